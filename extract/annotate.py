"""One article's extraction, put together: names, candidates, holders, acts, parts, narration."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from extract.candidates import checks
from extract.candidates.ownership import settled
from extract.candidates.registry import DEFAULT, built_in
from extract.candidates.registry import extractor as named_extractor
from extract.claims.about import concerning
from extract.claims.acts import Judgement, judge, tokens_of
from extract.claims.answers import answered
from extract.claims.called import called
from extract.claims.disbelieved import disbelieved
from extract.claims.headlined import headlined
from extract.claims.in_full import in_full
from extract.claims.narration import narrate
from extract.claims.passed_on import passed_on, through
from extract.claims.quantities import find as find_quantities
from extract.claims.quoted_claims import quoted_claims
from extract.claims.rejected import rejected
from extract.claims.statements import split
from extract.entities.names import Named, find_names
from extract.holders.resolve import resolve
from extract.records import (
    Attribution,
    Candidate,
    Document,
    Extraction,
    Gazetteer,
    Holder,
    Note,
    Span,
)
from extract.stretches import Stretches
from extract.syntax.clauses import finite
from extract.syntax.parse import Reading
from extract.syntax.phrases import thing
from extract.syntax.silent_cues import silent_cues
from extract.syntax.styles import style
from extract.syntax.tree import head_of, verbal

__all__ = ["extract"]


class _Judged(NamedTuple):
    """A candidate with its speaker and what its cue says."""

    candidate: Candidate
    holder: Holder
    judgement: Judgement


#: A candidate whose cue says nothing, and why.
_Refused = tuple[Candidate, Note]


def extract(document: Document, gazetteer: Gazetteer, extractor: str = DEFAULT) -> Extraction:
    """All that one article gives; the same for the same input, whatever the order of candidates.

    :param extractor: a name that :func:`extract.candidates.registry.extractor` knows.
    :raises BuildError: when there is no extractor of that name.
    """
    reading = Reading(document)
    named = find_names(reading, gazetteer)
    found = named_extractor(extractor)(reading, gazetteer)
    proposed = sorted(settled(reading, found), key=_place)
    kept, dropped = checks.check(document, proposed)
    kept = tuple(sorted(rejected(reading, kept), key=_place))
    holders = resolve(reading, named, kept)
    judged, refused = _judged(reading, zip(kept, holders, strict=True))
    reported = [_attribution(reading, named, found) for found in judged]
    reported = in_full(reading, named, reported)
    reported += passed_on(reading, named, reported)
    reported += disbelieved(reading, named, reported)
    reported += quoted_claims(reading, named, reported)
    reported += called(reading, named, reported)
    reported += headlined(reading, named, reported)
    reported = _sourced(through(reading, reported))
    doubted = [c for c in proposed if c.unsure and c.source and _reports(reading, c)]
    doubted += [c for c, note in refused if note.kind == "negated-cue" and _clause(reading, c)]
    told = narrate(reading, named, reported, doubted)
    claimed = sorted([*reported, *told.claims], key=_stands)
    attributions = answered(reading, named, concerning(reading, named, claimed))
    cues = silent_cues(reading) if built_in(extractor) else ()
    notes = [*dropped, *(n for _, n in refused), *_cue_notes(refused, cues)]
    notes += _of_document(document)
    notes += [*told.withheld, *_silent(reading, attributions, told.withheld)]
    notes += _ambiguous(reported)
    return Extraction(
        document=document,
        extractor=extractor,
        attributions=attributions,
        countries=named.countries,
        actors=named.actors,
        posts=named.posts,
        quantities=find_quantities(reading, Span(0, len(reading.text)), named),
        notes=tuple(sorted(set(notes), key=lambda n: (n.span, n.kind, n.why))),
    )


def _sourced(found: Iterable[Attribution]) -> list[Attribution]:
    """The same, what nobody says without words that beside it name somebody.

    In "Roe is glad, says she was warned" whose gladness is told is not whom "she" means.
    """
    listed = list(found)
    named = {a.source for a in listed if a.holder.status == "resolved" and a.source}
    lost = (a.holder.status == "unknown" and a.source in named for a in listed)
    return [replace(a, source=()) if gone else a for a, gone in zip(listed, lost, strict=True)]


def _reports(reading: Reading, candidate: Candidate) -> bool:
    """Whether a candidate that is too unsure has at least a cue that tells of somebody's words."""
    if candidate.shape != "tagged":
        return True
    head = head_of([t for _, t in tokens_of(reading, candidate.source)])
    if head is None or thing(head):  # "the lack of response raises questions": no one's words
        return False
    verdict = judge(reading, candidate)
    return not isinstance(verdict, Note) and verdict.act not in {"attitude", "other"}


