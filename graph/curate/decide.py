"""A person's verdict on a report, written into a facts file as Turtle that a person can read.

The build never writes decisions; this does, once, when somebody says so. A decision quotes the
words it is about with their neighbours, so that it is found again after the text was edited.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from graph.ask.lookup import compact
from graph.curate.anchor import Anchor, found
from graph.curate.placed import Placed, placed
from graph.curate.promotion import Promoted, promoted
from graph.curate.verdict import (
    CORRECTABLE,
    KINDS,
    OUTCOMES,
    VALUES,
    Claim,
    Outcome,
    Verdict,
    changes,
    new_speaker,
    require_sense,
)
from graph.curate.writing import (
    THE_CURATOR,
    append,
    block,
    curator,
    earlier,
    existing,
    literal,
    minted,
    shortened,
    turtle,
    when,
)
from graph.errors import QueryError
from graph.facts.rdfio import Parsed

__all__ = [
    "CORRECTABLE",
    "KINDS",
    "OUTCOMES",
    "THE_CURATOR",
    "VALUES",
    "Claim",
    "Outcome",
    "Verdict",
    "Written",
    "decide",
]


class Written(NamedTuple):
    """What was done.

    :param new: False when the file's latest decision on the report says the same already.
    :param turtle: what was added to the file, or would be.
    """

    decision: str
    report: str
    words: str
    new: bool
    turtle: str = ""


def decide(
    store: ox.Store,
    report: str,
    verdict: Verdict,
    file: Path,
    now: datetime | None = None,
    *,
    dry: bool = False,
) -> Written:
    """Append a decision on a report to a facts file; saying the same again adds nothing.

    :param report: the report's or statement's id, or the start of one.
    :param now: when it is decided; None for this moment.
    :param dry: write nothing, only tell what would be written.
    :raises QueryError: when the report or a corrected value is not known.
    :raises FactsError: when the file is broken, so that nothing can be added safely.
    """
    require_sense(verdict)
    place = placed(store, report)
    before = existing(file)
    speaker, introduced = new_speaker(store, before, verdict)
    said = [*changes(store, place.statement, verdict, speaker), *_words(place, verdict)]
    fact = promoted(store, place.claims, verdict.claim) if verdict.outcome == "promote" else None
    said += [("sayso:promotes", turtle(ox.NamedNode(fact.iri)))] if fact else []
    outcome = OUTCOMES[verdict.outcome]
    content = (place.article, place.report, outcome, *said, verdict.by, verdict.why)
    again, nth = earlier(before, (place.report,), content)
    exact, name = place.anchor.exact, compact(place.report.value)
    if again:
        return Written(compact(again), name, exact, new=False)
    decision = minted(content, nth)
    person, described = curator(store, before, verdict.by)
    lines = [
        *_described(decision, place, verdict, said),
        f"prov:wasAssociatedWith {person}",
        when(now, before, (place.report,)),
    ]
    told = _fact(before, place, fact, person)
    blocks = [*filter(None, (described, introduced, told)), block(lines)]
    if not dry:
        append(file, before, blocks)
    return Written(compact(decision.value), name, exact, True, "\n".join(blocks))


def _words(place: Placed, verdict: Verdict) -> list[tuple[str, str]]:
    """What is said instead, as the article prints it in the same paragraph."""
    wanted = verdict.corrections.get("words", "")
    if not wanted:
        return []
    start = place.paragraph.start
    here = found(Anchor(wanted), place.paragraph.of(place.stored))
    if not here:
        id_ = place.report.value.rpartition("/")[2]
        told = f"; copy the words as `sayso explain {id_}` prints them"
        raise QueryError(f"{wanted!r} does not stand in the paragraph of report:{id_}{told}")
    words = min(here, key=lambda s: abs(start + s.start - place.span.start))
    return [(CORRECTABLE["words"], literal(words.of(place.paragraph.of(place.stored))))]


def _fact(before: Parsed, place: Placed, fact: Promoted | None, person: str) -> str:
    """The block of a fact that the file does not hold yet."""
    if fact is None or any(str(q.subject) == f"<{fact.iri}>" for q in before.quads):
        return ""
    return fact.described(place.article, place.anchor.exact, person)


def _described(
    decision: ox.NamedNode, place: Placed, verdict: Verdict, said: Sequence[tuple[str, str]]
) -> list[str]:
    outcome, anchor = OUTCOMES[verdict.outcome], place.anchor
    lines = [
        f"{turtle(decision)} a sayso:Decision",
        f"rdfs:label {literal(f'{outcome}: {shortened(anchor.exact)}')}",
        f"sayso:decides {turtle(place.report)}",
        f"sayso:outcome val:{outcome}",
        *(f"{property_} {value}" for property_, value in said),
        f"sayso:inArticle {turtle(place.article)}",
        f"oa:exact {literal(anchor.exact)}",
    ]
    optional = (
        ("oa:prefix", anchor.prefix),
        ("oa:suffix", anchor.suffix),
        ("sayso:textSha256", place.text),
        ("rdfs:comment", verdict.why),
    )
    return [*lines, *(f"{name} {literal(words)}" for name, words in optional if words)]
