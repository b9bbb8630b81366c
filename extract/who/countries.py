"""The countries a text names: by name, people, adjective, abbreviation, organ or capital.

A dictionary finds the words, the longest one wins, and the words around decide whether they
mean the country at all. The parser's guess at what is a person may only reject.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from extract.lexicon import table
from extract.reading import Reading
from extract.records import CountryEntry, CountryForm, CountryMention, Gazetteer
from extract.who.capitals import find_seats
from extract.who.context import Article, Site
from extract.who.gazetteer import Hit, Phrases
from extract.who.heads import SUBJECTS, after, bound, tokens
from extract.who.once import once

__all__ = ["CountryWord", "country_words", "find_countries"]

_OBJECTS = frozenset({"dobj", "pobj", "attr"})


class CountryWord(NamedTuple):
    """What a word may mean.

    :param codes: none for a trap, two or more for a word that countries share.
    :param demonym: whether the word also names the people.
    """

    codes: tuple[str, ...]
    form: CountryForm
    demonym: bool = False


@once
def country_words(gazetteer: Gazetteer) -> Phrases[CountryWord]:
    """Every word for a country, and every longer phrase that only looks like one."""
    traps = table("countries")["traps"]["phrases"]
    shared = table("countries")["shared"].items()
    entries = [(p, CountryWord((), "name")) for p in traps]
    entries += [(w, CountryWord(tuple(codes), _shared_form(w))) for w, codes in shared]
    for entry in gazetteer.countries:
        entries += _entries(entry)
    return Phrases(entries)


def _shared_form(word: str) -> CountryForm:
    return "demonym" if word.endswith("s") else "adjective" if word.endswith("n") else "name"


def _entries(entry: CountryEntry) -> Iterator[tuple[str, CountryWord]]:
    data, code = table("countries"), entry.iso2
    short = set(data["abbreviations"].get(code, ()))
    names = (entry.label, *entry.names, *data["names"].get(code, ()))
    adjectives = (*data["adjectives"].get(code, ()), *entry.adjectives)
    people = {*data["demonyms"].get(code, ()), *entry.demonyms}
    people |= {f"{w}s" for w in {*people, *adjectives} if w[-1:] in "nir" and len(w) > 3}
    loose = frozenset(data["loose"]["words"])
    for word in sorted(short):
        yield word, CountryWord((code,), "abbreviation")
    for word in names:
        if word not in loose | short and not _code(word):
            yield word, CountryWord((code,), "name")
    for word in adjectives:
        if word not in loose:
            yield word, CountryWord((code,), "adjective", word in people)
    for word in sorted(people - set(adjectives) - loose):
        yield word, CountryWord((code,), "demonym", True)


def _code(word: str) -> bool:
    """Whether a listed name is a bare code ("CAR"), which in a text means other things."""
    return len(word) < 4 and word.isupper()


def find_countries(reading: Reading, gazetteer: Gazetteer) -> tuple[CountryMention, ...]:
    """Every mention of a country in the prose of an article, sorted, none overlapping."""
    sites = list(_sites(reading, gazetteer))
    article = Article(reading, [s for s in sites if len(s.word.codes) == 1])
    sure = [s for s in sites if len(s.word.codes) == 1 and article.means_country(s)]
    found = [CountryMention(s.span, s.word.codes[0], _form(s)) for s in sure]
    found += _shared(sites, {m.iso2 for m in found})
    found += _metonyms(reading, gazetteer, found)
    return tuple(sorted(found))


def _sites(reading: Reading, gazetteer: Gazetteer) -> Iterator[Site[CountryWord]]:
    phrases = country_words(gazetteer)
    for block in reading.blocks:
        hits: Iterable[Hit[CountryWord]] = phrases.find(reading.text, block.span)
        for hit in hits:
            if hit.value.codes:
                yield Site(block, hit.span, hit.value, tokens(block, hit.span))


def _shared(sites: list[Site[CountryWord]], named: set[str]) -> Iterator[CountryMention]:
    for site in sites:
        meant = sorted(named.intersection(site.word.codes))
        if len(site.word.codes) > 1 and len(meant) == 1:
            yield CountryMention(site.span, meant[0], _form(site))


def _metonyms(
    reading: Reading, gazetteer: Gazetteer, found: list[CountryMention]
) -> Iterator[CountryMention]:
    taken = [m.span for m in found]
    for span, seat in find_seats(reading, gazetteer):
        if seat.actor.country and not any(span.overlaps(t) for t in taken):
            yield CountryMention(span, seat.actor.country, "metonym")


def _form(site: Site[CountryWord]) -> CountryForm:
    """How the word names its country in this place."""
    last, word = site.tokens[-1], site.word
    modifies = bound(last) and last.dep_ != "poss"
    if modifies and _organ(site):
        return "organ"
    stands = last.dep_ in SUBJECTS | _OBJECTS or not _before_noun(site)
    if word.form == "adjective" and word.demonym and not modifies and stands:
        return "demonym"
    return word.form


def _before_noun(site: Site[CountryWord]) -> bool:
    following = after(site.tokens[-1])
    return (
        following is not None
        and following.pos_ in {"NOUN", "PROPN", "ADJ", "PUNCT"}
        and (following.text in {"-", "–"} or following.is_alpha)
    )


def _organ(site: Site[CountryWord]) -> bool:
    top = site.tokens[-1].head
    organs = table("countries")["organs"]
    return top.lower_ in organs["heads"] or top.text in organs["capitalised"]
