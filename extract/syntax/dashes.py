"""Direct speech set off by dashes: "– Words. More words – said Roe. – Words again."

A paragraph that opens with a dash is speech; a dash before a reporting clause ends it, a dash
behind a sentence begins it anew. Papers of half of Europe print it so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from extract.document import Document
from extract.records import Span, Spans
from extract.syntax import quotations
from extract.syntax.clauses import SUBJECTS, finite
from extract.syntax.parse import Reading
from extract.syntax.scene import Scene, scenes
from extract.syntax.speech_frames import SpeechFrame, behind
from extract.syntax.speech_verbs import minds, tells
from extract.syntax.tree import head_of

__all__ = ["DashSpeech", "dash_speech", "opens_with_dash", "spoken"]

_DASHES = frozenset({"-", "–", "—", "―", "--"})
_PRINTED = re.compile(r"(?:[-–—―]|--)[ \t\u00a0]*")
_CLOSING = frozenset({"”", "»"})
_NO_SPEAKER = frozenset({"who", "which", "that", "i", "we"})
_ENDS = frozenset({".", "?", "!", "…", "...", ":"})


class DashSpeech(NamedTuple):
    """A stretch of a paragraph that is spoken.

    :param first, last: indices of its first and last token, the dashes around it left out.
    :param frame: the reporting clause beside it; None where none is printed.
    """

    first: int
    last: int
    frame: SpeechFrame | None


def opens_with_dash(document: Document, block: Span) -> bool:
    """Whether a paragraph is printed with a dash before its first word.

    Markdown takes the dash for the mark of a list, so that it stands in the file alone. What a
    colon leads in is a list.
    """
    if any(p.kind == "list" and block.within(p.span) for p in document.passages):
        return False
    if _PRINTED.match(document.text, block.start, block.end):
        return True
    if document.offsets is None or block.start == block.end:
        return False
    start = document.offsets.to_old(block.start, block.start + 1)[0]
    line = document.source[document.source.rfind("\n", 0, start) + 1 : start]
    return _PRINTED.fullmatch(line.strip(" \t")) is not None


def dash_speech(scene: Scene, *, opened: bool) -> Iterator[DashSpeech]:
    """The spoken stretches of a paragraph, in order.

    :param opened: whether the paragraph is printed with a dash before its first word.
    """
    begun = 0 if opened else None
    frame: SpeechFrame | None = None
    at = 0
    for index in range(len(scene.tokens)):
        if index < at or not _dash(scene, index):
            continue
        if begun is not None and begun >= index:
            begun = index + 1
            continue
        opens = begun is None and index > 0 and scene.tokens[index - 1].text in _ENDS
        found = None if opens else _frame(scene, index + 1, spoken=begun is not None)
        start = begun if begun is not None else _sentence(scene, index)
        if found is not None and any(t.is_alpha for t in scene.tokens[start:index]):
            yield DashSpeech(start, index - 1, found)
            begun, frame, at = None, found, found.last + 1
        elif opens or (begun is None and frame and not _ended(scene, frame.last, index)):
            begun = index + 1
    if begun is not None and begun < len(scene.tokens):
        resumed = frame is not None and not _ended(scene, frame.last, begun)
        last = len(scene.tokens) - 1
        if resumed and not opened:  # an aside between dashes: the sentence around it is said
            last = next((i for i in range(begun, last) if scene.tokens[i].text in _ENDS), last)
        yield DashSpeech(begun, last, frame if resumed else None)


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
    for scene in scenes(reading):
        opened = opens_with_dash(reading.document, scene.block.span)
        for speech in dash_speech(scene, opened=opened):
            said = scene.tokens[speech.first : speech.last + 1]
            aside = not opened and any(t.text in _DASHES for t in said)
            if aside or speech.frame is None or not (opened or speech.frame.source):
                continue
            start = scene.starts[speech.first]
            told = scene.text[scene.block.span.start : start]
            whole = opened and not any(c.isalnum() for c in told)
            yield Span(scene.block.span.start if whole else start, scene.ends[speech.last])


def _dash(scene: Scene, index: int) -> bool:
    """Whether a token is a dash between words, not within one."""
    token = scene.tokens[index]
    if scene.quote_of[index] >= 0:
        return False
    if token.text in _CLOSING:
        return True  # speech that a dash opened and a mark closes
    if token.text not in _DASHES:
        return False
    if index == 0 or token.text in {"—", "―"}:
        return True
    before = scene.tokens[index - 1]
    parted = bool(before.whitespace_) or before.text in _ENDS or scene.quote_of[index - 1] >= 0
    return parted and bool(token.whitespace_)


def _frame(scene: Scene, start: int, *, spoken: bool) -> SpeechFrame | None:
    """The reporting clause behind a dash.

    :param spoken: whether the words before it are speech for certain.
    """
    if start >= len(scene.tokens) or scene.quote_of[start - 2] >= 0:
        return None  # a dash behind a quotation is the quotation's
    found = behind(scene, start)
    if found is None or found.first > start + 1:
        return None
    verb, opening = scene.tokens[found.verb], scene.tokens[found.first]
    if opening.is_title and opening.pos_ in {"DET", "PRON"}:
        return None  # a sentence of its own
    if _goes_on(scene, found) or not (tells(verb) or (spoken and minds(verb))):
        return None
    if any(scene.tokens[i].lower_ in _NO_SPEAKER for i in found.source):
        # "- we read": the words of a paper that the sentence does not name
        paper = verb.lemma_ == "read"
        return found._replace(source=frozenset(), silent="read in a paper") if paper else None
    return found


def _goes_on(scene: Scene, found: SpeechFrame) -> bool:
    """Whether who seems to speak does what is told: "Roe - a miller - said *the mill* is old"."""
    head = head_of([scene.tokens[i] for i in sorted(found.source)])
    if head is None or head.dep_ not in SUBJECTS or head.head.i <= found.last:
        return False
    # "- said Roe *taking part* in the talks" goes on about him
    between = scene.tokens[found.last + 1 : head.head.i]
    return finite(head.head) and not any(t.is_punct for t in between)


def _ended(scene: Scene, start: int, stop: int) -> bool:
    return any(scene.tokens[i].text in _ENDS for i in range(start, stop))


def _sentence(scene: Scene, index: int) -> int:
    """The first token of the sentence that a dash stands in."""
    return next((i + 1 for i in range(index - 1, -1, -1) if scene.tokens[i].text in _ENDS), 0)
