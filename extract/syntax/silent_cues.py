"""Cues that report nothing, so that the ledger can say why no statement rests on them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.records import Note
from extract.syntax.cue_frames import cue_frames
from extract.syntax.scene import scenes

if TYPE_CHECKING:
    from extract.syntax.parse import Reading

__all__ = ["silent_cues"]


def silent_cues(reading: Reading) -> Iterator[Note]:
    """The cues that report nothing, and why: denied, refused, only possible, supposed or asked."""
    for scene in scenes(reading):
        for token in (t for _, sent in scene.block.readable() for t in sent):
            frames = cue_frames(token)
            if frames and ("quote" in frames or "clause" in frames) and not scene.quoted(token):
                why = scene.unreported(token)
                if why:
                    told = f"“{token.text}” reports no statement ({why})"
                    yield Note("negated-cue", scene.block.at(token), told)
