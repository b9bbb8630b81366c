"""Extractions as bytes and back, without loss, for the build cache.

Records become JSON lists in the order of their fields, so the bytes are small and stable. A
fingerprint of the record types stands first: bytes written by other record types are refused.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from extract.records import Extraction, Span

__all__ = ["dump", "load"]

_AS_IT_IS = frozenset({bool, float, int, NoneType, str})

_Decoder = Callable[[Any], Any]


def dump(extraction: Extraction) -> bytes:
    """An extraction as UTF-8 JSON; equal extractions give equal bytes."""
    plain = [_fingerprint(), _plain(extraction)]
    return json.dumps(plain, ensure_ascii=True, separators=(",", ":")).encode()


def load(data: bytes) -> Extraction:
    """The extraction that :func:`dump` made these bytes of.

    :raises ValueError: when the bytes are no dump, or one of other record types.
    """
    try:
        fingerprint, plain = json.loads(data)
    except (TypeError, ValueError) as error:
        raise ValueError("not a dump of an extraction") from error
    if fingerprint != _fingerprint():
        raise ValueError("a dump of other record types")
    made: Extraction = _decoder(Extraction)(plain)
    return made


def _plain(value: Any) -> Any:
    kind: Any = type(value)
    if kind in _AS_IT_IS:
        return value
    if kind is tuple:
        return [_plain(v) for v in value]
    if kind is dict:
        return dict(sorted(value.items()))
    if kind is Span:
        return list(value)
    names: tuple[str, ...] = _names(kind)
    return [_plain(getattr(value, name)) for name in names]


@cache
def _names(kind: type) -> tuple[str, ...]:
    if is_dataclass(kind):
        return tuple(f.name for f in fields(kind))
    return tuple(getattr(kind, "_fields", ()))


@cache
def _decoder(kind: Any) -> _Decoder:
    if _names(kind) if isinstance(kind, type) else ():
        return _record(kind)
    if get_origin(kind) is tuple:
        item = _decoder(get_args(kind)[0])
        return lambda plain: tuple(map(item, plain))
    if get_origin(kind) in {Union, UnionType}:
        (inner,) = (_decoder(a) for a in get_args(kind) if a is not NoneType)
        return lambda plain: None if plain is None else inner(plain)
    return _same


def _record(kind: type) -> _Decoder:
    hints = get_type_hints(kind)
    inner = [_decoder(hints[name]) for name in _names(kind)]

    def made(plain: Any) -> Any:
        return kind(*[f(p) for f, p in zip(inner, plain, strict=True)])

    return made


def _same(plain: Any) -> Any:
    return plain


@cache
def _fingerprint() -> str:
    lines = sorted(set(_schema(Extraction, set())))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def _schema(kind: Any, seen: set[Any]) -> Iterator[str]:
    if kind in seen or get_origin(kind) is Literal:
        return
    seen.add(kind)
    hints = get_type_hints(kind) if isinstance(kind, type) and _names(kind) else {}
    for name in _names(kind) if hints else ():
        yield f"{kind.__name__}.{name}: {hints[name]}"
    for inner in (*get_args(kind), *hints.values()):
        yield from _schema(inner, seen)
