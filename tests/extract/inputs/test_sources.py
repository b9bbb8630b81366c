"""Files become documents: text, offsets, furniture, paragraphs, metadata."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from extract import inputs
from extract.errors import InputError
from extract.inputs.files import RawFile, Refusal
from extract.records import Document, Furniture, Span

SEEDS = Path(__file__).resolve().parents[3] / "data/articles"
PROSE = "The Kremlin denied the reports on Monday, and officials in Seoul said nothing of it."


def read(data: bytes | str, path: str = "a.txt") -> Document:
    """The document in some bytes."""
    raw = data.encode() if isinstance(data, str) else data
    return inputs.read(RawFile(path.rpartition(".")[0], path, raw, hashlib.sha256(raw).hexdigest()))


@pytest.fixture(scope="module")
def seeds() -> dict[str, Document]:
    """The two seed articles."""
    return {d.id[:3]: d for d in inputs.load([SEEDS]) if isinstance(d, Document)}


def test_the_news_seed_is_read_whole(seeds: dict[str, Document]) -> None:
    """Title, caption, credit and promotion are marked, nine paragraphs are prose."""
    news = seeds["004"]
    assert [f.kind for f in news.furniture] == ["title", "caption", "credit", "promotion"]
    assert [f.span.of(news.text) for f in news.furniture[1:]] == [
        "Russian Troops",
        "Russian Defense Ministry Press Service photo via AP",
        "Hot Today",
    ]
    assert len(news.blocks) == 9
    assert news.meta.title is not None
    assert news.meta.title.startswith("Could North Korea’s Involvement")
    assert news.meta.origins == {"title": "first line"}


def test_the_news_seed_loses_three_characters_to_a_dash(seeds: dict[str, Document]) -> None:
    """The broken dash is the one difference between file and stored text."""
    news = seeds["004"]
    (repair,) = news.repairs
    start, end = repair.span
    assert news.text[start - 7 : end + 1] == "Ukraine—a"
    assert news.source == news.text[:start] + repair.before + news.text[end:]
    assert news.offsets is not None
    assert news.offsets.to_old(start, end) == (start, start + 3)


def test_the_opinion_seed_is_all_prose(seeds: dict[str, Document]) -> None:
    """An article without title or captions has no furniture."""
    opinion = seeds["000"]
    assert opinion.furniture == ()
    assert opinion.text == opinion.source
    assert len(opinion.blocks) == 7
    assert opinion.meta.title is None


def test_marks_and_line_ends_are_told() -> None:
    """The source keeps its line ends, the text does not; the mark is in neither."""
    document = read(b"\xef\xbb\xbfTitle here\r\n\r\nHe denied it.\r\n")
    assert document.source == "Title here\r\n\r\nHe denied it.\r\n"
    assert document.text == "Title here\n\nHe denied it.\n"
    assert document.encoding == "utf-8"
    assert document.offsets is not None
    assert document.offsets.to_old(*document.blocks[0]) == (14, 27)


def test_markdown_counts_from_the_file_s_start() -> None:
    """Spans of Markdown lead back past the front matter, through repairs, to the words."""
    header = "---\r\ntitle: A &amp; B\r\ndate: 2024-10-24\r\n---\r\n"
    source = header + "# B *c*\r\n\r\nHe **said** â€œnoâ€\x9d.\r\n"
    document = read(source, "sub/a.md")
    assert document.text == "B c\n\nHe said “no”."
    assert document.meta.title == "A &amp; B"
    assert document.meta.date == "2024-10-24"
    assert document.meta.origins["date"] == "front matter"
    assert [f.kind for f in document.furniture] == ["title"]
    assert [s.of(document.text) for s in document.blocks] == ["He said “no”."]
    assert [r.span.of(document.text) for r in document.repairs] == ["“", "”"]
    assert document.offsets is not None
    at = document.text.index("said")
    start, end = document.offsets.to_old(at, at + 4)
    assert document.source[start:end] == "said"
    start, end = document.offsets.to_old(*document.repairs[0].span)
    assert document.source[start:end] == "â€œ"


def test_front_matter_faults_name_their_line() -> None:
    """The line of the fault, not just the file, is told."""
    with pytest.raises(InputError) as caught:
        read("---\ntitle: x\ntitle: y\n---\nHe denied it.", "a.md")
    assert caught.value.where == "a.md:3"


def test_pages_have_no_offsets() -> None:
    """A web page has paragraphs, title and metadata, but no way back to its bytes."""
    page = (
        "<html lang=en><head><meta charset=windows-1252></head><body><article>"
        f"<h1>Kremlin denies it</h1><p>{PROSE} “{PROSE}”</p><p>Read more: Something</p>"
        f"<p>{PROSE} It’s so.</p></article></body></html>"
    )
    document = read(page.encode("cp1252"), "a.html")
    assert document.encoding == "cp1252"
    assert document.offsets is None
    assert [f.kind for f in document.furniture] == ["title", "promotion"]
    assert len(document.blocks) == 2
    assert document.meta.language == "en"


@pytest.mark.parametrize(
    ("data", "path", "why"),
    [
        (b"", "a.txt", "a.txt: is empty"),
        (b"\xff\xfe\xff", "a.txt", "a.txt: "),
        (b"<!-- x -->", "a.md", "a.md: holds no text"),
        (b"<html></html>", "x/a.html", "x/a.html: has no article"),
        (b"caf\xe9", "a\nb.txt", r"a\\nb.txt: is not UTF-8"),
    ],
)
def test_refusals_name_the_file(data: bytes, path: str, why: str) -> None:
    """Each refusal is one line that begins with the file."""
    with pytest.raises(InputError, match=why) as caught:
        read(data, path)
    assert "\n" not in str(caught.value)


def test_blocks_leave_out_furniture() -> None:
    """A paragraph that is furniture in part is prose in the rest."""
    document = read(f"A Title Here\n\nKYIV (AP) — {PROSE} Read more: Else\n  {PROSE}\t\n\n***")
    assert [s.of(document.text) for s in document.blocks] == [PROSE, PROSE]


def test_marks_alone_are_no_paragraph() -> None:
    """A line of marks is no prose however long it is."""
    assert [s.of(PROSE) for s in read(f"{PROSE}\n{'* - ' * 200}").blocks] == [PROSE]


def test_endless_lines_are_cut_at_sentences() -> None:
    """A line over 20,000 characters becomes blocks of at most 5,000, ends of sentences kept."""
    text = "He denied it all again. " * 5000
    document = read(text)
    assert all(s.end - s.start <= 5_000 for s in document.blocks)
    assert all(s.of(document.text).endswith("again.") for s in document.blocks)
    assert " ".join(s.of(document.text) for s in document.blocks) == text.strip()


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"')])
def test_endless_lines_are_cut_between_quotations(opening: str, closing: str) -> None:
    """No quotation is cut in two where a sentence ends outside one."""
    said = f"{opening}We know nothing of it. Nobody asked us. We will see{closing}, he said. "
    document = read(said * 400)
    assert len(document.blocks) > 4
    for span in document.blocks:
        words = span.of(document.text)
        assert (words[0], words[-9:]) == (opening, ", he said."[-9:])


@pytest.mark.parametrize("text", ["x" * 100_001, "word " * 20_001])
def test_endless_lines_without_sentences_are_cut_too(text: str) -> None:
    """Without sentences the cut is between words, without words anywhere; nothing is lost."""
    document = read(text)
    assert all(s.end - s.start <= 5_000 for s in document.blocks)
    kept = "".join(s.of(document.text) for s in document.blocks)
    assert kept.replace(" ", "") == text.replace(" ", "")


def test_endless_marks_are_never_parsed() -> None:
    """4,000 quotation marks are no part of any block."""
    marks = '"' * 4000
    document = read(f"{PROSE} {marks} {PROSE}")
    assert [s.of(document.text) for s in document.blocks] == [PROSE, PROSE]
    assert document.furniture == (Furniture(Span(len(PROSE) + 1, len(PROSE) + 4001), "navigation"),)


def test_loading_goes_on_after_a_refusal(tmp_path: Path) -> None:
    """Good articles come in order, each bad one as a refusal with path and reason."""
    (tmp_path / "b.txt").write_text("He denied it.", encoding="utf-8")
    (tmp_path / "a.txt").write_bytes(b"\xff")
    (tmp_path / "c.md").write_text("He denied it.", encoding="utf-8")
    loaded = list(inputs.load([tmp_path, tmp_path / "missing.txt"]))
    assert [type(x).__name__ for x in loaded] == ["Refusal", "Document", "Document", "Refusal"]
    assert isinstance(loaded[0], Refusal)
    assert loaded[0].path == tmp_path / "a.txt"
    assert loaded == list(inputs.load([tmp_path / "missing.txt", tmp_path]))
