"""The cache: what was put comes back whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.assembly.cache import Cache, code_digest, key_of


def test_what_was_put_comes_back(tmp_path: Path) -> None:
    """An entry must come back byte for byte, and an unknown key give nothing."""
    cache = Cache(tmp_path / "c")
    assert cache.get("k") is None
    cache.put("k", b"\x00data")
    assert cache.get("k") == b"\x00data"


@pytest.mark.parametrize(
    "damage", [lambda b: b[:-1], lambda b: b[:20], lambda b: b + b"x", lambda _: b""]
)
def test_a_damaged_entry_counts_as_absent(tmp_path: Path, damage: object) -> None:
    """A torn or changed entry must give nothing, never wrong bytes and no error."""
    cache = Cache(tmp_path)
    cache.put("k", b"some data")
    (path,) = tmp_path.iterdir()
    path.write_bytes(damage(path.read_bytes()))  # type: ignore[operator]
    assert cache.get("k") is None


def test_pruning_keeps_what_is_named(tmp_path: Path) -> None:
    """Only entries that are not to be kept may go."""
    cache = Cache(tmp_path)
    for key in ("a", "b", "c"):
        cache.put(key, b"x")
    assert cache.prune(["b"]) == 2
    assert cache.get("b") == b"x"
    assert cache.get("a") is None


@given(st.lists(st.text()), st.lists(st.text()))
def test_keys_are_injective(one: list[str], other: list[str]) -> None:
    """Two lists of parts must not share a key, however their parts are cut."""
    assert (key_of(*one) == key_of(*other)) == (one == other)


def test_the_code_of_a_package_has_a_digest() -> None:
    """The digest must depend on the package."""
    assert code_digest("extract") != code_digest("ontology")


def test_a_full_disk_does_not_stop_a_build(tmp_path: Path) -> None:
    """A cache that cannot be written must be silent: it costs time, no more."""
    (tmp_path / "c").write_text("a file where the folder should be")
    Cache(tmp_path / "c").put("k", b"x")
    assert Cache(tmp_path / "c").get("k") is None


def test_an_entry_under_another_key_counts_as_absent(tmp_path: Path) -> None:
    """What was copied over another entry is made anew, and gives nobody else's article."""
    cache = Cache(tmp_path)
    cache.put("one", b"1")
    cache.put("two", b"2")
    (tmp_path / "two.entry").write_bytes((tmp_path / "one.entry").read_bytes())
    assert (cache.get("one"), cache.get("two")) == (b"1", None)


def test_a_folder_in_the_place_of_an_entry_does_no_harm(tmp_path: Path) -> None:
    """It counts as absent, and neither keeping nor pruning fails."""
    cache = Cache(tmp_path)
    (tmp_path / "one.entry").mkdir()
    assert cache.get("one") is None
    cache.put("one", b"1")
    cache.prune([])
