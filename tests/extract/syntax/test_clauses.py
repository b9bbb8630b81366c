"""What a parse says of a clause: whose it is, and what it is not asked."""

from __future__ import annotations

import pytest

from extract.syntax.clauses import subject
from extract.syntax.phrases import can_speak
from extract.syntax.tree import head_of
from tests.extract.marked import reading


@pytest.mark.parametrize(
    ("text", "verb", "who"),
    [
        ("The mayor said that it broke.", "said", "mayor"),
        ("The mayor rose and, turning to Falk, said that it broke.", "turning", "mayor"),
        ("The judge ordered Falk to admit it.", "admit", "Falk"),
        ("The paper quoted Falk as saying that it broke.", "saying", "Falk"),
        ("The mayor accused Falk of hiding it.", "hiding", "Falk"),
        ("A clerk saying that it broke was sent home.", "saying", "clerk"),
        (
            "Speaking after the vote, Bethan Falk, area road manager for the Board, said:",
            "said",
            "Falk",
        ),
        ("The deal – Falk had drafted it – says that it broke.", "says", None),
    ],
)
def test_subject(text: str, verb: str, who: str | None) -> None:
    """A verb without a subject of its own has that of the verbs above it, or is done to."""
    (block,) = reading(text).blocks
    found = subject(next(t for t in block.doc if t.text == verb))
    assert (found.text if found is not None else None) in ({who} if who else {None, "deal"})


@pytest.mark.parametrize(
    ("text", "verb", "can"),
    [
        ("The ministry said so.", "said", True),
        ("The weekly said so.", "said", True),
        ("Those in power said so.", "said", True),
        ("It said so.", "said", True),
        ("It suggests so.", "suggests", False),
        ("That suggests so.", "suggests", False),
        ("You say so.", "say", False),
        ("The escalation says so.", "says", False),
        ("No official said so.", "said", False),
        ("The week says so.", "says", False),
        ("The roof needs a beam.", "needs", False),
        ("The nurse needs a beam.", "needs", True),
        ("The ministry needs a beam.", "needs", True),
    ],
)
def test_can_speak(text: str, verb: str, *, can: bool) -> None:
    """Expletives, pointing words, readers, events, days and nobody hold no statement."""
    (block,) = reading(text).blocks
    found = next(t for t in block.doc if t.text == verb)
    head = subject(found)
    assert head is not None
    assert can_speak(head, found) is can


def test_head_of_nothing() -> None:
    """Punctuation alone has no head."""
    (block,) = reading("He left.").blocks
    assert head_of([block.doc[2]]) is None
    assert head_of(block.doc) == block.doc[1]
