"""Facts files that may take more than the limits allow: tried in a process of their own first."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from graph.assembly.bounded import attempted, end_with_parent
from graph.errors import FactsError
from graph.facts.rdfio import Parsed, parse

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

__all__ = ["reader"]

#: So many bytes stay within any sensible limits, whatever they hold: the parser goes through them
#: once and keeps some sixty bytes for each.
_SMALL = 10_000_000
_START = 30.0  # seconds that a new process may take to begin


def reader(seconds: float, megabytes: int, small: int = _SMALL) -> Callable[[bytes, str], Parsed]:
    """What parses a facts file within limits on time and memory.

    :param seconds, megabytes: what one file may take.
    :param small: how many bytes are parsed right here.
    """

    def read(data: bytes, where: str) -> Parsed:
        if len(data) > small:
            _try(data, where, seconds, megabytes)
        return parse(data, where)

    return read


def _try(data: bytes, where: str, seconds: float, megabytes: int) -> None:
    """Parse a file elsewhere, so that what it takes is nobody else's loss.

    :raises FactsError: when it cannot be parsed, or takes more than it may.
    """
    # Facts files are hardly ever as large; a build with nothing new need not load this.
    from multiprocessing import get_context

    context = get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    given = (theirs, data, where, seconds, megabytes)
    process = context.Process(target=_tried, args=given, daemon=True)
    process.start()
    theirs.close()
    told: tuple[str, str] | None = (f"takes more than {seconds:g} s; split it", where)
    try:
        if ours.poll(seconds + _START):
            told = ours.recv()
    except EOFError:
        told = "ended the process that read it; split it", where
    finally:
        process.kill()
        process.join()
        ours.close()
    if told is not None:
        raise FactsError(*told)


def _tried(told: Connection, data: bytes, where: str, seconds: float, megabytes: int) -> None:
    """Say what is wrong with a file, None when nothing is."""
    end_with_parent()

    def parsed() -> tuple[str, str] | None:
        try:
            parse(data, where)
        except FactsError as error:
            return error.message, error.where or where
        return None

    found = attempted(parsed, seconds, megabytes)
    told.send((found, where) if isinstance(found, str) else found)
