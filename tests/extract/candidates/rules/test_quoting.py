"""Who is quoted speaks, in whatever voice the quoting is told; who quotes passes the words on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Proposer = Callable[[str], list[Any]]

QUOTING = [
    ("Vera Holm was quoted by the Courier as saying the ferry would sail.",
     ("Vera Holm", "the ferry would sail", ("the Courier",))),
    ("The Courier quoted Vera Holm as saying that the ferry would sail.",
     ("Vera Holm", "that the ferry would sail", ("The Courier",))),
    ("The ferry would sail, the Courier quoted Vera Holm as saying.",
     ("Vera Holm", "The ferry would sail", ("the Courier",))),
    ("The ferry would sail, Vera Holm was quoted as saying by the Courier.",
     ("Vera Holm", "The ferry would sail", ("the Courier",))),
    ('"The ferry sails," the Courier quoted the captain as saying.',
     ("the captain", '"The ferry sails,"', ("the Courier",))),
    ('"The ferry will sail," Vera Holm was quoted as saying by the Courier.',
     ("Vera Holm", '"The ferry will sail,"', ("the Courier",))),
    ("The ferry would sail, Vera Holm said, as quoted by the Courier.",
     ("Vera Holm", "The ferry would sail", ("the Courier",))),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), QUOTING)
def test_who_is_quoted_speaks(
    said: Proposer, text: str, expected: tuple[str, str, tuple[str, ...]]
) -> None:
    """The words are whose they are quoted as, and never the paper's that quotes them."""
    found = [(s.source, s.content.removesuffix(","), s.reporters) for s in said(text)]
    source, content, passing = expected
    assert (source, content.removesuffix(","), passing) in [
        (s, c.split(" … ")[0].removesuffix(","), r) for s, c, r in found
    ]
    assert not any("Courier" in s for s, _, _ in found)


@pytest.mark.parametrize(
    "text",
    [
        "The Courier quoted a figure as proof that the ferry would sail.",
        "The Courier quoted Vera Holm on Monday.",
    ],
)
def test_what_is_quoted_as_something_else_passes_nothing_on(said: Proposer, text: str) -> None:
    """Only who is quoted with words of a verb that tells of them has somebody quoting him."""
    assert not any(s.reporters for s in said(text))


IN_PASSING = [
    ("As Vera Holm put it, the ferry is a wreck.", ("Vera Holm", "the ferry is a wreck")),
    ("As reported by the Courier, two boats sank in June.",
     ("the Courier", "two boats sank in June")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), IN_PASSING)
def test_a_clause_that_only_says_who_tells_it(
    said: Proposer, text: str, expected: tuple[str, str]
) -> None:
    """The rest of the sentence is theirs."""
    assert expected in [(s.source, s.content) for s in said(text)]


CARRIED = [
    ("The lawyers came to the conclusion that the sale is void.", "The lawyers"),
    ("Vera Holm is of the opinion that the sale is void.", "Vera Holm"),
    ("The council holds the view that the sale is void.", "The council"),
]


@pytest.mark.parametrize(("text", "who"), CARRIED)
def test_a_verb_carries_a_noun_of_speech(said: Proposer, text: str, who: str) -> None:
    """Whose conclusion it is says the verb that the noun hangs on, by a preposition too."""
    assert [(s.source, s.content) for s in said(text)] == [(who, "that the sale is void")]


SHAPES = [
    ("The envoys made it clear that their port will stay open.",
     ("The envoys", "made it clear", "that their port will stay open")),
    ("Vera Holm used her first speech to call on the town to rebuild the pier.",
     ("Vera Holm", "to call on", "the town to rebuild the pier")),
    ("Norland was among the lands that spoke out against the toll.",
     ("that", "spoke out against", "the toll")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SHAPES)
def test_where_the_parse_hangs_it_elsewhere(
    said: Proposer, text: str, expected: tuple[str, str, str]
) -> None:
    """The speaker is who does it with words, wherever the words hang."""
    assert expected in [(s.source, s.cue, s.content) for s in said(text)]


@pytest.mark.parametrize(
    "text",
    [
        "They asked what the captain called him.",  # no word of what
        "The storm, which shows the danger, has ended.",  # a storm does not speak
    ],
)
def test_no_speech_where_none_is_told(said: Proposer, text: str) -> None:
    """A question word that nothing is said of, a thing that only shows."""
    assert not any(s.source in {"the captain", "which"} for s in said(text))


def test_what_saying_it_would_be_is_not_said(said: Proposer) -> None:
    """An infinitive that something is said of tells of no speaker."""
    assert said("To say that the pier is safe is to mock the town.") == []
    assert said("To say that the pier is safe, it is a joke.") == []
