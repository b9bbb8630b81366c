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
    return list(narrate(read, named(text), others).claims)


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


def test_label() -> None:
    """A label in capitals before a sentence is no part of it; on its own it claims nothing."""
    assert words("ROWING: Norda beat Belmar 2-1.") == ["Norda beat Belmar 2-1"]
    assert words("WHAT WE KNOW:") == []
    assert words("Rowing is fun: Norda won.") == ["Rowing is fun: Norda won"]


def test_agenda() -> None:
    """What is arranged beforehand is the article's to tell; what is only expected is nobody's."""
    (own,) = told("The ministers are expected to meet on Friday.")
    assert (own.parts[0].act, own.parts[0].certainty) == ("predict", "probable")
    assert words("The ministers are widely expected to meet on Friday.") == []
    assert words("The ministers are expected to fail.") == []


def test_when_it_was_said() -> None:
    """A clause that only tells when something was said claims nothing; one set against it does."""
    reported = ("Roe", "said", "she lost")
    assert words("Roe said she lost as she left the hall.", reported) == []
    assert words("While the hall was full, Roe said she lost.", reported) == ["the hall was full"]


def test_a_claim_told_of() -> None:
    """A claim that the article calls untrue is denied."""
    (own,) = told("The claim that the boat sank is untrue.")
    assert own.parts[0].act == "deny"


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
    assert words("The so-called “quick fix” failed.") == []
    assert words("The dam, which some call “the old wall,” broke on Monday.") == [
        "The dam broke on Monday"
    ]
    assert words("Mayor Roe shrugged it off, with Falk adding, “It is only a small dam.”") == []
    assert words("It broke at dawn. As it turned out, Roe had called it “a sieve”.") == [
        "It broke at dawn"
    ]


def test_clause_beside_a_quotation() -> None:
    """What may tell of an utterance is not the article's claim, wherever the parse hangs it."""
    assert words("“Is the dam safe for the winter?” the engineer tried once more.") == []
    assert words("The engineer tried once more: “Is the dam safe for the winter?”") == []
    assert words("The mayor closed the road.\n“The dam is safe for the winter.”") == [
        "The mayor closed the road"
    ]
    assert words("Roe went on in a letter to the town:\n“The dam is safe for the winter.”") == []


def test_marks_without_a_partner() -> None:
    """What an odd mark may quote is nobody's; an apostrophe quotes nothing."""
    assert words("The dam broke. He spoke of “a long night for us all. The town was dark.") == [
        "The dam broke"
    ]
    assert words("The troops’ morale fell. The boats' crews left in ’98.") == [
        "The troops’ morale fell",
        "The boats' crews left in ’98",
    ]


def test_speech_set_off_by_dashes() -> None:
    """Paragraphs of dash dialogue are somebody's, also where nobody is named for them."""
    text = "– The dam is old. It has to go – said Roe. He left in May.\n– We have no money for it."
    assert words(text) == ["He left in May"]
    assert words("The dam – built in May – broke on Monday.") != []


def test_withheld_clauses_are_told() -> None:
    """The ledger names each clause that is kept out of the article's mouth, at its words."""
    text = "The dam broke. The town was “in a dark and stormy mood” all night."
    read = reading(text)
    (note,) = narrate(read, named(text), ()).withheld
    assert (note.kind, note.span.of(text)) == (
        "silent", "The town was “in a dark and stormy mood” all night."
    )  # fmt: skip


def test_no_claim() -> None:
    """A line without a verb and a bare "he said" claim nothing."""
    assert words("A dangerous precedent.") == []
    assert words("He said.") == []


def test_neither_confirmed_nor_denied() -> None:
    """Who takes no side has said nothing, and the article does not claim what he might have."""
    text = "Varga neither confirmed nor denied that silver was hidden."
    left = candidate(text, "Varga", "denied", "that silver was hidden")
    assert not narrate(reading(text), named(text), (), [left]).claims


def test_who_passed_the_words_on_claims_nothing() -> None:
    """A second frame behind a quotation is no claim; another clause of the article's is."""
    said, second = "“The dam holds,” Ivo Tolk told a radio", ", the agency Novapress reported."
    left = candidate(said + second, "Ivo Tolk", "told", "“The dam holds,”")
    assert not narrate(reading(said + second), named(said + second), (), [left]).claims
    other = said + ", and the crowd left the square."
    kept = narrate(reading(other), named(other), (), [left]).claims
    assert [s.of(other) for c in kept for s in c.content] == ["the crowd left the square"]


