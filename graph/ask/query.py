"""Questions to the graph: the shipped ones by name, anybody's own as SPARQL text.

A shipped question is a file ``queries/NAME.rq``: its first comment is the question in English,
``# Shows:`` says what the columns are, ``# Param: actor = Zelensky`` names a variable that
``params`` may bind (and its default). Values are bound by the engine, never pasted into text.
``# Page: 50 articles`` says what the text's ``LIMIT`` and ``OFFSET`` cut: a large graph answers a
page at a time, in the order of its store, and each page is sorted in itself. ``# Counted:`` marks a
question that wants the whole graph whatever its page (:mod:`graph.ask.counted`).
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import Any, Literal

import pyoxigraph as ox

from graph.ask import guard, lookup
from graph.ask.hints import hint
from graph.errors import QueryError
from graph.facts.rdfio import unknown
from ontology import BASE, PREFIXES

__all__ = [
    "DataSet", "Kind", "Question", "Result", "Term", "all_of", "bindings", "further", "names",
    "page_of", "paged", "question", "read", "result_of", "run", "whole",
]  # fmt: skip

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Kind = Literal["rows", "answer", "triples"]

_PARAMETER = re.compile(r"#\s*Param:\s*(\w+)\s*=\s*(.*?)\s*$", re.MULTILINE)
_SHOWS = re.compile(r"#\s*Shows:\s*(.*?)\s*$", re.MULTILINE)
_PAGE = re.compile(r"#\s*Page:\s*(.*?)\s*$", re.MULTILINE)
_COUNTED = re.compile(r"#\s*Counted:", re.MULTILINE)
_CUT = re.compile(r"\bLIMIT (\d+) OFFSET (\d+)\b")
_ASKED = re.compile(r"\s*#\s*(.*?)\s*$", re.MULTILINE)
_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_DECLARED = re.compile(r"(?i)\bprefix\s+([\w\-]*)\s*:\s*<([^>]*)>")
_PREFIXED = re.compile(r"(?<![\w<?$:.\-])([^\W\d][\w\-]*):(?=[\w])")


@dataclass(frozen=True, slots=True)
class Question:
    """A query with what a reader needs to know about it.

    :param name: its name, or the file it came from.
    :param asks: the question in English; empty when the text does not say.
    :param shows: the columns in words.
    :param parameters: variable -> default value.
    :param page: what a page of its answer is made of; empty when it has none.
    :param counted: whether it wants the whole graph, whatever the page.
    """

    name: str
    text: str
    asks: str
    shows: str
    parameters: Mapping[str, str]
    page: str = ""
    counted: bool = False


@dataclass(frozen=True, slots=True)
class DataSet:
    """The graphs a query looks at, named beside it (SPARQL 1.1 Protocol, 2.1.4).

    :param default: IRIs of the graphs that together are the default graph.
    :param named: IRIs of the graphs that ``GRAPH`` may find.
    """

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    def nodes(self) -> dict[str, list[ox.NamedNode]]:
        """The two as the engine takes them.

        :raises QueryError: when one is no IRI.
        """
        try:
            return {
                "default_graph": [ox.NamedNode(iri) for iri in self.default],
                "named_graphs": [ox.NamedNode(iri) for iri in self.named],
            }
        except ValueError as error:
            raise QueryError(f"a graph of the data set is no IRI: {error}") from error


@dataclass(frozen=True, slots=True)
class Result:
    """An answer: rows of a SELECT, one true or false of an ASK, triples of a CONSTRUCT.

    :param columns: variable names; ``answer``; or ``subject``, ``predicate``, ``object``.
    :param rows: one term (or None where unbound) per column.
    """

    kind: Kind
    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]


def names() -> list[str]:
    """The names of the shipped questions, sorted."""
    shipped = files("graph").joinpath("queries").iterdir()
    return sorted(f.name.removesuffix(".rq") for f in shipped if f.name.endswith(".rq"))


def question(name: str) -> Question:
    """The shipped question of that name.

    :raises QueryError: when there is none.
    """
    if name not in names():
        near = difflib.get_close_matches(name, names(), n=3, cutoff=0.5)
        hint = f"did you mean {' or '.join(near)}?" if near else "`sayso query` lists them"
        raise QueryError(f"no question and no file named {name!r}; {hint}")
    text = files("graph").joinpath("queries", f"{name}.rq").read_text(encoding="utf-8")
    return read(name, text)


def read(name: str, text: str) -> Question:
    """Somebody's query text together with what its comments say of it."""
    asked, shows, page = _ASKED.match(text), _SHOWS.search(text), _PAGE.search(text)
    return Question(
        name,
        text,
        asked[1] if asked else "",
        shows[1] if shows else "",
        dict(_PARAMETER.findall(text)),
        page[1] if page else "",
        bool(_COUNTED.search(text)),
    )


def whole(text: str) -> str:
    """A question's text without the cuts that make a page."""
    return _CUT.sub("", text)


