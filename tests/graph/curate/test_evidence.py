"""Two actors side by side: what is shown of each."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from graph.ask.show import Line
from graph.curate.evidence import shown, side, telling
from graph.curate.pairs import Pair
from graph.iri import mint
from graph.opening import open_graph

STORE = open_graph(Path(__file__).parents[1] / "data/small.trig")
KERN, LIND = (mint("actor", "001_mini", name).value for name in ("ada kern", "otto lind"))


def test_a_side() -> None:
    """What the articles call one, its office, where it stands and what it says."""
    lind = side(STORE, LIND)
    assert (lind.label, lind.kind) == ("Otto Lind", "Person")
    assert "O. Lind" in lind.names
    assert (lind.offices, lind.country) == ((), "Sweden")
    assert "Defense Minister, Government of Norway, Norway" in side(STORE, KERN).offices
    assert all(name.endswith("(001_mini)") for name in lind.articles)
    assert lind.said == len(lind.quotes) == 1
    assert lind.quotes[0].startswith("deny: “")


@pytest.mark.parametrize("width", [40, 80, 140])
def test_it_fits(width: int) -> None:
    """No line of the two columns is wider than the terminal, and none ends in blanks."""
    pair = Pair(KERN, LIND, 1, 0.4, "a reason", "", unsure=False)
    text = shown(pair, (side(STORE, KERN), side(STORE, LIND)), "1 of 1", width).plain
    lines = text.partition("score 0.4)\n")[2].splitlines()
    assert all(cell_len(line) <= width and line == line.rstrip() for line in lines)
    assert "against" not in text
    assert "1 statement at stake" in text


def test_control_characters_steer_nothing() -> None:
    """Names and words come from articles: what would steer a terminal is shown as a mark."""
    wild = side(STORE, KERN)._replace(label="Ada\x1b[2J", quotes=("“\x07”", "“a [bold] claim”"))
    pair = Pair(KERN, LIND, 1, 0.4, "a\x1breason", "", unsure=False)
    text = shown(pair, (wild, wild), "1 of 1", 80).plain
    assert "\x1b" not in text
    assert "\x07" not in text
    # Nor are brackets marks of style.
    assert "“a [bold] claim”" in text


def test_words_of_several_articles() -> None:
    """Before a second statement of one article comes the first of another."""
    says = [
        Line("says", "assert", "positive", "certain", words, (), (article,), words)
        for words, article in (("one", "a"), ("two", "a"), ("three", "b"))
    ]
    assert [line.content for line in telling(says)] == ["one", "three"]
    assert [line.content for line in telling(says[:2])] == ["one", "two"]
    assert telling([]) == []
