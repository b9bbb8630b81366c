"""PDFs: paragraphs in the order of reading, nothing that pages repeat, refusals by name."""

from __future__ import annotations

import subprocess
import sys
from itertools import zip_longest
from pathlib import Path

import pytest

from extract.errors import InputError
from extract.inputs import confined, pdf
from tests.extract.inputs.made import pdfs
from tests.extract.inputs.made.pdfs import Words, column
from tests.extract.inputs.made.reading import one, refused

LEFT = """The minister said on Monday that the
bridge over the river would stay clo-
sed until the spring, because nobody
had paid for the new steel.
 Tom Roe, who runs the port, denied
that and said the money was there.
It had been there for a long while.
 A third one begins here and then
it ends in the other column where the
words of it go on and"""
RIGHT = """on until the end of it. Nothing else
was known of the case by then, said
the office of the mayor.
 Ada Kern said the cease-
fire held, and that the peace talks
would go on for another week or two
in the town of Norham, as planned.
 Nobody else was there to speak on
the matter of the bridge, she said."""
_READ = """The minister said on Monday that the bridge over the river would stay closed until the
spring, because nobody had paid for the new steel.

Tom Roe, who runs the port, denied that and said the money was there. It had been there for a long
while.

A third one begins here and then it ends in the other column where the words of it go on and on
until the end of it. Nothing else was known of the case by then, said the office of the mayor.

Ada Kern said the cease-fire held, and that the peace talks would go on for another week or two in
the town of Norham, as planned.

Nobody else was there to speak on the matter of the bridge, she said."""
READ = [paragraph.replace("\n", " ") for paragraph in _READ.split("\n\n")]
TITLE = Words(72, 750, "Bridge stays closed, minister says", 20)
BODY = """The minister said on Monday that the bridge over the river
would stay closed until the spring, because nobody had paid
for the new steel, and that it would take a long time to get
the people of the town to agree on it, which {} went on and"""


def prose(data: bytes) -> list[str]:
    """The paragraphs of prose of a PDF."""
    document = one(data, "a.pdf")
    return [s.of(document.text) for s in document.blocks]


def rows(*columns: list[Words]) -> list[Words]:
    """Columns drawn row by row, as some programs do."""
    return [w for row in zip_longest(*columns) for w in row if w is not None]


@pytest.mark.parametrize(
    "page",
    [
        [*column(LEFT, 72, 700), *column(RIGHT, 320, 700)],
        [*column(RIGHT, 320, 700), *column(LEFT, 72, 700)],
        rows(column(LEFT, 72, 700), column(RIGHT, 320, 700)),
    ],
    ids=["in order", "turned round", "row by row"],
)
def test_columns_are_read_one_after_the_other(page: list[Words]) -> None:
    """However a page was drawn, a column is read to its end, and a sentence goes on in the next."""
    assert prose(pdfs.pdf([[TITLE, *page]])) == READ


def test_three_columns_below_a_line_across() -> None:
    """What runs across the page is read before the columns below it."""
    narrow = "\n".join(f"column {{}} has line {n} of it" for n in range(12))
    page = [
        TITLE,
        *(w for n in range(3) for w in column(narrow.replace("{}", "abc"[n]), 40 + 190 * n, 700)),
    ]
    words = " ".join(prose(pdfs.pdf([page])))
    assert [c for c in words.split() if c in "abc"] == ["a"] * 12 + ["b"] * 12 + ["c"] * 12


def test_a_list_of_numbers_is_no_column() -> None:
    """Numbers before the items of a list stay with their items."""
    items = [f"The mayor said thing number {n} of the day to them." for n in range(8)]
    page = [
        *(Words(72, 700 - 14 * n, f"{n + 1}.") for n in range(8)),
        *(Words(96, 700 - 14 * n, words) for n, words in enumerate(items)),
    ]
    assert prose(pdfs.pdf([page])) == [f"{n + 1}. {words}" for n, words in enumerate(items)]


def test_running_heads_and_page_numbers_are_left_out() -> None:
    """What every page repeats tears no sentence, and is in the source all the same."""
    pages = [
        [
            Words(72, 770, f"THE EXAMPLE | page {n}", 8),
            *column(BODY.format("abcd"[n]), 72, 700),
            Words(300, 30, str(n + 1), 8),
        ]
        for n in range(4)
    ]
    document = one(pdfs.pdf(pages), "a.pdf")
    assert "THE EXAMPLE" not in document.text
    assert len(document.blocks) == 1
    assert document.source.count("THE EXAMPLE") == 4
    assert any("running heads" in r.how for r in document.repairs)


