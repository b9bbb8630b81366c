"""Which words mean a country, and which only look like it."""

from __future__ import annotations

import pytest

from extract.entities.countries import find_countries
from tests.extract.marked import reading
from tests.extract.world import WORLD


def named(text: str) -> list[tuple[str, str]]:
    """The mentions of a text, as words and code."""
    return [(m.span.of(text), m.iso2) for m in find_countries(reading(text), WORLD)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("North Korean troops left Russia’s border.", [("North Korean", "KP"), ("Russia", "RU")]),
        ("The U.S. and the UK back the UAE.", [("U.S.", "US"), ("UK", "GB"), ("UAE", "AE")]),
        ("The DPRK told us of a US plan.", [("DPRK", "KP"), ("US", "US")]),
        ("Ukrainians and Poles met an American.",
         [("Ukrainians", "UA"), ("Poles", "PL"), ("American", "US")]),
        ("Britain signed; New Zealand did not.", [("Britain", "GB"), ("New Zealand", "NZ")]),
        ("The king of Jordan met a minister from Chad.", [("Jordan", "JO"), ("Chad", "TD")]),
        ("Georgia summoned the Russian ambassador, a Georgian official said.",
         [("Georgia", "GE"), ("Russian", "RU"), ("Georgian", "GE")]),
        ("Ukraine, Georgia and Poland agreed.",
         [("Ukraine", "UA"), ("Georgia", "GE"), ("Poland", "PL")]),
    ],
)  # fmt: skip
def test_every_way_to_name_a_country(text: str, expected: list[tuple[str, str]]) -> None:
    """Names, adjectives, peoples, short forms and possessives are all found, with their code."""
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "In Georgia, Republicans and Democrats fought over Atlanta.",
        "She was born in Athens, Georgia.",
        "Michael Jordan waved. Jordan then left the court.",
        "Chad Johnson is tired.",
        "Rep. Jordan left early.",
        "Turkey is best when roasted slowly with gravy.",
        "He ate turkey from a china plate.",
        "They drove through New Mexico to New England.",
        "Turkish Airlines and American Airlines cut their flights.",
        "The Washington Post and the Korea Times printed it.",
        "He works at Bank of America and likes French fries.",
        "She spoke in Russian.",
        "The school in Peru, Indiana, closed.",
        "WE WANT YOU TO JOIN US NOW",
        "Korea is a peninsula.",
    ],
)
def test_what_only_looks_like_a_country(text: str) -> None:
    """States, persons, birds, plates, companies, papers, languages and towns are no countries."""
    assert named(text) == []


def test_plain_korea_means_the_only_one_named() -> None:
    """Plain "Korea" counts where the article names one Korea, and not where it names both."""
    assert ("Korea", "KR") in named("South Korea protested. In Korea, many agreed.")
    assert "Korea" not in dict(named("South Korea met North Korea. In Korea, many agreed."))


@pytest.mark.parametrize(
    ("text", "word", "form"),
    [
        ("The Russian Defense Ministry spoke.", "Russian", "organ"),
        ("The Russian border is long.", "Russian", "adjective"),
        ("An American agreed to it.", "American", "demonym"),
        ("Russia left.", "Russia", "name"),
        ("The U.S. left.", "U.S.", "abbreviation"),
        ("Kyiv views it as a threat.", "Kyiv", "metonym"),
        ("The Kremlin denied it.", "Kremlin", "metonym"),
        ("Talks between Beijing and Poland stalled.", "Beijing", "metonym"),
    ],
)
def test_the_form_says_how(text: str, word: str, form: str) -> None:
    """Each mention tells how the country is named."""
    forms = {m.span.of(text): m.form for m in find_countries(reading(text), WORLD)}
    assert forms[word] == form


@pytest.mark.parametrize(
    "text",
    ["He flew to Kyiv.", "A fire broke out in Moscow.", "Washington State is rainy.",
     "George Washington led them.", "Moscow is cold in winter."],
)  # fmt: skip
def test_a_city_alone_is_no_government(text: str) -> None:
    """A capital that is only a place stands for nobody."""
    assert named(text) == []
