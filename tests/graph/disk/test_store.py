"""The store on disk: what is asked is what was built, and nobody ever sees a half of it."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph import disk
from graph.disk import generation, writing
from graph.errors import ExportError, QueryError
from graph.export import rdf
from graph.iri import mint
from graph.opening import instead, open_graph
from graph.terms import rdfs, words
from graph.writer import write

ROOT = Path(__file__).resolve().parents[3]


def _body(number: int, said: str = "a") -> bytes:
    node = mint("actor", f"x{number}")
    graph = mint("graph", f"article-{number}")
    return rdf.blocks(ox.Quad(node, rdfs.label, words(f"{said} {n}"), graph) for n in range(3))


def _bodies(count: int, said: str = "a") -> dict[str, bytes]:
    return {mint("graph", f"article-{n}").value: _body(n, said) for n in range(count)}


def _put(out: Path, bodies: Mapping[str, bytes]) -> str:
    """Make a generation and put it into use, as a build does."""
    name = disk.made(out, bodies)
    write(out / disk.CURRENT, f"{name}\n".encode())
    disk.cleared(out)
    return name


def _quads(store: ox.Store | None) -> set[str]:
    assert store is not None
    return {str(quad) for quad in store}


def _expected(bodies: Mapping[str, bytes]) -> set[str]:
    store = ox.Store()
    for iri, body in bodies.items():
        rdf.load(store, body, ox.NamedNode(iri))
    return _quads(store)


def _done(out: Path) -> None:
    """Let go of all that these tests read, so that what is not in use goes."""
    while generation._held:
        os.close(generation._held.popitem()[1])
    disk.cleared(out)


def _generations(out: Path) -> list[str]:
    return sorted(p.name for p in (out / disk.FOLDER).iterdir() if p.is_dir())


def test_a_store_holds_what_it_is_made_of(tmp_path: Path) -> None:
    """Every graph must be there under its name, and no graph that is empty."""
    bodies = _bodies(4)
    _put(tmp_path, {**bodies, mint("graph", "empty").value: b""})
    store = disk.opened(tmp_path)
    assert _quads(store) == _expected(bodies)
    assert store is not None
    assert len(list(store.named_graphs())) == 4


@pytest.mark.parametrize("most", [1, 300, 100_000])
def test_a_store_made_in_pieces_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    """However little is loaded at a time, and however large a graph is, all must be there."""
    monkeypatch.setattr(writing, "_BATCH", most)
    nodes = (mint("actor", f"x{n}") for n in range(9))
    said = words("one\n\ntwo ;\n\t")
    large = rdf.blocks(ox.Quad(node, rdfs.label, said, mint("graph", "b")) for node in nodes)
    bodies = {**_bodies(4), mint("graph", "b").value: large, mint("graph", "c").value: b""}
    _put(tmp_path, bodies)
    assert _quads(disk.opened(tmp_path)) == _expected(bodies)


def test_equal_graphs_are_one_generation(tmp_path: Path) -> None:
    """The same graphs must have the same name, wherever and in whatever order they are made."""
    bodies = _bodies(3)
    name = _put(tmp_path / "one", bodies)
    assert _put(tmp_path / "two", dict(reversed(bodies.items()))) == name
    before = (tmp_path / "one" / disk.FOLDER / name / generation.TOLD).stat().st_mtime_ns
    assert _put(tmp_path / "one", bodies) == name
    assert (tmp_path / "one" / disk.FOLDER / name / generation.TOLD).stat().st_mtime_ns == before
    assert _put(tmp_path / "one", _bodies(3, "b")) != name


def test_what_does_not_change_is_not_written_again(tmp_path: Path) -> None:
    """One more graph among many must leave the files of the others, as hard links."""
    _put(tmp_path, _bodies(20))
    kept = {p.stat().st_ino for p in (tmp_path / disk.FOLDER).rglob("*.sst")}
    _put(tmp_path, _bodies(21))
    assert kept & {p.stat().st_ino for p in (tmp_path / disk.FOLDER).rglob("*.sst")}
    assert _quads(disk.opened(tmp_path)) == _expected(_bodies(21))


@given(before=st.integers(0, 4), now=st.integers(0, 4), said=st.sampled_from("ab"))
@settings(max_examples=20, deadline=None)
def test_a_graph_that_changed_is_what_it_is_now(
    tmp_path_factory: pytest.TempPathFactory, before: int, now: int, said: str
) -> None:
    """Told what a graph was, a build must leave what stands, take away what went, add what came."""
    out, iri = tmp_path_factory.mktemp("store"), mint("graph", "points").value
    body = {n: b"\n".join(_body(each, said if each % 2 else "a") for each in range(n)) for n in
            {before, now}}  # fmt: skip
    first = {**_bodies(6), iri: b"\n".join(map(_body, range(before)))}
    _put(out, first)
    asked: dict[str, bytes] = {hashlib.sha256(one).hexdigest(): one for one in first.values()}
    second = {**_bodies(6), iri: body[now]}
    name = disk.made(out, second, earlier=asked.get)
    write(out / disk.CURRENT, f"{name}\n".encode())
    assert _quads(disk.opened(out)) == _expected(second)
    _done(out)


_STEPS = st.lists(
    st.dictionaries(st.integers(0, 11), st.sampled_from("abc"), min_size=6), min_size=2, max_size=5
)


@settings(max_examples=25, deadline=None)
@given(_STEPS)
def test_any_way_leads_to_the_same_store(
    tmp_path_factory: pytest.TempPathFactory, steps: list[dict[int, str]]
) -> None:
    """Whatever graphs were added, changed and removed before, the store must hold the last ones."""
    out = tmp_path_factory.mktemp("out")
    for step in steps:
        bodies = {mint("graph", f"article-{n}").value: _body(n, said) for n, said in step.items()}
        _put(out, bodies)
        assert _quads(disk.opened(out)) == _expected(bodies)


def test_a_disk_without_hard_links_holds_a_store_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where files cannot be linked they must be copied."""

    def refused(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", refused)
    _put(tmp_path, _bodies(20))
    _put(tmp_path, _bodies(21))
    assert _quads(disk.opened(tmp_path)) == _expected(_bodies(21))


# ---------------------------------------------------------------- readers


def test_a_reader_keeps_what_he_has_open(tmp_path: Path) -> None:
    """Builds that follow must not take a store away from who reads it; then it goes."""
    old, new = _bodies(40), _bodies(40, "b")
    name = _put(tmp_path, old)
    code = (
        "import sys\nfrom pathlib import Path\nfrom graph import disk\n"
        "store = disk.opened(Path(sys.argv[1]))\nprint('open', flush=True)\nsys.stdin.readline()\n"
        "print(len(set(map(str, store))), 'b 1' in str(list(store)))\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as reader:  # fmt: skip
        assert reader.stdout is not None
        assert reader.stdout.readline() == "open\n"
        _put(tmp_path, new)
        _put(tmp_path, _bodies(41, "c"))
        assert name in _generations(tmp_path)
        assert len(_generations(tmp_path)) == 2
        told, _ = reader.communicate("go\n")
    assert told == f"{len(_expected(old))} False\n"
    disk.cleared(tmp_path)
    assert len(_generations(tmp_path)) == 1


def test_who_opens_a_store_sees_the_newest(tmp_path: Path) -> None:
    """A process that opened an earlier generation must get the one in use when it asks again."""
    for said in "abcdefg":
        _put(tmp_path, _bodies(3, said))
        assert _quads(disk.opened(tmp_path)) == _expected(_bodies(3, said))
    assert len(_generations(tmp_path)) <= 3


def test_a_generation_that_goes_while_it_is_opened_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between reading which one is in use and opening it a build may replace it: read again."""
    _put(tmp_path, _bodies(3))
    hold = generation._hold
    late = iter([True])

    def held(folder: Path) -> bool:
        if next(late, False):
            _put(tmp_path, _bodies(3, "b"))
            shutil.rmtree(folder, ignore_errors=True)
        return hold(folder)

    monkeypatch.setattr(generation, "_hold", held)
    assert _quads(disk.opened(tmp_path)) == _expected(_bodies(3, "b"))


def test_a_store_that_never_stands_still_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who never gets hold of the generation in use must be told so, not wait for ever."""
    names = [_put(tmp_path, _bodies(3, said)) for said in "ab"]
    turn = iter(range(100))

    def held(_folder: Path) -> bool:
        write(tmp_path / disk.CURRENT, f"{names[next(turn) % 2]}\n".encode())
        return False

    monkeypatch.setattr(generation, "_hold", held)
    with pytest.raises(QueryError, match="ask again"):
        disk.opened(tmp_path)


def test_a_held_generation_stays_for_others(tmp_path: Path) -> None:
    """What is held must stay whatever is built, be opened by its folder, and go once dropped."""
    name = _put(tmp_path, _bodies(3))
    held = disk.held(tmp_path)
    assert held is not None
    _put(tmp_path, _bodies(3, "b"))
    assert _generations(tmp_path).count(name) == 1
    assert _quads(open_graph(held.folder)) == _expected(_bodies(3))
    held.drop()
    _done(tmp_path)
    assert name not in _generations(tmp_path)
    assert disk.held(tmp_path / "nothing") is None


# ---------------------------------------------------------------- torn, foreign, absent


def _cut(folder: Path) -> None:
    victim = max(folder.glob("*.sst"), key=lambda p: p.stat().st_size)
    victim.write_bytes(victim.read_bytes()[:-9])


def _lost(folder: Path) -> None:
    next(iter(sorted(folder.glob("*.sst")))).unlink()


def _foreign(folder: Path) -> None:
    told = json.loads((folder / generation.TOLD).read_bytes())
    (folder / generation.TOLD).write_text(json.dumps({**told, "layout": 0}))


def _silent(folder: Path) -> None:
    (folder / generation.TOLD).unlink()


def _renamed(folder: Path) -> None:
    folder.rename(folder.with_name("0123456789abcdef"))


@pytest.mark.parametrize("harm", [_cut, _lost, _foreign, _silent, _renamed])
def test_a_torn_store_is_not_opened_and_made_anew(
    harm: Callable[[Path], None], tmp_path: Path
) -> None:
    """A store that is not whole must be read from the file instead, told, and made anew."""
    bodies = _bodies(5)
    (tmp_path / "graph.trig").write_bytes(rdf.named(bodies))
    name = _put(tmp_path, bodies)
    assert instead(tmp_path) == ""
    harm(tmp_path / disk.FOLDER / name)
    assert disk.opened(tmp_path) is None
    assert "torn or of another version: graph.trig is read instead" in instead(tmp_path)
    assert _quads(open_graph(tmp_path)) == _expected(bodies)
    assert _put(tmp_path, bodies) == name
    assert _quads(disk.opened(tmp_path)) == _expected(bodies)
    assert _generations(tmp_path) == [name]


def test_a_store_of_another_engine_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What another version of the engine wrote must be read, but not built upon."""
    bodies = _bodies(5)
    name = _put(tmp_path, bodies)
    monkeypatch.setattr("graph.disk.writing._engine", lambda: "pyoxigraph 0.0.1")
    before = (tmp_path / disk.FOLDER / name / generation.TOLD).read_bytes()
    assert _quads(disk.opened(tmp_path)) == _expected(bodies)
    _put(tmp_path, bodies)
    assert (tmp_path / disk.FOLDER / name / generation.TOLD).read_bytes() != before
    assert _quads(disk.opened(tmp_path)) == _expected(bodies)


def test_no_store_is_told_where_there_is_a_file(tmp_path: Path) -> None:
    """Without a store its file must be read and that be told; without either nothing is told."""
    assert instead(tmp_path) == ""
    (tmp_path / "graph.trig").write_bytes(rdf.named(_bodies(2)))
    assert "no store in" in instead(tmp_path)
    assert instead(tmp_path / "graph.trig") == ""
    assert _quads(open_graph(tmp_path)) == _expected(_bodies(2))


def test_a_removed_store_is_gone(tmp_path: Path) -> None:
    """Nothing must be left of a store that is not wanted any more."""
    _put(tmp_path, _bodies(2))
    disk.removed(tmp_path)
    assert not (tmp_path / disk.FOLDER).exists()
    disk.removed(tmp_path)


# ---------------------------------------------------------------- full disks and kills

_MAKE = """
import sys, pickle, signal, resource
from pathlib import Path
from graph import disk
from graph.errors import ExportError
from tests.graph.disk.test_store import _bodies, _put
limit = int(sys.argv[2])
if limit:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
print("go", flush=True)
try:
    _put(Path(sys.argv[1]), _bodies(int(sys.argv[3]), "b"))
except ExportError as error:
    print(error)
    sys.exit(3)
"""


def _other(out: Path, limit: int, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _MAKE, str(out), str(limit), str(count)],
        cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
@pytest.mark.parametrize("limit", [1, 900, 1500, 5000, 60_000])
@pytest.mark.parametrize("count", [41, 400])
def test_a_full_disk_leaves_the_store_before(tmp_path: Path, limit: int, count: int) -> None:
    """Whatever file cannot be written to its end, the store in use must stay, and the next heal.

    41 graphs change few of them, 400 make the store anew.
    """
    old = {**_bodies(40, "b"), mint("graph", "more").value: _body(99)}
    _put(tmp_path, old)
    with _other(tmp_path, limit, count) as child:
        told, _ = child.communicate(timeout=60)
    assert child.returncode == 3, told
    assert _quads(disk.opened(tmp_path)) == _expected(old)
    _put(tmp_path, _bodies(count, "b"))
    assert _quads(disk.opened(tmp_path)) == _expected(_bodies(count, "b"))
    _done(tmp_path)
    assert len(_generations(tmp_path)) == 1


@pytest.mark.parametrize("nth", range(8))
def test_a_kill_leaves_a_store_that_is_whole(tmp_path: Path, nth: int) -> None:
    """Killed at whatever moment, the store must be the old or the new one, and the next heal."""
    old, new = _bodies(300), _bodies(320, "b")
    _put(tmp_path, old)
    with _other(tmp_path, 0, 320) as child:
        assert child.stdout is not None
        child.stdout.readline()
        try:
            child.wait(timeout=0.015 * nth)
        except subprocess.TimeoutExpired:
            child.send_signal(signal.SIGKILL)
    assert _quads(disk.opened(tmp_path)) in (_expected(old), _expected(new))
    _put(tmp_path, new)
    assert _quads(disk.opened(tmp_path)) == _expected(new)
    _done(tmp_path)
    assert len(_generations(tmp_path)) == 1


def test_an_error_of_the_engine_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the engine cannot write must be an error that names the store, with nothing left."""

    def full(*_: object) -> None:
        raise OSError("IO error: No space left on device")

    monkeypatch.setattr("graph.disk.writing._anew", full)
    with pytest.raises(ExportError, match="No space left"):
        disk.made(tmp_path, _bodies(2))
    assert _generations(tmp_path) == []


def test_a_store_of_files_that_are_no_quads(tmp_path: Path) -> None:
    """What cannot be read leaves the store as it was."""
    good, bad = tmp_path / "a.nq", tmp_path / "b.nq"
    good.write_text("<urn:a> <urn:b> <urn:c> <urn:g> .\n", encoding="utf-8")
    bad.write_text("<urn:a> <urn:b>\n", encoding="utf-8")
    name = disk.loaded(tmp_path, [good])
    with pytest.raises(ExportError, match="cannot be stored"):
        disk.loaded(tmp_path, [good, bad])
    assert len(open_graph(tmp_path)) == 1
    assert [path.name for path in (tmp_path / disk.FOLDER).iterdir() if path.is_dir()] == [name]
    assert disk.loaded(tmp_path, [good]) == name
