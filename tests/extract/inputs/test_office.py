"""Word and OpenDocument files: what the reader of the printed page sees."""

from __future__ import annotations

import pytest

from extract.inputs import packed
from tests.extract.inputs.made.office import docx, odt, p, zipped
from tests.extract.inputs.made.reading import one, refused

PROSE = "Ada Kern said the bridge was closed."
OTHER = "Tom Roe denied it."
BOTH = f"{PROSE}\n\n{OTHER}"
RUN = "<w:r><w:t>{}</w:t></w:r>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ((p(PROSE), p(OTHER)), f"{PROSE}\n\n{OTHER}"),
        ((p('<w:r><w:t xml:space="preserve">Ada Kern </w:t></w:r><w:r><w:rPr><w:b/></w:rPr>'
            "<w:t>said</w:t></w:r><w:r><w:t> no.</w:t></w:r>"),), "Ada Kern said no."),
        ((p(f"<w:r><w:t>{PROSE}</w:t><w:br/><w:t>{OTHER}</w:t></w:r>"),), f"{PROSE}\n{OTHER}"),
        ((p("<w:r><w:t>Cease</w:t><w:noBreakHyphen/><w:t>fire.</w:t></w:r>"),), "Cease-fire."),
        ((p(f"<w:hyperlink>{RUN.format(PROSE)}</w:hyperlink>"),), PROSE),
        ((p(f"<w:ins>{RUN.format(PROSE)}</w:ins><w:del>{RUN.format('x')}</w:del>"),), PROSE),
        ((p("<w:r><w:fldChar/><w:instrText>PAGE</w:instrText></w:r>" + RUN.format(PROSE)),), PROSE),
        ((f"<w:tbl><w:tr><w:tc>{p(PROSE)}</w:tc><w:tc>{p(OTHER)}</w:tc></w:tr></w:tbl>",), BOTH),
        ((f"<w:sdt><w:sdtPr/><w:sdtContent>{p(PROSE)}</w:sdtContent></w:sdt>",), PROSE),
        ((p(f"{RUN.format(PROSE)}<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{p(OTHER)}"
            f"</w:txbxContent></mc:Choice><mc:Fallback><w:pict>{p(OTHER)}</w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r>"),), f"{PROSE}\n\n{OTHER}"),
        ((p(""), p(PROSE), p(" ")), PROSE),
    ],
)  # fmt: skip
def test_what_a_word_document_shows(body: tuple[str, ...], text: str) -> None:
    """Runs, breaks, links, changes, fields, tables and boxes come out as printed."""
    assert one(docx(*body), "a.docx").text == text


def test_what_the_styles_of_word_say() -> None:
    """Title, headings and captions are no prose; a quotation is somebody else's."""
    styles = '<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    body = (p("Bridge closed", "Title"), p(PROSE), p("More", "berschrift1"), p(OTHER, "Quote"),
            p("The bridge in May", "Caption"))  # fmt: skip
    document = one(docx(*body, more={"styles": styles}), "a.docx")
    assert [f.kind for f in document.furniture] == ["title", "heading", "caption"]
    assert [(x.kind, x.span.of(document.text)) for x in document.passages] == [("quote", OTHER)]
    assert document.meta.title == "Bridge closed"


def test_footnotes_of_word_stand_at_the_end() -> None:
    """A footnote does not tear the sentence that it is called in."""
    body = p(f'{RUN.format("Ada Kern said")}<w:r><w:footnoteReference w:id="1"/></w:r>'
             '<w:r><w:t xml:space="preserve"> it rained.</w:t></w:r>')  # fmt: skip
    note = f'<w:footnote w:id="1">{p("Minutes, page 3.")}</w:footnote>'
    notes = f'<w:footnote w:type="separator"/>{note}'
    document = one(docx(body, more={"footnotes": notes}), "a.docx")
    assert document.text == "Ada Kern said it rained.\n\nMinutes, page 3."


def test_the_properties_of_word() -> None:
    """Title and author are taken; the day on which the file was made is no day of publication."""
    told = (
        "<dc:title>Bridge closed</dc:title><dc:creator>Eva Lind</dc:creator>"
        "<dcterms:created>2019-01-01T10:00:00Z</dcterms:created><dc:language>en-GB</dc:language>"
    )
    meta = one(docx(p(PROSE), properties=told), "a.docx").meta
    assert (meta.title, meta.author, meta.date) == ("Bridge closed", "Eva Lind", None)
    assert meta.origins["title"] == "document properties"


