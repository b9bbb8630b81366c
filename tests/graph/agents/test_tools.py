"""The tools as an assistant meets them: driven by the SDK's own client."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import pytest
from mcp import Client, StdioServerParameters

from benchmarks.research import researched
from graph.agents.tools import server
from graph.opening import open_graph
from ontology import BASE

SMALL = Path(__file__).parents[1] / "data/small.trig"
_Made = TypeVar("_Made")


def _apart(work: Callable[..., _Made], *given: Any) -> _Made:
    """What some work gives in a thread of its own: a browser's loop may be at rest in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(work, *given).result()


def _called(*calls: tuple[str, dict[str, Any]], to: Any = None) -> list[Any]:
    """The results of some calls, in one session."""

    async def all_of_them() -> list[Any]:
        async with Client(to or server(SMALL)) as client:
            return [await client.call_tool(name, given) for name, given in calls]

    return _apart(asyncio.run, all_of_them())


def _quotations(found: object) -> Iterator[dict[str, Any]]:
    if isinstance(found, dict):
        if "offsets" in found:
            yield found
        found = list(found.values())
    if isinstance(found, list):
        for one in found:
            yield from _quotations(one)


def _stored() -> dict[str, str]:
    """Path of an article -> its stored text."""
    rows = open_graph(SMALL).query(
        "SELECT ?path ?text WHERE { GRAPH ?g { ?v sayso:versionOf ?a ; sayso:text ?text . "
        "?a sayso:path ?path } }",
        prefixes={"sayso": f"{BASE}ns#"},
    )
    return {row["path"].value: row["text"].value for row in rows}  # type: ignore[union-attr]


#: A small research task: who is there, what was said, what is disputed, in which words?
TASK = [
    ("find_actors", {"name": "Kern"}),
    ("dossier", {"actor": "Ada Kern"}),
    ("statements", {"about": "Norway"}),
    ("disputes", {}),
    ("evidence", {"statement": "statement:2e599de2658545ed"}),
]


def test_every_quotation_is_what_stands_at_its_offsets() -> None:
    """Whatever a tool answers, its words are those of the stored text, its IRI one of ours."""
    texts = _stored()
    found = [result.structured_content for result in _called(*TASK)]
    assert all(found)
    quotations = list(_quotations(found))
    assert len(quotations) > 5
    for one in quotations:
        stored = texts[one["file"]]
        assert one["exact"] == [stored[start:end] for start, end in one["offsets"]]
    said = found[4]
    assert said["statement"].startswith(f"{BASE}id/statement/")
    assert said["speakers"] == ["Ada Kern (actor:001_mini.ada--20-kern)"]


def test_statements_are_found_by_whom_about_what_and_in_pages() -> None:
    """Filters narrow, pages follow one another without gap or repeat, and the total stays."""
    everything, first, second, kern, denials, none = _called(
        ("statements", {"limit": 50}),
        ("statements", {"limit": 3}),
        ("statements", {"limit": 3, "offset": 3}),
        ("statements", {"speaker": "Kern"}),
        ("statements", {"act": "deny"}),
        ("statements", {"since": "2100-01-01"}),
    )
    all_ids = [s["statement"] for s in everything.structured_content["statements"]]
    pages = [s["statement"] for r in (first, second) for s in r.structured_content["statements"]]
    assert pages == all_ids[:6]
    assert first.structured_content["next_offset"] == 3
    assert first.structured_content["total"] == len(all_ids)
    speakers = {s["speakers"][0] for s in kern.structured_content["statements"]}
    assert speakers == {"Ada Kern (actor:001_mini.ada--20-kern)"}
    assert {s["act"] for s in denials.structured_content["statements"]} == {"deny"}
    assert none.structured_content["total"] == 0


