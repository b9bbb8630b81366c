"""Names of bodies as they are compared: the words that tell, in one spelling."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from extract.wordlists import commonness, table, words
from graph.identity.personal import is_given
from graph.identity.spelling import plain

__all__ = ["BodyName", "body_name", "words_joining"]

#: A single word is a name of its own that stands so far back among the words of English.
_OWN_WORD = 15_000
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


@lru_cache(maxsize=1 << 15)
def body_name(name: str) -> BodyName:
    """A printed name, without the words for countries, as it is compared."""
    lists = table("identity")["bodies"]
    bare = re.sub(r"['’]s?(?!\w)", " ", name)
    spelt = [plain(w) for w in re.split(r"[\s\-–,]+", bare) if plain(w)]
    listed = [lists["spellings"].get(w, w) for w in _brief(spelt) if w not in words_joining()]
    listed = _without_form(listed or spelt)
    turned = words("identity", "bodies", "organs") | words("identity", "bodies", "turned")
    organ = bool(listed) and not turned.isdisjoint(listed)
    world = len(listed) == 1 and listed[0] in words("identity", "bodies", "world")
    acronym = len(spelt) == 1 and not world and _ACRONYM.fullmatch(bare.strip()) is not None
    rare = [w for w in listed if w not in words("identity", "bodies", "generic") and len(w) > 1]
    # Every town has a police: its name alone does not tell which town of that name it is.
    local = bool(listed) and listed[-1] in words("identity", "bodies", "local")
    alone = len(listed) == 1 and not acronym and bool(rare) and (_own(listed[0]) or _brand(bare))
    telling = world or alone or (len(listed) > 1 and len(rare) > local) or _wide(listed)
    many = not words("identity", "bodies", "many").isdisjoint(listed)
    ordered = tuple(sorted(listed)) if organ else tuple(listed)
    return BodyName(ordered, bool(rare), telling and not many, acronym, many)


def _wide(listed: Sequence[str]) -> bool:
    """Whether a body says that it is of more than one country, so that there is but one.

    "European Commission", not "European Affairs Committee", which is one of a parliament.
    """
    if len(listed) > 1 and not words("identity", "bodies", "parents").isdisjoint(listed):
        return True  # "UN Human Rights Office"
    opens = len(listed) > 1 and listed[0] in words("identity", "bodies", "wide")
    return opens and listed[-1] not in words("identity", "bodies", "parts")


def _without_form(listed: list[str]) -> list[str]:
    """The words without what a company is by law: "Heath Mills *Inc.*"."""
    form = len(listed) > 1 and listed[-1] in words("identity", "bodies", "legal")
    return listed[:-1] if form else listed


def _brief(spelt: Sequence[str]) -> list[str]:
    """The words of a name with those phrases in one word that texts write as one."""
    line = f" {' '.join(spelt)} "
    for phrase, word in table("identity")["bodies"]["phrases"].items():
        line = line.replace(f" {phrase} ", f" {word} ")
    return line.split()


def _brand(name: str) -> bool:
    """Whether a word is written as brands are, with a capital inside: "LumiPad"."""
    return re.fullmatch(r"\s*[A-Z][a-z]+[A-Z][A-Za-z]*\s*", name) is not None


def _own(word: str) -> bool:
    """Whether a word is hardly anything but a name, and none of a person ("Gazprom")."""
    return commonness().get(word, _OWN_WORD) >= _OWN_WORD and not is_given(word)


def words_joining() -> frozenset[str]:
    """Small words that are left out before names are compared."""
    return words("identity", "bodies", "joining")
