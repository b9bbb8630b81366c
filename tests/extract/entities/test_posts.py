"""Persons named with an office."""

from __future__ import annotations

import pytest

from extract.entities.names import find_names
from extract.records import PostMention
from tests.extract.marked import reading
from tests.extract.world import WORLD


def _posts(text: str, date: str | None = None) -> list[PostMention]:
    return list(find_names(reading(text, date), WORLD).posts)


@pytest.mark.parametrize(
    ("text", "span", "role", "body", "country", "former"),
    [
        ("U.S. Defense Secretary Lloyd Austin spoke.", "U.S. Defense Secretary Lloyd Austin",
         "Defense Secretary", None, "US", False),
        ("Kremlin spokesperson Dmitry Peskov spoke.", "Kremlin spokesperson Dmitry Peskov",
         "spokesperson", "Government of Russia", "RU", False),
        ("Dmitry Peskov, spokesman for the Kremlin, spoke.",
         "Dmitry Peskov, spokesman for the Kremlin", "spokesman", "Government of Russia", "RU",
         False),
        ("Belarusian leader Alexander Lukashenko denied it.",
         "Belarusian leader Alexander Lukashenko", "leader", None, "BY", False),
        ("James Rogers, director of research at the Council on Geostrategy in the UK, agreed.",
         "James Rogers, director of research at the Council on Geostrategy in the UK",
         "director of research", "Council on Geostrategy", "GB", False),
        ("They met former President Barack Obama.", "former President Barack Obama",
         "President", None, None, True),
        ("The German foreign minister, Annalena Baerbock, spoke.",
         "The German foreign minister, Annalena Baerbock", "foreign minister", None, "DE", False),
        ("He met Secretary of State Antony Blinken.", "Secretary of State Antony Blinken",
         "Secretary of State", None, None, False),
        ("NATO Secretary General Jens Stoltenberg spoke.",
         "NATO Secretary General Jens Stoltenberg", "Secretary General", "NATO", None, False),
        ("Maria Silva, president of Peru, spoke.", "Maria Silva, president of Peru", "president",
         None, "PE", False),
        ("Then-Foreign Secretary Boris Johnson spoke in 2017.",
         "Then-Foreign Secretary Boris Johnson", "Foreign Secretary", None, None, True),
        ("Ex-President Donald Trump spoke.", "Ex-President Donald Trump", "President", None, None,
         True),
        ("Germany's ex-chancellor Gerhard Schröder spoke.",
         "Germany's ex-chancellor Gerhard Schröder", "chancellor", None, "DE", True),
        ("Angela Merkel, Germany's former chancellor, spoke.",
         "Angela Merkel, Germany's former chancellor", "chancellor", None, "DE", True),
        ("Former U.S. Secretary of State Hillary Clinton spoke.",
         "Former U.S. Secretary of State Hillary Clinton", "Secretary of State", None, "US", True),
        ("The late Senator John McCain was praised.", "late Senator John McCain", "Senator", None,
         None, False),
        ("President-elect Donald Trump spoke.", "President-elect Donald Trump",
         "President-elect", None, None, False),
        ("Prime Minister-designate Michel Barnier spoke.",
         "Prime Minister-designate Michel Barnier", "Prime Minister-designate", None, None, False),
        ("Acting Defense Secretary Robert Salesses spoke.",
         "Acting Defense Secretary Robert Salesses", "Acting Defense Secretary", None, None, False),
        ("Germany's deputy prime minister, Robert Habeck, spoke.",
         "Germany's deputy prime minister, Robert Habeck", "deputy prime minister", None, "DE",
         False),
        ("Pentagon spokesman Maj. Gen. Pat Ryder spoke.",
         "Pentagon spokesman Maj. Gen. Pat Ryder", "spokesman", "Pentagon", None, False),
        ("European Commission President Ursula von der Leyen spoke.",
         "European Commission President Ursula von der Leyen", "President", "European Commission",
         None, False),
        ("Ursula von der Leyen, the president of the European Commission, spoke.",
         "Ursula von der Leyen, the president of the European Commission", "president",
         "European Commission", None, False),
        ("Foreign Minister Radosław Sikorski of Poland spoke.",
         "Foreign Minister Radosław Sikorski of Poland", "Foreign Minister", None, "PL", False),
        ("Radosław Sikorski, Poland's foreign minister, spoke.",
         "Radosław Sikorski, Poland's foreign minister", "foreign minister", None, "PL", False),
        ("State Department spokesman Matthew Miller spoke.",
         "State Department spokesman Matthew Miller", "spokesman", "State Department", None, False),
        ("CIA director William Burns spoke.", "CIA director William Burns", "director", "CIA",
         None, False),
        ("Anna Schmidt, chief executive of Nordbank, spoke.",
         "Anna Schmidt, chief executive of Nordbank", "chief executive", "Nordbank", None, False),
        ("Michael Brown, a professor of history at Oxford University, spoke.",
         "Michael Brown, a professor of history at Oxford University", "professor of history",
         "Oxford University", None, False),
        ("The U.S. ambassador to Ukraine, Bridget Brink, spoke.",
         "The U.S. ambassador to Ukraine, Bridget Brink", "ambassador", None, "US", False),
        ("Marine Le Pen, leader of France's National Rally party, spoke.",
         "Marine Le Pen, leader of France's National Rally party", "leader", "National Rally party",
         "FR", False),
        ("He served under President Barack Obama.", "President Barack Obama", "President", None,
         None, False),
        ("Sen. Lindsey Graham spoke.", "Sen. Lindsey Graham", "Sen.", None, None, False),
        ("American actor John Healey spoke.", "American actor John Healey", "actor", None, "US",
         False),
        ("British singer Lloyd Austin spoke.", "British singer Lloyd Austin", "singer", None, "GB",
         False),
        ("Wladimir Klitschko, a former boxer, spoke.", "Wladimir Klitschko, a former boxer",
         "boxer", None, None, True),
        # a name that explains an office through where its bearer serves
        ("The Belarusian commander in the Norda Regiment, Denys Kovalenko, said so.",
         "The Belarusian commander in the Norda Regiment, Denys Kovalenko", "commander",
         "Norda Regiment", "BY", False),
        # whose war he writes of is not whose he is
        ("Michael Brown, a Ukraine war reporter, spoke.", "Michael Brown, a Ukraine war reporter",
         "reporter", None, None, False),
        ("Michael Brown, a Ukraine trade envoy, spoke.", "Michael Brown, a Ukraine trade envoy",
         "trade envoy", None, "UA", False),
        # a country and a body before the field of the office
        ("The head of the NATO rights office, Anna Schmidt, spoke.",
         "The head of the NATO rights office, Anna Schmidt", "head of the rights office", "NATO",
         None, False),
        ("The director of the US national intelligence Anna Schmidt spoke.",
         "The director of the US national intelligence Anna Schmidt",
         "director of the national intelligence", None, "US", False),
    ],
)  # fmt: skip
def test_an_office_before_or_behind_a_name(
    text: str, span: str, role: str, body: str | None, country: str | None, former: object
) -> None:
    """Role, body, country and "former" are read from the words around the name."""
    (post,) = _posts(text)
    assert post.span.of(text) == span
    assert post.role == role
    assert (post.organization.label if post.organization else None) == body
    assert (post.country, post.former) == (country, former)


