"""Bodies and groups by the words of their phrase, and the body that a bare noun means."""

from __future__ import annotations

import pytest

from tests.extract.world import holders, one


def _named(marked: str) -> tuple[str, str]:
    holder = one(marked)
    assert holder.status == "resolved"
    assert holder.actor is not None
    return holder.actor.label, holder.actor.kind


@pytest.mark.parametrize(
    ("source", "label", "kind"),
    [
        ("The command of Norda's fleet", "command of Norda's fleet", "organization"),
        ("The Polish prosecutor's office", "Polish prosecutor's office", "organization"),
        ("The Polish central bank", "Polish central bank", "organization"),
        ("The Ukrainian side", "Government of Ukraine", "government"),
        ("NATO analysts", "NATO analysts", "group"),
        ("The NATO analysts", "NATO analysts", "group"),
        ("Economists at the Norda Bank", "Economists at the Norda Bank", "group"),
        ("The West", "West", "group"),
        ("Europe", "Europe", "group"),
        ("The House", "House", "organization"),
        ("Germany's Helmaro", "Helmaro", "organization"),
        ("The participants in the Norda Forum", "participants in the Norda Forum", "group"),
        ("The old house of the Polish parliament", "old house of the Polish parliament",
         "organization"),
    ],
)  # fmt: skip
def test_a_body_or_a_group_by_its_words(source: str, label: str, kind: str) -> None:
    """By whose it is, by whose findings its people publish, by a name for many states."""
    assert _named(f"[[{source}]] said that it rained.") == (label, kind)


@pytest.mark.parametrize(
    "source",
    [
        "The command of the fleet",
        "A command of Norda's fleet",
        "The network of Norda's friends",
        "The prosecutor's office",
        "The Polish savings bank",
        "A Polish central bank",
        "The Ukrainian side of the river",
        "The other side",
        "A Ukrainian side",
        "Two NATO analysts",
        "Some NATO analysts",
        "A NATO analyst",
        "NATO officials",
        "Polish analysts",
        "Participants in the Norda Forum",
        "The participants in the talks",
        "The old house of the parliament",
        "The command of a fleet from Norda",
        "The Orvena retailer",
        "The house",
        "The west",
    ],
)
def test_some_people_and_one_of_many_are_no_named_body(source: str) -> None:
    """Nor are words without a name, or those that only name a place."""
    assert one(f"[[{source}]] said that it rained.").status != "resolved"


def test_whose_correspondent_reports() -> None:
    """The agency's words; what he says is his, and a town is no agency."""
    assert _named("It rains, [[a Norda Press correspondent]] reports.") == (
        "Norda Press",
        "organization",
    )
    assert _named("It rains, according to [[a Norda Press correspondent]].")[0] == "Norda Press"
    for told in ("[[A Norda Press correspondent]] said", "[[A Moscow correspondent]] reports"):
        assert one(f"{told} that it rained.").status == "unnamed"


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        # one that has only spoken, with what its name says of it
        ("[[Peru's central bank]] spoke.\n\nIt rained.\n\n[[The central bank]] said more.",
         "Peru's central bank"),
        ("[[The Polish border guard]] spoke.\n\nIt rained.\n\n[[The border guard]] said more.",
         "Polish border guard"),
        # by another of its names
        ("NATO met.\n\nIt rained. It snowed.\n\nSo it went.\n\n[[The organization]] said more.",
         "NATO"),
        # whose things the sentence before is about
        ("NATO met in Paris. [[The group]] said more.", "NATO"),
        ("The Norda Fund met in Paris. [[The institution]] said more.", "Norda Fund"),
        ("HSBC is old.\n\nHSBC's sales rose and [[the company]] said so.", "HSBC"),
    ],
)  # fmt: skip
def test_the_body_that_a_noun_means(marked: str, label: str) -> None:
    """Wherever the article named it, if nothing else can be meant."""
    assert _named(marked)[0] == label


@pytest.mark.parametrize(
    "marked",
    [
        "[[Peru's central bank]] spoke.\n\nIt rained.\n\n[[The commercial bank]] said more.",
        "[[Peru's central bank]] and [[Poland's central bank]] spoke. [[The central bank]] left.",
        "NATO met a group of boys. [[The group]] said more.",
        "NATO met the old group. NATO left. [[The group]] said more.",
        "[[Jan Sowa's campaign]] spoke. Ana Ruiz left. [[The campaign]] said more.",
        "The Norda Fund met in Paris. [[The company]] said more.",
        "HSBC's sales rose at NATO's cost and [[the company]] said so.",
        "Rain fell on HSBC's roof and [[the company]] said so.",
    ],
)
def test_another_body_may_be_meant(marked: str) -> None:
    """One of another kind, one of two, one whose things are only mentioned."""
    assert holders(marked)[-1][1].status != "resolved"


def test_a_body_that_the_parse_takes_for_a_word() -> None:
    """Its name is printed elsewhere as a body's; without that it names nobody."""
    told = "[[Lukoro]] declared that it rained."
    assert _named(f"The oil giant Lukoro reported a loss.\n\n{told}")[0] == "Lukoro"
    assert one(told).status == "unnamed"


def test_a_name_in_quotation_marks() -> None:
    """A paper's; without them the word is somebody's trade."""
    assert _named("It rains, says “[[Economist]]”.") == ("Economist", "organization")
    assert one("It rains, says [[the economist]].").status == "unnamed"


def test_a_group_named_by_one_noun_is_it() -> None:
    """A pronoun goes on with the West, and not with many people."""
    assert _named("[[The West]] said no. [[It]] added that it rained.") == ("West", "group")
    assert one("[[NATO analysts]] said no. [[It]] added that it rained.").status == "unknown"


def test_plain_words_of_a_headline_are_no_name() -> None:
    """Words of the language with capitals, where all words have them, describe somebody."""
    line = "[[Top Climate Group]] Says Mills Were Closed In Every Northern Town"
    assert one(line).status == "unnamed"
    assert _named("[[The Orvena Climate Group]] says that it rains.")[1] == "organization"


def test_a_surname_that_is_a_thing_too_is_somebodys_where_the_text_says_so() -> None:
    """What stands behind a name tells that a person bears it, and no body."""
    told = "“It is late,” said [[Hala Agha]], a resident who had come early."
    assert _named(told) == ("Hala Agha", "person")
