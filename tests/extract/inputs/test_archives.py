"""Archives: what is in them is read, nothing leads out of them, and traps stay shut."""

from __future__ import annotations

import gzip
import io
import struct
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from extract.inputs.many import archives, held, opening
from tests.extract.inputs.made.reading import every

PROSE = "Ada Kern said the bridge was closed."


def zipped(members: Mapping[str, bytes | str], *, pack: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive of some files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", pack) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(members: Mapping[str, bytes | str | tarfile.TarInfo], mode: str = "w:gz") -> bytes:
    """A tar archive of some files; an entry of its own kind is put in as it is."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            if isinstance(data, tarfile.TarInfo):
                archive.addfile(data)
                continue
            raw = data.encode() if isinstance(data, str) else data
            info = tarfile.TarInfo(name)
            info.size = len(raw)
            archive.addfile(info, io.BytesIO(raw))
    return out.getvalue()


def odd(name: str, kind: bytes, target: str = "") -> tarfile.TarInfo:
    """An entry of a tar archive that is no file."""
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("news.zip", zipped({"a.txt": PROSE, "sub/b.md": PROSE, "logo.png": b"x"})),
        ("news.zip", zipped({"a.txt": PROSE, "sub/b.md": PROSE}, pack=zipfile.ZIP_STORED)),
        ("news.zip", zipped({"a.txt": PROSE, "sub/b.md": PROSE}, pack=zipfile.ZIP_LZMA)),
        ("news.tar.gz", tarred({"a.txt": PROSE, "sub/b.md": PROSE})),
        ("news.tgz", tarred({"./a.txt": PROSE, "sub/b.md": PROSE, "logo.png": b"x"})),
        ("news.tar", tarred({"a.txt": PROSE, "sub/b.md": PROSE}, "w:")),
    ],
)
def test_members_are_articles(tmp_path: Path, name: str, data: bytes) -> None:
    """Members get ids as if the archive were a folder, and paths that show it is none."""
    documents, refusals = every(tmp_path / "in", data, name)
    assert {i: d.path for i, d in documents.items()} == {
        "news/a": f"{name}/a.txt",
        "news/sub/b": f"{name}/sub/b.md",
    }
    assert refusals == {}
    assert all(d.text == PROSE for d in documents.values())


def test_the_order_of_members_does_not_matter(tmp_path: Path) -> None:
    """Packed in another order, the articles are the same."""
    members = {"a.txt": PROSE, "b.txt": f"{PROSE} Again.", "c/d.txt": f"{PROSE} And again."}
    one, _ = every(tmp_path / "one", zipped(members), "n.zip")
    two, _ = every(tmp_path / "two", zipped(dict(reversed(members.items()))), "n.zip")
    assert one == two


def test_an_archive_within_an_archive(tmp_path: Path) -> None:
    """Archives in archives are opened, down to a limit."""
    inner = zipped({"a.txt": PROSE})
    both = zipped({"inner.zip": inner, "t.tgz": tarred({"b.txt": PROSE})})
    documents, _ = every(tmp_path / "in", both, "n.zip")
    assert sorted(documents) == ["n/inner/a", "n/t/b"]
    for _ in range(opening._DEEPEST):
        inner = zipped({"x.zip": inner})
    documents, refusals = every(tmp_path / "deep", inner, "n.zip")
    assert documents == {}
    assert "deep" in refusals["n.zip"]


@pytest.mark.parametrize(
    "name", ["../a.txt", "/etc/a.txt", "x/../../a.txt", "C:/a.txt", "..\\a.txt"]
)
def test_names_that_lead_out_are_refused(tmp_path: Path, name: str) -> None:
    """A member whose name leads out of the archive is refused alone, and nothing is written."""
    for kind, packed in (("z.zip", zipped), ("t.tgz", tarred)):
        data = packed({name: PROSE, "b.txt": PROSE})
        documents, refusals = every(tmp_path / kind[0], data, kind)
        assert list(documents) == [f"{kind[0]}/b"]
        assert [r for r in refusals.values() if "leads out" in r]
    assert not (tmp_path / "a.txt").exists()


@pytest.mark.parametrize("name", ["", ".", "./", "./."])
def test_a_member_without_a_name_is_refused_alone(tmp_path: Path, name: str) -> None:
    """What an archive holds under no name is told, and the rest is read."""
    zip_ = zipped({"a.txt": PROSE, "NONE.txt": PROSE, "b.txt": PROSE})
    # No writer leaves a name out; zeros end it.
    named = name.encode().ljust(len("NONE.txt"), b"\0")
    for kind, data in (
        ("t.tgz", tarred({"a.txt": PROSE, name: PROSE, "b.txt": PROSE})),
        ("z.zip", zip_.replace(b"NONE.txt", named)),
    ):
        documents, refusals = every(tmp_path / kind[0], data, kind)
        assert sorted(documents) == [f"{kind[0]}/a", f"{kind[0]}/b"]
        assert set(refusals.values()) <= {"has no name; pack it anew"}
        assert refusals or name.endswith("/")  # a folder's


def test_links_and_devices_are_refused(tmp_path: Path) -> None:
    """What is no file in an archive is refused by name."""
    data = tarred(
        {
            "soft.txt": odd("soft.txt", tarfile.SYMTYPE, "/etc/passwd"),
            "hard.txt": odd("hard.txt", tarfile.LNKTYPE, "b.txt"),
            "pipe.txt": odd("pipe.txt", tarfile.FIFOTYPE),
            "b.txt": PROSE,
        }
    )
    documents, refusals = every(tmp_path / "in", data, "n.tgz")
    assert list(documents) == ["n/b"]
    assert "link" in refusals["n.tgz/soft.txt"]
    assert "link" in refusals["n.tgz/hard.txt"]
    assert "neither" in refusals["n.tgz/pipe.txt"]
    link = zipfile.ZipInfo("s.txt")
    link.external_attr = 0o120777 << 16
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("b.txt", PROSE)
    documents, refusals = every(tmp_path / "zip", out.getvalue(), "n.zip")
    assert list(documents) == ["n/b"]
    assert "link" in refusals["n.zip/s.txt"]


def test_a_bomb_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What unpacks to hundreds of times its size is refused as a whole, whatever lies beside it."""
    monkeypatch.setattr(archives, "_SMALL", 100_000)
    bomb = b"\0" * 1_000_000
    documents, refusals = every(tmp_path / "z", zipped({"a.txt": PROSE, "b.txt": bomb}), "n.zip")
    assert documents == {}
    assert "times its size" in refusals["n.zip"]
    documents, refusals = every(tmp_path / "t", tarred({"a.txt": PROSE, "b.png": bomb}), "n.tgz")
    assert documents == {}
    assert "times its size" in refusals["n.tgz"]


def test_a_header_that_lies_about_its_size(tmp_path: Path) -> None:
    """A member that says it is huge is refused by that, one that says it is small is damaged."""
    data = bytearray(zipped({"a.txt": PROSE, "b.txt": PROSE * 20}))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 4)
    documents, refusals = every(tmp_path / "in", bytes(data), "n.zip")
    assert list(documents) == ["n/a"]
    assert "damaged" in refusals["n.zip/b.txt"]
    data[at + 24 : at + 28] = struct.pack("<I", 6_000_000)
    _, refusals = every(tmp_path / "big", bytes(data), "n.zip")
    assert "larger than" in refusals["n.zip/b.txt"]


