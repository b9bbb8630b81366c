"""A person's word on who is who: two actors are the same, different, or nobody knows.

The other one may be an entry of an outside catalogue: then it is a match that is accepted or
refused, and nothing is fetched.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Literal, NamedTuple, get_args

import pyoxigraph as ox

from graph.ask.lookup import compact, expand, find
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
from ontology import BASE

__all__ = ["RELATIONS", "Relation", "Sameness", "Written", "judge"]

Relation = Literal["same", "different", "unsure"]
RELATIONS: tuple[Relation, ...] = get_args(Relation)
_NOBODY_ELSE = frozenset({"UnnamedSource", "ArticleVoice"})


class Sameness(NamedTuple):
    """What a person says of two actors.

    :param one, other: an actor by name or id, be it one that a merge has replaced; one of them
        may be the IRI of an outside catalogue's entry.
    :param why: the reason in words.
    :param by: the person's name.
    """

    one: str
    relation: Relation
    other: str
    why: str = ""
    by: str = THE_CURATOR


class Written(NamedTuple):
    """What was done.

    :param names: what the two are called.
    :param new: False when the file's latest decision on the two says the same already.
    """

    decision: str
    names: tuple[str, str]
    new: bool


class _End(NamedTuple):
    node: ox.NamedNode
    name: str


def judge(store: ox.Store, said: Sameness, file: Path, now: datetime | None = None) -> Written:
    """Append a decision on two actors to a facts file; saying the same again adds nothing.

    :param now: when it is decided; None for this moment.
    :raises QueryError: when an actor is not known or can be nobody else's.
    :raises FactsError: when the file is broken, so that nothing can be added safely.
    """
    ends = _ends(store, said)
    nodes = sorted((end.node for end in ends), key=lambda node: node.value)
    content = (*nodes, said.relation, said.by, said.why)
    before = existing(file)
    known, nth = earlier(before, nodes, content)
    names = (ends[0].name, ends[1].name)
    if known:
        return Written(compact(known), names, new=False)
    decision = minted(content, nth)
    person, described = curator(store, before, said.by)
    lines = [
        f"{turtle(decision)} a sayso:Decision",
        f"rdfs:label {literal(shortened(f'{said.relation}: {names[0]}, {names[1]}'))}",
        f"sayso:decides {turtle(nodes[0])}, {turtle(nodes[1])}",
        f"sayso:outcome val:{said.relation}",
        *([f"rdfs:comment {literal(said.why)}"] if said.why else []),
        f"prov:wasAssociatedWith {person}",
        when(now, before, nodes),
    ]
    append(file, before, [*filter(None, (described,)), block(lines)])
    return Written(compact(decision.value), names, new=True)


def _ends(store: ox.Store, said: Sameness) -> tuple[_End, _End]:
    if said.relation not in RELATIONS:
        raise QueryError(f"no relation {said.relation!r}; there are {', '.join(RELATIONS)}")
    one, other = _end(store, said.one), _end(store, said.other)
    if one.node == other.node:
        raise QueryError(f"{said.one!r} and {said.other!r} are {compact(one.node.value)} already")
    if _outside(one.node) and _outside(other.node):
        raise QueryError("one of the two has to be an actor of the graph")
    return one, other


def _end(store: ox.Store, name: str) -> _End:
    node, walk = expand(name), Walk(store)
    if node is not None and _outside(node):
        if walk.node(node, "rdf:type") is not None:
            return _End(node, walk.label(node))
        if not node.value.startswith(("http://", "https://")):
            raise QueryError(f"{name!r} is no web address of an entry")
        return _End(node, compact(node.value))
    replaced = walk.pointing(node, "sayso:replaces") if node is not None else []
    if node is not None and replaced:
        return _End(node, walk.label(replaced[0]))
    found = find(store, "actor", name)
    if found.kind in _NOBODY_ELSE:
        raise QueryError(f"{found.label!r} belongs to one article and is nobody else")
    return _End(found.node, found.label)


def _outside(node: ox.NamedNode) -> bool:
    return not node.value.startswith(f"{BASE}id/")
