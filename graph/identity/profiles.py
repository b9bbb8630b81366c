"""What one article, or a person's facts, show of an actor: the plain data that merging rests on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import islice
from typing import Any, Literal, NamedTuple, get_args

from extract.records import (
    Actor,
    ActorMention,
    CountryMention,
    Document,
    Extraction,
    PostMention,
    Span,
)  # fmt: skip
from graph.identity.homes import home
from graph.triples.actors import actor_iri, known_actors

__all__ = ["Held", "Kind", "Profile", "dumped", "loaded", "of_article"]

Kind = Literal["person", "organization", "government", "group"]
_KINDS: Mapping[str, Kind] = {kind: kind for kind in get_args(Kind)}

_TITLE = re.compile(r"(?<!\w)(?:(Mr|Sir)|(Mrs|Ms|Miss|Dame))\.?\s+$")
_TITLE_REACH = 6  # letters before a name in which its title stands
_OWNS = re.compile(r"(?:'s|’s|s'|s’)\s+(?:[a-z-]+\s+){0,2}$")
_OWNS_REACH = 32  # letters between a body and whom it has: "the Post's chief critic Jan Roe"
_NEAR = 120  # letters between two names that stand beside each other
_FROM = re.compile(r"\s+(?:of|from|with|at)\s+(?:the\s+)?$")
_COUNTY = re.compile(r"((?:[A-Z][\w.'’-]*\s){1,3}(?:County|City|Parish))\s\w+")
_AGED = re.compile(r"(?:\(|,\s+)(?:aged?\s+)?([1-9]\d)(?:\)|,)")


class Held(NamedTuple):
    """One office an actor is shown in.

    :param organization: IRI of the body, or None.
    :param country: ISO 3166-1 alpha-2, or None.
    :param former: whether the words say it is over.
    :param place: the county or city right before its words, or empty.
    """

    role: str
    organization: str | None = None
    country: str | None = None
    former: bool = False
    place: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """One actor as one article shows it, or as a person described it.

    :param iri: its node before any merging.
    :param names: every name seen, the label first; for bodies without the words for countries.
    :param countries: ISO 3166-1 alpha-2, sorted; its own and those of its offices.
    :param article: the article's id; None for an actor that a person described.
    :param gender: ``male`` or ``female`` where titles say so; else empty.
    :param born: about which year, where an article with a date gives the age; else None.
    :param said: how many statements of the article are its.
    :param bodies: IRIs of those that the words right beside a person's name put it with.
    :param company: the full names of persons that the article names right beside this one.
    """

    iri: str
    kind: Kind
    label: str
    names: tuple[str, ...]
    countries: tuple[str, ...] = ()
    offices: tuple[Held, ...] = ()
    article: str | None = None
    gender: str = ""
    born: int | None = None
    said: int = 0
    bodies: tuple[str, ...] = ()
    company: tuple[str, ...] = ()

    @property
    def by_hand(self) -> bool:
        """Whether a person described it."""
        return self.article is None


def of_article(extraction: Extraction) -> tuple[Profile, ...]:
    """The named actors of one article that nobody described, sorted by IRI.

    Unnamed sources and the article's voice are never anybody else's.
    """
    seen: dict[str, list[ActorMention]] = {}
    for mention in extraction.actors:
        seen.setdefault(mention.actor.key, []).append(mention)
    posts: dict[str, list[PostMention]] = {}
    for post in extraction.posts:
        posts.setdefault(post.person.key, []).append(post)
    said = Counter(
        a.holder.actor.key for a in extraction.attributions for _ in a.parts if a.holder.actor
    )
    made = [
        _profile(extraction, actor, seen.get(key, ()), posts.get(key, ()), said[key])
        for key, actor in known_actors(extraction).items()
        if actor.iri is None and actor.kind in _KINDS
    ]
    return tuple(sorted(made, key=lambda p: p.iri))


def _profile(
    extraction: Extraction,
    actor: Actor,
    mentions: Sequence[ActorMention],
    posts: Sequence[PostMention],
    said: int,
) -> Profile:
    document = extraction.document
    offices = tuple(dict.fromkeys(_held(document, post) for post in posts))
    countries = {code for code in (actor.country, *(o.country for o in offices)) if code}
    person = actor.kind == "person"
    names = [actor.label, *(m.span.of(document.text) for m in mentions)]
    if not person:
        inside = [_without_countries(document.text, m.span, extraction.countries) for m in mentions]
        countries |= {code for _, codes in inside for code in codes}
        if not inside:
            inside = [_bare(extraction, actor)]
            countries |= set(inside[0][1])
        names = [bare for bare, _ in inside]
        whose = None if countries else home(actor.label, [m.span for m in mentions], extraction)
        countries |= {whose} if whose else set()
    return Profile(
        actor_iri(document.id, actor).value,
        _KINDS[actor.kind],
        actor.label,
        tuple(dict.fromkeys(" ".join(name.split()) for name in names if name.strip())),
        tuple(sorted(countries)),
        offices,
        document.id,
        _gender(document.text, mentions) if person else "",
        _born(document, mentions) if person else None,
        said,
        _beside(extraction, mentions) if person else (),
        _company(extraction, actor, mentions) if person else (),
    )


def _beside(extraction: Extraction, mentions: Sequence[ActorMention]) -> tuple[str, ...]:
    """The bodies that a person is said to be of: "Jan Roe of the Guild", "the Guild's Jan Roe"."""
    text, listed = extraction.document.text, extraction.actors
    found = set[str]()
    for mention in mentions:
        place = bisect_left(listed, mention.span, key=lambda m: m.span)
        for other in (*listed[max(place - 1, 0) : place], *listed[place + 1 : place + 2]):
            if other.actor.kind == "organization" and _together(text, mention.span, other.span):
                found.add(actor_iri(extraction.document.id, other.actor).value)
    return tuple(sorted(found))


def _bare(extraction: Extraction, actor: Actor) -> tuple[str, list[str]]:
    """The label of an actor that only speaks, without the words for countries in it, and these."""
    text = extraction.document.text
    spans = (a.holder.mention for a in extraction.attributions if a.holder.actor == actor)
    found = (s for s in spans if s is not None and " ".join(s.of(text).split()) == actor.label)
    span = next(found, None)
    return _without_countries(text, span, extraction.countries) if span else (actor.label, [])


def _company(
    extraction: Extraction, actor: Actor, mentions: Sequence[ActorMention]
) -> tuple[str, ...]:
    """The persons of a full name that stand within a sentence's length in one paragraph with it."""
    text, listed = extraction.document.text, extraction.actors
    found = set[str]()
    for mention in mentions:
        first = bisect_left(listed, mention.span.start - _NEAR, key=lambda m: m.span.start)
        for other in islice(listed, first, None):
            if other.span.start > mention.span.end + _NEAR:
                break
            between = sorted((mention.span, other.span))
            apart = "\n" in text[between[0].end : between[1].start]
            named = other.actor.kind == "person" and " " in other.actor.label
            if named and not apart and other.actor.key != actor.key:
                found.add(other.actor.label)
    return tuple(sorted(found))


