"""Sources made whole by the parse."""

from __future__ import annotations

import pytest

from extract.candidates.tagger.speaker_spans import sourced
from extract.candidates.tagger.tags import Found, Spans
from extract.records import Document, Metadata, Span
from extract.syntax.parse import Reading

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


ASKED = "Roe, asked whether it was safe, said no."


def test_who_is_asked_does_not_speak() -> None:
    """A source that its cue asks or tells is no source; one that asks is."""
    one = Found(_at("Roe", ASKED), _at("asked", ASKED), _at("whether it was safe", ASKED), 0.9)
    assert [f.source for f in sourced(_reading(ASKED), [one])] == [()]
    text = "Roe asked whether it was safe."
    one = Found(_at("Roe", text), _at("asked", text), _at("whether it was safe", text), 0.9)
    assert [f.source for f in sourced(_reading(text), [one])] == [_at("Roe", text)]


def test_a_topic_is_not_said() -> None:
    """What somebody comments on or is asked about is left out."""
    text = "Commenting on the bridge, Roe said it was safe."
    topic = Found(_at("Roe", text), _at("Commenting on", text), _at("the bridge", text), 0.9)
    said = Found(_at("Roe", text), _at("said", text), _at("it was safe", text), 0.9)
    assert sourced(_reading(text), [topic, said]) == [said]


def test_no_speaker_is_made_of_what_is_said() -> None:
    """Where the subject belongs to the content or stands in a quotation, nobody is named."""
    text = "It was safe, “the mayor argued.”"
    one = Found((), _at("argued", text), _at("It was safe", text), 0.9)
    assert sourced(_reading(text), [one]) == [one]


def test_who_stands_in_an_aside_has_not_spoken() -> None:
    """A source between dashes that the cue is not between gives way to whose clause goes on."""
    text = "Crowds passed the hall - where the Lions beat the Vikings - while chanting, “Peace.”"
    one = Found(_at("the Lions", text), _at("chanting", text), _at("“Peace.”", text), 0.9)
    (made,) = sourced(_reading(text), [one])
    assert "".join(text[s:e] for s, e in made.source) == "Crowds"
