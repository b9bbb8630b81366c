"""How many people bear a full name: whether the name alone tells a person, and how surely."""

from __future__ import annotations

from functools import cache, lru_cache

from extract.wordlists import of_a_million, table
from graph.identity.personal import PersonName
from graph.identity.spelling import groups_of, plain

__all__ = ["bearers_of", "common"]

#: People of one gender in the country that the counts are of.
_PEOPLE = 125
_MILLION = 1_000_000
#: One in so many goes by a given short form of a name.
_SHORTENED = 4


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


@lru_cache(maxsize=1 << 14)
def bearers_of(name: PersonName) -> int:
    """How many people of the United States likely bear a name, by how many bear each part of it.

    None is counted for a name of three parts, and for those that the census hardly knows: names of
    elsewhere, which few texts in English hold two of.
    """
    if not name.spelt_out or any(not word.initial for word in name.words[1:-1]):
        return 0
    surname = of_a_million("surnames").get(name.words[-1].text, 0)
    return int(_called(name.words[0].text) * surname * _PEOPLE / _MILLION)


@cache
def _called(given: str) -> float:
    """How many of a million go by a given name: those named so, and some of those whom it is short
    for, so that who is called Ron may be a Ronald.
    """
    known = of_a_million("given")
    listed = (group for group in table("identity")["given"]["groups"] if given in group)
    longer = sum(known.get(form, 0) for form in {form for group in listed for form in group})
    return known.get(given, 0) * (1 - 1 / _SHORTENED) + longer / _SHORTENED


@lru_cache(maxsize=1 << 14)
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
