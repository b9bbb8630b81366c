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
from collections.abc import Mapping
from dataclasses import asdict
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from graph.view.drawing import Overview, draw, draw_overview, title
from graph.view.records import View
from graph.view.words import words

__all__ = ["embed", "render"]

#: The page's own script, in the order in which its parts need each other.
_PARTS = ("base", "state", "bands", "paint", "canvas", "panel", "table", "main")
_ENGINE = "templates/lib/vis-9.1.2/vis-network.min.js"
_ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}
_ENDS_SCRIPT = re.compile(r"</script|<!--", re.IGNORECASE)


def render(view: View) -> str:
    """The page; the same view gives the same text.

    :param view: what was read from the store.
    """
    engine, script, style = _engine(), _script(), _file("view.css")
    return (
        _environment()
        .get_template("template.html.j2")
        .render(
            title=title(view),
            policy=_policy((engine, script), style),
            style=Markup(style),  # noqa: S704 - our own file
            engine=Markup(engine),  # noqa: S704 - vis-network, checked by _runnable
            script=Markup(script),  # noqa: S704 - our own file
            data=embed(_data(view)),
        )
    )


def embed(data: object) -> Markup:
    """Data as JSON that may stand in a script element: no character of it can end the element."""
    plain = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Markup(plain.translate(_ESCAPES))  # noqa: S704 - escaped just here


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


def _script() -> str:
    parts = "\n".join(_file(f"js/{part}.js") for part in _PARTS)
    return f'(() => {{\n"use strict";\n{parts}}})();\n'


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


def _data(view: View) -> Mapping[str, Any]:
    records = _lean(asdict(view))
    many = draw_overview(view)
    return {
        **records,
        "words": words()._asdict(),
        "graph": _lean(draw(view).drawing()),
        "overview": _overview(many),
    }


def _overview(many: Overview | None) -> Mapping[str, Any] | None:
    if many is None:
        return None
    return {**_lean(many.network.drawing()), "speakers": many.speakers, "lines": many.lines}


def _lean(value: Any) -> Any:
    """Without what is empty: the script takes the absent for nothing."""
    if isinstance(value, Mapping):
        return {k: _lean(v) for k, v in value.items() if v not in (None, "", (), [], {})}
    if isinstance(value, list | tuple):
        return [_lean(v) for v in value]
    return value
