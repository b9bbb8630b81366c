"""Decisions find what they are about, again and again."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from extract.records import Extraction
from graph.curate.anchor import Anchor
from graph.curate.decisions import Decision, Match, read, verdicts
from graph.curate.matching import match
from graph.iri import mint
from graph.triples import places
from ontology import PREFIXES
from tests.graph.made import Line, actor, extraction

_ADA, _OTTO = actor("a", "Ada Kern"), actor("a", "Otto Lind")
_LINES = [
    Line("Ada Kern", "said", "that the deployment of soldiers is desperate", _ADA),
    Line("Otto Lind", "said", "that prices will rise by a third", _OTTO),
]
_CREDIT = "Photo: Scanpix"


def _made() -> Extraction:
    return extraction("a", _LINES, tail=_CREDIT)


def _keys() -> list[str]:
    return [p.key for p in places(_made())]


def _decision(outcome: str = "rejected", words: str | None = None, key: str = "") -> Decision:
    decides = (mint("report", key).value,) if key else ()
    anchor = Anchor(words) if words else None
    return Decision("http://example.org/d", outcome, decides, mint("article", "a").value, anchor)


def test_a_decision_is_read_from_turtle() -> None:
    """Every field of a decision must be read, values as local names."""
    turtle = (
        "".join(f"@prefix {p}: <{i}> .\n" for p, i in PREFIXES.items())
        + """
    decision:x a sayso:Decision ; sayso:decides statement:abc ; sayso:outcome val:corrected ;
      sayso:inArticle article:a ; oa:exact "words" ; oa:prefix "before " ; oa:suffix " after" ;
      sayso:correctSpeaker actor:peskov ; sayso:correctAct act:deny ;
      sayso:correctPolarity val:negative ; sayso:correctCertainty val:possible ;
      prov:endedAtTime "2025-01-01"^^xsd:date .
    decision:w a sayso:Decision ; sayso:outcome val:promoted ; sayso:promotes fact:f .
    """
    )
    first, second = read(ox.parse(turtle, format=ox.RdfFormat.TURTLE), "d.ttl")
    assert (first.outcome, first.promotes) == ("promoted", (mint("fact", "f").value,))
    assert not first.judges_reports
    assert second.keys == {"abc"}
    assert second.anchor == Anchor("words", "before ", " after")
    assert second.corrections == {
        "speaker": mint("actor", "peskov").value,
        "act": "deny",
        "polarity": "negative",
        "certainty": "possible",
    }
    assert (second.file, second.when, second.judges_reports) == ("d.ttl", "2025-01-01", True)


def test_an_iri_goes_before_words() -> None:
    """A report named by IRI must be the one, even when the words stand elsewhere."""
    first, second = _keys()
    found = match(_decision("accepted", "that prices will rise", first), _made())
    assert (found.how, found.reports) == ("iri", (first,))
    assert second not in found.reports


def test_words_find_a_report_whose_iri_is_gone() -> None:
    """When the IRI is unknown, the place of the words must find the report."""
    found = match(
        _decision("accepted", "the deployment of soldiers is desperate", "0" * 16), _made()
    )
    assert (found.how, found.reports) == ("words", (_keys()[0],))


def test_similar_words_find_an_edited_report() -> None:
    """When the words were edited, the most alike report must be found."""
    found = match(_decision("corrected", "that the deployment of soldiers was desperate"), _made())
    assert (found.how, found.reports) == ("similar", (_keys()[0],))


def test_a_short_report_of_another_thing_is_not_the_one() -> None:
    """Few words with another noun among them may be another thing that the speaker said."""
    found = match(_decision("corrected", "that the deployment of boats is desperate"), _made())
    assert found.how == "orphaned"


def test_a_rejection_of_words_without_a_report_holds() -> None:
    """A rejection of furniture must hold although there is nothing to remove."""
    assert match(_decision("rejected", _CREDIT), _made()).how == "holds"


def test_a_rejection_reaches_all_reports_within_its_words() -> None:
    """Every report inside rejected words must go, whatever the extractor cut out of them."""
    words = _made().document.text.partition("\n")[0]
    found = match(_decision("rejected", words), _made())
    assert (found.how, found.reports) == ("words", (_keys()[0],))
    assert match(_decision("rejected", _made().document.text), _made()).reports == tuple(_keys())


@pytest.mark.parametrize("outcome", ["accepted", "corrected", "promoted"])
def test_nothing_to_judge_is_an_orphan(outcome: str) -> None:
    """A decision other than a rejection on words without a report must be orphaned."""
    assert match(_decision(outcome, _CREDIT), _made()).how == "orphaned"


@pytest.mark.parametrize(
    "decision",
    [_decision("rejected", "words that stand nowhere at all"), _decision("accepted", key="0" * 16)],
)
def test_words_that_are_gone_are_an_orphan(decision: Decision) -> None:
    """A decision whose words and IRI are gone must be orphaned, a rejection too."""
    told = match(decision, _made())
    assert (told.reports, told.how) == ((), "orphaned")
    assert told.why in {"it is gone", "its words are not in the article"}


def test_a_missing_article_orphans_its_decisions() -> None:
    """Decisions on an article that is not in the build must be orphaned."""
    assert match(_decision("rejected", _CREDIT), None).how == "orphaned"


def test_the_later_decision_counts() -> None:
    """Of two decisions on a report the later must win; accepting keeps an earlier correction."""
    fixed = Decision(
        "http://example.org/1", "corrected", corrections={"act": "deny", "speaker": "s"}
    )
    yes, no = (Decision(f"http://example.org/{o}", o) for o in ("accepted", "rejected"))

    def result(*decisions: Decision) -> str:
        return verdicts([Match(d, ("k",), "iri") for d in decisions], {"s": "S"})["k"].outcome

    assert result(yes, no) == "rejected"
    assert result(no, yes) == "accepted"
    assert result(fixed, yes) == "corrected"
    both = verdicts([Match(fixed, ("k",), "iri"), Match(yes, ("k",), "iri")], {"s": "S"})["k"]
    assert (both.act, both.speaker, both.name) == ("deny", "s", "S")


def test_a_promotion_accepts_the_report() -> None:
    """A promoted report must count as accepted."""
    promoted = Decision("http://example.org/p", "promoted")
    assert verdicts([Match(promoted, ("k",), "iri")], {})["k"].outcome == "accepted"
