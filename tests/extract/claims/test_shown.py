"""Which names are surely those of actors."""

from __future__ import annotations

import pytest

from extract.claims.shown import shown
from extract.entities.names import Named, find_names
from extract.records import Actor, ActorMention, Attribution, Holder, Part, Proposition
from tests.extract.marked import reading, spans
from tests.extract.world import WORLD


def _mention(text: str, words: str, label: str, kind: str) -> ActorMention:
    (span,) = spans(text, words)
    return ActorMention(span, Actor(f"made#{label}", label, kind))  # type: ignore[arg-type]


def _kept(text: str, words: str, label: str, kind: str, *, speaks: bool = False) -> bool:
    read, mention = reading(text), _mention(text, words, label, kind)
    part = Part((), "assert", "positive", "certain", Proposition("past"))
    holder = Holder("resolved", mention.actor)
    said = [Attribution((), (), (), "indirect", holder, (part,), "by hand", 1.0)] if speaks else []
    return bool(shown(read, Named(WORLD, actors=(mention,)), said))


@pytest.mark.parametrize(
    ("words", "label", "kind"),
    [
        ("Ruiz", "Ana Ruiz", "person"),
        ("Harbour Institute", "Harbour Institute", "organization"),
        ("HTC", "HTC", "organization"),
        ("Council of Brill", "Council of Brill", "organization"),
    ],
)
def test_names_that_tell(words: str, label: str, kind: str) -> None:
    """A full name, several words, an acronym."""
    assert _kept(f"They spoke of {words} again.", words, label, kind)


@pytest.mark.parametrize(
    ("words", "label", "kind"),
    [
        ("Brill", "Brill", "person"),
        ("Brill", "Brill", "organization"),
        ("Brill Uprising", "Brill Uprising", "organization"),
        ("Brill Gap in the Norvik Valley", "Brill Gap in the Norvik Valley", "organization"),
        ("Statute of the Harbour Court", "Statute of the Harbour Court", "organization"),
    ],
)
def test_names_that_do_not(words: str, label: str, kind: str) -> None:
    """A bare word may be a place; an event and a text are no bodies."""
    assert not _kept(f"They spoke of {words} again.", words, label, kind)


def test_who_speaks() -> None:
    """Whoever says something is somebody."""
    assert _kept("They spoke of Brill again.", "Brill", "Brill", "person", speaks=True)


def test_who_acts() -> None:
    """A body that does something to something is one."""
    assert _kept("They said Norvik had cut jobs.", "Norvik", "Norvik", "organization")
    assert not _kept("They said Norvik is far.", "Norvik", "Norvik", "organization")


def test_end_of_another_name() -> None:
    """The last words of a longer name are not the body that bears them alone."""
    text = "They spoke of the National Harbour Council again."
    assert not _kept(text, "Harbour Council", "Harbour Council", "organization")
    assert _kept(text, "National Harbour Council", "National Harbour Council", "organization")


def test_beginning_of_another_name() -> None:
    """The first words of a longer name are not spoken of themselves; a list is no name."""
    for text, first, kept in (
        ("They feared (President Otto) Lind.", "Otto", False),
        ("They feared Otto, Lind.", "Otto", True),
    ):
        otto = _mention(text, first, "Otto Berg", "person")
        mentions = otto, _mention(text, "Lind", "Ed Lind", "person")
        found = shown(reading(text), Named(WORLD, actors=mentions), [])
        assert (mentions[0] in found) == kept
        assert mentions[1] in found


def test_word_that_begins_a_sentence() -> None:
    """A capital at the start of a sentence makes no body of a plain word."""
    assert not _kept("Borders protect us.", "Borders", "Borders", "organization")


def test_place() -> None:
    """A word that the article uses for a place is one's wherever it stands."""
    text = "They lived in London. They said London had cut jobs."
    assert not _kept(text, "London", "London", "organization")


def test_hand_written_and_countries() -> None:
    """What a person has described is known; a country's name is the country."""
    text = "They spoke of NATO. Belarus announced a ban."
    read = reading(text)
    named = find_names(read, WORLD)
    assert {m.actor.label for m in named.actors} == {"NATO", "Government of Belarus"}
    assert [m.actor.label for m in shown(read, named, [])] == ["NATO"]
