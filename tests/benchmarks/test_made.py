"""The made-up press: the same for a seed, true to its words, few who speak often."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from benchmarks import made
from benchmarks.recorded import build
from extract.inputs import load
from extract.records import Document
from graph.assembly.plan import Plan
from graph.points.copies import copies


def test_an_article_depends_on_its_number_and_the_seed_alone() -> None:
    """Another part of a corpus, made by itself, is the same part."""
    alone = made.extraction(17)
    assert alone == list(made.articles(5, start=15))[2]
    assert alone != made.extraction(17, seed=2)


def test_every_record_stands_where_it_says() -> None:
    """Offsets lead to the words that the records tell of."""
    for found in made.articles(20):
        text = found.document.text
        for one in found.actors:
            assert one.span.of(text) in one.actor.label
        for number in found.quantities:
            assert int(number.span.of(text).replace(",", "")) == number.value
        for said in found.attributions:
            content = said.content[0].of(text)
            (part,) = said.parts
            assert part.content[0].of(text) in content
            assert part.proposition.subject is not None
            assert part.proposition.subject in content
        for block in found.document.blocks:
            assert block.of(text).strip() == block.of(text)


def test_few_speak_often_and_many_once() -> None:
    """A tenth of the names makes more than a quarter of the statements."""
    names = Counter(a.holder.actor.label for e in made.articles(600) for a in e.attributions
                    if a.holder.actor and a.holder.actor.kind == "person")  # fmt: skip
    often = sum(count for _, count in names.most_common(len(names) // 10))
    assert often > names.total() / 4
    assert sum(1 for _, count in names.items() if count < 40) > len(names) / 2


def test_an_event_is_told_by_several_and_some_print_another() -> None:
    """Neighbours are of one event; a few articles are copies."""
    found = list(made.articles(300))
    assert len({e.document.meta.title for e in found[:5]}) == 1
    texts = {e.document.id: e.document.text for e in found}
    dates = {e.document.id: e.document.meta.date or "" for e in found}
    assert 1 <= len(copies(texts, dates)) < 30


def test_lines_are_read_as_the_articles_they_are(tmp_path: Path) -> None:
    """The tables of articles that sayso reads take them as they were written."""
    made.write(tmp_path / "press.jsonl", 3)
    read = [d for d in load([tmp_path]) if isinstance(d, Document)]
    assert [d.meta.title for d in read] == [e.document.meta.title for e in made.articles(3)]
    lines = (tmp_path / "press.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(lines[1])["id"] == "made-00000001"


def test_a_graph_of_records_breaks_no_rule(tmp_path: Path) -> None:
    """What the rules find is about the facts that were given, not about made-up articles."""
    done = build(400, tmp_path, plan=Plan(ttl=False, store=False))
    assert done.counts["statements"] > 300
    assert not [f for f in done.findings if "made-" in f.node or "made-" in f.message]
