"""The countries a text names: by name, people, adjective, abbreviation, organ or capital.

A dictionary finds the words, the longest one wins, and the words around decide whether they
mean the country at all.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.entities.capitals import find_seats, titled_seats
from extract.entities.country_senses import Article
from extract.entities.country_words import CountryWord, Site, sites
from extract.entities.gazetteer import Phrases
from extract.entities.once import once
from extract.records import CountryEntry, CountryForm, CountryMention, Gazetteer, Span
from extract.syntax.clauses import SUBJECTS
from extract.syntax.parse import Block, Reading
from extract.syntax.tree import after, modifies_next
from extract.wordlists import table, words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["CountryWord", "country_words", "find_countries"]

_OBJECTS = frozenset({"dobj", "pobj", "attr"})


@once
def country_words(gazetteer: Gazetteer) -> Phrases[CountryWord]:
    """Every word for a country, and every longer phrase that only looks like one."""
    traps = table("countries")["traps"]["phrases"]
    entries = [(t, CountryWord((), "name")) for p in traps for t in _cased(p)]
    entries += _uncertain({entry.iso2 for entry in gazetteer.countries})
    for entry in gazetteer.countries:
        entries += _entries(entry)
    return Phrases(entries)


def _uncertain(known: set[str]) -> Iterator[tuple[str, CountryWord]]:
    """Words that need the article or a neighbour to mean a country."""
    data = table("countries")
    for word, codes in data["shared"].items():
        if of := tuple(c for c in codes if c in known):
            yield word, CountryWord(of, _shared_form(word))
    for word, code in data["codes"].items():
        if code in known:
            yield word, CountryWord((code,), "abbreviation", kind="code")
    for word, code in data["joined"].items():
        if code in known:
            yield word, CountryWord((code,), "adjective", kind="joined")


def _cased(phrase: str) -> set[str]:
    """A phrase as it stands in a sentence and as in a headline."""
    return {phrase, " ".join(w[:1].upper() + w[1:] for w in phrase.split(" "))}


def _shared_form(word: str) -> CountryForm:
    return "demonym" if word.endswith("s") else "adjective" if word.endswith("n") else "name"


def _entries(entry: CountryEntry) -> Iterator[tuple[str, CountryWord]]:
    data, code = table("countries"), entry.iso2
    parts = data["parts"]
    short = {*data["abbreviations"].get(code, ()), *filter(_abbreviated, entry.names)}
    names = (entry.label, *entry.names, *data["names"].get(code, ()), *parts["names"].get(code, ()))
    adjectives = (
        *data["adjectives"].get(code, ()),
        *entry.adjectives,
        *parts["adjectives"].get(code, ()),
    )
    people = {*data["demonyms"].get(code, ()), *entry.demonyms, *parts["demonyms"].get(code, ())}
    people |= {f"{w}s" for w in {*people, *adjectives} if w[-1:] in "nir" and len(w) > 3}
    loose = words("countries", "loose", "words")
    for word in sorted(short):
        yield word, CountryWord((code,), "abbreviation")
    for word in names:
        if word not in loose and word not in short and not _code(word):
            yield word, CountryWord((code,), "name")
    for word in adjectives:
        if word not in loose:
            yield word, CountryWord((code,), "adjective", word in people)
    for word in sorted(people - set(adjectives) - loose):
        yield word, CountryWord((code,), "demonym", True)


def _abbreviated(name: str) -> bool:
    """Whether a listed name is short for another one: "U.S.", "PNG"."""
    plain = name.replace(".", "")
    return plain.isupper() and plain.isalpha() and not _code(name)


def _code(word: str) -> bool:
    """Whether a listed name is a bare code ("CAR"), which in a text means other things."""
    return len(word) < 4 and word.isalpha() and word.isupper()


def find_countries(reading: Reading, gazetteer: Gazetteer) -> tuple[CountryMention, ...]:
    """Every mention of a country in an article, titles included; sorted, none overlapping."""
    article = Article(reading.text, list(sites(reading.text, country_words(gazetteer))))
    blocks = _Blocks(reading)
    found = [CountryMention(s.span, c, _form(s, blocks.of(s.span))) for s, c in article.meant()]
    found += _metonyms(reading, gazetteer, found)
    return tuple(sorted(found))


class _Blocks:
    """The parsed paragraphs by place."""

    def __init__(self, reading: Reading) -> None:
        self._blocks = reading.blocks
        self._starts = [b.span.start for b in reading.blocks]

    def of(self, span: Span) -> Block | None:
        """The paragraph that holds a span, or None for furniture."""
        at = bisect_right(self._starts, span.start) - 1
        return self._blocks[at] if at >= 0 and span.within(self._blocks[at].span) else None


def _metonyms(
    reading: Reading, gazetteer: Gazetteer, found: list[CountryMention]
) -> Iterator[CountryMention]:
    taken = {place for m in found for place in range(*m.span)}
    for span, seat in (*find_seats(reading, gazetteer), *titled_seats(reading, gazetteer)):
        bare = _bare(span, reading.text)
        if seat.actor.country and taken.isdisjoint(range(*bare)):
            yield CountryMention(bare, seat.actor.country, "metonym")


def _bare(span: Span, text: str) -> Span:
    """A span without a leading "the"."""
    the = span.of(text)[:4].lower() == "the "
    return Span(span.start + 4, span.end) if the else span


def _form(site: Site, block: Block | None) -> CountryForm:
    """How the word names its country in this place."""
    word = site.word
    if block is None:
        return word.form
    last = block.tokens(site.span)[-1]
    modifies = modifies_next(last) and last.dep_ != "poss"
    if modifies and _organ(last):
        return "organ"
    stands = last.dep_ in SUBJECTS | _OBJECTS or not _before_noun(last)
    if word.form == "adjective" and word.demonym and not modifies and stands:
        return "demonym"
    return word.form


def _before_noun(last: Token) -> bool:
    following = after(last)
    return (
        following is not None
        and following.pos_ in {"NOUN", "PROPN", "ADJ", "PUNCT"}
        and (following.text in {"-", "–"} or following.is_alpha)
    )


def _organ(last: Token) -> bool:
    top = last.head
    small = words("countries", "organs", "heads")
    return top.lower_ in small or top.text in words("countries", "organs", "capitalised")
