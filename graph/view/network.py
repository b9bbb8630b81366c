"""pyvis as the engine: a network whose adding costs the same for the first edge and the last."""

from __future__ import annotations

from typing import Any

from pyvis.network import Network

from graph.view.options import OPTIONS

__all__ = ["SaysoNetwork"]


class SaysoNetwork(Network):  # type: ignore[misc] # pyvis carries no types
    """A directed network of plain dictionaries; :func:`graph.view.page.render` makes its page.

    pyvis' own membership tests run over lists, and its page runs what stands in labels, so both
    are replaced; its file is never changed.
    """

    def __init__(self) -> None:
        super().__init__(directed=True, cdn_resources="in_line")
        self.options = dict(OPTIONS)

    def add_node(self, n_id: str, label: str | None = None, **options: Any) -> None:
        """Add a node unless its name is taken.

        :param options: what vis-network and the page's script are told of it.
        """
        if n_id not in self.node_map:
            node = {"id": n_id, **options} | ({"label": label} if label is not None else {})
            self.node_map[n_id] = node
            self.nodes.append(node)

    def add_edge(self, source: str, to: str, **options: Any) -> None:
        """Add an edge between two nodes that are there.

        :raises KeyError: when one of them is not.
        """
        for end in (source, to):
            if end not in self.node_map:
                raise KeyError(f"no node {end!r} for an edge")
        self.edges.append({"from": source, "to": to, **options})

    def generate_html(self, *_args: object, **_options: object) -> str:
        """Refused: pyvis' template runs what stands in headings and identifiers.

        :raises NotImplementedError: always.
        """
        raise NotImplementedError(
            "use graph.view.render: pyvis' own page is not safe for news text"
        )
