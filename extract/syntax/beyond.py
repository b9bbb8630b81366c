"""What a reported clause runs on into though nobody says it: another one's report, an outcome.

"Roe said it was safe, *only for Falk to close it*", "…, *while insurers put the cost at $9m*",
"Roe said sales rose, *but Falk said they fell*", "Roe, warned that it leaked, *fled*".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from extract.syntax.clauses import finite, main_verb, mark
from extract.syntax.outcomes import outcome
from extract.syntax.speech_verbs import speaks
from extract.syntax.tree import before, child, children
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["beyond"]

_BESIDE = frozenset({"while", "whereas"})
_AGAINST = frozenset({"but", "yet"})
_NAMING = frozenset({"call", "describe", "term", "dub", "label", "see"})


def beyond(said: Sequence[Token]) -> Iterator[tuple[Token, Token]]:
    """The first and the last word of each stretch of a content that is not said.

    :param said: the words of a content outside quotation marks, in order.
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
        elif _disputed(verb) or any(main_verb(t) == verb for t in _near(verb)):
            yield verb, said[-1]


def _near(verb: Token) -> Iterator[Token]:
    """The verbs that a verb hangs on by one or two steps, and those that hang on it."""
    yield from (verb.head, verb.head.head)
    yield from children(verb, "ccomp")


def _apart(verb: Token) -> bool:
    """Whether a clause with a subject of its own is set against the one before it."""
    who = child(verb, "nsubj")
    if who is None or who.pos_ == "PRON":  # "…, but beyond that *he* hopes": the speaker himself
        return False
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


def _disputed(noun: Token) -> bool:
    """The case "…, *something Falk denied*": another one's word on what was said."""
    comma = before(noun) if noun.lower_ == "something" else None
    clause = child(noun, "relcl") if comma is not None and comma.text == "," else None
    who = child(clause, "nsubj") if clause is not None else None
    told = clause is not None and (speaks(clause) or clause.lemma_ in words("cues", "rejecting"))
    return told and who is not None and who.pos_ != "PRON"


def _reports(verb: Token) -> bool:
    """Whether a verb tells of words, with the clause that they are: "*Falk said* they fell"."""
    told = (c for c in children(verb, "ccomp", "oprd") if c.i > verb.i)
    return speaks(verb) and finite(verb) and any(True for _ in told)


def _figure(verb: Token) -> bool:
    """The case "*insurers put* their bill at $9m"."""
    prepositions = (p for p in children(verb, "prep") if p.lower_ in {"at", "between"})
    counted = any(t.like_num for p in prepositions for t in p.subtree)
    return verb.lemma_ in words("cues", "counting") and counted
