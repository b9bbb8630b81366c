"""How a decision gets into a facts file: appended as Turtle, what was there kept to the letter."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyoxigraph as ox

from graph.ask.lookup import compact
from graph.ask.walk import Walk
from graph.curate.decisions import Decision, read
from graph.errors import FactsError
from graph.facts.rdfio import Parsed, check_terms, parse
from graph.iri import mint
from graph.writer import write
from ontology import PREFIXES

__all__ = [
    "THE_CURATOR", "append", "block", "curator", "earlier", "existing", "literal", "minted",
    "shortened", "turtle", "when",
]  # fmt: skip

#: Who decides when nobody is named.
THE_CURATOR = "the curator"
_PERSON = ox.NamedNode(PREFIXES["prov"] + "Person")
_DEFAULT = mint("actor", "curator")


def existing(file: Path) -> Parsed:
    """What a facts file holds already; nothing when there is no such file.

    :raises FactsError: when it is broken, so that nothing can be added safely.
    """
    if not file.exists():
        return Parsed((), "", {}, str(file))
    try:
        parsed = parse(file.read_bytes(), str(file))
    except OSError as error:
        raise FactsError(f"cannot be read: {error.strerror}", str(file)) from None
    check_terms(parsed)
    return parsed


def earlier(
    before: Parsed, decides: Sequence[ox.NamedNode], content: Sequence[object]
) -> tuple[str | None, int]:
    """The file's latest decision on some nodes when it says the same, and how often it was said.

    :param content: all that the decision says, but for when.
    """
    there = [d for d in read(before.quads) if _is_on(d, decides)]
    latest = there[-1].iri if there else None
    known = {d.iri for d in there}
    nth = 0
    while (iri := minted(content, nth).value) in known:
        if iri == latest:
            return iri, nth
        nth += 1
    return None, nth


def _is_on(decision: Decision, decides: Sequence[ox.NamedNode]) -> bool:
    return {node.value for node in decides} <= set(decision.decides)


def minted(content: Sequence[object], nth: int) -> ox.NamedNode:
    """The IRI of a decision that says something for the n-th time."""
    payload = "\n".join((*map(str, content), str(nth)))
    return mint("decision", hashlib.sha256(payload.encode()).hexdigest()[:16])


def when(now: datetime | None, before: Parsed, decides: Sequence[ox.NamedNode]) -> str:
    """The moment, to the second; later than any other decision on the nodes, for it overrides.

    :param now: None for this moment.
    """
    moment = (now or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    for other in read(before.quads):
        if _is_on(other, decides) and (at := _moment(other.when)):
            moment = max(moment, at + timedelta(seconds=1))
    return f'prov:endedAtTime "{moment.replace(tzinfo=None).isoformat()}Z"^^xsd:dateTime'


def _moment(written: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(written)
    except ValueError:
        return None
    return at.replace(microsecond=0) if at.tzinfo else at.replace(microsecond=0, tzinfo=UTC)


def curator(store: ox.Store, before: Parsed, name: str) -> tuple[str, str]:
    """The id of the person who decides, and a block to describe them when nothing does yet."""
    walk = Walk(store)
    node = _DEFAULT if name == THE_CURATOR else mint("actor", f"curator-{name.lower()}")
    people = [
        *walk.pointing(_PERSON, "rdf:type"),
        *(q.subject for q in before.quads if q.object == _PERSON),
    ]
    for known in people:
        if isinstance(known, ox.NamedNode) and (known == node or walk.label(known) == name):
            return turtle(known), ""
    short = turtle(node)
    return short, block([f"{short} a prov:Person", f"rdfs:label {literal(name)}"])


def append(file: Path, before: Parsed, blocks: Sequence[str], opening: str = "") -> None:
    """Add blocks to a facts file, with the prefixes they need.

    :param blocks: Turtle, each ending in a line break.
    :param opening: comments that come first.
    :raises FactsError: when the outcome would be no facts file.
    """
    added = "\n".join(blocks)
    used = {*re.findall(r"(?m)^\s*([a-z]+):|[ ^]([a-z]+):(?=[\w])", added)}
    names = {a or b for a, b in used} & PREFIXES.keys()
    missing = [name for name in PREFIXES if name in names and name not in before.prefixes]
    moved = [
        n for n in PREFIXES if n in names and before.prefixes.get(n) not in (None, PREFIXES[n])
    ]
    head = "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in [*missing, *moved])
    parts = (before.text, opening, head)
    text = "\n\n".join((*(p.rstrip("\n") for p in parts if p), added))
    check_terms(parse(text.encode(), str(file)))
    write(file, text.encode())


def block(lines: Sequence[str]) -> str:
    """One thing as a block of Turtle.

    :param lines: subject and type, then property and value; without their ends.
    """
    return " ;\n  ".join(lines) + " .\n"


def turtle(node: ox.NamedNode) -> str:
    """A node as Turtle writes it."""
    short = compact(node.value)
    return f"<{short}>" if short == node.value else short


def literal(words: str) -> str:
    """A string as Turtle writes it."""
    return str(ox.Literal(words))


def shortened(words: str) -> str:
    """Words as they fit into a label."""
    return words if len(words) <= 60 else f"{words[:59].rstrip()}…"
