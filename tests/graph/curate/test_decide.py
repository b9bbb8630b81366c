"""A person's verdict, written down so that a build and a person can read it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.ask.lookup import expand
from graph.ask.walk import Walk
from graph.curate.alike import alike
from graph.curate.anchor import found
from graph.curate.decide import VALUES, Claim, Verdict, Written, decide
from graph.curate.decisions import read
from graph.errors import FactsError, QueryError
from graph.facts import load
from graph.opening import open_graph
from ontology import PREFIXES

STORE = open_graph(Path(__file__).parents[1] / "data/small.trig")
NOW = datetime(2025, 4, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where decisions go; not there yet."""
    return tmp_path / "facts/decisions.ttl"


def _decide(file: Path, verdict: Verdict, report: str = "2e5") -> Written:
    return decide(STORE, report, verdict, file, NOW)


def _stored() -> str:
    text = expand("text:12e6ad03ee566bcb")
    assert text
    return Walk(STORE).words(text, "sayso:text")


def test_a_build_reads_it(file: Path) -> None:
    """What is written is a facts file without fault, with one decision that says what was said."""
    done = _decide(file, Verdict("reject", why='a "caption",\nnot speech', by="Jane Doe"))
    facts = load([file])
    assert facts.refused == ()
    (decision,) = read(facts.quads)
    assert done[:4] == ("decision:" + decision.iri.rpartition("/")[2], "report:2e599de2658545ed",
                    "that around 500 Norwegian soldiers had been sent to Sweden", True)  # fmt: skip
    assert (decision.outcome, decision.when) == ("rejected", "2025-04-01T12:00:00Z")
    assert decision.decides == ("https://w3id.org/sayso/id/report/2e599de2658545ed",)
    assert decision.article == "https://w3id.org/sayso/id/article/001_mini"


@pytest.mark.parametrize("report", ["2e5", "5e0", "407", "80e", "a25", "dce", "fc1", "d3b"])
def test_the_words_find_the_report_again(file: Path, report: str) -> None:
    """The quoted words with their neighbours stand at exactly one place of the text."""
    _decide(file, Verdict("accept"), report)
    (decision,) = read(load([file]).quads)
    assert decision.anchor
    assert len(found(decision.anchor, _stored())) == 1


def test_correction(file: Path) -> None:
    """A correction carries every value that was given, the speaker found by name."""
    right = {"speaker": "Lind", "act": "deny", "polarity": "negative", "certainty": "possible"}
    _decide(file, Verdict("correct", right))
    (decision,) = read(load([file]).quads)
    assert decision.corrections == {
        **right,
        "speaker": "https://w3id.org/sayso/id/actor/001_mini.otto--20-lind",
    }


def test_saying_it_twice(file: Path) -> None:
    """The same verdict again changes nothing."""
    first = _decide(file, Verdict("reject", why="no"))
    before = file.read_bytes()
    assert _decide(file, Verdict("reject", why="no")) == first._replace(new=False, turtle="")
    assert file.read_bytes() == before


def test_nobody_can_tell(file: Path) -> None:
    """A speaker can be corrected to nobody."""
    _decide(file, Verdict("correct", {"speaker": "unknown"}))
    (decision,) = read(load([file]).quads)
    assert decision.corrections == {"status": "unknown"}


def test_a_speaker_nobody_named_yet(file: Path) -> None:
    """A new speaker is described in the same file, once; a known one is refused."""
    for report in ("2e5", "5e0"):
        verdict = Verdict("correct", {"speaker": "Jane Roe"}, new="person")
        _decide(file, verdict, report)
    facts = load([file])
    assert facts.refused == ()
    decisions = read(facts.quads)
    assert {(d.corrections or {})["speaker"] for d in decisions} == {
        "https://w3id.org/sayso/id/actor/jane-roe"
    }
    assert file.read_text(encoding="utf-8").count('rdfs:label "Jane Roe"') == 1
    with pytest.raises(QueryError, match="--new goes with --speaker"):
        _decide(file, Verdict("correct", {"act": "deny"}, new="person"))


