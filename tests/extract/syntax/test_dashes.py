"""Speech set off by dashes: where it begins and ends, and whose it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract import inputs
from extract.records import Document
from extract.syntax.dashes import dash_speech, opens_with_dash, spoken
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
]  # fmt: skip

NO_SPEECH = [
    "The mill – a source said it was full – is shut.",
    "The town - who left in May - sleeps. The law - passed Congress - is bad.",
    "The deal - announced Monday - is dead.",
    "Ada Kern - whose mother Eva Lind left - said the mill is old.",
    "A well-known non-profit re-opened the mill.",
    "“It is old” – said Roe.",
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
