"""The offices that the hand-written files give persons, as the posts of an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from extract.entities.gazetteer import fold
from extract.entities.name_clusters import name_words
from extract.entities.names import Named
from extract.entities.posts import role_key
from extract.entities.spellings import one_given, sound_alike
from extract.known import Holding
from extract.records import Actor, ActorMention, PostMention, Span
from extract.wordlists import words

__all__ = ["on_file", "written"]


def written(named: Named) -> Iterator[PostMention]:
    """The offices that the hand-written files give the persons of an article.

    Who bears a known person's names in another spelling ("Wolodymyr Selenskyj") has his offices.
    """
    bodies = {a.key: a for a in named.gazetteer.actors}
    for held in named.gazetteer.holdings:
        for mention in _bearers(named, bodies.get(held.person)):
            body, country = bodies.get(held.organization or ""), held.country
            for words_ in _roles(named, held):
                yield PostMention(mention.span, mention.actor, words_, body, country, held.former)


def _bearers(named: Named, known: Actor | None) -> Iterator[ActorMention]:
    """The persons of an article who are a known one, or are called as he is; each once."""
    if known is None:
        return
    first = {m.actor.key: m for m in reversed(named.actors) if m.actor.kind == "person"}
    called = [name_words(n) for n in (known.label, *(name.text for name in known.names))]
    for mention in first.values():
        actor = mention.actor
        same = actor.key == known.key
        if same or (actor.iri is None and _alike(name_words(actor.label), called)):
            yield mention


def _alike(name: Sequence[str], called: Iterable[Sequence[str]]) -> bool:
    """Whether a full name sounds as one of some."""
    full = (other for other in called if len(other) > 1 and len(name) > 1)
    return any(one_given(fold(name[0]), fold(o[0])) and sound_alike(name[-1], o[-1]) for o in full)


def _roles(named: Named, held: Holding) -> list[str]:
    """The words a file has for an office, without the country and whom it serves."""
    entry = next((c for c in named.gazetteer.countries if c.iso2 == held.country), None)
    names = (entry.label, *entry.names) if entry is not None else ()
    place = "|".join(rf"\b{re.escape(n)}\b" for n in names)
    listed = re.findall(r"[\w-]+", re.sub(place, " ", held.role) if place else held.role)
    heads = [n for n, w in enumerate(listed) if role_key(w) in words("names", "roles", "heads")]
    served = [n for n in heads[1:] if listed[n - 1].lower() in {"the", "of", "to"}]
    role = " ".join(listed[: served[0]] if served else listed)
    return list(dict.fromkeys(r for r in (role, held.office) if r))


def on_file(named: Named) -> Iterator[PostMention]:
    """The offices of the hand-written files, whether or not the article names who holds them."""
    actors = {a.key: a for a in named.gazetteer.actors}
    for held in named.gazetteer.holdings:
        if (person := actors.get(held.person)) is not None:
            role, body = held.role or held.office, actors.get(held.organization or "")
            yield PostMention(Span(0, 0), person, role, body, held.country, held.former)
