"""Who an office without a name means: "the president", "the Kremlin spokesman".

Only a person whom the article names with that office, or with another word for it, and of no
other country, body or time. Where several are, the one the text before speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from extract.entities.capitals import seats_before
from extract.entities.name_clusters import Gender
from extract.entities.names import Named
from extract.entities.offices import is_head
from extract.entities.posts import is_role, role_key
from extract.holders.antecedents import Antecedents
from extract.holders.counterparts import counterparts
from extract.holders.genders import of_noun
from extract.holders.named_later import only_later
from extract.holders.noun_phrases import determiner, is_modifier
from extract.holders.on_file import on_file, written
from extract.holders.part_of_name import initials
from extract.holders.same_office import (
    SMALL,
    held_words,
    keys_of,
    leaders,
    of_body,
    same_group,
    same_office,
    words_of,
    worldwide,
)
from extract.known import Gazetteer
from extract.records import Actor, Holder, PostMention, Span
from extract.syntax.parse import Block, Reading
from extract.syntax.tree import before
from extract.wordlists import table, words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Asked", "Before", "Offices", "asked", "bearer"]


class Before(Protocol):
    """What the text just before a word is about.

    :ivar said: who was found to speak where.
    """

    said: Antecedents

    def nearest(self, block: Block, token: Token, actors: Collection[Actor]) -> Actor | None:
        """Which of some actors it speaks of, or None."""

    def leading(self, block: Block, token: Token) -> Actor | None:
        """Whom alone the nearest sentence has for its subject, or None."""

    def heard(self, place: Span, person: Actor) -> int:
        """How often a person was found to speak before a place."""

    def country(self, block: Block, token: Token) -> str | None:
        """The country whose people or bodies it is about, or None."""

    def country_beside(self, place: Span) -> str | None:
        """The one country of whoever else its sentence names before a subject, or None."""


class Asked(NamedTuple):
    """An office that a phrase without a name asks for.

    :param words: its words as they are compared.
    :param countries: ISO codes that the phrase names.
    :param bodies: keys of the bodies that it names, a seat of government among them.
    :param other: further names in it, in small letters, that a post must share one of.
    :param former: whether it is over.
    :param gender: what its noun says of the bearer ("spokeswoman"), else empty.
    :param spelt: its words with those of its bodies' names, country apart: "director of research".
    """

    words: frozenset[str]
    countries: frozenset[str]
    bodies: frozenset[str]
    other: frozenset[str]
    former: bool
    gender: Gender = ""
    spelt: frozenset[str] = frozenset()


def asked(named: Named, block: Block, core: Sequence[Token], top: Token) -> Asked:
    """The office that a phrase asks for.

    :param core: the phrase without what follows as an afterthought.
    :param top: the office's noun.
    """
    span = block.over(core)
    countries = named.countries_in(span)
    named_ = {c.span for c in countries if c.form != "metonym"}
    bodies = [m for m in named.actors_in(span) if m.actor.kind != "person"]
    taken = [*(c.span for c in countries), *(b.span for b in bodies)]
    free = [t for t in core if not any(block.at(t).overlaps(s) for s in taken)]
    ahead = (t for t in free if t.i <= top.i and (is_head(t) or is_modifier(t)))
    behind = [t for t in free if t.i > top.i]
    plain = (
        t for t in behind
        if t.is_alpha and t.lower_ not in SMALL and (is_modifier(t) or not _name(t))
    )  # fmt: skip
    owners = [c for c in countries if not _abroad(block, c.span, top)]
    codes = {c.iso2 for c in owners if c.span.end <= block.at(top).start}
    codes = codes or {c.iso2 for c in owners}
    codes |= {m.actor.country for m in bodies if m.actor.country}
    bodily = {m.actor.key for m in bodies if m.actor.kind != "government" or m.span not in named_}
    owning = [m.actor for m in bodies]
    for seat in seats_before(free, top, named.gazetteer):  # "the Pentagon chief"
        free = [t for t in free if t not in seat.words]
        owning.append(seat.actor)
        bodily.add(seat.actor.key)
        codes |= {seat.actor.country} if seat.actor.country else set()
    placed = {t.i for t in free if t.i < top.i and t.ent_type_ == "GPE"}  # "the Texas senator"
    names = {t.lower_ for t in free if _name(t) and t.i not in placed} - {top.lower_}
    names -= {t.lower_ for t in free if is_role(t) or is_modifier(t)}
    former = any(t.lower_ in table("names")["roles"]["former"] for t in core)
    alone = keys_of(t.text for t in (*ahead, *plain))
    held, spelt = _of_bodies(alone, owning, named.gazetteer)
    everywhere = worldwide(frozenset(held))
    codes = set() if everywhere else codes
    if everywhere or (held == {"head", "government"} and codes):
        bodily = set()  # the office is the country's or the world's
    return Asked(
        frozenset(held),
        frozenset(codes), frozenset(bodily), frozenset(names), former, of_noun(top),
        frozenset(spelt),
    )  # fmt: skip


def _of_bodies(
    held: set[str], owning: Sequence[Actor], gazetteer: Gazetteer
) -> tuple[set[str], set[str]]:
    """The words of an office of some bodies as they are compared, and with the bodies' names."""
    spelt = held.union(*(words_of(body, gazetteer) for body in owning))
    for body in owning:
        held = of_body(held, body, gazetteer)
    return held, spelt


