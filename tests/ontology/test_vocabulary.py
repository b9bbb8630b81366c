"""The Turtle files and the closed namespaces say the same, and every term is explained."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from graph.iri import KINDS, mint
from ontology import ACT, BASE, PREFIXES, REL, SAYSO, VAL, text
from ontology.closed import Closed

ROOT = Path(__file__).parents[2]
FOLDERS = ("graph", "ontology", "benchmarks", "data", "tests")
NAMESPACES: dict[str, type[Closed]] = {"sayso": SAYSO, "act": ACT, "val": VAL, "rel": REL}


def names(vocabulary: type[Closed]) -> set[str]:
    """The terms a namespace knows."""
    return set(vocabulary.names())


def graph(*files: str) -> Graph:
    """Some Turtle files of the package as one graph."""
    made = Graph()
    for file in files:
        made.parse(data=text(file), format="turtle")
    return made


@pytest.mark.parametrize("prefix", NAMESPACES)
def test_namespace_and_file_have_the_same_terms(prefix: str) -> None:
    """Each term of the Turtle is a Python name and each Python name is a term of the Turtle."""
    base = PREFIXES[prefix]
    subjects = {str(s) for s in graph("sayso.ttl", "values.ttl").subjects()}
    defined = {s.removeprefix(base) for s in subjects if s.startswith(base)}
    assert defined == names(NAMESPACES[prefix])


def test_every_term_has_one_label_and_one_definition() -> None:
    """No term, scheme or value goes without a name and an explanation in English."""
    made = graph("sayso.ttl", "values.ttl")
    for term in {s for s in made.subjects() if str(s).startswith(BASE) and "#" in str(s)}:
        labels = [*made.objects(term, RDFS.label), *made.objects(term, SKOS.prefLabel)]
        definitions = list(made.objects(term, SKOS.definition))
        assert len(labels) == len(definitions) == 1, term
        for words in (*labels, *definitions):
            assert isinstance(words, Literal)
            assert words.language == "en"
        assert str(definitions[0]).endswith("."), term


def test_no_two_definitions_are_the_same() -> None:
    """Each definition tells its term from all others."""
    made = list(graph("sayso.ttl", "values.ttl").objects(None, SKOS.definition))
    assert len(made) == len(set(made))


@pytest.mark.parametrize("file", ["sayso.ttl", "values.ttl", "countries.ttl"])
def test_two_parsers_read_the_same_graph(file: str) -> None:
    """A file means the same to rdflib and to the engine."""
    quads = ox.parse(text(file).encode(), format=ox.RdfFormat.TURTLE)
    triples = ox.serialize((q.triple for q in quads), format=ox.RdfFormat.N_TRIPLES)
    assert triples is not None
    assert isomorphic(graph(file), Graph().parse(data=triples.decode(), format="nt"))


def test_domains_ranges_and_parents_are_defined() -> None:
    """What a term of ours refers to in our namespaces is itself a term."""
    made = graph("sayso.ttl", "values.ttl")
    known = {str(s) for s in made.subjects()}
    for triple in made:
        for node in triple:
            if isinstance(node, URIRef) and re.match(rf"{BASE}(ns|act|val|rel)#", node):
                assert str(node) in known


def test_every_value_stands_in_a_scheme_of_its_file() -> None:
    """Each act, value and relation type belongs to exactly one scheme that is defined."""
    made = graph("values.ttl")
    schemes = set(made.subjects(RDF.type, SKOS.ConceptScheme))
    for value in made.subjects(RDF.type, SKOS.Concept):
        inside = list(made.objects(value, SKOS.inScheme))
        assert len(inside) == 1
        assert inside[0] in schemes


def test_classes_are_capitalised_and_properties_are_not() -> None:
    """``sayso:Report`` is a class, ``sayso:reports`` a property: case tells them apart."""
    made = graph("sayso.ttl")
    for kind, capital in (
        (OWL.Class, True),
        (OWL.ObjectProperty, False),
        (OWL.DatatypeProperty, False),
    ):
        for term in made.subjects(RDF.type, kind):
            assert str(term).rpartition("#")[2][0].isupper() == capital


def test_misspelt_term_raises() -> None:
    """The namespaces are closed."""
    with pytest.raises(AttributeError, match="speeker"):
        SAYSO.speeker  # noqa: B018
    assert str(ACT["assert"]) == f"{BASE}act#assert"


def _files(*suffixes: str, folders: tuple[str, ...] = FOLDERS) -> Iterator[tuple[str, str]]:
    """Name and text of every file of ours with one of some suffixes."""
    for folder in folders:
        for file in sorted((ROOT / folder).rglob("*")):
            if file.suffix in suffixes:
                yield file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8")


def _terms(source: str) -> Iterator[tuple[str, str]]:
    """The terms that a module takes from a namespace: ``SAYSO.x``, ``sayso.x``, ``act["x"]``."""
    tree = ast.parse(source)
    imports = [n for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)]
    taken = {a.name for n in imports if n.module in {"ontology", "graph.terms"} for a in n.names}
    for node in ast.walk(tree):
        value = getattr(node, "value", None)
        if not (isinstance(value, ast.Name) and value.id in taken):
            continue
        prefix = value.id.lower()
        if prefix in NAMESPACES and isinstance(node, ast.Attribute):
            yield prefix, node.attr
        key = node.slice if isinstance(node, ast.Subscript) else None
        if prefix in NAMESPACES and isinstance(key, ast.Constant):
            yield prefix, str(key.value)


def test_terms_in_code_exist() -> None:
    """``SAYSO.x``, ``sayso.x`` and the like in Python name terms; mypy would not see a slip.

    Tests are left out: there a slip raises as soon as the test runs, and some slip on purpose.
    """
    sources = _files(".py", folders=FOLDERS[:-1])
    found = {(p, n, file) for file, source in sources for p, n in _terms(source)}
    assert len(found) > 100
    wrong = {(p, n, f) for p, n, f in found if n not in names(NAMESPACES[p]) | {"_NS"}}
    assert wrong == set()


def test_terms_in_queries_and_shapes_exist() -> None:
    """Queries, checks, shapes and facts files use terms that the vocabulary has."""
    found = {
        (match[1], match[2], file)
        for file, source in _files(".rq", ".ttl", ".trig")
        for match in re.finditer(r"(?<![\w/#])(sayso|act|val|rel):([A-Za-z]\w*)", source)
    }
    assert len(found) > 100
    wrong = {(p, n, f) for p, n, f in found if n not in names(NAMESPACES[p])}
    assert wrong == set()


def test_terms_in_the_model_page_exist() -> None:
    """The page that explains the model uses terms that the vocabulary has."""
    page = (ROOT / "docs" / "model.md").read_text(encoding="utf-8")
    used = set(re.findall(r"(?<![\w/#])(sayso|act|val|rel):([A-Za-z]\w*)", page))
    assert {(p, n) for p, n in used if n not in names(NAMESPACES[p]) and n != "x"} == set()


def test_every_term_stands_in_the_model_page() -> None:
    """No class and no property is missing from the page that explains the model."""
    page = (ROOT / "docs" / "model.md").read_text(encoding="utf-8")
    assert {n for n in names(SAYSO) if f"sayso:{n}" not in page} == set()


def test_prefixes_agree_with_the_minted_iris() -> None:
    """Every kind of thing has a prefix, and it is the start of the IRIs that are minted."""
    for kind in KINDS:
        assert mint(kind, "a").value == PREFIXES[kind] + "a"
    assert PREFIXES["article"] == BASE + "id/article/"
    assert len(set(PREFIXES.values())) == len(PREFIXES)


def test_missing_file_is_named() -> None:
    """Asking for a file the package does not have says which."""
    with pytest.raises(FileNotFoundError, match="nothing"):
        text("nothing.ttl")
