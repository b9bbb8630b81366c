"""Content that goes on in the next paragraph: a quotation left open, or "he said:" at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from extract import wordlists
from extract.candidates.rules.draft import Draft
from extract.records import Span, Spans
from extract.syntax.clauses import silence, subject, verb_group
from extract.syntax.cue_frames import cue_frames
from extract.syntax.phrases import noun_phrase
from extract.syntax.scene import Scene
from extract.syntax.tree import below, child

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["extended"]

_CLOSING = ('"', "”", "»", "“", "''")
_FAR = 25  # tokens between a cue and the colon that ends its paragraph


def extended(scenes: Sequence[Scene], drafts: Sequence[list[Draft]]) -> Iterator[list[Draft]]:
    """The drafts of each paragraph, with what following paragraphs add to their content.

    :param drafts: of each scene, in the same order.
    """
    for number, (scene, made) in enumerate(zip(scenes, drafts, strict=True)):
        following = scenes[number + 1 : number + 2]
        found = _announced(scene, made) if following else None
        if found is not None:
            whole = _opening(following[0])
            yield [*made, found._replace(beyond=whole)] if whole else made
        else:
            before = scenes[number - 1] if number and not drafts[number - 1] else None
            led = [_led_in(before, scene, d) for d in made]
            yield [_continued(scene, d, scenes[number + 1 :]) for d in led]


def _announced(scene: Scene, made: list[Draft]) -> Draft | None:
    """The draft of a reporting verb whose words are to come: "he said:"."""
    last = len(scene.tokens) - 1
    if last < 1 or scene.tokens[last].text != ":":
        return None
    for token in reversed(scene.tokens[max(0, last - _FAR) : last]):
        if token.text in {".", "?", "!"}:
            return None
        verb = _teller(token)
        if verb is not None and not scene.quoted(token):
            return _bare(verb) if all(d.verb != token.i for d in made) else None
    return None


def _teller(token: Token) -> Token | None:
    """The verb of a reporting clause: "said", or "made" in "made the following comment"."""
    if "quote" in (cue_frames(token) or ()):
        return token
    if token.dep_ != "dobj" or token.lemma_.lower() not in wordlists.table("cues")["nouns"]:
        return None
    return token.head if _light(token.head) else None


def _light(verb: Token) -> bool:
    return verb.lemma_ in wordlists.words("cues", "light")


def _bare(verb: Token) -> Draft | None:
    head = subject(verb)
    if head is None or silence(verb) is not None or child(verb, "ccomp") is not None:
        return None
    source = noun_phrase(head)
    told = child(verb, "dobj")
    carried = below(told) if told is not None and _light(verb) else ()
    cue = (verb_group(verb) | frozenset(carried)) - source
    return Draft(verb.i, source, cue, frozenset(), "quote-next")


def _opening(scene: Scene) -> Spans:
    """The quotation that makes up a paragraph, or nothing."""
    if not scene.quotations or scene.quotations[0].first > 1:
        return ()
    first = scene.quotations[0].span
    return (first,) if 2 * (first.end - first.start) >= len(scene.block.span.of(scene.text)) else ()


def _continued(scene: Scene, draft: Draft, following: Sequence[Scene]) -> Draft:
    """A draft whose last quotation no mark closes goes on in the next paragraph."""
    if not scene.quotations or not following or draft.rule.startswith("colon"):
        return draft  # the next turn of a transcript is somebody else's
    last = scene.quotations[-1]
    if last.last not in draft.content or not _left_open(scene, last.span):
        return draft
    nearest = following[0]
    if not nearest.quotations or nearest.quotations[0].first > 1:
        return draft
    return draft._replace(beyond=(*draft.beyond, nearest.quotations[0].span))


def _led_in(before: Scene | None, scene: Scene, draft: Draft) -> Draft:
    """A draft whose quotation opens its paragraph takes in one left open just before."""
    if before is None or len(before.quotations) != 1 or not scene.quotations:
        return draft
    if draft.rule.startswith("colon"):
        return draft
    ahead, own = before.quotations[0], scene.quotations[0]
    begins = ahead.first == 0 and own.first == 0 and own.first in draft.content
    if not begins or not _left_open(before, ahead.span):
        return draft
    return draft._replace(beyond=(ahead.span, *draft.beyond))


def _left_open(scene: Scene, span: Span) -> bool:
    words = span.of(scene.text)
    return span.end == scene.block.span.end and not words.rstrip().endswith(_CLOSING)
