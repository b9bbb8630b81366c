"""Articles and statements of the page as plain lists that JSON can hold, and back without loss."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from sys import intern
from typing import Any

from graph.view.model import Piece
from graph.view.reasons import Hint
from graph.view.records import Article, Quantity, Report, Statement

__all__ = ["dumped", "loaded"]

_FIELDS = {
    kind: tuple(field.name for field in fields(kind))
    for kind in (Article, Quantity, Report, Statement)
}


def dumped(piece: Piece) -> list[Any]:
    """A piece as lists; equal ones give equal lists."""
    return [*([_plain(one) for one in listed] for listed in piece[:2]), piece.hints]


def _plain(record: Any) -> list[Any]:
    names = _FIELDS[type(record)]
    return [_value(getattr(record, name)) for name in names]


def _value(value: Any) -> Any:
    if isinstance(value, tuple) and value and type(value[0]) in _FIELDS:
        return [_plain(one) for one in value]
    return value


def loaded(plain: Sequence[Any]) -> Piece:
    """The piece that :func:`dumped` made lists of.

    :raises ValueError: when they are none.
    """
    try:
        articles, statements, hints = plain
        made = tuple(Article(*values) for values in articles)
        told = tuple(Hint(*values) for values in hints)
        return Piece(made, tuple(map(_statement, statements)), told)
    except (TypeError, KeyError, IndexError) as error:
        raise ValueError("no piece of a page") from error


def _statement(values: Sequence[Any]) -> Statement:
    return Statement(*[made(value) for made, value in zip(_OF_STATEMENT, values, strict=True)])


def _report(values: Sequence[Any]) -> Report:
    return Report(*[made(value) for made, value in zip(_OF_REPORT, values, strict=True)])


def _once(value: Any) -> Any:
    """A value as a record holds it; words that many records hold are held once."""
    if type(value) is str:
        return intern(value)
    return tuple(map(_once, value)) if type(value) is list else value


def _spans(value: Any) -> Any:
    return tuple(map(tuple, value))


#: Makes the values of a record's fields of what JSON holds of them, in order.
_SPANS = dict.fromkeys(("content", "cue", "source"), _spans)
_OF_REPORT = [_SPANS.get(name, _once) for name in _FIELDS[Report]]
_MADE: dict[str, Callable[[Any], Any]] = {
    "reports": lambda listed: tuple(map(_report, listed)),
    "quantities": lambda listed: tuple(Quantity(*each) for each in listed),
    "links": lambda links: {kind: tuple(ends) for kind, ends in links.items()},
}
_OF_STATEMENT = [_MADE.get(name, _once) for name in _FIELDS[Statement]]
