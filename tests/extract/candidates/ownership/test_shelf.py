"""Candidates found by the paragraphs they stand in keep their order."""

from __future__ import annotations

from extract.candidates.ownership.shelf import Shelf
from extract.records import Candidate, Span

_BLOCKS = (Span(0, 10), Span(12, 20), Span(22, 30))


def _made(start: int, end: int, cue: int | None = None) -> Candidate:
    return Candidate(
        (), () if cue is None else (Span(cue, cue + 1),), (Span(start, end),), "r", 1.0
    )


def test_only_what_stands_in_a_paragraph_is_near() -> None:
    """A candidate is near wherever its cue or its content stands, in the order of all."""
    one, two, both = _made(0, 4), _made(13, 15), _made(2, 5, cue=24)
    shelf = Shelf(_BLOCKS, [two, both, one])
    assert list(shelf.near([Span(1, 2)]).values()) == [both, one]
    assert list(shelf.near([Span(14, 15)]).values()) == [two]
    assert list(shelf.near([Span(22, 23), Span(12, 13)]).values()) == [two, both]
    assert shelf.near([Span(10, 12)]) == {}


def test_pieces_take_the_place_of_the_whole() -> None:
    """What one is cut into stands where it stood; what is added stands behind all."""
    one, two = _made(0, 9), _made(13, 15)
    shelf = Shelf(_BLOCKS, [one, two])
    (turn,) = shelf.near([Span(0, 1)])
    parts = [_made(0, 2), _made(5, 9)]
    shelf.replace(turn, parts)
    shelf.add([_made(23, 25)])
    assert shelf.all() == [*parts, two, _made(23, 25)]
    assert list(shelf.near([Span(6, 7)]).values()) == parts
    shelf.replace(next(iter(shelf.near([Span(12, 20)]))), [])
    assert shelf.near([Span(12, 20)]) == {}
