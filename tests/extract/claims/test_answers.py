"""Which claim of its article a denial means, and when it means none."""

from __future__ import annotations

import pytest

from extract.annotate import extract
from extract.records import Attribution, Extraction
from tests.extract.marked import document
from tests.graph.points.world import known


def _read(text: str, extractor: str = "rules") -> Extraction:
    return extract(document(text), known(), extractor)


def _who(found: Attribution) -> str:
    return " and ".join(a.label for a in found.holder.speakers) or found.holder.status


def meant(text: str, extractor: str = "rules") -> list[tuple[str, str, str]]:
    """Who denies, whose claim, and the words of that claim; only where it is surely meant."""
    made, result = _read(text, extractor), []
    for one in made.attributions:
        for part in one.parts:
            for answer in part.answers:
                claim = made.attributions[answer.attribution]
                said = " … ".join(s.of(text) for s in claim.parts[answer.part].content)
                if answer.strength > 0.5:
                    result.append((_who(one), _who(claim), said))
    return result


RAIN = "It rained in Oslo all day.\n" * 6
SWEDEN, NORWAY = "Government of Sweden", "Government of Norway"


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Sweden accused Norway of hiding ships.\n{}", "Norway of hiding ships"),
        ("Sweden said Norway hid its ships.\n{}", "Norway hid its ships"),
        ("Sweden claims that Norway hid its ships. It spoke on Monday.\n{}", None),
        ("Sweden blamed Norway for the fire. Finland said it was cold in Oslo.\n{}", None),
    ],
)
@pytest.mark.parametrize(
    "denial",
    [
        "Norway rejected the accusations.",
        "Norway has denied those claims.",
        "Norway dismissed the report as nonsense.",
        "Norway rejected Sweden's claims.",
        "Norway called the allegations “dirty tricks”.",
        "In response to the accusations, Norway dismissed any link.",
    ],
)
def test_the_claim_before(text: str, claim: str | None, denial: str) -> None:
    """A noun for what was said means the claim before it that is about whoever denies it."""
    (found,) = meant(text.format(denial))
    assert found[:2] == (NORWAY, SWEDEN)
    assert claim in {None, found[2].removeprefix("that ")}


@pytest.mark.parametrize(
    "denial",
    [
        "Norway denied it.",
        "Norway denies this.",
        "Norwegian minister Ada Kern called it fake news.",
        "“It's a lie,” Norwegian minister Ada Kern said.",
        "“Nonsense!” Norwegian minister Ada Kern said.",
        "“That is not true,” Norwegian minister Ada Kern said.",
        "Norway denied that it happened.",
        "Norway denied doing so.",
        "Norway said it had not.",
        "Norway denied involvement.",
    ],
)
def test_pronouns_cries_and_what_is_left_out(denial: str) -> None:
    """A pronoun, a cry and a verb left out mean the claim right before."""
    (found,) = meant(f"Sweden accused Norway of hiding ships. {denial}")
    assert found[1] == SWEDEN


@pytest.mark.parametrize(
    ("text", "who", "claim"),
    [
        ("Norway rejected claims by Sweden that the ships were lost.", SWEDEN, "ships were lost"),
        ("Norway dismissed Sweden's allegations that it hid ships.", SWEDEN, "it hid ships"),
        (
            "Norway dismissed recent reports that the ships were lost.",
            "recent reports",
            "were lost",
        ),
        ("Norway denied reports of Finland hiding ships.", "reports", "Finland hiding ships"),
        ("Sweden's claim that the ships were lost is false, Ada Kern said.", SWEDEN, "were lost"),
        ("Norway rejected Swedish claims that ships were lost.", "Swedish claims", "were lost"),
    ],
)
def test_what_a_denial_repeats(text: str, who: str, claim: str) -> None:
    """What a denial repeats as a claim is a statement of whoever is named for it, affirmed."""
    (found,) = meant(text)
    assert found[1] == who
    assert claim in found[2]
    made = _read(text)
    sides = {p.polarity for a in made.attributions if _who(a) == who for p in a.parts}
    assert sides == {"positive"}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Ada Kern was accused of fraud, which Ada Kern denies.", "fraud"),
        ("Sweden said that Norway hid its ships, which Norway denies.", "hid its ships"),
        ("Sweden said that Norway hid ships, a claim that Norway strongly disputes.", "hid ships"),
    ],
)
def test_relative_clauses(text: str, claim: str) -> None:
    """Who denies in a relative clause denies the claim that it hangs on."""
    (found,) = meant(text, "tagger")
    assert found[0] in {NORWAY, "Ada Kern"}
    assert found[2].endswith(claim)


