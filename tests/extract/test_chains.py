"""Chains of reporters: who speaks in the end, through whom, and what is only said of a source."""

from __future__ import annotations

import pytest

from extract.annotate import extract
from extract.records import Gazetteer
from tests.extract.marked import document


def _told(text: str) -> list[tuple[str, tuple[str, ...], str]]:
    """Who speaks, through whom, which words; the article itself is "the article"."""
    found = extract(document(text), Gazetteer(), "tagger").attributions
    return [
        (
            "the article" if a.style == "narrated" or a.holder.actor is None
            else a.holder.actor.label,
            tuple(actor.label for actor in a.holder.via),
            " … ".join(s.of(text) for s in a.content),
        )
        for a in found
    ]  # fmt: skip


CHAINS = [
    ("“The mill is safe,” Novapress cited Radio Kesta as quoting mayor Ana Ruiz as saying.",
     "Ana Ruiz", ("Novapress", "Radio Kesta"), "“The mill is safe,”"),
    ("Novapress cited Radio Kesta as quoting mayor Ana Ruiz as saying that the mill was safe.",
     "Ana Ruiz", ("Novapress", "Radio Kesta"), "that the mill was safe"),
    ("Mayor Ana Ruiz was quoted in the Kesta Gazette as saying that the mill was safe.",
     "Ana Ruiz", ("Kesta Gazette",), "that the mill was safe"),
    ("Mayor Ana Ruiz was quoted in Vienna as saying that the mill was safe.",
     "Ana Ruiz", (), "that the mill was safe"),
    ("“The mill is safe,” mayor Ana Ruiz said in remarks carried by the broadcaster KTV.",
     "Ana Ruiz", ("KTV",), "“The mill is safe,”"),
    ("“The mill is safe,” mayor Ana Ruiz said in a letter seen by the council.",
     "Ana Ruiz", (), "“The mill is safe,”"),
    ("According to mayor Ana Ruiz, quoted by Novapress, the mill is safe.",
     "Ana Ruiz", ("Novapress",), "the mill is safe"),
    ("“I will go,” mayor Ana Ruiz said, as a miller shouted: “Why not today?”",
     "Ana Ruiz", (), "“I will go,”"),
    ("“I will go,” mayor Ana Ruiz said, as Novapress reported.",
     "Ana Ruiz", ("Novapress",), "“I will go,”"),
    # what is only told of the source
    ("According to Novapress, citing a clerk at the court, the mill is safe.",
     "Novapress", (), "the mill is safe"),
    ("According to Novapress, which cited two officials, the mill is safe.",
     "Novapress", (), "the mill is safe"),
    ("According to Radio Kesta, citing Mayor Ana Ruiz, the thief had confessed.",
     "Radio Kesta", (), "the thief had confessed"),
    ("According to Ana Ruiz, a miller, two boats sank.", "Ana Ruiz", (), "two boats sank"),
    ("According to Ana Ruiz, two boats, a raft and a barge sank.",
     "Ana Ruiz", (), "two boats, a raft and a barge sank"),
    ("The Tarn agency reported, citing a judge quoted by state radio, that two men were free.",
     "Tarn agency", (), "that two men were free"),
    ("Novapress reported, with reference to the mayor's office, that the mill was shut.",
     "Novapress", (), "that the mill was shut"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "who", "via", "words"), CHAINS)
def test_the_last_of_a_chain_speaks(text: str, who: str, via: tuple[str, ...], words: str) -> None:
    """Who is quoted says it through those who quote, and nobody else says anything."""
    told = _told(text)
    assert (who, via, words) in told
    assert not any(other == "the article" or "cit" in said for other, _, said in told)
