"""The network as GraphML, for Gephi, Cytoscape and yEd."""

from __future__ import annotations

import io
import re

import networkx as nx

__all__ = ["graphml"]

# What XML 1.0 cannot hold at all, not even as a reference.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def graphml(network: nx.MultiDiGraph[str]) -> bytes:
    """A network as GraphML; equal networks give equal bytes.

    Characters that XML cannot hold become the replacement character. Edges are numbered in the
    order of the network.

    :param network: as :func:`graph.network.network` makes it.
    """
    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for iri, values in network.nodes(data=True):
        plain.add_node(iri, **_legal(values))
    for number, (start, stop, values) in enumerate(network.edges(data=True)):
        plain.add_edge(start, stop, key=f"e{number}", **_legal(values))
    out = io.BytesIO()
    nx.write_graphml_xml(plain, out, encoding="utf-8")
    return out.getvalue()


def _legal(values: dict[str, str]) -> dict[str, str]:
    return {name: _ILLEGAL.sub("\ufffd", str(value)) for name, value in values.items()}
