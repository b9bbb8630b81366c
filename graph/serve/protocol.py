"""What a request asks, read as SPARQL 1.1 Protocol says; everything else is refused by name.

Source: https://www.w3.org/TR/sparql11-protocol/ (query operations, 2.1).
"""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import parse_qs

from graph.ask.guard import MAX_BYTES
from graph.ask.query import DataSet

__all__ = ["FORM", "MOST_BODY", "QUERY", "Asking", "RefusedError", "Sent", "question"]

FORM, QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
_UPDATE = "application/sparql-update"
#: A form writes a character as up to nine.
MOST_BODY = 9 * MAX_BYTES + 1000
_DEFAULT, _NAMED = "default-graph-uri", "named-graph-uri"
_READ_ONLY = "this graph is only read; change the files under data/ and build again"


class RefusedError(Exception):
    """A request that gets no answer.

    :param status: the HTTP status.
    :param why: one line for the client.
    :param headers: what goes with it, e.g. ``Allow``.
    """

    def __init__(self, status: int, why: str, **headers: str) -> None:
        super().__init__(why)
        self.status, self.why, self.headers = status, why, headers


class Sent(NamedTuple):
    """The parts of a request that may hold a query.

    :param kind: the media type of the body, without parameters, in small letters.
    :param address: the part of the address behind ``?``.
    """

    posted: bool
    kind: str
    address: str
    body: bytes


class Asking(NamedTuple):
    """A query and the graphs it looks at.

    :param dataset: None when the query (or nobody) names them.
    """

    text: str
    dataset: DataSet | None


def question(sent: Sent) -> Asking:
    """The one query of a request.

    :raises RefusedError: when there is none, or more, or something that only asks to write.
    """
    if not sent.posted:
        return _asked(_fields(sent.address))
    if sent.kind == FORM:
        # The examples of the specification put the data set into the address of a form, too.
        return _asked(_fields(sent.address), _fields(_words(sent.body)))
    if sent.kind == QUERY:
        return Asking(_words(sent.body), _dataset(_fields(sent.address)))
    if sent.kind == _UPDATE:
        raise RefusedError(403, _READ_ONLY)
    raise RefusedError(415, f"post the query as {QUERY} or {FORM}")


def _asked(*forms: dict[str, list[str]]) -> Asking:
    given: dict[str, list[str]] = {}
    for form in forms:
        for name, values in form.items():
            given.setdefault(name, []).extend(values)
    if "update" in given:
        raise RefusedError(403, _READ_ONLY)
    asked = given.get("query", [])
    if len(asked) != 1:
        raise RefusedError(400, "give one query, as ?query=SELECT…")
    return Asking(asked[0], _dataset(given))


def _dataset(given: dict[str, list[str]]) -> DataSet | None:
    default, named = (tuple(given.get(name, ())) for name in (_DEFAULT, _NAMED))
    return DataSet(default, named) if default or named else None


def _words(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise RefusedError(400, "the query is not UTF-8") from None


def _fields(form: str) -> dict[str, list[str]]:
    try:
        return parse_qs(form, keep_blank_values=True, errors="strict", max_num_fields=1000)
    except ValueError:
        raise RefusedError(400, "the form cannot be read") from None
