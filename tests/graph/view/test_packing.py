"""The data of the page: lean, capped where it must be, and told what is left out."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.view import View, packing, render, shortening
from graph.view.drawing import FEW
from graph.view.page import embed
from graph.view.records import Actor, Article, Country, Report, Statement
from graph.view.shortening import shortened


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


def _rows(packed: dict[str, Any]) -> list[dict[str, Any]]:
    """Columns back to rows, as ``open.js`` does it."""
    rows: list[dict[str, Any]] = [{} for _ in range(packed["n"])]
    for name, column in packed["columns"].items():
        if isinstance(column, dict):
            for at, value in zip(column["at"], column["v"], strict=True):
                rows[at][name] = value
        else:
            for row, value in zip(rows, column, strict=True):
                if value is not None:
                    row[name] = value
    return rows


def _spans(reports: dict[str, Any]) -> Iterator[list[tuple[tuple[int, int], ...]]]:
    """The spans of each report, from the list of differences."""
    numbers, last = iter(reports["spans"]), 0
    for _ in range(reports["n"]):
        parts = []
        for _ in range(3):
            spans = []
            for _ in range(next(numbers)):
                last += next(numbers)
                spans.append((last, last + next(numbers)))
            parts.append(tuple(spans))
        yield parts


def _ids(found: dict[str, Any]) -> list[str]:
    """The identifiers of the statements, from their bytes or their column."""
    if "ids" not in found:
        return [f"statement:{row['id']}" for row in _rows(found["statements"])]
    digits = _bytes(found["ids"]).hex()
    return [f"statement:{digits[i : i + 16]}" for i in range(0, len(digits), 16)]


_KEYS = st.sampled_from(["a", "b", "c"])


@given(st.lists(st.dictionaries(_KEYS, st.integers() | st.text() | st.booleans())))
def test_columns_give_their_rows_back(rows: list[dict[str, Any]]) -> None:
    """Whatever a row has or lacks, columns lose nothing and add nothing."""
    assert _rows(packing.columns(rows)) == rows


def test_a_small_view_is_packed_whole(view: View) -> None:
    """Below the cap every statement must be there, with no word of anything left out."""
    found = packing.data(view)
    assert _ids(found) == [s.id for s in view.statements]
    assert "left" not in found


def test_spans_are_packed_without_loss(view: View) -> None:
    """Differences give each report's content, cue and source back, across articles too."""
    found = packing.data(view)["reports"]
    reports = [r for s in view.statements for r in s.reports]
    assert list(_spans(found)) == [[r.content, r.cue, r.source] for r in reports]


def test_speakers_and_countries_are_numbers_of_their_lists(view: View) -> None:
    """A number in a column names the record that the statement names."""
    found = packing.data(view)
    actors, countries = _rows(found["actors"]), found["countries"]
    for row, s in zip(_rows(found["statements"]), view.statements, strict=True):
        if s.speaker:
            assert actors[row["speaker"]]["id"] == s.speaker
        assert tuple(countries[n]["id"] for n in row.get("about", [])) == s.about


def test_who_speaks_together_is_packed_as_speakers() -> None:
    """Two who say it together are numbers of the list, apart from a speaker and candidates."""
    view = _many(1, 0)
    (said,) = view.statements
    said = replace(said, holder="joint", speaker=None, together=("actor:2", "actor:5"))
    (row,) = _rows(packing.data(replace(view, statements=(said,)))["statements"])
    assert row["together"] == [2, 5]
    assert not {"speaker", "candidates"} & {name for name, value in row.items() if value}


def test_what_many_reports_share_stands_once() -> None:
    """Equal ways must be one way, and a confidence of nought must stay one."""
    found = packing.data(_many(9, 0))
    assert len(found["ways"]) == 9
    assert all(way["confidence"] == 0.0 for way in found["ways"])
    assert [r["way"] for r in _rows(found["reports"])] == list(range(9))


def _cap(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr(packing, "MOST", most)
    monkeypatch.setattr(packing, "KEPT", most)


def test_the_cap_keeps_what_is_reported_and_counts_the_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Above the cap narration goes first; the counts must name all that is left out."""
    _cap(monkeypatch, FEW + 120)
    made = _many(FEW + 100, 80)
    found = packing.data(made)
    kept = _ids(found)
    assert len(kept) == FEW + 120
    assert {s.id for s in made.statements if not s.narrated} <= set(kept)
    assert kept == [s.id for s in made.statements if s.id in set(kept)]
    assert found["left"]["statements"] == [FEW + 120, FEW + 180]
    assert found["left"]["reported"] == [FEW + 100, FEW + 100]


def test_disputes_and_heavy_lines_outlast_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where not even all reported ones fit, a contradiction must stay, both ends of it."""
    _cap(monkeypatch, 50)
    found = packing.data(_many(FEW + 200, 0))
    kept = set(_ids(found))
    assert {"statement:400", "statement:401"} <= kept
    assert len(kept) == 50


def test_many_statements_are_not_drawn_ahead() -> None:
    """A graph of many statements must carry no drawing of single ones."""
    found = packing.data(_many(FEW + 1, 0))
    assert "nodes" not in found["graph"]


def _bytes(text: str) -> bytes:
    length, _, body = text.partition(":")
    return base64.b85decode(body.translate(str.maketrans(",./", "<>&")))[: int(length)]


def _unpacked(text: str) -> Any:
    return json.loads(zlib.decompress(_bytes(text)))


@given(st.lists(st.text(st.sampled_from("the warned \ue001\U0001f4f7é."), max_size=40), max_size=6))
def test_shortened_texts_come_back(texts: list[str]) -> None:
    """Whatever a text holds, also characters that stand for words, it comes back whole."""
    many = [*texts, "the minister warned the minister " * 90]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shortening, "_WORTH", 2000)
        short = shortened(many)
    assert short is not None
    for text, found in zip(many, short.texts, strict=True):
        back = text if found is None else "".join(_word(c, short.words) for c in found)
        assert back == text
    assert len(short.texts[-1] or "") < len(many[-1]) / 3
    assert shortened(texts) is None


def _word(char: str, words: tuple[str, ...]) -> str:
    return words[ord(char) - 0xE000] if "\ue000" <= char <= "\uf8ff" else char


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
