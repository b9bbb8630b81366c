"""Where a person named in full is named again by a part of the name: "Roe", "Han", "Sanz".

A surname may stand anywhere; any other part only behind the full name, and only as a name of its
own. Which person is meant is decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from extract.entities.gazetteer import fold
from extract.entities.known_names import known_given, no_name
from extract.entities.name_clusters import PARTICLES, name_words
from extract.entities.name_tokens import forename, given, inside_longer, office_word, proper
from extract.entities.other_kinds import brand
from extract.entities.trimming import opens_none
from extract.syntax.dictionary import noun, verb_or_adjective
from extract.syntax.parse import Block
from extract.syntax.tree import before, children

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["ShortNames", "surname"]

#: what the parser takes for something else than a person or a thing with a name
_OTHERS = frozenset({"DATE", "TIME", "LANGUAGE", "MONEY", "EVENT", "LAW", "LOC", "FAC"})
#: How texts without umlauts and rings write them.
_WRITTEN = (
    str.maketrans(
        {
            "ä": "ae",
            "ö": "oe",
            "ü": "ue",
            "å": "aa",
            "ø": "oe",
            "Ä": "Ae",
            "Ö": "Oe",
            "Ü": "Ue",
            "Ø": "Oe",
        }
    ),
    str.maketrans({"å": "aa"}),
)
_MODIFIERS = frozenset({"compound", "amod", "nmod", "det"})
_LONGEST = 4  # tokens of a part


class ShortNames:
    """The parts by which the full names of an article may come again.

    :param full: where each full name ends in the text, and its tokens.
    :param other: which words mean something else alone, so that only a surname may be one.
    """

    def __init__(
        self, full: Iterable[tuple[int, Sequence[Token]]], other: Callable[[str], bool]
    ) -> None:
        self._surnames: set[str] = set()
        self._parts: dict[str, int] = {}
        for end, run in full:
            words = _words(run)
            self._surnames.update(fold(form) for tail in _tails(words) for form in _forms(tail))
            for part in (p for p in _parts(words) if not other(p)):
                self._parts[fold(part)] = min(end, self._parts.get(fold(part), end))
        self._firsts = {_first(key) for key in (*self._surnames, *self._parts)}

    def find(self, block: Block) -> Iterator[list[Token]]:
        """The parts that stand alone in a paragraph, each with a given name right before it."""
        for token in block.doc:
            if token.text[:1].isupper() and fold(token.text) in self._firsts:
                run = self._at(block, token)
                if run:
                    yield run

    def _at(self, block: Block, token: Token) -> list[Token]:
        for length in range(_LONGEST, 0, -1):
            run = token.doc[token.i : token.i + length]
            key = fold(run.text)
            if key in self._surnames and _alone(run[0], run[-1]):
                return _with_given(list(run))
            behind = block.at(token).start > self._parts.get(key, block.span.end)
            if behind and _by_itself(run[0], run[-1]):
                return _with_given(list(run))
        return []


def surname(run: Sequence[Token]) -> str:
    """The surname of a full name, its particles included."""
    words = _words(run)
    return next(_tails(words), words[-1])


def _words(run: Sequence[Token]) -> list[str]:
    """The words of a name as printed, without what stands behind it ("Jr.")."""
    text = "".join(t.text_with_ws for t in run)
    kept = set(name_words(text))
    return [
        w for w in (w.strip(".,-–—") for w in text.split()) if w in kept or re.search("[-‑]", w)
    ]


def _tails(words: Sequence[str]) -> Iterator[str]:
    """The surname of a full name, with and without its particles."""
    for at in range(1, len(words)):
        last = at == len(words) - 1
        if (last and len(words[at]) > 2) or _opens_surname(words, at):
            yield " ".join(words[at:])
    if len(words) > 1:
        yield from (bare for bare in name_words(words[-1])[1:] if len(bare) > 2)


def _forms(word: str) -> tuple[str, ...]:
    """A surname as printed, and with two letters for each of its umlauts: "Müller", "Mueller"."""
    return word, *(word.translate(written) for written in _WRITTEN)


def _opens_surname(words: Sequence[str], at: int) -> bool:
    return words[at].lower() in PARTICLES and words[at - 1].lower() not in PARTICLES


def _parts(words: Sequence[str]) -> Iterator[str]:
    """The words before the last one that are no given name of the list, initial or particle."""
    for word in words[:-1]:
        plain = len(word) > 1 and word.lower() not in PARTICLES and "." not in word
        if plain and not given(word) and not office_word(word):
            yield word


def _first(key: str) -> str:
    """The first token of some words."""
    return re.split("[ -]", key, maxsplit=1)[0]


def _with_given(run: list[Token]) -> list[Token]:
    first = before(run[0])
    if first is None:
        return run
    one = first.ent_type_ == "PERSON" and run[0].ent_iob_ == "I"
    verb = first.is_sent_start and no_name(first.text)
    worded = noun(first.text) or verb_or_adjective(first.text)
    if worded and not known_given(first.text):
        return run  # "*Hail* Ruiz"
    if brand(first.text):
        return run  # "BensonShareReplyAna" Ruiz
    named = forename(first) and not verb and (one or not opens_none(first))
    return [first, *run] if given(first.text) or named else run


def _alone(first: Token, last: Token) -> bool:
    """Whether a surname stands for the person: no longer name, no office, no country."""
    previous = before(first)
    if office_word(first.text) and previous is not None and previous.lower_ in {"the", "a", "an"}:
        return False
    label = not first.i and last.i + 1 < len(last.doc) and last.doc[last.i + 1].text == ":"
    within = (first.i > first.sent.start or label) and first.lower_ != first.text
    name = proper(first) or bool(first.ent_type_) or within
    name = name or (first.tag_ in {"RB", "JJ", "UH", "FW"} and not first.is_stop)
    name = name or (first.is_upper and len(first) > 2)
    name = name or (first.is_title and _one(first))
    return name and not inside_longer(first, last)


def _one(first: Token) -> bool:
    """Whether a verb shows that a plural noun is none: "*Sanders* was glad"."""
    verb = [first.head, *children(first.head, "aux", "auxpass", "cop")]
    singular = any(t.tag_ == "VBZ" or t.lower_ == "was" for t in verb)
    return first.tag_ == "NNS" and first.dep_ in {"nsubj", "nsubjpass"} and singular


def _by_itself(first: Token, last: Token) -> bool:
    """Whether another part of a name stands as a name of its own and describes nothing."""
    if not proper(first) or last.dep_ in _MODIFIERS or first.ent_type_ in _OTHERS:
        return False
    previous = before(first)
    article = previous is not None and previous.lower_ in {"the", "a", "an"}
    return not article and not inside_longer(first, last)