@pytest.mark.parametrize("frame", ["Contrary to Sweden's claims", "In contrast to the reports"])
def test_what_is_said_against_a_claim(frame: str) -> None:
    """Who is told to say the opposite of a claim denies it, whatever the words."""
    text = f"Sweden said Norway hid its ships.\n{frame}, Norway said the ships were there."
    assert meant(text) == [(NORWAY, SWEDEN, "Norway hid its ships")]


@pytest.mark.parametrize(
    "denial",
    [
        "Norway said there is no evidence of these claims.",
        "Norway said there was no truth to this kind of report.",
        "Norway called Sweden's remarks baseless.",
        "Norway said it had seen no evidence to support the claim.",
    ],
)
def test_claims_without_ground(denial: str) -> None:
    """What there is no evidence of is denied; a remark is a claim where it says whose it is."""
    assert [m[:2] for m in meant(f"Sweden said Norway hid its ships.\n{denial}")] == [
        (NORWAY, SWEDEN)
    ]


@pytest.mark.parametrize(
    ("denial", "who"),
    [
        ("Norway rejected the accusation it was waging a secret war.", {"unknown", SWEDEN}),
        ("Norway dismissed reports that it was waging a secret war.", {"reports", SWEDEN}),
        ("Norway dismissed Finland's claim that it was waging a war.", {"Government of Finland"}),
        ("Norway rejected the accusation it was selling rotten fish.", {"unknown"}),
    ],
)
def test_who_said_what_is_denied_of_nobody_named(denial: str, who: set[str]) -> None:
    """A denial that names nobody means whoever said it, too; one that names somebody him alone."""
    text = f"Sweden accused Norway and its allies of waging a secret war.\n{denial}"
    assert {m[1] for m in meant(text, "tagger")} == who


def test_whose_the_reports_are() -> None:
    """The case "the reports of the rebels": who reports, not what is reported."""
    text = (
        "Rebels in Oslo accused the Norwegian army of shelling their towns.\n"
        "The Norwegian government denies the reports of the rebels."
    )
    ((_, who, said),) = meant(text, "tagger")
    assert (who, said) == ("Rebels in Oslo", "the Norwegian army of shelling their towns")


def test_a_claim_challenged_before_more_is_said() -> None:
    """A claim that is rejected by a verb of its own is denied, whatever is said besides."""
    text = "Sweden said that it had moved its ships. {}, saying that the data shows otherwise."
    denied = text.format("Norway and Denmark challenged this statement")
    assert [m[1] for m in meant(denied, "tagger")] == [SWEDEN]
    assert not meant(text.format("Norway and Denmark challenged the champion"), "tagger")


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        (
            "Norway has accused Sweden of “raising tensions” and denies planning to enter Sweden.",
            "planning to enter Sweden",
        ),
        ("Norway accused Sweden of lying and denied that it had lied.", "it had lied"),
    ],
)
def test_who_denies_besides(text: str, denied: str) -> None:
    """What somebody denies beside what he claims is a statement of its own, not of the claim."""
    made = _read(text, "tagger")
    parts = [(_who(a), p.act, p.content[0].of(text)) for a in made.attributions for p in a.parts]
    assert (NORWAY, "deny", denied) in [(w, a, said.removeprefix("that ")) for w, a, said in parts]
    assert not any("denie" in said for _, act, said in parts if act == "assert")


def test_more_that_is_quoted_behind_a_denial() -> None:
    """A paragraph of quoted words goes on with who denied before it, and denies the same claim."""
    text = (
        "Sweden said it was moving ships.\n"
        "On Saturday, the minister of defence, Anna Bruun, {} the reports.\n"
        "“This information is incorrect. Its purpose is to spread panic.”\n"
        "It rained in Oslo."
    )
    assert {m[:2] for m in meant(text.format("rejected"))} == {("Anna Bruun", SWEDEN)}
    assert len(meant(text.format("rejected"))) == 2
    assert not [m for m in meant(text.format("read out")) if "incorrect" in m[2]]


def test_who_rejects_a_claim_does_not_make_it() -> None:
    """The case "a claim flatly rejected by X": X is not whose claim it is."""
    text = "Sweden claimed that Norway hid its ships, a claim flatly rejected by Norway."
    assert [m[:2] for m in meant(text, "tagger")] == [(NORWAY, SWEDEN)]


def test_a_claim_beside_it() -> None:
    """The case "…, a claim that he rejects": the claim of that sentence, not one told before."""
    text = (
        "Sweden claimed that Norway lost the boats. "
        "Finland said that Norway hid ships, a claim that Norway strongly disputes."
    )
    assert [m[1] for m in meant(text, "tagger")] == ["Government of Finland"]


