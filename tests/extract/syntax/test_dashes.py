"""Speech set off by dashes: where it begins and ends, and whose it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract import inputs
from extract.records import Document
from extract.syntax.dashes import dash_speech, opens_with_dash
from extract.syntax.dialogue import dialogue, spoken
from extract.syntax.parse import Reading
from extract.syntax.scene import Scene, scenes
from tests.extract.marked import document


def _words(scene: Scene, indices: list[int]) -> str:
    return " ".join(scene.tokens[i].text for i in indices)


def told(text: str) -> list[tuple[str, str]]:
    """The speaker, or "", and the words of each spoken stretch."""
    reading = Reading(document(text))
    found = []
    for scene in scenes(reading):
        opened = opens_with_dash(reading.document, scene.block.span)
        for said in dash_speech(scene, opened=opened):
            who = sorted(said.frame.source) if said.frame is not None else []
            found.append((_words(scene, who), _words(scene, [*range(said.first, said.last + 1)])))
    return found


CASES = [
    ("- The mill is old. It must go - said Ilva Brandt. - We have no money.",
     [("Ilva Brandt", "The mill is old . It must go"), ("", "We have no money .")]),
    ("– Words – noted Mira Tolk, mayor of Arden – and more words.",
     [("Mira Tolk , mayor of Arden", "Words"), ("Mira Tolk , mayor of Arden", "and more words .")]),
    ("He was asked about it.- I do not know - Ivo Korsky replied on Monday.",
     [("Ivo Korsky", "I do not know")]),
    ("— It has to go — the head of the port in Arden pointed out.",
     [("the head of the port in Arden", "It has to go")]),
    (("Norland may pay, and Kern can call the mayor to speed the end of the row with Arden - said "
      "the French diplomat participating in Kern’s Thursday conversations with the Norland "
      "leader."),
     [("the French diplomat", ("Norland may pay , and Kern can call the mayor to speed the end of"
                               " the row with Arden"))]),
    ("- The mill is old - said the mayor, quoted by the agency Novapress. He left.",
     [("the mayor", "The mill is old")]),
    ("- We will see.", [("", "We will see .")]),
    ("Smoke affects my lungs, I would like to get away from it - confesses patient Ivo Korsky.",
     [("Ivo Korsky", "Smoke affects my lungs , I would like to get away from it")]),
    ("The town may sue the mill for its losses - we read.",
     [("", "The town may sue the mill for its losses")]),
    ("The mill – a firm says – is old.", [("a firm", "The mill"), ("a firm", "is old .")]),
    ("Ada Kern said that “the mill is old.”- We must sell it - Ivo Korsky replied.",
     [("Ivo Korsky", "We must sell it")]),
    ("The town has - as they say - no choice.- We must sell it - Ivo Korsky replied.",
     [("they", "The town has"), ("they", "no choice ."), ("Ivo Korsky", "We must sell it")]),
    ("- The mill is old.-We must sell it-said Ilva Brandt.",
     [("", "The mill is old ."), ("Ilva Brandt", "We must sell it")]),
    ("- The mill is old, we must sell it -he said.- We have no money.",
     [("he", "The mill is old , we must sell it"), ("", "We have no money .")]),
    ('- The mill is old and cold, "said Ilva Brandt.',
     [("Ilva Brandt", "The mill is old and cold ,")]),
    ("He left.And Ilva Brandt added.- We must sell it.", [("Ilva Brandt", "We must sell it .")]),
    ("- The mill is old.- Ilva Brandt said.- It must go.",
     [("Ilva Brandt", "The mill is old ."), ("", "It must go .")]),
    ("- The mill is old.- Ilva Brandt said it must go.",
     [("", "The mill is old ."), ("", "Ilva Brandt said it must go .")]),
    ("- The mill is old - once again stressed Ilva Brandt.", [("Ilva Brandt", "The mill is old")]),
    ("- The mill is old - this is how it was explained by Ilva Brandt.",
     [("Ilva Brandt", "The mill is old")]),
    ("- The mill is old - assured Ilva Brandt.", [("Ilva Brandt", "The mill is old")]),
    ("The mill is old, i.e. a burden - writes the weekly “Kurier”.",
     [("Kurier", "The mill is old , i.e. a burden")]),
    ("He met them.- The mill is old - said after the vote in the evening.",
     [("", "The mill is old")]),
    ("- The plan - announced in May - is bad - said Ilva Brandt.",
     [("Ilva Brandt", "The plan - announced in May - is bad")]),
    ("- At the same time - continues - the mill is old.",
     [("", "At the same time"), ("", "the mill is old .")]),
]  # fmt: skip

NO_SPEECH = [
    "The mill – a source said it was full – is shut.",
    "The town - who left in May - sleeps. The law - passed Congress - is bad.",
    "The deal - announced Monday - is dead.",
    "Ada Kern - whose mother Eva Lind left - said the mill is old.",
    "A well-known non-profit re-opened the mill.",
    "“It is old” – said Roe.",
    "The self-declared mayor left. The port-said Brandt wrote-is old.",
    "The deal - announced - is dead.",
    "The self-declared mayor left. It lost 90 km of king-ruled land.",
    "“It is old.” - Roe said.",
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_speech(text: str, expected: list[tuple[str, str]]) -> None:
    """A dash before a reporting clause ends what is said, one behind a sentence begins it."""
    assert told(text) == expected


@pytest.mark.parametrize("text", NO_SPEECH)
def test_dashes_of_prose(text: str) -> None:
    """Asides, hyphens and dashes behind quotation marks are no dialogue."""
    assert told(text) == []


def test_markdown_keeps_its_dashes_in_the_file(tmp_path: Path) -> None:
    """A dash that Markdown takes for the mark of a list opens a paragraph all the same."""
    file = tmp_path / "a.md"
    file.write_text("# Mill\n\nThe mill is old.\n\n- It must go - said Roe.\n\n* A star.\n")
    (read,) = inputs.load([file])
    assert isinstance(read, Document)
    assert [opens_with_dash(read, b) for b in read.blocks] == [False, True, False]


def turns(text: str) -> list[tuple[str, str]]:
    """The words of each spoken stretch of an article, and those of the clause beside it."""
    reading = Reading(document(text))
    pages = scenes(reading)
    return [
        (
            _words(pages[t.page], [*range(t.speech.first, t.speech.last + 1)]),
            _words(pages[t.told], sorted(t.speech.frame.source)) if t.speech.frame else "",
        )
        for t in dialogue(reading)
    ]


def test_the_next_paragraph_tells_who_speaks() -> None:
    """A paragraph that no mark ends is speech before a dash and a small letter."""
    assert turns("We will rise.Nobody can stop us\n\n- said Ilva Brandt, the mayor.") == [
        ("We will rise . Nobody can stop us", "Ilva Brandt , the mayor")
    ]
    assert turns("We will rise\n\n- with such words she left.")[0] == ("We will rise", "")


@pytest.mark.parametrize(
    "text",
    [
        "The mill is old.\n\n- said Ilva Brandt.",  # a sentence of the article's own
        "The mill is old\n\nsaid Ilva Brandt.",
        "The mill is old\n\n- Said Ilva Brandt.",
        "The mill needs\n\n- new walls\n\n- a roof",
    ],
)
def test_a_paragraph_of_its_own(text: str) -> None:
    """A full stop, no dash, or a capital: the paragraph before is not spoken."""
    assert all("mill" not in words for words, _ in turns(text))


def test_what_is_spoken() -> None:
    """Quotation marks and speech beside who says it; no aside between dashes, no bare dash."""
    text = (
        "“It rains,” Roe said. It is late.- We go - said Ilva Brandt.\n"
        "- We stay - said Roe.\n"
        "Joye Lind — who left in May — told the paper so.\n"
        "- Nobody said this."
    )
    assert [s.of(text) for s in spoken(Reading(document(text)))] == [
        "“It rains,”", "We go", "- We stay",
    ]  # fmt: skip


def test_whom_something_is_told_is_no_dashs_speaker() -> None:
    """A dash that ends an aside before "told me" opens no reporting clause."""
    assert told("Ada Holm, the owner -- she runs the old mill -- told me, “We sell flour.”") == []
