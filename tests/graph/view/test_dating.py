"""When it was said is one time, what it speaks of another; an article has a name of its own."""

from __future__ import annotations

import pytest

from graph.view.dating import called, said_on

DAY = ("2026-03-01", "2026-03-01")


def test_time_within_the_words_is_what_they_speak_of() -> None:
    """Of a ferry built in 1931 somebody speaks today."""
    words = "The ferry was built in 1931"
    assert said_on(words, ["in 1931"], ("1931-01-01", "1931-12-31"), "2026-03-02") is None
    assert said_on("it opens on Monday", ["on Monday"], DAY, "2026-03-02") is None


def test_one_day_beside_the_words_is_that_of_speaking() -> None:
    """A day beside "said" is the day, with or without the article's own date."""
    assert said_on("it opens", ["on Sunday"], DAY, "2026-03-02") == "2026-03-01"
    assert said_on("it opens", ["on March 1, 2026"], DAY, None) == "2026-03-01"


@pytest.mark.parametrize(
    ("times", "days"),
    [
        (["last month"], ("2026-02-01", "2026-02-28")),
        (["on Sunday", "last week"], DAY),
        (["in May 1999"], ("1999-05-01", "1999-05-01")),
        (["on Friday"], ("2026-03-06", "2026-03-06")),
        (["soon"], ("2026-03-02", None)),
    ],
)
def test_what_is_no_day_of_speaking(times: list[str], days: tuple[str | None, str | None]) -> None:
    """A span, one of several, a day long before or after the article: the article's date stays."""
    assert said_on("it opens", times, days, "2026-03-02") is None


def test_undated_stays_undated() -> None:
    """Without a date nothing is counted from anything; a day without words a person wrote."""
    assert said_on("it opens", ["yesterday"], (None, None), None) is None
    assert said_on("it opens", [], (None, None), "2026-03-02") is None
    assert said_on("it opens", [], DAY, None) == "2026-03-01"


@pytest.mark.parametrize(
    ("title", "outlet", "date", "name"),
    [
        ("A Bridge", "The Herald", "2026-03-02", "A Bridge"),
        (None, "The Herald", "2026-03-02T10:00", "The Herald, 2026-03-02"),
        (None, None, "2026-03-02", "“The bridge opens.”, 2026-03-02"),
        (None, "The Herald", None, "“The bridge opens.”, The Herald"),
    ],
)
def test_an_article_is_called_by_what_people_know(
    title: str | None, outlet: str | None, date: str | None, name: str
) -> None:
    """By its title, else by outlet and date, else by how it begins; never by its file."""
    assert called(title, outlet, date, "The bridge opens.") == name


def test_a_long_beginning_is_cut_between_words() -> None:
    """The name stays short and ends with a whole word."""
    text = "Harbour chief Ivo Lund has told a crowd of hundreds that the ferry will sail."
    assert called(None, None, None, text) == (
        "“Harbour chief Ivo Lund has told a crowd of hundreds that…”"
    )
