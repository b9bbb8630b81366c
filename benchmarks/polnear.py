"""Who said what, measured on the PolNeAR corpus: agreement with its annotators, and speed.

The corpus is read from where it lies and never copied. Articles go through the whole pipeline as
a user's would (or, with ``--plain``, every line counts as prose), predictions are written in
offsets of the files as stored, and the corpus folder's own ``score.py`` judges them.

    python -m benchmarks.polnear --polnear DIR [--split dev] [--extractor NAME] [--out preds.jsonl]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from extract import sources
from extract.annotate import extract
from extract.reading import Reading
from extract.records import Attribution, Document, Gazetteer, Span, Spans
from extract.registry import DEFAULT

__all__ = ["articles", "mapped", "markdown", "measure", "predictions", "score", "speed"]

#: Articles and rounds of the speed measurement.
_ARTICLES, _ROUNDS = 12, 5
_ROWS = (
    ("pairs", "all"), ("pairs", "direct"), ("pairs", "mixed"), ("pairs", "indirect"),
    ("strict", "all"), ("what", "all"), ("source_acc", "all"),
)  # fmt: skip


def articles(folder: Path, *, plain: bool = False) -> list[Document]:
    """The readable articles of a folder, sorted by id.

    :param plain: count every line as prose instead of looking for furniture.
    """
    read = [d for d in sources.load([folder]) if isinstance(d, Document)]
    return [replace(d, furniture=(), blocks=_lines(d.text)) if plain else d for d in read]


def _lines(text: str) -> Spans:
    spans: list[Span] = []
    at = 0
    for line in text.splitlines(keepends=True):
        start = at + len(line) - len(line.lstrip())
        if line.strip():
            spans.append(Span(start, at + len(line.rstrip())))
        at += len(line)
    return tuple(spans)


def predictions(documents: Iterable[Document], extractor: str = DEFAULT) -> Iterator[str]:
    """One JSON line an article: what is reported in it, in offsets of the decoded file."""
    for document in documents:
        found = extract(document, Gazetteer(), extractor)
        rows = [_row(document, a) for a in found.reported()]
        yield json.dumps({"doc": document.id, "attributions": rows}, sort_keys=True)


def mapped(document: Document, spans: Spans) -> list[list[int]]:
    """Spans of the stored text as offsets of the decoded file."""
    if document.offsets is None:
        return [[s.start, s.end] for s in spans]
    return [list(document.offsets.to_old(s.start, s.end)) for s in spans]


def _row(document: Document, attribution: Attribution) -> dict[str, list[list[int]]]:
    roles = ("source", "cue", "content")
    return {role: mapped(document, getattr(attribution, role)) for role in roles}


def score(polnear: Path, split: str, predicted: Path) -> dict[str, Any]:
    """What the corpus folder's scorer says, as it writes it.

    :param predicted: a file of prediction lines.
    :raises subprocess.CalledProcessError: when the scorer refuses the file.
    """
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "scores.json")
        command = [
            sys.executable, str(polnear / "score.py"), "--gold", str(polnear / split),
            "--pred", str(predicted), "--json", str(out), "--quiet",
        ]  # fmt: skip
        subprocess.run(command, check=True)
        scores: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return scores


def speed(documents: Sequence[Document], extractor: str = DEFAULT) -> dict[str, float]:
    """Words per CPU second of the whole extraction and of its parse alone.

    Both run over the same articles in turn, several times; medians are given.
    """
    sample = documents[:_ARTICLES]
    words = sum(len(b.of(d.text).split()) for d in sample for b in d.blocks)

    def parse(document: Document) -> object:
        return Reading(document).blocks

    def whole(document: Document) -> object:
        return extract(document, Gazetteer(), extractor)

    timed: dict[str, list[float]] = {"parse": [], "extract": []}
    _cpu(whole, sample)  # models and word lists are loaded once, not once an article
    for _ in range(_ROUNDS):
        timed["parse"].append(_cpu(parse, sample))
        timed["extract"].append(_cpu(whole, sample))
    rates = {name: words / median(seconds) for name, seconds in timed.items()}
    return {**rates, "share": rates["extract"] / rates["parse"], "words": float(words)}


def _cpu(work: Callable[[Document], object], documents: Sequence[Document]) -> float:
    start = process_time()
    for document in documents:
        work(document)
    return process_time() - start


def measure(
    polnear: Path, split: str = "dev", extractor: str = DEFAULT, *, plain: bool = False
) -> dict[str, Any]:
    """Agreement and speed of an extractor on a part of the corpus.

    :param polnear: folder with ``score.py`` and a folder for each part.
    :param split: ``"dev"`` or ``"train"``.
    :param plain: count every line as prose.
    """
    documents = articles(polnear / split / "text", plain=plain)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "predictions.jsonl")
        out.write_text("\n".join(predictions(documents, extractor)), encoding="utf-8")
        scores = score(polnear, split, out)
    return {
        "split": split,
        "extractor": extractor,
        "articles": len(documents),
        "scores": scores,
        "speed": speed(documents, extractor),
    }


def markdown(measured: dict[str, Any]) -> str:
    """A measurement as a Markdown table."""
    lines = [
        f"PolNeAR {measured['split']}, extractor `{measured['extractor']}`",
        "",
        "| measure | P | R | F1 |",
        "|---|---|---|---|",
    ]
    for name, kind in _ROWS:
        row = measured["scores"].get(name, {}).get(kind)
        if row is not None:
            figures = " | ".join(f"{100 * row[k]:.1f}" for k in ("p", "r", "f1"))
            lines.append(f"| {name} {kind} | {figures} |")
    pace = measured["speed"]
    lines += [
        "",
        "| step | words per CPU second |",
        "|---|---|",
        f"| parse alone | {pace['parse']:.0f} |",
        f"| whole extraction | {pace['extract']:.0f} ({pace['share']:.2f} of the parse) |",
    ]
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> int:
    """Measure from the command line; prints the table."""
    parser = argparse.ArgumentParser(description="Measure who-said-what on PolNeAR.")
    parser.add_argument("--polnear", type=Path, required=True, help="the corpus folder")
    parser.add_argument("--split", default="dev", choices=("dev", "train"))
    parser.add_argument("--extractor", default=DEFAULT)
    parser.add_argument("--plain", action="store_true", help="count every line as prose")
    parser.add_argument("--out", type=Path, help="also keep the predictions in this file")
    args = parser.parse_args(argv)
    if args.out is not None:
        documents = articles(args.polnear / args.split / "text", plain=args.plain)
        kept = "\n".join(predictions(documents, args.extractor))
        args.out.write_text(kept, encoding="utf-8")
    print(markdown(measure(args.polnear, args.split, args.extractor, plain=args.plain)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
