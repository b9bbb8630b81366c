"""What is wrong with a question that is no SPARQL, in words, and what to write instead.

The engine's parser tells where it stopped and which letters it would have taken. That helps nobody
who forgot a brace, so the commonest slips are looked for first, each where it stands.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from graph.ask.guard import Token, reading

__all__ = ["Hint", "hint"]

_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_OPENS = {")": "(", "]": "[", "}": "{"}
_CLOSES = {opening: closing for closing, opening in _OPENS.items()}
_NUMBERS = ("LIMIT", "OFFSET")
_TERMS = frozenset({"variable", "iri", "name", "short", "string"})
_AFTER_ALL = ("ORDER", "GROUP", "HAVING", *_NUMBERS)


class Hint(NamedTuple):
    """What is wrong and what to do.

    :param at: where, in code points of the question.
    """

    at: int
    words: str


_Rule = Callable[[Sequence[Token]], Hint | None]


def hint(text: str) -> Hint | None:
    """The first slip that is known in a question the parser refused; None when it is another.

    :param text: SPARQL as the user wrote it.
    """
    tokens = reading(text)
    for rule in _RULES:
        if found := rule(tokens):
            return found
    return None


def _open_string(tokens: Sequence[Token]) -> Hint | None:
    for token in tokens:
        if token.kind == "sign" and token.text in "\"'":
            return Hint(token.start, f"a string begins with {token.text} and does not end")
    return None


def _form(tokens: Sequence[Token]) -> Hint | None:
    """A question that does not begin as questions do."""
    words = [t for t in tokens if t.kind == "word"]
    first = next((w for w in words if w.text.upper() not in ("PREFIX", "BASE")), None)
    if first is None or first.text.upper() in _FORMS:
        return None
    near = difflib.get_close_matches(first.text.upper(), _FORMS, n=1, cutoff=0.6)
    told = f"did you mean {near[0]}?" if near else f"begin with {', '.join(_FORMS)}"
    return Hint(first.start, f"{first.text!r} begins no question; {told}")


def _brackets(tokens: Sequence[Token]) -> Hint | None:
    opened: list[Token] = []
    for token in tokens:
        if token.kind != "sign":
            continue
        if token.text in _CLOSES:
            opened.append(token)
        elif token.text in _OPENS:
            if not opened:
                return Hint(token.start, f"one {token.text} too many")
            last = opened.pop()
            if last.text != _OPENS[token.text]:
                return Hint(token.start, f"a {_CLOSES[last.text]} is missing before {token.text}")
    if not opened:
        return None
    count = len(opened)
    missing = "".join(_CLOSES[token.text] for token in reversed(opened))
    verb = "is" if count == 1 else "are"
    return Hint(tokens[-1].end, f"{'a ' if count == 1 else ''}{missing} {verb} missing at the end")


def _heading(tokens: Sequence[Token]) -> Hint | None:
    """What stands between SELECT and the pattern."""
    at = next((i for i, t in enumerate(tokens) if t.text.upper() == "SELECT"), None)
    if at is None:
        return None
    rest = [t for t in tokens[at + 1 :] if t.text.upper() not in ("DISTINCT", "REDUCED")]
    if not rest or rest[0].text == "{" or _says(rest[0], "WHERE"):
        return Hint(tokens[at].end, "SELECT wants variables such as ?who, or *")
    end = next((i for i, t in enumerate(rest) if t.text in "{(" or _says(t, "WHERE", "FROM")), 0)
    for token, after in pairwise(rest[: end + 1]):
        if token.text == ",":
            return Hint(token.start, "no commas between variables; leave them out")
        if token.kind == "word" and after.text == "(":
            return Hint(token.start, f"write ({token.text.upper()}(…) AS ?n) in parentheses")
    return None


def _says(token: Token, *words: str) -> bool:
    return token.kind == "word" and token.text.upper() in words


def _bound(tokens: Sequence[Token]) -> Hint | None:
    """A value that is given to a variable that has one."""
    for at, token in enumerate(tokens):
        if token.text.upper() != "BIND":
            continue
        as_ = next((i for i in range(at, len(tokens)) if tokens[i].text.upper() == "AS"), None)
        if as_ is None or as_ + 1 >= len(tokens):
            continue
        name = tokens[as_ + 1].text
        brace = next((i for i, t in enumerate(tokens) if t.text == "{"), at)
        if any(t.text == name for t in _around(tokens[brace:at])):
            return Hint(token.start, f"{name} is bound already; give the new value another name")
    return None


def _around(tokens: Sequence[Token]) -> list[Token]:
    """The tokens of the groups that are still open behind the last: a closed one is another.

    What a SELECT asks of a group gives no variable in it a value, and is left out.
    """
    groups: list[list[Token]] = [[]]
    for token in tokens:
        if token.text == "{":
            asked = [n for n, t in enumerate(groups[-1]) if _says(t, "SELECT")]
            del groups[-1][asked[-1] if asked else len(groups[-1]) :]
            groups.append([])
        elif token.text == "}" and len(groups) > 1:
            groups.pop()
        else:
            groups[-1].append(token)
    return [token for group in groups for token in group]


def _filter(tokens: Sequence[Token]) -> Hint | None:
    for token, after in pairwise(tokens):
        if token.text.upper() == "FILTER" and after.kind in ("variable", "iri", "short", "string"):
            return Hint(token.start, "put the condition into parentheses: FILTER(…)")
    return None


def _numbers(tokens: Sequence[Token]) -> Hint | None:
    for token, after in pairwise(tokens):
        if token.text.upper() in _NUMBERS and token.kind == "word" and not after.text.isdecimal():
            return Hint(token.start, f"{token.text.upper()} wants a number")
    return None


def _inside(tokens: Sequence[Token]) -> Hint | None:
    """Words that stand after the pattern, not in it."""
    selects: list[bool] = []
    for token in tokens:
        if token.text == "{":
            selects.append(False)
        elif token.text == "}" and selects:
            selects.pop()
        elif token.kind == "word" and selects:
            if token.text.upper() == "SELECT":
                selects[-1] = True
            elif token.text.upper() in _AFTER_ALL and not any(selects):
                return Hint(token.start, f"{token.text.upper()} stands after the last }}")
    return None


def _no_pattern(tokens: Sequence[Token]) -> Hint | None:
    if tokens and not any(t.text == "{" for t in tokens):
        return Hint(tokens[-1].end, "the pattern is missing: WHERE { ?who ?what ?whom }")
    return None


def _triple(tokens: Sequence[Token]) -> Hint | None:
    """Two terms where a triple has three."""
    run: list[Token] = []
    before = ""
    for number, token in enumerate(tokens):
        if token.kind in _TERMS or token.text == "a":
            run.append(token)
            continue
        if token.text == "{" and _listed(tokens[:number]):
            run, before = [], ""  # "VALUES ?who { :roe :falk }" holds terms, not triples
            continue
        if len(run) == 2 and before in ("{", ".") and token.text in ("}", "."):
            return Hint(run[-1].end, "a triple has three parts: who, what and whom")
        run, before = [], token.text
    return None


def _listed(before: Sequence[Token]) -> bool:
    """Whether a brace opens the values of a variable."""
    return len(before) > 1 and _says(before[-2], "VALUES") and before[-1].kind == "variable"


_RULES: tuple[_Rule, ...] = (
    _open_string, _form, _heading, _no_pattern, _brackets, _inside, _filter, _numbers, _bound,
    _triple,
)  # fmt: skip
