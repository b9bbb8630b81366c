"""A build that is killed: what stood stands or what is new stands, and the next one heals."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from graph import disk
from graph.assembly.pipeline import OUTPUTS, build

ROOT = Path(__file__).resolve().parents[3]

_BUILD = """
import sys
from pathlib import Path
from graph.assembly import articles, making, pipeline  # loaded before the clock starts
from tests.graph.made import plain
articles._annotated = plain
print("go", flush=True)
pipeline.build([Path(sys.argv[1])], [], Path(sys.argv[2]))
"""


def _articles(folder: Path, count: int, word: str) -> Path:
    folder.mkdir(exist_ok=True)
    for n in range(count):
        lines = (f"Ada Kern said that {word} {n} {i} came to Ukraine.\n" for i in range(12))
        (folder / f"a{n}.txt").write_text("".join(lines), encoding="utf-8")
    return folder


def _bytes(out: Path) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in OUTPUTS}


def _quads(out: Path) -> set[str]:
    store = disk.opened(out)
    assert store is not None
    return {str(quad) for quad in store}


@pytest.mark.parametrize("tenths", [0, 2, 4, 6, 8, 11, 15])
def test_a_killed_build_tears_nothing(tmp_path: Path, taken: list[str], tenths: int) -> None:
    """Killed after so long, every output must be an old or a new one, and the store be whole."""
    out = tmp_path / "out"
    folder = _articles(tmp_path / "in", 25, "troops")
    build([folder], [], out)
    old = _bytes(out), _quads(out)
    _articles(folder, 30, "tanks")
    build([folder], [], tmp_path / "full")
    new = _bytes(tmp_path / "full"), _quads(tmp_path / "full")
    command = [sys.executable, "-c", _BUILD, str(folder), str(out)]
    with subprocess.Popen(command, cwd=ROOT, text=True, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "go\n"
        try:
            child.wait(timeout=tenths / 10)
        except subprocess.TimeoutExpired:
            child.send_signal(signal.SIGKILL)
    found = _bytes(out)
    assert all(found[name] in (old[0][name], new[0][name]) for name in OUTPUTS)
    assert _quads(out) in (old[1], new[1])
    build([folder], [], out)
    assert (_bytes(out), _quads(out)) == new
