"""Who said what about whom, as a graph: build it, load it, ask it.

::

    import graph
    graph.build([Path("data/articles")], [Path("data/facts")], Path("output"))
    data = graph.load(Path("output"))              # an rdflib Dataset
    graph.query(Path("output"), "who-said-what")     # a shipped question, or SPARQL
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extract.candidates.registry import DEFAULT

if TYPE_CHECKING:
    from rdflib import Dataset

    from graph.ask.query import Result
    from graph.assembly.pipeline import BuildResult

__all__ = ["build", "load", "query"]


def build(
    articles: Sequence[Path],
    facts: Sequence[Path],
    out: Path,
    *,
    extractor: str = DEFAULT,
    jobs: int = 1,
    progress: Callable[[int, int, str], None] | None = None,
) -> BuildResult:
    """Build the graph of some articles and facts into a folder; as the pipeline does.

    :param articles: article files, and folders searched with all below them.
    :param facts: facts files, and folders of them.
    :raises SaysoError: when nothing can be built or written.
    """
    from graph.assembly import pipeline

    plan = pipeline.Plan(extractor, jobs)
    return pipeline.build(articles, facts, out, plan=plan, progress=progress)


def load(path: Path) -> Dataset:
    """A built graph as an rdflib data set whose default graph is the union of all.

    :param path: an output folder, or a .trig, .nq, .ttl or .nt file.
    :raises QueryError: when there is no graph, or it cannot be read.
    """
    from graph import store

    return store.dataset(path)


def query(path: Path, question: str, params: Mapping[str, str] | None = None) -> Result:
    """Answer a question from a built graph.

    :param path: as for :func:`load`.
    :param question: the name of a shipped question, or SPARQL.
    :param params: variable -> value.
    :raises QueryError: when the question cannot be answered.
    """
    from graph import opening
    from graph.ask import query as engine

    return engine.run(opening.open_graph(path), question, params)
