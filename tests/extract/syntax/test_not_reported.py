"""Silence: cues that report nothing, and those that only look so."""

from __future__ import annotations

import pytest

from extract.claims.acts import judge
from extract.records import Note
from tests.extract.marked import candidate, reading

CONTENT = "that it broke"


def why(text: str, cue: str) -> str:
    """Why a cue before "that it broke" reports no statement, or "" when it does."""
    verdict = judge(reading(text), candidate(text, "", cue, CONTENT))
    return verdict.why.rsplit("(", 1)[1].rstrip(")") if isinstance(verdict, Note) else ""


@pytest.mark.parametrize(
    ("text", "cue", "reason"),
    [
        ("He never said that it broke.", "said", "negated: never"),
        ("Nobody said that it broke.", "said", "negated: Nobody"),
        ("Neither man has said that it broke.", "has said", "negated: Neither"),
        ("He left without saying that it broke.", "saying", "negated: without"),
        ("He failed to mention that it broke.", "failed to mention", "negated: failed"),
        ("He made no claim that it broke.", "made no claim", "negated: no"),
        ("He is expected to say that it broke.", "is expected to say", "withheld: expected"),
        ("He tried to say that it broke.", "tried to say", "withheld: tried"),
        ("He will try to stress that it broke.", "will try to stress", "withheld: try"),
        ("He has yet to say that it broke.", "has yet to say", "withheld: has"),
        ("They want him to admit that it broke.", "to admit", "withheld: want"),
        ("They are waiting for him to say that it broke.", "to say", "withheld: waiting"),
        ("He was accused of saying that it broke.", "saying", "withheld: accused"),
        ("He was accused of having said that it broke.", "having said", "withheld: accused"),
        ("He denied having said that it broke.", "having said", "withheld: denied"),
        ("He denied ever having told us that it broke.", "ever having told", "withheld: denied"),
        ("He was wrongly quoted as saying that it broke.", "saying", "withheld: quoted"),
        ("He was misquoted as saying that it broke.", "saying", "withheld: misquoted"),
        ("They denied that he had claimed that it broke.", "had claimed", "withheld: denied"),
        ("We hope that he says that it broke.", "says", "only possible: hope"),
        ("They expect that he will say that it broke.", "will say", "only possible: expect"),
        ("Let’s say that it broke.", "say", "only possible: Let"),
        ("They let him claim that it broke.", "claim", "only possible: let"),
        ("She was afraid that he said that it broke.", "said", "only possible: afraid"),
        ("He might well say that it broke.", "might well say", "only possible: might"),
        ("He would say that it broke.", "would say", "only foretold: would"),
        ("He will probably say that it broke.", "will probably say", "only guessed: probably"),
        ("He did not deny that it broke.", "did not deny", "negated: not"),
        ("He did not dispute that it broke.", "did not dispute", "negated: not"),
        ("He neither confirmed nor denied that it broke.", "denied", "negated: neither"),
        ("He would not rule out that it broke.", "would not rule out", "negated: not"),
        ("He would not confirm that it broke.", "would not confirm", "negated: not"),
        ("If he says that it broke, we go.", "says", "conditional: if"),
        ("Until he says that it broke, we stay.", "says", "conditional: Until"),
        ("Had he said that it broke, we would go.", "said", "conditional: Had"),
        ("Did he say that it broke?", "say", "only asked"),
        ("It is too early to say that it broke.", "to say", "withheld: early"),
        ("She has the authority to say that it broke.", "to say", "withheld: authority"),
        ("He will come to Oslo to claim that it broke.", "to claim", "withheld: come"),
        ("A drone was bought to prove that it broke.", "to prove", "withheld: bought"),
        ("He risks claiming that it broke.", "claiming", "withheld: risks"),
        ("Why would he say that it broke?", "say", "only foretold: would"),
        ("When did he say that it broke?", "say", "only asked"),
        (
            "He stopped short of claiming that it broke.",
            "stopped short of claiming",
            "negated: stopped",
        ),
    ],
)
def test_silent(text: str, cue: str, reason: str) -> None:
    """What was not said, or only may be, gives no statement; the note names the word."""
    assert why(text, cue).lower() == reason.lower()


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("He sought to stress that it broke.", "sought to stress"),
        ("He did not hesitate to say that it broke.", "did not hesitate to say"),
        ("He did not stop short of claiming that it broke.", "did not stop short of claiming"),
        ("He would later say that it broke.", "would later say"),
        ("He would only say that it broke.", "would only say"),
        ("He will say that it broke.", "will say"),
        ("He can reveal that it broke.", "can reveal"),
        ("He could be heard saying that it broke.", "could be heard saying"),
        ("I must admit that it broke.", "must admit"),
        ("He was forced to admit that it broke.", "was forced to admit"),
        ("He was the first to say that it broke.", "was the first to say"),
        ("He took to the radio to say that it broke.", "took to the radio to say"),
        ("She was the first official to say that it broke.", "to say"),
        ("She was quick to say that it broke.", "was quick to say"),
        ("He would not come and said that it broke.", "said"),
        ("Until he said that it broke, we stayed.", "said"),
        ("No 10 said that it broke.", "said"),
        ("He said nothing but that it broke.", "said"),
        ("Not only did he say that it broke.", "say"),
        ("He admitted having said that it broke.", "having said"),
        ("He was quoted as wrongly saying that it broke.", "wrongly saying"),
    ],
)
def test_not_silent(text: str, cue: str) -> None:
    """What looks withheld and was said all the same is a statement."""
    assert why(text, cue) == ""


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Ron Dahl, nicknamed “the Wolf”, left.", "nicknamed", "“the Wolf”"),
        ("The ship, named “Northern Star”, left.", "named", "“Northern Star”"),
        ("A film called “Harbour Lights” opened.", "called", "“Harbour Lights”"),
    ],
)
def test_names_are_nothing_said(text: str, cue: str, content: str) -> None:
    """What somebody or something bears as a name is no statement about it."""
    assert isinstance(judge(reading(text), candidate(text, "", cue, content)), Note)


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("He was called “a liar” by the mayor.", "was called", "“a liar”"),
        ("Rivals called him “the Wolf”.", "called", "him “the Wolf”"),
        ("The plan was described as “reckless”.", "was described as", "“reckless”"),
    ],
)
def test_what_is_called_something_is_judged(text: str, cue: str, content: str) -> None:
    """Who calls somebody something has said so, and so has who is not named for it."""
    assert not isinstance(judge(reading(text), candidate(text, "", cue, content)), Note)
