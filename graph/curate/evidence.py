"""What is known of two actors that may be one, side by side, for a person to judge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import StringIO
from typing import NamedTuple

import pyoxigraph as ox
from rich.console import Console
from rich.table import Table
from rich.text import Text

from graph.ask.lookup import compact, expand
from graph.ask.show import Line, Role, lines, roles
from graph.ask.tables import printable
from graph.ask.walk import Walk
from graph.ask.whois import whois
from graph.curate.pairs import Pair
from graph.curate.proposed import Proposed

__all__ = ["Side", "offered", "shown", "side", "telling"]

#: How many names, offices and articles are listed before they are only counted; of the words of
#: an actor, how many statements, and how much of each.
_LISTED, _QUOTES, _LONG = 5, 2, 160
_HEADING = 9
_PLAIN_ACTS = frozenset({"", "assert", "other"})


class Side(NamedTuple):
    """What the graph shows of one actor.

    :param names: what else it is called.
    :param offices: each with its body and country, in words.
    :param articles: those that name it, each with day, title and id.
    :param said: how many statements it makes.
    :param quotes: some of them, of different articles where there are such.
    """

    id: str
    label: str
    kind: str
    names: tuple[str, ...]
    country: str
    offices: tuple[str, ...]
    articles: tuple[str, ...]
    said: int
    quotes: tuple[str, ...]


def side(store: ox.Store, iri: str) -> Side:
    """What a graph shows of an actor."""
    walk, node = Walk(store), ox.NamedNode(iri)
    label = walk.label(node)
    seen = whois(store, node).appearances
    called = {name for appearance in seen for name in appearance.called}
    known = {term.value for term in walk.all(node, "skos:altLabel", "sayso:metonym")}
    says = [line for line in lines(walk, node) if line.part == "says"]
    articles = {a.article for a in seen} | {a for line in says for a in line.articles}
    return Side(
        compact(iri),
        label,
        walk.kind(node),
        tuple(sorted((known | called) - {label})),
        walk.words(node, "sayso:governs") or walk.words(node, "sayso:ofCountry"),
        tuple(dict.fromkeys(_office(role) for role in roles(walk, node))),
        tuple(sorted(_article(walk, name) for name in articles if name)),
        len(says),
        tuple(map(_quote, telling(says))),
    )


def _office(role: Role) -> str:
    former = "formerly " if role.former else ""
    return f"{former}{', '.join(filter(None, (role.role, role.body, role.country)))}"


def _article(walk: Walk, name: str) -> str:
    node = expand(name)
    day = walk.words(node, "schema:datePublished")[:10] or "undated"
    title = walk.label(node) if node else name
    local = name.removeprefix("article:")
    return f"{day} {title}" if title == local else f"{day} {title} ({local})"


def telling(says: Sequence[Line]) -> list[Line]:
    """The first statements, one of each article before a second of any."""
    first = {line.articles: line for line in reversed(says)}.values()
    rest = [line for line in says if line not in first]
    return [*(line for line in says if line in first), *rest][:_QUOTES]


def _quote(line: Line) -> str:
    words = line.content if len(line.content) <= _LONG else f"{line.content[: _LONG - 1].rstrip()}…"
    return f"“{words}”" if line.act in _PLAIN_ACTS else f"{line.act}: “{words}”"


# ---------------------------------------------------------------- in words


def shown(pair: Pair, sides: tuple[Side, Side], place: str, width: int) -> Text:
    """A question with its evidence, the two actors side by side.

    :param place: which question it is, in words.
    :param width: how many columns there are.
    """
    count = f"{pair.touched} statement{'' if pair.touched == 1 else 's'}"
    text = Text()
    text.append(f"\n{place}: are these one and the same?", "bold")
    text.append(f"  ({count} at stake, score {pair.score:g})\n")
    text.append(_grid(list(_rows(*sides)), width))
    text.append(f"for: {printable(pair.reasons)}\n")
    if pair.objections:
        text.append(f"against: {printable(pair.objections)}\n")
    return text


def offered(one: Proposed, actor: Side, place: str, width: int) -> Text:
    """A proposed entry beside the actor with its words.

    :param place: which question it is, in words.
    :param width: how many columns there are.
    """
    text = Text()
    text.append(f"\n{place}: is this entry the same?", "bold")
    text.append(f"  (score {one.score or '–'}, on the service's own scale)\n")
    rows = (
        ("", (actor.label, actor.kind, actor.id), (one.called, one.description, one.entry)),
        ("called", _few(actor.names), ()),
        ("country", (actor.country,), ()),
        ("offices", _few(actor.offices), ()),
        ("articles", _few(actor.articles), (f"proposed by {one.service}",)),
        ("says", _says(actor), ()),
    )
    text.append(_grid(rows, width))
    return text


def _rows(one: Side, other: Side) -> Iterator[tuple[str, Sequence[str], Sequence[str]]]:
    yield "", (one.label, one.kind, one.id), (other.label, other.kind, other.id)
    yield "called", _few(one.names), _few(other.names)
    yield "country", (one.country,), (other.country,)
    yield "offices", _few(one.offices), _few(other.offices)
    yield "articles", _few(one.articles), _few(other.articles)
    yield "says", _says(one), _says(other)


def _few(words: Sequence[str]) -> tuple[str, ...]:
    rest = len(words) - _LISTED
    return (*words[:_LISTED], *([f"and {rest} more"] if rest > 0 else []))


def _says(of: Side) -> tuple[str, ...]:
    return (f"{of.said} statement{'' if of.said == 1 else 's'}", *of.quotes)


def _grid(rows: Sequence[tuple[str, Sequence[str], Sequence[str]]], width: int) -> str:
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(width=_HEADING)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    for name, left, right in rows:
        cells = ["\n".join(printable(words) for words in cell if words) for cell in (left, right)]
        if any(cells):
            table.add_row(name, *(Text(cell or "–") for cell in cells))
    console = Console(file=StringIO(), width=width, color_system=None)
    with console.capture() as drawn:
        console.print(table)
    return "".join(f"{line.rstrip()}\n" for line in drawn.get().splitlines())
