"""Judging words within a content."""

from __future__ import annotations

import pytest

from extract.claims.evaluations import Evaluation, outcry, rejects
from extract.records import Span
from tests.extract.marked import parts, reading


@pytest.mark.parametrize(
    ("text", "cue", "content", "words", "act"),
    [
        (
            "He dismissed it as “fake news,” too.",
            "dismissed",
            "it as “fake news,”",
            "fake news",
            "deny",
        ),
        (
            "He called the claims “rubbish” there.",
            "called",
            "the claims “rubbish”",
            "rubbish",
            "deny",
        ),
        ("He called the report false.", "called", "the report false", "false", "deny"),
        ("He described it as bold.", "described", "it as bold", "bold", "assert"),
        ("He branded it a disgrace.", "branded", "it a disgrace", "disgrace", "assert"),
        (
            "He characterized the move as desperate, signaling worse.",
            "characterized",
            "the move as desperate, signaling worse",
            "desperate",
            "assert",
        ),
        (
            "The plan, described as a “trap,” seems to work.",
            "described",
            "as a “trap,”",
            "trap",
            "assert",
        ),
    ],
)
def test_evaluation(text: str, cue: str, content: str, words: str, act: str) -> None:
    """The judging words are found bare, and those that call a thing untrue make a denial."""
    (part,) = parts(text, "", cue, content)
    assert (part.evaluation, part.act) == (words, act)
    assert part.polarity == ("negative" if act == "deny" else "positive")


@pytest.mark.parametrize("noun", ["claims", "the allegation", "reports"])
@pytest.mark.parametrize(
    "claim",
    ["that Norway had sunk the ferry", "that the mill would close", "of a raid on the mill"],
)
@pytest.mark.parametrize("judged", ["“baseless”", "“completely false”", "“a lie”"])
def test_what_is_quoted_behind_a_claim(noun: str, claim: str, judged: str) -> None:
    """What somebody calls a claim, in quotation marks, denies it however the parse has it."""
    content = f"{noun} {claim} {judged}"
    for words in (content, content.removesuffix(f" {judged}")):
        for cue in ("branded", "called"):
            (part,) = parts(f"Roe {cue} {content}.", "Roe", cue, words)
            assert (part.act, part.polarity) == ("deny", "negative")


@pytest.mark.parametrize(
    "content",
    [
        "reports that Norway had won the vote by “lies”",
        "claims that the new harbour would be “excellent”",
        "claims that Norway had spread “lies”",
    ],
)
def test_what_is_quoted_within_a_claim(content: str) -> None:
    """Quoted words that a claim itself has to have do not deny it, nor does the next sentence."""
    for behind in ("", " “Lies do not pay,” he said."):
        (part,) = parts(f"Roe described {content}.{behind}", "Roe", "described", content)
        assert part.act != "deny"


def test_what_is_judged_outside_the_content() -> None:
    """A passive judges its subject, which then is the subject of the proposition."""
    text = "Russia’s plan, described as a “trap,” seems to work."
    (part,) = parts(text, "", "described", "as a “trap,”")
    assert (part.proposition.subject, part.proposition.object) == ("Russia’s plan", "trap")


def test_rejects() -> None:
    """Only words about truth reject; blame and praise do not."""
    assert rejects(_judged("complete and utter nonsense"), ())
    assert not rejects(_judged("a desperate move"), ())


def _judged(printed: str) -> Evaluation:
    return Evaluation(printed, Span(0, 1))


def test_claims_are_dismissed() -> None:
    """An accusation called a trick is denied; a budget called a trick is only judged."""
    content = reading("the allegations dirty tricks. the budget a dirty trick").blocks[0].doc
    assert rejects(_judged("dirty tricks"), content[:4])
    assert not rejects(_judged("a dirty trick"), content[5:])


@pytest.mark.parametrize(
    "text", ["“Nonsense,”", "“Lies.”", "“Complete rubbish!”", "“Fake news,”", "No.", "“Not true.”"]
)
def test_outcry(text: str) -> None:
    """An answer that is no more than a denial has the word that denies."""
    assert outcry(list(reading(text).blocks[0].doc)) is not None


@pytest.mark.parametrize(
    "text", ["“Perfect,”", "“No lies.”", "“They told lies.”", "“The lies of the mayor.”", "“Yes.”"]
)
def test_no_outcry(text: str) -> None:
    """Praise, a denied lie, and words about lies are none."""
    assert outcry(list(reading(text).blocks[0].doc)) is None


@pytest.mark.parametrize(
    ("text", "cue", "content", "act"),
    [
        ("“Hogwash,” Varga told the crowd.", "told", "“Hogwash,”", "deny"),
        ("“Fake news,” Varga wrote on a blog.", "wrote on", "“Fake news,”", "deny"),
        ("“Splendid,” Varga told the crowd.", "told", "“Splendid,”", "assert"),
        ("Varga told lies.", "told", "lies", "assert"),
        (
            "Varga said Friday it was “tosh” that the vessels are being sold.",
            "said",
            "it was “tosh” that the vessels are being sold",
            "deny",
        ),
        (
            "Varga said Friday it was “grand” that the vessels are being sold.",
            "said",
            "it was “grand” that the vessels are being sold",
            "assert",
        ),
        (
            "Varga played down fears that the quay may sink.",
            "played down",
            "that the quay may sink",
            "deny",
        ),
        ("Varga called the rumours a cheap stunt.", "called", "the rumours a cheap stunt", "deny"),
        ("Varga called the fair a cheap stunt.", "called", "the fair a cheap stunt", "assert"),
    ],
)
def test_denials_in_every_dress(text: str, cue: str, content: str, act: str) -> None:
    """A denial is never asserted and positive, whatever dress it wears; praise is no denial."""
    (part,) = parts(text, "Varga", cue, content)
    assert (part.act, part.polarity) == (act, "negative" if act == "deny" else "positive")


def test_belittled_things_are_not_denied() -> None:
    """Who plays down a thing, no fear or claim, has not denied it."""
    text = "Varga played down the match."
    (part,) = parts(text, "Varga", "played down", "the match")
    assert part.act == "other"


def test_the_last_word_judges() -> None:
    """Of the claims of somebody the last word says what they are called, also read as a name."""
    content = "the allegations of Norland absurd"
    (part,) = parts(f"He called {content}.", "He", "called", content)
    assert (part.act, part.evaluation) == ("deny", "absurd")
