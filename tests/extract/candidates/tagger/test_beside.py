"""Reports that stand beside each other, and what leads up to somebody's words: whose is what."""

from __future__ import annotations

import pytest

from extract.annotate import extract
from extract.candidates.registry import DEFAULT
from extract.records import Gazetteer
from tests.extract.set_off import read


def said(text: str) -> list[tuple[str, str]]:
    """The words of each cue with what is reported by it, by the default extractor."""
    document = read(text)
    found = extract(document, Gazetteer(), DEFAULT).attributions
    return [
        (
            " … ".join(s.of(document.text) for s in one.cue),
            " … ".join(s.of(document.text) for s in one.content),
        )
        for one in found
        if one.style != "narrated"
    ]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "The inquiry says the valves leaked and blames the night shift.",
            ("says", "the valves leaked"),
            ("blames", "the night shift"),
        ),
        (
            "Neighbours say the owner lied and accuse him of arson.",
            ("say", "the owner lied"),
            ("accuse", "him of arson"),
        ),
        (
            "The envoy stressed that Norvia does not want war and called on Selka to pull back.",
            ("stressed", "that Norvia does not want war"),
            ("called on", "Selka to pull back"),
        ),
    ],
)
def test_a_second_verb_of_another_form_reports_beside_the_first(
    text: str, first: tuple[str, str], second: tuple[str, str]
) -> None:
    """A verb that cannot share the inner clause's subject or tense is the speaker's own report."""
    assert said(text) == [first, second]


@pytest.mark.parametrize(
    "text",
    [
        "Max Orel said his partner was ill and denied the charges.",
        "Max Orel said his partner has resigned and denied the charges.",
        "Inspectors say they opened the vault and found nothing.",
    ],
)
def test_a_second_verb_of_the_same_form_stays_within(text: str) -> None:
    """Where the inner subject may do it as well, it stays in what is said."""
    ((cue, content),) = said(text)
    assert cue in {"said", "say"}
    assert " and " in content


def test_who_hears_a_clause_is_no_part_of_it() -> None:
    """In "was told by B that …" the hearer is not said."""
    (one,) = said("The captain was told on Tuesday by the consul that his papers had expired.")
    (other,) = said("Harbour chief Ada Holm was warned by her deputy that the crane might fall.")
    assert one == ("was told", "that his papers had expired")
    assert other == ("was warned", "that the crane might fall")


def test_the_occasion_is_no_part_of_it() -> None:
    """In "…, Roe said as he opened the talks, B reports" only what he said is said."""
    text = (
        "The strike has entered a hot phase, Defence Minister Viktor Holm said as he addressed the"
    )
    found = said(f"{text} congress of the union in Sundby on 16 August, Novapress has learned.")
    assert [content for _, content in found] == ["The strike has entered a hot phase"]


@pytest.mark.parametrize(
    "text",
    [
        "Why the pond went dry: “A broken pipe,” says engineer Ada Holm.",
        "Ada Holm praised the divers after the search: “A broken pipe.”",
        "“A broken pipe,” was the verdict of engineer Ada Holm.",
        "“A broken pipe,” came the answer from engineer Ada Holm.",
        "“A broken pipe” was the reply from the harbour office.",
    ],
)
def test_what_leads_up_to_a_quotation_is_not_in_it(text: str) -> None:
    """A headline's label, an object before a colon and a noun for the words are not spoken."""
    ((_, content),) = said(text)
    assert content.strip("“”,.") == "A broken pipe"


@pytest.mark.parametrize(
    "text",
    [
        "“A broken pipe” was the song of the year.",
        "“A broken pipe” came after the long winter.",
        "“A broken pipe” was the message on the wall.",
    ],
)
def test_a_title_before_a_verb_is_nobodys_words(text: str) -> None:
    """Words in marks that are a song's name or stand on a wall are laid to nobody."""
    assert said(text) == []


def test_a_clause_before_a_quotation_is_said_as_well() -> None:
    """Behind the cue a whole clause before the colon belongs to what is said."""
    (one,) = said("Ada Holm said the cause was plain: “A broken pipe had burst.”")
    (other,) = said("The tank will run dry by noon, Ada Holm said: “A broken pipe had burst.”")
    assert one[1] == "the cause was plain: “A broken pipe had burst.”"
    assert other[1] == "The tank will run dry by noon … “A broken pipe had burst.”"


@pytest.mark.parametrize(
    ("text", "act", "polarity"),
    [
        ("The club refused to apologise: “We owe nobody a thing.”", "assert", "negative"),
        ("Ada Holm considers the charge a lie.", "deny", "negative"),
        ("The judge pressed: “Who had the key that night?”", "ask", "underspecified"),
        ("The judge demanded: “Give him the key at once!”", "demand", "positive"),
        ("The ministry brushed aside fears that the dike would break.", "deny", "negative"),
    ],
)
def test_refused_scorned_and_brushed_aside(text: str, act: str, polarity: str) -> None:
    """Quoted words of who refuses are asserted; what is called a lie or brushed aside is denied."""
    made = extract(read(text), Gazetteer(), DEFAULT).attributions
    (part,) = (p for one in made if one.style != "narrated" for p in one.parts)
    assert (part.act, part.polarity) == (act, polarity)


def test_a_one_word_answer_in_marks_is_said() -> None:
    """A "no" between quotation marks is an answer; without them it tells that nothing was said."""
    assert said("“No,” Ada Holm said.") == [("said", "“No,”")]
    assert said("Ada Holm said nothing.") == []


def test_a_charge_that_another_one_made_is_not_the_mockers() -> None:
    """Who mocks those that blame somebody does not say what they blame him for."""
    found = said("The skipper mocked the deckhands who had blamed him for the collision.")
    assert ("mocked", "the collision") not in found
    assert all("collision" not in content or "blamed" in content for _, content in found)


@pytest.mark.parametrize(
    "text",
    [
        "The harbour office refused to discuss the crash.",
        "The harbour office has pleaded guilty to nothing.",
    ],
)
def test_silence_is_no_statement(text: str) -> None:
    """Who refuses to discuss something or admits to nothing has said nothing."""
    assert said(text) == []
