"""Markdown loses its markup and keeps its words, each at its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.inputs.markdown import strip

MARKS = st.text(alphabet="ab *_`[]()!<>#-\n\\&;|~1.", max_size=60)


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("He *said* so.", "He said so."),
        ("He **said _so_**.", "He said so."),
        ("A [fake](http://x.org/fake 'fake') claim", "A fake claim"),
        ("A [fake][1] claim\n\n[1]: http://x.org", "A fake claim"),
        ("<http://x.org>", "http://x.org"),
        ("> We will\n> not yield.", "We will not yield."),
        ("- one\n- two", "one\n\ntwo"),
        ("1. 1\n2. b", "1\n\nb"),
        ("one\ntwo", "one two"),
        ("one  \ntwo", "one\ntwo"),
        ("a\n\n```\ncode\n```\n\nb", "a\n\nb"),
        ("a\n\n<!-- note -->\n\nb", "a\n\nb"),
        ("a <b>bold</b><!-- c --> claim", "a bold claim"),
        ("AT&amp;T \\*star\\* &eacute;", "AT&T *star* é"),
        ("`code` stays", "code stays"),
        ("a `b\nc`d e", "a b cd e"),
        ("| a | b |\n|---|---|\n| 1 | b |", "a\n\nb\n\n1\n\nb"),
        ("a ~~b~~ c", "a b c"),
        ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
        ("<div>\n<p>He said so.</p>\n</div>\n\nb", "He said so.\n\nb"),
        ("<script>\nvar x\n</script>\n\nb", "b"),
        ("a\n\n    He said so.", "a\n\nHe said so."),
        ("x\n\n---\n\ny", "x\n\ny"),
        ("a ![](u) u", "a  u"),
        ("[**a**](a) a", "a a"),
    ],
)
def test_markup_is_dropped(markup: str, words: str) -> None:
    """What a reader would see is what is left."""
    stripped = strip(markup)
    assert stripped.text == words


def test_headings_and_images_are_marked() -> None:
    """The first heading is the title, others are headings, an image's words a caption."""
    stripped = strip(
        "Intro\n\n# The *title*\n\nText ![Troops **march**](a.png) more.\n\nNext\n----\n"
    )
    told = [(f.kind, f.span.of(stripped.text)) for f in stripped.furniture]
    assert told == [("title", "The title"), ("caption", "Troops march"), ("heading", "Next")]
    assert stripped.text == "Intro\n\nThe title\n\nText \nTroops march\n more.\n\nNext"


def test_places_count_from_the_start_of_the_file() -> None:
    """What stands before the article is dropped, and offsets count it."""
    text = "---\na: b\n---\n# A\n\nHe *said* it."
    stripped = strip(text, 13)
    at = stripped.text.index("said")
    start, end = stripped.offsets.to_old(at, at + 4)
    assert text[start:end] == "said"
    assert stripped.text == "A\n\nHe said it."


def test_repeated_words_keep_their_own_place() -> None:
    """A word that also stands in an address or a list mark leads to itself."""
    text = "1. 1 [b](b) b ![b](b) b"
    stripped = strip(text)
    places = [
        stripped.offsets.to_old(i, i + 1)[0] for i, c in enumerate(stripped.text) if c in "b1"
    ]
    assert places == [3, 6, 12, 16, 22]


@pytest.mark.parametrize(
    ("text", "place"), [("1. 1", 3), ("[b](u)u", 6), ("> # a #\n>\n> 1. 1", 15)]
)
def test_words_are_not_sought_in_markup(text: str, place: int) -> None:
    """The last word leads to itself though a list number or an address looks the same."""
    stripped = strip(text)
    end = len(stripped.text)
    assert stripped.offsets.to_old(end - 1, end) == (place, place + 1)


@given(MARKS)
def test_every_kept_character_leads_to_itself(text: str) -> None:
    """Whatever the markup, a character of the result is the one it leads to, or was decoded."""
    stripped = strip(text)
    for at, char in enumerate(stripped.text):
        start, end = stripped.offsets.to_old(at, at + 1)
        old = text[start:end]
        assert char.isspace() or old == char or old[:1] in "\\&"


@given(MARKS)
def test_marks_are_sorted_and_apart(text: str) -> None:
    """Headings and captions never overlap and lie within the text."""
    stripped = strip(text)
    at = 0
    for item in stripped.furniture:
        assert at <= item.span.start < item.span.end <= len(stripped.text)
        at = item.span.end
