"""One actor in full: who it is, in which roles it speaks, and all it is reported to say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import pyoxigraph as ox
from rich.text import Text

from graph.ask.lookup import compact
from graph.ask.walk import Walk

__all__ = ["Line", "Portrait", "Role", "portrait", "shown"]


class Role(NamedTuple):
    """A capacity in which a person speaks.

    :param origin: ``"by hand"``, or ``"in the article"``.
    :param evidence: the words or the source that say so.
    """

    role: str
    body: str
    country: str
    former: bool
    origin: str
    evidence: str


class Line(NamedTuple):
    """One statement as it stands in a list.

    :param part: what the actor has to do with it: ``says``, ``passes on``, ``may have said``.
    :param articles: ids of the articles that report it.
    """

    part: str
    act: str
    polarity: str
    certainty: str
    content: str
    about: tuple[str, ...]
    articles: tuple[str, ...]
    id: str


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
    lines = [
        _line(walk, part, statement)
        for part, name in _PARTS
        for statement in walk.pointing(actor, name)
    ]
    order = [part for part, _ in _PARTS]
    return Portrait(
        compact(actor.value),
        label,
        walk.kind(actor),
        tuple(sorted(names)),
        walk.words(actor, "sayso:governs") or walk.words(actor, "sayso:ofCountry"),
        tuple(node.value for node in walk.nodes(actor, "skos:exactMatch")),
        tuple(sorted({_role(walk, post) for post in walk.pointing(actor, "org:member")})),
        tuple(sorted(lines, key=lambda line: (order.index(line.part), line.articles, line[4:]))),
    )


def shown(of: Portrait) -> Text:
    """A portrait for people to read, ending in a line break; styles show on a terminal only."""
    text = Text()
    text.append(of.label, "bold").append(f"  {of.kind}  {of.id}\n")
    facts = (("also", of.names), ("country", (of.country,)), ("same as", of.links))
    for name, values in facts:
        if any(values):
            text.append(f"{name}: {', '.join(values)}\n")
    if of.roles:
        text.append("\nroles\n", "bold")
    for role in of.roles:
        text.append(f"  {_role_words(role)}\n")
    for part, _ in _PARTS:
        _append_lines(text, part, [line for line in of.lines if line.part == part])
    if not of.lines:
        text.append("\nno statements\n")
    return text


def _line(walk: Walk, part: str, statement: ox.NamedNode) -> Line:
    texts = [
        text
        for report in walk.pointing(statement, "sayso:reports")
        for text in walk.nodes(report, "sayso:inText")
    ]
    articles = {a.value for text in texts for a in walk.nodes(text, "sayso:versionOf")}
    return Line(
        part,
        walk.words(statement, "sayso:speechAct"),
        walk.words(statement, "sayso:polarity"),
        walk.words(statement, "sayso:certainty"),
        walk.words(statement, "sayso:content"),
        tuple(walk.labels(walk.nodes(statement, "sayso:about"))),
        tuple(compact(iri) for iri in sorted(articles)),
        compact(statement.value),
    )


def _role(walk: Walk, post: ox.NamedNode) -> Role:
    mention = walk.node(post, "sayso:evidence")
    return Role(
        walk.words(post, "sayso:role"),
        walk.words(post, "org:organization"),
        walk.words(post, "sayso:ofCountry"),
        walk.words(post, "sayso:former") == "true",
        "in the article" if mention else "by hand",
        walk.words(mention, "sayso:exact") or walk.words(post, "dcterms:source"),
    )


def _role_words(role: Role) -> str:
    what = ", ".join(filter(None, (role.role, role.body, role.country)))
    former = "formerly " if role.former else ""
    evidence = f": {role.evidence}" if role.evidence else ""
    return f"{former}{what}  ({role.origin}{evidence})"


def _append_lines(text: Text, part: str, lines: list[Line]) -> None:
    if not lines:
        return
    text.append(f"\n{part} ({len(lines)})\n", "bold")
    for line in lines:
        text.append(f"  {line.content}\n")
        about = f"about {', '.join(line.about)}; " if line.about else ""
        scales = f"{line.act}, {line.polarity}, {line.certainty}"
        text.append(f"    {scales}; {about}{', '.join(line.articles)}  {line.id}\n", "dim")
