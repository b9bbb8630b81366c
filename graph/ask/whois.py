"""Why an actor is one node: whom the articles call so, what was merged and on what grounds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import pyoxigraph as ox
from rich.text import Text

from graph.ask.lookup import compact, expand
from graph.ask.walk import Walk

__all__ = ["Appearance", "Maybe", "Whois", "actor_meant", "merged_speakers", "shown", "whois"]

_BY_NAME = "the entity file has this name"
_OWN = "named there, and merged with nobody"


class Appearance(NamedTuple):
    """What one article calls an actor, and why it is this one.

    :param score: 0 to 1; empty where a person decided or nothing was compared.
    :param like: the member it was most like, in words; empty for none.
    :param decision: id of the decision it rests on, or empty.
    """

    article: str
    called: tuple[str, ...]
    score: str
    why: str
    like: str
    decision: str
    was: str


class Maybe(NamedTuple):
    """Another actor that may be the same, and waits for a person."""

    who: str
    id: str
    score: str
    reasons: str
    objections: str


@dataclass(frozen=True, slots=True)
class Whois:
    """Why an actor is one node.

    :param appearances: sorted by article.
    :param maybes: the likeliest first.
    """

    id: str
    label: str
    kind: str
    appearances: tuple[Appearance, ...]
    maybes: tuple[Maybe, ...]


def actor_meant(store: ox.Store, name: str) -> ox.NamedNode | None:
    """The actor that an IRI means, be it one that a merge has replaced; None when it means none."""
    node, walk = expand(name), Walk(store)
    if node is None:
        return None
    for merge in walk.pointing(node, "sayso:replaces"):
        return walk.node(merge, "sayso:mergedInto")
    return node if walk.is_actor(node) else None


def merged_speakers(store: ox.Store, node: ox.NamedNode) -> list[ox.NamedNode]:
    """The speakers of a statement whom several articles name.

    :param node: the statement, or a report of it.
    """
    walk = Walk(store)
    said = walk.statement(node)
    speakers = [ox.NamedNode(one.id) for one in (*said.speakers, *said.candidates)]
    return [s for s in speakers if walk.pointing(s, "sayso:mergedInto")]


def whois(store: ox.Store, actor: ox.NamedNode) -> Whois:
    """All that speaks for an actor being one node, article by article."""
    walk = Walk(store)
    merged = [_merged(walk, merge) for merge in walk.pointing(actor, "sayso:mergedInto")]
    told = {(a.article, name) for a in merged for name in a.called}
    named = _named(walk, actor)
    rest = {
        article: left
        for article, names in named.items()
        if (left := tuple(n for n in sorted(names) if (article, n) not in told))
        and (not merged or article not in {a.article for a in merged})
    }
    described = _described(walk, actor)
    why = _BY_NAME if described else _OWN
    appearances = [*merged, *(Appearance(a, n, "", why, "", "", "") for a, n in rest.items())]
    maybes = [_maybe(walk, likeness, actor) for likeness in walk.pointing(actor, "sayso:between")]
    return Whois(
        compact(actor.value),
        walk.label(actor),
        walk.kind(actor),
        tuple(sorted(appearances)),
        tuple(sorted(maybes, key=lambda m: (-float(m.score or 0), m.who, m.id))),
    )


def _merged(walk: Walk, merge: ox.NamedNode) -> Appearance:
    article = walk.node(merge, "sayso:inArticle")
    like = walk.node(merge, "sayso:mostLike")
    decision = walk.node(merge, "sayso:byDecision")
    was = walk.node(merge, "sayso:replaces")
    return Appearance(
        compact(article.value) if article else "",
        (walk.label(merge),),
        walk.words(merge, "sayso:mergeScore"),
        walk.words(merge, "sayso:mergeReason"),
        _like(walk, like) if like else "",
        compact(decision.value) if decision else "",
        compact(was.value) if was else "",
    )


def _like(walk: Walk, node: ox.NamedNode) -> str:
    article = walk.node(node, "sayso:inArticle")
    place = f" of {compact(article.value)}" if article else " of the entity file"
    return f"“{walk.label(node)}”{place}"


def _named(walk: Walk, actor: ox.NamedNode) -> dict[str, set[str]]:
    """Article -> the words in it that mean the actor, when they name it."""
    found: dict[str, set[str]] = {}
    for mention in walk.pointing(actor, "sayso:refersTo"):
        words, article = walk.printed(mention), walk.article(mention)
        if article is not None and words[:1].isupper() and len(words) < 60:
            found.setdefault(compact(article.value), set()).add(words)
    return found


def _described(walk: Walk, actor: ox.NamedNode) -> bool:
    """Whether a person described the actor: its IRI is of no article and of no merge."""
    local = actor.value.rpartition("/")[2]
    merged = [walk.words(m, "sayso:mergeReason") for m in walk.pointing(actor, "sayso:mergedInto")]
    return "." not in local and "the first of them" not in merged


def _maybe(walk: Walk, likeness: ox.NamedNode, actor: ox.NamedNode) -> Maybe:
    other = next(iter(n for n in walk.nodes(likeness, "sayso:between") if n != actor), actor)
    return Maybe(
        walk.label(other),
        compact(other.value),
        walk.words(likeness, "sayso:mergeScore"),
        walk.words(likeness, "sayso:mergeReason"),
        walk.words(likeness, "sayso:mergeObjection"),
    )


# ---------------------------------------------------------------- in words


def shown(who: Whois, *, heading: bool = True) -> Text:
    """Why an actor is one node, for people to read; empty when there is nothing to tell.

    :param heading: whether the actor's name comes first.
    """
    text = Text()
    if heading:
        text.append(who.label, "bold").append(f"  {who.kind}  {who.id}\n")
    if who.appearances:
        text.append(f"\none actor in {_counted(who)}\n", "bold")
    for seen in who.appearances:
        called = ", ".join(f"“{name}”" for name in seen.called)
        text.append(f"  {called} in {seen.article}\n")
        for line in _grounds(seen):
            text.append(f"    {line}\n", "dim")
    if who.maybes:
        text.append("\npossibly the same, left to a person\n", "bold")
    for maybe in who.maybes:
        text.append(f"  {maybe.who}  {maybe.id}\n")
        for line in _arguments(maybe):
            text.append(f"    {line}\n", "dim")
    return text


def _counted(who: Whois) -> str:
    count = len({a.article for a in who.appearances})
    return f"{count} article{'' if count == 1 else 's'}"


def _grounds(seen: Appearance) -> Iterator[str]:
    score = f" (score {seen.score})" if seen.score else ""
    like = f", compared with {seen.like}" if seen.like else ""
    by = f", by {seen.decision}" if seen.decision else ""
    yield f"because: {seen.why}{score}{like}{by}"
    if seen.was:
        yield f"by itself it is {seen.was}"


def _arguments(maybe: Maybe) -> Iterator[str]:
    yield f"for: {maybe.reasons} (score {maybe.score})"
    if maybe.objections:
        yield f"against: {maybe.objections}"
