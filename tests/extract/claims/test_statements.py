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
            "He stated that the crews found or bought nine rafts.",
            "that the crews found or bought nine rafts",
            ["that the crews found or bought nine rafts"],
        ),
        (
            "He stated that the crews mended and patched nine old rafts on Monday.",
            "that the crews mended and patched nine old rafts on Monday",
            ["that the crews mended and patched nine old rafts on Monday"],
        ),
        (
            "He stated that the crews left the quay and patched nine old rafts.",
            "that the crews left the quay and patched nine old rafts",
            ["the crews left the quay", "the crews patched nine old rafts"],
        ),
        (
            "He stated that either the dam broke or the valley was flooded.",
            "that either the dam broke or the valley was flooded",
            ["that either the dam broke or the valley was flooded"],
        ),
        (
            "He promised “swift relief” if the dam breaks.",
            "“swift relief” if the dam breaks",
            ["“swift relief” if the dam breaks"],
        ),
        (
            "He stated that if the dam breaks, the valley will flood and the people will flee.",
            "that if the dam breaks, the valley will flood and the people will flee",
            ["that if the dam breaks, the valley will flood and the people will flee"],
        ),
        (
            "He stated: “Even though it is old, it is a good dam, and that is what we need.”",
            "“Even though it is old, it is a good dam, and that is what we need.”",
            ["“Even though it is old, it is a good dam", "that is what we need"],
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


def test_a_second_report_of_the_speaker() -> None:
    """A verb of saying that agrees with the cue and not with the content is the speaker's own."""
    text = "The petition says Orel was fined and alleges the club hid the bill."
    made = parts(text, "The petition", "says", "Orel was fined and alleges the club hid the bill")
    assert [printed(text, p.content) for p in made] == ["Orel was fined", "the club hid the bill"]
    assert [p.certainty for p in made] == ["certain", "probable"]


def test_whose_report_it_is_may_be_open() -> None:
    """Where tense does not tell whose a second report is, nothing is split."""
    text = "Varga said the envoy met Orel and claimed the club was broke."
    content = "the envoy met Orel and claimed the club was broke"
    assert contents(text, "said", content) == [content]


@pytest.mark.parametrize(
    ("text", "cue", "content", "wanted"),
    [
        (
            "Arden has accused Norland of hiding the fleet.",
            "has accused",
            "Norland of hiding the fleet",
            "Norland of hiding the fleet",
        ),
        ("They have accused him of theft.", "have accused", "him of theft", "theft"),
        (
            "They praised the mayor of Arden.",
            "praised",
            "the mayor of Arden",
            "the mayor of Arden",
        ),
    ],
)
def test_charges(text: str, cue: str, content: str, wanted: str) -> None:
    """A charge keeps its words and loses only a pronoun, which says nothing of whom."""
    (made,) = contents(text, cue, content)
    assert made == wanted


@pytest.mark.parametrize(
    ("text", "content", "wanted"),
    [
        (
            "She heard a claim that the quay is a painted wreck.",
            "that the quay is a painted wreck",
            "that the quay is a painted wreck",
        ),
        ("“It fell,” she added, that “it is gone”.", ", that “it is gone”", "that “it is gone”"),
    ],
)
def test_edges(text: str, content: str, wanted: str) -> None:
    """A content takes its words, not a comma at its edge."""
    cue = next(w for w in ("claim", "added") if w in text)
    assert contents(text, cue, content) == [wanted]


@pytest.mark.parametrize(
    ("cue", "content", "wanted"),
    [
        ("raved about", "the fact that nobody had left", ("assert", "negative")),
        ("deplored", "the fact that the mill did not open", ("assert", "negative")),
        ("deplored", "the fact that the mill had opened", ("assert", "positive")),
        ("denounced", "the claim that the mill did not open", ("attitude", "negative")),
        ("denounced", "the claim that the mill had opened", ("attitude", "negative")),
        ("praised", "nobody", ("attitude", "negative")),
        ("doubted", "that the mill did not open", ("attitude", "positive")),
    ],
)
def test_what_is_judged_may_be_denied(cue: str, content: str, wanted: tuple[str, str]) -> None:
    """A "not" within what somebody judges does not turn the judgement; a fact keeps its own."""
    (made,) = parts(f"Roe {cue} {content}.", "Roe", cue, content)
    assert (made.act, made.polarity) == wanted


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("He said: “We will have to see how it ends.”", "assert"),
        ("He said: “We have to wait a bit.”", "assert"),
        ("He said: “It does not have to be so.”", "assert"),
        ("He said: “They have yet to pay the bill.”", "assert"),
        ("He said: “They have to pay the bill.”", "demand"),
        ("He said: “Everybody should see the film.”", "demand"),
        ("He said: “Rafts on the lake? Tell me.”", "ask"),
        ("He said: “You have to remember that she is a child.”", "assert"),
        ("He said: “You must understand that it is late.”", "assert"),
        ("He said: “One has to be patient.”", "assert"),
        ("He said: “One has to be careful.”", "assert"),
        ("He said: “You have to be tall.”", "assert"),
        ("He said: “You must be tired.”", "assert"),
        ("He said: “You do not have to be careful.”", "assert"),
        ("He said: “We have to be thoughtful.”", "demand"),
        ("He said: “You have to be extra careful.”", "demand"),
        ("He said: “We must be vigilant.”", "demand"),
        ("He said: “The roof has to be mended.”", "demand"),
        ("He said: “Do I think that she burned it?”", "ask"),
        ("He said: “Touch nothing, eat nothing.”", "demand"),
        ("He said: “Touch it and you burn.”", "demand"),
        ("He said: “They touch nothing, eat nothing.”", "assert"),
    ],
)
def test_what_is_demanded(text: str, act: str) -> None:
    """Waiting, seeing, bearing in mind and what is not done yet are no demands; a command is one.

    A question without a verb asks.
    """
    assert parts(text, "", "said", text[9:])[0].act == act


