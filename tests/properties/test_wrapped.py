"""However the lines of a file are broken, it says the same."""

from __future__ import annotations

import hashlib
import re
import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import inputs
from extract.annotate import extract
from extract.inputs.files import RawFile
from extract.records import Document, Gazetteer, Span

TITLE = "Miners return to the pit"
ARTICLE = """\
Work at the Orlem mine began again on Tuesday after a strike of five weeks, and the owners said \
that all 1,300 miners had been paid.

“Nobody won,” union leader Petra Holm told reporters in the canteen. “We have lost a well-known \
man, and the shaft is no safer than it was.”

The minister of labour, Aldo Reyes, denied that the government had broken the strike. Mr. Reyes \
said the army had never been near the pit, and accused the Orlem Herald of lying.

According to Holm, a second strike is likely if the owners do not keep their word."""
PARAGRAPHS = tuple(ARTICLE.split("\n\n"))
PEOPLE = st.sampled_from(["Petra Holm", "Aldo Reyes", "the owners", "the Orlem Herald"])
VERBS = st.sampled_from(["said that", "denied that", "warned that", "told the Herald that"])
THINGS = st.sampled_from(
    [
        "the shaft of the old pit was safe",
        "Norvia had bought the mine, and the army with it,",
        "two-thirds of the men were hurt on 3 May",
        "nobody from the Ministry of Labour had come to Orlem",
    ]
)
MADE = st.tuples(PEOPLE, VERBS, THINGS).map(lambda t: f"{' '.join(t).rstrip(',')}.")
ARTICLES = st.lists(st.lists(MADE, min_size=1, max_size=4).map(" ".join), min_size=2, max_size=5)


def read(text: str, suffix: str = ".txt") -> Document:
    """The document in some words."""
    data = text.encode()
    return inputs.read(RawFile("a", f"a{suffix}", data, hashlib.sha256(data).hexdigest()))


def wrap(paragraphs: list[str] | tuple[str, ...], width: int) -> str:
    """Paragraphs with no line longer than a width."""
    return "\n\n".join(textwrap.fill(p, width) for p in paragraphs)


def told(document: Document) -> list[tuple[object, ...]]:
    """Who says what in a document, in words."""
    text = document.text
    return [
        (a.holder.actor and a.holder.actor.label, a.style, [s.of(text) for s in a.content])
        for a in extract(document, Gazetteer()).attributions
    ]


@pytest.fixture(scope="module")
def plain() -> list[tuple[object, ...]]:
    """What the article says with one line a paragraph."""
    return told(read("\n\n".join((TITLE, *PARAGRAPHS))))


@pytest.mark.parametrize("width", [40, 57, 72, 100])
@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_wrapped_articles_say_the_same(
    plain: list[tuple[object, ...]], width: int, suffix: str
) -> None:
    """The same words and speakers, whatever the width."""
    assert len(plain) > 5
    assert told(read(wrap((TITLE, *PARAGRAPHS), width), suffix)) == plain


@settings(max_examples=60, deadline=None)
@given(ARTICLES, st.integers(40, 100))
def test_generated_articles_are_read_alike(paragraphs: list[str], width: int) -> None:
    """The stored text, and with it all that is found in it, does not know of the lines."""
    article = (TITLE, *paragraphs, PARAGRAPHS[0])
    one, other = read("\n\n".join(article)), read(wrap(article, width))
    assert (one.text, one.blocks, one.furniture) == (other.text, other.blocks, other.furniture)


@pytest.mark.parametrize("width", [41, 66])
@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_spans_lead_back_through_the_lines(width: int, suffix: str) -> None:
    """What is found across a line's end is found again in the file, line end and all."""
    document = read(wrap((TITLE, *PARAGRAPHS), width).replace("\n", "\r\n"), suffix)
    assert document.offsets is not None
    for found in extract(document, Gazetteer()).attributions:
        for span in found.content:
            start, end = document.offsets.to_old(*span)
            assert re.sub(r"\s+", " ", document.source[start:end]) == span.of(document.text)
    at = document.text.index("well-known man")
    start, end = document.offsets.to_old(at, at + 14)
    assert re.sub(r"[\s]+", "", document.source[start:end]) == "well-knownman"


@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_broken_words_lead_back(suffix: str) -> None:
    """A word that a printer cut in two is whole, and its span covers hyphen and line end."""
    source = "The miners went home.\n\nReyes denied that the govern-\nment had paid.\n"
    document = read(source, suffix)
    assert document.offsets is not None
    at = document.text.index("government")
    start, end = document.offsets.to_old(at, at + len("government"))
    assert source[start:end] == "govern-\nment"
    assert [r.how for r in document.repairs][:1] == ["hyphens at line ends taken out"]
    assert document.blocks[-1] == Span(at - len("Reyes denied that the "), at + 20)
