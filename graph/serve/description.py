"""What the server says of itself: a SPARQL service description and an OpenAPI description.

Source: https://www.w3.org/TR/sparql11-service-description/ and https://spec.openapis.org/oas/v3.1.0.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

import pyoxigraph as ox

from graph.serve.results import ROWS, TRIPLES, triples

__all__ = ["openapi", "service"]

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_RESULTS = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
    "Turtle", "N-Triples", "JSON-LD", "RDF_XML",
)  # fmt: skip
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def service(address: str, kind: str) -> bytes:
    """The service description of the endpoint.

    :param address: where the endpoint is.
    :param kind: a value of :data:`graph.serve.results.TRIPLES`.
    """
    here, data, default = (ox.NamedNode(address + end) for end in ("", "#data", "#default"))
    told = [
        (here, "type", _sd("Service")),
        (here, "endpoint", here),
        (here, "supportedLanguage", _sd("SPARQL11Query")),
        (here, "feature", _sd("UnionDefaultGraph")),
        (here, "defaultDataset", data),
        (data, "type", _sd("Dataset")),
        (data, "defaultGraph", default),
        (default, "type", _sd("Graph")),
        *((here, "resultFormat", ox.NamedNode(_FORMATS + name)) for name in _RESULTS),
    ]
    some = (ox.Triple(s, _TYPE if p == "type" else _sd(p), o) for s, p, o in told)
    return triples(some, kind)


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(_SD + name)


@lru_cache(maxsize=1)
def openapi() -> bytes:
    """The addresses, parameters, formats and statuses of the server."""
    query = _parameter("query", "query", "A query in SPARQL 1.1; any other text is refused (400).")
    graphs = [
        _parameter(name, "query", words, many=True)
        for name, words in (
            ("default-graph-uri", "A graph of the default graph."),
            ("named-graph-uri", "A graph that GRAPH may find."),
        )
    ]
    read = _answers(TRIPLES, "400", "404", "406", "503")
    found: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {"title": "sayso", "version": "1", "description": "Who said what about whom."},
        "paths": {
            "/": {"get": {"summary": "The page of the graph", "responses": _answers({})}},
            "/sparql": {
                "get": _operation(
                    "A query, the editor or the service description", [query, *graphs]
                ),
                "post": _operation("A query", graphs) | {"requestBody": _posted()},
            },
            "/id/{name}": {
                "get": {
                    "summary": "A thing: its page or its triples",
                    "parameters": [
                        _parameter("name", "path", "Kind and local name."),
                        _AS,
                        *_TURN,
                    ],
                    "responses": read,
                }
            },
            "/ns": {"get": {"summary": "The vocabulary", "parameters": [_AS], "responses": read}},
            "/openapi.json": {"get": {"summary": "This description", "responses": _answers({})}},
        },
    }
    return json.dumps(found, indent=1).encode()


_REFUSED = {
    "400": "No query, several, one that is not SPARQL 1.1 or calls other servers, no IRI, no page",
    "403": "An update, or a request from a page of another site",
    "404": "Nothing of that name",
    "405": "A method that is not allowed here",
    "406": "No format that the client accepts",
    "408": "A body that did not come",
    "411": "A body without its length",
    "413": "A body that is too long",
    "415": "A body of another kind",
    "421": "A request under a name that is not this server's",
    "503": "A query that took too much, or too many at once; Retry-After says when to come again",
}

_AS: dict[str, Any] = {
    "name": "as", "in": "query", "required": False,
    "schema": {"type": "string", "enum": ["ttl", "nt", "jsonld", "rdf", "html"]},
}  # fmt: skip


_TURN: list[dict[str, Any]] = [
    {
        "name": "list", "in": "query", "description": "A list of its page.", "required": False,
        "schema": {"type": "string"},
    },
    {
        "name": "page", "in": "query", "description": "Which page of that list.",
        "required": False, "schema": {"type": "integer", "minimum": 1, "maximum": 9_999_999},
    },
]  # fmt: skip


def _parameter(name: str, place: str, words: str, *, many: bool = False) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string"}
    if many:
        schema = {"type": "array", "items": schema | {"format": "iri"}}
    return {
        "name": name, "in": place, "description": words, "required": place == "path",
        "schema": schema,
    }  # fmt: skip


def _operation(summary: str, parameters: list[dict[str, Any]]) -> dict[str, Any]:
    statuses = ("400", "403", "406", "408", "411", "413", "415", "503")
    return {
        "summary": summary,
        "parameters": parameters,
        "responses": _answers(ROWS | TRIPLES, *statuses),
    }


def _posted() -> dict[str, Any]:
    form = {"type": "object", "properties": {"query": {"type": "string"}}, "required": ["query"]}
    return {
        "required": True,
        "content": {
            "application/sparql-query": {"schema": {"type": "string"}},
            "application/x-www-form-urlencoded": {"schema": form},
        },
    }


def _answers(kinds: dict[str, str], *refusals: str) -> dict[str, Any]:
    content: dict[str, Any] = {kind: {"schema": {}} for kind in ("text/html", *kinds)}
    answers: dict[str, Any] = {"200": {"description": "The answer", "content": content}}
    for status in ("405", "421", *refusals):
        answers[status] = {"description": f"{_REFUSED[status]}, told in one line"}
    return answers
