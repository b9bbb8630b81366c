"""When two bodies are one: the same words of a name, and a country where the words need one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from extract.wordlists import table, words
from graph.identity.grouping import Verdict
from graph.identity.lore import Lore
from graph.identity.profiles import Profile
from graph.identity.spelling import plain

__all__ = ["ACRONYM", "BodyName", "BodyRules", "Traits", "body_name", "told_by"]

#: How far the same name settles the matter: with the country, alone, and when it is too short.
_WITH_COUNTRY, _NAME, _SHORT = 0.95, 0.8, 0.5
#: Before the letters of an acronym, to tell it from a name.
ACRONYM = "."
_LETTERS = 2  # of the shortest acronym
_ACRONYM = re.compile(r"[A-Z][A-Za-z]?(?:[A-Z.&][A-Za-z.]?){1,6}")


class BodyName(NamedTuple):
    """A body's name as it is compared.

    :param words: without small words and countries, in one spelling; sorted for organs of states,
        which stand in any order.
    :param rare: whether one of the words is no common one.
    :param telling: whether the words alone tell which body it is.
    :param acronym: whether it is nothing but an acronym.
    """

    words: tuple[str, ...]
    rare: bool = False
    telling: bool = False
    acronym: bool = False

    @property
    def key(self) -> str:
        """The words as one."""
        return " ".join(self.words)


class Traits(NamedTuple):
    """What one body is compared by.

    :param names: sorted.
    :param countries: ISO 3166-1 alpha-2.
    """

    names: tuple[BodyName, ...]
    countries: frozenset[str]


@lru_cache(maxsize=1 << 15)
def body_name(name: str) -> BodyName:
    """A printed name, without the words for countries, as it is compared."""
    lists = table("identity")["bodies"]
    bare = re.sub(r"['’]s?(?!\w)", " ", name)
    spelt = [plain(w) for w in re.split(r"[\s\-–,]+", bare) if plain(w)]
    listed = [lists["spellings"].get(w, w) for w in spelt if w not in words_joining()]
    listed = listed or spelt
    organ = bool(listed) and bool(set(listed) & words("identity", "bodies", "organs"))
    acronym = len(spelt) == 1 and _ACRONYM.fullmatch(bare.strip()) is not None
    rare = [w for w in listed if w not in words("identity", "bodies", "generic") and len(w) > 1]
    # Every town has a police: its name alone does not tell which town of that name it is.
    local = bool(listed) and listed[-1] in words("identity", "bodies", "local")
    telling = len(listed) > 1 and len(rare) > local
    return BodyName(tuple(sorted(listed)) if organ else tuple(listed), bool(rare), telling, acronym)


def told_by(names: Iterable[str]) -> frozenset[str]:
    """The names of a body that tell which it is, and the acronyms they have or would have.

    No name is left of "the department".
    """
    found = set()
    for name in names:
        body = body_name(name)
        if body.acronym:
            found.add(ACRONYM + body.key)
        elif body.rare or len(body.words) > 1:
            found.add(body.key)
        spelt = [plain(w) for w in re.split(r"[\s\-–,]+", name)]
        letters = "".join(w[0] for w in spelt if w and w not in words_joining())
        if len(letters) > _LETTERS:
            found.add(ACRONYM + letters)
    return frozenset(found)


def words_joining() -> frozenset[str]:
    """Small words that are left out before names are compared."""
    return words("identity", "bodies", "joining")


class BodyRules:
    """What makes two bodies the same.

    :param lore: what countries are called.
    """

    def __init__(self, lore: Lore) -> None:
        self._lore = lore

    def traits(self, profile: Profile) -> Traits:
        """What a body is compared by."""
        named = {body_name(name) for name in profile.names}
        return Traits(tuple(sorted(n for n in named if n.words)), frozenset(profile.countries))

    def weight(self, traits: Traits) -> int:
        """Whether it has a country, and how many words and names."""
        longest = max((len(n.words) for n in traits.names), default=0)
        return 10 * bool(traits.countries) + longest + len(traits.names)

    def sought(self, traits: Traits) -> Iterator[str]:
        """The names with their countries, and by themselves where they tell enough."""
        for name in traits.names:
            yield from (f"{name.key} {code}" for code in sorted(traits.countries))
            if name.telling:
                yield name.key

    def filed(self, traits: Traits) -> Iterator[str]:
        """The same."""
        return self.sought(traits)

    def near(self, traits: Traits) -> Iterator[str]:
        """The names by themselves, unless they are such as every country has."""
        for name in traits.names:
            if name.rare or traits.countries:
                yield name.key

    def named(self, traits: Traits) -> Iterator[str]:
        """The same."""
        return self.near(traits)

    def together(self, listed: Sequence[Traits]) -> Traits:
        """All that several show."""
        names = {name for t in listed for name in t.names}
        return Traits(tuple(sorted(names)), frozenset[str]().union(*(t.countries for t in listed)))

    def judge(self, one: Traits, other: Traits) -> Verdict:
        """What speaks for two bodies being one."""
        both = sorted(one.countries & other.countries)
        if one.countries and other.countries and not both:
            return Verdict(0.0, apart=True)
        same = {n.key: n for n in one.names if n.key in {o.key for o in other.names}}
        if not same:
            return Verdict(0.0)
        longest = max(same.values(), key=lambda n: (not n.acronym, len(n.words), n.key))
        if longest.acronym and any(not n.acronym for n in (*one.names, *other.names)):
            return self._by_acronym(one, other, longest)
        return self._by_name(longest, both)

    def _by_name(self, name: BodyName, both: list[str]) -> Verdict:
        if both and not name.acronym:
            countries = " and ".join(map(self._lore.country, both))
            return Verdict(_WITH_COUNTRY, ("the same name", f"both of {countries}"))
        if name.telling:
            return Verdict(_NAME, ("the same name",))
        return Verdict(_SHORT, ("the same name",), ("the name alone does not tell which",))

    def _by_acronym(self, one: Traits, other: Traits, name: BodyName) -> Verdict:
        """One acronym: two bodies when each is spelt out in other words, else open."""
        spelt = [any(not n.acronym for n in t.names) for t in (one, other)]
        if all(spelt):
            return Verdict(0.0, apart=True)
        why = f"both called {name.key.upper()}"
        return Verdict(_SHORT, (why,), ("an acronym stands for many names",))
