"""What a name that only speaks names, told by its other places, its words and its line."""

from __future__ import annotations

import pytest

from extract.records import Holder
from tests.extract.world import holders, one


def _named(holder: Holder) -> tuple[str, str]:
    actor = holder.actor
    return (actor.kind, actor.label) if actor is not None else ("", "")


@pytest.mark.parametrize(
    ("marked", "kind", "label"),
    [
        ("[[Brenner]] said it is old. Brenner magazine is read by all.", "organization", "Brenner"),
        ("[[Brenner]] said he was sorry. His friends read a magazine.", "person", "Brenner"),
        ("According to [[Facebook]], nobody had read it.", "organization", "Facebook"),
        ("[[American Bridges]], a super PAC close to Roe, said it would spend more.",
         "organization", "American Bridges"),
    ],
)  # fmt: skip
def test_what_a_noun_tells(marked: str, kind: str, label: str) -> None:
    """A noun beside a name, be it at another place, tells a paper from somebody's surname."""
    assert _named(one(marked)) == (kind, label)


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("Tom Ebel came early. [[The Ebels]] said they were tired.", "group"),
        ("Tom Ebels came early. [[Ebels]] said he was tired.", "person"),
        ("Tom Roe came early. [[The Ebels]] said they were tired.", "organization"),
    ],
)
def test_a_family(marked: str, kind: str) -> None:
    """The plural of the surname of somebody of the article means all who bear it."""
    assert _named(one(marked))[0] == kind


@pytest.mark.parametrize(
    "marked",
    [
        "[[The bank's potential VP]] said he would run.",
        "[[The school’s Facebook post]] said that the game was off.",
        "[[The Dover-based team]] said it was glad.",
        "[[The Democrat's team]] said it was glad.",
        "[[Glass-Ostrow]] aimed to save the banks.",
    ],
)
def test_no_name(marked: str) -> None:
    """An office in letters, one of many, a small "post" and where somebody sits are no names."""
    assert _named(one(marked))[0] == "unnamed"


def test_who_leads_is_part_of_a_name() -> None:
    """A coalition is called by who leads it, a team by no place where it sits."""
    assert _named(one("[[The Norda-led coalition]] said it would stay."))[0] == "organization"


def test_what_is_no_phrase_is_nobody() -> None:
    """A verb that was taken for an adjective leaves no source."""
    assert one("[[This angered Hispanics]] who said they would leave.").status == "unknown"


def test_a_name_with_an_owner() -> None:
    """The owner is part of a body's name where the parser takes both for one."""
    ((_, holder),) = holders("[[Emily's List]] said that the race was lost.")
    assert holder.actor is None or holder.actor.label != "List"
