"""A correction from the page: what it offers is what `sayso decide` writes; it writes nothing."""

from __future__ import annotations

import shlex
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from graph.cli import cli
from graph.curate.asked import take
from graph.curate.decisions import read as decisions
from graph.facts import load
from graph.serve import Editing, Limits, Server, drawn
from graph.view import Desk, write

pytestmark = pytest.mark.browser

SMALL = Path(__file__).parents[1] / "graph/data/small.trig"
WHY = 'a "caption"; it\'s no $speech\\ </script>'
_TIME = "http://www.w3.org/ns/prov#endedAtTime"
_DENIAL = "any foreign troops were in Sweden"


def _decision(turtle: bytes) -> set[tuple[str, str]]:
    """What is said of the one decision, but for when."""
    quads = list(ox.parse(turtle, format=ox.RdfFormat.TURTLE))
    kind = ox.NamedNode("https://w3id.org/sayso/ns#Decision")
    (node,) = {q.subject for q in quads if q.object == kind}
    said = {(str(q.predicate), str(q.object)) for q in quads if q.subject == node}
    return {pair for pair in said if _TIME not in pair[0]} | {("the decision", str(node))}


def _open_form(page: Any) -> None:
    page.evaluate(
        "(words) => { location.hash = `sel=${sayso.data.statements"
        ".find((s) => s.words.includes(words)).id}`; }",
        _DENIAL,
    )
    page.get_by_role("button", name="This is wrong").click()


def _saved(page: Any) -> bytes:
    with page.expect_download() as download:
        page.click("#decide-save")
    assert download.value.suggested_filename.startswith("decision-")
    return Path(download.value.path()).read_bytes()


def _written_by(command: str, file: Path) -> bytes:
    name, *words = shlex.split(command)
    assert name == "sayso"
    done = CliRunner().invoke(cli, [*words, "-g", str(SMALL), "--into", str(file)])
    assert done.exit_code == 0, done.output
    return file.read_bytes()


def _reject(page: Any) -> None:
    page.check("#decide-reject")


def _correct(page: Any) -> None:
    page.check("#decide-correct")
    page.fill("#decide-speaker", "Ada Kern")
    page.select_option("#decide-act", "warn")
    page.select_option("#decide-certainty", "possible")
    page.fill("#decide-about", "Sweden; norway")


def _nobody(page: Any) -> None:
    page.check("#decide-correct")
    page.check("#decide-nobody")
    page.select_option("#decide-polarity", "positive")


def _somebody_new(page: Any) -> None:
    page.check("#decide-correct")
    page.fill("#decide-speaker", "Zoë Roe-Ström")
    assert "Nobody here is called so" in page.inner_text(".offer")
    page.select_option("#decide-new", "person")


@pytest.mark.parametrize("fill", [_reject, _correct, _nobody, _somebody_new])
@pytest.mark.parametrize("by", ["", "Jané Doe"])
def test_turtle_and_command_say_what_decide_writes(
    opening: Any, small_page: Path, tmp_path: Path, fill: Any, by: str
) -> None:
    """The command can be run as it stands; the saved file says the same, triple for triple."""
    seen = opening(small_page)
    page = seen.page
    _open_form(page)
    page.fill("#decide-why", WHY)
    page.fill("#decide-by", by)
    fill(page)
    made = _saved(page)
    command = page.get_by_label("The command that writes it").inner_text()
    written = _written_by(command, tmp_path / "decisions.ttl")
    assert _decision(made) == _decision(written)
    page_file = tmp_path / "page.ttl"
    page_file.write_bytes(made)
    facts = load([page_file])
    assert facts.refused == ()
    (decision,) = decisions(facts.quads)
    assert decision.when
    seen.quiet()


