"""Bytes to text: a mark, UTF-8, what the user or the file itself says, or what is beyond doubt."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from extract.errors import InputError
from extract.inputs.guess import guess
from extract.records import EncodingFrom

__all__ = ["Decoded", "codec", "decode"]

# The longer marks first: UTF-32 little endian begins with the mark of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Encodings that a page may declare. Those that read markup out of harmless bytes (UTF-7,
# ISO-2022) and those that need a mark are left out.
_DECLARABLE = re.compile(
    r"cp(125\d|437|850|852|866|874|932|949|950)|iso8859-\d+|koi8-[rtu]|mac-\w+"
    r"|gb18030|gbk|gb2312|big5|big5hkscs|euc_jp|euc_kr|shift_jis|tis-620"
)
_WESTERN = ("ascii", "iso8859-1")
# What a user may name beside them; a file that is UTF-8 is read so anyhow.
_WIDE = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_BLANK = re.compile(r"[\s\x1b\u200b-\u200f\u2060\ufeff]*")
# Texts with a stray control character are mended later; this many mean it never was text.
_SHARE = 0.05
_HINT = "save it as UTF-8 or name its encoding (--encoding windows-1252)"


class Decoded(NamedTuple):
    """A file's text.

    :param text: the characters after any byte order mark.
    :param encoding: how they were read, a Python codec name.
    :param how: what said so.
    """

    text: str
    encoding: str
    how: EncodingFrom


def decode(data: bytes, declared: str | None = None, told: str | None = None) -> Decoded:
    """The text of some bytes: by byte order mark, else UTF-8, else as told or declared.

    Without any of these, what the bytes leave no doubt about (:mod:`extract.inputs.guess`).

    :param declared: the encoding that the file itself names, or None.
    :param told: the encoding that the user names for what is not UTF-8, or None.
    :raises InputError: when none of them fits, or the result is no text or empty.
    """
    decoded = _by_mark(data) or _by_content(data, declared, told)
    _check(decoded.text)
    return decoded


def codec(name: str) -> str | None:
    """The codec of an encoding that a user may name, or None."""
    found = _codec(name)
    if found is not None:
        return found
    try:
        found = codecs.lookup(name.strip()).name
    except (LookupError, ValueError):
        return None
    return found if found in _WIDE else None


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _strict(data[len(mark) :], encoding, "marked as", len(mark))
            return Decoded(text, encoding, "mark")
    return None


def _by_content(data: bytes, declared: str | None, told: str | None) -> Decoded:
    wide = b"\0" in data
    fault = 0
    if not wide:
        try:
            return Decoded(data.decode("utf-8"), "utf-8", "utf-8")
        except UnicodeDecodeError as error:
            fault = error.start
    encoding = codec(told) if told else None
    if encoding is not None and (not wide or encoding in _WIDE):
        return Decoded(_strict(data, encoding, "told to be"), encoding, "told")
    encoding = None if wide else _codec(declared)
    if encoding is not None:
        return Decoded(_strict(data, encoding, "marked as"), encoding, "declared")
    certain = guess(data)
    if certain is not None:
        return Decoded(*certain, "bytes")
    if wide:
        raise InputError(_binary(f"byte 0 at byte {data.index(0)}"))
    why = f"and {declared!r} cannot be used" if declared else "and declares no other"
    raise InputError(f"is not UTF-8 (byte {data[fault]:#04x} at byte {fault}) {why}; {_HINT}")


def _strict(data: bytes, encoding: str, why: str, skipped: int = 0) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        at = error.start + skipped
        message = f"is {why} {encoding} but is not ({error.reason} at byte {at})"
        raise InputError(f"{message}; {_HINT}") from None


def _codec(declared: str | None) -> str | None:
    try:
        name = codecs.lookup((declared or "").strip()).name
    except (LookupError, ValueError):
        return None
    if name in _WESTERN:
        # What browsers do: nobody who writes Latin-1 on a page means its control characters.
        return "cp1252"
    return name if _DECLARABLE.fullmatch(name) else None


def _check(text: str) -> None:
    if "\0" in text:
        raise InputError(_binary(f"NUL at character {text.index(chr(0))}"))
    if _BLANK.fullmatch(text):
        raise InputError("is empty; put the article in or remove the file")
    count = len(_CONTROLS.findall(text))
    if count > _SHARE * len(text):
        raise InputError(_binary(f"{count} control characters in {len(text)}"))


def _binary(why: str) -> str:
    return f"is not a text but binary data ({why}); give the article as text"
