"""Which files are read, which are refused, and why."""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from extract.errors import InputError
from extract.inputs import files


def put(path: Path, words: str = "He said so.") -> Path:
    """A file with some words."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words, encoding="utf-8")
    return path


def test_folders_are_searched(tmp_path: Path) -> None:
    """All articles below a folder are found, sorted by id, others listed as ignored."""
    for name in ("b.txt", "a.md", "sub/c.HTML", "sub/d.htm", "image.png", "note"):
        put(tmp_path / name)
    listing = files.find([tmp_path])
    assert [f.id for f in listing] == ["a", "b", "sub/c", "sub/d"]
    assert [f.name for f in listing] == ["a.md", "b.txt", "sub/c.HTML", "sub/d.htm"]
    assert [r.path.name for r in listing.ignored] == ["image.png", "note"]
    assert all(".txt" in r.reason for r in listing.ignored)
    assert listing.refused == ()
    assert len(listing) == 4


def test_hidden_files_are_skipped(tmp_path: Path) -> None:
    """Files and folders that begin with a full stop are not even listed."""
    put(tmp_path / ".a.txt")
    put(tmp_path / ".git/b.txt")
    assert files.find([tmp_path]) == files.Listing()


def test_order_and_repetition_do_not_matter(tmp_path: Path) -> None:
    """Naming paths twice, in another order or once more within a folder changes nothing."""
    put(tmp_path / "x.txt")
    inner = put(tmp_path / "sub/a.txt")
    once = files.find([tmp_path])
    assert files.find([inner, tmp_path, tmp_path, tmp_path / "sub"]) == once
    assert files.find([tmp_path / "sub", tmp_path, inner]) == once


def test_the_outermost_folder_gives_the_id(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The id counts from the outermost folder, however the folders are spelled."""
    put(tmp_path / "sub/a.txt")
    monkeypatch.chdir(tmp_path.parent)
    assert [f.id for f in files.find([tmp_path / "sub", Path(tmp_path.name)])] == ["sub/a"]


def test_a_named_file_has_its_name_as_id(tmp_path: Path) -> None:
    """A file that is named itself counts from its own folder."""
    (found,) = files.find([put(tmp_path / "sub/a.b.txt")])
    assert (found.id, found.name) == ("a.b", "a.b.txt")


def test_equal_ids_are_both_refused(tmp_path: Path) -> None:
    """Two files with one id are both refused, each naming the other."""
    first, second = put(tmp_path / "a.txt"), put(tmp_path / "a.md")
    put(tmp_path / "b.txt")
    listing = files.find([tmp_path])
    assert [f.id for f in listing] == ["b"]
    assert {r.path for r in listing.refused} == {first, second}
    reasons = {r.path: r.reason for r in listing.refused}
    assert str(second) in reasons[first]
    assert str(first) in reasons[second]


def test_links_are_refused(tmp_path: Path) -> None:
    """A link out of the folder is refused, be it to a file or a folder."""
    secret = put(tmp_path / "secret/s.txt")
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").symlink_to(secret)
    (folder / "sub").symlink_to(secret.parent)
    listing = files.find([folder])
    assert listing.found == ()
    assert [r.path.name for r in listing.refused] == ["a.txt", "sub"]
    assert all("link" in r.reason for r in listing.refused)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_pipes_are_refused(tmp_path: Path) -> None:
    """A pipe called like an article neither hangs the search nor the reading."""
    os.mkfifo(tmp_path / "a.txt")
    listing = files.find([tmp_path])
    assert "regular" in listing.refused[0].reason
    with pytest.raises(InputError, match="regular"):
        files.read(files.Found(tmp_path / "a.txt", tmp_path, "a"))


def test_large_files_are_refused(tmp_path: Path) -> None:
    """A file over the limit is refused with the limit in the reason."""
    put(tmp_path / "a.txt", "x" * 11)
    put(tmp_path / "b.txt", "x" * 10)
    listing = files.find([tmp_path], cap=10)
    assert [f.id for f in listing] == ["b"]
    assert "10 bytes" in listing.refused[0].reason
    with pytest.raises(InputError, match="10 bytes"):
        files.read(files.Found(tmp_path / "a.txt", tmp_path, "a"), cap=10)


@pytest.mark.parametrize("kind", ["a.txt", "a.pdf"])
def test_a_limit_beyond_all_memory_costs_none(tmp_path: Path, kind: str) -> None:
    """A small file takes what it is large, however large it might be."""
    put(tmp_path / kind, "x" * 10)
    (found,) = files.find([tmp_path], cap=10**18)
    assert files.read(found, cap=10**18).data == b"x" * 10


def test_missing_and_foreign_files_are_refused(tmp_path: Path) -> None:
    """A named path that is missing or no article comes back with a reason."""
    listing = files.find([tmp_path / "no.txt", put(tmp_path / "a.mp3"), tmp_path / "\0.txt"])
    reasons = {r.path.name: r.reason for r in listing.refused}
    assert "cannot be found" in reasons["no.txt"]
    assert "cannot be found" in reasons["\0.txt"]
    assert "no article" in reasons["a.mp3"]


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
def test_names_that_are_not_unicode_are_refused(tmp_path: Path) -> None:
    """A file name that is not UTF-8 is refused and can still be shown."""
    path = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")
    Path(path).write_text("x", encoding="utf-8")
    (refusal,) = files.find([tmp_path]).refused
    assert "UTF-8" in refusal.reason
    assert files.shown(refusal.path).endswith("\\udcff.txt")


def test_names_are_shown_on_one_line() -> None:
    """A line break in a name cannot break a message."""
    assert files.shown("a\nb.txt") == "a\\nb.txt"


def test_bytes_are_kept(tmp_path: Path) -> None:
    """Reading gives the very bytes and their hash."""
    (tmp_path / "a.txt").write_bytes(b"\xff\r\n")
    raw = files.read(next(iter(files.find([tmp_path]))))
    assert (raw.id, raw.path, raw.data) == ("a", "a.txt", b"\xff\r\n")
    assert raw.sha256 == hashlib.sha256(b"\xff\r\n").hexdigest()


def test_a_file_gone_since_is_refused(tmp_path: Path) -> None:
    """A file that vanished after the search raises with its path."""
    with pytest.raises(InputError, match=r"gone\.txt: cannot be read"):
        files.read(files.Found(tmp_path / "gone.txt", tmp_path, "gone"))


def test_a_link_put_in_since_is_refused(tmp_path: Path) -> None:
    """A link that replaced the file after the search is not followed."""
    put(tmp_path / "target")
    (tmp_path / "a.txt").symlink_to(tmp_path / "target")
    with pytest.raises(InputError):
        files.read(files.Found(tmp_path / "a.txt", tmp_path, "a"))


def test_deep_folders_end(tmp_path: Path) -> None:
    """A tree deeper than the limit is refused, not followed for ever."""
    put(tmp_path.joinpath(*["d"] * 70, "a.txt"))
    listing = files.find([tmp_path])
    assert listing.found == ()
    assert "deep" in listing.refused[0].reason


@contextmanager
def _nobody() -> Iterator[None]:
    """Root may read everything, so a test run by root reads as somebody else."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(os.name == "nt", reason="no such permissions there")
def test_unreadable_files_are_refused() -> None:
    """A file or folder without permission is refused."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        put(folder / "a.txt").chmod(0)
        put(folder / "sub/b.txt")
        (folder / "sub").chmod(0)
        try:
            with _nobody():
                assert len(files.find([folder]).refused) == 2
        finally:
            (folder / "sub").chmod(stat.S_IRWXU)