def test_two_entries_are_said_to_be_one(opening: Any, tmp_path: Path, small: ox.Store) -> None:
    """A likely pair offers the three answers, as Turtle and as a command that write the same."""
    store = ox.Store()
    store.extend(iter(small))
    one, other = (f"https://w3id.org/sayso/id/actor/{name}" for name in _two_people(store))
    store.update(
        f"""PREFIX sayso: <https://w3id.org/sayso/ns#> INSERT DATA {{ GRAPH <urn:l> {{
        <https://w3id.org/sayso/id/likeness/1> a sayso:Likeness ; sayso:between <{one}>, <{other}> ;
        sayso:mergeReason "the same name" }} }}"""
    )
    path = tmp_path / "view.html"
    write(store, path)
    page = opening(path, f"#sel=actor:{one.rpartition('/')[2]}").page
    page.get_by_role("button", name=f"Decide: is {_label(store, other)}").click()
    page.check("#decide-different")
    page.fill("#decide-why", WHY)
    made = _saved(page)
    command = page.get_by_label("The command that writes it").inner_text()
    assert _decision(made) == _decision(_written_by(command, tmp_path / "decisions.ttl"))


def _label(store: ox.Store, node: str) -> str:
    label = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    found = store.quads_for_pattern(ox.NamedNode(node), label, None, None)
    return str(getattr(next(iter(found)).object, "value", ""))


def _two_people(store: ox.Store) -> list[str]:
    people = store.query(
        "SELECT DISTINCT ?p { ?p a <https://w3id.org/sayso/ns#Person> . ?s "
        "<https://w3id.org/sayso/ns#speaker> ?p } ORDER BY ?p",
        use_default_graph_as_union=True,
    )
    return [row[0].value.rpartition("/")[2] for row in people][:2]  # type: ignore[union-attr]


def test_what_is_missing_is_told_and_nothing_is_offered(opening: Any, small_page: Path) -> None:
    """Without an outcome, and with nothing put right, there is no command and no file."""
    page = opening(small_page).page
    _open_form(page)
    assert "Choose what is wrong" in page.inner_text(".offer")
    page.check("#decide-correct")
    assert "Say what is right instead" in page.inner_text(".offer")
    page.fill("#decide-about", "Atlantis")
    assert "called “Atlantis”" in page.inner_text(".offer")
    assert page.locator("#decide-save").count() == 0
    page.keyboard.press("Escape")
    assert not page.is_visible("#decide-box")


@pytest.fixture
def desk(small: ox.Store, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """What `sayso serve --edit` starts: its address, and the facts file that it appends to."""
    file = tmp_path / "facts/decisions.ttl"
    editing = Editing(lambda asked: take(small, asked, file))
    page = partial(drawn, desk=Desk(editing.token, str(file)))
    server = Server(SMALL, 0, Limits(seconds=30), page=page, editing=editing)
    thread = threading.Thread(target=server.run)
    thread.start()
    yield server.address, file
    server.stop()
    thread.join(20)
    server.close()


def test_a_served_page_writes_through_decide(
    local_browser: Any, desk: tuple[str, Path], tmp_path: Path
) -> None:
    """One click appends what the command would; the panel tells that the next build applies it."""
    address, file = desk
    page = local_browser.new_page()
    wrong: list[str] = []
    page.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
    page.goto(address)
    page.wait_for_selector("html[data-ready]", state="attached")
    _open_form(page)
    page.fill("#decide-why", WHY)
    page.check("#decide-reject")
    page.get_by_role("button", name="Write it to").click()
    page.wait_for_selector(".good")
    command = page.evaluate("document.querySelector('.good').textContent")
    assert "written to" in command
    written = _decision(file.read_bytes())
    ran = "sayso decide {} reject --why {}".format(
        next(v for p, v in written if "decides" in p).strip("<>"), shlex.quote(WHY)
    )
    assert written == _decision(_written_by(ran, tmp_path / "other.ttl"))
    page.keyboard.press("Escape")
    assert "applied by the next build" in page.text_content("#evidence")
    page.close()
    assert wrong == []
