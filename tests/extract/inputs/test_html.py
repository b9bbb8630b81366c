"""A web page gives its article and what it says about itself, and nothing else."""

from __future__ import annotations

import json
import socket

import pytest

from extract.errors import InputError
from extract.inputs import html
from extract.inputs.metadata import gathered

FIRST = (
    "Kremlin spokesman Dmitry Peskov dismissed the reports of foreign troops on Monday, "
    "calling them “fake news”, and said that Russia may choose its partners as it likes."
)
SECOND = (
    "South Korea’s government summoned the ambassador and demanded the return of the troops, "
    "officials in Seoul said, while experts warned against any further escalation of the war."
)
LD = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebPage", "name": "Page name", "datePublished": "2020-01-01"},
        {
            "@type": ["NewsArticle"],
            "headline": "Peskov dismisses reports",
            "datePublished": "2024-10-24T09:00:00Z",
            "author": [{"@type": "Person", "name": "Jane Doe"}, {"name": "John Roe"}],
            "publisher": {"@type": "Organization", "name": "The Daily"},
            "mainEntityOfPage": {"@id": "https://example.org/a"},
            "inLanguage": "en",
        },
    ],
}


def page(head: str = "", more: str = "", body: str | None = None) -> str:
    """A web page with an article of two paragraphs."""
    article = body if body is not None else f"<p>{FIRST}</p>{more}<p>{SECOND}</p>"
    return (
        f"<!DOCTYPE html><html lang='en-GB'><head><title>Peskov dismisses reports | The Daily"
        f"</title>{head}</head><body><nav><a href='/'>Home</a><a href='/w'>World</a></nav>"
        f"<article><h1>Peskov dismisses reports</h1>{article}</article>"
        f"<footer>Imprint and so on</footer></body></html>"
    )


def test_the_article_is_taken_out() -> None:
    """Headline and paragraphs are kept in order, menus and footers are not."""
    got = html.extract(page(more="<h2>What comes next</h2><blockquote>We wait.</blockquote>"))
    assert got.text.split("\n\n") == [
        "Peskov dismisses reports", FIRST, "What comes next", "We wait.", SECOND,
    ]  # fmt: skip
    assert [(f.kind, f.span.of(got.text)) for f in got.furniture] == [
        ("title", "Peskov dismisses reports"),
        ("heading", "What comes next"),
    ]


def test_pages_do_not_influence_each_other() -> None:
    """The same page gives the same text however often it and others were read."""
    first = html.extract(page())
    html.extract(page(more=f"<p>{FIRST}</p>"))
    for _ in range(3):
        assert html.extract(page()) == first


def test_no_network_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading a page full of addresses opens no connection."""
    html.extract(page(""))  # loads the library, which looks at what sockets there are

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    head = "<link rel=canonical href='https://example.org/a'><script src='//x.org/a.js'></script>"
    assert FIRST in html.extract(page(head, "<img src='https://x.org/a.png'>")).text


def test_json_ld_comes_first() -> None:
    """The article's own JSON-LD wins over page objects, meta tags and markup."""
    head = (
        f"<script type='application/ld+json'>{json.dumps(LD)}</script>"
        "<meta property='og:title' content='Other'><meta name='author' content='Other'>"
        "<meta property='article:published_time' content='2021-01-01'>"
    )
    meta = gathered(html.extract(page(head)).values)
    assert (meta.title, meta.date) == ("Peskov dismisses reports", "2024-10-24T09:00:00+00:00")
    assert (meta.author, meta.outlet) == ("Jane Doe, John Roe", "The Daily")
    assert (meta.url, meta.language) == ("https://example.org/a", "en")
    assert set(meta.origins.values()) == {"JSON-LD"}


def test_meta_tags_come_second() -> None:
    """Without JSON-LD the meta tags are read, and the origin names the tag."""
    head = (
        "<script type='application/ld+json'>{broken</script>"
        "<meta property='og:title' content='Peskov dismisses'>"
        "<meta property='article:published_time' content='2024-10-24'>"
        "<meta property='article:author' content='https://example.org/jane'>"
        "<meta name='author' content='Jane Doe'><meta property='og:site_name' content='The Daily'>"
        "<meta property='og:url' content='https://example.org/b'>"
        "<meta property='og:locale' content='en_US'>"
    )
    meta = gathered(html.extract(page(head)).values)
    assert (meta.title, meta.date, meta.author) == ("Peskov dismisses", "2024-10-24", "Jane Doe")
    assert (meta.outlet, meta.url, meta.language) == ("The Daily", "https://example.org/b", "en-US")
    assert meta.origins["date"] == "meta article:published_time"


