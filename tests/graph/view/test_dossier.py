"""Dossiers: what is in them, and that nobody's words become marks of a format."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html
from markdown_it import MarkdownIt

from graph.cli import cli
from graph.view import View
from graph.view.dossier import Heading, Item, Paragraph, Quote, dossier
from graph.view.dossier_files import html, markdown
from graph.view.labels import clean
from graph.view.records import Actor, Article, Decision, Report, Statement

SMALL = str(Path(__file__).parents[1] / "data/small.trig")
_HOSTILE = (
    "# heading", "- item", "1. first", "> quote", "<script>alert(1)</script>", "[a](javascript:b)",
    "![x](http://e/x.png)", "http://evil.example/", "www.evil.example", "**bold**", "`code`",
    "a|b", "&lt;b&gt;", "~~gone~~", "\\", "= title", "---", "*** a", "<http://e/>", "[a]: http://e",
)  # fmt: skip


def _view(words: str = "a claim") -> View:
    place = Report("report:1", "article:1", ((0, 5),), ((6, 9),), (), "say", "indirect", None, 0.9,
                   "tagger", hand=False)  # fmt: skip
    said = Statement("statement:1", words, "resolved", "assert", "positive", "certain",
                     speaker="actor:1", reports=(place,), points=("point:1",),
                     reasons={"contradicts statement:2": words})  # fmt: skip
    other = replace(said, id="statement:2", act="deny", polarity="negative", reasons={},
                    denies=("point:1",), links={"contradicts": ("statement:1",)},
                    reports=(replace(place, id="report:2"),))  # fmt: skip
    decision = Decision("report:1", "accepted", words, "2026-01-01", words)
    return View(
        (Article("article:1", words, "a.txt", words, "2026-01-02", None, words, "javascript:a"),),
        (Actor("actor:1", words, "person"),), (), (said, other), (), (decision,),
        labels={"point:1": words},
    )  # fmt: skip


@pytest.mark.parametrize("words", _HOSTILE)
@pytest.mark.parametrize("target", ["actor:1", "point:1"])
def test_nobodys_words_become_marks(words: str, target: str) -> None:
    """Neither Markdown nor HTML makes an element of a name, a quotation, a reason or a title."""
    plain, told = dossier(_view(), target), dossier(_view(words), target)
    parser = MarkdownIt("commonmark", {"linkify": False}).enable(["table", "strikethrough"])
    kinds = [[t.type for t in parser.parse(markdown(blocks))] for blocks in (plain, told)]
    assert kinds[0] == kinds[1]
    inside = [{c.type for t in parser.parse(markdown(b)) for c in t.children or ()}
              for b in (plain, told)]  # fmt: skip
    assert inside[1] <= inside[0] | {"text_special", "softbreak"}
    found = lxml_html.document_fromstring(html(told))
    assert {e.tag for e in found.iter()} == {
        e.tag for e in lxml_html.document_fromstring(html(plain)).iter()
    }
    assert not found.xpath("//a|//script|//@onerror")
    quoted: Any = found.xpath("//blockquote//text()")
    assert clean(words) in " ".join(quoted)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60))
def test_what_is_quoted_is_read_back(words: str) -> None:
    """Whatever the words are, a reader of HTML gets the very same."""
    blocks: list[Heading | Paragraph | Item | Quote] = [
        Heading(1, "t"),
        Quote(words, words, words, words, (words,), deny=True),
        Item(words),
        Paragraph("end"),
    ]
    found = lxml_html.document_fromstring(html(blocks))
    assert found.xpath("//blockquote/bdi/text()") == [words]


def test_both_sides_and_the_decision_stand_in_it() -> None:
    """A dispute has its sides, its reason and what a person decided; an actor its statements."""
    told = markdown(dossier(_view(), "point:1"))
    for part in ("## Say it is so (1)", "## Say it is not so (1)", "accepted by a claim",
                 "## Why these are set against each other (1)", "characters 0–5",
                 "Nobody is called right"):  # fmt: skip
        assert part in told
    assert "Disputed by" in markdown(dossier(_view(), "actor:1"))


def test_an_address_that_is_none_is_no_link() -> None:
    """Only http and https lead anywhere."""
    view = _view()
    good = replace(view, articles=(replace(view.articles[0], url="https://e.example/a?b=c&d"),))
    for made in (html, markdown):
        assert "javascript" not in made(dossier(view, "actor:1"))
        assert "https://e.example/a?b=c&" in made(dossier(good, "actor:1"))


def _run(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(cli, ["dossier", "-g", SMALL, *words])
    return done.exit_code, done.output


def test_on_the_command_line(tmp_path: Path) -> None:
    """By name, by id; Markdown on standard output, a file by its ending; the same bytes twice."""
    code, told = _run("Otto Lind")
    assert code == 0
    assert told.startswith("# Otto Lind\n")
    file = tmp_path / "lind.html"
    assert _run("actor:otto", "-o", str(file))[0] in (0, 2)
    assert _run("Otto Lind", "-o", str(file))[0] == 0
    before = file.read_bytes()
    assert _run("Otto Lind", "-o", str(file))[0] == 0
    assert file.read_bytes() == before
    assert b"default-src 'none'" in before
    assert _run("Sweden")[1].startswith("# Sweden\n")


@pytest.mark.parametrize("words", [("Nobody At All",), ("Otto Lind", "-o", "lind.docx")])
def test_what_cannot_be_done_is_told(words: tuple[str, ...]) -> None:
    """A name of nobody, and an ending that no form has."""
    assert _run(*words)[0] == 2
