"""All shapes over one paragraph after another, and which of two overlapping drafts stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from extract import guard, lexicon, quotes
from extract.records import Candidate, Gazetteer, Note, Span
from extract.rules import according, adjectives, colons, nouns, quoted, verbs
from extract.rules.scene import Draft, Scene
from extract.rules.tree import silence

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extract.reading import Reading

__all__ = ["propose", "silent_cues"]


def propose(reading: Reading, gazetteer: Gazetteer) -> Iterator[Candidate]:  # noqa: ARG001
    """Propose who says what, in the order of the text; every candidate passes the guard."""
    kept, _ = guard.check(reading.document, _candidates(reading))
    yield from kept


def silent_cues(reading: Reading) -> Iterator[Note]:
    """The cues that report nothing: negated, refused, hypothetical or asked."""
    for scene in _scenes(reading):
        for token in scene.tokens:
            if verbs.cue_frames(token) and not scene.quoted(token):
                why = silence(token)
                if why is not None:
                    yield Note("negated-cue", scene.block.at(token), f"{why}: {token.text}")


def _scenes(reading: Reading) -> Iterator[Scene]:
    found = quotes.spans(reading.text, 0, len(reading.text))
    for block in reading.blocks:
        yield Scene(block, reading.text, found)


def _candidates(reading: Reading) -> Iterator[Candidate]:
    for scene in _scenes(reading):
        for draft in sorted(_drafts(scene)):
            yield _candidate(scene, draft)


def _drafts(scene: Scene) -> list[Draft]:
    drafts: list[Draft] = list(colons.drafts(scene))
    if any(d.rule == "colon-transcript" for d in drafts):
        return drafts
    taken: set[int] = set()
    for token in scene.tokens:
        if token.i not in taken and not scene.quoted(token):
            made = list(_at(scene, token))
            taken.update(d.verb for d in made)
            drafts.extend(made)
    drafts = according.merge(scene, drafts)
    return list(quoted.adopt(scene, _settle(drafts)))


def _at(scene: Scene, token: Token) -> Iterable[Draft]:
    """The drafts whose cue hangs on one word."""
    frames = verbs.cue_frames(token)
    if frames:
        if silence(token) is not None or _asked(scene, token):
            return ()
        framed = quoted.draft(scene, token) if "quote" in frames else None
        return (framed,) if framed is not None else verbs.drafts(scene, token, frames)
    if token.pos_ == "NOUN":
        return nouns.drafts(scene, token)
    if token.pos_ in {"ADJ", "VERB"}:
        return adjectives.drafts(scene, token)
    return ()


def _asked(scene: Scene, token: Token) -> bool:
    """Whether a cue stands in a question of the article's own."""
    sent = token.sent
    return sent.root.i == token.i and scene.tokens[sent.end - 1].text == "?" and not any(
        scene.quote_of[i] >= 0 for i in range(sent.start, sent.end)
    )


def _settle(drafts: list[Draft]) -> list[Draft]:
    """Drop drafts that stand inside another one's content: nothing nested is kept."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (-len(d.content), d.verb)):
        if any(draft.verb in k.content or draft.verb == k.verb for k in kept):
            continue
        kept.append(draft)
    return kept


def _candidate(scene: Scene, draft: Draft) -> Candidate:
    table = lexicon.table("cues")["confidence"]
    return Candidate(
        source=scene.spans(draft.source),
        cue=scene.spans(draft.cue),
        content=scene.content(draft.content),
        rule=draft.rule,
        confidence=float(table.get(draft.rule, table["other"])),
        reporters=tuple(scene.spans(r) for r in draft.reporters),
    )
