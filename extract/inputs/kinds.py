"""Which kinds of files there are: by their names, and by the bytes that they begin with."""

from __future__ import annotations

import re

__all__ = ["READ", "kind", "largest", "looks", "many", "stem", "unread", "wanted"]

_TEXTS = (".txt", ".md", ".html", ".htm", ".xhtml")
_DOCUMENTS = (".pdf", ".docx", ".odt")
# A mail is one of these: it may bring other articles along.
_MANY = (
    ".eml", ".mbox", ".rss", ".atom", ".xml", ".json", ".jsonl", ".ndjson", ".csv", ".tsv",
    ".parquet", ".warc", ".warc.gz", ".zip", ".tar", ".tar.gz", ".tgz",
)  # fmt: skip
#: What articles may be called, in small letters.
READ = (*_TEXTS, *_DOCUMENTS, *_MANY)
_DOUBLE = tuple(name for name in READ if name.count(".") > 1)
# Kinds that people have and that we know what to do about.
_MACROS = "may hold macros; save it as .docx, .odt or .pdf"
_OTHERS = {
    ".docm": _MACROS, ".dotm": _MACROS, ".xlsm": "may hold macros; save the table as .csv",
    ".pptm": "may hold macros; save it as .pdf",
    ".doc": "is an old Word file; save it as .docx", ".rtf": "is rich text; save it as .docx",
    ".xlsx": "is a workbook; save the table as .csv", ".xls": "is a workbook; save it as .csv",
    ".ods": "is a workbook; save the table as .csv", ".pptx": "is a set of slides; save it as .pdf",
    ".msg": "is an Outlook mail; save it as .eml", ".pst": "is an Outlook store; export .mbox",
    ".mht": "is a page in a mail; save it as .html",
    ".mhtml": "is a page in a mail; save it as .html",
    ".epub": "is a book; save it as .html or .txt", ".pages": "is a Pages file; save it as .docx",
    ".7z": "is packed in a way we do not read; pack it as .zip",
    ".rar": "is packed in a way we do not read; pack it as .zip",
    ".gz": "is packed in a way we do not read; unpack it first",
    ".bz2": "is packed in a way we do not read; unpack it first",
    ".xz": "is packed in a way we do not read; unpack it first",
}  # fmt: skip
_REFUSED = (".docm", ".dotm", ".xlsm", ".pptm")
# A document is mostly layout and pictures, a file of many articles mostly many articles.
_LARGER = dict.fromkeys(_DOCUMENTS, 10) | dict.fromkeys(_MANY, 100) | {".eml": 10}
_BEGINNINGS = (
    (b"%PDF-", ".pdf"), (b"\x1f\x8b", ".gz"), (b"PAR1", ".parquet"), (b"WARC/", ".warc"),
    (b"\xd0\xcf\x11\xe0", ".doc"), (b"{\\rtf", ".rtf"), (b"7z\xbc\xaf\x27\x1c", ".7z"),
    (b"Rar!", ".rar"),
)  # fmt: skip
_SUFFIX = re.compile(r"\.\w{1,12}$")
_PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_FEED = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL
)
_MAIL = re.compile(
    rb"(?:[A-Za-z][\w-]*:[ \t][^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)*?"
    rb"(?:From|Message-ID):[ \t]",
    re.IGNORECASE,
)


def kind(name: str) -> str:
    """The end of a file's name that says what it is, in small letters; empty when none does."""
    low = name.lower()
    double = next((end for end in _DOUBLE if low.endswith(end)), None)
    match = _SUFFIX.search(low)
    return double or (match[0] if match and match.start() else "")


def stem(name: str) -> str:
    """A name without the end that says what it is."""
    return name[: len(name) - len(kind(name))] if kind(name) in READ else name


def many(kind_: str) -> bool:
    """Whether a file of a kind may hold several articles."""
    return kind_ in _MANY


def largest(kind_: str, cap: int) -> int:
    """How many bytes a file of a kind may have.

    :param cap: how many a plain text may have.
    """
    return cap * _LARGER.get(kind_, 1)


def wanted() -> str:
    """The kinds that are read, in words for a message."""
    return " ".join(READ)


def unread(name: str) -> tuple[str, bool]:
    """Why a file of another kind is not read, and whether it is to be refused by its name."""
    end = kind(name)
    return _OTHERS.get(end, f"is no article; articles end in {wanted()}"), end in _REFUSED


def looks(data: bytes) -> str | None:
    """The kind that some bytes leave no doubt about, None for any text.

    :param data: the first thousand bytes of a file or more; a zip's as a whole tell it from a
        document.
    """
    if data.startswith(b"PK\x03\x04"):
        return _of_zip(data)
    marked = next((found for mark, found in _BEGINNINGS if data.startswith(mark)), None)
    return marked or _of_text(data[:65_536])


def _of_zip(data: bytes) -> str:
    if b"word/document.xml" in data or b"[Content_Types].xml" in data[:200]:
        return ".docx"
    return ".odt" if b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:120] else ".zip"


def _of_text(head: bytes) -> str | None:
    if _PAGE.match(head):
        return ".html"
    if _FEED.match(head):
        return ".xml"
    if head.startswith(b"From ") and b"\nFrom:" in head:
        return ".mbox"
    return ".eml" if _MAIL.match(head) and re.search(rb"\r?\n\r?\n", head) else None
