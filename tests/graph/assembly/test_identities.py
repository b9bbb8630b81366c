"""Graphs written anew with one node for each actor."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from extract.records import Extraction, Holder, PostMention, Span
from graph.assembly.cache import Cache
from graph.assembly.curation import curate
from graph.assembly.identities import Identified, identify
from graph.assembly.shard import Shard, shard
from graph.export.rdf import blocks, parsed
from graph.facts import gazetteer, load
from graph.identity.resolve import common_iri
from graph.iri import mint
from graph.terms import org, rdf, rdfs, sayso, skos, val
from ontology import PREFIXES
from tests.graph.made import Line, actor, extraction

_HEAD = "".join(f"@prefix {p}: <{i}> .\n" for p, i in PREFIXES.items())
_BY = 'prov:wasAssociatedWith actor:me ; prov:endedAtTime "2025-01-01"^^xsd:date'
_WORDS = "Foreign Minister"


def _article(name: str, label: str = "Ada Kern", country: str = "NO") -> Extraction:
    """An article in which a foreign minister says something."""
    who = actor(name, label)
    made = extraction(name, [Line(f"{_WORDS} {label}", "said", "that it rains", who)])
    span = Span(0, len(f"{_WORDS} {label}"))
    post = PostMention(span, who, _WORDS, None, country, former=False)
    fields = {f: getattr(made, f) for f in made.__dataclass_fields__}
    return Extraction(**{**fields, "posts": (post,)})


def _identified(
    folder: Path, turtle: str, *articles: Extraction, cache: Cache | None = None
) -> Identified:
    (folder / "d.ttl").write_text(_HEAD + turtle, encoding="utf-8")
    facts = load([folder])
    assert facts.refused == ()
    by_id = {a.document.id: a for a in articles}

    def again(one: Shard) -> Extraction:
        return by_id[one.id]

    curated = curate([shard(a) for a in articles], facts, again)
    return identify(curated, facts, gazetteer.gazetteer(facts), cache)


def _quads(made: Identified) -> list[ox.Quad]:
    found = [q for s in made.curated.shards for q in parsed(s.body, s.graph)]
    return [*found, *made.facts.quads, *made.quads]


def _objects(made: Identified, subject: ox.NamedNode, predicate: ox.NamedNode) -> set[str]:
    return {
        str(getattr(q.object, "value", q.object))
        for q in _quads(made)
        if (q.subject, q.predicate) == (subject, predicate)
    }


@pytest.mark.parametrize(("several", "leads"), [("ambiguous", "candidates"), ("joint", "together")])
def test_speakers_who_come_to_be_one_are_one(tmp_path: Path, several: str, leads: str) -> None:
    """Two names of one body leave open who speaks, until they are known to be one."""
    names = [actor("a", n, "organization", "NO") for n in ("Kern Ministry", "Ministry of Kern")]
    others = [names[0], actor("a", "Orvena Bank", "organization", "NO")]
    for who, status, speakers in ((names, "resolved", 1), (others, several, 2)):
        holder = Holder(several, None, **{leads: tuple(who)}, reason="either")  # type: ignore[arg-type]
        made = extraction("a", [Line("the body", "said", "that it rains", holder=holder)])
        found = _quads(_identified(tmp_path, "", made))
        assert {q.object for q in found if q.predicate == sayso.holderStatus} == {val[status]}
        told = {q.object for q in found if q.predicate in (sayso.speaker, sayso.candidateSpeaker)}
        assert len(told) == speakers
        assert (status == "resolved") <= all(q.predicate != sayso.candidateSpeaker for q in found)


def test_one_article_keeps_its_own_nodes(tmp_path: Path) -> None:
    """Without anybody to merge with nothing is written anew and nothing is told."""
    one = _article("a")
    made = _identified(tmp_path, "", one)
    assert made.curated.shards == (replace(shard(one), profiles=()),)
    assert made.quads == []


def test_two_articles_share_a_node(tmp_path: Path) -> None:
    """Speaker, mention and post of both articles lead to one node, and the old ones are gone."""
    one, other = _article("a"), _article("b", "Ada M. Kern")
    made = _identified(tmp_path, "", one, other)
    node = ox.NamedNode(common_iri(shard(one).profiles[0]))
    speakers = {q.object for q in _quads(made) if q.predicate == sayso.speaker}
    assert speakers == {node}
    assert {q.object for q in _quads(made) if q.predicate == org.member} == {node}
    assert _objects(made, node, rdfs.label) == {"Ada M. Kern"}
    assert _objects(made, node, skos.altLabel) == {"Ada Kern"}
    assert _objects(made, node, rdf.type) == {sayso.Person.value}
    gone = [mint("actor", a, n) for a, n in (("a", "ada kern"), ("b", "ada m. kern"))]
    left = {q.predicate for q in _quads(made) for n in gone if n in (q.subject, q.object)}
    assert left == {sayso.replaces}


def test_the_merge_says_why(tmp_path: Path) -> None:
    """Each article's actor has a merge with its name, its article, a score and reasons."""
    made = _identified(tmp_path, "", _article("a"), _article("b", "Ada M. Kern"))
    merges = [q.subject for q in made.quads if q.object == sayso.Merge]
    assert len(merges) == 2
    first = mint("merge", "a", "ada kern")
    other = mint("merge", "b", "ada m. kern")
    assert _objects(made, first, sayso.inArticle) == {mint("article", "a").value}
    scores = [_objects(made, m, sayso.mergeScore) for m in (first, other)]
    assert sorted(map(len, scores)) == [0, 1]
    told = [_objects(made, m, sayso.mergeReason).pop() for m in (first, other)]
    assert any("both of Norway" in reasons for reasons in told)