def _together(text: str, person: Span, body: Span) -> bool:
    """Whether the words between a person and a body say that the one is of the other."""
    if body.end <= person.start:
        near = person.start - body.end <= _OWNS_REACH
        return near and _OWNS.match(text[body.end : person.start]) is not None
    return _FROM.fullmatch(text[person.end : body.start]) is not None


def _gender(text: str, mentions: Sequence[ActorMention]) -> str:
    """What the titles right before the names say, where all of them say the same."""
    found = set()
    for mention in mentions:
        start = mention.span.start
        if title := _TITLE.search(text, max(0, start - _TITLE_REACH), start):
            found.add("male" if title[1] else "female")
    return found.pop() if len(found) == 1 else ""


def _born(document: Document, mentions: Sequence[ActorMention]) -> int | None:
    """The year that an age right behind a name comes to ("Jan Roe, 45,"), by the article's date."""
    day = document.meta.date
    if day is None:
        return None
    ages = {
        int(age[1]) for m in mentions if (age := _AGED.match(document.text, m.span.end)) is not None
    }
    return int(day[:4]) - ages.pop() if len(ages) == 1 else None


def _held(document: Document, post: PostMention) -> Held:
    # A government as the body says no more than its country does.
    body = (
        post.organization if post.organization and post.organization.kind != "government" else None
    )
    iri = actor_iri(document.id, body).value if body else None
    return Held(post.role, iri, post.country, post.former, _place(document.text, post))


def _place(text: str, post: PostMention) -> str:
    """The place in "*Clark County* Sheriff Jan Roe", whose office is the county's sheriff."""
    told = _COUNTY.match(post.span.of(text))
    return told[1] if told and post.role in told[0] else ""


def _without_countries(
    text: str, span: Span, countries: Sequence[CountryMention]
) -> tuple[str, list[str]]:
    """The words of a name without those for countries in it, and these countries.

    :param countries: sorted by place.
    """
    kept, at, codes = [], span.start, []
    first = bisect_left(countries, span.start, key=lambda c: c.span.start)
    for country in islice(countries, first, None):
        if country.span.start >= span.end:
            break
        if country.span.within(span) and country.span != span:
            kept.append(text[at : country.span.start])
            at = country.span.end
            codes.append(country.iso2)
    return " ".join((*kept, text[at : span.end])).strip(), codes


# ---------------------------------------------------------------- as JSON

_FIELDS = tuple(field.name for field in fields(Profile))


def dumped(profiles: Iterable[Profile]) -> list[Any]:
    """Profiles as lists that JSON can hold."""
    return [[getattr(p, name) for name in _FIELDS] for p in profiles]


def loaded(plain: Iterable[Sequence[Any]]) -> tuple[Profile, ...]:
    """The profiles that :func:`dumped` made lists of.

    :raises ValueError: when they are none.
    """
    return tuple(map(_loaded, plain))


def _loaded(values: Sequence[Any]) -> Profile:
    iri, kind, label, names, countries, offices, *rest = values
    held = tuple(Held(*office) for office in offices)
    return Profile(iri, kind, label, tuple(names), tuple(countries), held, *rest)
