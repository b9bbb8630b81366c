"""Whom the "he" and "she" within what is said surely mean, and when that stays open."""

from __future__ import annotations

from extract.entities.names import find_names
from extract.holders.mentioned import mentioned
from extract.records import Attribution, Holder, Part, Proposition
from tests.extract.marked import reading, spans
from tests.extract.world import WORLD

OPEN = Holder("unknown")


def _meant(text: str, source: str, content: str, speaker: str = "") -> list[tuple[str, str]]:
    read = reading(text)
    names = find_names(read, WORLD)
    known = {m.actor.label: m.actor for m in names.actors}
    holder = Holder("resolved", known[speaker]) if speaker else OPEN
    who = spans(text, source) if source else ()
    words = spans(text, content)
    part = Part(words, "assert", "positive", "certain", Proposition("past"))
    style = "direct" if content[0] == "“" else "indirect"
    found = Attribution(who, (), words, style, holder, (part,), "by hand", 1.0)  # type: ignore[arg-type]
    return [(m.span.of(text), m.actor.label) for m in mentioned(read, names, [found])]


def test_the_only_one() -> None:
    """One man near: he is meant, in the paragraph or the one before."""
    text = "Mr Otto Lind came home. Mrs Ana Ruiz said that he was ill."
    assert _meant(text, "Ana Ruiz", "that he was ill", "Ana Ruiz") == [("he", "Otto Lind")]
    text = "Mr Otto Lind came home.\nMrs Ana Ruiz said that he was ill."
    assert _meant(text, "Ana Ruiz", "that he was ill", "Ana Ruiz") == [("he", "Otto Lind")]


def test_the_speaker() -> None:
    """Where nobody else is near, he may speak of himself; not within quotation marks."""
    text = "Mr Otto Lind said that he was ill."
    assert _meant(text, "Otto Lind", "that he was ill", "Otto Lind") == [("he", "Otto Lind")]
    text = "Mr Otto Lind said: “He was ill.”"
    assert _meant(text, "Otto Lind", "“He was ill.”", "Otto Lind") == []


def test_speech_without_marks() -> None:
    """Who says "we" is not the "he" of the same words, be they quoted without marks."""
    text = "Mr Otto Lind said that we know he is ill."
    assert _meant(text, "Otto Lind", "that we know he is ill", "Otto Lind") == []


def test_two_men() -> None:
    """Two who fit leave it open, and so does a name that may be a man's."""
    text = "Mr Otto Lind met Mr Karl Vale. Mrs Ana Ruiz said that he was ill."
    assert _meant(text, "Ana Ruiz", "that he was ill", "Ana Ruiz") == []
    text = "Mr Otto Lind came home. Ekke Ruiz said that he was ill."
    assert _meant(text, "Ekke Ruiz", "that he was ill", "Ekke Ruiz") == []
    text = "“He lied,” Mr Karl Vale said of Mr Otto Lind and Mr Jan Berg."
    assert _meant(text, "Karl Vale", "“He lied,”", "Karl Vale") == []


def test_speaker_behind_his_words() -> None:
    """Who is named only behind the words may be meant as well as who stood before them."""
    text = "Mr Otto Lind came home. That he was ill, Mr Karl Vale said."
    assert _meant(text, "Karl Vale", "That he was ill", "Karl Vale") == []


def test_somebody_without_a_name() -> None:
    """A driver may be the one as well, but not a driver whose name stands beside it."""
    text = "Mr Otto Lind hit a driver. Mrs Ana Ruiz said that he was ill."
    assert _meant(text, "Ana Ruiz", "that he was ill", "Ana Ruiz") == []
    text = "The driver Otto Lind left with Mrs Ana Ruiz, and she said Mr Otto Lind knew he was ill."
    assert _meant(text, "she", "Mr Otto Lind knew he was ill", "Ana Ruiz") == [("he", "Otto Lind")]


def test_open_speaker_of_a_quotation() -> None:
    """Whoever speaks within quotation marks may be the only one near: then nobody is meant."""
    text = "Mr Otto Lind stood there. “He is ill.”"
    assert _meant(text, "", "“He is ill.”") == []


def test_not_whose() -> None:
    """A possessive says whose something is; the words are about the thing."""
    text = "Mr Otto Lind said that his house burned."
    assert _meant(text, "Otto Lind", "that his house burned", "Otto Lind") == []


def test_outside_what_is_said() -> None:
    """A pronoun in no words of anybody is nothing that words are about."""
    text = "Mr Otto Lind came and he slept. Mrs Ana Ruiz said that it rained."
    assert _meant(text, "Ana Ruiz", "that it rained", "Ana Ruiz") == []
