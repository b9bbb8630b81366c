"""The candidates of any extractor, each quotation with its owner alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extract import wordlists
from extract.candidates.ownership.beyond import within_bounds
from extract.candidates.ownership.closing import passed_by_closing
from extract.candidates.ownership.flow import followed
from extract.candidates.ownership.laid_back import laid_back
from extract.candidates.ownership.pieces import cut, joined, shares, without
from extract.candidates.ownership.shelf import Shelf
from extract.candidates.ownership.voices import Utterance, Voice, utterances
from extract.candidates.ownership.whole import whole
from extract.records import Candidate, Span, Spans
from extract.stretches import merged
from extract.syntax.checked import checked
from extract.syntax.clauses import SUBJECTS, finite
from extract.syntax.parse import Reading
from extract.syntax.scene import Scene, scenes
from extract.syntax.tree import child, verbal

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["settled"]

_BESIDE = frozenset({"advcl", "conj", "parataxis", "dep"})


def settled(
    reading: Reading, candidates: Iterable[Candidate], *, onward: bool = True
) -> list[Candidate]:
    """The candidates so that each utterance is laid to one speaker at most.

    An utterance with a reporting clause beside it goes to that clause: others lose it, and where
    nobody has proposed that clause it is proposed here. One that stands alone goes on with the
    speaker right before it, and is nobody's behind a sentence about somebody else.

    :param onward: whether a paragraph that is one quotation goes on with the speaker before it,
        what a sentence right behind lays to somebody is theirs, and who closes a sentence passes
        it on.
    """
    told = _told(reading, candidates)
    shelf = Shelf(reading.document.blocks, within_bounds(reading, told))
    spoken = utterances(reading)
    for voice, said in _by_voice(spoken):
        near = shelf.near([*voice.cue, *(u.place for u in said)])
        kept, ours = _given(scenes(reading)[voice.page], [*near.values()], voice, said)
        for (turn, one), rest in zip(near.items(), kept, strict=True):
            if rest != [one]:
                shelf.replace(turn, rest)
        shelf.add(ours)
    made = whole(reading, (c for c in shelf.all() if c.content))
    made = followed(reading, made, spoken, onward=onward)
    made = [c for c in made if c.content]
    return laid_back(reading, passed_by_closing(reading, made)) if onward else made


def _told(reading: Reading, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates without reports that the article only checks: "CLAIM: *Roe said* it fell"."""
    places = checked(reading)
    return [c for c in candidates if not any(s.within(p) for s in c.cue for p in places)]


def _by_voice(spoken: Sequence[Utterance]) -> Iterator[tuple[Voice, list[Utterance]]]:
    """The utterances of each reporting clause."""
    groups: dict[Spans, list[Utterance]] = {}
    for one in spoken:
        if one.voice is not None:
            groups.setdefault(one.voice.cue, []).append(one)
    for group in groups.values():
        voices = [u.voice for u in group if u.voice is not None]
        yield voices[0]._replace(plain=any(v.plain for v in voices)), group


def _given(
    scene: Scene, candidates: Sequence[Candidate], voice: Voice, said: Sequence[Utterance]
) -> tuple[list[list[Candidate]], list[Candidate]]:
    """What is left of each candidate once some utterances are their speaker's alone, and theirs."""
    content = merged(s for u in said for s in u.content)
    places = [u.place for u in said]
    ours: list[Candidate] = []
    out: list[list[Candidate]] = []
    for one in candidates:
        if _same_cue(one, voice):
            if not (_passes_on(one, voice) or _misread(one, voice, places)):
                ours.append(one)
            out.append([])
        elif any(shares(one, p) for p in places):
            out.append([*_kept(scene, one, voice, places)])
        else:
            out.append([one])
    if voice.silent or not (ours or voice.plain):
        return out, ours
    if not ours:
        confidence = _confidence(voice.rule)
        made = Candidate(
            voice.source, voice.cue, content, voice.rule, confidence, voice.reporters,
            shape="quotation",
        )  # fmt: skip
        return out, [made]
    if all(one.unsure for one in ours) and voice.plain:
        ours = [_sure(max(ours, key=lambda c: c.confidence), voice)]
    ours = [_owning(without(scene.text, one, voice.cue), voice, content) for one in ours]
    return out, [_unled(scene, one, said) for one in _each_once(ours)]


