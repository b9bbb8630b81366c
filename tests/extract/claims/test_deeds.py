"""Deeds that words of speech name: nothing is said."""

from __future__ import annotations

import pytest

from extract.claims.acts import Judgement, judge
from extract.records import Note
from tests.extract.marked import candidate, reading


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("They denied inmates access to law.", "They", "denied", "inmates access to law"),
        ("They are denying sacks to the poor.", "They", "are denying", "sacks to the poor"),
        ("The consul refused her a visa.", "The consul", "refused", "her a visa"),
        ("The clubs agreed a fee on Friday.", "The clubs", "agreed", "a fee"),
        ("A tug, named “Polar Rose”, sank.", "", "named", "“Polar Rose”"),
        ("Max Orel, nicknamed “the Fox”, fled.", "", "nicknamed", "“the Fox”"),
        ("They dropped a scheme called “Clean Shores”.", "", "called", "“Clean Shores”"),
        ("She titled her novel “We Were Wrong”.", "She", "titled", "her novel “We Were Wrong”"),
        ("She used a slur to describe Max Orel.", "She", "used a slur to describe", "Max Orel"),
        ("Norvia seeks to fill its stores.", "Norvia", "seeks", "to fill its stores"),
        ("She posted a video of the storm.", "She", "posted", "a video of the storm"),
        ("The bank apologised to its savers.", "The bank", "apologised to", "its savers"),
        ("Max Orel described the old harbour.", "Max Orel", "described", "the old harbour"),
        ("Traders put loans on hold.", "Traders", "put", "loans on hold"),
        (
            "Max Orel referred to the envoy with a nod that is rude.",
            "Max Orel",
            "referred to",
            "the envoy with a nod that is rude",
        ),
        (
            "Max Orel titled his book “We Were Wrong”.",
            "Max Orel",
            "titled",
            "his book “We Were Wrong”",
        ),
        (
            "Max Orel retweeted a video alleging that a dam broke.",
            "Max Orel",
            "retweeted",
            "a video alleging that a dam broke",
        ),
        (
            "Max Orel liked a comment that said the feast was a fraud.",
            "Max Orel",
            "liked",
            "a comment that said the feast was a fraud",
        ),
    ],
)
def test_deed(text: str, source: str, cue: str, content: str) -> None:
    """What is kept from somebody, agreed, given a name or only named is no statement."""
    verdict = judge(reading(text), candidate(text, source, cue, content))
    assert isinstance(verdict, Note)
    assert verdict.kind == "dropped"


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "act"),
    [
        ("Wardens denied beating inmates.", "Wardens", "denied", "beating inmates", "deny"),
        ("Norvia wants to fill its stores.", "Norvia", "wants", "to fill its stores", "attitude"),
        (
            "They denied the loan of buses to the gang.",
            "They",
            "denied",
            "the loan of buses to the gang",
            "deny",
        ),
        ("They denied links to the gang.", "They", "denied", "links to the gang", "deny"),
        ("She denied the claims to a friend.", "She", "denied", "the claims", "deny"),
        ("They agreed that it was fair.", "They", "agreed", "that it was fair", "assert"),
        ("She sent a letter saying it fell.", "She", "sent", "a letter saying it fell", "other"),
        ("She replied to him that it fell.", "She", "replied to", "that it fell", "assert"),
        ("She apologised for the delay.", "She", "apologised for", "the delay", "acknowledge"),
        ("They called him “a Lost Cause”.", "They", "called", "him “a Lost Cause”", "assert"),
        ("She put the blame on Max Orel.", "She", "put", "the blame on Max Orel", "other"),
        ("She put the toll at 40 on Monday.", "She", "put", "the toll at 40", "other"),
        ("She shrugged off her critics.", "She", "shrugged off", "her critics", "attitude"),
        ("She shrugged off the claim.", "She", "shrugged off", "the claim", "deny"),
        ("The judge dismissed the case.", "The judge", "dismissed", "the case", "attitude"),
        (
            "She shared her belief that it fell.",
            "She",
            "shared",
            "her belief that it fell",
            "assert",
        ),
        ("She referred to him as a clown.", "She", "referred to", "him as a clown", "assert"),
        (
            "They called the vote “a sham that we lost”.",
            "They",
            "called",
            "the vote “a sham that we lost”",
            "assert",
        ),
        ("She described Max Orel as vain.", "She", "described", "Max Orel as vain", "assert"),
    ],
)
def test_words_all_the_same(text: str, source: str, cue: str, content: str, act: str) -> None:
    """The same words of speech tell of words where something is said by them."""
    verdict = judge(reading(text), candidate(text, source, cue, content))
    assert isinstance(verdict, Judgement)
    assert verdict.act == act
