"""What the page says of a statement is what its words say: no negation twice, none left out."""

from __future__ import annotations

import re

import pytest

from graph.view.wording import negation, telling


def _told(
    polarity: str, said: str, cue: str = "said", act: str = "assert", before: str = ""
) -> str:
    found = telling(act, polarity, said, cue, cue.rsplit(maxsplit=1)[-1], before)
    return f"{found.says or ''}{'|within' if found.within else ''}"


@pytest.mark.parametrize(
    "words",
    [
        "the bridge will not open on Monday",
        "the ferry won’t sail",
        "nobody has paid",
        "no ferry sails",
        "it is impossible to cross",
        "the council failed to answer",
        "the lack of ferries",
    ],
)
def test_words_that_deny_stand_alone(words: str) -> None:
    """Where the words hold their negation, no "not" stands before them."""
    assert _told("negative", words) == "|within"


@pytest.mark.parametrize(
    ("cue", "lemma", "act", "told"),
    [
        ("refused", "refuse", "promise", "refused"),
        ("has long opposed", "oppose", "attitude", "has long opposed"),
        ("does not believe", "believe", "attitude", "does not believe"),
        ("was never, in all these years, convinced", "convinced", "attitude", "thinks · not"),
    ],
)
def test_a_reporting_word_that_denies_stands_before_them(
    cue: str, lemma: str, act: str, told: str
) -> None:
    """The article's own word says it; one too long for a label gives way to a "not"."""
    assert telling(act, "negative", "to open the bridge", cue, lemma, "") == (told, False)


def test_not_stands_only_before_words_that_affirm() -> None:
    """Denied from outside, the words affirm, also where a lesser clause of them holds a "no"."""
    assert _told("negative", "the bridge will open", before="Kovar did not really ") == "says · not"
    assert _told("negative", "the man who has no boat", before="Lind never ") == "says · not"
    assert _told("negative", "the bridge will open") == "says · not"


def test_what_stands_farther_before_denies_nothing() -> None:
    """A negation of the sentence before, or of another clause, is not the reporting word's."""
    assert _told("negative", "it will not open", before="It was not so. Kovar ") == "|within"
    assert _told("negative", "it will not open", before="not ready, Kovar ") == "|within"


def test_what_is_affirmed_is_told_as_usual() -> None:
    """Positive words get no "not", whatever they hold; a denial keeps its verb."""
    assert _told("positive", "not only the bridge but the ferry") == ""
    assert _told("negative", "that the bridge opens", "denied", "deny") == ""
    assert _told("positive", "a bridge", "feared", "attitude") == "feared"


@pytest.mark.parametrize("text", ["not only that", "notable", "nothingness", "No 10", "the north"])
def test_what_only_looks_like_a_negation_is_none(text: str) -> None:
    """Neither a word that begins alike, nor "not only", nor the number of a house."""
    assert not re.search(negation()[0], text, re.IGNORECASE)
