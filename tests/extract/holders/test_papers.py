"""Whose words a paper's are that is named by its kind alone."""

from __future__ import annotations

import pytest

from tests.extract.world import holders, one


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("Jan Sowa wrote a letter to the mayor. “It rains,” [[the letter]] said.", "Jan Sowa"),
        ("NATO issued a statement.\n\n[[The statement]] said so.", "NATO"),
        ("In a joint statement, NATO said so.\n\nIt rained.\n\n[[The statement]] said more.",
         "NATO"),
        ("A report published by NATO came out. [[The report]] said so.", "NATO"),
        ("A resolution was adopted in May by NATO. [[The resolution]] said so.", "NATO"),
        ("NATO's report came out. According to [[the document]], it rains.", "NATO"),
        ("In a Monday tweet, NATO said so. “It rains,” [[the statement]] added.", "NATO"),
        ("The NATO report is old. [[The report]] said so.", "NATO"),
        ("Ana Ruiz quoted a report by NATO. [[The report]] said so.", "NATO"),
        ("Jan Sowa runs Orvel Council. The council said so in a June letter. [[The letter]] ends.",
         "Orvel Council"),
        ("NATO issued a letter under Resolution 12. [[The letter]] said so.", "NATO"),
        ("In its appeal, NATO reiterates that it rains. [[The appeal]] says so.", "NATO"),
        ("NATO issued a statement.\n\n[[Jan Sowa]] left.\n\n[[The statement]] said so.", "NATO"),
        (("NATO issued a statement. [[The statement]] said so.\n\n[[Jan Sowa]] left.\n\nIt rained."
         "\n\n[[The statement]] said more."), "NATO"),
        ("NATO published a survey. [[The poll]] said so.", "NATO"),
        ("NATO published a study. [[The findings]] show it rains.", "NATO"),
        ("A Sunday report of the Norda Bank came out. [[The Sunday report]] said so.",
         "Norda Bank"),
    ],
)  # fmt: skip
def test_a_paper_speaks_for_who_issued_it(marked: str, label: str) -> None:
    """By whom, whose, or the subject of the clause that brings it up."""
    holder = one(marked)
    assert (holder.status, holder.actor and holder.actor.label) == ("resolved", label)


@pytest.mark.parametrize(
    "marked",
    [
        # nobody is told to have issued it
        "NATO got a letter. [[The letter]] said so.",
        "In an appeal, NATO got support. [[The appeal]] says so.",
        "NATO answered in May to a letter. [[The letter]] said so.",
        "NATO was criticised in a report. [[The report]] said so.",
        "NATO signed a declaration with Russia. [[The declaration]] said so.",
        "A report about NATO came out. [[The report]] said so.",
        # another paper may be meant
        "NATO issued a letter.\n\n[[Jan Sowa]] left.\n\nIt rained.\n\n[[The letter]] said so.",
        "NATO issued a letter. Jan Sowa issued a letter.\n\nIt rained.\n\nSo. [[The letter]] said.",
        "NATO issued a statement.\n\nA letter came.\n\nIt rained. [[The document]] said so.",
        "NATO issued a letter. Jan Sowa issued a letter.\n\nIt rained.\n\n[[The letter]] said.",
        (
            "NATO issued a letter. [[The letter]] ends.\n\n[[Jan Sowa]] left.\n\nIt rained.\n\nSo."
            "\n\nSo be it.\n\n[[The letter]] said so."
        ),
        "NATO issued a statement. [[A statement]] said so.",
        "NATO issued a statement. [[The old statement]] said so.",
        "NATO issued a statement. [[The report]] said so.",
        "NATO issued a letter. [[The findings]] show it rains.",
        "Ana Ruiz said: “NATO issued a report.” [[The report]] said so.",
    ],
)
def test_a_paper_of_nobody_known_stays_one(marked: str) -> None:
    """Better a paper than the wrong body."""
    assert holders(marked)[-1][1].status == "unnamed"


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("[[A report by the Norda Bank]] says it rains.", "Norda Bank"),
        ("[[The Norda Bank report]] says it rains.", "Norda Bank"),
        ("It rains, according to [[the statement published by NATO]].", "NATO"),
        ("It rains, says [[the resolution]] on rain adopted by the Orvena Assembly.",
         "Orvena Assembly"),
        ("[[Ana Ruiz's letter to NATO]] says it rains.", "Ana Ruiz"),
        ("[[A Norda Bank statement on NATO]] says it rains.", "Norda Bank"),
        ("[[A Kremlin statement]] says it rains.", "Government of Russia"),
        ("[[A message of the Kremlin]] says it rains.", "Government of Russia"),
        ("[[An Orvena General Assembly resolution]] says it rains.", "Orvena General Assembly"),
        ("[[Data from the Norda Bank]] show it rains.", "Norda Bank"),
        ("It rains, according to [[information provided by the Norda Bank]].", "Norda Bank"),
        ("[[The Sunday report of the Norda Bank]] says it rains.", "Norda Bank"),
    ],
)  # fmt: skip
def test_a_papers_own_words_tell_whose_it_is(marked: str, label: str) -> None:
    """By whom it is, who issued it, whose it is called."""
    holder = one(marked)
    assert (holder.status, holder.actor and holder.actor.label) == ("resolved", label)
    assert holder.reason == "who issued the paper"


@pytest.mark.parametrize(
    "paper",
    [
        "A report on NATO",
        "A letter to NATO",
        "The Peru report",
        "A new poll",
        "His ministry's memo",
        "A Moscow report",
        "A study of the Norda Bank",
        "A Norda Bank-NATO report",
        "A US-Russia poll",
        "A Trump poll",
    ],
)
def test_whom_a_paper_is_about_has_not_issued_it(paper: str) -> None:
    """Nor who gets it, nor the country in its name."""
    assert one(f"[[{paper}]] says it rains.").status == "unnamed"


@pytest.mark.parametrize(
    ("marked", "labels"),
    [
        ("[[A Norda Bank-NATO poll]] finds it rains.", ("Norda Bank", "NATO")),
        ("[[A new NATO/Norda Bank tracking poll]] finds it rains.", ("NATO", "Norda Bank")),
        ("[[A Norda Bank-NATO poll]] is out. [[The poll]] finds it rains.", ("Norda Bank", "NATO")),
        ("[[A Norda Bank-NATO poll]] is out. [[The Norda-NATO poll]] says so.",
         ("Norda Bank", "NATO")),
    ],
)  # fmt: skip
def test_those_who_ask_together_say_it_together(marked: str, labels: tuple[str, ...]) -> None:
    """A poll of two houses is both's, and a part of their names means them again."""
    holder = holders(marked)[-1][1]
    assert (holder.status, tuple(a.label for a in holder.together)) == ("joint", labels)
