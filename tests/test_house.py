"""The house itself: packages, lock files, help texts, documentation."""

from __future__ import annotations

import ast
import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import extract
import graph
import ontology

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("graph", "extract", "ontology")
MODULES = sorted(p for name in PACKAGES for p in (ROOT / name).rglob("*.py"))
LOCKS = sorted(ROOT.glob("requirements*.lock"))


def test_packages_are_ours() -> None:
    """The three flat package names import from this checkout, not from someone else's wheel."""
    for package in (extract, graph, ontology):
        assert package.__file__ is not None
        assert Path(package.__file__).is_relative_to(ROOT)


@pytest.mark.parametrize("module", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_modules_stay_small(module: Path) -> None:
    """No module is longer than 400 lines."""
    assert len(module.read_text(encoding="utf-8").splitlines()) <= 400


def _functions() -> list[int]:
    lengths = []
    for module in MODULES:
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                body = node.body[1:] if ast.get_docstring(node) else node.body
                if body:
                    lengths.append((body[-1].end_lineno or 0) - body[0].lineno + 1)
    return sorted(lengths)


def test_functions_stay_short() -> None:
    """Half of all functions have at most 8 lines and 95 in 100 at most 35, docstrings aside."""
    lengths = _functions()
    assert lengths[len(lengths) // 2] <= 8
    assert lengths[int(len(lengths) * 0.95)] <= 35


@pytest.mark.parametrize("lock", LOCKS, ids=lambda p: p.name)
def test_locks_are_hashed_and_name_no_address(lock: Path) -> None:
    """Every locked package carries hashes; no lock file names an index or download address."""
    text = lock.read_text(encoding="utf-8")
    pins = re.findall(r"^[a-z0-9-]+==", text, flags=re.MULTILINE)
    hashed = re.findall(r"^[a-z0-9-]+==[^\n]*\n    --hash=sha256:", text, flags=re.MULTILINE)
    assert pins
    assert len(hashed) == len(pins)
    assert not re.search(r"https?://|--(extra-)?index-url|--find-links", text)
    assert not re.search(r"^(en-core-web-trf|en-core-sci-md|de-core-news-md)", text, re.MULTILINE)


def test_every_dependency_has_its_reason() -> None:
    """Each run-time dependency of pyproject.toml is named in docs/dependencies.md."""
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "dependencies"
    ]
    told = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")
    missing = [d for d in wanted if f"| {re.split('[=<>]', d)[0]} |" not in told]
    assert missing == []


def _installed(*, spelt: bool) -> set[str]:
    """What comes with sayso, where extras must be spelt as they are declared, or not."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    todo = [Requirement(one) for one in project["dependencies"]]
    found: set[str] = set()
    while todo:
        asked = todo.pop()
        made = metadata.metadata(asked.name)
        alike = str if spelt else canonicalize_name
        wanted = {alike(one) for one in asked.extras}
        extras = {one for one in made.get_all("Provides-Extra", ()) if alike(one) in wanted}
        key = f"{canonicalize_name(asked.name)}{sorted(extras)}"
        if key not in found:
            found.add(key)
            needs = map(Requirement, made.get_all("Requires-Dist", ()))
            todo += [one for one in needs if _holds(one, extras)]
    return {key.partition("[")[0] for key in found}


def _holds(asked: Requirement, extras: set[str]) -> bool:
    marker = asked.marker
    return marker is None or any(marker.evaluate({"extra": one}) for one in (*extras, ""))


def test_nothing_needed_hangs_on_how_an_extra_is_spelt() -> None:
    """An installer that takes extras by the letter (pip before 23.3) installs all of it too."""
    assert _installed(spelt=True) == _installed(spelt=False)


@pytest.mark.parametrize("module", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_public_names_are_documented(module: Path) -> None:
    """Every public class and function has a docstring, every module one too."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    bare = [
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert bare == []
    assert ast.get_docstring(tree) or not tree.body
