"""Of what articles say of statements as much as decides the rules that look across articles.

These rules (``graph/checks``) are asked of a store that does not hold who holds which statement and
whom it is about. A rule that looks at statements at all looks at few of them, or is kept wherever
one statement shows that it is; these are picked here, and nothing else need be put into the store.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from graph.assembly.light import Light
from graph.model.source import Columns
from graph.terms import prov, rdf, sayso

__all__ = ["deciding"]

#: What leads to a statement has to lead to one that is there.
_LEADING = (
    sayso.contradicts, sayso.corroborates, sayso.respondsTo, sayso.updates, sayso.answers,
    sayso.reports,
)  # fmt: skip


def deciding(light: Light, columns: Columns, written: Iterable[str]) -> Iterator[ox.Quad]:
    """What rules across articles ask of statements and reports.

    :param light: all that they are asked of.
    :param columns: the same, with the points and links of the build.
    :param written: the nodes that people wrote of.
    """
    # Who decides holds nothing, and nothing leads to whom a merge replaced.
    ends = (columns.every(term) for term in (prov.wasAssociatedWith, sayso.replaces))
    yield from light.valued(end for of in ends for values in of.values() for end in values)
    yield from light.of({*_backing(columns), *_telling(columns)})
    led = (columns.every(term).values() for term in _LEADING)
    there = {node for every in led for nodes in every for node in nodes}
    yield from light.of(there.union(written), (rdf.type,))


def _backing(columns: Columns) -> Iterator[str]:
    """Statements of one holder of which one backs the other."""
    for one, others in columns.every(sayso.corroborates).items():
        speakers = columns.all(one, sayso.speaker)
        for other in others:
            if not set(speakers).isdisjoint(columns.all(other, sayso.speaker)):
                yield from (one, other)


def _telling(columns: Columns) -> Iterator[str]:
    """For each edge from a holder to whom he speaks of a statement that it rests on."""
    asked = {(who, of) for who, ends in columns.every(sayso.saidAbout).items() for of in ends}
    for statement, about in columns.every(sayso.about).items():
        for speaker in columns.all(statement, sayso.speaker):
            found = asked.intersection((speaker, of) for of in about)
            if found:
                yield statement
                asked -= found
