"""Records become exactly the triples that docs/model.md names."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest

from extract.records import (
    ActorMention,
    Answer,
    Attribution,
    CountryMention,
    Extraction,
    Holder,
    Part,
    PostMention,
    Proposition,
    Quantity,
    Reference,
    Span,
    TimePhrase,
)
from graph.assembly.derive import reference
from graph.check import check
from graph.iri import mint, stretch
from graph.store import filled
from graph.terms import org, rdf, rdfs, sayso, schema, skos, val
from graph.triples import Verdict, places, triples
from graph.triples.sheet import sha256
from tests.graph.made import PESKOV, ZELENSKY, Line, actor, extraction, many

_ADA = actor("a", "Ada Kern", "person", "NO")
_OTTO = actor("a", "Otto Lind", "person", "SE")


def _one(line: Line | None = None) -> Extraction:
    said = line or Line(
        "Ada Kern", "said", "that 500 troops were in Ukraine", _ADA, ("UA",), quantity="500"
    )
    return extraction("a", [said], title="A title", date="2024-10-24")


def _values(quads: list[ox.Quad], subject: ox.NamedNode, term: ox.NamedNode) -> list[str]:
    found = [q.object for q in quads if q.subject == subject and q.predicate == term]
    return [o.value for o in found if isinstance(o, ox.NamedNode | ox.Literal)]


def _key(made: Extraction, index: int = 0) -> str:
    return [p.key for p in places(made)][index]


def _with_part(made: Extraction, **changes: object) -> Extraction:
    (found,) = made.attributions
    part = replace(found.parts[0], **changes)  # type: ignore[arg-type]
    return replace(made, attributions=(replace(found, parts=(part,)),))


def _with_holder(made: Extraction, holder: Holder) -> Extraction:
    (found,) = made.attributions
    return replace(made, attributions=(replace(found, holder=holder),))


def test_every_span_is_the_words_of_its_text() -> None:
    """The words of a statement must be the slice of the stored text that its report points at."""
    quads = triples(many(1, 10)[0])
    (text,) = [q for q in quads if q.predicate == sayso.text]
    reports = [q for q in quads if q.predicate == sayso.reports]
    assert len(reports) == 10
    for quad in reports:
        (span,) = _values(quads, quad.subject, sayso.contentSpan)  # type: ignore[arg-type]
        at = stretch(span)
        assert at is not None
        assert at.text == text.subject.value  # type: ignore[union-attr]
        words = text.object.value[at.start : at.end]  # type: ignore[union-attr]
        assert _values(quads, quad.object, sayso.content) == [words]  # type: ignore[arg-type]


def test_a_mention_is_only_what_its_words_mean() -> None:
    """Nothing may be said of a mention that its IRI tells already."""
    quads = triples(many(1, 10)[0])
    said = {q.predicate for q in quads if stretch(str(getattr(q.subject, "value", "")))}
    assert said == {sayso.refersTo}


def test_the_graph_breaks_no_rule() -> None:
    """What is written must pass every check of the graph."""
    quads = triples(many(1, 10)[0])
    store = filled(quads)
    store.extend(reference(store))
    assert check(store) == []


def test_all_goes_into_the_articles_graph() -> None:
    """An article must write into its own named graph only."""
    assert {str(q.graph_name) for q in triples(_one())} == {str(mint("graph", "article-a"))}


def test_report_and_statement_share_a_key() -> None:
    """A statement and its quantities must be named after the report they rest on."""
    made = _one()
    quads, key = triples(made), _key(made)
    assert _values(quads, mint("report", key), sayso.reports) == [mint("statement", key).value]
    quantity = mint("quantity", key, "0")
    assert _values(quads, mint("statement", key), sayso.quantity) == [quantity.value]
    assert _values(quads, mint("quantity", key, "0"), schema.value) == ["500"]


def test_each_part_becomes_a_statement_of_its_own() -> None:
    """Two attitudes in one sentence must give two reports with two keys."""
    made = _one()
    (found,) = made.attributions
    part = found.parts[0]
    half = Span(part.content[0].start, part.content[0].start + 8)
    made = replace(
        made, attributions=(replace(found, parts=(part, replace(part, content=(half,)), part)),)
    )
    assert len({p.key for p in places(made)}) == 3
    reports = [q for q in triples(made) if q.object == sayso.Report]
    assert len(reports) == 3


def test_a_key_knows_no_speaker_act_or_place() -> None:
    """Another speaker, another act or a moved paragraph must not change a report's key."""
    line = Line("Ada Kern", "said", "that it rains", _ADA)
    other = Line("Otto Lind", "denied", "that it rains", _OTTO, act="deny")
    first = Line("Otto Lind", "said", "something else", _OTTO)
    assert _key(_one(line)) == _key(_one(other)) == _key(extraction("a", [first, line]), 1)


