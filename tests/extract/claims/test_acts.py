"""Acts: what a speaker does with the reporting words."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.claims.acts import Judgement, judge
from extract.claims.statements import main, split
from extract.records import (
    Act,
    Attribution,
    Candidate,
    Certainty,
    EventStatus,
    Holder,
    Note,
    Polarity,
    Span,
)
from extract.syntax.parse import Reading
from extract.wordlists import table
from tests.extract.marked import candidate, named, reading

GOLD = Path(__file__).parents[2] / "gold"


#: sentences that rules were made with, and those held out from it
FILES = ("acts", "acts_held")


def marked(name: str = "acts") -> list[dict[str, Any]]:
    """The sentences marked by hand; each says whether its cue reports a statement at all."""
    lines = (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [{"withheld": False} | json.loads(line) for line in lines]


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


@pytest.mark.parametrize("name", FILES)
def test_marked_sentences(name: str) -> None:
    """On the marked sentences every value is right at least as often as its floor says."""
    floors = json.loads((GOLD / "floors.json").read_text(encoding="utf-8"))[name]
    right: dict[str, list[bool]] = {}
    for sentence in marked(name):
        said = answers(sentence)
        for value in floors:
            if value in sentence:
                right.setdefault(value, []).append(said.get(value) == sentence[value])
    reached = {value: sum(hits) / len(hits) for value, hits in right.items()}
    assert set(reached) == set(floors)
    assert {v: share for v, share in reached.items() if share < floors[v]} == {}


def test_marked_widely() -> None:
    """There are enough sentences, and none of the values that a statement can have is missing."""
    sentences = [s for name in FILES for s in marked(name)]
    counts = Counter(s.get("act", "withheld") for s in sentences)
    assert len({s["text"] for s in sentences}) >= 500
    assert {act for act in (*get_args(Act), "withheld") if counts[act] < 15} == set()
    assert counts["withheld"] >= 80
    for value, values in (
        ("polarity", Polarity),
        ("certainty", Certainty),
        ("status", EventStatus),
    ):
        assert set(get_args(values)) <= {s.get(value) for s in sentences}


def test_held_out() -> None:
    """No sentence is both held out and worked with."""
    held, worked = ({s["text"] for s in marked(name)} for name in reversed(FILES))
    assert held & worked == set()


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


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("If Putin thinks that he can win, he will go on.", "thinks", "that he can win"),
        ("Putin will feel emboldened to attack again.", "will feel emboldened", "to attack again"),
        ("Putin would want to attack again.", "would want", "to attack again"),
        ("Putin could be seeking to win time.", "could be seeking", "to win time"),
        ("It is possible that Putin hopes for a deal.", "hopes", "for a deal"),
        ("Putin is perhaps seeking to win time.", "is perhaps seeking", "to win time"),
    ],
)
def test_supposed_mind(text: str, cue: str, content: str) -> None:
    """A state of mind that the writer only supposes is no statement; the ledger says why."""
    note = judge(reading(text), candidate(text, "Putin", cue, content))
    assert isinstance(note, Note)
    assert cue in note.why


@pytest.mark.parametrize(
    ("text", "cue", "content", "act"),
    [
        ("She burbled that all was well.", "burbled", "that all was well", "assert"),
        ("She is gleeful about the ruling.", "is gleeful about", "the ruling", "attitude"),
        ("She is jonesing to run.", "is jonesing", "to run", "attitude"),
        ("She hounded him to resign.", "hounded him", "to resign", "demand"),
        ("She midwifed the deal.", "midwifed", "the deal", "other"),
        ("She burbled “we have won”.", "burbled", "“we have won”", "assert"),
        ("She mythologised the trial as a farce.", "mythologised", "the trial as a farce", "deny"),
        ("Smith: the deal is dead", ":", "the deal is dead", "assert"),
    ],
)
def test_unlisted_cue(text: str, cue: str, content: str, act: str) -> None:
    """A cue that no list knows is judged by its shape and by that of its content."""
    judgement = judge(reading(text), candidate(text, "", cue, content))
    assert isinstance(judgement, Judgement)
    assert judgement.act == act


def test_quoted_denial() -> None:
    """Who scoffs in quoted words stands by these words, and does not deny them."""
    text = "“It is over,” she scoffed."
    judgement = judge(reading(text), candidate(text, "she", "scoffed", "“It is over,”"))
    assert isinstance(judgement, Judgement)
    assert (judgement.act, judgement.polarity) == ("assert", "positive")


@pytest.mark.parametrize(
    ("text", "content", "act"),
    [
        ("Roe disagreed: the well was clean.", "the well was clean", "assert"),
        ("Roe objected: the well was clean.", "the well was clean", "assert"),
        ("Roe denied: that the well was clean.", "that the well was clean", "deny"),
        ("Roe disagreed that the well was clean.", "that the well was clean", "deny"),
        ("Roe rejected two things: the well and the pump.", "the well and the pump", "deny"),
    ],
)
def test_behind_a_colon(text: str, content: str, act: str) -> None:
    """A clause of its own behind "disagreed:" is what the holder says; one with "that" is not."""
    cue = text.split()[1].rstrip(":")
    found = judge(reading(text), candidate(text, "Roe", cue, content))
    assert isinstance(found, Judgement)
    assert found.act == act


@pytest.mark.parametrize(
    ("cue", "content", "wanted"),
    [
        ("criticised", "the referee", ("attitude", "negative")),
        ("praised", "the referee", ("attitude", "positive")),
        ("mocked", "the new law", ("attitude", "negative")),
        ("condemned", "the claim that the mill had closed", ("attitude", "negative")),
        ("condemned", "the invasion of Norland", ("assert", "positive")),
        ("criticised", "the mayor for closing the mill", ("assert", "positive")),
        ("criticised", "the law as too long", ("assert", "positive")),
        ("applauded", "the fact that the mill had not closed", ("assert", "positive")),
    ],
)
def test_only_judged(cue: str, content: str, wanted: tuple[str, str]) -> None:
    """Who scolds or praises a thing is against or for it; of a deed it is told that it was done."""
    text = f"Roe {cue} {content}."
    found = judge(reading(text), candidate(text, "Roe", cue, content))
    assert isinstance(found, Judgement)
    assert (found.act, found.polarity) == wanted


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("These farmers don’t revile the referee.", "don’t revile"),
        ("Roe doesn’t praise the referee.", "doesn’t praise"),
        ("Roe did not praise the referee.", "did not praise"),
        ("Roe never mocked the referee.", "never mocked"),
    ],
)
def test_who_does_not_judge(text: str, cue: str) -> None:
    """A negated verb of judging is for or against nothing, whatever its "n’t" is tagged as."""
    source = text.partition(f" {cue}")[0]
    found = judge(reading(text), candidate(text, source, cue, "the referee"))
    assert not isinstance(found, Judgement)


_AWKWARD = "Neither “he” said: nor did she, without having been asked to, deny it … (no comment)."
_PLACES = st.tuples(st.integers(0, len(_AWKWARD)), st.integers(0, len(_AWKWARD)))


@cache
def awkward() -> Reading:
    """Words that tempt a parser, read once."""
    return reading(_AWKWARD)


@settings(deadline=None)
@given(st.lists(_PLACES, max_size=3), st.lists(_PLACES, min_size=1, max_size=2))
def test_any_spans(cue: list[tuple[int, int]], content: list[tuple[int, int]]) -> None:
    """Whatever stretches an extractor takes for cue and content, judging them raises nothing."""
    cues, contents = (
        tuple(Span(min(p), max(p) + 1) for p in sorted(places)) for places in (cue, content)
    )
    verdict = judge(awkward(), Candidate((), cues, contents, "by hand", 1.0))
    assert isinstance(verdict, Judgement | Note)


@pytest.mark.parametrize("name", ["cue", "negated"])
def test_lists_are_disjoint(name: str) -> None:
    """No reporting word stands in two entries of a list, so the order of entries is free."""
    words = [word for entry in table("acts")[name] for word in entry["words"]]
    assert sorted({w for w in words if words.count(w) > 1}) == []


@pytest.mark.parametrize(
    ("text", "content", "act"),
    [
        ("The senate rejected the bill.", "the bill", "attitude"),
        ("Roe rejected Lind's offer.", "Lind's offer", "attitude"),
        ("Roe dismissed the proposal.", "the proposal", "attitude"),
        ("Roe rejected the claim.", "the claim", "deny"),
        ("Roe rejected the report on the bill.", "the report on the bill", "deny"),
        ("Roe rejected reports of a deal.", "reports of a deal", "deny"),
        ("Roe dismissed the complaint.", "the complaint", "attitude"),
        ("Roe dismissed fears of a strike.", "fears of a strike", "deny"),
    ],
)
def test_what_is_refused_is_not_denied(text: str, content: str, act: str) -> None:
    """Who rejects a bill or an offer is against it; who rejects a claim says that it is not so."""
    cue = "dismissed" if "dismissed" in text else "rejected"
    source = text.partition(f" {cue}")[0]
    found = judge(reading(text), candidate(text, source, cue, content))
    assert isinstance(found, Judgement)
    assert (found.act, found.polarity) == (act, "negative")
