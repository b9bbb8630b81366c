"""What a worker is asked: a query, or everything about one node."""

from __future__ import annotations

from typing import NamedTuple

from graph.ask.listings import Turn
from graph.ask.query import DataSet, Question, Result, run
from graph.ask.resource import Resource, described, resource
from graph.errors import QueryError
from graph.serve.results import serialized, triples
from graph.serve.workers import Graph

__all__ = ["Answer", "Asked", "Described", "Looked"]

_MOST_BYTES = 10_000_000


class Answer(NamedTuple):
    """An answer as it goes out.

    :param kind: its content type; empty when the client takes no format this answer has.
    :param left_out: how many rows the limit cut.
    """

    kind: str
    body: bytes
    left_out: int = 0


class Asked(NamedTuple):
    """A query, and the formats its answer may have.

    :param rows: format of rows, or None when the client takes none of ours.
    :param triples: format of triples, or None.
    :param dataset: the graphs to look at, where they are given beside the query.
    """

    text: str
    rows: str | None
    triples: str | None
    dataset: DataSet | None = None

    def answered(self, graph: Graph, most: int) -> Answer:
        """The answer in the format asked for, cut to so many rows."""
        asked = Question("query", self.text, "", "", {})
        result = None
        if graph.kept is not None and self.dataset is None:
            result = graph.kept.answer(self.text)
        if result is None:
            result = run(graph.store, asked, dataset=self.dataset, any_term=True)
        kind = self.triples if result.kind == "triples" else self.rows
        if kind is None:
            return Answer("", b"")
        kept = Result(result.kind, result.columns, result.rows[:most])
        body = serialized(kept, kind)
        if len(body) > _MOST_BYTES:
            raise QueryError(f"the answer is larger than {_MOST_BYTES:,} bytes; ask for less")
        return Answer(kind, body, len(result.rows) - len(kept.rows))


class Looked(NamedTuple):
    """A node, for a page.

    :param turn: the page wanted of one of its listings.
    """

    iri: str
    turn: Turn | None = None

    def answered(self, graph: Graph, most: int) -> Resource:
        """All that the graph holds on it.

        :raises QueryError: when that is nothing.
        """
        return resource(graph.store, self.iri, min(most, 100), self.turn)


class Described(NamedTuple):
    """A node as triples.

    :param kind: the content type of the answer.
    """

    iri: str
    kind: str

    def answered(self, graph: Graph, most: int) -> Answer:  # noqa: ARG002
        """The triples that tell it."""
        return Answer(self.kind, triples(described(graph.store, self.iri), self.kind))
