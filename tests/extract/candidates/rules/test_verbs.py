"""Reporting verbs: which complement is content, and whose words it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Proposer = Callable[[str], list[Any]]

CLAUSES = [
    ("The mayor warned that the bridge could collapse.", "The mayor", "warned",
     "that the bridge could collapse"),
    ("Maria Lund said the ferry would sail on Monday.", "Maria Lund", "said",
     "the ferry would sail on Monday"),
    ("The ferry would sail on Monday, Maria Lund said.", "Maria Lund", "said",
     "The ferry would sail on Monday"),
    ("The ferry, she said, would sail on Monday.", "she", "said",
     "The ferry … would sail on Monday"),
    ("Anna Falk, head of the harbour office in Oslo, stated that the pier was unsafe.",
     "Anna Falk, head of the harbour office in Oslo", "stated", "that the pier was unsafe"),
    ("Some argue that the harbour will never pay.", "Some", "argue",
     "that the harbour will never pay"),
    ("Experts believe that while prices rise, demand will not fall.", "Experts", "believe",
     "that while prices rise, demand will not fall"),
    ("One of his aides told reporters that the talks had failed.", "One of his aides", "told",
     "that the talks had failed"),
    ("The ministry released a statement saying the talks had failed.", "The ministry", "saying",
     "the talks had failed"),
    ("As many engineers have noted, the dam is safe.", "many engineers", "have noted",
     "the dam is safe"),
]  # fmt: skip

PHRASES = [
    ("The minister acknowledged the presence of foreign troops.", "The minister", "acknowledged",
     "the presence of foreign troops"),
    ("He discussed reports of a new pipeline.", "He", "discussed", "reports of a new pipeline"),
    ("The court rejected claims that the vote was rigged.", "The court", "rejected",
     "claims that the vote was rigged"),
    ("Elena Petri denied any notion of a cover-up.", "Elena Petri", "denied",
     "any notion of a cover-up"),
    ("The premier dismissed the report as “pure invention.”", "The premier", "dismissed",
     "the report as “pure invention.”"),
    ("Oslo views Sweden as a rival.", "Oslo", "views", "Sweden as a rival"),
    ("The general characterized the raid as reckless.", "The general", "characterized",
     "the raid as reckless"),
    ("The union called the offer “an insult.”", "The union", "called",
     "the offer “an insult.”"),
    ("The leader branded the deal a betrayal.", "The leader", "branded", "the deal a betrayal"),
    ("The opposition vowed to block the budget.", "The opposition", "vowed",
     "to block the budget"),
    ("The envoy urged both sides to stop the fighting.", "The envoy", "urged",
     "both sides to stop the fighting"),
    ("The bishop called for an end to the war.", "The bishop", "called for",
     "an end to the war"),
    ("The strike has prompted Japan to recall its envoy and demand the return of the ship.",
     "Japan", "demand", "the return of the ship"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "cue", "content"), CLAUSES + PHRASES)
def test_a_reporting_verb_gives_source_and_content(
    said: Proposer, text: str, source: str, cue: str, content: str
) -> None:
    """Each frame of a reporting verb gives the speaker's words and what is said."""
    assert (source, cue, content) in [s[:3] for s in said(text)]


def test_conjoined_cues_share_their_subject(said: Proposer) -> None:
    """Three cues in one sentence give three statements of the same speaker."""
    text = (
        "President Jonas Kolar denied any role in the attack, calling the charge “absurd” "
        "and emphasizing that his country wanted peace."
    )
    found = said(text)
    assert [s.cue for s in found] == ["denied", "calling", "emphasizing"]
    assert {s.source for s in found} == {"President Jonas Kolar"}
    assert [s.content for s in found] == [
        "any role in the attack", "the charge “absurd”", "that his country wanted peace",
    ]  # fmt: skip


def test_a_contrasted_cue_keeps_its_own_content(said: Proposer) -> None:
    """In "acknowledged X but noted Y" are two statements, neither holding the other."""
    found = said("Carl Orlov acknowledged the delay but noted it was unclear who was to blame.")
    assert [(s.source, s.cue, s.content) for s in found] == [
        ("Carl Orlov", "acknowledged", "the delay"),
        ("Carl Orlov", "noted", "it was unclear who was to blame"),
    ]