@pytest.mark.parametrize(
    ("text", "cue", "content", "acts"),
    [
        (
            "Roe disagreed with Lind. “She mended it.”",
            "disagreed with",
            ["Lind", "“She mended it.”"],
            ["deny", "assert"],
        ),
        (
            "Roe told them to wait. “The ice is thin.”",
            "told",
            ["to wait", "“The ice is thin.”"],
            ["demand", "assert"],
        ),
        (
            "Roe warned: “Wait. The ice is thin.”",
            "warned",
            ["“Wait. The ice is thin.”"],
            ["warn"] * 2,
        ),
    ],
)
def test_a_sentence_behind_stands_by_itself(
    text: str, cue: str, content: list[str], acts: list[str]
) -> None:
    """A quotation behind what a cue leads in is said, whatever is done to that; not within it."""
    assert [p.act for p in parts(text, "Roe", cue, content)] == acts


@pytest.mark.parametrize(
    ("text", "content", "act"),
    [
        ("Wanjiru: No. We have never paid a shilling.", ["No.", "We have never paid"], "deny"),
        ("Wanjiru: No bill was paid.", ["No bill was paid"], "assert"),
    ],
)
def test_a_short_answer_behind_a_label(text: str, content: list[str], act: str) -> None:
    """A "No." that is all of a turn's sentence denies; within a sentence it is a word of it."""
    assert parts(text, "Wanjiru", ":", content)[0].act == act


@pytest.mark.parametrize(
    ("text", "content", "stances"),
    [
        (
            "It is unlikely, he said, that the mill will close.",
            ["It is unlikely", "that the mill will close"],
            [("assert", "negative", "probable")],
        ),
        (
            "It is a lie, he said, that the mill will close.",
            ["It is a lie", "that the mill will close"],
            [("deny", "negative", "certain")],
        ),
        (
            "There was no doubt, he said, that the mill would close.",
            ["There was no doubt", "that the mill would close"],
            [("assert", "positive", "certain")],
        ),
        (
            "It was late, he said, and that was bad.",
            ["It was late", "that was bad"],
            [("assert", "positive", "certain")] * 2,
        ),
    ],
)
def test_a_cue_between_a_predicate_and_its_clause(
    text: str, content: list[str], stances: list[tuple[str, str, str]]
) -> None:
    """What is said of a clause counts for it though the cue stands between the two."""
    made = parts(text, "he", "said", content)
    assert [(p.act, p.polarity, p.certainty) for p in made] == stances


def test_indicative_plurals() -> None:
    """A plural verb after "said that" tells as well as asks; "that he be heard" asks."""
    text = "He said that both towns act in good faith."
    assert parts(text, "", "said", "that both towns act in good faith")[0].act == "assert"
    text = "He insisted that the envoy be heard."
    assert parts(text, "", "insisted", "that the envoy be heard")[0].act == "demand"


def test_who_doubts_whether_it_is_so_denies_it() -> None:
    """A doubt is put as a question and still leans to one side."""
    text = "Ivo Tolk raised doubts about whether the dam will hold."
    (part,) = parts(text, "Ivo Tolk", "raised doubts about", "whether the dam will hold")
    assert (part.act, part.polarity, part.certainty) == ("deny", "negative", "possible")
