"""Files in shapes that people have: ten of each kind give the right words, or a reason."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path

import pytest

from extract import inputs
from extract.inputs import kinds
from extract.inputs.files import Refusal
from graph.cli.sources import STDIN, from_stdin
from tests.extract.inputs.made.reading import true
from tests.extract.inputs.shapes import documents, feeds, mails, packs, pages, tables, texts
from tests.extract.inputs.shapes.shape import Shape

SHAPES: tuple[Shape, ...] = (
    *texts.SHAPES, *pages.SHAPES, *documents.SHAPES, *mails.SHAPES, *feeds.SHAPES,
    *tables.SHAPES, *packs.SHAPES,
)  # fmt: skip
KINDS = (
    ".txt", ".md", ".html", ".htm", ".xhtml", ".pdf", ".docx", ".odt", ".eml", ".mbox", ".rss",
    ".atom", ".jsonl", ".json", ".csv", ".tsv", ".parquet", ".warc", ".warc.gz", ".zip", ".tar.gz",
    "-",
)  # fmt: skip
#: Of each kind so many are made, and so many of them are refused.
EACH, HOSTILE = 10, 3


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_ten_shapes(kind: str) -> None:
    """Ten files of each kind at least, no two alike, some of them traps or damaged."""
    mine = [shape for shape in SHAPES if shape.kind == kind]
    assert len({shape.data for shape in mine}) >= EACH
    assert len([shape for shape in mine if shape.refused]) >= HOSTILE


def test_no_two_are_called_alike() -> None:
    """What a file is said to be tells it from the others of its kind."""
    counted = Counter((shape.kind, shape.what) for shape in SHAPES)
    assert [called for called, count in counted.items() if count > 1] == []


@pytest.mark.parametrize("shape", SHAPES, ids=[f"{s.kind}: {s.what}" for s in SHAPES])
def test_the_words_are_right_or_it_says_why(shape: Shape, tmp_path: Path) -> None:
    """Each file gives the articles it holds, word for word and led back to what was read."""
    found, refused = _read(shape, tmp_path)
    assert {one: tuple(words) for one, words in found.items()} == dict(shape.read)
    assert refused.keys() == shape.refused.keys()
    for path, reason in refused.items():
        assert shape.refused[path] in reason


def _read(shape: Shape, folder: Path) -> tuple[dict[str, list[str]], dict[str, str]]:
    """What a file gives: the prose of each article by what it is called in it, and the refusals."""
    told = shape.name if shape.kind == "-" else None
    named = [STDIN] if shape.kind == "-" else [folder / shape.file]
    if shape.kind != "-":
        named[0].write_bytes(shape.data)
    found: dict[str, list[str]] = {}
    refused: dict[str, str] = {}
    with from_stdin(named, io.BytesIO(shape.data), f".{told}" if told else None) as (file,):
        for one in inputs.load([file]):
            if isinstance(one, Refusal):
                assert "\n" not in one.reason
                assert "defect" not in one.reason
                path = "" if one.path == file else str(one.path.relative_to(file))
                refused[path] = one.reason
                continue
            true(one)
            name = one.id.removeprefix(kinds.stem(file.name)).removeprefix("/")
            found[name] = [span.of(one.text) for span in one.blocks]
    return found, refused
