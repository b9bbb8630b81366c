"""Small questions to the parse: which tokens stand here, which of them leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from extract.records import Span
from extract.syntax.parse import Block

if TYPE_CHECKING:
    from spacy.tokens import Span as SpacySpan
    from spacy.tokens import Token

__all__ = ["SUBJECTS", "after", "before", "bound", "conjuncts", "head", "tokens"]

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "agent"})
_BOUND = frozenset({"compound", "amod", "nmod", "poss", "det", "nummod"})


def tokens(block: Block, span: Span) -> SpacySpan:
    """The tokens that a span of the stored text touches."""
    base = block.span.start
    found = block.doc.char_span(span.start - base, span.end - base, alignment_mode="expand")
    assert found is not None, f"{span} is not in the paragraph {block.span}"  # noqa: S101
    return found


def head(found: Iterable[Token]) -> Token:
    """The token that the others hang on: the first one whose own head is outside."""
    listed = list(found)
    inside = {t.i for t in listed}
    for token in listed:
        if (token.head.i not in inside or token.head is token) and not token.is_punct:
            return token
    return listed[-1]


def before(token: Token, places: int = 1) -> Token | None:
    """The token so many places before, in the same sentence, or None."""
    at = token.i - places
    return token.doc[at] if at >= token.sent.start else None


def after(token: Token, places: int = 1) -> Token | None:
    """The token so many places after, in the same sentence, or None."""
    at = token.i + places
    return token.doc[at] if at < token.sent.end else None


def bound(token: Token) -> bool:
    """Whether the token modifies a noun that comes after it."""
    return token.dep_ in _BOUND and token.head.i > token.i


def conjuncts(token: Token) -> Iterator[Token]:
    """The token and what is joined to it by "and" or commas, in order."""
    yield token
    for child in token.children:
        if child.dep_ == "conj" and child.i > token.i:
            yield from conjuncts(child)
