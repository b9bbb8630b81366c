"""A scripted piece of research by an assistant: five questions, every quotation checked.

    python -m benchmarks.research GRAPH

The tools are called as an assistant calls them, by the SDK's own client; every quotation that comes
back is compared with the stored text at its offsets.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from graph.ask.lookup import compact
from graph.opening import open_graph
from ontology import BASE

__all__ = ["Answered", "markdown", "researched"]

_WHO = """SELECT ?node ?name (COUNT(*) AS ?n)
{ ?s sayso:speaker ?node . ?node a sayso:Person ; rdfs:label ?name }
GROUP BY ?node ?name ORDER BY DESC(?n) ?node LIMIT 1"""
_WHERE = """SELECT ?node ?name (COUNT(*) AS ?n)
{ ?s sayso:about ?node . ?node a sayso:Country ; rdfs:label ?name }
GROUP BY ?node ?name ORDER BY DESC(?n) ?node LIMIT 1"""
_PREFIXES = {"sayso": f"{BASE}ns#", "rdfs": "http://www.w3.org/2000/01/rdf-schema#"}


class Answered(NamedTuple):
    """One question and what became of it.

    :param quotations: how many came back.
    :param wrong: those that are not what stands at their offsets in the stored text.
    :param seconds: how long all its calls took.
    """

    question: str
    calls: int
    quotations: int
    wrong: int
    seconds: float


def researched(graph: Path) -> list[Answered]:
    """Do the research in a built graph.

    :param graph: an output folder or a graph file.
    :raises RuntimeError: when a tool answers with an error, or a question finds nothing.
    """
    return asyncio.run(_researched(graph))


async def _researched(graph: Path) -> list[Answered]:
    from mcp import Client

    from graph.agents.tools import server

    store = open_graph(graph)
    who, where = _first(store, _WHO), _first(store, _WHERE)
    texts = _texts(store)
    done = []
    async with Client(server(graph)) as client:
        for question, calls in _questions(who, where).items():
            start = time.monotonic()
            found = [await _call(client, name, given) for name, given in calls]
            found += [await _opened(client, found)]
            told = list(_quotations(found))
            if not told:
                raise RuntimeError(f"{question}: nothing found")
            wrong = sum(not _stands(one, texts) for one in told)
            done.append(
                Answered(question, len(calls) + 1, len(told), wrong, time.monotonic() - start)
            )
    return done


def _questions(
    person: tuple[str, str], place: tuple[str, str]
) -> dict[str, list[tuple[str, dict[str, Any]]]]:
    """Question -> the calls that an assistant makes for it."""
    (name, who), (country, where) = person, place
    return {
        f"Who is {name}, and what was said last?": [
            ("find_actors", {"name": name}),
            ("dossier", {"actor": who}),
        ],
        f"What does {name} deny?": [
            ("statements", {"speaker": who, "act": "deny", "limit": 20}),
            ("statements", {"act": "deny", "limit": 20}),
        ],
        f"What is said about {country}?": [
            ("statements", {"about": where, "limit": 20}),
            ("statements", {"about": where, "limit": 20, "offset": 20}),
        ],
        "What is disputed, and who stands where?": [("disputes", {"limit": 10})],
        f"Who warns of something in {country}?": [
            ("statements", {"about": where, "act": "warn"}),
            ("statements", {"act": "warn", "limit": 20}),
        ],
    }


async def _call(client: Any, name: str, given: dict[str, Any]) -> Any:
    result = await client.call_tool(name, given)
    if result.is_error:
        raise RuntimeError(f"{name} {given}: {result.content[0].text}")
    return result.structured_content


async def _opened(client: Any, found: list[Any]) -> Any:
    """The evidence of the first statement that was found."""
    statement = next(_statements(found), None)
    if statement is None:
        raise RuntimeError("no statement found")
    return await _call(client, "evidence", {"statement": statement})


def _statements(found: object) -> Iterator[str]:
    for one in _dicts(found):
        if "statement" in one:
            yield str(one["statement"])


def _quotations(found: object) -> Iterator[dict[str, Any]]:
    return (one for one in _dicts(found) if "offsets" in one)


def _dicts(found: object) -> Iterator[dict[str, Any]]:
    if isinstance(found, dict):
        yield found
        found = list(found.values())
    if isinstance(found, list):
        for one in found:
            yield from _dicts(one)


def _stands(one: dict[str, Any], texts: dict[str, str]) -> bool:
    stored = texts[one["article"]]
    return bool(one["offsets"]) and one["exact"] == [stored[a:b] for a, b in one["offsets"]]


def _first(store: Any, query: str) -> tuple[str, str]:
    """Name and id of whoever comes first; a name alone may be that of several."""
    row = next(iter(store.query(query, prefixes=_PREFIXES, use_default_graph_as_union=True)))
    return str(row["name"].value), compact(row["node"].value)


def _texts(store: Any) -> dict[str, str]:
    rows = store.query(
        "SELECT ?a ?text { ?v sayso:versionOf ?a ; sayso:text ?text }",
        prefixes=_PREFIXES,
        use_default_graph_as_union=True,
    )
    start = f"{BASE}id/article/"
    return {f"article:{r['a'].value.removeprefix(start)}": r["text"].value for r in rows}


def markdown(graph: Path) -> str:
    """The research as a table."""
    done = researched(graph)
    rows = [
        f"| {one.question} | {one.calls} | {one.quotations} | {one.wrong} | {one.seconds:.2f} |"
        for one in done
    ]
    mean = statistics.mean(one.seconds / one.calls for one in done)
    return "\n".join(
        [
            "| question | calls | quotations | not as stored | s |",
            "|---|---|---|---|---|",
            *rows,
            "",
            f"A call takes {mean:.2f} s on average.",
        ]
    )


def main() -> None:
    """Do the research and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("graph", type=Path)
    sys.stdout.write(markdown(parser.parse_args().graph) + "\n")


if __name__ == "__main__":
    main()