def test_a_lead_points_ahead() -> None:
    """The first sentence of an article may deny what is told below it."""
    text = "Norway on Monday rejected the accusations.\nSweden accused Norway of hiding ships."
    assert meant(text) == [(NORWAY, SWEDEN, "Norway of hiding ships")]


def test_a_chain_of_denials() -> None:
    """Several denials by one holder beside each other mean the same claim."""
    text = (
        "Sweden accused Norway of hiding ships.\n"
        "Norway rejected the accusations, calling them absurd. Norway dismissed it as nonsense."
    )
    assert {claim for _, _, claim in meant(text)} == {"Norway of hiding ships"}
    assert len(meant(text)) == 3


@pytest.mark.parametrize(
    "text",
    [
        # another matter
        "Sweden accused Norway of hiding ships.\nNorway dismissed the tax allegations.",
        "Sweden accused Norway of hiding ships.\nNorway denied that the mill was closed.",
        # somebody else's claim
        "Sweden accused Norway of hiding ships.\nNorway rejected claims by Finland.",
        # his own claim
        "Norway said the ships were lost.\nNorway retracted the claim.",
        "Norway said the ships were lost.\nNorway denied it.",
        # no side at all
        "Sweden accused Norway of hiding ships.\nNorway did not deny the accusations.",
        "Sweden accused Norway of hiding ships.\nNorway refused to deny it.",
        "Sweden accused Norway of hiding ships.\nNorway neither confirmed nor denied the reports.",
        # what is refused, not denied
        "Sweden said Norway should sell its ships.\nNorway rejected the offer.",
        "Sweden said Norway should sell its ships.\nVoters rejected the plan.",
        "Sweden accused Norway of hiding ships.\nThe court rejected the appeal.",
        "Sweden accused Norway of hiding ships.\nNorway denied Sweden access to the port.",
        "Sweden made demands, among them a ban, which Norway rejected.",
        # nothing that anybody said
        "The ships were lost.\nNorway rejected the accusations.",
        # a thing, no claim
        "Sweden accused Norway of hiding ships.\nNorway recalled the report's author.",
        # what nobody has to do
        "Sweden said Norway hid its ships.\nNorway said it does not have to.",
        # far off
        "Ada Kern said Bo Lind was late.\n"
        + "It rained in Oslo all day.\n" * 6
        + "Bo Li denied it.",
    ],
)
def test_no_claim_is_meant(text: str) -> None:
    """Another matter, another's claim, his own, a refusal, nothing said: no link at all."""
    assert not meant(text)


def test_a_third_party_denies_too() -> None:
    """Who is not accused may reject the accusation all the same."""
    text = "Sweden accused Norway of hiding ships. Finland rejected the accusations."
    assert meant(text) == [("Government of Finland", SWEDEN, "Norway of hiding ships")]


def test_the_accuser_of_whom_denies() -> None:
    """Of two accusations each is denied by whom it is about."""
    text = (
        "Sweden accused Norway of hiding ships. Finland accused Denmark of selling mines.\n"
        "Norway rejected the accusations."
    )
    assert meant(text) == [(NORWAY, SWEDEN, "Norway of hiding ships")]


def test_two_that_fit_equally() -> None:
    """Of two claims in one sentence that fit equally well neither is surely meant."""
    text = (
        "Sweden said Norway hid its ships, while Finland said Norway lost its ships.\n"
        "Norway denied the report."
    )
    assert not meant(text)
    made = _read(text)
    answers = [x for a in made.attributions for p in a.parts for x in p.answers]
    assert [(x.pointing, x.strength) for x in answers] == [("one", 0.5), ("one", 0.5)]


def test_its_words_are_told() -> None:
    """The words that point are those of the text."""
    text = "Sweden accused Norway of hiding ships.\nNorway rejected the false accusations."
    (answer,) = (x for a in _read(text).attributions for p in a.parts for x in p.answers)
    assert [s.of(text) for s in answer.words] == ["the false accusations"]


@pytest.mark.parametrize(
    ("owner", "claimed_by"),
    [("minister", "Pia Holm"), ("mayor", "Ada Kern"), ("governor", None)],
)
def test_an_owner_by_his_office(owner: str, claimed_by: str | None) -> None:
    """The case "rejected the minister's claim": it is that of whom the article calls a minister."""
    text = (
        "Transport minister Pia Holm said on Monday that the ferry was safe. "
        "Ada Kern, the mayor of Oslo, said that the port was closed. "
        f"The dockers' union rejected the {owner}'s claim."
    )
    found = [claim for _, claim, _ in meant(text)]
    assert found == ([claimed_by] if claimed_by else [])


