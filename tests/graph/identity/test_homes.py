"""Bodies that are one node: those of more than one country, and a state's organs by bare names."""

from __future__ import annotations

import pytest

from extract.annotate import extract
from graph.facts import gazetteer, load
from graph.identity.lore import lore
from graph.identity.profiles import Profile, of_article
from graph.identity.resolve import resolve
from tests.extract.marked import document
from tests.graph.identity.made import body

_KNOWN = gazetteer.gazetteer(load([]))
_US = "The Senate rejected the levy. American farmers in Kansas and Oregon cheered."
_FR = "PARIS, June 2 (Wire) — The Senate rejected the levy. French farmers cheered."


def _bodies(text: str, name: str) -> list[Profile]:
    found = of_article(extract(document(text, name=name), _KNOWN))
    return [p for p in found if p.kind == "organization"]


def _nodes(*texts: str) -> int:
    found = [p for n, text in enumerate(texts) for p in _bodies(text, f"a{n}")]
    assert len(found) >= len(texts)
    resolved = resolve(found, lore(_KNOWN))
    return len({resolved.now(p.iri) for p in found})


@pytest.mark.parametrize(
    ("text", "country"),
    [
        (_US, ("US",)),
        (_FR, ("FR",)),
        ("The Senate rejected the levy. Farmers cheered.", ()),
        ("The Senate rejected the levy. France and Italy wept, French and Italian shops shut.", ()),
        ("The Senate rejected the levy. Norwegian and Danish farmers in Norway cheered.", ()),
        (f"{_US} The Ohio Senate had approved its own.", ()),
        (f"{_US} State lawmakers shrugged.", ()),
        ("The state Senate rejected the levy. American farmers in Kansas and Iowa cheered.", ()),
        (
            "The Senate rejected the levy. Canadian farmers in Quebec wept, Canada slept.",
            ("CA",),
        ),
    ],
)
def test_whose_senate_an_article_means(text: str, country: tuple[str, ...]) -> None:
    """A bare name is the organ of the state the article is about, where one has such an organ."""
    assert [p.countries for p in _bodies(text, "a") if p.label == "Senate"] == [country]


def test_one_states_organ_is_one_node() -> None:
    """Two articles about one state mean its organ, whether they name the state beside it or not."""
    named = "The U.S. Senate approved the levy. Nobody cheered."
    assert _nodes(_US, _US.replace("farmers", "bakers")) == 1
    assert _nodes(_US, named) == 1
    assert _nodes(_US, _FR) == 2
    assert _nodes(_US, "The Senate rejected the levy. Farmers cheered.") == 2


@pytest.mark.parametrize(
    ("one", "other", "nodes"),
    [
        ("European Commission", "European Commission", 1),
        ("International Court of Justice", "International Court of Justice", 1),
        ("European Affairs Committee", "European Affairs Committee", 2),
        ("International School", "International School", 2),
        ("European Commission", "European Council", 2),
        ("U.N. Refugee Agency", "United Nations Refugee Agency", 1),
        ("Human Rights Council", "Human Rights Council", 2),
        ("LumiPad", "LumiPad", 1),
        ("UN Refugee Office", "UN Refugee Office", 1),
        ("UN", "United Nations", 1),
        ("Nato", "NATO", 1),
        ("EU", "European Union", 1),
        ("Federal Bureau of Investigation", "FBI", 1),
        ("EU Commission", "EU", 2),
        ("European Union", "African Union", 2),
        ("HRG", "HRG", 1),
        ("HG", "HG", 2),
        ("Orvena Mills Inc.", "Orvena Mills", 1),
        ("Front Orvena", "Orvena Front", 1),
    ],
)
def test_bodies_of_more_than_one_country(one: str, other: str, nodes: int) -> None:
    """A body that says it is the world's or a continent's is one; a part of another is not."""
    found = [body("a", one), body("b", other)]
    resolved = resolve(found, lore(_KNOWN))
    assert len({resolved.now(p.iri) for p in found}) == nodes


def test_an_owner_is_no_part_of_a_name() -> None:
    """Norway's Storting is the Storting; the German Council on Orchards is not the Council."""
    assert (
        _nodes("Ukraine's Verkhovna Rada said no.", "The Verkhovna Rada said that it would wait.")
        == 1
    )
    german = "The German Council on Orchards said no."
    assert _nodes(german, "The Council on Orchards said that it would wait.") == 2
