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
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from graph.view.drawing import CARD, Overview, draw, draw_overview, title
from graph.view.network import SaysoNetwork
from graph.view.records import View
from graph.view.words import words

__all__ = ["embed", "render"]

#: The page's own script, in the order in which its parts need each other.
_PARTS = ("base", "state", "bands", "paint", "canvas", "panel", "table", "main")
#: Values that ``base.js`` puts back where a statement carries none.
_USUAL = {"holder": "resolved", "polarity": "positive", "certainty": "certain"}
#: How a report was found; the same for most reports of an article.
_SHARED = ("article", "by", "confidence", "hand", "lemma", "rule", "style", "verdict")
#: What the script knows of a node by its kind.
_TOLD = ("kind", "x")
_NOTHING: tuple[Any, ...] = (None, "", (), [], {})
_ENGINE = "templates/lib/vis-9.1.2/vis-network.min.js"
_ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}
_ENDS_SCRIPT = re.compile(r"</script|<!--", re.IGNORECASE)


def render(view: View) -> str:
    """The page; the same view gives the same text.

    :param view: what was read from the store.
    """
    engine, script, style = _engine(), _script(), _trimmed(_file("view.css"))
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
    parts = "\n".join(_trimmed(_file(f"js/{part}.js")) for part in _PARTS)
    return f'(() => {{\n"use strict";\n{parts}}})();\n'


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


def _data(view: View) -> Mapping[str, Any]:
    records = _records(view)
    many = draw_overview(view)
    return {
        **records,
        "words": words()._asdict(),
        "graph": _packed(draw(view)),
        "overview": _overview(many),
    }


def _records(view: View) -> dict[str, Any]:
    """The records without what the script can tell from the rest, which is a fifth of them."""
    records = asdict(view)
    judged = {decision.target for decision in view.decisions}
    texts = {article.id: article.text for article in view.articles}
    for statement in records["statements"]:
        if statement["claim"] == statement["words"]:
            statement["claim"] = None
        if statement["reports"] and statement["words"] == _printed(statement["reports"][0], texts):
            statement["words"] = None
        for name, usual in _USUAL.items():
            statement[name] = None if statement[name] == usual else statement[name]
        for report in statement["reports"]:
            report["id"] = report["id"] if report["id"] in judged else None
    shared = _shared([r for s in records["statements"] for r in s["reports"]])
    found: dict[str, Any] = _lean(records | {"ways": shared})
    return found


def _shared(reports: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """What many reports have in common, each once; a report keeps its number as ``way``."""
    numbers: dict[tuple[Any, ...], int] = {}
    for report in reports:
        key = tuple(report.pop(name) for name in _SHARED)
        report["way"] = numbers.setdefault(key, len(numbers))
    return [dict(zip(_SHARED, key, strict=True)) for key in numbers]


def _printed(report: Mapping[str, Any], texts: Mapping[str, str]) -> str:
    """The words of a report's content as they stand in its article."""
    text = texts.get(report["article"], "")
    return " … ".join(text[start:end] for start, end in report["content"])


def _overview(many: Overview | None) -> Mapping[str, Any] | None:
    if many is None:
        return None
    return {**_packed(many.network), "speakers": many.speakers, "lines": many.lines}


def _packed(network: SaysoNetwork) -> dict[str, Any]:
    """A drawing with numbers of nodes in the place of their names; ``base.js`` puts them back."""
    at = {node["id"]: number for number, node in enumerate(network.nodes)}
    ends = [{"from": at[edge["from"]], "to": at[edge["to"]]} for edge in network.edges]
    edges = [_lean(edge | end) for edge, end in zip(network.edges, ends, strict=True)]
    nodes = [_lean({k: v for k, v in node.items() if k not in _TOLD}) for node in network.nodes]
    return {"nodes": nodes, "edges": edges, "options": network.options, "card": CARD}


def _lean(value: Any) -> Any:
    """Without what is empty or false: the script takes the absent for nothing."""
    if isinstance(value, Mapping):
        return {k: _lean(v) for k, v in value.items() if v is not False and v not in _NOTHING}
    if isinstance(value, list | tuple):
        return [_lean(v) for v in value]
    return value
