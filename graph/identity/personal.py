"""Names of persons: taken apart, and two of them compared for being one person's.

What is compared is the spelling alone. A comparison gives how well two names go together, 0 to 1,
and says in words what had to be overlooked; names that cannot be one person's give nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from extract.wordlists import table, words
from graph.identity.spelling import groups_of, key, plain, rough, sound

__all__ = [
    "Likeness", "PersonName", "Word", "compare", "core", "first_keys", "full_keys", "is_given",
    "middle", "middles_agree", "own_names", "parse",
]  # fmt: skip

#: How well two words go together when they are not spelt alike.
_SOUND, _FORM, _ROUGH, _INITIAL = 0.95, 0.92, 0.88, 0.8
#: What one has to overlook between two names, and how much of the likeness is left.
_TURNED, _LONGER, _GENERATION, _PARTICLE = 0.8, 0.9, 0.8, 0.8

#: Letters that more than stand before a hyphen in a name of two surnames: no "Jong-un".
_FRONT = 4

_INITIALS = re.compile(r"(?:[^\W\d_]\.){1,3}|[^\W\d_]")
_CAPITALS = re.compile(r"[A-Z]{2,3}")


class Word(NamedTuple):
    """One word of a name.

    :param text: plain letters; without the hyphen of "Jong-un".
    :param initial: whether it is only the first letter of a name.
    :param front: what stands before the hyphen, or empty.
    """

    text: str
    initial: bool = False
    front: str = ""


class PersonName(NamedTuple):
    """A person's name without titles.

    :param words: at least one; the given name first, where the name is written so.
    :param generation: ``jr``, ``sr``, ``ii`` … or empty.
    :param particles: small words of the surname ("van", "de"); not among the words.
    """

    words: tuple[Word, ...]
    generation: str = ""
    particles: tuple[str, ...] = ()

    @property
    def full(self) -> bool:
        """Whether it has a surname and a given name, be it an initial."""
        return len(self.words) > 1 and not self.words[-1].initial

    @property
    def spelt_out(self) -> bool:
        """Whether the given name is more than an initial."""
        return self.full and not self.words[0].initial


class Likeness(NamedTuple):
    """How two names go together.

    :param score: 1 for one spelling, less for each thing to overlook; 0 when given name and
        surname agree and what else the names say tells two persons apart.
    :param why: in words.
    """

    score: float
    why: str


# ---------------------------------------------------------------- taking apart


@lru_cache(maxsize=1 << 16)
def parse(name: str) -> PersonName | None:
    """A printed name taken apart; None when it has no letters."""
    lists = table("identity")["given"]
    generation, particles = "", []
    found: list[Word] = []
    for number, printed in enumerate(_bare(name)):
        text = plain(printed)
        if not text:
            continue
        if number and text in lists["generations"]:
            generation = lists["generations"][text]
        elif number and text in lists["particles"] and printed[:1].islower():
            particles.append(text)
        else:
            found += _words(printed, text, first=not number)
    return PersonName(tuple(found), generation, tuple(particles)) if found else None


def _bare(name: str) -> list[str]:
    """The printed words without titles before and letters behind."""
    lists = table("identity")["given"]
    printed = name.replace(",", " ").replace("’", "'").split()
    while len(printed) > 2 and plain(printed[0]) in lists["honorifics"]:
        printed = printed[1:]
    while len(printed) > 2 and plain(printed[-1]) in lists["suffixes"]:
        printed = printed[:-1]
    return printed


def _words(printed: str, text: str, *, first: bool) -> list[Word]:
    if _INITIALS.fullmatch(printed):
        return [Word(c, initial=True) for c in text]
    if _CAPITALS.fullmatch(printed) and not set(text) & set("aeiouy"):
        return [Word(c, initial=True) for c in text]  # "JD Vance"
    articles = words("identity", "given", "articles")
    pieces = [p for piece in re.split(r"[-‐‑–]", printed) if (p := plain(piece))]
    if len(pieces) > 1 and pieces[0] in articles:
        pieces = pieces[1:]
    if printed.lower() in {"al", "el"} and not (first and printed == "Al"):
        return []  # an article, but for the given name
    front = pieces[0] if len(pieces) > 1 and len(pieces[0]) > _FRONT else ""
    return [Word("".join(pieces) or text, front=front)]


# ---------------------------------------------------------------- keys


@lru_cache(maxsize=1 << 16)
def full_keys(name: PersonName) -> tuple[str, ...]:
    """Keys that two names share when they may be one person's, in whatever order they stand."""
    first, rest = name.words[0], name.words[1:]
    pairs = [(first, word) for word in rest]
    pairs += [(first, Word(word.front)) for word in rest[-1:] if word.front]
    if len(rest) > 1:
        # "Kim Jong Un", "Kim Jong-un" and "Jong-un Kim": one word, two words, or the other end.
        pairs.append((first, _run(rest)))
        pairs.append((_run(name.words[:-1]), name.words[-1]))
    found = {
        "+".join(sorted((a, b)))
        for one, other in pairs
        if not (one.initial or other.initial)
        for a in _forms(one.text)
        for b in _forms(other.text)
    }
    return tuple(sorted(found))


