"""What a web page says about itself: JSON-LD first, then meta tags, then visible marks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from extract.inputs.metadata import Value, normal

__all__ = ["article_body", "values"]

_ARTICLE = ("Article", "NewsArticle", "BlogPosting", "Posting", "Report", "WebPage")
# Attribute values of <meta name|property|itemprop=...>, per field, most telling first.
_META = {
    "title": ("og:title", "twitter:title", "headline", "dc.title", "dcterms.title", "title"),
    "date": (
        "article:published_time", "og:article:published_time", "datepublished", "dc.date.issued",
        "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "parsely-pub-date",
        "sailthru.date", "publishdate", "pubdate", "publish-date", "date",
    ),
    "author": ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator",
               "dcterms.creator", "byl"),
    "outlet": ("og:site_name", "publisher", "dc.publisher", "dcterms.publisher",
               "application-name"),
    "url": ("og:url", "twitter:url"),
    "language": ("og:locale", "inlanguage", "dc.language", "content-language", "language"),
}  # fmt: skip
_DEEPEST = 20
_SIGNS = re.compile(r"\s+[|–—·•»:-]\s+")


def values(tree: Any) -> Iterator[Value]:
    """The values a page gives for title, date, author, outlet, url and language.

    A date is taken only from explicit metadata or an unmistakable ``<time datetime>``.

    :param tree: the parsed page, scripts still in it.
    """
    every = [*_json_ld(tree), *_meta(tree), *_marks(tree), *_guesses(tree)]
    outlets = {v.words.casefold() for v in every if v.field == "outlet"}
    headlines = {" ".join("".join(h.itertext()).split()).casefold() for h in tree.iter("h1")}
    for value in every:
        words = unescape(value.words)  # data that was escaped once too often
        if value.field == "title":
            words = _headline(" ".join(words.split()), outlets, headlines)
        yield value._replace(words=words)


def _headline(words: str, outlets: set[str], headlines: set[str]) -> str:
    """A title without the name of the page that stands behind it: "Storm | The Daily"."""
    cut = next(_SIGNS.finditer(words[::-1]), None)
    if cut is None:
        return words
    front, back = words[: len(words) - cut.end()], words[len(words) - cut.start() :]
    bare = back.casefold() in outlets or front.casefold() in headlines
    return front if bare and front else words


def article_body(tree: Any) -> str | None:
    """The article's words as the page's data has them, or None.

    :param tree: the parsed page, scripts still in it.
    """
    told = (item.get("articleBody") for item in _described(tree))
    return max((t for t in told if isinstance(t, str)), key=len, default=None)


def _json_ld(tree: Any) -> Iterator[Value]:
    for item in _described(tree):
        yield from _of_article(item)


def _described(tree: Any) -> list[dict[str, Any]]:
    """What the page's JSON-LD says of its article, the most telling object first."""
    found: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            found.extend(_articles(_parsed(script.text or ""), _DEEPEST))
    # A page object also wraps articles; an article says more exactly what the text is.
    return sorted(found, key=lambda item: _is_a(item, ("WebPage",)))


def _parsed(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _is_a(item: dict[str, Any], endings: tuple[str, ...]) -> bool:
    kinds = item.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(n, str) and n.endswith(endings) for n in names)


def _articles(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    """The objects that describe the page's article: at the top or in a graph, not below."""
    if not depth:
        return
    if isinstance(data, list):
        for item in data:
            yield from _articles(item, depth - 1)
    elif isinstance(data, dict):
        if _is_a(data, _ARTICLE):
            yield data
        for key in ("@graph", "mainEntity"):
            yield from _articles(data.get(key), depth - 1)


def _of_article(item: dict[str, Any]) -> Iterator[Value]:
    page = item.get("mainEntityOfPage")
    addresses = (item.get("url"), page, page.get("@id") if isinstance(page, dict) else None)
    fields = (
        ("title", (item.get("headline"), item.get("name"))),
        ("date", (item.get("datePublished"),)),
        ("author", (item.get("author"), item.get("creator"))),
        ("outlet", (item.get("publisher"),)),
        ("url", addresses),
        ("language", (item.get("inLanguage"),)),
    )
    for field, candidates in fields:
        for candidate in candidates:
            words = _words(candidate)
            if words:
                yield Value(field, words, "JSON-LD")


def _words(value: Any) -> str:
    """A string, an object's name, or the names of a list with commas."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, dict):
        name = value.get("name")
        return name.strip() if isinstance(name, str) else ""
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(filter(None, (_words(v) for v in value[:20] if v != value))))
    return ""


def _meta(tree: Any) -> Iterator[Value]:
    told: dict[str, str] = {}
    for element in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            key = (element.get(attribute) or "").strip().lower()
            content = (element.get("content") or "").strip()
            if key and content:
                told.setdefault(key, content)
    for field, keys in _META.items():
        for key in keys:
            words = told.get(key, "")
            if words and not (field == "author" and normal("url", words)):
                yield Value(field, words, f"meta {key}")


def _marks(tree: Any) -> Iterator[Value]:
    yield from _times(tree)
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            yield Value("url", link.get("href"), "canonical link")
    language = tree.get("lang") or ""
    if language:
        yield Value("language", language, "html lang")


def _times(tree: Any) -> Iterator[Value]:
    every = [e for e in tree.iter("time") if e.get("datetime")]
    marked = [
        e for e in every
        if e.get("pubdate") is not None or "published" in (e.get("itemprop") or "").lower()
    ]  # fmt: skip
    days = {e.get("datetime").strip() for e in marked or every}
    # Two different times: one may be another article's, so neither is taken.
    if len(days) == 1:
        yield Value("date", days.pop(), "time element")


def _guesses(tree: Any) -> Iterator[Value]:
    """What trafilatura reads from the page's headings and marks; never its date."""
    from trafilatura.metadata import extract_metadata

    try:
        found = extract_metadata(tree, date_config={"extensive_search": False}, extensive=False)
    except Exception:  # noqa: BLE001  -- a page that breaks this still has its article
        return
    for field, words in (("title", found.title), ("author", found.author)):
        if isinstance(words, str) and words.strip():
            yield Value(field, words, "page markup")
    if isinstance(found.sitename, str) and found.sitename.strip():
        yield Value("outlet", found.sitename, "page markup")