def test_dates_are_never_guessed() -> None:
    """A date in the words, the address or a copyright line is no publication date."""
    head = "<link rel='canonical' href='https://example.org/2019/05/06/a.html'>"
    got = html.extract(page(head, "<p class='date'>May 6, 2019</p><p>© 2018</p>"))
    meta = gathered(got.values)
    assert meta.date is None
    assert meta.url == "https://example.org/2019/05/06/a.html"


@pytest.mark.parametrize(
    ("times", "date"),
    [
        ("<time datetime='2024-10-24'>today</time>", "2024-10-24"),
        ("<time datetime='2024-10-24'></time><time datetime='2024-10-24'></time>", "2024-10-24"),
        ("<time datetime='2024-10-24'>a</time><time datetime='2024-10-25'>b</time>", None),
        ("<time datetime='2020'></time><time pubdate datetime='2024-10-24'></time>", "2024-10-24"),
        ("<time>October 24, 2024</time>", None),
    ],
)  # fmt: skip
def test_time_elements_count_when_they_agree(times: str, date: str | None) -> None:
    """One marked or undisputed time is the date; two different ones are none."""
    assert gathered(html.extract(page(more=times)).values).date == date


def test_figure_captions_are_marked() -> None:
    """Words below a picture are a caption wherever they are kept."""
    got = html.extract(page(more="<figure><img src=a><figcaption>Troops</figcaption></figure>"))
    kept = [f.kind for f in got.furniture if f.span.of(got.text) == "Troops"]
    assert kept == ["caption"] * got.text.count("\n\nTroops\n\n")


def test_scripts_and_styles_are_not_read() -> None:
    """Code, styles, templates and hidden fallbacks never reach the text."""
    more = "".join(
        f"<{tag}>Peskov denied SECRET today and said much.</{tag}>"
        for tag in ("script", "style", "noscript", "template")
    )
    assert "SECRET" not in html.extract(page(more=more)).text


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("<div>" * 1000 + f"<p>{FIRST}</p>", "deep"),
        ("<table>" * 20000, "deep"),
        (f"<p {'a=b ' * 6000}{'x' * 20000}>{FIRST}</p>", "attributes"),
        ("<![foo bar]>", "parsed"),
        ("<!--" * 1000, "parsed"),
        ("<html><body></body></html>", "no article"),
        ("<script>var a = 1;</script>", "no article"),
    ],
)
def test_silence_is_an_error(text: str, why: str) -> None:
    """A page that gives nothing, or not all, is refused with the reason."""
    with pytest.raises(InputError, match=why):
        html.extract(text)


def test_parser_faults_become_input_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a library raises on a page, the page is refused and the fault named."""

    def fail(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr("trafilatura.bare_extraction", fail)
    with pytest.raises(InputError, match="RecursionError"):
        html.extract(page())


def test_outer_files_are_not_read() -> None:
    """An entity that names a file stays unresolved."""
    text = page().replace(
        "<!DOCTYPE html>", '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hosts">]>'
    )
    assert "localhost" not in html.extract(text.replace("may choose", "&x; may choose")).text


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"<html><meta charset=utf-8>", "utf-8"),
        (b"<META http-equiv=x content='text/html; charset=windows-1252'>", "windows-1252"),
        (b'<meta charset = "koi8-r" />', "koi8-r"),
        (b"<p>charset=utf-8", None),
        (b" " * 5000 + b"<meta charset=utf-8>", None),
    ],
)
def test_the_declared_encoding_is_found(data: bytes, name: str | None) -> None:
    """The charset of a meta tag near the top is what the page declares."""
    assert html.declared(data) == name


def test_line_breaks() -> None:
    """A forced break within a sentence goes; two, or one behind a sentence, part paragraphs."""
    words = "Rosalind Fenn denied on Monday that <br>\nthe <b>pier</b> had sunk.<br>She left.<br>"
    found = html.extract(page().replace("</p>", f"</p><p>{words}<br>the end of it all</p>", 1))
    lines = found.text.split("\n\n")
    at = lines.index("Rosalind Fenn denied on Monday that the pier had sunk.")
    assert lines[at + 1 : at + 3] == ["She left.", "the end of it all"]
