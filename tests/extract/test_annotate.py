"""One article put together: sorted, sliceable, the same for every order of candidates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import annotate
from extract.candidates import registry
from extract.codec import dump
from extract.entities.names import Named
from extract.records import (
    Candidate,
    Extraction,
    Furniture,
    Gazetteer,
    Holder,
    Repair,
    Span,
    Spans,
)
from extract.syntax.parse import Reading
from tests.extract.marked import candidate, document

TEXT = (
    "The mayor said that the dam broke. The army denied that it had failed to help. "
    "Nobody came. The minister declined to comment."
)
MARKS = [
    ("The mayor", "said", "that the dam broke"),
    ("The army", "denied", "that it had failed to help"),
    ("The minister", "declined", "to comment"),
]


def extracted(monkeypatch: pytest.MonkeyPatch, candidates: list[Candidate]) -> Extraction:
    """An extraction from given candidates."""

    def propose(_reading: Reading, _gazetteer: Gazetteer) -> Iterator[Candidate]:
        yield from candidates

    monkeypatch.setattr(annotate, "named_extractor", lambda _name: propose)
    return annotate.extract(document(TEXT), Gazetteer(), "given")


def test_speakers_are_found_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who speaks is resolved over the candidates as they stand in the text."""
    seen: list[tuple[Span, ...]] = []

    def resolve(_reading: Reading, _named: Named, found: Sequence[Candidate]) -> list[Holder]:
        seen.extend(c.content for c in found)
        return [Holder("unknown") for _ in found]

    monkeypatch.setattr(annotate, "resolve", resolve)
    extracted(monkeypatch, [candidate(TEXT, *marks) for marks in MARKS[::-1]])
    assert seen == sorted(seen)
    assert len(seen) == len(MARKS)


def test_any_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """The order in which an extractor finds its candidates changes nothing."""
    found = [candidate(TEXT, *marks) for marks in MARKS]
    assert dump(extracted(monkeypatch, found)) == dump(extracted(monkeypatch, found[::-1]))


def test_silent_cue_is_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    """A refused comment becomes a note, no attribution."""
    made = extracted(monkeypatch, [candidate(TEXT, *marks) for marks in MARKS])
    assert [a.cue_lemma for a in made.reported()] == ["say", "deny"]
    assert "declined" in [n.span.of(TEXT) for n in made.notes if n.kind == "negated-cue"]


def test_ledger_of_the_document() -> None:
    """Furniture, repairs and sentences that gave nothing stand in the notes."""
    text = "A photo. Nothing here."
    plain = document(text)
    made = type(plain)(
        **{
            **{name: getattr(plain, name) for name in plain.__slots__},
            "furniture": (Furniture(Span(0, 8), "credit"),),
            "blocks": (Span(9, 22),),
            "repairs": (Repair(Span(9, 10), "N~", "mended"),),
        }
    )
    notes = annotate.extract(made, Gazetteer()).notes
    assert [(n.kind, n.span) for n in notes] == [
        ("furniture", Span(0, 8)),
        ("repaired", Span(9, 10)),
        ("silent", Span(9, 22)),
    ]


def test_style() -> None:
    """Words are direct when all are quoted, mixed when some are, else indirect."""
    text = "“It broke,” the mayor said. The mayor called it “a scandal” today. He said it broke."
    made = annotate.extract(document(text), Gazetteer(), registry.DEFAULT)
    assert [a.style for a in made.reported()] == ["direct", "mixed", "indirect"]


def _all_spans(made: Extraction) -> Iterator[tuple[Spans, Spans]]:
    for found in made.attributions:
        for part in found.parts:
            yield part.content, found.content


PIECES = st.sampled_from(
    [
        "The mayor said", "that", "although", "the dam broke", "“", "”", ", ", ". ", "it may rain",
        "Iran denied", "claims of fraud", "if", "he left", "not", "?", "; ", "with 20 dead", "\n",
        "according to the army", "as", "a lie", "and", "must", "leave", "“fake news”", "—",
    ]
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(PIECES, max_size=14).map(" ".join))
def test_any_text(text: str) -> None:
    """Whatever is said, parts lie within their attribution, slice back, and stand in order."""
    made = annotate.extract(document(text), Gazetteer())
    for inner, outer in _all_spans(made):
        assert inner
        assert all(any(s.within(o) for o in outer) for s in inner)
        assert all(s.of(text).strip() for s in inner)
    places = [a.content for a in made.attributions]
    assert places == sorted(places)
    for found in made.attributions:
        assert all(p.polarity == "negative" for p in found.parts if p.act == "deny")
        assert (found.style == "narrated") == (found.holder.status == "voice")
