"""Matches that a service proposes, and what a person makes of them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from graph.ask import query
from graph.assembly.pipeline import build
from graph.cli import cli
from graph.curate.links import Linked, Wishes, link, shown
from graph.curate.reconcile import Query, connect
from graph.curate.sameness import Sameness, judge
from graph.errors import FactsError, LinkError
from graph.facts import load
from graph.opening import open_graph
from graph.terms import sayso, skos
from ontology import PREFIXES
from tests.graph.curate.service import ENTRY, MANIFEST, Fake, serving

STORE = open_graph(Path(__file__).parents[1] / "data/small.trig")
_KERN = [("7", "Ada Kern", "minister", 97.1), ("8", "Ada Kern", "painter", 96.0)]
_LIND = [("9", "Otto Lind", "", 58.3)]


@pytest.fixture
def fake() -> Fake:
    """A service that knows two people."""
    return Fake({"Ada Kern": _KERN, "Otto Lind": _LIND})


def _link(fake: Fake, file: Path, wishes: Wishes | None = None) -> Linked:
    with serving(fake) as url:
        return link(STORE, connect(url, 5), wishes or Wishes(), file)


def _written(file: Path, term: ox.NamedNode) -> list[str]:
    facts = load([file])
    assert facts.refused == ()
    return sorted(getattr(q.object, "value", "") for q in facts.quads if q.predicate == term)


def test_proposals_are_written_as_proposals(fake: Fake, tmp_path: Path) -> None:
    """Every candidate goes into a facts file as a close match with score, name and service."""
    file = tmp_path / "links.ttl"
    done = _link(fake, file)
    assert done.proposed == 3
    assert _written(file, sayso.mapping) == [skos.closeMatch.value] * 3
    assert _written(file, sayso.matchTo) == [f"{ENTRY}{n}" for n in "789"]
    assert _written(file, sayso.matchScore) == ["58.3", "96", "97.1"]
    text = file.read_text(encoding="utf-8")
    assert text.startswith("# Entries of outside catalogues")
    assert "# Otto Lind\n" in text
    assert '"minister"' in text


def test_a_match_flag_counts_for_nothing(fake: Fake, tmp_path: Path) -> None:
    """The only candidate, which the service calls a match, is a proposal like any other."""
    file = tmp_path / "links.ttl"
    _link(fake, file, Wishes(("Otto Lind",)))
    assert fake.results({"q": {"query": "Otto Lind"}})["q"]["result"][0]["match"] is True
    assert _written(file, sayso.mapping) == [skos.closeMatch.value]


def test_names_are_asked_in_batches(fake: Fake, tmp_path: Path) -> None:
    """Batches are as large as wished, with the type and the limit of each query."""
    wishes = Wishes(types={"person": "Q5"}, limit=1, batch=2)
    done = _link(fake, tmp_path / "links.ttl", wishes)
    assert all(len(batch) <= 2 for batch in fake.asked)
    assert sum(map(len, fake.asked)) == done.asked
    asked = {q["query"]: q for batch in fake.asked for q in batch.values()}
    assert asked["Ada Kern"] == {"query": "Ada Kern", "type": "Q5", "limit": 1}
    assert "type" not in asked["NATO"]
    assert done.proposed == 2


def test_nothing_is_proposed_twice(fake: Fake, tmp_path: Path) -> None:
    """What the file or the graph has already stays as it is."""
    file = tmp_path / "links.ttl"
    fake.entries["NATO"] = [("7", "North Atlantic Treaty Organization", "", 90.0)]
    _link(fake, file)
    assert ENTRY + "7" in _written(file, sayso.matchTo)
    before = file.read_bytes()
    assert _link(fake, file).proposed == 0
    assert file.read_bytes() == before


def test_weak_candidates_are_left_out(fake: Fake, tmp_path: Path) -> None:
    """A least score keeps the rest out."""
    file = tmp_path / "links.ttl"
    assert _link(fake, file, Wishes(least=90)).proposed == 2


def test_what_came_before_a_failure_is_kept(fake: Fake, tmp_path: Path) -> None:
    """When the service breaks off, the proposals of earlier batches are written, and it is told."""
    file = tmp_path / "links.ttl"
    fake.fails_from = 2
    done = _link(fake, file, Wishes(batch=1))
    assert done.asked == 1
    assert "503" in str(done.broken)
    assert done.proposed == len(_written(file, sayso.mapping)) == 2


@pytest.mark.parametrize(
    ("manifest", "told"),
    [
        ({**MANIFEST, "versions": ["0.1"]}, "speaks version 0.1"),
        ({"name": "a shop"}, "names no identifierSpace"),
        ([], "no JSON object"),
    ],
)
def test_other_services_are_refused(fake: Fake, manifest: object, told: str) -> None:
    """What is no reconciliation service of our version says so in one line."""
    fake.manifest = manifest
    with serving(fake) as url, pytest.raises(LinkError, match=told):
        connect(url, 5)


def test_errors_are_told(fake: Fake) -> None:
    """No address, nobody there, a slow or senseless answer: each in words, without a password."""
    with pytest.raises(LinkError, match="begins with http"):
        connect("file:///etc/passwd", 5)
    with serving(fake) as url:
        gone = url
    with pytest.raises(LinkError, match="cannot be reached"):
        connect(gone, 5)
    with serving(fake) as url:
        service = connect(url, 0.2)
        fake.answer = b"<html>"
        with pytest.raises(LinkError, match="no JSON object"):
            service.candidates([Query("x")])
        fake.answer = b'{"q0": {"error": "no"}}'
        with pytest.raises(LinkError, match="no result for 'x'"):
            service.candidates([Query("x")])
        fake.slow = 0.6
        with pytest.raises(LinkError, match=r"no answer within 0\.2 seconds"):
            service.candidates([Query("x")])
    fake.slow = 0.0
    with serving(fake) as url:
        named = connect(url.replace("http://", "http://me:secret@"), 5)
        assert "secret" not in named.url


def test_a_broken_file_is_left_alone(fake: Fake, tmp_path: Path) -> None:
    """Nothing is added to a file that cannot be read."""
    file = tmp_path / "links.ttl"
    file.write_text("no Turtle")
    with pytest.raises(FactsError, match=r"links\.ttl:1"):
        _link(fake, file)
    assert file.read_text() == "no Turtle"


def test_accepting_and_refusing(fake: Fake, tmp_path: Path) -> None:
    """A proposal is a close match; one changed word, or a decision, makes it exact or undoes it."""
    articles, facts, out = (tmp_path / name for name in ("articles", "facts", "out"))
    articles.mkdir()
    (articles / "a.txt").write_text("Swedish Foreign Minister Otto Lind said that it rains.\n")
    fake.entries["Otto Lind"] = [("9", "Otto Lind", "", 58.3), ("10", "Otto Lind", "", 50.0)]
    facts.mkdir()
    build([articles], [], out)
    with serving(fake) as url:
        link(open_graph(out), connect(url, 5), Wishes(("Otto Lind",)), facts / "links.ttl")
    assert _matches(articles, facts, out) == {("closeMatch", "9"), ("closeMatch", "10")}
    text = (facts / "links.ttl").read_text(encoding="utf-8")
    first, rest = text.split("sayso:matchTo", 1)
    (facts / "links.ttl").write_text(
        first.replace("skos:closeMatch", "skos:exactMatch") + "sayso:matchTo" + rest
    )
    assert _matches(articles, facts, out) == {("exactMatch", "9"), ("closeMatch", "10")}
    refused = Sameness("Otto Lind", "different", f"{ENTRY}9")
    judge(open_graph(out), refused, facts / "d.ttl", datetime(2025, 1, 1, tzinfo=UTC))
    judge(open_graph(out), Sameness("Otto Lind", "same", f"{ENTRY}10"), facts / "d.ttl")
    assert _matches(articles, facts, out) == {("exactMatch", "10")}


def test_those_without_an_entry_grow_fewer(fake: Fake, tmp_path: Path) -> None:
    """Who got an entry by rule is no longer asked for; a proposal alone changes nothing."""
    articles, facts, out = (tmp_path / name for name in ("articles", "facts", "out"))
    articles.mkdir()
    facts.mkdir()
    (articles / "a.txt").write_text(
        "Swedish Foreign Minister Otto Lind said that it rains.\n\n"
        "Norwegian Foreign Minister Ada Kern said that it snows.\n"
    )
    fake.manifest["identifierSpace"] = PREFIXES["wd"]
    fake.entries = {"Ada Kern": [("Q7", "Ada Kern", "", 98.0)], "Otto Lind": _LIND}
    build([articles], [facts], out)
    before = _lacking(out)
    assert {"Ada Kern", "Otto Lind"} <= before
    with serving(fake) as url:
        link(open_graph(out), connect(url, 5), Wishes(sure=97.0), facts / "links.ttl")
    build([articles], [facts], out)
    assert _lacking(out) == before - {"Ada Kern"}


def _lacking(out: Path) -> set[str]:
    rows = query.run(open_graph(out), "actors-without-wikidata").rows
    return {str(getattr(row[0], "value", "")) for row in rows}


def test_review_shows_candidates_beside_the_words(fake: Fake, tmp_path: Path) -> None:
    """Each proposal stands beside what its actor says; an answer settles it and its rivals."""
    articles, facts, out = (tmp_path / name for name in ("articles", "facts", "out"))
    articles.mkdir()
    (articles / "a.txt").write_text("Swedish Foreign Minister Otto Lind said that it rains.\n")
    fake.entries["Otto Lind"] = [
        ("9", "Otto Lind", "minister", 58.3), ("10", "Otto Lind", "painter", 50.0),
        ("11", "O. Lind", "singer", 40.0),
    ]  # fmt: skip
    facts.mkdir()
    build([articles], [], out)
    with serving(fake) as url:
        link(open_graph(out), connect(url, 5), Wishes(("Otto Lind",)), facts / "links.ttl")
    build([articles], [facts], out)
    decisions = facts / "decisions.ttl"
    told = _reviewed(out, decisions, "n\nq\n")
    assert "1 of 3: is this entry the same?  (score 58.3, on the service's own scale)" in told
    for words in ("“that it rains”", "minister", f"{ENTRY}9", "Foreign Minister"):
        assert words in told
    assert "1 decided (1 different), 2 left" in told
    told = _reviewed(out, decisions, "y\n")
    assert f"{ENTRY}10" in told
    assert "1 decided (1 same), 0 left" in told
    assert "nothing left to ask" in _reviewed(out, decisions, "y\n")
    # the third stays the proposal it is; nobody is asked about it any more
    assert _matches(articles, facts, out) == {("exactMatch", "10"), ("closeMatch", "11")}


def _reviewed(out: Path, into: Path, given: str) -> str:
    args = ("review", "links", "-g", str(out), "--into", str(into))
    wide = {"COLUMNS": "120"}  # so that no address is cut at a line's end
    done = CliRunner().invoke(cli, args, input=given, prog_name="sayso", env=wide)
    assert done.exit_code == 0
    return done.output


def _matches(articles: Path, facts: Path, out: Path) -> set[tuple[str, str]]:
    build([articles], [facts], out)
    found = set()
    for quad in open_graph(out):
        name = quad.predicate.value.rpartition("#")[2]
        entry = getattr(quad.object, "value", "")
        if name in {"exactMatch", "closeMatch"} and entry.startswith(ENTRY):
            found.add((name, entry.removeprefix(ENTRY)))
    return found


def test_offices_and_countries_are_told(fake: Fake, tmp_path: Path) -> None:
    """Each fact goes out under the catalogue's own id, and only those that the graph has."""
    wishes = Wishes(("Ada Kern", "NATO"), told={"office": "P39", "country": "P27"})
    _link(fake, tmp_path / "links.ttl", wishes)
    asked = {q["query"]: q for batch in fake.asked for q in batch.values()}
    told = {(p["pid"], p["v"]) for p in asked["Ada Kern"]["properties"]}
    assert ("P27", "Norway") in told
    assert any(pid == "P39" and "inister" in value for pid, value in told)
    assert "properties" not in asked["NATO"]


