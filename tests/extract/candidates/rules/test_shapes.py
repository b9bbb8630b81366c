"""Shapes that ask for care: reduced clauses, datelines, gaps, what only sets the scene."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Proposer = Callable[[str], list[Any]]

CASES = [
    ("Anna Lin, asked whether she believed Solheim, said she had no reason to doubt her.",
     ("Anna Lin", "she had no reason to doubt her")),
    ("Asked by Judge Roe why he had waited so long, Mr Dorn replied that nobody had asked him.",
     ("Mr Dorn", "that nobody had asked him")),
    ("The army disputes that figure; its spokesman, Major Zaw Lin, said no more than 20 died.",
     ("its spokesman, Major Zaw Lin", "no more than 20 died")),
    ("The Courier quoted a survivor, Abdi Hassan, as saying that the men had run.",
     ("a survivor", "that the men had run")),
    ("A charge of defamation, which the Courier calls groundless, is before the High Court.",
     ("the Courier", "A charge of defamation … groundless")),
    ("GENEVA, 9 June 2031 – Arden Labs today announced that its trial met the endpoint.",
     ("Arden Labs", "that its trial met the endpoint")),
    ("Mr Banda’s argument is that colonial maps are binding.",
     ("Mr Banda’s", "that colonial maps are binding")),
    ('Efua Darko, whose brother died on the ferry, called the response "a disgrace".',
     ("Efua Darko", 'the response "a disgrace"')),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_who_says_what(said: Proposer, text: str, wanted: tuple[str, str]) -> None:
    """Each shape gives its speaker with that speaker's words."""
    assert wanted in [(s.source, s.content) for s in said(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Commenting on reports that Norway would leave, the minister smiled.",
        "The minister was asked to comment on reports that Norway would leave.",
    ],
)
def test_leading_in_says_nothing(said: Proposer, text: str) -> None:
    """Who is about to comment has not said anything yet."""
    assert [s for s in said(text) if "comment" in s.cue.lower()] == []


def test_quotation_opened_in_the_paragraph_before(said: Proposer) -> None:
    """A quotation over two paragraphs belongs to whom the second one names."""
    found = said("“We have kept every promise.\n“We cannot make rain,” Haddad said.")
    assert [s.source for s in found] == ["Haddad"]
    assert "every promise" in found[0].content


def test_endless_sentences_are_left_alone(said: Proposer) -> None:
    """Four hundred words and more without a stop give nothing, and no exception."""
    assert said("Roe said " + "that he said " * 300 + "so.") == []


def test_the_one_who_is_asked_does_not_ask(said: Proposer) -> None:
    """What follows "Asked whether X, she said" is said once, and not as a question of hers."""
    found = said("Asked if Moyo had lied, Anna Lin said: “I don’t know.”")
    assert [(s.source, s.cue) for s in found if "know" in s.content] == [("Anna Lin", "said")]
