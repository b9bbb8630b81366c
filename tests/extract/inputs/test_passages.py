"""What the layout sets off is known as somebody else's words, and as whose where it is signed."""

from __future__ import annotations

import time

import pytest

from extract.inputs.passages import signatures
from tests.extract.set_off import SHIP, page, passages, prose, read

QUOTE = "The quay was never safe. We warned the owners."


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"{SHIP}\n\n> {QUOTE}\n\n{SHIP}", "a.md"),
        (f"{SHIP}\n\n> The quay was never safe.\n> We warned the owners.\n\n{SHIP}", "a.md"),
        (page(f"<blockquote><p>{QUOTE}</p></blockquote>"), "a.html"),
        (page(f"<blockquote>{QUOTE}</blockquote>"), "a.html"),
    ],
)
def test_block_quotes_are_set_off(text: str, name: str) -> None:
    """The markup of a quotation makes a passage; its words stay in the prose that is read."""
    document = read(text, name)
    assert passages(document) == [("quote", QUOTE, None)]
    assert QUOTE in prose(document)


def test_paragraphs_of_one_block_quote_are_one_passage() -> None:
    """A quotation of several paragraphs is one passage, from the first to the last."""
    document = read(f"{SHIP}\n\n> It was late.\n>\n> It was dark.\n\n{SHIP}", "a.md")
    assert passages(document) == [("quote", "It was late.\n\nIt was dark.", None)]


def test_a_page_in_a_block_quote_is_no_quotation() -> None:
    """Where most of the text stands in block quotes they are how the page is printed."""
    document = read(f"{SHIP}\n\n> {SHIP}\n>\n> {SHIP}\n\nThe end came.", "a.md")
    assert passages(document) == []


@pytest.mark.parametrize(
    ("post", "words", "author"),
    [
        ("The mayor lies. https://t.co/x — Ada Kern (@akern) March 3, 2025", "The mayor lies.",
         "Ada Kern"),
        ("The mayor lies.\n— Ada Kern MP (@akern) 3 March 2025", "The mayor lies.", "Ada Kern MP"),
        ("The mayor lies. pic.twitter.com/abc\n\nAda Kern (@akern) March 3, 2025",
         "The mayor lies.", "Ada Kern"),
        ("The mayor lies. A post shared by Ada Kern (@a.kern) on Mar 3, 2025 at 9:04am PST", None,
         None),
    ],
)  # fmt: skip
def test_pasted_posts_are_known_by_their_signature(
    post: str, words: str | None, author: str | None
) -> None:
    """A name with its handle behind a dash, or alone on the next line, signs what stands before."""
    document = read(f"{SHIP}\n\n{post}\n\n{SHIP}")
    assert passages(document) == ([("post", words, author)] if words else [])


@pytest.mark.parametrize(
    "line",
    [
        "She met Ada Kern (@akern) on Monday.",
        "The mayor — Ada Kern (@akern) is her name — laughed.",
        "Write to the desk (@desk) at any time — we answer.",
    ],
)
def test_a_handle_in_a_sentence_signs_nothing(line: str) -> None:
    """Prose that names an account is no post."""
    assert passages(read(f"{SHIP}\n\n{line}\n\n{SHIP}")) == []


def test_a_picture_without_words_takes_no_paragraph() -> None:
    """The signature below a shared picture does not sign the article's paragraph before it."""
    shared = "A photo shared by Ada Kern (@akern) on Mar 3, 2025"
    assert passages(read(f"{SHIP}\n\n{shared}\n\n{SHIP}")) == []


@pytest.mark.parametrize("frame", ["twitter-tweet", "bluesky-embed", "fb-post"])
def test_embedded_posts_are_posts(frame: str) -> None:
    """The frame of a network makes a post, signed by the line at its end."""
    post = (
        f"<blockquote class='{frame}'><p>The crane was rusty.</p>&mdash; Ada Kern (@akern) "
        "<a href='https://example.org/1'>March 3, 2025</a></blockquote>"
    )
    document = read(page(post), "a.html")
    assert passages(document) == [("post", "The crane was rusty.", "Ada Kern")]


def test_a_quoted_source_is_named_by_its_citation() -> None:
    """The name in a block quotation's last line, behind a dash or cited, signs it."""
    text = page("<blockquote><p>The crane was rusty.</p><cite>Ada Kern</cite></blockquote>")
    assert passages(read(text, "a.html")) == [("quote", "The crane was rusty.", "Ada Kern")]
    plain = f"{SHIP}\n\n> The crane was rusty.\n>\n> — Ada Kern, welder\n\n{SHIP}"
    assert passages(read(plain, "a.md")) == [("quote", "The crane was rusty.", "Ada Kern")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Kern said:\n\n- It was late.\n- It was dark.\n\nThe end came.", "a.txt"),
        ("Ada Kern said:\n\n1. It was late.\n2. It was dark.\n\nThe end came.", "a.md"),
        ("Ada Kern said:\n\n* It was late.\n* It was dark.\n\nThe end came.", "a.md"),
        (page("<p>Ada Kern said:</p><ul><li>It was late.</li><li>It was dark.</li></ul>"),
         "a.html"),
    ],
)  # fmt: skip
def test_lists_behind_a_colon_are_set_off(text: str, name: str) -> None:
    """Items behind a colon are one passage, by the markup or by the marks that open them."""
    ((kind, words, author),) = passages(read(text, name))
    assert (kind, author) == ("list", None)
    assert [line.lstrip("-*1234. ") for line in words.split("\n") if line] == [
        "It was late.", "It was dark.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "listed"),
    [
        ("Here is what we know about the fire.", True),
        ("The main points", True),
        ("Here is the keeper, thought the boy.", False),
        ("Nobody knew why.", False),
    ],
)
def test_lists_that_a_line_shows_without_a_colon(line: str, *, listed: bool) -> None:
    """A line that says that points come leads in a list; behind others a dash may be speech."""
    found = passages(read(f"{SHIP}\n\n{line}\n\n- It was late.\n- It was dark.\n\n{SHIP}"))
    assert [kind for kind, _, _ in found] == (["list"] if listed else [])


def test_a_list_that_nothing_leads_in_is_prose() -> None:
    """Items without a colon before them are the article's own."""
    assert passages(read("- It was late.\n- It was dark.\n\nThe end came.")) == []


@pytest.mark.parametrize(
    "line",
    [
        "Here is the full text of her speech.",
        "The full text of the statement is provided below:",
        "Her address in full:",
    ],
)
def test_a_text_in_full_is_somebodys_to_the_end(line: str) -> None:
    """What a line says to be printed in full is a quotation up to the end of the page."""
    text = f"{SHIP}\n\n{line}\n\nGood evening, friends!\n\nWe rebuild the quay.\n"
    assert passages(read(text)) == [
        ("text", "Good evening, friends!\n\nWe rebuild the quay.", None)
    ]


def test_a_sentence_about_a_full_text_leads_nothing_in() -> None:
    """That a text was published somewhere does not give the article away."""
    text = f"{SHIP}\n\nThe full text of the speech was published on Monday.\n\nNobody read it.\n"
    assert passages(read(text)) == []


def test_a_line_that_is_nearly_signed_is_read_at_once() -> None:
    """Many letters before what looks like a handle take no more time than others."""
    text = f"A{'b' * 190} @x\n\nA{' bc' * 60} @x"
    began = time.process_time()
    assert signatures(text) == ()
    assert time.process_time() - began < 5
