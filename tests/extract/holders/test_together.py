"""Several who say it together: each a speaker, and who only looks like one is none."""

from __future__ import annotations

import pytest

from extract.entities.governments import government_of
from extract.records import CountryEntry, Gazetteer, Holder
from tests.extract.world import holders, one


def _who(holder: Holder) -> list[tuple[str, str]]:
    return [(a.label, a.kind) for a in holder.together]


@pytest.mark.parametrize(
    ("marked", "labels"),
    [
        ("[[Ana Ruiz and Tom Hunt]] said so.", ["Ana Ruiz", "Tom Hunt"]),
        ("[[Both Ana Ruiz and Tom Hunt]] said so.", ["Ana Ruiz", "Tom Hunt"]),
        ("[[Ana Ruiz, Tom Hunt and Eva Marsh]] said so.", ["Ana Ruiz", "Tom Hunt", "Eva Marsh"]),
        ("[[Ana Ruiz as well as Tom Hunt]] said so.", ["Ana Ruiz", "Tom Hunt"]),
        ("[[Ana Ruiz together with Tom Hunt]] said so.", ["Ana Ruiz", "Tom Hunt"]),
        ("Ana Ruiz met Tom Hunt. [[Ruiz and Hunt]] agreed.", ["Ana Ruiz", "Tom Hunt"]),
        ("[[The ministers Ana Ruiz and Tom Hunt]] said so.", ["Ana Ruiz", "Tom Hunt"]),
        ("[[Ana Ruiz, head of Nordbank, and Tom Hunt]] said so.", ["Ana Ruiz", "Tom Hunt"]),
        ("[[The mayor, Ana Ruiz, and Tom Hunt]] said so.", ["Ana Ruiz", "Tom Hunt"]),
        ("[[Senators Ana Ruiz, D-Ohio, and Tom Hunt, R-Texas,]] agreed.", ["Ana Ruiz", "Tom Hunt"]),
        ("[[France and Germany]] agreed.", ["Government of France", "Government of Germany"]),
        ("[[Moscow and NATO]] agreed.", ["Government of Russia", "NATO"]),
        ("[[North and South Korea]] said so.",
         ["Government of North Korea", "Government of South Korea"]),
        ("[[Presidents Ana Ruiz and Tom Hunt]] said so.", ["Ana Ruiz", "Tom Hunt"]),
        ("[[The presidents of Poland and Chad, Ana Ruiz and Tom Hunt,]] agreed.",
         ["Ana Ruiz", "Tom Hunt"]),
        ("[[The French and German governments]] agreed.",
         ["Government of France", "Government of Germany"]),
        ("[[The governments of France and Germany]] agreed.",
         ["Government of France", "Government of Germany"]),
        ("Defense Secretary Lloyd Austin came. [[The secretary and Ana Ruiz]] agreed.",
         ["Lloyd Austin", "Ana Ruiz"]),
    ],
)  # fmt: skip
def test_each_is_a_speaker(marked: str, labels: list[str]) -> None:
    """Names, offices, capitals and countries joined in one source are found one by one."""
    holder = one(marked)
    assert (holder.status, holder.actor) == ("joint", None)
    assert [a.label for a in holder.speakers] == labels
    assert not holder.candidates


@pytest.mark.parametrize(
    ("marked", "who"),
    [
        ("[[Ana Ruiz and two aides]] said so.",
         [("Ana Ruiz", "person"), ("two aides", "unnamed")]),
        ("[[Ana Ruiz and the minister]] said so.",
         [("Ana Ruiz", "person"), ("the minister", "unnamed")]),
        ("[[Ana Ruiz, head of Nordbank, and Helmar's leader]] said so.",
         [("Ana Ruiz", "person"), ("Helmar's leader", "unnamed")]),
        ("[[Several countries, including France and Germany,]] said so.",
         [("Government of France", "government"), ("Government of Germany", "government"),
          ("Several countries", "unnamed")]),
        ("[[Ana Ruiz, Tom Hunt, and others]] said so.",
         [("Ana Ruiz", "person"), ("Tom Hunt", "person"), ("others", "unnamed")]),
        ("The Norda Council met. [[Other bodies such as the Norda Council]] said so.",
         [("Norda Council", "organization"), ("Other bodies", "unnamed")]),
    ],
)  # fmt: skip
def test_who_has_no_name_is_described(marked: str, who: list[tuple[str, str]]) -> None:
    """Who can be told stands; the rest is told in its own words."""
    assert _who(one(marked)) == who


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("[[Ana Ruiz, who met Tom Hunt,]] said so.", "Ana Ruiz"),
        ("[[Ana Ruiz]] told Tom Hunt and Eva Marsh so.", "Ana Ruiz"),
        ("[[China, its ally and lifeline,]] said so.", "Government of China"),
        ("[[Ana Ruiz, in power since 1986 and the owner of a mine,]] said so.", "Ana Ruiz"),
        ("[[Ana Ruiz, but not Tom Hunt,]] said so.", "Ana Ruiz"),
        ("[[Procter and Gamble]] said so.", "Procter and Gamble"),
        ("[[Some European governments]] said so.", "Some European governments"),
        ("[[Analysts and officials]] said so.", "Analysts and officials"),
        ("[[The foreign ministers of France and Germany]] said so.",
         "The foreign ministers of France and Germany"),
        ("[[Ukraine and Russia's leaders]] said so.", "Ukraine and Russia's leaders"),
        ("[[U.S. and South Korean officials]] said so.", "U.S. and South Korean officials"),
        ("[[The talks between Ana Ruiz and Tom Hunt]] showed it.",
         "The talks between Ana Ruiz and Tom Hunt"),
    ],
)  # fmt: skip
def test_one_source_stays_one(marked: str, label: str) -> None:
    """Hearers, owners, an explanation, and those whom a noun only describes do not speak."""
    holder = one(marked)
    assert not holder.together
    assert holder.actor is not None
    assert holder.actor.label == label


