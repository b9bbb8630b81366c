"""The "it" that means nothing: "it was raining", "it is likely that", "it seems"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.syntax.clauses import SUBJECTS, copula, passive
from extract.syntax.tree import child, children
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["expletive"]

_CLAUSES = ("ccomp", "xcomp", "csubj", "csubjpass", "relcl", "acl")
_TIMES = frozenset({"DATE", "TIME"})


def expletive(token: Token) -> bool:
    """Whether a pronoun stands for nothing, or for a clause that follows it.

    What is "likely to" is a thing, "it is wrong to" is not: the word decides.
    """
    if token.dep_ == "expl":
        return True
    if token.lower_ != "it" or token.dep_ not in SUBJECTS:
        return False
    verb = token.head
    return _weather(verb) or _of_weather_or_time(verb) or _stands_for_clause(verb)


def _weather(verb: Token) -> bool:
    return verb.lemma_.lower() in words("pronouns", "weather", "verbs")


def _of_weather_or_time(verb: Token) -> bool:
    """The case "it was cold", "it was late", "it was Monday"."""
    if not copula(verb) and verb.lemma_ not in {"get", "become", "turn"}:
        return False
    told = list(children(verb, "acomp", "attr", "npadvmod"))
    listed = words("pronouns", "weather", "states")
    return any(t.lemma_.lower() in listed or t.ent_type_ in _TIMES for t in told[:1])


def _stands_for_clause(verb: Token) -> bool:
    """The case "it is likely that", "it takes time to", "it is said that", "it seems"."""
    if passive(verb):
        return child(verb, "ccomp", "csubjpass") is not None
    if verb.lemma_ in {"seem", "appear"}:
        return child(verb, "ccomp") is not None
    if not copula(verb) and verb.lemma_ not in words("pronouns", "weather", "before_clause"):
        return False
    return any(c.i > verb.i for c in _clauses(verb))


def _clauses(verb: Token) -> Iterator[Token]:
    """The clauses that complete a verb or what it says somebody or something is."""
    yield from children(verb, *_CLAUSES)
    for told in children(verb, "acomp", "attr", "dobj", "oprd"):
        raised = told.lower_ in words("pronouns", "weather", "raising")
        yield from children(told, *(("ccomp",) if raised else _CLAUSES))
