"""Adjectives of speech and attitude: "is confident that X", "are concerned about X"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from extract import wordlists
from extract.candidates.rules.draft import Draft
from extract.syntax.clauses import subject, verb_group
from extract.syntax.phrases import can_speak, noun_phrase
from extract.syntax.scene import Scene
from extract.syntax.tree import below, object_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["drafts"]


@cache
def _adjectives() -> Mapping[str, Any]:
    found: Mapping[str, Any] = wordlists.table("cues")["adjectives"]
    return found


def drafts(scene: Scene, word: Token) -> Iterator[Draft]:
    """What an adjective says its subject holds."""
    frames = _adjectives().get(word.lower_)
    if not frames:
        return
    verb = word.head if word.dep_ in {"acomp", "oprd", "attr"} else word
    head = subject(verb)
    if (
        head is None
        or scene.quoted(head)
        or scene.unreported(verb, word)
        or not can_speak(head, verb)
    ):
        return
    found = _complement(word, verb, frames)
    if found is None:
        return
    name, content, link = found
    source = noun_phrase(head)
    cue = (verb_group(verb) | _degree(word) | link | {word.i}) - source
    yield Draft(word.i, source, cue, content - source - cue, f"adjective-{name}", "adjective")


def _degree(word: Token) -> frozenset[int]:
    return frozenset(c.i for c in word.children if c.dep_ == "advmod" and c.i < word.i)


def _complement(
    word: Token, verb: Token, frames: Mapping[str, Any]
) -> tuple[str, frozenset[int], frozenset[int]] | None:
    for c in [*word.children, *(verb.children if verb.i != word.i else ())]:
        if c.i < word.i:
            continue
        if c.dep_ == "ccomp" and "that" in frames:
            return "that", frozenset(below(c)), frozenset()
        if c.dep_ == "xcomp" and "to" in frames:
            return "to", frozenset(below(c)), frozenset()
        if (inner := object_of(c, frames)) is not None:
            return "prep", frozenset(below(inner)), frozenset({c.i})
    return None