@pytest.mark.parametrize(
    ("tool", "given"),
    [
        ("dossier", {"actor": "nobody at all"}),
        ("dossier", {"actor": "<http://evil.example/>"}),
        ("evidence", {"statement": "../../etc/passwd"}),
        ("evidence", {"statement": ""}),
        ("statements", {"speaker": "Kern", "act": "shout"}),
        ("statements", {"limit": "many"}),
        ("disputes", {"between": ["Kern"]}),
        ("sparql", {"query": "DROP ALL"}),
        ("sparql", {"query": "ASK { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"}),
        ("sparql", {"query": "SELECT ("}),
        ("sparql", {"query": "SELECT * {" + "{" * 5_000}),
        ("find_actors", {}),
        ("no_such_tool", {}),
    ],
)
def test_what_cannot_be_answered_is_told_in_words(tool: str, given: dict[str, Any]) -> None:
    """Hostile and mistaken arguments end in an error of one tool call, never in a traceback."""
    (result,) = _called((tool, given))
    assert result.is_error
    assert "Traceback" not in result.content[0].text


def test_answers_are_bounded() -> None:
    """No limit that a client names gets more than fifty statements or two hundred rows."""
    many, rows = _called(
        ("statements", {"limit": 10**9, "offset": -5}),
        ("sparql", {"query": "SELECT * { ?s ?p ?o . ?a ?b ?c } LIMIT 5000"}),
    )
    assert len(many.structured_content["statements"]) <= 50
    assert "4800 more rows are left out" in rows.content[0].text


def test_a_later_build_is_seen_and_a_torn_one_changes_nothing(tmp_path: Path) -> None:
    """The next question meets the new graph; a file that cannot be read leaves the last one."""
    graph = tmp_path / "graph.trig"
    graph.write_bytes(SMALL.read_bytes())
    named = SMALL.read_text(encoding="utf-8").replace("Ada Kern", "Ida Berg")
    assert "Ida Berg" in named

    async def asked() -> list[list[str]]:
        found = []
        async with Client(server(graph)) as client:
            for text in (None, named, "this is no graph", None):
                if text is not None:
                    new = tmp_path / "new"
                    new.write_text(text, encoding="utf-8")
                    new.replace(graph)
                tool = await client.call_tool("statements", {"limit": 50})
                said = tool.structured_content["statements"]
                names = [s["speakers"][0].split(" (")[0] for s in said if s["speakers"]]
                disputes = (await client.call_tool("disputes", {"limit": 20})).content
                for name in ("Ada Kern", "Ida Berg"):
                    assert (name in str(disputes)) == (name in names)
                found.append(names)
        return found

    first, second, torn, still = _apart(asyncio.run, asked())
    assert "Ada Kern" in first
    assert "Ida Berg" in second
    assert "Ada Kern" not in second
    assert torn == still == second


def test_the_command_speaks_over_standard_input() -> None:
    """`sayso mcp` is a server that the SDK's client can start, with tools, resource and prompts."""

    async def met() -> tuple[list[str], list[str], str]:
        command = StdioServerParameters(
            command=sys.executable, args=["-m", "graph", "mcp", "-g", str(SMALL)]
        )
        async with Client(command) as client:
            tools = [tool.name for tool in (await client.list_tools()).tools]
            prompts = [prompt.name for prompt in (await client.list_prompts()).prompts]
            text = (await client.read_resource("sayso://vocabulary")).contents[0]
            return tools, prompts, str(getattr(text, "text", ""))

    tools, prompts, vocabulary = _apart(asyncio.run, met())
    assert set(tools) == {name for name, _ in TASK} | {"sparql"}
    assert set(prompts) == {"briefing", "fact_check"}
    assert "sayso:Statement a owl:Class" in vocabulary


def test_five_questions_of_a_research_quote_what_is_stored(built: Path) -> None:
    """On the samples each question finds words, and all of them stand at their offsets."""
    done = _apart(researched, built)
    assert len(done) == 5
    assert all(one.quotations > 0 for one in done)
    assert sum(one.wrong for one in done) == 0
