"""Names that many bear: two who have nothing but such a name in common are two."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.annotate import extract
from extract.known import Gazetteer
from graph.identity.commonness import bearers_of
from graph.identity.lore import Lore
from graph.identity.personal import parse
from graph.identity.profiles import Profile, of_article
from graph.identity.resolve import resolve
from tests.extract.marked import document
from tests.graph.identity.made import person


def _nodes(*found: Profile) -> int:
    resolved = resolve(found, Lore())
    return len({resolved.now(p.iri) for p in found})


def _borne(name: str) -> int:
    parsed = parse(name)
    assert parsed is not None
    return bearers_of(parsed)


def test_how_many_bear_a_name() -> None:
    """A census counts them: more of a short form than of it alone, none of three full names."""
    assert _borne("Gary Baker") > 1000 > _borne("Gary Hubbard") > _borne("Gary Winterbourne") == 0
    assert _borne("Ron Baker") > _borne("Ronny Baker")
    assert _borne("Gary Hubbard Baker") == _borne("G. Baker") == 0


@pytest.mark.parametrize(
    ("one", "other", "nodes"),
    [
        (person("a", "Gary Hubbard"), person("b", "Gary Hubbard"), 2),
        (person("a", "Gary Winterbourne"), person("b", "Gary Winterbourne"), 1),
        (person("a", "Gary Hubbard", "pollster"), person("b", "Gary Hubbard"), 2),
        (person("a", "Gary Hubbard", "Democratic pollster"),
         person("b", "Gary Hubbard", "campaign pollster"), 1),
        (person("a", "Gary Hubbard", "mayor", "NZ"), person("b", "Gary Hubbard", "clerk", "NZ"), 1),
    ],
)  # fmt: skip
def test_something_else_has_to_agree(one: Profile, other: Profile, nodes: int) -> None:
    """A trade, an office, a country or a body; of a name that few bear nothing has to."""
    assert _nodes(one, other) == nodes


def test_whom_many_articles_name_all_know() -> None:
    """One name in many articles without a word on who it is, is one person's."""
    assert _nodes(*(person(a, "Gary Hubbard") for a in "abcd")) == 1


def test_who_does_something_else_stays_alone_in_a_crowd() -> None:
    """The shop's former manager is not the senator of the same very common name."""
    senators = [person(a, "Gary Baker", "senator") for a in "abcde"]
    assert _nodes(*senators) == 1
    assert _nodes(*senators, person("z", "Gary Baker", "manager of shoe stores")) == 2


def test_the_body_beside_a_name_agrees() -> None:
    """“The Guild's Jan Roe" and "Jan Roe of the Guild" have a body in common."""
    known = Gazetteer()
    texts = (
        "“The lock stays shut,” said Gary Hubbard of the Heath Institute.",
        "The Heath Institute's Gary Hubbard told reporters that the lock had been opened.",
        "Gary Hubbard told reporters that he had seen it from the Heath Institute.",
    )
    found = [
        of_article(extract(document(text, name=name), known))
        for text, name in zip(texts, "abc", strict=True)
    ]
    beside = [bool(p.bodies) for each in found for p in each if p.kind == "person"]
    assert beside == [True, True, False]
    one, other, third = (next(p for p in each if p.kind == "person") for each in found)
    bodies = [p for each in found[:2] for p in each if p.kind == "organization"]
    resolved = resolve([one, other, third, *bodies], Lore())
    assert resolved.now(one.iri) == resolved.now(other.iri)
    assert _nodes(replace(one, bodies=()), other, *bodies) == 3


def _beside(found: Profile, *names: str) -> Profile:
    return replace(found, company=names)


@pytest.mark.parametrize(
    ("one", "other", "nodes"),
    [
        (_beside(person("a", "Gary Hubbard"), "Ada Brill"),
         _beside(person("b", "Gary Hubbard"), "Ada Brill", "Ivo Tarn"), 1),
        (_beside(person("a", "Gary Hubbard"), "Ada Brill"),
         _beside(person("b", "Gary Hubbard"), "Ivo Tarn"), 2),
        (_beside(person("a", "Gary Hubbard", "mayor", "NZ"), "Ada Brill"),
         _beside(person("b", "Gary Hubbard", "mayor", "AU"), "Ada Brill"), 2),
        (_beside(person("a", "Gary Baker", "singer"), "Ada Brill"),
         _beside(person("b", "Gary Baker", "police chief"), "Ada Brill"), 2),
    ],
)  # fmt: skip
def test_the_company_somebody_keeps_agrees(one: Profile, other: Profile, nodes: int) -> None:
    """Who is named beside the same person is the same, unless something objects."""
    assert _nodes(one, other) == nodes
    assert _nodes(other, one) == nodes


def test_who_stands_beside_a_name() -> None:
    """A full name of the same paragraph, near, is company; one of another paragraph is not."""
    text = "Gary Hubbard had met Ada Brill at the mill.\nTorvin Orne baked bread all night."
    found = {p.label: p.company for p in of_article(extract(document(text), Gazetteer()))}
    assert found["Gary Hubbard"] == ("Ada Brill",)
    assert found["Torvin Orne"] == ()
