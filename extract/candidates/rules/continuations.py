"""Content that goes on in the next paragraph: a quotation left open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.candidates.rules.draft import Draft
from extract.records import Span
from extract.syntax.scene import Scene

__all__ = ["extended"]

_CLOSING = ('"', "”", "»", "“", "''")


def extended(scenes: Sequence[Scene], drafts: Sequence[list[Draft]]) -> Iterator[list[Draft]]:
    """The drafts of each paragraph, with what following paragraphs add to their content.

    :param drafts: of each scene, in the same order.
    """
    for number, (scene, made) in enumerate(zip(scenes, drafts, strict=True)):
        before = scenes[number - 1] if number and not drafts[number - 1] else None
        led = [_led_in(before, scene, d) for d in made]
        yield [_continued(scene, d, scenes[number + 1 :]) for d in led]


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
