"""Two clauses behind the same words: the first says them, the last passes them on."""

from __future__ import annotations

import pytest

from extract.candidates.rules.paragraph import propose
from extract.records import Gazetteer
from tests.extract.marked import reading


def told(text: str) -> list[tuple[str, list[str], str]]:
    """Speaker, who passes it on, and the words of each candidate of the rules."""
    return [
        (
            " ".join(s.of(text) for s in c.source),
            [s.of(text) for spans in c.reporters for s in spans],
            " ".join(s.of(text) for s in c.content),
        )
        for c in propose(reading(text), Gazetteer())
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The port is old, Jan Sowa said while speaking in Arden, Novapress reported.",
         ("Jan Sowa", ["Novapress"], "The port is old")),
        ("The port has sold the mill, Jan Sowa said on Monday, Novapress reports.",
         ("Jan Sowa", ["Novapress"], "The port has sold the mill")),
    ],
)  # fmt: skip
def test_the_first_clause_says_it(text: str, expected: tuple[str, list[str], str]) -> None:
    """An agency that ends the sentence has not said it."""
    assert expected in told(text)
    assert not any(who == "Novapress" for who, _, _ in told(text))


def test_what_somebody_says_of_a_promise_is_his() -> None:
    """Before the words stands whom they are about, not who says them."""
    assert told("Jan Sowa promised to leave, Ana Ruiz said.") == [
        ("Ana Ruiz", [], "Jan Sowa promised to leave")
    ]


def test_what_was_reported_is_nobodys_speech() -> None:
    """A passive tells who reported, and "according to" who is heard."""
    told_ = told("The port is old. This was reported by Euranet, according to Novapress.")
    assert not any(who == "Euranet" and via for who, via, _ in told_)
