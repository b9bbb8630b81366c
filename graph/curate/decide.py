"""A person's verdict on a report, written into a facts file as Turtle that a person can read.

The build never writes decisions; this does, once, when somebody says so. A decision quotes the
words it is about with their neighbours, so that it is found again after the text was edited.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal, NamedTuple, get_args

import pyoxigraph as ox

from extract.records import Act, Certainty, Polarity, Span
from graph.ask.lookup import compact, find, find_node, matches
from graph.ask.walk import Walk
from graph.curate.writing import (
    THE_CURATOR,
    append,
    block,
    curator,
    earlier,
    existing,
    literal,
    minted,
    shortened,
    turtle,
    when,
)
from graph.errors import QueryError
from graph.facts.rdfio import Parsed
from graph.iri import mint

__all__ = [
    "CORRECTABLE",
    "KINDS",
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
    "about": "sayso:correctAbout",
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
_AROUND = 32


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person says about a report.

    :param corrections: ``speaker`` (a name or IRI, or ``unknown``), ``act``, ``polarity``,
        ``certainty`` -> value.
    :param about: names or IRIs of the countries and actors that it is about.
    :param new: the kind of a speaker who is in no article and no facts file yet; None for one who
        is known.
    :param why: the reason in words.
    :param by: the person's name.
    """

    outcome: Outcome
    corrections: Mapping[str, str] = field(default_factory=dict)
    why: str = ""
    by: str = THE_CURATOR
    about: tuple[str, ...] = ()
    new: str | None = None


class Written(NamedTuple):
    """What was done.

    :param new: False when the file's latest decision on the report says the same already.
    :param turtle: what was added to the file, or would be.
    """

    decision: str
    report: str
    words: str
    new: bool
    turtle: str = ""


class _Anchor(NamedTuple):
    article: ox.NamedNode
    exact: str
    prefix: str
    suffix: str
    text: str


def decide(
    store: ox.Store,
    report: str,
    verdict: Verdict,
    file: Path,
    now: datetime | None = None,
    *,
    dry: bool = False,
) -> Written:
    """Append a decision on a report to a facts file; saying the same again adds nothing.

    :param dry: write nothing, only tell what would be written.

    :param report: the report's or statement's id, or the start of one.
    :param now: when it is decided; None for this moment.
    :raises QueryError: when the report or a corrected value is not known.
    :raises FactsError: when the file is broken, so that nothing can be added safely.
    """
    _require_sense(verdict)
    node = _report(store, report)
    anchor = _anchor(Walk(store), node)
    before = existing(file)
    speaker, introduced = _new_speaker(store, before, verdict)
    changes = _changes(store, verdict, speaker)
    content = (anchor.article, node, OUTCOMES[verdict.outcome], *changes, verdict.by, verdict.why)
    said, nth = earlier(before, (node,), content)
    if said:
        return Written(compact(said), compact(node.value), anchor.exact, new=False)
    decision = minted(content, nth)
    person, described = curator(store, before, verdict.by)
    lines = [
        *_described(decision, node, verdict, anchor, changes),
        f"prov:wasAssociatedWith {person}",
        when(now, before, (node,)),
    ]
    blocks = [*filter(None, (described, introduced)), block(lines)]
    if not dry:
        append(file, before, blocks)
    told = "\n".join(blocks)
    return Written(compact(decision.value), compact(node.value), anchor.exact, True, told)


def _require_sense(verdict: Verdict) -> None:
    if verdict.outcome not in OUTCOMES:
        raise QueryError(f"no verdict {verdict.outcome!r}; there are {', '.join(OUTCOMES)}")
    given = [name for name in CORRECTABLE if verdict.corrections.get(name)]
    given += ["about"] if verdict.about else []
    if verdict.outcome == "correct" and not given:
        named = [f"--{name}" for name in CORRECTABLE]
        raise QueryError(f"say what is right: {', '.join(named[:-1])} or {named[-1]}")
    if verdict.new and not verdict.corrections.get("speaker"):
        raise QueryError("--new goes with --speaker: the name of who said it")
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
    hashed = walk.words(text, "sayso:sha256")
    return _Anchor(article, span.of(stored), before.strip(), after.strip(), hashed)


#: Kind of an actor -> its class.
KINDS: Mapping[str, str] = {
    "person": "sayso:Person",
    "organization": "sayso:Organization",
    "group": "sayso:Group",
}
_UNKNOWN = "unknown"


def _new_speaker(store: ox.Store, before: Parsed, verdict: Verdict) -> tuple[str, str]:
    """The id of a speaker nobody has described yet, and the block that does; else nothing."""
    if verdict.new is None:
        return "", ""
    if verdict.new not in KINDS:
        raise QueryError(f"no kind {verdict.new!r}; there are {', '.join(KINDS)}")
    name = " ".join(verdict.corrections["speaker"].split())
    node = mint("actor", "-".join(name.lower().split()))
    if Walk(store).kind(node) != "thing":
        raise QueryError(f"{turtle(node)} is known already; leave out --new", name)
    if any(q.subject == node for q in before.quads):
        return turtle(node), ""
    return turtle(node), block(
        [
            f"{turtle(node)} a {KINDS[verdict.new]}",
            f"rdfs:label {literal(name)}",
        ]
    )


def _changes(store: ox.Store, verdict: Verdict, speaker: str) -> list[tuple[str, str]]:
    """Property and value of each correction, as Turtle writes them.

    :param speaker: a speaker described just now, or "".
    """
    given = {n: v for n, v in verdict.corrections.items() if v}
    who = given.pop("speaker", "")
    changes: list[tuple[str, str]] = []
    if who.casefold() == _UNKNOWN:
        changes.append(("sayso:correctHolderStatus", "val:unknown"))
    elif who:
        node = speaker or turtle(find(store, "actor", who).node)
        changes.append((CORRECTABLE["speaker"], node))
    changes += [(CORRECTABLE["about"], node) for node in _about(store, verdict.about)]
    changes += [(CORRECTABLE[n], _scheme_value(n, given[n])) for n in CORRECTABLE if n in given]
    return changes


def _about(store: ox.Store, names: Sequence[str]) -> list[str]:
    """The countries and actors of some names, each once."""
    found = set()
    for name in names:
        kind = "country" if matches(store, "country", name) else "actor"
        found.add(turtle(find(store, kind, name).node))
    return sorted(found)


def _scheme_value(name: str, value: str) -> str:
    local = value.rpartition(":")[2]
    if local not in VALUES[name]:
        raise QueryError(f"no {name} {value!r}; there are {', '.join(VALUES[name])}")
    return f"{'act' if name == 'act' else 'val'}:{local}"


def _described(
    decision: ox.NamedNode,
    report: ox.NamedNode,
    verdict: Verdict,
    anchor: _Anchor,
    changes: list[tuple[str, str]],
) -> list[str]:
    outcome = OUTCOMES[verdict.outcome]
    lines = [
        f"{turtle(decision)} a sayso:Decision",
        f"rdfs:label {literal(f'{outcome}: {shortened(anchor.exact)}')}",
        f"sayso:decides {turtle(report)}",
        f"sayso:outcome val:{outcome}",
        *(f"{property_} {value}" for property_, value in changes),
        f"sayso:inArticle {turtle(anchor.article)}",
        f"oa:exact {literal(anchor.exact)}",
    ]
    optional = (
        ("oa:prefix", anchor.prefix),
        ("oa:suffix", anchor.suffix),
        ("sayso:textSha256", anchor.text),
        ("rdfs:comment", verdict.why),
    )
    return [*lines, *(f"{name} {literal(words)}" for name, words in optional if words)]
