"""Documents that are zip archives of XML parts, opened without trust."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any

from lxml import etree

from extract.errors import InputError

__all__ = ["Package", "xml"]

# A part's bytes: text of a long book; what grows more than this was made to.
_LARGEST, _RATIO, _SMALL = 60_000_000, 200, 2_000_000


class Package:
    """The parts of a document.

    :param kind: what it should be, for messages.
    :raises InputError: when it is none, or encrypted.
    """

    def __init__(self, data: bytes, kind: str) -> None:
        self.kind = kind
        if data.startswith(b"\xd0\xcf\x11\xe0"):
            raise InputError(
                "is encrypted or an old Word file; save it as .docx without a password"
            )
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(data))
            self.parts = {info.filename: info for info in self.archive.infolist()}
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
            raise InputError(f"is no {kind}, or damaged; save it anew") from None

    def has(self, part: str) -> bool:
        """Whether there is a part of a name."""
        return part in self.parts

    def bytes(self, part: str) -> bytes:
        """A part's bytes, none when it is missing.

        :raises InputError: when it is damaged, encrypted or too large.
        """
        info = self.parts.get(part)
        if info is None:
            return b""
        if info.flag_bits & 1:
            raise InputError("is encrypted; save it without a password")
        grown = info.file_size > _SMALL and info.file_size > _RATIO * max(info.compress_size, 1)
        if grown or info.file_size > _LARGEST:
            raise InputError(f"has a part of {info.file_size:,} bytes unpacked; not opened")
        try:
            with self.archive.open(info) as file:
                data = file.read(_LARGEST + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError):
            raise InputError(f"is a damaged {self.kind}; save it anew") from None
        return data

    def tree(self, part: str) -> Any:
        """A part as XML.

        :raises InputError: as :func:`xml` does.
        """
        return xml(self.bytes(part), f"is a damaged {self.kind}; save it anew")


def xml(data: bytes, fault: str) -> Any:
    """The root of an XML document; nothing is fetched, no entity of its own is filled in.

    :param fault: what to say of a damaged one.
    :raises InputError: when it is damaged or declares entities.
    """
    head = data[:4096].lstrip()
    if b"<!ENTITY" in data[:65_536] or (b"<!DOCTYPE" in head and b"[" in head.partition(b">")[0]):
        raise InputError("declares entities, as only traps do; not opened")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        return etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError, AssertionError):
        raise InputError(fault) from None
