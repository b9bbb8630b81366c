"""Pages that others make of the same graph: plain pyvis, and Sigma from the same GraphML."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

import networkx as nx

from graph.export.graphml import graphml
from graph.view import View

__all__ = ["as_graphml", "plain_pyvis", "sigma"]

_SIGMA = Path(__file__).parent / "sigma"
_PAGE = """<!doctype html><meta charset="utf-8"><title>Sigma</title>
<div id="stage" style="position:fixed;inset:0"></div>
<script type="application/xml" id="graphml">{graphml}</script>
<script>{script}</script>
"""


def _nodes(view: View) -> list[tuple[str, str]]:
    named = [(a.id, a.label) for a in view.actors] + [(c.id, c.label) for c in view.countries]
    return [*named, *((s.id, s.act) for s in view.statements)]


def _edges(view: View) -> list[tuple[str, str, str]]:
    found = []
    for s in view.statements:
        found.append((str(s.speaker), s.id, "said"))
        found += [(s.id, other, "about") for other in (*s.about, *s.of)]
    return found


def plain_pyvis(view: View, path: Path) -> None:
    """The page pyvis makes of the same nodes and edges with its defaults, all in one file.

    Its own adding is quadratic, so nodes and edges go straight into its lists.
    """
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    network.nodes = [{"id": i, "label": n, "shape": "dot"} for i, n in _nodes(view)]
    network.edges = [{"from": a, "to": b, "arrows": "to"} for a, b, _ in _edges(view)]
    path.write_text(network.generate_html(), encoding="utf-8")


def as_graphml(view: View) -> bytes:
    """The same nodes and edges as the GraphML that sayso writes."""
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, label in _nodes(view):
        made.add_node(node, label=label)
    for one, other, kind in _edges(view):
        made.add_edge(one, other, key=kind, kind=kind, label=kind)
    return graphml(made)


@cache
def _script() -> str | None:
    """Sigma and what it needs as one script; None where npm cannot fetch or bundle it."""
    npm = shutil.which("npm")
    if npm is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(_SIGMA, folder, dirs_exist_ok=True)
        bundle = ["node_modules/.bin/esbuild", "entry.js", "--bundle", "--minify", "--outfile=b.js"]
        for command in ([npm, "ci", "--ignore-scripts", "--silent"], bundle):
            if subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode:
                return None
        return (Path(folder) / "b.js").read_text(encoding="utf-8")


def sigma(view: View, path: Path) -> bool:
    """A page of Sigma that reads the GraphML it carries; False where Sigma cannot be had."""
    script = _script()
    if script is None:
        return False
    # A script that holds its own end would end too early.
    whole = script.replace("</script", "<\\/script")
    told = as_graphml(view).decode().replace("</script", escape("</script"))
    path.write_text(_PAGE.format(graphml=told, script=whole), encoding="utf-8")
    return True
