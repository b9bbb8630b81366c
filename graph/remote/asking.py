"""Asking another endpoint a question as one asks a built graph."""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

from graph.ask import guard, lookup
from graph.ask.query import Question, Result, result_of
from graph.errors import QueryError
from graph.remote.connection import Connection
from ontology import PREFIXES

__all__ = ["answer", "declared"]

_NAMES = """CONSTRUCT { ?node a ?class ; rdfs:label ?label ; skos:altLabel ?name } WHERE {
  { ?node a ?class ; rdfs:label ?label . VALUES ?class { %s } }
  OPTIONAL { VALUES ?called { skos:altLabel sayso:metonym sayso:demonym sayso:adjective sayso:iso2
    sayso:path } ?node ?called ?name }
}"""
_ROWS = "application/sparql-results+json"


def answer(
    connection: Connection, endpoint: str, asked: Question, params: Mapping[str, str] | None = None
) -> Result:
    """The answer of another endpoint to a question; names are looked up there, too.

    :param params: variable -> name, IRI, prefixed name, number or words; put into the query as a
        VALUES block, since no protocol binds variables.
    :raises QueryError: when the question cannot be asked.
    :raises LinkError: when the endpoint does not answer.
    """
    guard.check(asked.text, asked.name)
    given = {**asked.parameters, **(params or {})}
    bound = {name: _value(connection, endpoint, name, value) for name, value in given.items()}
    text = declared(_bound(asked, bound))
    triples = {"CONSTRUCT", "DESCRIBE"} & {w for w, depth in guard.keywords(text) if not depth}
    body = _fetched(connection, endpoint, text, "text/turtle" if triples else _ROWS)
    ordered = ("ORDER", 0) in guard.keywords(asked.text)
    try:
        if triples:
            found = ox.parse(body, format=ox.RdfFormat.TURTLE)
            return result_of((quad.triple for quad in found), ordered=False)
        return result_of(
            ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON), ordered=ordered
        )
    except (SyntaxError, ValueError) as error:
        raise QueryError(f"the endpoint's answer cannot be read: {error}", asked.name) from error


def _fetched(connection: Connection, endpoint: str, text: str, kind: str) -> bytes:
    reply = connection.ask(endpoint, text, kind)
    connection.expect(reply, "the query")
    return reply.content


def _value(connection: Connection, endpoint: str, name: str, value: str) -> str:
    """A value as SPARQL writes it."""
    if name in lookup.KINDS:
        classes = " ".join(f"sayso:{kind}" for kind in lookup.KINDS[name])
        body = _fetched(connection, endpoint, declared(_NAMES % classes), "text/turtle")
        known = ox.Store()
        known.load(body, format=ox.RdfFormat.TURTLE)
        return str(lookup.find(known, name, value).node)
    if node := lookup.expand(value):
        return str(node)
    number = value.removeprefix("+").removeprefix("-")
    return value if number.isascii() and number.isdigit() else str(ox.Literal(value))


def _bound(asked: Question, bound: Mapping[str, str]) -> str:
    """A query whose pattern begins with the values of its parameters."""
    if not bound:
        return asked.text
    at = guard.pattern_start(asked.text)
    if at is None:
        raise QueryError("has no pattern that a parameter could be put into", asked.name)
    values = " ".join(f"VALUES ?{name} {{ {value} }}" for name, value in bound.items())
    return f"{asked.text[:at]} {values} {asked.text[at:]}"


def declared(text: str) -> str:
    """A query with our prefixes; those it declares itself hold."""
    return "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items()) + text
