"""Two readers, one list: each thing said once, by whoever is surer."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.candidates.tagger.calibration import KINDS, Calibration, Features, log_odds
from extract.candidates.tagger.fuse import fused, own, places
from extract.candidates.tagger.tags import Found
from extract.document import Span
from extract.records import Candidate, Document, Metadata
from extract.syntax.parse import Reading

TEXT = "The mayor said that the old bridge is safe. Divers said otherwise, she added."
#: Sure of the tagger as of its anchor, of the rules as they are of themselves.
_REST = [0] * (len(Features._fields) - 3)
PLAIN = Calibration(
    {"tagger": [0, 1, 0, 0, *_REST], "rules": [0, 0, 0, 1, *_REST]},
    {kind: {"precise": 0.7, "told": 0.6, "wide": 0.5} for kind in KINDS},
)


READING = Reading(
    Document(
        id="a", path="a.txt", raw_sha256="", encoding="utf-8", source=TEXT, text=TEXT,
        offsets=None, meta=Metadata(), blocks=(Span(0, len(TEXT)),),
    )
)  # fmt: skip


def _at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def _found(source: str, cue: str, content: str, chance: float = 0.9) -> Found:
    return Found((_at(source),), (_at(cue),), (_at(content),), chance)


def _rule(source: str, cue: str, content: str, sure: float = 0.8, **more: Any) -> Candidate:
    name = more.pop("rule", "verb-clause")
    return Candidate((_at(source),), (_at(cue),), (_at(content),), name, sure, **more)


MAYOR = ("The mayor", "said", "that the old bridge is safe")


def _fused(found: list[Found], rules: list[Candidate]) -> list[Candidate]:
    return [made for _, made in fused(READING, found, rules, PLAIN)]


def test_the_surer_reading_is_heard() -> None:
    """Of two readings of one place the one with more confidence stands, with that confidence."""
    other = ("mayor", "said", "the old bridge is safe")
    (by_tagger,) = _fused([_found(*MAYOR, 0.9)], [_rule(*other, 0.8)])
    (by_rules,) = _fused([_found(*MAYOR, 0.7)], [_rule(*other, 0.8)])
    assert (by_tagger.source, by_tagger.confidence) == ((_at("The mayor"),), 0.9)
    assert (by_rules.source, by_rules.confidence) == ((_at("mayor"),), 0.8)


def test_who_passes_on_is_no_speaker() -> None:
    """A chain that the rules see stays a chain, though the tagger takes its carrier for one."""
    chain = _rule(
        "Divers", "added", "that the old bridge is safe", reporters=((_at("The mayor"),),)
    )
    (made,) = _fused([_found(*MAYOR)], [chain])
    assert (made.source, made.reporters) == ((_at("Divers"),), ((_at("The mayor"),),))


def test_labels_are_left_to_the_rules() -> None:
    """What a label at the start of a paragraph says stands whatever the tagger makes of it."""
    label = _rule(
        "The mayor",
        "said",
        "that the old bridge is safe. Divers said otherwise",
        rule="colon-headline",
        shape="headline",
    )
    (made,) = _fused(
        [_found("Divers", "said otherwise", "she added", 0.99), _found(*MAYOR)], [label]
    )[:1]
    assert made == label


def test_the_name_of_a_rule_decides_nothing() -> None:
    """What the rules alone decide on is told by the shape, whatever a rule is called."""
    assert own(_rule(*MAYOR, rule="by hand", shape="signed"))
    assert not own(_rule(*MAYOR, rule="colon-headline"))


def test_nothing_is_said_inside_what_is_said() -> None:
    """An attribution whose cue lies in a surer one's content is left out."""
    outer = _found("The mayor", "said", "that the old bridge is safe. Divers said otherwise")
    assert len(_fused([outer, _found("Divers", "otherwise", "she added", 0.5)], [])) == 1


def test_contents_are_whole() -> None:
    """Words left out of a content come back; a comma and a loose "and" at its edges go."""
    torn = Found((), (_at("said"),), (_at("that the"), _at("bridge is safe")), 0.9)
    (place,) = places(TEXT, [torn], [])
    assert place.tagger is not None
    assert [s.of(TEXT) for s in place.tagger.content] == ["that the old bridge is safe"]


