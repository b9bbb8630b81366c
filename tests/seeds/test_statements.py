"""The two articles the project is about: who says what, and what nobody may be made to say."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.annotate import extract
from extract.inputs import load
from extract.records import Attribution, Document, Extraction, Holder, Part
from graph.facts import load as load_facts
from graph.facts.gazetteer import gazetteer

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module", params=["tagger", "tagger-wide", "rules"])
def extractions(request: pytest.FixtureRequest) -> dict[str, Extraction]:
    """Both articles, extracted with the hand-written entities by each extractor there is."""
    known, name = gazetteer(load_facts([ROOT / "data/facts"])), str(request.param)
    documents = load([ROOT / "data/articles"])
    return {d.id[:3]: extract(d, known, name) for d in documents if isinstance(d, Document)}


@pytest.fixture(scope="module")
def news(extractions: dict[str, Extraction]) -> Extraction:
    """The news article."""
    return extractions["004"]


@pytest.fixture(scope="module")
def opinion(extractions: dict[str, Extraction]) -> Extraction:
    """The opinion article."""
    return extractions["000"]


def _words(extraction: Extraction, part: Part) -> str:
    return " … ".join(s.of(extraction.document.text) for s in part.content)


def _said(extraction: Extraction) -> list[tuple[Attribution, Part, str]]:
    return [(a, p, _words(extraction, p)) for a in extraction.reported() for p in a.parts]


def _find(extraction: Extraction, words: str) -> tuple[Attribution, Part]:
    found = [(a, p) for a, p, said in _said(extraction) if words in said]
    assert found, f"no statement holds {words!r}"
    return min(found, key=lambda ap: len(_words(extraction, ap[1])))


def _label(holder: Holder) -> str | None:
    return holder.actor.label if holder.actor else None


NAMED = [
    ("Volodymyr Zelensky", "the situation in Ukraine could escalate", "positive"),
    ("James Rogers", "the addition of North Korean soldiers could intensify", "positive"),
    ("James Rogers", "it would provoke a global war", "negative"),
    ("South Korean intelligence", "around 10,000 North Korean troops", "positive"),
    ("South Korean intelligence", "an estimated 3,000 already stationed there", "positive"),
    ("Lloyd Austin", "the presence of North Korean personnel", "positive"),
    ("Lloyd Austin", "unclear how they would be utilized", "underspecified"),
    ("Dmitry Peskov", "the connection as “fake news", "negative"),
    ("Dmitry Peskov", "Russia has a sovereign right to partner with North Korea", "positive"),
    ("John Healey", "the deployment as desperate", "positive"),
    ("Alexander Lukashenko", "foreign military involvement", "negative"),
    ("Alexander Lukashenko", "the deployment claims “rubbish”", "negative"),
    ("Alexander Lukashenko", "such a move would escalate tensions", "positive"),
]


@pytest.mark.parametrize(("speaker", "words", "polarity"), NAMED, ids=lambda v: str(v)[:28])
def test_named_speakers(news: Extraction, speaker: str, words: str, polarity: str) -> None:
    """Each of the 13 statements by named speakers has its speaker and its polarity."""
    attribution, part = _find(news, words)
    assert (_label(attribution.holder), attribution.holder.status) == (speaker, "resolved")
    assert part.polarity == polarity


@pytest.mark.parametrize(
    "words", ["“fake news", "foreign military involvement", "claims “rubbish”"]
)
def test_denials(news: Extraction, words: str) -> None:
    """The three denials are denials, not assertions of what is denied."""
    _, part = _find(news, words)
    assert (part.act, part.polarity) == ("deny", "negative")


def test_one_statement_each(news: Extraction) -> None:
    """Rogers, the intelligence, Austin and Peskov have two statements each, Lukashenko three."""
    counts: dict[str | None, int] = {}
    for attribution, _, _ in _said(news):
        counts[_label(attribution.holder)] = counts.get(_label(attribution.holder), 0) + 1
    wanted = {
        "James Rogers": 2, "South Korean intelligence": 2, "Lloyd Austin": 2,
        "Dmitry Peskov": 2, "John Healey": 1, "Alexander Lukashenko": 3,
    }  # fmt: skip
    assert {who: counts.get(who) for who in wanted} == wanted


def test_demand(news: Extraction) -> None:
    """South Korea's government demands the return of the troops."""
    attribution, part = _find(news, "the return of North Korean troops")
    assert part.act == "demand"
    assert attribution.holder.actor is not None
    assert (attribution.holder.actor.kind, attribution.holder.actor.country) == ("government", "KR")


def test_experts_stay_unnamed(news: Extraction) -> None:
    """What experts believe is held by an unnamed source, as an attitude, and is a negative."""
    attribution, part = _find(news, "unlikely to escalate into a third world war")
    assert attribution.holder.status == "unnamed"
    assert (part.act, part.polarity) == ("attitude", "negative")


