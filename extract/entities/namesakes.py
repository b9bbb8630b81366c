"""Persons who bear the name of a hand-written one and are shown to be somebody else.

A name of the entity file means the person of the entity file, unless the article gives that person
an office of another country, another field of work or another body, and nothing that agrees.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from extract.entities.callings import fields, office_words
from extract.entities.once import once
from extract.records import Gazetteer, PostMention

__all__ = ["namesakes"]


class _Shown(NamedTuple):
    """What is known of a person: countries, offices, fields of work, bodies."""

    countries: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()

    def __or__(self, other: _Shown) -> _Shown:
        return _Shown(*(a | b for a, b in zip(self, other, strict=True)))


def namesakes(posts: Iterable[PostMention], gazetteer: Gazetteer) -> frozenset[str]:
    """The hand-written persons whom an article's offices show to be others of the same name.

    What somebody used to be contradicts nothing.

    :param posts: those of one article.
    :returns: keys of the hand-written actors.
    """
    known, offices = _known(gazetteer), _offices(gazetteer)
    ever: dict[str, _Shown] = {}
    now: dict[str, _Shown] = {}
    for post in posts:
        key = post.person.key
        if post.person.iri is not None and key in known:
            shown = _shown(post, offices)
            ever[key] = ever.get(key, _Shown()) | shown
            now[key] = now.get(key, _Shown()) | (_Shown() if post.former else shown)
    return frozenset(key for key in ever if _contradict(known[key], ever[key], now[key]))


def _contradict(known: _Shown, ever: _Shown, now: _Shown) -> bool:
    if known.countries & ever.countries or known.bodies & ever.bodies:
        return False
    if known.countries and now.countries:
        return True
    if known.offices & ever.offices:
        return False
    fields_differ = bool(known.fields and now.fields and not known.fields & now.fields)
    return fields_differ or bool(known.bodies and now.bodies)


def _shown(post: PostMention, offices: Mapping[str, str]) -> _Shown:
    body = post.organization
    named = body is not None and body.kind != "government"
    return _Shown(
        _one(post.country),
        frozenset({_office(post.role, offices)}),
        fields(post.role),
        _one(body.key if body is not None and named else None),
    )


def _one(value: str | None) -> frozenset[str]:
    return frozenset() if value is None else frozenset({value})


def _office(role: str, offices: Mapping[str, str]) -> str:
    said = office_words(role)
    return offices.get(said, said)


@once
def _offices(gazetteer: Gazetteer) -> Mapping[str, str]:
    return {
        office_words(name): term.iri
        for term in gazetteer.offices
        for name in (term.label, *term.names)
    }


@once
def _known(gazetteer: Gazetteer) -> Mapping[str, _Shown]:
    offices = _offices(gazetteer)
    found = {
        actor.key: _Shown(_one(actor.country))
        for actor in gazetteer.actors
        if actor.kind == "person"
    }
    for held in gazetteer.holdings:
        roles = [role for role in (held.role, held.office) if role]
        found[held.person] = found.get(held.person, _Shown()) | _Shown(
            _one(held.country),
            frozenset(_office(role, offices) for role in roles),
            frozenset(field for role in roles for field in fields(role)),
            _one(held.organization),
        )
    return found