def test_the_second_time_of_the_same_words_is_another_report() -> None:
    """The same words twice in one article must give two reports."""
    line = Line("Ada Kern", "said", "that it rains", _ADA)
    made = extraction("a", [line, line])
    assert _key(made, 0) != _key(made, 1)


def test_content_in_two_stretches_has_two_spans() -> None:
    """A quotation broken by its cue must keep both stretches, joined by an ellipsis."""
    made = _one()
    (span,) = made.attributions[0].content
    one, two = Span(span.start, span.start + 4), Span(span.end - 7, span.end)
    made = _with_part(made, content=(one, two))
    quads, key = triples(made), _key(made)
    assert len(_values(quads, mint("report", key), sayso.contentSpan)) == 2
    assert _values(quads, mint("statement", key), sayso.content) == ["that … Ukraine"]


def test_an_actor_of_the_text_is_described_once_in_its_article() -> None:
    """An actor nobody has written down must get type, label and country in the article's graph."""
    quads = triples(_one())
    node = mint("actor", "a", "ada kern")
    assert _values(quads, node, rdf.type) == [sayso.Person.value]
    assert _values(quads, node, rdfs.label) == ["Ada Kern"]
    assert _values(quads, node, sayso.ofCountry) == [mint("country", "no").value]


def test_a_hand_written_actor_is_only_referred_to() -> None:
    """What a person wrote about an actor must not be repeated by an article."""
    made = _one(Line("Volodymyr Zelensky", "said", "that it rains", ZELENSKY))
    quads = triples(made)
    assert ZELENSKY.iri is not None
    node = ox.NamedNode(ZELENSKY.iri)
    assert _values(quads, mint("statement", _key(made)), sayso.speaker) == [node.value]
    assert not [q for q in quads if q.subject == node]


def test_a_pronoun_means_the_speaker() -> None:
    """The words of the source must refer to the speaker even when they are a pronoun."""
    made = _one(Line("He", "said", "that it rains", _ADA))
    quads = triples(made)
    mention = mint("mention", f"{_text(made)}-0-2")
    assert _values(quads, mention, sayso.refersTo) == [mint("actor", "a", "ada kern").value]


def test_a_statement_is_about_the_actors_of_its_words() -> None:
    """Whom the words name or mean must be what they are about, at the place of these words."""
    lind = actor("a", "Otto Lind")
    words = ActorMention(Span(14, 16), lind)
    made = _one(Line("Ada Kern said", "that", "he left", _ADA, ("UA",), extra={"actors": (words,)}))
    quads = triples(made)
    node = mint("actor", "a", "otto lind").value
    about = {mint("country", "ua").value, node}
    assert set(_values(quads, mint("statement", _key(made)), sayso.about)) == about
    assert _values(quads, mint("mention", f"{_text(made)}-14-16"), sayso.refersTo) == [node]
    assert _values(quads, mint("actor", "a", "otto lind"), rdf.type) == [sayso.Person.value]


def _text(made: Extraction) -> str:
    stored = sha256(made.document.text)
    return sha256(f"{mint('article', made.document.id).value}\n{stored}")[:16]


def test_nobody_is_the_speaker_where_two_may_be() -> None:
    """An ambiguous holder must give candidates, no speaker, and no referent of the words."""
    made = _with_holder(_one(), Holder("ambiguous", None, (_ADA, _OTTO), Span(0, 8)))
    made = replace(made, actors=())
    quads, node = triples(made), mint("statement", _key(made))
    assert _values(quads, node, sayso.speaker) == []
    assert len(_values(quads, node, sayso.candidateSpeaker)) == 2
    assert _values(quads, mint("mention", f"{_text(made)}-0-8"), sayso.refersTo) == []


