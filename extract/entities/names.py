"""Who and which countries a text names: the mentions everything else is resolved against."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from extract.entities.countries import find_countries
from extract.entities.name_clusters import Gender, People, Spotted
from extract.entities.namesakes import namesakes
from extract.entities.organizations import find_bodies
from extract.entities.persons import find_persons
from extract.entities.posts import find_posts
from extract.records import (
    Actor,
    ActorMention,
    CountryMention,
    Gazetteer,
    PostMention,
    Span,
)
from extract.syntax.parse import Reading

__all__ = ["AmbiguousName", "Named", "find_names"]

#: How many posts that start before a place may still reach over it.
_POSTS = 8


class AmbiguousName(NamedTuple):
    """A name that several persons of the article bear.

    :param actors: two or more, sorted by key.
    """

    span: Span
    actors: tuple[Actor, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """The countries, actors and posts that one article names, sorted by place.

    :param gazetteer: what was known beforehand.
    :param ambiguous: names that could mean several persons; they are no actor mentions.
    :param genders: actor key -> gender of a person, where a title or the given name tells it.
    """

    gazetteer: Gazetteer
    countries: tuple[CountryMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    posts: tuple[PostMention, ...] = ()
    ambiguous: tuple[AmbiguousName, ...] = ()
    genders: tuple[tuple[str, Gender], ...] = ()

    def countries_in(self, span: Span) -> tuple[CountryMention, ...]:
        """The country mentions that lie wholly within a span."""
        first = bisect_left(self.countries, span.start, key=lambda m: m.span.start)
        last = bisect_left(self.countries, span.end, key=lambda m: m.span.start)
        return tuple(m for m in self.countries[first:last] if m.span.end <= span.end)

    def actors_in(self, span: Span) -> tuple[ActorMention, ...]:
        """The actor mentions that lie wholly within a span."""
        first = bisect_left(self.actors, span.start, key=lambda m: m.span.start)
        last = bisect_left(self.actors, span.end, key=lambda m: m.span.start)
        return tuple(m for m in self.actors[first:last] if m.span.end <= span.end)

    def posts_over(self, span: Span) -> tuple[PostMention, ...]:
        """The posts whose words overlap a span."""
        last = bisect_left(self.posts, span.end, key=lambda p: p.span.start)
        return tuple(p for p in self.posts[max(last - _POSTS, 0) : last] if p.span.end > span.start)


def find_names(reading: Reading, gazetteer: Gazetteer) -> Named:
    """Every mention of a country, an actor or a post in the prose of an article."""
    countries = find_countries(reading, gazetteer)
    spotted = find_persons(reading, gazetteer, countries)
    people = People(reading.document.id, spotted, gazetteer)
    meant = {name.span: people.meant(name) for name in spotted}
    sure = [ActorMention(s, p[0].actor) for s, p in meant.items() if len(p) == 1]
    bodies = find_bodies(reading, gazetteer, countries, meant)
    actors = _apart([*sure, *bodies])
    posts = find_posts(reading, countries, actors)
    others = namesakes(posts, gazetteer)
    if others:
        people.disown(others, spotted)
        meant = {name.span: people.meant(name) for name in spotted}
        sure = [ActorMention(s, p[0].actor) for s, p in meant.items() if len(p) == 1]
        actors = _apart([*sure, *bodies])
        posts = find_posts(reading, countries, actors)
    actors, posts = _with_countries(actors, posts, _stated(reading.text, countries, posts))
    return Named(
        gazetteer,
        countries,
        actors,
        posts,
        _ambiguous(spotted, people),
        tuple(sorted((p.actor.key, p.gender) for p in people.all if p.gender)),
    )


def _ambiguous(spotted: Iterable[Spotted], people: People) -> tuple[AmbiguousName, ...]:
    found = ((name.span, people.meant(name)) for name in spotted)
    return tuple(
        AmbiguousName(span, tuple(sorted((p.actor for p in meant), key=lambda a: a.key)))
        for span, meant in found
        if len(meant) > 1
    )


def _apart(mentions: Iterable[ActorMention]) -> tuple[ActorMention, ...]:
    """The mentions in order; of overlapping ones the longest, then the earlier given."""
    chosen: list[ActorMention] = []  # in order
    for mention in sorted(mentions, key=lambda m: m.span.start - m.span.end):
        at = bisect_left(chosen, mention.span.start, key=lambda c: c.span.start)
        beside = chosen[max(at - 1, 0) : at + 1]
        if not any(mention.span.overlaps(c.span) for c in beside):
            chosen.insert(at, mention)
    return tuple(chosen)


def _stated(
    text: str, countries: Sequence[CountryMention], posts: Sequence[PostMention]
) -> dict[str, str]:
    """Person key -> country, where every office the article gives them is that country's.

    "In the UK" behind an office says where the office is, not whose the person is.
    """
    stated: dict[str, set[str]] = {}
    for post in posts:
        first = bisect_left(countries, post.span.start, key=lambda c: c.span.start)
        last = bisect_left(countries, post.span.end, key=lambda c: c.span.start)
        for country in countries[first:last]:
            if country.span.within(post.span) and post.country == country.iso2:
                behind = text[country.span.end : post.span.end]
                linked = re.search(r"\bof (the )?$", text[: country.span.start][-8:])
                if linked or post.role in behind:
                    stated.setdefault(post.person.key, set()).add(country.iso2)
    return {key: min(codes) for key, codes in stated.items() if len(codes) == 1}


def _with_countries(
    actors: Sequence[ActorMention], posts: Sequence[PostMention], of: dict[str, str]
) -> tuple[tuple[ActorMention, ...], tuple[PostMention, ...]]:
    """The same mentions, with the persons' countries filled in where they were open."""

    def placed(actor: Actor) -> Actor:
        code = of.get(actor.key)
        open_ = actor.kind == "person" and actor.iri is None and actor.country is None
        return replace(actor, country=code) if code and open_ else actor

    return (
        tuple(m._replace(actor=placed(m.actor)) for m in actors),
        tuple(p._replace(person=placed(p.person)) for p in posts),
    )