def all_of(asked: Question) -> Question:
    """A question for all pages of its answer at once."""
    return replace(asked, text=whole(asked.text)) if asked.page else asked


def paged(asked: Question, number: int) -> Question:
    """A question for one page of its answer.

    :param number: of the page, from 1.
    :raises QueryError: when it has no pages.
    """
    if not asked.page:
        raise QueryError("has no pages", asked.name)
    text = _CUT.sub(lambda m: f"LIMIT {m[1]} OFFSET {(number - 1) * int(m[1])}", asked.text)
    return replace(asked, text=text)


def page_of(text: str) -> slice | None:
    """Which rows a text cuts out at its end; None for all."""
    cuts = list(_CUT.finditer(text))
    if not cuts:
        return None
    size, start = int(cuts[-1][1]), int(cuts[-1][2])
    return slice(start, start + size)


def further(store: ox.Store, asked: Question, params: Mapping[str, str] | None, found: int) -> bool:
    """Whether there is a page behind the one that a question's text asks for.

    :param found: how many rows that one has.
    """
    cut = _CUT.search(asked.text)
    if cut is None:
        return False
    size, start = int(cut[1]), int(cut[2])
    if not asked.text[cut.end() :].strip():
        return found == size
    head, opening = _group(asked.text, cut.start())
    one = f"{asked.text[opening : cut.start()]}LIMIT 1 OFFSET {start + size} }}"
    text = f"{asked.text[:head]}SELECT * WHERE {{ {one} }}"
    bound = {**asked.parameters, **(params or {})}
    return bool(run(store, replace(asked, text=text), bound).rows)


def _group(text: str, place: int) -> tuple[int, int]:
    """Where the prologue of a query ends, and where the innermost group round a place begins."""
    tokens = [token for token in guard.reading(text) if token.start < place]
    head = next((t.start for t in tokens if t.text.upper() in ("SELECT", "CONSTRUCT")), 0)
    opened: list[int] = []
    for token in tokens:
        if token.text == "{":
            opened.append(token.start)
        elif token.text == "}" and opened:
            opened.pop()
    return head, opened[-1] if opened else head


def run(
    store: ox.Store,
    asked: Question | str,
    params: Mapping[str, str] | None = None,
    dataset: DataSet | None = None,
    *,
    any_term: bool = False,
) -> Result:
    """Answer a question from all named graphs together (``GRAPH ?g`` tells them apart).

    ``FROM`` and ``FROM NAMED`` narrow that to the graphs they name, and a data set given beside
    the query stands before both. An IRI without a scheme stands below ours, ``<id/country/ua>``.

    Rows come in the order the query asks for, else sorted, so that equal graphs answer alike.
    Text from outside is better run by :func:`graph.ask.limits.run`, which can stop it.

    :param asked: a shipped name, which asks for all pages, a :class:`Question`, or SPARQL text.
    :param params: variable -> name, IRI, prefixed name, number or words.
    :param dataset: the graphs to look at instead of those the query names.
    :param any_term: whether a term that nobody knows finds nothing, as SPARQL says, rather than
        being told: for programs, which build queries of whatever terms they have.
    :raises QueryError: when the question cannot be asked or answered.
    """
    if isinstance(asked, str):
        asked = all_of(question(asked)) if asked in names() else read("query", asked)
    guard.check(asked.text, asked.name)
    if not any_term:
        _require_known(store, asked)
    bound = bindings(store, {**asked.parameters, **(params or {})})
    words = guard.keywords(asked.text)
    graphs: dict[str, Any] = {"use_default_graph_as_union": ("FROM", 0) not in words}
    if dataset:
        graphs = dataset.nodes()
    try:
        answer = store.query(
            asked.text, base_iri=BASE, prefixes=PREFIXES, substitutions=bound or None, **graphs
        )
        return result_of(answer, ordered=("ORDER", 0) in words)
    except SyntaxError as error:
        raise _unreadable(asked, str(error)) from error
    except RuntimeError as error:
        raise QueryError(_unbound(str(error)), asked.name) from error
    except (OSError, ValueError) as error:
        raise QueryError(f"cannot be answered: {error}", asked.name) from error


def bindings(store: ox.Store, params: Mapping[str, str]) -> dict[ox.Variable, Term]:
    """What stands for the variables of a question that a person set.

    :param params: variable -> a name, an IRI, a number or words.
    :raises QueryError: when a name means nothing in the graph, or several things.
    """
    bound: dict[ox.Variable, Term] = {}
    for name, value in params.items():
        if not re.fullmatch(r"\w+", name):
            raise QueryError(f"{name!r} is no variable; write --set actor=Peskov")
        bound[ox.Variable(name)] = _value(store, name, value)
    return bound


def _value(store: ox.Store, name: str, value: str) -> Term:
    if name in lookup.KINDS:
        return lookup.find(store, name, value).node
    if node := lookup.expand(value):
        return node
    if re.fullmatch(r"[+-]?\d+", value):
        return ox.Literal(int(value))
    return ox.Literal(value)


