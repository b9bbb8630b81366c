"""The build: nothing is lost silently, nothing old is destroyed, nothing done twice."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extract.records import Document, Extraction
from graph.assembly import articles, pipeline, standing
from graph.assembly.pipeline import OUTPUTS, Plan, build
from graph.errors import BuildError, ExportError, FactsError
from ontology import PREFIXES
from tests.graph.made import plain

_HEAD = "".join(f"@prefix {p}: <{i}> .\n" for p, i in PREFIXES.items())
_ME = 'actor:me a prov:Person ; rdfs:label "me" . '
Taken = list[str]


def _articles(folder: Path, count: int = 3) -> Path:
    folder.mkdir(exist_ok=True)
    for n in range(count):
        text = f"Ada Kern said that {n} troops were in Ukraine.\nOtto Lind denied that {n} came.\n"
        (folder / f"a{n}.txt").write_text(text, encoding="utf-8")
    return folder


def _bytes(out: Path) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in OUTPUTS}


def _ledger(out: Path) -> Any:
    return json.loads((out / "report.json").read_bytes())


def test_a_build_writes_every_output(tmp_path: Path, taken: Taken) -> None:
    """All outputs must be there, with the counts that the result tells."""
    result = build([_articles(tmp_path / "in")], [], tmp_path / "out")
    assert [p.relative_to(tmp_path / "out").as_posix() for p in result.outputs] == list(OUTPUTS)
    assert (result.counts["articles"], result.counts["statements"], result.fresh) == (3, 6, 3)
    assert (result.refused, result.findings, result.changed) == ((), (), len(OUTPUTS))
    folders = {name.partition("/")[0] for name in OUTPUTS}
    assert {p.name for p in (tmp_path / "out").iterdir()} == {".cache", *folders}


def test_nothing_in_still_builds(tmp_path: Path) -> None:
    """Without articles the facts must be built, and without anything an empty graph."""
    (tmp_path / "f.ttl").write_text(_HEAD + 'actor:nato a sayso:Organization ; rdfs:label "NATO" .')
    assert build([], [tmp_path / "f.ttl"], tmp_path / "out").counts["articles"] == 0
    assert b"actor:nato a sayso:Organization" in (tmp_path / "out/graph.ttl").read_bytes()
    assert build([], [], tmp_path / "none").counts["statements"] == 0


def test_a_second_build_does_nothing(tmp_path: Path, taken: Taken) -> None:
    """Unchanged input must extract nothing and leave the very files."""
    folder = _articles(tmp_path / "in")
    build([folder], [], tmp_path / "out")
    before = {n: (tmp_path / "out" / n).stat().st_mtime_ns for n in OUTPUTS}
    result = build([folder], [], tmp_path / "out")
    assert (result.fresh, result.changed, len(taken)) == (0, 0, 3)
    assert {n: (tmp_path / "out" / n).stat().st_mtime_ns for n in OUTPUTS} == before


def test_only_what_changed_is_extracted_and_the_graph_is_as_if_all_were(
    tmp_path: Path, taken: Taken
) -> None:
    """After edits an incremental build must equal a full one byte for byte."""
    folder = _articles(tmp_path / "in")
    build([folder], [], tmp_path / "out")
    taken.clear()
    (folder / "a1.txt").write_text("Ida Moen said that nobody came.\n")
    (folder / "a3.txt").write_text("Ida Moen said that all went.\n")
    build([folder], [], tmp_path / "out")
    assert taken == ["a1", "a3"]
    build([folder], [], tmp_path / "full")
    assert _bytes(tmp_path / "out") == _bytes(tmp_path / "full")


def test_a_removed_article_was_never_there(tmp_path: Path, taken: Taken) -> None:
    """Removing an article must give the bytes of a build that never had it, cache included."""
    folder = _articles(tmp_path / "in", 4)
    build([folder], [], tmp_path / "out")
    (folder / "a3.txt").unlink()
    build([folder], [], tmp_path / "out")
    build([_articles(tmp_path / "other", 3)], [], tmp_path / "never")
    assert _bytes(tmp_path / "out") == _bytes(tmp_path / "never")
    kept = [sorted(p.name for p in (tmp_path / o / ".cache").iterdir()) for o in ("out", "never")]
    assert kept[0] == kept[1]


def test_a_damaged_cache_costs_time_only(tmp_path: Path, taken: Taken) -> None:
    """Torn entries of the cache must be made anew without a word."""
    folder = _articles(tmp_path / "in")
    build([folder], [], tmp_path / "out")
    before = _bytes(tmp_path / "out")
    for path in (tmp_path / "out/.cache").iterdir():
        path.write_bytes(path.read_bytes()[:-7])
    assert build([folder], [], tmp_path / "out").fresh == 3
    assert _bytes(tmp_path / "out") == before


def test_one_bad_article_stops_no_other(
    tmp_path: Path, taken: Taken, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files that cannot be used must be named with a reason, all others be built."""
    folder = _articles(tmp_path / "in")
    (folder / "empty.txt").write_text("")
    (folder / "link.txt").symlink_to(folder / "a0.txt")
    (folder / "notes.mp3").write_text("x")
    (folder / "bug.txt").write_text("Ada Kern said this.\n")

    def annotated(document: Document, setting: object) -> Extraction:
        if document.id == "bug":
            raise ZeroDivisionError("by\nzero")
        return plain(document, setting)

    monkeypatch.setattr(articles, "_annotated", annotated)
    result = build([folder], [], tmp_path / "out")
    assert [r.path for r in result.refused] == ["bug.txt", "empty.txt", "link.txt"]
    assert "ZeroDivisionError: by zero" in result.refused[0].reason
    assert result.counts["articles"] == 3
    assert _ledger(tmp_path / "out")["ignored"][0]["path"] == "notes.mp3"