def test_a_first_line_like_all_others_is_no_running_head() -> None:
    """Lines that stand with the text are never left out, however often they come."""
    pages = [column(f"Ada Kern said it rained.\nThen came day {n} of it all.") for n in range(3)]
    assert " ".join(prose(pdfs.pdf(pages))).count("it rained") == 3


def test_what_a_browser_prints_is_left_out() -> None:
    """Day, title, address and count around a printed page are none of its words; its address is."""
    page = [
        Words(72, 775, "11/29/26, 5:53 PM Bridge closed", 8),
        *column(BODY.format("then") + " ended.", 72, 700),
        Words(72, 20, "https://example.org/a/bridge-closed 1/1", 8),
    ]
    document = one(pdfs.pdf([page]), "a.pdf")
    assert document.text.startswith("The minister said")
    assert document.text.rstrip().endswith("ended.")
    assert document.meta.url == "https://example.org/a/bridge-closed"
    cut = [*page[:-1], Words(72, 20, "https://example.org/a/bridge-clo… 1/1", 8)]
    assert one(pdfs.pdf([cut]), "a.pdf").meta.url is None


def test_a_line_that_had_room_ends_a_paragraph() -> None:
    """A heading in letters of the text is a paragraph; a line broken for a long word is not."""
    told = BODY.format("then").replace(
        "and", "and nobody asked\nAda Kern.\nMore of it\nThe mayor,", 1
    )
    words = prose(pdfs.pdf([column(told)]))
    assert any(p.startswith("The mayor") for p in words)


def test_footnotes_stand_at_the_end() -> None:
    """A footnote tears no sentence that goes on over the page; its mark is no letter of a word."""
    torn = "But nobody else in the town said it was so, and the mayor said"
    first = "The minister said it.\nBut nobody else in the town said it was so, and the mayor\nsaid"
    pages = [
        [*column(first), Words(93, 699.5, "1", 6),
         *column("1 Minutes of the council.\n2 The same, page 4.", 72, 100, 8)],
        column("nothing of the kind had ever been said, not by anybody."),
    ]  # fmt: skip
    assert prose(pdfs.pdf(pages)) == [
        "The minister said it.",
        f"{torn} nothing of the kind had ever been said, not by anybody.",
        "1 Minutes of the council.",
        "2 The same, page 4.",
    ]


def test_titles_and_headings_are_no_prose() -> None:
    """Larger letters make a title at the start and headings later."""
    page = [
        TITLE,
        *column(BODY, 72, 700),
        Words(72, 620, "What the mayor wants", 13),
        *column(BODY, 72, 590),
    ]
    document = one(pdfs.pdf([page]), "a.pdf")
    assert [f.kind for f in document.furniture] == ["title", "heading"]
    assert document.meta.title == TITLE.words


def test_properties_count_only_when_they_are_printed() -> None:
    """The title that a program left in the file is not taken; nor is the day it was made."""
    page = [[TITLE, *column(BODY, 72, 700)]]
    info = "/Title ({}) /Author (jroe) /CreationDate (D:20190101100000Z)"
    meta = one(pdfs.pdf(page, info=info.format("Microsoft Word - x.doc")), "a.pdf").meta
    assert (meta.title, meta.author, meta.date) == (TITLE.words, None, None)
    assert meta.origins["title"] == "first line"
    meta = one(pdfs.pdf(page, info=info.format("Bridge Stays Closed")), "a.pdf").meta
    assert (meta.title, meta.origins["title"]) == ("Bridge Stays Closed", "PDF properties")


def test_a_title_in_the_running_head_is_none() -> None:
    """What a program prints above each page is the name of the file as often as a title."""
    pages = [[Words(72, 775, "draft2.html", 8), *column(BODY, 72, 700)] for _ in range(3)]
    assert one(pdfs.pdf(pages, info="/Title (draft2.html)"), "a.pdf").meta.title is None


