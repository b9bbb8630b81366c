"""What an article prints and yet claims of nothing."""

from __future__ import annotations

import pytest

from extract.claims.hearsay import nobodys
from extract.claims.narration import narrate
from extract.keys import printed
from tests.extract.marked import named, reading


@pytest.mark.parametrize(
    "text",
    [
        "The bridge is widely believed to be rotten.",
        "It is thought that the ferry sank.",
        "Varga is expected to resign.",
        "Her visit is being seen as an attempt to win votes.",
        "The ferry is considered a danger to swimmers.",
        "Varga has been mentioned as the next mayor.",
        "Varga is accused of taking bribes.",
        "The bank expects prices to fall by half.",
        "Many divers believe that the ferry is safe.",
        "The main objection of the divers is that the quay would sink.",
        "Varga's bet is that nobody will notice.",
        "Ten divers reportedly drowned.",
        "Ten divers are feared dead.",
        "As announced, the drill lasts until May.",
        "The ferry is, as Varga argues, too old.",
        "By his own admission, Varga is rich.",
        "By one estimate, the ferry lost half of its guests.",
        "In the view of the divers, the ferry is too old.",
        "The old bridge is widely regarded as a danger.",
        "The club wants a new quay.",
        "Subscribe to our daily letter.",
        "Do not miss our next issue.",
    ],
)
def test_nobodys(text: str) -> None:
    """What is believed by nobody named, and a call on the reader, are no claims of the article."""
    assert nobodys(list(reading(text).blocks[0].doc))
    assert not narrate(reading(text), named(text), ()).claims


@pytest.mark.parametrize(
    "text",
    [
        "The bridge is rotten.",
        "The bridge was supposed to be new.",
        "The bridge is believed by experts to be rotten.",
        "The work is planned to begin soon.",
        "Her visit is seen by divers as an attempt to win votes.",
        "Varga was seen as she left.",
        "Varga considered the offer for a week.",
        "The bank expects a visitor.",
        "Varga hopes to win the vote.",
        "We believe that the ferry is safe.",
        "Nobody believed that the ferry was safe.",
        "Does Varga believe that the ferry is safe?",
        "Her win will worry divers that the ferry may close.",
        "My fear is that the quay will sink.",
        "The truth is that the ferry is old.",
        "The danger is that the quay will sink.",
        "As we reported, the ferry sank.",
        "As expected, the drill lasts until May.",
        "As the drill ended, the ferry left.",
        "Varga smiled as she announced the plan.",
        "By the end of May, the ferry will be sold.",
        "In view of the storm, the ferry stays in port.",
        "Varga was accused by the divers of taking bribes.",
        "The bridge was used as a shelter.",
        "Do the divers know it?",
        "Varga seems to be tired.",
        "Apparently the ferry sank.",
        "Divers fear the dead.",
    ],
)
def test_own_all_the_same(text: str) -> None:
    """What is so, planned, seems so, is asked, or is believed by somebody told is no hearsay."""
    assert not nobodys(list(reading(text).blocks[0].doc))


def test_the_rest_of_the_sentence_stands() -> None:
    """Only the part that is hearsay is left out, with a note."""
    text = "Norland has a large fleet and is widely assumed to be able to land on the islands."
    told = narrate(reading(text), named(text), ())
    assert [printed(text, p.content) for a in told.claims for p in a.parts] == [
        "Norland has a large fleet"
    ]
    assert any("assumed" in note.why for note in told.withheld)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Varga met the baker, who reportedly owns the mill.", "Varga met the baker"),
        ("The port has seen blasts believed to be the work of rebels.", "The port has seen blasts"),
        ("Varga met the baker, who owns the mill.", "Varga met the baker, who owns the mill"),
        ("The port has seen blasts heard by the divers.",
         "The port has seen blasts heard by the divers"),
    ],
)  # fmt: skip
def test_what_describes_on_somebodys_word(text: str, left: str) -> None:
    """A clause that tells more of a thing on somebody's word is left out, any other stays."""
    told = narrate(reading(text), named(text), ())
    assert [printed(text, p.content) for a in told.claims for p in a.parts] == [left]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The plan is too weak for the many divers who want a new quay.",
         "The plan is too weak for the many divers"),
        ("A flood of leaflets claiming that the ferry is lost has reached the town.",
         "A flood of leaflets … has reached the town"),
        ("The idea that the ferry is lost is old.", "The idea … is old"),
        ("The divers who found a new quay are proud.", "The divers who found a new quay are proud"),
        ("The news that the ferry is lost is old.", "The news that the ferry is lost is old"),
    ],
)  # fmt: skip
def test_what_others_claim_or_want_is_left_out(text: str, kept: str) -> None:
    """Of a claim of the article's only what it claims itself is kept."""
    claims = narrate(reading(text), named(text), ()).claims
    assert [" … ".join(s.of(text) for s in a.content) for a in claims] == [kept]
