"""A newcomer's path, from an empty folder and a wheel to what changed between two builds."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.extract.inputs.made.office import docx, p
from tests.extract.inputs.made.pdfs import column, pdf
from tests.extract.inputs.test_warcs import warc

ROOT = Path(__file__).resolve().parents[1]
_PDF = (
    "Mayor Anna Holt said on Monday that the northern harbour would stay closed. The harbour "
    "master, Peter Quist, denied that any ship had been turned away."
)
_DOCX = "Professor Lena Brandt said that the river was rising. Brandt warned of a flood."
_MAIL = (
    "From: Desk <desk@example.org>\nTo: All <all@example.org>\nSubject: Prices\n"
    "Date: Thu, 24 Oct 2024 10:00:00 +0000\nContent-Type: text/plain; charset=utf-8\n\n"
    "Trade minister Carl Voss said that bread prices would fall before winter.\n"
)
_FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>The Harbour Post</title>
<item><title>Bridge</title><guid>bridge</guid><pubDate>Thu, 24 Oct 2024 10:00:00 GMT</pubDate>
<description>Senator Ruth Salt said that the bridge was safe. It opened in May.</description>
</item></channel></rss>"""
_CSV = (
    "title,text,date\n"
    'Schools,"Senator Omar Reid said that the schools were cold.",2024-10-24\n'
    'Trains,"Senator Nina Falk said that the trains were late.",2024-10-25\n'
)
_PAGE = (
    "<html><head><title>Storm</title></head><body><article><h1>Storm</h1>"
    + "".join(
        f"<p>{words}</p>"
        for words in (
            "Forecaster Ivan Moor said that the storm would reach the coast on Friday.",
            "Mayor Anna Holt said that the northern harbour was ready for the storm.",
            "The storm has been moving north since Tuesday, and ferries have stopped.",
        )
    )
    + "</article></body></html>"
).encode()


class _Newcomer:
    """Somebody with a fresh environment, in a folder of their own.

    :param bin: where the programs of the environment lie.
    """

    def __init__(self, bin_: Path, folder: Path) -> None:
        self._bin, self.folder = bin_, folder
        kept = {n: v for n, v in os.environ.items() if n not in ("PYTHONPATH", "VIRTUAL_ENV")}
        self._env = {**kept, "PATH": f"{bin_}{os.pathsep}{kept.get('PATH', '')}"}

    def run(self, *args: str, code: int = 0) -> str:
        """What `sayso` prints; both streams."""
        done = subprocess.run(
            [str(self._bin / "sayso"), *args], cwd=self.folder, env=self._env, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
        )  # fmt: skip
        assert done.returncode == code, done.stdout
        return done.stdout

    def rows(self, *args: str) -> list[dict[str, Any]]:
        """The answer to a question."""
        found: list[dict[str, Any]] = json.loads(self.run("query", *args, "--format", "json"))
        return found

    def kept(self, name: str) -> Path:
        """A copy of the outputs as they are now."""
        shutil.copytree(self.folder / "output", self.folder / name)
        return self.folder / name


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel, and the packages it needs from this one; offline."""
    folder = tmp_path_factory.mktemp("fresh")
    source = folder / "source"
    ignored = shutil.ignore_patterns(".venv", ".git", "output", ".*_cache", "__pycache__", "tests")
    shutil.copytree(ROOT, source, ignore=ignored)
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=source, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "env", with_pip=True)
    python = folder / "env/bin/python"
    install = [str(python), "-m", "pip", "install", "-q", "--no-index", "--no-deps", str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    ask = [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    told = subprocess.run(ask, check=True, capture_output=True, text=True)
    site = Path(told.stdout.strip())
    # Only for what sayso needs: its own code comes first, from the wheel.
    (site / "needed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    shutil.rmtree(source)
    return folder / "env/bin"


@pytest.mark.skipif(os.name == "nt", reason="paths of an environment on other systems")
def test_from_an_empty_folder_to_what_changed(programs: Path, tmp_path: Path) -> None:
    """Six kinds of files in, a wrong speaker corrected, an article taken back, all of it told."""
    me = _Newcomer(programs, tmp_path)
    me.run("init", "corpus")
    me.folder = tmp_path / "corpus"
    _put(me.folder / "articles")
    statement = _built_and_asked(me)
    me.kept("first")
    _corrected(me, statement)
    second = me.kept("second")
    _added(me)
    me.kept("third")
    (me.folder / "articles/web.warc").unlink()
    me.run("build")
    taken_back = me.run("diff", "third", "output")
    assert "the article is gone" in taken_back
    assert "the storm would reach the coast on Friday" in taken_back
    for name in sorted(f.name for f in second.iterdir() if f.suffix):
        assert (me.folder / "output" / name).read_bytes() == (second / name).read_bytes(), name
    me.run("diff", "second", "output", "--exit-code")
    me.run("diff", "first", "output", "--exit-code", code=1)
    assert "no findings" in me.run("check")


def _built_and_asked(me: _Newcomer) -> str:
    """Build, and find who said what in each kind of file; the statement that is wrong."""
    built = me.run("build")
    assert "6 articles" in built
    assert "not used" not in built
    said = {row["content"]: row for row in me.rows("who-said-what")}
    assert said["that the northern harbour would stay closed"]["who"] == "Anna Holt"
    assert said["that bread prices would fall before winter"]["who"] == "Carl Voss"
    assert said["that the bridge was safe"]["who"] == "Ruth Salt"
    assert said["that the trains were late"]["who"] == "Nina Falk"
    assert said["that the river was rising"]["who"] == "Lena Brandt"
    return str(said["that the river was rising"]["statement"]).rpartition("/")[2]


def _corrected(me: _Newcomer, statement: str) -> None:
    me.run("decide", statement, "correct", "--speaker", "Mira Stahl", "--new", "person",
           "--by", "Jane Doe", "--why", "the paper says so itself")  # fmt: skip
    me.run("build")
    assert "that the river was rising" in me.run("show", "Mira Stahl")
    assert "that the river was rising" not in me.run("show", "Lena Brandt")
    told = me.run("diff", "first", "output")
    assert "Lena Brandt" in told
    assert "somebody decided it" in told


def _added(me: _Newcomer) -> None:
    record = ("http://harbour.example/storm", "2024-10-25", "text/html", _PAGE)
    (me.folder / "articles/web.warc").write_bytes(warc(record))
    assert "7 articles" in me.run("build")
    assert "Ivan Moor" in me.run("query", "who-said-what")
    told = me.run("diff", "second", "output")
    assert "the article is new" in told
    assert "the storm would reach the coast on Friday" in told


def _put(articles: Path) -> None:
    files: dict[str, Callable[[], bytes]] = {
        "harbour.pdf": lambda: pdf([column(_PDF)]),
        "river.docx": lambda: docx(*(p(words) for words in _DOCX.split("\n"))),
        "prices.eml": _MAIL.encode,
        "feed.rss": _FEED.encode,
        "table.csv": _CSV.encode,
    }
    for name, made in files.items():
        (articles / name).write_bytes(made())
