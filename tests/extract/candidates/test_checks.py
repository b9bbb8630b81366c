"""Whatever an extractor proposes, only usable candidates come through, and the rest is noted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.candidates import checks
from extract.records import Candidate, Document, Metadata, Span, Spans

TEXT = "The mayor said the bridge is safe.\nNobody came.\n“He said no,” she told us. “I left.”"


def _document(text: str = TEXT) -> Document:
    blocks: list[Span] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Span(at, at + len(line)))
        at += len(line) + 1
    return Document(
        id="a", path="a.txt", raw_sha256="", encoding="utf-8", source=text, text=text,
        offsets=None, meta=Metadata(), blocks=tuple(blocks),
    )  # fmt: skip


def _at(words: str, text: str = TEXT) -> Spans:
    start = text.index(words)
    return (Span(start, start + len(words)),)


def _candidate(source: Spans, cue: Spans, content: Spans, confidence: float = 0.5) -> Candidate:
    return Candidate(source, cue, content, "test", confidence)


GOOD = _candidate(_at("The mayor"), _at("said"), _at("the bridge is safe"))


def test_a_sound_candidate_passes_unchanged() -> None:
    """What is sound is neither changed nor noted."""
    assert checks.check(_document(), [GOOD]) == ((GOOD,), ())


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (_candidate(_at("The mayor"), _at("said"), (Span(5, 5),)), "empty or outside"),
        (_candidate(_at("The mayor"), _at("said"), (Span(5, 900),)), "empty or outside"),
        (_candidate((Span(-3, 4),), _at("said"), _at("safe")), "empty or outside"),
        (_candidate(_at("The mayor"), (), _at("safe")), "no cue"),
        (_candidate(_at("The mayor"), _at("said"), ()), "no words in the content"),
        (_candidate(_at("The mayor"), _at("said"), (Span(33, 34),)), "no words in the content"),
        (_candidate(_at("The mayor"), _at("said"), _at("said the bridge")), "overlap"),
        (_candidate(_at("The mayor"), _at("said"), _at("I left")), "no neighbours"),
        (_candidate(_at("The mayor"), _at("said"), _at("safe.\nNobody")), "paragraphs of prose"),
        (_candidate(_at("He"), (Span(52, 56),), _at("no")), "inside a quotation"),
        (_candidate(_at("The mayor"), _at("said"), _at("safe"), 1.5), "between 0 and 1"),
        (
            _candidate(_at("The mayor"), _at("said"), (*_at("safe"), *_at("bridge"))),
            "unsorted",
        ),
    ],
)
def test_an_unsound_candidate_is_dropped_with_its_reason(bad: Candidate, why: str) -> None:
    """Each fault drops the candidate and is named in the note."""
    kept, notes = checks.check(_document(), [bad])
    assert kept == ()
    assert [n.kind for n in notes] == ["dropped"]
    assert why in notes[0].why


def test_an_agentless_candidate_may_lack_a_source() -> None:
    """Nobody named is no fault."""
    bare = _candidate((), _at("said"), _at("the bridge is safe"))
    assert checks.check(_document(), [bare])[0] == (bare,)


def test_neighbouring_paragraphs_may_share_a_candidate() -> None:
    """A cue may introduce the paragraph that follows it."""
    over = _candidate(_at("The mayor"), _at("said"), _at("Nobody came"))
    assert checks.check(_document(), [over])[0] == (over,)


def test_a_lost_quotation_mark_is_brought_in() -> None:
    """A content that misses only the marks of its quotation gets them."""
    lost = _candidate(_at("she"), _at("told"), _at("“He said no"))
    kept, _ = checks.check(_document(), [lost])
    assert [s.of(TEXT) for s in kept[0].content] == ["“He said no,”"]


def test_a_quotation_cut_in_its_middle_is_left_alone() -> None:
    """The guard does not add words that the extractor did not choose."""
    part = _candidate(_at("she"), _at("told"), _at("“He"))
    assert checks.check(_document(), [part])[0] == (part,)


SPANS = st.lists(
    st.tuples(st.integers(-5, 100), st.integers(-5, 100)).map(lambda p: Span(*p)), max_size=3
).map(tuple)


@given(st.lists(st.builds(_candidate, SPANS, SPANS, SPANS, st.floats(-1, 2))))
def test_what_passes_is_sound(candidates: list[Candidate]) -> None:
    """Nothing is lost silently, and every kept span slices words out of the text."""
    document = _document()
    kept, notes = checks.check(document, candidates)
    assert len(kept) + len(notes) == len(candidates)
    for candidate in kept:
        for span in (*candidate.source, *candidate.cue, *candidate.content):
            assert span.of(document.text)
            assert any(span.within(block) for block in document.blocks)
    for note in notes:
        assert 0 <= note.span.start <= note.span.end <= len(document.text)
