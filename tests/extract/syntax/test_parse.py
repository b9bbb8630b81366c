"""How a paragraph is cut into words."""

from __future__ import annotations

import pytest

from extract.syntax import parse
from tests.extract.marked import reading


def _words(text: str) -> list[str]:
    (block,) = reading(text).blocks
    return [t.text for t in block.doc]


@pytest.mark.parametrize("mark", ['"', "”", "“"])
def test_a_mark_without_a_space_is_no_part_of_the_next_word(mark: str) -> None:
    """In "…cannot last."He added" the pronoun is a word of its own."""
    assert "He" in _words(f'The mill "pays a price that cannot last.{mark}He added that it rained.')


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Will it rain?The mayor thinks so.", "The"),
        ("Ida Kern sat -he said.", "he"),
        ("It rained .He left.", "He"),
    ],
)
def test_the_end_of_a_sentence_is_no_part_of_the_next_one(text: str, word: str) -> None:
    """A missing space behind a question mark, one before a full stop, a dash glued to who says."""
    assert word in _words(text)


def test_marks_within_a_word_stay() -> None:
    """A mark is cut off only behind the end of a sentence."""
    assert "rock'n'roll" in _words("They danced to rock'n'roll all night.")
    assert "U.S." in _words('He called the "U.S. army" slow.')
    assert "-hero" in _words("A -hero left.")


def test_a_long_text_is_parsed_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many paragraphs there are, few are parsed at once, each with all its words."""
    monkeypatch.setattr(parse, "_AT_ONCE", 50)
    texts = ["Ada Kern spoke.", "x" * 80, "Otto Lind left.", "Eva Dahl came.", "Ida ran."]
    assert [list(some) for some in parse._together(texts)] == [
        texts[:1], texts[1:2], texts[2:]
    ]  # fmt: skip
    assert [list(some) for some in parse._together([])] == [[]]
    many = "\n\n".join(f"Ada Kern said that bridge {n} was closed." for n in range(9))
    assert [b.text for b in reading(many).blocks] == many.split("\n\n")
