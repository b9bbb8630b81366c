"""One actor in full: who it is, in which roles it speaks, and all it is reported to say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pyoxigraph as ox
from rich.text import Text

from graph.ask.disputes import found, involving
from graph.ask.lookup import compact
from graph.ask.same_roles import one_office
from graph.ask.walk import Walk

__all__ = [
    "Change", "Disputed", "Line", "Portrait", "Role", "lines", "portrait", "roles", "shown",
    "told_once",
]  # fmt: skip


class Role(NamedTuple):
    """A capacity in which a person speaks.

    :param origin: ``"by hand"``, or ``"in the article"``.
    :param evidence: the words or the source that say so; of several the first by the alphabet.
    :param times: how many posts tell it.
    :param first, last: the first and the last day of the articles that tell it, ISO, or "".
    """

    role: str
    body: str
    country: str
    former: bool
    origin: str
    evidence: str
    times: int = 1
    first: str = ""
    last: str = ""


class Line(NamedTuple):
    """One statement as it stands in a list.

    :param part: what the actor has to do with it: ``says``, ``passes on``, ``may have said``.
    :param articles: ids of the articles that report it.
    :param when: the first day it is dated to, else the day its article was printed, ISO, or "".
    """

    part: str
    act: str
    polarity: str
    certainty: str
    content: str
    about: tuple[str, ...]
    articles: tuple[str, ...]
    id: str
    when: str = ""


class Disputed(NamedTuple):
    """A point on which somebody contradicts the actor.

    :param others: who does, sorted.
    """

    point: str
    others: tuple[str, ...]
    id: str


class Change(NamedTuple):
    """A point to which the actor is reported with different stances.

    :param stances: each with its day and the statement's id, the earliest first.
    """

    point: str
    stances: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Portrait:
    """What the graph holds on one actor.

    :param names: other names; for a government also the places that stand for it.
    """

    id: str
    label: str
    kind: str
    names: tuple[str, ...]
    country: str
    links: tuple[str, ...]
    roles: tuple[Role, ...]
    lines: tuple[Line, ...]
    disputed: tuple[Disputed, ...] = ()
    changes: tuple[Change, ...] = ()


#: A role is doubtful that fewer than one in so many of the posts tell.
_RARE = 40
_STANCES = {"positive": "affirms it", "negative": "denies it"}
_PARTS = (
    ("says", "sayso:speaker"),
    ("passes on", "sayso:via"),
    ("may have said", "sayso:candidateSpeaker"),
)


def portrait(store: ox.Store, actor: ox.NamedNode) -> Portrait:
    """All that the graph holds on an actor; statements sorted by part, article and words."""
    walk = Walk(store)
    label = walk.label(actor)
    names = {term.value for term in walk.all(actor, "skos:altLabel", "sayso:metonym")} - {label}
    return Portrait(
        compact(actor.value),
        label,
        walk.kind(actor),
        tuple(sorted(names)),
        walk.words(actor, "sayso:governs") or walk.words(actor, "sayso:ofCountry"),
        tuple(node.value for node in walk.nodes(actor, "skos:exactMatch")),
        roles(walk, actor),
        lines(walk, actor),
        tuple(_disputed(store, compact(actor.value))),
        tuple(_changes(walk, actor)),
    )


def roles(walk: Walk, actor: ox.NamedNode) -> tuple[Role, ...]:
    """The capacities in which an actor speaks, each once: by hand first, then the most told."""
    return told_once([_role(walk, post) for post in walk.pointing(actor, "org:member")])


def told_once(some: Sequence[Role]) -> tuple[Role, ...]:
    """Each role once, by hand first, then the most told.

    What an article calls an office in fewer words, or in more, is that office in the words that
    most posts use.
    """
    told: dict[tuple[object, ...], list[Role]] = {}
    for role in sorted(some):
        key = (role.role.casefold(), role.body, role.country, role.former, role.origin)
        told.setdefault(key, []).append(role)
    kept: list[list[Role]] = []
    for role in sorted(map(_joined, told.values()), key=_weight):
        same = next((some for some in kept if any(_one_role(r, role) for r in some)), None)
        if same is None:
            kept.append([role])
        else:
            same.append(role)
    return tuple(sorted(map(_joined, kept), key=_weight))


def _one_role(one: Role, other: Role) -> bool:
    if one.origin != other.origin or one.former != other.former or one.origin == "by hand":
        return False
    return one_office(one[:3], other[:3])


def _joined(same: Sequence[Role]) -> Role:
    """One role that several posts tell."""
    days = sorted(day for role in same for day in (role.first, role.last) if day)
    first, last = (days[0], days[-1]) if days else ("", "")
    # "Senator" says more to a reader than "Sen.".
    worded = next((role for role in same if not role.role.endswith(".")), same[0])
    return worded._replace(times=sum(role.times for role in same), first=first, last=last)


def _weight(role: Role) -> tuple[object, ...]:
    return role.origin != "by hand", -role.times, role


def lines(walk: Walk, actor: ox.NamedNode) -> tuple[Line, ...]:
    """The statements an actor has to do with, sorted by part, day or article, and words."""
    found = [
        _line(walk, part, statement)
        for part, name in _PARTS
        for statement in walk.pointing(actor, name)
    ]
    order = [part for part, _ in _PARTS]
    return tuple(sorted(found, key=lambda line: (order.index(line.part), _placed(line), line[4:8])))


def _placed(line: Line) -> tuple[object, ...]:
    """Dated ones first, by day; the others by article."""
    return (not line.when, line.when, line.articles)


def shown(of: Portrait) -> Text:
    """A portrait for people to read, ending in a line break; styles show on a terminal only."""
    text = Text()
    text.append(of.label, "bold").append(f"  {of.kind}  {of.id}\n")
    facts = (("also", of.names), ("country", (of.country,)), ("same as", of.links))
    for name, values in facts:
        if any(values):
            text.append(f"{name}: {', '.join(values)}\n")
    total = sum(role.times for role in of.roles)
    doubtful = [r for r in of.roles if r.origin != "by hand" and r.times * _RARE < total]
    for title, some in (
        ("roles", [r for r in of.roles if r not in doubtful]),
        ("told too seldom to be sure", doubtful),
    ):
        if some:
            text.append(f"\n{title}\n", "bold")
        for role in some:
            text.append(f"  {_role_words(role)}\n")
    for part, _ in _PARTS:
        _append_lines(text, part, [line for line in of.lines if line.part == part])
    if not of.lines:
        text.append("\nno statements\n")
    _append_about(text, of.lines)
    _append_disputed(text, of)
    return text


def _append_about(text: Text, lines: Sequence[Line]) -> None:
    """About whom it speaks, and how often."""
    counts = Counter(name for line in lines if line.part == "says" for name in line.about)
    if counts:
        text.append("\nabout\n", "bold")
    for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        text.append(f"  {name}  {count}\n")


def _append_disputed(text: Text, of: Portrait) -> None:
    if of.disputed:
        text.append(f"\ndisputed ({len(of.disputed)})\n", "bold")
    for point in of.disputed:
        text.append(f"  {point.point}\n")
        text.append(f"    by {', '.join(point.others)}  {point.id}\n", "dim")
    if of.changes:
        text.append(f"\nchanges of position ({len(of.changes)})\n", "bold")
    for change in of.changes:
        text.append(f"  {change.point}\n")
        for day, stance, statement in change.stances:
            text.append(f"    {day or 'undated'}: {stance}  {statement}\n", "dim")


def _line(walk: Walk, part: str, statement: ox.NamedNode) -> Line:
    said = walk.statement(statement)
    return Line(
        part,
        said.act,
        said.polarity,
        said.certainty,
        said.content,
        tuple(sorted(set(walk.names(said.about)))),
        tuple(map(compact, said.articles)),
        compact(said.id),
        walk.day(said),
    )


def _disputed(store: ox.Store, actor: str) -> Iterator[Disputed]:
    """The points on which others contradict an actor."""
    for dispute in involving(found(store), actor=actor):
        own = {h.id for h in dispute.holdings if actor in h.speakers}
        ends = ((c.one, c.other) for c in dispute.conflicts if not own.isdisjoint((c.one, c.other)))
        against = {end for pair in ends for end in pair} - own
        others = sorted({h.who for h in dispute.holdings if h.id in against})
        if others:
            yield Disputed(dispute.label, tuple(others), dispute.id)


def _changes(walk: Walk, actor: ox.NamedNode) -> Iterator[Change]:
    """The points that an actor is reported both to affirm and to deny."""
    points: dict[ox.NamedNode, set[tuple[str, str, str]]] = {}
    for statement in walk.pointing(actor, "sayso:speaker"):
        line = _line(walk, "says", statement)
        for link in walk.pointing(statement, "sayso:linkFrom"):
            side = _STANCES.get(walk.words(link, "sayso:side"))
            point = walk.node(link, "sayso:linkTo")
            if side and point is not None:
                points.setdefault(point, set()).add((line.when, side, line.id))
    for point in sorted(points, key=lambda node: node.value):
        stances = sorted(points[point], key=lambda s: (not s[0], s))
        if len({side for _, side, _ in stances}) > 1:
            yield Change(walk.label(point), tuple(stances))


def _role(walk: Walk, post: ox.NamedNode) -> Role:
    mention = walk.node(post, "sayso:evidence")
    day = _printed(walk, mention)
    return Role(
        walk.words(post, "sayso:role"),
        walk.words(post, "org:organization"),
        walk.words(post, "sayso:ofCountry"),
        walk.words(post, "sayso:former") == "true",
        "in the article" if mention else "by hand",
        walk.printed(mention) or walk.words(post, "dcterms:source"),
        first=day,
        last=day,
    )


def _printed(walk: Walk, mention: ox.NamedNode | None) -> str:
    """The day of the article that some words stand in, or empty."""
    return walk.words(walk.article(mention), "schema:datePublished")[:10]


def _role_words(role: Role) -> str:
    what = ", ".join(filter(None, (role.role, role.body, role.country)))
    former = "formerly " if role.former else ""
    evidence = f": {role.evidence}" if role.evidence else ""
    often = f", {role.times} times" if role.times > 1 else ""
    days = " to ".join(dict.fromkeys(filter(None, (role.first, role.last))))
    return f"{former}{what}  ({role.origin}{often}{f', {days}' if days else ''}{evidence})"


def _append_lines(text: Text, part: str, lines: list[Line]) -> None:
    if not lines:
        return
    text.append(f"\n{part} ({len(lines)})\n", "bold")
    for line in lines:
        text.append(f"  {line.content}\n")
        about = f"about {', '.join(line.about)}; " if line.about else ""
        scales = f"{line.act}, {line.polarity}, {line.certainty}"
        day = f"{line.when}; " if line.when else ""
        text.append(f"    {day}{scales}; {about}{', '.join(line.articles)}  {line.id}\n", "dim")
