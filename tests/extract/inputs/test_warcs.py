"""Web archives: the pages that were answered with, by address."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from extract.inputs.many import warcs
from tests.extract.inputs.made import pdfs
from tests.extract.inputs.made.reading import every

PROSE = "Ada Kern said on Monday that the bridge over the river was closed for the winter."
PAGE = (
    f"<html><head><title>Bridge</title></head><body><article><p>{PROSE}</p></article></body></html>"
)
ADDRESS = "https://example.org/a"
PDF = pdfs.pdf([pdfs.column(PROSE)])
Record = tuple[str, str, str, bytes]


def warc(*records: Record, gz: bool = False, status: str = "200 OK", how: str = "") -> bytes:
    """A web archive of some answers.

    :param records: address, day, content type and body of each.
    :param how: how bodies are packed on the way.
    """
    made = [_record("warcinfo", "x", "2024-10-24", "application/warc-fields", b"software: x")]
    for address, day, kind, body in records:
        packed = f"Content-Encoding: {how}\r\n" if how else ""
        head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{packed}\r\n".encode()
        answer = head + (gzip.compress(body) if how else body)
        made.append(_record("response", address, day, "application/http", answer))
    return b"".join(gzip.compress(one) if gz else one for one in made)


def _record(what: str, address: str, day: str, kind: str, body: bytes) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {what}\r\nWARC-Target-URI: {address}\r\n"
        f"WARC-Date: {day}T10:00:00Z\r\nWARC-Record-ID: <urn:x:1>\r\n"
        f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def page(body: str = PAGE, address: str = ADDRESS, day: str = "2024-10-24") -> Record:
    """An answer with a page."""
    return address, day, "text/html; charset=utf-8", body.encode()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("n.warc", warc(page())),
        ("n.warc.gz", warc(page(), gz=True)),
        ("n.warc", warc(page(), how="gzip")),
        ("n.warc", warc((ADDRESS, "2024-10-24", "text/plain", PROSE.encode()))),
        ("n.warc", warc((ADDRESS, "2024-10-24", "application/xhtml+xml", PAGE.encode()))),
        ("n.warc", warc((ADDRESS, "2024-10-24", "application/pdf", PDF))),
        ("n.warc", warc((ADDRESS, "2024-10-24", "text/html; charset=windows-1252",
                         PAGE.replace("Bridge", "Brücke").encode("cp1252")))),
        ("n.warc", warc(page(), (f"{ADDRESS}.css", "2024-10-24", "text/css", b"p {}"))),
        ("n.warc", warc(page(), (f"{ADDRESS}.png", "2024-10-24", "image/png", b"x"))),
        ("n.warc", warc(page(), page())),
    ],
)  # fmt: skip
def test_a_page_is_an_article(tmp_path: Path, name: str, data: bytes) -> None:
    """Pages, texts and documents are read, with their address; what only decorates is not."""
    documents, refusals = every(tmp_path / "in", data, name)
    (document,) = documents.values()
    assert (document.id, document.path) == ("n/example.org/a", f"{name}/example.org/a")
    assert PROSE in document.text
    assert document.meta.url == ADDRESS
    assert document.meta.date is None
    assert all("2 times" in reason for reason in refusals.values())


def test_two_captures_of_one_address(tmp_path: Path) -> None:
    """Two versions of a page are two articles, told apart by the day."""
    later = page(PAGE.replace("closed", "open"), day="2024-10-25")
    one, _ = every(tmp_path / "one", warc(page(), later), "n.warc")
    two, _ = every(tmp_path / "two", warc(later, page()), "n.warc")
    assert sorted(one) == ["n/example.org/a@2024-10-24", "n/example.org/a@2024-10-25"]
    assert one == two


def test_pages_that_were_not_there(tmp_path: Path) -> None:
    """An answer that says the page is missing is no article."""
    documents, refusals = every(tmp_path / "in", warc(page(), status="404 Not Found"), "n.warc")
    assert documents == {}
    assert "no page that was answered with success" in refusals["n.warc"]


@pytest.mark.parametrize(
    "data",
    [b"", b"no archive", warc(page())[:-200], warc(page(), gz=True)[:-40], b"\x1f\x8b\x08broken"],
)
def test_damaged_archives_are_refused(tmp_path: Path, data: bytes) -> None:
    """What ends in the middle or is none is refused in one line."""
    documents, refusals = every(tmp_path / "in", data, "n.warc.gz")
    assert documents == {} or "n/example.org/a" in documents
    assert documents or refusals["n.warc.gz"]


def test_a_bomb_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bodies that unpack to hundreds of times the file's size end the reading."""
    monkeypatch.setattr(warcs, "_SMALL", 100_000)
    data = warc(page(), page("x" * 2_000_000, f"{ADDRESS}b"), gz=True)
    documents, refusals = every(tmp_path / "in", data, "n.warc.gz")
    assert documents == {}
    assert "times its size" in refusals["n.warc.gz"]


def test_a_page_that_is_too_large_is_named(tmp_path: Path) -> None:
    """One page over the limit costs itself alone."""
    data = warc(page(), page("x y " * 1_300_000, f"{ADDRESS}b"))
    documents, refusals = every(tmp_path / "in", data, "n.warc")
    assert list(documents) == ["n/example.org/a"]
    assert [r for r in refusals.values() if "larger than" in r]


def test_the_library_says_nothing_on_the_console(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Slips of an archive are no lines in somebody's terminal, whose bytes the archive chooses."""
    data = warc(page(), page("https://example.org/b")).replace(
        b"</html>\r\n", b"</html>x\r\n\x1b[2J"
    )
    every(tmp_path, data, "a.warc")
    assert capfd.readouterr().err == ""
