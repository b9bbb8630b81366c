"""One HTML file from a view: everything inside, nothing asked for, nothing foreign run.

Texts, names and facts are whatever the world put into an article. They enter the page only as
JSON in a script element that is never run, with every character escaped that could end it; the
script puts them on the screen as text. The content security policy names each script and style
by its hash, so a forgotten escape still could not run.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from collections.abc import Iterable
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from graph.view.drawing import title
from graph.view.packing import data
from graph.view.records import View

__all__ = ["embed", "render"]

#: The page's own script, in the order in which its parts need each other.
_PARTS = ("base", "state", "bands", "paint", "canvas", "panel", "table", "main")
#: Parts that only the page of a large graph needs; they come first.
_MANY = ("cards",)
#: Data of so many characters and more are compressed; less opens in any browser as it is.
_LARGE = 400_000
_ENGINE = "templates/lib/vis-9.1.2/vis-network.min.js"
_ESCAPES = {c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}
_ENDS_SCRIPT = re.compile(r"</script|<!--", re.IGNORECASE)


def render(view: View) -> str:
    """The page; the same view gives the same text.

    :param view: what was read from the store.
    """
    found = data(view)
    parts = (*_MANY, *_PARTS) if "overview" in found else _PARTS
    engine, script, style = _engine(), _script(parts), _trimmed(_file("view.css"))
    return (
        _environment()
        .get_template("template.html.j2")
        .render(
            title=title(view),
            policy=_policy((engine, script), style),
            style=Markup(style),  # noqa: S704 - our own file
            engine=Markup(engine),  # noqa: S704 - vis-network, checked by _runnable
            script=Markup(script),  # noqa: S704 - our own file
            data=embed(found),
        )
    )


def embed(found: object) -> Markup:
    """Data as text that may stand in a script element: no character of it can end the element.

    It is JSON; from a certain size on it is compressed (zlib, which holds no clock) as base64.
    """
    plain = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    if len(plain) >= _LARGE:
        small = zlib.compress(plain.encode("utf-8", "replace"), 6)
        return Markup(base64.b64encode(small).decode())  # noqa: S704 - letters and digits
    for char, escape in _ESCAPES.items():
        plain = plain.replace(char, escape)
    return Markup(plain)  # noqa: S704 - escaped just here


def _environment() -> Environment:
    return Environment(
        autoescape=True,
        loader=FunctionLoader(_file),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )


def _file(name: str) -> str:
    text = files("graph.view").joinpath(name).read_text(encoding="utf-8")
    return _runnable(text) if name.endswith(".js") else text


def _script(names: Iterable[str]) -> str:
    parts = "\n".join(_trimmed(_file(f"js/{name}.js")) for name in names)
    return f'(async () => {{\n"use strict";\n{parts}}})();\n'


def _trimmed(source: str) -> str:
    """Our own script or style without indentation and comment lines."""
    lines = (line.strip() for line in source.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def _engine() -> str:
    source = files("pyvis").joinpath(_ENGINE).read_text(encoding="utf-8")
    # The map is a file beside the script that developer tools would ask for.
    return _runnable(re.sub(r"\n?//# sourceMappingURL=.*", "", source))


def _runnable(script: str) -> str:
    """A script that can stand inline.

    :raises ValueError: when its text would end the script element.
    """
    if _ENDS_SCRIPT.search(script):
        raise ValueError("a script that holds '</script' or '<!--' cannot stand inline")
    return script


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _policy(scripts: tuple[str, ...], style: str) -> str:
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
    return "; ".join(f"{name} {value}" for name, value in rules.items())
