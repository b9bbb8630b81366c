"""Sentences that invite a wrong speaker: nobody is given words that he did not say."""

from __future__ import annotations

import pytest

from extract.annotate import extract
from extract.records import Attribution, CountryEntry, Gazetteer
from tests.extract.marked import document

EXTRACTORS = ("tagger", "tagger-wide", "rules")


def _made(text: str, extractor: str) -> tuple[Attribution, ...]:
    return extract(document(text), Gazetteer(), extractor).attributions


def _words(text: str, made: Attribution) -> str:
    return " … ".join(s.of(text) for s in made.content)


def _who(made: Attribution) -> str:
    return made.holder.actor.label if made.holder.actor is not None else ""


NEVER = [
    # who was asked has not asked, who heard has not said, who is cited for it only told others
    ("Dmitry Peskov looked up. Asked whether Oleg Falk had lied, he shrugged.", "Dmitry Peskov",
     "had lied"),
    ("The court heard that Jan Smith had threatened the minister.", "court", "threatened"),
    ("The jury was told that Jan Smith had sent 30 letters.", "jury", "30 letters"),
    ("The Times, citing two officials, reported that Berlin had not.", "Times", "two officials"),
    ("Asked by a reporter if it would rain, Dmitry Peskov laughed. “Of course not,” he said.",
     "reporter", "Of course not"),
    # a name that the parser takes for a common noun is somebody all the same
    ("Farage has called Ivan Putnik a leader he “admired”. He now says he was misquoted.",
     "Ivan Putnik", "misquoted"),
    # what never was said
    ("A diplomat, who asked not to be named, disagreed.", "diplomat", "not to be named"),
    ("Had Ivan Putnik said the war was over, markets would have soared.", "", "war was over"),
    ("Should Clara Falk admit defeat, the league would collapse.", "", "admit defeat"),
    ("We hope that Clara Falk says the plan is dead.", "Clara Falk", "plan is dead"),
    ("I hope in 2017 Norland says, “Thank you for it.”", "Norland", "Thank you"),
    ("Clara Falk, who until then had said nothing, left.", "Clara Falk", "nothing"),
    # whose words stand beside
    ("Critics say Clara Falk’s silence says everything. Her office said she was “aware”.",
     "Critics", "aware"),
    ("“We will fight on,” reads a banner over the square. “Nobody believes them,” goes the joke.",
     "joke", "fight on"),
    ("Crowds passed the hall - where the Lions beat the Vikings - while chanting, “Peace!”",
     "Lions", "Peace"),
    ("“Who is next?” asked Clara Falk. Nobody had an answer, one aide recalled.", "aide", "next"),
    ("“He is a thief,” Ivan Putnik was asked to confirm.", "Ivan Putnik", "thief"),
    (("\"If Ivan wins, who's next?\" asked Clara Falk. Nobody in the room had an answer, one aide"
     " recalled."), "aide", "who's next"),
    # the article's own voice has not said what a cue tells
    ("“I never said we would lose,” Ivan Putnik said he told Clara Falk.", "narrator", "he told"),
    (("The league “strongly condemns” the raid, its policy chief said; the club said it was “a "
     "mistake”."), "narrator", "condemns"),
    ("It was not Clara Falk but her deputy who said the tanks would arrive.", "narrator",
     "her deputy"),
    ("Oleg Falk’s claim that the port was closed is false, Clara Dorn said, adding: “He lies.”",
     "narrator", "is false"),
]  # fmt: skip


@pytest.mark.parametrize("extractor", EXTRACTORS)
@pytest.mark.parametrize(("text", "who", "words"), NEVER, ids=lambda value: str(value)[:24])
def test_nobody_is_given_words_he_did_not_say(
    extractor: str, text: str, who: str, words: str
) -> None:
    """The one at hand is no holder of the words at hand; "" stands for anybody."""
    wrong = [
        (_who(made), _words(text, made))
        for made in _made(text, extractor)
        if who in _who(made) and words in _words(text, made) and _who(made)
    ]
    assert wrong == []


SAID = [
    ("State television claimed, without citing evidence, that Kyiv had shelled the plant.",
     "State television", "that Kyiv had shelled the plant"),
    ("Oleg Falk’s claim that the port was closed is false, Clara Dorn said, adding: “He lies.”",
     "Clara Dorn", "“He lies.”"),
    ("It is said that the old bridge once fell.", "", "that the old bridge once fell"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "who", "words"), SAID)
def test_what_was_said_is_found_with_its_bounds(text: str, who: str, words: str) -> None:
    """What stands between a cue and its content is neither; no loose "It" is part of either."""
    assert (who, words) in [(_who(made), _words(text, made)) for made in _made(text, "tagger")]


def test_an_office_of_a_country_is_somebody() -> None:
    """An office that names its country is a holder without a name, not nobody at all."""
    text = "Poland’s prime minister said Europe must rearm."
    known = extract(document(text), _gazetteer(), "tagger")
    (made,) = known.reported()
    assert (made.holder.status, _who(made)) == ("unnamed", "Poland’s prime minister")


def _gazetteer() -> Gazetteer:
    poland = CountryEntry("PL", "https://example.org/pl", "Poland", ("Poland",))
    return Gazetteer(countries=(poland,))
