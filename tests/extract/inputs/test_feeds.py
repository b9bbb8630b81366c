"""Feeds: an entry is an article by its id, its text as far as the feed gives it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.extract.inputs.made.reading import every

PROSE = "Ada Kern said the bridge was closed."
OTHER = "Tom Roe denied it."
BOTH = f"{PROSE}\n\n{OTHER}"
CAFE = "Ada Kern said the café was closed."
NAMED = "Ada Kern said the caf&eacute; was&nbsp;closed."
TRAP = '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
NAMES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
ESCAPED = f"&lt;p&gt;{PROSE}&lt;/p&gt;&lt;p&gt;{OTHER}&lt;/p&gt;"


def rss(*items: str, head: str = '<?xml version="1.0"?>', version: str = "2.0") -> str:
    """An RSS feed of some items."""
    return (
        f'{head}<rss version="{version}" {NAMES}><channel><title>The Example</title>'
        f"<link>https://example.org/</link><language>en-gb</language>{''.join(items)}</channel></rss>"
    )


def item(text: str = f"<description>{PROSE}</description>", more: str = "") -> str:
    """An item of an RSS feed."""
    return (
        "<item><title>Bridge closed</title><link>https://example.org/a</link>"
        '<guid isPermaLink="false">tag:1</guid><pubDate>Thu, 24 Oct 2024 10:00:00 GMT</pubDate>'
        f"<dc:creator>Eva Lind</dc:creator>{text}{more}</item>"
    )


def atom(content: str, *, more: str = "") -> str:
    """An Atom feed with one entry."""
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB"><title>The Example</title>'
        "<entry><id>tag:1</id><title>Bridge closed</title><author><name>Eva Lind</name></author>"
        '<link rel="self" href="https://example.org/x"/><link href="https://example.org/a"/>'
        f"<published>2024-10-24T10:00:00Z</published>{content}{more}</entry></feed>"
    )


XHTML = '<div xmlns="http://www.w3.org/1999/xhtml"><p>{}</p><p>{}</p></div>'


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("n.rss", rss(item()), PROSE),
        ("n.xml", rss(item()), PROSE),
        ("n.rss", "\ufeff" + rss(item()), PROSE),
        ("n.rss", rss(item(f"<description>{ESCAPED}</description>")), BOTH),
        ("n.rss", rss(item(f"<description><![CDATA[<p>{PROSE}</p><br/>]]></description>")), PROSE),
        ("n.rss", rss(item("<description>Short.</description>",
                           f"<content:encoded>{ESCAPED}</content:encoded>")), BOTH),
        ("n.rss", rss(item(), version="0.91"), PROSE),
        ("n.rss", rss(item(f"<description>{NAMED}</description>")), CAFE),
        ("n.rss", rss(item(f"<description>{CAFE}</description>"),
                      head='<?xml version="1.0" encoding="iso-8859-1"?>').encode("latin-1"), CAFE),
        ("n.atom", atom(f"<content>{PROSE}</content>"), PROSE),
        ("n.atom", atom(f'<content type="html">{ESCAPED}</content>'), BOTH),
        ("n.atom", atom(f'<content type="xhtml">{XHTML.format(PROSE, OTHER)}</content>'), BOTH),
        ("n.atom", atom(f"<summary>{PROSE}</summary>"), PROSE),
    ],
)  # fmt: skip
def test_an_entry_is_an_article(tmp_path: Path, name: str, data: str | bytes, text: str) -> None:
    """Escaped, wrapped or inline, the words come out; so does what the feed says of them."""
    documents, refusals = every(tmp_path / "in", data, name)
    assert refusals == {}
    (document,) = documents.values()
    assert (document.id, document.text) == ("n/tag:1", text)
    meta = document.meta
    assert (meta.title, meta.author, meta.outlet) == ("Bridge closed", "Eva Lind", "The Example")
    assert (meta.date or "")[:10] == "2024-10-24"
    assert meta.url == "https://example.org/a"
    assert meta.origins["url"] == "feed url"


def test_rdf_feeds(tmp_path: Path) -> None:
    """Items beside the channel, as RSS 1.0 has them, are read too."""
    data = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<channel><title>The Example</title></channel>"
        f'<item rdf:about="https://example.org/a"><title>Bridge</title><description>{PROSE}'
        "</description><dc:date>2024-10-24</dc:date></item></rdf:RDF>"
    )
    documents, _ = every(tmp_path / "in", data, "n.xml")
    assert documents["n/example.org/a"].meta.date == "2024-10-24"


def test_the_order_of_entries_does_not_matter(tmp_path: Path) -> None:
    """A feed that was fetched again, with a new entry on top, names the old ones as before."""
    old = item().replace("tag:1", "tag:0")
    one, _ = every(tmp_path / "one", rss(old), "n.rss")
    two, _ = every(tmp_path / "two", rss(item(f"<description>{OTHER}</description>"), old), "n.rss")
    assert one["n/tag:0"] == two["n/tag:0"]
    assert len(two) == 2


def test_entries_without_text_are_named(tmp_path: Path) -> None:
    """An entry that is a title only is told, the others are read."""
    documents, refusals = every(tmp_path / "in", rss(item(), item("")), "n.rss")
    assert len(documents) == 1
    assert "entry 2" in refusals["n.rss"]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ("", "no XML"),
        ("words", "no XML"),
        (rss(item())[:-20], "no XML"),
        ("<html><body><p>x</p></body></html>", "no feed"),
        ("<x/>", "no feed"),
        (rss(), "no article"),
        (TRAP + rss(item(), head=""), "entities"),
        ('<!DOCTYPE rss [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + rss(head=""), "entities"),
        ("<rss>" * 5000, "no XML"),
    ],
)  # fmt: skip
def test_what_is_no_feed_is_refused(tmp_path: Path, data: str, why: str) -> None:
    """Other XML, traps and damage are refused in one line."""
    documents, refusals = every(tmp_path / "in", data, "n.xml")
    assert documents == {}
    assert why in refusals["n.xml"]
