"""Builds that die or find the disk full, wherever: nothing is torn, and the next build heals."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from graph import disk
from graph.assembly import articles
from graph.assembly.pipeline import OUTPUTS, build
from tests.graph.made import plain

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")

ROOT = Path(__file__).resolve().parents[2]
_ALL = os.environ.get("HYPOTHESIS_PROFILE") == "fuzz"
#: At how many moments a build is killed, and how many sizes no file may exceed.
_KILLS, _DISKS = (50, 20) if _ALL else (8, 4)

# A process that has loaded everything and built nothing forks a child for each fault: no child
# pays for loading, and none inherits threads of an engine.
_DRIVER = """
import json, os, resource, shutil, signal, sys
from pathlib import Path
from graph.assembly import articles, making, pipeline
from graph.errors import SaysoError
from tests.graph.made import plain

articles._annotated = plain
folder, old, base = map(Path, sys.argv[1:4])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
_CHANGES = {"os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "os.truncate"}


def changing(out, die_at):
    seen = [0]

    def hook(event, args):
        flags = args[2] if event == "open" and isinstance(args[2], int) else 0
        writes = flags & (os.O_WRONLY | os.O_RDWR)
        if (writes or event in _CHANGES) and str(out) in str(args[0]):
            seen[0] += 1
            if seen[0] == die_at:
                os._exit(9)

    sys.addaudithook(hook)
    return seen


def child(out, die_at, size):
    seen = changing(out, die_at)
    if size:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
    try:
        pipeline.build([folder], [], out)
        (base / "seen").write_text(str(seen[0])) if not size and not die_at else None
    except SaysoError:
        os._exit(3)
    os._exit(0)


def forked(name, die_at=0, size=0):
    out = base / name
    shutil.copytree(old, out)
    number = os.fork()
    if not number:
        child(out, die_at, size)
    return os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])


forked("untouched")
moments = int((base / "seen").read_text())
kills, disks = int(sys.argv[4]), int(sys.argv[5])
largest = max(p.stat().st_size for p in (base / "untouched").rglob("*") if p.is_file())
ends = {f"kill{n}": forked(f"kill{n}", 1 + n * (moments - 1) // (kills - 1)) for n in range(kills)}
ends |= {
    f"disk{n}": forked(f"disk{n}", size=1 + n * largest // disks) for n in range(disks)
}
print(json.dumps(ends))
"""


def _articles(folder: Path, count: int, word: str) -> Path:
    folder.mkdir(exist_ok=True)
    for n in range(count):
        lines = (f"Ada Kern said that {word} {n} {i} came to Ukraine.\n" for i in range(6))
        (folder / f"a{n}.txt").write_text("".join(lines), encoding="utf-8")
    return folder


def _stands(out: Path) -> tuple[dict[str, bytes], set[str]]:
    store = disk.opened(out)
    assert store is not None
    return {name: (out / name).read_bytes() for name in OUTPUTS}, {str(quad) for quad in store}


def test_whatever_befalls_a_build_nothing_is_torn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed at any change, or unable to write: each output must be old or new, and then heal."""
    monkeypatch.setattr(articles, "_annotated", plain)
    folder, old = _articles(tmp_path / "in", 8, "troops"), tmp_path / "old"
    build([folder], [], old)
    before = _stands(old)
    _articles(folder, 10, "tanks")
    (folder / "a0.txt").write_text("Ada Kern said that ships 1 1 came to Ukraine.\n")
    build([folder], [], tmp_path / "full")
    after = _stands(tmp_path / "full")
    command = [sys.executable, "-c", _DRIVER, *map(str, (folder, old, tmp_path, _KILLS, _DISKS))]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr
    ends: dict[str, int] = json.loads(told.stdout)
    assert list(ends.values()).count(9) >= _KILLS - 1, ends
    assert 3 in ends.values(), ends
    for name in ends:
        outputs, quads = _stands(tmp_path / name)
        assert all(outputs[n] in (before[0][n], after[0][n]) for n in OUTPUTS), name
        assert quads in (before[1], after[1]), name
        build([folder], [], tmp_path / name)
        assert _stands(tmp_path / name) == after, name
