"""What somebody without a name is called: the words for him, without marks around them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extract.syntax.parse import Block
from extract.syntax.quotations import odd_marks

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["described"]

_BLANKS = " -–—"
_EDGES = f'"“”„‘{_BLANKS}'


def described(block: Block, words: Sequence[Token], top: Token, text: str) -> str:
    """The words that describe a source, as one line.

    Without the sign of a genitive ("the airline's claim") and half a pair of quotation marks.

    :param words: at least one, in order.
    :param top: the noun among them that says what it is.
    :param text: the article's.
    """
    genitive = len(words) > 1 and words[-1].tag_ == "POS" and words[-1].head == top
    label = " ".join(block.over(words[:-1] if genitive else words).of(text).split())
    bare = label.strip(_EDGES)
    if odd_marks(bare) and not odd_marks(label):
        return label.strip(_BLANKS)  # 'the so-called "Friends"'
    odd = set(odd_marks(bare))
    return "".join(c for at, c in enumerate(bare) if at not in odd)
