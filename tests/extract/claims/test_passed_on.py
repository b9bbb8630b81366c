"""Statements that somebody is reported to lay to others, with who passes them on."""

from __future__ import annotations

import pytest

from extract.annotate import extract
from extract.claims.passed_on import RULE
from tests.extract.marked import document
from tests.graph.points.world import known


def told(text: str) -> list[tuple[str, tuple[str, ...], str]]:
    """Who is said to have said it, through whom, and what."""
    return [
        (
            " and ".join(actor.label for actor in one.holder.speakers),
            tuple(actor.label for actor in one.holder.via),
            " … ".join(s.of(text) for s in one.content),
        )
        for one in extract(document(text), known(), "rules").attributions
        if one.rule == RULE
    ]


@pytest.mark.parametrize(
    ("text", "holder", "via", "said"),
    [
        (
            "Ada Kern said that the miller Olav Dahl told her in Oslo that the mill would close.",
            "Olav Dahl",
            "Ada Kern",
            "that the mill would close",
        ),
        (
            "Sweden claims that Norway hides ships, Finnish premier Ada Kern said.",
            "Government of Sweden",
            "Ada Kern",
            "that Norway hides ships",
        ),
        (
            "“Yesterday Norway announced that the port had reopened,” Ada Kern told reporters.",
            "Government of Norway",
            "Ada Kern",
            "that the port had reopened",
        ),
    ],
)
def test_a_report_within_a_report(text: str, holder: str, via: str, said: str) -> None:
    """Whom a speaker reports holds what is reported; the speaker stands in the chain before."""
    assert told(text) == [(holder, (via,), said)]


@pytest.mark.parametrize(
    "text",
    [
        "“People say that the mill will close,” Ada Kern told reporters.",  # a figure of speech
        # who is spoken to
        "“Madam President, Norway says you closed the port,” Ada Kern told the president.",
        # a belief, what was not said or may be, a question, oneself, a pronoun, a thing
        "Ada Kern said that Olav Dahl believes the mill will close.",
        "Ada Kern said that Olav Dahl did not say that the mill would close.",
        "Ada Kern said that if Olav Dahl says the mill will close, nobody will mourn it.",
        "Ada Kern said that Olav Dahl asked whether the mill would close.",
        "Ada Kern said that Kern had announced that the mill would close.",
        "Ada Kern said that she had announced that the mill would close.",
        "Ada Kern said that the paper suggests that the mill burns.",
        "Ada Kern said that the smoke shows that the mill burns.",
    ],
)
def test_no_report_within(text: str) -> None:
    """Only what is said to have been said, by somebody else who is named, is laid to him."""
    assert told(text) == []


@pytest.mark.parametrize("word", ["wrongly", "falsely", "erroneously"])
def test_what_nobody_said(word: str) -> None:
    """Whom somebody wrongly reports to have said a thing has not said it."""
    text = "The Courier {}reported that the miller Olav Dahl had said that the mill would close."
    assert told(text.format("")) == [
        ("Olav Dahl", ("Courier",), "that the mill would close"),
    ]
    assert told(text.format(f"{word} ")) == []


def chains(text: str, extractor: str) -> list[tuple[str, tuple[str, ...], str]]:
    """Everything reported: who said it, through whom, and what."""
    return [
        (
            " and ".join(actor.label for actor in one.holder.speakers),
            tuple(actor.label for actor in one.holder.via),
            " … ".join(s.of(text) for s in one.content),
        )
        for one in extract(document(text), known(), extractor).reported()
    ]


def test_who_is_found_within_the_words_of_another_is_heard_through_him() -> None:
    """In what somebody is quoted with, a report that the tagger finds by itself is passed on."""
    text = (
        "- Norway reports that it withdraws its ships. We have no word of it. It is late - said "
        "Ada Kern."
    )
    made = chains(text, "tagger")
    assert ("Government of Norway", ("Ada Kern",), "that it withdraws its ships") in made


def test_a_report_around_the_one_that_a_tagger_finds_is_kept() -> None:
    """Of "Sweden claims that Norway told …" neither is lost: one speaks through the other."""
    text = (
        "Sweden claims that Norway repeatedly told the leaders it would take the islands into a "
        "common union."
    )
    made = {(who, via) for who, via, _ in chains(text, "tagger")}
    assert made == {
        ("Government of Sweden", ()),
        ("Government of Norway", ("Government of Sweden",)),
    }


def test_nobody_is_heard_through_who_denies_it() -> None:
    """Who rejects a claim has not passed it on."""
    text = "Ada Kern rejected the claim that Norway hides ships."
    assert all("Ada Kern" not in via for _, via, _ in chains(text, "tagger"))


@pytest.mark.parametrize(
    "text",
    [
        "Ada Kern condemned the deal that Olav Dahl called “a shame” on Monday.",
        "Ada Kern condemned what Olav Dahl called “a shame” on Monday.",
    ],
)
def test_what_only_stands_beside_is_not_passed_on(text: str) -> None:
    """A clause that describes, or sets a report against another, may be the article's remark."""
    assert all("Ada Kern" not in via for _, via, _ in chains(text, "tagger"))