def test_a_described_actor_is_the_one(tmp_path: Path) -> None:
    """A person's own node takes in what articles call otherwise; of these only names stay."""
    turtle = """actor:kern a sayso:Person ; rdfs:label "Ada Kern"@en ; sayso:ofCountry country:no ;
        skos:exactMatch <http://www.wikidata.org/entity/Q1> .
      post:p a sayso:Post ; org:member actor:kern ; sayso:role "foreign minister" ;
        prov:wasAttributedTo actor:me ."""
    made = _identified(tmp_path, turtle, _article("a", "Ada Mary Kern"))
    node = mint("actor", "kern")
    assert {q.object for q in _quads(made) if q.predicate == sayso.speaker} == {node}
    assert _objects(made, node, rdfs.label) == {"Ada Kern"}
    assert _objects(made, node, skos.altLabel) == {"Ada Mary Kern"}


def test_a_decision_joins_and_is_told(tmp_path: Path) -> None:
    """A decision of sameness is followed, and the ledger says what was replaced by what."""
    turtle = f"""actor:kern a sayso:Person ; rdfs:label "Eva Dahl" .
      decision:d a sayso:Decision ; sayso:outcome val:same ;
        sayso:decides actor:kern, actor:a.ada--20-kern ; {_BY} ."""
    made = _identified(tmp_path, turtle, _article("a"))
    old, new = mint("actor", "a", "ada kern"), mint("actor", "kern")
    assert {q.object for q in _quads(made) if q.predicate == sayso.speaker} == {new}
    assert made.curated.entries[-1]["replaced"] == {old.value: new.value}
    merge = mint("merge", "a", "ada kern")
    assert _objects(made, merge, sayso.byDecision) == {mint("decision", "d").value}
    # The decision itself stays as it was written.
    assert old.value in _objects(made, mint("decision", "d"), sayso.decides)


def test_a_decision_keeps_apart(tmp_path: Path) -> None:
    """Two that would be merged stay two when a person says so."""
    turtle = f"""decision:d a sayso:Decision ; sayso:outcome val:different ;
        sayso:decides actor:a.ada--20-kern, actor:b.ada--20-kern ; {_BY} ."""
    made = _identified(tmp_path, turtle, _article("a"), _article("b"))
    assert len({q.object for q in _quads(made) if q.predicate == sayso.speaker}) == 2
    assert made.quads == []


