"""Full names that so many bear that the name alone never tells a person ("John Smith")."""

from __future__ import annotations

from functools import cache

from extract.wordlists import table
from graph.identity.personal import PersonName
from graph.identity.spelling import groups_of, plain

__all__ = ["common"]


def common(name: PersonName) -> bool:
    """Whether both given name and surname are among the commonest of one language."""
    if not name.spelt_out:
        return False
    given, surname = name.words[0].text, name.words[-1].text
    rest = "".join(word.text for word in name.words[1:])
    return any(
        (_form(given) in firsts and surname in lasts) or (given in lasts and _form(rest) in firsts)
        for firsts, lasts in _listed()
    )


def _form(given: str) -> str:
    """The first of the forms of a given name, so that "Jim" is as common as "James"."""
    return min(groups_of(given), default=given)


@cache
def _listed() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    lists = table("identity")["common"].values()
    return tuple(
        (frozenset(_form(plain(n)) for n in each["given"]), frozenset(map(plain, each["surnames"])))
        for each in lists
    )
