"""Who did it: two that lay one deed to different doers, and the words for a part in a deed."""

from __future__ import annotations

import pytest

from graph.points.doing import deed
from graph.points.rows import read
from tests.graph.points.world import links, stated, store, verdict

BLAMED = "Sweden blamed Norway for the explosion at the Kemi dam."


@pytest.mark.parametrize(
    "other",
    [
        "Norway blamed Sweden for the explosion at the Kemi dam.",
        "Norway said that Sweden was behind the explosion at the dam.",
        "Norway accused Sweden of the explosion at the Kemi dam.",
    ],
)
def test_each_blames_the_other(other: str) -> None:
    """Who lays a deed to another contradicts who lays it to him, in one report or in two."""
    assert verdict(BLAMED, other) == "contradict"
    assert "contradicts" in links(f"{BLAMED}\n{other}")


@pytest.mark.parametrize(
    "other",
    [
        # the same doer, another deed, a kind of deeds that both may have done
        "Finland blamed Norway for the explosion at the Kemi dam.",
        "Norway blamed Sweden for the fire at the Turku mill.",
    ],
)
def test_no_rivals(other: str) -> None:
    """Who names the same doer, or speaks of another deed, contradicts nobody."""
    assert "contradicts" not in links(f"{BLAMED}\n{other}")


def test_both_may_have_done_such_things() -> None:
    """Deeds of one kind may have been done by both."""
    one = "Norway accused Sweden of shelling villages in Lapland."
    other = "Sweden accused Norway of shelling villages in Lapland."
    assert "contradicts" not in links(f"{one}\n{other}")


def test_the_sides_of_rivals() -> None:
    """Of two that lay a deed to different doers each is on a side of its own."""
    (point,) = stated(f"{BLAMED}\nNorway blamed Sweden for the explosion at the Kemi dam.").points
    assert set(point.sides) == {1, -1}


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("Norway was behind the explosion", "the explosion"),
        ("Norway had nothing to do with the explosion", "the explosion"),
        ("Norway had no role in the explosion", "the explosion"),
        ("Norway carried out the explosion", "the explosion"),
        ("Norway took part in the talks", "the talks"),
        ("Norway heard the explosion", ""),
        ("Norway had a house", ""),
    ],
)
def test_the_deed_somebody_has_a_part_in(said: str, what: str) -> None:
    """What stands behind words for a part in something is the deed."""
    rows = read(store([f"Sweden said that {said}."])).rows
    assert [deed(row) for row in rows if row.who == "Government of Sweden"] == [what]


@pytest.mark.parametrize(
    ("claim", "denial"),
    [
        (
            "Sweden said that Norway was behind the fire at the mill.",
            "Norway had no role in the fire",
        ),
        (
            "Sweden said that Norway carried out the raid on the mill.",
            "Norway was not involved in the raid",
        ),
        (
            "Sweden accused Norway of the raid on the mill.",
            "Norway had nothing to do with the raid",
        ),
    ],
)
def test_a_part_in_a_deed_denied(claim: str, denial: str) -> None:
    """Who says that he had no part in a deed contradicts who lays it to him."""
    assert "contradicts" in links(f"{claim}\nNorwegian minister Ada Kern said that {denial}.")


def test_whom_they_means() -> None:
    """'They' in what a group says of itself is the group, and its soldiers are its country's."""
    kurds = "The Kurds said that they had not broken the ceasefire."
    assert verdict("Turkey said that the Kurds had broken the ceasefire.", kurds) == "contradict"
    left = "The Norwegian army said that its soldiers had left Kemi."
    assert verdict(left, "Finland said that Swedish soldiers had not left Kemi.") == "unrelated"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            f"{BLAMED}\nNorway blamed Sweden for the explosion at the Kemi dam.",
            "Sweden is blamed for the explosion at the Kemi dam",
        ),
        (
            (
                "Roe said Sweden has seen signs that Norway has closed the mill.\n"
                "Norway said that it had not closed the mill."
            ),
            "Norway has closed the mill",
        ),
    ],
)
def test_headings_are_sentences(text: str, label: str) -> None:
    """A point is called by a sentence, also where a charge has no verb or signs lead it in."""
    assert label in {point.label for point in stated(text).points}