def test_each_of_several_who_speak_together_is_a_speaker() -> None:
    """A joint holder must be one statement with a speaker each, and words for each."""
    line = Line("Ada Kern and Otto Lind", "said", "that it rains")
    holder = Holder(
        "joint", mention=Span(0, 22), together=(_ADA, _OTTO), words=(Span(0, 8), Span(13, 22))
    )
    made = _with_holder(_one(line), holder)
    quads, node = triples(made), mint("statement", _key(made))
    both = [mint("actor", "a", name).value for name in ("ada kern", "otto lind")]
    assert _values(quads, node, sayso.speaker) == both
    assert _values(quads, node, sayso.holderStatus) == [val.joint.value]
    assert _values(quads, node, sayso.candidateSpeaker) == []
    for words, actor_ in zip(("0-8", "13-22"), both, strict=True):
        mention = mint("mention", f"{_text(made)}-{words}")
        assert _values(quads, mention, sayso.refersTo) == [actor_]
    assert len([q for q in quads if q.object == sayso.Statement]) == 1
    store = filled(quads)
    store.extend(reference(store))
    assert check(store) == []


@pytest.mark.parametrize("status", ["unknown", "voice", "unnamed"])
def test_holders_who_are_nobody_in_particular(status: str) -> None:
    """Unknown, voice and unnamed holders must keep to their article."""
    who = {
        "unknown": None,
        "voice": actor("a", "x", "voice"),
        "unnamed": actor("a", "experts", "unnamed"),
    }[status]
    made = _with_holder(_one(), Holder(status, who))  # type: ignore[arg-type]
    quads, node = triples(made), mint("statement", _key(made))
    assert _values(quads, node, sayso.holderStatus) == [val[status].value]
    speakers = _values(quads, node, sayso.speaker)
    assert len(speakers) == (status != "unknown")
    for speaker in speakers:
        home = _values(quads, ox.NamedNode(speaker), sayso.inArticle)
        assert home == [mint("article", "a").value]
    if status == "voice":
        assert speakers == [mint("voice", "a").value]


def test_the_chain_is_written_outermost_first() -> None:
    """Whoever passed a statement on must stand before its holder."""
    reports = actor("a", "Recent reports", "unnamed")
    made = _with_holder(_one(), Holder("resolved", _ADA, (), None, (reports,)))
    quads, node = triples(made), mint("statement", _key(made))
    assert _values(quads, node, sayso.chain) == ["article > Recent reports > Ada Kern"]
    assert _values(quads, node, sayso.via) == [mint("actor", "a", "recent reports").value]


def test_a_metonym_means_the_government_and_names_the_place() -> None:
    """Words for a place that mean a government must keep both readings apart."""
    gov = replace(PESKOV, key="g", iri=mint("actor", "gov-ua").value, kind="government")
    place = mint("place", "kyiv").value
    made = replace(
        _one(Line("Kyiv", "views", "it so", gov)),
        actors=(ActorMention(Span(0, 4), gov, place),),
        countries=(CountryMention(Span(0, 4), "UA", "metonym"),),
    )
    quads, node = triples(made), mint("mention", f"{_text(made)}-0-4")
    assert _values(quads, node, sayso.refersTo) == [gov.iri]
    assert _values(quads, node, sayso.literalReferent) == [place]


def test_a_post_has_its_words_as_evidence() -> None:
    """One person's one role must be one post, however often it is named."""
    body = actor("a", "Ministry", "organization")
    post = PostMention(Span(0, 8), _ADA, "Defense Minister", body, "NO", former=False)
    made = replace(_one(), posts=(post, post._replace(span=Span(0, 3)), post._replace(former=True)))
    quads = triples(made)
    node = mint("post", "a", "ada kern", "defense-minister")
    assert len(_values(quads, node, sayso.evidence)) == 2
    assert _values(quads, node, org.member) == [mint("actor", "a", "ada kern").value]
    assert _values(quads, node, org.organization) == [mint("actor", "a", "ministry").value]
    assert _values(quads, node, sayso.former) == ["false"]
    assert _values(quads, mint("post", "a", "ada kern", "defense-minister", "former"), sayso.former)


