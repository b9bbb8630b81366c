"""Who disputes whom on real news: pairs of statements marked by reading, against a built graph.

A pair says the opposite, the same or neither. ``marks/pairs.jsonl`` holds offsets only, the
articles are read from where they lie. A third is held: no article stands in both parts, and what
becomes of its pairs is never listed. The drawn part holds pairs of statements of two holders that
lie near each other in meaning, drawn by lot, so that most are neither: it says what a graph finds
and what it makes up where nobody has looked for disputes.

    python -m benchmarks.disputes --news DIR [--graph FOLDER] [--list dev|drawn]
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import Any, Literal, NamedTuple

from benchmarks.marked_news import Place, article_text, word_places
from benchmarks.told import Found, Told, told, where
from graph.assembly.pipeline import build
from graph.opening import open_graph
from graph.terms import val

__all__ = [
    "COPY", "SAMPLES", "Mark", "Pair", "Verdict", "built", "markdown", "measure", "met", "read",
    "verdict",
]  # fmt: skip

MARKS = Path(__file__).with_name("marks") / "pairs.jsonl"
#: Where the articles of the sample project lie; some pairs stand in them.
SAMPLES = Path("data/articles")
#: The kind of a pair whose two statements are one text printed twice.
COPY = "copy"
#: Share of the words of the shorter of a mark and a statement that must be common.
_LEAST = 0.5
_ROUNDS = 2_000
_PARTS = ("dev", "held", "drawn")
_OPEN = ("dev", "drawn")  # may be looked at

Label = Literal["opposite", "same", "neither"]
#: What a graph says of a pair; ``missing`` when it lacks one of the two statements.
Verdict = Literal["opposite", "same", "neither", "missing"]


class Mark(NamedTuple):
    """The words of one statement of a pair.

    :param article: file name.
    :param words: offsets of its words into the decoded file.
    """

    article: str
    words: frozenset[Place]


class Pair(NamedTuple):
    """Two statements that a reader compared.

    :param kind: what makes the pair what it is, such as "figures of another day".
    :param story: name of its story: pairs of one story share articles.
    """

    one: Mark
    other: Mark
    label: Label
    kind: str
    story: str


class Judged(NamedTuple):
    """A pair with what a graph says of it."""

    pair: Pair
    verdict: Verdict


# ---------------------------------------------------------------- the marked pairs


def read(folders: Sequence[Path], part: str) -> list[Pair]:
    """The marked pairs of one part whose articles lie in some folders.

    :raises ValueError: when an article is not the one that was marked.
    """
    rows = (json.loads(line) for line in MARKS.read_text(encoding="utf-8").splitlines())
    pairs: list[Pair] = []
    for row in rows:
        if row["part"] != part:
            continue
        ends = [_mark(folders, row[end]) for end in ("one", "other")]
        if ends[0] and ends[1]:
            pairs.append(Pair(ends[0], ends[1], row["label"], row["kind"], row["story"]))
    return pairs


def _mark(folders: Sequence[Path], end: Mapping[str, Any]) -> Mark | None:
    name, (start, stop) = end["article"], end["span"]
    path = where(folders, name)
    if path is None:
        return None
    text = article_text(path, end["sha256"])
    return Mark(name, frozenset(word_places(text, start, stop)))


# ---------------------------------------------------------------- judging


def verdict(pair: Pair, graph: Told) -> Verdict:
    """What a graph says of a pair: what it says of any two statements that meet its ends.

    Two statements say the same when one backs the other or tells it again, or when they stand on
    one point and not on opposite sides of it, unless their figures are of different things. One
    statement that meets both ends is neither.
    """
    ends = (_met(mark, graph.statements.get(mark.article, ())) for mark in (pair.one, pair.other))
    met = [(a, b) for a, b in product(*ends) if a.id != b.id]
    if not met:
        return "missing"
    points = {s.id: s.points for some in graph.statements.values() for s in some}
    told_by = [(graph.told_first(a.id), graph.told_first(b.id)) for a, b in met]
    keys = [frozenset(key) for key in told_by]
    if any(key in graph.opposed for key in keys):
        return "opposite"
    if any(key in graph.backed or len(key) == 1 for key in keys):
        return "same"
    told_by = [ends for ends in told_by if frozenset(ends) not in graph.apart]
    return "same" if any(_together(points[a], points[b]) for a, b in told_by) else "neither"


def met(mark: Mark, graph: Told) -> list[str]:
    """The statements of a graph that meet one end of a pair."""
    return [s.id for s in _met(mark, graph.statements.get(mark.article, ()))]


def _met(mark: Mark, statements: Iterable[Found]) -> list[Found]:
    """The statements that share half of the words of the shorter one; of those, the likest."""
    common = {s.id: len(mark.words & s.words) for s in statements}
    near = [s for s in statements if common[s.id] >= _LEAST * _shorter(mark, s)]
    alike = {s.id: 2 * common[s.id] / (len(mark.words) + len(s.words)) for s in near}
    best = max(alike.values(), default=0.0)
    return [s for s in near if alike[s.id] >= best / 2]


def _shorter(mark: Mark, statement: Found) -> int:
    return max(1, min(len(mark.words), len(statement.words)))


_OPPOSITE = {val.positive.value, val.negative.value}


def _together(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    shared = one.keys() & other.keys()
    return any({one[p], other[p]} != _OPPOSITE for p in shared)


@contextmanager
def built(news: Path, graph: Path | None = None) -> Iterator[Path]:
    """A folder with a graph of the news and the samples: the one named, or one built aside."""
    if graph is not None:
        yield graph
        return
    with tempfile.TemporaryDirectory() as out:
        files = sorted(p for folder in (news, SAMPLES) for p in folder.iterdir() if p.is_file())
        build(files, [Path("data/facts")], Path(out))
        yield Path(out)


def measure(graph: Told, news: Path) -> dict[str, list[Judged]]:
    """What became of the pairs of each part.

    :param news: folder of the articles.
    """
    first = graph.by_first()
    return {part: list(_judged(read((news, SAMPLES), part), first)) for part in _PARTS}


def _judged(pairs: Iterable[Pair], graph: Told) -> Iterator[Judged]:
    """The pairs of articles that a graph holds, with what it says of them."""
    for pair in pairs:
        if {pair.one.article, pair.other.article} <= graph.statements.keys():
            yield Judged(pair, verdict(pair, graph))


# ---------------------------------------------------------------- the table


class _Share(NamedTuple):
    name: str
    part: Callable[[Judged], bool]
    whole: Callable[[Judged], bool]


def _copy(one: Judged) -> bool:
    return one.pair.kind == COPY


_SHARES = (
    _Share("opposite: **precision**", lambda j: j.pair.label == "opposite",
           lambda j: j.verdict == "opposite"),
    _Share("opposite: recall", lambda j: j.verdict == "opposite",
           lambda j: j.pair.label == "opposite"),
    _Share("– a statement not extracted", lambda j: j.verdict == "missing",
           lambda j: j.pair.label == "opposite"),
    _Share("same point: **precision**", lambda j: j.pair.label == "same",
           lambda j: j.verdict == "same" and not _copy(j)),
    _Share("same point: recall", lambda j: j.verdict == "same",
           lambda j: j.pair.label == "same" and not _copy(j)),
    _Share("– a statement not extracted", lambda j: j.verdict == "missing",
           lambda j: j.pair.label == "same" and not _copy(j)),
    _Share("neither, told as opposite", lambda j: j.verdict == "opposite",
           lambda j: j.pair.label == "neither"),
    _Share("neither, told as the same", lambda j: j.verdict == "same",
           lambda j: j.pair.label == "neither"),
)  # fmt: skip


def markdown(measured: Mapping[str, Sequence[Judged]]) -> str:
    """A measurement as Markdown: shares in percent with 95 % intervals over stories, and counts."""
    counts = {part: Counter(j.pair.label for j in some) for part, some in measured.items()}
    heads = [
        f"{part} ({c['opposite']} opposite, {c['same']} same, {c['neither']} neither)"
        for part, c in counts.items()
    ]
    lines = ["| | " + " | ".join(heads) + " |", "|---" * (len(heads) + 1) + "|"]
    for share in _SHARES:
        cells = " | ".join(_cell(some, share) for some in measured.values())
        lines.append(f"| {share.name} | {cells} |")
    return "\n".join(lines)


def _cell(judged: Sequence[Judged], share: _Share) -> str:
    part, whole = _count(judged, share)
    if not whole:
        return "–"
    stories: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        stories[one.pair.story].append(one)
    counts = [_count(some, share) for some in stories.values()]
    low, high = _interval(counts)
    return f"{100 * part / whole:.1f} ({low:.0f} to {high:.0f}; {part} of {whole})"


def _count(judged: Iterable[Judged], share: _Share) -> tuple[int, int]:
    asked = [one for one in judged if share.whole(one)]
    return sum(map(share.part, asked)), len(asked)


def _interval(counts: Sequence[tuple[int, int]]) -> tuple[float, float]:
    rng = random.Random(1)
    drawn = (rng.choices(counts, k=len(counts)) for _ in range(_ROUNDS))
    sums = ((sum(p for p, _ in some), sum(w for _, w in some)) for some in drawn)
    spread = sorted(100 * part / whole for part, whole in sums if whole)
    return spread[int(0.025 * len(spread))], spread[int(0.975 * len(spread)) - 1]


def main(argv: Sequence[str] | None = None) -> int:
    """Measure from the command line; prints the table."""
    parser = argparse.ArgumentParser(description="Measure who disputes whom on marked news.")
    parser.add_argument("--news", type=Path, required=True, help="folder of the articles")
    parser.add_argument("--graph", type=Path, help="a built graph of them; made when not named")
    parser.add_argument("--list", choices=_OPEN, help="print the pairs that are judged otherwise")
    asked = parser.parse_args(argv)
    with built(asked.news, asked.graph) as folder:
        graph = told(open_graph(folder), (asked.news, SAMPLES))
    measured = measure(graph, asked.news)
    if asked.list:
        sys.stdout.writelines(_listed((asked.news, SAMPLES), measured[asked.list]))
    else:
        print(markdown(measured))
    return 0


def _listed(folders: Sequence[Path], judged: Iterable[Judged]) -> Iterator[str]:
    """Every pair that a graph judges otherwise than the reader, with its words."""
    for pair, verdict_ in judged:
        if verdict_ != pair.label:
            yield f"{pair.label}, told as {verdict_}: {pair.kind}\n"
            for mark in (pair.one, pair.other):
                yield f"    {mark.article}: {_quoted(folders, mark)}\n"


def _quoted(folders: Sequence[Path], mark: Mark) -> str:
    path = where(folders, mark.article)
    text = path.read_text(encoding="utf-8-sig") if path else ""
    return text[min(mark.words)[0] : max(mark.words)[1]]


if __name__ == "__main__":
    sys.exit(main())
