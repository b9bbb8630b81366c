"""Offices told by a verb: "X is the foreign minister", "X, who became president in 2022,".

Only what the article itself tells: nothing denied, asked, wished, doubted or quoted, and nothing
that somebody else is said to have said.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from extract.entities.offices import is_head
from extract.syntax.clauses import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Predicate", "predicate"]

_BEING = frozenset({"be", "remain"})
_ENTERING = frozenset({"become", "appoint", "name", "elect", "make", "choose"})
_SAID = frozenset({"attr", "acomp", "oprd", "dobj"})
_CLAUSES = frozenset({"ROOT", "relcl"})


class Predicate(NamedTuple):
    """An office told by a verb.

    :param phrase: the tokens of the office, in order.
    :param rest: the tokens from the office to the end of the clause, for time words.
    :param former: whether the tense says it is over.
    :param entering: whether the verb tells how the office began.
    """

    phrase: list[Token]
    rest: list[Token]
    former: bool
    entering: bool


def predicate(top: Token) -> Predicate | None:
    """The office that the verb of a name tells, if any.

    :param top: the head of the name.
    """
    for verb in _verbs(top):
        if _plain(verb) and (office := _office(verb)):
            entering = verb.lemma_ in _ENTERING
            return Predicate(_phrase(office), _rest(office), not entering and _past(verb), entering)
    return None


def _verbs(top: Token) -> Iterator[Token]:
    if top.dep_ in SUBJECTS:
        yield top.head
    for child in top.children:
        if child.dep_ == "relcl" and any(
            c.dep_ in SUBJECTS and c.lower_ == "who" for c in child.children
        ):
            yield child


def _plain(verb: Token) -> bool:
    """Whether the clause states something: a main or relative clause without "not", "may", "if"."""
    if verb.lemma_ not in _BEING | _ENTERING | {"serve"} or verb.dep_ not in _CLAUSES:
        return False
    children = list(verb.children)
    asked = verb.sent[-1].text in {"?", "?”"} or verb.i == verb.sent.start
    hedged = any(c.dep_ in {"neg", "mark"} or c.tag_ in {"MD", "TO"} for c in children)
    begins = any(c.dep_ == "aux" and c.i == verb.sent.start for c in children)
    conditional = any(c.dep_ == "advmod" and c.lower_ in {"if", "unless"} for c in children)
    return not (asked or hedged or begins or conditional)


def _office(verb: Token) -> Token | None:
    for child in verb.children:
        if child.i > verb.i and child.dep_ in _SAID and is_head(child):
            return child
        as_office = child.dep_ == "prep" and child.lower_ == "as"
        found = [c for c in child.children if as_office and is_head(c)]
        if found:
            return found[0]
    return None


def _past(verb: Token) -> bool:
    """Whether "was" or "had been" says that it is over; "was still" does not."""
    tenses = [verb, *(c for c in verb.children if c.dep_ in {"aux", "auxpass"})]
    still = any(c.lower_ in {"still", "already"} for c in verb.children)
    return any(t.tag_ == "VBD" for t in tenses) and not still


def _phrase(office: Token) -> list[Token]:
    """The words of the office: what modifies it, and what hangs on it by "of", "for", "at"."""
    start = min([office.i, *(t.left_edge.i for t in office.lefts)])
    end = office.i
    for child in office.rights:
        if child.dep_ != "prep" or child.i != end + 1:
            break
        end = child.right_edge.i
    return list(office.doc[start : end + 1])


def _rest(office: Token) -> list[Token]:
    found: list[Token] = []
    for token in office.doc[office.i + 1 : office.sent.end]:
        if token.text in {",", ";", "—", "–"} or token.dep_ in {"cc", "mark"}:
            break
        found.append(token)
    return found
