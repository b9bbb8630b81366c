"""The event a proposition is about, below the verbs and nouns that only mean, start or hold it.

"Plans to invade", "was preparing for the invasion" and "intends to launch an attack" are all about
one kind of deed, still to come; "carried out an attack" is about the same kind, done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from extract.wordlists import table, words
from graph.points.stems import family, listed, stem, tokens

__all__ = ["Event", "deeds", "event", "intended", "names_deed"]

#: How many verbs may stand above the deed: "has started to prepare to attack".
_DEPTH = 3
_OF = frozenset({"of", "on", "against", "upon", "to", "into"})
_BEFORE = frozenset({
    "for", "of", "to", "out", "a", "an", "the", "any", "another", "its", "their", "his", "her",
})  # fmt: skip


class Event(NamedTuple):
    """A deed that some words are about.

    :param relation: local name of the relation type.
    :param object_text: the words for whom it is done to; "" where none stand.
    :param ahead: whether it is only meant or prepared.
    :param land: whether it is such a deed only where a country is the object.
    """

    relation: str
    object_text: str
    ahead: bool
    land: bool = False


@cache
def _deeds() -> Mapping[str, str]:
    """Family of a word that names a deed by itself -> its relation type.

    Patterns that need a thing sent, a mover or a partner are told by the extraction alone.
    """
    found: dict[str, str] = {}
    for pattern in table("relations")["relation"]:
        if pattern["name"] in words("points", "events", "relations") and "theme" not in pattern:
            for word in (*pattern.get("verbs", ()), *pattern.get("nouns", ())):
                found.setdefault(family(word), pattern["name"])
    return found


@cache
def deeds() -> frozenset[str]:
    """Families of the words that name such a deed, or only mean, prepare or start one."""
    above = listed("events", "ahead") | listed("events", "light")
    into = {family(word) for word in listed("events", "into")}
    return frozenset(_deeds()) | {family(word) for word in above} | into


def names_deed(word: str) -> bool:
    """Whether a word names by itself a deed that is done to somebody: "the *attack*"."""
    return family(word) in _deeds()


def event(predicate: str, rest: str) -> Event | None:
    """The event of a verb with what follows it, or of a noun phrase; None when it is none.

    :param predicate: the words of the verb, or "" for a noun phrase.
    :param rest: what follows the verb; the whole noun phrase where there is none.
    """
    verb = [w for w in tokens(predicate) if stem(w) not in listed("stop")][-1:]
    below = [*verb, *tokens(rest)]
    above, depth = False, 0
    while below and depth < _DEPTH:
        base = stem(below[0])
        if base in listed("events", "ahead"):
            above, below, depth = True, list(_behind(below[1:])), depth + 1
        elif base in listed("events", "light") and _noun(below[1:]):
            below, depth = list(_behind(below[1:])), depth + 1
        else:
            break
    if below and above and stem(below[0]) in listed("events", "into") and len(below) > 1:
        return Event("attacks", _object(below[1:]), above, land=True)
    if not below or not depth or family(below[0]) not in _deeds():
        return None
    return Event(_deeds()[family(below[0])], _object(below[1:]), above)


def intended(predicate: str, rest: str) -> tuple[str, str] | None:
    """The verb of a deed that is only said to be meant, and what follows it; None where none is.

    "*plans to close* the mill", "has *no intention of closing* the mill".

    :param predicate: the words of the verb above it.
    :param rest: what follows that verb.
    """
    above = [w for w in tokens(predicate) if stem(w) not in listed("stop")][-1:]
    found = _INFINITIVE.match(rest) if above else _PLAN.match(rest)
    named = above[0] if above else found["noun"] if found is not None else ""
    if found is None or stem(named) not in listed("events", "meant"):
        return None
    return found["verb"], rest[found.end() :].strip()


_DEED = r"(?P<verb>(?:be |being )?[^\W\d_]+)\b"
_INFINITIVE = re.compile(rf"to {_DEED}")
_PLAN = re.compile(
    rf"(?:(?:any|a|an|the|its|his|her|their|such) )?(?P<noun>[^\W\d_]+) (?:to|of) {_DEED}"
)


def _behind(found: list[str]) -> Iterator[str]:
    """The words from the deed on: "to *invade* …", "for the *invasion* …"."""
    skipping = True
    for word in found:
        skipping = skipping and word in _BEFORE
        if not skipping:
            yield word


def _noun(found: list[str]) -> bool:
    """Whether a deed is named right behind a light verb: "launch *an attack*"."""
    following = next(_behind(found), "")
    return family(following) in _deeds() or stem(following) in listed("events", "ahead")


def _object(found: list[str]) -> str:
    """For whom the deed is meant: the words behind it, without the preposition."""
    if found and found[0] in _OF:
        found = found[1:]
    return " ".join(found)
