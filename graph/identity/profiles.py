"""What one article, or a person's facts, show of an actor: the plain data that merging rests on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Literal, NamedTuple, get_args

from extract.records import Actor, ActorMention, CountryMention, Extraction, PostMention, Span
from graph.triples.actors import actor_iri, known_actors

__all__ = ["Held", "Kind", "Profile", "dumped", "loaded", "of_article"]

Kind = Literal["person", "organization", "government", "group"]
_KINDS: Mapping[str, Kind] = {kind: kind for kind in get_args(Kind)}


class Held(NamedTuple):
    """One office an actor is shown in.

    :param organization: IRI of the body, or None.
    :param country: ISO 3166-1 alpha-2, or None.
    :param former: whether the words say it is over.
    """

    role: str
    organization: str | None = None
    country: str | None = None
    former: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """One actor as one article shows it, or as a person described it.

    :param iri: its node before any merging.
    :param names: every name seen, the label first; for bodies without the words for countries.
    :param countries: ISO 3166-1 alpha-2, sorted; its own and those of its offices.
    :param article: the article's id; None for an actor that a person described.
    """

    iri: str
    kind: Kind
    label: str
    names: tuple[str, ...]
    countries: tuple[str, ...] = ()
    offices: tuple[Held, ...] = ()
    article: str | None = None

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
    made = [
        _profile(extraction, actor, seen.get(key, ()), posts.get(key, ()))
        for key, actor in known_actors(extraction).items()
        if actor.iri is None and actor.kind in _KINDS
    ]
    return tuple(sorted(made, key=lambda p: p.iri))


def _profile(
    extraction: Extraction,
    actor: Actor,
    mentions: Sequence[ActorMention],
    posts: Sequence[PostMention],
) -> Profile:
    document = extraction.document
    offices = tuple(dict.fromkeys(_held(document.id, post) for post in posts))
    countries = {code for code in (actor.country, *(o.country for o in offices)) if code}
    person = actor.kind == "person"
    names = [actor.label, *(m.span.of(document.text) for m in mentions)]
    if not person:
        inside = [_without_countries(document.text, m.span, extraction.countries) for m in mentions]
        countries |= {code for _, codes in inside for code in codes}
        names = [bare for bare, _ in inside] or [actor.label]
    return Profile(
        actor_iri(document.id, actor).value,
        _KINDS[actor.kind],
        actor.label,
        tuple(dict.fromkeys(" ".join(name.split()) for name in names if name.strip())),
        tuple(sorted(countries)),
        offices,
        document.id,
    )


def _held(article: str, post: PostMention) -> Held:
    # A government as the body says no more than its country does.
    body = (
        post.organization if post.organization and post.organization.kind != "government" else None
    )
    iri = actor_iri(article, body).value if body else None
    return Held(post.role, iri, post.country, post.former)


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


def dumped(profiles: Iterable[Profile]) -> list[Any]:
    """Profiles as lists that JSON can hold."""
    return [[p.iri, p.kind, p.label, p.names, p.countries, p.offices, p.article] for p in profiles]


def loaded(plain: Iterable[Sequence[Any]]) -> tuple[Profile, ...]:
    """The profiles that :func:`dumped` made lists of.

    :raises ValueError: when they are none.
    """
    return tuple(_loaded(fields) for fields in plain)


def _loaded(fields: Sequence[Any]) -> Profile:
    iri, kind, label, names, countries, offices, article = fields
    held = tuple(Held(*office) for office in offices)
    return Profile(iri, kind, label, tuple(names), tuple(countries), held, article)