@pytest.mark.parametrize(
    ("text", "role", "country", "former", "time"),
    [
        ("Sergei Lavrov has been Russia's foreign minister since 2004.", "foreign minister", "RU",
         False, ("since 2004", "2004-01-01", None)),
        ("Sergei Lavrov is the Russian foreign minister.", "foreign minister", "RU", False, None),
        ("Jens Roe, who was Germany's chancellor from 2014 to 2018, spoke.", "chancellor", "DE",
         True, ("from 2014 to 2018", "2014-01-01", "2018-12-31")),
        ("Jens Roe, Germany's chancellor until October 2024, spoke.", "chancellor", "DE", True,
         ("until October 2024", None, "2024-10-31")),
        ("Angela Merkel, chancellor of Germany between 2005 and 2021, spoke.", "chancellor", "DE",
         True, ("between 2005 and 2021", "2005-01-01", "2021-12-31")),
        ("Mikhail Orlov was appointed Russian prime minister in January 2020.", "prime minister",
         "RU", False, ("in January 2020", "2020-01-01", None)),
        ("Rishi Sunak, who became British prime minister in 2022, spoke.", "prime minister", "GB",
         False, ("in 2022", "2022-01-01", None)),
        ("Mr. Healey, Britain's defence secretary since July, spoke.", "defence secretary", "GB",
         False, ("since July", None, None)),
    ],
)  # fmt: skip
def test_since_when_and_until_when(
    text: str,
    role: str,
    country: str,
    former: object,
    time: tuple[str, str | None, str | None] | None,
) -> None:
    """Offices told by a verb count too; years and months bound the time, other words are kept."""
    (post,) = _posts(text)
    assert (post.role, post.country, post.former) == (role, country, former)
    words = post.time.span.of(text) if post.time else None
    told = (words, post.time.earliest, post.time.latest) if post.time else None
    assert told == time


