"""The two articles that come with the project: every statement found, none invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract import inputs
from extract.candidates import checks
from extract.candidates.rules import propose
from extract.records import Candidate, Document, Gazetteer
from extract.syntax.parse import Reading

ARTICLES = Path(__file__).parents[4] / "data" / "articles"

NEWS = [
    ("Volodymyr Zelensky", "warned", "could escalate"),
    ("he", "discussed", "reports of North Korean"),
    ("NATO allies", "concerned about", "any developments"),
    ("experts", "believe", "while the involvement"),
    ("James Rogers, director of research at the Council on Geostrategy in the UK", "stated",
     "it’s premature to suggest"),
    ("South Korean intelligence", "according to", "around 10,000 North Korean troops"),
    ("Kyiv", "views", "North Korea as"),
    ("Lloyd Austin", "acknowledged", "the presence of"),
    ("Lloyd Austin", "noted", "it was unclear"),
    ("Dmitry Peskov", "dismissed", "as “fake news,”"),
    ("Dmitry Peskov", "noted", "a sovereign right"),
    ("John Healey", "characterized", "the deployment as desperate"),
    ("Alexander Lukashenko", "denied", "any notion of"),
    ("Alexander Lukashenko", "calling", "the deployment claims “rubbish”"),
    ("Alexander Lukashenko", "emphasizing", "would escalate tensions"),
    ("South Korea", "demand", "the return of North Korean troops"),
]  # fmt: skip


def _found(name: str) -> tuple[Document, list[Candidate]]:
    document = next(
        d for d in inputs.load([ARTICLES]) if isinstance(d, Document) and d.id.startswith(name)
    )
    proposed = propose(Reading(document), Gazetteer())
    return document, list(checks.check(document, proposed)[0])


@pytest.fixture(scope="module")
def news() -> list[tuple[str, str, str, tuple[str, ...]]]:
    """The words of source, cue, content and reporters of the news article's candidates."""
    document, found = _found("004")
    return [
        (
            " ".join(s.of(document.text) for s in c.source),
            " ".join(s.of(document.text) for s in c.cue),
            " ".join(s.of(document.text) for s in c.content),
            tuple(" ".join(s.of(document.text) for s in r) for r in c.reporters),
        )
        for c in found
    ]


@pytest.mark.parametrize(("source", "cue", "content"), NEWS)
def test_the_news_article_gives_each_statement(
    news: list[tuple[str, str, str, tuple[str, ...]]], source: str, cue: str, content: str
) -> None:
    """Every statement of the article is found with its speaker's words."""
    assert any(s.endswith(source) and cue in c and content in x for s, c, x, _ in news)


def test_the_news_article_gives_nothing_else(
    news: list[tuple[str, str, str, tuple[str, ...]]],
) -> None:
    """No title, caption, credit or mere event is laid to anybody."""
    assert len(news) == len(NEWS)


def test_the_reports_pass_on_what_intelligence_says(
    news: list[tuple[str, str, str, tuple[str, ...]]],
) -> None:
    """Two sources for one content are source and reporter."""
    assert [r for *_, r in news if r] == [("Recent reports",)]


def test_the_opinion_article_lays_nothing_to_states() -> None:
    """Strategies, feelings and willingness that the writer imputes are no statements."""
    document, found = _found("000")
    sourced = [(s.of(document.text), c.cue[0].of(document.text)) for c in found for s in c.source]
    assert sourced == [("Some", "argue")]
    agentless = sorted(c.cue[0].of(document.text) for c in found if not c.source)
    assert agentless == ["The argument", "described"]
