"""What the tagger reads of a text: every word once, in bounded windows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extract.candidates.tagger.windows import Shape, Window, lines, windows
from extract.document import Span

END = (2,)


def _pieces(word: str) -> tuple[int, ...]:
    """One piece for every three characters."""
    return tuple(3 + ord(word[at]) % 97 for at in range(0, len(word), 3))


def _cut(text: str, shape: Shape) -> list[Window]:
    return windows(text, lines(text), _pieces, END, shape)


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


def test_only_paragraphs_are_read() -> None:
    """What stands outside the paragraphs given is in no window."""
    text = "TITLE\none two.\nmore\nthree."
    (window,) = windows(text, [Span(6, 14), Span(20, 26)], _pieces, END, Shape())
    assert [text[s:e] for s, e in window.words] == ["one", "two", ".", "", "three", "."]


def test_a_paragraph_of_a_window() -> None:
    """A word's paragraph goes from the end of the one before to its own end, both left out."""
    (window,) = _cut("one two.\nthree.", Shape())
    assert [window.paragraph(n) for n in (0, 2, 4, 5)] == [(0, 3), (0, 3), (4, 6), (4, 6)]
