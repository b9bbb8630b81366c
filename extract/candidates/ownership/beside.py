"""Which quotations of a paragraph have a reporting clause of their own beside them.

The nearest clause is the one: what leads up to a quotation, or what a quotation's last comma leads
to. None is looked for beyond another clause with its own subject and cue, or in another sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from extract.syntax.cue_frames import cue_frames
from extract.syntax.lead_ins import ahead
from extract.syntax.quoted_names import quoted_name
from extract.syntax.scene import Quotation, Scene
from extract.syntax.speech_frames import LINKS, STOPS, SpeechFrame, behind, named_behind
from extract.syntax.speech_verbs import puts, tells
from extract.syntax.tree import below

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Owned", "beside", "lead", "sentence_start"]

#: Where a quotation stands to its reporting clause.
Side = Literal["before", "after"]

_NAMING = 5  # tokens from a verb to the name of a paper behind it
_TITLE = 9  # tokens of a quotation that may be a title
_SMALL = 3  # letters of a word that a title may print small
_PAUSES = frozenset({",", "?", "!", "—", "–", "…", "-"})
_OBJECTS = frozenset({"ccomp", "xcomp", "dobj", "oprd"})


class Owned(NamedTuple):
    """A quotation and its reporting clause.

    :param said: indices of the words said: the quotation, and those of its sentence with it.
    :param plain: whether nothing else can be meant: a sign parts the two, no "that" joins them.
    """

    said: frozenset[int]
    frame: SpeechFrame
    side: Side
    plain: bool = True


def beside(scene: Scene) -> dict[int, Owned]:
    """The quotations with a reporting clause of their own, by their number in the paragraph."""
    found: dict[int, Owned] = {}
    for number, quotation in enumerate(scene.quotations):
        owned = _owned(scene, quotation)
        if owned is not None:
            found[number] = owned
    return {**_carried_along(scene, found), **found}


def _owned(scene: Scene, quotation: Quotation) -> Owned | None:
    if _names_paper(scene, quotation):
        return None
    before = _leading(scene, quotation)
    after = _following(scene, quotation)
    if before is not None and (
        after is None
        or _introduces(scene, before, quotation)
        or _new_sentence(scene, before, after, quotation)
    ):
        clause = _clause(scene, before, quotation)
        parted = _set_off(scene, quotation) and not clause
        whole = parted or _whole_clause(scene, before, quotation)
        plain = whole and not _told(scene, before)
        said = _whole(quotation) | _that(scene, quotation) | clause
        return Owned(said, before, "after", plain)
    if after is None:
        return None
    said = _whole(quotation) | lead(scene, quotation)
    return Owned(said - after.source - after.cue, after, "before")


def _names_paper(scene: Scene, quotation: Quotation) -> bool:
    """Whether a quotation is who says what stands before it: "“…” - writes the “Kurier”"."""
    for index in range(quotation.first - 1, max(0, quotation.first - _NAMING), -1):
        token, before = scene.tokens[index], scene.tokens[index - 1]
        if scene.quoted(token) or not token.is_alpha:
            return False
        if tells(token):
            parted = before.text in LINKS or scene.quoted(before)
            return parted and quotation.first < min(quoted_name(scene, token), default=-1)
    return False


def _carried_along(scene: Scene, found: dict[int, Owned]) -> dict[int, Owned]:
    """Quotations in the words that lead up to another one: 'It was “bad” and “sad,” he said'."""
    more: dict[int, Owned] = {}
    for number, quotation in enumerate(scene.quotations):
        for owned in found.values():
            if owned.side == "before" and quotation.first in owned.said and number not in found:
                more[number] = owned
    return more


def _whole(quotation: Quotation) -> frozenset[int]:
    return frozenset(range(quotation.first, quotation.last + 1))


def _that(scene: Scene, quotation: Quotation) -> frozenset[int]:
    index = quotation.first - 1
    return frozenset({index} if index >= 0 and scene.tokens[index].lower_ == "that" else ())


# ---------------------------------------------------------------- what leads up to it


def _leading(scene: Scene, quotation: Quotation) -> SpeechFrame | None:
    start = sentence_start(scene, quotation.first)
    found = ahead(scene, start, quotation.first)
    if found is None or found.last >= quotation.first:
        return None
    sign = scene.tokens[quotation.first - 1]
    if not scene.spoken(quotation) and not (sign.i == found.last or sign.text == ":"):
        return None
    return None if _within_clause(scene, found, quotation) else found


def sentence_start(scene: Scene, stop: int) -> int:
    """The first token of the sentence before a place, or the first behind the last utterance in it.

    :param stop: the token of the place, the first that is not looked at.
    """
    index = stop - 1
    while index >= 0:
        number = scene.quote_of[index]
        if number >= 0:
            if scene.spoken(scene.quotations[number]):
                return index + 1
            index = scene.quotations[number].first
        elif scene.tokens[index].text in STOPS or "\n" in scene.tokens[index].text:
            return index + 1
        index -= 1
    return 0


def _told(scene: Scene, found: SpeechFrame) -> bool:
    """Whether a reporting clause is itself what somebody says or hopes: "I hope Roe says, …"."""
    verb = scene.tokens[found.verb]
    return verb.dep_ == "ccomp" and verb.head.i < found.first and not scene.quoted(verb.head)


def _clause(scene: Scene, found: SpeechFrame, quotation: Quotation) -> frozenset[int]:
    """The words of a reported clause that has begun before a quotation: 'said that in May, "…"'."""
    between = scene.tokens[max(found.verb, found.first) + 1 : quotation.first]
    begun = (t.i for t in between if t.dep_ == "mark" and t.lower_ in {"that", "whether", "if"})
    return frozenset(range(next(begun, quotation.first), quotation.first)) - found.source


def _whole_clause(scene: Scene, found: SpeechFrame, quotation: Quotation) -> bool:
    """Whether a reported clause is quoted from its first word to its last: 'said that "…"'."""
    verb, rest = scene.tokens[found.verb], scene.tokens[quotation.last + 1 :]
    ends = not rest or rest[0].is_punct or rest[0].is_space or scene.quoted(rest[0])
    quotes = "quote" in (cue_frames(verb) or ())
    return ends and quotes and bool(_that(scene, quotation)) and scene.spoken(quotation)


def _within_clause(scene: Scene, found: SpeechFrame, quotation: Quotation) -> bool:
    """Whether a quotation is but a part of a reported clause: 'said "zero" voters would …'."""
    if scene.tokens[quotation.first - 1].text in LINKS:
        return False
    for c in scene.tokens[found.verb].children:
        if c.dep_ in _OBJECTS and c.i > found.verb:
            words = set(below(c)) - _whole(quotation)
            if any(scene.tokens[i].is_alpha and i > quotation.last for i in words):
                return True
    return False


def _introduces(scene: Scene, found: SpeechFrame, quotation: Quotation) -> bool:
    """Whether what leads up to a quotation outweighs what follows: 'telling Mic, "…," he said'."""
    verb = scene.tokens[found.verb]
    if not _set_off(scene, quotation) or "quote" not in (cue_frames(verb) or ()):
        return False
    told = (c for c in verb.children if c.dep_ in {"ccomp", "xcomp"} and c.i > verb.i)
    return not any(c.i < quotation.first for c in told)


def _new_sentence(
    scene: Scene, before: SpeechFrame, after: SpeechFrame, quotation: Quotation
) -> bool:
    """Whether what follows a quotation that a colon leads in only tells what somebody did next.

    The case 'the clerk pressed: "Who was it?" *Roe shrugged*'.
    """
    led = quotation.first > 0 and scene.tokens[quotation.first - 1].text == ":"
    ended = scene.last_sign(quotation) in {".", "?", "!", "…"}
    opens = scene.tokens[after.first]
    apart = bool(opens.is_sent_start) and opens.sent.start > scene.tokens[before.verb].i
    return led and ended and apart


def _set_off(scene: Scene, quotation: Quotation) -> bool:
    """Whether a sign parts a quotation from what leads up to it."""
    return quotation.first == 0 or scene.tokens[quotation.first - 1].text in LINKS


# ---------------------------------------------------------------- what follows it


def _following(scene: Scene, quotation: Quotation) -> SpeechFrame | None:
    if not _pauses(scene, quotation):
        return None if lead(scene, quotation) else named_behind(scene, quotation.last + 1)
    if _title(scene, quotation):
        return None
    found = behind(scene, quotation.last + 1)
    if found is None or not (led := _words_before(scene, quotation)):
        return found
    # words of a clause that goes on beyond it: "The film “Gone,” Roe's third, features Falk"
    verb = scene.tokens[found.verb]
    if not (tells(verb) or puts(verb)) or any(tells(t) and not scene.quoted(t) for t in led):
        return None
    return found


def _words_before(scene: Scene, quotation: Quotation) -> list[Token]:
    """The words of its sentence that a quotation hangs on without a sign between."""
    words = [scene.tokens[i] for i in sorted(lead(scene, quotation))]
    words = [t for t in words if not t.is_space]
    return words if words and not words[-1].is_punct else []


def _pauses(scene: Scene, quotation: Quotation) -> bool:
    """Whether a quotation ends the way one does before "he said"."""
    inner = scene.last_sign(quotation)
    rest = (t for t in scene.tokens[quotation.last + 1 :] if not t.is_space)
    token = next(rest, None)
    if token is None:
        return False
    if inner in _PAUSES or token.text in LINKS:
        return True
    return inner == "." and scene.tokens[quotation.last].is_punct and token.is_lower


def _title(scene: Scene, quotation: Quotation) -> bool:
    """Whether a quotation is the name of a show or book: 'on "Meet the Press," he said'."""
    if quotation.last - quotation.first > _TITLE:
        return False
    quoted = [t for t in scene.tokens[quotation.first : quotation.last] if len(t) > _SMALL]
    if len(quoted) > 1 and all(t.is_title for t in quoted) and lead(scene, quotation):
        return True
    words = _words_before(scene, quotation)
    return bool(words) and (words[0].pos_ in {"ADP", "SCONJ"} or words[0].tag_ == "VBG")


def lead(scene: Scene, quotation: Quotation) -> frozenset[int]:
    """Words of the same sentence before a quotation: they are part of what is said."""
    index = first = quotation.first
    while index > 0:
        index -= 1
        number, token = scene.quote_of[index], scene.tokens[index]
        if number < 0 and (
            token.text in {*STOPS, ":"} or token.is_space or index in scene.dateline
        ):
            break
        if number >= 0:
            joined = scene.tokens[first].dep_ == "cc"
            if _ends_sentence(scene, index) and not joined:
                break
            index = scene.quotations[number].first
        first = index
    return frozenset(range(first, quotation.first))


def _ends_sentence(scene: Scene, index: int) -> bool:
    quotation = scene.quotations[scene.quote_of[index]]
    return scene.last_sign(quotation) in {".", "?", "!", ","}
