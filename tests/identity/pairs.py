"""Pairs of short articles in which people marked who is the same and who is not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from extract.annotate import extract
from extract.records import Extraction, Gazetteer
from graph.facts import gazetteer, load
from graph.identity.lore import lore
from graph.identity.profiles import of_article
from graph.identity.resolve import Resolved, resolve
from graph.triples.actors import actor_iri
from tests.extract.marked import document

__all__ = ["Case", "Outcome", "cases", "outcomes", "run"]

HERE = Path(__file__).parent
_FACTS = HERE.parents[1] / "data" / "facts"


class Case(NamedTuple):
    """Two articles, and pairs of names: the first as the one article prints it, and the other."""

    id: str
    facts: bool
    one: str
    other: str
    same: tuple[tuple[str, str], ...]
    different: tuple[tuple[str, str], ...]
    unsure: tuple[tuple[str, str], ...]


class Outcome(NamedTuple):
    """What became of one pair.

    :param wanted, got: ``same``, ``different`` or ``unsure``; got ``missing`` when a name was not
        found at all.
    """

    case: str
    pair: tuple[str, str]
    wanted: str
    got: str


def cases(name: str) -> list[Case]:
    """The pairs of a file, ``pairs`` or ``held_out``."""
    lines = (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [_case(json.loads(line)) for line in lines]


def _case(plain: dict[str, Any]) -> Case:
    pairs = [tuple((a, b) for a, b in plain[k]) for k in ("same", "different", "unsure")]
    return Case(plain["id"], plain["facts"], plain["one"], plain["other"], *pairs)


@cache
def _known(*, facts: bool) -> Gazetteer:
    return gazetteer.gazetteer(load([_FACTS] if facts else []))


def run(case: Case) -> tuple[Extraction, Extraction, Resolved]:
    """Both articles, read, and who is who in them."""
    known = _known(facts=case.facts)
    one, other = (
        extract(document(text, name=name), known)
        for text, name in ((case.one, "one"), (case.other, "other"))
    )
    found = (*of_article(one), *of_article(other))
    return one, other, resolve(found, lore(known))


def outcomes(case: Case) -> Iterator[Outcome]:
    """What became of each pair of a case."""
    one, other, resolved = run(case)
    for wanted in ("same", "different", "unsure"):
        for pair in getattr(case, wanted):
            got = _relation(resolved, _node(one, pair[0]), _node(other, pair[1]))
            yield Outcome(case.id, pair, wanted, got)


def _relation(resolved: Resolved, a: str | None, b: str | None) -> str:
    if a is None or b is None:
        return "missing"
    ends = sorted((resolved.now(a), resolved.now(b)))
    if ends[0] == ends[1]:
        return "same"
    proposed = any([p.one, p.other] == ends for p in resolved.possible)
    return "unsure" if proposed else "different"


def _node(made: Extraction, name: str) -> str | None:
    """The node of the actor whose mention reads like a name, or ends in it."""
    text = made.document.text
    listed = [(m.span.of(text), m.actor) for m in made.actors]
    listed += [
        (a.holder.mention.of(text), a.holder.actor)
        for a in made.attributions
        if a.holder.mention is not None and a.holder.actor is not None
    ]
    wanted = name.rstrip(".")
    for printed, actor in listed:
        if " ".join(printed.split()).removeprefix("The ").rstrip(".") == wanted:
            return actor_iri(made.document.id, actor).value
    ending = [actor for printed, actor in listed if printed.rstrip(".").endswith(wanted)]
    return actor_iri(made.document.id, ending[0]).value if ending else None
