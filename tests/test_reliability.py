"""The page of promises names tests that exist, and what has no better place is tried here."""

from __future__ import annotations

import ast
import re
import time
from pathlib import Path

import pytest

from extract.annotate import extract
from graph.facts import load
from graph.facts.gazetteer import gazetteer
from tests.extract.inputs.made.reading import one

ROOT = Path(__file__).resolve().parents[1]
_NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
#: The only modules that reach other machines, and the one that listens.
_CONNECTING = {
    "graph/cli/llm_client.py", "graph/curate/reconcile.py", "graph/remote/connection.py",
    "graph/web.py",
}  # fmt: skip
_LISTENING = {"graph/serve/server.py", "graph/serve/pages.py"}
_NETWORK = re.compile(
    r"^\s*(?:import|from) (?:socket|http|urllib\.request|httpx|requests)\b", re.MULTILINE
)


def test_every_promise_names_a_test() -> None:
    """Each line of the tables has a test, and each test that is named is there."""
    page = (ROOT / "docs/reliability.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| ")]
    promises = [line for line in rows if "| test |" not in line]
    assert len(promises) > 40
    for line in promises:
        named = _NAMED.findall(line)
        assert named, line
        for file, name in named:
            tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
            there = {n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)}
            assert name in there, f"{file}::{name}"


def test_only_named_modules_reach_other_machines() -> None:
    """Nothing else imports what could connect or listen."""
    found = {
        path.relative_to(ROOT).as_posix()
        for package in ("extract", "graph", "ontology")
        for path in (ROOT / package).rglob("*.py")
        if _NETWORK.search(path.read_text(encoding="utf-8"))
    }
    assert found <= _CONNECTING | _LISTENING
    assert found >= _CONNECTING


@pytest.mark.parametrize("sign", ['"', ":)", "'s", "(", "$", ".", "“"])
def test_runs_of_signs_take_no_time_of_note(sign: str) -> None:
    """Twelve thousand signs in a row are read in seconds, where a parser may take minutes."""
    known = gazetteer(load([]))
    text = f"Ada Kern said that it rains.\n\nHere {sign * (12_000 // len(sign))} they stand.\n"
    began = time.process_time()
    made = extract(one(text, "a.txt"), known, "rules")
    assert time.process_time() - began < 30
    assert any(a.cue_lemma == "say" for a in made.attributions)
