"""The generated country file: codes, items and words that extraction rests on."""

from __future__ import annotations

from collections import Counter

import pytest
from rdflib import RDF, RDFS, SKOS, Graph, Literal, URIRef

from ontology import PREFIXES, SAYSO, text

COUNTRY, ACTOR, WD = PREFIXES["country"], PREFIXES["actor"], PREFIXES["wd"]


@pytest.fixture(scope="module")
def made() -> Graph:
    """The country file."""
    return Graph().parse(data=text("countries.ttl"), format="turtle")


def words(made: Graph, code: str, *terms: URIRef) -> set[str]:
    """The words of a country by property."""
    return {str(o) for t in terms for o in made.objects(URIRef(COUNTRY + code), t)}


def test_head_names_package_version_and_licence() -> None:
    """Whoever reads the file learns what it was made from and under which licence."""
    head = text("countries.ttl").split("@prefix")[0]
    assert "rigour 2.6.1" in head
    assert "MIT" in head
    assert "do not edit" in head


@pytest.mark.parametrize(
    ("code", "item"),
    [("ua", "Q212"), ("ru", "Q159"), ("kp", "Q423"), ("kr", "Q884"), ("us", "Q30"), ("gb", "Q145"),
     ("by", "Q184"), ("be", "Q31")],
)  # fmt: skip
def test_items_are_those_of_the_package(made: Graph, code: str, item: str) -> None:
    """The countries of the sample articles match the items that were verified."""
    assert list(made.objects(URIRef(COUNTRY + code), SKOS.exactMatch)) == [URIRef(WD + item)]


def test_every_country_has_code_item_and_one_government(made: Graph) -> None:
    """Each country has the code of its IRI, one item, and one government that governs it."""
    countries = set(made.subjects(RDF.type, SAYSO.Country))
    assert len(countries) > 195
    for country in countries:
        code = str(country).removeprefix(COUNTRY)
        assert list(made.objects(country, SAYSO.iso2)) == [Literal(code.upper())]
        assert len(list(made.objects(country, SKOS.exactMatch))) == 1
        assert list(made.subjects(SAYSO.governs, country)) == [URIRef(f"{ACTOR}gov-{code}")]
        assert len(list(made.objects(country, RDFS.label))) == 1


def test_no_word_means_two_countries(made: Graph) -> None:
    """A name, adjective or demonym leads to one country only."""
    seen: Counter[str] = Counter()
    for country in made.subjects(RDF.type, SAYSO.Country):
        code = str(country).removeprefix(COUNTRY)
        terms = (RDFS.label, SKOS.altLabel, SAYSO.adjective, SAYSO.demonym)
        seen.update({w.casefold() for w in words(made, code, *terms)})
    assert [word for word, count in seen.items() if count > 1] == []


@pytest.mark.parametrize(
    ("code", "word"),
    [("kp", "North Koreans"), ("gb", "Britons"), ("us", "Americans"), ("fr", "Frenchman"),
     ("ps", "Palestinians"), ("tw", "Taiwanese"), ("xk", "Kosovar"), ("pl", "Poles"),
     ("dk", "Danes"), ("nl", "Dutch"), ("ph", "Filipinos"), ("va", "Vatican")],
)  # fmt: skip
def test_people_and_adjectives(made: Graph, code: str, word: str) -> None:
    """The words for people, one and many, and for what is theirs are there."""
    assert word in words(made, code, SAYSO.demonym, SAYSO.adjective)


@pytest.mark.parametrize(
    ("code", "name"),
    [("us", "U.S."), ("us", "US"), ("us", "USA"), ("gb", "UK"), ("gb", "U.K."), ("ae", "UAE"),
     ("kp", "DPRK"), ("kr", "ROK"), ("cn", "PRC"), ("cd", "DRC"), ("mm", "Burma"),
     ("tr", "Turkey"), ("cz", "Czech Republic"), ("ru", "Russian Federation"), ("nr", "Nauru")],
)  # fmt: skip
def test_names_and_abbreviations(made: Graph, code: str, name: str) -> None:
    """Former, official and short names and the usual abbreviations are there."""
    assert name in words(made, code, RDFS.label, SKOS.altLabel)


@pytest.mark.parametrize("word", ["Congo", "Korea", "Korean", "Brussels", "Sofia", "Jerusalem", ""])
def test_words_that_mean_several_are_left_out(made: Graph, word: str) -> None:
    """A word that may mean two countries, or more than a government, names none."""
    assert Literal(word, lang="en") not in set(made.objects())
