"""Everything that an article sets off by dashes, from paragraph to paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from extract.records import Span, Spans
from extract.syntax import quotations
from extract.syntax.dashes import DASHES, DashSpeech, dash_speech, opening, opens_with_dash
from extract.syntax.parse import Reading
from extract.syntax.scene import Scene, scenes

__all__ = ["Turn", "dialogue", "spoken"]

_WORDS = re.compile(r"[-–—―\s]*(?:with|in) (?:such|these|those|the following) words\b")


class Turn(NamedTuple):
    """A spoken stretch of an article.

    :param page: number of its paragraph.
    :param told: number of the paragraph with the reporting clause beside it, as a rule the same.
    """

    page: int
    speech: DashSpeech
    told: int


@lru_cache(maxsize=1)
def dialogue(reading: Reading) -> tuple[Turn, ...]:
    r"""All speech that dashes set off in an article, in order.

    A paragraph that no mark ends is spoken where the next one opens with a dash and a small
    letter, which tells who speaks: "We will rise\n\n- said Roe."
    """
    found: list[Turn] = []
    before: Scene | None = None
    for page, scene in enumerate(scenes(reading)):
        opened = opens_with_dash(reading.document, scene.block.span)
        if opened and before is not None and _tells_of(before, scene):
            own = [t.speech for t in found if t.page == page - 1]
            if all(s.frame is None for s in own):
                found = found[: len(found) - len(own)]
                speech = DashSpeech(0, len(before.tokens) - 1, opening(scene))
                found.append(Turn(page - 1, speech, page))
        found += (Turn(page, speech, page) for speech in dash_speech(scene, opened=opened))
        before = scene
    return tuple(found)


def _tells_of(before: Scene, scene: Scene) -> bool:
    """Whether a paragraph opens with who said the one before it, which no mark ends."""
    last = before.block.text.rstrip()[-1:]
    told = opening(scene) or _WORDS.match(scene.block.text)
    return bool(told) and (last.isalnum() or last == ",") and not before.quotations


@lru_cache(maxsize=1)
def spoken(reading: Reading) -> Spans:
    """What an article sets in quotation marks, or behind dashes beside who says it.

    :returns: sorted and disjoint.
    """
    text = reading.text
    found = sorted([*quotations.spans(text, 0, len(text)), *_spoken(reading)])
    kept: list[Span] = []
    for span in found:
        if kept and span.start < kept[-1].end:
            kept[-1] = Span(kept[-1].start, max(kept[-1].end, span.end))
        else:
            kept.append(span)
    return tuple(kept)


def _spoken(reading: Reading) -> Iterator[Span]:
    pages = scenes(reading)
    for page, speech, told in dialogue(reading):
        scene = pages[page]
        opened = opens_with_dash(reading.document, scene.block.span)
        said = scene.tokens[speech.first : speech.last + 1]
        aside = not opened and told == page and any(t.text in DASHES for t in said)
        if aside or speech.frame is None or not (opened or speech.frame.source):
            continue
        start = scene.starts[speech.first]
        before = scene.text[scene.block.span.start : start]
        whole = opened and not any(c.isalnum() for c in before)
        yield Span(scene.block.span.start if whole else start, scene.ends[speech.last])
