"""What extraction is told: the entity files and the country data, as plain records."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.records import Actor, Gazetteer, Name
from graph.facts import load
from graph.facts.gazetteer import country_quads, digest, gazetteer
from ontology import PREFIXES

ROOT = Path(__file__).parents[3]
ACTOR, PLACE = PREFIXES["actor"], PREFIXES["place"]
HEAD = "".join(f"@prefix {p}: <{PREFIXES[p]}> .\n" for p in PREFIXES)


@pytest.fixture(scope="module")
def known() -> Gazetteer:
    """The gazetteer of the sample entities."""
    return gazetteer(load([ROOT / "data" / "facts"]))


def actor(known: Gazetteer, local: str) -> Actor:
    """An actor by the local name of its IRI."""
    return next(a for a in known.actors if a.iri == ACTOR + local)


def of(tmp_path: Path, turtle: str) -> Gazetteer:
    """The gazetteer of one facts file."""
    (tmp_path / "e.ttl").write_text(HEAD + turtle, encoding="utf-8")
    found = load([tmp_path])
    assert found.refused == ()
    return gazetteer(found)


def test_person_has_all_names_and_country(known: Gazetteer) -> None:
    """A person is told with every spelling, scripts included, and the country."""
    zelensky = actor(known, "volodymyr-zelensky")
    assert zelensky.label == "Volodymyr Zelensky"
    assert (zelensky.kind, zelensky.country, zelensky.key) == ("person", "UA", zelensky.iri)
    texts = [n.text for n in zelensky.names]
    assert {"Zelensky", "Volodymyr Zelenskyy", "Володимир Зеленський"} <= set(texts)
    assert zelensky.label not in texts
    assert len(texts) == len(set(texts))


def test_common_surname_alone_names_nobody(known: Gazetteer) -> None:
    """Rogers, Austin and Healey need their first names; the article tells who is meant."""
    for local in ("james-rogers", "lloyd-austin", "john-healey"):
        assert all(" " in n.text for n in actor(known, local).names)


@pytest.mark.parametrize(
    ("word", "government", "place"),
    [("Kyiv", "gov-ua", "kyiv"), ("the Kremlin", "gov-ru", "moscow-kremlin"),
     ("Moscow", "gov-ru", "moscow"), ("Seoul", "gov-kr", "seoul"),
     ("the White House", "gov-us", "white-house"), ("Washington", "gov-us", "washington"),
     ("Downing Street", "gov-gb", "downing-street"), ("Beijing", "gov-cn", "beijing")],
)  # fmt: skip
def test_metonym_keeps_both_readings(
    known: Gazetteer, word: str, government: str, place: str
) -> None:
    """A word for a government also says what it names literally."""
    assert Name(word, PLACE + place) in actor(known, government).names


def test_every_metonym_has_a_literal_reading_in_its_country(known: Gazetteer) -> None:
    """No metonym of the sample entities lacks its place, and no two actors share one."""
    metonyms = [n for a in known.actors for n in a.names if n.literal]
    assert len(metonyms) > 70
    assert len({n.text for n in metonyms}) == len(metonyms)
    told = {n.text for a in known.actors for n in a.names}
    files = (*country_quads(), *load([ROOT / "data" / "facts"]).quads)
    written = {str(q.object.value) for q in files if q.predicate.value.endswith("#metonym")}  # type: ignore[union-attr]
    assert written == {n.text for n in metonyms}
    assert not {"Brussels", "Jerusalem", "Sofia", "The Hague"} & told


def test_every_country_has_its_government(known: Gazetteer) -> None:
    """Each country comes with its words, and its government is an actor of that country."""
    governments = {a.iri: a.country for a in known.actors if a.kind == "government"}
    assert len(known.countries) > 195
    for country in known.countries:
        assert governments[country.government] == country.iso2
    korea = next(c for c in known.countries if c.iso2 == "KP")
    assert korea.label == "North Korea"
    assert "North Koreans" in korea.demonyms
    assert "DPRK" in korea.names


def test_government_is_known_by_its_adjective(known: Gazetteer) -> None:
    """The words "Ukrainian government" name the government of Ukraine."""
    assert Name("Ukrainian government") in actor(known, "gov-ua").names


def test_offices_are_told(known: Gazetteer) -> None:
    """Offices come with the words that texts use for them."""
    office = next(o for o in known.offices if o.iri.endswith("/defence-minister"))
    assert "defense secretary" in office.names


def test_curator_is_no_actor(known: Gazetteer) -> None:
    """Who writes the files cannot be found as a speaker."""
    assert not [a for a in known.actors if "curator" in a.label]


def test_no_name_means_two_actors(known: Gazetteer) -> None:
    """Each name of the sample entities leads to one actor."""
    names = [t for a in known.actors for t in {a.label, *(n.text for n in a.names)}]
    assert len(names) == len(set(names))


def test_records_are_sorted_and_equal_on_every_run(known: Gazetteer) -> None:
    """The same facts give the same gazetteer and digest."""
    again = gazetteer(load([ROOT / "data" / "facts"]))
    assert again == known
    assert digest(again) == digest(known)
    for records in (known.actors, known.countries, known.offices):
        iris = [str(r.iri) for r in records]
        assert iris == sorted(iris)


def test_digest_follows_any_name(tmp_path: Path) -> None:
    """One more name is another gazetteer, so that cached extractions are made anew."""
    one = of(tmp_path, 'actor:a a sayso:Person ; rdfs:label "A B" .')
    two = of(tmp_path, 'actor:a a sayso:Person ; rdfs:label "A B" ; skos:altLabel "A. B." .')
    assert digest(one) != digest(two)


def test_facts_files_can_add_to_countries(tmp_path: Path) -> None:
    """A word for a country that the data lacks can be written by hand."""
    known = of(tmp_path, 'country:fr sayso:demonym "Frenchies"@en .')
    assert "Frenchies" in next(c for c in known.countries if c.iso2 == "FR").demonyms


def test_place_within_the_country_is_preferred(tmp_path: Path) -> None:
    """Of two places of one name the metonym means the one in its own country."""
    known = of(
        tmp_path,
        'actor:gov-ca sayso:metonym "London"@en . '
        'place:a-london a sayso:Place ; rdfs:label "London"@en ; sayso:inCountry country:gb . '
        'place:z-london a sayso:Place ; rdfs:label "London"@en ; sayso:inCountry country:ca .',
    )
    assert Name("London", PLACE + "z-london") in actor(known, "gov-ca").names


def test_without_facts_there_are_still_countries() -> None:
    """The package alone knows the countries and their governments."""
    known = gazetteer(load([]))
    assert {a.kind for a in known.actors} == {"government"}
    assert len(known.actors) == len(known.countries)
    assert Name("Kyiv", PLACE + "kyiv") in actor(known, "gov-ua").names
    assert len(country_quads()) > 1000