def test_bounds_stand_where_no_number_does() -> None:
    """A quantity without a value must give its bounds, one without any number nothing."""
    span = _one().attributions[0].content[0]
    dozens = Quantity(span, None, 24, None, True, "orderOf", None)
    empty = Quantity(span, None, None, None, True, "about", None)
    made = _with_part(_one(), quantities=(empty, dozens))
    quads, node = triples(made), mint("quantity", _key(made), "0")
    assert _values(quads, node, schema.minValue) == ["24"]
    assert not _values(quads, node, schema.maxValue)
    assert len([q for q in quads if q.object == sayso.Quantity]) == 1


def test_two_times_date_nothing() -> None:
    """Two different times in one statement must keep their words and date nothing."""
    span = _one().attributions[0].content[0]
    one = TimePhrase(span, "2024-10-01", "2024-10-31")
    other = TimePhrase(Span(span.start, span.start + 4), "2023-01-01", None)
    single = _with_part(_one(), times=(one,))
    double = _with_part(_one(), times=(one, other))
    node = mint("statement", _key(single))
    assert _values(triples(single), node, sayso.earliest) == ["2024-10-01"]
    assert len(_values(triples(double), node, sayso.timeExpression)) == 2
    assert not _values(triples(double), node, sayso.earliest)


def test_a_claim_names_whom_its_words_name() -> None:
    """Keys of actors and codes of countries must become nodes, other keys nothing."""
    ada = Reference("actor", "a#ada kern")
    said = Proposition("past", "Ada Kern", "met", "Ukraine", ada, Reference("country", "UA"))
    made = _with_part(_one(), proposition=said)
    quads, node = triples(made), mint("statement", _key(made))
    assert _values(quads, node, sayso.propSubject) == [mint("actor", "a", "ada kern").value]
    assert _values(quads, node, sayso.propObject) == [mint("country", "ua").value]
    assert _values(quads, node, sayso.predicateText) == ["met"]
    other = replace(said, subject_ref=Reference("actor", "b#nobody"))
    nobody = _with_part(_one(), proposition=other)
    assert not _values(triples(nobody), mint("statement", _key(nobody)), sayso.propSubject)


def test_a_claim_is_never_a_bare_triple() -> None:
    """Nothing an article says may use a relation as predicate."""
    quads = triples(many(1)[0])
    assert not [q for q in quads if "/rel#" in q.predicate.value]


def test_a_rejected_report_takes_all_that_only_it_needs() -> None:
    """After a rejection no report, statement, proposition, mention or actor of it may be left."""
    lines = [Line("Ada Kern", "said", "x", _ADA), Line("Otto Lind", "said", "y", _OTTO)]
    made = extraction("a", lines)
    gone = _key(made, 1)
    made = replace(made, actors=made.actors[:1])
    left = triples(made, {gone: Verdict("rejected")})
    assert not [q for q in left if gone in str(q)]
    assert "Otto Lind" not in " ".join(str(q) for q in left if q.predicate != sayso.text)
    assert len([q for q in left if q.object == sayso.Report]) == 1


def test_a_statement_somebody_else_reports_stays() -> None:
    """A rejected report must leave the statement that a hand-written report rests on."""
    made = _one()
    left = triples(made, {_key(made): Verdict("rejected")}, kept=(_key(made),))
    assert not [q for q in left if q.object == sayso.Report]
    assert [q for q in left if q.object == sayso.Statement]


def test_a_correction_replaces_what_was_found() -> None:
    """Speaker, act, polarity and certainty of a correction must stand in the statement."""
    made = _one()
    assert PESKOV.iri is not None
    fixed = Verdict("corrected", PESKOV.iri, "Dmitry Peskov", "deny", "negative", "possible")
    quads, node = triples(made, {_key(made): fixed}), mint("statement", _key(made))
    assert _values(quads, node, sayso.speaker) == [PESKOV.iri]
    assert _values(quads, node, sayso.speechAct) == [
        mint("actor", "x").value.partition("id/")[0] + "act#deny"
    ]
    assert _values(quads, node, sayso.polarity) == [val.negative.value]
    assert _values(quads, node, sayso.certainty) == [val.possible.value]
    mention = mint("mention", f"{_text(made)}-0-8")
    assert _values(quads, mention, sayso.refersTo) == [PESKOV.iri]


