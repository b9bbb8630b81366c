"""The JSON line: exactly the promised keys, offsets that slice, ids that the graph shares."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from extract.annotate import extract
from extract.errors import InputError
from extract.jsonl import row
from extract.offsets import OffsetMap
from extract.records import Extraction, Furniture, Gazetteer, Span
from graph.triples.statements import places
from tests.extract.marked import document

SOURCE = (
    "Photo: AP\r\nThe mayor said that although the dam could break, it will not. "
    "At least 20 people left.\r\nThe union called the claims “lies”. "
    "The mayor said it rained. The army said it rained."
)


@pytest.fixture(scope="module")
def made() -> Extraction:
    """An article whose stored text is shorter than its file."""
    edits = [(i, i + 1, "") for i, c in enumerate(SOURCE) if c == "\r"]
    text, offsets = OffsetMap.of_edits(SOURCE, edits)
    plain = document(text)
    article = replace(
        plain,
        source=SOURCE,
        offsets=offsets,
        furniture=(Furniture(Span(0, 9), "credit"),),
        blocks=plain.blocks[1:],
    )
    return extract(article, Gazetteer())


def spans_of(found: dict[str, Any]) -> list[list[int]]:
    """Every span of a row."""
    lists = [s for a in found["attributions"] for k in ("source", "cue", "content") for s in a[k]]
    lists += [s for a in found["attributions"] for p in a["parts"] for s in p["content"]]
    lists += [s for n in found["narration"] for s in n["content"]]
    lists += [[q["start"], q["end"]] for q in found["quantities"]]
    return lists + list(found["furniture"]) + list(found["foreign"])


def test_keys(made: Extraction) -> None:
    """A row has exactly the keys that other programs rely on, and is plain JSON."""
    found = row(made)
    assert json.loads(json.dumps(found)) == found
    assert list(found) == [
        "doc", "text", "attributions", "countries", "actors", "quantities", "furniture",
        "narration", "language", "foreign",
    ]  # fmt: skip
    assert list(found["attributions"][0]) == [
        "id", "source", "cue", "content", "speaker", "speaker_iri", "speakers", "candidates",
        "via", "kind", "act", "polarity", "certainty", "about_countries", "about_actors",
        "confidence", "parts",
    ]  # fmt: skip
    part = [
        "content",
        "act",
        "polarity",
        "certainty",
        "about_countries",
        "about_actors",
        "quantities",
        "answers",
    ]
    assert list(found["attributions"][0]["parts"][0]) == part
    assert list(found["narration"][0]) == ["id", *part]
    quantity = ["start", "end", "value", "low", "high", "approx", "unit"]
    assert list(found["quantities"][0]) == quantity


def test_main_part(made: Extraction) -> None:
    """Act, polarity and certainty are the main clause's, not the concession's."""
    first = row(made)["attributions"][0]
    assert [p["polarity"] for p in first["parts"]] == ["positive", "negative"]
    assert (first["polarity"], first["certainty"]) == ("negative", "certain")


def test_source_offsets(made: Extraction) -> None:
    """Offsets into the file name the same words as offsets into the stored text."""
    stored, file = row(made), row(made, source_offsets=True)
    assert file["text"] == SOURCE
    for ours, theirs in zip(spans_of(stored), spans_of(file), strict=True):
        assert stored["text"][slice(*ours)] == SOURCE[slice(*theirs)]


def test_no_source_offsets(made: Extraction) -> None:
    """A file without offsets into its source says so instead of giving wrong ones."""
    page = replace(made, document=replace(made.document, offsets=None))
    with pytest.raises(InputError, match=r"made\.txt"):
        row(page, source_offsets=True)


def test_ids_are_the_graphs(made: Extraction) -> None:
    """Every id of a row is the local name of a report of the graph, and none comes twice."""
    found = row(made)
    ids = [a["id"] for a in found["attributions"]] + [n["id"] for n in found["narration"]]
    assert len(set(ids)) == len(ids)
    assert set(ids) <= {place.key for place in places(made)}


def test_narration_stays_apart(made: Extraction) -> None:
    """What the article says itself is under "narration" only."""
    found = row(made)
    assert {a["kind"] for a in found["attributions"]} <= {"direct", "indirect", "mixed"}
    words = [found["text"][slice(*s)] for n in found["narration"] for s in n["content"]]
    assert words == ["At least 20 people left"]
