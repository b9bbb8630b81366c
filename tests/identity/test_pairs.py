"""Pairs of articles: nobody merged who is two, and nearly all who are one.

`pairs.jsonl` was looked at while the rules were written; `held_out.jsonl` was not, and was measured
once: of 29 cases nobody wrongly merged, 15 of 16 of those who are one merged, one name not found.
(That name is found since, and its case, two spellings of one commander, says "same" as it should
have from the start. One label of it was changed after the prior was: "kallas-two-posts", once that
nobody can tell, says "same". The person is one, and nothing in the two texts speaks against it; but
since the rule was known then, the case counts for no evidence that the rule is right.) An earlier
held-out third, now part of the pairs, had shown two wrong merges.

`namesakes.jsonl` and `namesakes_held_out.jsonl`, of invented persons, were written together and
dealt out in turn when the prior was made that one full name is one person; of the half held out
only the counts were looked at: of 36 cases nobody wrongly merged, 17 of 18 who are one merged.

`kinds_held_out.jsonl`, persons and bodies of every kind of case, was written before it was run: of
75 cases then one was wrongly merged and 32 of 43 who are one merged. `kinds.jsonl`, of the same
kinds and other names, was written and mended from next, the counts of the first alone looked at:
nobody wrongly merged, 42 of 43 merged.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

import pyoxigraph as ox
import pytest

from graph.ask.whois import shown, whois
from graph.assembly.derive import DERIVED
from graph.identity.told import told
from tests.identity.pairs import Outcome, cases, outcomes, run

FILES = ("pairs", "held_out", "namesakes", "namesakes_held_out", "kinds", "kinds_held_out")


@cache
def _measured(name: str) -> tuple[Outcome, ...]:
    return tuple(o for case in cases(name) for o in outcomes(case))


def test_there_are_enough() -> None:
    """At least 120 pairs of articles, two in five held out, each with its own name."""
    every = [case.id for name in FILES for case in cases(name)]
    assert len(every) == len(set(every)) >= 120
    held_out = [case for name in FILES if name.endswith("held_out") for case in cases(name)]
    assert len(held_out) * 5 >= len(every) * 2


@pytest.mark.parametrize("name", FILES)
def test_nobody_is_merged_who_is_two(name: str) -> None:
    """No two actors that are different, or of whom nobody can tell, become one."""
    merged = [o for o in _measured(name) if o.got == "same"]
    assert [o for o in merged if o.wanted != "same"] == []


@pytest.mark.parametrize(
    ("name", "floor"),
    list(zip(FILES, (1.0, 0.9, 1.0, 0.9, 0.95, 0.95), strict=True)),
)
def test_nearly_all_who_are_one_are_merged(name: str, floor: float) -> None:
    """At least nine in ten of those who are one become one."""
    wanted = [o for o in _measured(name) if o.wanted == "same"]
    assert sum(o.got == "same" for o in wanted) >= floor * len(wanted)


def test_names_are_found() -> None:
    """Both names of every pair are found in their articles; otherwise nothing is tested."""
    counted = Counter(o.got for name in FILES for o in _measured(name))
    assert counted["missing"] == 0


@pytest.mark.parametrize("name", FILES)
def test_every_merge_is_explained(name: str) -> None:
    """For each merge `sayso explain` names the articles, what they say, and on what grounds."""
    explained = 0
    for case in cases(name):
        _, _, resolved = run(case)
        store = ox.Store()
        store.extend(told(resolved, DERIVED))
        for merged in resolved.merged:
            text = shown(whois(store, ox.NamedNode(merged.iri))).plain
            for merge in merged.merges:
                assert f"“{merge.name}” in article:{merge.article}" in text
                assert all(reason in text for reason in merge.reasons)
            explained += len(merged.merges)
    assert explained
