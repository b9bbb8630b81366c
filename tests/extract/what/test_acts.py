"""Acts: what a speaker does with the reporting words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from extract.lexicon import table
from extract.records import Attribution, Holder, Note
from extract.what.acts import Judgement, judge
from extract.what.parts import main, split
from tests.extract.marked import candidate, named, reading

GOLD = Path(__file__).parents[2] / "gold"


def marked() -> list[dict[str, Any]]:
    """The sentences marked by hand."""
    lines = (GOLD / "acts.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def answers(sentence: dict[str, Any]) -> dict[str, Any]:
    """What the code says of a marked sentence, under the names of the marks."""
    text = sentence["text"]
    found = candidate(text, sentence["source"], sentence["cue"], sentence["content"])
    read = reading(text)
    judgement = judge(read, found)
    if isinstance(judgement, Note):
        return {"withheld": True}
    made = split(read, named(text), found, judgement)
    holder = Holder("unknown")
    whole = Attribution(
        found.source, found.cue, found.content, "indirect", holder, made, found.rule, 1.0
    )
    part = main(whole, text)
    return {
        "act": part.act,
        "polarity": part.polarity,
        "certainty": part.certainty,
        "status": part.proposition.status,
        "evaluation": part.evaluation,
        "parts": len(made),
        "withheld": False,
    }


def test_marked_sentences() -> None:
    """On the marked sentences every value is right at least as often as its floor says."""
    floors = json.loads((GOLD / "floors.json").read_text(encoding="utf-8"))["acts"]
    right: dict[str, list[bool]] = {}
    for sentence in marked():
        said = answers(sentence)
        for value in floors:
            if value in sentence:
                right.setdefault(value, []).append(said.get(value) == sentence[value])
    reached = {value: sum(hits) / len(hits) for value, hits in right.items()}
    assert sum(len(hits) for hits in right.values()) > 300
    assert {v: share for v, share in reached.items() if share < floors[v]} == {}


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The minister did not say whether troops had left.", "did not say", "whether troops"),
        ("The minister declined to comment on the raid.", "comment on", "the raid"),
        ("If Kim says that he agrees, they will meet.", "says", "that he agrees"),
        ("Critics might say that it is weak.", "might say", "that it is weak"),
    ],
)
def test_silent_cue(text: str, cue: str, content: str) -> None:
    """A cue that is negated, refused, conditional or only possible gives a note and no act."""
    note = judge(reading(text), candidate(text, "", cue, content))
    assert isinstance(note, Note)
    assert note.kind == "negated-cue"
    assert note.span.of(text) == cue


def test_negated_but_telling() -> None:
    """Not ruling out leaves the thing possible; it denies nothing."""
    text = "The minister did not rule out further strikes."
    judgement = judge(reading(text), candidate(text, "", "did not rule out", "further strikes"))
    assert isinstance(judgement, Judgement)
    assert (judgement.act, judgement.polarity) == ("assert", "positive")
    assert judgement.certainty == "possible"


def test_cue_lemma_with_particle() -> None:
    """The particle belongs to the dictionary form, also where it stands in the content."""
    text = "The union called for a strike."
    judgement = judge(reading(text), candidate(text, "The union", "called", "for a strike"))
    assert isinstance(judgement, Judgement)
    assert (judgement.cue_lemma, judgement.act) == ("call for", "demand")


def test_lists_are_disjoint() -> None:
    """No reporting word stands in two entries of the list, so the order of entries is free."""
    words = [word for entry in table("acts")["cue"] for word in entry["words"]]
    assert sorted({w for w in words if words.count(w) > 1}) == []
