"""The network as GraphML, for Gephi, Cytoscape and yEd."""

from __future__ import annotations

import io
import re

import networkx as nx

from ontology import BASE

__all__ = ["graphml"]

# What XML 1.0 cannot hold at all, not even as a reference.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def graphml(network: nx.MultiDiGraph[str]) -> bytes:
    """A network as GraphML; equal networks give equal bytes.

    Characters that XML cannot hold become the replacement character. An edge is named by its ends
    and its kind, so that its name outlasts other edges.

    :param network: as :func:`graph.network.network` makes it.
    """
    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for iri, values in network.nodes(data=True):
        plain.add_node(iri, **_legal(values))
    for start, stop, values in network.edges(data=True):
        name = f"{_short(start)} {values['kind']} {_short(stop)}"
        plain.add_edge(start, stop, key=name, **_legal(values))
    out = io.BytesIO()
    nx.write_graphml_lxml(plain, out, encoding="utf-8")
    return out.getvalue()


def _short(iri: str) -> str:
    return iri.removeprefix(f"{BASE}id/")


def _legal(values: dict[str, str]) -> dict[str, str]:
    return {name: _ILLEGAL.sub("\ufffd", str(value)) for name, value in values.items()}
