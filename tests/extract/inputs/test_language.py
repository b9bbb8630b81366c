"""What is not English gives nothing; what only looks foreign is read."""

from __future__ import annotations

import subprocess
import sys

import pytest

from extract.inputs.language import Languages, languages
from extract.records import Span

ENGLISH = "The harbour master said on Tuesday that no ship had left the port without papers."
GERMAN = "Der Hafenmeister sagte am Dienstag, dass kein Schiff den Hafen ohne Papiere verließ."


def of(*paragraphs: str) -> Languages:
    """The languages of some paragraphs, blank lines between them."""
    spans: list[Span] = []
    at = 0
    for words in paragraphs:
        spans.append(Span(at, at + len(words)))
        at += len(words) + 2
    return languages("\n\n".join(paragraphs), spans)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("de", GERMAN),
        ("fr", "Le ministre a démenti mardi que des navires aient quitté le port sans papiers."),
        ("es", "La ministra negó el martes que los barcos hubieran salido del puerto."),
        ("pl", "Minister zaprzeczył we wtorek, że statki opuściły port bez dokumentów."),
        ("uk", "Міністр заперечив у вівторок, що кораблі залишили порт без документів."),
        ("ru", "Министр отрицал во вторник, что корабли покинули порт без документов."),
        ("tr", "Bakan salı günü gemilerin limandan belgesiz ayrıldığını yalanladı."),
        ("ja", "大臣は火曜日、船が書類なしで港を出たことを否定した。"),
        ("ar", "ونفى الوزير يوم الثلاثاء أن تكون السفن قد غادرت الميناء دون أوراق."),
        ("fi", "Ministeri kiisti tiistaina, että laivat olisivat lähteneet satamasta."),
    ],
)
def test_other_languages_are_told(code: str, words: str) -> None:
    """An article in another language has no English paragraph."""
    found = of(words, words)
    assert found.main == code
    assert [f.language for f in found.foreign] == [code, code]
    assert found.english == ()


def test_one_foreign_paragraph_in_an_english_article() -> None:
    """The paragraph goes, the article stays."""
    found = of(ENGLISH, GERMAN, ENGLISH)
    assert found.main == "en"
    assert [f.language for f in found.foreign] == ["de"]
    assert len(found.english) == 2


def test_an_english_paragraph_in_a_foreign_article() -> None:
    """What is English beyond doubt is read wherever it stands; what could be either is not."""
    found = of(GERMAN, GERMAN, ENGLISH, "Hamburg, Dienstag", GERMAN)
    assert found.main == "de"
    assert len(found.english) == 1
    assert len(found.foreign) == 4


def test_a_foreign_quotation_does_not_outweigh_the_article() -> None:
    """A short article stays English although its one long quotation is not."""
    said = "Brill said in the harbour: „Niemand hat es gewusst, und niemand hat etwas gesagt.“"
    found = of("Ferry traffic stopped on Monday.", said, "He left the port on foot.")
    assert (found.main, len(found.english)) == ("en", 3)
    short = of("Die Fähren standen am Montag still.", "Die Regierung bestritt die Vorwürfe.")
    assert (short.main, len(short.foreign)) == ("de", 2)


@pytest.mark.parametrize(
    "words",
    [
        "Wladyslaw Szczepanski, Grzegorz Brzeczyszczykiewicz and Zdzislaw Kowalczyk",
        "Slava Ukraini!",
        "Ja.",
        "“Ist das so?” asked Brill.",
        "CROWDS GATHER IN BRATISLAVA, PRAGUE AND WARSAW",
        "https://example.org/der-die-das/nicht-ohne-uns/weiter?q=auch+wieder",
        "Schadenfreude, said Szymon Zielinski of Gazeta Pomorska, was the word.",
        "Đorđe Đurić and Nicolás Ibáñez denied the claims.",
        "Vytautė Žėkienė, Çiğdem Öztürk and João d’Água met.",
        "Nguyễn Thị Định said he was in Győr.",
        "The Dnipropetrovsk, Zaporizhzhia and Khmelnytskyi regions were hit.",
        "14:32 GMT", "", "...",
    ],
)  # fmt: skip
def test_names_and_scraps_are_no_evidence(words: str) -> None:
    """Names, addresses, exclamations and capitals stay what their article is."""
    assert of(ENGLISH, words, ENGLISH).foreign == ()
    assert of(words).foreign == ()


@pytest.mark.parametrize(
    "words",
    [
        # As translating machines write: every word English, the order another's.
        "About this informs the press service of the ministry in its official channel.",
        "As of the morning it is known about three killed persons, reported in the administration.",
        # As people speak.
        "We ain't going nowhere, y'all, and dem folks know it.",
    ],
)
def test_odd_english_is_english(words: str) -> None:
    """Translated and spoken English is read."""
    assert of(words).foreign == ()


def test_nothing_to_judge() -> None:
    """Without a paragraph there is nothing foreign."""
    assert languages("", ()) == Languages("en", (), ())


def test_the_model_waits_until_a_text_is_read() -> None:
    """Importing the reader loads no language model."""
    code = (
        "import sys; from extract import inputs; from extract.inputs import language;"
        "sys.exit(language._identifier.cache_info().currsize)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