def _abroad(block: Block, place: Span, top: Token) -> bool:
    """Whether a country is only where an office is held: "ambassador to Japan", "chief in Oslo"."""
    first = block.tokens(place)[0]
    link = before(first)
    while link is not None and link.lower_ in {"the", "a"}:
        link = before(link)
    return first.i > top.i and link is not None and link.lower_ not in {"of", "for"}


def _name(token: Token) -> bool:
    return token.tag_ in {"NNP", "NNPS"} and token.text[:1].isupper()


class Offices:
    """The offices of one article and who is named with them.

    :ivar before: tells what the text before a word is about; None for nothing.
    """

    def __init__(self, reading: Reading, named: Named) -> None:
        self._text = reading.text
        self._named = named
        self._posts = [*named.posts, *written(named), *counterparts(reading, named)]
        self._called = {m.actor.key: m.actor.label for m in named.actors}
        self._genders = dict(named.genders)
        self.before: Before | None = None

    def bearers(self, block: Block, top: Token, wanted: Asked) -> tuple[Actor, ...]:
        """Whom an office can mean, sorted by key; one when the article leaves no choice."""
        found = self._holding(block, top, wanted)
        here = self.before.country(block, top) if self.before and not wanted.countries else None
        if here is not None and found:
            found = {k: a for k, a in found.items() if self.country(a) in {None, here}}
            found = found or self._holding(block, top, wanted._replace(countries=frozenset({here})))
        placed = wanted.countries or wanted.bodies
        said = self.before.said if self.before and not placed else None
        if said is not None and found and only_later(self._named, said, block.at(top), found):
            return ()
        if len(found) > 1 and self.before:
            near = self.before.nearest(block, top, found.values())
            found = {near.key: near} if near is not None else found
        return tuple(found[key] for key in sorted(found))

    def named_with(self, top: Token, at: Span) -> bool:
        """Whether a noun may mean those named with it: an office, or a trade of nobody else so far.

        "Roe, a baker. The baker"; not where there was "another baker", nor where "the baker" came
        before his name.
        """
        if is_role(top) or not is_head(top) or determiner(top) != "the":
            return is_role(top)
        theirs = [p.span for p in self._posts if role_key(top.lower_) in self._held(p)]
        kind = {c.lower_ for c in top.lefts if c.dep_ == "compound"}  # "the *taxi* driver"
        theirs = [s for s in theirs if kind <= set(s.of(self._text).casefold().split())]
        first = min((s.start for s in theirs), default=at.start)
        noun = re.compile(rf"(\bthe )?\b{re.escape(top.lower_)}s?\b", re.IGNORECASE)
        every = (m for m in noun.finditer(self._text, 0, at.start))
        return first < at.start and all(
            (m.group(1) is not None and m.start() > first)
            or any(s.start <= m.start() < s.end for s in theirs)
            for m in every
        )

    def of_kind(self, block: Block, top: Token, wanted: Asked) -> Actor | None:
        """Who has just been spoken of and whose office makes such a one: "the politician"."""
        offices = table("names")["offices"]["kinds"].get(top.lemma_.casefold())
        plain = len(wanted.words) < 2 and not (wanted.bodies or wanted.other or wanted.former)
        if offices is None or not plain or self.before is None:
            return None
        posts = [p for p in self._posts if not (p.former or self._held(p).isdisjoint(offices))]
        fitting = {p.person.key: p.person for p in posts}
        so_far = {p.person.key for p in posts if p.span.start < block.at(top).start}
        if top.lemma_.casefold() in words("names", "offices", "narrow") and len(so_far) == 1:
            only = fitting[so_far.pop()]
            known = self.country(only) is not None
            return None if known and self._elsewhere(only, wanted) else only
        who = self.before.leading(block, top)
        alone = who is not None and self.before.nearest(block, top, fitting.values()) == who
        return who if who is not None and alone and not self._elsewhere(who, wanted) else None

    def _elsewhere(self, person: Actor, wanted: Asked) -> bool:
        return bool(wanted.countries) and self.country(person) not in wanted.countries

    @staticmethod
    def of_state(top: Token, wanted: Asked) -> bool:
        """Whether an office without an article is a country's highest: "President of Norda:"."""
        highest = wanted.words in leaders() and len(wanted.countries) == 1 and not wanted.former
        return highest and not determiner(top)

    def another(self, wanted: Asked, person: Actor) -> bool:
        """Whether somebody other than a person is known to hold an office, and that one is not.

        The hand-written files count, too, for whom the article does not name.
        """
        known = [*self._posts, *on_file(self._named)]
        keys = {p.person.key for p in known if self._fits(p, wanted)}
        return bool(keys) and person.key not in keys

    def _holding(self, block: Block, top: Token, wanted: Asked) -> dict[str, Actor]:
        found = {p.person.key: p.person for p in self._posts if self._fits(p, wanted)}
        found = found or {a.key: a for a in self._rulers(block.at(top), wanted)}
        return found or self._of_no_country(wanted)

    def _of_no_country(self, wanted: Asked) -> dict[str, Actor]:
        """Who alone holds an office, without a country but beside somebody of that one.

        "Poland's president came, but Foreign Minister Ana Ruiz did not": Poland's minister.
        """
        held = [p for p in self._posts if self._fits(p, wanted._replace(countries=frozenset()))]
        found = {p.person.key: p.person for p in held}
        open_ = all(p.country is None and p.person.country is None for p in held)
        if not wanted.countries or len(found) != 1 or not open_ or self.before is None:
            return {}
        near = {self.before.country_beside(p.span) for p in held}
        return found if near <= wanted.countries else {}

    def learn(self, place: Span, top: Token, wanted: Asked, person: Actor) -> None:
        """Remember an office of a country that the text was found to mean somebody by."""
        role = " ".join(sorted(wanted.words)) or top.lower_
        country = min(wanted.countries) if len(wanted.countries) == 1 else None
        post = PostMention(place, person, role, None, country, wanted.former)
        if country is not None and post not in self._posts:
            self._posts.append(post)

    def held_by(self, person: Actor) -> Iterator[PostMention]:
        """The offices that the article or a file gives a person."""
        return (p for p in self._posts if p.person.key == person.key)

    def still(self, person: Actor, wanted: Asked) -> bool:
        """Whether a person holds an office that a description calls over."""
        held = (p for p in self.held_by(person) if not p.former)
        return any(self._same(post, wanted) for post in held)

    def told_more(self, person: Actor, top: Token, wanted: Asked) -> bool:
        """Whether a description only adds whose a person's office is: "President Roe", "the Norda
        president".
        """
        noun, lesser = role_key(top.lower_), words("names", "roles", "lesser")
        for post in self.held_by(person):
            held = self._held(post)
            open_ = post.organization is None and not post.former
            open_ = open_ and lesser.isdisjoint(held ^ wanted.words)
            placed = self.country(person)
            theirs = placed in wanted.countries or (placed is None and bool(wanted.bodies))
            if noun in held and open_ and theirs and not wanted.former:
                return True
        return False

    def leads_somewhere(self, person: Actor, wanted: Asked) -> bool:
        """Whether a country's leader is asked for, and a person alone is one without a country.

        "President Roe spoke. The Norda leader left": of nobody else an office leaves it open.
        """
        led = (p for p in self._posts if self._held(p) in leaders() and not p.former)
        open_ = {p.person.key for p in led if self.country(p.person) is None}
        theirs = wanted.words in leaders() and not (wanted.bodies or wanted.other or wanted.former)
        one = any(self._same(p, wanted) for p in self.held_by(person))
        return theirs and one and len(wanted.countries) == 1 and open_ == {person.key}

    def makes(self, person: Actor, top: Token, *, now: bool = False) -> bool:
        """Whether an office of a person makes him what a noun says: a mayor is a politician.

        :param now: whether offices that are over do not count.
        """
        offices = table("names")["offices"]["kinds"].get(top.lemma_.casefold(), ())
        held = (p for p in self.held_by(person) if not (now and p.former))
        return any(not self._held(p).isdisjoint(offices) for p in held)

    def holds(self, person: Actor, top: Token) -> bool:
        """Whether a person has an office that a noun names, in the singular or the plural."""
        held = (self._held(p) for p in self.held_by(person) if not p.former)
        return any(role_key(top.lemma_) in words_ for words_ in held)

    def country(self, person: Actor) -> str | None:
        """A person's country, as far as a file or an office tells."""
        told = (p.country for p in self._posts if p.person.key == person.key and p.country)
        return person.country or next(told, None)

    def _fits(self, post: PostMention, wanted: Asked) -> bool:
        spelt = post.organization is None and self._held(post) == wanted.spelt
        if post.former != wanted.former or not (spelt or self._same(post, wanted)):
            return False
        if wanted.gender and self._gender(post) not in {"", wanted.gender}:
            return False
        if _of_company(post, wanted) or not _same_country(post, wanted):
            return False
        return spelt or self._same_body(post, wanted)

    def _held(self, post: PostMention) -> frozenset[str]:
        """The words of a post as they are compared."""
        return held_words(post, self._named.gazetteer)

    def _same(self, post: PostMention, wanted: Asked) -> bool:
        placed, bodily = bool(wanted.countries), bool(wanted.bodies)
        return same_office(self._held(post), wanted.words, bodily=bodily, placed=placed)

    def _gender(self, post: PostMention) -> Gender:
        humans = table("names")["humans"]
        held = set(post.role.casefold().split())
        told: Gender = "male" if held & set(humans["male"]) else ""
        told = "female" if held & set(humans["female"]) else told
        return self._genders.get(post.person.key, "") or told

    def _same_body(self, post: PostMention, wanted: Asked) -> bool:
        """Whether an office is not said to be another body's: "the editor of the weekly X"."""
        body = post.organization
        letters = {self._called.get(key, "") for key in wanted.bodies}
        if wanted.bodies and body is not None and body.key not in wanted.bodies:
            return initials(body.label) in letters  # "the head of the NHR"
        one = same_group(self._held(post), wanted.words)
        theirs = one and post.country in wanted.countries
        if wanted.bodies and body is None and not theirs:
            return False
        ours = set(re.findall(r"[\w-]+", post.span.of(self._text).casefold()))
        return not wanted.other or bool(wanted.other & ours)

    def _rulers(self, at: Span, wanted: Asked) -> Iterator[Actor]:
        """The hand-written persons of a country named before, for a word for its head.

        Only those for whom neither the article nor a file gives another office.
        """
        ruling = wanted.words in leaders() and not (wanted.bodies or wanted.other or wanted.former)
        if not ruling or len(wanted.countries) != 1:
            return
        others = {p.person.key for p in self._posts}
        for mention in self._named.actors:
            actor = mention.actor
            known = actor.kind == "person" and actor.iri is not None and actor.key not in others
            if known and actor.country in wanted.countries and mention.span.start < at.start:
                yield actor


def _same_country(post: PostMention, wanted: Asked) -> bool:
    """Whether a post is of a country asked for; what the text does not tell proves nothing."""
    return not wanted.countries or (post.country or post.person.country) in wanted.countries


def _of_company(post: PostMention, wanted: Asked) -> bool:
    """Whether "the president" is asked for and the post is a company's or a club's."""
    body = post.organization
    if body is None or body.kind == "government" or body.key in wanted.bodies:
        return False
    return wanted.words == {"president"}


def bearer(holders: tuple[Actor, ...], span: Span) -> Holder:
    """The holder of an office that one or several persons of the article bear."""
    if len(holders) == 1:
        reason = "the only person of the article with that office"
        return Holder("resolved", holders[0], mention=span, reason=reason)
    reason = "more than one person of the article has that office"
    return Holder("ambiguous", None, holders, span, reason=reason)
