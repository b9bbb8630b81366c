"""Whose speech behind dashes is, where its clause leaves out who speaks or stands elsewhere."""

from __future__ import annotations

import pytest

from extract.candidates.ownership import settled
from extract.records import Candidate
from extract.syntax.parse import Reading
from tests.extract.marked import document, spans
from tests.extract.set_off import SHIP, statements


def _said(text: str) -> dict[str, str]:
    return {words: who for who, words in statements(f"{SHIP}\n\n{text}\n\n{SHIP}")}


def test_who_has_just_spoken_speaks_on() -> None:
    """A clause without a subject is of the speaker right before it."""
    found = _said("- The mill is old - said Ada Kern.\n\n- In May - adds - the mill will close.")
    assert found["In May … the mill will close"] == "Ada Kern"


def test_no_word_of_what_is_said_says_it() -> None:
    """A reader may take the last subject spoken of for the speaker, and him for the words."""
    text = "- Norland waits, and the goals are met - announced Tom Hunt."
    source, cue, content = spans(text, ["the goals", "announced", "Tom Hunt"])
    misread = Candidate((source,), (cue,), (content,), "by hand", 0.9)
    found = settled(Reading(document(text)), [misread])
    assert [[s.of(text) for s in (*c.source, *c.content)] for c in found] == [
        ["Tom Hunt", "Norland waits, and the goals are met"]
    ]


def test_a_clause_without_a_subject_behind_another_name_is_nobodys() -> None:
    """Somebody else who is named in between may be meant as well."""
    found = _said(
        "- The mill is old - said Ada Kern.\n\nTom Hunt left. - We will close it - added."
    )
    assert found.get("We will close it", "") == ""


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The mill will close.Nobody wants it\n\n- said Ada Kern, the mayor.", "Ada Kern"),
        ("The mill will close.Nobody wants it\n\n- with such words she left.", ""),
    ],
)
def test_the_paragraph_before_is_said(text: str, who: str) -> None:
    """What the next paragraph tells of is its speaker's, or nobody's, and never the article's."""
    found = _said(text)
    assert found.get("The mill will close.", "") == who
    assert "ARTICLE" not in (found.get(w) for w in ("The mill will close", "Nobody wants it"))
