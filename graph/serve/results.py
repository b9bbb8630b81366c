"""Answers in the formats of SPARQL 1.1: JSON, XML, CSV and TSV for rows, Turtle and others for
triples.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

from graph.ask.query import Result, Term
from graph.ask.tables import plain, turtle

__all__ = ["HTML", "ROWS", "TRIPLES", "chosen", "serialized", "triples"]

_XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_JSON = "application/sparql-results+json"
_TURTLE = "text/turtle"

#: What a client may ask for -> what it gets, the first being what it gets without asking.
ROWS = {
    _JSON: _JSON,
    "application/json": _JSON,
    "application/sparql-results+xml": "application/sparql-results+xml",
    "application/xml": "application/sparql-results+xml",
    "text/csv": "text/csv; charset=utf-8",
    "text/tab-separated-values": "text/tab-separated-values; charset=utf-8",
}
TRIPLES = {
    _TURTLE: f"{_TURTLE}; charset=utf-8",
    "application/n-triples": "application/n-triples",
    "application/ld+json": "application/ld+json",
    "application/rdf+xml": "application/rdf+xml",
    "application/x-turtle": f"{_TURTLE}; charset=utf-8",
    "text/plain": "application/n-triples",
    "application/xml": "application/rdf+xml",
    "application/json": "application/ld+json",
}
#: A page, for people.
HTML = {
    "text/html": "text/html; charset=utf-8",
    "application/xhtml+xml": "text/html; charset=utf-8",
}
_SYNTAX = {
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}


def chosen(accept: str, known: dict[str, str]) -> str | None:
    """The format that suits a client best, or None when none does.

    :param accept: an Accept header; empty accepts everything.
    :param known: :data:`ROWS` or :data:`TRIPLES`.
    """
    best = max(_wishes(accept or "*/*"), key=lambda w: w[0] if _found(w[1], known) else -1.0)
    return _found(best[1], known) if best[0] > 0 else None


def _found(wanted: str, known: dict[str, str]) -> str | None:
    if wanted == "*/*":
        return next(iter(known.values()))
    if wanted.endswith("/*"):
        kind = wanted.removesuffix("*")
        return next((v for k, v in known.items() if k.startswith(kind)), None)
    return known.get(wanted)


def _wishes(accept: str) -> Iterator[tuple[float, str]]:
    for part in accept.split(","):
        kind, *parameters = (p.strip() for p in part.split(";"))
        weight = next((p[2:] for p in parameters if p.startswith("q=")), "1")
        try:
            yield float(weight), kind.lower()
        except ValueError:
            yield 0.0, kind.lower()


def serialized(result: Result, kind: str) -> bytes:
    """An answer in one of the formats.

    :param kind: a value of :data:`ROWS`, or of :data:`TRIPLES` for triples.
    """
    if result.kind == "triples":
        return triples((ox.Triple(*row) for row in result.rows), kind)  # type: ignore[arg-type]
    return _WRITERS[kind.partition(";")[0]](result).encode("utf-8", "replace")


def triples(some: Iterable[ox.Triple], kind: str) -> bytes:
    """Triples in one of the formats, sorted, so that equal graphs give equal bytes.

    :param kind: a value of :data:`TRIPLES`.
    """
    syntax = _SYNTAX.get(kind.partition(";")[0])
    if syntax is None:
        return turtle(some).encode("utf-8", "replace")
    return ox.serialize(sorted(set(some), key=str), format=syntax) or b""


def _json(result: Result) -> str:
    if result.kind == "answer":
        return json.dumps({"head": {}, "boolean": _truth(result)})
    bindings = [
        {c: _term(t) for c, t in zip(result.columns, row, strict=True) if t is not None}
        for row in result.rows
    ]
    found = {"head": {"vars": list(result.columns)}, "results": {"bindings": bindings}}
    return json.dumps(found, ensure_ascii=False)


def _truth(result: Result) -> bool:
    return plain(result.rows[0][0]) == "true"


def _term(term: Term) -> dict[str, Any]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = zip(("subject", "predicate", "object"), map(_term, term), strict=True)
        return {"type": "triple", "value": dict(parts)}
    found = {"type": "literal", "value": term.value}
    if term.language:
        return found | {"xml:lang": term.language}
    return (
        found if term.datatype.value == _XSD_STRING else found | {"datatype": term.datatype.value}
    )


def _xml(result: Result) -> str:
    head = "".join(f"<variable name={quoteattr(c)}/>" for c in result.columns)
    if result.kind == "answer":
        body = f"<head/><boolean>{str(_truth(result)).lower()}</boolean>"
    else:
        rows = "".join(f"<result>{_bindings(result, row)}</result>" for row in result.rows)
        body = f"<head>{head}</head><results>{rows}</results>"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<sparql xmlns="http://www.w3.org/2005/sparql-results#">{body}</sparql>\n'
    )


def _bindings(result: Result, row: tuple[Term | None, ...]) -> str:
    return "".join(
        f"<binding name={quoteattr(c)}>{_element(t)}</binding>"
        for c, t in zip(result.columns, row, strict=True)
        if t is not None
    )


def _element(term: Term) -> str:
    if isinstance(term, ox.NamedNode):
        return f"<uri>{_escaped(term.value)}</uri>"
    if isinstance(term, ox.BlankNode):
        return f"<bnode>{_escaped(term.value)}</bnode>"
    if isinstance(term, ox.Triple):
        parts = zip(("subject", "predicate", "object"), term, strict=True)
        return f"<triple>{''.join(f'<{n}>{_element(t)}</{n}>' for n, t in parts)}</triple>"
    kind = ""
    if term.language:
        kind = f" xml:lang={quoteattr(term.language)}"
    elif term.datatype.value != _XSD_STRING:
        kind = f" datatype={quoteattr(term.datatype.value)}"
    return f"<literal{kind}>{_escaped(term.value)}</literal>"


def _escaped(text: str) -> str:
    """Text as XML 1.0 has it: characters that it does not know become U+FFFD."""
    kept = "".join(
        c if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff") else "�" for c in text
    )
    return escape(kept)


def _csv(result: Result) -> str:
    if result.kind == "answer":
        return f"{str(_truth(result)).lower()}\r\n"
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(result.columns)
    rows.writerows([_bare(t) for t in row] for row in result.rows)
    return out.getvalue()


def _bare(term: Term | None) -> str:
    return f"_:{term.value}" if isinstance(term, ox.BlankNode) else plain(term)


def _tsv(result: Result) -> str:
    if result.kind == "answer":
        return f"{str(_truth(result)).lower()}\n"
    head = "\t".join(f"?{c}" for c in result.columns)
    rows = ("\t".join(_turtle_term(t) for t in row) for row in result.rows)
    return "".join(f"{line}\n" for line in (head, *rows))


def _turtle_term(term: Term | None) -> str:
    # Its own quoting leaves tabs as they are, and a tab ends a cell.
    return "" if term is None else str(term).replace("\t", "\\t")


_WRITERS: dict[str, Callable[[Result], str]] = {
    _JSON: _json,
    "application/sparql-results+xml": _xml,
    "text/csv": _csv,
    "text/tab-separated-values": _tsv,
}
