"""IRIs: total, injective, stable under edits that do not change the words."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.iri import KINDS, mint, report_key, slug, stretch


@given(st.text())
def test_any_name_gives_an_iri(name: str) -> None:
    """Minting must be total: every text makes an IRI that the engine takes."""
    assert isinstance(mint("actor", name), ox.NamedNode)


@given(st.text(max_size=12), st.text(max_size=12))
def test_two_names_give_two_iris(one: str, other: str) -> None:
    """Minting must be injective."""
    assert (slug(one) == slug(other)) == (one == other)


def test_a_local_name_never_holds_a_slash() -> None:
    """Folders of an article must not show as path of its IRI."""
    assert "/" not in mint("article", "2024/05/x y").value.rpartition("article/")[2]


def test_an_unknown_kind_is_refused() -> None:
    """A kind without a namespace must raise."""
    with pytest.raises(ValueError, match="no kind"):
        mint("thing", "x")
    with pytest.raises(ValueError, match="name"):
        mint(KINDS[0])


@pytest.mark.parametrize(
    "words",
    ["“Fake news,”", '"fake  news"', "fake\nnews", "FAKE NEWS.", "ﬁke news".replace("ﬁ", "fa")],
)
def test_a_report_keeps_its_key_when_only_marks_change(words: str) -> None:
    """Quotation marks, spaces, case and marks at the edges must not change a report's key."""
    assert report_key("a", words, 0) == report_key("a", "fake news", 0)


def test_keys_tell_articles_and_occurrences_apart() -> None:
    """The same words in another article, or a second time, must get another key."""
    assert len({report_key("a", "x", 0), report_key("b", "x", 0), report_key("a", "x", 1)}) == 3


def test_a_mention_says_where_it_stands() -> None:
    """The IRI of a mention must lead back to its text and its place there, others to nothing."""
    mention = mint("mention", "0123456789abcdef-7-12").value
    assert stretch(mention) == (mint("text", "0123456789abcdef").value, 7, 12)
    for other in ("text/0123456789abcdef", "mention/0123", "mention/01-2-x", "mention/a-1-2-3"):
        assert stretch(mint("text", "x").value.replace("text/x", other)) is None
