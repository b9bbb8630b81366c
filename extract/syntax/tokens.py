"""The words of a parsed paragraph as plain Python objects, made once, in place of spaCy's views.

spaCy keeps a parse in C and makes a new object at every look at a word, and a new string at every
look at its label. Rules look thousands of times; what they see here bears spaCy's names and says
the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, total_ordering
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple, cast, overload

from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, ORTH, POS, SENT_START, SPACY, TAG
from spacy.parts_of_speech import NAMES

from extract.syntax.repairs import repair

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Stretch", "Token", "Words", "plain"]

_ASKED = [ORTH, LEMMA, DEP, TAG, POS, ENT_TYPE, ENT_IOB, SPACY, HEAD, SENT_START]
_IOB = ("", "I", "O", "B")
_STARTS = {0: None, 1: True, -1: False}
#: Kinds of words that are kept; a corpus holds ever more of them.
_MOST = 100_000


class _Form(NamedTuple):
    """What is the same wherever a word is printed in the same letters."""

    text: str
    lower_: str
    is_alpha: bool
    is_punct: bool
    is_space: bool
    is_lower: bool
    is_upper: bool
    is_title: bool
    is_digit: bool
    is_quote: bool
    is_stop: bool
    like_num: bool


@total_ordering
class Token:
    """A word or mark, with what spaCy's token of the same place says of it; in order of place.

    :ivar idx: its first character in the paragraph.
    :ivar children: what hangs on it, in order.
    """

    __slots__ = (
        "_edges", "children", "dep_", "doc", "ent_iob_", "ent_type_", "form", "head", "i", "idx",
        "is_alpha", "is_lower", "is_punct", "is_sent_start", "is_space", "is_title", "is_upper",
        "lemma_", "lower_", "pos_", "tag_", "text", "whitespace_",
    )  # fmt: skip

    head: Token
    children: list[Token]
    whitespace_: str
    is_sent_start: bool | None

    def __init__(self, doc: Words, i: int, idx: int, form: _Form, labels: Sequence[str]) -> None:
        self.doc = doc
        self.i = i
        self.idx = idx
        self.form = form
        self.text, self.lower_, self.is_alpha, self.is_punct, self.is_space = form[:5]
        self.is_lower, self.is_upper, self.is_title = form[5:8]
        self.lemma_, self.dep_, self.tag_, self.pos_, self.ent_type_, self.ent_iob_ = labels
        self.children = []
        self._edges: tuple[int, int] | None = None

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    def __lt__(self, other: Token) -> bool:
        return self.i < other.i

    @property
    def text_with_ws(self) -> str:
        """Its letters and the space behind it, if there is one."""
        return self.text + self.whitespace_

    @property
    def is_digit(self) -> bool:
        """Whether it is digits alone."""
        return self.form.is_digit

    @property
    def is_quote(self) -> bool:
        """Whether it is a quotation mark."""
        return self.form.is_quote

    @property
    def is_stop(self) -> bool:
        """Whether it is one of the words that say little."""
        return self.form.is_stop

    @property
    def like_num(self) -> bool:
        """Whether it is a number in digits or letters."""
        return self.form.like_num

    @property
    def lefts(self) -> Iterator[Token]:
        """What hangs on it and stands before it, in order."""
        return (c for c in self.children if c.i < self.i)

    @property
    def rights(self) -> Iterator[Token]:
        """What hangs on it and stands behind it, in order."""
        return (c for c in self.children if c.i > self.i)

    @property
    def subtree(self) -> Iterator[Token]:
        """It and all that hangs on it, in order where no two branches cross."""
        for child in self.lefts:
            yield from child.subtree
        yield self
        for child in self.rights:
            yield from child.subtree

    @property
    def ancestors(self) -> Iterator[Token]:
        """What it hangs on, the nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def left_edge(self) -> Token:
        """The first of its subtree."""
        return self.doc[self._reach()[0]]

    @property
    def right_edge(self) -> Token:
        """The last of its subtree."""
        return self.doc[self._reach()[1]]

    def _reach(self) -> tuple[int, int]:
        if self._edges is None:
            reached = [child._reach() for child in self.children]  # noqa: SLF001
            low, high = zip((self.i, self.i), *reached, strict=True)
            self._edges = min(low), max(high)
        return self._edges

    @property
    def sent(self) -> Stretch:
        """Its sentence."""
        return self.doc.sentence_of[self.i]

    def nbor(self, places: int = 1) -> Token:
        """The token so many places behind it.

        :raises IndexError: outside the paragraph.
        """
        at = self.i + places
        if at < 0:
            raise IndexError(at)
        return self.doc[at]