def test_a_copy_is_an_article_of_its_own(tmp_path: Path, taken: Taken) -> None:
    """Of two articles with the same text each must have its own places and statements."""
    folder = _articles(tmp_path / "in", 1)
    (folder / "copy.txt").write_bytes((folder / "a0.txt").read_bytes())
    result = build([folder], [], tmp_path / "out")
    assert result.refused == ()
    assert result.findings == ()
    assert (result.counts["articles"], result.counts["statements"]) == (2, 4)


def test_a_bad_facts_file_stops_no_other(tmp_path: Path, taken: Taken) -> None:
    """A facts file with a fault must be refused by file and line, and all else be built."""
    (tmp_path / "f").mkdir()
    (tmp_path / "f/bad.ttl").write_text("this is no Turtle")
    result = build([_articles(tmp_path / "in")], [tmp_path / "f"], tmp_path / "out")
    assert [r.path for r in result.refused] == ["bad.ttl"]
    assert result.counts["articles"] == 3


def test_an_orphaned_decision_is_told_and_the_build_completes(tmp_path: Path, taken: Taken) -> None:
    """A decision that applies to nothing must be in the result and in the ledger."""
    (tmp_path / "d.ttl").write_text(
        _HEAD
        + _ME
        + """decision:d a sayso:Decision ; sayso:outcome val:rejected ; oa:exact "gone" ;
        sayso:inArticle article:a0 ; prov:wasAssociatedWith actor:me ;
        prov:endedAtTime "2025-01-01"^^xsd:date ."""
    )
    result = build([_articles(tmp_path / "in")], [tmp_path / "d.ttl"], tmp_path / "out")
    assert [f.name for f in result.findings] == ["decision-orphaned"]
    told = _ledger(tmp_path / "out")
    assert told["decisions"][0]["matched"] == "orphaned"
    assert told["findings"][0]["name"] == "decision-orphaned"
    assert (tmp_path / "out/view.html").exists()


def test_a_decision_holds_in_every_build(tmp_path: Path, taken: Taken) -> None:
    """A rejection must remove its report from a fresh build and from one out of the cache."""
    folder = _articles(tmp_path / "in")
    (tmp_path / "d.ttl").write_text(
        _HEAD
        + _ME
        + """decision:d a sayso:Decision ; sayso:outcome val:rejected ;
        oa:exact "that 1 came" ; sayso:inArticle article:a1 ; prov:wasAssociatedWith actor:me ;
        prov:endedAtTime "2025-01-01"^^xsd:date ."""
    )
    for _ in range(2):
        result = build([folder], [tmp_path / "d.ttl"], tmp_path / "out")
        assert (result.counts["statements"], result.findings) == (5, ())
    assert _ledger(tmp_path / "out")["decisions"][0]["reports"][0]["words"] == "that 1 came"


#: The articles of these tests dispute nothing, so one of the outputs does not change; a generation
#: of the store tells of itself in a file of its own.
_CHANGING = len(OUTPUTS) - 1 + 1


@pytest.mark.parametrize("nth", range(_CHANGING))
def test_a_failing_write_leaves_the_build_before(
    tmp_path: Path, taken: Taken, monkeypatch: pytest.MonkeyPatch, nth: int
) -> None:
    """When the n-th output cannot be written, all outputs must be those of the build before."""
    folder = _articles(tmp_path / "in")
    build([folder], [], tmp_path / "out")
    before = _bytes(tmp_path / "out")
    _articles(folder, 5)
    calls = iter(range(100))

    def full(handle: int) -> None:
        if stat.S_ISREG(os.fstat(handle).st_mode) and next(calls) == nth:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportError, match="No space left"):
        build([folder], [], tmp_path / "out")
    assert _bytes(tmp_path / "out") == before
    monkeypatch.undo()
    monkeypatch.setattr(articles, "_annotated", plain)
    assert build([folder], [], tmp_path / "out").counts["articles"] == 5


