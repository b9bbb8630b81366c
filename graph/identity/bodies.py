"""When two bodies are one: the same words of a name, and a country where the words need one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from extract.wordlists import commonness, table, words
from graph.identity.grouping import Verdict
from graph.identity.lore import Lore
from graph.identity.personal import is_given
from graph.identity.profiles import Profile
from graph.identity.spelling import plain

__all__ = [
    "ACRONYM",
    "BodyName",
    "BodyRules",
    "Traits",
    "acronyms",
    "body_name",
    "kin",
    "one_body",
    "told_by",
]

#: How far the same name settles the matter: with the country, alone, when only one body of the
#: corpus spells an acronym out, and when it is too common to tell, so that nobody is asked.
_WITH_COUNTRY, _NAME, _SHORT, _VAGUE = 0.95, 0.8, 0.5, 0.3
#: A single word is a name of its own that stands so far back among the words of English.
_OWN_WORD = 15_000
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
    :param many: whether a country has many of that name.
    """

    words: tuple[str, ...]
    rare: bool = False
    telling: bool = False
    acronym: bool = False
    many: bool = False

    @property
    def key(self) -> str:
        """The words as one."""
        return " ".join(self.words)


class Traits(NamedTuple):
    """What one body is compared by.

    :param names: sorted.
    :param countries: ISO 3166-1 alpha-2.
    :param national: names that stand with a word for a country ("German Council on …").
    """

    names: tuple[BodyName, ...]
    countries: frozenset[str]
    national: frozenset[str] = frozenset()


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
    alone = len(listed) == 1 and not acronym and bool(rare) and _own(listed[0])
    telling = alone or (len(listed) > 1 and len(rare) > local)
    many = not words("identity", "bodies", "many").isdisjoint(listed)
    ordered = tuple(sorted(listed)) if organ else tuple(listed)
    return BodyName(ordered, bool(rare), telling and not many, acronym, many)


def _own(word: str) -> bool:
    """Whether a word is hardly anything but a name, and none of a person ("Gazprom")."""
    return commonness().get(word, _OWN_WORD) >= _OWN_WORD and not is_given(word)


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
    return any(a == b or _within(a, b) or _within(b, a) for a, b in product(list(one), list(other)))


def _within(short: str, long: str) -> bool:
    few, many = set(short.split()), set(long.split())
    rare = few - words("identity", "bodies", "generic")
    return len(few) > 1 and bool(rare) and few < many


def kin(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two bodies share a word that is no common one, or a political camp."""
    shared = {w for name in one for w in name.split()} & {w for n in other for w in n.split()}
    camps = words("identity", "bodies", "camps")
    return any(w in camps or w not in words("identity", "bodies", "generic") for w in shared)


def words_joining() -> frozenset[str]:
    """Small words that are left out before names are compared."""
    return words("identity", "bodies", "joining")


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
        national = keys if profile.countries and label not in keys else frozenset[str]()
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
