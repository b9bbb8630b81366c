"""Quotations and the reporting clause beside them: before, after, or in their middle."""

from __future__ import annotations

from extract.candidates.ownership.beside import Owned, beside
from extract.candidates.rules.draft import Draft
from extract.syntax.cue_frames import cue_frames
from extract.syntax.scene import Scene

__all__ = ["drafts"]


def drafts(scene: Scene) -> list[Draft]:
    """A draft for each clause of a paragraph that reports quotations beside it."""
    groups: dict[int, list[Owned]] = {}
    for one in beside(scene).values():
        groups.setdefault(one.frame.verb, []).append(one)
    return [_draft(group) for group in groups.values() if any(_reports(scene, o) for o in group)]


def _reports(scene: Scene, one: Owned) -> bool:
    """Whether a clause says that somebody spoke, not only that somebody knows or hopes."""
    said = not one.frame.silent and bool(one.frame.source)
    return said and (one.plain or "quote" in (cue_frames(scene.tokens[one.frame.verb]) or ()))


def _draft(group: list[Owned]) -> Draft:
    frame = group[0].frame
    sides = {one.side for one in group}
    shape = "split" if len(sides) > 1 else group[0].side
    content = frozenset[int]().union(*(one.said for one in group)) - frame.source - frame.cue
    rule = f"quote-{shape}"
    return Draft(frame.verb, frame.source, frame.cue, content, rule, "quotation", frame.reporters)
