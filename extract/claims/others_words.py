"""The stretches of an article that are somebody else's words, whether or not it says whose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.records import Span, Spans
from extract.stretches import Stretches
from extract.syntax import quotations
from extract.syntax.checked import called, checked
from extract.syntax.dialogue import dialogue
from extract.syntax.leads import set_off
from extract.syntax.parse import Reading
from extract.syntax.scene import Scene, scenes

__all__ = ["OthersWords", "around", "beside", "others_words"]

_CLOSING = "\"”“»’'` \u00a0"
_SHORTEST = 3  # words of a quotation that may be a mere name or a word held with tongs


class OthersWords(NamedTuple):
    """A stretch that is not the article's own.

    :param spoken: whether it is an utterance, which a clause beside it tells of, not a mere word.
    """

    span: Span
    spoken: bool


def others_words(reading: Reading) -> tuple[OthersWords, ...]:
    """What stands in quotation marks, or may, speech behind dashes, what is set off or checked.

    Nothing that touches one of these is ever the article's own claim.
    """
    apart = {OthersWords(span, spoken=True) for span in set_off(reading)}
    behind = (*checked(reading), *called(reading))
    apart |= {OthersWords(span, spoken=False) for span in behind}
    return tuple(sorted({*_marked(reading), *_dashed(reading), *apart}))


def around(others: Sequence[OthersWords], places: Stretches, block: Span) -> list[OthersWords]:
    """What of others' words stands in a paragraph, and the first of what comes behind it.

    :param others: sorted.
    :param places: where they stand.
    """
    near = places.near(block)
    inside = [o for o in others[near] if o.span.overlaps(block)]
    return [*inside, *others[near.stop : near.stop + 1]]


def beside(text: str, others: Sequence[OthersWords], content: Spans) -> bool:
    """Whether a clause stands right beside an utterance, so that it may tell of it.

    :param content: the clause's words.
    """
    start, end = content[0].start, content[-1].end
    spoken = [o.span for o in others if o.spoken]
    return any(_leads_on(text, s, start) or _led_to(text, end, s) for s in spoken)


def _leads_on(text: str, said: Span, start: int) -> bool:
    """Whether no sentence ends between an utterance and what starts behind it."""
    if said.end > start:
        return False
    between = text[said.end : start]
    last = said.of(text).rstrip(_CLOSING)[-1:]
    ended = any(c in ".?!;" for c in between) or last in {".", "…"}
    apart = any(c.isalnum() for c in between) or "\n" in between
    return not apart and not (ended and text[start].isupper())


def _led_to(text: str, end: int, said: Span) -> bool:
    """Whether no sentence ends between some words and the utterance behind them."""
    between = text[end : said.start]
    return said.start >= end and not any(c.isalnum() or c in ".?!;" for c in between)


def _marked(reading: Reading) -> Iterator[OthersWords]:
    text = reading.text
    for span in quotations.spans(text, 0, len(text)):
        yield OthersWords(span, _spoken(span.of(text)))
    for span in quotations.perhaps(text, 0, len(text)):
        yield OthersWords(span, spoken=True)


def _spoken(words: str) -> bool:
    last = words.rstrip(_CLOSING)[-1:]
    return len(words.split()) > _SHORTEST or last in {*".?!…"}


def _dashed(reading: Reading) -> Iterator[OthersWords]:
    pages = scenes(reading)
    for page, speech, told in dialogue(reading):
        yield OthersWords(_place(pages[page], speech.first, speech.last), spoken=True)
        if speech.frame is not None:
            frame = _place(pages[told], speech.frame.first, speech.frame.last)
            yield OthersWords(frame, spoken=True)


def _place(scene: Scene, first: int, last: int) -> Span:
    return Span(scene.starts[first], scene.ends[last])