def test_progress_tells_every_article(tmp_path: Path, taken: Taken) -> None:
    """The callback must be told each article with how many of how many are done."""
    told: list[tuple[int, int, str]] = []
    build(
        [_articles(tmp_path / "in")], [], tmp_path / "out", progress=lambda *step: told.append(step)
    )
    assert told == [(1, 3, "a0.txt"), (2, 3, "a1.txt"), (3, 3, "a2.txt")]


def test_the_ledger_tells_no_place_and_no_time(tmp_path: Path, taken: Taken) -> None:
    """Two folders elsewhere, with clashing names in them, must give the same bytes."""
    found = []
    for home in ("one", "a/much/longer/two"):
        base = tmp_path / home
        (base / "x").mkdir(parents=True)
        folder = _articles(base / "in")
        (folder / "a0.md").write_text("Ada Kern said so.")
        build([folder, base / "missing.txt"], [], base / "out")
        found.append(_bytes(base / "out"))
    assert found[0] == found[1]
    assert str(tmp_path).encode() not in b"".join(found[0].values())


@pytest.mark.parametrize(
    ("arguments", "error"),
    [({"plan": Plan("nobody")}, BuildError), ({"facts": [Path("no/such")]}, FactsError)],
)
def test_wrong_use_is_refused(
    tmp_path: Path, arguments: dict[str, Any], error: type[Exception]
) -> None:
    """An unknown extractor or a missing facts path must stop the build before it writes."""
    given: dict[str, Any] = {"articles": [], "facts": [], "out": tmp_path / "out", **arguments}
    with pytest.raises(error):
        build(**given)
    assert not (tmp_path / "out").exists()


def test_a_change_of_code_extracts_anew(
    tmp_path: Path, taken: Taken, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the package changes, nothing old may come from the cache."""
    folder = _articles(tmp_path / "in")
    build([folder], [], tmp_path / "out")
    changed: Callable[..., str] = lambda *names: "-".join(names)  # noqa: E731
    monkeypatch.setattr(articles, "code_digest", changed)
    monkeypatch.setattr(standing, "code_digest", changed)
    assert build([folder], [], tmp_path / "out").fresh == 3
    assert pipeline.build([folder], [], tmp_path / "out").fresh == 0


def _spoilt(out: Path) -> None:
    (out / "graph.ttl").write_bytes((out / "graph.ttl").read_bytes() + b"# mine\n")


def _gone(out: Path) -> None:
    (out / "view.html").unlink()


def _forgotten(out: Path) -> None:
    (out / ".cache/standing.json").write_text("[]")


@pytest.mark.parametrize("touch", [_spoilt, _gone, _forgotten])
def test_outputs_that_were_touched_are_made_anew(
    touch: Callable[[Path], None], tmp_path: Path, taken: Taken
) -> None:
    """What stands is kept only where every output is what the last build wrote."""
    folder, out = _articles(tmp_path / "in"), tmp_path / "out"
    build([folder], [], out)
    before = _bytes(out)
    touch(out)
    assert "graph" in build([folder], [], out).seconds
    assert _bytes(out) == before
    assert "graph" not in build([folder], [], out).seconds


def test_what_stands_tells_what_the_build_told(tmp_path: Path, taken: Taken) -> None:
    """A build with nothing to do tells the same counts, refusals and findings."""
    folder = _articles(tmp_path / "in")
    (folder / "big.txt").write_bytes(b"\xff\xfe\xff")
    first = build([folder], [], tmp_path / "out")
    again = build([folder], [], tmp_path / "out")
    assert first.refused
    assert (again.counts, again.refused, again.findings) == (
        first.counts, first.refused, first.findings,
    )  # fmt: skip


@pytest.mark.parametrize("other", [Plan(extractor="rules"), Plan(sparql=True)])
def test_another_plan_is_another_build(other: Plan, tmp_path: Path, taken: Taken) -> None:
    """What stands was made in one way; asked for in another it is made anew."""
    folder = _articles(tmp_path / "in")
    build([folder], [], tmp_path / "out")
    assert "graph" in build([folder], [], tmp_path / "out", plan=other).seconds
    assert "graph" not in build([folder], [], tmp_path / "out", plan=other._replace(jobs=2)).seconds
