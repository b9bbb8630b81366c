"""Changes are traced back to the source and told once for each kind."""

from __future__ import annotations

from extract.inputs.changes import Change, Cleaned, changed, moved
from extract.offsets import OffsetMap
from extract.records import Repair, Span


def of(text: str) -> Cleaned:
    """A text to which nothing was done."""
    return Cleaned(text, OffsetMap.identity(len(text)), (), text)


def test_repairs_move_with_the_text() -> None:
    """A further step shifts repairs and forgets those in dropped words."""
    _, step = OffsetMap.of_edits("# café Ãé", [(0, 2, ""), (6, 8, "")])
    first, second = Repair(Span(5, 6), "Ã©", "x"), Repair(Span(6, 7), "Â", "y")
    assert moved((first, second), step) == (Repair(Span(3, 4), "Ã©", "x"),)


def test_each_kind_is_told_once() -> None:
    """Many changes of one kind are one repair, at the first place, with their number."""
    changes = [Change(1, 2, "", "dots dropped"), Change(3, 4, "ee", "doubled")]
    made, step = changed(of("a.bc.d"), [*changes, Change(4, 5, "", "dots dropped")])
    assert made.text == "abeed"
    assert made.repairs == (
        Repair(Span(1, 1), ".", "dots dropped (2 places)"),
        Repair(Span(2, 4), "c", "doubled"),
    )
    assert step.to_old(4, 5) == made.offsets.to_old(4, 5) == (5, 6)


def test_steps_lead_back_to_the_source() -> None:
    """After several steps, offsets and the told characters are those of the file."""
    first, _ = changed(of("x  ab"), [Change(0, 3, "", "start dropped")])
    second, step = changed(first, [Change(0, 1, "AA", "widened")])
    assert (second.text, second.source) == ("AAb", "x  ab")
    assert second.offsets.to_old(2, 3) == (4, 5)
    assert step.to_old(2, 3) == (1, 2)
    assert second.repairs[-1] == Repair(Span(0, 2), "a", "widened")


def test_nothing_to_change() -> None:
    """Changes that change nothing leave all as it was."""
    text = of("abc")
    assert changed(text, [Change(0, 1, "a", "same")]) == (text, OffsetMap.identity(3))
    assert changed(text, [])[0] is text