class Stretch:
    """Some tokens in a row.

    :param start: number of the first; ``end`` is that after the last.
    :param label_: what a name is taken for, else "".
    """

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: Words, start: int, end: int, label: str = "") -> None:
        self.doc = doc
        self.start = start
        self.end = end
        self.label_ = label

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Stretch: ...
    def __getitem__(self, at: int | slice) -> Token | Stretch:
        if isinstance(at, slice):
            first, last, _ = at.indices(len(self))
            return Stretch(self.doc, self.start + first, self.start + max(first, last))
        return self.doc.tokens[self.start : self.end][at]

    @property
    def text(self) -> str:
        """The characters from the first to the last token."""
        return "".join(t.text_with_ws for t in self).removesuffix(self.whitespace)

    @property
    def whitespace(self) -> str:
        """The space behind the last token, if there is one."""
        return self.doc.tokens[self.end - 1].whitespace_ if self.end > self.start else ""


class Words:
    """The tokens of a paragraph.

    :ivar tokens: all of them, in order.
    :ivar text: the paragraph.
    :ivar ents: the names that were found, with their kinds.
    """

    def __init__(self, doc: Doc, text: str) -> None:
        self.text = text
        self.tokens = _tokens(self, doc)
        self.ents = tuple(Stretch(self, e.start, e.end, e.label_) for e in doc.ents)
        for sent in self.sents:
            repair([*sent])

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Stretch: ...
    def __getitem__(self, at: int | slice) -> Token | Stretch:
        if isinstance(at, slice):
            first, last, _ = at.indices(len(self.tokens))
            return Stretch(self, first, max(first, last))
        return self.tokens[at]

    @cached_property
    def sents(self) -> tuple[Stretch, ...]:
        """The sentences, in order."""
        size = len(self.tokens)
        starts = [t.i for t in self.tokens if t.i and t.is_sent_start]
        edges = [0, *starts, size] if size else []
        return tuple(Stretch(self, a, b) for a, b in pairwise(edges))

    @cached_property
    def sentence_of(self) -> list[Stretch]:
        """The sentence of each token."""
        return [sent for sent in self.sents for _ in range(len(sent))]


def plain(doc: Doc, text: str) -> Doc:
    """The words of a parse as plain objects; typed as spaCy's, whose names they bear.

    :param text: the characters that were parsed.
    """
    return cast("Doc", Words(doc, text))


# ---------------------------------------------------------------- reading spaCy's arrays

_forms: dict[int, _Form] = {}
_names: dict[int, str] = {}


def _tokens(words: Words, doc: Doc) -> list[Token]:
    rows: Any = doc.to_array(_ASKED).reshape(-1, len(_ASKED)).astype("int64").tolist()
    try:
        made = [*_made(words, rows)]
    except KeyError:
        _learn(doc, rows)
        made = [*_made(words, rows)]
    for token, row in zip(made, rows, strict=True):
        if away := row[8]:
            token.head = made[token.i + away]
            token.head.children.append(token)
        else:
            token.head = token
    return made


def _made(words: Words, rows: Sequence[Sequence[int]]) -> Iterator[Token]:
    idx = 0
    for i, (orth, lemma, dep, tag, pos, kind, iob, space, _, start) in enumerate(rows):
        labels = (_names[lemma], _names[dep], _names[tag], NAMES[pos], _names[kind], _IOB[iob])
        token = Token(words, i, idx, _forms[orth], labels)
        token.whitespace_ = " " if space else ""
        token.is_sent_start = _STARTS[start]
        idx += len(token.text) + space
        yield token


def _learn(doc: Doc, rows: Sequence[Sequence[int]]) -> None:
    """Look up the strings behind the numbers of a parse."""
    if len(_forms) > _MOST or len(_names) > _MOST:
        _forms.clear()
        _names.clear()
    for orth in {row[0] for row in rows} - _forms.keys():
        word: Any = doc.vocab[orth & _UNSIGNED]
        _forms[orth] = _Form(*(getattr(word, name) for name in _Form._fields))
    labels = {number for row in rows for number in (*row[1:4], row[5])}
    for number in labels - _names.keys():
        _names[number] = doc.vocab.strings[number & _UNSIGNED] if number else ""


_UNSIGNED = (1 << 64) - 1
