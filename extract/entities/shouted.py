"""Names in capitals within a text that is not: "ANA RUIZ, the mayor,", "XI Jinping"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import dropwhile, takewhile
from typing import TYPE_CHECKING

from extract.entities.known_names import known_given, surname_like, unheard
from extract.entities.name_runs import describes, name_run
from extract.entities.name_tokens import name_part, office_word
from extract.syntax.parse import Block
from extract.syntax.sentence_starts import run_ins
from extract.syntax.tree import after, before
from extract.wordlists import commonness, table

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["half_shouted", "labelled", "plain_words", "shouted"]

_NAMES = 4  # words of a name in a label


def shouted(block: Block) -> Iterator[list[Token]]:
    """Names all in capitals within a sentence that is not: "ANA RUIZ, the mayor,"."""
    if sum(t.is_upper and len(t) > 2 for t in block.doc) < 2:
        return
    at = 0
    while at < len(block.doc):
        run = [t for t in name_run(block.doc[at]) if t.is_upper and len(t) > 2]
        comma = after(run[-1]) if run else None
        name = len(run) > 1 and comma is not None and comma.text == "," and plain_words(run)
        if name and (known_given(run[0].text.title()) or _office_follows(run[-1])):
            yield run
        at += max(len(run), 1)


def labelled(block: Block) -> Iterator[list[Token]]:
    """Names in labels before a colon: "MAYOR ANA RUIZ: …", "SEN. RUIZ: …", "ANA RUIZ, HOST: …".

    Of words in capitals the parser does not know which are names.
    """
    for first, colon in run_ins([t.text for t in block.doc]):
        label = list(takewhile(lambda t: t.text not in {",", "("}, block.doc[first:colon]))
        run = list(dropwhile(lambda t: t.text == "." or office_word(t.text), label))
        titled = 0 < len(run) < len(label)
        known = len(run) > 1 and known_given(run[0].text.title())
        names = [t for t in run if t.text != "-"]
        if (
            (titled or known)
            and len(names) <= _NAMES
            and plain_words(names)
            and _surname(names[-1])
        ):
            yield run


def _surname(word: Token) -> bool:
    return surname_like(word.text.title()) or unheard(word.text)


def half_shouted(block: Block) -> Iterator[list[Token]]:
    """A surname in capitals before or behind a strange given name: "XI Jinping", "Oumar TAPSOBA".

    A body's short name before one of its own would be a body's word: "CNN Digital".
    """
    if not any(t.is_upper and len(t) > 1 for t in block.doc):
        return
    for token in block.doc[:-1]:
        run = name_run(token)
        small = [t for t in run if t.is_title and t.lower_ not in commonness()]
        capitals = [t for t in run if t.is_upper and len(t) > 1]
        if len(run) == 2 and len(small) == len(capitals) == 1 and plain_words(run):
            previous = before(token)
            inside = previous is not None and name_part(previous)
            place = previous is not None and previous.ent_type_ in {"GPE", "NORP"}
            if (place or not inside) and _kept_apart(run):
                yield run


def _kept_apart(run: Sequence[Token]) -> bool:
    """Whether the parser runs a name together with no other word."""
    kind, beyond = run[0].ent_type_, after(run[-1])
    whole = beyond is None or beyond.ent_iob_ != "I"
    return whole and run[0].ent_iob_ != "I" and all(t.ent_type_ == kind for t in run)


def _office_follows(last: Token) -> bool:
    """Whether an apposition with an office opens behind a name and a comma."""
    nouns = (after(last, n) for n in range(2, 8))
    ahead = list(takewhile(lambda t: t is not None and t.pos_ not in {"VERB", "AUX"}, nouns))
    words = (t for t in ahead if t is not None and not t.is_title)
    return any(map(describes, words))


def plain_words(run: list[Token]) -> bool:
    """Whether no word of some capitals is a body's."""
    heads = table("names")["organizations"]["heads"]
    return all(t.is_alpha and t.lower_ not in heads for t in run if t.text != "-")
