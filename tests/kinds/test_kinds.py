"""Kinds of text the rules were not made on: who speaks is found, and nobody speaks who did not."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extract.annotate import extract
from extract.inputs import load
from extract.records import Attribution, Document, Extraction, Gazetteer, Part
from graph.facts import load as load_facts
from graph.facts.gazetteer import gazetteer

HERE = Path(__file__).resolve().parent
KINDS = sorted(p.stem for p in HERE.glob("*.jsonl"))
#: The default, at its precise point, and the rules by themselves.
EXTRACTORS = ("tagger", "rules")
FLOORS: dict[str, dict[str, float]] = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))


@dataclass(slots=True)
class Gold:
    """What a careful reader lays to whom in one text.

    :ivar said: statements; ``speaker`` is a label, a status, or several joined by ``|``.
    :ivar fine: further statements that may be found or not.
    :ivar never: labels of those who say nothing.
    :ivar traps: words that nobody affirms.
    """

    said: list[dict[str, Any]] = field(default_factory=list)
    fine: list[dict[str, Any]] = field(default_factory=list)
    never: list[str] = field(default_factory=list)
    traps: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Told:
    """A reported statement as found."""

    attribution: Attribution
    part: Part
    words: str

    @property
    def who(self) -> str:
        """Its speaker's label, or the status where nobody is named."""
        holder = self.attribution.holder
        actor = holder.actor
        return actor.label if holder.status == "resolved" and actor is not None else holder.status

    @property
    def named(self) -> bool:
        """Whether it is laid to one named actor."""
        return self.attribution.holder.status == "resolved"


@cache
def _gold(kind: str) -> Gold:
    gold = Gold()
    for line in (HERE / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        if "speaker" in entry:
            gold.said.append(entry)
        gold.fine += entry.get("fine", [])
        gold.never += entry.get("never", [])
        gold.traps += entry.get("traps", [])
    return gold


@cache
def _known() -> Gazetteer:
    return gazetteer(load_facts([]))


@cache
def _extraction(kind: str, extractor: str) -> Extraction:
    (path,) = (p for p in HERE.glob(f"{kind}.*") if p.suffix != ".jsonl")
    (document,) = load([path])
    assert isinstance(document, Document)
    return extract(document, _known(), extractor)


@cache
def _told(kind: str, extractor: str) -> list[Told]:
    extraction = _extraction(kind, extractor)
    text = extraction.document.text
    return [
        Told(a, p, _plain(" ".join(s.of(text) for s in p.content)))
        for a in extraction.reported()
        for p in a.parts
    ]


def _plain(words: str) -> str:
    """Words with straight quotation marks and single spaces."""
    return re.sub(r"\s+", " ", words.translate(str.maketrans("“”‘’", "\"\"''"))).strip()


def _holds(told: Told, entry: dict[str, Any]) -> bool:
    """Whether a found statement has the words of an expected one."""
    return told.words == entry["words"] if entry.get("exact") else entry["words"] in told.words


def _fits(told: Told, entry: dict[str, Any]) -> bool:
    """Whether a found statement has the speaker of an expected one."""
    return any(
        told.who == who or (told.named and re.search(rf"\b{re.escape(who)}\b", told.who))
        for who in entry["speaker"].split("|")
    )


def _missed(kind: str, extractor: str) -> list[str]:
    told = _told(kind, extractor)
    return [
        f"{e['speaker']}: {e['words']}"
        for e in _gold(kind).said
        if not any(_holds(t, e) and _fits(t, e) for t in told)
    ]


def _wrong(kind: str, extractor: str) -> list[str]:
    """The statements in the mouth of a named actor who did not say them."""
    gold = _gold(kind)
    return [
        f"{t.who}: {t.words}"
        for t in _told(kind, extractor)
        if t.named
        and (
            t.who in gold.never
            or not any(_holds(t, e) and _fits(t, e) for e in (*gold.said, *gold.fine))
        )
    ]


def _turned(kind: str, extractor: str, name: str) -> list[str]:
    """The expected statements that were found with another polarity or act than told."""
    found = []
    for entry in _gold(kind).said:
        hits = [t.part for t in _told(kind, extractor) if _holds(t, entry) and _fits(t, entry)]
        values = [getattr(p, name) for p in hits]
        if values and name in entry and entry[name] not in values:
            found.append(f"{entry['speaker']}: {entry['words']}: {values} for {entry[name]}")
    return found


@pytest.mark.parametrize("extractor", EXTRACTORS)
@pytest.mark.parametrize("kind", KINDS)
def test_speakers_found(kind: str, extractor: str) -> None:
    """The share of statements found with their speaker is not below the floor of the kind."""
    missed = _missed(kind, extractor)
    assert 1 - len(missed) / len(_gold(kind).said) >= FLOORS[extractor][kind], missed


@pytest.mark.parametrize("extractor", EXTRACTORS)
@pytest.mark.parametrize("kind", KINDS)
def test_nobody_speaks_who_did_not(kind: str, extractor: str) -> None:
    """Every statement laid to a named actor is one that a careful reader lays to that actor."""
    assert _wrong(kind, extractor) == []


@pytest.mark.parametrize("extractor", EXTRACTORS)
@pytest.mark.parametrize("kind", KINDS)
def test_polarity(kind: str, extractor: str) -> None:
    """No statement is found with the opposite polarity of what its speaker holds."""
    assert _turned(kind, extractor, "polarity") == []


@pytest.mark.parametrize("extractor", EXTRACTORS)
@pytest.mark.parametrize("kind", KINDS)
def test_traps(kind: str, extractor: str) -> None:
    """What nobody affirms is affirmed by nobody: supposed, withheld, asked, in a book's title."""
    traps = _gold(kind).traps
    affirmed = [t for t in _told(kind, extractor) if t.part.polarity == "positive"]
    assert [f"{t.who}: {t.words}" for t in affirmed if any(w in t.words for w in traps)] == []
