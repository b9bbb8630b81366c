"""The words that lead up to a quotation: *Roe said:* "…", *Roe's verdict:* "…", *Roe, 54:* "…"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from extract import wordlists
from extract.syntax.clauses import subject, verb_group
from extract.syntax.cue_frames import cue_frames
from extract.syntax.phrases import thing
from extract.syntax.scene import Scene
from extract.syntax.speech_frames import (
    LINKS,
    SpeechFrame,
    clause_frame,
    name,
    phrase_head,
)
from extract.syntax.speech_verbs import day, heard, person, puts, tells
from extract.syntax.tree import child, children

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["ahead"]

_PARTING = LINKS - {":", ","}
_LABEL = 24  # tokens of a name with its description before a colon
_GAP = 6  # tokens between a verb and the quotation that is its object
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_VERBAL = frozenset({"VERB", "AUX"})
_CLAUSES = frozenset({"ccomp", "xcomp"})
_SAYERS = frozenset({"by", "from", "of"})


def ahead(scene: Scene, start: int, first: int) -> SpeechFrame | None:
    """The words before a quotation that say whose it is, the nearest of them, or None.

    :param start: the first token of the sentence, or behind the last utterance in it.
    :param first: the first token of the quotation.
    """
    words = [t for t in scene.tokens[start:first] if not t.is_space]
    if not words:
        return None
    sign = words[-1]
    told = _verb(scene, words, first)
    if sign.text == ":":
        return _nearest(scene, told, words) or _label(scene, words)
    return told or (_bare(scene, words) if sign.text in LINKS else None)


def _nearest(scene: Scene, told: SpeechFrame | None, words: Sequence[Token]) -> SpeechFrame | None:
    """The clause that a colon ends: that of a verb of speech, unless another stands nearer.

    :param told: the frame of a verb of speech among the words.
    """
    if told is not None and "quote" in (cue_frames(scene.tokens[told.verb]) or ()):
        clause = _clause(scene, words)
        nearer = clause is not None and min(clause.source, default=-1) > told.last
        return clause if nearer else told
    noun = _noun(scene, words)
    if noun is not None and (told is None or noun.verb > told.verb):
        return noun
    return told or _clause(scene, words)


# ---------------------------------------------------------------- a verb of speech


def _verb(scene: Scene, words: Sequence[Token], first: int) -> SpeechFrame | None:
    """The last verb of speech before a quotation that can have it for its object."""
    sign = words[-1]
    for verb in reversed(words):
        if verb.pos_ not in _VERBAL or scene.quoted(verb) or not (tells(verb) or puts(verb)):
            continue
        if _modifies(verb):
            continue
        if sign.text != ":" and not _open(scene, verb, sign, first):
            if verb.dep_ == "relcl":
                continue
            return None  # the nearest cue tells of something else
        if _of_hearer(verb):
            continue
        found = clause_frame(scene, verb, _who(verb))
        # it is said by somebody nobody can name: no clause farther off has it
        unknown = SpeechFrame(verb.i, frozenset(), frozenset({verb.i}), "nobody named")
        return found if found is not None and (found.source or heard(verb)) else unknown
    return None


def _who(verb: Token) -> Token | None:
    """Who a verb has for its subject: a name right before a participle before any other."""
    before = verb.nbor(-1) if verb.i else None
    if verb.tag_ == "VBG" and before is not None and before.pos_ == "PROPN":
        return before
    return _for_whom(verb) or subject(verb)


def _for_whom(verb: Token) -> Token | None:
    """Whose deed an infinitive is: "only for *Roe* to reply", however the parse hangs the name."""
    to = next((c for c in verb.children if c.dep_ == "aux" and c.lower_ == "to"), None)
    named = to.nbor(-1) if to is not None and to.i else None
    if named is None or not person(named) or named.left_edge.i == 0:
        return None
    return named if named.left_edge.nbor(-1).lower_ == "for" else None


def _modifies(verb: Token) -> bool:
    """Whether a verb only describes: "an agreed plan", "a bill proposed by the house"."""
    if verb.dep_ in {"amod", "compound"}:
        return True
    return verb.tag_ == "VBN" and verb.dep_ == "acl" and not heard(verb)


def _of_hearer(verb: Token) -> bool:
    """Whether a verb only tells who hears: "told those who *gathered*", "who *asked* about it"."""
    hearer = verb.head
    telling = verb.dep_ == "relcl" and hearer.dep_ in {"dobj", "dative"}
    quotes = telling and "quote" in (cue_frames(hearer.head) or ())
    told = any(c.lower_ == "about" or (c.dep_ == "dobj" and c.pos_ == "NOUN") for c in verb.rights)
    return quotes and (told or "quote" not in (cue_frames(verb) or ()))


def _open(scene: Scene, verb: Token, sign: Token, first: int) -> bool:
    """Whether nothing else fills the place that a quotation has at a verb."""
    told = [c for c in verb.children if c.dep_ in _CLAUSES and c.i > verb.i]
    if any(c.i < first and not scene.quoted(c) for c in told):
        return False
    if sign.lower_ == "that":
        return sign.i - verb.i <= _GAP or any(sign.head.i == c.i for c in told)
    if sign.text in LINKS:
        return not _object(scene, verb, first)
    return sign.i == verb.i or (first - verb.i <= _GAP and _addressed(scene, verb, sign))


def _object(scene: Scene, verb: Token, first: int) -> bool:
    """Whether a verb has a thing for its object before a quotation: "said the same thing"."""
    hears = verb.lemma_ in wordlists.words("cues", "addressing")
    sayings = wordlists.words("cues", "sayings")
    told = (c for c in verb.children if c.dep_ == "dobj" and verb.i < c.i < first)
    told = (c for c in told if c.lemma_.lower() not in sayings)
    return any(
        not (scene.quoted(c) or day(c)) and (thing(c) or (c.pos_ == "NOUN" and not hears))
        for c in told
    )


def _addressed(scene: Scene, verb: Token, sign: Token) -> bool:
    """Whether only a hearer, a particle or an adverb stands between a verb and a quotation."""
    between = scene.tokens[verb.i + 1 : sign.i + 1]
    if sign.tag_ == "IN" and sign.head.i == verb.i:
        between = between[:-1]  # "went on about"
    if all(t.dep_ in {"prt", "advmod", "npadvmod"} for t in between):
        return True
    hears = verb.lemma_ in wordlists.words("cues", "addressing")
    heads = {t.i for t in between if t.dep_ in {"dobj", "dative", "npadvmod"}}
    return hears and all(t.i in heads or t.head.i in heads or t.head.i == verb.i for t in between)


# ---------------------------------------------------------------- any verb of somebody's


def _clause(scene: Scene, words: Sequence[Token]) -> SpeechFrame | None:
    """The clause before a colon whose subject is somebody: "Roe was not amused: “…”"."""
    for verb in reversed(words):
        if verb.pos_ not in _VERBAL or scene.quoted(verb) or verb.tag_ not in _FINITE:
            continue
        head = child(verb, "nsubj")
        if head is None or verb.dep_ in {"relcl", "acl"}:
            continue
        if verb.lemma_ in wordlists.words("acts", "light", "verbs") or not person(head):
            return None
        return clause_frame(scene, verb, head)
    return None


def _bare(scene: Scene, words: Sequence[Token]) -> SpeechFrame | None:
    """The verb in no list right before the comma before a quotation: "Roe laughed, “…”"."""
    verb = words[-2] if len(words) > 1 else None
    while verb is not None and verb.dep_ in {"advmod", "prt"} and verb.head.i < verb.i:
        verb = verb.head
    if verb is None or verb.pos_ != "VERB" or verb.tag_ not in _FINITE:
        return None
    head = child(verb, "nsubj")
    return clause_frame(scene, verb, head) if head is not None and person(head) else None


# ---------------------------------------------------------------- a noun of speech


def _noun(scene: Scene, words: Sequence[Token]) -> SpeechFrame | None:
    """The noun of something said or written before a colon, and whose it is."""
    sayings = wordlists.words("cues", "sayings")
    for noun in reversed(words):
        if noun.pos_ != "NOUN" or noun.lemma_.lower() not in sayings or scene.quoted(noun):
            continue
        owner = _owner(noun)
        if owner is not None:
            return _of(scene, noun, owner)
        verb = next((a for a in noun.ancestors if a.pos_ in _VERBAL), None)
        head = subject(verb) if verb is not None else None
        if verb is None or head is None or head.i >= noun.i or not person(head):
            return None
        found = clause_frame(scene, verb, head)
        return found and found._replace(cue=found.cue | {noun.i})
    return None


def _owner(noun: Token) -> Token | None:
    """Whose a noun is: "*Roe's* verdict", "a text *from Roe*"."""
    owner = child(noun, "poss")
    if owner is not None:
        return owner
    behind = noun.nbor(1) if noun.i + 1 < len(noun.doc) else noun
    for prep in (*noun.children, behind):
        inner = child(prep, "pobj") if prep.lower_ in _SAYERS else None
        if inner is not None and not person(inner):  # "of *trade unionist Roe*", torn in two
            torn = (c for c in children(noun, "appos") if c.left_edge.i == inner.i + 1)
            inner = next(torn, inner)
        if inner is not None and person(inner):
            return inner
    return None


def _of(scene: Scene, noun: Token, owner: Token) -> SpeechFrame | None:
    if scene.quoted(owner) or not person(owner, possessive=True):
        return None
    source = frozenset(i for i in name(scene, owner) if scene.tokens[i].dep_ != "case")
    verb = noun.head if noun.dep_ == "nsubj" and noun.head.lemma_ == "be" else None
    own = {c.i for c in noun.children if c.i < noun.i and c.dep_ in {"det", "amod", "compound"}}
    cue = frozenset({noun.i, *own, *(verb_group(verb) if verb is not None else ())}) - source
    return SpeechFrame(noun.i, source, cue) if source else None


# ---------------------------------------------------------------- a name alone


def _label(scene: Scene, words: Sequence[Token]) -> SpeechFrame | None:
    """The name before a colon, with what describes it; no heading set in capitals."""
    named = list(takewhile(lambda t: t.text != ",", words[:-1]))
    begins = words[0].i == 0 or scene.tokens[words[0].i - 1].is_space or words[0].is_sent_start
    if not begins or not named or len(words) > _LABEL:
        return None
    if any(t.pos_ in _VERBAL or t.text in _PARTING for t in words) or not words[0].is_title:
        return None
    shouted = all(t.is_upper for t in named if t.is_alpha)
    listed = any(t.lower_ in wordlists.words("cues", "labels") for t in named)
    head = phrase_head(list(words))
    if shouted or listed or head is None or head.pos_ != "PROPN" or not person(head):
        return None
    source = frozenset(t.i for t in words[:-1])
    return SpeechFrame(words[-1].i, source, frozenset({words[-1].i}))
