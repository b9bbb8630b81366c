"""Whom the "he" and "she" within somebody's words surely mean.

Stricter than for sources: a source has to be somebody, but words may be about nobody. So one
person alone may be possible in the paragraph and the one before, known to be a man or a woman as
the pronoun says, with nobody beside who is only described.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from extract.entities.name_clusters import Gender
from extract.entities.names import Named
from extract.holders.genders import explained, of_noun
from extract.records import Actor, ActorMention, Attribution, Holder, Span
from extract.syntax.clauses import SUBJECTS
from extract.syntax.parse import Reading
from extract.syntax.phrases import first_person, person_noun
from extract.syntax.quotations import inside, spans

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["mentioned"]

_T = TypeVar("_T")
_SEX: dict[str, Gender] = {"he": "male", "him": "male", "she": "female", "her": "female"}
_HOLDING = frozenset({"dobj", "pobj", "dative", "iobj", *SUBJECTS})
_NAMING = frozenset({"compound", "appos", "nmod", "flat"})


def mentioned(
    reading: Reading, named: Named, found: Sequence[Attribution]
) -> tuple[ActorMention, ...]:
    """The pronouns within what is said that surely mean one person, sorted by place.

    :param found: everything the article reports or tells itself, with its holders.
    """
    return _Reader(reading, named, found).all()


class _Person(NamedTuple):
    """Somebody a stretch of text speaks of; no actor where nobody names him."""

    actor: Actor | None
    gender: Gender = ""


class _Reader:
    def __init__(self, reading: Reading, named: Named, found: Sequence[Attribution]) -> None:
        self._reading = reading
        self._named = named
        self._quoted = spans(reading.text, 0, len(reading.text))
        self._starts = [b.span.start for b in reading.blocks]
        self._said = self._placed((s, a) for a in found for s in a.content)
        self._sources = self._placed((s, a.holder) for a in found for s in a.source)
        self._posts = self._placed((p.span, p) for p in named.posts)
        self._genders = dict(named.genders)
        for actor, sex in explained(reading, named):
            self._genders.setdefault(actor.key, sex)
        for span, holder in (one for listed in self._sources.values() for one in listed):
            sex = _SEX.get(span.of(reading.text).lower(), "")
            if sex and holder.status == "resolved" and holder.actor is not None:
                self._genders.setdefault(holder.actor.key, sex)

    def _placed(self, found: Iterable[tuple[Span, _T]]) -> dict[int, list[tuple[Span, _T]]]:
        """Number of a paragraph -> what stands in it, with its place."""
        made: dict[int, list[tuple[Span, _T]]] = {}
        for span, thing in found:
            first = max(bisect_right(self._starts, span.start) - 1, 0)
            last = bisect_left(self._starts, span.end)
            for number in range(first, last):
                made.setdefault(number, []).append((span, thing))
        return made

    def all(self) -> tuple[ActorMention, ...]:
        """The pronouns that are told of, in the order of the text."""
        made = []
        for number in sorted(self._said):
            block = self._reading.blocks[number]
            for token in block.doc:
                if token.lower_ in _SEX and token.dep_ in _HOLDING:
                    actor = self._meant(number, token)
                    if actor is not None:
                        made.append(ActorMention(block.at(token), actor))
        return tuple(made)

    def _meant(self, number: int, pronoun: Token) -> Actor | None:
        at = self._reading.blocks[number].at(pronoun)
        over = [a for span, a in self._said[number] if at.within(span)]
        if not over or any(at == span for span, _ in self._sources.get(number, ())):
            return None
        speakers = [a.holder for a in over if a.style != "narrated"]
        near = list(self._near(number, at))
        if inside(self._quoted, at) or any(map(self._in_own_words, over)):
            # The one who speaks may be the only one near, and is not whom he speaks of.
            if not speakers or any(h.actor is None for h in speakers):
                return None
            keys = {h.actor.key for h in speakers if h.actor is not None}
            near = [p for p in near if p.actor is None or p.actor.key not in keys]
        else:
            near += [p for h in speakers for p in self._speaking(h)]
        return _only(near, _SEX[pronoun.lower_])

    def _in_own_words(self, found: Attribution) -> bool:
        """Whether words are told as they were said, by an "I" or "we" though without marks."""
        if found.style == "narrated":
            return False
        for span in found.content:
            block = self._reading.block_at(span.start)
            if block is not None and any(map(first_person, block.tokens(span))):
                return True
        return False

    def _speaking(self, holder: Holder) -> Iterator[_Person]:
        """The holder of words in which a pronoun stands, who may follow them."""
        for actor in holder.possible:
            if actor.kind == "person":
                yield self._person(actor)

    # ------------------------------------------------------------ who is near

    def _near(self, number: int, at: Span) -> Iterator[_Person]:
        """Everybody in the paragraph before a place, and in the paragraph before that."""
        for back in range(max(number - 1, 0), number + 1):
            whole = self._reading.blocks[back].span
            stretch = Span(whole.start, min(whole.end, at.start))
            yield from self._by_name(stretch)
            yield from self._by_source(back, stretch)
            yield from self._described(back, stretch)

    def _by_name(self, stretch: Span) -> Iterator[_Person]:
        for mention in self._named.actors_in(stretch):
            if mention.actor.kind == "person":
                yield self._person(mention.actor)
        if any(name.span.within(stretch) for name in self._named.ambiguous):
            yield _Person(None)

    def _by_source(self, number: int, stretch: Span) -> Iterator[_Person]:
        """Who was found to speak, by whatever words; an open "he" may be anybody."""
        for span, holder in self._sources.get(number, ()):
            if not span.within(stretch):
                continue
            persons = [a for a in holder.speakers if a.kind == "person"]
            if persons:
                yield from map(self._person, persons)
            elif span.of(self._reading.text).lower() in _SEX:
                yield _Person(None)

    def _person(self, actor: Actor) -> _Person:
        return _Person(actor, self._genders.get(actor.key, ""))

    def _described(self, number: int, stretch: Span) -> Iterator[_Person]:
        """Who is only described ("a driver"), not explained by a name beside it."""
        block = self._reading.blocks[number]
        known = [s for s, h in self._sources.get(number, ()) if h.status == "resolved"]
        known += [s for s, _ in self._posts.get(number, ())]
        names = {m.span for m in self._named.actors_in(stretch) if m.actor.kind == "person"}
        for token in block.tokens(stretch) if stretch.start < stretch.end else ():
            alone = token.tag_ == "NN" and person_noun(token) and token.dep_ in _HOLDING
            if not alone or any(block.at(token).within(s) for s in known):
                continue
            beside = [block.at(t) for t in (*token.children, token.head) if _names(t, token)]
            if not any(b.overlaps(n) for b in beside for n in names):
                yield _Person(None, of_noun(token))


def _only(near: Sequence[_Person], sex: Gender) -> Actor | None:
    """The one person that is possible, known to be of a gender; None when nobody or anybody is."""
    possible = {p for p in near if p.gender in {"", sex}}
    if len(possible) != 1:
        return None
    (one,) = possible
    return one.actor if one.gender else None


def _names(other: Token, noun: Token) -> bool:
    """Whether another word may be the name of whom a noun describes."""
    return (other.dep_ if other.head.i == noun.i else noun.dep_) in _NAMING
