"""Sentences that end with who passes them on: "Roe said it fell, *Novapress reports*"."""

from __future__ import annotations

import pytest

from extract.annotate import extract
from tests.extract.marked import document
from tests.graph.points.world import known


def told(text: str, extractor: str = "rules") -> list[tuple[str, tuple[str, ...], str]]:
    """Who is reported to have said it, through whom, and what."""
    return [
        (
            " and ".join(actor.label for actor in one.holder.speakers),
            tuple(actor.label for actor in one.holder.via),
            " … ".join(s.of(text) for s in one.content),
        )
        for one in extract(document(text), known(), extractor).reported()
    ]


@pytest.mark.parametrize(
    ("text", "who", "via", "said"),
    [
        (
            ("TOLM, 9 May (Novapress) – The harbour has no need of dredging, port warden Ada Kern "
            "said on the air of the Nova channel on 8 May, Novapress has learned."),
            "Ada Kern",
            ("Novapress",),
            "The harbour has no need of dredging",
        ),
        (
            ("Yesterday Ada Kern denied that she had sold the mill, a Novapress correspondent "
            "reported on Monday."),
            "Ada Kern",
            ("a Novapress correspondent",),
            "that she had sold the mill",
        ),
        (
            ("“We will close the mill,” Ada Kern said at a meeting in Tolm on Monday, a Novapress "
            "correspondent reports."),
            "Ada Kern",
            ("Novapress",),
            "“We will close the mill,”",
        ),
        (
            ("In a talk with Radio Tolm, miller Ada Kern confirmed that the mill will close - says "
            "the portal Novapress."),
            "Ada Kern",
            ("the portal Novapress",),
            "that the mill will close",
        ),
        (
            "The mill will close in May, Novapress learned from miller Ada Kern on Monday.",
            "Ada Kern",
            ("Novapress",),
            "The mill will close in May",
        ),
        ("The mill will close, say the millers cited by Novapress.", "the millers", ("Novapress",),
         "The mill will close"),
    ],
)  # fmt: skip
def test_who_closes_a_sentence_passes_it_on(
    text: str, who: str, via: tuple[str, ...], said: str
) -> None:
    """The speaker keeps the words, the paper stands in the chain and says nothing of its own."""
    assert told(text) == [(who, via, said)]


def test_what_is_said_behind_the_clause_stays_the_speakers() -> None:
    """The case "“…,” said Roe, reports Novapress. “…”": both quotations are Roe's, told by it."""
    text = (
        "“The mill is old,” said Ada Kern, head of the guild, reports Fjord Today. “It will close "
        "in the spring.”"
    )
    who, via, said = told(text)[0]
    assert (who, via) == ("Ada Kern", ("Fjord Today",))
    assert said == "“The mill is old,” … “It will close in the spring.”"


@pytest.mark.parametrize(
    ("text", "who", "said"),
    [
        # its own report, which tells more than that somebody else said something
        (
            "Ada Kern, who says that the mill is safe, will close it on Monday, Novapress reports.",
            "Novapress",
            "Ada Kern, who says that the mill is safe, will close it on Monday",
        ),
        # it reports something, to somebody, or what stands behind
        ("Ada Kern said that the mill is safe, and Novapress reported a fire.", "Ada Kern",
         "that the mill is safe"),
        ("Ada Kern said that the mill is safe for all who report to the foreman.", "Ada Kern",
         "that the mill is safe for all who report to the foreman"),
        # a hyphen within a word
        ("Ada Kern said that nobody had read the un-redacted mill report.", "Ada Kern",
         "that nobody had read the un-redacted mill report"),
        # who says it himself
        ("The mill will close, he said on Monday.", "", "The mill will close"),
    ],
)  # fmt: skip
def test_who_speaks_is_not_passed_on(text: str, who: str, said: str) -> None:
    """Nobody is put between a speaker and the article by words that say something else."""
    assert (who, (), said) in told(text)