def test_reports_are_kept_in_the_chain(news: Extraction) -> None:
    """What intelligence says reached the page through "Recent reports"."""
    attribution, _ = _find(news, "around 10,000 North Korean troops")
    assert [a.label for a in attribution.holder.via] == ["Recent reports"]


def test_figures_stay_apart(news: Extraction) -> None:
    """About 10,000 heading there and about 3,000 already there are two parts, a figure each."""
    first = _find(news, "around 10,000 North Korean troops")[1]
    second = _find(news, "an estimated 3,000 already stationed")[1]
    assert [(q.value, q.approximate) for q in first.quantities] == [(10000, True)]
    assert [(q.value, q.approximate) for q in second.quantities] == [(3000, True)]


@pytest.mark.parametrize(
    "words", ["Could North Korea’s Involvement", "Russian Troops", "photo via AP", "Hot Today"]
)
def test_nothing_from_furniture(news: Extraction, words: str) -> None:
    """Title, caption, credit and promotion make no statement, not even of the article's voice."""
    text = news.document.text
    spans = [s for a in news.attributions for s in (*a.content, *a.source, *a.cue)]
    assert [s.of(text) for s in spans if words in s.of(text)] == []


@pytest.mark.parametrize("name", ["Putin", "Russia", "North Korea", "regime", "Kremlin"])
def test_nothing_put_in_their_mouths(opinion: Extraction, name: str) -> None:
    """The opinion article has no statement by Putin, Russia or North Korea."""
    holders = [a.holder for a in opinion.attributions]
    named = [x.label for h in holders for x in (h.actor, *h.candidates, *h.via) if x is not None]
    assert [label for label in named if name in label and not label.startswith("narrator of")] == []


def test_some_argue(opinion: Extraction) -> None:
    """What "some argue" is held by an unnamed source."""
    attribution, _ = _find(opinion, "will defect en masse")
    assert attribution.holder.status == "unnamed"


def test_the_argument(opinion: Extraction) -> None:
    """What "the argument that …" claims has no named holder."""
    attribution, _ = _find(opinion, "NATO’s defensive nature prevents intervention")
    assert attribution.holder.status in {"unnamed", "unknown"}


def test_stalingrad_strategy(opinion: Extraction) -> None:
    """What is "described as a “Stalingrad strategy”" has no speaker."""
    attribution, _ = _find(opinion, "Stalingrad strategy")
    assert attribution.holder.status == "unknown"
    assert attribution.holder.actor is None


def test_the_rest_is_the_articles_voice(opinion: Extraction) -> None:
    """Every holder of the opinion article is unnamed, unknown or its own voice."""
    assert {a.holder.status for a in opinion.attributions} <= {"unnamed", "unknown", "voice"}


def test_defection_only_as_some_argue(opinion: Extraction) -> None:
    """Nobody but "some" holds that the troops will defect."""
    text = opinion.document.text
    for attribution in opinion.attributions:
        for part in attribution.parts:
            if "will defect" in _words(opinion, part):
                assert attribution.holder.status == "unnamed", part.content[0].of(text)


def test_absorption_is_only_a_condition(opinion: Extraction) -> None:
    """That Russia absorbs Ukraine is a condition, never a plain claim."""
    for attribution in opinion.attributions:
        for part in attribution.parts:
            if "absorb Ukraine" in _words(opinion, part):
                assert part.proposition.status == "conditional"
            assert "absorb" not in (part.proposition.predicate or "")


def test_no_nations_have_committed_troops(news: Extraction) -> None:
    """That nations have committed troops appears only with negative polarity."""
    found = [
        part.polarity
        for attribution in news.attributions
        for part in attribution.parts
        if "have committed troops" in _words(news, part)
    ]
    assert found
    assert set(found) == {"negative"}


def test_global_war_is_never_affirmed(news: Extraction) -> None:
    """That the addition would provoke a global war is never a positive claim."""
    for _, part, words in _said(news):
        if "provoke a global war" in words:
            assert part.polarity == "negative"


def test_spans_hold(extractions: dict[str, Extraction]) -> None:
    """Every span of both articles lies in the stored text and maps to its words in the file."""
    for extraction in extractions.values():
        document = extraction.document
        assert document.offsets is not None
        repaired = [r.span for r in document.repairs]
        for attribution in extraction.attributions:
            for span in (*attribution.source, *attribution.cue, *attribution.content):
                words = span.of(document.text)
                assert words
                assert words.strip() == words
                start, end = document.offsets.to_old(span.start, span.end)
                if not any(span.overlaps(r) for r in repaired):
                    assert document.source[start:end] == words
