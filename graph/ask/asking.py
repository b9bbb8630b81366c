"""What a user asks for and what comes back: the steps between the command line and the graph."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

import pyoxigraph as ox

from graph.ask import counted, guard, limits, lookup, query, tables
from graph.ask import disputes as disputing
from graph.ask.disputes import Dispute
from graph.ask.lookup import compact
from graph.ask.query import Question, Result
from graph.errors import QueryError
from graph.facts.rdfio import SUFFIXES
from graph.opening import open_graph

if TYPE_CHECKING:
    from graph.check import Finding

__all__ = [
    "Wanted", "answer", "asked", "chosen", "default_format", "disputes", "disputes_as", "findings",
    "goes_on", "listing", "settings", "turned",
]  # fmt: skip


def listing() -> Result:
    """The shipped questions with their parameters, as a table."""
    rows = []
    for name in query.names():
        one = query.question(name)
        given = ", ".join(f"{key}={value}" for key, value in one.parameters.items())
        rows.append(tuple(ox.Literal(words) for words in (name, one.asks, given)))
    return Result("rows", ("name", "question", "parameters"), tuple(rows))


def asked(name: str, stdin: BinaryIO) -> Question:
    """The question that a user means by a name, a file, SPARQL text, or ``-``.

    :param stdin: where to read from for ``-``.
    :raises QueryError: when there is none, or it cannot be read.
    """
    if name == "-":
        return query.read("standard input", _text(stdin.read(guard.MAX_BYTES + 1), name))
    if name in query.names():
        return query.question(name)
    if "{" in name:
        return query.read("query", name)
    if Path(name).is_file():
        with Path(name).open("rb") as file:
            return query.read(name, _text(file.read(guard.MAX_BYTES + 1), name))
    return query.question(name)


def settings(pairs: Sequence[str]) -> dict[str, str]:
    """``name=value`` as people type it, as a mapping.

    :raises QueryError: when one has no ``=``.
    """
    found = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not re.fullmatch(r"\w+", name.strip()):
            raise QueryError(f"--set wants NAME=VALUE, such as actor=Peskov, not {pair!r}")
        found[name.strip()] = value.strip()
    return found


def answer(graph: Path, asked: Question, given: Mapping[str, str], seconds: float) -> Result:
    """The answer of a graph: shipped questions at once, others in a process with a time limit.

    :param asked: for a page as :func:`graph.ask.query.paged` makes it.
    :param given: parameters; a shipped question must know them.
    :raises QueryError: when it cannot be answered.
    """
    if asked.name not in query.names():
        return limits.run(graph, asked, given, seconds=seconds)
    unknown = [name for name in given if name not in asked.parameters]
    if unknown:
        known = ", ".join(asked.parameters) or "none"
        raise QueryError(f"has no parameter {unknown[0]!r}; its parameters: {known}", asked.name)
    kept = counted.opened(graph) if asked.counted else None
    found = kept.answer(asked.text) if kept else None
    return found or query.run(open_graph(graph), asked, given)


def turned(asked: Question, page: str) -> Question:
    """A question for one page, or for all of them.

    :param page: a number from 1, or ``all``.
    :raises QueryError: when it is neither, or the question has no pages.
    """
    if page == "all":
        return query.all_of(asked)
    if not re.fullmatch(r"[1-9][0-9]{0,8}", page):
        raise QueryError(f"--page wants a number from 1, or all, not {page!r}")
    return query.paged(asked, int(page)) if asked.page or page != "1" else asked


def goes_on(graph: Path, asked: Question, given: Mapping[str, str], found: Result) -> bool:
    """Whether there are rows behind the page that was asked for."""
    return query.further(open_graph(graph), asked, given, len(found.rows))


def default_format(result: Result, *, on_terminal: bool) -> tables.Format:
    """The form an answer is printed in when nobody says."""
    if result.kind == "triples":
        return "ttl"
    return "table" if on_terminal else "tsv"


class Wanted(NamedTuple):
    """Which disputes are asked for; what is left open asks for nothing.

    :param country, actor: as people name them.
    :param between: two actors, as people name them, who contradict each other.
    :param since: the first day, ISO, on which one of the statements has to be printed.
    :param articles: in how many articles at least it has to be told.
    """

    country: str | None = None
    actor: str | None = None
    between: tuple[str, str] | None = None
    since: str = ""
    articles: int = 1


def disputes(store: ox.Store, wanted: Wanted) -> list[Dispute]:
    """The disputes of a graph that are asked for.

    :raises QueryError: when there is no such country or actor, or more than one.
    """
    return chosen(store, disputing.found(store), wanted)


def chosen(store: ox.Store, every: Sequence[Dispute], wanted: Wanted) -> list[Dispute]:
    """Those of the disputes of a graph that are asked for.

    :param every: all that :func:`graph.ask.disputes.found` finds in it.
    :raises QueryError: as :func:`disputes`.
    """
    place = _node(store, "country", wanted.country)
    holder = _node(store, "actor", wanted.actor)
    found = disputing.involving(every, place, holder)
    if wanted.between is not None:
        one, other = (str(_node(store, "actor", name)) for name in wanted.between)
        found = disputing.opposing(found, one, other)
    return disputing.kept(found, wanted.since, wanted.articles)


def _node(store: ox.Store, kind: str, name: str | None) -> str | None:
    return compact(lookup.find(store, kind, name).node.value) if name else None


def disputes_as(found: Sequence[Dispute], form: str) -> str:
    """Disputes as ``json`` or, one row for each statement, as ``csv``; ending in a line break."""
    if form == "json":
        return json.dumps(disputing.plain(found), ensure_ascii=False, indent=1) + "\n"
    return tables.render(disputing.table(found), "csv")


def findings(graph: Path) -> Iterator[str]:
    """What is wrong with a built graph and with what it was built from, one line each, sorted.

    What the build found is told as the build told it: it saw the files.

    :raises QueryError: when there is no graph.
    """
    from graph.check import check
    from graph.shapes import shacl

    store = open_graph(graph)
    told = _told(graph)
    known = {(one.name, one.node) for one in told}
    here = {*check(store), *shacl(store)}
    for found in sorted({*told, *(f for f in here if (f.name, f.node) not in known)}):
        yield f"{found.name}: {compact(found.node)}: {found.message}"


def _told(graph: Path) -> list[Finding]:
    """What the report of a build says of findings, and of facts files that were not used."""
    from graph.check import Finding

    folder = graph if graph.is_dir() else graph.parent
    try:
        report = json.loads((folder / "report.json").read_bytes())
        refused = [one for one in report["refused"] if Path(one["path"]).suffix in SUFFIXES]
        return [
            *(Finding(**one) for one in report["findings"]),
            *(Finding("facts-refused", one["path"], one["reason"]) for one in refused),
        ]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _text(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise QueryError("is not UTF-8 text; save it as UTF-8", name) from None
