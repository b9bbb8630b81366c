"""A person's decisions, applied anew at every build: never written back, never dropped silently.

A decision names a report by its IRI and by its words. Where the IRI is gone, because the text or
the extractor changed, the words find the report again; where they do not, the decision is
*orphaned* and the build says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import pyoxigraph as ox

from extract.records import Spans
from graph.curate.anchor import Anchor
from graph.terms import oa, prov, rdf, sayso
from graph.triples import Verdict
from ontology import BASE

__all__ = ["Decision", "How", "Match", "read", "verdicts"]

How = Literal["iri", "words", "similar", "holds", "orphaned"]

_OF_REPORTS = ("accepted", "rejected", "corrected", "promoted")


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided.

    :param decides: IRIs of what is judged, sorted.
    :param outcome: ``accepted``, ``rejected``, ``corrected``, ``promoted``, ``same``,
        ``different`` or ``unsure``.
    :param article: IRI of the article the words stand in, or None.
    :param corrections: ``speaker``, ``status``, ``act``, ``polarity``, ``certainty``, ``words`` ->
        the right value; the speaker as IRI, the words as printed, the others as local names.
    :param about: IRIs of what it is about instead; empty where that is not corrected.
    :param text: hash of the stored text that was decided on, or None.
    :param when: as written, for the order among decisions on one thing.
    :param file: the facts file it stands in.
    """

    iri: str
    outcome: str
    decides: tuple[str, ...] = ()
    article: str | None = None
    anchor: Anchor | None = None
    corrections: Mapping[str, str] | None = None
    promotes: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    text: str | None = None
    when: str = ""
    file: str = ""

    @property
    def keys(self) -> frozenset[str]:
        """The keys of the reports and statements it names."""
        kinds = (f"{BASE}id/report/", f"{BASE}id/statement/", f"{BASE}id/prop/")
        return frozenset(i.removeprefix(k) for i in self.decides for k in kinds if i.startswith(k))

    @property
    def judges_reports(self) -> bool:
        """Whether it is about something a text says, not about who is who."""
        named = bool(self.keys) or self.anchor is not None
        return self.outcome in _OF_REPORTS and named


@dataclass(frozen=True, slots=True)
class Match:
    """What a decision was found to mean in this build.

    :param reports: keys of the reports it applies to, in order of the text.
    :param how: by ``iri``, by the ``words``, by ``similar`` words; ``holds``: the words stand in
        the text and give no report, as the rejection wants; ``orphaned``: it applies to nothing.
    :param why: of an orphan, why it is one.
    :param content: where the corrected words stand; empty where they are not corrected.
    """

    decision: Decision
    reports: tuple[str, ...]
    how: How
    why: str = ""
    content: Spans = ()


def read(quads: Iterable[ox.Quad], file: str = "") -> list[Decision]:
    """The decisions of a facts file, in the order in which they apply.

    :param file: its name, for messages.
    """
    about: dict[str, dict[str, list[Any]]] = {}
    decisions = set()
    for quad in quads:
        subject, predicate = quad.subject.value, quad.predicate  # type: ignore[union-attr]
        about.setdefault(subject, {}).setdefault(predicate.value, []).append(quad.object)
        if predicate == rdf.type and quad.object == sayso.Decision:
            decisions.add(subject)
    made = (_decision(iri, about[iri], file) for iri in decisions)
    return sorted(made, key=lambda d: (d.when, d.iri))


def _decision(iri: str, said: Mapping[str, list[Any]], file: str) -> Decision:
    def values(term: ox.NamedNode) -> tuple[str, ...]:
        return tuple(sorted({value.value for value in said.get(term.value, ())}))

    def first(term: ox.NamedNode) -> str | None:
        return next(iter(values(term)), None)

    exact = first(oa.exact)
    fixed = {
        "speaker": first(sayso.correctSpeaker),
        "status": _local(first(sayso.correctHolderStatus)),
        "act": _local(first(sayso.correctAct)),
        "polarity": _local(first(sayso.correctPolarity)),
        "certainty": _local(first(sayso.correctCertainty)),
        "words": first(sayso.correctContent),
    }
    return Decision(
        iri,
        _local(first(sayso.outcome)) or "unsure",
        values(sayso.decides),
        first(sayso.inArticle),
        Anchor(exact, first(oa.prefix) or "", first(oa.suffix) or "") if exact else None,
        {name: value for name, value in fixed.items() if value},
        values(sayso.promotes),
        values(sayso.correctAbout),
        first(sayso.textSha256),
        first(prov.endedAtTime) or "",
        file,
    )


def _local(iri: str | None) -> str | None:
    return None if iri is None else iri.rpartition("#")[2]


# ---------------------------------------------------------------- effect


def verdicts(matches: Iterable[Match], names: Mapping[str, str]) -> dict[str, Verdict]:
    """What the decisions come to for each report; a later one overrides an earlier one.

    :param names: IRI of an actor -> its label.
    """
    result: dict[str, Verdict] = {}
    for found_ in matches:
        decision = found_.decision
        outcome = "accepted" if decision.outcome == "promoted" else decision.outcome
        fixed = _fixed(found_, names) if outcome == "corrected" else {}
        for key in found_.reports:
            earlier = result.get(key, Verdict(outcome))
            # Accepting what was corrected before accepts the correction.
            kept = (
                "corrected" if (earlier.outcome, outcome) == ("corrected", "accepted") else outcome
            )
            result[key] = earlier._replace(outcome=kept, **fixed)
    return result


def _fixed(match: Match, names: Mapping[str, str]) -> dict[str, Any]:
    """What a correction changes, as the fields of a verdict."""
    decision = match.decision
    fixed: dict[str, Any] = dict(decision.corrections or {})
    fixed.pop("words", None)
    if match.content:
        fixed["content"] = match.content
    status, speaker = fixed.pop("status", None), fixed.get("speaker")
    if speaker is not None:
        fixed |= {"name": names.get(speaker), "unknown": False}
    elif status == "unknown":
        fixed |= {"speaker": None, "name": None, "unknown": True}
    return {**fixed, "about": decision.about} if decision.about else fixed
