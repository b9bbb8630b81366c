"""Actors of an article: persons, bodies, governments, and what joins their names."""

from __future__ import annotations

import pytest

from extract.entities.names import Named, find_names
from extract.records import Span
from tests.extract.marked import reading
from tests.extract.world import ACTOR, WORLD


def names(text: str) -> Named:
    """The names of a text."""
    return find_names(reading(text), WORLD)


def keys(text: str) -> dict[str, str]:
    """The actors of a text: words -> key."""
    return {m.span.of(text): m.actor.key.removeprefix(ACTOR) for m in names(text).actors}


def test_a_surname_joins_the_full_name() -> None:
    """Titles are stripped and the surname means the one person who bears it."""
    found = keys("Defense Secretary Lloyd Austin met Ana Ruiz. Mr. Austin left; Ruiz stayed.")
    assert found == {
        "Lloyd Austin": "made#lloyd austin", "Ana Ruiz": "made#ana ruiz",
        "Austin": "made#lloyd austin", "Ruiz": "made#ana ruiz",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("India Warren, the mayor, said the count was fair.", {"India Warren"}),
        ("Mayor India Warren spoke. Warren left.", {"India Warren", "Warren"}),
        ("Kenya Starr, a singer, said the show was over.", {"Kenya Starr"}),
        ("Talks in Jordan went on. Jordan King Abdullah said they were fair.", {"Abdullah"}),
        ("Sierra Leone said on Monday that it had no part in it.", set()),
    ],
)
def test_a_country_before_a_name(text: str, words: set[str]) -> None:
    """What means a country is no part of the name behind it, and what means none is."""
    assert {w for w in keys(text) if "overnment" not in w} == words
    meant = {m.span.of(text) for m in names(text).countries}
    assert not meant.intersection(" ".join(words).split())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Goalkeeper Teo Okoro said the grass was wet. Okoro left.", {"Teo Okoro", "Okoro"}),
        ("Conductor Amara Diallo praised the choir.", {"Amara Diallo"}),
        ("Driver Kemal Aydin said the bus was late.", {"Kemal Aydin"}),
        ("Student Union Heath said the fee was high.", set()),
        ("Tom Baker Ruiz said the fee was high.", {"Tom Baker Ruiz"}),
        ("“It may rain,” Fumiko Ohtaro, a retired admiral, wrote.", {"Fumiko Ohtaro"}),
        ("It was told by A Wess Mitchell, a former minister, who left.", {"Wess Mitchell"}),
        ("In Santa Norvela, a worker wrote that it may rain.", set()),
        ("Quarrel Steel, a leader in trams, wrote that it may rain.", set()),
    ],
)
def test_what_somebody_does_shows_a_person(text: str, words: set[str]) -> None:
    """A trade in capitals before a name is no part of it; an office behind it explains a person."""
    persons = {m.span.of(text) for m in names(text).actors if m.actor.kind == "person"}
    assert persons == words


def test_two_of_one_surname_stay_apart() -> None:
    """A bare surname of two persons is ambiguous, unless a title tells them apart."""
    text = "Bill Clinton spoke. Hillary Clinton spoke. Clinton smiled. Mrs. Clinton left."
    found = names(text)
    assert [a.label for a in found.ambiguous[0].actors] == ["Bill Clinton", "Hillary Clinton"]
    last = next(m for m in found.actors if m.span.start > text.index("Mrs."))
    assert last.actor.label == "Hillary Clinton"


def test_a_hand_written_person_is_known_by_any_name() -> None:
    """Hand-written names lead to the entity; a namesake in the text does not."""
    found = keys("Volodymyr Zelenskyy met Putin. Igor Putin laughed.")
    assert found["Volodymyr Zelenskyy"] == "zelensky"
    assert found["Putin"] == "putin"
    assert found["Igor Putin"] == "made#igor putin"


def test_a_bare_name_after_a_namesake_is_ambiguous() -> None:
    """Once a namesake has appeared, the bare name may mean either."""
    found = names("Igor Putin laughed. Putin left.")
    assert {a.label for a in found.ambiguous[0].actors} == {"Igor Putin", "Vladimir Putin"}


@pytest.mark.parametrize(
    ("text", "words", "key", "country"),
    [
        ("South Korean intelligence agreed.", "South Korean intelligence",
         "made#south korean intelligence", "KR"),
        ("The Russian Defense Ministry agreed.", "Russian Defense Ministry",
         "made#russian defense ministry", "RU"),
        ("It is the Council on Geostrategy that says so.", "Council on Geostrategy",
         "made#council on geostrategy", None),
        ("The Russian government said no.", "Russian government", "gov-ru", "RU"),
        ("South Korea demanded an answer.", "South Korea", "gov:KR", "KR"),
        ("NATO allies met.", "NATO", "nato", None),
    ],
)  # fmt: skip
def test_bodies_and_governments(text: str, words: str, key: str, country: str | None) -> None:
    """Organs, organizations and governments are actors with a stable key."""
    found = {m.span.of(text): m.actor for m in names(text).actors}
    assert found[words].key.removeprefix(ACTOR) == key
    assert found[words].country == country


