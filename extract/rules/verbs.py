"""Reporting verbs with a subject: "said that X", "acknowledged X", "dismissed X as Y"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from extract import lexicon
from extract.rules.frames import Frame, frame
from extract.rules.scene import Draft, Scene
from extract.rules.tree import below, child, noun_phrase, passive, subject, verb_group

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["drafts"]

_NOBODY = frozenset({"it", "this", "that", "there", "what", "these", "those", "you", "one"})


def drafts(scene: Scene, verb: Token, frames: Mapping[str, Any]) -> Iterator[Draft]:
    """What a cue verb reports.

    :param frames: the frames of this verb that report.
    """
    found = frame(verb)
    if found is None or found.name not in frames:
        return
    source = speaker(verb, found)
    if source is None:
        return
    cue = (verb_group(verb) | found.cue) - source
    content = found.content - source - cue
    if content:
        yield Draft(verb.i, source, cue, content, f"verb-{found.name}")


def speaker(verb: Token, found: Frame) -> frozenset[int] | None:
    """The words that name who speaks; empty when nobody is named, None when it is no speaker."""
    if found.name.startswith("passive"):
        agent = child(verb, "agent")
        inner = child(agent, "pobj") if agent is not None else None
        return frozenset() if inner is None else noun_phrase(inner)
    head = subject(verb)
    if head is None or head.lower_ in _NOBODY or head.i in found.content:
        return None
    return noun_phrase(head)
