"""Denials that an adjective alone tells of, and claims that words only say to be about."""

from __future__ import annotations

import pytest

from extract.annotate import extract
from extract.claims.disbelieved import RULE
from extract.claims.quoted_claims import RULE as QUOTED
from tests.extract.claims.test_answers import NORWAY, SWEDEN, meant
from tests.extract.marked import document
from tests.graph.points.world import known


def _of_rule(text: str, rule: str) -> list[tuple[str, str]]:
    return [
        (part.act, " … ".join(s.of(text) for s in part.content))
        for one in extract(document(text), known(), "rules").attributions
        for part in one.parts
        if one.rule == rule
    ]


def test_called_untrue_in_passing() -> None:
    """What somebody calls unfounded within a report of something else he denies."""
    text = "Norway urged Sweden to stop spreading baseless accusations that it had hidden ships."
    assert _of_rule(text, RULE) == [("deny", "accusations that it had hidden ships")]
    before = f"Sweden said Norway had hidden ships.\n{text}"
    assert (NORWAY, SWEDEN, "Norway had hidden ships") in meant(before)


@pytest.mark.parametrize(
    "text",
    [
        "Norway rejected the baseless accusations that it had hidden ships.",  # denied outright
        "Norway asked who spreads baseless accusations that it had hidden ships.",
        "Norway spoke of accusations that it had hidden ships.",
        "Norway supported Sweden's baseless accusation that Finland had hidden ships.",
        "Norway complained of a false alarm that the harbour burned.",
    ],
)
def test_nothing_called_untrue(text: str) -> None:
    """What is denied outright, asked, or not called untrue makes no denial of its own."""
    assert _of_rule(text, RULE) == []


def test_claims_that_there_are() -> None:
    """Who says that there are accusations tells a claim that nobody is named for."""
    text = "Ada Kern said that there were accusations that Norway had hidden ships."
    assert _of_rule(text, QUOTED) == [("assert", "that Norway had hidden ships")]
    assert not _of_rule(text.replace("were", "were no"), QUOTED)
    denied = f"{text} “There is no evidence of these claims,” Kern said."
    assert meant(denied) == [("Ada Kern", "unknown", "that Norway had hidden ships")]
