"""When two bodies are one: the same words of a name, and a country where the words need one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from extract.wordlists import words
from graph.identity.body_names import BodyName, body_name, words_joining
from graph.identity.grouping import Verdict
from graph.identity.lore import Lore
from graph.identity.profiles import Profile
from graph.identity.spelling import plain

__all__ = [
    "ACRONYM",
    "BodyRules",
    "Traits",
    "acronyms",
    "kin",
    "one_body",
    "told_by",
]

#: How far the same name settles the matter: with the country, alone, when only one body of the
#: corpus spells an acronym out, and when it is too common to tell, so that nobody is asked.
_WITH_COUNTRY, _NAME, _SHORT, _VAGUE = 0.95, 0.8, 0.5, 0.3
#: Before the letters of an acronym, to tell it from a name.
ACRONYM = "."
_LETTERS = 2  # of the shortest acronym
_OWNED = re.compile(r"[^\W\d_]\S*(?: \S+)?['’]s? ")


class Traits(NamedTuple):
    """What one body is compared by.

    :param names: sorted.
    :param countries: ISO 3166-1 alpha-2.
    :param national: names that stand with a word for a country ("German Council on …").
    """

    names: tuple[BodyName, ...]
    countries: frozenset[str]
    national: frozenset[str] = frozenset()


def acronyms(bodies: Iterable[Iterable[str]]) -> frozenset[str]:
    """The acronyms that more than one body of a corpus bears, as it spells them out.

    :param bodies: the names of each body.
    """
    spelt: dict[str, set[str]] = {}
    for names in bodies:
        parts = [body_name(name) for name in names]
        for short in (p for p in parts if p.acronym):
            spelt.setdefault(short.key, set()).update(p.key for p in parts if not p.acronym)
    return frozenset(short for short, names in spelt.items() if len(names) > 1)


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


def one_body(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether of two bodies, as :func:`told_by` gives them, one has the name of the other or more.

    The Judiciary Committee is the House Judiciary Committee.
    """
    pairs = product(list(one), list(other))
    return any(_turned(a, b) or _within(a, b) or _within(b, a) for a, b in pairs)


def _turned(one: str, other: str) -> bool:
    """Whether two names have the same words, in whatever order: "Front National"."""
    return one == other or sorted(one.split()) == sorted(other.split())


def _within(short: str, long: str) -> bool:
    few, many = set(short.split()), set(long.split())
    rare = few - words("identity", "bodies", "generic")
    return len(few) > 1 and bool(rare) and few < many


def kin(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two bodies share a word that is no common one, or a political camp."""
    shared = {w for name in one for w in name.split()} & {w for n in other for w in n.split()}
    camps = words("identity", "bodies", "camps")
    return any(w in camps or w not in words("identity", "bodies", "generic") for w in shared)


class BodyRules:
    """What makes two bodies the same.

    :param lore: what countries are called.
    :param shared: acronyms that several bodies bear.
    """

    def __init__(self, lore: Lore, shared: frozenset[str] = frozenset()) -> None:
        self._lore = lore
        self._shared = shared

    def traits(self, profile: Profile) -> Traits:
        """What a body is compared by."""
        named = {body_name(name) for name in profile.names}
        label = body_name(profile.label).key
        keys = frozenset(n.key for n in named)
        owned = _OWNED.match(profile.label) is not None  # "Norway's Storting" is the Storting
        within = bool(profile.countries) and label not in keys and not owned
        national = keys if within else frozenset[str]()
        names = tuple(sorted(n for n in named if n.words))
        return Traits(names, frozenset(profile.countries), national)

    def weight(self, traits: Traits) -> int:
        """Whether it has a country, and how many words and names."""
        longest = max((len(n.words) for n in traits.names), default=0)
        return 10 * bool(traits.countries) + longest + len(traits.names)

    def sought(self, traits: Traits) -> Iterator[str]:
        """The names with their countries, and by themselves where they tell enough."""
        for name in traits.names:
            yield from (f"{name.key} {code}" for code in sorted(traits.countries))
            if name.telling or self._alone(name):
                yield name.key

    def _alone(self, name: BodyName) -> bool:
        """Whether an acronym is borne by one body of the corpus, as far as it says."""
        own = name.acronym and name.rare and len(name.key) > _LETTERS
        return own and name.key not in self._shared

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
        return Traits(
            tuple(sorted(names)),
            frozenset[str]().union(*(t.countries for t in listed)),
            frozenset[str]().union(*(t.national for t in listed)),
        )

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
        with_country = [longest.key in t.national for t in (one, other)]
        if not both and any(with_country) and not all(with_country):
            # "German Council on Foreign Relations" and "Council on Foreign Relations" are two.
            return Verdict(_VAGUE, ("the same name but for the country",))
        return self._by_name(longest, both)

    def _by_name(self, name: BodyName, both: list[str]) -> Verdict:
        if both and not name.acronym and not name.many:
            countries = " and ".join(map(self._lore.country, both))
            return Verdict(_WITH_COUNTRY, ("the same name", f"both of {countries}"))
        if name.telling:
            return Verdict(_NAME, ("the same name",))
        if self._alone(name):
            return Verdict(_NAME, (f"both called {name.key.upper()}", "no other is called so"))
        score = _SHORT if name.acronym and len(name.key) > _LETTERS else _VAGUE
        return Verdict(score, ("the same name",), ("the name alone does not tell which",))

    def _by_acronym(self, one: Traits, other: Traits, name: BodyName) -> Verdict:
        """One acronym: two bodies when each is spelt out in other words, else open."""
        spelt = [any(not n.acronym for n in t.names) for t in (one, other)]
        if all(spelt):
            return Verdict(0.0, apart=True)
        why = f"both called {name.key.upper()}"
        return Verdict(_SHORT, (why,), ("an acronym stands for many names",))
