"""Names that outlast edits: the key of a quotation, made of its words and never of its place."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from extract.records import Spans

__all__ = ["BASE", "article_iri", "normalise_quote", "printed", "quote_key", "slug"]

#: The base of IRIs when a caller names no other; the vocabulary package holds the same.
BASE = "https://w3id.org/sayso/"

_SAFE = re.compile(r"[^A-Za-z0-9_]")
_FOLD = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'"})


def slug(name: str) -> str:
    """A name as a local name of an IRI: safe characters kept, all others as ``-hex-``.

    Injective: ``-`` itself is kept between two safe characters, escaped elsewhere.
    """
    if name.isascii() and name.isalnum():
        return name
    marked = re.sub(r"(?<=[A-Za-z0-9_])-(?=[A-Za-z0-9_])", "\0", name)
    return _SAFE.sub(lambda m: "-" if m[0] == "\0" else f"--{ord(m[0]):x}-", marked)


def article_iri(document: str, base: str = BASE) -> str:
    """The IRI of an article.

    :param document: the document's id.
    :param base: what every IRI of the graph starts with.
    """
    return f"{base}id/article/{slug(document)}"


def normalise_quote(words: str) -> str:
    """Words as they are compared: NFKC, quotes and case folded, spaces collapsed, edges trimmed."""
    folded = unicodedata.normalize("NFKC", words).translate(_FOLD)
    spaced = " ".join(folded.split()).casefold()
    return spaced.strip("".join(c for c in set(spaced) if not c.isalnum()))


def printed(text: str, spans: Spans) -> str:
    """The words of some spans as one string, a space between two spans."""
    return " ".join(span.of(text) for span in spans)


def quote_key(article: str, words: str, nth: int) -> str:
    """16 hex digits that name one quotation of one article.

    :param article: the article's IRI.
    :param words: the content as printed.
    :param nth: 0 for the first quotation of these words in the article, 1 for the second, …
    """
    payload = "\n".join((article, normalise_quote(words), str(nth)))
    return hashlib.sha256(payload.encode()).hexdigest()[:16]
