"""The extractors by name: built in, or plugged in by the entry point group ``sayso.extractors``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.metadata import entry_points
from typing import Protocol

from extract.errors import BuildError
from extract.reading import Reading
from extract.records import Candidate, Gazetteer

__all__ = ["DEFAULT", "Extractor", "extractor", "names"]

DEFAULT = "rules"
_BUILT_IN = {"rules": "extract.rules:propose"}


class Extractor(Protocol):
    """Finds who says what in one article; every span lies in the stored text."""

    def __call__(self, reading: Reading, gazetteer: Gazetteer, /) -> Iterator[Candidate]:
        """Propose candidates, in any order."""
        ...


def names() -> list[str]:
    """The names that :func:`extractor` knows, built-in ones first."""
    return [*_BUILT_IN, *sorted(e.name for e in entry_points(group="sayso.extractors"))]


def extractor(name: str) -> Extractor:
    """The extractor of that name.

    :raises BuildError: when there is none.
    """
    if name in _BUILT_IN:
        module, attribute = _BUILT_IN[name].split(":")
        found: Callable[..., Iterator[Candidate]] = getattr(import_module(module), attribute)
        return found
    for entry in entry_points(group="sayso.extractors", name=name):
        plugged: Extractor = entry.load()
        return plugged
    raise BuildError(f"no extractor named {name!r}; there are: {', '.join(names())}")