def test_what_it_is_about(file: Path) -> None:
    """Countries and actors that a statement is about are found by name."""
    _decide(file, Verdict("correct", about=("Sweden", "Lind")))
    (decision,) = read(load([file]).quads)
    assert decision.about == (
        "https://w3id.org/sayso/id/actor/001_mini.otto--20-lind",
        "https://w3id.org/sayso/id/country/se",
    )


def test_what_no_article_has_named_yet(file: Path) -> None:
    """A country or government that sayso knows by itself may be named though no article does."""
    said = {"speaker": "Government of Kenya"}
    _decide(file, Verdict("correct", said, about=("Kenya",)))
    (decision,) = read(load([file]).quads)
    assert decision.about == ("https://w3id.org/sayso/id/country/ke",)
    assert decision.corrections == {"speaker": "https://w3id.org/sayso/id/actor/gov-ke"}
    with pytest.raises(QueryError, match="no actor named 'Atlantis' in the graph"):
        _decide(file, Verdict("correct", about=("Atlantis",)))


def test_the_words_said(file: Path) -> None:
    """Other words of the same paragraph can be said to be the right ones, and no others."""
    _decide(file, Verdict("correct", {"words": "around 500  Norwegian soldiers"}))
    (decision,) = read(load([file]).quads)
    assert decision.corrections == {"words": "around 500 Norwegian soldiers"}
    with pytest.raises(
        QueryError, match=r"in the paragraph of report:.*; copy the words as `sayso explain "
    ):
        _decide(file, Verdict("correct", {"words": "The talks will resume"}))


def test_one_of_the_candidates(file: Path) -> None:
    """A name that several actors bear means the one who is a candidate of the statement."""
    store = ox.Store()
    store.extend(STORE)
    more = """actor:ida-berg a sayso:Person ; rdfs:label "Ida Berg" ."""
    head = "".join(f"@prefix {p}: <{i}> .\n" for p, i in PREFIXES.items())
    store.load(f"{head}{more}".encode(), format=ox.RdfFormat.TURTLE)
    verdict = Verdict("correct", {"speaker": "Ida"})
    decide(store, "80e", verdict, file, NOW)
    (decision,) = read(load([file]).quads)
    assert decision.corrections == {
        "speaker": "https://w3id.org/sayso/id/actor/001_mini.ida--20-moen"
    }
    with pytest.raises(QueryError, match="2 nodes may be actor 'Ida'"):
        decide(store, "2e5", verdict, file, NOW)


def test_a_promotion_writes_the_fact_once(file: Path) -> None:
    """A promoted statement is a fact with its source and who vouches for it."""
    claim = Claim("Norway", "memberOf", "Sweden")
    for report in ("2e5", "5e0"):
        _decide(file, Verdict("promote", claim=claim), report)
    facts = load([file])
    assert facts.refused == ()
    assert file.read_text(encoding="utf-8").count("a sayso:Fact") == 1
    first, second = read(facts.quads)
    assert first.promotes == second.promotes
    assert first.outcome == "promoted"
    with pytest.raises(QueryError, match="did you mean memberOf"):
        _decide(file, Verdict("promote", claim=claim._replace(relation="membersOf")))
    with pytest.raises(QueryError, match="--subject goes with `promote` only"):
        _decide(file, Verdict("accept", claim=claim))
    with pytest.raises(QueryError, match="say --subject, --relation, --object as well"):
        _decide(file, Verdict("promote"), "fc1")


def test_what_the_graph_claims_need_not_be_said(file: Path) -> None:
    """A statement that claims a relation of two is promoted as it stands."""
    _decide(file, Verdict("promote"), "2e5")
    assert "sayso:propPredicate rel:deploysTroopsTo" in file.read_text(encoding="utf-8")


def test_statements_alike() -> None:
    """A rule reaches what has all of its features in common, the one named among them."""
    every = alike(STORE, "2e5", ("article",))
    assert len(every) == 8
    assert {a.holder for a in alike(STORE, "2e5", ("article", "speaker"))} == {"Ada Kern"}
    (one,) = alike(STORE, "2e5", ("words",))
    assert one.report == "report:2e599de2658545ed"
    with pytest.raises(QueryError, match="no feature 'mood'"):
        alike(STORE, "2e5", ("mood",))


