"""Statements that have in common with one what a person names: what a rule would touch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import pyoxigraph as ox

from extract.keys import normalise_quote
from graph.ask.lookup import compact
from graph.ask.walk import Walk
from graph.curate.placed import Placed, placed, reports
from graph.errors import QueryError

__all__ = ["FEATURES", "Alike", "alike"]

#: What statements can have in common -> what that means.
FEATURES = {
    "words": "the same words said",
    "source": "the same words for who says it",
    "speaker": "the same speaker, or the same candidates",
    "article": "the same article",
    "cue": "the same verb or phrase of saying",
    "act": "the same act",
}


class Alike(NamedTuple):
    """A statement that a rule would touch.

    :param report: its report's id.
    :param holder: who holds it, in words.
    """

    report: str
    holder: str
    words: str
    article: str


def alike(store: ox.Store, name: str, same: Sequence[str]) -> list[Alike]:
    """A statement and all that have the same of some features, sorted by article and words.

    :param name: the report's or statement's id, or the start of one.
    :param same: names of :data:`FEATURES`; all must agree.
    :raises QueryError: when the report or a feature is not known.
    """
    for feature in same:
        if feature not in FEATURES:
            raise QueryError(f"no feature {feature!r}; there are {', '.join(FEATURES)}")
    model = placed(store, name)
    walk = Walk(store)
    wanted = _features(walk, model, same)
    found = [place for place in reports(store) if _features(walk, place, same) == wanted]
    told = (_told(walk, place) for place in found)
    return sorted(told, key=lambda one: (one.article, one.words, one.report))


def _features(walk: Walk, place: Placed, same: Sequence[str]) -> tuple[object, ...]:
    return tuple(_READ[feature](walk, place) for feature in same)


def _told(walk: Walk, place: Placed) -> Alike:
    holder = walk.holders(walk.statement(place.statement)) if place.statement else ""
    words = place.span.of(place.stored)
    return Alike(compact(place.report.value), holder, words, compact(place.article.value))


def _words(_: Walk, place: Placed) -> str:
    return normalise_quote(place.span.of(place.stored))


def _source(walk: Walk, place: Placed) -> tuple[str, ...]:
    spans = walk.nodes(place.report, "sayso:sourceSpan")
    return tuple(sorted(normalise_quote(walk.printed(span)) for span in spans))


def _speaker(walk: Walk, place: Placed) -> tuple[ox.NamedNode, ...]:
    if place.statement is None:
        return ()
    return tuple(walk.nodes(place.statement, "sayso:speaker", "sayso:candidateSpeaker"))


def _article(_: Walk, place: Placed) -> ox.NamedNode:
    return place.article


def _cue(walk: Walk, place: Placed) -> str:
    return walk.words(place.report, "sayso:cue")


def _act(walk: Walk, place: Placed) -> str:
    return walk.words(place.statement, "sayso:speechAct")


_READ: dict[str, Callable[[Walk, Placed], object]] = {
    "words": _words,
    "source": _source,
    "speaker": _speaker,
    "article": _article,
    "cue": _cue,
    "act": _act,
}
