"""The plain words of a paragraph say of it what spaCy's own objects say."""

from __future__ import annotations

from typing import Any

import pytest

from extract.syntax.parse import model
from extract.syntax.tokens import Words

TEXTS = (
    "“We won’t go,” said Mary Oster, the mayor of Dunhill, on Monday.  She left at 5 p.m.",
    "Roe, asked whether the 12 boats were SAFE, said nothing - and that, he added, is why.",
    "What did the ministry's spokesman, who 'knows', tell them? No idea. Three of us asked!",
    "He gave, the report says, half a million euros to whom nobody knew.\nYes",
    "the",
    "",
)
SAID = (
    "text", "i", "idx", "lower_", "lemma_", "dep_", "tag_", "pos_", "ent_type_", "ent_iob_",
    "whitespace_", "text_with_ws", "is_alpha", "is_punct", "is_space", "is_lower", "is_upper",
    "is_title", "is_digit", "is_quote", "is_stop", "like_num", "is_sent_start",
)  # fmt: skip
MANY = ("children", "lefts", "rights", "subtree", "ancestors", "sent")
ONE = ("head", "left_edge", "right_edge")


def _told(token: Any) -> dict[str, Any]:
    """All that a token says, others by their numbers."""
    return {
        **{name: getattr(token, name) for name in SAID},
        **{name: [t.i for t in getattr(token, name)] for name in MANY},
        **{name: getattr(token, name).i for name in ONE},
        "length": len(token),
    }


@pytest.mark.parametrize("text", TEXTS)
def test_plain_words_say_what_the_parse_says(text: str) -> None:
    """Of every word, name and sentence."""
    doc = model()(text)
    words = Words(doc, text)
    assert [_told(t) for t in words] == [_told(t) for t in doc]
    assert sorted(sorted(words, key=str)) == [*words]
    for ours, theirs in ((words.ents, doc.ents), (words.sents, tuple(doc.sents))):
        assert [(s.start, s.end, s.label_, s.text) for s in ours] == [
            (s.start, s.end, s.label_, s.text) for s in theirs
        ]


@pytest.mark.parametrize(
    "cut", [slice(2, 5), slice(-3, None), slice(5, 2), slice(3, 99), slice(0, 0)]
)
def test_stretches_are_cut_as_the_parse_is(cut: slice) -> None:
    """Whatever the ends, also of a stretch of a stretch."""
    doc = model()(TEXTS[0])
    words = Words(doc, TEXTS[0])
    for ours, theirs in ((words[cut], doc[cut]), (words[1:8][cut], doc[1:8][cut])):
        assert (ours.start, ours.end, ours.text) == (theirs.start, theirs.end, theirs.text)


def test_a_neighbour_outside_the_paragraph_is_an_error() -> None:
    """None is taken from the other end."""
    words = Words(model()(TEXTS[0]), TEXTS[0])
    assert words[1].nbor(-1) is words[0]
    for token, places in ((words[0], -1), (words[-1], 1)):
        with pytest.raises(IndexError):
            token.nbor(places)
