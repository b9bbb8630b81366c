"""Descriptions of the first lines and the name that follows in the next paragraph."""

from __future__ import annotations

import pytest

from tests.extract.world import holders

_LEAD = "[[{}]] says ships are late.\n\n"


def _first(marked: str) -> tuple[str, str]:
    holder = holders(marked)[0][1]
    return holder.status, holder.actor.label if holder.actor else ""


@pytest.mark.parametrize(
    ("described", "then"),
    [
        ("The head of Britain’s harbour service", "Norda chief Ana Ruiz said so on Friday."),
        ("The head of Britain’s harbour service", "It rained.\n\nNorda chief Ana Ruiz said so."),
        ("The Polish diplomat", "Poland’s ambassador, Ana Ruiz, said so."),
        ("Britain’s most senior commander", "Gen. Ana Ruiz said so on Friday."),
        ("The president of Norda", "It was late, said Ana Ruiz."),
        ("The CEO of Nordsund Ferries", "In a talk, Ana Ruiz said it was late."),
        ("One of Britain’s leading historians", "Prof. Ana Ruiz, a fellow in Leeds, said so."),
    ],
)
def test_a_description_is_named_right_after(described: str, then: str) -> None:
    """By another word for the office, within two paragraphs."""
    assert _first(_LEAD.format(described) + then) == ("resolved", "Ana Ruiz")


@pytest.mark.parametrize(
    ("described", "then"),
    [
        ("The head of Britain’s harbour service", "Ana Ruiz said so on Friday."),
        ("The head of Britain’s harbour service", "Mayor Ana Ruiz said so on Friday."),
        ("The head of Britain’s harbour service", "Deputy chief Ana Ruiz said so."),
        ("The head of Britain’s harbour service", "Polish police chief Ana Ruiz said so."),
        ("The head of Britain’s harbour service", "Former Norda chief Ana Ruiz said so."),
        ("The head of Britain’s harbour service", "Norda chief Ana Ruiz met Tom Hunt."),
        ("A head of service", "Norda chief Ana Ruiz said so."),
        ("Britain’s most senior commander", "Mayor Ana Ruiz said so on Friday."),
        ("Britain’s most senior commander", "Polish Gen. Ana Ruiz said so on Friday."),
        ("Britain’s most senior commander", "Ana Ruiz, 45, said so on Friday."),
        ("Britain’s most senior commander", "Ana Ruiz was there on Friday."),
        ("Britain’s most senior commander", "Gen. Ana Ruiz told Tom Hunt so."),
        ("The captain of a ferry", "It was late, said Ana Ruiz."),
        ("A president of Norda", "It was late, said Ana Ruiz."),
        ("The president of Norda", "Mayor Ana Ruiz said it was late."),
        ("The president of Norda", "It was late, said Ana Ruiz and Tom Hunt."),
        ("A British commander", "Gen. Ana Ruiz said so on Friday."),
        ("The heads of the service", "Norda chief Ana Ruiz said so."),
        ("The head of the service", "It rained.\n\nIt froze.\n\nNorda chief Ana Ruiz said so."),
    ],
)
def test_who_comes_next_is_not_always_meant(described: str, then: str) -> None:
    """No office, another kind, a lesser or former one, another country, two, or too far."""
    assert _first(_LEAD.format(described) + then)[0] != "resolved"


def test_only_first_lines_describe_before_they_name() -> None:
    """Further down a description means somebody before it, or nobody."""
    text = "It rained.\n\nIt froze.\n\n" + _LEAD.format("The head of the service")
    assert _first(text + "Norda chief Ana Ruiz said so.")[0] != "resolved"
