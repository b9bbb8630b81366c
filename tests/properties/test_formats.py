"""Whatever happens to the bytes of a file, it is read or refused; nothing else ever happens."""

from __future__ import annotations

import json
import os
import tempfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import inputs
from extract.inputs.files import Refusal
from extract.records import Document
from tests.extract.inputs.made import office, pdfs
from tests.extract.inputs.test_archives import tarred, zipped
from tests.extract.inputs.test_feeds import atom, item, rss
from tests.extract.inputs.test_mail import mail
from tests.extract.inputs.test_tables import ROW, table
from tests.extract.inputs.test_warcs import page, warc

PROSE = "Ada Kern said the bridge was closed."
HTML = f"<html><body><p>{PROSE}</p></body></html>"
# How often as many examples `make fuzz` makes.
MORE = 25 if os.environ.get("HYPOTHESIS_PROFILE") == "fuzz" else 1


@cache
def seeds() -> dict[str, bytes]:
    """A good file of each kind."""
    message = mail()
    message.add_alternative(f"<p>{PROSE}</p>", subtype="html")
    message.add_attachment(PROSE, filename="a.txt")
    box = b"From a@example.org Thu Oct 24 10:00:00 2024\n" + mail().as_bytes() + b"\n"
    return {
        ".docx": office.docx(office.p(PROSE), office.p(PROSE, "Title")),
        ".odt": office.odt(f"<text:p>{PROSE}</text:p><text:h>x</text:h>"),
        ".eml": message.as_bytes(),
        ".mbox": box + box,
        ".rss": rss(item(), item()).encode(),
        ".atom": atom(f'<content type="html">&lt;p&gt;{PROSE}&lt;/p&gt;</content>').encode(),
        ".json": json.dumps([ROW, {**ROW, "id": 8}]).encode(),
        ".jsonl": f"{json.dumps(ROW)}\n{json.dumps(ROW)}\n".encode(),
        ".csv": f'id,text,date\n1,{PROSE},2024-10-24\n2,"{PROSE}\n",x\n'.encode(),
        ".tsv": f"id\ttext\n1\t{PROSE}\n".encode(),
        ".parquet": table([ROW]),
        ".warc": warc(page(), page()),
        ".warc.gz": warc(page(), gz=True),
        ".zip": zipped({"a.txt": PROSE, "b.csv": f"text\n{PROSE}\n", "c.html": HTML}),
        ".tar": tarred({"a.txt": PROSE, "b.eml": mail().as_bytes()}, "w:"),
        ".tgz": tarred({"a.txt": PROSE}),
        ".xhtml": f"<?xml version='1.0'?><html><body><p>{PROSE}</p></body></html>".encode(),
    }


MARKS = st.sampled_from(
    [b"\0", b"\xff", b"<", b">", b'"', b"'", b"\r", b"\n", b"&", b"{", b"[", b",", b"=", b"From ",
     b"Content-Type: multipart/mixed; boundary=\n", b"PK\x03\x04", b"\x1f\x8b", b"<!DOCTYPE x ["]
)  # fmt: skip


@st.composite
def broken(draw: st.DrawFn, data: bytes) -> bytes:
    """A good file with bytes changed, put in, taken out, doubled or cut off."""
    out = bytearray(data)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(out)))
        kind = draw(st.integers(0, 5))
        if kind == 0:
            out[at : at + 1] = bytes([draw(st.integers(0, 255))])
        elif kind == 1:
            out[at:at] = draw(st.binary(max_size=8) | MARKS)
        elif kind == 2:
            del out[at : at + draw(st.integers(1, 40))]
        elif kind == 3:
            out[at:at] = out[at : at + draw(st.integers(1, 200))]
        elif kind == 4:
            out[at : at + 4] = draw(st.sampled_from([b"\xff" * 4, b"\0" * 4, b"\x7f\xff\xff\xff"]))
        elif draw(st.booleans()):
            del out[at:]
    return bytes(out)


def check(data: bytes, name: str) -> None:
    """A file in a folder gives documents whose spans hold, and refusals that say why."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(data)
        for found in inputs.load([Path(folder)]):
            if isinstance(found, Refusal):
                assert found.reason
                assert "\n" not in found.reason
                assert "defect" not in found.reason
            else:
                check_document(found)


def check_document(document: Document) -> None:
    """Spans lie in the text, and lead back into what was read."""
    document.text.encode()
    document.path.encode()
    for span in document.blocks:
        assert span.of(document.text).strip()
        if document.offsets is not None:
            start, end = document.offsets.to_old(*span)
            assert 0 <= start <= end <= len(document.source)


@pytest.mark.parametrize("kind", sorted(seeds()))
@settings(max_examples=30 * MORE)
@given(st.data())
def test_broken_files_are_read_or_refused(kind: str, data: st.DataObject) -> None:
    """No change to the bytes of a file leads to anything but documents and refusals."""
    check(data.draw(broken(seeds()[kind])), f"a{kind}")


@pytest.mark.parametrize("kind", sorted(seeds()))
@settings(max_examples=10 * MORE)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(kind: str, data: bytes) -> None:
    """No bytes at all, under whatever name, lead to anything else."""
    check(data, f"a{kind}")


PDFS = (
    pdfs.pdf([pdfs.column(f"{PROSE}\n{PROSE}"), pdfs.column(PROSE, 320)], info="/Title (x)"),
    pdfs.encrypted(b""),
)


@settings(max_examples=20 * MORE)
@given(st.data())
def test_broken_pdfs_are_read_or_refused(data: st.DataObject) -> None:
    """A PDF that was changed anywhere is read or refused, whatever becomes of its reader."""
    raw = data.draw(broken(data.draw(st.sampled_from(PDFS))))
    check(raw, "a.pdf")
