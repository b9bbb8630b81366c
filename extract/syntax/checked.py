"""What stands behind a label and is not told by the article: what it checks, what somebody says.

"CLAIM: The mill burned. VERDICT: False", "KERN: I was there".
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.records import Span, Spans
from extract.syntax.phrases import first_person
from extract.syntax.sentence_starts import run_ins
from extract.wordlists import commonness, words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extract.syntax.parse import Block, Reading

__all__ = ["called", "checked"]

_LABEL = 5  # words and signs before the colon
_OWNED = frozenset({"POS", "PRP$"})


@lru_cache(maxsize=1)
def checked(reading: Reading) -> Spans:
    """What an article only checks, up to the next label or the end of the paragraph; sorted.

    "The union's claim: …" is the union's.
    """
    return tuple(span for label, _, span in _labelled(reading) if _names_claim(label))


@lru_cache(maxsize=1)
def called(reading: Reading) -> Spans:
    """What somebody may say behind a label in capitals; sorted.

    He says it of himself, or the label is no word of the language, and so perhaps his name.
    """
    shouted = (
        (label, said, span)
        for label, said, span in _labelled(reading)
        if all(t.is_upper for t in label if t.is_alpha)
    )
    return tuple(
        span for label, said, span in shouted if any(map(first_person, said)) or _name(label)
    )


def _name(label: list[Token]) -> bool:
    last = [t.lower_ for t in label if t.is_alpha][-1:]
    return any(word not in commonness() for word in last)


def _labelled(reading: Reading) -> Iterator[tuple[list[Token], list[Token], Span]]:
    """Each label of an article, with the words behind it and where these stand."""
    for block in reading.blocks:
        for label, said in _of(block):
            yield label, said, block.over(said)


def _of(block: Block) -> Iterator[tuple[list[Token], list[Token]]]:
    tokens = list(block.doc)
    first = next((n for n, t in enumerate(tokens[: _LABEL + 1]) if t.text == ":"), 0)
    labels = {(0, first)} if first else set[tuple[int, int]]()
    labels |= set(run_ins([t.text for t in tokens]))
    places = sorted(labels)
    for number, (start, colon) in enumerate(places):
        end = places[number + 1][0] if number + 1 < len(places) else len(tokens)
        said = [t for t in tokens[colon + 1 : end] if not t.is_space]
        if said:
            yield tokens[start:colon], said


def _names_claim(label: list[Token]) -> bool:
    """Whether a label says that a claim follows, and not whose."""
    spelt = [t for t in label if t.text[0].isalpha()]
    if not spelt or not spelt[0].text[0].isupper() or any(t.tag_ in _OWNED for t in label):
        return False
    return spelt[-1].lower_ in words("cues", "checked")
