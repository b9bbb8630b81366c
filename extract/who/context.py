"""Whether a word for a country means the country in its place: the words around decide.

Each rule answers one question about one place; the lists they use are data.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar

from extract.lexicon import table
from extract.reading import Block, Reading
from extract.records import Span
from extract.who.heads import after, before

if TYPE_CHECKING:
    from spacy.tokens import Span as SpacySpan

__all__ = ["Article", "Site"]

W = TypeVar("W")


@dataclass(frozen=True, slots=True)
class Site(Generic[W]):
    """A place where a country word stands.

    :param word: what the word may mean.
    :param tokens: the tokens the word covers.
    """

    block: Block
    span: Span
    word: W
    tokens: SpacySpan

    @property
    def text(self) -> str:
        """The words as printed."""
        base = self.block.span.start
        return self.block.text[self.span.start - base : self.span.end - base]


class Article(Generic[W]):
    """The whole article as context of its country words.

    :param sites: the places of words that could mean exactly one country, in order.
    """

    def __init__(self, reading: Reading, sites: Sequence[Site[W]]) -> None:
        self._text = reading.text
        self._reading = reading
        self._starts = {s.span.start for s in sites}
        self._ends = {s.span.end for s in sites}
        self._tests: tuple[Callable[[Site[W]], bool], ...] = (
            _company, _preceded, _in_address, _shouted, _language, _us_town, _kitchen,
            self._person, self._state,
        )  # fmt: skip

    def means_country(self, site: Site[W]) -> bool:
        """Whether the word means the country here."""
        return not any(test(site) for test in self._tests)

    @cached_property
    def _persons(self) -> frozenset[str]:
        """The words of all names of persons that have two words or more."""
        names = (e.text for b in self._reading.blocks for e in b.doc.ents if e.label_ == "PERSON")
        split = (re.findall(r"\w+", n.removesuffix("’s").removesuffix("'s")) for n in names)
        return frozenset(w for words in split if len(words) > 1 for w in words)

    def _person(self, site: Site[W]) -> bool:
        """Whether the word is (part of) a person's name."""
        data = table("countries")["persons"]
        if site.text not in data["words"]:
            return False
        if _named_so(site):
            return True
        previous = before(site.tokens[0])
        placed = previous is not None and previous.lower_ in data["places"]
        return site.text in self._persons and not placed

    def _state(self, site: Site[W]) -> bool:
        """Whether the word is the U.S. state of the same name."""
        rules = table("countries")["states"].get(site.text)
        if rules is None:
            return False
        around = self._text[max(0, site.span.start - 40) : site.span.start]
        if self._beside_country(site):
            return False
        if re.search(r"\b[Ss]tate of $", around) or _after_town(site):
            return True
        if _listed(site, table("countries")["traps"]["us_states"]):
            return True
        return not self._outweighs(rules)

    def _outweighs(self, rules: dict[str, Sequence[str]]) -> bool:
        """Whether the article speaks more of the country's surroundings than of the state's."""
        country = self._count(rules["country"])
        state = self._count(rules["state"])
        return country >= max(state, 1) or (not state and bool(self._count(rules["near_country"])))

    def _count(self, phrases: Sequence[str]) -> int:
        return sum(bool(re.search(rf"(?<!\w){re.escape(p)}(?!\w)", self._text)) for p in phrases)

    def _beside_country(self, site: Site[W]) -> bool:
        """Whether the word is joined to another country by "and" or a comma."""
        left = re.search(r"\w(,| and|, and| or) $", self._text[: site.span.start][-12:])
        right = re.match(r"(, and | and |, | or )", self._text[site.span.end :][:8])
        joined = left is not None and site.span.start - len(left[1]) - 1 in self._ends
        return joined or (right is not None and site.span.end + right.end() in self._starts)


def _named_so(site: Site[W]) -> bool:
    """Whether this very place is within a person's name."""
    names = table("names")
    previous, following = before(site.tokens[0]), after(site.tokens[-1])
    if any(e.label_ == "PERSON" and len(e) > len(site.tokens) for e in _entities(site)):
        return True
    if previous is not None and previous.text.rstrip(".") in names["titles"]["words"]:
        return True
    given = names["given"]
    if previous is not None and (
        previous.text in given["male"] or previous.text in given["female"]
    ):
        return True
    single = site.text in given["male"] or site.text in given["female"]
    return single and following is not None and _surname_like(following.text)


