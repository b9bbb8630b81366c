"""Ways to say the same in fewer bytes, undone by ``open.js``."""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

__all__ = ["Shortened", "hexadecimal", "packed", "shortened"]

#: The alphabet of ``base64.b85encode`` without the characters that mean something to HTML.
_HARMLESS = np.frombuffer(
    (string.digits + string.ascii_uppercase + string.ascii_lowercase + "!#$%/()*+-;,=.?@^_`{|}~")
    .encode(),
    np.uint8,
)  # fmt: skip
_DIGITS = 5
_HEX = re.compile(r"[0-9a-f]{16}")
#: Cuts a text into what is between words and words, in turn.
_WORD = re.compile(r"( ?[A-Za-z]+)")
#: One character of the private use area stands for one word.
_FIRST, _MOST = 0xE000, 6400
_PRIVATE = re.compile("[\ue000-\uf8ff]")
#: Less text is not worth a list of words.
_WORTH = 200_000


def packed(content: bytes) -> str:
    """Bytes as harmless text: their number, a colon, five characters for every four bytes."""
    left = np.frombuffer(content + bytes(-len(content) % 4), dtype=">u4").astype(np.uint32)
    digits = np.empty((len(left), _DIGITS), np.uint8)
    for at in reversed(range(_DIGITS)):
        left, digits[:, at] = np.divmod(left, np.uint32(len(_HARMLESS)))
    return f"{len(content)}:{_HARMLESS[digits].tobytes().decode()}"


def hexadecimal(names: Sequence[str]) -> str | None:
    """Names of 16 hexadecimal digits as their bytes; None when one is no such name."""
    if not all(_HEX.fullmatch(name) for name in names):
        return None
    return packed(bytes.fromhex("".join(names)))


class Shortened(NamedTuple):
    """Texts with one character for a frequent word.

    :param texts: in their order; None where a text uses such characters itself.
    :param words: the words, in the order of their characters.
    """

    texts: tuple[str | None, ...]
    words: tuple[str, ...]


def shortened(texts: Sequence[str]) -> Shortened | None:
    """Many texts, shortened by their most frequent words; None for few."""
    if sum(map(len, texts)) < _WORTH:
        return None
    found: Counter[str] = Counter()
    for text in texts:
        found.update(_WORD.split(text)[1::2])
    gain = {word: n * (len(word) - 1) for word, n in found.items() if n > 2}
    best = sorted(gain, key=lambda word: (-gain[word], word))[:_MOST]
    words = sorted(best, key=lambda word: (-found[word], word))
    code = {word: chr(_FIRST + i) for i, word in enumerate(words)}

    def short(text: str) -> str | None:
        if _PRIVATE.search(text):
            return None
        cut = _WORD.split(text)
        # What is between words is no word, so it stays.
        return "".join(map(code.get, cut, cut))

    return Shortened(tuple(map(short, texts)), tuple(words))
