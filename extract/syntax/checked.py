"""What an article prints to check it: "CLAIM: The mill burned. VERDICT: False"; nobody tells it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from extract.records import Span, Spans
from extract.syntax.sentence_starts import run_ins
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extract.syntax.parse import Block, Reading

__all__ = ["checked"]

_LABEL = 5  # words and signs before the colon
_OWNED = frozenset({"POS", "PRP$"})


@lru_cache(maxsize=1)
def checked(reading: Reading) -> Spans:
    """The words behind such labels, up to the next label or the end of the paragraph; sorted.

    "The union's claim: …" is the union's.
    """
    return tuple(span for block in reading.blocks for span in _of(block))


def _of(block: Block) -> Iterator[Span]:
    tokens = list(block.doc)
    first = next((n for n, t in enumerate(tokens[: _LABEL + 1]) if t.text == ":"), 0)
    labels = {(0, first)} if first else set[tuple[int, int]]()
    labels |= set(run_ins([t.text for t in tokens]))
    places = sorted(labels)
    for number, (start, colon) in enumerate(places):
        end = places[number + 1][0] if number + 1 < len(places) else len(tokens)
        said = [t for t in tokens[colon + 1 : end] if not t.is_space]
        if said and _names_claim(tokens[start:colon]):
            yield block.over(said)


def _names_claim(label: list[Token]) -> bool:
    """Whether a label says that a claim follows, and not whose."""
    spelt = [t for t in label if t.text[0].isalpha()]
    if not spelt or not spelt[0].text[0].isupper() or any(t.tag_ in _OWNED for t in label):
        return False
    last = [*takewhile(lambda t: t.text not in {"#", "no"}, spelt)][-1]
    return last.lower_ in words("cues", "checked")
