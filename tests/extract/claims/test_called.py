"""What somebody calls a thing in marks is theirs, whatever the sentence around it says."""

from __future__ import annotations

import pytest

from tests.extract.set_off import SHIP, statements


def _callers(sentence: str, words: str) -> list[str]:
    made = statements(f"{SHIP}\n\nAda Kern and Tom Hunt met on Sunday.\n\n{sentence}")
    return [who for who, said in made if said.endswith(words) and len(said) < 2 * len(words)]


@pytest.mark.parametrize(
    ("sentence", "words", "who"),
    [
        ("Officials warned of the sale that Ada Kern calls a “great success” for all.",
         "a “great success”", "Ada Kern"),
        ("The town paid for drills against what Tom Hunt termed “threats” by gulls.",
         "“threats”", "Tom Hunt"),
        ("Guests spoke of what Tom Hunt described as a “grand plan” to the press.",
         "“grand plan”", "Tom Hunt"),
    ],
)  # fmt: skip
def test_who_calls_it_so(sentence: str, words: str, who: str) -> None:
    """Beside the report that the clause stands in, or without one."""
    assert who in _callers(sentence, words)


@pytest.mark.parametrize(
    "sentence",
    [
        "Officials warned of the sale that some call a “great success” for all.",
        "Officials warned of the sale that Ada Kern never called a “great success” at all.",
        "Officials warned of the sale that Ada Kern would call a “great success” again.",
        "“The sale that Ada Kern calls a great success will fail,” officials warned.",
        "Officials warned of the ship that Ada Kern calls “Great Success” at home.",
    ],
)
def test_what_nobody_named_calls_it(sentence: str) -> None:
    """Nobody named, a denial, a guess, words that are another's, a name."""
    assert "Ada Kern" not in _callers(sentence, "“great success”")
    assert "Ada Kern" not in _callers(sentence, "“Great Success”")
