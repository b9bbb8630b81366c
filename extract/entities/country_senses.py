"""What the rest of an article tells of its country words: persons, states, shared words.

Each rule answers one question about one place; the lists they use are data.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from itertools import pairwise, takewhile
from typing import Any

from extract.entities.country_lookalikes import looks_only
from extract.entities.country_words import Site
from extract.wordlists import table, words

__all__ = ["Article"]

_PREPOSITIONS = frozenset({"in", "of", "across", "throughout", "inside", "within"})
_NEVER = 1000
_APPOSED = 9  # pieces that the noun of an apposition is looked for in
_SMALL = 3  # a shorter capitalised word is no surname
_JOINED = re.compile(r"(?:,|,? (?:and|or|&)) $")
_JOINING = re.compile(r"(?:,|,? (?:and|or|&)) ")


class Article:
    """The whole article as context of its country words.

    :param sites: the places of all its country words, in order.
    """

    def __init__(self, text: str, sites: Sequence[Site]) -> None:
        self._text = text
        self._cues: dict[tuple[str, ...], int] = {}
        self._sites = [s for s in sites if not looks_only(s)]
        one = [s for s in self._sites if len(s.word.codes) == 1 and not s.word.kind]
        self._starts = {s.span.start for s in one}
        self._ends = {s.span.end for s in one}
        self._words: dict[str, set[str]] = defaultdict(set)
        for site in one:
            self._words[site.code].add(site.text.upper())

    def meant(self) -> list[tuple[Site, str]]:
        """The places that mean a country, in order, each with its code."""
        sure = [s for s in self._sites if not s.word.kind and self._means_country(s)]
        named = {s.code for s in sure if len(s.word.codes) == 1}
        found = [(s, code) for s in sure if (code := self._of_shared(s, named))]
        short = (s for s in self._sites if s.word.kind == "code" and s.code in named)
        joined = (s for s in self._sites if s.word.kind == "joined")
        found += [(s, s.code) for s in (*short, *joined)]
        return sorted(found, key=lambda f: f[0].span)

    def _means_country(self, site: Site) -> bool:
        return self._beside_country(site) or not (self._person(site) or self._other_sense(site))

    def _beside_country(self, site: Site) -> bool:
        """Whether the word is joined to another country by "and" or a comma."""
        left, right = _JOINED.search(site.ahead()[-6:]), _JOINING.match(site.behind()[:6])
        joined = left is not None and site.span.start - len(left[0]) in self._ends
        return joined or (right is not None and site.span.end + right.end() in self._starts)

    # ------------------------------------------------------------ words that countries share

    def _of_shared(self, site: Site, named: set[str]) -> str | None:
        """The country meant by a word that may mean several, or None."""
        codes = site.word.codes
        if len(codes) == 1:
            return codes[0]
        meant = named.intersection(codes)
        if len(meant) == 1:
            return min(meant)
        whole = words("countries", "divided", "words").intersection(
            re.findall(r"\w+", site.sentence)
        )
        return None if meant or (whole and site.word.form == "name") else codes[0]

    # ------------------------------------------------------------ persons

    def _person(self, site: Site) -> bool:
        """Whether the word is (part of) a person's name."""
        if site.text.capitalize() not in words("countries", "persons", "words"):
            return False
        if self._named_so(site):
            return True
        if site.text not in self._persons:
            return False
        if site.word.form != "name":
            return site.right() in words("countries", "persons", "after_surname")
        return site.left().lower() not in words("countries", "persons", "places")

    @cached_property
    def _persons(self) -> frozenset[str]:
        """The words by which a person is named and whose country nothing else names."""
        listed = words("countries", "persons", "words")
        named = {s.text: s.code for s in self._sites if s.text in listed and self._named_so(s)}
        return frozenset(w for w, code in named.items() if self._words[code] <= {w.upper()})

    def _named_so(self, site: Site) -> bool:
        """Whether this very place is within a person's name."""
        family = site.right() in words("countries", "persons", "family") or site.left() == "named"
        return _titled(site) or _after_given(site) or family or self._before_surname(site)

    def _before_surname(self, site: Site) -> bool:
        """Whether a surname follows: "Chad Johnson"."""
        surname = site.right()
        if site.word.form != "name" or not _surname_like(surname) or site.glued() != " ":
            return False
        if site.left().lower() in _PREPOSITIONS or site.span.end + 1 in self._starts:
            return False
        if site.text in words("countries", "persons", "given") and not site.line.headed:
            return True
        return _introduced(site) or (not site.right(2)[:1].isupper() and self._again(site, surname))

    def _again(self, site: Site, surname: str) -> bool:
        """Whether the article has the surname alone, too, and never as a small word."""
        every, behind = self._counted
        alone = every[surname] - behind[site.text, surname]
        return alone > 0 and not every[surname.lower()]

    @cached_property
    def _counted(self) -> tuple[Counter[str], Counter[tuple[str, str]]]:
        """How often the article has each word, and each word behind one that persons bear."""
        every = re.findall(r"\w+", self._text)
        listed = words("countries", "persons", "words")
        return Counter(every), Counter(p for p in pairwise(every) if p[0] in listed)

    # ------------------------------------------------------------ words with a second sense

    def _other_sense(self, site: Site) -> bool:
        """Whether the word has another sense here: the U.S. state, the bird, the tribes."""
        sense = _senses().get(site.text.capitalize())
        if sense is None:
            return False
        if "sentence" in sense:
            return self._kitchen(site, sense)
        if site.text == "Georgia" and _of_state(site):
            return True
        country, other = self._count(sense["country"]), self._count(sense["other"])
        if country or other:
            return other > country if sense["usual"] == "country" else other >= country
        abroad = len(self._words.keys() - {"US", site.code}) >= sense.get("abroad", _NEVER)
        return sense["usual"] == "other" and not abroad and not self._count(sense["near"])

    def _kitchen(self, site: Site, sense: Mapping[str, Any]) -> bool:
        """Whether a sentence speaks of the bird or the dishes: "Turkey is best roasted"."""
        if site.left().lower() in {"a", "roast", "wild", "frozen", "thanksgiving"}:
            return True
        sentence = set(re.findall(r"\w+", site.sentence))
        cues = sentence.intersection(sense["sentence"])
        return site.opens and bool(cues) and not self._count(sense["country"])

    def _count(self, cues: tuple[str, ...]) -> int:
        """How many of some cues the article has, counted once for the article."""
        if cues not in self._cues:
            self._cues[cues] = len(set(_pattern(cues).findall(self._text))) if cues else 0
        return self._cues[cues]


