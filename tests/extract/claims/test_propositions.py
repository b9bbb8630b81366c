"""Propositions: subject, predicate and object in the words of the text, without negation."""

from __future__ import annotations

import pytest

from extract.records import Part
from tests.extract.marked import parts


@pytest.mark.parametrize(
    ("content", "polarity", "certainty", "subject"),
    [
        ("our information indicates that the army will leave", "positive", "probable", "the army"),
        ("none of the data shows that the army will leave", "negative", "probable", "the army"),
        ("he had seen signs that the army will leave", "positive", "certain", "the army"),
        ("the map shows that the army will leave", "positive", "certain", "the map"),
    ],
)
def test_what_shows_it(content: str, polarity: str, certainty: str, subject: str) -> None:
    """What a speaker goes by stands outside of the claim; a thing that shows it does not."""
    (part,) = parts(f"He said {content}.", "He", "said", content)
    assert (part.polarity, part.certainty) == (polarity, certainty)
    assert part.proposition.subject == subject


@pytest.mark.parametrize(
    ("content", "subject"),
    [
        ("it is a pity that the mill closed", None),
        ("it takes years to build a mill", None),
        ("it is not possible to build a mill", None),
        ("it is likely to fall", "it"),
        ("it makes no difference", "it"),
    ],
)
def test_idle_it(content: str, subject: str | None) -> None:
    """An "it" that stands for nothing, or for the clause behind it, is the subject of no claim."""
    (part,) = parts(f"He said {content}.", "He", "said", content)
    assert part.proposition.subject == subject


def test_a_command_has_no_subject() -> None:
    """Who reports a command is not the one who is to do it."""
    (part,) = parts("“Touch nothing,” the guard told him.", "the guard", "told", "“Touch nothing,”")
    assert part.proposition.subject is None


def test_several_accused_of_a_deed() -> None:
    """Of what several are accused is what they are said to do."""
    accused = "Norway and its allies of waging a secret war"
    (part,) = parts(f"Roe accused {accused}.", "Roe", "accused", accused)
    said = part.proposition
    assert (said.subject, said.predicate) == ("Norway and its allies", "waging")
    assert said.object == "a secret war"


@pytest.mark.parametrize(
    ("content", "subject", "predicate", "obj"),
    [
        (
            "no nations outside the conflict have committed troops to the front lines",
            "nations outside the conflict",
            "have committed",
            "troops to the front lines",
        ),
        ("the army did not take the town", "the army", "did take", "the town"),
        ("it cannot win", "it", "can", None),
        ("the war is unlikely to spread to Iran", "the war", "spread", "to Iran"),
        ("there was no attack on the village", "attack on the village", "was", None),
        ("the army has no plans to leave", "the army", "has", "plans to leave"),
        ("the town was shelled by rebels", "the town", "was shelled", "by rebels"),
    ],
)
def test_words(content: str, subject: str, predicate: str, obj: str | None) -> None:
    """The words are printed ones, and what denies them is left out."""
    (part,) = parts(f"He said {content}.", "He", "said", content)
    found = part.proposition
    assert found.subject == subject
    assert (found.predicate or "").startswith(predicate)
    assert found.object == obj


def test_noun_phrase() -> None:
    """A content without a clause has a subject and nothing else."""
    (part,) = parts(
        "He denied any notion of foreign help.", "He", "denied", "any notion of foreign help"
    )
    found = part.proposition
    assert (found.subject, found.predicate, found.object) == ("foreign help", None, None)


def _ends(part: Part) -> tuple[str | None, str | None]:
    """The countries that the ends name."""
    said = part.proposition
    for end in (said.subject_ref, said.object_ref):
        assert end is None or end.kind == "country"
    first, second = (end and end.key for end in (said.subject_ref, said.object_ref))
    return first, second


