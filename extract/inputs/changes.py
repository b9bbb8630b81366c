"""Changes to a text on its way to being stored: traced back to the file, each kind told once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from extract.offsets import OffsetMap
from extract.records import Repair, Span

__all__ = ["Change", "Cleaned", "changed", "moved"]


class Change(NamedTuple):
    """Some characters that become others.

    :param start: the first of them.
    :param end: behind the last of them.
    :param new: what stands there instead.
    :param how: what was done, in words, the same for all changes of a kind.
    """

    start: int
    end: int
    new: str
    how: str


class Cleaned(NamedTuple):
    """A text on its way to being stored.

    :param text: the new text.
    :param offsets: from the new text to the source.
    :param repairs: what was mended, by place in the new text; line ends are not told of.
    :param source: the text as decoded.
    """

    text: str
    offsets: OffsetMap
    repairs: tuple[Repair, ...]
    source: str


def changed(cleaned: Cleaned, changes: Iterable[Change]) -> tuple[Cleaned, OffsetMap]:
    """The text with some changes made, and the map from it to the text before them.

    Each kind of change is one repair, at its first place, with the number of all.

    :param changes: by place in the text, sorted, not overlapping.
    """
    made = [c for c in changes if c.new != cleaned.text[c.start : c.end]]
    if not made:
        return cleaned, OffsetMap.identity(len(cleaned.text))
    text, step = OffsetMap.of_edits(cleaned.text, [c[:3] for c in made])
    told = [_told(cleaned, step, kind) for kind in _kinds(made)]
    repairs = sorted((*moved(cleaned.repairs, step), *told), key=lambda r: r.span)
    return Cleaned(text, step.after(cleaned.offsets), tuple(repairs), cleaned.source), step


def moved(repairs: Iterable[Repair], step: OffsetMap) -> tuple[Repair, ...]:
    """The repairs after a further step; those in dropped text are left out.

    :param step: from the newest text to the one that the repairs' spans count in.
    """
    placed = ((Span(*step.to_new(*r.span)), r) for r in repairs)
    kept = ((s, r) for s, r in placed if s.start < s.end or r.span.start == r.span.end)
    return tuple(r._replace(span=s) for s, r in kept)


def _kinds(changes: Iterable[Change]) -> list[list[Change]]:
    kinds: dict[str, list[Change]] = {}
    for change in changes:
        kinds.setdefault(change.how, []).append(change)
    return list(kinds.values())


def _told(cleaned: Cleaned, step: OffsetMap, kind: list[Change]) -> Repair:
    first = kind[0]
    before = cleaned.source[slice(*cleaned.offsets.to_old(first.start, first.end))]
    how = first.how if len(kind) == 1 else f"{first.how} ({len(kind):,} places)"
    return Repair(Span(*step.to_new(first.start, first.end)), before, how)
