"""The ledger tells what was used, what gave nothing, and why."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from extract.records import Furniture, Holder, Note, Repair, Span
from graph.assembly.ledger import Ledger, article, decision
from graph.assembly.refused import Refused, shown
from graph.check import Finding
from graph.curate.decisions import Decision, Match
from graph.triples import places
from tests.graph.made import Line, actor, extraction

_ADA = actor("a", "Ada Kern")
_MADE = extraction(
    "a", [Line("Ada Kern", "said", "that it rains", _ADA)], tail="Photo: AP", title="T"
)


def test_what_gave_nothing_is_told_in_words() -> None:
    """Silent sentences, negated cues, dropped candidates, repairs and furniture must show words."""
    end = len(_MADE.document.text)
    credit = Span(end - 9, end)
    document = replace(
        _MADE.document,
        furniture=(Furniture(credit, "credit"),),
        repairs=(Repair(Span(0, 3), "ÄdÄ", "read as UTF-8"),),
    )
    notes = (Note("silent", credit, "no cue"), Note("dropped", credit, "no speaker"))
    changed = replace(_MADE, document=document, notes=notes)
    told = article(changed, tuple(places(changed)))
    assert told["furniture"] == [
        {"start": end - 9, "end": end, "words": "Photo: AP", "kind": "credit"}
    ]
    assert told["repairs"][0]["before"] == "ÄdÄ"
    assert told["repairs"][0]["words"] == "Ada"
    assert (told["silent"][0]["why"], told["dropped"][0]["why"]) == ("no cue", "no speaker")
    assert told["negated"] == []


def test_an_ambiguous_speaker_is_told_with_the_reason() -> None:
    """Who may have said it, and why it is not settled, must stand in the ledger."""
    (found,) = _MADE.attributions
    holder = Holder("ambiguous", None, (_ADA, actor("a", "Otto Lind")), reason="two men before it")
    changed = replace(_MADE, attributions=(replace(found, holder=holder),))
    told = article(changed, tuple(places(changed)))
    assert told["ambiguous"][0]["candidates"] == ["Ada Kern", "Otto Lind"]
    assert told["ambiguous"][0]["why"] == "two men before it"
    assert told["counts"]["ambiguous"] == told["counts"]["statements"] == 1


def test_a_decision_tells_what_the_extractor_had_found() -> None:
    """What a decision removed or changed must stand in the ledger as it was."""
    there = {p.key: p for p in places(_MADE)}
    match = Match(Decision("d", "rejected", file="f.ttl"), tuple(there), "words")
    told = decision(match, there, _MADE.document.text)
    assert told["matched"] == "words"
    assert told["reports"][0]["words"] == "that it rains"
    assert told["reports"][0]["speaker"] == "Ada Kern"


def test_the_ledger_is_json_whatever_it_holds() -> None:
    """Odd characters, lone surrogates among them, must not stop the ledger from being written."""
    told = Ledger(
        "rules", refused=(Refused("\ud800.txt", "odd"),), findings=(Finding("a", "b", "c"),)
    )
    plain = json.loads(told.to_json())
    assert plain["refused"][0]["reason"] == "odd"
    assert plain["findings"] == [{"name": "a", "node": "b", "message": "c"}]


def test_paths_are_told_below_the_named_folder() -> None:
    """No path of the ledger may tell where the folders lie."""
    root = Path("/somewhere/articles")
    assert shown(root / "x" / "y.txt", [root]) == "x/y.txt"
    assert shown(Path("/elsewhere/z.txt"), [root]) == "z.txt"
