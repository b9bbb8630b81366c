"""Parts: one attitude to one proposition each."""

from __future__ import annotations

import pytest

from extract.keys import printed
from tests.extract.marked import parts


def contents(text: str, cue: str, content: str) -> list[str]:
    """The words of the parts."""
    return [printed(text, p.content) for p in parts(text, "", cue, content)]


@pytest.mark.parametrize(
    ("text", "content", "wanted"),
    [
        (
            "He says that although the war could spread, it is premature to suggest that it would.",
            "that although the war could spread, it is premature to suggest that it would",
            ["the war could spread", "it is premature to suggest that it would"],
        ),
        (
            "He says that 10,000 men could be going to Russia, with 3,000 already stationed there.",
            "that 10,000 men could be going to Russia, with 3,000 already stationed there",
            ["10,000 men could be going to Russia", "3,000 already stationed there"],
        ),
        (
            "He stated that the dam broke and the valley was flooded.",
            "that the dam broke and the valley was flooded",
            ["the dam broke", "the valley was flooded"],
        ),
        (
            "He stated that Israel and Iran bought ships and tanks.",
            "that Israel and Iran bought ships and tanks",
            ["that Israel and Iran bought ships and tanks"],
        ),
        (
            "He stated that if the dam breaks, the valley will flood.",
            "that if the dam breaks, the valley will flood",
            ["that if the dam breaks, the valley will flood"],
        ),
        (
            "He stated: “The dam broke. Nobody came.”",
            "“The dam broke. Nobody came.”",
            ["“The dam broke.", "Nobody came.”"],
        ),
    ],
)
def test_split(text: str, content: str, wanted: list[str]) -> None:
    """Clauses and sentences are parts; noun phrases, conditions and short pairs are not."""
    assert contents(text, text.split()[1].strip(":"), content) == wanted


def test_each_part_has_its_own_stance() -> None:
    """The concession is affirmed while the main clause is denied."""
    text = "He said that although it could spread, it is unlikely to last."
    first, second = parts(text, "", "said", "that although it could spread, it is unlikely to last")
    assert (first.polarity, first.certainty) == ("positive", "possible")
    assert (second.polarity, second.certainty) == ("negative", "probable")


def test_each_part_has_its_own_figure() -> None:
    """A number belongs to the part it stands in."""
    text = "He said 12 people were killed and 30 others were missing."
    made = parts(text, "", "said", "12 people were killed and 30 others were missing")
    assert [[q.value for q in p.quantities] for p in made] == [[12], [30]]


def test_denial_of_a_failure() -> None:
    """Who denies that something was not done says that it was: two negatives cancel."""
    text = "He denied that Russia had failed to withdraw."
    (part,) = parts(text, "", "denied", "that Russia had failed to withdraw")
    assert (part.act, part.polarity) == ("assert", "positive")


def test_own_times_before_the_sentences() -> None:
    """Time words of the content date it; else those beside the cue do."""
    text = "He said on Monday that the dam broke last week."
    (part,) = parts(text, "", "said", "that the dam broke last week")
    assert [t.span.of(text) for t in part.times] == ["last week"]
    text = "He recently said that the dam broke."
    (part,) = parts(text, "", "said", "that the dam broke")
    assert [t.span.of(text) for t in part.times] == ["recently"]