def _of_state(site: Site) -> bool:
    """Whether the words around say that a U.S. state is meant: "Athens, Georgia"."""
    if re.search(r"\b[Ss]tate of $", site.ahead()) or _listed(site):
        return True
    comma, place = site.left(), site.left(2)
    return comma == "," and place[:1].isupper() and site.left(3) != ","


def _listed(site: Site) -> bool:
    """Whether the word is joined to a U.S. state's name."""
    names = "|".join(re.escape(o) for o in table("countries")["traps"]["us_states"] if len(o) > 4)
    if re.search(rf"\b(?:{names})(?:,|,? and|,? or) $", site.ahead()[-24:]):
        return True
    return re.match(rf"(?:,|,? and|,? or) (?:{names})\b", site.behind()[:24]) is not None


@cache
def _senses() -> Mapping[str, Mapping[str, Any]]:
    """Word -> its senses."""
    return {w: sense for sense in table("countries")["senses"].values() for w in sense["words"]}


@cache
def _pattern(cues: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(cues, key=lambda c: (-len(c), c))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")


# ---------------------------------------------------------------- names of persons


def _titled(site: Site) -> bool:
    """Whether a title stands right before: "Rep. Jordan"."""
    before = site.left(2) if site.left() == "." else site.left()
    return before in words("names", "titles", "words") and before != "Crown"


def _after_given(site: Site) -> bool:
    """Whether a given name or an initial stands right before: "Kathy Ireland", "R. England"."""
    before = site.left()
    if before == ".":
        return len(site.left(2)) == 1 and site.left(2).isupper() and site.left(3) != "."
    if before in words("names", "given", "places"):
        return False
    if before in words("names", "given", "male") or before in words("names", "given", "female"):
        return True
    name = site.text in words("countries", "persons", "surnames") and _surname_like(before)
    return name and not site.line.headed and not site.line.opens(site.first - 1)


def _surname_like(word: str) -> bool:
    plain = word.lower()
    return (
        len(word) >= _SMALL and word[0].isupper() and word[1:].islower()
        and word not in words("countries", "persons", "not_surnames")
        and word not in words("names", "titles", "words")
        and word not in words("countries", "traps", "followed_by")
        and word not in words("countries", "traps", "places")
        and word not in words("countries", "organs", "capitalised")
        and plain not in words("names", "roles", "heads")
        and plain not in words("names", "roles", "modifiers")
        and plain not in words("names", "organizations", "heads")
    )  # fmt: skip


def _introduced(site: Site) -> bool:
    """Whether the words around introduce a person: "singer Kenya Starr", "Israel Barnes, 14"."""
    before = site.left(2) if site.left() == "," else site.left()
    kind = before in words("names", "humans", "nouns") or before in words("names", "roles", "heads")
    kin = before in words("countries", "persons", "kin")
    aged = site.right(2) == "," and site.right(3).isdigit()
    return kind or kin or aged or _apposed(site)


def _apposed(site: Site) -> bool:
    """Whether an office or a kind of person explains the name: "India Warren, the mayor,"."""
    if site.right(2) != ",":
        return False
    pieces = takewhile(lambda piece: piece.isalpha(), map(site.right, range(3, _APPOSED)))
    nouns = words("names", "roles", "heads") | words("names", "humans", "nouns")
    return any(piece in nouns for piece in pieces)
