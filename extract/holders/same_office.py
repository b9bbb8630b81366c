"""One office under several words: the head of a ministry is a minister, a premier one as well."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from extract.entities.callings import office_words
from extract.entities.once import once
from extract.entities.posts import role_key
from extract.known import Gazetteer
from extract.records import Actor, PostMention
from extract.wordlists import table, words

__all__ = [
    "SMALL", "held_words", "keys_of", "leaders", "of_body", "same_group", "same_office",
    "words_of", "worldwide",
]  # fmt: skip

SMALL = frozenset({"of", "for", "the", "and", "a", "an", "to", "at", "in", "on"})


def held_words(post: PostMention, gazetteer: Gazetteer) -> frozenset[str]:
    """The words of a post as they are compared."""
    held = keys_of(re.findall(r"[\w-]+", post.role))
    body = post.organization
    return frozenset(of_body(held, body, gazetteer) if body is not None else held)


def of_body(held: set[str], body: Actor, gazetteer: Gazetteer) -> set[str]:
    """The words of an office of a body: the head of a ministry is a minister."""
    if not held & {"head", "chief", "leader"}:
        return held
    inside = words_of(body, gazetteer)
    if any(held | inside in group for group in _groups()):
        return held | inside
    if not held & {"head", "chief"}:
        return held
    if inside & {"ministry", "department"}:
        return (held | inside | {"minister"}) - {"head", "chief", "ministry", "department"}
    return held | {"government"} if body.kind == "government" else held


def words_of(body: Actor, gazetteer: Gazetteer) -> set[str]:
    """The words of a body's name as those of offices are compared, its country's apart."""
    named = set(office_words(body.label).split())
    return named - _places(gazetteer).get(body.country or "", _NO) - SMALL


_NO: frozenset[str] = frozenset()
_OTHER = frozenset({"prime", "deputy"})  # no minister without another word


@once
def _places(gazetteer: Gazetteer) -> Mapping[str, frozenset[str]]:
    """The words of every country's names, by ISO 3166-1 alpha-2 code."""
    named = ((c.iso2, (c.label, *c.names, *c.adjectives, *c.demonyms)) for c in gazetteer.countries)
    return MappingProxyType(
        {iso2: frozenset(office_words(" ".join(n)).split()) for iso2, n in named}
    )


def same_office(
    held: frozenset[str], wanted: frozenset[str], *, bodily: bool, placed: bool
) -> bool:
    """Whether an office held may be the one that a phrase asks for.

    :param wanted: the words of the phrase.
    :param bodily: whether it names a body.
    :param placed: whether it names a country.
    """
    if "leader" in wanted and wanted in leaders() and placed:
        return held in leaders()
    if wanted in _monikers() and held in leaders():
        return True
    if same_group(held, wanted):
        return True
    if bodily and wanted in _heads():
        return held in _heads()
    if wanted == {"minister"}:
        names = {held}.union(*(group for group in _groups() if held in group))
        return any("minister" in n and not n & _OTHER for n in names)
    lesser = (held - wanted).intersection(table("names")["roles"]["lesser"])
    return wanted <= held and not lesser


def same_group(held: frozenset[str], wanted: frozenset[str]) -> bool:
    """Whether the words of two offices are the same or two names of one."""
    return held == wanted or any(wanted in group and held in group for group in _groups())


@cache
def _groups() -> tuple[frozenset[frozenset[str]], ...]:
    return tuple(_keys(group) for group in table("names")["offices"]["same"])


@cache
def leaders() -> frozenset[frozenset[str]]:
    """The words for who is at the head of a country."""
    return _keys(words("names", "offices", "leaders"))


@cache
def _monikers() -> frozenset[frozenset[str]]:
    return _keys(words("names", "offices", "monikers"))


@cache
def _heads() -> frozenset[frozenset[str]]:
    return _keys(words("names", "offices", "heads"))


def worldwide(held: frozenset[str]) -> bool:
    """Whether an office is the world's, so that no country tells whose it is: the pope's."""
    return any(same_group(held, key) for key in _keys(words("names", "offices", "worldwide")))


def _keys(names: Iterable[str]) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(keys_of(name.split())) for name in names)


def keys_of(role: Iterable[str]) -> set[str]:
    """The words of an office in one form each; a premier is a prime minister."""
    found: set[str] = set()
    for word in role:
        if word.lower() not in SMALL:
            found |= {"prime", "minister"} if word.lower() == "premier" else {role_key(word)}
    return found