@pytest.mark.parametrize(
    "denial",
    [
        "Norway said the opposite was true.",
        "Norway said it was nonsense.",
        "Norway said the story was made up.",
        "Norway said the claim had been debunked.",
        "Norway said such a claim was illogical.",
        "Norway said Sweden was lying.",
        "Norway said there was no evidence of the attack.",
    ],
)
def test_answers_without_a_word_of_denial(denial: str) -> None:
    """Who says the opposite is so, calls a claim worthless or its maker a liar, means the claim."""
    found = meant(f"Sweden said that Norway attacked its ships.\n{denial}")
    assert [one[:2] for one in found] == [(NORWAY, SWEDEN)]


@pytest.mark.parametrize(
    "words",
    ["The opposite of rain is sun, Norway said.", "Norway said the wall was made of stone."],
)
def test_the_opposite_of_something_is_no_answer(words: str) -> None:
    """The opposite of a thing that is named, or a thing that was made, means no claim."""
    assert not meant(f"Sweden said that Norway attacked its ships.\n{words}")


def test_a_claim_called_false_by_its_maker() -> None:
    """Who says that somebody makes false charges of a thing means the charge of that thing."""
    text = (
        "Norway said that Sweden was poisoning rivers in Lapland.\n"
        "“Norway makes false charges of poisoning rivers,” Swedish minister Ada Kern said."
    )
    assert [one[:2] for one in meant(text)] == [("Ada Kern", NORWAY)]


def test_whose_words_a_lie_is() -> None:
    """What the lies that somebody spreads come to is his claim, not that of who tells of them."""
    made = _read("Roe spoke of the lies that Norway spreads, suggesting that Sweden hid ships.")
    told = [_who(a) for a in made.attributions if a.cue and a.cue_lemma == "suggest"]
    assert told == [NORWAY]


def test_another_charge_of_the_same_maker() -> None:
    """Who calls a charge of one thing false does not mean what its maker says of another."""
    text = (
        "Norway said that Sweden was preparing an offensive in Lapland.\n"
        "“Norway also makes false charges of poisoning rivers,” Swedish minister Ada Kern said."
    )
    assert not meant(text)


def test_a_judgement_on_all_that_was_said() -> None:
    """The article's own "this" behind several claims of one holder means none of them surely."""
    told = (
        "John Roe said that the mill was lost. He said that Ada Kern had sold it. This was a lie."
    )
    assert not meant(told)
    assert len(meant("John Roe said that Ada Kern had sold the mill. This was a lie.")) == 1


def test_whose_denial_hangs_on_an_accusation() -> None:
    """Whoever is accused is the "it" of "which it denies"."""
    made = _read("Norway is accused of widespread war crimes, which it denies.")
    denied = [_who(a) for a in made.attributions for p in a.parts if p.act == "deny"]
    assert denied == [NORWAY]


def test_false_is_what_the_speaker_has_told_of() -> None:
    """Of a claim that he has just told of himself a speaker says that "it was false"."""
    quoted = (
        "“Yesterday Norway announced that it was moving its ships. Everybody wrote of that.{} "
        "But we now know it was false,” a senior Swedish official said."
    )
    moving = "that it was moving its ships"
    assert meant(quoted.format("")) == [("a senior Swedish official", NORWAY, moving)]
    assert not meant(quoted.format(" The papers were full. It rained."))


@pytest.mark.parametrize(
    ("denial", "means"),
    [
        ("Norway claims that it does not attack civilian targets.", True),
        ("Norway denied targeting civilians.", True),
        ("Norway claims that it does not attack ships.", False),
        ("Finland said that it does not attack civilians.", False),
    ],
)
def test_no_such_deed(denial: str, means: bool) -> None:  # noqa: FBT001 - expected value
    """Who is accused of an attack denies it when he says that he does not attack civilians."""
    found = meant(f"Sweden accused Norway of shelling a school in Kemi.\n{denial}")
    assert bool(found) is means


def test_whose_claims_of_a_country() -> None:
    """The claims "of" a country are its own."""
    text = "Sweden said Norway had hidden ships. Finland said Norway had hidden oil.\n"
    (found,) = meant(f"{text}Norway rejected the claims of Sweden.")
    assert found[1] == SWEDEN


def test_reports_that_nothing_tells_apart() -> None:
    """Reports alone are those that the speaker's own side denies right before."""
    text = (
        "Sweden said Norway had hidden ships.\nNorway denied the hiding of any ships. "
        "The Norwegian foreign minister Ada Kern described reports as “false”."
    )
    hidden = "Norway had hidden ships"
    assert meant(text) == [(NORWAY, SWEDEN, hidden), ("Ada Kern", SWEDEN, hidden)]
