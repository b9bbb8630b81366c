"""The stored text: only what is broken is changed, and every change can be traced."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.inputs.clean import clean
from extract.records import Span


def test_three_characters_become_one_dash() -> None:
    """A dash decoded wrongly is mended, told of, and nothing else changes."""
    cleaned = clean("weapons to Ukraineā€”a substantial shift")
    assert cleaned.text == "weapons to Ukraine—a substantial shift"
    (repair,) = cleaned.repairs
    assert repair == (Span(18, 19), "ā€”", "windows-1257 read back as UTF-8")
    assert cleaned.offsets.to_old(18, 19) == (18, 21)
    assert cleaned.offsets.to_old(19, 20) == (21, 22)


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("Zelenskyâ€™s", "Zelensky’s"),
        ("â€œfake newsâ€\x9d", "“fake news”"),
        ("don\x92t", "don’t"),
        ("SÃ£o Paulo", "São Paulo"),
        ("Ã¢â‚¬â„¢", "’"),
        ("“â€¦", "“…"),
        ("wait\x1b[31mred", "waitred"),
        ("a\x07b\x00c", "abc"),
        ("a\ufeffb", "ab"),
    ],
)
def test_broken_characters_are_mended(broken: str, whole: str) -> None:
    """Known kinds of wrong decoding and control characters are mended and told of."""
    cleaned = clean(broken)
    assert cleaned.text == whole
    assert cleaned.repairs
    assert all(r.how for r in cleaned.repairs)


@pytest.mark.parametrize(
    "good",
    [
        "“Curly” ‘quotes’ stay", "naïve café Zoë", "&amp; stays", "5 − 3 – or — so",
        "Łódź Škoda Ñandú", "Київ Москва", "東京 서울", "½ ™ …", "\U0001f600 emoji", "tab\there",
    ],
)  # fmt: skip
def test_good_text_is_left_alone(good: str) -> None:
    """No straight quotes, no other dashes, no other letters."""
    cleaned = clean(good)
    assert (cleaned.text, cleaned.repairs) == (good, ())


def test_line_ends_are_folded_silently() -> None:
    """Every kind of line end becomes one newline and is no repair."""
    cleaned = clean("a\r\nb\rc\u2028d\x0ce\n")
    assert (cleaned.text, cleaned.repairs) == ("a\nb\nc\nd\ne\n", ())
    assert cleaned.offsets.to_old(2, 3) == (3, 4)
    assert clean("a page\n\fof it").text == "a page\nof it"


@given(st.text(max_size=80))
def test_words_of_ascii_never_change(text: str) -> None:
    """Whatever is mended, letters, digits and blanks of ASCII come out as they went in."""
    plain = "".join(c for c in text if c.isascii() and c.isalnum())
    kept = "".join(c for c in clean(text).text if c.isascii() and c.isalnum())
    assert "\x1b" in text or kept == plain


@given(st.text(alphabet="aé Ã©â€™\x92\r\n\x07\ufeff“", max_size=60))
def test_repairs_say_where_and_what(text: str) -> None:
    """Outside the told repairs and line ends, new and old characters are the same."""
    cleaned = clean(text)
    mended = {i for r in cleaned.repairs for i in range(*r.span)}
    for at, char in enumerate(cleaned.text):
        start, end = cleaned.offsets.to_old(at, at + 1)
        if at not in mended and char != "\n":
            assert text[start:end] == char
    assert list(cleaned.repairs) == sorted(cleaned.repairs, key=lambda r: r.span)


@given(st.text(max_size=60))
def test_cleaning_leaves_nothing_to_fold_or_drop(text: str) -> None:
    """No carriage return and no control character but tab and newline is left."""
    left = clean(text).text
    assert not any((c < " " and c not in "\t\n") or c == "\x7f" for c in left)
