"""The measure on compared pairs: statements found again, and what a graph says of them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from benchmarks import disputes
from benchmarks.disputes import Judged, Label, Mark, Pair, Verdict, markdown, verdict
from benchmarks.told import Found, Told, told
from graph.assembly.pipeline import build
from graph.opening import open_graph
from graph.terms import val

TEXT = "Varga said the bridge is safe. Moreau denied that the bridge is safe. The road is shut."
YES, NO = val.positive.value, val.negative.value


def _words(part: str) -> frozenset[tuple[int, int]]:
    start = TEXT.index(part)
    return frozenset((m.start() + start, m.end() + start) for m in re.finditer(r"\w+", part))


def _pair(one: str, other: str, label: Label = "opposite", story: str = "a") -> Pair:
    first, second = (Mark("a.txt", _words(part)) for part in (one, other))
    return Pair(first, second, label, "a kind", story)


def _graph(
    statements: dict[str, tuple[str, dict[str, str]]],
    opposed: tuple[str, ...] = (),
    backed: tuple[str, ...] = (),
) -> Told:
    """A graph of statements given by name: their words, and the points they stand on."""
    found = [Found(name, _words(part), on) for name, (part, on) in statements.items()]
    against, behind = (
        frozenset(frozenset(pair.split()) for pair in some) for some in (opposed, backed)
    )
    return Told({"a.txt": found}, against, behind)


SAFE, DENIED = "the bridge is safe", "denied that the bridge is safe"


@pytest.mark.parametrize(
    ("one", "other", "links", "said"),
    [
        ({}, {}, {"opposed": ("1 2",)}, "opposite"),
        ({}, {}, {"backed": ("1 2",)}, "same"),
        ({"p": YES}, {"p": YES}, {}, "same"),
        ({"p": YES, "q": NO}, {"p": NO, "q": NO}, {}, "same"),
        ({"p": YES}, {"p": NO}, {}, "neither"),
        ({"p": YES}, {"q": YES}, {}, "neither"),
        ({"p": YES}, {"p": YES}, {"opposed": ("1 2",)}, "opposite"),
    ],
)
def test_links_and_points_tell_what_a_pair_is(
    one: dict[str, str], other: dict[str, str], links: dict[str, tuple[str, ...]], said: Verdict
) -> None:
    """Opposite sides of one point that nothing says to contradict are neither."""
    graph = _graph({"1": (SAFE, one), "2": (DENIED, other)}, **links)
    assert verdict(_pair(SAFE, DENIED), graph) == said


def test_figures_kept_apart_are_not_the_same() -> None:
    """On one point, two figures of different things are not one thing told twice."""
    told = _graph({"1": (SAFE, {"p": YES}), "2": ("The road is shut", {"p": YES})})
    pair = _pair(SAFE, "The road is shut")
    assert verdict(pair, told) == "same"
    apart = frozenset({frozenset({"1", "2"})})
    assert verdict(pair, Told(told.statements, told.opposed, told.backed, {}, apart)) == "neither"


def test_what_is_told_again_stands_for_its_first_telling() -> None:
    """Two tellings are one thing; what contradicts the first is opposed to the second, too."""
    statements: dict[str, tuple[str, dict[str, str]]] = {
        "1": ("the bridge is safe", {}),
        "2": (DENIED, {}),
        "3": ("The road is shut", {}),
    }
    told = _graph(statements, opposed=("1 2",))
    again = Told(told.statements, told.opposed, told.backed, {"3": "1"})
    assert verdict(_pair(SAFE, "The road is shut"), again) == "same"
    assert verdict(_pair(DENIED, "The road is shut"), again) == "opposite"
    assert verdict(_pair(DENIED, "The road is shut"), told) == "neither"


def test_a_pair_lacks_a_statement_that_no_other_stands_for() -> None:
    """One statement that meets both ends is none of the two; other words do not stand in."""
    whole = _graph({"1": (TEXT, {"p": YES})})
    assert verdict(_pair(SAFE, DENIED), whole) == "missing"
    elsewhere = _graph({"1": (SAFE, {}), "2": ("The road is shut", {})}, opposed=("1 2",))
    assert verdict(_pair(SAFE, DENIED), elsewhere) == "missing"


def test_the_likest_statement_stands_for_a_mark() -> None:
    """A long statement that holds the words of a mark gives way to the one that has just them."""
    graph = _graph(
        {"1": (SAFE, {}), "2": (DENIED, {}), "long": (TEXT, {})}, opposed=("long 2",)
    )  # fmt: skip
    assert verdict(_pair(SAFE, DENIED), graph) == "neither"
    alone = _graph({"2": (DENIED, {}), "long": (TEXT, {})}, opposed=("long 2",))
    assert verdict(_pair("The road is shut", DENIED), alone) == "opposite"


def test_shares_count_what_was_told_and_what_was_marked() -> None:
    """What was not extracted counts as missed; a link of another kind counts against precision."""
    told: list[tuple[Label, Verdict]] = [
        ("opposite", "opposite"), ("opposite", "missing"), ("opposite", "same"),
        ("same", "opposite"), ("same", "same"), ("neither", "same"), ("neither", "neither"),
    ]  # fmt: skip
    judged = [Judged(_pair(SAFE, DENIED, label), said) for label, said in told]
    lines = reversed(markdown({"dev": judged}).splitlines()[2:])
    rows = dict(line.strip("| ").split(" | ") for line in lines)
    assert rows["opposite: **precision**"].endswith("1 of 2)")
    assert rows["opposite: recall"].endswith("1 of 3)")
    assert rows["same point: **precision**"].endswith("1 of 3)")
    assert rows["same point: recall"].endswith("1 of 2)")
    assert rows["neither, told as the same"].endswith("1 of 2)")
    assert rows["– a statement not extracted"].endswith("1 of 3)")


def test_copies_are_no_same_point() -> None:
    """One text printed twice says nothing of how well meaning is compared."""
    copy = _pair(SAFE, DENIED, "same")._replace(kind=disputes.COPY)
    table = markdown({"dev": [Judged(copy, "same")]})
    assert "| same point: recall | – |" in table
    assert "| same point: **precision** | – |" in table


def test_no_article_of_the_held_part_stands_in_another() -> None:
    """What was looked at must not hold anything of what was not; no words are kept."""
    rows = [json.loads(line) for line in disputes.MARKS.read_text(encoding="utf-8").splitlines()]
    parts: dict[str, set[str]] = {}
    for row in rows:
        for end in ("one", "other"):
            assert set(row[end]) == {"article", "sha256", "span"}
            parts.setdefault(row[end]["article"], set()).add(row["part"])
            parts.setdefault(row["story"], set()).add(row["part"])
    assert all(some == {"held"} for some in parts.values() if "held" in some)
    assert {row["label"] for row in rows} == {"opposite", "same", "neither"}


def test_statements_are_found_in_a_built_graph(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Front matter moves the words of a file; what the graph tells is counted in the file."""
    article = tmp_path / "bridge.md"
    text = (
        "---\ndate: 2024-05-01\n---\n\n"
        "Sweden said that Norway has sent troops to Finland.\n\n"
        "Norway said that Norway has not sent troops to Finland.\n"
    )
    article.write_text(text, encoding="utf-8")
    build([article], [], tmp_path / "out")
    said = told(open_graph(tmp_path / "out"), [tmp_path])
    quoted = {
        text[min(s.words)[0] : max(s.words)[1]].removeprefix("that ")
        for s in said.statements["bridge.md"]
    }
    assert "Norway has sent troops to Finland" in quoted
    monkeypatch.setattr(disputes, "SAMPLES", tmp_path / "none")
    article.write_text(text.replace("Sweden", "Denmark"), encoding="utf-8")
    with pytest.raises(ValueError, match="other words"):
        told(open_graph(tmp_path / "out"), [tmp_path])
