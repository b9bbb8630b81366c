"""Actors matched with outside catalogues: proposals, and what people made of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import pyoxigraph as ox

from graph.curate.decisions import Decision
from graph.facts import Facts
from graph.terms import sayso, skos
from ontology import BASE

__all__ = ["is_outside", "matches"]

_OURS = f"{BASE}id/"


class _Pair(NamedTuple):
    actor: str
    entry: str


def is_outside(decision: Decision, described: Iterable[str]) -> bool:
    """Whether a decision on who is who names an entry of an outside catalogue.

    :param described: IRIs of the actors that people described, which may be any.
    """
    known = frozenset(described)
    return len(decision.decides) == 2 and any(_outside(i, known) for i in decision.decides)


def _outside(iri: str, known: frozenset[str]) -> bool:
    return not iri.startswith(_OURS) and iri not in known


def matches(
    facts: Facts, decisions: Iterable[Decision], now: Callable[[str], str], graph: ox.NamedNode
) -> Iterator[ox.Quad]:
    """What each actor is matched with: proposals as close, accepted ones as exact matches.

    :param decisions: those with an outside entry, in the order in which they apply.
    :param now: what the IRI of an actor is in this build.
    :param graph: the graph the quads go into.
    """
    found: dict[_Pair, str] = {}
    for node in facts.instances(sayso.Match):
        said = {q.predicate: getattr(q.object, "value", "") for q in facts.about(node)}
        actor, entry = said.get(sayso.matchOf), said.get(sayso.matchTo)
        if actor and entry:
            found[_Pair(now(actor), entry)] = said.get(sayso.mapping, skos.closeMatch.value)
    for decision in decisions:
        pair = _pair(decision, now)
        if decision.outcome == "same":
            found[pair] = skos.exactMatch.value
        elif decision.outcome == "different":
            found.pop(pair, None)
    for pair, mapping in sorted(found.items()):
        yield ox.Quad(
            ox.NamedNode(pair.actor), ox.NamedNode(mapping), ox.NamedNode(pair.entry), graph
        )


def _pair(decision: Decision, now: Callable[[str], str]) -> _Pair:
    ours, others = sorted(decision.decides, key=lambda iri: not iri.startswith(_OURS))
    return _Pair(now(ours), others)
