"""Which countries words concern, and whom they address."""

from __future__ import annotations

from extract.records import Reference
from tests.extract.marked import parts


def test_named_countries_only() -> None:
    """Words that name a country concern just that one, whatever stood before."""
    text = "Iran fired. He said that Israel had stopped it."
    (part,) = parts(text, "He", "said", "that Israel had stopped it")
    assert part.about == ("IL",)


def test_pointing_back() -> None:
    """A pronoun takes the countries of the nearest words that name one."""
    text = "Iran fired. Russia left. He said that they would return."
    (part,) = parts(text, "He", "said", "that they would return")
    assert part.about == ("RU",)


def test_definite_noun_means_an_earlier_sentence() -> None:
    """A noun with "the" is what an earlier sentence told, not what stands beside it."""
    text = "Iran sent troops. In Israel he denied the deployment."
    (part,) = parts(text, "he", "denied", "the deployment")
    assert part.about == ("IR",)


def test_source_is_no_topic() -> None:
    """The country in a speaker's title is not what his words concern."""
    text = "Russia fired. The Ukraine envoy said it was wrong."
    (part,) = parts(text, "The Ukraine envoy", "said", "it was wrong")
    assert part.about == ("RU",)


def test_nothing_points_back() -> None:
    """Words that neither name a country nor point back concern none."""
    text = "Iran fired. He said that prices rose."
    (part,) = parts(text, "He", "said", "that prices rose")
    assert part.about == ()


def test_addressee() -> None:
    """A demand is addressed to whom its cue or the subject of its content names."""
    text = "Paris urged Algeria to release him."
    (part,) = parts(text, "Paris", "urged", "Algeria to release him")
    assert part.addressee == Reference("country", "DZ")
    text = "He said Russia must withdraw."
    (part,) = parts(text, "He", "said", "Russia must withdraw")
    assert part.addressee == Reference("country", "RU")
    text = "He said Russia withdrew."
    (part,) = parts(text, "He", "said", "Russia withdrew")
    assert part.addressee is None
