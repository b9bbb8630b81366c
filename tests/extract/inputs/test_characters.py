"""Words and names are whole whatever invisible or odd characters stand in them."""

from __future__ import annotations

import pytest

from extract.inputs.changes import changed
from extract.inputs.characters import note_marks
from extract.inputs.clean import clean


@pytest.mark.parametrize(
    ("written", "read", "how"),
    [
        ("Rosa\xadlind Fenn", "Rosalind Fenn", "soft hyphens dropped"),
        ("Rosa\xad\n  lind Fenn", "Rosalind Fenn", "soft hyphens dropped"),
        ("the oﬃce and the ﬂeet", "the office and the fleet", "ligatures written out (2 places)"),
        ("Ro\u200bsa\u2060lind\ufeff", "Rosalind", "invisible"),
        ("\u200eFenn\u200f said", "Fenn said", "invisible signs dropped (2 places)"),
        ("It ended.\u200bFenn left.", "It ended. Fenn left.", "invisible signs dropped"),
        ("Mr\xa0Fenn,\u202f40", "Mr Fenn, 40", "no-break and narrow spaces read as spaces"),
        ("\u3000Ｆｅｎｎ ｓａｉｄ，“４０！”", " Fenn said,“40!”", "full-width forms narrowed"),
        ("\U0001d5d9\U0001d5f2\U0001d5fb\U0001d5fb", "Fenn", "styled letters read as plain ones"),
        ("Nicola\u0301s Iba\u0301n\u0303ez", "Nicolás Ibáñez", "accents joined to their letters"),
        ("Al\u2011Haddad", "Al-Haddad", "hyphens read as plain ones"),
    ],
)
def test_what_a_reader_sees_alike_is_alike(written: str, read: str, how: str) -> None:
    """The stored text holds the plain form, the repair says what was done."""
    cleaned = clean(written)
    assert cleaned.text == read
    assert any(r.how.startswith(how) for r in cleaned.repairs)
    assert all(r.before in written for r in cleaned.repairs)


@pytest.mark.parametrize(
    "text",
    [
        "“Fenn” – ‘so’ — it’s…", "naïve café Zoë", "東京、２０。", "👩\u200d👧 came",
        "می\u200cخواهم", "क्\u200dष", "½ of 5 m²", "Ⅳ", "5 − 3", "ß æ œ ø",
    ],
)  # fmt: skip
def test_what_a_reader_sees_otherwise_stays(text: str) -> None:
    """Quotation marks, dashes, real letters and joiners of other scripts stay."""
    kept = clean(text).text
    assert kept == text.replace("２０", "20")


def test_many_are_told_once() -> None:
    """An article full of no-break spaces has one line in the ledger, at the first place."""
    cleaned = clean("a\xa0b " * 300)
    assert cleaned.text == "a b " * 300
    (repair,) = cleaned.repairs
    assert repair.how == "no-break and narrow spaces read as spaces (300 places)"
    assert (repair.span.start, repair.span.end, repair.before) == (1, 2, "\xa0")
    assert cleaned.offsets.to_old(802, 803) == (802, 803)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("It failed in two towns.[1] He wept.[2][3]", "It failed in two towns. He wept."),
        ("“It failed,”[12] he said.[4, 5] So[6–8] be it.[^9]", "“It failed,” he said. So be it."),
        ("It failed.[citation needed] He wept.[3][citation needed]", "It failed. He wept."),
        ("It failed.¹ He wept.²³ Fenn⁴ left", "It failed. He wept. Fenn left"),
        ("He denied[a] that the mine[note 2] fell.[nb 1][b]", "He denied that the mine fell."),
    ],
)
def test_note_marks_go(written: str, read: str) -> None:
    """Marks on the heel of a word or sentence are taken out, and the map says from where."""
    cleaned, step = changed(clean(written), note_marks(written))
    assert cleaned.text == read
    assert cleaned.repairs[-1].how.startswith("note marks taken out")
    assert step.to_old(len(read) - 1, len(read))[0] <= written.rindex(read[-1])


@pytest.mark.parametrize(
    "text",
    [
        "It [sic] was [the mayor] so.", "“[He] left[, then] wept.”", "In [2014] it ended.[2014]",
        "40 km² and 3 m³ of CO²", "[1] Harrow Times, 3 May.", "They asked [12] people.", "x² + y²",
        "“[T]he owner[s] of [a] mine”, “[a]nother[a]s”, as[s]",
    ],
)  # fmt: skip
def test_other_brackets_stay(text: str) -> None:
    """Words in brackets, years, units and what stands apart are the text's own."""
    assert list(note_marks(text)) == []