def test_references() -> None:
    """A name that heads subject or object is referred to; a modifier or a pair of names is not."""
    (part,) = parts("He said Russia attacked Ukraine.", "He", "said", "Russia attacked Ukraine")
    assert _ends(part) == ("RU", "UA")
    (part,) = parts("He said Russia tanks left.", "He", "said", "Russia tanks left")
    assert part.proposition.subject_ref is None
    (part,) = parts("He said Israel and Iran met.", "He", "said", "Israel and Iran met")
    assert part.proposition.subject_ref is None


@pytest.mark.parametrize(
    ("content", "relation"),
    [
        ("Ukraine was attacked by Russia", ("attacks", "RU", "UA")),
        ("North Korean soldiers are in Russia", ("deploysTroopsTo", "KP", "RU")),
        ("there were talks between Israel and Iran", ("negotiatesWith", "IL", "IR")),
        ("Russia imposed sanctions on Iran", ("sanctions", "RU", "IR")),
        ("Russia supplied Iran with missiles", ("suppliesArmsTo", "RU", "IR")),
        ("Russia sent doctors to Iran", (None, "RU", None)),
        ("the report attacks Iran", (None, None, "IR")),
        ("Israel and Iran met", (None, None, None)),
    ],
)
def test_relations(content: str, relation: tuple[str | None, str | None, str | None]) -> None:
    """A listed deed between linked ends is a relation, whatever the voice; others are none."""
    (part,) = parts(f"He said {content}.", "He", "said", content)
    found = part.proposition
    assert (found.relation, *_ends(part)) == relation


def test_place() -> None:
    """Where it is said to be is kept in words, and as a country where the words name one."""
    (part,) = parts("He said a bridge fell in Iran.", "He", "said", "a bridge fell in Iran")
    assert (part.proposition.place, part.proposition.place_ref) == ("Iran", "IR")


@pytest.mark.parametrize(
    ("text", "content", "subject", "deed"),
    [
        ("Sweden accused Norway of fraud.", "Norway of fraud", "Norway", "fraud"),
        ("Roe blamed Norway for the blast.", "Norway for the blast", "Norway", "the blast"),
        ("Roe accused the mayor of Oslo.", "the mayor of Oslo", "the mayor of Oslo", None),
        (
            "Roe accused the mayor of Oslo of fraud.",
            "the mayor of Oslo of fraud",
            "the mayor of Oslo",
            "fraud",
        ),
    ],
)
def test_what_somebody_is_accused_of(
    text: str, content: str, subject: str, deed: str | None
) -> None:
    """An accusation without a verb is about the accused and what it is they are accused of."""
    source, cue, _ = text.split(" ", 2)
    (part,) = parts(text, source, cue, content)
    assert (part.proposition.subject, part.proposition.object) == (subject, deed)


def test_a_complement_for_two_verbs() -> None:
    """What something is not and never was stands behind the second verb."""
    content = "the mill is not and never was a danger to the valley"
    (part,) = parts(f"Roe said {content}.", "Roe", "said", content)
    assert (part.polarity, part.proposition.object) == ("negative", "a danger to the valley")


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("When the old mill was burned down, Roe blamed Norway.", ("burned down", "the old mill")),
        ("When the old mill was burned down by rebels, Roe blamed Norway.", (None, None)),
        ("When the old mill was not burned down, Roe blamed Norway.", (None, None)),
        (
            "He recalled the shelling of the mill, for which Roe blamed Norway.",
            (None, "the shelling of the mill"),
        ),
        ("He recalled the old mill, for which Roe blamed Norway.", (None, None)),
        ("He recalled the fire, which Roe blamed Norway.", (None, None)),
    ],
)
def test_blamed_for_what_stands_before(text: str, deed: tuple[str | None, str | None]) -> None:
    """Who is blamed is said to have done what the sentence tells right before."""
    (part,) = parts(text, "Roe" if "Roe" in text else "which", "blamed", "Norway")
    said = part.proposition
    assert (said.subject, (said.predicate, said.object)) == ("Norway", deed)
