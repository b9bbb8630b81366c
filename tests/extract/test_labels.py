"""Labels before a colon: who speaks under one, and what is only a heading."""

from __future__ import annotations

import pytest

from tests.extract.set_off import statements


def _made(*lines: str) -> list[tuple[str, str]]:
    return statements("\n\n".join(lines))


@pytest.mark.parametrize(
    ("lines", "who", "words"),
    [
        (["SEN. HOLM: The mill was never checked."], "Holm", "The mill was never checked"),
        (["Mr. LIND: It was checked twice."], "Lind", "It was checked twice"),
        (["THE CHAIRMAN: The mill was checked."], "THE CHAIRMAN", "The mill was checked"),
        (["GOVERNOR ANA RUIZ: The mill is safe."], "Ana Ruiz", "The mill is safe"),
        (["MAYOR ANA RUIZ-KERN: The mill is safe."], "Ana Ruiz-Kern", "The mill is safe"),
        (["NATO: No troops will be sent north."], "NATO", "No troops will be sent north"),
        (
            ["The World Health Organization (WHO) met.", "WHO: The spray is safe."],
            "World Health Organization", "The spray is safe",
        ),
        (["Mr Tobin (Greens): It was safe all along."], "Tobin", "It was safe all along"),
        (
            ["Harbour chief Ravo Tendes met the press.", "Tendes: Rats? Not a single one."],
            "Ravo Tendes", "Not a single one",
        ),
    ],
)  # fmt: skip
def test_a_label_that_calls_somebody_names_the_speaker(
    lines: list[str], who: str, words: str
) -> None:
    """Titles, offices, bodies and names known from the text speak, in capitals or not."""
    assert (who, words) in _made(*lines)


@pytest.mark.parametrize(
    "label",
    [
        "MARKETS", "POLICE LOG", "MAYOR RACE", "GENERAL ELECTION", "STUDENT LOANS", "CHILD CARE",
        "AT A GLANCE", "WHAT WE KNOW", "GEN Z", "MS OFFICE", "QUEEN ELIZABETH",
    ],
)  # fmt: skip
def test_a_heading_in_capitals_speaks_never(label: str) -> None:
    """A topic is no speaker, whatever office is a word of it, and no part of what is claimed."""
    assert _made(f"{label}: The mill burned down on Monday.") == [
        ("ARTICLE", "The mill burned down on Monday"),
    ]  # fmt: skip


def test_a_body_among_headings_is_one() -> None:
    """In a round-up of topics a body's letters are a topic too."""
    found = _made("WHO: The spray is safe.", "ENERGY: Oil fell.", "SPORT: Norda won.")
    assert {who for who, _ in found} == {"ARTICLE"}


@pytest.mark.parametrize(
    "text",
    [
        "NATO: Ministers said they would meet in May.",
        "BENTA KOR: The state will not tax the mill, said Governor Haris Roslan.",
    ],
)
def test_a_label_before_another_ones_report_speaks_not(text: str) -> None:
    """Where the first sentence lays its words to somebody, the label only heads it."""
    assert {who for who, _ in _made(text)} & {"NATO", "BENTA KOR", "ARTICLE"} == set()


def test_turns_within_a_paragraph_stay_apart() -> None:
    """Each label in capitals has the words up to the next one."""
    text = "SEN. HOLM: The mill is unsafe. MR. LIND: It is not. THE CHAIRMAN: The mill stays shut."
    assert _made(text) == [
        ("Holm", "The mill is unsafe"), ("Lind", "It is not"),
        ("THE CHAIRMAN", "The mill stays shut"),
    ]  # fmt: skip


def test_a_turn_of_one_is_never_the_words_of_another() -> None:
    """The label of an office means nobody who spoke under his own name."""
    found = _made("REP. LIND: The mill was late.", "THE CHAIRMAN: The house will rise.")
    assert [who for who, _ in found] == ["Lind", "THE CHAIRMAN"]


def test_initials_are_two_who_talk() -> None:
    """Letters at the heads of a talk are those of two persons named before."""
    talk = ["TW: Why did you leave?", "AS: I was told to lie.", "TW: By whom?", "AS: The mayor."]
    found = _made("Tomas Weller met Agna Sorlie in her kitchen.", *talk)
    assert ("Agna Sorlie", "I was told to lie") in found
    assert ("Tomas Weller", "Why did you leave?") in found


def test_letters_of_topics_are_no_initials() -> None:
    """Short headings that do not come again are no talk."""
    found = _made("AI: The mill runs itself.", "IT: The mill bought computers.")
    assert {who for who, _ in found} == {"ARTICLE"}


def test_a_line_that_only_leads_in_claims_nothing() -> None:
    """A question's words before a colon tell of nothing."""
    assert _made("What we know so far:", "- The mill burned.") == [("ARTICLE", "The mill burned")]


@pytest.mark.parametrize(
    "lines",
    [
        ["CLAIM: The mill burned down.", "VERDICT: False."],
        ["Myth: The mill burned down.", "Verdict: False."],
        ["The claim: The mill burned down."],
        ["CLAIM: Mayor Ana Ruiz said that the mill burned down."],
    ],
)
def test_what_is_only_checked_is_told_by_nobody(lines: list[str]) -> None:
    """Behind the label of a claim neither the article nor whoever is named in it says anything."""
    assert _made(*lines) == []


def test_what_stands_beside_a_claim_that_is_checked_is_told() -> None:
    """Another label ends the claim, and whose claim it is has his own words."""
    assert _made("MYTH: The mill burned down. FACT: The mill stands.") == [
        ("ARTICLE", "The mill stands"),
    ]  # fmt: skip
    assert ("Ana Ruiz", "“It burned.”") in _made("Mayor Ana Ruiz's claim: “It burned.”")


def test_what_somebody_does_between_two_turns_is_no_turn() -> None:
    """A gesture between the turns of a talk is told by nobody who talks."""
    found = _made(
        "HOLM: Why did you leave?",
        "LIND: I was told to lie.",
        "She laughs, then asks me not to print it.",
        "HOLM: By whom did you hear it?",
    )
    assert not any("laughs" in said for who, said in found if who != "ARTICLE")


@pytest.mark.parametrize("label", ["BUDGET", "TALKS", "PM"])
def test_who_speaks_of_himself_behind_a_label_is_not_the_article(label: str) -> None:
    """Whether it is a heading or a name, the article has not said "I"."""
    found = _made("The town met on Monday.", f"{label}: I never saw the mill burn.")
    assert not any("burn" in said for who, said in found if who == "ARTICLE")
