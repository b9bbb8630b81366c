"""PDFs, Word and OpenDocument files."""

from __future__ import annotations

import textwrap

from tests.extract.inputs.made.office import docx, odt, p, zipped
from tests.extract.inputs.made.pdfs import Words, column, encrypted, pdf
from tests.extract.inputs.shapes.shape import BOTH, A, B, C, gives, refuses

__all__ = ["SHAPES"]


def _lines(*paragraphs: str, width: int = 62) -> str:
    """Paragraphs wrapped, the first line of each indented."""
    return "\n".join(f" {textwrap.fill(words, width)}" for words in paragraphs)


_LONG = f"{A} {B} {C}"
_HEAD = Words(72, 770, "THE HARBOUR POST", 8)
_NARROW = _lines(_LONG, f"{C} {A}", width=38)
_OTHER = _lines(f"{B} {C}", f"{A} {C}", width=38)
_LEFT, _RIGHT = column(_NARROW, 72, 700), column(_OTHER, 320, 700)
_COLUMNS = (_LONG, f"{C} {A}", f"{B} {C}", f"{A} {C}")
_TORN = textwrap.wrap(_LONG, 62)
_NOTE = "1 Minutes of the harbour board, page 4."

_PDF = (
    gives(".pdf", "one column", pdf([column(_lines(_LONG, _LONG))]), (_LONG, _LONG)),
    gives(".pdf", "two columns", pdf([[*_LEFT, *_RIGHT]]), _COLUMNS),
    gives(".pdf", "two columns, the right one drawn first", pdf([[*_RIGHT, *_LEFT]]), _COLUMNS),
    gives(".pdf", "running heads and page numbers",
          pdf([[_HEAD, *column(_lines(_LONG), 72, 700), Words(300, 30, f"{n}", 8)]
               for n in range(1, 5)]), (_LONG,) * 4),
    gives(".pdf", "a sentence over two pages",
          pdf([column("\n".join(_TORN[:2])), column("\n".join(_TORN[2:]))]), (_LONG,)),
    gives(".pdf", "a footnote",
          pdf([[*column(_lines(_LONG), 72, 700), *column(_NOTE, 72, 80, 7)]]), (_LONG, _NOTE)),
    gives(".pdf", "words torn at the ends of lines",
          pdf([column(_lines(_LONG).replace("northern", "north-\nern"))]), (_LONG,)),
    gives(".pdf", "a headline in large letters",
          pdf([[Words(72, 740, "Harbour stays closed", 20), *column(_lines(_LONG), 72, 700)]]),
          (_LONG,)),
    gives(".pdf", "pages turned by a quarter", pdf([column(_lines(_LONG))], turn=90), (_LONG,)),
    gives(".pdf", "an empty page between two",
          pdf([column(_lines(_LONG)), [], column(_lines(_LONG))]), (_LONG, _LONG)),
    refuses(".pdf", "a scan", pdf([[], []], picture=True), "is a scan"),
    refuses(".pdf", "a password", encrypted(b"secret"), "encrypted"),
    refuses(".pdf", "letters without names", pdf([[Words(72, 700, "abc defg hijk", 10, "F3")]]),
            "fonts do not tell"),
    refuses(".pdf", "cut off", pdf([column(_lines(_LONG))])[:400], "damaged"),
    refuses(".pdf", "nothing at all", b"", "no PDF"),
    refuses(".pdf", "a page under the name of a PDF", "<html><body><p>x</p></body></html>",
            "no PDF"),
)  # fmt: skip

_RUN = "<w:r><w:t>{}</w:t></w:r>"
_ROW = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
_BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
_SPLIT = "".join(
    f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>' for words in (A[:9], A[9:31], A[31:])
)
_CALLED = (
    f'{_RUN.format(A)}<w:r><w:footnoteReference w:id="1"/></w:r>'
    f'<w:r><w:t xml:space="preserve"> {C}</w:t></w:r>'
)

