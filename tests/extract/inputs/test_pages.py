"""Pages keep their whole article and nothing of other stories: links, lists, notes, menus."""

from __future__ import annotations

import json

import pytest

from extract.errors import InputError
from tests.extract.set_off import SHIP, page, prose, read

LAST = "Nobody was hurt when the crane fell on the quay, the port authority wrote on Tuesday."
MORE = "The owner of the crane told a court in Sundby that it had been checked every single year."
END = "Judges will hear the welders in spring, a clerk of the court wrote to the newspaper."


def shown(body: str, head: str = "") -> list[str]:
    """The prose of a page with some markup between two paragraphs."""
    return prose(read(page(body, head), "a.html"))


@pytest.mark.parametrize(
    "body",
    [
        "<p><a href='/a'>Owner denies that the crane was rusty and blames the wind</a></p>",
        (
            "<h3>Related stories</h3><ul><li><a href='/a'>Owner denies it all in court</a></li>"
            "<li><a href='/b'>Mayor says cranes are safe</a></li></ul>"
        ),
        (
            "<ul><li><a href='/a'><b>RUST:</b><p>Owner denies it. The court did not believe him on "
            "Monday, and the crane is gone for good, said a clerk.</p></a></li></ul>"
        ),
        (
            "<article class='card'><h3><a href='/a'>Owner denies it</a></h3><p>The owner of the "
            "crane denied on Monday that it had been rusty for years.</p></article>"
        ),
        "<p>Subscribe to continue reading. Already a subscriber? Log in.</p>",
        "<p>Advertisement</p><p>Story continues below</p>",
        "<h3>Read more</h3><p>Owner denies that the crane was rusty</p>",
        "<figure><img src='a.png'><figcaption>Welders say it was rusty.</figcaption></figure>",
    ],
)
def test_other_stories_and_notes_are_left_out(body: str) -> None:
    """Paragraphs that are links, lists of them, notes and captions are no prose."""
    assert shown(body) == [SHIP, LAST]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<p>The <a href='/a'>owner of the crane</a> denied it in court.</p>",
         "The owner of the crane denied it in court."),
        ("<ul><li>The crane was rusty, and <a href='/a'>the owner</a> knew it.</li></ul>",
         "The crane was rusty, and the owner knew it."),
        ("<p>Ada Kern called it <q>a disgrace</q> on Monday.</p>",
         "Ada Kern called it “a disgrace” on Monday."),
    ],
)  # fmt: skip
def test_sentences_with_links_stay(body: str, words: str) -> None:
    """A link, a list or a quotation within the article does not take it away."""
    assert words in shown(body)


def test_line_breaks_part_paragraphs_but_not_sentences() -> None:
    """Paragraphs may be parted by line breaks; one within a sentence parts nothing."""
    body = f"<p>{SHIP}<br><br>{MORE}<br>The crane was<br>\nrusty, they say.</p>"
    assert shown(body)[1:4] == [SHIP, MORE, "The crane was rusty, they say."]


def test_an_article_in_several_pieces_is_read_whole() -> None:
    """What stands in elements of the same kind as most of the article belongs to it."""
    pieces = "".join(
        f"<div class='grid'><div class='body chunk'><p>{words}</p><p>{words} Twice.</p></div>"
        f"<aside class='rail'><p>Buy a crane today and save half of its price for ever.</p></aside>"
        "</div>"
        for words in (SHIP, MORE, END)
    )
    text = f"<html><body><article><h1>Crane</h1>{pieces}</article></body></html>"
    found = prose(read(text, "a.html"))
    assert found == [w for words in (SHIP, MORE, END) for w in (words, f"{words} Twice.")]


def held_back(words: str) -> str:
    """A page that shows one paragraph and holds some words in its data."""
    told = {"@type": "NewsArticle", "headline": "Crane falls", "articleBody": words}
    head = f"<script type='application/ld+json'>{json.dumps(told)}</script>"
    note = "<div class='paywall'><p>Subscribe to continue reading.</p></div>"
    return (
        f"<html><head><title>Crane</title>{head}</head><body><article><h1>Crane falls</h1>"
        f"<p>{SHIP}</p>{note}</article></body></html>"
    )


@pytest.mark.parametrize("gap", ["\n\n", "\n", "<br>", "</p><p>"])
def test_the_data_of_a_page_gives_what_it_does_not_show(gap: str) -> None:
    """Where the page shows clearly less, the article's words in its data are read, and noted."""
    document = read(held_back(f"{SHIP}{gap}{MORE}{gap}{END}"), "a.html")
    assert prose(document) == [SHIP, MORE, END]
    assert document.meta.origins["text"] == "JSON-LD articleBody"


@pytest.mark.parametrize(
    "words", [SHIP, f"{MORE} {END} {MORE} {END}", "", f"{SHIP} It fell at noon."]
)
def test_other_data_is_not_taken(words: str) -> None:
    """Data that says no more, or something else, changes nothing."""
    document = read(held_back(words), "a.html")
    assert prose(document) == [SHIP]
    assert "text" not in document.meta.origins


def test_the_data_is_cleaned_as_the_page_is() -> None:
    """Links and notes within the words of the data are furniture too."""
    words = f"{SHIP}\n\nREAD MORE: Owner denies it\n\n{MORE}\n\nSign up for our newsletter"
    assert prose(read(held_back(words), "a.html")) == [SHIP, MORE]


@pytest.mark.parametrize(
    "body",
    [
        "<nav><a href='/'>Home</a></nav><ul><li><a href='/a'>Crane falls on quay</a></li></ul>",
        "<h1>News</h1>" + "".join(
            f"<h2><a href='/{n}'>Crane number {n} falls on a quay in Sundby</a></h2>"
            for n in range(9)
        ),
    ],
)  # fmt: skip
def test_a_page_of_links_is_no_article(body: str) -> None:
    """A page that only lists what stands on others is refused."""
    with pytest.raises(InputError, match="no article"):
        read(f"<html><head><title>News</title></head><body>{body}</body></html>", "a.html")


def test_a_page_within_a_form_is_read() -> None:
    """Some servers wrap the whole page in a form."""
    text = page("").replace("<body>", "<body><form>").replace("</body>", "</form></body>")
    assert prose(read(text, "a.html")) == [SHIP, LAST]


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("Crane falls | The Tide", "Crane falls"),
        ("Crane falls - by night - The Tide", "Crane falls - by night"),
        ("Harbour crane – again", "Harbour crane – again"),
        ("Crane &amp;#8216;falls&amp;#8217; again", "Crane ‘falls’ again"),
    ],
)
def test_titles_are_bare(title: str, bare: str) -> None:
    """The name of the page behind a title goes, and what was escaped twice is read."""
    head = (
        f"<meta property='og:title' content='{title}'>"
        "<meta property='og:site_name' content='The Tide'>"
    )
    assert read(page("", head), "a.html").meta.title == bare