def test_a_metonym_keeps_both_readings() -> None:
    """A capital as speaker refers to the government and keeps the city as literal."""
    (mention,) = names("Kyiv views it as a threat.").actors
    assert mention.actor.key == ACTOR + "gov-ua"
    assert mention.literal == "https://w3id.org/sayso/id/place/kyiv"


def test_acronyms_and_short_names_join() -> None:
    """An acronym the article explains, and a shorter name, mean the same body."""
    found = keys(
        "The International Organization for Migration (IOM) met the Polish Foreign Ministry. "
        "IOM wrote to the Foreign Ministry."
    )
    assert found["IOM"] == found["International Organization for Migration"]
    assert found["Foreign Ministry"] == found["Polish Foreign Ministry"]


def test_lookup_in_a_span_gives_only_what_lies_within() -> None:
    """Mentions that stick out of a span are not in it."""
    text = "Russia met Poland and Lloyd Austin."
    found = names(text)
    assert [m.iso2 for m in found.countries_in(Span(0, len(text)))] == ["RU", "PL"]
    assert found.countries_in(Span(1, 15)) == ()
    assert [m.actor.label for m in found.actors_in(Span(11, len(text)))] == ["Lloyd Austin"]


def test_nothing_is_merged_across_articles() -> None:
    """The key of a person without an entry opens with the article's id."""
    assert all(k.startswith("made#") for k in keys("Ana Ruiz met Tom Hunt.").values())


def test_a_relative_of_the_same_surname_is_another_one() -> None:
    """The one whose son is named in full is not the son; the bare surname then means neither."""
    read = reading("Dorn's son Ian Dorn came. Later Dorn left.")
    named = find_names(read, WORLD)
    assert [m.actor.label for m in named.actors] == ["Dorn", "Ian Dorn"]
    assert [len(a.actors) for a in named.ambiguous] == [2]


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("The Kenyan Ministry of Works, formerly the Ministry of Roads, spoke.",
         "Ministry of Roads", "Kenyan Ministry of Works"),
        ("The Department of War (formerly the Department of Defense) spoke.",
         "Department of Defense", "Department of War"),
        ("The Ministry of Arms, now called the Ministry of Industry, spoke.",
         "Ministry of Industry", "Ministry of Arms"),
    ],
)  # fmt: skip
def test_an_older_name_means_the_same_body(text: str, old: str, new: str) -> None:
    """A body that the article says was called otherwise is one body with two names."""
    found = keys(text)
    assert found[old] == found[new]


def test_ministries_named_one_after_the_other_stay_two() -> None:
    """Without a word that says so two names are two bodies; so are two countries' ministries."""
    found = keys("The Ministry of Works, the Ministry of Roads and others spoke.")
    assert found["Ministry of Works"] != found["Ministry of Roads"]
    found = keys("Poland's Ministry of Arms met Germany's Ministry of Arms.")
    assert found["Poland's Ministry of Arms"] != found["Germany's Ministry of Arms"]


def test_a_country_beside_a_body_is_its_country() -> None:
    """A country that owns the body, or follows with "of", goes with it."""
    for text in ("Poland's Ministry of Arms spoke.", "The Ministry of Arms of Poland spoke."):
        (mention,) = (m for m in names(text).actors if m.actor.kind == "organization")
        assert mention.actor.country == "PL"


def test_a_hyphened_surname_is_whole() -> None:
    """A surname of two words with a hyphen belongs to the name whole."""
    assert "Pedro Ruiz Pérez-Castejón" in keys("Minister Pedro Ruiz Pérez-Castejón spoke.")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("JIANG Weilin announced it. He left.", "person"),
        ("The leader of China JIANG Weilin called for calm.", "person"),
        ("NATO Secretary announced it. He left.", None),
        ("Bayer AG announced it. He left.", "organization"),
    ],
)
def test_a_surname_in_capitals(text: str, kind: str | None) -> None:
    """Beside a given name nobody knows it is a person's; a body's letters beside a word are not."""
    found = {m.actor.kind for m in names(text).actors if len(m.span.of(text).split()) == 2}
    assert found == ({kind} if kind else set())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sophie, the Duchess of Norda, went there.", ["Sophie"]),
        ("Sophie, Duchess of Norda, went there.", ["Sophie"]),
        ("Sophie, the town, is calm.", []),
        ("Harbour, the Duchess of Norda’s ship, is calm.", []),
    ],
)
def test_a_given_name_with_a_rank(text: str, found: list[str]) -> None:
    """An office in capitals behind a comma shows that a given name alone is a person."""
    assert [m.span.of(text) for m in names(text).actors if m.actor.kind == "person"] == found
