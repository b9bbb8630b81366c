"""One HTML file from a view: everything inside, nothing asked for, nothing foreign run.

Texts, names and facts are whatever the world put into an article. They enter the page only as
data in script elements that are never run, with every character escaped that could end them; the
script puts them on the screen as text. The content security policy names each script and style
by its hash, so a forgotten escape still could not run.
"""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from typing import Any, NamedTuple

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from graph.view import engines, squeeze
from graph.view.dossier_files import look
from graph.view.drawing import title
from graph.view.packing import Many, data
from graph.view.questions import questions
from graph.view.records import View
from graph.view.shortening import packed

__all__ = ["Desk", "Sparql", "embed", "render"]

#: The page's own script, in the order in which its parts need each other.
_PARTS = (
    "base", "open", "earlier", "walk", "find", "state", "bands", "cards", "vicinity",
    "paint", "canvas", "keys", "filters", "suggest", "timeline", "brush", "panel", "evidence",
    "profile", "findings", "matrix", "compare", "table", "statements", "turtle", "picture",
    "export", "decide", "dossier", "tour", "main",
)  # fmt: skip
#: Data of so many characters and more are compressed; less opens in any browser as it is.
_LARGE = 20_000
#: So many levels of mappings are told apart: sections, what is in one, and its columns.
_DEEP = 3
#: Up to so many bytes (compressed) the triples of the whole graph travel in the page.
MOST_TRIPLES = 1_000_000
_ESCAPES = {c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


#: What the policy allows besides, where the page carries the engine or its server answers.
_ENGINE = {"script-src": "'wasm-unsafe-eval'"}
_SERVER = {"connect-src": "'self'"}


class Sparql(NamedTuple):
    """What the SPARQL drawer is made of.

    :param turtle: the whole graph, which the page then answers from; the drawer leaves it out when
        it is too large for a page, and then asks the statements that are shown. None: the server
        that the page comes from answers.
    """

    turtle: bytes | None


class Desk(NamedTuple):
    """Where the page sends a person's decisions.

    :param token: what shows the server that the page is its own.
    :param into: the facts file that it appends to, as people write it.
    """

    token: str
    into: str


def render(
    view: View,
    sparql: Sparql | None = None,
    desk: Desk | None = None,
    since: Mapping[str, Any] | None = None,
    many: Many | None = None,
) -> str:
    """The page; the same view gives the same text.

    :param view: what was read from the store.
    :param sparql: what to put into the SPARQL drawer; None for a page without one.
    :param desk: where decisions go; None for a page that only offers them to be saved.
    :param since: what changed since an earlier build (:func:`~graph.view.earlier.earlier`).
    :param many: the statements, where they are not in the view (:mod:`graph.view.many`).
    """
    style = squeeze.style(_file("view.css"))
    scripts = [engines.drawing(), _script((*_PARTS[:-1], "sparql", "main") if sparql else _PARTS)]
    carried = sparql is not None and sparql.turtle is not None
    if carried:
        scripts.insert(1, engines.sparql_glue())
    found = data(view, many) | {"dossier": look()} | ({"sparql": questions()} if sparql else {})
    found |= {"desk": desk._asdict()} if desk else {}
    found |= {"earlier": since} if since else {}
    served = sparql is not None or desk is not None
    return (
        _environment()
        .get_template("template.html.j2")
        .render(
            title=title(view),
            policy=_policy(scripts, style, _ENGINE if carried else _SERVER if served else {}),
            style=Markup(style),  # noqa: S704 - our own file
            scripts=[Markup(s) for s in scripts],  # noqa: S704 - reviewed, checked by inline()
            data=embed(found),
            sparql=sparql is not None,
            carried=_carried(sparql.turtle) if sparql and sparql.turtle is not None else None,
        )
    )


def embed(found: object) -> Markup:
    """Data as text that may stand in a script element: no character of it can end the element.

    It is JSON; from a certain size on it is compressed, see :func:`~graph.view.shortening.packed`.
    """
    # A piece at a time: all of a large page as text would be the most that a build ever holds.
    # zlib holds no clock. A higher level takes twice as long for one byte in a hundred.
    squeezer, squeezed = zlib.compressobj(7), list[bytes]()
    small, size = list[str](), 0
    for text in _json(found, _DEEP):
        squeezed.append(squeezer.compress(text.encode("utf-8", "replace")))
        size += len(text)
        if size < _LARGE:
            small.append(text)
    if size >= _LARGE:
        return _packed(b"".join((*squeezed, squeezer.flush())))
    plain = "".join(small)
    for char, escape in _ESCAPES.items():
        plain = plain.replace(char, escape)
    return Markup(plain)  # noqa: S704 - escaped just here


def _json(found: object, deep: int) -> Iterator[str]:
    """JSON in pieces: those of the values of mappings so many levels down."""
    if deep and isinstance(found, Mapping) and found:
        for number, (name, value) in enumerate(found.items()):
            yield f"{',' if number else '{'}{json.dumps(name, ensure_ascii=False)}:"
            yield from _json(value, deep - 1)
        yield "}"
    else:
        yield json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _packed(content: bytes) -> Markup:
    return Markup(packed(content))  # noqa: S704 - no character of it means anything to HTML


def _carried(turtle: bytes) -> dict[str, Markup]:
    small = zlib.compress(turtle, 9)
    return {
        "module": _packed(engines.sparql_module()),
        "turtle": _packed(small if len(small) <= MOST_TRIPLES else b""),
    }


def _environment() -> Environment:
    return Environment(
        autoescape=True,
        loader=FunctionLoader(_file),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )


def _file(name: str) -> str:
    text = files("graph.view").joinpath(name).read_text(encoding="utf-8")
    return engines.inline(text) if name.endswith(".js") else text


def _script(names: Iterable[str]) -> str:
    parts = "\n".join(squeeze.script(_file(f"js/{name}.js")) for name in names)
    return f'(async () => {{\n"use strict";\n{parts}}})();\n'


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _policy(scripts: Iterable[str], style: str, more: Mapping[str, str]) -> str:
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(map(_hash, scripts)),
        "style-src": _hash(style),
        "img-src": "data: blob:",
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
    }
    for name, value in more.items():
        rules[name] = f"{rules[name]} {value}" if name in rules else value
    return "; ".join(f"{name} {value}" for name, value in rules.items())
