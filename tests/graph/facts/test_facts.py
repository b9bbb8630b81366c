"""Facts files: each for itself, in one order, and none is lost in silence."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.errors import FactsError
from graph.facts import Facts, load
from graph.iri import mint

HEAD = """@prefix sayso: <https://w3id.org/sayso/ns#> .
@prefix rel: <https://w3id.org/sayso/rel#> .
@prefix e: <https://example.org/> .
"""
ROOT = Path(__file__).parents[3]


def write(folder: Path, **files: str) -> Path:
    """A folder of facts files; two underscores in a name stand for a subfolder."""
    for name, turtle in files.items():
        path = folder / f"{name.replace('__', '/')}.ttl"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HEAD + turtle, encoding="utf-8")
    return folder


def test_each_file_has_its_graph(tmp_path: Path) -> None:
    """What a file says stands in the graph of that file, subfolders told apart."""
    found = load([write(tmp_path, a="e:a e:b 1 .", sub__a="e:a e:b 2 .")])
    assert [f.path for f in found.files] == ["a.ttl", "sub/a.ttl"]
    assert [f.graph for f in found.files] == [
        mint("graph", "facts-a"),
        mint("graph", "facts-sub/a"),
    ]
    assert [q.graph_name for q in found.quads] == [f.graph for f in found.files]


def test_one_bad_file_never_stops_the_others(tmp_path: Path) -> None:
    """Good files are read, bad ones stand in the list with their reason."""
    found = load([write(tmp_path, a="e:a e:b .", b="e:a e:b 1 .", c="e:a sayso:nothing 1 .")])
    assert [f.name for f in found.files] == ["b"]
    assert [r.path for r in found.refused] == ["a.ttl", "c.ttl"]
    assert found.refused[0].reason.startswith("line 4: ")
    assert found.refused[1].reason.startswith("line 4: there is no ")
    assert "sayso:nothing" in found.refused[1].reason


def test_order_of_arguments_changes_nothing(tmp_path: Path) -> None:
    """However the files are given, and given twice, the result is the same."""
    write(tmp_path, a="e:z e:b 1 . e:a e:b 2 .", b="e:a e:b 3 .")
    one, two = tmp_path / "a.ttl", tmp_path / "b.ttl"
    assert load([one, two]) == load([two, one, two]) == load([tmp_path]) == load([tmp_path, one])


def test_quads_are_sorted_within_a_file(tmp_path: Path) -> None:
    """The order of lines in a file does not reach the output."""
    first = load([write(tmp_path / "1", a="e:z e:b 1 . e:a e:b 2 .")])
    second = load([write(tmp_path / "2", a="e:a e:b 2 . e:z e:b 1 .")])
    assert first.quads == second.quads
    assert first.digest != second.digest


def test_digest_follows_contents_and_names(tmp_path: Path) -> None:
    """The digest changes with any byte and any name, and with nothing else."""
    same = [load([write(tmp_path / n, a="e:a e:b 1 .")]).digest for n in ("1", "2")]
    assert same[0] == same[1]
    assert load([write(tmp_path / "3", a="e:a e:b 2 .")]).digest != same[0]
    assert load([write(tmp_path / "4", b="e:a e:b 1 .")]).digest != same[0]
    assert Facts().digest == load([]).digest


def test_decisions_and_instances_are_found_in_order(tmp_path: Path) -> None:
    """Decisions of all files come sorted by IRI."""
    write(tmp_path, a="e:z a sayso:Decision . e:f a sayso:Fact .", b="e:a a sayso:Decision .")
    found = load([tmp_path])
    assert [d.value for d in found.decisions] == ["https://example.org/a", "https://example.org/z"]
    assert len(found.about(ox.NamedNode("https://example.org/f"))) == 1
    assert found.about(ox.NamedNode("https://example.org/none")) == []


def test_relation_types_declared_in_one_file_serve_the_others(tmp_path: Path) -> None:
    """A relation type of one's own is declared once."""
    found = load([write(tmp_path, a="e:a rel:courts e:b .", b="rel:courts a sayso:RelationType .")])
    assert found.refused == ()


def test_missing_path_is_an_error(tmp_path: Path) -> None:
    """A path that does not exist is a mistake of the call, not of a file."""
    with pytest.raises(FactsError, match="no such file"):
        load([tmp_path / "none"])


def test_links_are_refused_and_hidden_and_other_files_passed_over(tmp_path: Path) -> None:
    """Only plain files of the known kinds are read."""
    write(tmp_path / "in", a="e:a e:b 1 .")
    write(tmp_path / "out", b="e:a e:b 1 .")
    (tmp_path / "in" / "link.ttl").symlink_to(tmp_path / "out" / "b.ttl")
    (tmp_path / "in" / ".hidden.ttl").write_text("nonsense", encoding="utf-8")
    (tmp_path / "in" / "notes.txt").write_text("nonsense", encoding="utf-8")
    found = load([tmp_path / "in"])
    assert [f.path for f in found.files] == ["a.ttl"]
    assert [r.path for r in found.refused] == ["link.ttl"]


def test_quads_of_a_graph_within_a_file_move_to_the_file_s_graph(tmp_path: Path) -> None:
    """A TriG file cannot write into the graph of an article."""
    (tmp_path / "x.trig").write_text(HEAD + "e:article-1 { e:a e:b 1 . }", encoding="utf-8")
    assert {q.graph_name for q in load([tmp_path]).quads} == {mint("graph", "facts-x")}


def test_sample_facts_are_all_used() -> None:
    """The facts that come with the project are read without a refusal."""
    found = load([ROOT / "data" / "facts"])
    assert found.refused == ()
    assert [f.name for f in found.files] == ["decisions", "entities", "facts"]
    assert len(found.decisions) == 3
