"""What follows, and nothing else, stands in the derived graph."""

from __future__ import annotations

import pyoxigraph as ox

from extract.records import ActorMention, Span
from graph.assembly.derive import DERIVED, derived, reference, vocabulary
from graph.curate.decisions import Decision, Match
from graph.iri import mint
from graph.store import filled
from graph.terms import rdf, rdfs, rel, sayso, skos, val
from graph.triples import triples
from tests.graph.made import Line, actor, extraction

_FACTS = mint("graph", "facts-f")
_FACT = mint("fact", "f")


def _fact(**changes: ox.NamedNode) -> list[ox.Quad]:
    ends = {
        "propSubject": mint("country", "no"),
        "propPredicate": rel.memberOf,
        "propObject": mint("actor", "nato"),
        **changes,
    }
    quads = [ox.Quad(_FACT, sayso[name], node, _FACTS) for name, node in ends.items()]
    return [ox.Quad(_FACT, rdf.type, sayso.Fact, _FACTS), *quads]


def _as_text(quads: list[ox.Quad]) -> list[str]:
    return [str(q.triple) for q in quads]


def test_a_fact_gives_its_bare_triple() -> None:
    """A fact a person wrote must give exactly the triple it says."""
    (quad,) = derived(filled(_fact()), [])
    assert quad == ox.Quad(mint("country", "no"), rel.memberOf, mint("actor", "nato"), DERIVED)


def test_a_fact_with_two_ends_gives_nothing() -> None:
    """A fact that names two subjects must not be multiplied out."""
    second = ox.Quad(_FACT, sayso.propSubject, mint("country", "se"), _FACTS)
    assert derived(filled(_fact(), [second]), []) == []


def test_a_claim_gives_no_bare_triple() -> None:
    """What somebody says must never become a triple of its own."""
    made = extraction("a", [Line("Ada Kern", "said", "that it rains", actor("a", "Ada Kern"))])
    assert derived(filled(triples(made)), []) == []


def test_said_about_joins_speakers_to_countries_but_not_voices() -> None:
    """A speaker must be joined to the countries of the statement, the article's voice not."""
    voice = actor("a", "voice", "voice")
    lines = [
        Line("Ada Kern", "said", "x", actor("a", "Ada Kern"), ("UA", "RU")),
        Line("It", "is", "y", voice, ("KP",)),
        Line("Somebody", "said", "z", None, ("KR",)),
    ]
    found = derived(filled(triples(extraction("a", lines))), [])
    assert [(q.predicate, q.object) for q in found] == [
        (sayso.saidAbout, mint("country", "ru")),
        (sayso.saidAbout, mint("country", "ua")),
    ]


def test_said_about_joins_speakers_to_other_actors() -> None:
    """Who is spoken of by others must be joined to them; nobody is joined to himself."""
    kern, lind = actor("a", "Ada Kern"), actor("a", "Otto Lind")
    said = (ActorMention(Span(0, 8), kern), ActorMention(Span(0, 8), lind))
    line = Line("Ada Kern", "said", "x", kern, extra={"actors": said})
    found = derived(filled(triples(extraction("a", [line]))), [])
    assert [(q.predicate, q.object) for q in found] == [
        (sayso.saidAbout, mint("actor", "a", "otto lind"))
    ]


def test_verdicts_stand_where_decisions_say_so() -> None:
    """Accepted and corrected reports must carry it, rejected ones nothing at all."""

    def decision(outcome: str, *keys: str) -> Match:
        iri = mint("decision", outcome).value
        return Match(Decision(iri, outcome), keys, "words")

    found = derived(
        filled(),
        [decision("accepted", "a", "b"), decision("corrected", "c"), decision("rejected", "b")],
    )
    given = {q.subject: q.object for q in found if q.predicate == sayso.verdict}
    assert given == {mint("report", "a"): val.accepted, mint("report", "c"): val.corrected}
    assert not [q for q in found if q.object == mint("report", "b")]
    assert [q for q in found if q.predicate == sayso.decides and q.object == mint("report", "a")]


def test_only_countries_in_use_are_shipped() -> None:
    """Countries nobody refers to must be left out; a government must bring its country."""
    quad = ox.Quad(mint("statement", "s"), sayso.speaker, mint("actor", "gov-ua"), _FACTS)
    found = reference(filled([quad]))
    subjects = {q.subject for q in found}
    assert {mint("actor", "gov-ua"), mint("country", "ua")} <= subjects
    assert mint("country", "fr") not in subjects
    assert reference(filled()) == []


def test_every_value_has_a_label() -> None:
    """All acts and values must be labelled in the vocabulary graph."""
    labelled = {q.subject for q in vocabulary() if q.predicate in {skos.prefLabel, rdfs.label}}
    assert {val.accepted, val.positive, sayso.Report} & labelled == {val.accepted, val.positive}