def test_a_huge_header_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tar entry whose header wants much memory ends the reading."""
    monkeypatch.setattr(archives, "_READ", 1 << 16)
    info = odd("x", tarfile.GNUTYPE_LONGNAME)
    info.size = 1 << 30
    raw = info.tobuf() + b"\0" * 4096
    documents, refusals = every(tmp_path / "in", gzip.compress(raw), "n.tgz")
    assert documents == {}
    assert "n.tgz" in refusals


def test_too_many_articles_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limits on number and bytes hold for all that is packed in one file."""
    monkeypatch.setattr(held, "MOST", 3)
    inner = zipped({f"{n}.txt": PROSE + str(n) for n in range(3)})
    documents, refusals = every(tmp_path / "in", zipped({"a.zip": inner, "b.txt": PROSE}), "n.zip")
    assert documents == {}
    assert "more than 3 articles" in refusals["n.zip"]


def test_encrypted_members_are_named(tmp_path: Path) -> None:
    """A member with a password is refused by name."""
    data = bytearray(zipped({"a.txt": PROSE, "b.txt": PROSE}))
    for mark, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        data[data.index(mark) + flags] |= 1
    documents, refusals = every(tmp_path / "in", bytes(data), "n.zip")
    assert list(documents) == ["n/b"]
    assert "encrypted" in refusals["n.zip/a.txt"]


@pytest.mark.parametrize("name", ["n.zip", "n.tgz", "n.tar", "n.tar.gz"])
def test_damaged_archives_are_refused(tmp_path: Path, name: str) -> None:
    """Cut, empty or foreign bytes are refused in one line that says what to do."""
    whole = zipped({"a.txt": PROSE * 100}) if name == "n.zip" else tarred({"a.txt": PROSE * 100})
    for number, data in enumerate((b"", b"no archive at all", whole[: len(whole) // 2])):
        documents, refusals = every(tmp_path / str(number), data, name)
        assert documents == {}
        assert "anew" in refusals[name]


def test_hidden_members_are_nobody_s(tmp_path: Path) -> None:
    """What a system leaves in archives is passed over, as hidden files of a folder are."""
    data = zipped({"a.txt": PROSE, "__MACOSX/._a.txt": b"\0", ".git/x.txt": PROSE, ".b.txt": PROSE})
    documents, refusals = every(tmp_path / "in", data, "n.zip")
    assert (list(documents), refusals) == (["n/a"], {})


def test_an_archive_of_nothing_we_read(tmp_path: Path) -> None:
    """An archive without an article says so; one with a macro file names that."""
    _, refusals = every(tmp_path / "in", zipped({"a.png": b"x"}), "n.zip")
    assert "no article" in refusals["n.zip"]
    _, refusals = every(tmp_path / "macro", zipped({"a.docm": b"x"}), "n.zip")
    assert "macros" in refusals["n.zip/a.docm"]


def test_two_members_of_one_name(tmp_path: Path) -> None:
    """Of two different articles under one name neither is used; two equal ones are one."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", PROSE)
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.txt", f"{PROSE} Again.")
    documents, refusals = every(tmp_path / "in", out.getvalue(), "n.zip")
    assert documents == {}
    assert "2 different articles" in refusals["n.zip/a.txt"]


def test_an_archive_beside_its_folder(tmp_path: Path) -> None:
    """An article in an archive and the same one unpacked beside it share an id: neither is used."""
    (tmp_path / "in/news").mkdir(parents=True)
    (tmp_path / "in/news/a.txt").write_text(PROSE, encoding="utf-8")
    documents, refusals = every(tmp_path / "in", zipped({"a.txt": PROSE}), "news.zip")
    assert documents == {}
    assert set(refusals) == {"news.zip/a.txt", "news/a.txt"}