def _clause(reading: Reading, candidate: Candidate) -> bool:
    """Whether what a cue does not report is a clause, which the article does not claim either."""
    head = head_of([t for _, t in tokens_of(reading, candidate.content)])
    return head is not None and verbal(head) and finite(head)


def _place(candidate: Candidate) -> tuple[object, ...]:
    return (candidate.content, candidate.cue, candidate.source, candidate.rule)


def _stands(attribution: Attribution) -> tuple[object, ...]:
    return (attribution.content, attribution.cue, attribution.source, attribution.rule)


# ---------------------------------------------------------------- candidates become attributions


def _judged(
    reading: Reading, pairs: Iterable[tuple[Candidate, Holder]]
) -> tuple[list[_Judged], list[_Refused]]:
    judged: list[_Judged] = []
    refused: list[_Refused] = []
    for candidate, holder in pairs:
        verdict = judge(reading, candidate)
        if isinstance(verdict, Note):
            refused.append((candidate, verdict))
        else:
            judged.append(_Judged(candidate, holder, verdict))
    return judged, refused


def _attribution(reading: Reading, named: Named, found: _Judged) -> Attribution:
    candidate = found.candidate
    return Attribution(
        source=candidate.source,
        cue=candidate.cue,
        content=candidate.content,
        style="narrated" if found.holder.status == "voice" else style(reading, candidate.content),
        holder=found.holder,
        parts=split(reading, named, candidate, found.judgement),
        rule=candidate.rule,
        confidence=candidate.confidence,
        cue_lemma=found.judgement.cue_lemma,
    )


# ---------------------------------------------------------------- the ledger


def _cue_notes(refused: Sequence[_Refused], cues: Iterable[Note]) -> Iterator[Note]:
    """The cues that the rules passed over, except in what was already refused."""
    told = Stretches(s for candidate, _ in refused for s in (*candidate.cue, *candidate.content))
    return (n for n in cues if not told.overlap(n.span))


def _of_document(document: Document) -> Iterator[Note]:
    for stretch in document.furniture:
        yield Note("furniture", stretch.span, stretch.kind)
    for repair in document.repairs:
        yield Note("repaired", repair.span, f"{repair.before!r}: {repair.how}")


def _silent(
    reading: Reading, attributions: Sequence[Attribution], withheld: Sequence[Note]
) -> Iterator[Note]:
    """The sentences that no statement rests on, those aside that a note already names."""
    claimed = (s for a in attributions for s in (*a.content, *a.cue))
    used = Stretches((*claimed, *(n.span for n in withheld)))
    for block in reading.blocks:
        for span, _ in block.sentences():
            if not used.overlap(span):
                yield Note("silent", span, "claims nothing that could be told")


def _ambiguous(attributions: Iterable[Attribution]) -> Iterator[Note]:
    for attribution in attributions:
        if attribution.holder.status == "ambiguous":
            place = (attribution.source or attribution.cue or attribution.content)[0]
            names = " or ".join(a.label for a in attribution.holder.candidates)
            yield Note("ambiguous", place, f"{names}: {attribution.holder.reason}")
