"""Closed namespaces: which terms there are stands in Python, and a misspelt one raises.

The terms are rdflib's; rdflib itself is loaded with the first of them, which costs more than all
else that a build with nothing to do needs.
"""

from __future__ import annotations

from functools import cache
from inspect import get_annotations
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from rdflib import URIRef

__all__ = ["Closed"]


class _Terms(type):
    """Makes the annotated names of a class its terms."""

    _NS: str
    _extras: tuple[str, ...]  # of keywords

    def __getitem__(cls, name: str) -> URIRef:
        from rdflib import URIRef

        return URIRef(cls.spelt(name))

    def __getattr__(cls, name: str) -> URIRef:
        if name.startswith("__"):
            raise AttributeError(name)
        return cls[name]

    def names(cls) -> frozenset[str]:
        """The local names of its terms."""
        return _names(cls)

    def spelt(cls, name: str) -> str:
        """The IRI of a term as text.

        :raises AttributeError: when there is no such term.
        """
        if name not in cls.names():
            raise AttributeError(f"{cls.__name__} has no term {name!r}")
        return cls._NS + name


@cache
def _names(of: _Terms) -> frozenset[str]:
    declared = (name for name in get_annotations(of) if not name.startswith("_"))
    return frozenset((*declared, *of._extras))  # noqa: SLF001 - the same class


class Closed(metaclass=_Terms):
    """A namespace whose terms are the names annotated in a subclass.

    ``SAYSO.Report`` or, for words that Python keeps to itself, ``ACT["assert"]``.
    """

    _NS: ClassVar[str] = ""
    _extras: ClassVar[tuple[str, ...]] = ()
