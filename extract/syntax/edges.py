"""Where a stretch of words that are said begins and ends by the parse, if it was cut a little off.

"denied [criminal damage] *and affray*", "said [*, though,* that it fell]", "asked [*over* why]".
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from extract.syntax.clauses import mark
from extract.syntax.occasions import occasion
from extract.syntax.tree import after, child, children
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["first_said", "last_said", "whole"]

_MODIFYING = frozenset({"amod", "compound", "det", "nmod", "nummod", "poss", "quantmod"})
_COMPLETING = frozenset({"acomp", "attr", "dobj", "oprd", "pcomp", "pobj", "prt"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_ASIDES = frozenset({"though", "however", "meanwhile", "too", "then"})
_FAR = 12  # words that an end may lie further on


def first_said(said: Sequence[Token], cue: Collection[Token]) -> Token:
    """The first word of a content behind its cue that is said.

    What only joins it to the cue, parts the two or tells when it was said is none: "asked *over*
    why", "said, *though*, that", "added *as he left* that".

    :param said: its words, in order; at least one.
    """
    first = said[0]
    beside = after(first)
    if beside is None:
        return first
    inner = child(first, "pcomp") if first.dep_ == "prep" and first.head in cue else None
    if inner is not None and mark(inner) and inner.left_edge.i == beside.i:
        return beside
    start = first.i + 2 if first.lower_ in _ASIDES and beside.text == "," else first.i
    for verb in cue:
        for clause in verb.children:
            if occasion(verb, clause) and clause.left_edge.i == first.i:
                start = clause.right_edge.i + 1
    return next((t for t in said if t.i >= start and not (t.is_punct and not t.is_quote)), first)


def last_said(said: Sequence[Token], cue: Collection[Token]) -> Token:
    """The last word of a content that is said, not how: "denied the claims *outright*"."""
    last = said[-1]
    manner = last.dep_ == "advmod" and last.head in cue and last.head.i < said[0].i
    alone = manner and last.lower_.endswith(("ly", "right")) and not any(last.children)
    return said[-2] if alone and len(said) > 1 else last


def whole(last: Token, cue: Collection[Token]) -> Token:
    """The word that ends the phrase which some words break off in; the last itself if none does.

    A particle, an object, the noun of a modifier, a second of two nouns, a name behind a comma, a
    preposition with what follows.

    :param last: the last of these words.
    :param cue: the words of the cue.
    """
    for _ in range(3):
        beside = after(last)
        further = _further(last, beside, cue) if beside is not None else None
        if further is None or further.i <= last.i:
            return last
        last = _to_comma(last, further)
    return last


def _further(last: Token, beside: Token, cue: Collection[Token]) -> Token | None:
    if beside.is_punct:
        return _named(last, beside)
    # a participle may be the verb of the clause: "that it was *hidden*"
    if last.dep_ in _MODIFYING and last.i < last.head.i and not last.tag_.startswith("VB"):
        return last.head
    verb = last.head if last.dep_ == "prt" else last
    for part in verb.children:
        if part.left_edge.i == beside.i and part.dep_ in _COMPLETING:
            return part.right_edge
    if last.pos_ not in _NOMINAL:
        return None
    if beside.dep_ == "cc" and beside.head.i == last.i:
        more = (c for c in children(last, "conj") if c.left_edge.i == beside.i + 1)
        return next((c.right_edge for c in more if c.pos_ in _NOMINAL), None)
    promised = beside.lower_ == "within" and beside.head in cue  # "promised a vote *within* a year"
    led = beside.dep_ == "prep" and (beside.head.i == last.i or promised)
    timed = beside.lower_ in words("cues", "about_time")
    return beside.right_edge if led and not timed and any(beside.children) else None


def _named(last: Token, comma: Token) -> Token | None:
    """The name of whom a noun means: "defended his aide, *Jan Dole*"."""
    name = child(last, "appos") if last.pos_ == "NOUN" and comma.text == "," else None
    behind = name is not None and name.left_edge.i == comma.i + 1 and name.pos_ == "PROPN"
    return name if behind else None


def _to_comma(last: Token, further: Token) -> Token:
    """The word before the first sign between two words, or the second of them."""
    for token in last.doc[last.i + 2 : min(further.i, last.i + _FAR) + 1]:
        if token.is_punct and token.text != "-":
            return last.doc[token.i - 1]
    return further if further.i - last.i <= _FAR else last