def _surname_like(word: str) -> bool:
    names = table("names")
    office = (
        word.lower() in names["roles"]["heads"] or word.lower() in names["organizations"]["heads"]
    )
    return word[:1].isupper() and word[1:].islower() and not office and len(word) > 2


def _entities(site: Site[W]) -> list[SpacySpan]:
    """The parser's entities over this place, without a possessive ending."""
    first, last = site.tokens.start, site.tokens.end
    ents = [e for e in site.block.doc.ents if e.start < last and first < e.end]
    return [e[:-1] if e[-1].text in {"'s", "’s", "'", "’"} and len(e) > 1 else e for e in ents]


def _company(site: Site[W]) -> bool:
    """Whether the next word makes it a company or a newspaper: "Turkish Airlines"."""
    following = after(site.tokens[-1])
    if following is None or following.text not in table("countries")["traps"]["followed_by"]:
        return False
    beyond = after(following)
    return beyond is None or beyond.text not in {"Force", "Forces", "Defense", "Defence"}


def _preceded(site: Site[W]) -> bool:
    """Whether the word before makes it a company or a place: "Air Malta"."""
    previous = before(site.tokens[0])
    return previous is not None and previous.text in table("countries")["traps"]["preceded_by"]


def _in_address(site: Site[W]) -> bool:
    """Whether the word stands in a handle or an address."""
    first = site.tokens[0]
    base = site.block.span.start
    at = site.span.start - base
    sign = site.block.text[at - 1 : at] if at else ""
    return (sign in {"@", "/", "_"} and bool(sign)) or first.like_url or first.like_email


def _shouted(site: Site[W]) -> bool:
    """Whether "US" stands in a sentence all in capitals, where it may be "us"."""
    return site.text == "US" and not any(c.islower() for c in site.tokens[0].sent.text)


def _language(site: Site[W]) -> bool:
    """Whether an adjective means the language: "said in Russian"."""
    previous, following = before(site.tokens[0]), after(site.tokens[-1])
    if previous is None or previous.lower_ not in table("countries")["languages"]["before"]:
        return False
    if site.tokens[-1].text[-1:] not in "nhe" or site.tokens[-1].pos_ not in {
        "ADJ",
        "PROPN",
        "NOUN",
    }:
        return False
    modifies = following is not None and following.pos_ in {"NOUN", "PROPN", "ADJ", "NUM"}
    return _is_adjective(site) and not modifies and (following is None or following.text != "-")


def _is_adjective(site: Site[W]) -> bool:
    return getattr(site.word, "form", None) == "adjective"


def _us_town(site: Site[W]) -> bool:
    """Whether a U.S. state follows: "Peru, Indiana"."""
    comma, beyond = after(site.tokens[-1]), after(site.tokens[-1], 2)
    if comma is None or comma.text != "," or beyond is None:
        return False
    return beyond.text.rstrip(".") in table("countries")["traps"]["us_states"]


def _after_town(site: Site[W]) -> bool:
    """Whether a town stands before: "Athens, Georgia"."""
    comma, town = before(site.tokens[0]), before(site.tokens[0], 2)
    if comma is None or comma.text != "," or town is None:
        return False
    return town.pos_ == "PROPN" and town.ent_type_ in {"GPE", "LOC", ""} and _single_town(site)


def _single_town(site: Site[W]) -> bool:
    """Whether what stands before the comma is itself no country and no list."""
    earlier = before(site.tokens[0], 3)
    town = before(site.tokens[0], 2)
    known = town is not None and town.text in table("countries")["capitals"]
    listed = earlier is not None and earlier.text == ","
    country = town is not None and any(town.text in n for n in table("countries")["names"].values())
    return not (known or listed or country)


def _listed(site: Site[W], others: Sequence[str]) -> bool:
    """Whether the word is joined to one of some other names."""
    around = site.tokens[0].sent.text
    names = "|".join(re.escape(o) for o in others if len(o) > 4 and o != "Washington")
    word = re.escape(site.text)
    return bool(
        re.search(rf"\b(?:{names})(?:,|,? and|,? or) {word}\b", around)
        or re.search(rf"\b{word}(?:,|,? and|,? or) (?:{names})\b", around)
    )


def _kitchen(site: Site[W]) -> bool:
    """Whether a sentence opens with the bird or the dishes: "Turkey is best roasted"."""
    data = table("countries")["twins"]
    sent = site.tokens[0].sent
    if site.text not in data["words"] or site.tokens.start != sent.start:
        return False
    return any(t.lower_ in data["kitchen"] for t in sent[1:])
