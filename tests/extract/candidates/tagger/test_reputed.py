"""What nobody named expects of somebody, or accuses them of: told whole, and by nobody."""

from __future__ import annotations

import pytest

from extract.annotate import extract
from tests.extract.marked import document
from tests.graph.points.world import known


def told(text: str) -> list[tuple[str, str]]:
    """How whoever is reported to have said it is known, and what was said."""
    return [
        (one.holder.status, " … ".join(s.of(text) for s in one.content))
        for one in extract(document(text), known(), "tagger").reported()
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The mill is expected to close in May.", "The mill … to close in May"),
        ("The workers were widely expected to return.", "The workers … to return"),
        ("Two men are accused of burning the mill.", "Two men … of burning the mill"),
        ("Olav Dahl was accused of theft in May.", "Olav Dahl … of theft"),
    ],
)
def test_what_nobody_named_says_of_somebody_is_told_whole(text: str, said: str) -> None:
    """Who is expected to do something, or accused of it, and what: the article only tells of it."""
    assert told(text) == [("unknown", said)]


@pytest.mark.parametrize(
    "text",
    [
        "Olav Dahl, who is expected to win, left the hall.",
        "Olav Dahl, accused of theft, left the hall.",
        "The shop might have been expected to close.",
        "Olav Dahl expected to win.",
    ],
)
def test_a_description_and_what_might_be_are_no_statement_of_nobody(text: str) -> None:
    """What describes somebody in passing says by itself nothing that could be checked."""
    assert all(status != "unknown" for status, _ in told(text))


def test_who_accuses_is_named_where_the_words_name_them() -> None:
    """The case "was accused of theft by Kern": it is Kern who says so."""
    text = "Olav Dahl was accused of theft by Ada Kern."
    (one,) = extract(document(text), known(), "tagger").reported()
    assert one.holder.actor is not None
    assert one.holder.actor.label == "Ada Kern"