def test_a_verb_that_needs_its_clause_claims_nothing_without_it() -> None:
    """What is left of "the visit comes as Roe warns …" is no claim; a verb with a place is."""
    text = "The visit comes as Ivo Tolk warns that the dam may burst."
    said = candidate(text, "Ivo Tolk", "warns", "that the dam may burst")
    assert not narrate(reading(text), named(text), (), [said]).claims
    text = "The visit comes to an end as Ivo Tolk warns that the dam may burst."
    said = candidate(text, "Ivo Tolk", "warns", "that the dam may burst")
    assert narrate(reading(text), named(text), (), [said]).claims


def test_a_clause_without_its_condition() -> None:
    """A threat whose "if …" is in somebody's words is not claimed without it; a "when …" may go."""
    told_if = 'Roe will close the mill if it is visited by even "one thief."'
    assert words(told_if) == []
    assert words("Roe will close the mill if it is visited by even one thief.") == [
        "Roe will close the mill if it is visited by even one thief"
    ]


def test_a_clause_without_its_negation() -> None:
    """What somebody is reported to deny is not claimed by what is left."""
    text = "Not all mills will stay open, Roe said."
    assert words(text, ("Not", "said", "Roe")) == []


def test_a_clause_torn_from_what_tells_it() -> None:
    """What only completes words that claim nothing is no claim; beside them it is one."""
    text = "Roe spoke of “many plans” and tried to tell the town that the dam was safe."
    assert words(text) == []
    text = "The dam was safe, the engineer had told Roe, by which he meant that it held."
    assert words(text, ("the engineer", "had told Roe", "The dam was safe")) == []


def test_the_agency_that_learned_it() -> None:
    """A clause that only tells whence the words come claims nothing; its other deeds do."""
    text = "The dam broke, Roe said at the meeting, Novapress has learned."
    reported = ("Roe", "said", "The dam broke")
    assert words(text, reported) == []


def test_laid_to_somebody_in_the_next_paragraph() -> None:
    """What "that’s according to Roe" points back at is not the article's claim."""
    assert words("The dam is old.\nThat’s according to a local engineer, Jane Roe.") == []
    assert words("The dam is old.\nThat’s a danger to the town.")[0] == "The dam is old"


def test_a_verb_of_speech_behind_a_dash() -> None:
    """However far behind it the speaker is named, the words before the dash are no own claim."""
    assert words("The river is dry - wrote on the site of the town the mayor of Vale.") == []
    kept = "The river is dry - it rose in May"
    assert words(f"{kept}.") == [kept]
    assert words("The river - fed by two lakes - is dry.") != []


def test_around_a_clause_that_was_not_found() -> None:
    """Where the clause of the speaker is in no report, the words it stands among are not own."""
    text = "The dam is old, Dunn said, though the mayor calls it a marvel."
    assert words(text, ("the mayor", "calls", "it a marvel")) == []
    own = "The dam is old, though the mayor calls it a marvel."
    assert words(own, ("the mayor", "calls", "it a marvel")) == ["The dam is old"]


def test_what_may_be_said_as_well_is_not_claimed() -> None:
    """A clause joined behind what somebody says may be theirs; another report is told apart."""
    text = "Roe says the boat sank, and her crew is proud."
    assert words(text, ("Roe", "says", "the boat sank")) == []
    text = "The port is closed, Roe says, and the crew has left."
    assert words(text, ("Roe", "says", "The port is closed")) == ["the crew has left"]


def test_what_is_read_in_a_paper_is_not_claimed() -> None:
    """A dash and "we read" lay a sentence to a paper that it does not name."""
    assert words("The town may sue the mill for its losses - we read.") == []


def test_what_hangs_on_somebodys_words_is_not_claimed_alone() -> None:
    """Of "as" behind a report only its own sentence says what it means."""
    text = "The harbour is shut, Roe said as snow fell on the town."
    assert words(text, ("Roe", "said", "The harbour is shut")) == []


def test_the_same_words_are_claimed_once() -> None:
    """A stretch that two ways of cutting a sentence arrive at is one claim."""
    for text in ("He was right, but – and here the old captain smiled – he was right too late.",):
        places = [p.content for one in told(text) for p in one.parts]
        assert len(places) == len(set(places))
