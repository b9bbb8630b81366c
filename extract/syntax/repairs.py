"""What a parse surely has wrong, put right before anybody asks it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from extract.syntax.clauses import SUBJECTS
from extract.syntax.cue_frames import cue_frames
from extract.syntax.inversions import inverted
from extract.syntax.tree import child

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["repair"]

_TENSED = frozenset({"VBD", "VBZ"})
_SWALLOWED = frozenset({"dobj", "npadvmod", "attr", "oprd", "dative"})


def repair(sentence: Sequence[Token]) -> None:
    """Put right the parse of a sentence in place.

    A verb of speech before its speaker is a verb: "It fell, *stressed* mayor Roe". A name right
    before a verb of speech is its subject: "When asked why he left *Roe* said he was tired".

    :param sentence: its words.
    """
    found = inverted(sentence)
    if found is not None and found.verb.pos_ != "VERB":
        found.verb.pos_, found.verb.tag_, found.verb.lemma_ = "VERB", "VBD", found.lemma
        last, before = found.said[-1], found.said[-2]
        if last.head in found.name and before.pos_ == "AUX":  # "It is *safe*, stressed mayor Roe"
            _hang(last, before, "acomp")
    for verb in sentence:
        if verb.tag_ in _TENSED and child(verb, *SUBJECTS, "expl") is None:
            _give_subject(verb)


def _give_subject(verb: Token) -> None:
    frames = cue_frames(verb) or ()
    name = verb.nbor(-1) if verb.i > verb.sent.start and "clause" in frames else verb
    if name.pos_ != "PROPN" or name.dep_ not in _SWALLOWED or name.right_edge.i != name.i:
        return
    if not any(c.dep_ == "advcl" and c.i < name.i and name in c.subtree for c in verb.children):
        return
    _hang(name, verb, "nsubj")


def _hang(word: Token, head: Token, label: str) -> None:
    above, below = (cast("list[Token]", t.children) for t in (word.head, head))
    above.remove(word)
    word.head, word.dep_ = head, label
    below.append(word)
    below.sort()
