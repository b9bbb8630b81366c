"""What is one thing said in two ways: deeds that are meant, parts in a deed, what something is."""

from __future__ import annotations

import pytest

from graph.points.events import intended
from graph.points.rows import read
from graph.points.stems import family, opposed
from graph.points.wording import worded
from tests.graph.points.world import links, store, verdict


@pytest.mark.parametrize(
    ("predicate", "rest", "deed"),
    [
        ("plans", "to close the mill", ("close", "the mill")),
        ("has", "no plans", None),
        ("had", "plans to close the mill", ("close", "the mill")),
        ("has", "any intention of closing the mill", ("closing", "the mill")),
        ("intends", "to be paid", ("be paid", "")),
        ("hopes", "to close the mill", None),
        ("closes", "to the public", None),
    ],
)
def test_a_deed_that_is_meant(predicate: str, rest: str, deed: tuple[str, str] | None) -> None:
    """Below what only says that a deed is meant stands the deed."""
    assert intended(predicate, rest) == deed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Ada Kern said Norway plans to close the harbour.",
            "Norway has no plans to close the harbour, Olav Dahl said.",
        ),
        (
            "Prosecutors say that Norway poisoned Ada Kern.",
            "Norway denies any role in the poisoning of Ada Kern.",
        ),
        ("Ada Kern called Olav Dahl a traitor.", "Olav Dahl said he was not a traitor."),
        (
            "Ada Kern said the canal is a threat to Sweden.",
            "Olav Dahl said that the canal poses no threat to Sweden.",
        ),
        (
            "Ada Kern said that it was Norway that started the war.",
            "Olav Dahl insisted that Norway did not start the war.",
        ),
    ],
)
def test_denied_in_other_words(one: str, other: str) -> None:
    """A denial contradicts the claim whose words it does not repeat."""
    assert "contradicts" in links(f"{one}\n{other}")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Prosecutors say that Norway poisoned Ada Kern.",
            "Norway denies any foreign role in the poisoning of Ada Kern.",
        ),
        (
            "Prosecutors say that Norway poisoned Ada Kern.",
            "Sweden denies any role in the poisoning of Ada Kern.",
        ),
        ("Ada Kern called Olav Dahl a traitor.", "Olav Dahl said Jens Lund was not a traitor."),
    ],
)
def test_another_is_meant(one: str, other: str) -> None:
    """Who denies a part of his own, or what he is, denies it of nobody else."""
    assert "contradicts" not in links(f"{one}\n{other}")


def test_a_short_verb_links() -> None:
    """Also a shortened "is" only says what something is."""
    (row,) = read(store(["“It’s a threat to Sweden,” said Ada Kern."])).rows
    assert worded(row, {}).core == {"threat"}


def test_each_lays_it_to_the_other() -> None:
    """Two that lay one deed to each other contradict, whoever accuses; of a third neither does."""
    one = "Sweden said that Norwegian troops shelled the Kemi dam."
    assert verdict(one, "Norway said that Sweden shelled the dam.") == "contradict"
    assert verdict(one, "Norway said that Finland shelled the dam.") != "contradict"
    own = "Norway said Sweden had shelled its mills."
    assert verdict("Sweden said Norway had shelled its mills.", own) != "contradict"


@pytest.mark.parametrize(
    ("noun", "verb"),
    [("deportation", "deport"), ("withdrawals", "withdraw"), ("destruction", "destroying")],
)
def test_nouns_of_deeds(noun: str, verb: str) -> None:
    """A noun for a deed is of the family of the verb it is made from."""
    assert family(noun) == family(verb)


def test_words_that_say_not() -> None:
    """An adjective and the one that only denies it cannot both be said; others may be."""
    assert opposed(family("acceptable"), family("unacceptable"))
    assert not opposed(family("first"), family("last"))
    assert family("decision") == "decision"  # what is listed as telling little is left alone
