"""Full stops within a sentence, kept with the word they shorten: "16 lbs. since", "approx. 90".

A full stop that parts a sentence in the parser's eyes tears what hangs on the words around it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract import wordlists
from extract.syntax.sentence_starts import begins_with_capital

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["keep_abbreviations"]

_NAME = "abbreviations"
#: A full stop between two words.
_BEFORE_WORD = re.compile(r"\w\. (?=\w)")
_LONGEST = 6  # letters of a word that is written short


def keep_abbreviations(model: Language) -> None:
    """Add the step that comes first in a model."""
    from spacy.language import Language as Languages

    if not Languages.has_factory(_NAME):
        Languages.component(_NAME, func=_kept)
    model.add_pipe(_NAME, first=True)


def _kept(doc: Doc) -> Doc:
    text = doc.text
    # Nearly all paragraphs have no such stop: their words need not be looked at.
    behind = (text[m.end()] for m in _BEFORE_WORD.finditer(text))
    if not any(c.islower() or c.isdigit() for c in behind):
        return doc
    if not begins_with_capital(text):
        return doc  # its sentences may begin with small letters
    stops = [t.i for t in doc[1:-1] if t.text == "." and _shortens(doc, t.i)]
    if stops:
        with doc.retokenize() as tokens:
            for at in stops:
                tokens.merge(doc[at - 1 : at + 1])
    return doc


def _shortens(doc: Doc, at: int) -> bool:
    """Whether a full stop belongs to the short word before it, by what follows it."""
    word, stop, behind = doc[at - 1], doc[at], doc[at + 1]
    short = word.is_lower and word.is_alpha and not word.whitespace_ and len(word) <= _LONGEST
    figure = behind.text[:1].isdigit() and word.text in wordlists.words("quantities", "cut_short")
    return short and bool(stop.whitespace_) and (behind.text[:1].islower() or figure)
