"""Narration: what an article says in its own voice."""

from __future__ import annotations

from extract.claims.acts import Judgement, judge
from extract.claims.narration import narrate
from extract.claims.statements import split
from extract.keys import printed
from extract.records import Attribution, Candidate, Holder
from tests.extract.marked import candidate, named, reading


def told(text: str, *reported: tuple[str, str, str]) -> list[Attribution]:
    """The article's own statements beside some reported ones (source, cue, content)."""
    read = reading(text)
    others = [_reported(text, candidate(text, *marks)) for marks in reported]
    return list(narrate(read, named(text), others))


def _reported(text: str, found: Candidate) -> Attribution:
    read = reading(text)
    judgement = judge(read, found)
    assert isinstance(judgement, Judgement)
    made = split(read, named(text), found, judgement)
    holder = Holder("unknown")
    return Attribution(found.source, found.cue, found.content, "indirect", holder, made, "x", 1.0)


def words(text: str, *reported: tuple[str, str, str]) -> list[str]:
    """The words of the article's own statements."""
    return [printed(text, a.content) for a in told(text, *reported)]


def test_plain_sentence() -> None:
    """A sentence nobody is reported to say is the article's own, held by its voice."""
    text = "The dam broke on Monday."
    (own,) = told(text)
    assert own.holder.actor is not None
    assert (own.holder.status, own.holder.actor.key) == ("voice", "made#voice")
    assert (own.style, own.source, own.cue, own.confidence) == ("narrated", (), (), 1.0)
    assert printed(text, own.content) == "The dam broke on Monday"
    (part,) = own.parts
    assert (part.act, part.polarity, part.certainty) == ("assert", "positive", "certain")


def test_acts_of_the_voice() -> None:
    """The article asks, demands and predicts as well."""
    acts = [told(t)[0].parts[0].act for t in (
        "Could the war spread?", "The world must act.", "The world needs to act.",
        "The army will attack.", "The army may attack.",
    )]  # fmt: skip
    assert acts == ["ask", "demand", "demand", "predict", "assert"]


def test_condition() -> None:
    """A condition and its consequence are one statement; the condition itself is no claim."""
    text = "If Russia is allowed to absorb Ukraine, it is likely that Putin will feel emboldened."
    (own,) = told(text)
    (part,) = own.parts
    assert (part.proposition.status, part.certainty) == ("conditional", "probable")
    assert part.proposition.subject == "Putin"
    assert "absorb" not in (part.proposition.predicate or "")


def test_wholly_reported() -> None:
    """Source and cue alone claim nothing, nor does what only leads in the words of others."""
    assert (
        words("The mayor said that the dam broke.", ("The mayor", "said", "that the dam broke"))
        == []
    )
    text = "Recent reports indicate that the dam broke, according to the army."
    assert words(text, ("the army", "according to", "that the dam broke")) == []
    assert words("“It broke,” he said.", ("he", "said", "“It broke,”")) == []


def test_clause_beside_a_report() -> None:
    """A clause of its own beside a reported one stays the article's."""
    text = "While no nations have sent troops, Kyiv says that Iran will."
    assert words(text, ("Kyiv", "says", "that Iran will")) == ["no nations have sent troops"]


def test_around_a_report() -> None:
    """A sentence that holds a report without a speaker goes on around it."""
    text = "Russia’s strategy, described as a “trap,” seems to rely on numbers."
    reported = ("", "described", ["Russia’s strategy", "as a “trap,”"])
    assert words(text, reported) == ["Russia’s strategy seems to rely on numbers"]  # type: ignore[arg-type]


def test_source_with_a_part_in_the_sentence() -> None:
    """A source that the article's own clause needs belongs to both."""
    text = "Fears prompted Israel to summon the envoy and demand an apology."
    reported = ("Israel", "demand", "an apology")
    assert words(text, reported) == ["Fears prompted Israel to summon the envoy"]


def test_unclaimed_quotation() -> None:
    """What stands in quotation marks without a speaker is not put in the article's mouth."""
    assert words("“They come, they look, they leave.”") == []
    assert words("The so-called “quick fix” failed.") == ["The so-called “quick fix” failed"]


def test_no_claim() -> None:
    """A line without a verb and a bare "he said" claim nothing."""
    assert words("A dangerous precedent.") == []
    assert words("He said.") == []