S, P = "text:style-name", "<text:p>{}</text:p>"
CELL = "<table:table-row><table:table-cell><text:p>{}</text:p></table:table-cell></table:table-row>"
NOTE = (
    "<text:note><text:note-citation>1</text:note-citation>"
    "<text:note-body><text:p>Minutes.</text:p></text:note-body></text:note>"
)
CHANGES = "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>"
BOX = "<draw:frame><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"<text:p>{PROSE}</text:p><text:p>{OTHER}</text:p>", f"{PROSE}\n\n{OTHER}"),
        ("<text:p>Ada Kern <text:span>said</text:span> no.</text:p>", "Ada Kern said no."),
        ('<text:p>Ada<text:s text:c="1"/>Kern said<text:tab/>no.</text:p>', "Ada Kern said\tno."),
        (f"<text:p>{PROSE}<text:line-break/>{OTHER}</text:p>", f"{PROSE}\n{OTHER}"),
        (f"<text:p><text:a>{PROSE}</text:a></text:p>", PROSE),
        (CHANGES + P.format(PROSE), PROSE),
        (P.format(f"{PROSE}<office:annotation>{P.format('mine')}</office:annotation>"), PROSE),
        (f"<table:table>{CELL.format(PROSE)}{CELL.format(OTHER)}</table:table>", BOTH),
        (P.format(PROSE + BOX.format(OTHER)), BOTH),
        (f"<text:section><text:p>{PROSE}</text:p></text:section>", PROSE),
        (P.format(f"Ada Kern said{NOTE} it rained."), "Ada Kern said it rained.\n\nMinutes."),
    ],
)  # fmt: skip
def test_what_an_opendocument_shows(body: str, text: str) -> None:
    """Spans, blanks, links, changes, comments, tables, boxes and notes come out as printed."""
    assert one(odt(body), "a.odt").text == text


def test_what_the_styles_of_opendocument_say() -> None:
    """Styles count by the named style that they vary."""
    styles = '<style:style style:name="P7" style:parent-style-name="Quotations"/>'
    body = (
        f'<text:p {S}="Title">Bridge closed</text:p><text:p>{PROSE}</text:p>'
        f'<text:h>More of it</text:h><text:p {S}="P7">{OTHER}</text:p>'
        f'<text:p {S}="Illustration">The bridge in May</text:p>'
    )
    document = one(odt(body, styles=styles), "a.odt")
    assert [f.kind for f in document.furniture] == ["title", "heading", "caption"]
    assert [(x.kind, x.span.of(document.text)) for x in document.passages] == [("quote", OTHER)]


def test_the_properties_of_opendocument() -> None:
    """Title and first author are taken, days are not."""
    told = (
        "<dc:title>Bridge closed</dc:title><meta:initial-creator>Eva Lind</meta:initial-creator>"
        "<dc:date>2019-01-01T10:00:00</dc:date>"
    )
    meta = one(odt(f"<text:p>{PROSE}</text:p>", meta=told), "a.odt").meta
    assert (meta.title, meta.author, meta.date) == ("Bridge closed", "Eva Lind", None)


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (docx(p(PROSE), more={"word/vbaProject.bin": b"x"}), "a.docx", "macros"),
        (OLE, "a.docx", "encrypted"),
        (OLE, "a.odt", "encrypted"),
        (b"", "a.docx", "no Word document"),
        (b"words", "a.odt", "no OpenDocument"),
        (docx(p(PROSE))[:-30], "a.docx", "damaged"),
        (zipped({"x.xml": "<x/>"}), "a.docx", "no text part"),
        (zipped({"x.xml": "<x/>"}), "a.odt", "no text part"),
        (zipped({"word/document.xml": "<w:doc"}), "a.docx", "damaged"),
        (zipped({"word/document.xml": BOMB}), "a.docx", "entities"),
        (zipped({"content.xml": BOMB}), "a.odt", "entities"),
        (docx(), "a.docx", "no text"),
        (docx(p("")), "a.docx", "no text"),
        (odt(""), "a.odt", "no text"),
        (odt("x", manifest="<encryption-data/>"), "a.odt", "encrypted"),
        (docx(p(PROSE)), "a.txt", "by its content it is .docx"),
        (OLE, "a.txt", "old Word file"),
    ],
)
def test_hostile_and_broken_documents_are_refused(data: bytes, name: str, why: str) -> None:
    """Macros, passwords, entities, damage and emptiness are each refused by name."""
    assert why in refused(data, name)


def test_a_part_that_grows_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """A part that unpacks to hundreds of times its size stays packed."""
    monkeypatch.setattr(packed, "_SMALL", 10_000)
    data = zipped({"word/document.xml": b" " * 1_000_000})
    assert "not opened" in refused(data, "a.docx")


def test_no_file_is_fetched() -> None:
    """An entity that names a file is no way to read it."""
    xxe = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
    assert "entities" in refused(zipped({"content.xml": xxe}), "a.odt")
