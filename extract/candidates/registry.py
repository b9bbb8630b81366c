"""The extractors by name: built in, or plugged in by the entry point group ``sayso.extractors``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Any, Protocol

from extract.errors import BuildError
from extract.records import Candidate, Gazetteer

if TYPE_CHECKING:
    from extract.syntax.parse import Reading

__all__ = [
    "DEFAULT",
    "Extractor",
    "built_in",
    "check",
    "extractor",
    "fingerprint",
    "named",
    "names",
    "outside",
]

DEFAULT = "tagger"
_BUILT_IN = {
    "tagger": "extract.candidates.tagger.propose:propose",
    "tagger-wide": "extract.candidates.tagger.propose:propose_wide",
    "rules": "extract.candidates.rules:propose",
    "llm": "extract.candidates.llm:propose",
}
#: What must hold before one of them is used.
_READY = {
    **dict.fromkeys(("tagger", "tagger-wide"), "extract.candidates.tagger.files:ready"),
    "llm": "extract.candidates.llm:ready",
}
#: Extractors that depend on files outside of the package.
_OUTSIDE = frozenset({"llm"})


#: What tells one state of an extractor's files from another.
_PRINTS = {
    **dict.fromkeys(("tagger", "tagger-wide"), "extract.candidates.tagger.files:fingerprint"),
    "llm": "extract.candidates.llm:fingerprint",
}


class Extractor(Protocol):
    """Finds who says what in one article; every span lies in the stored text."""

    def __call__(self, reading: Reading, gazetteer: Gazetteer, /) -> Iterator[Candidate]:
        """Propose candidates, in any order."""
        ...


def names() -> list[str]:
    """The names that :func:`extractor` knows, built-in ones first."""
    return [*_BUILT_IN, *sorted(e.name for e in entry_points(group="sayso.extractors"))]


def built_in(name: str) -> bool:
    """Whether an extractor comes with sayso, and so goes by its list of cues."""
    return name in _BUILT_IN


def extractor(name: str) -> Extractor:
    """The extractor of that name.

    :raises BuildError: when there is none.
    """
    if name in _BUILT_IN:
        found: Callable[..., Iterator[Candidate]] = _at(_BUILT_IN[name])
        return found
    for entry in entry_points(group="sayso.extractors", name=name):
        plugged: Extractor = entry.load()
        return plugged
    raise _unknown(name)


def named(name: str) -> None:
    """Make sure that there is an extractor of that name.

    :raises BuildError: when there is none.
    """
    if name not in _BUILT_IN and name not in names():
        raise _unknown(name)


def check(name: str) -> None:
    """Make sure that an extractor can be used, without loading what it needs.

    :raises BuildError: there is none of that name, or its files are missing or damaged.
    """
    named(name)
    if name in _READY:
        _at(_READY[name])()


def fingerprint(name: str) -> str:
    """Twelve hex digits that change when the files of an extractor do; empty where it has none."""
    return str(_at(_PRINTS[name])()) if name in _PRINTS else ""


def optional(name: str) -> bool:
    """Whether an extractor needs what only some people have, and the others do not miss."""
    return name in _OUTSIDE


def outside(name: str) -> str:
    """The fingerprint of an extractor whose files are no part of sayso; else empty."""
    return fingerprint(name) if name in _OUTSIDE else ""


def _at(place: str) -> Any:
    module, attribute = place.split(":")
    return getattr(import_module(module), attribute)


def _unknown(name: str) -> BuildError:
    return BuildError(f"no extractor named {name!r}; there are: {', '.join(names())}")
