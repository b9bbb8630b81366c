"""Web pages: saved by hand, printed by old systems, broken, hostile."""

from __future__ import annotations

import json

from tests.extract.inputs.shapes.shape import BOTH, A, B, C, gives, refuses

__all__ = ["SHAPES", "page"]

_CAFE = "“The café is closed,” the mayor’s office said on Tuesday – and nobody knew for how long."
_MENU = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></nav>"
_ASIDE = (
    "<aside><h3>Related stories</h3><ul><li><a href='/a'>Senator denies bribery claims</a></li>"
    "<li><a href='/b'>Taxes will rise next year</a></li></ul></aside>"
)


def page(*paragraphs: str, head: str = "", more: str = "") -> str:
    """A page with menu, headline, article and foot."""
    told = "".join(f"<p>{words}</p>" for words in paragraphs)
    return (
        f"<!DOCTYPE html>\n<html lang='en'><head><title>Harbour closed | The Post</title>{head}"
        f"</head><body>{_MENU}<article><h1>Harbour closed</h1>{told}</article>{more}"
        "<footer><p>Imprint</p></footer></body></html>"
    )


def _data(text: str) -> str:
    told = {"@context": "https://schema.org", "@type": "NewsArticle", "articleBody": text}
    return f'<script type="application/ld+json">{json.dumps(told)}</script>'


_CHARSET = "<meta charset='{}'>"
_EVERYWHERE = (
    ("menu, headline and foot", page(A, B, C), (A, B, C)),
    ("other stories beside it", page(A, B, more=_ASIDE), BOTH),
    ("scripts and styles", page(A, B, head="<style>p{color:red}</style><script>x('<p>')</script>"),
     BOTH),
    ("nothing closed", page(A, B).replace("</p>", "").replace("</article>", ""), BOTH),
    ("signs by name", page(A.replace(" ", "&#32;", 1), B.replace(",", "&#x2c;")), BOTH),
    ("an address that would be fetched",
     page(A, B, head="<link rel='stylesheet' href='http://10.0.0.1/x.css'><base href='//x'>",
          more="<img src='http://10.0.0.1/p.png'><iframe src='file:///etc/passwd'></iframe>"),
     BOTH),
)  # fmt: skip
_ALWAYS_REFUSED = (
    ("nothing at all", b"", "empty"),
    ("a page of links", "<html><body><ul>" + "<li><a href=x>Storm closes it</a></li>" * 9
     + "</ul></body></html>", "no article"),
    ("a page that a script would fill", "<html><body><div id=root></div></body></html>",
     "no article"),
    ("an archive under the name of a page", b"PK\x03\x04" + b"\0" * 40, ".zip"),
)  # fmt: skip

_OWN = (
    gives(".html", "Windows-1252, declared",
          page(A, _CAFE, head=_CHARSET.format("windows-1252")).encode("cp1252"), (A, _CAFE)),
    gives(".html", "UTF-8, declared as Latin-1", page(A, _CAFE, head=_CHARSET.format("latin-1")),
          (A, _CAFE)),
    gives(".html", "the text in its data only, behind a wall",
          page(A, "Subscribe to continue reading.", head=_data(f"{A}\n\n{B}\n\n{C}")), (A, B, C)),
    gives(".html", "sentences broken by force", page(A.replace(" that ", " that<br>\n"), B)),
    gives(".html", "one line of a megabyte", page(A, B, more=f"<!--{'x' * 1_000_000}-->")),
    gives(".htm", "Windows-1252 that nobody declares", page(A, _CAFE).encode("cp1252"), (A, _CAFE)),
    gives(".htm", "laid out as a table, tags in capitals",
          "<HTML><HEAD><TITLE>Harbour closed</TITLE></HEAD><BODY BGCOLOR=#FFFFFF><TABLE><TR><TD>"
          f"<P>{A}<P>{B}<P>{C}</TD></TR></TABLE></BODY></HTML>", (A, B, C)),
    gives(".htm", "as a word processor saves it",
          page(A, B).replace("<p>", "<p class=MsoNormal><span lang=EN-US style='font-size:12.0pt'>")
          .replace("</p>", "<o:p></o:p></span></p>")),
    gives(".htm", "UTF-16 with a mark", page(A, _CAFE).encode("utf-16"), (A, _CAFE)),
    gives(".htm", "blanks that do not break", page(A.replace(" ", "&nbsp;"), B)),
    gives(".xhtml", "an XML declaration and its own names",
          '<?xml version="1.0" encoding="UTF-8"?>\n'
          + page(A, B).replace("<html ", '<html xmlns="http://www.w3.org/1999/xhtml" ')),
    gives(".xhtml", "Latin-1 by its XML declaration",
          ('<?xml version="1.0" encoding="iso-8859-1"?>\n'
           + page(A, _CAFE.replace("“", '"').replace("”", '"').replace("’", "'").replace("–", "-")))
          .encode("latin-1"),
          (A, _CAFE.replace("“", '"').replace("”", '"').replace("’", "'").replace("–", "-"))),
    gives(".xhtml", "elements that close themselves",
          page(A, B, head="<meta name='x' content='y' /><link rel='x' href='y' />")
          .replace("</h1>", "</h1><br /><hr />")),
    gives(".xhtml", "an entity that names a file",
          page(A, B, C).replace("<!DOCTYPE html>",
                                '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]>'),
          (A, B, C)),
    gives(".xhtml", "entities that would grow",
          page(A, B, C).replace("<!DOCTYPE html>",
                                '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'),
          (A, B, C)),
)  # fmt: skip

SHAPES = (
    *_OWN,
    *(
        gives(kind, what, data, read)
        for kind in (".html", ".htm", ".xhtml")
        for what, data, read in _EVERYWHERE
    ),
    *(
        refuses(kind, what, data, why)
        for kind in (".html", ".htm", ".xhtml")
        for what, data, why in _ALWAYS_REFUSED
    ),
)
