"""All shapes over one paragraph after another, and which of two overlapping drafts stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from extract import wordlists
from extract.candidates.rules import (
    according,
    adjectives,
    colons,
    inverted,
    nouns,
    passages,
    quoted,
    turns,
    verbs,
)
from extract.candidates.rules.draft import Draft
from extract.records import Candidate, Gazetteer
from extract.syntax.cue_frames import cue_frames
from extract.syntax.scene import Scene, scenes

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extract.syntax.parse import Reading

__all__ = ["propose"]


def propose(reading: Reading, gazetteer: Gazetteer) -> Iterator[Candidate]:  # noqa: ARG001
    """Propose who says what, in the order of the text.

    The gazetteer is not used: who the words name is decided afterwards.
    """
    pages = scenes(reading)
    signed = [p.span for p in reading.document.passages if p.author is not None]
    free = [not any(scene.block.span.within(s) for s in signed) for scene in pages]
    drafts = [_drafts(scene) if own else [] for scene, own in zip(pages, free, strict=True)]
    drafts = turns.joined(pages, drafts)
    led = list(passages.led_in(reading, pages, drafts))
    own = [*passages.signed(reading, pages), *(candidate for *_, candidate in led)]
    yield from own
    leading = {(number, verb) for number, verb, _ in led}
    taken = [s for candidate in own for s in candidate.content]
    for number, (scene, made) in enumerate(zip(pages, drafts, strict=True)):
        for draft in sorted(d for d in made if (number, d.verb) not in leading):
            candidate = _candidate(scene, draft)
            nested = any(c.within(t) for c in candidate.cue for t in taken)
            if candidate.content and candidate.cue and not nested:
                yield candidate


def _drafts(scene: Scene) -> list[Draft]:
    drafts: list[Draft] = list(colons.drafts(scene))
    if drafts:
        return drafts  # the whole paragraph is laid to its label
    drafts = quoted.drafts(scene)
    taken = {d.verb for d in drafts}
    for token in (t for _, sent in scene.block.readable() for t in sent):
        if token.i not in taken and not scene.quoted(token):
            made = list(_at(scene, token))
            taken.update(d.verb for d in made)
            drafts.extend(made)
    drafts += (d for d in inverted.drafts(scene) if d.verb not in taken)
    return _settle(_relayed(scene, according.merge(scene, _carried(drafts))))


def _at(scene: Scene, token: Token) -> Iterable[Draft]:
    """The drafts whose cue hangs on one word."""
    frames = cue_frames(token)
    if frames:
        if scene.unreported(token):
            return ()
        worded = verbs.worded(scene, token)
        return [worded] if worded is not None else verbs.drafts(scene, token, frames)
    if token.pos_ == "NOUN":
        return nouns.drafts(scene, token)
    if token.pos_ in {"ADJ", "VERB"}:
        return adjectives.drafts(scene, token)
    return ()


def _carried(drafts: list[Draft]) -> list[Draft]:
    """The drafts without those of verbs that only carry a noun's: "voiced concerns about X"."""
    carried = {i for d in drafts if d.light for i in d.cue if i != d.verb}
    return [d for d in drafts if d.verb not in carried]


def _relayed(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Of two clauses behind the same words the first says it: "Words, Roe said, Novapress reports".

    Whose clause is the last passes it on; who only hears it does not: "…, *the court heard*".
    """
    said = {d.verb for d in drafts if d.source}
    kept = [d for d in drafts if not (_heard(d) and said & d.content)]
    for last in (d for d in drafts if d.source and d.shape == "verb" and _ends(scene, d)):
        first = next((d for d in drafts if _says_first(d, last)), None)
        if first is not None:
            relayed = first._replace(reporters=(last.source,))
            kept = [relayed if d is first else d for d in kept if d is not last]
    return kept


def _heard(draft: Draft) -> bool:
    """Whether a clause beside its words names nobody who says them."""
    return draft.frame == "aside" and not draft.source


def _ends(scene: Scene, draft: Draft) -> bool:
    """Whether a clause stands behind all of its words."""
    said = [i for i in draft.content if scene.tokens[i].is_alpha]
    return bool(said) and draft.verb > max(said)


def _says_first(draft: Draft, last: Draft) -> bool:
    """Whether a clause stands behind words that another clause ends."""
    within = draft.verb in last.content and draft.source and draft.frame in {"clause", "aside"}
    leads = min(draft.content, default=-1) == min(last.content)
    return bool(within) and leads and min(draft.source) > min(draft.content) < draft.verb


def _settle(drafts: list[Draft]) -> list[Draft]:
    """Drop drafts that stand inside another one's content: nothing nested is kept."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (-len(d.content), d.verb)):
        if any(draft.verb in k.content or draft.verb == k.verb for k in kept):
            continue
        kept.append(draft)
    return kept


def _candidate(scene: Scene, draft: Draft) -> Candidate:
    # The quotation of a quoted transcript holds the label too.
    words = scene.spans if draft.shape == "transcript" else scene.content
    return Candidate(
        source=scene.spans(draft.source),
        cue=scene.spans(draft.cue),
        content=tuple(sorted((*words(draft.content - scene.dateline), *draft.beyond))),
        rule=draft.rule,
        confidence=_confidence(scene, draft),
        reporters=tuple(scene.spans(r) for r in draft.reporters),
        shape=draft.shape,
    )


def _confidence(scene: Scene, draft: Draft) -> float:
    """How often this cue in this frame, else this rule, was right where it was measured."""
    frames = cue_frames(scene.tokens[draft.verb]) if draft.shape == "verb" else None
    if frames and draft.frame in frames:
        return float(frames[draft.frame])
    table = wordlists.table("cues")["confidence"]
    return float(table.get(draft.rule, table["other"]))
