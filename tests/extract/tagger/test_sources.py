"""Sources made whole by the parse."""

from __future__ import annotations

import pytest

from extract.reading import Reading
from extract.records import Document, Metadata, Span
from extract.tagger.sources import sourced
from extract.tagger.tags import Found, Spans

TEXT = "The old council voted on Monday, suggesting the bridge was safe."


def _reading(text: str) -> Reading:
    document = Document(
        id="a", path="a.txt", raw_sha256="", encoding="utf-8", source=text, text=text,
        offsets=None, meta=Metadata(), blocks=(Span(0, len(text)),),
    )  # fmt: skip
    return Reading(document)


def _at(words: str, text: str = TEXT) -> Spans:
    start = text.index(words)
    return ((start, start + len(words)),)


@pytest.mark.parametrize("source", [_at("The"), ()])
def test_a_source_becomes_whole(source: Spans) -> None:
    """An article alone grows to its noun phrase; a participle is given its verb's subject."""
    one = Found(source, _at("suggesting"), _at("the bridge was safe"), 0.9)
    (made,) = sourced(_reading(TEXT), [one])
    assert [TEXT[s:e] for s, e in made.source] == ["The old council"]


def test_named_sources_stay() -> None:
    """A source of more than an article stays as the tagger has it."""
    one = Found(_at("council"), _at("suggesting"), _at("the bridge was safe"), 0.9)
    assert sourced(_reading(TEXT), [one]) == [one]


def test_no_speaker_is_made_of_what_is_said() -> None:
    """Where the subject belongs to the content or stands in a quotation, nobody is named."""
    text = "It was safe, “the mayor argued.”"
    one = Found((), _at("argued", text), _at("It was safe", text), 0.9)
    assert sourced(_reading(text), [one]) == [one]
