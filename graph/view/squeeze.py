"""Our own scripts and styles without what only readers need: indentation, comments, blanks."""

from __future__ import annotations

import re

__all__ = ["script", "style"]

_STRING = re.compile(r'("(?:[^"\\]|\\.)*")')
#: Blanks beside these part no words; beside + and - they may ("a + +b"), so those are left.
_BESIDE = re.compile(r"\s*([=*<>!?:;,{}()\[\]&|])\s*")
_RULE = re.compile(r"\s*([{};,])\s*")


def script(source: str) -> str:
    """A script that does the same.

    Lines with a template or a slash (a division, a pattern, a comment) only lose their indentation:
    what stands in them is not told apart here.
    """
    return "\n".join(_squeezed(line) for line in _lines(source))


def _lines(source: str) -> list[str]:
    lines = (line.strip() for line in source.splitlines())
    return [line for line in lines if line and not line.startswith("//")]


def _squeezed(line: str) -> str:
    if "`" in line or "/" in line:
        return line
    parts = _STRING.split(line)
    return "".join(p if p.startswith('"') else _BESIDE.sub(r"\1", p) for p in parts)


def style(source: str) -> str:
    """A style sheet that says the same."""
    parts = _STRING.split("\n".join(_lines(source)))
    return "".join(
        p if p.startswith('"') else _RULE.sub(r"\1", p).replace(": ", ":") for p in parts
    )
