"""Which words mean a country in their place, rule by rule, with all countries known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.countries import known
from extract.entities.countries import find_countries
from extract.entities.names import find_names
from extract.holders.resolve import resolve
from extract.records import Candidate, Furniture, Span
from extract.syntax.parse import Reading
from tests.extract.marked import document, reading


def named(text: str) -> list[tuple[str, str]]:
    """The mentions of a text, as words and code."""
    return [(m.span.of(text), m.iso2) for m in find_countries(reading(text), known())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S and the U.K, the U.S.A. and NZ", ["US", "GB", "US", "NZ"]),
        ("Burma, Swaziland, Zaire, Ceylon, Upper Volta", ["MM", "SZ", "CD", "LK", "BF"]),
        ("Türkiye, Turkiye, Côte d’Ivoire, Cote d'Ivoire, Czechia", ["TR", "TR", "CI", "CI", "CZ"]),
        ("East German and South Vietnamese troops", ["DE", "VN"]),
        ("England, Scotland, Wales and Northern Ireland", ["GB"] * 4),
        ("English clubs, Scottish law, two Welshmen", ["GB"] * 3),
        ("Aussies, Kiwis, Brits and Pinoys", ["AU", "NZ", "GB", "PH"]),
        ("an anti-American, pro-Russian, US-led, Iranian-born man", ["US", "RU", "US", "IR"]),
        ("Franco-German and Sino-Indian talks", ["FR", "DE", "CN", "IN"]),
        ("a Mexican-American and two Irish Americans", ["MX", "US", "IE", "US"]),
        ("Hong Kong, Macau, Puerto Rico, Guam, Kosovo", ["HK", "MO", "PR", "GU", "XK"]),
        ("Guinea, Guinea-Bissau, Equatorial Guinea, Papua New Guinea", ["GN", "GW", "GQ", "PG"]),
        ("Niger, Nigeria, a Nigerien, a Nigerian", ["NE", "NG", "NE", "NG"]),
        ("The Bank of England, the Reserve Bank of India", ["GB", "IN"]),
        ("the US Open, the Australian Open, Team GB of Britain", ["US", "AU", "GB", "GB"]),
        ("the Indian Air Force and the Swiss National Bank", ["IN", "CH"]),
        ("RUSSIA STRIKES KYIV AS US WATCHES", ["RU"]),
        ("US TROOPS LEAVE SYRIA", ["US", "SY"]),
        ("The PH navy sailed. The Philippines won.", ["PH", "PH"]),
        ("Brazil Falls to Peru as Iran Air Strike Kills Nine", ["BR", "PE", "IR"]),
    ],
)  # fmt: skip
def test_forms(text: str, expected: list[str]) -> None:
    """Short and former names, parts, peoples, prefixes, organs, events and headlines are found."""
    assert [code for _, code in named(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Kathy works for Air France, British Airways, Bank of America and Nigerian Breweries Plc.",
        "He reads the Korea Herald, the Times of Malta and the Irish Independent.",
        "He told The Australian in a letter.",
        "She moved to Google India, then to Vodafone Germany.",
        "They drove from Mexico City to Panama City and New Mexico.",
        "The Indian Ocean, the Irish Sea, the English Channel and the Gulf of Oman are warm.",
        "He lives on Brazil Street near Denmark Hill in Jamaica Plain.",
        "A fire broke out in Lebanon, Pa., and another in Peru, Indiana.",
        "Rep. Jordan, Sen. Chad Whitmore and actress Kenya Starr came.",
        "Israel Barnes, 14, ran home. “Barnes is quick,” they said.",
        "The Holland family and the England brothers agreed.",
        "French fries, Greek salad, a Guinea pig, Brazil nuts and a Swiss Army knife.",
        "African Americans, Native Americans and Latin Americans voted.",
        "She speaks Russian and fluent Turkish and wrote in French and English.",
        "An English-language school for Spanish-speaking children offers Polish lessons.",
        "The phone has 16 GB and costs US$40 or U.S $41.",
        "JOIN US NOW. FOLLOW US.",
        "Sino and Anglo-Saxon and the Indo-Pacific are words.",
        "He flies Emirates to see a game at the Emirates Stadium.",
        "Polish your shoes. Pole position went to Finn.",
        "See www.jamaica.gov, https://uk.example.org/India or write to info@Kenya.org.",
        "Pirates left Port Sudan, Port of Spain and Benin City.",
        "South Australia and Inner Mongolia are large.",
        "Turkey is best roasted with gravy.",
        "The Cherokee tribe said the Indian school on the reservation would close.",
    ],
)
def test_look_alikes(text: str) -> None:
    """Companies, papers, places, persons, things, peoples and languages name no country."""
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Congo, rebels fled.", [("Congo", "CD")]),
        ("Brazzaville, Republic of the Congo. The Congolese left.",
         [("Republic of the Congo", "CG"), ("Congolese", "CG")]),
        ("The Dominican pitcher left.", [("Dominican", "DO")]),
        ("Korean pop sells in Korea.", [("Korean", "KR"), ("Korea", "KR")]),
        ("North Korea paid. Korean workers fled.", [("North Korea", "KP"), ("Korean", "KP")]),
        ("North Korea met South Korea. Korean workers fled.",
         [("North Korea", "KP"), ("South Korea", "KR")]),
    ],
)  # fmt: skip
def test_words_that_countries_share(text: str, expected: list[tuple[str, str]]) -> None:
    """The article's other words decide; without any the usual country is meant."""
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mark Cuban bought a team. Cuban said he would sell. Cuban law forbids it.", ["Cuban"]),
        ("Michael Jordan won. Jordan left. He flew to the coast.", []),
        ("Michael Jordan won. In Jordan, he waved.", ["Jordan"]),
        ("Jack Ireland kicked. Ireland beat Italy. The Irish won.", ["Ireland", "Italy", "Irish"]),
        ("Georgia fell silent. Japan and Peru watched.", ["Georgia", "Japan", "Peru"]),
        ("Niger and Kogi states were hit, police in Minna said.", []),
    ],
)  # fmt: skip
def test_the_article_decides(text: str, expected: list[str]) -> None:
    """Persons, states and senses are told apart by what else the article says."""
    assert [words for words, _ in named(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tokyo warned Seoul.", ["JP", "KR"]),
        ("Tokyo beat Osaka. Paris saw snow. London won the bid.", []),
        ("Denzel Washington spoke. Washington said no.", []),
        ("NAIROBI — Police fired.", []),
        ("Moscow, Idaho, wants snow.", []),
        ("Real Madrid want him; Eastern Washington rejected it.", []),
        ("Flights between London and Paris stopped.", []),
        ("Talks between London and Paris stopped.", ["GB", "FR"]),
    ],
)
def test_capitals_only_as_actors(text: str, expected: list[str]) -> None:
    """A capital counts where it does what governments do, not as a place, a team or a surname."""
    assert [code for _, code in named(text)] == expected


