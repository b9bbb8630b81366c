"""Undeclared encodings that the bytes themselves leave no doubt about: UTF-16 and Windows-1252.

Certain means: read so, every character stands where such a character stands in writing, and no
other encoding in use for such texts would look the same. What could be Polish, Turkish or
Macintosh text is nobody's to guess.
"""

from __future__ import annotations

import re

__all__ = ["guess"]

# An English text in UTF-16 has a zero byte in nearly every pair, always on the same side.
_SHORTEST, _ZEROS, _PLAIN = 8, 0.75, 0.7
# More than one character in seven beyond ASCII: no western language writes so.
_SHARE = 0.15

_HIGH = re.compile(r"[^\x00-\x7f]")
_WORD = re.compile(r"[^\W\d_]+")
# Where each character beyond ASCII may stand. Letters that Windows-1250 has in the same place need
# no more; the others must stand as western languages have them ("Núñez", "Michèle", "Støre")
# and as the letters in their place do not stand in Polish, Czech, Croatian or Romanian names.
_FITS = re.compile(
    r"""
      [áâäçéëíîóôöúüßšžàå]
    | ñ(?=[aeiouáéíóú])
    | [èø](?=[b-df-hj-np-tv-z])   | (?<=[b-df-hj-np-tv-z])ø(?![^\W\d_])
    | (?<![i])æ(?=[b-df-hj-np-tv-z])
    | ã(?=[oe])  | õ(?=e)  | (?<=[aeou])ï  | û(?=[rt])  | ê(?=[mqt])  | œ(?=u)
    | [’‘´–—\xa0\xad·]
    | (?<![^\W\d_])[“„‚«‹]         | [”»›…•™®©](?![^\W\d_])   | (?<![^\W_])[•©…](?![^\W\d_])
    | [£€¥](?=\d)                  | (?<=\d)[€°½¼¾%]          | (?<![^\W_])[½¼¾§±×](?![^\W\d_])
    | (?<=m)[²³](?![^\W\d_])       | (?<=\d\x20)[°×]
    """,
    re.IGNORECASE | re.VERBOSE,
)


def guess(data: bytes) -> tuple[str, str] | None:
    """The text of some bytes and their encoding, where there can be no doubt; else None.

    :param data: bytes without a byte order mark that are not UTF-8, or hold zero bytes.
    """
    return _wide(data) if b"\0" in data else _western(data)


def _wide(data: bytes) -> tuple[str, str] | None:
    """UTF-16 by the zero bytes of its plain letters."""
    if len(data) < _SHORTEST or len(data) % 2:
        return None
    even, odd = data[::2], data[1::2]
    for encoding, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if high.count(0) < _ZEROS * len(high) or 0 in low:
            continue
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            return None
        plain = sum(c.isascii() and (c.isalnum() or c.isspace()) for c in text)
        shown = all(c.isprintable() or c.isspace() or c == "\xad" for c in text)
        return (text, encoding) if shown and plain >= _PLAIN * len(text) else None
    return None


def _western(data: bytes) -> tuple[str, str] | None:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    high = [m.start() for m in _HIGH.finditer(text)]
    if len(high) > _SHARE * len(text) or not all(_FITS.match(text, at) for at in high):
        return None
    words = (w for m in _WORD.finditer(text) for w in re.split("[²³¹½¼¾]", m[0]))
    return (text, "cp1252") if all(map(_like_a_word, words)) else None


def _like_a_word(word: str) -> bool:
    """Whether enough letters are plain and capitals stand where capitals do."""
    if word.isascii():
        return True
    plain = sum(c.isascii() for c in word)
    cased = word.isupper() or word[1:].islower() or all(c.isascii() or c.islower() for c in word)
    return plain * 3 >= len(word) > 1 and cased
