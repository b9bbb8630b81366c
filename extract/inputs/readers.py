"""The words of one article, whatever kind of file it is."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from extract.errors import InputError
from extract.inputs import files, frontmatter, html, kinds, mail, markdown, odt, pdf, word
from extract.inputs.changes import Cleaned, changed, moved
from extract.inputs.characters import note_marks
from extract.inputs.clean import clean
from extract.inputs.decode import Decoded, decode
from extract.inputs.elements import elements
from extract.inputs.files import RawFile
from extract.inputs.hyphens import hyphens
from extract.inputs.told import Told, Written, cleaned
from extract.inputs.wrapping import unwrapped

__all__ = ["Pulled", "pulled"]

# Two of these make a text a piece of a page; one may be an angle bracket in prose.
_TAG = re.compile(
    r"</?(?:p|div|br|h[1-6]|ul|ol|li|blockquote|a|b|i|em|strong|span|img|figure|table)\b[^<>]*>",
    re.IGNORECASE,
)
_PAGE = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
_ALREADY = Decoded("", "utf-8", "utf-8")


class Pulled(NamedTuple):
    """An article's words on their way to a document.

    :param decoded: the text of the file, or what its format gave.
    :param mapped: whether the offsets of ``cleaned`` lead back to it.
    """

    decoded: Decoded
    cleaned: Cleaned
    told: Told
    mapped: bool = True


def pulled(raw: RawFile, encoding: str | None) -> Pulled:
    """The words in a file's bytes, with what the file and others say of them.

    :param encoding: what the user says of texts that are not UTF-8 and bear no mark, or None.
    :raises InputError: when there are none that can be read.
    """
    kind = raw.kind or kinds.kind(raw.path)
    _check(raw, kind)
    found = _READERS.get(kind, _text)(raw, encoding)
    return found._replace(told=found.told._replace(values=(*raw.told, *found.told.values)))


def _check(raw: RawFile, kind: str) -> None:
    """Refuse what is plainly of another kind than its name says."""
    found = kinds.looks(raw.data[:4096])
    plain = kind not in _READERS or kind in {".md", ".html", ".htm", ".xhtml"}
    if plain and found is not None and found not in {".html", ".xml", ".eml", ".mbox"}:
        if kinds.kind(f"x{found}") in kinds.READ:
            raise InputError(f"is no text: by its content it is {found}; name it so")
        raise InputError(f"is no text: it {kinds.unread(f'x{found}')[0]}")


def _text(raw: RawFile, encoding: str | None) -> Pulled:
    decoded = decode(raw.data, told=encoding)
    return Pulled(decoded, *_flowing(clean(decoded.text), Told()))


def _markdown(raw: RawFile, encoding: str | None) -> Pulled:
    decoded = decode(raw.data, told=encoding)
    whole = clean(decoded.text)
    values, start = frontmatter.read(whole.text, files.shown(raw.path))
    whole, _ = changed(whole, hyphens(whole.text, start))
    stripped = markdown.strip(whole.text, start)
    whole = Cleaned(
        stripped.text,
        stripped.offsets.after(whole.offsets),
        moved(whole.repairs, stripped.offsets),
        whole.source,
    )
    told = Told(values, stripped.furniture, stripped.passages)
    return Pulled(decoded, *_flowing(whole, told))


def _page(raw: RawFile, encoding: str | None) -> Pulled:
    decoded = decode(raw.data, html.declared(raw.data), encoding)
    return _of_page(decoded, html.extract(decoded.text))


def _of_page(decoded: Decoded, page: html.Page) -> Pulled:
    whole = clean(page.text)
    told = Told(page.values, page.furniture, page.passages).after(whole.offsets)
    whole, step = changed(whole, note_marks(whole.text))
    return Pulled(decoded, whole, told.after(step), mapped=False)


def _row(raw: RawFile, encoding: str | None) -> Pulled:  # noqa: ARG001 - decoded with its table
    from extract.inputs.many.columns import cell

    column = next((v.words for v in raw.told if v.field == "text"), "")
    words = cell(json.loads(raw.data).get(column))
    decoded = _ALREADY._replace(text=words)
    if len(_TAG.findall(words)) < 2 and not _PAGE.search(words):
        return Pulled(decoded, *_flowing(clean(words), Told()))
    return _of_page(decoded, html.extract(words) if _PAGE.search(words) else html.piece(words))


def _mail(raw: RawFile, encoding: str | None) -> Pulled:
    message = mail.parsed(raw.data)
    found = mail.body(message, encoding)
    values = tuple(mail.values(message))
    if not found.html:
        made = _of_written(mail.written(found.decoded.text))
    else:
        made = _of_page(found.decoded, html.piece(found.decoded.text))
    told = made.told._replace(values=values)
    return made._replace(decoded=found.decoded, told=told)


def _document(reader: Callable[[bytes], Written]) -> Callable[[RawFile, str | None], Pulled]:
    return lambda raw, _: _of_written(reader(raw.data))


def _of_written(written: Written) -> Pulled:
    whole = cleaned(written.text, written.changes)
    told = written.told.after(whole.offsets)
    decoded = _ALREADY._replace(text=written.text)
    if written.wrapped:
        return Pulled(decoded, *_flowing(whole, told))
    whole, step = changed(whole, note_marks(whole.text))
    return Pulled(decoded, whole, told.after(step))


def _flowing(whole: Cleaned, told: Told) -> tuple[Cleaned, Told]:
    """A text without note marks, each paragraph on one line, and all that its markup says."""
    whole, step = changed(whole, note_marks(whole.text))
    told = told.after(step)
    whole, step = changed(whole, unwrapped(whole.text))
    return whole, told.after(step).beside(elements(whole.text))


_READERS: Mapping[str, Callable[[RawFile, str | None], Pulled]] = {
    ".md": _markdown, ".html": _page, ".htm": _page, ".xhtml": _page, ".row": _row, ".eml": _mail,
    ".pdf": _document(pdf.written), ".docx": _document(word.written),
    ".odt": _document(odt.written),
}  # fmt: skip
