"""Where no sentence can begin, told to the parser before it decides where sentences begin.

The parser takes any full stop for the end of a sentence when what follows looks strange to it,
and sometimes begins one where nothing has ended. English spelling settles both: a sentence begins
behind a mark that ends one, and with no small letter where the text writes capitals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract import wordlists

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

__all__ = ["mark_sentence_starts"]

_NAME = "no_sentence_starts"
_CLOSING = frozenset("\"'”’»)]}*“‘")
_OPENING = frozenset("\"'“‘«([{*")
_STOPS = frozenset(".?!")
_ENDING = _STOPS | frozenset("…:;—–-―•|")


def mark_sentence_starts(model: Language) -> None:
    """Add the step before the parser of a model."""
    from spacy.language import Language as Languages

    if not Languages.has_factory(_NAME):
        Languages.component(_NAME, func=_forbid)
    model.add_pipe(_NAME, before="parser")


def _forbid(doc: Doc) -> Doc:
    capitals = _first_letter(doc).isupper()
    for token in doc[1:]:
        if not _may_start(doc, token, capitals=capitals):
            token.is_sent_start = False
    return doc


def _first_letter(doc: Doc) -> str:
    return next((c for token in doc for c in token.text if c.isalpha()), "")


def _may_start(doc: Doc, token: Token, *, capitals: bool) -> bool:
    """Whether a sentence may begin with a token.

    :param capitals: whether the paragraph begins with a capital, so that its sentences do.
    """
    before = _before(doc, token)
    if before is None or any("\n" in doc[n].text for n in range(before.i + 1, token.i)):
        return True
    if before.text[-1] not in _ENDING:
        return False
    if capitals and before.text[-1] in _STOPS and _letter(doc, token).islower():
        return False
    return not _abbreviated(doc, before)


def _before(doc: Doc, token: Token) -> Token | None:
    """The last token before one that is no space and no closing mark."""
    at = token.i - 1
    while at >= 0 and (doc[at].is_space or set(doc[at].text) <= _CLOSING):
        at -= 1
    return doc[at] if at >= 0 else None


def _letter(doc: Doc, token: Token) -> str:
    """The first letter of the word that a token or the one behind its opening marks is."""
    at = token.i
    while at + 1 < len(doc) and set(doc[at].text) <= _OPENING:
        at += 1
    return doc[at].text[0]


def _abbreviated(doc: Doc, stop: Token) -> bool:
    """Whether a full stop belongs to a title before a name, which ends no sentence."""
    word = doc[stop.i - 1].text if stop.text == "." and stop.i else stop.text.removesuffix(".")
    return word in wordlists.words("names", "titles", "cut_short")
