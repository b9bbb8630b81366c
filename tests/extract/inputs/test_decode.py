"""Bytes become text by a mark, as UTF-8, or as declared; never by guessing."""

from __future__ import annotations

import codecs

import pytest

from extract.errors import InputError
from extract.inputs.decode import decode

WORDS = "Zelensky said: “naïve” \U0001f600"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_marks_decide(mark: bytes, encoding: str) -> None:
    """A byte order mark names the encoding, wins over a declaration and is taken off."""
    decoded = decode(mark + WORDS.encode(encoding), declared="windows-1251")
    assert decoded == (WORDS, encoding)


def test_utf8_wins_over_a_declaration() -> None:
    """What is valid UTF-8 is read so, whatever the page claims."""
    assert decode(WORDS.encode(), declared="iso-8859-1") == (WORDS, "utf-8")


@pytest.mark.parametrize(
    ("declared", "codec"),
    [("windows-1252", "cp1252"), ("ISO-8859-1", "cp1252"), ("us-ascii", "cp1252"),
     (" windows-1251 ", "cp1251"), ("koi8-r", "koi8-r"), ("shift_jis", "shift_jis")],
)  # fmt: skip
def test_declarations_count_last(declared: str, codec: str) -> None:
    """Bytes that are not UTF-8 are read as declared; Latin-1 means windows-1252."""
    word = {"cp1252": "“café”", "shift_jis": "日本"}.get(codec, "Киев")
    assert decode(word.encode(codec), declared) == (word, codec)


@pytest.mark.parametrize("declared", [None, "", "utf-7", "hex", "utf-16", "nonsense", "a\0b"])
def test_nothing_is_guessed(declared: str | None) -> None:
    """Bytes that are not UTF-8 are refused with their place when nothing usable is declared."""
    with pytest.raises(InputError, match="byte 0xe9 at byte 3"):
        decode(b"caf\xe9", declared)


def test_wrong_declarations_are_refused() -> None:
    """A declared encoding that does not fit either is refused with the place."""
    with pytest.raises(InputError, match=r"cp1252.*at byte 1"):
        decode(b"a\x81\xff", "windows-1252")


def test_broken_marked_files_are_refused() -> None:
    """A file cut in the middle of a character is refused, counted from the file's start."""
    with pytest.raises(InputError, match=r"utf-16-le.*at byte 4"):
        decode(codecs.BOM_UTF16_LE + b"a\0b")


@pytest.mark.parametrize(
    "data", [b"\x89PNG\0\0", b"text\0text", b"\x01\x02\x03 abc", codecs.BOM_UTF8 + b"\0", b"\xff\0"]
)
def test_binary_data_is_refused(data: bytes) -> None:
    """NULs or many control characters mean that it is no text."""
    with pytest.raises(InputError, match="binary"):
        decode(data)


def test_a_stray_control_character_is_no_reason() -> None:
    """One control character in a page of text is left for the mending."""
    assert decode(b"x" * 100 + b"\x02").text.endswith("\x02")


@pytest.mark.parametrize("data", [b"", b" \r\n\t", codecs.BOM_UTF8, "\u200b\ufeff\n".encode()])
def test_empty_files_are_refused(data: bytes) -> None:
    """Nothing but blanks is refused as empty."""
    with pytest.raises(InputError, match="empty"):
        decode(data)


@pytest.mark.parametrize("data", [b"\xed\xa0\x80", b"\xc0\x80", b"\xf4\x90\x80\x80"])
def test_forbidden_utf8_is_refused(data: bytes) -> None:
    """Surrogates, overlong forms and numbers beyond Unicode are no UTF-8."""
    with pytest.raises(InputError, match="not UTF-8"):
        decode(data)
