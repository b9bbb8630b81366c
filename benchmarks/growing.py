"""How cost grows with the corpus: the builds, the questions and extraction, as tables and plots.

    python -m benchmarks.growing KEPT [--local 1000 3000 10000] [--more 27000]
        [--shards 1000 3000] [--ask FOLDER]

Every measurement is kept as a file in the folder KEPT and not done again while it is there, so that
long ones can be done one by one. The sections of `docs/benchmarks.md` that this module owns are
written from what is there, the plots into `docs/img/`; those of which nothing is there stay.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks import made, questions, rdfside
from benchmarks.memory import peak
from benchmarks.recorded import FACTS

__all__ = ["kept", "main", "markdown", "plots", "written"]

ROOT = Path(__file__).resolve().parent.parent
#: The first and the last section that this module owns, and what comes before them on the page.
HEAD, BEFORE = "## What a statement costs as a corpus grows", "## Statements that meet"
#: Articles read at a place in the made-up press, and the places: by sampling, not all before them.
_SAMPLE, _PLACES = 6, (0, 1_000, 10_000, 100_000)
_STAGES = ("articles", "identity", "graph", "checks", "network", "rdf", "disputes", "view", "store")

Kept = Mapping[str, Mapping[int, Any]]


# ---------------------------------------------------------------- measuring


def kept(folder: Path) -> dict[str, dict[int, Any]]:
    """What was measured: what was built how -> statements -> figures."""
    found: dict[str, dict[int, Any]] = {}
    for path in sorted(folder.glob("*-*.json")):
        name, _, size = path.stem.rpartition("-")
        if size.isdigit() and path.stat().st_size:
            found.setdefault(name, {})[int(size)] = json.loads(path.read_bytes())
    return {name: dict(sorted(sizes.items())) for name, sizes in found.items()}


def _measured(file: Path, module: str, *how: object) -> None:
    if not file.exists() or not file.stat().st_size:
        command = [sys.executable, "-m", module, *map(str, how)]
        done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
        file.write_text(done.stdout, encoding="utf-8")


def _with_one_more(folder: Path, size: int) -> None:
    """Measure a build, and then one with an article more in a process of its own."""
    built, more = (folder / f"{name}-{size}.json" for name in ("local", "more"))
    if not more.exists():
        command = [sys.executable, "-m", "benchmarks.recorded", str(size), "--more"]
        done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
        # The second process prints what it cost before the first does.
        for file, line in zip((more, built), done.stdout.splitlines(), strict=True):
            file.write_text(f"{line}\n", encoding="utf-8")


def extraction() -> dict[str, Any]:
    """CPU seconds and words of some articles at each place of the press, model loaded before."""
    from extract.annotate import extract
    from graph import facts
    from graph.facts import gazetteer

    known = gazetteer.gazetteer(facts.load([FACTS]))
    extract(made.extraction(1).document, known)
    told = {}
    for place in _PLACES:
        documents = [e.document for e in made.articles(_SAMPLE, start=place)]
        began = time.process_time()
        for document in documents:
            extract(document, known)
        words = sum(len(d.text.split()) for d in documents)
        told[place] = {"seconds": time.process_time() - began, "words": words}
    return {"places": told, "articles": _SAMPLE, "peak": peak()}


# ---------------------------------------------------------------- telling


def markdown(told: Kept) -> str:
    """The sections, first heading included."""
    parts = [
        HEAD,
        (
            "Articles of `benchmarks/made.py`: names by a law of Zipf, an event told by five "
            "outlets, copies; taken down from records, so that extraction costs nothing here and "
            "is told by itself below. CPU milliseconds a statement, 27 statements an article."
        ),
    ]
    if "local" in told:
        parts += ["### One machine, one graph (`sayso build`)", _by_stage(told["local"], _STAGES)]
    if "more" in told:
        parts += ["### One article more", _one_more(told["more"], told["local"])]
    if "shards" in told:
        steps = tuple(next(iter(told["shards"].values()))["seconds"])
        parts += [
            "### In shards (`sayso build --engine`)",
            _by_stage(told["shards"], steps),
            (
                "`driver` is what the process that started the build does itself: who is who, "
                "copies, components. Peak memory is that of the largest process."
            ),
        ]
    if "extraction" in told:
        parts += ["### Extraction, by sampling", _sampled(told["extraction"][0])]
    if "questions" in told:
        parts += ["### Shipped questions, from the store", _answers(told["questions"])]
    if "rdfside" in told:
        parts += ["### The RDF side beside rdflib", told["rdfside"][0]["table"]]
    parts += [
        f"![{alt}](img/{name})" for name, alt in _PLOTS if (ROOT / "docs/img" / name).exists()
    ]
    return "\n\n".join(parts)


def _each(one: Mapping[str, Any], stage: str) -> float:
    """CPU milliseconds of a stage for a statement."""
    return 1000 * float(one["seconds"].get(stage, 0.0)) / float(one["counts"]["statements"])


def _by_stage(sizes: Mapping[int, Any], stages: Sequence[str]) -> str:
    runs = list(sizes.values())
    counted = (f"{r['counts']['statements']:,} statements" for r in runs)
    lines = [f"| | {' | '.join(counted)} | growth |", "|---" * (len(runs) + 2) + "|"]
    for stage in stages:
        each = [_each(r, stage) for r in runs]
        growth = f"{each[-1] / each[0]:.2f}" if each[0] >= 0.01 else "–"
        lines.append(f"| {stage} | {' | '.join(f'{v:.3f}' for v in each)} | {growth} |")
    whole = [sum(_each(r, s) for s in r["seconds"]) for r in runs]
    cells = " | ".join(f"**{v:.3f}**" for v in whole)
    lines.append(f"| **together** | {cells} | {whole[-1] / whole[0]:.2f} |")
    articles = " | ".join(f"{r['counts']['articles']:,}" for r in runs)
    lines.append(f"| articles | {articles} | – |")
    peaks = [_peak(r) for r in runs]
    lines.append(f"| peak memory, MiB | {' | '.join(f'{p:,.0f}' for p in peaks)} | – |")
    if "bytes" in runs[0]:
        for name in sorted(runs[0]["bytes"]):
            each = [r["bytes"].get(name, 0) / r["counts"]["statements"] for r in runs]
            cells = " | ".join(f"{v:,.0f}" for v in each)
            lines.append(f"| {name}, bytes a statement | {cells} | {each[-1] / each[0]:.2f} |")
    return "\n".join(lines)


def _one_more(sizes: Mapping[int, Any], built: Mapping[int, Any]) -> str:
    counted = (f"{built[size]['counts']['articles']:,} articles | one more" for size in sizes)
    lines = [
        (
            "CPU seconds of a build, and of the next one with an article more, in a process of its "
            "own; what is neither extraction nor the start of the process."
        ),
        "",
        f"| | {' | '.join(counted)} |",
        "|---" * (2 * len(sizes) + 1) + "|",
    ]
    runs = [one for size in sizes for one in (built[size], sizes[size])]
    for stage in runs[0]["seconds"]:
        cells = (f"{one['seconds'].get(stage, 0.0):.2f}" for one in runs)
        lines.append(f"| {stage} | {' | '.join(cells)} |")
    whole = (f"**{sum(one['seconds'].values()):.2f}**" for one in runs)
    peaks = (f"{_peak(one):,.0f}" for one in runs)
    lines.append(f"| **together** | {' | '.join(whole)} |")
    return "\n".join([*lines, f"| peak memory, MiB | {' | '.join(peaks)} |"])


def _peak(run: Mapping[str, Any]) -> float:
    told = run["peak"]
    return max(told.values()) if isinstance(told, dict) else float(told)


def _sampled(told: Mapping[str, Any]) -> str:
    lines = ["| article number | CPU s an article | words per CPU second |", "|---|---|---|"]
    for place, one in told["places"].items():
        each, pace = one["seconds"] / told["articles"], one["words"] / one["seconds"]
        lines.append(f"| {int(place):,} | {each:.3f} | {pace:,.0f} |")
    sampled = f"{told['articles']} articles at each place; those before it were not read."
    return "\n".join([*lines, "", f"{sampled} Peak memory {told['peak']:,.0f} MiB."])


def _answers(sizes: Mapping[int, Any]) -> str:
    last = max(sizes)
    opened = (f"{_opened(told)} at {size:,} statements" for size, told in sizes.items())
    rows = {size: {a[0]: a for a in t["asked"]} for size, t in sizes.items()}
    head = " | ".join(f"CPU ms, {size:,}" for size in sizes)
    lines = [
        (
            f"Opening the store and reading a triple: {'; '.join(opened)}. Of each question the "
            "95th percentile, by a page where it has pages."
        ),
        "",
        f"| question | {head} | of the clock, {last:,} | rows, {last:,} |",
        "|---" * (len(sizes) + 3) + "|",
    ]
    for name in sorted(rows[last], key=lambda n: -rows[last][n][4]):
        cells = (f"{r[name][4]:,.0f}" if name in r else "–" for r in rows.values())
        clock, count = rows[last][name][3], rows[last][name][5]
        lines.append(f"| {name} | {' | '.join(cells)} | {clock:,.0f} | {count:,} |")
    lines += [f"| {name} | not answered in time |" for name in sizes[last]["left"]]
    return "\n".join(lines)


def _opened(told: Mapping[str, Any]) -> str:
    """The middle of the times it took to open a store."""
    walls, cpus = map(sorted, zip(*told["opened"], strict=True))
    return f"{1000 * cpus[1]:.0f} ms of CPU, {1000 * walls[1]:.0f} of the clock"


# ---------------------------------------------------------------- drawing

_PLOTS = (
    ("growing-stages.svg", "CPU milliseconds a statement by stage, as the corpus grows"),
    ("growing-memory.svg", "Peak memory as the corpus grows"),
)


def plots(told: Kept, folder: Path) -> None:
    """Draw cost and memory as curves."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "sayso"
    from matplotlib import pyplot as plt

    local, shards = told.get("local", {}), told.get("shards", {})
    figure, axes = plt.subplots(figsize=(7, 4))
    for stage in _STAGES:
        axes.plot(*_curve(local, lambda r, s=stage: _each(r, s)), marker="o", label=stage)
    axes.set(xscale="log", xlabel="statements", ylabel="CPU ms a statement")
    axes.legend(fontsize="small", ncols=3)
    _saved(figure, folder / _PLOTS[0][0])
    figure, axes = plt.subplots(figsize=(7, 4))
    axes.plot(*_curve(local, _peak), marker="o", label="one machine, one graph")
    axes.plot(*_curve(shards, _peak), marker="s", label="in shards, largest process")
    axes.set(xscale="log", yscale="log", xlabel="statements", ylabel="peak memory, MiB")
    axes.legend()
    _saved(figure, folder / _PLOTS[1][0])
    plt.close("all")


