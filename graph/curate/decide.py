"""A person's verdict on a report, written into a facts file as Turtle that a person can read.

The build never writes decisions; this does, once, when somebody says so. A decision quotes the
words it is about with their neighbours, so that it is found again after the text was edited.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal, NamedTuple, get_args

import pyoxigraph as ox

from extract.records import Act, Certainty, Polarity, Span
from graph.ask.lookup import compact, find, find_node
from graph.ask.walk import Walk
from graph.curate.decisions import read
from graph.errors import FactsError, QueryError
from graph.facts.rdfio import Parsed, check_terms, parse
from graph.iri import mint
from graph.writer import write
from ontology import PREFIXES

__all__ = [
    "CORRECTABLE",
    "OUTCOMES",
    "THE_CURATOR",
    "VALUES",
    "Outcome",
    "Verdict",
    "Written",
    "decide",
]

Outcome = Literal["accept", "reject", "correct"]
OUTCOMES: Mapping[str, str] = {"accept": "accepted", "reject": "rejected", "correct": "corrected"}

#: What can be corrected -> the property that says so.
CORRECTABLE: Mapping[str, str] = {
    "speaker": "sayso:correctSpeaker",
    "act": "sayso:correctAct",
    "polarity": "sayso:correctPolarity",
    "certainty": "sayso:correctCertainty",
}
#: What each scale can be corrected to.
VALUES: Mapping[str, tuple[str, ...]] = {
    "act": get_args(Act),
    "polarity": get_args(Polarity),
    "certainty": get_args(Certainty),
}
#: Who decides when nobody is named.
THE_CURATOR = "the curator"
_AROUND = 32
_PERSON = ox.NamedNode(PREFIXES["prov"] + "Person")
_DEFAULT = mint("actor", "curator")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person says about a report.

    :param corrections: ``speaker`` (a name or IRI), ``act``, ``polarity``, ``certainty`` -> value.
    :param why: the reason in words.
    :param by: the person's name.
    """

    outcome: Outcome
    corrections: Mapping[str, str] = field(default_factory=dict)
    why: str = ""
    by: str = THE_CURATOR


class Written(NamedTuple):
    """What was done.

    :param new: False when the file's latest decision on the report says the same already.
    """

    decision: str
    report: str
    words: str
    new: bool


class _Anchor(NamedTuple):
    article: ox.NamedNode
    exact: str
    prefix: str
    suffix: str


def decide(
    store: ox.Store, report: str, verdict: Verdict, file: Path, now: datetime | None = None
) -> Written:
    """Append a decision on a report to a facts file; saying the same again adds nothing.

    :param report: the report's or statement's id, or the start of one.
    :param now: when it is decided; None for this moment.
    :raises QueryError: when the report or a corrected value is not known.
    :raises FactsError: when the file is broken, so that nothing can be added safely.
    """
    _require_sense(verdict)
    node = _report(store, report)
    anchor = _anchor(Walk(store), node)
    changes = _changes(store, verdict)
    before = _existing(file)
    content = (anchor.article, node, OUTCOMES[verdict.outcome], *changes, verdict.by, verdict.why)
    earlier, nth = _earlier(before, node, content)
    if earlier:
        return Written(compact(earlier), compact(node.value), anchor.exact, new=False)
    decision = mint("decision", _key(content, nth))
    person, described = _curator(store, before, verdict.by)
    lines = [
        *_block(decision, node, verdict, anchor, changes),
        f"prov:wasAssociatedWith {person}",
        _when(now, before, node),
    ]
    _append(file, before, described, lines)
    return Written(compact(decision.value), compact(node.value), anchor.exact, new=True)


def _require_sense(verdict: Verdict) -> None:
    if verdict.outcome not in OUTCOMES:
        raise QueryError(f"no verdict {verdict.outcome!r}; there are {', '.join(OUTCOMES)}")
    given = [name for name in CORRECTABLE if verdict.corrections.get(name)]
    if verdict.outcome == "correct" and not given:
        raise QueryError("say what is right: --speaker, --act, --polarity or --certainty")
    if verdict.outcome != "correct" and given:
        raise QueryError(f"--{given[0]} goes with `correct` only, not with {verdict.outcome}")


def _report(store: ox.Store, name: str) -> ox.NamedNode:
    walk = Walk(store)
    try:
        node = find_node(store, ("report", "statement"), name)
    except QueryError as error:
        hint = "a rejected report has left the graph: to undo, delete its decision and build again"
        raise QueryError(f"{error.message} ({hint})") from None
    reports = walk.pointing(node, "sayso:reports") or [node]
    if len(reports) > 1:
        listed = ", ".join(compact(report.value) for report in reports[:8])
        raise QueryError(f"{name!r} stands in {len(reports)} places: {listed}; decide on one")
    if walk.node(reports[0], "sayso:inText") is None:
        raise QueryError(f"{compact(node.value)} is no report or statement")
    return reports[0]


def _anchor(walk: Walk, report: ox.NamedNode) -> _Anchor:
    """The longest stretch of the content with its neighbours in the same paragraph."""
    text = walk.node(report, "sayso:inText")
    article = walk.node(text, "sayso:versionOf") if text else None
    stored = walk.words(text, "sayso:text")
    spans = [
        Span(int(walk.words(mention, "sayso:start")), int(walk.words(mention, "sayso:end")))
        for mention in walk.nodes(report, "sayso:contentSpan")
    ]
    if article is None or not spans:
        raise QueryError(f"{compact(report.value)} has no words in any article")
    span = max(spans, key=lambda s: (s.end - s.start, -s.start))
    before = stored[max(0, span.start - _AROUND) : span.start].rpartition("\n")[2]
    after = stored[span.end : span.end + _AROUND].partition("\n")[0]
    return _Anchor(article, span.of(stored), before.strip(), after.strip())


