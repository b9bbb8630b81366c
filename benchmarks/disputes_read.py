"""How many of a graph's contradictions are right, as somebody who read them all says.

``marks/read.jsonl`` holds what a reader said of each: right, half right or wrong, and what is
wrong with it. It holds offsets only; what nobody has read yet is counted apart.

    python -m benchmarks.disputes_read --news DIR [--graph FOLDER] [--unread | --keep FILE]

``--unread`` prints what is left to read, one JSON object a line, with the words; fill in
``verdict`` and ``kind``, then ``--keep`` writes it into the marks without the words.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.disputes import SAMPLES, built
from benchmarks.told import Found, Told, told, where
from graph.opening import open_graph

__all__ = ["Contradiction", "Reading", "contradictions", "kept", "markdown", "measure", "verdicts"]

MARKS = Path(__file__).with_name("marks") / "read.jsonl"
_VERDICTS = ("right", "half", "wrong")
_UNREAD = "not read"

#: Article and first and last offset of a statement.
End = tuple[str, int, int]
Key = tuple[End, End]


class Contradiction(NamedTuple):
    """Two statements that a graph holds to contradict each other.

    :param key: where both stand, in an order of its own.
    :param points: the points both stand on.
    """

    key: Key
    points: frozenset[str]


class Reading(NamedTuple):
    """What readers say of the contradictions of a graph, and of its disputes.

    A dispute is a point with contradictions on it; it is right when all that was read of it is,
    and half right when some of it is.
    """

    pairs: Counter[str]
    disputes: Counter[str]


def contradictions(graph: Told) -> list[Contradiction]:
    """What a graph holds to contradict each other, sorted by where it stands."""
    ends = {s.id: (name, s) for name, some in graph.statements.items() for s in some}
    pairs = [sorted(pair) for pair in graph.opposed if pair <= ends.keys()]
    found = (_contradiction(ends[pair[0]], ends[pair[-1]]) for pair in pairs)
    return sorted(found, key=lambda c: c.key)


def _contradiction(one: tuple[str, Found], other: tuple[str, Found]) -> Contradiction:
    first, second = sorted((_end(*one), _end(*other)))
    shared = one[1].points.keys() & other[1].points.keys()
    return Contradiction((first, second), frozenset(shared))


def _end(article: str, statement: Found) -> End:
    return article, min(statement.words)[0], max(statement.words)[1]


def verdicts(lines: Iterable[str]) -> dict[Key, str]:
    """What readers said, by where the two statements stand."""
    rows = (json.loads(line) for line in lines if line.strip())
    return {_key(row): row["verdict"] for row in rows}


def _key(row: Mapping[str, Any]) -> Key:
    first, second = sorted((row[end]["article"], *row[end]["span"]) for end in ("one", "other"))
    return first, second


def measure(graph: Told, said: Mapping[Key, str]) -> Reading:
    """Count what is right, half right and wrong."""
    pairs: Counter[str] = Counter()
    disputes: dict[str, list[str]] = {}
    for one in contradictions(graph):
        verdict = said.get(one.key, _UNREAD)
        pairs[verdict] += 1
        for point in one.points or {str(one.key)}:
            disputes.setdefault(point, []).append(verdict)
    return Reading(pairs, Counter(map(_whole, disputes.values())))


def _whole(told_: Sequence[str]) -> str:
    """What a dispute is, of whose contradictions some things were said."""
    some = {verdict for verdict in told_ if verdict != _UNREAD}
    if len(some) <= 1:
        return next(iter(some), _UNREAD)
    return "half"


def markdown(reading: Reading) -> str:
    """The counts as Markdown."""
    lines = ["| read by eye | right | half right | wrong | not read | right, of those read |"]
    lines.append("|---|---|---|---|---|---|")
    for name, counts in (("contradictions", reading.pairs), ("disputes", reading.disputes)):
        cells = " | ".join(str(counts[v]) for v in (*_VERDICTS, _UNREAD))
        read = sum(counts[v] for v in _VERDICTS)
        share = f"{100 * counts['right'] / read:.0f} %" if read else "–"
        lines.append(f"| {name} | {cells} | {share} |")
    return "\n".join(lines)


def kept(lines: Iterable[str]) -> Iterator[str]:
    """Filled-in lines as marks: without the words of the articles.

    :raises ValueError: when a verdict is none of right, half and wrong.
    """
    for row in (json.loads(line) for line in lines if line.strip()):
        if row["verdict"] not in _VERDICTS:
            raise ValueError(f"no verdict: {row}")
        ends = {e: {k: row[e][k] for k in ("article", "span")} for e in ("one", "other")}
        marked = {**ends, "kind": row["kind"], "verdict": row["verdict"]}
        yield json.dumps(marked, sort_keys=True, separators=(",", ":")) + "\n"


def main(argv: Sequence[str] | None = None) -> int:
    """Count from the command line, or tell what is left to read."""
    parser = argparse.ArgumentParser(description="Count the contradictions that are right.")
    parser.add_argument("--news", type=Path, required=True, help="folder of the articles")
    parser.add_argument("--graph", type=Path, help="a built graph of them; made when not named")
    parser.add_argument("--unread", action="store_true", help="print what nobody has read")
    parser.add_argument("--keep", type=Path, help="lines of --unread, with verdicts filled in")
    asked = parser.parse_args(argv)
    before = MARKS.read_text(encoding="utf-8").splitlines(keepends=True)
    if asked.keep:
        new = kept(asked.keep.read_text(encoding="utf-8").splitlines())
        MARKS.write_text("".join(sorted({*before, *new})), encoding="utf-8")
        return 0
    folders = (asked.news, SAMPLES)
    with built(asked.news, asked.graph) as folder:
        graph = told(open_graph(folder), folders)
    said = verdicts(before)
    if asked.unread:
        left = (c for c in contradictions(graph) if c.key not in said)
        sys.stdout.writelines(_asked(folders, c) for c in left)
    else:
        print(markdown(measure(graph, said)))
    return 0


def _asked(folders: Sequence[Path], one: Contradiction) -> str:
    ends = {name: _words(folders, end) for name, end in zip(("one", "other"), one.key, strict=True)}
    return json.dumps({**ends, "verdict": "", "kind": ""}, ensure_ascii=False) + "\n"


def _words(folders: Sequence[Path], end: End) -> dict[str, Any]:
    article, start, stop = end
    path = where(folders, article)
    text = path.read_text(encoding="utf-8-sig") if path else ""
    return {"article": article, "span": [start, stop], "words": text[start:stop]}


if __name__ == "__main__":
    sys.exit(main())
