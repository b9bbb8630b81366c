"""The weights are those that were shipped, or the user is told what to do."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from extract.candidates import registry
from extract.candidates.tagger import files
from extract.errors import BuildError


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the shipped weights."""
    return Path(shutil.copytree(files.FOLDER, tmp_path / "weights"))


def test_shipped_weights_are_whole() -> None:
    """The files in the package are those that their card names."""
    assert files.checked(files.FOLDER) == files.FOLDER
    assert sum(p.stat().st_size for p in files.FOLDER.iterdir()) <= 25_000_000


@pytest.mark.parametrize("name", ["reader.onnx", "tagger.onnx", "tokenizer.json", "tagger.json"])
def test_a_missing_file_is_named(copied: Path, name: str) -> None:
    """Each file that is missing is named, with what to do instead."""
    (copied / name).unlink()
    with pytest.raises(BuildError, match=rf"{name}: .*missing.*--extractor rules"):
        files.checked(copied)


@pytest.mark.parametrize("name", ["reader.onnx", "calibration.json", "tagger.json"])
def test_a_damaged_file_is_named(copied: Path, name: str) -> None:
    """A file with one byte too many is refused."""
    with (copied / name).open("ab") as file:
        file.write(b"!")
    with pytest.raises(BuildError, match=rf"{name}: .*damaged.*--extractor rules"):
        files.checked(copied)


def test_rules_want_no_weights(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without weights the tagger is refused before anything is read, and the rules are not."""
    monkeypatch.setattr(files, "FOLDER", copied)
    (copied / "reader.onnx").unlink()
    registry.check("rules")
    with pytest.raises(BuildError, match="missing"):
        registry.check("tagger")
