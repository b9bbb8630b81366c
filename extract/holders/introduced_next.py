"""Whom the first lines of an article describe before they name him: "The head of the fleet said …".

News often opens so and gives the name with another word for the office in the next paragraph. Only
offices of one kind count, of no other country or body, and only where nobody else is introduced.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from extract.entities.names import Named
from extract.entities.posts import is_role, role_key
from extract.holders.noun_phrases import determiner
from extract.holders.offices import Asked
from extract.records import Actor, PostMention, Span
from extract.syntax.clauses import SUBJECTS
from extract.syntax.parse import Block, Reading
from extract.syntax.phrases import person_noun
from extract.syntax.tree import after, child, following, head_of
from extract.wordlists import table, words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["IntroducedNext"]

_LEAD = 2  # paragraphs that may describe before they name
_REACH = 2  # paragraphs behind, within which the name has to come
_DEFINITE = frozenset({"the", "his"})


class IntroducedNext:
    """The persons whom one article introduces behind its first lines."""

    def __init__(self, reading: Reading, named: Named) -> None:
        self._blocks = reading.blocks
        self._named = named

    def meant(self, block: Block, top: Token, wanted: Asked) -> Actor | None:
        """Whom a description of the first lines means, or None.

        :param top: its noun.
        :param wanted: what it asks for.
        """
        return self._by_office(block, top, wanted) or self._by_lead(block, top, wanted)

    def _number(self, block: Block) -> int:
        return next(n for n, b in enumerate(self._blocks) if b.span == block.span)

    def _by_office(self, block: Block, top: Token, wanted: Asked) -> Actor | None:
        """Who is named next with another word for the office."""
        number = self._number(block)
        singular = top.tag_ in {"NN", "NNP"} and is_role(top)
        if number >= _LEAD or not singular or determiner(top) not in _DEFINITE or wanted.former:
            return None
        known = {m.actor.key for m in self._named.actors if m.span.start < block.span.end}
        for later in self._blocks[number + 1 : number + 1 + _REACH]:
            new = {a.key: a for a in self._persons(later.span) if a.key not in known}
            if new:
                fitting = {p.person.key for p in self._posts(later.span, top, wanted)}
                alone = len(new) == 1 and fitting == new.keys()
                return next(iter(new.values())) if alone else None
        return None

    def _by_lead(self, block: Block, top: Token, wanted: Asked) -> Actor | None:
        """Who alone speaks at the head of the next paragraph, where nobody is named before."""
        number, noun = self._number(block), _one_of(top) or top
        human = person_noun(noun) and (noun != top or _definite(top))
        if number + 1 >= len(self._blocks) or number >= _LEAD or not human or wanted.former:
            return None
        behind = self._blocks[number + 1]
        so_far = [m for m in self._named.actors if m.span.start < block.span.end]
        new = [m for m in self._named.actors_in(behind.span) if m.actor.kind == "person"]
        only = len({m.actor.key for m in new}) == 1
        if any(m.actor.kind == "person" for m in so_far) or not only:
            return None
        who, name = new[0].actor, behind.tokens(new[0].span)
        speaks = _speaks(name) and len(name) > 1 and block.span.end < new[0].span.start
        held = [p for p in self._named.posts if p.person.key == who.key]
        return who if speaks and all(_may_be(p, noun, wanted) for p in held) else None

    def _persons(self, span: Span) -> Iterator[Actor]:
        return (m.actor for m in self._named.actors_in(span) if m.actor.kind == "person")

    def _posts(self, span: Span, top: Token, wanted: Asked) -> Iterator[PostMention]:
        """The offices in a paragraph that a description may be another word for."""
        for post in self._named.posts:
            if post.span.within(span) and not post.former and _fits(post, top, wanted):
                yield post


def _one_of(top: Token) -> Token | None:
    """The noun of "one of Norda's leading *painters*", or None."""
    return following(top, "of") if top.lower_ == "one" else None


def _definite(top: Token) -> bool:
    """Whether a noun means the only one of somebody's: "Norda's most senior commander".

    The office of a body or a place does, too: "the president of Norda".
    """
    owned, whose = child(top, "poss"), following(top, "of")
    office = whose is not None and whose.pos_ == "PROPN" and determiner(top) == "the"
    theirs = owned is not None and owned.pos_ == "PROPN"
    return top.tag_ in {"NN", "NNP"} and (theirs or (office and is_role(top)))


def _speaks(name: Sequence[Token]) -> bool:
    """Whether a name opens its paragraph as who says something."""
    top = head_of(name) or name[-1]
    first = top.sent.start == 0 and top.dep_ in SUBJECTS
    aged = (after(name[-1], 2) or top).like_num
    return first and not aged and top.head.lemma_ in words("names", "speech", "verbs")


def _may_be(post: PostMention, noun: Token, wanted: Asked) -> bool:
    """Whether nothing that is told of somebody speaks against a description."""
    country = post.country or post.person.country
    if wanted.countries and country is not None and country not in wanted.countries:
        return False
    ranked = {w.rstrip(".").casefold() for w in post.role.split()} <= words(
        "names", "going-on", "ranks"
    )
    office = is_role(noun) and noun.lemma_.casefold() not in words("names", "going-on", "epithets")
    return ranked or not office or _one_kind(noun, post.role.split())


def _fits(post: PostMention, top: Token, wanted: Asked) -> bool:
    country = post.country or post.person.country
    if wanted.countries and country is not None and country not in wanted.countries:
        return False
    body = post.organization
    if (
        wanted.bodies
        and body is not None
        and body.country is None
        and body.key not in wanted.bodies
    ):
        return False
    return _one_kind(top, post.role.split())


def _one_kind(top: Token, role: Sequence[str]) -> bool:
    """Whether a noun and an office are of one kind: both head something, an envoy is a diplomat."""
    noun, held = role_key(top.lower_), {role_key(word) for word in role}
    heading = words("names", "offices", "heading")
    kinds = table("names")["offices"]["kinds"].get(top.lemma_.casefold(), ())
    lesser = held & words("names", "roles", "lesser")
    both = noun in heading and bool(held & heading)
    return not lesser and (noun in held or both or bool(held.intersection(kinds)))
