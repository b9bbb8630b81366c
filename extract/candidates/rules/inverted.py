"""Words with their speaker behind a comma and a verb of speech: "It fell, *stressed mayor Roe*"."""

from __future__ import annotations

from collections.abc import Iterator

from extract.candidates.rules.draft import Draft
from extract.syntax.inversions import inverted
from extract.syntax.scene import Scene

__all__ = ["drafts"]


def drafts(scene: Scene) -> Iterator[Draft]:
    """The sentences of a paragraph that a clause without quotation marks lays to who is named."""
    for _, sentence in scene.block.readable():
        if any(scene.quoted(t) for t in sentence):
            continue
        found = inverted([t for t in sentence if t.i not in scene.dateline])
        if found is not None:
            source = frozenset(t.i for t in found.name)
            content = frozenset(t.i for t in found.said)
            cue = frozenset({found.verb.i})
            yield Draft(found.verb.i, source, cue, content, "verb-aside", "verb")
