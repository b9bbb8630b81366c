"""A dossier as one file: Markdown, or HTML that asks for nothing and runs nothing.

Whatever the world wrote stands in it as text: no character of a name or a quotation can begin a
tag, a link, a heading or a line of a list.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from importlib.resources import files
from itertools import groupby

from graph.view import squeeze
from graph.view.dossier import Block, Heading, Item, Paragraph, Quote

__all__ = ["FORMS", "html", "look", "markdown"]

_WEB = re.compile(r"https?://[^\s<>\"'`\\]+")
#: What Markdown may take for a mark of its own; a backslash before it makes it a character.
_MARKS = re.compile(r"[\\`*_\[\]<>&|~]|:(?=//)|(?<=www)\.|^[#+=-]")
_NUMBERED = re.compile(r"^(\d+)([.)])")


def markdown(blocks: Iterable[Block]) -> str:
    """A dossier as Markdown (CommonMark), a line to a paragraph."""
    parts: list[str] = []
    for kind, group in groupby(blocks, type):
        if kind is Item:
            parts.append("\n".join(f"- {_inert(item.text)}" for item in group))  # type: ignore[union-attr]
        else:
            parts.extend(map(_part, group))
    return "\n\n".join(parts) + "\n"


def _part(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * block.level} {_inert(block.text)}"
    if isinstance(block, Quote):
        return "\n\n".join(_quotation(block))
    return _inert(block.text)


def _quotation(quote: Quote) -> Iterator[str]:
    yield f"> {_inert(quote.words)}"
    yield f"**{_inert(quote.by)}**"
    address = quote.url if _WEB.fullmatch(quote.url) else ""
    source = _inert(quote.source) + (f" <{address}>" if address else "")
    yield "\n".join(f"- {line}" for line in (source, *map(_inert, quote.notes)))


def _inert(text: str) -> str:
    return _NUMBERED.sub(r"\1\\\2", _MARKS.sub(r"\\\g<0>", text))


# ---------------------------------------------------------------- HTML


def look() -> Mapping[str, str]:
    """The style of an HTML dossier, and the policy that allows it and nothing else."""
    style = squeeze.style(files("graph.view").joinpath("dossier.css").read_text(encoding="utf-8"))
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return {"style": style, "policy": policy}


def html(blocks: Iterable[Block]) -> str:
    """A dossier as one HTML file."""
    made, given = list(blocks), look()
    title = escape(next((b.text for b in made if isinstance(b, Heading)), "Dossier"))
    head = (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{given["policy"]}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{title} – sayso</title>\n<style>{given['style']}</style>\n</head>\n<body>\n"
    )
    parts: list[str] = []
    for kind, group in groupby(made[:-1], type):
        lines = [_element(block) for block in group]
        parts.extend(["<ul>", *lines, "</ul>"] if kind is Item else lines)
    closing = _text(made[-1].text) if made and isinstance(made[-1], Paragraph) else ""
    body = "\n".join(parts)
    return f"{head}{body}\n<footer><p>{closing}</p></footer>\n</body>\n</html>\n"


def _element(block: Block) -> str:
    if isinstance(block, Heading):
        return f"<h{block.level}>{_text(block.text)}</h{block.level}>"
    if isinstance(block, Item):
        return f"<li>{_text(block.text)}</li>"
    if isinstance(block, Paragraph):
        return f"<p>{_text(block.text)}</p>"
    kind = ' class="deny"' if block.deny else ""
    address = escape(block.url) if _WEB.fullmatch(block.url) else ""
    link = f' <a href="{address}" rel="noopener noreferrer">{address}</a>' if address else ""
    notes = "".join(f"<li>{_text(note)}</li>" for note in block.notes)
    return (
        f"<figure{kind}><blockquote>{_text(block.words)}</blockquote>"
        f"<figcaption>{_text(block.by)}</figcaption><p>{_text(block.source)}{link}</p>"
        f"<ul>{notes}</ul></figure>"
    )


def _text(words: str) -> str:
    return f"<bdi>{escape(words)}</bdi>"


#: Ending of a file -> what writes it.
FORMS: Mapping[str, Callable[[Iterable[Block]], str]] = {
    ".html": html, ".htm": html, ".md": markdown, ".markdown": markdown,
}  # fmt: skip
