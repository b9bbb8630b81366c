"""What a file is, by its name and by its first bytes."""

from __future__ import annotations

import pytest

from extract.inputs import kinds
from tests.extract.inputs.made import office, pdfs
from tests.extract.inputs.test_archives import tarred
from tests.extract.inputs.test_mail import mail


@pytest.mark.parametrize(
    ("name", "kind", "stem"),
    [
        ("a.txt", ".txt", "a"),
        ("A.PDF", ".pdf", "A"),
        ("x/a.tar.gz", ".tar.gz", "x/a"),
        ("a.warc.gz", ".warc.gz", "a"),
        ("a.gz", ".gz", "a.gz"),
        ("a.b.txt", ".txt", "a.b"),
        ("note", "", "note"),
        ("Dr. Kern", "", "Dr. Kern"),
        (".txt", "", ".txt"),
    ],
)
def test_names(name: str, kind: str, stem: str) -> None:
    """The end of a name says the kind, two ends where two belong together."""
    assert (kinds.kind(name), kinds.stem(name)) == (kind, stem)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (pdfs.pdf([pdfs.column("x")]), ".pdf"),
        (office.docx(office.p("x")), ".docx"),
        (office.zipped({"a.txt": "x"}), ".zip"),
        pytest.param(tarred({"a.txt": "x"}), ".gz", id="tar"),  # its bytes hold the time
        (mail().as_bytes(), ".eml"),
        (b"From a@b Thu Oct 24 10:00:00 2024\nFrom: a@b\n\nx", ".mbox"),
        (b"<!DOCTYPE html><p>x", ".html"),
        (b"<?xml version='1.0'?>\n<rss version='2.0'>", ".xml"),
        (b"From here on all is well, he said.\n\nSubject: none", None),
        (b"The minister said: <html> is no page.", None),
        (b"", None),
        (b"<?xml version='1.0'?><!-- one --><!-- two -->\n<rss>", ".xml"),
        (b"<!---->" * 5000 + b"<x>", None),
        (b"PAR1", ".parquet"),
        (b"WARC/1.0\r\n", ".warc"),
    ],
)
def test_first_bytes(data: bytes, kind: str | None) -> None:
    """Bytes that leave no doubt say the kind; a text that looks a little like one is a text."""
    assert kinds.looks(data) == kind


def test_every_kind_that_is_not_read_says_what_to_do() -> None:
    """Kinds that people have are named with a way out; those with macros are refused by name."""
    assert kinds.unread("a.docm") == ("may hold macros; save it as .docx, .odt or .pdf", True)
    assert kinds.unread("a.doc") == ("is an old Word file; save it as .docx", False)
    assert ".docx" in kinds.unread("a.xyz")[0]
