"""Sentences that go on with what somebody is reported to say."""

from __future__ import annotations

import pytest

from extract.claims.acts import Judgement, judge
from extract.claims.continued import continued
from extract.claims.statements import split
from extract.records import Actor, Attribution, Holder, QuoteStyle
from tests.extract.marked import candidate, named, reading

ROE = Holder("resolved", Actor("roe", "Jane Roe", "person"))
FALK = Holder("resolved", Actor("falk", "Ivo Falk", "person"))
Report = tuple[tuple[str, str, str], Holder]

#: A report at the beginning and one at the end, each by its own words.
FIRST = ("Jane Roe", "said", "that the dam was old")
LAST = ("she", "said", "“We have no money,”")
BEFORE = "Jane Roe said that the dam was old. "
BEHIND = " “We have no money,” she said."


def going_on(text: str, *reports: Report) -> list[str]:
    """The sentences that go on with one of some reports (source, cue, content; holder)."""
    read = reading(text)
    told = [_reported(text, marks, holder) for marks, holder in reports]
    return [span.of(text) for span in continued(read, told)]


def _reported(text: str, marks: tuple[str, str, str], holder: Holder) -> Attribution:
    found = candidate(text, *marks)
    judgement = judge(reading(text), found)
    assert isinstance(judgement, Judgement)
    made = split(reading(text), named(text), found, judgement)
    style: QuoteStyle = "direct" if marks[2].startswith("“") else "indirect"
    return Attribution(
        found.source, found.cue, found.content, style, holder, made, "x", 1.0,
        cue_lemma=judgement.cue_lemma,
    )  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        "No one knows how long it holds.",
        "These walls are full of holes.",
        "And the walls broke twice in May.",
    ],
)
def test_between_two_reports_of_one_speaker(sentence: str) -> None:
    """What stands between two reports of one speaker is theirs, unless it tells a past event."""
    text = BEFORE + sentence + BEHIND
    assert going_on(text, (FIRST, ROE), (LAST, ROE)) == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "The town built it in May 1950.",  # background
        "Roe is on a tour of the valley.",  # of the speaker
        "She is on a tour of the valley.",
    ],
)
def test_background_between_two_reports(sentence: str) -> None:
    """Past events, and what is told of the speaker, stay the article's."""
    text = BEFORE + sentence + BEHIND
    assert going_on(text, (FIRST, ROE), (LAST, ROE)) == []


def test_between_two_speakers() -> None:
    """Between the reports of two speakers nothing shows whose a sentence would be."""
    text = BEFORE + "No one knows how long it holds." + BEHIND
    assert going_on(text, (FIRST, ROE), (LAST, FALK)) == []


def test_a_would_that_stands_for_will() -> None:
    """A "would" that no condition explains goes on with a report."""
    assert going_on(BEFORE + "The mill would close in May.", (FIRST, ROE)) == [
        "The mill would close in May."
    ]
    for own in (
        "The mill would close if the dam broke.",
        "That would please the town.",
        "This plan would please the town.",
        "The mill would have closed in May.",
        "The mill will close in May.",
    ):
        assert going_on(BEFORE + own, (FIRST, ROE)) == []


def test_a_word_that_joins() -> None:
    """A sentence that opens with "moreover" adds to the words before it, unless it tells events."""
    assert going_on(BEFORE + "Moreover, the walls are thin.", (FIRST, ROE)) != []
    assert going_on(BEFORE + "Moreover, the town closed the road.", (FIRST, ROE)) == []


def test_not_across_paragraphs_nor_behind_no_report() -> None:
    """A new paragraph is the article's again, and so is what follows its own sentence."""
    text = BEFORE.strip() + "\nMoreover, the walls are thin."
    assert going_on(text, (FIRST, ROE)) == []
    text = BEFORE + "The road was closed. Moreover, the walls are thin."
    assert going_on(text, (FIRST, ROE)) == []


UNKNOWN = Holder("unknown", reason="nobody named")


def test_who_adds_something_spoke_before() -> None:
    """Whoever "he" is, what he adds behind a sentence shows that the sentence is his as well."""
    added = ("He", "added", "that the walls were thin")
    text = BEFORE + "No one knows how long it holds. He added that the walls were thin."
    middle = ["No one knows how long it holds."]
    assert going_on(text, (FIRST, UNKNOWN), (added, UNKNOWN)) == middle
    other = text.replace("He added", "Falk added")
    falk = ("Falk", "added", "that the walls were thin")
    assert going_on(other, (FIRST, UNKNOWN), (falk, FALK)) == []
    said = ("He", "said", "that the walls were thin")
    assert going_on(text.replace("added", "said"), (FIRST, UNKNOWN), (said, UNKNOWN)) == []


def test_what_has_to_be_done_behind_a_report() -> None:
    """A report of news demands nothing itself; who writes in the first person may."""
    bid = "All those responsible must be held to account."
    assert going_on(BEFORE + bid, (FIRST, ROE)) == [bid]
    assert going_on(BEFORE + bid + " We owe it to the town.", (FIRST, ROE)) == []
    assert going_on("The dam was old. " + bid) == []
    for own in ("It must be late.", "The town must find a way to pay."):
        assert going_on(BEFORE + own, (FIRST, ROE)) == []
