"""How far a report reaches: not into a clause, a sentence or a headline that is somebody else's."""

from __future__ import annotations

import pytest

from tests.extract.mouths import sayers


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        # a clause joined behind "as Roe said", and one with a report of its own
        (
            (
                "Ivo Lanz met the owner, as the Courier reported, and he will buy it, according to "
                "two clerks."
            ),
            "will buy it",
            "two clerks",
        ),
        (
            (
                "Ivo Lanz met the owner in May, as the Courier reported, and he will buy it, "
                "according to two clerks."
            ),
            "met the owner",
            "Courier",
        ),
        (
            (
                "As the Courier reported, the mill closed in May and its owner fled, according to "
                "two clerks."
            ),
            "owner fled",
            "two clerks",
        ),
        ("The mill closed, Ivo Lanz said, and nobody was paid.", "nobody was paid", "Ivo Lanz"),
        # a deed that is called possible, and wanted by somebody
        ("The toll should rise, as Ivo Lanz proposes.", "toll should rise", "Ivo Lanz"),
        # a clause before the colon
        (
            "Ivo Lanz has kept at it because it pays: He said he has sold 400 tickets since May.",
            "kept at it",
            "",
        ),
        (
            "Ivo Lanz has kept at it because it pays: He said he has sold 400 tickets since May.",
            "400 tickets",
            "Ivo Lanz",
        ),
        # behind the quotation
        ("Mara Dahl replied: “It happens at forty.” She is forty.", "She is forty", "the article"),
        ("Mara Dahl replied: “It happens.” “She is forty.”", "She is forty", "Mara Dahl"),
        # what a relative clause tells of the hearers or the words
        (
            "Mara Dahl told the crews who gathered in the hall, “nobody should be confused.”",
            "confused",
            "Mara Dahl",
        ),
        (
            (
                "“The rules are old,” Ivo Lanz wrote in a note, which was first reported by "
                "Novapress. “Opening the list would be wrong.”"
            ),
            "Opening the list",
            "Ivo Lanz",
        ),
        (
            "Mara Dahl told the clerk, who replied, “Nobody is confused.”",
            "confused",
            "the clerk",
        ),
        (
            "Mara Dahl told reporters who asked her about the fire, “Nobody is confused.”",
            "confused",
            "Mara Dahl",
        ),
        ("Mara Dahl told the man who wrote the letter, “It is sad.”", "sad", "Mara Dahl"),
        # on what occasion something was said, however the clause hangs
        (
            (
                "The standoff of Norvia and Ostland has entered a hot phase, Minister of Defense "
                "Ivo Lanz said as he addressed the tenth edition of the Lund Conference in the "
                "Norvian capital on 16 August, Interfax has learned."
            ),
            "he addressed the tenth",
            "",
        ),
        # whose deed an infinitive is
        (
            (
                "When Ivo Lanz launched his campaign by talking about millers, his critics "
                "hysterically denounced him, rushing to TV to say he did NOT represent the Union!"
            ),
            "NOT represent",
            "his critics",
        ),
        # who is only asked to do something
        (
            (
                "In this issue, our editor Ivo Lanz takes you behind the doors of the mill: Find "
                "out who really sold it."
            ),
            "really sold it",
            "",
        ),
        # who is only spoken to
        ("The Mill Is Not Among The Oldest In The World, Ivo Lanz.", "Oldest", "the article"),
        # headlines
        ("Report: Half of the guests were donors; mayor says list is false.", "list", "mayor"),
        ("Report: Half of the guests were donors; mayor to resign.", "resign", "Report"),
        ("Harbour Cash Debunks Lanz: Only ‘two cases’ where money ‘slipped.’", "two cases", ""),
        ("Deputy Mayor Ivo Lanz: Prices rise too fast", "rise too fast", "Ivo Lanz"),
    ],
)
def test_reach(text: str, words: str, who: str) -> None:
    """Words are laid to whom a report reaches, and to nobody who only stands near."""
    assert sayers(text, words) - ({"the article"} if not who else {""}) == ({who} if who else set())


_TALK = (
    "Guests of the Courier met in Lund.\n\nClara Marlow: Seriously, what is it?\n\nThen I "
    "asked the people about it. The fund is taxed.\n\nLuciana Lopez: It depends on "
    "the fund.\n\nMarlow: It is bad.\n\nLopez: It gets to be all things.\n\nThe tax would "
    "be paid by the rich."
)
_PLACES = (
    "It rained in many places.\n\nLund: The bridge fell.\n\nThe mill stood.\n\nNew Lund: The dam "
    "held.\n\nNorda: The river froze."
)


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (_TALK, "fund is taxed", "Clara Marlow"),
        (_TALK, "is bad", "Clara Marlow"),
        (_TALK, "all things", "Luciana Lopez"),
        (_TALK, "by the rich", "the article"),
        (_PLACES, "mill stood", "the article"),
        (
            _TALK.replace("Marlow: It", "It").replace("Lopez: It", "It"),
            "fund is taxed",
            "the article",
        ),
    ],
)
def test_turns_of_a_talk(text: str, words: str, who: str) -> None:
    """Labels that give a name in full and then the surname make turns, over their paragraphs."""
    assert sayers(text, words) == {who}
