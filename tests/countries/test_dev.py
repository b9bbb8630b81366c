"""The marked paragraphs: how well countries are found, and that the marks are worth something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

import pytest

from benchmarks import countries
from benchmarks.countries import Item, Mention, Score, items, ours, score
from extract.records import Span

#: Items tuned on or held out -> lowest F1, highest number of traps violated.
FLOORS = {"tuned on": (0.985, 10), "held out": (0.985, 3)}


def part(name: str) -> list[Item]:
    """The items tuned on, or those held out."""
    return [i for i in items() if i.held_out == (name == "held out")]


@cache
def measured(name: str) -> Score:
    """How well our finder does on one part."""
    return score(ours, part(name))


@pytest.mark.parametrize("name", FLOORS)
def test_f1_is_not_below_its_floor(name: str) -> None:
    """Spans and codes agree with the marks at least as often as they once did."""
    floor, _ = FLOORS[name]
    wrong = list(countries.misses(ours, part(name))) if name == "tuned on" else []
    assert measured(name).f1 >= floor, wrong


@pytest.mark.parametrize("name", FLOORS)
def test_no_further_trap_is_violated(name: str) -> None:
    """What looks like a country and is none is not found more often than it once was."""
    assert measured(name).violated <= FLOORS[name][1]


def test_every_form_is_marked_often_enough() -> None:
    """The set is large, of many countries, full of traps, and a third of it is held out."""
    codes = Counter(m.iso2 for i in items() for m in i.mentions)
    assert len(items()) >= 60
    assert codes.total() >= 400
    assert len(codes) >= 90
    assert sum(len(i.traps) for i in items()) >= 40
    assert len(part("held out")) * 3 == len(items())


def test_traps_catch_a_plain_look_up() -> None:
    """Most traps are such: a plain look-up of the country data falls into them."""
    plain = score(countries.looked_up, items())
    assert plain.violated >= 0.75 * plain.traps
    assert plain.f1 < measured("held out").f1


def test_marks_and_texts_agree() -> None:
    """No mark lies in another one, and none starts or ends with a blank or within a word."""
    for item in items():
        marks = sorted([*(m.span for m in item.mentions), *item.traps])
        assert all(a.end <= b.start for a, b in pairwise(marks))
        for span in marks:
            words, around = span.of(item.text), item.text[span.start - 1 : span.start]
            assert words == words.strip()
            assert not around[-1:].isalnum()


def test_a_mark_without_a_code_is_refused(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A mark left open, or without a code, is an error and no quiet gap."""
    file = tmp_path_factory.mktemp("marks") / "dev.txt"
    file.write_text("== 1 kind\n[[Russia]] left.\n", encoding="utf-8")
    with pytest.raises(ValueError, match="item 1"):
        items(file)


def test_score_counts_spans_and_codes() -> None:
    """A mention with the wrong code or the wrong span is wrong twice; a trap counts once."""
    item = items()[0]
    span, code = item.mentions[0]
    trapped = next(i for i in items() if i.traps)

    def wrong(text: str) -> Iterable[Mention]:
        return [Mention(span, "XX"), Mention(Span(span.start, span.end + 1), code)]

    def caught(text: str) -> Iterable[Mention]:
        return [Mention(trapped.traps[0], code), Mention(trapped.traps[0], "XX")]

    told = score(wrong, [item])
    assert (told.right, told.found, told.marked) == (0, 2, len(item.mentions))
    assert score(caught, [trapped]).violated == 1


def test_table_has_every_finder_twice() -> None:
    """The table tells of each finder on both parts."""
    table = countries.markdown(items()[:3])
    assert table.count("\n") == 1 + 2 * len(countries.FINDERS)
    assert "| sayso | held out |" in table