def _changes(store: ox.Store, verdict: Verdict) -> list[tuple[str, str]]:
    """Property and value of each correction, as Turtle writes them."""
    changes = []
    for name, property_ in CORRECTABLE.items():
        value = verdict.corrections.get(name)
        if value and name == "speaker":
            changes.append((property_, _turtle(find(store, "actor", value).node)))
        elif value:
            changes.append((property_, _scheme_value(name, value)))
    return changes


def _scheme_value(name: str, value: str) -> str:
    local = value.rpartition(":")[2]
    if local not in VALUES[name]:
        raise QueryError(f"no {name} {value!r}; there are {', '.join(VALUES[name])}")
    return f"{'act' if name == 'act' else 'val'}:{local}"


def _existing(file: Path) -> Parsed:
    if not file.exists():
        return Parsed((), "", {}, str(file))
    try:
        parsed = parse(file.read_bytes(), str(file))
    except OSError as error:
        raise FactsError(f"cannot be read: {error.strerror}", str(file)) from None
    check_terms(parsed)
    return parsed


def _earlier(
    before: Parsed, report: ox.NamedNode, content: tuple[object, ...]
) -> tuple[str | None, int]:
    """The file's latest decision on a report when it says the same, and how often it was said."""
    there = [d for d in read(before.quads) if report.value in d.decides]
    latest = there[-1].iri if there else None
    known = {d.iri for d in there}
    nth = 0
    while (iri := mint("decision", _key(content, nth)).value) in known:
        if iri == latest:
            return iri, nth
        nth += 1
    return None, nth


def _key(content: tuple[object, ...], nth: int) -> str:
    payload = "\n".join((*map(str, content), str(nth)))
    return hashlib.sha256(payload.encode()).hexdigest()[:16]


def _block(
    decision: ox.NamedNode,
    report: ox.NamedNode,
    verdict: Verdict,
    anchor: _Anchor,
    changes: list[tuple[str, str]],
) -> list[str]:
    outcome = OUTCOMES[verdict.outcome]
    lines = [
        f"{_turtle(decision)} a sayso:Decision",
        f"rdfs:label {_literal(f'{outcome}: {_shortened(anchor.exact)}')}",
        f"sayso:decides {_turtle(report)}",
        f"sayso:outcome val:{outcome}",
        *(f"{property_} {value}" for property_, value in changes),
        f"sayso:inArticle {_turtle(anchor.article)}",
        f"oa:exact {_literal(anchor.exact)}",
    ]
    optional = (
        ("oa:prefix", anchor.prefix),
        ("oa:suffix", anchor.suffix),
        ("rdfs:comment", verdict.why),
    )
    return [*lines, *(f"{name} {_literal(words)}" for name, words in optional if words)]


def _when(now: datetime | None, before: Parsed, report: ox.NamedNode) -> str:
    """The moment, to the second; later than any other decision on the report, for it overrides."""
    moment = (now or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    for earlier in read(before.quads):
        if report.value in earlier.decides and (at := _moment(earlier.when)):
            moment = max(moment, at + timedelta(seconds=1))
    return f'prov:endedAtTime "{moment.replace(tzinfo=None).isoformat()}Z"^^xsd:dateTime'


def _moment(when: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(when)
    except ValueError:
        return None
    return at.replace(microsecond=0) if at.tzinfo else at.replace(microsecond=0, tzinfo=UTC)


def _curator(store: ox.Store, before: Parsed, name: str) -> tuple[str, str]:
    """The id of the person who decides, and a block to describe them when nothing does yet."""
    walk = Walk(store)
    node = _DEFAULT if name == THE_CURATOR else mint("actor", f"curator-{name.lower()}")
    people = [
        *walk.pointing(_PERSON, "rdf:type"),
        *(q.subject for q in before.quads if q.object == _PERSON),
    ]
    for known in people:
        if isinstance(known, ox.NamedNode) and (known == node or walk.label(known) == name):
            return _turtle(known), ""
    short = _turtle(node)
    return short, f"{short} a prov:Person ;\n  rdfs:label {_literal(name)} .\n\n"


def _append(file: Path, before: Parsed, described: str, lines: list[str]) -> None:
    block = described + " ;\n  ".join(lines) + " .\n"
    used = {*re.findall(r"(?m)^\s*([a-z]+):|[ ^]([a-z]+):(?=[\w])", block)}
    names = {a or b for a, b in used} & PREFIXES.keys()
    missing = [name for name in PREFIXES if name in names and name not in before.prefixes]
    moved = [
        n for n in PREFIXES if n in names and before.prefixes.get(n) not in (None, PREFIXES[n])
    ]
    head = "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in [*missing, *moved])
    old = before.text.rstrip("\n")
    text = "\n\n".join(filter(None, (old, head.rstrip("\n"), block)))
    check_terms(parse(text.encode(), str(file)))
    write(file, text.encode())


def _turtle(node: ox.NamedNode) -> str:
    short = compact(node.value)
    return f"<{short}>" if short == node.value else short


def _literal(words: str) -> str:
    return str(ox.Literal(words))


def _shortened(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:59].rstrip()}…"
