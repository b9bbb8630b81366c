"""A quotation that opens within what somebody says is said to its end."""

from __future__ import annotations

import pytest

from extract.annotate import extract
from tests.extract.marked import document
from tests.graph.points.world import known


def told(text: str) -> list[tuple[str, str]]:
    """Who is reported to have said it, and what."""
    return [
        (one.holder.speakers[0].label, " … ".join(s.of(text) for s in one.content))
        for one in extract(document(text), known(), "tagger").reported()
    ]


@pytest.mark.parametrize(
    "said",
    [
        "she was “proud of the mill. The roof leaks and the beams are old.”",
        "the mill would need “years to mend, and much money. Nobody has it.”",
        "Ivo Lanz “had no choice but to sell the mill last month. It was the right thing to do.”",
    ],
)
def test_a_quotation_begun_within_words_is_said_to_its_end(said: str) -> None:
    """The sentences behind the first are the speaker's as well."""
    assert told(f"Mayor Ada Kern said {said}") == [("Ada Kern", said)]


def test_it_goes_on_in_the_next_paragraph() -> None:
    """A quotation that is left open is said up to the end of its paragraph."""
    first = "she was “proud of the mill. The roof leaks and the beams are old."
    made = told(f"Mayor Ada Kern said {first}\n\n“But we will mend it in June.”")
    assert [who for who, _ in made] == ["Ada Kern"] * len(made)
    assert "The roof leaks" in " ".join(said for _, said in made)


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Ada Kern called the roof “old”. The beams are older.",
        "Mayor Ada Kern called the roof “old. The beams are older.",
    ],
)
def test_what_stands_behind_a_quotation_is_not_said(text: str) -> None:
    """Nor what stands behind a mark that has no partner."""
    assert all("beams" not in said for _, said in told(text))
