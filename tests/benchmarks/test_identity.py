"""How whole the actors of a corpus are: counted by hand on a few."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.identity import audit, by_name_alone, markdown, split, unlike
from graph.identity.lore import Lore
from graph.identity.resolve import resolve
from graph.identity.rulings import Ruling
from tests.graph.identity.made import person


def test_a_name_of_two_nodes_is_split() -> None:
    """A second speaker of a name counts, whatever stands between; who says nothing does not."""
    found = [
        person("a", "Anna Roe", "singer"), person("b", "Anna B. Roe", "foreign minister"),
        replace(person("c", "Anna Roe", "goalkeeper"), said=0), person("d", "Zoe Doe"),
        person("e", "Roe"), person("f", "Zoe Doe"), person("g", "Zoe Doe Jr."),
    ]  # fmt: skip
    whole = split(found, resolve(found, Lore()))
    assert (whole.speakers, whole.extra) == (4, 2)
    assert whole.most == ((2, "anna roe"), (2, "zoe doe"))
    assert whole.share == 0.5


def test_a_node_of_two_names_is_listed() -> None:
    """What one node is called by different names is listed; one name in two forms is not."""
    found = [
        person("a", "William Carver", "foreign minister", "NO"),
        person("b", "Bill Carver", "foreign minister", "NO"),
        person("c", "Zoe Doe"), person("d", "Zoe B. Doe"),
    ]  # fmt: skip
    (line,) = audit(found, resolve(found, Lore()))
    assert "William Carver (1)" in line
    assert "Bill Carver (1)" in line


def test_who_does_different_things_is_listed() -> None:
    """A person who is a singer here and a judge there, and one whom only a common name joins."""
    found = [
        person("a", "Anna Winterbourne", "jazz singer"), person("b", "Anna Winterbourne", "judge"),
        person("c", "Gary Hubbard"), person("d", "Gary Hubbard"), person("e", "Gary Hubbard"),
        person("f", "Gary Hubbard"), person("g", "Zoe Winterbourne", "judge"),
        person("h", "Zoe Winterbourne", "former judge"),
    ]  # fmt: skip
    ruled = Ruling("2024-01-01", "urn:decision", "same", found[0].iri, found[1].iri)
    resolved = resolve(found, Lore(), [ruled])
    (line,) = unlike(found, resolved)
    assert line.startswith("anna-winterbourne-")
    assert line.endswith(": jazz singer; judge")
    (row,) = by_name_alone(resolved)
    assert "Gary Hubbard, 4 articles" in row


def test_a_size_that_does_not_end_in_time_is_told_and_ends_the_table() -> None:
    """The bench goes on: the row says so, and no larger size is tried."""
    *_, last = markdown(most=100_000, budget=0.0).splitlines()
    assert last.startswith("| 1,000 persons | did not end within")
    assert last.count("|") == 8
