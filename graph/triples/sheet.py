"""The sheet on which one article's quads are written down."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator

import pyoxigraph as ox

from extract.records import Document, Span
from graph.iri import mint
from graph.order import rank

__all__ = ["Sheet", "sha256"]

_Pair = tuple[ox.NamedNode, ox.NamedNode | ox.Literal]


def sha256(text: str) -> str:
    """The SHA-256 of a stored text as UTF-8, hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class Sheet:
    """Collects the quads of one article's graph.

    :param document: the article.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self._said: defaultdict[ox.NamedNode, list[_Pair]] = defaultdict(list)
        self.article = mint("article", document.id)
        self.sha256 = sha256(document.text)
        # Two articles may share their words to the letter; their places must stay apart.
        self._key = sha256(f"{self.article.value}\n{self.sha256}")[:16]
        self.text = mint("text", self._key)
        # The graph takes the article's local name, so that both read alike.
        self._graph = mint("graph", f"article-{document.id}")

    def add(
        self, subject: ox.NamedNode, predicate: ox.NamedNode, value: ox.NamedNode | ox.Literal
    ) -> None:
        """Write down one triple of this article's graph."""
        self._said[subject].append((predicate, value))

    @property
    def quads(self) -> list[ox.Quad]:
        """What is written down, each quad once, in the order of :func:`graph.order.ordered`."""
        return [ox.Quad(t.subject, t.predicate, t.object, self._graph) for t in self.triples()]

    def triples(self) -> Iterator[ox.Triple]:
        """The same without the graph, in the same order."""
        # The engine reads N-Triples in less time than it takes to make it a triple of its terms.
        return ox.parse("".join(self._lines()), format=ox.RdfFormat.N_TRIPLES)

    def _lines(self) -> Iterator[str]:
        for subject, said in sorted((str(node), said) for node, said in self._said.items()):
            keyed = {f"{rank(p)} {o}": p for p, o in said}
            for key in sorted(keyed):
                yield f"{subject} {keyed[key]} {key.partition(' ')[2]} .\n"

    def mention(self, span: Span) -> ox.NamedNode:
        """The node of a stretch of the stored text; its IRI says which, so nothing else does.

        :param span: code points of the stored text.
        """
        return mint("mention", f"{self._key}-{span.start}-{span.end}")
