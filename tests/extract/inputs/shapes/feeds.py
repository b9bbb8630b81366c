"""Feeds: RSS and Atom."""

from __future__ import annotations

from tests.extract.inputs.shapes.shape import A, B, gives, refuses

__all__ = ["SHAPES"]

_NAMES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
_ESCAPED = f"&lt;p&gt;{A}&lt;/p&gt;&lt;p&gt;{B}&lt;/p&gt;"
_CAFE = "The café by the pier is closed, the mayor's office said on Tuesday of all days."
_HEAD = '<?xml version="1.0" encoding="{}"?>'


def _rss(*items: str, head: str = '<?xml version="1.0"?>') -> str:
    told = "".join(items)
    return f'{head}<rss version="2.0" {_NAMES}><channel><title>Post</title>{told}</channel></rss>'


def _item(text: str, name: str = "one", field: str = "description") -> str:
    return (
        f'<item><title>Harbour</title><guid isPermaLink="false">{name}</guid>'
        f"<pubDate>Thu, 24 Oct 2024 10:00:00 GMT</pubDate><{field}>{text}</{field}></item>"
    )


def _atom(*entries: str, head: str = '<?xml version="1.0"?>') -> str:
    told = "".join(entries)
    return f'{head}<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title>{told}</feed>'


def _entry(content: str, name: str = "one") -> str:
    return (
        f"<entry><id>{name}</id><title>Harbour</title><author><name>Eva Lind</name></author>"
        f"<published>2024-10-24T10:00:00Z</published>{content}</entry>"
    )


_ONE, _BOTH = {"one": (A,)}, {"one": (A, B)}
_TWO = {"one": (A,), "two": (B,)}
_TRAP = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
_FILE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'

_RSS = (
    gives(".rss", "two items", _rss(_item(A), _item(B, "two")), _TWO),
    gives(".rss", "the other way round", _rss(_item(B, "two"), _item(A)), _TWO),
    gives(".rss", "markup written out", _rss(_item(_ESCAPED)), _BOTH),
    gives(".rss", "markup set off", _rss(_item(f"<![CDATA[<p>{A}</p><p>{B}</p>]]>")), _BOTH),
    gives(".rss", "a summary and the full text",
          _rss(_item("Short.").replace(
              "</item>", f"<content:encoded>{_ESCAPED}</content:encoded></item>")), _BOTH),
    gives(".rss", "Latin-1 by its declaration",
          _rss(_item(_CAFE), head=_HEAD.format("iso-8859-1")).encode("latin-1"), {"one": (_CAFE,)}),
    gives(".rss", "letters by name", _rss(_item(_CAFE.replace("é", "&eacute;"))),
          {"one": (_CAFE,)}),
    gives(".rss", "a mark before its declaration", "\ufeff" + _rss(_item(A)), _ONE),
    gives(".rss", "an item that is a title only", _rss(_item(A), _item("", "two")), _ONE,
          {"": "entry 2"}),
    gives(".rss", "one item twice", _rss(_item(A), _item(A)), _ONE,
          {"one": "stands there 2 times"}),
    refuses(".rss", "entities that would grow", _TRAP + _rss(_item("&b;"), head=""), "entities"),
    refuses(".rss", "an entity that names a file", _FILE + _rss(_item("&e;"), head=""), "entities"),
    refuses(".rss", "cut off", _rss(_item(A))[:-30], "no XML"),
    refuses(".rss", "nothing at all", "", "no XML"),
    refuses(".rss", "no items", _rss(), "no article"),
)  # fmt: skip

_XHTML = f'<div xmlns="http://www.w3.org/1999/xhtml"><p>{A}</p><p>{B}</p></div>'

_ATOM = (
    gives(".atom", "two entries",
          _atom(_entry(f"<content>{A}</content>"), _entry(f"<content>{B}</content>", "two")), _TWO),
    gives(".atom", "the other way round",
          _atom(_entry(f"<content>{B}</content>", "two"), _entry(f"<content>{A}</content>")), _TWO),
    gives(".atom", "markup written out",
          _atom(_entry(f'<content type="html">{_ESCAPED}</content>')), _BOTH),
    gives(".atom", "markup of its own",
          _atom(_entry(f'<content type="xhtml">{_XHTML}</content>')), _BOTH),
    gives(".atom", "a summary alone", _atom(_entry(f"<summary>{A}</summary>")), _ONE),
    gives(".atom", "a summary and the full text",
          _atom(_entry(f'<summary>Short.</summary><content type="html">{_ESCAPED}</content>')),
          _BOTH),
    gives(".atom", "UTF-16 with a mark",
          _atom(_entry(f"<content>{_CAFE}</content>"), head="").encode("utf-16"),
          {"one": (_CAFE,)}),
    gives(".atom", "a comment before it",
          "<!-- made by hand -->" + _atom(_entry(f"<content>{A}</content>"), head=""), _ONE),
    gives(".atom", "an entry without words",
          _atom(_entry(f"<content>{A}</content>"), _entry("<content/>", "two")), _ONE,
          {"": "entry 2"}),
    gives(".atom", "one entry twice",
          _atom(*[_entry(f"<content>{A}</content>")] * 2), _ONE, {"one": "stands there 2 times"}),
    refuses(".atom", "entities that would grow",
            _TRAP + _atom(_entry("<content>&b;</content>"), head=""), "entities"),
    refuses(".atom", "other XML", "<x/>", "no feed"),
    refuses(".atom", "cut off", _atom(_entry(f"<content>{A}</content>"))[:-20], "no XML"),
    refuses(".atom", "thousands of elements in each other", "<feed>" * 5000, "no XML"),
)  # fmt: skip

SHAPES = (*_RSS, *_ATOM)
