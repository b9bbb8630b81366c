"""The encoder of clauses that comes with the package."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from graph.errors import BuildError
from graph.points import encoder
from graph.points.encoder import FOLDER, HASH, NAME, checked, likeness


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the encoder's folder."""
    return Path(shutil.copytree(FOLDER, tmp_path / "weights"))


def test_it_is_whole(folder: Path) -> None:
    """The shipped file has the hash that is told of it."""
    assert checked(folder) == (FOLDER / NAME).read_bytes()


@pytest.mark.parametrize("gone", [NAME, HASH])
def test_a_missing_file_is_named(folder: Path, gone: str) -> None:
    """Without the file, or without its hash, nothing is read."""
    (folder / gone).unlink()
    with pytest.raises(BuildError, match="missing"):
        checked(folder)


def test_a_damaged_file_is_named(folder: Path) -> None:
    """One byte more, and nothing is read."""
    (folder / NAME).write_bytes((folder / NAME).read_bytes() + b"x")
    with pytest.raises(BuildError, match="damaged"):
        checked(folder)


def test_what_means_the_same_is_alike() -> None:
    """Clauses of one meaning are nearer than clauses of one word."""
    same = likeness("the port was closed", "the harbour was shut")
    other = likeness("the port was closed", "the port wine was sweet")
    assert same > other
    assert likeness("", "the port") == 0


def test_what_an_earlier_build_read_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Vectors that are taken over must give the very likeness, and only those asked for stay."""
    encoder.recalled(b"")
    pair, other = ("the port was closed", "the harbour was shut"), ("it rained", "it snowed")
    found = likeness(*pair)
    likeness(*other)
    both = encoder.remembered()

    def read(clause: str) -> None:
        raise AssertionError(f"{clause!r} is read again")

    monkeypatch.setattr(encoder, "_read", read)
    encoder.recalled(both)
    assert likeness(*pair) == found
    one = encoder.remembered()
    assert len(one) < len(both)
    encoder.recalled(one)
    with pytest.raises(AssertionError, match="read again"):
        likeness(*other)
    encoder.recalled(b"")


def test_the_order_of_asking_does_not_show() -> None:
    """What is kept must not depend on which clause was read first."""
    encoder.recalled(b"")
    likeness("it rained", "it snowed")
    one = encoder.remembered()
    encoder.recalled(b"")
    likeness("it snowed", "it rained")
    assert encoder.remembered() == one
