"""Within one article: which names are the same person. Nothing here looks beyond the article.

A full name opens a person; a surname joins the one person who bears it. Two persons of one
surname stay apart, and the bare surname then means neither.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from extract.entities.gazetteer import accentless, fold
from extract.entities.name_tokens import given
from extract.entities.spellings import one_given, sound_alike, sounds
from extract.records import Actor, Gazetteer, Span
from extract.wordlists import census, table

__all__ = [
    "PARTICLES",
    "Gender",
    "People",
    "Person",
    "Spotted",
    "gender_of",
    "generation",
    "name_words",
    "normal",
]

Gender = Literal["male", "female", ""]

#: Small words that open or join surnames.
PARTICLES = frozenset(
    {
        "von",
        "van",
        "der",
        "den",
        "de",
        "del",
        "della",
        "da",
        "di",
        "bin",
        "al",
        "el",
        "la",
        "ibn",
        "dos",
    }
)


_ARTICLE = re.compile(r"\b([Aa]l|[Ee]l)[-‑](?=\w)")


class Spotted(NamedTuple):
    """A person's name in the text.

    :param span: the name without title and possessive ending.
    :param words: its words without suffixes ("Jr.").
    :param gender: what a title before it says, else empty.
    :param printed: the name as a label, suffixes included.
    :param apart: whether it owns a longer name with this surname: "Roe's son Ian Roe".
    :param headed: whether it stands in a line of capitalised words, as in headlines.
    """

    span: Span
    words: tuple[str, ...]
    gender: Gender = ""
    printed: str = ""
    apart: bool = False
    headed: bool = False


@dataclass(slots=True)
class Person:
    """Someone the article names.

    :param actor: as known so far; the label is the fullest name.
    :param words: folded words of the fullest name.
    :param first: where the article first gives that name.
    :param headed: whether only headlines give it.
    """

    actor: Actor
    words: tuple[str, ...]
    first: int
    gender: Gender = ""
    headed: bool = False


def name_words(name: str) -> tuple[str, ...]:
    """The words of a printed name: no punctuation at their edges, no suffixes, no possessive.

    A surname's Arabic article is a word of its own: "al-Haddad" is "al", "Haddad".
    """
    bare = _ARTICLE.sub(r"\1 ", re.sub(r"['’‘]s?$", "", name))
    split = (w.strip('.,;:“”"()[]-–—') for w in bare.replace("[", "").split())
    return tuple(w for w in split if w and w not in table("names")["titles"]["suffixes"])


def generation(name: str) -> str:
    """What behind a printed name tells generations apart ("jr"), else empty."""
    last = name.strip().rpartition(" ")[2].strip(".,").casefold()
    found: str = table("identity")["given"]["generations"].get(last, "")
    return found


def normal(words: str) -> str:
    """Words as a key compares them: folded, spaces collapsed, no article before, no possessive."""
    plain = accentless(" ".join(words.split())).strip(" .,;:\"“”'()")
    return re.sub(r"'s?$", "", re.sub(r"^(the|a|an) ", "", plain))


def gender_of(words: Sequence[str]) -> Gender:
    """The gender a full name's given name nearly always goes with, else empty."""
    if len(words) < 2:
        return ""
    genders: tuple[Gender, ...] = ("male", "female")
    listed = [g for g in genders if words[0] in table("names")["given"][g]]
    counted = [g for g in genders if fold(words[0]) in census(g)]
    return next(iter(listed or counted), "")


