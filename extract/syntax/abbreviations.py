"""Full stops within a sentence, kept with the word they shorten: "16 lbs. since".

A full stop that parts a sentence in the parser's eyes tears what hangs on the words around it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["keep_abbreviations"]

_NAME = "abbreviations"
_LONGEST = 6  # letters of a word that is written short


def keep_abbreviations(model: Language) -> None:
    """Add the step that comes first in a model."""
    from spacy.language import Language as Languages

    if not Languages.has_factory(_NAME):
        Languages.component(_NAME, func=_kept)
    model.add_pipe(_NAME, first=True)


def _kept(doc: Doc) -> Doc:
    first = next((c for token in doc for c in token.text if c.isalpha()), "")
    if not first.isupper():
        return doc  # a text without capitals begins its sentences with small letters
    stops = [t.i for t in doc[1:-1] if t.text == "." and _shortens(doc, t.i)]
    if stops:
        with doc.retokenize() as tokens:
            for at in stops:
                tokens.merge(doc[at - 1 : at + 1])
    return doc


def _shortens(doc: Doc, at: int) -> bool:
    """Whether a full stop belongs to the short word before it: a small letter follows."""
    word, stop, behind = doc[at - 1], doc[at], doc[at + 1]
    short = word.is_lower and word.is_alpha and not word.whitespace_ and len(word) <= _LONGEST
    return short and bool(stop.whitespace_) and behind.text[:1].islower()
