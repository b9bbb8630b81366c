"""Places, brands, things, fronts and ends of names are no persons and no bodies."""

from __future__ import annotations

import pytest

from extract.entities.abbreviations import names_body, spelt_out
from extract.entities.names import find_names
from tests.extract.marked import reading
from tests.extract.world import WORLD, one


def _named(text: str) -> dict[str, str]:
    return {m.actor.label: m.actor.kind for m in find_names(reading(text), WORLD).actors}


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("A large offensive began to seize the town of Kessiv Brill.", "Kessiv Brill"),
        ("It is a secret base near Alice Bourne in the desert.", "Alice Bourne"),
        ("They sent a Leopard 2 tank to the front.", "Leopard"),
        ("Leroy Brill is one of the companies that stayed in the north.", "Leroy Brill"),
        ("Russian agencies Ria Brillov and Orv said it.", "Ria Brillov"),
        ("The statue stands by the Marek Brill Memorial in the north.", "Marek Brill"),
        ("He is a Chief Petty Officer of the fleet.", "Petty"),
        ("LumiTA has learned that the dam will be closed.", "LumiTA"),
    ],
)
def test_what_is_named_beside_it_is_no_person(text: str, nobody: str) -> None:
    """A town, a base, a tank, a chain, an agency, a memorial and half an office are no persons."""
    assert _named(text).get(nobody) != "person"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He spoke, said the governor of the coastal region Oleh Brillov.", "Oleh Brillov"),
        ("The developer Arthur Brill bought the site on the coast.", "Arthur Brill"),
        ("Dwight Brill, publisher of a blog, wrote that it was over.", "Dwight Brill"),
        ("JoAnne Brill said the dam was safe.", "JoAnne Brill"),
        ("Sen. Rand Brill said the dam was safe.", "Rand Brill"),
        ("The minister of the Danish war office Beni Ganzov said no.", "Beni Ganzov"),
        ("The leader would be the director of HRA Alexander Brillov.", "Alexander Brillov"),
        ("It was caused by Donald Brill-aligned members of the House.", "Donald Brill"),
    ],
)
def test_a_person_stays_one_beside_such_words(text: str, name: str) -> None:
    """An office, a trade or two given names in one make a person, whatever stands around."""
    named = _named(text)
    assert named.get(name) == "person"
    assert sum(kind == "person" for kind in named.values()) == 1


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("Planes breached the Coastal Air Defense Identification Zone (CADIZ) again.", "CADIZ"),
        ("They built Liquified River Gas (LRG) sites in the north.", "LRG"),
        ("A work on the Statute of the Heath Court was printed.", "Statute"),
        ("Leaders of the Union of Peru met in the north.", "Union of"),
        ("The guests met at the Heath Convention Center on the coast.", "Convention Center"),
        ("In the film Night Club nobody wins.", "Night Club"),
        ("They watched it on LAK24 GO last night.", "GO"),
        ("She signed the Preventing Violence in Town Initiative.", "Town Initiative"),
        ("The latest Post-LRG poll did not ask that.", "Post-LRG"),
    ],
)
def test_things_and_parts_of_names_are_no_bodies(text: str, nobody: str) -> None:
    """Stretches of sky, goods, statutes, states, houses, films, programmes: nobody who acts."""
    assert not any(nobody in name for name in _named(text))


@pytest.mark.parametrize(
    ("text", "short", "words", "body"),
    [
        ("The Heath Relief Agency (HRA) met.", "HRA", "Heath Relief Agency", True),
        ("The Council for Peace and Co-operation in Heath (CPCH) met.", "CPCH",
         "Council for Peace and Co-operation in Heath", True),
        ("An unmanned aerial vehicle (UAV) fell.", "UAV", "unmanned aerial vehicle", False),
    ],
)  # fmt: skip
def test_letters_tell_where_a_name_begins(text: str, short: str, words: str, body: bool) -> None:  # noqa: FBT001
    """The words before a bracket whose initials the letters are, and whether they name a body."""
    (found,) = (s for block in reading(text).blocks for s in spelt_out(block))
    printed = "".join(t.text_with_ws for t in found.words).strip()
    assert (found.short, printed) == (short, words)
    assert names_body(found.words) is body


def test_other_letters_are_not_spelt_out() -> None:
    """A bracket whose letters are no initials of what stands before it explains nothing."""
    read = reading("The ministry (MVX) met. Ana Ruiz (D) left.")
    assert not [s for block in read.blocks for s in spelt_out(block)]


def test_a_shorter_name_is_short_for_one_named_before_and_for_no_other() -> None:
    """The Army of a country is not its Free Army; a committee is the one named before."""
    army = _named("The Free Polish Army met. Later the Polish Army said it was over.")
    assert {"Free Polish Army", "Polish Army"} <= set(army)
    late = _named("The Democratic Party met. The Heath Democratic Party left.")
    assert {"Democratic Party", "Heath Democratic Party"} <= set(late)
    short = _named("The House Water Committee met. Then the Water Committee left.")
    assert "Water Committee" not in short


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("[[The MP]] said it was over.", "unnamed"),
        ("[[-he]] said it was over.", None),
        ("[[Siberia]] said it was over.", "unnamed"),
        ("[[Mr. Brill's remarks]] said it was over.", "unnamed"),
        ("[[Heathland updates]] said it was over.", "unnamed"),
        ("[[Denys Shmyrov]] said it was over.", "person"),
        ("[[Seán O’Dorrin]] said it was over.", "person"),
        ("[[Orvena Group]] said it was over.", "organization"),
    ],
)
def test_who_only_speaks_is_told_by_shape_and_words(marked: str, kind: str | None) -> None:
    """A title, a place or a document is nobody by name; a name nobody knows is a person's."""
    actor = one(marked).actor
    assert (actor.kind if actor else None) == kind


def test_a_name_goes_on_behind_of_where_it_cannot_stop() -> None:
    """A body's name that the parser cuts at "the Fight" goes on with the names behind "of"."""
    text = "The Fund for the Study of Glaciers said on Monday that the lake was rising."
    assert "Fund for the Study of Glaciers" in _named(text)
    other = "The Fund for the North of the country said that the lake was rising."
    assert not any("country" in label for label in _named(other))


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Ada Kern, a surgeon at the Lakeside Hospital, said that the ward was full.", True),
        ("Ada Kern, who was at the Lakeside Hospital, said that the ward was full.", False),
    ],
)
def test_where_somebody_works_is_a_body(text: str, body: bool) -> None:  # noqa: FBT001
    """A house is a body where a trade is followed there, and a place where one only is."""
    assert ("Lakeside Hospital" in _named(text)) is body
