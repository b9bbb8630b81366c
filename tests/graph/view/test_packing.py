"""The data of the page: lean, capped where it must be, and told what is left out."""

from __future__ import annotations

import base64
import json
import zlib
from typing import Any

import pytest

from graph.view import View, packing, render
from graph.view.drawing import FEW
from graph.view.page import embed
from graph.view.records import Actor, Article, Country, Report, Statement


def _said(i: int, *, narrated: bool) -> Statement:
    found = ("say", "indirect", "verb", 0.0, "rules")
    article = f"article:{i % 9}"
    report = Report(f"report:{i}", article, ((0, 5),), (), (), *found, hand=False)
    next_one: tuple[str, ...] = (f"statement:{i + 1}",)
    links = {"contradicts": next_one} if i == 400 else {}
    return Statement(
        f"statement:{i}", "Words", "voice" if narrated else "resolved", "assert", "positive",
        "certain", speaker=f"actor:{i % 7}", about=(f"country:{i % 3}",), reports=(report,),
        links=links,
    )  # fmt: skip


def _many(reported: int, narrated: int) -> View:
    said = [_said(i, narrated=i % 2 == 1 and i < 2 * narrated) for i in range(reported + narrated)]
    return View(
        articles=tuple(Article(f"article:{i}", "T", "a.txt", "Words said.") for i in range(9)),
        actors=tuple(Actor(f"actor:{i}", f"Speaker {i}", "person") for i in range(7)),
        countries=tuple(Country(f"country:{i}", f"Country {i}") for i in range(3)),
        statements=tuple(said),
    )


def test_a_small_view_is_packed_whole(view: View) -> None:
    """Below the cap every statement must be there, with no word of anything left out."""
    found = packing.data(view)
    assert [s["id"] for s in found["statements"]] == [s.id for s in view.statements]
    assert "left" not in found


def test_what_many_reports_share_stands_once() -> None:
    """Equal ways must be one way, and a confidence of nought must stay one."""
    found = packing.data(_many(9, 0))
    assert len(found["ways"]) == 9
    assert all(way["confidence"] == 0.0 for way in found["ways"])
    assert [s["reports"][0]["way"] for s in found["statements"]] == list(range(9))


def test_the_cap_keeps_what_is_reported_and_counts_the_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Above the cap narration goes first; the counts must name all that is left out."""
    monkeypatch.setattr(packing, "MOST", FEW + 120)
    made = _many(FEW + 100, 80)
    found = packing.data(made)
    kept = [s["id"] for s in found["statements"]]
    assert len(kept) == FEW + 120
    assert {s.id for s in made.statements if not s.narrated} <= set(kept)
    assert kept == [s.id for s in made.statements if s.id in set(kept)]
    assert found["left"]["statements"] == [FEW + 120, FEW + 180]
    assert found["left"]["reported"] == [FEW + 100, FEW + 100]


def test_disputes_and_heavy_lines_outlast_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where not even all reported ones fit, a contradiction must stay, both ends of it."""
    monkeypatch.setattr(packing, "MOST", 50)
    found = packing.data(_many(FEW + 200, 0))
    kept = {s["id"] for s in found["statements"]}
    assert {"statement:400", "statement:401"} <= kept
    assert len(kept) == 50
    drawn = {n["id"] for n in found["overview"]["nodes"]}
    assert drawn <= {x["id"] for name in ("actors", "countries") for x in found[name]}


def test_many_statements_are_not_drawn_ahead() -> None:
    """A graph with an overview must carry no drawing of single statements."""
    found = packing.data(_many(FEW + 1, 0))
    assert "nodes" not in found["graph"]
    assert found["overview"]["lines"][0] > 0


def _unpacked(text: str) -> Any:
    return json.loads(zlib.decompress(base64.b64decode(text)))


def test_much_data_is_compressed_without_loss() -> None:
    """Compressed data must hold no character that means anything to HTML, and unpack to itself."""
    data = {"words": ["</script>&\u2028", "x" * 500_000]}
    text = str(embed(data))
    assert len(text) < 5000
    assert not set(text) & set("<>&\u2028")
    assert _unpacked(text) == data


def test_a_large_page_is_the_same_each_time() -> None:
    """Compression must not bring a clock into the page."""
    made = _many(2000, 400)
    assert render(made) == render(made)
