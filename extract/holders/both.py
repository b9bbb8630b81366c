"""Which two persons a phrase means that counts them: "both presidents", "the two men".

The nearest sentence before that joins two of that kind, or tells that one met or spoke to the
other, decides; whoever else has spoken since leaves it open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from extract.entities.names import Named
from extract.holders.antecedents import Antecedents
from extract.holders.offices import Offices
from extract.records import Actor, Span
from extract.syntax.clauses import SUBJECTS
from extract.syntax.parse import Block, Reading
from extract.syntax.quotations import inside
from extract.syntax.tree import conjuncts, head_of
from extract.wordlists import table, words

if TYPE_CHECKING:
    from spacy.tokens import Span as SpacySpan
    from spacy.tokens import Token

__all__ = ["Both"]

_REACH = 6  # paragraphs back
_WITH = frozenset({"with", "to"})


class _Person(NamedTuple):
    """A person named in a sentence, with the head of the name."""

    actor: Actor
    span: Span
    top: Token


class Both:
    """The phrases of one article that count two persons.

    :param said: who was found to speak where, and what is quoted.
    """

    def __init__(self, reading: Reading, named: Named, offices: Offices, said: Antecedents) -> None:
        self._blocks = reading.blocks
        self._named = named
        self._offices = offices
        self._said = said

    def meant(self, block: Block, core: Sequence[Token], top: Token) -> tuple[Actor, ...]:
        """The two whom a phrase means; empty for any other phrase, and where it is open.

        :param core: the phrase without what follows as an afterthought.
        :param top: its noun.
        """
        if top.tag_ != "NNS" or not _counts(core):
            return ()
        at = block.at(top)
        for place, pair in self._pairs(block, top):
            if all(self._is(person, top) for person in pair):
                since = self._said.speakers(place, at)
                others = since & {m.actor.key for m in self._named.actors if _human(m.actor)}
                return pair if others <= {a.key for a in pair} else ()
        return ()

    def _is(self, person: Actor, top: Token) -> bool:
        """Whether somebody is of the kind that a noun names, by sex or by office."""
        humans, noun = table("names")["humans"], top.lemma_.casefold()
        for sex in ("male", "female"):
            if noun in humans[sex]:
                return self._said.genders.get(person.key, "") in {"", sex}
        return self._offices.makes(person, top) or self._offices.holds(person, top)

    def _pairs(self, block: Block, top: Token) -> Iterator[tuple[Span, tuple[Actor, ...]]]:
        """The persons whom the sentences before a word tell of together, the nearest first."""
        index = next(n for n, b in enumerate(self._blocks) if b.span == block.span)
        for number in range(index, max(index - 1 - _REACH, -1), -1):
            here = self._blocks[number]
            sents = [s for s in here.doc.sents if number < index or s.end <= top.i]
            for sent in reversed(sents):
                persons = self._persons(here, sent)
                linked = [p for p in combinations(persons, 2) if _linked(p[0].top, p[1].top)]
                if len({frozenset(x.actor.key for x in p) for p in linked}) == 1:
                    first, second = linked[0]
                    yield second.span, (first.actor, second.actor)

    def _persons(self, block: Block, sent: SpacySpan) -> list[_Person]:
        """The persons whom a sentence names outside quotations, each once."""
        found: dict[str, _Person] = {}
        for mention in self._named.actors_in(block.over(sent)):
            named = block.tokens(mention.span)
            quoted = inside(self._said.quoted, mention.span)
            if _human(mention.actor) and not quoted:
                person = _Person(mention.actor, mention.span, head_of(named) or named[-1])
                found.setdefault(mention.actor.key, person)
        return list(found.values())


def _human(actor: Actor) -> bool:
    return actor.kind == "person"


def _counts(core: Sequence[Token]) -> bool:
    """Whether a phrase means two who are known: "both …", "the two …"."""
    opening = [t.lower_ for t in core[:2]]
    return opening[:1] == ["both"] or opening == ["the", "two"]


def _linked(first: Token, second: Token) -> bool:
    """Whether two are joined by "and", or one of them met the other or spoke to him."""
    top = _explained(first)
    if _explained(second) in [*conjuncts(top)][1:]:
        return True
    link = second.head if second.dep_ == "pobj" and second.head.lower_ in _WITH else None
    deed = link.head if link is not None else second.head if second.dep_ == "dobj" else None
    if deed is None or deed.lemma_.casefold() not in words("names", "both", "deeds"):
        return False
    return first.head == deed and (first.dep_ in SUBJECTS or first.dep_ == "poss")


def _explained(name: Token) -> Token:
    """The noun that a name explains: "the *president*, Ana Ruiz,"."""
    return name.head if name.dep_ == "appos" else name
