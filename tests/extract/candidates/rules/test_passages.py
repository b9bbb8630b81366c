"""Words that are set off are laid to who signs them or leads them in, never to the article."""

from __future__ import annotations

import pytest

from tests.extract.set_off import SHIP, page, statements

OWN = [("ARTICLE", SHIP.rstrip("."))]
LATE, DARK = "It was late.", "It was dark."


def between(words: str, name: str = "a.txt") -> list[tuple[str, str]]:
    """The statements of what stands between two paragraphs of the article's own."""
    made = statements(f"{SHIP}\n\n{words}\n\n{SHIP}", name)
    assert made[:1] == made[-1:] == OWN
    return made[1:-1]


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("> It was late.", ""),
        ("Ada Kern added in her letter:\n\n> It was late.", "Ada Kern"),
        ("And from Mayor Ada Kern:\n\n> It was late.", "Ada Kern"),
        ("And this from Mayor Ada Kern:\n\n> It was late.", "Ada Kern"),
        ("> It was late.\n>\n> — Ada Kern", "Ada Kern"),
        ("It was late.\n\n— Ada Kern (@akern) March 3, 2025", "Ada Kern"),
    ],
)
def test_who_holds_a_passage(words: str, who: str) -> None:
    """A passage is its author's, else that of who leads it in, else nobody's."""
    assert between(words, "a.md") == ([(who, LATE)] if who else [])


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ('"It was late."\nAda Kern, a baker', "Ada Kern"),
        ('"It was late." — baker Ada Kern', "Ada Kern"),
        ('"It was late." ~ Ada Kern', "Ada Kern"),
        ('"It was late."\n\nAda Kern, a baker', ""),
        ('"It was late."\nSundby, the old port', ""),
        ('"It was late."\nAda Kern, a baker, left', ""),
    ],
)
def test_a_name_below_or_behind_a_quotation_signs_it(words: str, who: str) -> None:
    """In the line right below, with what somebody is; a name behind a gap may head the next one."""
    assert [h for h, said in between(words) if "late" in said] == ([who] if who else [])


@pytest.mark.parametrize(
    ("lead", "who"),
    [
        ("Ada Kern's reply to our questions in full:", "Ada Kern"),
        ("The reply in full:", ""),
        ("Below is the text of the letter which Ada Kern sent to the guild:", "Ada Kern"),
    ],
)
def test_a_text_printed_in_full_is_never_the_articles(lead: str, who: str) -> None:
    """It is laid to whose it is called, else to nobody."""
    made = statements(f"{SHIP}\n\n{lead}\n\nIt was late. I resign today.")
    assert made[:1] == OWN
    assert {holder for holder, _ in made[1:]} == ({who} if who else set())


@pytest.mark.parametrize(
    ("lead", "who"),
    [
        ("Ada Kern made two points:", "Ada Kern"),
        ("Ada Kern gave two reasons:", "Ada Kern"),
        ("There were two reasons:", "ARTICLE"),
        ("Ada Kern has two reasons:", "ARTICLE"),
    ],
)
def test_points_that_somebody_makes_are_his(lead: str, who: str) -> None:
    """What is listed behind them is the words of who made them, not of who only has some."""
    made = statements(f"{SHIP}\n\n{lead}\n\n- It was late.\n- It was dark.")
    assert {holder for holder, said in made if said.startswith("It was")} == {who}


def test_tags_behind_a_post_are_no_words() -> None:
    """What a post is filed under says nothing."""
    assert between("It was late. #late #ferry\n\n— Ada Kern (@akern) March 3, 2025") == [
        ("Ada Kern", LATE),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lead", "who"),
    [
        ("Ada Kern said:", "Ada Kern"),
        ("In a letter, Ada Kern wrote the following:", "Ada Kern"),
        ("Ada Kern's demands:", "Ada Kern"),
        ("The union has three demands:", "The union"),
        ("The demands of the union are:", "the union"),
        ("The mayor rejected the union’s demands:", "the union"),
        ("According to the union:", "the union"),
        ("Mayor Ada Kern listed her reasons:", "Ada Kern"),
        ("Mayor Ada Kern’s reasons:", "Ada Kern"),
        ("Mayor Ada Kern gave her conclusions on Friday. They are:", "Ada Kern"),
        ("The union published its demands on Friday. These are as follows:", "The union"),
    ],
)
def test_whose_items_a_line_leads_in(lead: str, who: str) -> None:
    """The items behind a verb or noun of speech are its speaker's."""
    made = between(f"{lead}\n\n- It was late.\n- It was dark.")
    assert [(w, said) for w, said in made if said in {LATE, DARK}] == [(who, LATE), (who, DARK)]
    assert all(w != "ARTICLE" for w, _ in made)


