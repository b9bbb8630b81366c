"""Reports with a semicolon between, told apart before the parser hangs each on the next."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from extract import wordlists
from extract.document import Span
from extract.syntax.quotations import inside, spans

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["own_reports"]

_TENSED = frozenset({"VBD", "VBZ", "VBP"})
_VERBS = _TENSED | {"VB", "VBN", "VBG", "MD"}
#: Tags of words that lead on to a clause which is no report of its own: "that", "who", "and".
_JOINING = frozenset({"IN", "WDT", "WP", "WRB", "CC", "TO"})


def own_reports(doc: Doc) -> Iterator[int]:
    """The first words behind a semicolon of clauses that report something as the one before does.

    Their parse as one sentence hangs each on the next.
    """
    marks = [t.i for t in doc if t.text in {";", ".", "?", "!"} and not _within_marks(doc, t)]
    edges = [-1, *marks, len(doc)]
    parts = [(a + 1, b) for a, b in pairwise(edges) if a + 1 < b]
    reports = [_report(doc, *part) for part in parts]
    for (before, after), (_, (start, _)) in zip(pairwise(reports), pairwise(parts), strict=True):
        if before and after and doc[start - 1].text == ";":
            yield start


def _within_marks(doc: Doc, token: Token) -> bool:
    """Whether a mark stands in a quotation or in brackets."""
    text = doc.text
    place = Span(token.idx, token.idx + 1)
    opened = text.count("(", 0, token.idx) > text.count(")", 0, token.idx)
    return opened or inside(spans(text, 0, len(text)), place)


def _report(doc: Doc, start: int, stop: int) -> bool:
    """Whether some words open with somebody and a verb of speech, and go on: "Roe said it fell"."""
    verb = next((t for t in doc[start:stop] if t.tag_ in _VERBS), None)
    if verb is None or verb.tag_ not in _TENSED or not start < verb.i < stop - 1:
        return False
    opens = doc[start].tag_ not in _JOINING and doc[verb.i - 1].tag_ not in _JOINING
    return opens and doc[verb.i - 1].text != ";" and _speaks(verb.lower_)


def _speaks(word: str) -> bool:
    from extract.syntax.dictionary import verbs

    return any(lemma in wordlists.table("cues")["verbs"] for lemma in verbs(word))
