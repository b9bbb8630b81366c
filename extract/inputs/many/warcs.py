"""Web archives (WARC): the pages that a crawler was answered with."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import redirect_stderr
from typing import Any

from extract.errors import InputError
from extract.inputs import kinds
from extract.inputs.many.held import Budget, Held, Items, Source, TooMuchError, Unread, digest
from extract.inputs.metadata import Value

__all__ = ["pages"]

_KINDS = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
}  # fmt: skip
_DAY = 10
_CHARSET = re.compile(r"charset=[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_RATIO, _SMALL = 200, 10_000_000


def pages(source: Source) -> Items:
    """The pages, by address; of several of one address each by its day too."""
    count, grown, empty = 0, 0, True
    try:
        for count, record in enumerate(_records(source), 1):  # noqa: B007 - told of below
            made = _page(record, source.budget)
            if isinstance(made, Held):
                grown += len(made.data)
                _check(grown, source.size)
            if made is not None:
                empty = empty and isinstance(made, Unread) and not made.refused
                yield made
    except InputError:
        raise
    except Exception:  # noqa: BLE001 - a broken record finds faults in any parser
        told = f"is damaged behind record {count:,}, or no web archive (WARC); save it anew"
        raise InputError(told) from None
    if empty:
        raise InputError(
            "holds no page that was answered with success, or is no WARC; save it anew"
        )


def _records(source: Source) -> Iterator[Any]:
    from warcio.archiveiterator import ArchiveIterator

    wanted = {"response", "resource", "conversion"}
    records = ArchiveIterator(source.file)
    while True:
        # The library tells of each slip on the console, in bytes that the file may choose.
        with redirect_stderr(io.StringIO()):
            record = next(records, None)
        if record is None:
            return
        if record.rec_type in wanted:
            yield record


def _check(grown: int, size: int) -> None:
    if grown > max(_SMALL, _RATIO * size):
        raise TooMuchError(f"unpacks to more than {_RATIO} times its size; not opened")


def _page(record: Any, budget: Budget) -> Held | Unread | None:
    address = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ")
    if record.http_headers is not None and not (
        record.http_headers.get_statuscode() or ""
    ).startswith("2"):
        return None
    told = _type(record)
    found = _KINDS.get(told.partition(";")[0].strip().lower())
    if found is None:
        return (
            None if _beside(told) else Unread(address, f"is {told or 'of no kind'}", refused=False)
        )
    most = kinds.largest(found, budget.cap)
    data = record.content_stream().read(most + 1)
    if len(data) > most:
        return Unread(address, f"is larger than {most:,} bytes")
    when = (record.rec_headers.get_header("WARC-Date") or "")[:_DAY]
    names = (address, f"{address}@{when}" if address and when else "", digest(data))
    values = (Value("url", address, "WARC target"),) if address else ()
    return Held(tuple(filter(None, names)), found, _marked(data, found, told), values)


def _type(record: Any) -> str:
    headers = record.http_headers or record.rec_headers
    return str(headers.get_header("Content-Type") or "")


def _beside(told: str) -> bool:
    """Whether something only makes a page look as it does."""
    return bool(
        re.match(r"(?:image|font|audio|video|text/css)|.*(?:javascript|json|font|dns)", told)
    )


def _marked(data: bytes, kind: str, told: str) -> bytes:
    """A page with the encoding that the server told, where the page itself is silent."""
    match = _CHARSET.search(told)
    if kind != ".html" or match is None or b"charset" in data[:4096].lower():
        return data
    return f'<meta charset="{match[1]}">'.encode() + data
