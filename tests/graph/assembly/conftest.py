"""What the tests of the build share."""

from __future__ import annotations

import pytest

from extract.records import Document, Extraction
from graph.assembly import articles
from tests.graph.made import plain


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """An extractor that needs no parser, and the names of the articles it was given."""
    names: list[str] = []

    def annotated(document: Document, setting: object) -> Extraction:
        names.append(document.id)
        return plain(document, setting)

    monkeypatch.setattr(articles, "_annotated", annotated)
    return names
