"""Quotations and the reporting clause beside them: before, after, or in their middle."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract import wordlists
from extract.candidates.rules.draft import Draft
from extract.syntax.clauses import passive, subject, verb_group
from extract.syntax.cue_frames import cue_frames
from extract.syntax.phrases import can_speak, noun_phrase
from extract.syntax.scene import Quotation, Scene
from extract.syntax.tree import below, child

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["adopt", "draft"]

_STOPS = frozenset(".?!;")
_LINKS = frozenset({",", ":", "—", "–", "-", "--"})
_FAR = 40  # tokens between a cue and the quotation it introduces
_ADDRESSEES = frozenset({"dobj", "dative", "npadvmod"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NEAR = 14  # tokens between a subject and its verb in such a clause
_TITLE = 9  # tokens of a quotation that may be a title
_NAMING = frozenset({"PROPN", "NOUN", "PRON"})


def draft(scene: Scene, verb: Token) -> Draft | None:
    """The quotation that a reporting verb frames, or None when it frames none.

    :param verb: a reporting verb outside quotations.
    """
    if not scene.quotations or (passive(verb) and _told(verb)):
        return None  # "Asked whether X, she said: …" lays the words to "said"
    head = _speaker(scene, verb)
    # "it" that frames a quotation is no expletive
    if head is None or not (head.lower_ == "it" or can_speak(head, verb)):
        return None
    source = frozenset(i for i in noun_phrase(head) if scene.quote_of[i] < 0)
    if not source:
        return None
    cue = frozenset(i for i in verb_group(verb) if scene.quote_of[i] < 0) - source
    before = _before(scene, min(source | cue)) if _may_follow(scene, verb, head) else None
    if before is not None and _title(scene, before):
        before = None
    if before is not None and _introduced_before(scene, before):
        before = None
    after = _after(scene, verb, max(verb.i, max(source) if min(source) > verb.i else -1))
    if after is not None and before is None and _within_clause(scene, verb, after):
        return None
    content: set[int] = set()
    if before is not None:
        content |= _whole(before) | _lead(scene, before)
    if after is not None:
        content |= _whole(after)
        content |= {
            i
            for i in range(after.first)
            if scene.tokens[i].lower_ == "that" and i == after.first - 1
        }
    content -= source | cue
    if not content:
        return None
    shape = "split" if before and after else "before" if before else "after"
    return Draft(verb.i, source, cue, frozenset(content), f"quote-{shape}")


def _told(verb: Token) -> bool:
    """Whether the subject of a passive is told or asked: "“…,” Roe was asked"."""
    heard = wordlists.words("cues", "heard") - {"say", "report"}
    return verb.dep_ in {"acl", "advcl"} or verb.lemma_ in heard


def _may_follow(scene: Scene, verb: Token, head: Token) -> bool:
    """Whether a reporting clause can be the one behind a quotation: "…," he said."""
    if abs(head.i - verb.i) > _NEAR or (verb.tag_ == "VBG" and head.head.i != verb.i):
        return False
    if verb.i and scene.quote_of[verb.i - 1] >= 0:
        return True
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i), None)
    return clause is None or scene.quoted(clause) or clause.right_edge.i - clause.left_edge.i < 3


def _within_clause(scene: Scene, verb: Token, quotation: Quotation) -> bool:
    """Whether a quotation is but a part of a reported clause: 'said "zero" voters would …'."""
    if scene.tokens[quotation.first - 1].text in _LINKS:
        return False
    for c in verb.children:
        if c.dep_ in {"ccomp", "xcomp", "dobj", "oprd"} and c.i > verb.i:
            words = set(below(c)) - _whole(quotation)
            if any(scene.tokens[i].is_alpha and i > quotation.last for i in words):
                return True
    return False


def _introduced_before(scene: Scene, quotation: Quotation) -> bool:
    """Whether another verb already leads up to a quotation: 'telling Mic, "…"'."""
    index = quotation.first - 1
    lead = [scene.tokens[i] for i in _lead(scene, quotation)]
    if not lead or scene.tokens[index].text not in {",", ":"}:
        return False
    return any("quote" in (cue_frames(t) or ()) for t in lead)


def _title(scene: Scene, quotation: Quotation) -> bool:
    """Whether a quotation is the name of a show or book: 'on "Meet the Press," he said'."""
    lead = sorted(_lead(scene, quotation))
    if not lead or quotation.last - quotation.first > _TITLE:
        return False
    words = [scene.tokens[i] for i in lead if not scene.tokens[i].is_space]
    glued = bool(words) and not words[-1].is_punct
    return glued and (words[0].pos_ in {"ADP", "SCONJ"} or words[0].tag_ == "VBG")


def _speaker(scene: Scene, verb: Token) -> Token | None:
    """The subject of a reporting verb, by the parse, else by what stands beside it."""
    head = subject(verb)
    if head is not None and not scene.quoted(head):
        return head
    if verb.tag_ in {"VB", "VBG"} or verb.i == 0:
        return None
    if scene.quote_of[verb.i - 1] >= 0:
        return _phrase_from(scene, verb.i + 1)
    first = verb.i - 1
    while first >= 0 and scene.quote_of[first] < 0 and first > verb.i - _NEAR:
        if scene.tokens[first].text in _STOPS or scene.tokens[first].tag_ in _FINITE:
            return None
        first -= 1
    if first < 0 or scene.quote_of[first] < 0:
        return None
    return _phrase_from(scene, first + 1, verb.i)


def _phrase_from(scene: Scene, first: int, stop: int | None = None) -> Token | None:
    """The head of the noun phrase that starts at a token.

    :param stop: the phrase ends before this token.
    """
    last = min(len(scene.tokens), first + _NEAR) if stop is None else stop
    words = [t for t in scene.tokens[first:last] if not t.is_space]
    if not words or scene.quoted(words[0]):
        return None
    best: Token | None = None
    for token in words:
        if token.pos_ in _NAMING and token.left_edge.i <= words[0].i:
            best = token
    # a name that the parse has torn apart is still a name
    return best or (words[0] if words[0].is_title or words[0].pos_ in _NAMING else None)


def _whole(quotation: Quotation) -> set[int]:
    return set(range(quotation.first, quotation.last + 1))


def _before(scene: Scene, start: int) -> Quotation | None:
    """The quotation that ends right before a reporting clause."""
    index = start - 1
    while index >= 0 and (scene.tokens[index].is_space or scene.tokens[index].text in _LINKS):
        if scene.quote_of[index] >= 0:
            break
        index -= 1
    if index < 0 or scene.quote_of[index] < 0:
        return None
    found = scene.quotations[scene.quote_of[index]]
    return found if _pauses(scene, found, start) else None


def _pauses(scene: Scene, quotation: Quotation, start: int) -> bool:
    """Whether a quotation ends the way one does before "he said"."""
    inner = scene.last_sign(quotation)
    if inner in {",", "?", "!", "—", "–", "…", "-"} or scene.between(quotation.last, start).strip():
        return True
    return inner == "." and scene.tokens[quotation.last].is_punct and scene.tokens[start].is_lower


def _lead(scene: Scene, quotation: Quotation) -> set[int]:
    """Words of the same sentence before a quotation: they are part of what is said."""
    index = quotation.first - 1
    found: set[int] = set()
    while index >= 0:
        token = scene.tokens[index]
        if scene.quote_of[index] < 0 and (
            token.text in {".", "?", "!", ":", ";"} or token.is_space
        ):
            break
        if scene.quote_of[index] >= 0 and _ends_sentence(scene, index):
            break
        found.add(index)
        index -= 1
    return found


def _ends_sentence(scene: Scene, index: int) -> bool:
    quotation = scene.quotations[scene.quote_of[index]]
    return scene.last_sign(quotation) in {".", "?", "!", ","}


def _after(scene: Scene, verb: Token, last: int) -> Quotation | None:
    """The quotation that a reporting clause introduces."""
    for index in range(last + 1, min(last + _FAR, len(scene.tokens))):
        token = scene.tokens[index]
        if scene.quote_of[index] >= 0:
            found = scene.quotations[scene.quote_of[index]]
            return found if _introduced(scene, verb, found) else None
        if token.tag_ == "VBG" and token.head.i == verb.i and "quote" in (cue_frames(token) or ()):
            return None  # "said X, adding: …": the second verb has the quotation
        if token.text in _STOPS or (token.is_space and "\n" in token.text):
            return None
    return None


def _introduced(scene: Scene, verb: Token, quotation: Quotation) -> bool:
    index = quotation.first - 1
    while index > verb.i and scene.tokens[index].is_space:
        index -= 1
    link = scene.tokens[index]
    if any(c.dep_ in {"ccomp", "xcomp"} and verb.i < c.i < quotation.first for c in verb.children):
        return False
    if not scene.spoken(quotation):
        return link.i == verb.i or link.text == ":"
    if link.i == verb.i or link.text in {":", "that"}:
        return True
    if link.text in _LINKS:
        return not _other_clause(scene, verb, index)
    addressed = verb.lemma_ in wordlists.words("cues", "addressing") or link.dep_ == "npadvmod"
    return addressed and link.dep_ in _ADDRESSEES and link.head.i == verb.i


def _other_clause(scene: Scene, verb: Token, stop: int) -> bool:
    """Whether another clause with its own subject stands between a verb and its quotation."""
    between = scene.tokens[verb.i + 1 : stop]
    own = {i for c in verb.children if c.dep_ in {"nsubj", "dobj", "dative"} for i in below(c)}
    return any(
        t.dep_ == "nsubj" and t.i not in own and t.head.i > verb.i and child(t.head, "mark") is None
        for t in between
    )


def adopt(scene: Scene, drafts: list[Draft]) -> Iterator[Draft]:
    """The drafts, each with the free-standing quotations that follow it in the paragraph."""
    drafts = sorted(drafts)
    taken = {i for d in drafts for i in d.content | d.source | d.cue}
    given: dict[int, set[int]] = {}
    for quotation in scene.quotations:
        # a comma at its end leads on to a reporting clause of its own
        led = scene.last_sign(quotation) == "," and quotation.last + 1 < len(scene.tokens)
        if quotation.first in taken or led or not scene.spoken(quotation):
            continue
        owner = _owner(scene, drafts, given, quotation)
        if owner is not None:
            given.setdefault(owner, set()).update(_whole(quotation))
    for number, made in enumerate(drafts):
        yield made._replace(content=made.content | frozenset(given.get(number, ())))


def _owner(
    scene: Scene, drafts: list[Draft], given: dict[int, set[int]], quotation: Quotation
) -> int | None:
    """The number of the draft that a free-standing quotation continues."""
    previous = _previous_word(scene, quotation.first)
    if previous is None:
        return None
    for number in reversed(range(len(drafts))):
        made = drafts[number]
        if not made.source or made.verb > quotation.first:
            continue
        reach = max(made.content | made.cue | made.source | given.get(number, set()))
        if reach >= previous or _same_sentence(scene, reach, previous):
            return number
        return None
    return None


def _previous_word(scene: Scene, first: int) -> int | None:
    """The last word before a quotation that starts a sentence of its own, else None."""
    index, ended = first - 1, False
    while index >= 0:
        token = scene.tokens[index]
        if scene.quote_of[index] >= 0:
            return index if ended or _ends_sentence(scene, index) else None
        if token.text in {".", "?", "!", ":"}:
            ended = True
        elif not token.is_space:
            return index if ended else None
        index -= 1
    return None


def _same_sentence(scene: Scene, reach: int, previous: int) -> bool:
    """Whether no sentence ends between two words."""
    return not any(
        scene.tokens[i].text in {".", "?", "!"} and scene.quote_of[i] < 0
        for i in range(reach, previous)
    )
