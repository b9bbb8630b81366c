"""Paragraphs that the next one lays to somebody are no claims of the article."""

from __future__ import annotations

import pytest

from tests.extract.claims.test_narration import words

_MILL = "The mill has closed.\n\n{}"


@pytest.mark.parametrize(
    "behind",
    [
        "That is according to Jan Roe.",
        "That's according to the minister Jan Roe, who spoke in May.",
        "This was announced by Jan Roe at a meeting.",
        "It was reported by Jan Roe, an agency says.",
        "Jan Roe said this to reporters on Monday.",
        "Jan Roe said so on Monday.",
    ],
)
def test_words_laid_to_somebody_behind(behind: str) -> None:
    """What somebody "said this" of is withheld."""
    assert "The mill has closed" not in words(_MILL.format(behind))


@pytest.mark.parametrize(
    "behind",
    [
        "Jan Roe said this winter was cold.",
        "It was opened by Jan Roe in May.",
        "It was reported by Jan Roe that the road was shut.",
        "This is sad.",
        "Jan Roe knew this.",
        "Jan Roe said this: it was late.",
        "Jan Roe came. He said this at noon.",
    ],
)
def test_words_that_nobody_is_said_to_say(behind: str) -> None:
    """A deed, a feeling and a pointing word with a noun lay nothing to anybody."""
    assert "The mill has closed" in words(_MILL.format(behind))


def test_a_report_is_what_is_pointed_at() -> None:
    """Where the paragraph reports words itself, these are meant, not the rest of it."""
    text = "The mill has closed. Roe said it was late.\n\nRoe said this on Monday."
    assert "The mill has closed" in words(text, ("Roe", "said", "it was late"))
