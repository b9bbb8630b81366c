"""Builds in any sequence of changes: each equals a build from nothing, byte for byte."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.records import Attribution, Document, Extraction, Proposition
from graph import disk
from graph.assembly import articles
from graph.assembly.pipeline import OUTPUTS, Plan, build
from ontology import PREFIXES
from tests.graph.made import plain

_HEAD = "".join(f"@prefix {p}: <{i}> .\n" for p, i in PREFIXES.items())
_ME = 'actor:me a prov:Person ; rdfs:label "me" .\n'

_WHO = ["Ada Kern", "Otto Lind", "Ida Moen", "Ada Lind"]
_SAID = [
    "that Norland invaded Ukraine",
    "that Norland sent 300 troops to Ukraine",
    "that 400 troops were in Ukraine near the old bridge",
    "the invasion of Ukraine",
]
_NAMES = [f"a{n}.txt" for n in range(5)]

_ENTITY = 'actor:ada-kern a sayso:Person ; rdfs:label "Ada Kern" ; sayso:ofCountry country:no .\n'
_FACT = """actor:otto-lind a sayso:Person ; rdfs:label "Otto Lind" .
fact:f a sayso:Fact ; sayso:propSubject actor:otto-lind ; sayso:propPredicate rel:memberOf ;
  sayso:propObject actor:moen ; prov:wasAttributedTo actor:me ; dcterms:source "a book" .
actor:moen a sayso:Organization ; rdfs:label "The Moen Trust" .
"""


def _verdict(outcome: str, article: str, words: str) -> str:
    return f"""decision:{outcome}-{article} a sayso:Decision ; sayso:outcome val:{outcome} ;
  sayso:inArticle article:{article} ; oa:exact "{words}" ; prov:wasAssociatedWith actor:me ;
  prov:endedAtTime "2025-01-01"^^xsd:date .\n"""


def _relation(outcome: str, one: str, other: str) -> str:
    return f"""decision:{outcome}-actors a sayso:Decision ; sayso:outcome val:{outcome} ;
  sayso:decides actor:{one}, actor:{other} ; prov:wasAssociatedWith actor:me ;
  prov:endedAtTime "2025-01-02"^^xsd:date .\n"""


_FACTS = {
    "entity.ttl": [_ENTITY, _FACT, _ENTITY + _FACT],
    "verdicts.ttl": [
        _verdict("rejected", "a0", _SAID[0]),
        _verdict("accepted", "a1", _SAID[1]),
        _verdict("rejected", "a2", "words that stand nowhere"),
    ],
    "actors.ttl": [
        _relation("different", "a0.ada-kern", "a1.ada-kern"),
        _relation("same", "a0.ada-kern", "a1.ada-lind"),
        _relation("same", "a0.otto-lind", "actor-that-is-gone"),
    ],
}

_LINE = st.tuples(
    st.sampled_from(_WHO), st.sampled_from(["said", "denied"]), st.sampled_from(_SAID)
)
_TEXT = st.lists(_LINE, min_size=1, max_size=4).map(
    lambda lines: "".join(f"{' '.join(line)}.\n" for line in lines)
)
_PUT = st.tuples(st.just("put"), st.sampled_from(_NAMES), _TEXT)
_GONE = st.tuples(st.just("gone"), st.sampled_from(_NAMES), st.just(""))
_MOVED = st.tuples(st.just("moved"), st.sampled_from(_NAMES), st.sampled_from(_NAMES))
_WRITTEN = st.sampled_from(sorted(_FACTS)).flatmap(
    lambda name: st.tuples(st.just("written"), st.just(name), st.sampled_from(["", *_FACTS[name]]))
)
_STEP = st.one_of(_PUT, _PUT, _GONE, _MOVED, _WRITTEN)
_STEPS = st.lists(st.lists(_STEP, min_size=1, max_size=3), min_size=2, max_size=4)

Step = tuple[str, str, str]


def _disputing(document: Document, setting: object) -> Extraction:
    """What the extractor of the tests finds, with denials as such and the words of one claim."""
    made = plain(document, setting)
    return replace(made, attributions=tuple(map(partial(_claiming, document), made.attributions)))


def _claiming(document: Document, found: Attribution) -> Attribution:
    (part,) = found.parts
    if any(span.of(document.text) == "denied" for span in found.cue):
        part = replace(part, act="deny", polarity="negative")
    if any("invaded" in span.of(document.text) for span in part.content):
        said = Proposition("past", "Norland", "invaded", "Ukraine")
        part = replace(part, proposition=said)
    return replace(found, parts=(part,))


@pytest.fixture(autouse=True)
def _without_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(articles, "_annotated", _disputing)


def _apply(base: Path, step: Step) -> None:
    what, name, more = step
    news, facts = base / "news", base / "facts"
    if what == "put":
        (news / name).write_text(more, encoding="utf-8")
    elif what == "gone":
        (news / name).unlink(missing_ok=True)
    elif what == "moved" and (news / name).exists():
        (news / name).replace(news / more)
    elif what == "written" and more:
        (facts / name).write_text(_HEAD + _ME + more, encoding="utf-8")
    elif what == "written":
        (facts / name).unlink(missing_ok=True)


def _made(base: Path, out: Path, plan: Plan | None = None) -> tuple[dict[str, bytes], set[str]]:
    build([base / "news"], [base / "facts"], out, plan=plan)
    store = disk.opened(out)
    assert store is not None
    return {name: (out / name).read_bytes() for name in OUTPUTS}, {str(quad) for quad in store}


def _walk(base: Path, steps: list[list[Step]], look: Callable[[], None]) -> None:
    for name in ("news", "facts"):
        (base / name).mkdir()
    for several in steps:
        for step in several:
            _apply(base, step)
        look()


@settings(max_examples=200 if os.environ.get("HYPOTHESIS_PROFILE") == "fuzz" else 12, deadline=None)
@given(_STEPS)
def test_a_build_upon_others_equals_one_from_nothing(steps: list[list[Step]]) -> None:
    """After articles, facts and decisions came, changed, moved and went, bytes must be equal."""
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        count = iter(range(100))

        def look() -> None:
            upon, anew = _made(base, base / "out"), _made(base, base / f"anew{next(count)}")
            for one in OUTPUTS:
                assert upon[0][one] == anew[0][one], one
            assert upon[1] == anew[1]

        _walk(base, steps, look)


def test_the_sequences_reach_what_they_are_for(tmp_path: Path) -> None:
    """The made articles must merge actors, dispute, and let every kind of decision apply."""
    text = f"Ada Kern said {_SAID[0]}.\nOtto Lind said {_SAID[1]}.\n"
    denied = f"Ida Moen denied {_SAID[0]}.\nAda Kern denied {_SAID[1]}.\n"
    steps: list[list[Step]] = [
        [("put", "a0.txt", text), ("put", "a1.txt", denied), ("put", "a2.txt", text)],
        [("written", name, some[1]) for name, some in _FACTS.items()],
    ]
    told: list[bytes] = []

    def look() -> None:
        told.append(_made(tmp_path, tmp_path / "out")[0]["graph.ttl"])

    _walk(tmp_path, steps, look)
    assert b"a sayso:Merge" in told[0]
    assert b"a sayso:Dispute" in told[0]
    assert b"sayso:verdict val:accepted" in told[1]
    assert told[0] != told[1]
