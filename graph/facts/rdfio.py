"""RDF files that people wrote: bytes to checked quads, or one line that says what is wrong where.

Only the engine's parser touches outside RDF. On top of it we refuse what our graphs never hold:
nodes without a name, IRIs that are no addresses, and terms our vocabulary does not have.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Collection, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from graph.errors import FactsError
from graph.terms import sayso
from ontology import ACT, PREFIXES, REL, SAYSO, VAL
from ontology.closed import Closed

__all__ = [
    "SUFFIXES",
    "Parsed",
    "check_terms",
    "declared",
    "line_of",
    "parse",
    "terms_of",
    "unknown",
]

_FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
}
#: What facts files may be called, in small letters.
SUFFIXES = tuple(_FORMATS)

_SCHEMES = ("http:", "https:", "urn:")
_TYPE = PREFIXES["rdf"] + "type"
_RELATION = sayso.RelationType.value
#: An address of a Wikidata page, and the properties that want the entity instead.
_PAGE = re.compile(
    r"https?://(?:www\.|m\.)?wikidata\.org/(?:wiki/|entity/)?(?:Special:EntityData/)?(Q\d+)\b.*"
)
_MATCHING = frozenset(
    (
        *(PREFIXES["skos"] + name for name in ("exactMatch", "closeMatch")),
        PREFIXES["owl"] + "sameAs",
        sayso.matchTo.value,
        sayso.decides.value,
    )
)
#: Comments, IRIs and strings of Turtle; what is matched outside of them is syntax.
_OPAQUE = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""' + r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n]|\\.)*"' + r"|'(?:[^'\\\n]|\\.)*'" + r"|<[^<>\s]*>|#[^\n]*",
    re.DOTALL,
)


class Parsed(NamedTuple):
    """A file's quads, in the order of the file, and what is needed to tell where they stand.

    :param text: the file as decoded.
    :param prefixes: prefix -> IRI, as the file declares them.
    """

    quads: tuple[ox.Quad, ...]
    text: str
    prefixes: dict[str, str]
    where: str


def parse(data: bytes, where: str) -> Parsed:
    """The quads of a file in Turtle, TriG, N-Triples or N-Quads.

    :param where: the file as the user named it; its suffix says the format.
    :raises FactsError: with file and line, when the bytes are no UTF-8, the syntax is broken, a
        node has no name or an IRI is none of http, https and urn.
    """
    text = _decode(data, where)
    reader = ox.parse(text.encode(), format=_format(where), rename_blank_nodes=False)
    found: list[ox.Quad] = []
    try:
        for quad in reader:
            found.append(quad)
            # Refused below; a file of nothing else would take all memory.
            if any(isinstance(t, ox.BlankNode | ox.Triple) for t in (quad.subject, quad.object)):
                break
    except (SyntaxError, ValueError) as error:
        raise _broken(error, where) from None
    except MemoryError as error:
        if not error.args:  # the process has none left; the parser says what it would not hold
            raise
        raise FactsError("holds one string of more than 16 MB; shorten it", where) from None
    quads = tuple(found)
    parsed = Parsed(quads, text, {**reader.prefixes}, where)
    for quad in quads:
        if isinstance(quad.object, ox.Triple):
            raise FactsError(
                "a quoted triple is not part of the model; write a sayso:Fact instead",
                _at(parsed, lambda syntax: re.search(r"<<|\{\|", syntax)),
            )
    for term in _terms(quads):
        _refuse(term, parsed)
    return parsed


def check_terms(parsed: Parsed, also: Collection[str] = ()) -> None:
    """Require that every term of our own namespaces is one the vocabulary has.

    :param also: IRIs of relation types that facts files declare themselves.
    :raises FactsError: with file and line, the term, and the nearest term there is.
    """
    for iri in dict.fromkeys(t.value for t in _terms(parsed.quads) if isinstance(t, ox.NamedNode)):
        if told := unknown(iri, also):
            raise FactsError(told, _at(parsed, iri=iri))
    for quad in parsed.quads:
        _check_use(quad, parsed)


def declared(parsed: Parsed) -> frozenset[str]:
    """The relation types that a file declares itself (``rel:x a sayso:RelationType``)."""
    base = PREFIXES["rel"]
    return frozenset(
        q.subject.value
        for q in parsed.quads
        if isinstance(q.subject, ox.NamedNode)
        and (q.predicate.value, getattr(q.object, "value", "")) == (_TYPE, _RELATION)
        and q.subject.value.startswith(base)
    )


def _format(where: str) -> ox.RdfFormat:
    found = _FORMATS.get(Path(where).suffix.lower())
    if found is None:
        raise FactsError(f"facts are read from {', '.join(SUFFIXES)} only", where)
    return found


def _decode(data: bytes, where: str) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        byte = data[error.start]
        raise FactsError(
            f"byte 0x{byte:02x} is no UTF-8; save it as UTF-8", f"{where}:{line}"
        ) from None
    return text.replace("\r\n", "\n")


def _broken(error: SyntaxError | ValueError, where: str) -> FactsError:
    message = re.sub(r"^Parser error (?:at|between) [^:]*: ", "", str(getattr(error, "msg", error)))
    message = re.sub(r"\s*\(line \d+\)$", "", message)
    if message.startswith("No scheme found"):
        message = "a relative IRI names nothing for certain; write it in full or with a prefix"
    line = getattr(error, "lineno", None)
    return FactsError(message, f"{where}:{line}" if line else where)


def _terms(quads: Collection[ox.Quad]) -> Iterator[ox.NamedNode | ox.BlankNode]:
    for quad in quads:
        yield from (t for t in quad if isinstance(t, ox.NamedNode | ox.BlankNode))
        if isinstance(quad.object, ox.Literal):
            yield quad.object.datatype


def _refuse(term: ox.NamedNode | ox.BlankNode, parsed: Parsed) -> None:
    if isinstance(term, ox.BlankNode):
        raise FactsError(
            "a node without a name cannot be cited or decided on; "
            "instead of [ … ], ( … ) or _:x give it an IRI such as fact:… or post:…",
            _at(parsed, lambda syntax: re.search(r"\[|\(|_:", syntax)),
        )
    if not term.value.lower().startswith(_SCHEMES):
        scheme = term.value.partition(":")[0]
        raise FactsError(
            f"an IRI may begin with {', '.join(_SCHEMES)} but not with {scheme}:",
            _at(parsed, iri=term.value),
        )


@cache
def terms_of(vocabulary: type[Closed]) -> frozenset[str]:
    """The IRIs of the terms that a vocabulary has."""
    return frozenset(map(vocabulary.spelt, vocabulary.names()))


def _vocabulary(iri: str) -> tuple[str, frozenset[str]]:
    for prefix, vocabulary in (("sayso", SAYSO), ("act", ACT), ("val", VAL), ("rel", REL)):
        if iri.startswith(PREFIXES[prefix]):
            return prefix, terms_of(vocabulary)
    return "", frozenset()


def _check_use(quad: ox.Quad, parsed: Parsed) -> None:
    """Require that classes stand as types and properties between nodes, which their case tells.

    And that nothing is matched with a page about a thing, where the thing itself is meant.
    """
    value = getattr(quad.object, "value", "")
    page = None if value.startswith(PREFIXES["wd"]) else _PAGE.fullmatch(value)
    if page and quad.predicate.value in _MATCHING:
        message = f"this is a page about the entity; write {PREFIXES['wd']}{page[1]}"
        raise FactsError(message, _at(parsed, iri=page[0]))
    base = PREFIXES["sayso"]
    predicate = quad.predicate.value
    local = predicate.removeprefix(base)
    values = predicate.startswith((PREFIXES["act"], PREFIXES["val"]))
    if values or (predicate.startswith(base) and local[0].isupper()):
        message = f"{_short(predicate)} is no property; write a property before it"
        raise FactsError(message, _at(parsed, iri=predicate))
    type_ = getattr(quad.object, "value", "") if predicate == _TYPE else ""
    if type_.startswith(base) and type_.removeprefix(base)[0].islower():
        message = f"{_short(type_)} is a property and no class"
        raise FactsError(message, _at(parsed, iri=type_))


def _short(iri: str) -> str:
    prefix, _ = _vocabulary(iri)
    return f"{prefix}:{iri.removeprefix(PREFIXES[prefix])}"


def unknown(iri: str, also: Collection[str] = ()) -> str | None:
    """What to say of an IRI that looks like ours and is none, with the nearest one; else None.

    :param also: IRIs of relation types that facts files declare themselves.
    """
    if near := _other_namespace(iri):
        return f"{iri} is not known; did you mean {near}?"
    prefix, names = _vocabulary(iri)
    if not prefix or iri in names or iri in also:
        return None
    base = PREFIXES[prefix]
    local = iri.removeprefix(base)
    lower = {n.lower(): n for n in sorted(k.removeprefix(base) for k in names)}
    close = difflib.get_close_matches(local.lower(), sorted(lower), n=1, cutoff=0.6)
    hint = f"; did you mean {prefix}:{lower[close[0]]}?" if close else "; see docs/model.md"
    return f"there is no {prefix}:{local}{hint}"


@cache
def _namespaces() -> dict[str, str]:
    """The namespaces we know by what is the same however they are misspelt."""
    return {_bare(base): base for base in PREFIXES.values()}


def _bare(namespace: str) -> str:
    return re.sub(r"^https?://(www\.)?|[#/]+$", "", namespace.lower())


def _other_namespace(iri: str) -> str | None:
    """The IRI in the namespace that is meant by one with another scheme, host or last sign."""
    namespace, local = re.fullmatch(r"(.*?)([^#/]*)", iri, re.DOTALL).groups()  # type: ignore[union-attr]
    meant = _namespaces().get(_bare(namespace))
    return None if meant in (None, namespace) else f"{meant}{local}"


def line_of(parsed: Parsed, iri: str, value: str = "") -> int | None:
    """The line, from 1, where a file begins to tell of a node; None where it does not.

    :param value: what it says of it; the line is where that stands, if it stands there.
    """
    blank = _OPAQUE.sub(_keep_iris, parsed.text)
    ways = "|".join(_ways(parsed, iri))
    place = re.search(rf"(?m)^\s*(?:{ways})", blank) or re.search(ways, blank)
    if place is None:
        return None
    at = place.start() + len(place[0]) - len(place[0].lstrip())
    said = re.compile(rf"[\"']{re.escape(value)}[\"']").search(parsed.text, at) if value else None
    return parsed.text.count("\n", 0, said.start() if said else at) + 1


def _at(
    parsed: Parsed,
    search: Callable[[str], re.Match[str] | None] | None = None,
    iri: str = "",
) -> str:
    """File and line of the first place where some syntax or an IRI stands."""
    if search is not None:
        found = search(_OPAQUE.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), parsed.text))
    else:
        found = _find_iri(parsed, iri)
    if found is None:
        return parsed.where
    return f"{parsed.where}:{parsed.text.count(chr(10), 0, found.start()) + 1}"


def _find_iri(parsed: Parsed, iri: str) -> re.Match[str] | None:
    # Strings and comments are blanked so that words in them are not taken for the term.
    blank = _OPAQUE.sub(_keep_iris, parsed.text)
    return re.search("|".join(_ways(parsed, iri)), blank)


def _ways(parsed: Parsed, iri: str) -> Iterator[str]:
    """How a file may write an IRI, as patterns."""
    yield re.escape(f"<{iri}>")
    for prefix, base in sorted(parsed.prefixes.items()):
        if iri.startswith(base):
            yield rf"(?<![\w.:-]){re.escape(prefix)}:{re.escape(iri[len(base) :])}(?![\w-])"


def _keep_iris(match: re.Match[str]) -> str:
    return match[0] if match[0].startswith("<") else re.sub(r"[^\n]", " ", match[0])