@pytest.mark.parametrize(("sure", "accepted"), [(97.0, 1), (96.0, 0), (99.0, 0), (None, 0)])
def test_a_rule_accepts_only_what_stands_alone(
    fake: Fake, tmp_path: Path, sure: float | None, accepted: int
) -> None:
    """One entry of so high a score is accepted; where two have it, a person must look."""
    file = tmp_path / "links.ttl"
    done = _link(fake, file, Wishes(("Ada Kern",), sure=sure))
    assert sum(one.accepted for one in done.proposals) == accepted
    assert _written(file, sayso.mapping).count(skos.exactMatch.value) == accepted
    assert ("accepted, the only candidate of 97 or more" in file.read_text()) == bool(accepted)


def test_a_dry_run_shows_and_writes_nothing(fake: Fake, tmp_path: Path) -> None:
    """What would be written is shown beside what the actor is quoted with."""
    file = tmp_path / "links.ttl"
    with serving(fake) as url:
        done = link(STORE, connect(url, 5), Wishes(("Ada Kern",), sure=97.0), file, dry=True)
    assert not file.exists()
    text = shown(STORE, done).plain
    assert text.startswith("Ada Kern  actor:")
    assert "  says: " in text
    assert f"  accept  97.1  Ada Kern  minister  {ENTRY}7\n" in text
    assert f"  propose  96  Ada Kern  painter  {ENTRY}8\n" in text
