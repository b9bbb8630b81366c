"""A person answers one question after the other; every answer is on the disk before the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Generic, NamedTuple, Protocol, TypeVar

import pyoxigraph as ox

from graph.curate.pairs import Skipped
from graph.curate.writing import THE_CURATOR, existing
from graph.errors import FactsError, QueryError
from graph.writer import write

__all__ = ["Agenda", "Question", "Sitting", "Wishes"]


class Question(Protocol):
    """Something to ask a person."""

    @property
    def ends(self) -> tuple[str, str]:
        """What tells one question from another; two words without spaces."""
        ...


Q = TypeVar("Q", bound=Question)


class Agenda(Protocol[Q]):
    """What is asked, when it is settled, and how an answer is written down."""

    def questions(self) -> Sequence[Q]:
        """All that the build leaves to a person, what matters most first."""
        ...

    def asks(self, quads: Sequence[ox.Quad], *, again: bool) -> Callable[[Q], bool]:
        """Whether a question is open after the decisions of a facts file.

        :param again: ask once more where a person was unsure.
        """
        ...

    def answer(self, question: Q, said: str, file: Path, by: str) -> None:
        """Write down what a person says."""
        ...


class _Step(NamedTuple, Generic[Q]):
    """An answer, and the facts file before and after it; None where there was no file."""

    question: Q
    said: str
    before: bytes | None
    after: bytes | None


class Wishes(NamedTuple):
    """What a person wants of a sitting.

    :param again: ask once more where a person was unsure.
    :param limit: how many questions to ask at most; None for all.
    :param by: who decides.
    """

    again: bool = False
    limit: int | None = None
    by: str = THE_CURATOR


class Sitting(Generic[Q]):
    """Questions asked one after the other; what is decided is not asked again.

    :param agenda: what there is to ask.
    :param file: the facts file that the decisions go into.
    :param skipped: what was put off before.
    """

    def __init__(
        self, agenda: Agenda[Q], file: Path, skipped: Skipped, wishes: Wishes | None = None
    ) -> None:
        self._agenda, self._file, self._skipped = agenda, file, skipped
        self._wishes = wishes or Wishes()
        self._questions = skipped.last(agenda.questions())
        self._asked: list[Q] = []
        self._off: list[Q] = []
        self._steps: list[_Step[Q]] = []

    @property
    def decided(self) -> Mapping[str, int]:
        """How often each answer was given in this sitting."""
        return Counter(step.said for step in self._steps)

    @property
    def skipped(self) -> int:
        """How many questions were put off in this sitting."""
        return len(self._off)

    @property
    def found(self) -> int:
        """How many questions the build leaves to a person, decided since or not."""
        return len(self._questions)

    def left(self) -> int:
        """How many questions no person has decided yet, those put off included."""
        return len(self._open())

    def next(self) -> tuple[Q, str] | None:
        """The question to ask now, and which one of how many it is; None when there is none.

        :raises FactsError: when the facts file is broken.
        """
        waiting = [question for question in self._open() if question not in self._off]
        ahead = [question for question in waiting if question not in self._asked]
        most = len(self._asked) + len(ahead)
        most = min(most, self._wishes.limit or most)
        # One whose answer was taken back is asked before those to come.
        question = next((q for q in waiting if q in self._asked), None)
        if question is None and ahead and len(self._asked) < most:
            question = ahead[0]
            self._asked.append(question)
        if question is None:
            return None
        return question, f"{self._asked.index(question) + 1} of {most}"

    def answer(self, question: Q, said: str) -> None:
        """Write down what a person says of a question, as `sayso decide` does.

        :raises FactsError: when the facts file is broken, so that nothing can be added safely.
        :raises QueryError: when that is no answer to this question.
        :raises ExportError: when the disk refuses; the file is then as it was.
        """
        before = _bytes(self._file)
        self._agenda.answer(question, said, self._file, self._wishes.by)
        self._steps.append(_Step(question, said, before, _bytes(self._file)))

    def skip(self, question: Q) -> None:
        """Put a question off until the next time."""
        self._off.append(question)
        self._skipped.add(question)

    def undo(self) -> Q | None:
        """Take the last answer out of the facts file again; None when there is none.

        :raises QueryError: when somebody else has changed the file since.
        """
        if not self._steps:
            return None
        step = self._steps[-1]
        if _bytes(self._file) != step.after:
            raise QueryError(
                "was changed by somebody else; take the decision out there", str(self._file)
            )
        if step.before is None:
            self._file.unlink(missing_ok=True)
        else:
            write(self._file, step.before)
        self._steps.pop()
        return step.question

    def _open(self) -> list[Q]:
        asks = self._agenda.asks(existing(self._file).quads, again=self._wishes.again)
        answered = [step.question for step in self._steps]
        return [q for q in self._questions if q not in answered and asks(q)]


def _bytes(file: Path) -> bytes | None:
    if not file.exists():
        return None
    try:
        return file.read_bytes()
    except OSError as error:
        raise FactsError(f"cannot be read: {error.strerror}", str(file)) from None
