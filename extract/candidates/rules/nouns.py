"""Nouns that report: "his warning that X", "concerns about X", "voiced doubts about X"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from extract import wordlists
from extract.candidates.rules.draft import Draft
from extract.records import Shape
from extract.syntax.clauses import infinitive, subject, verb_group
from extract.syntax.negation import called_untrue, negations
from extract.syntax.phrases import can_speak, names_source, noun_phrase
from extract.syntax.scene import Scene
from extract.syntax.tree import before, below, child, following, object_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["drafts"]


@cache
def _nouns() -> Mapping[str, Any]:
    found: Mapping[str, Any] = wordlists.table("cues")["nouns"]
    return found


def drafts(scene: Scene, noun: Token) -> Iterator[Draft]:
    """What a reporting noun reports."""
    frames = _nouns().get(noun.lemma_.lower())
    if not frames or any(negations(noun)):
        return
    found = _complement(scene, noun, frames)
    if found is None:
        return
    name, content, link = found
    if aged := _aged(noun):
        yield Draft(noun.i, aged, frozenset({noun.i}), content, f"noun-{name}", "noun")
        return
    holder, verb_cue = _holder(scene, noun)
    if name == "prep" and not verb_cue and noun.lemma_ in wordlists.words("cues", "light_only"):
        return
    if holder is None:
        if name != "that" or called_untrue(noun):
            return
        source: frozenset[int] = frozenset()
    else:
        source = _owner_words(holder)
    if any(scene.quote_of[i] >= 0 for i in source):
        return
    own = frozenset(
        c.i
        for c in noun.children
        if c.dep_ in {"det", "amod", "compound", "nummod"} and c.i < noun.i
    )
    cue = (own | verb_cue | link | {noun.i}) - source
    rule = f"noun-{name}" + ("-light" if verb_cue else "" if holder is not None else "-nobody")
    shape: Shape = "noun" if holder is not None or verb_cue else "nobody"
    said = content - source - cue
    yield Draft(noun.i, source, cue, said, rule, shape, light=bool(verb_cue))


def _aged(noun: Token) -> frozenset[int]:
    """Who speaks by a verb that was read as a noun: "*The 66-year-old* claims that"; else none."""
    old = before(noun)
    verb = noun.tag_ == "NNS" and noun.dep_ == "ROOT" and old is not None and old.head.i == noun.i
    aged = verb and old is not None and old.lower_ == "old" and child(old, "npadvmod") is not None
    return frozenset(range(noun.left_edge.i, noun.i)) if aged else frozenset()


def _complement(
    scene: Scene, noun: Token, frames: Mapping[str, Any]
) -> tuple[str, frozenset[int], frozenset[int]] | None:
    """The frame's name, what is said and the words that link it to the noun."""
    if (told := _equated(scene, noun, frames)) is not None:
        return "that", frozenset(below(told)), verb_group(noun.head)
    for c in noun.children:
        if c.i < noun.i:
            continue
        if "that" in frames and _that_clause(c):
            return "that", frozenset(below(c)), frozenset()
        if "to" in frames and c.dep_ in {"acl", "relcl", "xcomp"} and infinitive(c):
            return "to", frozenset(below(c)), frozenset()
        if (inner := object_of(c, frames)) is not None:
            return "prep", frozenset(below(inner)), frozenset({c.i})
    return None


def _equated(scene: Scene, noun: Token, frames: Mapping[str, Any]) -> Token | None:
    """What somebody's noun is said to be: "her argument is that X".

    Some nouns are somebody's words though nobody is named: "*the narrative* is that X".
    """
    verb, owned = noun.head, _owner(noun) is not None
    told = "is" in frames or (owned and "that" in frames)
    if noun.dep_ != "nsubj" or verb.lemma_ != "be" or not told:
        return None
    if scene.unreported(verb, noun):
        return None
    clause = child(verb, "ccomp")
    mark = child(clause, "mark") if clause is not None else None
    return clause if mark is not None and mark.lower_ == "that" else None


def _that_clause(token: Token) -> bool:
    if token.dep_ not in {"acl", "ccomp", "relcl"}:
        return False
    mark = child(token, "mark")
    if mark is not None:
        return mark.lower_ in {"that", "whether"}
    first = token.doc[token.left_edge.i]
    return first.lower_ == "that" and child(token, "nsubj", "nsubjpass") not in (None, first)


def _holder(scene: Scene, noun: Token) -> tuple[Token | None, frozenset[int]]:
    """Who the noun belongs to, and the verb words that make the link ("voiced")."""
    owner = _owner(noun)
    verb, link = _carrier(noun)
    if verb is not None and not scene.unreported(verb, noun):
        head = subject(verb)
        if head is not None and can_speak(head, verb) and (owner is None or owner.pos_ == "PRON"):
            return head, verb_group(verb) | link
    if owner is not None:
        return owner, frozenset()
    for prep in noun.children:
        if prep.dep_ in {"prep", "agent"} and prep.lower_ in {"by", "from", "among"}:
            inner = child(prep, "pobj")
            if inner is not None:
                return inner, frozenset({prep.i})
    return None, frozenset()


def _carrier(noun: Token) -> tuple[Token | None, frozenset[int]]:
    """The verb that carries a noun, and the word between: "*voiced* doubts", "*came to* a view"."""
    if noun.dep_ == "dobj" and noun.head.lemma_ in wordlists.words("cues", "light"):
        return noun.head, frozenset()
    prep = noun.head
    if noun.dep_ != "pobj" or prep.dep_ != "prep":
        return None, frozenset()
    led = f"{prep.head.lemma_} {prep.lower_}" in wordlists.words("cues", "light_led")
    return (prep.head, frozenset({prep.i})) if led else (None, frozenset())


def _owner(noun: Token) -> Token | None:
    """Whose a noun is: "*Roe's* claim"; of what is said to be one, "the claim *of Roe* is that"."""
    named = following(noun, "of", "for") if noun.dep_ == "nsubj" else None
    return child(noun, "poss") or (named if named is not None and names_source(named) else None)


def _owner_words(holder: Token) -> frozenset[int]:
    return noun_phrase(holder)
