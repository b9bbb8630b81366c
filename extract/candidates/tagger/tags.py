"""From scores to attributions: the best legal tags of every anchor, as spans, each thing said once.

An anchor is the first word of an attribution's cue. Given an anchor, every word of the window
bears one tag; numpy is all this needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extract.candidates.tagger.near import Near, alike

__all__ = [
    "ROLES",
    "TAGS",
    "Found",
    "Spans",
    "dedupe",
    "fit",
    "found",
    "illegal",
    "spans",
    "viterbi",
]

#: The tags, by number; a role's B is odd and its I the number after.
TAGS = ("O", "B-source", "I-source", "B-content", "I-content", "B-cue", "I-cue")
ROLES = ("source", "content", "cue")

Spans = tuple[tuple[int, int], ...]

_NEVER = -1e9
_EVEN = 0.5


@dataclass(frozen=True, slots=True)
class Found:
    """One predicted attribution, with spans in code points of the text.

    :param probability: that its anchor, the first word of its cue, is one.
    :param fit: log-probability of its tags, taken one by one, given the anchor; 0 is certain.
    :param known: whether its cue is in the list of acts.
    """

    source: Spans
    cue: Spans
    content: Spans
    probability: float
    fit: float = 0.0
    known: bool = True

    @property
    def likely(self) -> bool:
        """Whether it is rather there than not."""
        return self.probability >= _EVEN


def illegal() -> NDArray[np.bool_]:
    """True at [from, to] where ``to`` is an I that continues neither its own B nor its own I."""
    table = np.zeros((len(TAGS), len(TAGS)), dtype=np.bool_)
    for inside in range(2, len(TAGS), 2):
        table[:, inside] = True
        table[inside - 1 : inside + 1, inside] = False
    return table


def viterbi(
    scores: NDArray[np.float32],
    lengths: NDArray[np.int64],
    transitions: NDArray[np.float32] | None = None,
) -> NDArray[np.int64]:
    """The best legal tag sequence of every row.

    :param scores: rows x words x tags, logits or log-probabilities.
    :param lengths: words of each row that count; the tags after them mean nothing.
    :param transitions: learned score of each tag after each other; none counts as 0.
    """
    if transitions is None:
        # Where each word's own best tag makes a legal sequence, no other can be better.
        plain: NDArray[np.int64] = scores.argmax(2)
        torn = _torn(plain, lengths)
        if torn.any():
            plain[torn] = _searched(scores[torn], lengths[torn], np.zeros((len(TAGS), len(TAGS))))
        return plain
    return _searched(scores, lengths, transitions.astype(float))


def _torn(tags: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which rows are no legal sequence."""
    real = np.arange(1, tags.shape[1]) < lengths[:, None]
    wrong = (illegal()[tags[:, :-1], tags[:, 1:]] & real).any(1)
    begun: NDArray[np.bool_] = (tags[:, 0] > 0) & (tags[:, 0] % 2 == 0)
    return wrong | begun


def _searched(
    scores: NDArray[np.float32], lengths: NDArray[np.int64], transitions: NDArray[np.float64]
) -> NDArray[np.int64]:
    moves = np.where(illegal(), _NEVER, transitions)
    rows, words, _ = scores.shape
    best = scores[:, 0].astype(float)
    best[:, 2::2] = _NEVER
    back = np.tile(np.arange(len(TAGS)), (rows, words, 1))
    for at in range(1, words):
        reach = best[:, :, None] + moves
        live = at < lengths
        back[live, at] = reach.argmax(1)[live]
        best[live] = reach.max(1)[live] + scores[live, at]
    return _traced(back, best.argmax(1))


def _traced(back: NDArray[np.int64], last: NDArray[np.int64]) -> NDArray[np.int64]:
    tags = np.empty(back.shape[:2], dtype=np.int64)
    rows = np.arange(len(last))
    for at in range(back.shape[1] - 1, -1, -1):
        tags[:, at] = last
        last = back[rows, at, last]
    return tags


def spans(tags: Sequence[int], words: Sequence[tuple[int, int]]) -> dict[str, Spans]:
    """The spans that each role's tags mark.

    :param words: start and end of every word; one of no length is the end of a paragraph, which
        a span may cross but neither begins nor ends with.
    """
    out: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
    for tag, (start, end) in zip(tags, words, strict=True):
        if not tag or start == end:
            continue
        role = out[ROLES[(tag - 1) // 2]]
        if tag % 2 or not role:
            role.append((start, end))
        else:
            role[-1] = (role[-1][0], end)
    return {role: tuple(sorted(found)) for role, found in out.items()}


def fit(logits: NDArray[np.float32], tags: NDArray[np.int64]) -> NDArray[np.float32]:
    """Log-probability of each chosen tag by itself, anchors x words."""
    top = logits.max(-1, keepdims=True)
    norm = np.log(np.exp(logits - top).sum(-1)) + top[..., 0]
    chosen: NDArray[np.float32] = np.take_along_axis(logits, tags[..., None], -1)[..., 0] - norm
    return chosen


def found(
    tags: Sequence[int],
    words: Sequence[tuple[int, int]],
    probability: float,
    logs: Iterable[float] = (),
) -> Found | None:
    """The attribution that a row of tags marks; none where it marks no content.

    :param probability: that of its anchor.
    :param logs: log-probability of each tag.
    """
    roles = spans(tags, words)
    if not roles["content"]:
        return None
    return Found(roles["source"], roles["cue"], roles["content"], probability, sum(logs))


def dedupe(candidates: Iterable[Found]) -> list[Found]:
    """The surest of all predictions that say the same content, surest first."""
    kept, near = list[Found](), Near()
    for one in sorted(candidates, key=lambda f: (-f.probability, f.content, f.source, f.cue)):
        if not any(alike(one.content, other.content) for other in near.to(one.content)):
            kept.append(one)
            near.add(one, one.content)
    return kept