def _run(listed: Sequence[Word]) -> Word:
    return Word("".join(w.text for w in listed), any(w.initial for w in listed))


def first_keys(name: PersonName) -> Iterator[str]:
    """Keys under which a name with a mere initial finds the names it may stand for."""
    yield f"{sound(name.words[0].text)[:1]}.{key(name.words[-1].text)}"


def _forms(word: str) -> list[str]:
    # The key of each name the word is a form of, so that "Bill" and "William" meet.
    return sorted({key(word), *(key(form) for form in groups_of(word))})


@lru_cache(maxsize=1 << 16)
def core(name: PersonName) -> tuple[str, ...]:
    """Keys that names share which are the same but for what stands between given name and surname.

    None for a name that does not tell a person: a surname, an initial.
    """
    if not name.spelt_out or len(name.words[-1].text) < 2:
        return ()
    first, last = name.words[0].text, name.words[-1].text
    small = {*name.particles, *(w.text for w in name.words[1:-1] if _is_particle(w))}
    told = "/".join((" ".join(sorted(small)), name.generation))
    found = {f"{first}+{last}/{told}"}
    if not any(w.initial for w in name.words):
        # "Kim Jong Un", "Kim Jong-un"
        found.add(f"={''.join(w.text for w in name.words)}/{told}")
    return tuple(sorted(found))


def _is_particle(word: Word) -> bool:
    return word.text in words("identity", "given", "particles")


def middle(name: PersonName) -> tuple[Word, ...]:
    """What stands between given name and surname, without the small words of a surname."""
    return tuple(word for word in name.words[1:-1] if not _is_particle(word))


