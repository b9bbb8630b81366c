"""Where the time of extraction goes: the share of every step, in one run, one thread.

    python -m benchmarks.steps --texts DIR [--articles 24]

A step counts what it does itself, without the steps it calls; what no step names is told as
"the rest".
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import cached_property, wraps
from importlib import import_module
from inspect import isgeneratorfunction
from pathlib import Path
from time import process_time
from typing import Any
from unittest.mock import patch

from benchmarks.systems import parsed
from extract import annotate, inputs
from extract.records import Document, Gazetteer
from extract.syntax.parse import Reading

__all__ = ["STEPS", "main", "markdown", "shares"]

#: Step by step: where the function that does it is looked up when it is called.
STEPS: Mapping[str, str] = {
    "spaCy's parse": "extract.syntax.parse:Reading.blocks",
    "cutting into word pieces": "extract.candidates.tagger.propose:windows",
    "network: words and anchors": "extract.candidates.tagger.onnx_model:Network.read",
    "network: tags": "extract.candidates.tagger.onnx_model:Network.tag",
    "rules": "extract.candidates.rules:propose",
    "whole sources": "extract.candidates.tagger.propose:sourced",
    "both readers as one": "extract.candidates.tagger.propose:fused",
    "names": "extract.annotate:find_names",
    "holders": "extract.annotate:resolve",
    "acts": "extract.annotate:judge",
    "statements": "extract.annotate:split",
    "the article's own claims": "extract.annotate:narrate",
    "quantities": "extract.annotate:find_quantities",
}


class _Clock:
    """CPU seconds by step, each without the steps within it."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._running: list[str] = []
        self._since = process_time()

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        self._turn()
        self._running.append(name)
        try:
            yield
        finally:
            self._turn()
            self._running.pop()

    def _turn(self) -> None:
        now = process_time()
        if self._running:
            self.seconds[self._running[-1]] += now - self._since
        self._since = now

    def timed(self, name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        lazy = isgeneratorfunction(work)

        @wraps(work)
        def run(*args: Any, **kwargs: Any) -> Any:
            with self.step(name):
                done = work(*args, **kwargs)
                return list(done) if lazy or isinstance(done, Iterator) else done

        return run


def shares(documents: Sequence[Document]) -> dict[str, float]:
    """CPU seconds of each step over some articles, read once before so that all is loaded."""
    _extracted(documents[:2])
    clock = _Clock()
    with ExitStack() as stack:
        for name, place in STEPS.items():
            stack.enter_context(_patched(clock, name, place))
        with clock.step("the rest"):
            _extracted(documents)
    return dict(clock.seconds)


def _extracted(documents: Sequence[Document]) -> None:
    for document in documents:
        annotate.extract(document, Gazetteer())


def _patched(clock: _Clock, name: str, place: str) -> Any:
    """A step timed where it is looked up."""
    module, attribute = place.split(":")
    owner: Any = import_module(module)
    *outer, last = attribute.split(".")
    for part in outer:
        owner = getattr(owner, part)
    work = vars(owner)[last]
    if isinstance(work, cached_property):
        timed = cached_property(clock.timed(name, work.func))
        timed.__set_name__(Reading, last)
        return patch.object(owner, last, timed)
    return patch.object(owner, last, clock.timed(name, work))


def markdown(documents: Sequence[Document]) -> str:
    """The steps as a table: share of the whole, and in parses of spaCy's whole small model."""
    for document in documents[:2]:
        parsed(document)
    start = process_time()
    for document in documents:
        parsed(document)
    parse = process_time() - start
    found = shares(documents)
    whole = sum(found.values())
    lines = ["| step | share | in parses of spaCy's small model |", "|---|---|---|"]
    for name, seconds in sorted(found.items(), key=lambda pair: -pair[1]):
        lines.append(f"| {name} | {seconds / whole:.1%} | {seconds / parse:.2f} |")
    lines.append(f"| **whole** | 100 % | {whole / parse:.2f} |")
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> int:
    """Measure from the command line; prints the table."""
    parser = argparse.ArgumentParser(description="Where the time of extraction goes.")
    parser.add_argument("--texts", type=Path, required=True, help="folder of articles")
    parser.add_argument("--articles", type=int, default=24, help="how many of them")
    asked = parser.parse_args(argv)
    read = [d for d in inputs.load([asked.texts]) if isinstance(d, Document)]
    print(markdown(read[: asked.articles]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
