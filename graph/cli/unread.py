"""What was not read, in words for the terminal: files of other kinds, other languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from extract.inputs.kinds import kind
from extract.records import Document

__all__ = ["NotEnglish", "not_english", "of_document", "other_kinds"]

#: How many articles a line names before it only counts.
_NAMED = 5


class NotEnglish(NamedTuple):
    """An article with paragraphs that are not English.

    :param name: its path.
    :param main: the language of most of it.
    :param languages: the languages of the paragraphs that were not read, one for each of them.
    """

    name: str
    main: str
    languages: tuple[str, ...]


def of_document(document: Document, name: str) -> NotEnglish:
    """What an article holds that is not English.

    :param name: how to call it.
    """
    return NotEnglish(name, document.language, tuple(f.language for f in document.foreign))


def other_kinds(names: Iterable[str]) -> Iterator[str]:
    """One line on the files of a folder that are no articles, with their suffixes, if any."""
    suffixes = Counter(kind(name) or "no suffix" for name in names)
    count = suffixes.total()
    if count:
        files = "1 file of another kind" if count == 1 else f"{count:,} files of other kinds"
        yield f"{files} left out ({' '.join(sorted(suffixes))})"


def not_english(articles: Iterable[NotEnglish]) -> Iterator[str]:
    """One line on all articles with paragraphs that are not English; none when all is English."""
    found = [article for article in articles if article.languages]
    if found:
        named = "; ".join(_named(article) for article in found[:_NAMED])
        rest = f"; and {len(found) - _NAMED:,} more" if len(found) > _NAMED else ""
        yield f"not English, so no statements from: {named}{rest}"


def _named(article: NotEnglish) -> str:
    if article.main != "en":
        return f"{article.name} ({article.main})"
    count = len(article.languages)
    paragraphs = "1 paragraph" if count == 1 else f"{count:,} paragraphs"
    return f"{paragraphs} of {article.name} ({_codes(article.languages)})"


def _codes(languages: Sequence[str]) -> str:
    return " ".join(sorted(set(languages)))