def test_a_participle_behind_a_clause_is_a_statement_of_its_own(said: Proposer) -> None:
    """A sentence "said that X, adding that Y" does not melt into one content."""
    found = said("The minister said that talks would resume, adding that a date was set.")
    assert [(s.cue, s.content) for s in found] == [
        ("said", "that talks would resume"), ("adding", "that a date was set"),
    ]  # fmt: skip


@pytest.mark.parametrize("cue", ["saying", "writing online"])
def test_another_ones_report_may_go_with_a_clause(said: Proposer, cue: str) -> None:
    """What stands behind "with Y saying" is Y's alone."""
    found = said(f"The port said that nobody was hurt, with chief Ada Kern {cue} that it was late.")
    assert ("The port", "that nobody was hurt") in [(s.source, s.content) for s in found]
    assert ("chief Ada Kern", "that it was late") in [(s.source, s.content) for s in found]


def test_a_mind_behind_a_reported_clause_is_not_the_reporters(said: Proposer) -> None:
    """In "said that Y had waited, hoping for help" the hopes are Y's."""
    found = said("The minister added that the port had waited, hoping for help with the crane.")
    assert [s.cue for s in found if s.source == "The minister"] == ["added"]


def test_what_somebody_should_own_to_is_not_said(said: Proposer) -> None:
    """The "US" is no "us", who may say of themselves what they must admit."""
    assert said("The US should admit past errors.") == []


def test_signaling_is_no_speech(said: Proposer) -> None:
    """What a fact signals belongs to the statement beside it or to nobody."""
    found = said("The general described the raid as desperate, signaling an escalation.")
    assert [s.cue for s in found] == ["described"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The plan, described as a “miracle cure,” failed.", "The plan … as a “miracle cure,”"),
        ("He was described as a coward.", "He … as a coward"),
    ],
)
def test_an_agentless_passive_has_no_source(said: Proposer, text: str, content: str) -> None:
    """Where nobody is named, nobody is made the speaker."""
    assert [(s.source, s.content) for s in said(text)] == [("", content)]


def test_the_agent_of_a_passive_is_its_source(said: Proposer) -> None:
    """The phrase "by Y" names who speaks."""
    found = said("The proposal was rejected by the city council.")
    assert [(s.source, s.content) for s in found] == [("the city council", "The proposal")]


@pytest.mark.parametrize(
    "text",
    [
        "The scale of the deployment suggests a level of desperation.",
        "Norway’s strategy seems to rely on oil.",
        "The tyrant will feel emboldened to attack.",
        "Norway is willing to resort to drastic measures.",
        "It also increases the possibility that troops will come.",
        "This shows that the plan works.",
        "The attack shows how weak the army is.",
        "The ship reached the harbour on Monday.",
        "I think that the plan works.",
        "The law matters to all towns by the sea: think Sundby, Malmo and Horten.",
        "Norway believed it, and there is much to suggest that the plan works.",
        "The port read a report on Norway’s stated plans to close it.",
    ],
)
def test_what_is_no_speech_gives_nothing(said: Proposer, text: str) -> None:
    """Events, qualities, dispositions and the writer's own thoughts are nobody's statement."""
    assert said(text) == []


def test_nothing_nested_is_proposed(said: Proposer) -> None:
    """A statement within a statement stays part of the outer one."""
    found = said("The spokesman said that experts believe the reef is dead.")
    assert [s.content for s in found] == ["that experts believe the reef is dead"]


def test_confidence_is_between_nought_and_one(said: Proposer) -> None:
    """Every figure is usable as a probability."""
    for text, *_ in CLAUSES + PHRASES:
        assert all(0 < s.confidence < 1 for s in said(text))


@pytest.mark.parametrize("asked", ["Asked whether he would run again", "When asked about it"])
def test_the_question_is_no_part_of_the_answer(said: Proposer, asked: str) -> None:
    """What somebody was asked before speaking is not what he says."""
    answers = [s for s in said(f"{asked}, Roe replied, “Never again.”") if s.source == "Roe"]
    assert [s.content for s in answers] == ["“Never again.”"]


def test_a_quotation_at_the_end_is_no_part_of_the_frame(said: Proposer) -> None:
    """Words behind a frame may end in marks."""
    found = said("The pier would close, Ada Kern said, with all ships “sent away”.")
    assert ("Ada Kern", "said") in [(s.source, s.cue) for s in found]
