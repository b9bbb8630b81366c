"""What a reported clause runs on into though nobody says it: another one's report, an outcome.

"Roe said it was safe, *only for Falk to close it*", "…, *while insurers put the cost at $9m*",
"Roe said sales rose, *but Falk said they fell*", "Roe, warned that it leaked, *fled*".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from extract.syntax.clauses import finite, main_verb, mark
from extract.syntax.cue_frames import cue_frames
from extract.syntax.outcomes import outcome
from extract.syntax.speech_verbs import speaks
from extract.syntax.tree import before, child, children
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["beyond"]

_BESIDE = frozenset({"while", "whereas"})
_AGAINST = frozenset({"but", "yet"})
_SHORT = 6  # words of whom somebody told it, and when
_NAMING_WORDS = frozenset({"ADJ", "DET", "NOUN", "PRON", "PROPN"})
_NAMING = frozenset({"call", "describe", "term", "dub", "label", "see"})


def beyond(said: Sequence[Token], cue: Sequence[Token] = ()) -> Iterator[tuple[Token, Token]]:
    """The first and the last word of each stretch of a content that is not said.

    :param said: the words of a content outside quotation marks, in order.
    :param cue: the words of its cue, where they are known.
    """
    for verb in said:
        only = outcome(verb)
        if only is not None:
            yield only, said[-1]
        elif verb.i > said[0].i and verb.is_sent_start and verb.nbor(-1).text == ";":
            yield verb, said[-1]  # "Roe said it was safe; *Falk called it a trap*"
        elif _apart(verb) and (_figure(verb) or _reports(verb)):
            yield verb.left_edge, verb.right_edge
        elif _called_so(verb):
            yield verb.head, verb.right_edge
        elif (teller := _teller(verb, said[-1])) is not None and teller.left_edge.i > said[0].i:
            yield teller.left_edge, said[-1]
        elif (other := _without_verb(verb)) is not None:
            yield other, verb.right_edge
        elif _disputed(verb) or any(main_verb(t) == verb for t in _near(verb)):
            yield verb, said[-1]
    yield from _told_of(said, cue)


def _without_verb(verb: Token) -> Token | None:
    """The first word of somebody else whose verb is left out, before what he says; else None.

    "Roe said it rained, *Falk that it snowed*", "… and *Falk, an aide, that it snowed*".
    """
    that = next((c for c in children(verb, "mark") if c.lower_ == "that"), None)
    clauses = [c for c in children(verb.head, "ccomp") if c.i < verb.i]
    if that is None or verb.dep_ != "ccomp" or not clauses or verb.head.i > clauses[-1].i:
        return None
    between = verb.doc[clauses[-1].i + 1 : that.i]
    sign = next((t for t in between if t.text == "," or t.lower_ == "and"), None)
    who = [t for t in between if sign is not None and t.i > sign.i and not t.is_punct]
    named = bool(who) and all(t.pos_ in _NAMING_WORDS for t in who) and who[-1].ent_type_ != "DATE"
    return who[0] if named and any(t.pos_ == "PROPN" for t in who) else None


def _near(verb: Token) -> Iterator[Token]:
    """The verbs that a verb hangs on by one or two steps, and those that hang on it."""
    yield from (verb.head, verb.head.head)
    yield from children(verb, "ccomp")


def _apart(verb: Token) -> bool:
    """Whether a clause with a subject of its own is set against the one before it."""
    who = child(verb, "nsubj")
    if who is None or (who.pos_ == "PRON" and child(verb, "neg") is None):
        return False  # "…, but beyond that *he* hopes": the speaker himself; not "he did not say"
    edge = before(verb.left_edge)
    if verb.dep_ == "advcl":
        return mark(verb) in _BESIDE and edge is not None and edge.text == ","
    against = verb.dep_ == "conj" and edge is not None and edge.lower_ in _AGAINST
    comma = before(edge) if against and edge is not None else None
    return comma is not None and comma.text == "," and child(verb, "mark") is None


def _called_so(verb: Token) -> bool:
    """The case "…, *in what Falk called a scandal*": Falk's word for it."""
    led = verb.dep_ == "pcomp" and verb.head.lower_ == "in" and verb.lemma_ in _NAMING
    what = child(verb, "dobj") if led else None
    comma = before(verb.head) if what is not None and what.lower_ == "what" else None
    return comma is not None and comma.text == "," and child(verb, "nsubj") is not None


def _disputed(word: Token) -> bool:
    """The case "…, *something Falk denied*", "…, *which* Falk disputes": another one's answer."""
    comma = before(word) if word.lower_ in {"something", "which"} else None
    clause = child(word, "relcl") or word.head
    if comma is None or comma.text != "," or clause.i < word.i:
        return False
    who = child(clause, "nsubj")
    told = clause.lemma_ in words("cues", "rejecting")
    told = told or (word.lower_ == "something" and speaks(clause))
    answers = who is not None and who.i > word.i and who.pos_ != "PRON"
    return told and answers and child(clause, "ccomp") is None


def _teller(verb: Token, last: Token) -> Token | None:
    """Who closes a sentence by telling it all: "Roe said it fell, *Falk told* the court"."""
    who = child(verb, "nsubj")
    comma = before(who.left_edge) if who is not None else None
    told = speaks(verb) and finite(verb) and verb.dep_ not in {"relcl", "advcl"} and not mark(verb)
    if who is None or comma is None or comma.text != "," or not told or who.i > verb.i:
        return None
    behind = verb.doc[verb.i + 1 : last.i + 1]
    closes = len(behind) <= _SHORT and not any(t.text == "," for t in behind)
    more = any(c.i > verb.i for c in children(verb, "ccomp", "xcomp", "attr", "acomp", "oprd"))
    return who if closes and not more else None


def _told_of(said: Sequence[Token], cue: Sequence[Token]) -> Iterator[tuple[Token, Token]]:
    """What is told of somebody's noun: "the claim that it fell *has angered Falk*"."""
    for noun in cue:
        clause = child(noun, "acl", "ccomp", "relcl") if noun.pos_ == "NOUN" else None
        told = noun.dep_ in {"nsubj", "nsubjpass"} and noun.head not in cue
        if clause is None or not told or clause.right_edge.i >= noun.head.i:
            continue
        behind = [t for t in said if t.i > clause.right_edge.i and not t.is_punct]
        if behind and clause in said:
            yield behind[0], said[-1]


def _reports(verb: Token) -> bool:
    """Whether a verb tells of words, with the clause that they are: "*Falk said* they fell"."""
    told = (c for c in children(verb, "ccomp", "oprd") if c.i > verb.i)
    tells = speaks(verb) or "clause" in (cue_frames(verb) or ())
    return tells and finite(verb) and any(True for _ in told)


def _figure(verb: Token) -> bool:
    """The case "*insurers put* their bill at $9m"."""
    prepositions = (p for p in children(verb, "prep") if p.lower_ in {"at", "between"})
    counted = any(t.like_num for p in prepositions for t in p.subtree)
    return verb.lemma_ in words("cues", "counting") and counted
