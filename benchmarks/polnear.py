"""Who said what, measured on the PolNeAR corpus: agreement with its annotators, and speed.

The corpus is read from where it lies and never copied. Articles go through the whole pipeline as
a user's would (or, with ``--plain``, every line counts as prose), predictions are written in
offsets of the files as stored, and the corpus folder's own ``score.py`` judges them.

    python -m benchmarks.polnear --polnear DIR [--split dev]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from benchmarks import failures, reliability
from benchmarks.systems import AS_READ, Said, System, parsed, systems
from benchmarks.tagger.corpus import Split
from extract import inputs
from extract.records import Document, Span, Spans

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
    read = [d for d in inputs.load([folder]) if isinstance(d, Document)]
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


def predictions(documents: Iterable[Document], system: System) -> Iterator[str]:
    """One JSON line an article: what is reported in it, in offsets of the decoded file."""
    for document in documents:
        rows = [_row(document, said) for said in system(document)]
        yield json.dumps({"doc": document.id, "attributions": rows}, sort_keys=True)


def mapped(document: Document, spans: Spans) -> list[list[int]]:
    """Spans of the stored text as offsets of the decoded file."""
    if document.offsets is None:
        return [[s.start, s.end] for s in spans]
    return [list(document.offsets.to_old(s.start, s.end)) for s in spans]


def _row(document: Document, said: Said) -> dict[str, Any]:
    roles = zip(("source", "cue", "content"), said[:3], strict=True)
    return {**{role: mapped(document, spans) for role, spans in roles}, "confidence": said[3]}


def score(polnear: Path, split: str, rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """What the corpus folder's scorer says.

    :param rows: predictions, one row an article.
    :raises subprocess.CalledProcessError: when the scorer refuses them.
    """
    with tempfile.TemporaryDirectory() as folder:
        told, out = Path(folder, "predictions.jsonl"), Path(folder, "scores.json")
        told.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        command = [
            sys.executable, str(polnear / "score.py"), "--gold", str(polnear / split),
            "--pred", str(told), "--json", str(out), "--quiet",
        ]  # fmt: skip
        subprocess.run(command, check=True)
        scores: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return scores


def speed(documents: Sequence[Document], named: Mapping[str, System]) -> dict[str, float]:
    """Words per CPU second of spaCy's small model alone and of each whole system, one thread.

    All run over the same articles in turn, several times; medians are given.
    """
    sample = documents[:_ARTICLES]
    words = sum(len(b.of(d.text).split()) for d in sample for b in d.blocks)
    works: dict[str, Callable[[Document], object]] = {"parse": parsed, **named}
    for work in works.values():
        _cpu(work, sample[:2])  # models and word lists are loaded once, not once an article
    timed = [{name: _cpu(work, sample) for name, work in works.items()} for _ in range(_ROUNDS)]
    return {name: words / median(t[name] for t in timed) for name in works}


def _cpu(work: Callable[[Document], object], documents: Sequence[Document]) -> float:
    start = process_time()
    for document in documents:
        work(document)
    return process_time() - start


def measure(polnear: Path, split: str = "dev", *, plain: bool = False) -> dict[str, Any]:
    """Agreement and speed of every system on a part of the corpus.

    :param polnear: folder with ``score.py`` and a folder for each part.
    :param split: ``"dev"`` or ``"train"``.
    :param plain: count every line as prose.
    """
    documents = articles(polnear / split / "text", plain=plain)
    named, part = systems(), Split(polnear, split)
    said: dict[str, list[dict[str, Any]]] = {}
    for name, system in named.items():
        said[name] = [json.loads(line) for line in predictions(documents, system)]
        print(f"{name} measured on {len(documents)} articles", file=sys.stderr)
    unread = {d.id: _furniture(d) for d in documents}
    return {
        "split": split,
        "articles": len(documents),
        "scores": {name: score(polnear, split, rows) for name, rows in said.items()},
        "intervals": {
            name: {g: failures.interval(part, rows, g) for g in ("pairs", "strict")}
            for name, rows in said.items()
        },
        "sure": reliability.bins(part, said["tagger-wide"]),
        "errors": failures.errors(part, said["tagger-wide"], unread),
        "speed": speed(documents, {n: s for n, s in named.items() if n != AS_READ}),
    }


def _furniture(document: Document) -> list[tuple[int, int]]:
    spans = mapped(document, tuple(f.span for f in document.furniture))
    return [(start, end) for start, end in spans]


def markdown(measured: dict[str, Any]) -> str:
    """A measurement as Markdown tables: agreement, speed, reliability."""
    names = list(measured["scores"])
    head = "| P / R / F1 | " + " | ".join(names) + " |"
    lines = [
        f"PolNeAR {measured['split']}, {measured['articles']} articles", "", head,
        "|---" * (len(names) + 1) + "|",
    ]  # fmt: skip
    for group, kind in _ROWS:
        cells = [_cell(measured["scores"][n], group, kind) for n in names]
        lines.append(f"| {group} {kind} | {' | '.join(cells)} |")
    for group in ("pairs", "strict"):
        found = [measured["intervals"][n][group] for n in names]
        cells = [f"{low:.1f} to {high:.1f}" for low, high in found]
        lines.append(f"| {group}, 95 % interval of F1 | {' | '.join(cells)} |")
    pace = measured["speed"]
    lines += [
        "",
        "| one thread | words per CPU second | against spaCy's small model |",
        "|---|---|---|",
    ]
    lines += [f"| {n} | {v:,.0f} | {v / pace['parse']:.2f} |" for n, v in pace.items()]
    lines += ["", "What became of the annotators' attributions, `tagger-wide`:", ""]
    lines += [failures.errors_markdown(measured["errors"])]
    lines += ["", "Confidence told and share right, `tagger-wide`:", ""]
    return "\n".join([*lines, reliability.markdown(measured["sure"])])


def _cell(scores: dict[str, Any], group: str, kind: str) -> str:
    row = scores.get(group, {}).get(kind, dict.fromkeys("p r f1".split(), 0.0))
    return " / ".join(f"{100 * row[k]:.1f}" for k in ("p", "r", "f1"))


def main(argv: Sequence[str] | None = None) -> int:
    """Measure from the command line; prints the tables."""
    parser = argparse.ArgumentParser(description="Measure who-said-what on PolNeAR.")
    parser.add_argument("--polnear", type=Path, required=True, help="the corpus folder")
    parser.add_argument("--split", default="dev", choices=("dev", "train"))
    parser.add_argument("--plain", action="store_true", help="count every line as prose")
    args = parser.parse_args(argv)
    print(markdown(measure(args.polnear, args.split, plain=args.plain)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