def test_ligatures_are_written_out() -> None:
    """A letter that is two is two in the text, and leads back to the one of the file."""
    names = {c: chr(c) for c in range(32, 127)} | {1: "ﬁ", 2: "fi"}
    page = [Words(72, 700, "The \x01nance of\x02ce said it was closed.", 10, "F2")]
    assert prose(pdfs.pdf([page], names=names)) == ["The finance office said it was closed."]


def test_scripts_that_run_to_the_left() -> None:
    """Hebrew comes out in the order in which it is read."""
    names = {97: "ג", 98: "ב", 99: "א", 100: "ה", 101: "ד", 32: " "}
    page = [Words(72, 700, "de abc", 10, "F2"), *column(BODY, 72, 650)]
    assert one(pdfs.pdf([page], names=names), "a.pdf").text.startswith("אבג דה")


def test_pages_that_are_turned() -> None:
    """A page that is turned for the reader is read as it is seen; a stamp up the side is not."""
    page = column("Ada Kern said it rained in the town.\nTom Roe denied it all the same.")
    wanted = ["Ada Kern said it rained in the town. Tom Roe denied it all the same."]
    for turn in (0, 90, 180, 270):
        assert prose(pdfs.pdf([page], turn=turn)) == wanted


def test_empty_pages_cost_nothing() -> None:
    """A page without words between two others changes nothing."""
    page = column("Ada Kern said it rained.")
    assert prose(pdfs.pdf([page, [], page])) == ["Ada Kern said it rained."] * 2


def test_a_page_that_is_a_picture_is_told_of() -> None:
    """Where some pages are pictures, the article says which."""
    meta = one(pdfs.pdf([column("Ada Kern said it rained."), []], picture=True), "a.pdf").meta
    assert meta.origins["text"] == "2 pages, without pictures of pages: 2"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (pdfs.pdf([[]], picture=True), "is a scan: its page is a picture"),
        (pdfs.pdf([[], []], picture=True), "is a scan: each of its 2 pages"),
        (pdfs.pdf([[]]), "holds no text"),
        (pdfs.pdf([]), "no PDF"),
        (pdfs.encrypted(b"secret"), "encrypted"),
        (pdfs.pdf([[Words(72, 700, "abc defg hijk", 10, "F3")]]), "fonts do not tell"),
        (b"%PDF-1.5\nnothing", "damaged"),
        (b"", "no PDF"),
        (b"Ada Kern said it rained.", "no PDF"),
        (pdfs.pdf([column("Ada Kern said it rained.")])[:300], "damaged"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, why: str) -> None:
    """Scans, passwords, nameless letters and damage are each named with what to do."""
    assert why in refused(data, "a.pdf")


def test_a_pdf_by_another_name() -> None:
    """A PDF that is called a text is refused as what it is."""
    assert ".pdf" in refused(pdfs.pdf([column("Ada Kern said it rained.")]), "a.txt")


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A PDF of thousands of pages is not read."""
    data = pdfs.pdf([column(str(n)) for n in range(3001)])
    assert "3,001 pages" in refused(data, "a.pdf")


PROGRAMS = {
    "loops": "while True: pass",
    "breaks": "import os; os.abort()",
    "eats": "x = []\nimport sys, resource\n"
    "resource.setrlimit(resource.RLIMIT_AS, (1 << 28, 1 << 28))\nwhile True: x.append('x' * 10**6)",
    "babbles": "print('no JSON')",
}


@pytest.mark.parametrize("what", PROGRAMS)
def test_a_reader_that_runs_away_ends(tmp_path: Path, what: str) -> None:
    """Whatever happens to the other process, the file is refused in one line."""
    program = tmp_path / "reader.py"
    program.write_text(PROGRAMS[what], encoding="utf-8")
    with pytest.raises(InputError, match="new file") as caught:
        confined.run(program, b"x", seconds=2)
    assert "\n" not in str(caught.value)


@pytest.mark.skipif(sys.platform == "win32", reason="no such limits there")
def test_the_reader_may_take_so_much_memory() -> None:
    """The limit on memory holds within the reader itself."""
    data = pdfs.pdf([column(BODY)])
    done = subprocess.run(
        [sys.executable, "-P", str(pdf._PROGRAM), "1000"],
        input=data,
        capture_output=True,
        check=False,
    )
    assert done.returncode or b"memory" in done.stdout
