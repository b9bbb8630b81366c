"""Turn statements that a person marked by copying words into marks that hold offsets only.

A person reads an article and writes down, one JSON object a line, the words somebody is reported
to say, who says them and how. No word of the articles may lie in this repository, so what is kept
of that are offsets into the decoded file, and the hash of the file they count in.

    python -m benchmarks.marking --news DIR --written FILE --held NAMES >marks/news.jsonl
    python -m benchmarks.marking --news DIR --written FILE --part second >>marks/news.jsonl
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

__all__ = ["main", "marks", "place"]

#: What is kept of a written statement as it is.
_KEPT = ("kind", "style", "act", "polarity")


def place(text: str, written: str | dict[str, Any]) -> list[int]:
    """Where some copied words stand.

    :param written: the words, or ``{"text": …, "nth": k, "near": …}`` where they stand more than
        once: occurrence ``k`` from 0, counted inside the first ``near`` if there is one.
    :returns: start and end in code points of ``text``.
    :raises ValueError: when the words are not there.
    """
    asked: dict[str, Any] = {"text": written} if isinstance(written, str) else written
    start = text.find(asked["near"]) if asked.get("near") else 0
    stop = start + len(asked["near"]) if asked.get("near") else len(text)
    for _ in range(asked.get("nth", 0) + 1):
        at = text.find(asked["text"], start, stop)
        if at < 0 or start < 0:
            raise ValueError(f"not in the article: {asked}")
        start = at + 1
    return [at, at + len(asked["text"])]


def marks(text: str, written: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The statements of one article, with offsets in place of words."""
    for one in written:
        named = one.get("speaker")
        fullest = [named] if isinstance(named, str | dict) else list(named or ())
        yield {
            "content": [place(text, piece) for piece in one["content"]],
            "source": place(text, one["source"]) if one.get("source") else None,
            "cue": place(text, one["cue"]) if one.get("cue") else None,
            "speakers": [place(text, name) for name in fullest],
            "aliases": [place(text, name) for name in one.get("aliases") or ()],
            **{key: one[key] for key in _KEPT},
            "nested": bool(one.get("nested")),
            "doubt": bool(one.get("doubt")),
        }


def _article(path: Path, rows: Sequence[dict[str, Any]], part: str) -> dict[str, Any]:
    data = path.read_bytes()
    text = data.decode("utf-8").removeprefix("\ufeff")
    furniture = [f for row in rows if row.get("done") for f in row.get("furniture", ())]
    return {
        "article": path.name,
        "sha256": hashlib.sha256(data).hexdigest()[:16],
        "part": part,
        "furniture": [place(text, words) for words in furniture],
        "statements": list(marks(text, (row for row in rows if not row.get("done")))),
    }


def main(argv: Sequence[str] | None = None) -> int:
    """Print the marks of all articles that somebody has written statements for."""
    parser = argparse.ArgumentParser(description="Written statements to marks with offsets.")
    parser.add_argument("--news", type=Path, required=True, help="folder of the articles")
    parser.add_argument("--written", type=Path, nargs="+", required=True, help="JSON lines")
    parser.add_argument("--held", type=Path, help="names of the articles held out, by line")
    parser.add_argument("--part", default="seen", help="what the articles not held out are part of")
    asked = parser.parse_args(argv)
    held = set(asked.held.read_text(encoding="utf-8").split()) if asked.held else set[str]()
    by_article: dict[str, list[dict[str, Any]]] = {}
    for file in asked.written:
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            by_article.setdefault(row["article"], []).append(row)
    for name, rows in sorted(by_article.items()):
        made = _article(asked.news / name, rows, "held" if name in held else asked.part)
        print(json.dumps(made, sort_keys=True, separators=(",", ":")))
    return 0


if __name__ == "__main__":
    sys.exit(main())
