"""A heading that quotes what somebody says below is theirs; else it is nobody's."""

from __future__ import annotations

import pytest

from tests.extract.set_off import SHIP, statements

SAYS = "“It would be a heavy blow to the old harbour,” Ada Kern said."


def _holders(heading: str, below: str) -> list[str]:
    """Who is said to say the words of a heading."""
    made = statements(f"{SHIP}\n\n{heading}\n\n{below}\n\n{SHIP}")
    words = heading[heading.index("“") :]
    return [who for who, said in made if said.strip("“”") == words.strip("“”")]


@pytest.mark.parametrize(
    "heading",
    [
        "“A blow to the harbour”",
        "“Heavy blow to old harbour”",
        "The row in town goes on.“Blow to the harbour”",
    ],
)
def test_a_heading_is_whose_words_it_repeats(heading: str) -> None:
    """Most of its words come again in what one speaker says."""
    assert _holders(heading, SAYS) == ["Ada Kern"]


@pytest.mark.parametrize(
    ("heading", "below"),
    [
        ("“A blow to the mills”", SAYS),
        ("“A blow”", SAYS),
        ("“A blow to the harbour”", f"{SAYS}\n\nTom Hunt said that this harbour needs no blow."),
        ("“A blow to the harbour”", "“It would be a blow to the harbour,” an expert said."),
        ("“A blow to the harbour.”", SAYS),
    ],
)
def test_a_heading_is_nobodys(heading: str, below: str) -> None:
    """Other words, one word alone, two speakers, none with a name; and a sentence heads nothing."""
    assert _holders(heading, below) == []


def test_a_heading_is_never_of_who_spoke_before_it() -> None:
    """A heading is about what stands below."""
    made = statements(f"{SAYS}\n\n“A blow to the harbour”\n\n{SHIP}")
    assert [who for who, said in made if said.startswith("“A blow")] == []
