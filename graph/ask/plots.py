"""Answers as pictures: lines over time, bars, a table of shades, a network.

A shipped question says in its comments how it is drawn, ``# Plot: lines month statements who``: the
kind, then its columns. Of any other answer the first column of words is drawn against the first of
numbers. Equal answers give equal bytes.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Callable, Iterable, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, NamedTuple

from graph.ask.query import Result, Term
from graph.ask.tables import plain
from graph.errors import QueryError

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["FORMATS", "Plot", "draw", "plot_of"]

FORMATS = ("svg", "png", "pdf")
_PLOT = re.compile(r"^#\s*Plot:\s*(\w+)((?:\s+\w+)*)\s*$", re.MULTILINE)
#: More than these would be unreadable: the largest are drawn, and the title says so.
_SERIES, _BARS, _NODES, _CELLS = 8, 30, 40, 30
_LONG = 38
#: Tell apart in print and by the colour-blind (Okabe and Ito, 2008).
_COLOURS = (
    "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#7F7F7F", "#000000",
)  # fmt: skip
_MARKS = "osD^vPX*"


#: Without the first each run would name its parts anew; words stay words, to be found and read
#: out, and a dollar sign begins no formula.
_SETTINGS: Any = {
    "svg.hashsalt": "sayso", "svg.fonttype": "none", "text.parse_math": False, "font.size": 10,
}  # fmt: skip


class Plot(NamedTuple):
    """How an answer is drawn.

    :param kind: ``lines``, ``bars``, ``heat`` or ``network``.
    :param columns: across, counted, and by what it is told apart (lines, bars); down, across,
        counted (heat); one, other, counted (network).
    """

    kind: str
    columns: tuple[str, ...]


def plot_of(text: str, result: Result) -> Plot:
    """How a question says that its answer is drawn, else bars of what fits.

    :raises QueryError: when nothing fits, or the question names what is not there.
    """
    said = _PLOT.search(text)
    if said:
        found = Plot(said[1], tuple(said[2].split()))
        missing = [c for c in found.columns if c not in result.columns]
        if found.kind not in _DRAWN or len(found.columns) < 2 or missing:
            raise QueryError(f"cannot be drawn as it says: {said[0].strip()}")
        return found
    counted = next((c for c in result.columns if _numbers(result, c)), None)
    named = next((c for c in result.columns if c != counted), None)
    if counted is None or named is None:
        raise QueryError("has no column of numbers to draw; say how with a line '# Plot: bars a n'")
    return Plot("bars", (named, counted))


def draw(result: Result, how: Plot, title: str, form: str) -> bytes:
    """An answer as a picture.

    :param title: what stands above it.
    :param form: one of :data:`FORMATS`.
    :raises QueryError: when there is nothing to draw, or matplotlib is missing.
    """
    if form not in FORMATS:
        raise QueryError(f"no picture {form!r}; known are {', '.join(FORMATS)}")
    if find_spec("matplotlib") is None:
        raise QueryError("drawing needs matplotlib; install it with: pip install 'sayso[plots]'")
    if not result.rows:
        raise QueryError("has no rows to draw")
    import matplotlib as mpl
    from matplotlib.figure import Figure

    with mpl.rc_context(_SETTINGS):
        figure = Figure(figsize=(9, 5), layout="constrained")
        left_out = _DRAWN[how.kind](figure, result, how.columns)
        note = f" ({left_out})" if left_out else ""
        figure.suptitle(f"{title}{note}", x=0.01, ha="left", fontsize=12)
        out = io.BytesIO()
        nothing: dict[str, Any] = {"Date": None} if form == "svg" else {}
        if form == "pdf":
            nothing = {"CreationDate": None}
        figure.savefig(out, format=form, dpi=144, metadata=nothing)
    return out.getvalue()


# ---------------------------------------------------------------- kinds


def _lines(figure: Figure, result: Result, columns: Sequence[str]) -> str:
    across, counted, by = columns[0], columns[1], (*columns, "")[2]
    cells = _summed(result, counted, across, by)
    axes = _axes(figure)
    places = _months(sorted({x for x, _ in cells}))
    names, left_out = _largest(cells, 1, _SERIES)
    for name, colour, mark in zip(names, _COLOURS, _MARKS, strict=False):
        values = [cells.get((x, name), 0.0) for x in places]
        axes.plot(places, values, color=colour, marker=mark, label=_short(name) or counted)
    axes.set_ylabel(counted)
    axes.set_ylim(bottom=0)
    axes.tick_params(axis="x", rotation=90 if len(places) > 6 else 0)
    if by:
        figure.legend(loc="outside right center", frameon=False)
    return left_out


def _bars(figure: Figure, result: Result, columns: Sequence[str]) -> str:
    across, counted, by = columns[0], columns[1], (*columns, "")[2]
    cells = _summed(result, counted, across, by)
    rows, left_out = _largest(cells, 0, _BARS)
    names, _ = _largest(cells, 1, _SERIES)
    figure.set_size_inches(9, max(3.0, 1.2 + 0.3 * len(rows)))
    axes = _axes(figure)
    start = [0.0] * len(rows)
    for name, colour in zip(names, _COLOURS, strict=False):
        widths = [cells.get((row, name), 0.0) for row in rows]
        axes.barh(range(len(rows)), widths, left=start, color=colour, label=_short(name))
        start = [a + b for a, b in zip(start, widths, strict=True)]
    axes.set_yticks(range(len(rows)), [_short(row) for row in rows])
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.set_xlabel(counted)
    if by:
        figure.legend(loc="outside right center", frameon=False)
    return left_out


def _heat(figure: Figure, result: Result, columns: Sequence[str]) -> str:
    down, across, counted = columns[0], columns[1], columns[2]
    cells = _summed(result, counted, down, across)
    rows, some = _largest(cells, 0, _CELLS)
    names, others = _largest(cells, 1, _CELLS)
    figure.set_size_inches(2.5 + 0.32 * len(names), 2.2 + 0.28 * len(rows))
    axes = figure.subplots()
    shades = [[cells.get((row, name), math.nan) for name in names] for row in rows]
    axes.imshow(shades, cmap="Blues", aspect="auto", vmin=0)
    axes.set_xticks(range(len(names)), [_short(n) for n in names], rotation=60, ha="right")
    axes.set_yticks(range(len(rows)), [_short(r) for r in rows])
    axes.set_ylabel(down)
    axes.set_xlabel(across)
    most = max(cells.values())
    for y, row in enumerate(rows):
        for x, name in enumerate(names):
            value = cells.get((row, name))
            if value:
                dark = value > 0.55 * most
                axes.text(
                    x, y, f"{value:g}", ha="center", va="center", fontsize=8,
                    color="white" if dark else "black",
                )  # fmt: skip
    return some or others


def _network(figure: Figure, result: Result, columns: Sequence[str]) -> str:
    one, other, counted = columns[0], columns[1], columns[2]
    cells = _summed(result, counted, one, other)
    weights: dict[str, float] = {}
    for ends, value in cells.items():
        for end in ends:
            weights[end] = weights.get(end, 0.0) + value
    kept = sorted(weights, key=lambda name: (-weights[name], name))[:_NODES]
    inner = {e: v for e, v in sorted(cells.items()) if set(e) <= set(kept)}
    angles = _round(kept, inner)
    figure.set_size_inches(9, 9)
    axes = figure.subplots()
    axes.set_axis_off()
    axes.set_aspect("equal")
    axes.set(xlim=(-2, 2), ylim=(-2, 2))
    most = max(inner.values(), default=1.0)
    for (a, b), value in inner.items():
        axes.plot(*_chord(angles[a], angles[b]), color="#7F7F7F", lw=0.6 + 3 * value / most)
    for name in kept:
        x, y = math.cos(angles[name]), math.sin(angles[name])
        axes.scatter(x, y, s=20 + 8 * weights[name], color=_COLOURS[0], zorder=2)
        turned = math.degrees(angles[name]) % 360
        left = 90 < turned < 270
        axes.text(
            1.07 * x, 1.07 * y, _short(name), fontsize=8, rotation_mode="anchor", va="center",
            rotation=turned - 180 if left else turned, ha="right" if left else "left",
        )  # fmt: skip
    return f"{_NODES} of {len(weights):,}" if len(weights) > _NODES else ""


def _round(names: Sequence[str], edges: Iterable[tuple[str, str]]) -> dict[str, float]:
    """Names on a circle, in radians; those that belong together stand side by side."""
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(names)
    graph.add_edges_from(edges)
    order: list[str] = []
    for name in names:
        if name not in order:
            order.extend(n for n in nx.dfs_preorder_nodes(graph, name) if n not in order)
    return {name: 2 * math.pi * n / len(order) for n, name in enumerate(order)}


def _chord(start: float, end: float) -> tuple[list[float], list[float]]:
    """A line between two places of the circle that bends towards its middle."""
    steps = [n / 24 for n in range(25)]
    ends = [(math.cos(a), math.sin(a)) for a in (start, end)]
    # A quadratic curve whose third point is near the middle of the circle.
    middle = tuple(0.25 * (ends[0][k] + ends[1][k]) for k in (0, 1))
    xs, ys = (
        [(1 - t) ** 2 * ends[0][k] + 2 * t * (1 - t) * middle[k] + t**2 * ends[1][k] for t in steps]
        for k in (0, 1)
    )
    return xs, ys


_DRAWN: dict[str, Callable[[Figure, Result, Sequence[str]], str]] = {
    "lines": _lines,
    "bars": _bars,
    "heat": _heat,
    "network": _network,
}


def _axes(figure: Figure) -> Axes:
    axes = figure.subplots()
    axes.spines[["top", "right"]].set_visible(False)
    return axes


# ---------------------------------------------------------------- numbers


def _months(places: list[str]) -> list[str]:
    """The same, but of months (2024-05) all from the first to the last; other words as they are."""
    if not all(re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", place) for place in places):
        return places
    first, last = (12 * int(p[:4]) + int(p[5:]) - 1 for p in (places[0], places[-1]))
    return [f"{n // 12:04}-{n % 12 + 1:02}" for n in range(first, last + 1)]


def _summed(result: Result, counted: str, one: str, other: str) -> dict[tuple[str, str], float]:
    """The numbers of an answer by two columns; of one without a name everything is one."""
    found: dict[tuple[str, str], float] = {}
    for row in result.rows:
        cells = dict(zip(result.columns, row, strict=True))
        key = plain(cells[one]), plain(cells[other]) if other else ""
        found[key] = found.get(key, 0.0) + (_number(cells[counted]) or 0.0)
    return found


def _largest(cells: dict[tuple[str, str], float], side: int, most: int) -> tuple[list[str], str]:
    """The names on one side with the largest sums, and what to say of the rest."""
    sums: dict[str, float] = {}
    for key, value in cells.items():
        sums[key[side]] = sums.get(key[side], 0.0) + value
    names = [name for name, _ in sorted(sums.items(), key=lambda item: (-item[1], item[0]))]
    return names[:most], f"{most} of {len(names):,}" if len(names) > most else ""


def _numbers(result: Result, column: str) -> bool:
    at = result.columns.index(column)
    return bool(result.rows) and all(_number(row[at]) is not None for row in result.rows)


def _number(term: Term | None) -> float | None:
    try:
        value = float(plain(term))
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _short(words: str) -> str:
    return words if len(words) <= _LONG else f"{words[: _LONG - 1].rstrip()}…"
