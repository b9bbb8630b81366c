"""Whom a pronoun goes on with: the subject right before it, not an earlier speaker."""

from __future__ import annotations

import pytest

from tests.extract.mouths import sayers

_ASKED = "Ian Roe asked Tom Hunt whether the mill was safe."


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        # many by the form of the verb, not by the noun's
        (
            (
                "Norda Farmers were angry.\n\nHill Member States are worried about the toll. They "
                "said that rents rose."
            ),
            "rents rose",
            "Hill Member States",
        ),
        # a paper is who goes on, and never "they"
        (
            "The council met. A letter by the union came in May. It said the dam was unsafe.",
            "unsafe",
            "A letter by the union",
        ),
        (
            (
                "The Harbour Board met on Monday. The plan was rejected in May. It said the dam "
                "was unsafe."
            ),
            "unsafe",
            "Harbour Board",
        ),
        (
            (
                "Nordis, a firm, asked 400 farmers. The results show that young farmers are angry. "
                "They want the toll to end."
            ),
            "the toll to end",
            "young farmers",
        ),
        # what was found out is nobody who goes on, and a clause tells of the text that it hangs on
        ("The result was a draw. It says that the long war may begin.", "may begin", ""),
        ("The report was a bore. It says that the long war may begin.", "may begin", "The report"),
        (
            "The video came in May. Roe read from a verse where it states that sinners burn.",
            "sinners burn",
            "",
        ),
        (
            "The video is called Rest after a verse where it states that sinners burn.",
            "sinners burn",
            "",
        ),
        (
            "The company lost. He read from a verse where it states that sinners burn.",
            "sinners burn",
            "",
        ),
        (
            "The video came in May. Some knew it well. It states that sinners burn.",
            "sinners burn",
            "The video",
        ),
        (
            "The report came in May. Roe read the verse in which it states that sinners burn.",
            "sinners burn",
            "",
        ),
        (
            "The Harbour Board met. Roe saw the mill, which it says is old, by the dam.",
            "is old",
            "Harbour Board",
        ),
        (
            "The Harbour Board met in the hall where it said that sinners burn.",
            "sinners burn",
            "Harbour Board",
        ),
        # kin that a clause tells of
        (
            (
                "Sandy Ruiz, who lost her daughter Mara Falk in the fire, said the mill was old. "
                "“Nobody looked,” she said."
            ),
            "Nobody looked",
            "Sandy Ruiz",
        ),
        # who is asked answers in the next paragraph; in the same one either may speak
        (f"{_ASKED}\n\n“Sure it is,” he said.", "Sure it is", "Tom Hunt"),
        (f"{_ASKED} “I need to know,” he said.", "I need to know", ""),
        # nobody is no antecedent
        (
            "Tom Hunt said no other mayor had a boat. “I like it,” he said.",
            "I like it",
            "Tom Hunt",
        ),
        # the reason for a judgement may be either's deed
        ("Ian Roe praised Tom Hunt after he said that the dam would hold.", "the dam", ""),
        ("Ian Roe left the party after he said that the dam would hold.", "the dam", "Ian Roe"),
        (
            "Ian Roe criticised Ana Ruiz after she said that the dam would hold.",
            "the dam",
            "Ana Ruiz",
        ),
    ],
)
def test_goes_on(text: str, words: str, who: str) -> None:
    """Words are the antecedent's, and nobody's where two may be meant."""
    assert sayers(text, words) - {""} == ({who} if who else set())


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        # an office before whose only bearer is named, behind somebody else's words
        (
            (
                "Ivo Lanz said the toll was bad.\n\nRents, the independent Hill senator said, rose."
                "\n\nSenator Mara Dahl of Lund said no."
            ),
            "Rents",
            "Ivo Lanz",
        ),
        (
            "Rents rose, the senator said.\n\nSenator Mara Dahl said no.",
            "Rents rose",
            "Mara Dahl",
        ),
        (
            "Senator Mara Dahl came. Ivo Lanz said no.\n\nRents rose, the senator said.",
            "Rents rose",
            "Mara Dahl",
        ),
        # "who" behind what explains a name
        (
            "It came from Ivo Lanz, a miller, who conceded that rents rose.",
            "rents rose",
            "Ivo Lanz",
        ),
        ("Ivo Lanz, a Hill native who says that rents rose, left.", "rents rose", "Ivo Lanz"),
        ("It came from the miller, a native who says that rents rose.", "rents rose", "a native"),
        # a body called by the end of its name
        (
            (
                "Lanz's campaign met the Dahl campaign. The Dahl campaign said it would wait. "
                "Rents, the campaign said, may rise."
            ),
            "may rise",
            "Dahl campaign",
        ),
        (
            (
                "Lanz's campaign met the Dahl campaign in Lund. It rained. The campaign said rents "
                "may rise."
            ),
            "may rise",
            "The campaign",
        ),
        (
            (
                "A headline from the Norda Post editorial board reads well. “It is a sign of the "
                "times,” the editorial board writes."
            ),
            "a sign",
            "Norda Post editorial board",
        ),
        # who tells a column
        (
            "I have read the plan. It is bad.\n\nWe know that it will cost us 40 jobs.",
            "it will cost",
            "the article",
        ),
        (
            "I have read the plan. It is bad.\n\nWe read: “It will cost us 40 jobs.”",
            "It will cost",
            "",
        ),
        (
            "What do you think of the plan?\n\nI read it.\n\nWe know that it will cost 9 jobs.",
            "it will cost",
            "",
        ),
    ],
)
def test_by_what_he_is(text: str, words: str, who: str) -> None:
    """A description means who is named with it, and nobody who comes only later."""
    assert sayers(text, words) - {""} == ({who} if who else set())
