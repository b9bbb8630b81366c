"""Our own scripts and styles without what only readers need: indentation, comments, blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["script", "style"]

_STRING = re.compile(r'("(?:[^"\\]|\\.)*")')
#: Blanks beside these part no words; beside + and - they may ("a + +b"), so those are left.
_BESIDE = re.compile(r"\s*([=*<>!?:;,{}()\[\]&|])\s*")
_RULE = re.compile(r"\s*([{};,])\s*")


def script(source: str) -> str:
    """A script that does the same.

    Strings and templates stay as they are; a line with a slash outside of them (a division, a
    pattern, a comment) only loses its indentation: which of the three is not told apart here.
    """
    return "\n".join(_squeezed(line) for line in _lines(source))


def style(source: str) -> str:
    """A style sheet that says the same."""
    parts = _STRING.split("\n".join(_lines(source)))
    return "".join(
        p if p.startswith('"') else _RULE.sub(r"\1", p).replace(": ", ":") for p in parts
    )


def _lines(source: str) -> list[str]:
    lines = (line.strip() for line in source.splitlines())
    return [line for line in lines if line and not line.startswith("//")]


def _squeezed(line: str) -> str:
    pieces = list(_pieces(line))
    if any("/" in piece for piece in pieces if piece[0] not in '"`'):
        return line
    return "".join(p if p[0] in '"`' else _BESIDE.sub(r"\1", p) for p in pieces)


def _pieces(line: str) -> Iterator[str]:
    """Code, strings and templates in turn, none of them empty."""
    start = at = 0
    while at < len(line):
        if line[at] not in '"`':
            at += 1
            continue
        end = _after(line, at)
        yield from filter(None, (line[start:at], line[at:end]))
        start = at = end
    yield from filter(None, (line[start:],))


def _after(line: str, at: int) -> int:
    """Where a string or template that begins here has ended, what is nested in it included."""
    quote, at = line[at], at + 1
    while at < len(line) and line[at] != quote:
        if line[at] == "\\":
            at += 2
        elif quote == "`" and line.startswith("${", at):
            at = _after_code(line, at + 2)
        else:
            at += 1
    return at + 1


def _after_code(line: str, at: int) -> int:
    """Where the code inside a template has ended."""
    depth = 1
    while at < len(line) and depth:
        if line[at] in '"`':
            at = _after(line, at)
            continue
        depth += {"{": 1, "}": -1}.get(line[at], 0)
        at += 1
    return at
