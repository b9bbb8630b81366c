"""How sure a score is, and what goes wrong: bootstrap intervals, and errors counted by class."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks.tagger.corpus import Split

__all__ = ["CLASSES", "errors", "errors_markdown", "interval"]

_ROUNDS = 2_000
_LEAST = 0.5
KINDS = ("direct", "mixed", "indirect")
#: What became of an attribution of the annotators: found; found with another source; found in
#: part; or nothing in its place, in a paragraph of prose or in what sayso holds for furniture.
CLASSES = ("right", "other source", "other bounds", "missed", "in furniture")

Rows = Sequence[dict[str, Any]]


def interval(part: Split, rows: Rows, group: str = "pairs") -> tuple[float, float]:
    """The middle 95 % of F1, in percent, over articles drawn again and again with a fixed seed."""
    each = [_counts(part, row, group) for row in rows]
    rng = random.Random(1)
    found: list[float] = sorted(_f1([rng.choice(each) for _ in each]) for _ in range(_ROUNDS))
    return found[int(0.025 * _ROUNDS)], found[int(0.975 * _ROUNDS) - 1]


def _counts(part: Split, row: dict[str, Any], group: str) -> tuple[float, float, float]:
    told = {row["doc"]: row["attributions"]}
    scored = part.score.score(part.gold, told, docs=[row["doc"]]).get(group, {}).get("all", {})
    return scored.get("tp", 0), scored.get("pred", 0), scored.get("gold", 0)


def _f1(some: Sequence[tuple[float, float, float]]) -> float:
    right, told, wanted = (float(sum(values)) for values in zip(*some, strict=True))
    return 200 * right / max(1.0, told + wanted)


def errors(
    part: Split, rows: Rows, furniture: Mapping[str, Sequence[tuple[int, int]]]
) -> dict[str, Counter[str]]:
    """What became of the annotators' attributions with a source, by kind of content.

    :param furniture: by article, the stretches that were not read, in offsets of the file.
    """
    out = {kind: Counter[str]() for kind in KINDS}
    for row in rows:
        article = part.score.Article(part.gold.texts[row["doc"]])
        told = [article.attribution(one) for one in row["attributions"]]
        for raw in part.annotators(row["doc"], every=False)[0]:
            gold = article.attribution(raw)
            if gold["source"]:
                outside = _inside(furniture.get(row["doc"], ()), raw)
                out[gold["kind"]][_class(part.score, gold, told, outside=outside)] += 1
    return out


def _inside(stretches: Sequence[tuple[int, int]], raw: Any) -> bool:
    start = raw["content"][0][0]
    return any(s <= start < e for s, e in stretches)


def _class(score: Any, gold: Any, told: Sequence[Any], *, outside: bool) -> str:
    same = [t for t in told if score.dice(t["content_w"], gold["content_w"]) >= _LEAST]
    if any(score.source_match(t, gold) for t in same):
        return "right"
    if same:
        return "other source"
    if any(t["content_w"] & gold["content_w"] for t in told):
        return "other bounds"
    return "in furniture" if outside else "missed"


def errors_markdown(found: Mapping[str, Counter[str]]) -> str:
    """The classes as a table."""
    lines = ["| kind | " + " | ".join(CLASSES) + " |", "|---" * (len(CLASSES) + 1) + "|"]
    for kind, counts in found.items():
        lines.append(f"| {kind} | " + " | ".join(f"{counts[c]:,}" for c in CLASSES) + " |")
    return "\n".join(lines)
