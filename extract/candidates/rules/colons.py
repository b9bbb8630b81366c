"""Speakers set off by a colon: "Trump: …", "Q: …", "…: report"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from extract import wordlists
from extract.candidates.rules.draft import Draft
from extract.candidates.rules.labels import SIDES, calls, heads, talkers
from extract.records import Shape
from extract.syntax.clauses import subject
from extract.syntax.scene import Scene
from extract.syntax.sentence_starts import run_ins
from extract.syntax.speech_verbs import tells

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["drafts"]

_LABEL = 8  # a speaker's label has no more tokens than this
_MARKS = frozenset({'"', "“"})


def drafts(scene: Scene) -> Iterator[Draft]:
    """What a paragraph lays to somebody by a colon alone.

    One label has the whole paragraph, unless the next one in capitals stands in it.
    """
    first = _first(scene)
    if first is None:
        found = _trailing(scene)
        yield from () if found is None else (found,)
        return
    ends = [first, *_later(scene, first), (len(scene.tokens), 0)]
    for (start, colon), (end, _) in pairwise(ends):
        made = _draft(scene, start, colon, end)
        if made is not None:
            yield made


def _first(scene: Scene) -> tuple[int, int] | None:
    """The first word of the label that a paragraph opens with, and its colon."""
    colon = next((i for i, t in enumerate(scene.tokens[: _LABEL + 1]) if t.text == ":"), 0)
    # A page that quotes a transcript opens each turn with a mark before the label.
    start = int(bool(scene.tokens) and scene.tokens[0].text in _MARKS)
    names = scene.tokens[start:colon]
    if not names or len(scene.tokens) - colon < 3 or not calls(scene, names):
        return None
    quoted = scene.quote_of[colon] >= 0 and not (start and _shape(scene, names) == "transcript")
    return None if quoted or heads(scene, names) else (start, colon)


def _later(scene: Scene, first: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The labels within a paragraph in capitals, behind one that is in capitals too."""
    if not scene.tokens[first[0]].is_upper:
        return
    for start, colon in run_ins([t.text for t in scene.tokens]):
        if start > first[1] and calls(scene, scene.tokens[start:colon]):
            yield start, colon


def _draft(scene: Scene, start: int, colon: int, end: int) -> Draft | None:
    """What stands between a label's colon and an end; None where there are no words."""
    shape = _shape(scene, scene.tokens[start:colon])
    content = frozenset(
        range(colon + 1, _own_end(scene, colon, end) if shape == "headline" else end)
    )
    if not any(scene.tokens[i].is_alpha for i in content):
        return None
    source, cue = frozenset(range(start, colon)), frozenset({colon})
    return Draft(colon, source, cue, content, f"colon-{shape}", shape)


def _own_end(scene: Scene, colon: int, end: int) -> int:
    """Where another one's report begins behind a label: "Report: It fell; *Roe says* it stands"."""
    signs = (t.i for t in scene.tokens[colon:end] if t.text == ";" and not scene.quoted(t))
    for sign in signs:
        behind = (t for t in scene.tokens[sign + 1 : end] if not scene.quoted(t))
        if any(tells(t) and subject(t) is not None for t in behind):
            return sign
    return end


def _shape(scene: Scene, names: Sequence[Token]) -> Shape:
    """What kind of label some words are: of an interview, a transcript or a headline."""
    words = [t for t in names if t.is_alpha]
    if len(words) == 1 and words[0].text in SIDES:
        return "interview"
    if scene.text[scene.starts[names[0].i] : scene.ends[names[-1].i]] in talkers(scene.text):
        return "transcript"
    capitals = any(t.is_upper and len(t) > 1 for t in words)
    tidy = all(t.is_upper or t.is_title for t in words)
    return "transcript" if capitals and tidy else "headline"


def _trailing(scene: Scene) -> Draft | None:
    """A headline that ends in its source: "…: report"."""
    size = len(scene.tokens)
    colon = next(
        (i for i in range(size - 2, max(0, size - 5), -1) if scene.tokens[i].text == ":"), 0
    )
    names = scene.tokens[colon + 1 :]
    if colon < 4 or scene.quote_of[colon] >= 0 or not names or names[-1].is_punct:
        return None
    if not all(t.lower_ in wordlists.words("cues", "sources") for t in names):
        return None
    return Draft(
        colon, frozenset(range(colon + 1, size)), frozenset({colon}), frozenset(range(colon)),
        "colon-trailing", "trailing",
    )  # fmt: skip
