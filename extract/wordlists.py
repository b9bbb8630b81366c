"""Word lists: TOML files of this package, read once and never changed afterwards."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

__all__ = ["census", "commonness", "given_names", "kinds", "of_a_million", "table", "words"]


@cache
def table(name: str) -> Mapping[str, Any]:
    """The word list ``<name>.toml`` of this package, as read-only mappings and tuples.

    :param name: the file's name without its suffix, e.g. ``"cues"``.
    :raises FileNotFoundError: when the package has no such file.
    """
    raw = files("extract").joinpath("words", f"{name}.toml").read_text(encoding="utf-8")
    frozen: Mapping[str, Any] = _frozen(tomllib.loads(raw))
    return frozen


@cache
def words(name: str, *path: str) -> frozenset[str]:
    """A list of words within a word list, as a set to test membership in.

    :param name: the file's name without its suffix.
    :param path: keys that lead to the list, outermost first; a table gives its keys.
    :raises KeyError: when the file has no such entry.
    """
    found: Any = table(name)
    for key in path:
        found = found[key]
    return frozenset(found)


@cache
def commonness() -> Mapping[str, int]:
    """How common 30,000 English words are: word in small letters -> rank, the commonest first.

    It is the vocabulary that the tagger was trained with, which names words by their frequency.
    """
    path = files("extract").joinpath("candidates", "tagger", "weights", "tokenizer.json")
    ranks: dict[str, int] = json.loads(path.read_text(encoding="utf-8"))["model"]["vocab"]
    return MappingProxyType({word: rank for word, rank in ranks.items() if word.isalpha()})


@cache
def census(which: str) -> frozenset[str]:
    """Names of the 1990 census of the United States, in small letters.

    :param which: ``"female"`` or ``"male"`` for given names that nearly all who bear them share a
        gender with, ``"either"`` for the others, ``"surnames"`` for those that many bear.
    :raises KeyError: when there is no such list.
    """
    raw = files("extract").joinpath("words", "census.json").read_text(encoding="ascii")
    listed: str = json.loads(raw)[which]
    return frozenset(listed.split())


@cache
def given_names() -> frozenset[str]:
    """Given names that tell a person by themselves, in small letters: no place's, like Georgia."""
    listed = {w.lower() for kind in ("male", "female") for w in words("names", "given", kind)}
    places = {w.lower() for w in words("names", "given", "places")}
    return (census("female") | census("male") | frozenset(listed)) - places


@cache
def of_a_million(which: str) -> Mapping[str, int]:
    """How many of a million people of the United States bear a name in small letters, in 1990.

    :param which: ``"given"``, of a million of those of one gender, or ``"surnames"``; names that
        fewer than 30 bear are missing.
    :raises KeyError: when there is no such list.
    """
    raw = files("extract").joinpath("words", "census.json").read_text(encoding="ascii")
    listed = json.loads(raw)[f"{which} of a million"].split()
    return MappingProxyType(dict(zip(listed[::2], map(int, listed[1::2]), strict=True)))


@cache
def kinds(which: str) -> frozenset[str]:
    """Names that WordNet has one kind of meaning for, as printed.

    :param which: ``"bodies"``, ``"places"``, ``"things"``, or ``"people"`` for words that many are
        called by ("Christian", "CEO").
    :raises KeyError: when there is no such list.
    """
    raw = files("extract").joinpath("words", "kinds.json").read_text(encoding="ascii")
    listed: str = json.loads(raw)[which]
    return frozenset(listed.split("|"))


def _frozen(value: Any) -> Any:
    if isinstance(value, dict):
        return MappingProxyType({k: _frozen(v) for k, v in value.items()})
    if isinstance(value, list):
        members = tuple(map(_frozen, value))
        return _Words(members) if all(isinstance(m, str) for m in members) else members
    return value


class _Words(tuple[str, ...]):  # noqa: SLOT001 (a tuple takes none that hold anything)
    """Words in their order, in which a word is found at once: texts ask for every one of theirs."""

    def __init__(self, members: Iterable[str]) -> None:
        self._members = frozenset(members)

    def __contains__(self, word: object) -> bool:
        return word in self._members