def test_a_month_alone_is_resolved_by_the_date_of_the_article() -> None:
    """A "since July" is the last July before the article, when its date is known."""
    text = "John Healey, Britain's defence secretary since July, spoke."
    (post,) = _posts(text, "2024-10-25")
    assert post.time
    assert (post.time.earliest, post.time.latest) == ("2024-07-01", None)
    (post,) = _posts(text, "2024-05-02")
    assert post.time
    assert post.time.earliest == "2023-07-01"


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("The French president, Emmanuel Macron, and the German chancellor, Olaf Scholz, met.",
         [("Emmanuel Macron", "president", "FR"), ("Olaf Scholz", "chancellor", "DE")]),
        ("Emmanuel Macron and Olaf Scholz, the German chancellor, met.",
         [("Olaf Scholz", "chancellor", "DE")]),
        ("Kim Yo Jong, the sister of North Korean leader Kim Jong Un, spoke.",
         [("Kim Jong Un", "leader", "KP")]),
        ("Hillary Clinton, the former secretary of state and senator, spoke.",
         [("Hillary Clinton", "secretary of state", None)]),
    ],
)  # fmt: skip
def test_each_office_goes_to_its_person(
    text: str, roles: list[tuple[str, str, str | None]]
) -> None:
    """Where several persons are named, each office is the one's whose name it stands by."""
    assert [(p.person.label, p.role, p.country) for p in _posts(text)] == roles


def test_where_a_body_stands_is_not_whose_the_person_is() -> None:
    """Words like "in the UK" behind an office give the post a country, the person none."""
    text = "James Rogers, director of research at the Council on Geostrategy in the UK, agreed."
    (post,) = _posts(text)
    assert post.person.country is None
    (post,) = _posts("Ukrainian President Petro Koval spoke.")
    assert post.person.country == "UA"


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz, Tom Hunt and Lee Marsh left.",
        "Ana Ruiz, angry, left.",
        "Mr. Hunt left.",
        "The minister's spokesman said it was late.",
        "He met the nominee for president Hillary Clinton.",
        "Yulia Navalnaya, widow of Alexei Navalny, spoke.",
        "Tom Hunt is not the German chancellor.",
        "Tom Hunt could become British prime minister in 2022.",
        "“Tom Hunt is the German chancellor,” the guide joked.",
        "If Tom Hunt were the French president, he would resign.",
        "Was Tom Hunt the French president?",
        "The guide said that Tom Hunt was the German chancellor.",
    ],
)
def test_no_office_no_post(text: str) -> None:
    """Lists, other afterthoughts, plain titles and offices denied, wished or said are no posts."""
    assert _posts(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The party's front-runner Donald Brill spoke for an hour.",
        "The former campaign manager for Mr. Brill said so. Donald Brill left.",
        "Donald Brill, whose tough general-election fight lasted long, won.",
    ],
)
def test_no_office_of_his(text: str) -> None:
    """Half a word is no office, and whoever somebody works for does not hold the office."""
    assert not [p for p in find_names(reading(text), WORLD).posts if "Brill" in p.person.label]


def test_titles_between_an_office_and_a_name() -> None:
    """An office explains a name with ranks and "Sir" before it."""
    (post,) = _posts("The army chief, General Sir Patrick Sand, spoke.")
    assert (post.role, post.person.label) == ("army chief", "Patrick Sand")


def test_the_subject_of_the_clause_explains_no_name_before_it() -> None:
    """The mayor of "After the talks with Roe, the mayor said" is another one."""
    said = "the head of British diplomacy"
    for led in ("After the talks with Ana Ruiz", "In May, with the minister, Ana Ruiz"):
        assert not [p for p in _posts(f"{led}, {said} said no.") if p.country == "GB"]
    for told in (f"Ana Ruiz, {said} said no.", f"In May, Ana Ruiz, {said}, said no."):
        assert [p.country for p in _posts(told)] == ["GB"]


def test_an_office_is_not_that_of_a_person_further_on() -> None:
    """Another name between an office and a name keeps them apart."""
    posts = _posts("The plan of the Minister of Trade Jan Sowa and Minister of Health Ana Ruiz.")
    assert {(p.person.label, p.role) for p in posts} == {
        ("Jan Sowa", "Minister of Trade"), ("Ana Ruiz", "Minister of Health"),
    }  # fmt: skip
    owned = _posts("The deputy head of Putin's administration Ana Ruiz spoke.")
    assert [p.person.label for p in owned] == ["Ana Ruiz"]
