"""What is a report and what is its content: frames that tell of words, and words that end there."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.annotate import extract
from extract.inputs import load
from extract.records import Attribution, Document, Gazetteer
from tests.extract.marked import document

_NOBODY = frozenset({"unknown", "ambiguous"})
ARTICLE = "the article"


def _who(made: Attribution) -> str:
    if made.style == "narrated":
        return ARTICLE
    known = made.holder.status not in _NOBODY and made.holder.actor is not None
    return made.holder.actor.label if known and made.holder.actor is not None else ""


def _said(text: str) -> list[tuple[str, str]]:
    """Who says what, in order; nobody is "", the article itself "the article"."""
    made = extract(document(text), Gazetteer(), "tagger").attributions
    return [(_who(a), " … ".join(s.of(text) for s in p.content)) for a in made for p in a.parts]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("She hid the key in a boot, the court heard.", "She hid the key in a boot"),
        ("The valve had been stuck twice, the inquest was told.", "The valve had been stuck twice"),
        ("The key, jurors were told, was in a boot.", "The key … was in a boot"),
        ("“The key was never mine,” the tribunal heard.", "“The key was never mine,”"),
    ],
)
def test_who_hears_what_stands_before_has_not_said_it(text: str, said: str) -> None:
    """A court that heard it is no speaker, and the article does not claim what it heard."""
    assert _said(text) == [("", said)]


def test_who_told_the_court_has_said_it() -> None:
    """A speaker's clause before the tag keeps its words, and a noise that is heard is none."""
    assert _said("Ana Ruiz said she was asleep, the court heard.") == [
        ("Ana Ruiz", "she was asleep")
    ]
    assert _said("The key was in a boot, Ana Ruiz told the court.")[0][0] == "Ana Ruiz"
    assert all(who == ARTICLE for who, _ in _said("The door fell, and the court heard a bell."))


@pytest.mark.parametrize(
    "text",
    [
        "The feast went according to plan, and the town slept.",
        "The men were paid according to rank.",
        "Seats were given out according to their age.",
    ],
)
def test_what_something_goes_by_says_nothing(text: str) -> None:
    """Things go "according to plan" without anybody's word."""
    assert all(who == ARTICLE for who, _ in _said(text))


def test_a_plan_that_is_named_says_something() -> None:
    """According to "the plan" is its word, and according to plans as well."""
    assert _said("The mill will close in May, according to the plan.")[0][0] == "the plan"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Ana Ruiz said the valve was old; Jan Otis called the report a sham.",
            [("Ana Ruiz", "the valve was old"), ("Jan Otis", "the report a sham")],
        ),
        (
            "Norda's first minister, Ana Ruiz, said the ports were open; pilot Jan Otis denied it.",
            [("Ana Ruiz", "the ports were open"), ("Jan Otis", "it")],
        ),
    ],
)
def test_of_two_reports_with_a_semicolon_each_is_its_own(
    text: str, said: list[tuple[str, str]]
) -> None:
    """Neither speaker has the other's words, nor has the article."""
    assert _said(text) == said


def test_a_semicolon_within_what_is_said_parts_nobody() -> None:
    """Where no second speaker stands behind it, the first goes on."""
    found = _said("Ana Ruiz said that the valve was old; that the pipes leaked every winter.")
    assert {who for who, _ in found} == {"Ana Ruiz"}


@pytest.mark.parametrize(
    ("text", "who", "said"),
    [
        (
            "The town is “a clock without hands,” as Ana Ruiz, a teacher at the school, puts it.",
            "Ana Ruiz", "The town is “a clock without hands,”",
        ),
        (
            "The town is “a clock without hands,” as Ana Ruiz likes to put it.",
            "Ana Ruiz", "The town is “a clock without hands,”",
        ),
        (
            "As Ana Ruiz, who kept the shop for years, liked to put it, “A debt grows teeth.”",
            "Ana Ruiz", "“A debt grows teeth.”",
        ),
        (
            "The pact, in the phrase of banker Ana Ruiz, is “a truce of wolves.”",
            "Ana Ruiz", "The pact … is “a truce of wolves.”",
        ),
        (
            "“The water came at night” was all that Ana Ruiz would say about the flood.",
            "Ana Ruiz", "“The water came at night”",
        ),
        (
            "“The water came at night” is how pilot Ana Ruiz described the flood.",
            "Ana Ruiz", "“The water came at night”",
        ),
        (
            "The reaction of shop steward Ana Ruiz on Facebook: “They sold us.”",
            "Ana Ruiz", "“They sold us.”",
        ),
    ],
)  # fmt: skip
def test_a_clause_beside_a_quotation_says_whose_it_is(text: str, who: str, said: str) -> None:
    """However somebody "puts it", the quotation is theirs, and nothing of the clause is."""
    assert _said(text) == [(who, said)]


def test_would_say_is_said_only_where_it_is_all_that_was() -> None:
    """What somebody would say, or would like to, is not said yet."""
    assert all(
        w == ARTICLE for w, _ in _said("Ana Ruiz would say that the town is dead, if asked.")
    )
    assert ("Ana Ruiz", "the town is dead") not in _said("Ana Ruiz would like to say it is dead.")


def test_a_word_used_to_describe_somebody_is_the_user_s() -> None:
    """Who uses a word for somebody says it of them; who uses a tool says nothing."""
    found = _said("Mayor Ana Ruiz used the word “locusts” to describe the tourists.")
    assert [who for who, _ in found] == ["Ana Ruiz"]
    assert "locusts" in found[0][1]
    assert "tourists" in found[0][1]
    plain = _said("Mayor Ana Ruiz used a map to describe the route.")
    assert all("map" not in said or who == ARTICLE for who, said in plain)


