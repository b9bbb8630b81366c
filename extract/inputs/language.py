"""Which paragraphs are not English: told by their letters, and only where there are enough.

What is read is English; words of another language would be taken for names and claims. Names
look foreign in every language, so they count for little, and where nothing is sure a paragraph
is what its article is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from extract.records import Foreign, Span, Spans

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

__all__ = ["Languages", "languages"]

ENGLISH = "en"
_WORD = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"[^\W\d_][\w'’-]*")
_QUOTED = re.compile(r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|\"[^\"]*\"")
_ADDRESS = re.compile(r"://|www\.|@")
# How probable English may still be in what is called another language, by how many words speak
# for it: few words must be quite impossible. On 20,000 paragraphs of English news none is lower.
_ENOUGH = 4
_DOUBT = ((_ENOUGH, 0.05), (2, 1e-4))
# So many characters say what an article is written in.
_SAMPLE = 20_000
# Longer runs of letters are no words.
_LONGEST = 50
#: What the library calls a text that is in no language at all.
_NO_LANGUAGE = "zxx"


class Languages(NamedTuple):
    """What an article is written in.

    :param main: the language of most of it, an ISO 639 code; English where nothing is sure.
    :param foreign: the paragraphs that are not English, sorted.
    :param english: the others, sorted.
    """

    main: str
    foreign: tuple[Foreign, ...]
    english: Spans


class _Judged(NamedTuple):
    """The likeliest language of some words, None where they say nothing; and whether it is sure."""

    language: str | None
    sure: bool = False


def languages(text: str, paragraphs: Sequence[Span]) -> Languages:
    """What the paragraphs of an article are written in.

    :param paragraphs: spans of the text, sorted and disjoint.
    """
    judged = [(span, _judged(span.of(text))) for span in paragraphs]
    main = _main(text, judged)
    foreign: list[Foreign] = []
    english: list[Span] = []
    for span, own in judged:
        language = own.language if own.sure or own.language == ENGLISH else main
        if language is None or language == ENGLISH:
            english.append(span)
        else:
            foreign.append(Foreign(span, language))
    return Languages(main, tuple(foreign), tuple(english))


def _main(text: str, judged: Sequence[tuple[Span, _Judged]]) -> str:
    """What most of an article is written in: English against what is surely something else."""
    lengths: Counter[str] = Counter()
    for span, own in judged:
        if own.language is not None and (own.sure or own.language == ENGLISH):
            lengths[own.language] += span.end - span.start
    english = lengths.pop(ENGLISH, 0)
    if lengths.total() > english:
        return max(lengths, key=lambda language: (lengths[language], language))
    if english:
        return ENGLISH
    whole = _judged("\n".join(span.of(text) for span, _ in judged)[:_SAMPLE])
    return whole.language if whole.language and whole.sure else ENGLISH


@lru_cache(maxsize=1 << 12)
def _judged(words: str) -> _Judged:
    """What language some words are in, and whether they are enough to say so."""
    plain = _NAME.sub(_unnamed, " ".join(w for w in words.split() if not _ADDRESS.search(w)))
    # Whoever speaks may speak any language; who tells of it decides where there is enough of that.
    told = _QUOTED.sub(" ", plain)
    known = _known(told)
    if known < _ENOUGH:
        told, known = plain, _known(plain)
    limit = next((share for least, share in _DOUBT if known >= least), 0.0)
    if not limit:
        return _Judged(None)
    ranked = _identifier().rank(told)
    english = dict(ranked)[ENGLISH]
    best: str = ranked[0][0]
    if best == _NO_LANGUAGE:
        return _Judged(None)
    return _Judged(best, sure=english < limit if best != ENGLISH else english > 1 - limit)


def _unnamed(match: re.Match[str]) -> str:
    """A word as it is, or a blank for a name with letters that English lacks.

    "Nicolás Ibáñez denied it" is English, but two such names outweigh all the rest.
    """
    word = match[0]
    return word if word.isascii() or not any(c.isupper() for c in word) else " "


def _known(words: str) -> int:
    """How many different words speak for a language."""
    return sum(_weight(word) for word in set(_WORD.findall(words)))


def _weight(word: str) -> int:
    """How much a word speaks for a language: nothing with a capital, as names are everywhere."""
    if word.lower() != word.upper():
        return int(word[0].islower() and 1 < len(word) < _LONGEST)
    # Scripts without small letters; several of them write no blanks between words.
    return (len(word) + 1) // 2


@cache
def _identifier() -> LanguageIdentifier:
    # Half a second to load: only when a text is read, never for a help page.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
