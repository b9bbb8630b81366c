"""From what a person types to the node meant, and from nodes back to short names."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

import pyoxigraph as ox

from graph.errors import QueryError
from graph.model.kinds import ACTORS
from ontology import PREFIXES

__all__ = ["KINDS", "Named", "compact", "expand", "find", "find_node", "labels", "matches"]

_PEOPLE = tuple(class_.value.rpartition("#")[2] for class_ in ACTORS)

#: What can be asked for by name -> the classes it may have.
KINDS: dict[str, tuple[str, ...]] = {
    "actor": _PEOPLE,
    "country": ("Country",),
    "article": ("Article",),
}

_LISTS = {"actor": "who-spoke", "country": "countries", "article": "articles"}
#: What gives a node a name. A path or a union of the properties makes the engine join them all: 400
#: times as dear.
_NAMING = """VALUES ?p {
    rdfs:label skos:altLabel sayso:metonym sayso:demonym sayso:adjective sayso:iso2 sayso:path
  }
  ?node ?p ?name ."""
_NAMES = f"""
SELECT DISTINCT ?node ?class ?label ?name WHERE {{
  VALUES ?class {{ %s }}
  ?node a ?class ; rdfs:label ?label .
  {_NAMING}
}}"""
#: Who is called exactly so: the engine looks that up, whatever the size of the graph.
_EXACTLY = f"""
SELECT DISTINCT ?node ?class ?label ?name WHERE {{
  VALUES ?name {{ %s }}
  {_NAMING}
  ?node a ?class ; rdfs:label ?label .
  FILTER(?class IN (%s))
}}"""
#: Who may be called by some words: what the engine sees at once is left to it, for a large graph
#: has many names. A name beyond ASCII may hold a word in other letters.
_HOLDING = f"""
SELECT DISTINCT ?node ?name WHERE {{
  {_NAMING}
  FILTER((%s) || REGEX(?name, "[^ -~]"))
}}"""
#: How one node is called.
_CALLED = """
SELECT DISTINCT ?node ?class ?label (?label AS ?name) WHERE {
  VALUES ?node { %s }
  ?node a ?class ; rdfs:label ?label .
  FILTER(?class IN (%s))
}"""
_STARTING = """
SELECT DISTINCT ?node WHERE { ?node a ?class FILTER(STRSTARTS(STR(?node), %s)) }"""
#: Local names that Turtle and SPARQL take without escapes.
_LOCAL = re.compile(r"(?:[A-Za-z0-9_](?:[A-Za-z0-9_.\-]*[A-Za-z0-9_\-])?)?")
_BY_LENGTH = sorted(PREFIXES.items(), key=lambda item: -len(item[1]))


class Named(NamedTuple):
    """A node and how it is called."""

    node: ox.NamedNode
    label: str
    kind: str


class _Name(NamedTuple):
    words: str
    named: Named


def compact(iri: str) -> str:
    """An IRI as a prefixed name where a prefix fits, else the IRI itself."""
    for prefix, base in _BY_LENGTH:
        if iri.startswith(base) and _LOCAL.fullmatch(iri, len(base)):
            return f"{prefix}:{iri[len(base) :]}"
    return iri


def expand(name: str) -> ox.NamedNode | None:
    """The node that an IRI (with or without ``<>``) or a prefixed name stands for, or None."""
    name = name.strip().removeprefix("<").removesuffix(">")
    prefix, colon, local = name.partition(":")
    if not colon or re.search(r"[\s<>]", name):
        return None
    try:
        return ox.NamedNode(PREFIXES[prefix] + local if prefix in PREFIXES else name)
    except ValueError:
        return None


def matches(store: ox.Store, kind: str, name: str) -> list[Named]:
    """Every node of a kind that a name may mean: as written, else by whole name, else by its words.

    :param kind: one of :data:`KINDS`.
    """
    node = expand(name)
    if node is not None and (here := _asked(store, _CALLED, kind, str(node))):
        return list({n.named for n in here})
    as_written = f"{ox.Literal(name)} {ox.Literal(name, language='en')}"
    if exact := {n.named for n in _asked(store, _EXACTLY, kind, as_written)}:
        return sorted(exact, key=lambda named: (named.label, named.node.value))
    wanted = _fold(name)
    if not wanted:
        return []
    parts = set(wanted.split())
    called = _holding(store, sorted(parts))
    found = _of(store, kind, (node for node, words in called if words == wanted))
    found = found or _of(store, kind, (n for n, words in called if parts <= set(words.split())))
    return sorted(found, key=lambda named: (named.label, named.node.value))


def labels(store: ox.Store, kind: str) -> list[str]:
    """What the nodes of a kind are called, sorted.

    :param kind: one of :data:`KINDS`.
    """
    return sorted({known.named.label for known in _known(store, kind)})


def find(store: ox.Store, kind: str, name: str) -> Named:
    """The one node of a kind that a name means.

    :param kind: one of :data:`KINDS`.
    :raises QueryError: when there is none (with near names) or more than one (with their ids).
    """
    found = matches(store, kind, name)
    if len(found) == 1:
        return found[0]
    if found:
        listed = ", ".join(f"{compact(f.node.value)} ({f.label})" for f in found[:8])
        raise QueryError(f"{len(found)} nodes may be {kind} {name!r}: {listed}; give one of these")
    raise QueryError(
        f"no {kind} named {name!r} in the graph{_near(_known(store, kind), kind, name)}"
    )


def find_node(store: ox.Store, kinds: Iterable[str], name: str) -> ox.NamedNode:
    """The statement, report or other node that an IRI, a local name or the start of one means.

    :param kinds: namespaces to look into, in order of preference, e.g. ``("statement",)``.
    :raises QueryError: when there is none, or the start fits more than one.
    """
    kinds = tuple(kinds)
    full = expand(name)
    if full is not None and any(store.quads_for_pattern(full, None, None, None)):
        return full
    prefix, _, local = name.rpartition(":")
    for kind in (k for k in kinds if prefix in ("", k)):
        found = _starting(store, PREFIXES[kind] + local) if local else []
        if len(found) == 1:
            return found[0]
        if found:
            listed = ", ".join(compact(f.value) for f in found[:5])
            raise QueryError(f"{name!r} fits {len(found)} nodes: {listed}; give more of the id")
    raise QueryError(f"no {' or '.join(kinds)} {name!r} in the graph; `sayso query` lists ids")


def _starting(store: ox.Store, start: str) -> list[ox.NamedNode]:
    whole = expand(start)
    if whole is not None and any(store.quads_for_pattern(whole, None, None, None)):
        return [whole]
    asked = _STARTING % ox.Literal(start)
    rows = store.query(asked, use_default_graph_as_union=True)
    found = (row["node"] for row in rows)  # type: ignore[union-attr]
    return sorted((n for n in found if isinstance(n, ox.NamedNode)), key=lambda n: n.value)


def _known(store: ox.Store, kind: str) -> list[_Name]:
    return _named(store, _NAMES % " ".join(_classes(kind)))


def _asked(store: ox.Store, query: str, kind: str, values: str) -> list[_Name]:
    return _named(store, query % (values, ", ".join(_classes(kind))))


def _holding(store: ox.Store, parts: Iterable[str]) -> list[tuple[ox.NamedNode, str]]:
    """Whatever may be called by some words, with the words of each of its names."""
    filters = " && ".join(f"CONTAINS(LCASE(?name), {ox.Literal(part)})" for part in parts)
    rows = store.query(_HOLDING % filters, prefixes=PREFIXES, use_default_graph_as_union=True)
    named = ((node, name) for node, name in rows if isinstance(node, ox.NamedNode))  # type: ignore[union-attr]
    return [(node, _fold(name.value)) for node, name in named]


def _of(store: ox.Store, kind: str, nodes: Iterable[ox.NamedNode]) -> set[Named]:
    """Those of some nodes that are of a kind, and how they are called."""
    listed = sorted(set(map(str, nodes)))
    return {n.named for n in _asked(store, _CALLED, kind, " ".join(listed))} if listed else set()


def _classes(kind: str) -> list[str]:
    return [f"sayso:{name}" for name in KINDS[kind]]


def _named(store: ox.Store, query: str) -> list[_Name]:
    rows = store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
    known = []
    for node, class_, label, name in rows:  # type: ignore[union-attr]
        if isinstance(node, ox.NamedNode):
            kind_ = class_.value.rpartition("#")[2]
            known.append(_Name(_fold(name.value), Named(node, label.value, kind_)))
    return known


def _near(known: list[_Name], kind: str, name: str) -> str:
    labels = {n.words: n.named.label for n in sorted(known)}
    parts = {word: n.named.label for n in sorted(known) for word in n.words.split()}
    near = difflib.get_close_matches(_fold(name), sorted({**parts, **labels}), n=5, cutoff=0.6)
    names = list(dict.fromkeys({**parts, **labels}[n] for n in near))[:3]
    if names:
        return f"; did you mean {' or '.join(names)}?"
    return f"; `sayso query {_LISTS[kind]}` lists them"


def _fold(name: str) -> str:
    """A name as names are compared: accents, case, punctuation and spacing do not count."""
    plain = unicodedata.normalize("NFKD", name)
    kept = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return " ".join(re.findall(r"\w+", kept))