def test_decisions_on_nobody_and_against_each_other_are_findings(tmp_path: Path) -> None:
    """A decision on an actor that is gone, and one that a later one overrides, are told."""
    turtle = f"""decision:d a sayso:Decision ; sayso:outcome val:same ;
        sayso:decides actor:a.ada--20-kern, actor:gone ; {_BY} .
      decision:e a sayso:Decision ; sayso:outcome val:same ;
        sayso:decides actor:a.ada--20-kern, actor:b.ada--20-kern ; {_BY} .
      decision:f a sayso:Decision ; sayso:outcome val:different ;
        sayso:decides actor:a.ada--20-kern, actor:b.ada--20-kern ;
        prov:wasAssociatedWith actor:me ; prov:endedAtTime "2025-01-02"^^xsd:date ."""
    made = _identified(tmp_path, turtle, _article("a"), _article("b"))
    told = {f.node.rpartition("/")[2]: f.name for f in made.curated.findings}
    assert told == {"d": "decision-orphaned", "e": "decisions-differ"}


def test_facts_follow_the_actor(tmp_path: Path) -> None:
    """What a person wrote about an article's actor, or about a group, goes to what it is now."""
    one, other = _article("a"), _article("b")
    group = common_iri(shard(one).profiles[0])
    turtle = f"""actor:b.ada--20-kern skos:exactMatch <http://www.wikidata.org/entity/Q1> .
      <{group}> skos:closeMatch <http://www.wikidata.org/entity/Q2> ."""
    made = _identified(tmp_path, turtle, one, other)
    node = ox.NamedNode(group)
    assert _objects(made, node, skos.exactMatch) == {"http://www.wikidata.org/entity/Q1"}
    alone = _identified(tmp_path, turtle, one)
    assert _objects(alone, mint("actor", "a", "ada kern"), skos.closeMatch) == {
        "http://www.wikidata.org/entity/Q2"
    }


def test_taking_out_is_never_having_had(tmp_path: Path) -> None:
    """With the third article gone the graphs are those of the first two, in any order."""
    a, b, c = _article("a"), _article("b"), _article("c")
    assert _identified(tmp_path, "", b, a).quads == _identified(tmp_path, "", a, b).quads
    before = _identified(tmp_path, "", a, b)
    with_third = _identified(tmp_path, "", a, b, c)
    assert with_third.quads != before.quads
    assert before.curated.shards == with_third.curated.shards[:2]


def test_blocks_made_anew_stand_as_if_all_were(tmp_path: Path) -> None:
    """A graph of which only some blocks are made anew has the bytes of one made anew whole."""
    turtle = f"""decision:d a sayso:Decision ; sayso:outcome val:same ;
        sayso:decides actor:a.ada--20-kern, actor:b.zoe--20-doe ; {_BY} ."""
    made = _identified(tmp_path, turtle, _article("a"), _article("b", "Zoe Doe", "SE"))
    for one in made.curated.shards:
        assert one.body == blocks(parsed(one.body, one.graph))


def test_a_graph_is_written_anew_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a cache, a second build must take the graphs that name merged actors from it."""
    (tmp_path / "in").mkdir()
    given = (tmp_path / "in", "", _article("a"), _article("b"))
    without = _identified(*given)
    cache = Cache(tmp_path / "cache")
    first = _identified(*given, cache=cache)
    assert [s.body for s in first.curated.shards] == [s.body for s in without.curated.shards]

    def again(*_: object) -> None:
        raise AssertionError("written anew")

    monkeypatch.setattr("graph.assembly.identities._anew", again)
    second = _identified(*given, cache=cache)
    assert [s.body for s in second.curated.shards] == [s.body for s in first.curated.shards]
    assert sorted(map(str, second.quads)) == sorted(map(str, without.quads))
    with pytest.raises(AssertionError, match="written anew"):
        _identified(tmp_path / "in", "", _article("a"), _article("c"), cache=cache)


def test_what_is_kept_goes_by_who_is_whom(tmp_path: Path) -> None:
    """The same articles with actors that are others now must not be taken from the cache."""
    (tmp_path / "in").mkdir()
    cache, articles = Cache(tmp_path / "cache"), (_article("a"), _article("b"))
    _identified(tmp_path / "in", "", *articles, cache=cache)
    described = 'actor:kern a sayso:Person ; rdfs:label "Ada Kern" ; sayso:ofCountry country:no .'
    found = _identified(tmp_path / "in", described, *articles, cache=cache)
    without = _identified(tmp_path / "in", described, *articles)
    assert [s.body for s in found.curated.shards] == [s.body for s in without.curated.shards]
    assert any(b"actor:kern" in s.body for s in found.curated.shards)
