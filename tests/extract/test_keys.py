"""Keys of quotations: the same words, the same key."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extract import keys
from extract.records import Span
from graph.iri import mint, normalise_quote, report_key, slug


@given(st.text(min_size=1), st.text(), st.integers(0, 9))
def test_same_key_as_the_graph(document: str, words: str, nth: int) -> None:
    """A key made without graph code is the local name of the graph's report."""
    article = keys.article_iri(document)
    assert article == mint("article", document).value
    assert keys.quote_key(article, words, nth) == report_key(document, words, nth)


@given(st.text())
def test_same_words_as_the_graph(words: str) -> None:
    """Both sides fold words and names alike."""
    assert keys.normalise_quote(words) == normalise_quote(words)
    assert keys.slug(words) == slug(words)


def test_folding() -> None:
    """Quotation marks, spaces, case and edge punctuation make no other quotation."""
    assert keys.normalise_quote("“The  War,”") == keys.normalise_quote('"the war"') == "the war"
    assert keys.normalise_quote("the “big” war") == keys.normalise_quote('the "big" war')
    assert keys.quote_key("a", "“The War.”", 0) == keys.quote_key("a", "the war", 0)


def test_turn_and_article_count() -> None:
    """The second time of the same words, or another article, has another key."""
    made = {keys.quote_key(a, "the war", n) for a in ("a", "b") for n in (0, 1)}
    assert len(made) == 4
    assert all(len(key) == 16 and int(key, 16) >= 0 for key in made)


def test_printed() -> None:
    """Several stretches are joined by a space."""
    assert keys.printed("one two three", (Span(0, 3), Span(8, 13))) == "one three"