def middles_agree(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether two middle names, each as one name gives it, may be one person's."""
    return all(_match(a, b, given=True) is not None for a, b in zip(one, other, strict=False))


def own_names(names: Sequence[PersonName]) -> tuple[PersonName, ...]:
    """The full names of one actor without those that are a name and words around it.

    A headline makes "Voters Trust Jane Roe" of a name; and where it makes one actor of two ("Jane
    Roe Meets John Doe"), no name is left, for it tells nobody.
    """
    full = sorted({name for name in names if name.full})
    plainly = [
        name
        for name in full
        if not any(_around(name, other) or _elder(name, other) for other in full)
    ]
    spelt = [name for name in plainly if name.spelt_out]
    if any(_strangers(a, b) for a, b in combinations(spelt, 2)):
        return ()
    return tuple(plainly)


def _elder(name: PersonName, other: PersonName) -> bool:
    """Whether another name is this one with a generation: whom both mean is not the elder."""
    return not name.generation and bool(other.generation) and name.words == other.words


def _around(name: PersonName, other: PersonName) -> bool:
    """Whether a name is another one with words before or behind it that are no given names."""
    words_, inside = name.words, other.words
    if not other.spelt_out or len(words_) <= len(inside):
        return False
    behind = words_[-len(inside) :] == inside and not is_given(words_[0].text)
    return behind or words_[: len(inside)] == inside


def _strangers(one: PersonName, other: PersonName) -> bool:
    """Whether two names have nothing to do with each other."""
    if {w.text for w in one.words} & {w.text for w in other.words}:
        return False
    likeness = compare(one, other)
    return likeness is None or not likeness.score


# ---------------------------------------------------------------- comparing


@lru_cache(maxsize=1 << 16)
def compare(one: PersonName, other: PersonName) -> Likeness | None:
    """How two full names go together; None when they have little to do with each other.

    The order of the two does not matter.
    """
    if not one.full or not other.full:
        return None
    ways = (
        _straight(one, other), _joined(one, other), _turned(one, other), _longer(one, other),
        _longer(other, one),
    )  # fmt: skip
    found = [match for match in ways if match is not None]
    if not found:
        return None
    if one.generation and other.generation and one.generation != other.generation:
        return Likeness(0.0, "two generations of a family")
    least = min(found)
    return least if not least.score else _overlooked(max(found), one, other)


def _overlooked(best: Likeness, one: PersonName, other: PersonName) -> Likeness:
    score, why = best
    if one.generation != other.generation:
        score *= _GENERATION
        why += f", “{(one.generation or other.generation).capitalize()}” with one of them only"
    if set(one.particles) != set(other.particles):
        score *= _PARTICLE
        why += ", a particle with one of them only"
    return Likeness(score, why)


def _straight(one: PersonName, other: PersonName) -> Likeness | None:
    """Given name with given name, surname with surname, what is between where both have it."""
    first = _match(one.words[0], other.words[0], given=True)
    last = _match(one.words[-1], other.words[-1], given=False)
    if first is None or last is None:
        return None
    # A middle initial agrees with a middle name, one name with none: no weakness of the whole.
    between = zip(one.words[1:-1], other.words[1:-1], strict=False)
    if any(_match(a, b, given=True) is None for a, b in between):
        return Likeness(0.0, "other middle names")
    told = dict.fromkeys(m.why for m in (first, last) if m.why)
    return Likeness(first.score * last.score, ", ".join(told) or "the same full name")


def _match(one: Word, other: Word, *, given: bool) -> Likeness | None:
    """How two words go together; None when they are two names."""
    if one.initial or other.initial:
        fits = sound(one.text)[:1] == sound(other.text)[:1]
        return Likeness(_INITIAL, "an initial for the given name") if fits and given else None
    if one.text == other.text:
        return Likeness(1.0, "")
    if sound(one.text) == sound(other.text):
        return Likeness(_SOUND, "another spelling")
    if given and groups_of(one.text) & groups_of(other.text):
        return Likeness(_FORM, "another form of the given name")
    if _foreign(one.text, other.text, given=given):
        return Likeness(_ROUGH, "a spelling from another language")
    return None


def _foreign(one: str, other: str, *, given: bool) -> bool:
    """Whether two words may be one, written as other languages write it."""
    shorter = min(len(one), len(other))
    if shorter > 3 and rough(one) == rough(other):
        return True
    known = is_given(one) and is_given(other)
    return given and not known and shorter > 4 and _vowels_apart(one, other)


def is_given(word: str) -> bool:
    """Whether a word is a given name we know: two such are two names, however alike.

    :param word: as :func:`graph.identity.spelling.plain` gives it.
    """
    return bool(groups_of(word)) or word in _known_given()


@lru_cache(maxsize=1)
def _known_given() -> frozenset[str]:
    given = table("names")["given"]
    return frozenset(plain(name) for name in (*given["male"], *given["female"]))


def _vowels_apart(one: str, other: str) -> bool:
    """Whether only vowels inside the words differ, not those at the end ("Daniel", "Daniela")."""
    a, b = rough(one), rough(other)
    return key(one) == key(other) and a[0] == b[0] and (a[-1] in "aeiou") == (b[-1] in "aeiou")


def _joined(one: PersonName, other: PersonName) -> Likeness | None:
    """The same letters in other words: "Kim Jong Un", "Kim Jong-un"."""
    if any(w.initial for w in (*one.words, *other.words)):
        return None
    same = "".join(w.text for w in one.words) == "".join(w.text for w in other.words)
    return Likeness(1.0, "the same full name") if same else None


def _turned(one: PersonName, other: PersonName) -> Likeness | None:
    """The surname first in one of them: "Xi Jinping", "Jinping Xi"."""
    if any(w.initial for w in (*one.words, *other.words)):
        return None
    turned = other.words[1:] + other.words[:1], other.words[-1:] + other.words[:-1]
    heard = "".join(sound(w.text) for w in one.words)
    if any("".join(sound(w.text) for w in t) == heard for t in turned):
        return Likeness(_TURNED, "the surname first in one of them")
    return None


def _longer(one: PersonName, other: PersonName) -> Likeness | None:
    """The second name is the first with a further surname: "Pedro Sánchez Pérez-Castejón".

    It may stand behind a hyphen: "Ada Brill-Orne".
    """
    length = len(one.words)
    if any(w.initial for w in one.words) or length < 2:
        return None
    front = other.words[-1].front
    if front and not one.words[-1].front and length == len(other.words):
        other = other._replace(words=(*other.words[:-1], Word(front), other.words[-1]))
    if length >= len(other.words):
        return None
    same = all(
        sound(a.text) == sound(b.text) and not b.initial
        for a, b in zip(one.words, other.words, strict=False)
    )
    return Likeness(_LONGER, "a further surname in one of them") if same else None