class People:
    """The persons of one article.

    :param document_id: opens the keys of persons without a hand-written entry.
    :param spotted: every name of a person in the article, in order.
    """

    def __init__(self, document_id: str, spotted: Iterable[Spotted], gazetteer: Gazetteer) -> None:
        self._id = document_id
        self._known = _known(gazetteer)
        self.all: list[Person] = []
        # Word of a name, or sounds of a surname -> the numbers of those who bear it or did.
        self._bearers: dict[str, set[int]] = {}
        self._sounds: dict[str, set[int]] = {}
        listed = list(spotted)
        for name in listed:
            if len(name.words) > 1 and name.words[0].lower() not in PARTICLES:
                self._open(name)
        for name in listed:
            if name.apart:
                self._open_apart(name)
        for name in listed:
            meant = self.meant(name)
            if not meant:
                self._open(name)
            elif len(meant) == 1 and meant[0] not in self._with(meant[0].words[0]):
                self._add(meant[0])

    def meant(self, name: Spotted) -> tuple[Person, ...]:
        """Who a name may mean: one person, several when it is ambiguous, none when new."""
        words = tuple(map(fold, name.words))
        found = self._by_full(words, name) if len(words) > 1 else []
        if found:
            return tuple(found)
        found = [*self._by_ending(words), *self._by_part(words, name)]
        found = found or self._by_given(words, name) or self._by_sound(words)
        fitting = [p for p in found if not (name.gender and p.gender not in ("", name.gender))]
        before = [p for p in fitting if p.first <= name.span.start]
        return self._with_known(words, name, before) or tuple(fitting)

    def _with_known(
        self, words: tuple[str, ...], name: Spotted, found: list[Person]
    ) -> tuple[Person, ...]:
        """Those found, and whoever bears the bare name by a hand-written entry."""
        actor = self._hand_written(words)
        if actor is None or any(p.actor.key == actor.key for p in found):
            return tuple(found)
        names = [
            tuple(map(fold, name_words(n))) for n in (actor.label, *(n.text for n in actor.names))
        ]
        if len(found) == 1 and any(_respelt(found[0].words, full) for full in names):
            return tuple(found)
        known = next((p for p in self.all if p.actor.key == actor.key), None)
        return (*found, known or Person(actor, words, name.span.start))

    def disown(self, keys: Collection[str], spotted: Iterable[Spotted]) -> None:
        """Take persons for others than the hand-written ones of their name.

        :param keys: of the hand-written actors who are not meant.
        :param spotted: every name of a person in the article, in order.
        """
        self._known = {
            words: kept
            for words, actors in self._known.items()
            if (kept := [a for a in actors if a.key not in keys])
        }
        for person in self.all:
            if person.actor.key in keys:
                same = [n for n in spotted if _same(person.words, tuple(map(fold, n.words)))]
                fullest = max(same, key=lambda n: (len(n.words), n.printed), default=None)
                label = Spotted(Span(0, 0), person.words, printed=person.actor.label)
                person.actor = self._minted(fullest or label)

    def _by_full(self, words: tuple[str, ...], name: Spotted) -> list[Person]:
        age = generation(name.printed)

        def alive(people: Iterable[Person]) -> list[Person]:
            return [p for p in people if not age or _of_generation(p, age)]

        # of two names that are one, one holds the last word of the other behind its first
        near = alive(self._with(*words[1:]))
        found = [p for p in near if p.words == words]
        # beside "Jan Roe Jr." the plain "Jan Roe" is the other one
        found = [p for p in found if generation(p.actor.label) == age] or found
        found = found or [p for p in near if _meets(p.words, words) and _same(p.words, words)]
        if found:
            return found
        # two spellings are one only where nobody else may be meant
        respelt = [p for p in alive(self._sounding(words[-1])) if _respelt(p.words, words)]
        return respelt if len(respelt) == 1 else []

    def _by_ending(self, words: tuple[str, ...]) -> list[Person]:
        return [p for p in self._with(words[-1]) if p.words[-len(words) :] == words]

    def _by_given(self, words: tuple[str, ...], name: Spotted) -> list[Person]:
        if len(words) != 1 or name.gender or not given(name.words[0]):
            return []
        return [p for p in self._with(words[0]) if len(p.words) > 1 and p.words[0] == words[0]]

    def _by_part(self, words: tuple[str, ...], name: Spotted) -> list[Person]:
        """Who bears a word before the last: a surname that comes first, the first of two."""
        if len(words) != 1 or given(name.words[0]):
            return []
        named = [p for p in self._with(words[0]) if words[0] in p.words[:-1] and len(p.words) > 1]
        return [p for p in named if p.first < name.span.start and not p.headed]

    def _by_sound(self, words: tuple[str, ...]) -> list[Person]:
        """The one person whose surname is the same in another spelling."""
        bare = words[-1] if len(words) == 1 else ""
        near = self._sounding(bare)
        found = [p for p in near if len(p.words) > 1 and sound_alike(p.words[-1], bare)]
        return found if len(found) == 1 else []

    def _open_apart(self, name: Spotted) -> None:
        """A person known by surname only, of whose family another one is named in full."""
        words = tuple(map(fold, name.words))
        if not any(p.first <= name.span.start for p in self._by_ending(words)):
            self._add(Person(self._minted(name), words, name.span.start, name.gender))

    def _open(self, name: Spotted) -> None:
        words = tuple(map(fold, name.words))
        actor = self._hand_written(words)
        gender = name.gender or gender_of(name.words)
        same = [p for p in self.all if p.actor == actor] if actor else []
        same = same or self._by_full(words, name)
        if not same:
            who = actor or self._minted(name)
            self._add(Person(who, words, name.span.start, gender, name.headed))
        elif len(same) == 1:
            if actor is not None and same[0].actor.iri is None:
                same[0].actor = actor
            self._fuller(same[0], name, words, gender)

    def _fuller(
        self, person: Person, name: Spotted, words: tuple[str, ...], gender: Gender
    ) -> None:
        person.gender = person.gender or gender
        person.headed = person.headed and name.headed
        if len(words) > len(person.words) and words[0] == person.words[0]:
            person.words = words
            self._file(person)
            if person.actor.iri is None:
                person.actor = self._minted(name)

    def _add(self, person: Person) -> None:
        self.all.append(person)
        self._file(person)

    def _file(self, person: Person) -> None:
        """Note by which words somebody is found; those of a shorter name stay."""
        number = next(n for n in reversed(range(len(self.all))) if self.all[n] is person)
        for word in person.words:
            self._bearers.setdefault(word, set()).add(number)
        self._sounds.setdefault(sounds(person.words[-1]), set()).add(number)

    def _with(self, *words: str) -> list[Person]:
        """Who bears one of some words, or bore it; in order."""
        numbers = set[int]().union(*(self._bearers.get(w, ()) for w in words))
        return [self.all[n] for n in sorted(numbers)]

    def _sounding(self, surname: str) -> list[Person]:
        """Whose surname has, or had, the consonants of another; in order."""
        sound = sounds(surname)
        return [self.all[n] for n in sorted(self._sounds.get(sound, ()))] if sound else []

    def _hand_written(self, words: tuple[str, ...]) -> Actor | None:
        found = self._known.get(words) or self._known.get(_bare(words)) or []
        return found[0] if len(found) == 1 else None

    def _minted(self, name: Spotted) -> Actor:
        label = name.printed or " ".join(name.words)
        return Actor(f"{self._id}#{normal(label)}", label, "person")


