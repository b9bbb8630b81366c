"""Direct speech set off by dashes: "– Words. More words – said Roe. – Words again."

A paragraph that opens with a dash is speech; a dash before a reporting clause ends it, a dash
behind a sentence begins it anew. Papers of half of Europe print it so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from extract.document import Document
from extract.records import Span
from extract.syntax.clauses import SUBJECTS, finite
from extract.syntax.scene import Scene
from extract.syntax.speech_frames import STOPS, SpeechFrame, behind
from extract.syntax.speech_verbs import minds, tells
from extract.syntax.tree import child, head_of
from extract.wordlists import words

__all__ = ["DASHES", "DashSpeech", "dash_speech", "opening", "opens_with_dash"]

#: Signs that a printer sets for a dash.
DASHES = frozenset({"-", "–", "—", "―", "--"})
_PRINTED = re.compile(r"(?:[-–—―]|--)[ \t\u00a0]*")
_CLOSING = frozenset({"”", "»"})
_NO_SPEAKER = frozenset({"who", "which", "that", "i", "we"})
_HEARERS = frozenset({"me", "us", "him", "them", "her"})
_ENDS = frozenset({".", "?", "!", "…", "...", ":"})
_STRAIGHT = '"'
_SPEAKERS = frozenset({"he", "she", "they"})
_PREFIXES = frozenset({"self", "so", "well", "long", "pre", "re", "un", "mis", "oft", "much"})
_FEW = 3  # adverbs before a verb, and it


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
    turns = _Turns(scene, opened=opened)
    for index in range(len(scene.tokens)):
        if index >= turns.at and _dash(scene, index, spoken=turns.begun is not None):
            yield from turns.dash(index)
    yield from turns.rest()


def opening(scene: Scene) -> SpeechFrame | None:
    """The reporting clause that a paragraph opens with behind its dash: "- *said Roe*".

    What it tells of is the paragraph before.
    """
    words = (t for t in scene.tokens if not t.is_space and t.text not in DASHES)
    first = next(words, None)
    if first is None or not first.is_lower or not first.is_alpha or scene.quoted(first):
        return None
    found = behind(scene, first.i)
    return found if found is not None and found.first == first.i == found.verb else None


class _Turns:
    """What is spoken in a paragraph, while its dashes are read one after the other.

    :ivar begun: index of the first token of the speech at hand; None outside speech.
    :ivar frame: the last reporting clause, while what is spoken goes on behind it.
    :ivar at: index of the next token to be looked at.
    """

    def __init__(self, scene: Scene, *, opened: bool) -> None:
        self.scene, self.opened = scene, opened
        self.frame = opening(scene) if opened else None
        self.begun = 0 if opened and self.frame is None else None
        self.at = self.frame.last + 1 if self.frame is not None else 0

    def dash(self, index: int) -> Iterator[DashSpeech]:
        """Read one dash; gives the speech that ends with it."""
        if self.begun is not None and self.begun >= index:
            self.begun = index + 1
            return
        anew, spoken = _anew(self.scene, index), self.begun is not None
        found = _frame(self.scene, index + 1, spoken=spoken) if spoken or not anew else None
        if anew and (found is None or not self._alone(found)):
            if self.begun is not None:  # who says more behind a clause does not begin anew
                yield DashSpeech(self.begun, index - 1, self.frame)
            self.begun, self.frame = index + 1, None
            return
        start = self.begun if self.begun is not None else _sentence(self.scene, index)
        if found is not None and any(t.is_alpha for t in self.scene.tokens[start:index]):
            yield DashSpeech(start, index - 1, found)
            self.begun, self.frame, self.at = None, found, found.last + 1
        elif self.begun is None and self.frame and not self._ended(self.frame.last, index):
            self.begun = index + 1

    def rest(self) -> Iterator[DashSpeech]:
        """The speech that the paragraph ends in."""
        last = len(self.scene.tokens) - 1
        if self.begun is None or self.begun > last:
            return
        if self.frame is not None and not self.opened:
            # an aside between dashes: the sentence around it is said
            ends = (i for i in range(self.begun, last) if self.scene.tokens[i].text in STOPS)
            last = next(ends, last)
        yield DashSpeech(self.begun, last, self.frame or _told(self.scene, self.begun))

    def _alone(self, found: SpeechFrame) -> bool:
        """Whether a clause is a sentence: "- It fell.- *Roe said*."."""
        behind_it = self.scene.tokens[found.last + 1 : found.last + 2]
        return all(t.is_punct or t.is_space for t in behind_it)

    def _ended(self, start: int, stop: int) -> bool:
        return any(self.scene.tokens[i].text in _ENDS for i in range(start, stop))


def _dash(scene: Scene, index: int, *, spoken: bool) -> bool:
    """Whether a token is a dash between words, not within one.

    :param spoken: whether what stands before it is speech for certain.
    """
    token = scene.tokens[index]
    if scene.quote_of[index] >= 0:
        return False
    if token.text not in DASHES:  # a mark closes speech that a dash opened
        mark = token.text == _STRAIGHT and spoken and _glued(scene, index)
        return token.text in _CLOSING or mark
    if index == 0 or token.text in {"—", "―"}:
        return True
    before = scene.tokens[index - 1]
    parted = bool(before.whitespace_) or before.text in _ENDS or scene.quote_of[index - 1] >= 0
    if parted and token.whitespace_:
        return True
    behind_it = scene.tokens[index + 1] if index + 1 < len(scene.tokens) else token
    opens = before.text in _ENDS and behind_it.is_title  # "it fell.-We rose"
    return opens or ((spoken or behind_it.lemma_ == "say") and _glued(scene, index))


def _glued(scene: Scene, index: int) -> bool:
    """Whether a sign is printed without a blank before a reporting clause: "it fell -*he said*"."""
    if index == 0 or index + 1 >= len(scene.tokens) or scene.tokens[index].whitespace_:
        return False
    word, before = scene.tokens[index + 1], scene.tokens[index - 1]
    named = index + 2 < len(scene.tokens) and scene.tokens[index + 2].pos_ in {"DET", "PROPN"}
    speaks = word.lower_ in _SPEAKERS or (named and tells(word))  # not "king-ruled land"
    return speaks and before.lower_ not in _PREFIXES and behind(scene, index + 1) is not None


def _anew(scene: Scene, index: int) -> bool:
    """Whether a dash stands behind a sentence and before another, which it opens."""
    if scene.tokens[index].text not in DASHES or not 0 < index < len(scene.tokens) - 1:
        return False
    if scene.tokens[index + 1].text[0].islower():
        return False  # "It fell.- said Roe"
    if scene.tokens[index - 1].text in _ENDS:
        return True
    number, at = scene.quote_of[index - 1], index - 1
    if number >= 0:
        ended = scene.last_sign(scene.quotations[number]) in _ENDS
    else:
        ended = scene.tokens[at].text == _STRAIGHT and at > 0 and scene.tokens[at - 1].text in _ENDS
    return ended and behind(scene, index + 1) is None


def _told(scene: Scene, begun: int) -> SpeechFrame | None:
    """The sentence before a dash that only says who speaks behind it: "*Roe added.* - Words"."""
    stop = begun - 2
    if stop < 0 or scene.tokens[stop].text not in _ENDS:
        return None
    first = _sentence(scene, stop + 1)
    first += scene.tokens[first].dep_ == "cc"
    found = behind(scene, first)
    whole = found is not None and found.last == stop - 1 and found.first == first
    return found if whole and found is not None and found.source else None


def _frame(scene: Scene, start: int, *, spoken: bool) -> SpeechFrame | None:
    """The reporting clause behind a dash.

    :param spoken: whether the words before it are speech for certain.
    """
    if start >= len(scene.tokens) or scene.quote_of[start - 2] >= 0:
        return None  # a dash behind a quotation is the quotation's
    found = behind(scene, start + _adverbs(scene, start))
    found = (
        found or _bare(scene, start, spoken=spoken) or (_unread(scene, start) if spoken else None)
    )
    if found is None or found.first > start + 1 + _adverbs(scene, start):
        return None
    verb, opening = scene.tokens[found.verb], scene.tokens[found.first]
    if opening.is_title and opening.pos_ in {"DET", "PRON"}:
        return None  # a sentence of its own
    aside = _goes_on(scene, found) or (not spoken and _of_the_sentence(scene, found, start))
    if aside or not (tells(verb) or (spoken and minds(verb))):
        return None
    if any(scene.tokens[i].lower_ in _NO_SPEAKER for i in found.source):
        # "- we read": the words of a paper that the sentence does not name
        paper = verb.lemma_ == "read"
        return found._replace(source=frozenset(), silent="read in a paper") if paper else None
    return found


def _bare(scene: Scene, start: int, *, spoken: bool) -> SpeechFrame | None:
    """The reporting clause that is nothing but its verb: "- *continues* - …", "- *added*."."""
    verb = scene.tokens[start]
    after = scene.tokens[start + 1] if start + 1 < len(scene.tokens) else None
    alone = after is None or after.text in STOPS or after.text in DASHES
    finite = verb.tag_ in {"VBD", "VBZ"} and verb.is_lower and tells(verb)
    plain = spoken or verb.lemma_ in {"add", "continue", "say"}  # else an aside: "- announced -"
    if not (alone and finite and plain):
        return None
    return SpeechFrame(verb.i, frozenset(), frozenset({verb.i}), again=True)


def _unread(scene: Scene, start: int) -> SpeechFrame | None:
    """The reporting clause whose subject nobody can tell: "- *said* at the end the mayor"."""
    verb = scene.tokens[start]
    says = verb.tag_ == "VBD" or verb.lemma_ == "say"
    if not (says and verb.is_lower and tells(verb)):
        return None
    return SpeechFrame(verb.i, frozenset(), frozenset({verb.i}))


def _adverbs(scene: Scene, start: int) -> int:
    """How many adverbs stand before the verb that a clause opens with: "*once again* said Roe"."""
    words = list(takewhile(lambda t: t.pos_ == "ADV", scene.tokens[start : start + _FEW]))
    after = start + len(words)
    verb = after < len(scene.tokens) and scene.tokens[after].pos_ == "VERB"
    return len(words) if verb else 0


def _goes_on(scene: Scene, found: SpeechFrame) -> bool:
    """Whether who seems to speak does what is told: "Roe - a miller - said *the mill* is old"."""
    head = head_of([scene.tokens[i] for i in sorted(found.source)])
    if head is None or head.dep_ not in SUBJECTS or head.head.i <= found.last:
        return False
    # "- said Roe *taking part* in the talks" goes on about him
    between = scene.tokens[found.last + 1 : head.head.i]
    return finite(head.head) and not any(t.is_punct for t in between)


def _of_the_sentence(scene: Scene, found: SpeechFrame, start: int) -> bool:
    """Whether a verb behind an aside goes on with the sentence before it.

    "Roe - a miller - *told me*, “…”", "Roe - a miller - *told Falk* it fell".
    """
    head = head_of([scene.tokens[i] for i in sorted(found.source)])
    typed = scene.tokens[start - 1].text == "--"  # it sets off asides where it is printed so
    if typed or (head is not None and head.text in _HEARERS):
        return True
    verb = scene.tokens[found.verb]
    told = verb.lemma_.lower() in words("cues", "addressing") - {"write"}
    who = child(verb, *SUBJECTS) if told else None
    return who is not None and who.i < start and who.i not in found.source


def _sentence(scene: Scene, index: int) -> int:
    """The first token of the sentence that a dash stands in or behind."""
    last = index - 2 if index and scene.tokens[index - 1].text in _ENDS else index - 1
    return next((i + 1 for i in range(last, -1, -1) if scene.tokens[i].text in _ENDS), 0)
