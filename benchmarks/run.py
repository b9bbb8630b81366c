"""Speed, memory and quality, written to docs/benchmarks.md: run by `make bench`.

    python -m benchmarks.run [--articles 1000] [--memory 10000] [--polnear DIR] [--out FILE]
    python -m benchmarks.run --only-asked       # the sections on assistants and clients alone

Times are CPU seconds of a process of their own for each run, so that a busy machine distorts
little; compare ratios within one run, not figures of two machines.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks import (
    countries,
    disputes,
    disputes_read,
    growing,
    handling,
    identity,
    memory,
    news,
    points,
    polnear,
    reliability,
    research,
    serving,
    synthetic,
    view,
)  # fmt: skip
from benchmarks.told import told
from graph.opening import open_graph

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "docs" / "benchmarks.md"
#: What training runs gave, copied from their logs; too long to be repeated at every measurement.
ABLATIONS = ROOT / "benchmarks" / "ablations.md"

#: Builds a folder; tells CPU seconds by stage, peak memory and counts as one JSON line.
_BUILD = """
import json, resource, sys
from pathlib import Path
from graph.assembly.pipeline import build
r = build([Path(sys.argv[1])], [Path("data/facts")], Path(sys.argv[2]))
print(json.dumps({"seconds": dict(r.seconds), "counts": dict(r.counts), "fresh": r.fresh,
    "findings": len(r.findings),
    "mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
"""

#: Extraction alone, of the same articles with the same entities.
_EXTRACT = """
import json, os, sys
from pathlib import Path
from extract import inputs
from extract.annotate import extract
from extract.syntax.parse import Reading
from extract.records import Document
from graph import facts
from graph.facts import gazetteer
known = gazetteer.gazetteer(facts.load([Path("data/facts")]))
def cpu():
    t = os.times(); return t.user + t.system
words = 0; start = cpu()
for d in inputs.load([Path(sys.argv[1])]):
    if isinstance(d, Document):
        extract(d, known); words += len(d.text.split())
print(json.dumps({"seconds": cpu() - start, "words": words}))
"""


#: So many made-up articles an assistant does its research in.
_RESEARCHED = 158

_CAUTION = (
    "Whole raw articles; `pairs` asks for the right source and half of the content's words or "
    "more, `strict` for both word for word. Intervals are bootstrapped over articles. The tagger "
    "learned from train; its checkpoint, the calibration and the operating points were chosen on "
    "dev, and dev was looked at while the rules were written, so these figures flatter a little. "
    "Two people agree with each other at 79.3 pairs F1 on the corpus' own double annotations. "
    "`tagger` is the default, precise; `tagger-wide` finds more and errs more. `as read` is what "
    "`tagger-wide` reads before sayso withholds what nobody is reported to have said (denied, "
    "planned, conditional or merely supposed words, which the corpus marks as well): it is the "
    "figure to hold against other taggers; the other columns are statements of the graph."
)


_READING = (
    "Statements that somebody else than the article is reported to make, marked by reading; marks"
    " hold offsets only, the articles are read from where they lie. The held part was never "
    "looked at while sayso was mended; the second part was marked before anybody saw what sayso "
    "makes of it, and then mended from. The tuned and the fresh part were marked by other "
    "readers, who mark more (thoughts, calls, what nobody in particular holds) and had not seen "
    "what sayso makes of anything; the tuned one may be looked at, the fresh one never is. "
    "`vague` is a speaker left described, unknown or ambiguous where a reader can name one; a "
    "`wrong mouth` is another one than the reader's. Shares in percent, with 95 % intervals "
    "bootstrapped over articles."
)


_COMPARED = (
    "Pairs of statements of news articles and of the sample, compared by reading before anything "
    "was tuned to them; marks hold offsets only. A third of them, by stories, is held: no article "
    "stands in both parts, and its pairs were never looked at while sayso was mended. A pair is "
    "told as opposite when the graph holds that its statements contradict each other, as the same "
    "when one backs the other or tells it again or both stand on one side of one point, unless "
    "their figures are kept apart. What is told again stands for its first telling. Recall counts "
    "a pair as missed when one of its statements was not extracted. Copies of one text are left "
    "out of the same point. The drawn part was drawn by lot among statements of two holders that "
    "lie near each other in meaning, and compared by other readers. Shares in percent, with 95 % "
    "intervals bootstrapped over stories, and counts."
)


_READ = (
    "Every contradiction that a graph of all the news and the sample holds, read by eye: whether "
    "the two statements cannot both be so of one thing at one time, or one denies the other, and "
    "each stands on the side its holder takes. A dispute is a point with contradictions on it; it "
    "is right when all of them are, half right when some are."
)


def _run(code: str, *arguments: object) -> dict[str, Any]:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def measure_builds(count: int) -> dict[int, dict[str, Any]]:
    """Build half and all of ``count`` made-up articles, each cold and then warm."""
    measured: dict[int, dict[str, Any]] = {}
    for size in (count // 2, count):
        with tempfile.TemporaryDirectory() as folder:
            made, out = Path(folder, "articles"), Path(folder, "out")
            synthetic.write(made, size)
            measured[size] = {
                "extract": _run(_EXTRACT, made),
                "cold": _run(_BUILD, made, out),
                "warm": _run(_BUILD, made, out),
                "bytes": {p.name: p.stat().st_size for p in sorted(out.iterdir()) if p.is_file()},
            }
            print(f"{size} articles built", file=sys.stderr)
    return measured


def _total(run: dict[str, Any]) -> float:
    return float(sum(run["seconds"].values()))


def builds_markdown(measured: dict[int, dict[str, Any]]) -> str:
    """The builds as tables: cost by stage, growth, memory, sizes."""
    sizes = sorted(measured)
    stages = list(measured[sizes[0]]["cold"]["seconds"])
    head = "| | " + " | ".join(f"{n:,} articles" for n in sizes) + " | growth |"
    lines = [head, "|---|" + "---|" * (len(sizes) + 1)]

    def row(name: str, values: list[float], form: str = "{:,.1f}") -> None:
        cells = " | ".join(form.format(v) for v in values)
        growth = f"{values[-1] / values[0]:.2f}" if values[0] > 0.05 else "–"
        lines.append(f"| {name} | {cells} | {growth} |")

    runs = [measured[n] for n in sizes]
    row("words", [float(r["extract"]["words"]) for r in runs], "{:,.0f}")
    row("triples", [float(r["cold"]["counts"]["triples"]) for r in runs], "{:,.0f}")
    row("statements", [float(r["cold"]["counts"]["statements"]) for r in runs], "{:,.0f}")
    row("**extraction alone**, CPU s", [r["extract"]["seconds"] for r in runs])
    row("**whole build, cold**, CPU s", [_total(r["cold"]) for r in runs])
    for stage in stages:
        row(f"– {stage}", [r["cold"]["seconds"][stage] for r in runs], "{:,.2f}")
    after = [1 - r["extract"]["seconds"] / _total(r["cold"]) for r in runs]
    row("**after extraction**, share of the build", after, "{:.1%}")
    row("whole build, nothing changed, CPU s", [_total(r["warm"]) for r in runs])
    row("peak memory, MiB", [r["cold"]["mib"] for r in runs], "{:,.0f}")
    for name in runs[0]["bytes"]:
        if not name.startswith("."):
            row(f"{name}, MB", [r["bytes"].get(name, 0) / 1e6 for r in runs])
    return "\n".join(lines)


def _machine() -> str:
    return f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores"


def _disputed(news_: Path) -> list[str]:
    """How rightly a graph of the news says who disputes whom."""
    with disputes.built(news_) as folder:
        graph = told(open_graph(folder), (news_, disputes.SAMPLES))
    read = disputes_read.verdicts(disputes_read.MARKS.read_text(encoding="utf-8").splitlines())
    counted = disputes_read.markdown(disputes_read.measure(graph, read))
    return [disputes.markdown(disputes.measure(graph, news_)), _READ, counted]


def _asked(seconds: float) -> list[str]:
    """What an assistant, and many clients of a server, meet."""
    with tempfile.TemporaryDirectory() as folder:
        made, out = Path(folder, "articles"), Path(folder, "out")
        synthetic.write(made, _RESEARCHED)
        _run(_BUILD, made, out)
        researched = research.markdown(out)
        _run(_BUILD, ROOT / "data/articles", Path(folder, "samples"))
        served = serving.markdown(Path(folder, "samples"), seconds)
    return [
        f"## An assistant's research in {_RESEARCHED} made-up articles", researched,
        "## Many clients at once, on the graph of the samples", served,
    ]  # fmt: skip


def renewed(page: str, parts: Sequence[str]) -> str:
    """A page with the sections that were measured anew in the place of those of their headings.

    :param parts: each heading and what stands below it, in turn.
    """
    for heading, text in zip(parts[::2], parts[1::2], strict=True):
        before, _, rest = page.partition(f"{heading}\n")
        behind = rest.partition("\n## ")
        page = f"{before}{heading}\n\n{text.strip()}\n{behind[1]}{behind[2]}"
    return page


def _quality(args: argparse.Namespace) -> list[str]:
    """Who said what, on the corpora that were named."""
    parts: list[str] = []
    if args.news:
        parts += ["## Who said what (news articles marked by reading)", _READING]
        parts += [news.markdown(news.measure(args.news, news.known()))]
        parts += ["## Who disputes whom (pairs of statements compared by reading)", _COMPARED]
        parts += _disputed(args.news)
    if args.polnear:
        measured = polnear.measure(args.polnear)
        parts += ["## Who said what (PolNeAR)", _CAUTION, polnear.markdown(measured)]
        parts += ["![Confidence told and share right](img/reliability.svg)"]
        drawn = reliability.drawing(measured["sure"])
        (args.out.parent / "img" / "reliability.svg").write_text(drawn, encoding="utf-8")
    return parts


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, default=1000, help="made-up articles to build")
    parser.add_argument("--polnear", type=Path, help="the PolNeAR folder, for quality")
    parser.add_argument("--news", type=Path, help="a folder of news articles with marks")
    parser.add_argument("--memory", type=int, default=10_000, help="articles to read for memory")
    parser.add_argument("--growing", type=Path, help="what benchmarks.growing measured and kept")
    parser.add_argument("--serving", type=float, default=60.0, help="seconds to ask each server")
    parser.add_argument("--only-asked", action="store_true", help="renew these sections alone")
    parser.add_argument("--out", type=Path, default=OUT, help="the page to write")
    parser.add_argument("--no-view", dest="view", action="store_false", help="leave the page out")
    return parser.parse_args(argv)


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and write the page."""
    args = _arguments(argv)
    if args.only_asked:
        page = renewed(args.out.read_text(encoding="utf-8"), _asked(args.serving))
        args.out.write_text(page, encoding="utf-8")
        return 0
    parts = [
        "# Benchmarks",
        (
            "Written by `make bench` (`benchmarks/run.py`); do not edit by hand. "
            f"Machine: {_machine()}. Compare ratios within this page, not seconds across machines."
        ),
        f"## Building {args.articles:,} made-up articles",
        (
            "`articles` is reading, extraction and turning records into triples; rows "
            "with a dash are the stages of the cold build; growth is last column over first."
        ),
        builds_markdown(measure_builds(args.articles)),
    ]
    parts += ["## Statements that meet", points.markdown()]
    parts += ["## Countries in our own marked paragraphs", countries.markdown()]
    if args.view:
        parts += ["## The page", view.markdown()]
        parts += ["## Handling a page of 17,000 statements", handling.markdown()]
    if args.serving:
        parts += _asked(args.serving)
    if args.memory:
        parts += ["## Memory of extraction over short made-up articles, one process"]
        parts += [memory.markdown(args.memory)]
    parts += ["## Who is who among made-up actors", identity.markdown()]
    parts += _quality(args)
    if ABLATIONS.exists():
        parts += [ABLATIONS.read_text(encoding="utf-8").strip()]
    page = "\n\n".join(parts) + "\n"
    if args.growing:
        told = growing.kept(args.growing)
        growing.plots(told, args.out.parent / "img")
        page = growing.written(page, growing.markdown(told))
    args.out.write_text(page, encoding="utf-8")
    print(f"written: {args.out}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