def _features(found: list[Found], rules: list[Candidate]) -> Features:
    (place,) = places(TEXT, found, rules)
    made = place.tagger or place.rules
    assert made is not None
    return place.features(READING, made)


def test_agreement_is_told() -> None:
    """Both readers in one place is one thing, both with the same words another."""
    same = _features([_found(*MAYOR)], [_rule(*MAYOR)])
    near = _features([_found(*MAYOR)], [_rule("mayor", "said", "the old bridge is safe")])
    alone = _features([], [_rule(*MAYOR)])
    assert (same.both, same.agree, same.rival) == (True, True, False)
    assert (near.both, near.agree, near.rival) == (True, False, True)
    assert (alone.both, alone.agree, alone.rival, alone.anchor) == (False, False, False, 0.0)


def test_one_cue_tells_its_words_once() -> None:
    """A whole sentence and the first clause of it, laid to one cue, are one thing said."""
    short = ("The mayor", "said", "that the old bridge")
    rest = "is safe. Divers said otherwise, she added"
    whole = Candidate((_at(MAYOR[0]),), (_at("said"),), (_at(f"that the old bridge {rest}"),),
                      "verb-clause", 0.6)  # fmt: skip
    (made,) = _fused([_found(*short, 0.9)], [whole])
    assert made.content == (_at("that the old bridge"),)
    other = Candidate((_at(MAYOR[0]),), (_at("said"),), (_at(rest),), "verb-clause", 0.6)
    assert len(_fused([_found(*short, 0.9)], [other])) == 2


def test_what_follows_another_cue_is_its_own() -> None:
    """A clause behind what was said has a cue and words of its own, though a reader takes both."""
    said = (_at("The mayor said that the old bridge is safe"),)
    both = Found((_at("Divers"),), (_at("said otherwise"),), (*said, _at("added")), 0.9)
    other = Found((_at("she"),), (_at("she"),), (_at("added"),), 0.9)
    contents = [made.content for made in _fused([both, other], [])]
    assert contents == [said, (_at("added"),)]
    assert [made.content for made in _fused([both], [])] == [(*said, _at("added"))]


SPAN = st.tuples(st.integers(0, 70), st.integers(1, 20)).map(lambda p: (p[0], p[0] + p[1]))
FOUND = st.builds(
    Found, st.tuples(SPAN), st.tuples(SPAN), st.tuples(SPAN), st.floats(0.2, 1.0), st.floats(-9, 0)
)


@given(st.lists(FOUND, max_size=6), st.randoms())
def test_order_does_not_matter(found: list[Found], random: Any) -> None:
    """The same finds in another order give the same candidates."""
    rules = [_rule(*MAYOR), _rule("Divers", "said", "otherwise")]
    made = _fused(found, rules)
    random.shuffle(found)
    random.shuffle(rules)
    assert sorted(_fused(found, rules), key=repr) == sorted(made, key=repr)


@pytest.mark.parametrize("chance", [0.0, 0.2, 0.5, 1.0])
def test_confidence_is_a_probability(chance: float) -> None:
    """However sure the readers are, confidence lies between 0 and 1, in hundredths."""
    told = Features(log_odds(chance), 0, 0, both=False, agree=False, known=True)
    sure = PLAIN.confidence("tagger", told)
    assert 0 <= sure <= 1
    assert sure == round(sure, 2)


def test_each_cue_has_its_own_words() -> None:
    """What the rules lay to a first cue stays with the second where the tagger found one there."""
    second = Found((_at("she"),), (_at("added"),), (_at("Divers said otherwise"),), 0.9)
    split = Candidate(
        (_at("The mayor"),), (_at("said"),),
        (_at("that the old bridge is safe"), _at("Divers said otherwise")), "quote-split", 0.5,
    )  # fmt: skip
    contents = [made.content for made in _fused([_found(*MAYOR), second], [split])]
    assert contents == [(_at("that the old bridge is safe"),), (_at("Divers said otherwise"),)]