def test_items_behind_words_already_laid_to_somebody() -> None:
    """What goes on from "X, according to Roe:" is not surely hers, and not the article's."""
    made = between(
        "Two things went wrong, according to Ada Kern:\n\n- It was late.\n- It was dark."
    )
    assert [w for w, said in made if said == "Two things went wrong"] == ["Ada Kern"]
    assert all(said.rstrip(".") not in {"It was late", "It was dark"} for _, said in made)


def test_the_maker_nearest_the_colon_leads_in() -> None:
    """A quotation is of who made the statement that the line ends in, not of its subject."""
    quoted = "“It was late, and we were cold.”"
    made = between(f"The paper shows how it rated this statement by Ada Kern in May:\n\n{quoted}")
    assert [w for w, said in made if "It was late" in said] == ["Ada Kern"]
    told = between(f"Ada Kern said in a note by the door:\n\n{quoted}")
    assert [w for w, said in told if "It was late" in said] == ["Ada Kern"]


@pytest.mark.parametrize(
    "lead", ["Here is what we know:", "The night in short:", "It had reasons:"]
)
def test_a_list_of_the_articles_own_points(lead: str) -> None:
    """Items that nobody is said to say are the article's claims."""
    made = between(f"{lead}\n\n- It was late.\n- It was dark.")
    assert made[-2:] == [("ARTICLE", "It was late"), ("ARTICLE", "It was dark")]


def test_items_of_nobody_named() -> None:
    """Claims that are only listed are no claims of the article."""
    assert between("These myths are common:\n\n- It was late.\n- It was dark.") == []


def test_a_paragraph_behind_a_colon() -> None:
    """It is the speaker's in the first person; else it may be the article's again: nobody's."""
    assert between("Ada Kern wrote this:\n\nI saw it. It was late.") == [
        ("Ada Kern", "I saw it."), ("Ada Kern", LATE),
    ]  # fmt: skip
    assert between("Ada Kern wrote this:\n\nIt was late.") == []


def test_only_one_paragraph_is_led_in() -> None:
    """What follows the paragraph behind a colon is the article's own."""
    made = between("Ada Kern wrote this:\n\nI saw it.\n\nThe quay was dark.")
    assert made == [("Ada Kern", "I saw it."), ("ARTICLE", "The quay was dark")]


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("“It was late.” -Commissioner Ada Kern", "Ada Kern"),
        ("“It was late.” — Ada Kern, welder", "Ada Kern"),
        ("“It was late.”\n\n– Ada Kern, welder", "Ada Kern"),
        ("“It was late.” ~ Mayor Ada Kern", "Ada Kern"),
        ("“It was late.” (Mayor Ada Kern)", "Ada Kern"),
        ("“It was late.” (Ada Kern, welder)", "Ada Kern"),
        ("And from Mayor Ada Kern:\n\n“It was late.”", "Ada Kern"),
    ],
)
def test_signed_quotations(words: str, who: str) -> None:
    """A name behind a dash, on the same line or the next, or before a colon, holds a quotation."""
    assert between(words) == [(who, "“It was late.”")]


@pytest.mark.parametrize(
    "words",
    [
        "“It was late.” — The quay was dark by then.",
        "“It was late.”\n\n– the quay was dark by then.",
        "“It was late.” (Emphasis Added)",
        "“It was late.” (New Harrow)",
        "“It was late.” (Photo Ada Kern)",
        "“It was late.” (Ada Kern was there.)",
        "In Sundby:\n\n“It was late.”",
        "On Monday:\n\n“It was late.”",
    ],
)
def test_what_signs_nothing(words: str) -> None:
    """A clause behind a dash, a place or a day before a colon name no speaker."""
    assert all(who in {"", "ARTICLE"} for who, _ in between(words))


def test_an_embedded_post_is_its_authors() -> None:
    """A post in a page is laid to who signs it; the lines around it stay the article's."""
    post = (
        "<blockquote class='twitter-tweet'><p>The crane was rusty.</p>&mdash; Ada Kern (@akern) "
        "<a href='https://example.org/1'>March 3, 2025</a></blockquote>"
    )
    made = statements(page(post), "a.html")
    assert made[:2] == [*OWN, ("Ada Kern", "The crane was rusty.")]


def test_a_post_that_was_lost_leads_nothing_in() -> None:
    """Where the words behind a colon are gone, the next quotation keeps its own speaker."""
    made = between(
        "Ada Kern wrote:\n\nADVERTISEMENT\n\n“It was late,” said Olaf Dahl, the harbour master."
    )
    assert made == [("Olaf Dahl", "“It was late,”")]


def test_another_storys_first_words() -> None:
    """What is told of another story is no claim of the article; who speaks there has spoken."""
    made = between("Related News Crane Falls on Quay Kern said that it was late. The quay is dark.")
    assert made == [("Kern", "that it was late")]