def _curve(sizes: Mapping[int, Any], value: Any) -> tuple[list[float], list[float]]:
    runs = sizes.values()
    return [r["counts"]["statements"] for r in runs], [value(r) for r in runs]


def _saved(figure: Any, file: Path) -> None:
    figure.savefig(file, metadata={"Date": None}, bbox_inches="tight")


def written(page: str, sections: str) -> str:
    """A page with the sections that this module owns as they are now; others stay."""
    before, found, rest = page.partition(f"{HEAD}\n")
    if not found:
        before, _, rest = page.partition(f"{BEFORE}\n")
        return f"{before}{sections}\n\n{BEFORE}\n{rest}"
    earlier, mark, behind = rest.partition("\n## ")
    return f"{before}{_merged(earlier, sections)}\n{mark}{behind}"


def _merged(earlier: str, sections: str) -> str:
    """The sections made now, each in the place of the one before it that bears its heading."""
    text, drawn, pictures = sections.partition("\n\n![")
    head, *made = text.split("\n\n### ")
    _, *there = earlier.partition("\n\n![")[0].rstrip().split("\n\n### ")
    parts = {part.partition("\n")[0]: part for part in (*there, *made)}
    return "\n\n### ".join((head, *parts.values())) + drawn + pictures


def main(argv: Sequence[str] | None = None) -> int:
    """Measure what is asked for and not there yet, and write the sections."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("kept", type=Path)
    parser.add_argument("--local", type=int, nargs="*", default=[])
    parser.add_argument("--more", type=int, nargs="*", default=[])
    parser.add_argument("--shards", type=int, nargs="*", default=[])
    parser.add_argument("--extract", action="store_true")
    parser.add_argument("--rdf", action="store_true")
    parser.add_argument("--ask", type=Path, help="an output folder whose store is asked")
    parser.add_argument("--statements", type=int, help="how many that one holds, about")
    args = parser.parse_args(argv)
    args.kept.mkdir(parents=True, exist_ok=True)
    for size in args.local:
        _measured(args.kept / f"local-{size}.json", "benchmarks.recorded", size)
    for size in args.more:
        _with_one_more(args.kept, size)
    for size in args.shards:
        how = (size, "--workers", 1, "--out", args.kept / f"work-{size}")
        _measured(args.kept / f"shards-{size}.json", "benchmarks.recorded", *how)
    if args.extract:
        _keep(args.kept / "extraction-0.json", extraction())
    if args.rdf:
        _keep(args.kept / "rdfside-0.json", {"table": rdfside.markdown()})
    if args.ask:
        _keep(args.kept / f"questions-{args.statements}.json", questions.measure(args.ask))
    told = kept(args.kept)
    if {"local", "shards"} <= told.keys():
        plots(told, ROOT / "docs" / "img")
    page = ROOT / "docs" / "benchmarks.md"
    page.write_text(written(page.read_text("utf-8"), markdown(told)), encoding="utf-8")
    return 0


def _keep(file: Path, told: Any) -> None:
    file.write_text(json.dumps(told), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