def test_titles_and_captions_count() -> None:
    """Lines that are no prose name countries, too, and so do capitals that act in a title."""
    text = "Beijing Warns Taiwan Over Arms\nNobody spoke.\nEgypt, 2011"
    whole = document(text)
    title, prose, caption = whole.blocks
    furniture = (Furniture(title, "title"), Furniture(caption, "caption"))
    read = Reading(replace(whole, furniture=furniture, blocks=(prose,)))
    assert [m.iso2 for m in find_countries(read, known())] == ["CN", "TW", "EG"]


@pytest.mark.parametrize("source", ["Scotland", "The Scottish government", "East Germany"])
def test_a_part_is_no_voice_of_the_government(source: str) -> None:
    """What a part of a country says is not laid to the country's government."""
    read = reading(f"{source} said no.")
    spoken = [Candidate((Span(0, len(source)),), (), (), "by hand", 1.0)]
    (holder,) = resolve(read, find_names(read, known()), spoken)
    assert holder.actor is None or holder.actor.kind != "government"


def test_the_parsers_entities_are_not_asked() -> None:
    """Without any entity of the parser the same mentions are found."""
    text = "Michael Jordan flew to Jordan. Tokyo warned the Korea Times. Chad Day saw Chad."
    read = reading(text)
    whole = find_countries(read, known())
    for block in read.blocks:
        block.doc.ents = []
    assert find_countries(read, known()) == whole
