"""Articles and statements of the page as plain lists that JSON can hold, and back without loss."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
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
    told = dict(zip(_FIELDS[Statement], values, strict=True))
    listed = {name: tuple(value) for name, value in told.items() if isinstance(value, list)}
    listed["reports"] = tuple(map(_report, told["reports"]))
    listed["quantities"] = tuple(Quantity(*values) for values in told["quantities"])
    links = {kind: tuple(ends) for kind, ends in told["links"].items()}
    return Statement(**{**told, **listed, "links": links})


def _report(values: Sequence[Any]) -> Report:
    told = dict(zip(_FIELDS[Report], values, strict=True))
    spans = {n: tuple(map(tuple, told[n])) for n in ("content", "cue", "source")}
    return Report(**{**told, **spans})
