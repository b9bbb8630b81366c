"""Paragraphs that are one quotation: whose words they are, and when they are nobody's."""

from __future__ import annotations

import pytest

from tests.extract.set_off import statements

_HEAD = "The harbour of Sundby was closed on Monday, and no ferry left it."
_SAID = "Port chief Ada Kern said that the crane had been checked in May."
_OPEN = "“It was safe when we opened the harbour. And it is safe today”."
_MORE = "“It was safe when we opened the harbour.”"


def speakers(*paragraphs: str) -> list[str]:
    """Who says that the crane was safe, behind some paragraphs."""
    made = statements("\n\n".join((_HEAD, *paragraphs)))
    return [who for who, said in made if "It was safe" in said]


@pytest.mark.parametrize(
    "before",
    [
        _SAID,
        "“We checked the crane in May,” Ada Kern said.",
        '"We checked the crane in May," Ada Kern said in a note, adding that it was old.',
        "Port chief Ada Kern believes that the crane had been checked in May.",
        "Port chief Ada Kern described the reports on the crane as “wrong”.",
    ],
)
def test_a_quotation_goes_on_with_the_speaker_before_it(before: str) -> None:
    """What Kern says at the end of a paragraph, in her words or others, she says on."""
    assert speakers(before, _MORE) == ["Ada Kern"]
    assert speakers(before, _OPEN) == ["Ada Kern"]


@pytest.mark.parametrize(
    ("before", "quoted"),
    [
        (("The crane was checked by Ada Kern in May.",), (_MORE,)),
        (("Ada Kern believes that Ivo Falk will leave.",), ("“It was safe all the time.”",)),
        (("Many believe, as Ada Kern does, that the crane had been checked.",), (_MORE,)),
        ((f"{_SAID} The owner Ivo Falk sat beside her.",), (_MORE,)),
        (("Ada Kern and Ivo Falk said that the crane had been checked.",), (_MORE,)),
        ((_SAID,), (_MORE, "“We watched it,” said Ivo Falk.")),
        (("“We checked the crane in May,” Ada Kern said.",), ('"It was safe all the time.',)),
    ],
)
def test_a_quotation_that_may_be_anothers_is_nobodys(
    before: tuple[str, ...], quoted: tuple[str, ...]
) -> None:
    """No report before it, another person before or behind it, marks of another kind."""
    assert "Ada Kern" not in speakers(*before, *quoted)


def test_a_title_before_a_colon_hides_no_speaker() -> None:
    """An apposition that opens with a participle is read with its name."""
    lead = "Ada Kern, acting chair of the port union, told Norda Radio: "
    assert speakers(lead + _MORE) == ["Ada Kern"]
