"""Builds of any articles: the same bytes whatever the order, the place, the clock or the seed."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph
from rdflib.compare import isomorphic

from graph.assembly import articles
from graph.assembly.pipeline import OUTPUTS, build
from graph.export import rdf
from tests.graph.made import plain

ROOT = Path(__file__).resolve().parent.parent.parent

_NAMES = st.sampled_from(["Ada Kern", "Otto Lind", "Ida Moen"])
_WORDS = st.text("abc äß “”’\x00\u2028\U0001f600é\n", min_size=1, max_size=20)
_LINES = st.tuples(_NAMES, st.sampled_from(["said", "denied"]), _WORDS)
_TEXTS = st.lists(st.lists(_LINES, min_size=1, max_size=4), min_size=1, max_size=4)


@pytest.fixture(autouse=True)
def _without_parser() -> object:
    kept = articles._annotated
    articles._annotated = plain  # type: ignore[assignment]
    yield
    articles._annotated = kept


def _put(folder: Path, texts: list[list[tuple[str, str, str]]]) -> list[Path]:
    folder.mkdir(parents=True)
    paths = [folder / f"a{n}.txt" for n in range(len(texts))]
    for path, lines in zip(paths, texts, strict=True):
        path.write_text("".join(f"{' '.join(line)}.\n" for line in lines), encoding="utf-8")
    return paths


def _bytes(out: Path) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in OUTPUTS}


@settings(max_examples=8)
@given(_TEXTS)
def test_neither_order_nor_place_nor_the_past_shows(
    texts: list[list[tuple[str, str, str]]],
) -> None:
    """Files named one by one backwards, elsewhere, one after the other, must give equal bytes."""
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        build([base / "in"] if _put(base / "in", texts) else [], [], base / "out")
        paths = _put(base / "x" / "other", texts)
        build(paths[:1], [], base / "x" / "out")
        build(list(reversed(paths)), [], base / "x" / "out")
        assert _bytes(base / "out") == _bytes(base / "x" / "out")


@settings(max_examples=6)
@given(_TEXTS)
def test_both_parsers_read_the_same_graph(texts: list[list[tuple[str, str, str]]]) -> None:
    """Rdflib and the engine must find isomorphic graphs, and Turtle be the union of TriG."""
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        _put(base / "in", texts)
        build([base / "in"], [], base / "out")
        turtle = (base / "out/graph.ttl").read_bytes()
        lines = rdf.ntriples(ox.parse(turtle, format=ox.RdfFormat.TURTLE))
        assert isomorphic(
            Graph().parse(data=turtle, format="turtle"), Graph().parse(data=lines, format="nt")
        )
        trig = (base / "out/graph.trig").read_bytes()
        assert rdf.ntriples(ox.parse(trig, format=ox.RdfFormat.TRIG)) == lines


_SCRIPT = """
import sys
from pathlib import Path
from graph.assembly.pipeline import build
articles = [Path(p) for p in sys.argv[2:]]
result = build(articles, [Path("data/facts")], Path(sys.argv[1]))
assert not result.refused, result.refused
"""


def _elsewhere(out: Path, paths: list[Path], **environment: str) -> str:
    command = [sys.executable, "-c", _SCRIPT, str(out), *map(str, paths)]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    whole = b"".join(_bytes(out)[name] for name in OUTPUTS)
    return hashlib.sha256(whole).hexdigest()


def test_neither_seed_nor_zone_nor_language_shows(tmp_path: Path) -> None:
    """Builds of the shipped articles in unlike processes must give equal bytes."""
    paths = sorted((ROOT / "data/articles").glob("*.txt"))
    one = _elsewhere(tmp_path / "one", paths, PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C.UTF-8")
    other = _elsewhere(
        tmp_path / "two", paths[::-1], PYTHONHASHSEED="77", TZ="Asia/Tokyo", LC_ALL="C"
    )
    assert one == other
