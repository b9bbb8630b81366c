"""What is too unsure to be laid to its speaker is not laid to the article instead."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract import annotate
from extract.annotate import extract
from extract.candidates.registry import extractor
from extract.records import Gazetteer
from tests.extract.marked import document

TEXT = "It rained all week. The mayor said the bridge was safe."


def test_a_doubted_report_is_nobodys(monkeypatch: pytest.MonkeyPatch) -> None:
    """A report below the extractor's own bar gives a line in the ledger and no claim of anybody."""
    rules = extractor("rules")

    def doubting(name: str) -> object:
        return lambda reading, known: (replace(c, unsure=True) for c in rules(reading, known))

    monkeypatch.setattr(annotate, "named_extractor", doubting)
    made = extract(document(TEXT), Gazetteer(), "rules")
    said = ["".join(s.of(TEXT) for s in a.content) for a in made.attributions]
    assert said == ["It rained all week"]
    assert [n.why for n in made.notes if n.kind == "dropped"] != []


def test_a_chain_is_kept() -> None:
    """Who speaks in a paper's report speaks, and the paper passes it on."""
    text = "Lloyd Austin said the troops were already there, according to the Oslo Post."
    (made,) = extract(document(text), Gazetteer()).reported()
    assert made.holder.actor is not None
    assert made.holder.actor.label == "Lloyd Austin"
    assert [a.label for a in made.holder.via] == ["Oslo Post"]
