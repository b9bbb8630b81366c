"""What a person can say about a report, checked and turned into the terms that say it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, NamedTuple, get_args

import pyoxigraph as ox

from extract.records import Act, Certainty, Polarity
from graph.ask.lookup import compact, find, matches
from graph.ask.walk import Walk
from graph.curate.writing import THE_CURATOR, block, literal, turtle
from graph.errors import QueryError
from graph.facts.gazetteer import country_quads
from graph.facts.rdfio import Parsed
from graph.iri import mint

__all__ = [
    "CORRECTABLE",
    "KINDS",
    "OUTCOMES",
    "VALUES",
    "Claim",
    "Outcome",
    "Verdict",
    "changes",
    "new_speaker",
    "require_sense",
]

Outcome = Literal["accept", "reject", "correct", "promote"]
OUTCOMES: Mapping[str, str] = {
    "accept": "accepted",
    "reject": "rejected",
    "correct": "corrected",
    "promote": "promoted",
}

#: What can be corrected -> the property that says so.
CORRECTABLE: Mapping[str, str] = {
    "speaker": "sayso:correctSpeaker",
    "about": "sayso:correctAbout",
    "act": "sayso:correctAct",
    "polarity": "sayso:correctPolarity",
    "certainty": "sayso:correctCertainty",
    "words": "sayso:correctContent",
}
#: What each scale can be corrected to.
VALUES: Mapping[str, tuple[str, ...]] = {
    "act": get_args(Act),
    "polarity": get_args(Polarity),
    "certainty": get_args(Certainty),
}
#: Kind of an actor -> its class.
KINDS: Mapping[str, str] = {
    "person": "sayso:Person",
    "organization": "sayso:Organization",
    "group": "sayso:Group",
}
_UNKNOWN = "unknown"


class Claim(NamedTuple):
    """What a promoted statement claims, each end a name or an IRI; empty where the graph says it.

    :param relation: local name of a relation type, such as ``memberOf``.
    """

    subject: str = ""
    relation: str = ""
    object: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person says about a report.

    :param corrections: ``speaker`` (a name or IRI, or ``unknown``), ``act``, ``polarity``,
        ``certainty``, ``words`` (what it says, as the article prints it) -> value.
    :param about: names or IRIs of the countries and actors that it is about.
    :param new: the kind of a speaker who is in no article and no facts file yet; None for one who
        is known.
    :param claim: what a promotion makes a fact of.
    :param why: the reason in words.
    :param by: the person's name.
    """

    outcome: Outcome
    corrections: Mapping[str, str] = field(default_factory=dict)
    why: str = ""
    by: str = THE_CURATOR
    about: tuple[str, ...] = ()
    new: str | None = None
    claim: Claim = field(default_factory=Claim)


def require_sense(verdict: Verdict) -> None:
    """Refuse a verdict that says nothing, or says what its outcome cannot.

    :raises QueryError: naming the option that is missing or too much.
    """
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
    claimed = [name for name, value in verdict.claim._asdict().items() if value]
    if verdict.outcome != "promote" and claimed:
        raise QueryError(f"--{claimed[0]} goes with `promote` only, not with {verdict.outcome}")


def new_speaker(store: ox.Store, before: Parsed, verdict: Verdict) -> tuple[str, str]:
    """The id of a speaker nobody has described yet, and the block that does; else nothing.

    :param before: the facts file, which may describe them since.
    """
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


def changes(
    store: ox.Store, statement: ox.NamedNode | None, verdict: Verdict, speaker: str
) -> list[tuple[str, str]]:
    """Property and value of each correction but the words, as Turtle writes them.

    :param statement: what is corrected; of several actors of a name its candidates go first.
    :param speaker: a speaker described just now, or "".
    """
    given = {n: v for n, v in verdict.corrections.items() if v and n != "words"}
    who = given.pop("speaker", "")
    made: list[tuple[str, str]] = []
    if who.casefold() == _UNKNOWN:
        made.append(("sayso:correctHolderStatus", "val:unknown"))
    elif who:
        node = speaker or turtle(_speaker(store, statement, who))
        made.append((CORRECTABLE["speaker"], node))
    made += [(CORRECTABLE["about"], node) for node in _about(store, verdict.about)]
    made += [(CORRECTABLE[n], _scheme_value(n, given[n])) for n in CORRECTABLE if n in given]
    return made


def _speaker(store: ox.Store, statement: ox.NamedNode | None, name: str) -> ox.NamedNode:
    """The actor of a name; where several bear it, the one that the statement may be by."""
    if statement is not None:
        candidates = Walk(store).nodes(statement, "sayso:candidateSpeaker")
        named = [m.node for m in matches(store, "actor", name) if m.node in candidates]
        if len(named) == 1:
            return named[0]
        if len(named) > 1:
            listed = ", ".join(f"{compact(n.value)} ({Walk(store).label(n)})" for n in named)
            raise QueryError(f"{name!r} may be {listed}; give one of these")
    return _one(store, ("actor",), name)


def _about(store: ox.Store, names: Sequence[str]) -> list[str]:
    """The countries and actors of some names, each once."""
    return sorted({turtle(_one(store, ("country", "actor"), name)) for name in names})


def _one(store: ox.Store, kinds: Sequence[str], name: str) -> ox.NamedNode:
    """What a name means in the graph, else among the countries that no article has named yet."""
    for known in (store, _countries()):
        for kind in kinds:
            if matches(known, kind, name):
                return find(known, kind, name).node
    return find(store, kinds[-1], name).node


@cache
def _countries() -> ox.Store:
    """The countries and governments that sayso knows by itself."""
    store = ox.Store()
    store.extend(country_quads())
    return store


def _scheme_value(name: str, value: str) -> str:
    local = value.rpartition(":")[2]
    if local not in VALUES[name]:
        raise QueryError(f"no {name} {value!r}; there are {', '.join(VALUES[name])}")
    return f"{'act' if name == 'act' else 'val'}:{local}"
