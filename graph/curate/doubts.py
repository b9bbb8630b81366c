"""The statements that need a person's eyes: who said it, is it sure, what of it is disputed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Literal, NamedTuple

import pyoxigraph as ox

from graph.ask.lookup import compact, expand
from graph.ask.walk import Walk
from graph.curate.decide import Verdict, decide
from graph.curate.decisions import read
from graph.errors import QueryError

__all__ = ["KINDS", "Doubt", "Doubts", "Kind"]

Kind = Literal["speakers", "disputes", "confidence"]
#: What may be doubtful about a statement -> what a person is asked.
KINDS: dict[Kind, str] = {
    "speakers": "who says it is not sure",
    "disputes": "somebody else contradicts it",
    "confidence": "the extractor is not sure",
}
#: A speaker who is nobody in particular as far as the text tells, though it says that there is one.
_VAGUE = frozenset({"ambiguous", "unknown"})
#: Below this an extractor counts as unsure; about one report in thirty of English news.
_SURE = 0.7
#: The properties that tie a statement to others; the more of them, the more hangs on it.
_TIES = ("contradicts", "corroborates", "respondsTo", "updates", "onPoint", "answers")


class Doubt(NamedTuple):
    """A statement with something to look at.

    :param report: IRI of the place where it stands.
    :param statement: IRI of what is said.
    :param candidates: who may have said it, in words, with their IRIs.
    :param weight: how many links it has to other statements and points.
    :param confidence: the extractor's own, 0 to 1.
    """

    kind: Kind
    report: str
    statement: str
    candidates: tuple[tuple[str, str], ...]
    weight: int
    confidence: float

    @property
    def ends(self) -> tuple[str, str]:
        """What tells one doubt from another: a statement is asked about once."""
        return "statement", self.report


class Doubts:
    """The questions about what is said and by whom, those on which most hangs first.

    :param store: the built graph.
    :param kinds: what to ask about.
    """

    def __init__(self, store: ox.Store, kinds: Collection[Kind]) -> None:
        self._store, self._walk, self._kinds = store, Walk(store), kinds

    def questions(self) -> Sequence[Doubt]:
        """Every doubt that no decision of the build settles; each statement once."""
        first: dict[str, Doubt] = {}
        for kind in (k for k in KINDS if k in self._kinds):
            for doubt in self._of(kind):
                first.setdefault(doubt.report, doubt)
        place = list(KINDS)
        return sorted(
            first.values(),
            key=lambda d: (place.index(d.kind), -d.weight, d.confidence, d.report),
        )

    def asks(self, quads: Sequence[ox.Quad], *, again: bool) -> Callable[[Doubt], bool]:
        """Whether a doubt is open after the decisions of a facts file.

        :param again: of no meaning here: nobody can be unsure of a statement.
        """
        del again
        judged = {iri for decision in read(quads) for iri in decision.decides}
        return lambda doubt: not {doubt.report, doubt.statement} & judged

    def answer(self, doubt: Doubt, said: str, file: Path, by: str) -> None:
        """Write down what a person says of a statement, as `sayso decide` does.

        :param said: ``right``, ``no statement``, ``unknown``, or the number of a candidate from 1.
        :raises QueryError: when there is no such candidate.
        """
        decide(self._store, compact(doubt.report), _verdict(doubt, said, by), file)

    def _of(self, kind: Kind) -> Iterator[Doubt]:
        for report in self._reports:
            statement = self._walk.node(report, "sayso:reports")
            if statement is None or not self._doubtful(kind, report, statement):
                continue
            candidates = self._walk.nodes(statement, "sayso:candidateSpeaker")
            named = sorted((self._walk.label(node), node.value) for node in candidates)
            sure = self._confidence(report)
            weight = self._ties[statement]
            yield Doubt(kind, report.value, statement.value, tuple(named), weight, sure)

    def _doubtful(self, kind: Kind, report: ox.NamedNode, statement: ox.NamedNode) -> bool:
        if {report.value, statement.value} & self._judged:
            return False
        if kind == "speakers":
            return self._walk.words(statement, "sayso:holderStatus") in _VAGUE
        if kind == "disputes":
            return bool(
                self._walk.nodes(statement, "sayso:contradicts")
                or self._walk.pointing(statement, "sayso:contradicts")
            )
        return self._confidence(report) < _SURE

    def _confidence(self, report: ox.NamedNode) -> float:
        written = self._walk.words(report, "sayso:confidence")
        return float(written) if written else 1.0

    @cached_property
    def _reports(self) -> list[ox.NamedNode]:
        kind = expand("sayso:Report")
        return self._walk.pointing(kind, "rdf:type") if kind else []

    @cached_property
    def _judged(self) -> frozenset[str]:
        quads = self._store.quads_for_pattern(None, expand("sayso:decides"), None, None)
        return frozenset(getattr(quad.object, "value", "") for quad in quads)

    @cached_property
    def _ties(self) -> Counter[ox.NamedNode]:
        found = Counter[ox.NamedNode]()
        for name in _TIES:
            for quad in self._store.quads_for_pattern(None, expand(f"sayso:{name}"), None, None):
                found.update(n for n in (quad.subject, quad.object) if isinstance(n, ox.NamedNode))
        return found


def _verdict(doubt: Doubt, said: str, by: str) -> Verdict:
    if said == "right":
        return Verdict("accept", by=by)
    if said == "no statement":
        return Verdict("reject", by=by)
    if said == "unknown":
        return Verdict("correct", {"speaker": "unknown"}, by=by)
    if said.isdecimal() and 0 < int(said) <= len(doubt.candidates):
        return Verdict("correct", {"speaker": doubt.candidates[int(said) - 1][1]}, by=by)
    raise QueryError(f"there is no candidate {said}; there are {len(doubt.candidates)}")
