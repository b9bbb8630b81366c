"""Decisions and hand-written reports, laid over what was extracted."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from extract.records import Extraction
from graph.assembly.curation import Curated, curate
from graph.assembly.shard import Shard, shard
from graph.export.rdf import parsed
from graph.facts import load
from graph.iri import mint, stretch
from graph.terms import sayso, val
from graph.triples import places, sha256
from ontology import PREFIXES
from tests.graph.made import Line, actor, extraction

_LINES = [
    Line("Ada Kern", "said", "that it rains", actor("a", "Ada Kern")),
    Line("Otto Lind", "said", "that it snows", actor("a", "Otto Lind")),
]
_MADE = extraction("a", _LINES, tail="He said so. He said so.")
_KEYS = [p.key for p in places(_MADE)]
_HEAD = "".join(f"@prefix {p}: <{i}> .\n" for p, i in PREFIXES.items())
_REJECTED = f"a sayso:Decision ; sayso:decides report:{_KEYS[0]} ; sayso:outcome val:rejected"
_BY = 'prov:wasAssociatedWith actor:me ; prov:endedAtTime "2025-01-01"^^xsd:date'


def _curated(folder: Path, turtle: str) -> Curated:
    (folder / "d.ttl").write_text(_HEAD + turtle, encoding="utf-8")
    facts = load([folder])
    assert facts.refused == ()

    def again(_: Shard) -> Extraction:
        return _MADE

    return curate([shard(_MADE)], facts, again)


def _values(curated: Curated, term: ox.NamedNode) -> dict[str, str]:
    """Subject -> value of a property, both as text."""
    return {
        str(q.subject): str(q.object).strip('"') for q in _quads(curated) if q.predicate == term
    }


def _quads(curated: Curated) -> list[ox.Quad]:
    return [q for s in curated.shards for q in parsed(s.body, s.graph)]


def test_without_decisions_nothing_changes(tmp_path: Path) -> None:
    """Articles nobody decided about must stay as they were extracted."""
    assert _curated(tmp_path, "").shards == (shard(_MADE),)


def test_a_rejected_report_leaves_the_graph_and_stands_in_the_ledger(tmp_path: Path) -> None:
    """After a rejection the report must be gone from the graph and be told in the ledger."""
    curated = _curated(tmp_path, f"decision:d {_REJECTED} ; {_BY} .")
    assert _KEYS[0] not in " ".join(map(str, _quads(curated)))
    assert curated.entries[0]["reports"][0]["speaker"] == "Ada Kern"
    assert curated.findings == ()


def test_a_correction_takes_the_hand_written_actor(tmp_path: Path) -> None:
    """A corrected speaker must be the actor that people described."""
    curated = _curated(
        tmp_path,
        f"""actor:eva a sayso:Person ; rdfs:label "Eva Dahl" .
        decision:d a sayso:Decision ; sayso:decides statement:{_KEYS[0]} ;
          sayso:outcome val:corrected ; sayso:correctSpeaker actor:eva ; {_BY} .""",
    )
    speakers = set(_values(curated, sayso.speaker).values())
    assert speakers == {str(mint("actor", "eva")), str(mint("actor", "a", "otto lind"))}


def test_an_orphan_is_a_finding(tmp_path: Path) -> None:
    """A decision that applies to nothing must be a finding that names its words and says why."""
    curated = _curated(
        tmp_path,
        f"""decision:d a sayso:Decision ; sayso:outcome val:rejected ; oa:exact "not there" ;
          sayso:inArticle article:b ; {_BY} .
        decision:e a sayso:Decision ; sayso:outcome val:accepted ;
          sayso:decides report:0000000000000000 ; {_BY} .""",
    )
    assert [f.name for f in curated.findings] == ["decision-orphaned"] * 2
    assert "its article is not in this build" in curated.findings[0].message
    assert "not there" in curated.findings[0].message


def test_a_report_by_hand_is_tied_to_its_words(tmp_path: Path) -> None:
    """A hand-written report must get a mention of its words in the article."""
    curated = _curated(
        tmp_path,
        """report:r a sayso:Report ; sayso:reports statement:s ; sayso:inArticle article:a ;
          oa:exact "He said so" ; oa:suffix ". He" ; prov:wasAttributedTo actor:me .""",
    )
    span = _values(curated, sayso.contentSpan)[str(mint("report", "r"))].strip("<>")
    at = stretch(span)
    assert at is not None
    assert _MADE.document.text[at.start : at.end] == "He said so"


def test_a_report_by_hand_needs_one_place(tmp_path: Path) -> None:
    """Words that stand twice or nowhere must be findings, not guesses."""
    reports = "".join(
        f"""report:{name} a sayso:Report ; sayso:reports statement:s ; sayso:inArticle article:a ;
          oa:exact "{words}" ; prov:wasAttributedTo actor:me . """
        for name, words in (("r", "He said so"), ("t", "nowhere"))
    )
    told = [f.message for f in _curated(tmp_path, reports).findings]
    assert "more than one place" in told[0]
    assert "not in its article" in told[1]


def test_a_statement_two_people_report_stays(tmp_path: Path) -> None:
    """Rejecting one report of a statement must leave the statement to the other."""
    curated = _curated(
        tmp_path,
        f"""report:r a sayso:Report ; sayso:reports statement:{_KEYS[0]} ;
          sayso:inArticle article:a ; oa:exact "that it rains" ; prov:wasAttributedTo actor:me .
        decision:d {_REJECTED} ; {_BY} .""",
    )
    subjects = {q.subject for q in _quads(curated)}
    assert mint("statement", _KEYS[0]) in subjects
    assert mint("report", _KEYS[0]) not in subjects


def test_decisions_that_differ_are_a_finding(tmp_path: Path) -> None:
    """Two decisions against each other must be told; the later one holds."""
    both = "".join(
        f"""decision:{o} a sayso:Decision ; sayso:decides report:{_KEYS[0]} ;
          sayso:outcome val:{o} ; prov:wasAssociatedWith actor:me ;
          prov:endedAtTime "{day}"^^xsd:date . """
        for o, day in (("rejected", "2025-01-02"), ("accepted", "2025-01-01"))
    )
    curated = _curated(tmp_path, both)
    assert [f.name for f in curated.findings] == ["decisions-differ"]
    assert _KEYS[0] not in " ".join(map(str, _quads(curated)))


_CORRECTED = f"decision:d a sayso:Decision ; sayso:decides report:{_KEYS[0]} ; {_BY} ; "


def test_a_speaker_is_corrected_to_nobody(tmp_path: Path) -> None:
    """Where nobody can tell who spoke, no actor holds the statement."""
    told = f"{_CORRECTED} sayso:outcome val:corrected ; sayso:correctHolderStatus val:unknown ."
    curated = _curated(tmp_path, told)
    statement = mint("statement", _KEYS[0])
    said = {q.predicate: q.object for q in _quads(curated) if q.subject == statement}
    assert said[sayso.holderStatus] == val.unknown
    assert sayso.speaker not in said


def test_what_a_statement_is_about_is_corrected(tmp_path: Path) -> None:
    """The countries that a person names stand in the place of those found."""
    told = (
        f"{_CORRECTED} sayso:outcome val:corrected ; sayso:correctAbout {mint('country', 'no')} ."
    )
    about = _values(_curated(tmp_path, told), sayso.about)
    assert about == {str(mint("statement", _KEYS[0])): str(mint("country", "no"))}


def _of_text(sha: str) -> str:
    words = "that it rains"
    return (
        "decision:d a sayso:Decision ; sayso:outcome val:rejected ; sayso:inArticle article:gone ; "
        f'oa:exact "{words}" ; sayso:textSha256 "{sha}" ; {_BY} .'
    )


def test_a_decision_follows_its_text_to_another_name(tmp_path: Path) -> None:
    """The very text that was decided on takes the decision under another name; no other text."""
    curated = _curated(tmp_path, _of_text(sha256(_MADE.document.text)))
    assert [m.how for m in curated.matches] == ["words"]
    assert _KEYS[0] not in " ".join(map(str, _quads(curated)))
    other = _curated(tmp_path, _of_text(sha256("that it rains")))
    assert [m.how for m in other.matches] == ["orphaned"]
    assert [f.name for f in other.findings] == ["decision-orphaned"]