def test_one_or_the_other_is_not_both() -> None:
    """With "or" each may have said it, and nobody is said to have."""
    holder = one("[[Ana Ruiz or Tom Hunt]] said so.")
    assert (holder.status, holder.speakers) == ("ambiguous", ())
    assert [a.label for a in holder.candidates] == ["Ana Ruiz", "Tom Hunt"]


def test_each_has_words_of_its_own() -> None:
    """Every one of them is tied to the words that name it."""
    text = "Both Ana Ruiz and the minister said so."
    holder = one("[[Both Ana Ruiz and the minister]] said so.")
    assert [span.of(text) for span in holder.words] == ["Ana Ruiz", "the minister"]


def test_they_are_those_who_spoke_together() -> None:
    """A pronoun of many takes up all of them, one of a single person none of them for sure."""
    told = "Ana Ruiz met Eva Marsh. [[Ana Ruiz and Eva Marsh]] agreed. [[{}]] left."
    many = holders(told.format("They"))[-1][1]
    assert [a.label for a in many.together] == ["Ana Ruiz", "Eva Marsh"]
    single = holders(told.format("She"))[-1][1]
    assert not single.together
    assert single.status == "ambiguous"


@pytest.mark.parametrize(
    ("marked", "labels"),
    [
        ("Ana Ruiz and Tom Hunt, [[who]] say the dam holds, left.", ["Ana Ruiz", "Tom Hunt"]),
        ("Ana Ruiz and Tom Hunt, [[who]] have denied it, left.", ["Ana Ruiz", "Tom Hunt"]),
        ("Ana Ruiz and Tom Hunt, [[who]] said the dam holds, left.", ["Tom Hunt"]),
        ("Ana Ruiz and Tom Hunt, [[who]] says the dam holds, left.", ["Tom Hunt"]),
        ("Critics including writer Eva Marsh [[who]] said the dam holds left.", ["Eva Marsh"]),
        ("Aides of Eva Marsh [[who]] said the dam holds left.", []),
    ],
)
def test_who_means_all_only_where_the_verb_says_so(marked: str, labels: list[str]) -> None:
    """Behind two names "who" is both by a plural verb, else the one who is meant anyway."""
    assert [a.label for a in one(marked).speakers if a.kind == "person"] == labels


def test_a_person_stands_beside_a_group() -> None:
    """Many behind a name and "and" are no other people of his, whatever the parse hangs where."""
    both = one("Earlier [[US President Joe Roe and State Department officials]] played it down.")
    assert [a.label for a in both.together] == ["Joe Roe", "State Department officials"]


@pytest.mark.parametrize(
    "marked",
    [
        "[[Roe and Falk’s lawyers]] said no.",
        "[[Ana Ruiz and Tom Hunt officials]] said no.",
        "[[Norda and Ostrow officials]] said no.",
    ],
)
def test_whose_people_they_are_has_not_spoken(marked: str) -> None:
    """Two whose people speak, persons or places, are no speakers."""
    assert one(marked).status == "unnamed"


@pytest.mark.parametrize(
    "phrase",
    [
        "The ministers of France and Germany",
        "Officials in France, Germany and Togo",
        "The defence ministers of France, Germany and the United Kingdom",
    ],
)
def test_places_behind_many_are_where_they_are(phrase: str) -> None:
    """The places of a list are no speakers: those speak who come from them."""
    holder = one(f"[[{phrase}]] said on Monday that the border is open.")
    assert (holder.status, holder.actor and holder.actor.label) == ("unnamed", phrase)


def test_somebody_behind_a_place_speaks_too() -> None:
    """A name behind a comma is no place of those before it."""
    both = one("[[Officials in France, and Ana Ruiz,]] said on Monday that the border is open.")
    assert "Ana Ruiz" in [a.label for a in both.together]


def test_a_country_that_stands_first_in_a_shared_name() -> None:
    """A country is known by what it is called beside its neighbour: "North and South Sudan"."""
    sudan = CountryEntry("SD", "https://example.org/sd", "Sudan", (), (), (), None)
    told = Gazetteer(countries=(sudan,))
    for name in ("Sudan", "North Sudan"):
        assert (found := government_of(name, told)) is not None
        assert found.country == "SD"
    assert government_of("West Sudan", told) is None