def test_a_dry_run_writes_nothing(file: Path) -> None:
    """What would be written is told and not written."""
    dry = decide(STORE, "2e5", Verdict("reject"), file, NOW, dry=True)
    assert not file.exists()
    _decide(file, Verdict("reject"))
    assert dry.turtle in file.read_text(encoding="utf-8")


def test_changing_ones_mind(file: Path) -> None:
    """Reject, accept, reject are three decisions, of which the last one is the latest."""
    for outcome in ("reject", "accept", "reject"):
        assert _decide(file, Verdict(outcome)).new
    decisions = read(load([file]).quads)
    assert [d.outcome for d in decisions] == ["rejected", "accepted", "rejected"]
    assert len({d.when for d in decisions}) == 3


def test_what_was_there_stays(file: Path) -> None:
    """A person's own text in the file is kept to the letter; only what is missing is declared."""
    file.parent.mkdir()
    mine = "# mine\n@prefix sayso: <https://w3id.org/sayso/ns#> .\n@prefix act: <urn:my:> .\n"
    file.write_text(mine, encoding="utf-8")
    _decide(file, Verdict("correct", {"act": "deny"}))
    text = file.read_text(encoding="utf-8")
    assert text.startswith(mine)
    assert text.count("@prefix sayso:") == 1
    (decision,) = read(load([file]).quads)
    assert decision.corrections == {"act": "deny"}


def test_a_person_is_described_once(file: Path) -> None:
    """Who decides is described when new, and found again by name."""
    _decide(file, Verdict("accept", by="Jane Doe"))
    _decide(file, Verdict("reject", by="Jane Doe"))
    assert file.read_text(encoding="utf-8").count('rdfs:label "Jane Doe"') == 1


def test_broken_file_is_left_alone(file: Path) -> None:
    """Nothing is added to a file that cannot be read."""
    file.parent.mkdir()
    file.write_text("this is no Turtle")
    with pytest.raises(FactsError, match=r"decisions\.ttl:1"):
        _decide(file, Verdict("accept"))
    assert file.read_text() == "this is no Turtle"


@pytest.mark.parametrize(
    ("verdict", "report", "message"),
    [
        (Verdict("correct"), "2e5", "say what is right"),
        (Verdict("reject", {"act": "deny"}), "2e5", "goes with `correct` only"),
        (Verdict("correct", {"act": "denies"}), "2e5", "no act 'denies'; there are assert, deny"),
        (Verdict("correct", {"certainty": "positive"}), "2e5", "no certainty 'positive'"),
        (Verdict("correct", {"speaker": "Nobody"}), "2e5", "no actor named 'Nobody'"),
        (Verdict("accept"), "zzz", "delete its decision"),
        (Verdict("accept"), "actor:gov-no", "is no report or statement"),
        (Verdict("maybe"), "2e5", "no verdict 'maybe'"),  # type: ignore[arg-type]
    ],
)
def test_refused(file: Path, verdict: Verdict, report: str, message: str) -> None:
    """What makes no sense is told, and nothing is written."""
    with pytest.raises(QueryError, match=message):
        _decide(file, verdict, report)
    assert not file.exists()


def test_values_are_those_of_the_records() -> None:
    """Every value that can be corrected to is one the graph knows."""
    assert "attitude" in VALUES["act"]
    assert set(VALUES) == {"act", "polarity", "certainty"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(why=st.text(st.characters(codec="utf-8"), max_size=40), by=st.text(min_size=1, max_size=15))
def test_any_words(tmp_path: Path, why: str, by: str) -> None:
    """Any reason and any name are written so that they are read back."""
    file = tmp_path / "any.ttl"
    file.unlink(missing_ok=True)
    by = by.encode("utf-8", "replace").decode()
    _decide(file, Verdict("accept", why=why, by=by))
    facts = load([file])
    assert facts.refused == ()
    literals = {getattr(q.object, "value", None) for q in facts.quads}
    assert why in literals or not why
    assert by in literals