def result_of(
    answer: ox.QuerySolutions | ox.QueryBoolean | Iterable[ox.Triple], *, ordered: bool
) -> Result:
    """An engine's answer as a result.

    :param ordered: whether rows are in an order that the query asks for; else they are sorted.
    """
    if isinstance(answer, ox.QueryBoolean):
        return Result("answer", ("answer",), ((ox.Literal(bool(answer)),),))
    if isinstance(answer, ox.QuerySolutions):
        columns = tuple(v.value for v in answer.variables)
        rows = [tuple(row) for row in answer]
        return Result("rows", columns, tuple(rows) if ordered else _sorted(rows))
    triples = {(t.subject, t.predicate, t.object) for t in answer}
    return Result("triples", ("subject", "predicate", "object"), _sorted(triples))


def _sorted(rows: Iterable[tuple[Term | None, ...]]) -> tuple[tuple[Term | None, ...], ...]:
    return tuple(sorted(rows, key=lambda row: [_rank(term) for term in row]))


def _rank(term: Term | None) -> tuple[int, float, str]:
    """Unbound, then names, then numbers by size, then words."""
    if term is None:
        return 0, 0.0, ""
    if not isinstance(term, ox.Literal):
        return 1, 0.0, str(term)
    try:
        return (2, float(term.value), "") if _numeric(term) else (3, 0.0, str(term))
    except ValueError:
        return 3, 0.0, str(term)


def _numeric(term: ox.Literal) -> bool:
    kind = term.datatype.value.rpartition("#")[2].lower()
    return kind in ("decimal", "double", "float") or kind.endswith("integer")


def _require_known(store: ox.Store, asked: Question) -> None:
    """Refuse a term of our own namespaces that neither the vocabulary nor the graph has.

    Such a question would get an empty answer, as if there were nothing of the kind.
    """
    declared = _DECLARED.findall(asked.text)
    prefixes = {**PREFIXES, **dict(declared)}
    for token in guard.reading(asked.text):
        prefix, colon, local = token.text.partition(":")
        if token.kind == "iri":
            iri = token.text[1:-1]
        elif token.kind == "name" and colon and prefix in prefixes and "\\" not in local:
            iri = prefixes[prefix] + local
        else:
            continue
        told = unknown(iri) if iri not in prefixes.values() else None
        if told and not _stands(store, iri):
            line = asked.text.count("\n", 0, token.start) + 1
            raise QueryError(told, f"{asked.name}:{line}")


def _stands(store: ox.Store, iri: str) -> bool:
    try:
        node = ox.NamedNode(iri)
    except ValueError:
        return False
    ways = ((node, None, None), (None, node, None), (None, None, node))
    return any(next(store.quads_for_pattern(*way), None) is not None for way in ways)


def _unreadable(asked: Question, message: str) -> QueryError:
    place = _PLACE.match(message)
    if not place:
        return QueryError(f"is not SPARQL: {message[:160]}", asked.name)
    line, column, wanted = int(place[1]), int(place[2]), place[3]
    lines = asked.text.splitlines() or [""]
    slip = hint(asked.text)
    at = sum(map(len, asked.text.splitlines(keepends=True)[: line - 1])) + column - 1
    if slip is not None:
        at, line = slip.at, asked.text.count("\n", 0, slip.at) + 1
    before = asked.text[:at].rpartition("\n")[2].strip()[-30:]
    if not before and not asked.text[at:].strip():
        before, line = asked.text.strip()[-30:], len(lines)
    why = _undeclared(asked.text) or (slip.words if slip else _expected(wanted))
    near = f"after {before!r}" if before else "at its start"
    return QueryError(f"is not SPARQL {near}: {why}", f"{asked.name}:{line}")


def _expected(wanted: str) -> str:
    if "variable that is unbound" in wanted:
        return "each variable of SELECT stands in GROUP BY, or is counted: (COUNT(?x) AS ?n)"
    words = " ".join(wanted.split())
    return words if len(words) <= 80 else f"{words[:80].rpartition(' ')[0]} …"


def _undeclared(text: str) -> str | None:
    """What to say of a prefix that nobody declares, the commonest slip."""
    bare = _bare(text)
    declared = {*PREFIXES, "_", *re.findall(r"(?i)\bprefix\s+([\w\-]*)\s*:", bare)}
    for prefix in _PREFIXED.findall(bare):
        if prefix not in declared:
            return f"no prefix {prefix!r} is declared; known are {', '.join(PREFIXES)}"
    return None


def _bare(text: str) -> str:
    """A question without comments, IRIs and strings."""
    return re.sub(r"#[^\n]*|<[^>\s]*>|\"[^\"\n]*\"|'[^'\n]*'", " ", text)


def _unbound(message: str) -> str:
    variable = re.search(r"variable (\?\w+)", message)
    if variable and "projection" in message:
        return f"{variable[1]} is set but not shown; put it into SELECT so that it can be bound"
    return f"cannot be answered: {message}"
