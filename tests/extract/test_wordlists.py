"""Word lists are read once, cannot be changed and name what is missing."""

from __future__ import annotations

import pytest

from extract import wordlists


def test_a_table_is_read_only() -> None:
    """Nobody can change a word list that others read too."""
    cues = wordlists.table("cues")
    with pytest.raises(TypeError):
        cues["new"] = 1  # type: ignore[index]


def test_a_table_is_read_once() -> None:
    """Asking twice gives the very same object."""
    assert wordlists.table("cues") is wordlists.table("cues")


def test_lists_become_tuples() -> None:
    """Lists inside a table cannot be appended to."""
    cues = wordlists.table("cues")
    assert isinstance(cues["carriers"], tuple)
    assert all(isinstance(frames, tuple) for frames in cues["nouns"].values())


def test_words_walks_down_to_a_list() -> None:
    """A path of keys leads to the words of one list or the keys of one table."""
    assert "say" in wordlists.words("cues", "verbs")


def test_a_missing_list_is_named() -> None:
    """A wrong name is an error that shows the name."""
    with pytest.raises(FileNotFoundError, match=r"nothing\.toml"):
        wordlists.table("nothing")


def test_lists_keep_their_order_and_know_their_words() -> None:
    """A list of words stays a tuple in its order, and says of any value whether it holds it."""
    listed = wordlists.table("parts")["joints"]
    assert isinstance(listed, tuple)
    assert listed[0] == "that"
    assert "but" in listed
    assert "bridge" not in listed
    assert None not in listed
