"""The page as a file: closed in itself, by hash, the same bytes each time."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.view import Sparql, View, engines, render, write
from graph.view.page import embed
from graph.view.shortening import packed

ROOT = Path(__file__).resolve().parents[3]
SMALL = ROOT / "tests/graph/data/small.trig"


@pytest.fixture(scope="module")
def page(view: View) -> str:
    """The page of the small graph."""
    return render(view)


@pytest.fixture(scope="module")
def asking(view: View) -> str:
    """The page of the small graph with its SPARQL drawer."""
    return render(view, Sparql(b"<http://e/a> <http://e/b> <http://e/c> ."))


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _policy(page: str) -> dict[str, str]:
    # The page's own stands first; the page also writes one into the dossiers it makes.
    found = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)[0]
    text = found.replace("&#39;", "'")
    return dict(rule.strip().split(" ", 1) for rule in text.split(";"))


def test_the_policy_names_exactly_what_runs(page: str) -> None:
    """Recomputing the hash of every script and style gives the policy's lists, nothing more."""
    policy = _policy(page)
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    style = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)[0]
    assert policy["script-src"].split() == [_hash(s) for s in scripts]
    assert policy["style-src"] == _hash(style)
    assert policy["default-src"] == "'none'"
    assert policy["require-trusted-types-for"] == "'script'"
    assert not re.search("unsafe|http|\\*", " ".join(policy.values()))


def test_only_the_drawer_may_compile(page: str, asking: str) -> None:
    """WebAssembly is allowed where the drawer needs it, by name, and nothing else is added."""
    plain, with_drawer = _policy(page), _policy(asking)
    assert "wasm" not in page.partition("</head>")[0]
    assert with_drawer["script-src"].split()[-1] == "'wasm-unsafe-eval'"
    scripts = re.findall(r"<script>(.*?)</script>", asking, re.DOTALL)
    assert with_drawer["script-src"].split()[:-1] == [_hash(s) for s in scripts]
    assert plain | {"script-src": ""} == with_drawer | {"script-src": ""}


def test_a_served_page_may_ask_its_server_alone(view: View) -> None:
    """Without an engine of its own the page may connect to where it came from, nowhere else."""
    served = _policy(render(view, Sparql(None)))
    assert served["connect-src"] == "'self'"
    assert "wasm" not in served["script-src"]
    assert served["default-src"] == "'none'"


def test_the_drawer_costs_less_than_two_megabytes(page: str, asking: str) -> None:
    """The engine, its glue and the questions stay below 2.0 MB."""
    assert len(asking.encode()) - len(page.encode()) <= 1_950_000
    assert "oxigraph" not in page


def test_a_changed_engine_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A vendored file that is not the reviewed one never gets into a page."""
    monkeypatch.setitem(engines._SHA256, "oxigraph.js", "0" * 64)
    with pytest.raises(ValueError, match="not the file that was reviewed"):
        engines.sparql_glue()


@given(st.binary(max_size=90))
def test_packed_bytes_come_back(content: bytes) -> None:
    """Five characters for four bytes, none of which HTML knows, give the same bytes again."""
    length, _, text = str(packed(content)).partition(":")
    assert not set(text) & set("<>&\"'")
    back = text.translate(str.maketrans(",./", "<>&"))
    assert base64.b85decode(back)[: int(length)] == content


def test_the_page_asks_for_nothing(page: str) -> None:
    """No element of the page names another file."""
    markup = re.sub(r"<(script|style)[^>]*>.*?</\1>", "", page, flags=re.DOTALL)
    assert not re.search(r"\b(src|srcset|action|data|poster)\s*=", markup)
    assert re.findall(r'href="([^"]*)"', markup) == ["#canvas", "#table"]
    assert "@import" not in page
    assert "sourceMappingURL" not in page


def test_the_licence_of_the_engine_stays(page: str) -> None:
    """vis-network's own notice is in the page."""
    assert "vis.js is dual licensed" in page


def test_the_page_around_the_data_is_small(page: str) -> None:
    """Without its data the page is at most 700 kB, of which 470 kB draw graphs."""
    (data,) = re.findall(r'id="data">(.*?)</script>', page, re.DOTALL)
    assert len(page.encode()) - len(data.encode()) <= 700_000


@given(st.recursive(st.text(), lambda inner: st.dictionaries(st.text(), inner)))
def test_embedded_data_cannot_end_its_element(data: object) -> None:
    """Whatever the data, its JSON holds no character that means anything to HTML."""
    text = str(embed(data))
    assert not set(text) & set("<>&\u2028\u2029")
    assert json.loads(text) == data


def test_a_script_that_ends_itself_is_refused() -> None:
    """Text that would close the script element never becomes one."""
    with pytest.raises(ValueError, match="cannot stand inline"):
        engines.inline("x = '</SCRIPT>'")


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_hash_seed_does_not_change_a_byte(page: str, seed: str) -> None:
    """Another process with another hash seed renders the same bytes."""
    code = (
        "import sys, hashlib, pyoxigraph as ox; from graph.view import read, render;"
        "s = ox.Store(); s.load(path=sys.argv[1], format=ox.RdfFormat.TRIG);"
        "print(hashlib.sha256(render(read(s)).encode()).hexdigest())"
    )
    env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code, str(SMALL)],
        env=env,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == hashlib.sha256(page.encode()).hexdigest()


def test_writing_twice_changes_nothing(store: ox.Store, page: str, tmp_path: Path) -> None:
    """The file holds the page, and a second writing leaves it untouched."""
    assert write(store, tmp_path / "view.html") is True
    assert write(store, tmp_path / "view.html") is False
    assert (tmp_path / "view.html").read_bytes().decode("utf-8") == page


def test_no_part_of_the_script_takes_a_name_of_another() -> None:
    """All parts share one scope: of two functions of one name the later would win unnoticed."""
    parts = (ROOT / "graph/view/js").glob("*.js")
    names = [
        name
        for part in parts
        for name in re.findall(
            r"^(?:async )?(?:function|class|const|let) (\w+)", part.read_text(), re.MULTILINE
        )
    ]
    assert [name for name, times in Counter(names).items() if times > 1] == []


def test_text_has_contrast_in_both_themes() -> None:
    """Each colour of text reaches 4.5 to 1 on each ground it stands on, each mark 3 to 1."""
    style = (ROOT / "graph/view/view.css").read_text(encoding="utf-8")
    pairs = dict(re.findall(r"--([\w-]+): light-dark\((#\w{6}, #\w{6})\)", style))
    for theme in (0, 1):
        colour = {name: pair.split(", ")[theme] for name, pair in pairs.items()}
        for ground in ("paper", "sheet", "well"):
            for ink in ("ink", "soft", "country", "deny", "doubt"):
                assert _contrast(colour[ink], colour[ground]) >= 4.5, (theme, ink, ground)
        for mark in ("person", "body", "country", "voice", "edge", "line", "focus"):
            assert _contrast(colour[mark], colour["paper"]) >= 3, (theme, mark)
        assert _contrast(colour["ink"], colour["mark"]) >= 4.5
        assert _contrast(colour["on-focus"], colour["focus"]) >= 4.5


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
