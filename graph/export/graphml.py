"""The network as GraphML, for Gephi, Cytoscape and yEd."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import networkx as nx

from ontology import BASE

__all__ = ["graphml", "node_line", "of_lines", "tie_line", "told"]

# What XML 1.0 cannot hold at all, not even as a reference.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: What XML holds as it is; nearly all IRIs are made of it.
_PLAIN = re.compile(r"[\w:/.# -]*", re.ASCII)
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
"""
_GRAPH = '<graph edgedefault="directed">\n'
_FOOT = "</graph>\n</graphml>\n"

#: The values that the nodes and edges of our networks have, by their keys in the file.
_OF_NODES = {"kind": "n0", "label": "n1"}
_OF_EDGES = {
    name: f"e{number}"
    for number, name in enumerate((
        "act", "article", "certainty", "date", "kind", "label", "polarity", "status", "weight",
    ))
}  # fmt: skip

_Node = tuple[str, Mapping[str, Any]]
_Edge = tuple[str, str, Mapping[str, Any]]


def graphml(network: nx.MultiDiGraph[str]) -> bytes:
    """A network as GraphML; equal networks give equal bytes.

    Characters that XML cannot hold become the replacement character. An edge is named by its ends
    and its kind, so that its name outlasts other edges.

    :param network: as :func:`graph.network.network` makes it.
    """
    # networkx' own writer takes three times as long: it keeps the whole file as a tree.
    nodes: Any = network.nodes(data=True)
    edges: Any = network.edges(data=True)
    of_nodes = _keys("node", (values for _, values in nodes))
    of_edges = _keys("edge", (values for *_, values in edges))
    numbers = {
        name for *_, values in (*nodes, *edges) for name, v in values.items() if type(v) is float
    }
    keys = (*_declared("node", of_nodes, numbers), *_declared("edge", of_edges, numbers))
    parts = (_HEAD, *keys, _GRAPH)
    lines = (*parts, *_nodes(nodes, of_nodes), *_edges(edges, of_edges), _FOOT)
    return "".join(lines).encode("utf-8")


def node_line(iri: str, values: Mapping[str, Any]) -> str:
    """A node of a network of ours as a line of its file."""
    return next(_nodes([(iri, values)], _OF_NODES))


def told(values: Mapping[str, Any]) -> str:
    """What every edge at a statement of ours carries, as a part of its line."""
    return _data(values, _OF_EDGES)


def tie_line(start: str, stop: str, kind: str, carried: str) -> str:
    """An edge of a network of ours that carries nothing else, as a line of its file.

    :param carried: as :func:`told` gives it.
    """
    return _edge(start, stop, kind, _own(kind) + carried)


@cache
def _own(kind: str) -> str:
    """What an edge of a kind carries of its own."""
    return _data({"kind": kind, "label": kind, "weight": 1.0}, _OF_EDGES)


def of_lines(nodes: Sequence[str], edges: Sequence[str]) -> Iterator[bytes]:
    """The file of some lines, piece by piece; the same as :func:`graphml` makes of their network.

    :param nodes, edges: as :func:`node_line` and :func:`tie_line` give them, in order.
    """
    declared = (
        *_declared("node", _OF_NODES if nodes else {}, ()),
        *_declared("edge", _OF_EDGES if edges else {}, ("weight",)),
    )
    for line in chain((_HEAD, *declared, _GRAPH), nodes, edges, (_FOOT,)):
        yield line.encode("utf-8")


def _keys(kind: str, found: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Name of a value -> its key in the file."""
    names = sorted({name for values in found for name in values})
    return {name: f"{kind[0]}{number}" for number, name in enumerate(names)}


def _declared(kind: str, keys: Mapping[str, str], numbers: Collection[str]) -> Iterator[str]:
    for name, key in keys.items():
        type_ = "double" if name in numbers else "string"
        yield f'<key id="{key}" for="{kind}" attr.name={_attribute(name)} attr.type="{type_}"/>\n'


def _nodes(nodes: Iterable[_Node], keys: Mapping[str, str]) -> Iterator[str]:
    for iri, values in nodes:
        yield f"<node id={_attribute(iri)}>{_data(values, keys)}</node>\n"


def _edges(edges: Iterable[_Edge], keys: Mapping[str, str]) -> Iterator[str]:
    for start, stop, values in edges:
        yield _edge(start, stop, values["kind"], _data(values, keys))


def _edge(start: str, stop: str, kind: str, data: str) -> str:
    name = f"{_short(start)} {kind} {_short(stop)}"
    if _PLAIN.fullmatch(start + kind + stop):
        return f'<edge id="{name}" source="{start}" target="{stop}">{data}</edge>\n'
    ends = f"source={_attribute(start)} target={_attribute(stop)}"
    return f"<edge id={_attribute(name)} {ends}>{data}</edge>\n"


def _data(values: Mapping[str, Any], keys: Mapping[str, str]) -> str:
    found = (f'<data key="{keys[n]}">{_content(str(v))}</data>' for n, v in values.items())
    return "".join(found)


def _content(text: str) -> str:
    # A carriage return that is not written as a reference is read as a line break.
    return escape(_ILLEGAL.sub("\ufffd", text), {"\r": "&#13;"})


def _attribute(text: str) -> str:
    if _PLAIN.fullmatch(text):
        return f'"{text}"'
    return quoteattr(_ILLEGAL.sub("\ufffd", text))


def _short(iri: str) -> str:
    return iri.removeprefix(f"{BASE}id/")
