"""Who speaks where another stands beside the name: a hearer, an apposition, a paper, a crowd."""

from __future__ import annotations

import pytest

from extract.annotate import extract
from extract.records import Holder
from tests.extract.marked import document
from tests.extract.world import WORLD


def _label(holder: Holder) -> str:
    """All who speak; "?" where nobody can tell, "« »" around who has no name."""
    if holder.status in {"unknown", "ambiguous"}:
        return "?"
    names = " + ".join(a.label for a in holder.speakers) or "?"
    if holder.status == "unnamed" and holder.actor is not None:
        names = f"«{holder.actor.label}»"
    via = ", ".join(a.label for a in holder.via)
    return f"{names} via {via}" if via else names


def _sayers(text: str, words: str) -> set[str]:
    """Who says some words, the article itself left out."""
    found = extract(document(text), WORLD, "tagger").attributions
    told = (a for a in found if a.style != "narrated")
    return {
        _label(a.holder)
        for a in told
        if words in " … ".join(s.of(text) for part in a.parts for s in part.content)
    }


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        # a clause with a subject of its own, whoever spoke before
        (
            ("“The ferry is safe,” Dr. Lund wrote in May, and a week later her own aide, Tomas "
            "Birk, posted that “the ferry is a wreck.”"),
            "wreck",
            "Tomas Birk",
        ),
        (
            ("“The ferry is safe,” Dr. Lund wrote in May, and in June Tomas Birk posted that “the "
            "ferry is a wreck.”"),
            "wreck",
            "Tomas Birk",
        ),
        (
            "“The ferry is safe,” Dr. Lund wrote in May, and posted that “the wreck is old.”",
            "wreck",
            "Lund",
        ),
        # a noun whose owner was named
        ("Mayor Ida Holt did not reply. Her predecessor: “It was a trap.”", "trap",
         "«Her predecessor»"),
        ("Mayor Ida Holt did not reply. Her verdict: “It was a trap.”", "trap", "Ida Holt"),
        # an apposition is one with its name, up to its comma
        ("Ines Faro, a painter, denied that cod was sold.", "cod", "Ines Faro"),
        ("After talks with Ines Faro, the painter denied that cod was sold.", "cod",
         "«the painter»"),
        ("The foreman, Karl Brodin, insisted that the oven was cold.", "oven", "Karl Brodin"),
        ("“The ward is full,” said Ulla Bremer, head nurse at the clinic.", "full",
         "Ulla Bremer"),
        ("Poet Ines Faro, author of “The Sea Is Mine”, denied that cod was sold.", "cod",
         "Ines Faro"),
        ("Karl Brodin was told by the insurer Agrisol that the claim was late.", "claim",
         "Agrisol"),
        ("Karl Brodin was told by the insurer on Monday that the claim was late.", "claim",
         "«the insurer»"),
        # two things, two names
        ("Her father and her aunt, Karl and Ida Roe, said she was ill.", "ill",
         "Karl Roe + Ida Roe"),
        ("The mayor and the treasurer, Ida Holt and Karl Brodin, said it was late.", "late",
         "Ida Holt + Karl Brodin"),
        ("The mayor and her deputy, Karl Brodin, said it was late.", "late",
         "The mayor + Karl Brodin"),
        (("Others, including Sen. Ida Holt (D-Ore.) and Rep. Karl Brodin (D-Ariz.), said it was "
          "late."), "late", "Ida Holt + Karl Brodin + Others"),
        ("The king’s eldest son and heir, Karl Brodin, said it was late.", "late",
         "Karl Brodin"),
        # somebody else whose verb is left out
        ("Roe wrote that the mill was shut and Falk, a former aide, that it was cold.", "cold",
         None),
        ("Roe wrote that the mill was shut, that the inn was full and that it was cold.", "cold",
         "Roe"),
        # a clause is nobody
        (
            "Guests heard the skipper say that the boat was leaking, screaming that all was lost.",
            "lost",
            "«the skipper»",
        ),
    ],
)  # fmt: skip
def test_who_stands_beside_the_cue(text: str, words: str, who: str | None) -> None:
    """The subject of the cue, whole, with the name that explains it or that it explains."""
    assert _sayers(text, words) == ({who} if who is not None else set())


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Having been assured that the dam was safe, widow Klara Hoss sold her house.", "dam",
         {"?"}),
        ("Warned that the dam would burst, farmer Karl Brodin fled.", "burst", {"?"}),
        ("Warned by engineers that the dam would burst, farmer Karl Brodin fled.", "burst",
         {"«engineers»"}),
        ("Karl Brodin, warned that the dam would burst, fled.", "burst", {"?"}),
        ("Told that the train was late, Karl Brodin shrugged.", "train", set()),
        # who warns, speaks
        ("Having warned that the dam would burst, Karl Brodin left.", "burst", {"Karl Brodin"}),
        ("Karl Brodin warned that the dam would burst, and fled.", "burst", {"Karl Brodin"}),
        # a paper that somebody only came by
        ("Inspectors found documents left by the owner, stating that the pit was dry.", "dry",
         {"?"}),
        ("Inspectors found three cracks, stating that the pit was unsafe.", "unsafe",
         {"«Inspectors»"}),
    ],
)  # fmt: skip
def test_who_only_hears(text: str, words: str, who: set[str]) -> None:
    """Whoever is told or warned says nothing by it, wherever the words stand."""
    assert _sayers(text, words) == who


