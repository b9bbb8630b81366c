"""Whether confidence means what it says: candidates told with 0.8 should be right 8 times in 10."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from benchmarks.tagger.corpus import Split

__all__ = ["Bin", "Judge", "bins", "drawing", "markdown", "right"]

_LEAST = 0.5  # of the content's words, as the scorer's pairs ask
_WIDTH = 10  # bins of a tenth each


class Bin(NamedTuple):
    """The candidates of one range of confidence.

    :param told: their mean confidence.
    :param right: the share of them that is right.
    """

    cases: int
    told: float
    right: float


def bins(part: Split, rows: Sequence[dict[str, Any]]) -> list[Bin]:
    """The candidates with a source and a confidence, by confidence in tenths."""
    judged: list[list[tuple[float, bool]]] = [[] for _ in range(_WIDTH)]
    for row in rows:
        for one, is_right in right(part, row):
            sure = one["confidence"]
            if sure is not None:
                judged[min(int(sure * _WIDTH), _WIDTH - 1)].append((sure, is_right))
    return [_bin(some) for some in judged]


def _bin(some: Sequence[tuple[float, bool]]) -> Bin:
    count = max(1, len(some))
    return Bin(len(some), sum(c for c, _ in some) / count, sum(r for _, r in some) / count)


def right(part: Split, row: dict[str, Any]) -> list[tuple[dict[str, Any], bool]]:
    """Each attribution of an article that has a source, and whether an annotator has it too."""
    judge = Judge(part, row["doc"])
    return [(one, judge.right(one)) for one in row["attributions"] if one["source"]]


class Judge:
    """One article's annotations, and whether what a system says is among them."""

    def __init__(self, part: Split, doc: str) -> None:
        self._score = part.score
        self._article = part.score.Article(part.gold.texts[doc])
        self.golds: list[Any] = [
            self._article.attribution(raw) for raw in part.annotators(doc, every=False)[0]
        ]

    def right(self, one: dict[str, Any]) -> bool:
        """Whether an annotator has the same source and most of the same content.

        :param one: spans by role, in offsets of the file as stored.
        """
        told = self._article.attribution(one)
        return any(
            self._score.source_match(told, gold)
            and self._score.dice(told["content_w"], gold["content_w"]) >= _LEAST
            for gold in self.golds
        )


def markdown(some: Sequence[Bin]) -> str:
    """The bins as a table, with the mean distance between told and right."""
    every = sum(b.cases for b in some) or 1
    off = sum(b.cases * abs(b.told - b.right) for b in some) / every
    lines = ["| confidence told | candidates | right |", "|---|---|---|"]
    lines += [f"| {b.told:.2f} | {b.cases:,} | {b.right:.2f} |" for b in some if b.cases]
    told = f"Expected calibration error (mean distance of the two): {off:.3f}."
    return "\n".join([*lines, "", told]).replace("\\\n", "\n")


def drawing(some: Sequence[Bin]) -> str:
    """The same as a picture (SVG): told to the right, right upwards, area by count."""
    most = max((b.cases for b in some), default=1) or 1
    dots = "".join(
        f'<circle cx="{40 + 320 * b.told:.1f}" cy="{340 - 320 * b.right:.1f}" '
        f'r="{3 + 9 * (b.cases / most) ** 0.5:.1f}"><title>{b.cases} candidates: told '
        f"{b.told:.2f}, right {b.right:.2f}</title></circle>"
        for b in some
        if b.cases
    )
    ticks = "".join(
        f'<text x="{40 + 32 * n}" y="360" text-anchor="middle">{n / 10:g}</text>'
        f'<text x="32" y="{344 - 32 * n}" text-anchor="end">{n / 10:g}</text>'
        for n in range(0, 11, 2)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" font-family="sans-serif" '
        'font-size="12"><rect width="400" height="400" fill="#fff"/>'
        '<path d="M40 20V340H360M40 340L360 20" fill="none" stroke="#767676"/>'
        f'<g fill="#1f5fa8" fill-opacity=".8">{dots}</g>{ticks}'
        '<text x="200" y="385" text-anchor="middle">confidence told</text>'
        '<text x="12" y="180" text-anchor="middle" transform="rotate(-90 12 180)">right</text>'
        "</svg>\n"
    ).replace("\\\n", "\n")
