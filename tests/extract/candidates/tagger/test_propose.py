"""What the rules find that needs no second reader."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.candidates.tagger.outright import outright, told
from extract.records import Shape
from tests.extract.marked import candidate, reading


@pytest.mark.parametrize(
    ("source", "kept"), [("his lawyer", True), ("his body mass index", False), ("her age", False)]
)
def test_a_measure_tells_nothing(source: str, *, kept: bool) -> None:
    """Who can speak is a source even where the tagger doubts it; a measure is none."""
    text = f"Falk is ill, according to {source}."
    made = replace(candidate(text, source, "according to", "Falk is ill"), shape="according")
    assert outright(reading(text), made) is kept


def _outright(text: str, source: str, cue: str, content: str) -> bool:
    return outright(reading(text), candidate(text, source, cue, content))


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Falk maintains that the mill is sold.", "Falk", "maintains", "that the mill is sold"),
        ("The weekly Dawn reminds that the dam is old.", "The weekly Dawn", "reminds",
         "that the dam is old"),
        ("The army claims to have taken the port.", "The army", "claims", "to have taken the port"),
        ("The river froze twice this year, added Anna Falk.", "Anna Falk", "added",
         "The river froze twice this year"),
        ("The tunnel is closed, Falk said.", "Falk", "said", "The tunnel is closed"),
    ],
)  # fmt: skip
def test_grammar_that_leaves_no_doubt(text: str, source: str, cue: str, content: str) -> None:
    """A verb that tells of words, its subject, and a clause that can only be what it says."""
    assert _outright(text, source, cue, content)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "shape"),
    [
        ("As Anna Falk put it, the mill is a ruin.", "Anna Falk", "put it", "the mill is a ruin",
         "verb"),
        ("Anna Falk came to the view that the mill is a ruin.", "Anna Falk", "came to the view",
         "that the mill is a ruin", "noun"),
        ("The objection for Norland is that the mill is a ruin.", "Norland",
         "The objection", "that the mill is a ruin", "noun"),
    ],
)  # fmt: skip
def test_shapes_that_leave_no_doubt(
    text: str, source: str, cue: str, content: str, shape: Shape
) -> None:
    """A clause that only says who tells the rest, and a verb that carries a noun of speech."""
    assert outright(reading(text), replace(candidate(text, source, cue, content), shape=shape))


@pytest.mark.parametrize(("cue", "kept"), [("called on", True), ("called off", False)])
def test_an_act_in_two_words(cue: str, *, kept: bool) -> None:
    """Who calls on somebody demands something, whoever else doubts it."""
    text = f"The members {cue} the heads of the towns to rebuild the mill."
    made = candidate(text, "The members", cue.split(" ", 1)[0], "to rebuild the mill")
    assert outright(reading(text), replace(made, shape="verb")) is kept


def test_a_clause_with_words_of_its_own() -> None:
    """Who warns *of snow* beside a sentence does not say that sentence."""
    text = "They closed the pass, as he warned of snow."
    made = candidate(text, "he", "warned", "They closed the pass")
    assert not outright(reading(text), replace(made, shape="verb"))
    text = "The pass is closed, he warned on Monday."
    made = candidate(text, "he", "warned", "The pass is closed")
    assert outright(reading(text), replace(made, shape="verb"))


def test_speech_behind_a_dash() -> None:
    """The tagger has seen no speech set off by dashes; a clause behind one says whose it is."""
    text = "The river froze twice this year - added Anna Falk."
    made = candidate(text, "Anna Falk", "added", "The river froze twice this year")
    assert outright(reading(text), replace(made, shape="quotation"))
    other = "With Falk - calling the river dead - in the chair, they left."
    made = candidate(other, "Falk", "calling", "in the chair, they left")
    assert not outright(reading(other), replace(made, shape="quotation"))


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Only this would force Falk to conclude that the mill is lost.", "Falk", "to conclude",
         "that the mill is lost"),  # not concluded
        ("The letters suggest that the mill is lost.", "The letters", "suggest",
         "that the mill is lost"),  # not said outright
        ("Her guesses proved wrong: that the mill is lost.", "Her guesses", "proved wrong:",
         "that the mill is lost"),  # what nobody says any more
        ("Last Monday declared that the mill is lost.", "Last Monday", "declared",
         "that the mill is lost"),  # no day speaks
        ("Falk fears that the mill is lost.", "Falk", "fears", "that the mill is lost"),
        ("Falk declared war on the mill.", "Falk", "declared", "war on the mill"),
        ("To rebuild the mill, the board proposed three plans.", "the board", "proposed",
         "To rebuild the mill"),
        ("Although the pass is open, guides warned walkers of snow.", "guides", "warned",
         "Although the pass is open"),
    ],
)  # fmt: skip
def test_grammar_that_leaves_doubt(text: str, source: str, cue: str, content: str) -> None:
    """What is only meant, hoped for or done, and what is no clause, needs a second reader."""
    assert not _outright(text, source, cue, content)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "kept"),
    [
        ("The navy calls the drill a routine.", "The navy", "calls", ["the drill a routine"], True),
        ("Her visit was framed by Norland as a rescue.", "Norland", "was framed",
         ["Her visit", "as a rescue"], True),
        ("Falk fought the sale, casting it as a threat.", "Falk", "casting", ["it as a threat"],
         True),
        ("The navy called the harbour.", "The navy", "called", ["the harbour"], False),
        ("Falk named Dunn as her heir.", "Falk", "named", ["Dunn as her heir"], False),
        ("Falk refused to call the sale a rescue.", "Falk", "call", ["the sale a rescue"], False),
        ("The boat was called a wreck by Falk.", "The boat", "was called", ["a wreck"], False),
    ],
)  # fmt: skip
def test_what_somebody_calls_a_thing(
    text: str, source: str, cue: str, content: list[str], *, kept: bool
) -> None:
    """What something is called needs no second reader, where who calls it so is plain."""
    assert outright(reading(text), candidate(text, source, cue, content)) is kept


def test_an_attribute_reports_nothing() -> None:
    """The case "their stated aims": nobody states them here."""
    text = "The board met Norland’s stated aims to close the mill."
    made = candidate(text, "The board", "stated", "aims to close the mill")
    assert not outright(reading(text), replace(made, shape="verb"))


@pytest.mark.parametrize(
    ("text", "marks", "kept"),
    [
        ("Norland pledged more aid.", ("Norland", "pledged", "more aid"), True),
        ("Norland wants more aid.", ("Norland", "wants", "more aid"), False),
        ("Norland was forced to pledge more aid.", ("Norland", "pledge", "more aid"), False),
        ("At Falk's demand the mill announced a sale.", ("Falk's", "announced", "a sale"), False),
    ],
)
def test_words_told_by_a_subject(text: str, marks: tuple[str, str, str], *, kept: bool) -> None:
    """Such reports are let through from lower down; those of a mind, or of another, are not."""
    assert told(reading(text), candidate(text, *marks)) is kept


def test_words_in_several_sentences_are_not_plain() -> None:
    """What reaches beyond the sentence of its verb waits for a surer reading."""
    text = "It is rated true. Norland pledged more aid."
    made = candidate(text, "Norland", "pledged", "more aid")
    more = candidate(text, "Norland", "pledged", ["It is rated true.", "more aid"])
    assert told(reading(text), made)
    assert not told(reading(text), more)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "kept"),
    [
        ("Falk's argument is that the dam is old.", "Falk's", "argument is",
         "that the dam is old", True),
        ("One of her core demands is that the mill close.", "her", "core demands is",
         "that the mill close", True),
        ("My fear is that the mill will close.", "My", "fear is", "that the mill will close",
         False),
        ("Falk's trouble is that the mill will close.", "Falk's", "trouble is",
         "that the mill will close", False),
        ("Falk rose at the demand that the mill close.", "Falk", "demand", "that the mill close",
         False),
    ],
)  # fmt: skip
def test_words_that_are_said_to_be_somebodys(
    text: str, source: str, cue: str, content: str, *, kept: bool
) -> None:
    """Whose argument it is that something is so says that it is."""
    assert outright(reading(text), candidate(text, source, cue, content)) is kept
