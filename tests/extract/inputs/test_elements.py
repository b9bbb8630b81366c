"""Elements of a markup in a plain text: their author's words, no tags among them."""

from __future__ import annotations

import pytest

from tests.extract.set_off import SHIP, passages, prose, read, statements

_NAMED = "The premier, Jane Roe, and the senator Mark Falk wrote about the fire on Monday."


def _text(element: str) -> str:
    return f"Fire on the quay\n\n{SHIP}\n\n{_NAMED}\n\n{element}\n\n{SHIP}\n"


@pytest.mark.parametrize(
    ("element", "words", "who"),
    [
        ('<post id="1" author="JaneRoe">We must rebuild the quay.</post>.', "rebuild", "Jane Roe"),
        ('<post author="@SenFalk">It burns.\nThe quay is lost.</post>', "quay is", "Mark Falk"),
        ('<post author="realMarkFalk" on="">The quay is lost.<post/>.', "quay is", "Mark Falk"),
        ('<post author="Jane Roe">The quay is lost.</post>', "quay is", "Jane Roe"),
        # nobody's that the article names
        ('<post author="NotJaneRoe">The quay is lost.</post>', "quay is", "NotJaneRoe"),
        ('<post author="quaywatch">The quay is lost.</post>', "quay is", "quaywatch"),
    ],
)
def test_author(element: str, words: str, who: str) -> None:
    """What an element with an author holds is that one's, word for word without the tags."""
    said = [(holder, content) for holder, content in statements(_text(element)) if words in content]
    assert {holder for holder, _ in said} == {who}
    assert not any("<" in content or ">" in content for _, content in said)


def test_nobody() -> None:
    """What an element without an author holds is not the article's; an empty one holds nothing."""
    text = _text('<post id="12">The quay is lost for good.</post>. <post id="7"><post/>.')
    assert not [s for s in statements(text) if "quay is lost" in s[1]]
    assert [p[:2] for p in passages(read(text))] == [("post", "The quay is lost for good.")]


@pytest.mark.parametrize(
    "line",
    [
        "The premier wrote that 3 <4 and 5> 2, and that this is plain.",
        "She said <b>nobody</b> was hurt when the crane fell.",
        "Its menu reads <Home> and nothing else, the crew said.",
    ],
)
def test_what_is_none(line: str) -> None:
    """An angle bracket, a tag that only lays out and one alone set nothing off."""
    document = read(_text(line))
    assert line in prose(document)
    assert not document.passages
