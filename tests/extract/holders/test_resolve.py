"""Whose words: holders by name, office and pronoun, and when to leave them open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.entities.names import find_names
from extract.holders.resolve import resolve
from extract.records import Candidate, Span
from tests.extract.marked import candidate, reading
from tests.extract.world import ACTOR, WORLD, holders, one


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("[[U.S. Defense Secretary Lloyd Austin]] said no.", "Lloyd Austin"),
        ("Lloyd Austin came. [[Mr. Austin]] said no.", "Lloyd Austin"),
        ("[[The German foreign minister, Annalena Baerbock,]] agreed.", "Annalena Baerbock"),
        ("[[Kyiv]] said no.", "Government of Ukraine"),
        ("[[The Kremlin]] said no.", "Government of Russia"),
        ("[[South Korea]] demanded an answer.", "Government of South Korea"),
        ("[[South Korean intelligence]] said no.", "South Korean intelligence"),
        ("[[The Trump campaign]] said no.", "Trump campaign"),
        ("[[NATO allies]] are concerned.", "NATO allies"),
        ("[[North Korean troops]] said so.", "North Korean troops"),
        ("Defense Secretary Lloyd Austin came. [[The secretary]] said no.", "Lloyd Austin"),
        ("The Council on Geostrategy met. [[The council]] said no.", "Council on Geostrategy"),
        ("Volodymir Zelensky came. [[Zelensky]] said no.", "Volodymir Zelensky"),
    ],
)  # fmt: skip
def test_named_and_described_speakers(marked: str, label: str) -> None:
    """A source that names somebody, in whatever way, has that holder."""
    holder = one(marked)
    assert (holder.status, holder.actor and holder.actor.label) == ("resolved", label)
    assert holder.reason


@pytest.mark.parametrize(
    ("marked", "key", "country"),
    [
        ("[[Some]] argue so.", "some", None),
        ("[[Experts]] believe so.", "experts", None),
        ("[[A U.S. official]] said no.", "u.s. official", "US"),
        ("[[Russian officials]] said no.", "russian officials", "RU"),
        ("[[Recent reports]] say so.", "recent reports", None),
        ("[[One resident]] cried.", "one resident", None),
        ("[[A spokesman for the Kremlin]] said no.", "spokesman for the kremlin", "RU"),
        ("A U.S. official came. [[A U.S. official]] spoke. [[The official]] left.",
         "u.s. official", "US"),
    ],
)  # fmt: skip
def test_speakers_without_a_name(marked: str, key: str, country: str | None) -> None:
    """Indefinite sources are unnamed, keyed within the article, with their country."""
    holder = one(marked)
    assert holder.status == "unnamed"
    assert holder.actor is not None
    assert holder.actor.key == f"made#unnamed:{key}"
    assert (holder.actor.kind, holder.actor.country) == ("unnamed", country)


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("[[Lloyd Austin]] said no. [[He]] added more.", "Lloyd Austin"),
        ("Putin met Xi on Tuesday. [[He]] said it was good.", "Vladimir Putin"),
        ("[[Maria Silva]] met Tom Hunt. [[She]] said no.", "Maria Silva"),
        ("[[Tom Hunt]] said Ana Ruiz lied. [[She]] said no.", "Ana Ruiz"),
        ("[[Tom Hunt]] spoke.\n“No,” [[he]] said.", "Tom Hunt"),
        ("[[South Korean intelligence]] said no. [[It]] added more.", "South Korean intelligence"),
        ("[[Tom Hunt]] came. “Putin lies,” [[he]] said.", "Tom Hunt"),
    ],
)
def test_pronouns_find_the_nearest_who_fits(marked: str, label: str) -> None:
    """The subject of the nearest sentence decides; gender and quotations are heeded."""
    holder = one(marked)
    assert (holder.status, holder.actor and holder.actor.label) == ("resolved", label)


@pytest.mark.parametrize(
    ("marked", "status"),
    [
        ("Ana Ruiz and Eva Marsh spoke. [[She]] said no.", "ambiguous"),
        ("Bill Clinton came. Hillary Clinton came. [[Clinton]] said no.", "ambiguous"),
        ("[[Tom Hunt]] spoke.\nA nurse came.\nIt rained.\n[[They]] said no.", "unknown"),
        ("[[Ana Ruiz]] spoke. [[He]] said no.", "unknown"),
        ("Foreign Minister Ana Ruiz met Finance Minister Tom Hunt. [[The minister]] left.",
         "ambiguous"),
        ("[[I]] think so.", "unknown"),
        ("[[This]] suggests so.", "unknown"),
    ],
)  # fmt: skip
def test_what_is_open_stays_open(marked: str, status: str) -> None:
    """Two who fit equally are candidates, nobody near is unknown: never a guess."""
    holder = one(marked)
    assert holder.status == status
    assert holder.actor is None
    assert (len(holder.candidates) > 1) == (status == "ambiguous")


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("[[The minister]] said no.", "The minister"),
        ("[[The minister]] who signed it said no.", "The minister"),
        ("Democratic vice-presidential nominee Tim Kaine came. [[The presidential nominee]] spoke.",
         "The presidential nominee"),
    ],
)  # fmt: skip
def test_an_office_of_nobody_is_described(marked: str, label: str) -> None:
    """Who holds an office that the article names nobody with is told by its words."""
    holder = one(marked)
    assert (holder.status, holder.actor and holder.actor.label) == ("unnamed", label)


def test_no_source_is_unknown() -> None:
    """A candidate without source words has no speaker."""
    read = reading("It is said that rain comes.")
    (holder,) = resolve(
        read, find_names(read, WORLD), [Candidate((), (), (Span(0, 26),), "by hand", 1.0)]
    )
    assert (holder.status, holder.reason) == ("unknown", "no speaker named")


@given(st.lists(st.tuples(st.integers(0, 90), st.integers(0, 40)), max_size=3))
def test_any_spans_get_a_holder(places: list[tuple[int, int]]) -> None:
    """Spans of any extractor, however cut, give a well-formed holder and no crash."""
    text = "“No,” said Tom Hunt, the mayor of Leeds.\n\n… It is Kyiv and Russia that he blames."
    read = reading(text)
    source = tuple(sorted(Span(a, min(a + n, len(text))) for a, n in places if a <= len(text)))
    (holder,) = resolve(read, find_names(read, WORLD), [Candidate(source, (), (), "any", 1.0)])
    assert (holder.actor is not None) == (holder.status in {"resolved", "unnamed"})
    assert (len(holder.candidates) > 1) == (holder.status == "ambiguous")


def test_reporters_are_kept_beside_the_source() -> None:
    """Who passes words on stands in ``via``, outermost first, and is not the holder."""
    text = "Recent reports indicate that rain comes, according to South Korean intelligence."
    plain = candidate(text, "South Korean intelligence", "according to", "rain comes")
    passed = Candidate(plain.source, plain.cue, plain.content, "by hand", 1.0, ((Span(0, 14),),))
    read = reading(text)
    (holder,) = resolve(read, find_names(read, WORLD), [passed])
    assert holder.actor is not None
    assert holder.actor.label == "South Korean intelligence"
    assert [(a.kind, a.label) for a in holder.via] == [("unnamed", "Recent reports")]


def test_who_is_quoted_about_does_not_speak() -> None:
    """Somebody named only in the content is not the one who says it."""
    text = "Tom Hunt came. Putin must go, he said."
    read = reading(text)
    found = candidate(text, "he", "said", "Putin must go")
    (holder,) = resolve(read, find_names(read, WORLD), [found])
    assert holder.actor is not None
    assert holder.actor.label == "Tom Hunt"


def test_a_question_may_be_answered_by_somebody_else() -> None:
    """After a question the asker is not taken for the one who answers."""
    text = "Tom Hunt spoke in Leeds. “Will it rain?” asked Lee Marsh. “Yes,” he said."
    read = reading(text)
    asked = candidate(text, "Lee Marsh", "asked", "“Will it rain?”")
    said = candidate(text, "he", "said", "“Yes,”")
    holder = resolve(read, find_names(read, WORLD), [asked, said])[1]
    assert holder.status == "ambiguous"


def test_the_same_text_gives_the_same_holders() -> None:
    """Resolving twice gives equal results, and one holder for each candidate."""
    marked = "[[Lloyd Austin]] said no. [[He]] left. [[Some]] stayed. [[Kyiv]] agreed."
    assert holders(marked) == holders(marked)
    assert len(holders(marked)) == 4
    assert holders(marked)[3][1].actor == WORLD.actors[0]
    assert WORLD.actors[0].key == ACTOR + "gov-ua"


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("They met Ian Roe, the favourite for the nomination, [[who]] opposed it.", "Ian Roe"),
        ("They met Ian Roe, the head of the commission, [[who]] opposed it.", "Ian Roe"),
        ("They met Ian Roe, head of the Relief Office, [[who]] opposed it.", "Ian Roe"),
        ("They had a letter from the Relief Office, [[who]] opposed it.", "Relief Office"),
        ("Ian Roe spoke. Officers read Mr Roe’s remarks, [[who]] opposed it.", "Ian Roe"),
        ("They met Ian Roe’s company, [[who]] opposed it.", "Ian Roe’s company"),
        ("The local leader Ian Roe also spoke, [[who]] stated that it rains.", "Ian Roe"),
    ],
)
def test_who_is_a_person(marked: str, label: str) -> None:
    """The word "who" means nobody's nomination, but whom the apposition explains."""
    holder = one(marked)
    assert (holder.actor and holder.actor.label) == label


@pytest.mark.parametrize("later", ["The British minister", "The junior minister"])
def test_another_description_is_another_person(later: str) -> None:
    """Who is described by more words than the one before is not that one."""
    first, plain, second = holders(
        f"[[A Danish minister]] left. [[The minister]] ate. [[{later}]] sat."
    )
    assert first[1].actor == plain[1].actor
    assert first[1].actor != second[1].actor


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The council cut the budget, [[which]] showed that the mayor was wrong.", None),
        ("The town bought two boats, [[which]] supposedly proved that it was rich.", None),
        ("The firm, [[which]] showed that it could build, will stay.", "The firm"),
        ("The firm, [[which]] said that it could build, will stay.", "The firm"),
    ],
)
def test_which_is_no_thing_that_speaks(text: str, label: str | None) -> None:
    """Behind a thing "which" may be all that is told before; a body is meant itself."""
    holder = one(text)
    assert (holder.actor and holder.actor.label) == label


def test_a_hyphen_ends_no_description() -> None:
    """A word that the parser tears at its hyphen is still one word."""
    holder = one("[[A memo co-written by Ana Ruiz]] adds that the dam holds.")
    assert holder.actor is not None
    assert holder.actor.label.startswith("A memo co-written")