_DOCX = (
    gives(".docx", "two paragraphs", docx(p(A), p(B))),
    gives(".docx", "a title and headings",
          docx(p("Harbour closed", "Title"), p(A), p("Why", "Heading1"), p(B))),
    gives(".docx", "words in several runs", docx(p(_SPLIT), p(B))),
    gives(".docx", "changes that were tracked",
          docx(p(f"<w:ins>{_RUN.format(A)}</w:ins><w:del>{_RUN.format('Gone.')}</w:del>"), p(B))),
    gives(".docx", "a table",
          docx(p(A), f"<w:tbl>{_ROW.format(p(B), p(C))}</w:tbl>"), (A, B, C)),
    gives(".docx", "a footnote",
          docx(p(_CALLED), more={"footnotes": f'<w:footnote w:id="1">{p(B)}</w:footnote>'}),
          (f"{A} {C}", B)),
    gives(".docx", "a quotation", docx(p(A), p(B, "Quote")), BOTH),
    gives(".docx", "a link to a file that would be fetched",
          docx(p(f"<w:hyperlink>{_RUN.format(A)}</w:hyperlink>"), p(B),
               more={"word/_rels/document.xml.rels":
                     '<Relationships><Relationship Id="r" TargetMode="External" '
                     'Target="http://10.0.0.1/x.dotm"/></Relationships>'})),
    gives(".docx", "a field and a hyphen that does not break",
          docx(p(f"<w:r><w:instrText>PAGE</w:instrText></w:r>{_RUN.format(A)}"), p(B))),
    gives(".docx", "empty paragraphs between", docx(p(""), p(A), p(" "), p(""), p(B))),
    refuses(".docx", "macros", docx(p(A), more={"word/vbaProject.bin": b"x"}), "macros"),
    refuses(".docx", "a password", _OLE, "encrypted"),
    refuses(".docx", "cut off", docx(p(A), p(B))[:-40], "damaged"),
    refuses(".docx", "entities that would grow", zipped({"word/document.xml": _BOMB}), "entities"),
    refuses(".docx", "a part that would grow",
            zipped({"word/document.xml": b" " * 11_000_000}), "not opened"),
    refuses(".docx", "no words", docx(p("")), "no text"),
    refuses(".docx", "nothing at all", b"", "no Word document"),
)  # fmt: skip

_P = "<text:p>{}</text:p>"
_S = "text:style-name"
_CELL = f"<table:table-row><table:table-cell>{_P}</table:table-cell></table:table-row>"
_FOOT = (
    "<text:note><text:note-citation>1</text:note-citation>"
    f"<text:note-body>{_P.format(B)}</text:note-body></text:note>"
)
_PLAIN = _P.format(A) + _P.format(B)

_ODT = (
    gives(".odt", "two paragraphs", odt(_PLAIN)),
    gives(".odt", "a title and a heading",
          odt(f'<text:p {_S}="Title">Harbour closed</text:p>{_P.format(A)}<text:h>Why</text:h>'
              f"{_P.format(B)}")),
    gives(".odt", "words in spans and blanks by number",
          odt(_P.format(f"{A[:8]}<text:span>{A[8:14]}</text:span><text:s text:c='1'/>{A[15:]}")
              + _P.format(B))),
    gives(".odt", "changes that were tracked",
          odt(f"<text:tracked-changes>{_P.format('Gone.')}</text:tracked-changes>{_PLAIN}")),
    gives(".odt", "a table", odt(f"<table:table>{_CELL.format(A)}{_CELL.format(B)}</table:table>")),
    gives(".odt", "a footnote", odt(_P.format(f"{A}{_FOOT} {C}")), (f"{A} {C}", B)),
    gives(".odt", "a comment in the margin",
          odt(_P.format(f"{A}<office:annotation>{_P.format('mine')}</office:annotation>")
              + _P.format(B))),
    gives(".odt", "a section and a link",
          odt(f"<text:section>{_P.format(f'<text:a>{A}</text:a>')}{_P.format(B)}</text:section>")),
    gives(".odt", "a box", odt(_P.format(
        f"{A}<draw:frame><draw:text-box>{_P.format(B)}</draw:text-box></draw:frame>"))),
    gives(".odt", "a quotation by a style of its own",
          odt(f'{_P.format(A)}<text:p {_S}="P7">{B}</text:p>',
              styles='<style:style style:name="P7" style:parent-style-name="Quotations"/>')),
    refuses(".odt", "a password", odt("x", manifest="<encryption-data/>"), "encrypted"),
    refuses(".odt", "cut off", odt(_PLAIN)[:-40], "damaged"),
    refuses(".odt", "entities that would grow", zipped({"content.xml": _BOMB}), "entities"),
    refuses(".odt", "a part that would grow", zipped({"content.xml": b" " * 11_000_000}),
            "not opened"),
    refuses(".odt", "no words", odt(""), "no text"),
    refuses(".odt", "nothing at all", b"", "no OpenDocument"),
)  # fmt: skip

SHAPES = (*_PDF, *_DOCX, *_ODT)