def _known(gazetteer: Gazetteer) -> dict[tuple[str, ...], list[Actor]]:
    known: dict[tuple[str, ...], list[Actor]] = {}
    for actor in gazetteer.actors:
        if actor.kind != "person":
            continue
        names = {name_words(n) for n in (actor.label, *(n.text for n in actor.names))}
        for words in sorted(names):
            known.setdefault(tuple(map(fold, words)), []).append(actor)
    return known


def _bare(words: tuple[str, ...]) -> tuple[str, ...]:
    """A name without initials in its middle."""
    return words[:1] + tuple(w for w in words[1:-1] if len(w) > 1) + words[-1:]


def _of_generation(person: Person, age: str) -> bool:
    """Whether a person may be who is called "Jr.": a headline alone leaves that out."""
    theirs = generation(person.actor.label)
    return theirs == age or (not theirs and person.headed)


def _meets(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names share their first word or their last, as all do that are one."""
    return one[-1:] == other[-1:] or one[:1] == other[:1]


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names are one: same given name and surname, no quarrel between them."""
    if min(len(one), len(other)) < 2:
        return one == other
    if one[-1] != other[-1]:
        short, long = sorted((one, other), key=len)  # "Pedro Sanz", "Pedro Sanz Aguilar"
        return long[: len(short)] == short and short[-1] not in PARTICLES
    if one[0] != other[0]:
        return one[-len(other) :] == other or other[-len(one) :] == one
    middle, second = one[1:-1], other[1:-1]
    if not middle or not second:
        return True
    return len(middle) == len(second) and all(
        a == b or (1 in (len(a), len(b)) and a[0] == b[0])
        for a, b in zip(middle, second, strict=True)
    )


def _respelt(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names may be one in two spellings: "Sergei Lavrov", "Sergej Ławrow"."""
    if min(len(one), len(other)) < 2 or one == other:
        return False
    family = one[-1] == other[-1] or sound_alike(one[-1], other[-1])
    return family and one_given(one[0], other[0]) and len(one) == len(other)