def _each_once(ours: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of a clause, of those with the same words the one whose cue has most of it."""
    kept: dict[Spans, Candidate] = {}
    for one in ours:
        other = kept.get(one.content)
        if other is None or _length(other.cue) < _length(one.cue):
            kept[one.content] = one
    return list(kept.values())


def _length(spans: Spans) -> int:
    return sum(s.end - s.start for s in spans)


def _same_cue(one: Candidate, voice: Voice) -> bool:
    return any(a.overlaps(b) for a in one.cue for b in voice.cue)


def _kept(
    scene: Scene, one: Candidate, voice: Voice, places: Sequence[Span]
) -> Iterator[Candidate]:
    """A candidate of another clause without the utterances; whole where it tells of the clause."""
    if _passes_on(one, voice):
        return
    within = any(c.within(p) for c in one.cue for p in places)
    if within or (_tells_of(one, voice) and not _rivals(scene, one, voice)):
        yield one
    else:
        clause = scene.tokens[voice.verb].left_edge.i
        begins = (
            [Span(scene.starts[clause], scene.ends[voice.verb])] if _tells_of(one, voice) else []
        )
        apart = [s for s in begins if not any(s.overlaps(c) for c in (*one.cue, *one.source))]
        yield cut(scene.text, one, [*places, *voice.cue, *voice.source, *apart])


def _passes_on(one: Candidate, voice: Voice) -> bool:
    """Whether a candidate's source only passes the words on: no second speaker."""
    return any(a.overlaps(b) for a in one.source for r in voice.reporters for b in r)


def _misread(one: Candidate, voice: Voice, places: Sequence[Span]) -> bool:
    """Whether a candidate takes words that are said for who says them: "… *goals* - said Roe"."""
    return bool(voice.source) and any(s.within(p) for s in one.source for p in places)


def _tells_of(one: Candidate, voice: Voice) -> bool:
    """Whether a reporting clause stands within what a candidate says."""
    return bool(voice.cue) and all(any(c.within(s) for s in one.content) for c in voice.cue)


def _rivals(scene: Scene, one: Candidate, voice: Voice) -> bool:
    """Whether a reporting clause stands beside a candidate's, not below it: "said …, while"."""
    ours = {i for s in one.cue for i in scene.within(s.start, s.end)}
    token: Token = scene.tokens[voice.verb]
    while token.head.i != token.i:
        if token.head.i in ours:
            return token.dep_ in _BESIDE
        token = token.head
    return False


def _sure(one: Candidate, voice: Voice) -> Candidate:
    """A candidate that its reader doubts, and that the clause beside its quotation bears out."""
    return replace(one, confidence=max(one.confidence, _confidence(voice.rule)), unsure=False)


def _owning(one: Candidate, voice: Voice, content: Spans) -> Candidate:
    """A candidate of a clause with all that is said by it, and with who says it."""
    made = joined(one, content)
    free = not any(s.overlaps(c) for s in voice.source for c in made.content)
    source = made.source or (voice.source if free else ())
    return replace(made, source=source, reporters=one.reporters or voice.reporters)


def _unled(scene: Scene, one: Candidate, said: Sequence[Utterance]) -> Candidate:
    """A candidate without the words that a colon parts from the quotation it leads up to.

    "*Why it fell*: “Rust,” said Roe", "Roe praised *the crew*: “They stayed”"; a clause behind the
    cue is said as well: "Roe said *the cause was plain*: “Rust”".
    """
    first = min((u.place.start for u in said), default=0)
    lead = next((s for s in one.content if s.start < first and one.cue), None)
    if lead is None or not scene.text[lead.start : first].rstrip(' "“„«‘').endswith(":"):
        return one
    if any(lead.start < c.start < first for c in one.cue):
        return one  # "*It fell*, Roe said: “Rust”"
    words = [scene.tokens[i] for i in scene.within(lead.start, min(lead.end, first))]
    clause = any(finite(t) and child(t, *SUBJECTS) is not None for t in words if verbal(t))
    if clause and one.cue[0].start < lead.start:
        return one
    kept = [Span(max(s.start, first), s.end) for s in one.content if s.end > first]
    return replace(one, content=tuple(kept)) if kept else one


def _confidence(rule: str) -> float:
    table = wordlists.table("cues")["confidence"]
    return float(table.get(rule, table["other"]))
