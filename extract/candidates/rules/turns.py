"""Turns of an interview or transcript that run over several paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile

from extract import wordlists
from extract.candidates.rules.draft import Draft
from extract.syntax.phrases import first_person
from extract.syntax.scene import Scene

__all__ = ["joined"]

_TURNS = frozenset({"interview", "transcript"})
_LABELLED = _TURNS | {"headline"}  # "Roe: …" is a turn where it comes again
_MOST = 12  # paragraphs of one turn: more of them between two labels are no turn


def joined(scenes: Sequence[Scene], drafts: Sequence[list[Draft]]) -> list[list[Draft]]:
    """The drafts of each paragraph; what stands between two turns belongs to the first.

    Behind the last turn only paragraphs in the first person go on: the rest may be a note.

    :param drafts: of each scene, in the same order.
    """
    made = [list(one) for one in drafts]
    labels = Counter(_label(scene, one) for scene, one in zip(scenes, made, strict=True))
    turns = [n for n, one in enumerate(made) if _turn(scenes[n], one, labels)]
    if len(turns) < 2:  # a label alone makes no conversation
        return made
    for at, following in zip(turns, [*turns[1:], len(scenes)], strict=True):
        last = following == len(scenes)
        free = takewhile(lambda n: not _label(scenes[n], drafts[n]), range(at + 1, following))
        more = [*_own(scenes, [*free], last=last)]
        for number in more:
            made[number] = []
        spans = tuple(scenes[n].block.span for n in more if not _direction(scenes[n]))
        made[at] = [*made[at][:-1], made[at][-1]._replace(beyond=spans)]
    return made


def _label(scene: Scene, made: Sequence[Draft]) -> str:
    """The words before the colon that a whole paragraph is laid to; empty where it is to none."""
    if not made or made[0].shape not in _LABELLED:
        return ""
    return "".join(scene.tokens[i].text_with_ws for i in sorted(made[0].source)).strip()


def _turn(scene: Scene, made: Sequence[Draft], labels: Counter[str]) -> bool:
    """Whether a paragraph is labelled with a speaker whose words stand free, not quoted."""
    label = _label(scene, made)
    if not label or scene.tokens[min(made[0].source)].pos_ == "DET":
        return False
    begun = min(made[0].content)
    if any(q.first in {begun, begun + 1} for q in scene.quotations):
        return False
    return made[0].shape in _TURNS or labels[label] > 1


def _own(scenes: Sequence[Scene], numbers: Sequence[int], *, last: bool) -> Iterator[int]:
    """The paragraphs that a turn goes on in, of those up to the next label.

    :param last: whether no other turn follows.
    """
    if len(numbers) > _MOST and not last:
        return
    for number in numbers[:_MOST]:
        if last and not any(map(first_person, scenes[number].tokens)):
            return
        yield number


def _direction(scene: Scene) -> bool:
    """Whether a paragraph tells what happens meanwhile: "(Laughter.)", "She laughs."."""
    words = scene.block.text.strip()
    bracketed = (words[:1], words[-1:]) in {("(", ")"), ("[", "]")}
    first, verb = (*scene.tokens[:2], None, None)[:2]
    if bracketed or first is None or verb is None:
        return bracketed
    gesture = verb.tag_ == "VBZ" and verb.lemma_ in wordlists.words("cues", "gestures")
    return first.lower_ in {"he", "she"} and gesture and verb.sent[-1].i + 1 >= len(scene.tokens)
