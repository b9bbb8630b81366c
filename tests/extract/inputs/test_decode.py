"""Bytes become text by a mark, as UTF-8, as told or declared, or where there is no doubt."""

from __future__ import annotations

import codecs

import pytest

from extract.errors import InputError
from extract.inputs.decode import Decoded, codec, decode

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
    assert decoded == Decoded(WORDS, encoding, "mark")


def test_utf8_wins_over_a_declaration() -> None:
    """What is valid UTF-8 is read so, whatever the page claims."""
    wanted = Decoded(WORDS, "utf-8", "utf-8")
    assert decode(WORDS.encode(), declared="iso-8859-1", told="cp1250") == wanted


@pytest.mark.parametrize(
    ("declared", "name"),
    [("windows-1252", "cp1252"), ("ISO-8859-1", "cp1252"), ("us-ascii", "cp1252"),
     (" windows-1251 ", "cp1251"), ("koi8-r", "koi8-r"), ("shift_jis", "shift_jis")],
)  # fmt: skip
def test_declarations_count_last(declared: str, name: str) -> None:
    """Bytes that are not UTF-8 are read as declared; Latin-1 means windows-1252."""
    word = {"cp1252": "“café”", "shift_jis": "日本"}.get(name, "Киев")
    assert decode(word.encode(name), declared) == Decoded(word, name, "declared")


@pytest.mark.parametrize("declared", [None, "", "utf-7", "hex", "utf-16", "nonsense", "a\0b"])
def test_what_is_in_doubt_is_refused(declared: str | None) -> None:
    """Bytes that are not UTF-8 are refused with their place, and with the option that helps."""
    with pytest.raises(InputError, match=r"byte 0xc8 at byte 3.*--encoding windows-1252"):
        decode(b"in \xc8apek", declared)


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


def test_the_user_s_word_counts_before_the_file_s() -> None:
    """What the user names is used for what is neither marked nor UTF-8, before a declaration."""
    word = "Kaczyński"
    data = word.encode("cp1250")
    assert decode(data, "windows-1252", "windows-1250") == Decoded(word, "cp1250", "told")
    assert decode(word.encode(), None, "windows-1250") == Decoded(word, "utf-8", "utf-8")
    marked = codecs.BOM_UTF16_LE + word.encode("utf-16-le")
    assert decode(marked, None, "windows-1250") == Decoded(word, "utf-16-le", "mark")
    assert decode("Київ, так".encode("utf-16-be"), None, "UTF-16BE").text == "Київ, так"


def test_the_user_may_be_wrong() -> None:
    """An encoding that does not fit is refused with the place; it does not hide UTF-16."""
    with pytest.raises(InputError, match="told to be cp1252 but is not"):
        decode(b"caf\x81\xe9", told="windows-1252")
    assert decode("He said so.".encode("utf-16-le"), told="cp1252").encoding == "utf-16-le"


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("windows-1250", "cp1250"), ("latin1", "cp1252"), ("UTF-16LE", "utf-16-le"), ("utf-7", None),
     ("hex", None), ("nonsense", None), ("a\0b", None), ("", None), ("rot13", None)],
)  # fmt: skip
def test_encodings_that_may_be_told(name: str, wanted: str | None) -> None:
    """Encodings of texts may be named; other codecs and those that hide markup may not."""
    assert codec(name) == wanted
