"""Word and OpenDocument files made by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

__all__ = ["docx", "odt", "p", "zipped"]

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_ODF = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"),
        ("draw", "drawing"), ("meta", "meta"),
    )
)  # fmt: skip
_DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'


def zipped(parts: Mapping[str, bytes | str]) -> bytes:
    """A zip archive of some parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def p(words: str, style: str = "") -> str:
    """A paragraph of a Word document: plain words, or markup of runs."""
    inner = words if words.startswith("<") else f"<w:r><w:t>{words}</w:t></w:r>"
    told = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{told}{inner}</w:p>"


def docx(*body: str, properties: str = "", more: Mapping[str, bytes | str] | None = None) -> bytes:
    """A Word document.

    :param body: markup of its paragraphs.
    :param properties: markup of its core properties.
    :param more: further parts; ``footnotes`` stands for the part of that name.
    """
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": (
            f"<w:document {_W} {_MC}><w:body>{''.join(body)}<w:sectPr/></w:body></w:document>"
        ),
        "docProps/core.xml": f"<cp:core xmlns:cp='x' {_DC}>{properties}</cp:core>",
    }
    for name, data in (more or {}).items():
        if name == "footnotes":
            parts["word/footnotes.xml"] = f"<w:footnotes {_W}>{data!s}</w:footnotes>"
        elif name == "styles":
            parts["word/styles.xml"] = f"<w:styles {_W}>{data!s}</w:styles>"
        else:
            parts[name] = data
    return zipped(parts)


def odt(body: str, *, meta: str = "", styles: str = "", manifest: str = "") -> bytes:
    """An OpenDocument text.

    :param body: markup of its paragraphs.
    :param meta, styles, manifest: markup of these parts.
    """
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": f"<manifest>{manifest}</manifest>",
            "meta.xml": (
                f"<office:document-meta {_ODF} {_DC}><office:meta>{meta}</office:meta>"
                "</office:document-meta>"
            ),
            "content.xml": (
                f"<office:document-content {_ODF} {_DC}>"
                f"<office:automatic-styles>{styles}</office:automatic-styles>"
                f"<office:body><office:text>{body}</office:text></office:body>"
                "</office:document-content>"
            ),
        }
    )
