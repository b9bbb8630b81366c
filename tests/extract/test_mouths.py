"""Words that invite another mouth: who watched, who forwarded, who was kept from something."""

from __future__ import annotations

import pytest

from extract.annotate import extract
from extract.records import Attribution, Gazetteer, Holder
from tests.extract.marked import document

_NOBODY = frozenset({"unknown", "ambiguous"})


def _who(holder: Holder) -> str:
    """The label of a holder; empty where nobody alone is meant."""
    return "" if holder.status in _NOBODY or holder.actor is None else holder.actor.label


def _words(text: str, made: Attribution) -> str:
    return " … ".join(s.of(text) for s in made.content)


def _made(text: str) -> list[tuple[str, str, str]]:
    """Who says what, with the act of its first part; the article itself is "the article"."""
    found = extract(document(text), Gazetteer(), "tagger").attributions
    return [
        (
            "the article" if a.style == "narrated" else _who(a.holder),
            a.parts[0].act,
            _words(text, a),
        )
        for a in found
    ]


def _sayers(text: str, words: str) -> set[str]:
    return {who for who, _, said in _made(text) if words in said}


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        # who only watched
        ("Reka Tot watched the judge opening the gate, saying the road was public.", "road", ""),
        ("Reka Tot saw the driver lock the gate, insisting that the road was public.", "road", ""),
        ("Reka Tot watched the dam breaking, saying the road was lost.", "road", "Reka Tot"),
        ("Reka Tot saw her dentist in May, saying the pain was too much.", "pain", "Reka Tot"),
        # who only shared it
        (
            "Reka Tot shared a letter on Telegram claiming that the dam was unsafe.",
            "unsafe",
            "a letter on Telegram",
        ),
        (
            "Reka Tot wrote a letter to the council claiming that the dam was unsafe.",
            "unsafe",
            "Reka Tot",
        ),
        (
            "The court has a memo, leaked by clerk Anna Bell, which says the dam was unsafe.",
            "unsafe",
            "a memo",
        ),
        ("Reka Tot read from a letter claiming that the dam was unsafe.", "unsafe", ""),
        ("Reka Tot handed out leaflets at the port saying it must close.", "close", "leaflets"),
        ("Anna Bell sent a note from prison saying that she was well.", "well", "Anna Bell"),
        ("Mayor Anna Bell retweeted a video alleging that it was rigged.", "rigged", "a video"),
        ("Anna Bell liked a comment that said the vote was rigged.", "rigged", "a comment"),
        ("Anna Bell posted a comment saying that the vote was rigged.", "rigged", "Anna Bell"),
        ("Clerks found documents in a desk, stating that it was rigged.", "rigged", ""),
        ("Anna Bell read documents in the hall, saying it was rigged.", "rigged", "Anna Bell"),
        # another one’s word on what was said
        ("Mayor Anna Bell said the fair was fun, something Ivo Lanz denied.", "Lanz", ""),
        # how something went is nobody’s word
        ("The fair went according to plan, and nobody was hurt.", "fair went", ""),
        ("According to law teacher Anna Bell, the fair was fun.", "fair was fun", "Anna Bell"),
        # whom a possessive belongs to is not whom it names
        ("Anna Bell left early. Her predecessor: “I stayed on.”", "stayed", "Her predecessor"),
        # what a fronted "about this" points back at
        ("The fair was fun. About this said Mayor Anna Bell on Friday.", "was fun", "Anna Bell"),
        # of whom a relative clause tells
        (
            "Friends of the painter, who insists he was robbed, paid the fine.",
            "robbed",
            "the painter",
        ),
        ("The tutor of the twins, who say they were robbed, has left.", "robbed", "the twins"),
        ("Members of the choir, who say they were robbed, left.", "robbed", "Members of the choir"),
        (
            "He joined a union of miners who say the shaft is flooded.",
            "shaft",
            "miners",
        ),
        ("A boy from Paris who says he was robbed has left.", "robbed", "A boy from Paris"),
        (
            "She is one of the only nurses in the town who says the ward is safe.",
            "ward is",
            "one of the only nurses in the town",
        ),
        # who is quoted behind his words
        (
            "The ferry had no radio, harbour chief Ivo Lanz was quoted by Radio Delta as saying.",
            "no radio",
            "Ivo Lanz",
        ),
        (
            "The ferry had no radio, harbour chief Ivo Lanz was quoted as saying.",
            "no radio",
            "Ivo Lanz",
        ),
        (
            "The ferry had no radio, harbour chief Ivo Lanz was cited as saying by Radio Delta.",
            "no radio",
            "Ivo Lanz",
        ),
        (
            "Harbour chief Ivo Lanz was cited by Radio Delta as having said the ferry had no crew.",
            "no crew",
            "Ivo Lanz",
        ),
        ("Radio Delta quoted Ivo Lanz as having said the ferry was late.", "late", "Ivo Lanz"),
        ("Coach Anna Bell retweeted a fan’s claim that the game was fixed.", "fixed", ""),
        ("Coach Anna Bell repeated her claim that the game was fixed.", "fixed", "Anna Bell"),
        # one of a couple
        ("Maria and Tor Aasen run the mill. Aasen said the rent was late.", "late", ""),
        ("Maria met Tor Aasen. Aasen said the rent was late.", "late", "Tor Aasen"),
        # what came of it, and what others count, is no part of it
        (
            "Ivo Lanz said the well was clean, only for Mara Dahl to announce that it was shut.",
            "shut",
            "Mara Dahl",
        ),
        (
            "Ivo Lanz said the fire had cost 3m, while two insurers put the bill at 9m.",
            "9m",
            "the article",
        ),
        ("Ivo Lanz said he would not close it, only sell it.", "sell", "Ivo Lanz"),
        ("Ivo Lanz said the well was open only for guests to use.", "guests", "Ivo Lanz"),
        ("Ivo Lanz said rents fell in Lund, while Malmo saw a rise.", "a rise", "Ivo Lanz"),
        (
            "“I will stay,” Ivo Lanz said. “They won, but I doubt that it will last.”",
            "it will last",
            "Ivo Lanz",
        ),
        ("Ivo Lanz said he would pay, but beyond that, he wants out of it.", "out", "Ivo Lanz"),
        ("Ivo Lanz said rents rose in Lund, while Oslo ranked fourth.", "fourth", "Ivo Lanz"),
        # a clause within one part of a sentence
        ("Ivo Lanz was wary: rents, he noted, were high.", "wary", "the article"),
        ("Ivo Lanz was wary: rents, he noted, were high.", "high", "Ivo Lanz"),
        # what somebody did next
        ("The clerk pressed Ivo Lanz: “Who was it?” Lanz shrugged.", "Who was it", "The clerk"),
        ("The well was clean, as engineer Ivo Lanz made clear on Friday.", "clean", "Ivo Lanz"),
        # where it was written
        ("Lima: May 4, 2021 (AXN) – Bakers vowed to keep prices low.", "prices low", "Bakers"),
        ("LIMA: Bakers on Friday vowed to keep prices low.", "prices low", "Bakers"),
        # whose kin, and who stands beside him
        ("Anna Dahl met the general. “We are ready,” he said.", "ready", "the general"),
        ("The cobbler kept the shop when his father fell ill. He says it pays.", "it pays", ""),
        ("Ivo Lanz kept it when his father fell ill. He says it pays.", "it pays", "Ivo Lanz"),
        # another one's report set against it
        ("Ivo Lanz said rents rose, while Mara Dahl said they had sunk.", "sunk", "Mara Dahl"),
        ("Ivo Lanz said rents rose, but auditors put the fall at 9m.", "9m", ""),
        ("Ivo Lanz said that rents rose and that tenants said so.", "tenants", "Ivo Lanz"),
        ("It is fair, said Ivo Lanz, a lawyer in Oslo, who notes it rose.", "it rose", "Ivo Lanz"),
        ("Mara Dahl -- a clerk -- accused Ivo Lanz of greed.", "greed", "Mara Dahl"),
        ("Ivo Lanz said rents fell by 9m; auditors put it at 3m.", "auditors", "the article"),
        ("Ivo Lanz said rents rose, in what tenants called a scandal.", "tenants", ""),
        ("Ivo Lanz said rents rose, in what was a hard year.", "hard year", "Ivo Lanz"),
        (
            "“I was away,” said Ivo Lanz, but his old tutor, Mara Dahl, told me: “He was here.”",
            "He was here",
            "Mara Dahl",
        ),
    ],
)  # fmt: skip
def test_whose_words(text: str, words: str, who: str) -> None:
    """Words are laid to who says them, and to nobody where two may; never to the article too."""
    assert _sayers(text, words) - {""} == ({who} if who else set())


@pytest.mark.parametrize(
    "text",
    [
        "Guards denied the family entry on Sunday.",
        "Guards denied the hikers shelter on Sunday.",
        "Keeper Ivo Lanz denied Brodt twice from close range.",
        "Keeper Ivo Lanz denied the striker with a late save.",
        "A late goal denied Norvia the title.",
    ],
)
def test_what_is_kept_from_somebody_is_no_denial(text: str) -> None:
    """Who lets nobody in or through says nothing of it."""
    assert not [act for _, act, _ in _made(text) if act == "deny"]


@pytest.mark.parametrize(
    "text",
    [
        "Ivo Lanz denied the murder on Sunday.",
        "Ivo Lanz denied the sale of the family farm.",
        "Ivo Lanz denied any contact with the striker.",
        "Ivo Lanz denied the Deluge in a broadcast.",
        "Ivo Lanz denied the driver’s account.",
    ],
)
def test_what_is_denied_all_the_same(text: str) -> None:
    """A deed, an event or an account is denied, whoever has a part in it."""
    assert ("Ivo Lanz", "deny") in [(who, act) for who, act, _ in _made(text)]