def test_empty_and_odd_articles_are_written() -> None:
    """An article without statements, or with odd characters, must still be a graph."""
    odd = extraction("x/y z", [], tail="\x00\ufffe \U0001f600 \u2028 text")
    quads = triples(odd)
    assert filled(quads)
    assert not [q for q in quads if q.predicate == skos.altLabel]


def test_narration_has_no_source() -> None:
    """What the article says itself must have its content as only span."""
    made = _one()
    found = made.attributions[0]
    voice = Attribution(
        (), (), found.content, "narrated", Holder("voice", actor("a", "v", "voice")),
        (Part(found.content, "assert", "positive", "certain", Proposition("past")),),
        "narration", 0.5,
    )  # fmt: skip
    made = replace(made, attributions=(voice,), actors=())
    quads, report = triples(made), mint("report", _key(made))
    assert not _values(quads, report, sayso.sourceSpan)
    assert not _values(quads, report, sayso.cue)
    assert _values(quads, report, sayso.quoteStyle) == [val.narrated.value]


def _answering() -> Extraction:
    """A claim, and a denial of it that points at it."""
    claim = Line("Otto Lind", "said", "that the bridge is old", _OTTO)
    denial = Line("Ada Kern", "rejected", "the claims", _ADA, act="deny", polarity="negative")
    made = extraction("a", [claim, denial], title="A title")
    first, second = made.attributions
    answer = Answer(0, 0, second.content, "nearest", 0.8)
    part = replace(second.parts[0], answers=(answer,))
    return replace(made, attributions=(first, replace(second, parts=(part,))))


def test_what_a_denial_means() -> None:
    """A denial that points at a claim is linked to it, with its words and the reason."""
    made = _answering()
    quads = triples(made)
    claim, denial = (mint("statement", _key(made, i)) for i in (0, 1))
    assert _values(quads, denial, sayso.answers) == [claim.value]
    (link,) = [q.subject for q in quads if q.object == sayso.Link]
    assert isinstance(link, ox.NamedNode)
    assert _values(quads, link, sayso.linkFrom) == [denial.value]
    assert _values(quads, link, sayso.linkTo) == [claim.value]
    assert _values(quads, link, sayso.linkReason) == ["rejects the claim before it: “the claims”"]
    assert _values(quads, link, sayso.linkScore) == ["0.8"]
    (span,) = _values(quads, link, sayso.linkSpan)
    at = stretch(span)
    assert at is not None
    assert made.document.text[at.start : at.end] == "the claims"
    whole = filled(quads)
    whole.extend(reference(whole))
    assert not list(check(whole))


@pytest.mark.parametrize(
    ("index", "verdict"),
    [(0, Verdict("rejected")), (1, Verdict("rejected")), (1, Verdict("corrected", act="assert"))],
)
def test_no_link_to_what_does_not_stand(index: int, verdict: Verdict) -> None:
    """A person who rejects the claim, or says that it is no denial, takes the link away."""
    made = _answering()
    quads = triples(made, {_key(made, index): verdict})
    assert not [q for q in quads if q.predicate in {sayso.answers, sayso.linkTo}]


def test_no_chain_where_nobody_passed_the_words_on() -> None:
    """Whoever holds a statement must not be written down a second time as a chain."""
    made = _one()
    assert _values(triples(made), mint("statement", _key(made)), sayso.chain) == []
    reports = actor("a", "Recent reports", "unnamed")
    passed = _with_holder(made, Holder("resolved", _ADA, (), None, (reports,)))
    quads = triples(passed, {_key(passed): Verdict("corrected", speaker=PESKOV.iri, name="Peskov")})
    chain = _values(quads, mint("statement", _key(passed)), sayso.chain)
    assert chain == ["article > Recent reports > Peskov"]
    assert _values(
        triples(passed, {_key(passed): Verdict("corrected", unknown=True)}),
        mint("statement", _key(passed)),
        sayso.chain,
    ) == ["article > Recent reports > unknown"]
