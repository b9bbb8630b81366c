"""Who "I" and "we" are outside marked quotations, and when nobody can tell."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from extract.entities.names import find_names
from extract.holders.resolve import resolve
from extract.records import Candidate, Holder, Metadata, Passage, Span, Spans
from extract.syntax.parse import Reading
from tests.extract.marked import document, spans
from tests.extract.world import WORLD

_OWN = "I have read the plan.\n\nIt is bad, and I doubt that it will hold."


def _holder(
    text: str, said: Spans, passages: tuple[Passage, ...] = (), author: str | None = None
) -> Holder:
    """The holder of the last "I" or "we"; whatever stands before "said" is laid to "said" first.

    :param said: a source and the words that are laid to it; empty for none.
    """
    made = replace(document(text), passages=passages, meta=Metadata(author=author))
    read = Reading(made)
    *_, last = re.finditer(r"\b(I|[Ww]e)\b", text)
    found = [Candidate((said[0],), (), (said[1],), "by hand", 1.0)] if said else []
    found.append(Candidate((Span(*last.span()),), (), (), "by hand", 1.0))
    return resolve(read, find_names(read, WORLD), found)[-1]


def _label(holder: Holder) -> tuple[str, str]:
    return holder.status, holder.actor.label if holder.actor else ""


def test_the_speaker_of_the_words_around_says_i() -> None:
    """Words that are somebody's hold his "I"."""
    text = "Ana Ruiz said the plan, which we doubt, will hold."
    said = spans(text, ["Ana Ruiz", "the plan, which we doubt, will hold"])
    assert _label(_holder(text, said)) == ("resolved", "Ana Ruiz")


def _printed(lead: str) -> Holder:
    text = f"{lead}\n\nGood day. We thank our guests."
    whole = Span(text.index("Good"), len(text))
    return _holder(text, (), (Passage(whole, "text" if "text" in lead else "quote"),))


@pytest.mark.parametrize(
    "lead",
    [
        "Governor Ana Ruiz addressed the town. The full text of the speech:",
        "The appeal was made by Governor Ana Ruiz on Friday. Its text follows in full:",
        "Governor Ana Ruiz spoke in the town. Here is the full text of her speech to the guests.",
    ],
)
def test_a_text_in_full_is_whose_it_is_called(lead: str) -> None:
    """The only person before it who does something or by whom it is."""
    assert _label(_printed(lead)) == ("resolved", "Ana Ruiz")


@pytest.mark.parametrize(
    "lead",
    [
        "A letter reached Governor Ana Ruiz on Friday. The full text:",
        "Ana Ruiz met Tom Hunt on Friday. The full text:",
        "Rain fell on Friday. The full text:",
        "Ana Ruiz spoke on Friday.",
    ],
)
def test_who_gets_a_text_or_stands_beside_does_not_say_it(lead: str) -> None:
    """A hearer, one of two, nobody, or a passage that no line leads in."""
    assert _printed(lead).status == "unknown"


@pytest.mark.parametrize(
    ("text", "author"),
    [
        (_OWN, "Ana Ruiz"),
        (f"{_OWN}\n\nAna Ruiz is a nurse.", "Ana Ruiz"),
        (f"{_OWN}\n\nYours sincerely,\n\nAna Ruiz\n\nChair of the Norda Society", None),
    ],
)
def test_the_author_says_i_in_his_own_article(text: str, author: str | None) -> None:
    """Named in the by-line, or in a line of his own at the end."""
    assert _label(_holder(text, (), author=author)) == ("resolved", "Ana Ruiz")


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("The town is calm. I doubt that it will last.", "Ana Ruiz"),  # may be anybody's lost words
        ("I have read it.\n\n“I see,” he said. “And I doubt it.”", "Ana Ruiz"),
        (f"What do you think of it?\n\n{_OWN}", None),  # somebody answers
        (f"Ana Ruiz: It is bad.\n\n{_OWN}\n\nTom Hunt: Is it?", None),  # or goes on
        # speech without marks, before a dash
        ("I doubt it. I fear it.\n\nI know it.\n\n> I hope so - said in Lund Falk.", None),
    ],
)
def test_nobody_is_made_the_author(text: str, author: str | None) -> None:
    """One lone "I", words in quotation marks, and one whom somebody asks."""
    assert _holder(text, (), author=author).status == "unknown"


@pytest.mark.parametrize(
    ("text", "author"),
    [
        (_OWN, "Norda News Agency"),
        (_OWN, "Ana Ruiz and Tom Hunt"),
        (f"{_OWN}\n\nAna Ruiz, Tom Hunt", None),
        (f"{_OWN}\n\nAna Ruiz wrote the plan.", None),
    ],
)
def test_the_article_tells_of_itself(text: str, author: str | None) -> None:
    """A body, several, a person who is only told of: whose "I" it is, nobody says but the text."""
    assert _holder(text, (), author=author).status == "voice"
