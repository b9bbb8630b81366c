"""The measure on marked news: words found again, and who counts as whom."""

from __future__ import annotations

import re

import pytest

from benchmarks.marked_news import Mark
from benchmarks.marking import marks, place
from benchmarks.news import Said, judged, said
from extract.records import Actor, Attribution, Holder, Span
from tests.graph.made import document

TEXT = (
    "Rosa Varga, the mayor, said the bridge is safe. She said the road is shut. Experts doubt it."
)


def _words(part: str) -> frozenset[tuple[int, int]]:
    start = TEXT.index(part)
    return frozenset((m.start() + start, m.end() + start) for m in re.finditer(r"\w+", part))


def _mark(part: str, *names: str, source: str = "") -> Mark:
    return Mark(_words(part), names[:1], (*names, source), source, doubt=False)


def _said(part: str, *labels: str, mention: str = "", own: bool = False) -> Said:
    return Said(_words(part), labels, mention, vague=not labels, own=own)


def test_copied_words_are_found_where_they_stand() -> None:
    """The nth occurrence is counted within the words named as near."""
    assert TEXT[slice(*place(TEXT, "the bridge"))] == "the bridge"
    said = place(TEXT, {"text": "said", "nth": 0, "near": "She said"})
    assert TEXT[slice(*said)] == "said"
    assert said[0] > TEXT.index("She")


def test_words_that_are_not_there_are_named() -> None:
    """A mark that was copied wrongly is refused, not moved."""
    with pytest.raises(ValueError, match="the tunnel"):
        place(TEXT, "the tunnel")
    with pytest.raises(ValueError, match="nowhere"):
        place(TEXT, {"text": "said", "near": "nowhere"})


def test_marks_keep_no_words_of_the_article() -> None:
    """What is kept of a written statement are offsets and labels of closed lists."""
    written = {
        "content": ["the bridge is safe"], "source": "Rosa Varga", "cue": "said",
        "speaker": "Rosa Varga", "aliases": ["the mayor"], "kind": "named", "style": "indirect",
        "act": "assert", "polarity": "positive",
    }  # fmt: skip
    (kept,) = marks(TEXT, [written])
    assert kept["speakers"] == [[0, 10]]
    assert not any(isinstance(v, str) and v in TEXT for v in kept.values())


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        (_said("the road is shut", "Rosa Varga", mention="She"), "right"),
        (_said("the road is shut", "Varga", mention="She"), "right"),
        (_said("the road is shut", mention="She"), "vague"),
        (_said("the road is shut", "Ivo Toth", mention="She"), "another"),
        (_said("Experts doubt it", "Rosa Varga"), "missed"),
    ],
)
def test_a_pronoun_is_right_only_when_it_means_the_speaker(said: Said, verdict: str) -> None:
    """The mention “She” agrees with the mark and still says nothing: the label decides."""
    tally = judged([_mark("the road is shut", "Rosa Varga", source="She")], [said])
    assert tally.marks[verdict] == 1  # type: ignore[index]


def test_a_name_for_somebody_without_one_is_another() -> None:
    """Experts stay experts; a name for them is a wrong mouth."""
    mark = Mark(_words("doubt it"), (), ("Experts",), "Experts", doubt=False)
    assert judged([mark], [_said("doubt it", mention="Experts")]).told["right"] == 1
    assert judged([mark], [_said("doubt it", "Rosa Varga")]).told["another"] == 1


def test_marked_words_in_the_voice_of_the_article_are_counted() -> None:
    """What somebody is reported to say must not be the article's own claim."""
    mark = _mark("the bridge is safe", "Rosa Varga")
    tally = judged([mark], [_said("the bridge is safe", own=True)])
    assert tally.own == 1
    assert tally.marks["missed"] == 1


def test_doubtful_marks_excuse_but_are_not_asked_for() -> None:
    """A statement that meets a doubtful mark is judged; missing it costs nothing."""
    mark = _mark("the bridge is safe", "Rosa Varga")._replace(doubt=True)
    assert judged([mark], []).marks.total() == 0
    assert judged([mark], [_said("the bridge is safe", "Ivo Toth")]).told["another"] == 1


def test_everybody_who_says_it_together_is_its_speaker() -> None:
    """A joint speaker is found by any of the names, and is not vague."""
    both = tuple(Actor(name, name, "person") for name in ("Rosa Varga", "Karl Lind"))
    holder = Holder("joint", together=both)
    content = (Span(*place(TEXT, "the bridge is safe")),)
    one = said(
        document("a", TEXT),
        Attribution((), (), content, "indirect", holder, (), "any", 1.0),
        content,
    )
    assert (one.labels, one.vague) == (("Rosa Varga", "Karl Lind"), False)
    tally = judged([_mark("the bridge is safe", "Karl Lind")], [one])
    assert tally.marks["right"] == 1


def test_another_spelling_of_a_known_name_is_the_same_person() -> None:
    """Full names count, a surname within somebody else's description does not."""
    mark = _mark("the road is shut", "Rosa Varha", source="She")
    spelt = Said(mark.words, ("Rosa Varga",), "She", vague=False, aliases=("Rosa Varha",))
    assert judged([mark], [spelt]).marks["right"] == 1
    assert judged([mark], [_said("the road is shut", "Rosa Varga")]).marks["another"] == 1