def test_what_happened_next_is_not_said() -> None:
    """The verb of a hearer's own deed ends what the hearer was told."""
    text = "Karl Brodin, warned that the dam would burst, fled."
    assert _sayers(text, "fled") == set()


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            "The boy was not hurt, officer Karl Brodin said in remarks carried by Radio Tarn.",
            "boy",
            "Karl Brodin via Radio Tarn",
        ),
        (
            "Officer Karl Brodin said in a letter signed by his wife that the boy was not hurt.",
            "boy",
            "Karl Brodin",
        ),
        ("The shipping agency Blue Heron, quoted by Novapress, said it had sent three notes.",
         "three", "Blue Heron via Novapress"),
        ("“I will resign,” Karl Brodin said, as Novapress reported.", "resign",
         "Karl Brodin via Novapress"),
        ("“I will resign,” Karl Brodin said, as a heckler shouted: “Why not today?”", "resign",
         "Karl Brodin"),
        ("“I will resign,” Karl Brodin said, as crowds chanted.", "resign", "Karl Brodin"),
    ],
)  # fmt: skip
def test_who_passes_it_on(text: str, words: str, who: str) -> None:
    """A paper or station that carries words is on their way; who makes a noise beside is not."""
    assert _sayers(text, words) == {who}


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        # whom a verb is aimed at is not its subject
        ("Detective Olga Rezen questioned the widow. She told the detective that it rained.",
         "rained", "«the widow»"),
        ("Senator Ana Roe met Lena Marsh. She told the senator that it rained.", "rained",
         "Lena Marsh"),
        ("Senator Ana Roe met Lena Marsh. She told reporters that it rained.", "rained",
         "Ana Roe"),
        ("Karl Brodin was told by the minister that it rained.", "rained", "«the minister»"),
        # whose kin she is named with, and whose aide it is, tells who is a woman
        (("Gill Dunn, 61, and her husband Terry own the farm. Dunn said it was sold. “It rained,” "
          "he said."), "rained", "Terry"),
        (("Singer Jo Ros spoke. Her drummer, Sam Vane, left in June. He said it rained. She "
          "denied that it snowed."), "snowed", "Jo Ros"),
        # of two bodies not the one alone
        ("Northern and Southern Railways denied that fares were fixed.", "fares",
         "«Northern and Southern Railways»"),
        # the trade of one alone
        ("Ines Faro, a painter, left. The painter said it was late.", "late", "Ines Faro"),
        ("Farmer Karl Brodin left. Another farmer stayed. The farmer said it was late.", "late",
         "«The farmer»"),
        ("Farmers wept. Farmer Karl Brodin left. The farmer said it was late.", "late",
         "«The farmer»"),
        ("Bus driver Karl Brodin left. The taxi driver said it was late.", "late",
         "«The taxi driver»"),
        # the same office of another country
        (
            ("Peru's foreign minister Ignacio Soto met his Mexican counterpart Luis Quispe. The "
            "Mexican minister said the road would open."),
            "road",
            "Luis Quispe",
        ),
        (("Ignacio Soto met his Mexican counterpart Luis Quispe. The Mexican minister said the "
         "road would open."), "road", "«The Mexican minister»"),
        # a body that somebody does something to, and goes on with "it"
        ("Senator Ana Roe attacked NATO after it said it rained.", "rained", "NATO"),
        ("Senator Ana Roe attacked the plan after it said it rained.", "rained", "?"),
        # behind the quoted name of a body stands a person's
        (("It rained, said the spokesman of the army group “North” Bohdan Koval. Koval said the "
          "bridge was held."), "bridge", "Bohdan Koval"),
        ("The MP from the “Renewal” faction Larysa Bondar said it rained.", "rained",
         "Larysa Bondar"),
        ("Labour MP Ana Roe left. The MP said it rained.", "rained", "Ana Roe"),
        # a verb that looks like a noun
        ("Lena Orr left. The 31-year-old claims that it rained.", "rained", "Lena Orr"),
        # the only firm
        ("Northmere Water Ltd was fined.\n\nIt snowed.\n\nThe company said it rained.", "rained",
         "Northmere Water Ltd"),
        (("Northmere Ltd and Tarn Pumps Ltd were fined.\n\nIt snowed.\n\nThe company said it "
         "rained."), "rained", "«The company»"),
        ("NATO met.\n\nIt snowed.\n\nThe company said it rained.", "rained", "«The company»"),
        # what one shakes is nobody
        ("Colonel Musa Adeyemi shook his head. “Not me,” he replied.", "Not me", "Musa Adeyemi"),
        # a body of those it is named together with
        (
            ("Turkish jets came, the Turkish army said. Georgian ministers and the army called it "
            "a crime."),
            "crime",
            "Georgian ministers + the army",
        ),
    ],
)  # fmt: skip
def test_who_is_meant_by_a_description(text: str, words: str, who: str) -> None:
    """A role, a trade or a pronoun means who alone can be meant, and nobody else."""
    assert _sayers(text, words) == {who}