def test_a_clause_behind_a_comma_lays_the_sentence_to_who_is_named() -> None:
    """A verb of speech before a role and a name is a report, or too unsure for one: no claim of
    the article's, also without quotation marks.
    """
    assert _said("The dam is safe, stressed company lawyer Ana Ruiz at a hearing.") == []
    text = "Prices will not rise, insisted minister Ana Ruiz in a speech."
    assert _said(text) == [("Ana Ruiz", "Prices will not rise")]


@pytest.mark.parametrize(
    "text",
    [
        "He met his rival, confessed killer Jan Poe.",
        "The firm went to his brother, disgraced banker Jan Poe, in May.",
        "Police look for the driver, alleged smuggler Jan Poe.",
        "At the feast she saw the singer, noted author Jan Poe.",
    ],
)
def test_what_describes_somebody_behind_a_comma_reports_nothing(text: str) -> None:
    """A participle before a name may only say what its bearer is."""
    assert all(who != "Jan Poe" for who, _ in _said(text))


def test_who_is_asked_keeps_his_name() -> None:
    """A name right before its verb of speech is no part of the question before it."""
    found = _said("When asked why he left Bartel said he was tired.")
    assert ("Bartel", "he was tired") in found
    assert all("Bartel" not in said for _, said in found)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "The study found that the drug works and concluded that more trials were needed.",
            ["that the drug works", "that more trials were needed"],
        ),
        (
            "The report finds the brakes were worn and concludes the crew ignored two warnings.",
            ["the brakes were worn", "the crew ignored two warnings"],
        ),
        (
            "The report says the boy denies it and claims the dog barked.",
            ["the boy denies it and claims the dog barked"],
        ),
    ],
)
def test_a_second_report_of_one_subject_is_no_part_of_the_first(text: str, said: list[str]) -> None:
    """Two verbs of one form with a clause each are two reports; who may deny within one is not."""
    assert [words for _, words in _said(text)] == said


def test_a_report_stands_where_one_within_it_is_too_unsure() -> None:
    """Who claims what many fear has said it, whatever is doubtful about the many."""
    found = _said(
        "Many in the Irish cabinet fear the dam will never be built, a former aide claims."
    )
    assert found == [
        ("a former aide", "Many in the Irish cabinet fear the dam will never be built")
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ana Ruiz denies the talks took place.", "the talks took place"),
        ("Ana Ruiz said otherwise.", ""),
        ("The game ended 2-1.", "The game ended 2-1"),
        ("16h40 — “We are not leaving,” pilot Ana Ruiz tells the crowd.", "“We are not leaving,”"),
        ("Ana Ruiz tried to say that the vote was a sham but was cut off before she ended.", ""),
    ],
)
def test_words_end_where_they_do(text: str, said: str) -> None:
    """No clause is left without its verb, and no time, score or scrap is a statement."""
    assert [words for _, words in _said(text)] == ([said] if said else [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ana Ruiz's claim that the well was bad was met with silence.", "that the well was bad"),
        ("Ana Ruiz's claim that the well was bad shocked the village.", "that the well was bad"),
        ("Ana Ruiz’s denial that silver was hidden enraged miners.", "that silver was hidden"),
        ("Ana Ruiz’s claim that the quay is sound surprised the town.", "that the quay is sound"),
        ("Ana Ruiz's claim was that the well was bad.", "that the well was bad"),
        (
            "Ana Ruiz made a claim that the quay is a painted wreck.",
            "that the quay is a painted wreck",
        ),
    ],
)
def test_what_becomes_of_a_claim_is_no_part_of_it(text: str, said: str) -> None:
    """The sentence around a claim tells what came of it, and nobody claims that with it."""
    assert [words for who, words in _said(text) if who == "Ana Ruiz"] == [said]


def test_what_a_report_does_not_find_is_no_part_of_what_it_finds() -> None:
    """A second clause of the same subject that withholds something is not said by it."""
    found = _said(
        "The audit found that the clerk was paid twice, but it did not find that Roe knew."
    )
    assert [words for who, words in found if who == "The audit"] == [
        "that the clerk was paid twice"
    ]


def test_how_somebody_likes_to_put_it_is_no_wish() -> None:
    """Without quotation marks what is put so is at least not the article's own claim."""
    assert _said("As Ana Ruiz liked to put it, nobody is late for soup.") == []


def test_figures_behind_an_abbreviation_are_of_its_sentence() -> None:
    """What somebody says of "approx. 90" of something does not end at the full stop."""
    found = _said("Ana Ruiz said the van did approx. 90 mph on the bridge.")
    assert found == [("Ana Ruiz", "the van did approx. 90 mph on the bridge")]


@pytest.mark.parametrize("lead", ["made two points", "has this to say", "had this to say"])
def test_items_behind_somebody_s_points_are_theirs(lead: str, tmp_path: Path) -> None:
    """A list that somebody's clause leads in is not the article's own claim."""
    place = tmp_path / "a.txt"
    lines = f"The chief, Ana Ruiz, {lead}:\n\n* Nobody was hurt.\n* The lights were on.\n"
    place.write_text(lines)
    (read,) = load([place])
    assert isinstance(read, Document)
    made = extract(read, Gazetteer(), "tagger").attributions
    assert [_who(a) for a in made] == ["Ana Ruiz"]


def test_points_that_a_team_has_are_no_words() -> None:
    """A count of points leads nobody's words in."""
    found = _said("The team had twelve points:\n\nThe coach was sacked in May.")
    assert all(who == ARTICLE for who, _ in found)
