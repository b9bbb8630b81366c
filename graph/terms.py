"""Terms as the engine takes them: the closed vocabularies, and literals in canonical lexical form.

Canonical means that no store or library rewrites what we wrote: ``0.9`` and not ``0.90``.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache

import pyoxigraph as ox

from ontology import ACT, PREFIXES, REL, SAYSO, VAL
from ontology.closed import Closed

__all__ = [
    "XSD", "Terms", "act", "boolean", "dcterms", "decimal", "integer", "number", "oa",
    "org", "owl", "printable", "prov", "rdf", "rdfs", "rel", "sayso", "schema", "skos", "time",
    "val", "words",
]  # fmt: skip

XSD = "http://www.w3.org/2001/XMLSchema#"


class Terms:
    """The terms of a closed vocabulary as nodes of the engine; a misspelt one raises.

    ``sayso.Report`` or, for words that Python keeps to itself, ``act["assert"]``.

    :param vocabulary: the namespace that says which terms there are.
    """

    def __init__(self, vocabulary: type[Closed]) -> None:
        self._vocabulary = vocabulary

    def __getattr__(self, name: str) -> ox.NamedNode:
        if name.startswith("__"):
            raise AttributeError(name)
        node = ox.NamedNode(self._vocabulary.spelt(name))
        # Kept as a plain attribute: the next look-up does not come here.
        setattr(self, name, node)
        return node

    def __getitem__(self, name: str) -> ox.NamedNode:
        node: ox.NamedNode = getattr(self, name)
        return node


def _outside(prefix: str, *names: str) -> Terms:
    """As many terms of somebody else's vocabulary as are used here."""
    return Terms(type(prefix, (Closed,), {"_NS": PREFIXES[prefix], "_extras": names}))


sayso, act, val, rel = Terms(SAYSO), Terms(ACT), Terms(VAL), Terms(REL)
rdf, rdfs = _outside("rdf", "type"), _outside("rdfs", "label", "comment")
owl = _outside("owl", "sameAs")
skos = _outside(
    "skos", "altLabel", "closeMatch", "exactMatch", "inScheme", "notation", "prefLabel"
)  # fmt: skip
dcterms = _outside("dcterms", "source")
org = _outside("org", "member", "organization")
prov = _outside(
    "prov", "endedAtTime", "used", "wasAssociatedWith", "wasAttributedTo", "wasDerivedFrom",
)  # fmt: skip
schema = _outside(
    "schema", "author", "datePublished", "maxValue", "minValue", "publisher", "softwareVersion",
    "url", "value",
)  # fmt: skip
#: The selectors of Web Annotation that anchor a decision or a hand-written report.
oa = _outside("oa", "exact", "prefix", "suffix")

_INTEGER = ox.NamedNode(f"{XSD}integer")
_DECIMAL = ox.NamedNode(f"{XSD}decimal")
_DATE = ox.NamedNode(f"{XSD}date")
_DATETIME = ox.NamedNode(f"{XSD}dateTime")
_PLACES = Decimal("0.000000001")
#: Lone surrogates are no characters: they cannot be written as UTF-8.
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


def printable(text: str) -> str:
    """A text that UTF-8 can hold: lone surrogates become the replacement character."""
    try:
        # Translating takes twenty times as long, and hardly any text needs it.
        text.encode()
    except UnicodeEncodeError:
        return text.translate(_SURROGATES)
    return text


def words(text: str) -> ox.Literal:
    """A plain string."""
    return ox.Literal(printable(text))


def boolean(value: bool) -> ox.Literal:  # noqa: FBT001 - the value itself, not a switch
    """``true`` or ``false``."""
    return ox.Literal(value)


def integer(value: int) -> ox.Literal:
    """A whole number."""
    return ox.Literal(str(value), datatype=_INTEGER)


@lru_cache(maxsize=1 << 10)
def decimal(value: float) -> ox.Literal:
    """A number with at least one decimal digit dropped only when it is nought: ``0.9``, ``1``.

    :raises ValueError: for infinity and not-a-number, which ``xsd:decimal`` cannot hold.
    """
    exact = Decimal(repr(value))
    if not exact.is_finite():
        raise ValueError(f"no decimal can hold {value}")
    if -exact.as_tuple().exponent > 9:  # type: ignore[operator]
        exact = exact.quantize(_PLACES, rounding=ROUND_HALF_EVEN)
    plain = f"{exact:f}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return ox.Literal("0" if plain == "-0" else plain, datatype=_DECIMAL)


def number(value: float) -> ox.Literal:
    """A whole number as ``xsd:integer``, any other as ``xsd:decimal``.

    :raises ValueError: for infinity and not-a-number.
    """
    return integer(int(value)) if float(value).is_integer() else decimal(value)


def time(text: str) -> ox.Literal | None:
    """A day or a moment in ISO 8601 as the typed literal, or None when the calendar has no such.

    Days become ``xsd:date``, moments ``xsd:dateTime`` (``+00:00`` written ``Z``).
    """
    try:
        if len(text) == 10:
            return ox.Literal(date.fromisoformat(text).isoformat(), datatype=_DATE)
        moment = datetime.fromisoformat(text).isoformat()
    except ValueError:
        return None
    return ox.Literal(_canonical(moment), datatype=_DATETIME)


def _canonical(moment: str) -> str:
    if moment.endswith("+00:00"):
        moment = f"{moment[:-6]}Z"
    head, dot, fraction = moment.partition(".")
    if not dot:
        return moment
    digits = fraction[:6].rstrip("0")
    return f"{head}.{digits}{fraction[6:]}" if digits else f"{head}{fraction[6:]}"
