"""What a question may look like before any SPARQL parser sees it.

Oxigraph's grammar knows no word boundaries (``trueSERVICEex:x`` calls out) and reads ``a<b`` by
context, so one tokenisation proves nothing: a comment or a string can begin inside what another
reading takes for an IRI. The guard therefore follows every reading of the text at once and
refuses when any of them calls another server or nests too deeply for the parser's stack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from graph.errors import QueryError

__all__ = ["MAX_BYTES", "MAX_DEPTH", "Token", "check", "keywords", "pattern_start", "reading"]

MAX_BYTES = 100_000
MAX_DEPTH = 200

_BLANK = re.compile(r"(?:\s|#[^\r\n]*)+")
_LOCAL = r"(?:[\w.\-:·]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%])*"
_TOKEN = re.compile(
    r'''(?P<string>"""(?:"{0,2}(?:[^"\\]|\\.))*"""|\'\'\'(?:'{0,2}(?:[^'\\]|\\.))*\'\'\')'''
    r"""|(?P<short>"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*')"""
    r"|(?P<variable>[?$]\w+)"
    r"|(?P<tag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)"
    rf"|(?P<name>(?:[^\W\d][\w\-]*)?:{_LOCAL})"
    r"|(?P<word>[^\W\d][\w\-]*)"
    r"|(?P<sign>.)",
    re.DOTALL,
)
_IRI = re.compile(r'<[^<>"{}|^`\\\x00-\x20]*>')
_UPDATES = frozenset(
    ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")
)
_FORMS = frozenset(("SELECT", "ASK", "CONSTRUCT", "DESCRIBE"))


class Token(NamedTuple):
    """A word, name, variable, string, IRI or sign of a query.

    :param end: where it ends, in code points of the query.
    """

    kind: str
    text: str
    end: int

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.end - len(self.text)


class _Depth(NamedTuple):
    """How deep a reading may be nested at a place: open brackets, and prefix signs in a row."""

    brackets: int = 0
    signs: int = 0

    def after(self, token: Token) -> _Depth:
        if token.kind != "sign":
            return _Depth(self.brackets)
        if token.text in "!+-^":
            return _Depth(self.brackets, self.signs + 1)
        step = (token.text in "([{") - (token.text in ")]}")
        return _Depth(max(0, self.brackets + step))

    def joined(self, other: _Depth | None) -> _Depth:
        if other is None:
            return self
        return _Depth(max(self.brackets, other.brackets), max(self.signs, other.signs))


def check(text: str, where: str | None = None) -> None:
    """Pass a question that is safe to parse: short, flat, asking only, and only this graph.

    :param text: SPARQL as the user wrote it.
    :param where: the file it came from, for the message.
    :raises QueryError: naming the line.
    """
    if len(text.encode("utf-8", "replace")) > MAX_BYTES:
        raise QueryError(f"the query is longer than {MAX_BYTES:,} bytes; shorten it", where)
    _refuse_update(text, where)
    _follow(text, where)


def keywords(text: str) -> list[tuple[str, int]]:
    """The bare words of a query in capitals, each with the brackets around it (0 = outermost).

    Reads ``<...>`` as an IRI wherever that is possible, as the SPARQL grammar asks for.
    """
    found: list[tuple[str, int]] = []
    depth = _Depth()
    for token in reading(text):
        depth = depth.after(token)
        if token.kind == "word":
            found.append((token.text.upper(), depth.brackets))
    return found


def reading(text: str) -> list[Token]:
    """The tokens of a query as the SPARQL grammar reads them, comments left out."""
    found: list[Token] = []
    at = 0
    while token := next(_tokens(text, at), None):
        found.append(token)
        at = token.end
    return found


def pattern_start(text: str) -> int | None:
    """Where the pattern of a query begins: just behind the brace that opens it; None without one.

    That is the first brace behind ``WHERE``, or the first of all where the word is left out.
    """
    first, at, depth, where = None, 0, _Depth(), False
    while token := next(_tokens(text, at), None):
        outermost = not depth.brackets
        where = where or (outermost and token.kind == "word" and token.text.upper() == "WHERE")
        if token.text == "{" and outermost:
            first = first or token.end
            if where:
                return token.end
        depth, at = depth.after(token), token.end
    return first


def _refuse_update(text: str, where: str | None) -> None:
    for word, _ in keywords(text):
        if word in _FORMS:
            return
        if word in _UPDATES:
            raise QueryError(
                f"{word} would change the graph; a query only asks (SELECT, ASK, CONSTRUCT, "
                "DESCRIBE): change the files under data/ and build again",
                where,
            )


def _follow(text: str, where: str | None) -> None:
    reached: dict[int, _Depth] = {0: _Depth()}
    for at in range(len(text)):
        depth = reached.pop(at, None)
        if depth is None:
            continue
        for token in _tokens(text, at):
            deeper = depth.after(token)
            if max(deeper) > MAX_DEPTH:
                raise QueryError(
                    f"nested deeper than {MAX_DEPTH}; flatten it", _line(text, at, where)
                )
            if _calls_out(text, token):
                raise QueryError(
                    "SERVICE asks another server, and federation is off; ask this graph only",
                    _line(text, token.end, where),
                )
            reached[token.end] = deeper.joined(reached.get(token.end))


def _tokens(text: str, at: int) -> Iterator[Token]:
    """Every token that some reading may see from here, blanks and comments skipped."""
    if blank := _BLANK.match(text, at):
        at = blank.end()
    if text.startswith("<", at) and (iri := _IRI.match(text, at)):
        yield Token("iri", iri[0], iri.end())
    match = _TOKEN.match(text, at)
    if match is None:
        return
    yield Token(match.lastgroup or "sign", match[0], match.end())
    if match.lastgroup == "name" and "." in match[0]:
        # A full stop may end the triple instead of going on with the name.
        end = at + match[0].index(".")
        if end > at:
            yield Token("name", text[at:end], end)


def _calls_out(text: str, token: Token) -> bool:
    if token.kind not in ("word", "name"):
        return False
    head = token.text.partition(":")[0]
    return "service" in head.lower() and _opens(text, token.end, 2)


def _opens(text: str, at: int, between: int) -> bool:
    """Whether a brace opens after at most so many names, as after ``SERVICE SILENT <x>``."""
    for token in _tokens(text, at):
        if token.text == "{":
            return True
        named = token.kind in ("iri", "name", "variable", "word")
        if named and between and _opens(text, token.end, between - 1):
            return True
    return False


def _line(text: str, at: int, where: str | None) -> str:
    line = text.count("\n", 0, at) + 1
    return f"{where}:{line}" if where else f"line {line}"
