"""Answers that are kept with a large store: those the store gives, page by page, and no others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from graph import disk
from graph.ask import asking, counted, query
from graph.ask.query import Question, Result
from graph.errors import QueryError
from graph.opening import open_graph
from graph.serve.tasks import Asked
from graph.serve.workers import Graph
from graph.store import quads

SMALL = Path(__file__).parents[1] / "data/small.trig"
COUNTED = [name for name in query.names() if query.question(name).counted]
PAGED = [name for name in query.names() if query.question(name).page]
GIVEN = {"actor": "Kern", "country": "Sweden"}


def _stored(out: Path, statements: int = counted.ENOUGH) -> Path:
    lines = [f"{quad} .\n" for quad in quads(SMALL)]
    file = out / "small.nq"
    file.write_text("".join(lines), encoding="utf-8")
    disk.loaded(out, [file], partial(counted.keep, statements=statements))
    return out


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that counts as a large one."""
    return _stored(tmp_path_factory.mktemp("large"))


@pytest.mark.parametrize("name", COUNTED)
def test_what_is_kept_is_what_the_store_says(large: Path, name: str) -> None:
    """Each question that counts over everything is answered from the file as from the store."""
    kept, asked = counted.opened(large), query.question(name)
    assert kept is not None
    assert kept.answer(query.whole(asked.text)) == query.run(open_graph(large), name)


def test_pages_of_what_is_kept(large: Path) -> None:
    """A page is cut out of what is kept; one that reaches beyond it is asked of the store."""
    kept, asked = counted.opened(large), query.question("who-spoke")
    assert kept is not None
    every = query.run(open_graph(large), "who-spoke").rows
    page = asked.text.replace("LIMIT 1000 OFFSET 0", "LIMIT 2 OFFSET 2")
    found = kept.answer(page)
    assert found is not None
    assert found.rows == every[2:4]
    own = asked.text.replace("sayso:speaker", "sayso:via")
    assert kept.answer(own) is None


def test_no_more_is_kept_than_may_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a long answer the first rows are kept, and never taken for the whole."""
    monkeypatch.setattr(counted, "_MOST", 3)
    kept, asked = counted.opened(_stored(tmp_path)), query.question("who-spoke")
    assert kept is not None
    first = kept.answer(asked.text.replace("LIMIT 1000 OFFSET 0", "LIMIT 3 OFFSET 0"))
    assert first is not None
    assert first.rows == query.run(open_graph(tmp_path), "who-spoke").rows[:3]
    assert kept.answer(asked.text) is None
    assert kept.answer(query.whole(asked.text)) is None


def test_small_stores_and_broken_files_keep_nothing(tmp_path: Path, large: Path) -> None:
    """Below its size a store is asked, and so is one whose kept answers are torn."""
    assert counted.opened(_stored(tmp_path, counted.ENOUGH - 1)) is None
    name = (tmp_path / disk.CURRENT).read_text(encoding="ascii").strip()
    (tmp_path / disk.FOLDER / name / "counted.json.z").write_bytes(b"torn")
    assert counted.opened(tmp_path) is None
    assert counted.opened(SMALL) is None
    assert counted.opened(large) is not None


class _Kept(counted.Counted):
    """Tells that it was asked."""

    def answer(self, text: str) -> Result | None:
        """One row that no store gives."""
        return Result("rows", ("who",), ()) if "sayso:speaker" in text else None


def test_server_and_command_line_read_them(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ask the file before the store, unless the query names its graphs."""
    text = query.question("who-spoke").text
    graph = Graph(open_graph(large), _Kept({}))
    kind = "text/csv; charset=utf-8"
    assert Asked(text, kind, None).answered(graph, 10).body == b"who\r\n"
    dataset = query.DataSet(("https://w3id.org/sayso/id/graph/derived",))
    assert Asked(text, kind, None, dataset).answered(graph, 10).body != b"who\r\n"
    monkeypatch.setattr(counted, "opened", lambda _: _Kept({}))
    assert asking.answer(large, query.question("who-spoke"), {}, 5.0).columns == ("who",)


# ---------------------------------------------------------------- pages


def _pages(asked: Question, given: dict[str, str]) -> Iterator[Result]:
    """All pages, cut to two things each."""
    store, number, more = open_graph(SMALL), 1, True
    while more:
        page = query.paged(asked, number)
        found = query.run(store, page, given)
        yield found
        more = query.further(store, page, given, len(found.rows))
        number += 1


@pytest.mark.parametrize("name", PAGED)
def test_pages_together_are_the_whole(name: str) -> None:
    """Turned page by page a question gives what it gives at once, and its pages end."""
    asked = query.question(name)
    given = {key: GIVEN[key] for key in asked.parameters}
    short = query.read(name, re.sub(r"LIMIT \d+ OFFSET 0", "LIMIT 2 OFFSET 0", asked.text))
    pages = list(_pages(short, given))
    whole = query.run(open_graph(SMALL), name, given)
    columns = [at for at, column in enumerate(whole.columns) if column != "times"]
    rows = [tuple(row[at] for at in columns) for page in pages for row in page.rows]
    assert set(rows) == {tuple(row[at] for at in columns) for row in whole.rows}
    if len(whole.rows) > 20 and not asked.counted:
        assert len(pages) > 1


def test_braces_in_words_and_comments_are_no_groups() -> None:
    """Whether there is a further page is told by the query, not by what stands in its strings."""
    asked = query.read(
        "mine",
        """# Page: 2 statements
SELECT ?s ?words WHERE {
  { SELECT ?s WHERE { ?s a sayso:Statement FILTER(STR(?s) != "}{{") } # here {
    LIMIT 2 OFFSET 0 }
  ?s sayso:content ?words .
}""",
    )
    store = open_graph(SMALL)
    assert query.further(store, asked, {}, len(query.run(store, asked).rows))
    assert not query.further(store, query.paged(asked, 10_000), {}, 0)


def test_what_has_no_pages_says_so() -> None:
    """A page is a number from 1, or all, of a question that has pages."""
    with pytest.raises(QueryError, match="number from 1, or all"):
        asking.turned(query.question("who-spoke"), "0")
    with pytest.raises(QueryError, match="has no pages"):
        asking.turned(query.read("mine", "SELECT * { ?a ?b ?c }"), "2")
    assert asking.turned(query.question("who-spoke"), "all").text.count("LIMIT") == 0
    assert "OFFSET 2000" in asking.turned(query.question("who-spoke"), "3").text
