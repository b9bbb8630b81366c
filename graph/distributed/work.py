"""Where the tasks of a build leave their results: files in a folder that all workers see.

Every file is written aside and renamed, so that a worker that is lost in the middle leaves none;
what a step did is marked last. Values are pickled: they go from one task of a build to another of
the same build and are never read by anybody else.
"""

from __future__ import annotations

import hashlib
import pickle
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from graph.distributed.engines import Engine
from graph.writer import write

__all__ = ["Step", "Work", "once"]

#: What is done for one number of a step.
Step = Callable[["Work", int], None]


@dataclass(frozen=True, slots=True)
class Work:
    """The folder of a build's intermediate results.

    :param chunks: how many chunks the articles are cut into; chunk number ``chunks`` holds what
        people wrote.
    :param parts: how many parts keys are spread over, in steps that bring chunks together.
    """

    folder: Path
    chunks: int
    parts: int

    @property
    def all_chunks(self) -> range:
        """The numbers of the chunks, the hand-written one among them."""
        return range(self.chunks + 1)

    def run(self, engine: Engine, step: Step, numbers: Sequence[int]) -> None:
        """Do a step for each number that it was not done for yet."""
        name = step.__name__
        left = [n for n in numbers if not self._file(name, n, "done").exists()]
        engine.run(partial(once, self, step), left)

    # ---------------------------------------------------------------- one value

    def put(self, name: str, number: int, value: Any) -> None:
        """Leave a value."""
        write(self._file(name, number, "value"), pickle.dumps(value, 5), durable=False)

    def get(self, name: str, number: int = 0) -> Any:
        """A value that was left."""
        return _value(self._file(name, number, "value").read_bytes())

    # ---------------------------------------------------------------- many, by part

    def part(self, *key: str) -> int:
        """The part that a key belongs to, the same in every process."""
        digest = hashlib.blake2b("\0".join(key).encode("utf-8", "surrogatepass"), digest_size=8)
        return int.from_bytes(digest.digest()) % self.parts

    def send(self, name: str, number: int, records: Iterable[tuple[int, Any]]) -> None:
        """Leave records for several takers.

        :param number: of the sender.
        :param records: the taker's number and the record.
        """
        bins: defaultdict[int, list[Any]] = defaultdict(list)
        for taker, record in records:
            bins[taker].append(record)
        places, pieces, at = {}, [], 0
        for taker in sorted(bins):
            data = pickle.dumps(bins.pop(taker), 5)
            places[taker] = at, len(data)
            pieces.append(data)
            at += len(data)
        head = pickle.dumps(places, 5)
        whole = b"".join((len(head).to_bytes(8), head, *pieces))
        write(self._file(name, number, "sent"), whole, durable=False)

    def received(self, name: str, taker: int) -> Iterator[Any]:
        """What all senders left for one taker, sender by sender."""
        for path in sorted((self.folder / name).glob("*.sent")):
            with path.open("rb") as file:
                size = int.from_bytes(file.read(8))
                places: dict[int, tuple[int, int]] = _value(file.read(size))
                if taker in places:
                    start, length = places[taker]
                    file.seek(8 + size + start)
                    yield from _value(file.read(length))

    def mark(self, name: str, number: int) -> None:
        """Note that a step is done for a number."""
        write(self._file(name, number, "done"), b"", durable=False)

    def _file(self, name: str, number: int, end: str) -> Path:
        return self.folder / name / f"{number:06d}.{end}"


def once(work: Work, step: Step, number: int) -> None:
    """Do a step for a number, and mark it as done."""
    step(work, number)
    work.mark(step.__name__, number)


def _value(data: bytes) -> Any:
    return pickle.loads(data)  # noqa: S301 - of this very build
