"""A statement taken for a fact by a person: the only way from what is claimed to what is so."""

from __future__ import annotations

import difflib
import hashlib
from typing import NamedTuple

import pyoxigraph as ox

from graph.ask.lookup import expand, find, matches
from graph.ask.walk import Walk
from graph.curate.verdict import Claim
from graph.curate.writing import block, literal, turtle
from graph.errors import QueryError
from graph.facts.rdfio import terms_of
from graph.iri import mint
from ontology import PREFIXES, REL

__all__ = ["Promoted", "promoted"]


class Promoted(NamedTuple):
    """A fact to be written.

    :param lines: type, ends and label, without who vouches for it.
    """

    iri: str
    lines: tuple[str, ...]

    def described(self, article: ox.NamedNode, exact: str, person: str) -> str:
        """The block that says the fact, where it is from and who vouches for it.

        :param article: the article it was read in.
        :param exact: the words.
        :param person: the id of who vouches, as Turtle writes it.
        """
        return block(
            [
                *self.lines,
                f"prov:wasDerivedFrom {turtle(article)}",
                f"oa:exact {literal(exact)}",
                f"prov:wasAttributedTo {person}",
            ]
        )


def promoted(store: ox.Store, claims: ox.NamedNode | None, claim: Claim) -> Promoted:
    """The fact that a statement is taken for.

    :param claims: the node that says what the statement claims; it gives what a person leaves out.
    :param claim: what a person says of it.
    :raises QueryError: when an end or the relation is said by neither, or not known.
    """
    walk = Walk(store)

    def told(name: str) -> ox.NamedNode | None:
        return walk.node(claims, name) if claims is not None else None

    subject = _end(store, claim.subject) if claim.subject else told("sayso:propSubject")
    relation = _relation(store, claim.relation) if claim.relation else told("sayso:propPredicate")
    object_ = _end(store, claim.object) if claim.object else told("sayso:propObject")
    missing = [
        f"--{name}"
        for name, value in (("subject", subject), ("relation", relation), ("object", object_))
        if value is None
    ]
    if subject is None or relation is None or object_ is None:
        raise QueryError(f"a fact needs who, what and whom: say {', '.join(missing)} as well")
    payload = f"{subject.value}\n{relation.value}\n{object_.value}"
    node = mint("fact", hashlib.sha256(payload.encode()).hexdigest()[:16])
    local = relation.value.rpartition("#")[2]
    label = f"{walk.label(subject)} {local} {walk.label(object_)}"
    return Promoted(
        node.value,
        (
            f"{turtle(node)} a sayso:Fact",
            f"rdfs:label {literal(label)}",
            f"sayso:propSubject {turtle(subject)}",
            f"sayso:propPredicate {turtle(relation)}",
            f"sayso:propObject {turtle(object_)}",
        ),
    )


def _end(store: ox.Store, name: str) -> ox.NamedNode:
    kind = "country" if matches(store, "country", name) else "actor"
    return find(store, kind, name).node


def _relation(store: ox.Store, name: str) -> ox.NamedNode:
    """A relation type by its local or prefixed name: a shipped one, or one of a facts file."""
    base = PREFIXES["rel"]
    local = name.removeprefix("rel:").removeprefix(base)
    node = expand(f"rel:{local}")
    kind = ox.NamedNode(PREFIXES["sayso"] + "RelationType")
    shipped = sorted(iri.removeprefix(base) for iri in terms_of(REL) - {str(REL.Relation)})
    if node is not None and (local in shipped or kind in Walk(store).nodes(node, "rdf:type")):
        return node
    near = difflib.get_close_matches(local, shipped, n=1, cutoff=0.5)
    hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(shipped)}"
    raise QueryError(f"no relation {name!r}; {hint}")
