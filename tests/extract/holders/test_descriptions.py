"""Described speakers: who is meant, and when nobody is."""

from __future__ import annotations

import pytest

from tests.extract.world import one


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("So it is, said [[the head of Polish diplomacy Ana Ruiz]].", "Ana Ruiz"),
        ("[[The head of Polish diplomacy Ana Ruiz]] came. [[The Polish foreign minister]] left.",
         "Ana Ruiz"),
        ("President Maria Falk of Peru came. [[The aide of the president of Peru Ana Ruiz]] left.",
         "Ana Ruiz"),
    ],
)  # fmt: skip
def test_a_name_behind_an_office_and_its_field(marked: str, label: str) -> None:
    """The name is the speaker's; of two offices it is the one whose other bearer is known."""
    holder = one(marked)
    assert (holder.status, holder.actor and holder.actor.label) == ("resolved", label)


@pytest.mark.parametrize(
    "marked",
    [
        "[[The adviser of the president of Belarus Ana Ruiz]] left.",
        "President Ana Ruiz of Peru came. [[The aide of the president of Peru Ana Ruiz]] left.",
        "[[The lawyer of the singer Ana Ruiz]] left.",
        "[[The author of the Polish novel Anna Karenina]] left.",
    ],
)
def test_a_name_that_may_be_anothers_is_not_the_speaker(marked: str) -> None:
    """Neither the president for the adviser nor the client for the lawyer."""
    assert one(marked).status in {"unnamed", "unknown"}


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("Ana Ruiz, the mayor of Graz, spoke. [[The politician]] added more.", "Ana Ruiz"),
        ("Ana Ruiz, an analyst at the Institute of War, spoke. [[The expert]] left.", "Ana Ruiz"),
        ("Polish president Jan Sowa spoke. [[The Polish strongman]] left.", "Jan Sowa"),
    ],
)
def test_a_word_for_the_kind_of_office_means_who_was_just_named(marked: str, label: str) -> None:
    """A mayor is a politician, an analyst an expert."""
    holder = one(marked)
    assert (holder.status, holder.actor and holder.actor.label) == ("resolved", label)


@pytest.mark.parametrize(
    "marked",
    [
        "Ana Ruiz, the baker, spoke. [[The politician]] added more.",
        "Mayor Ana Ruiz met mayor Tom Hunt. [[The politician]] added more.",
        "Mayor Ana Ruiz spoke. A woman left. [[The politician]] added more.",
        "Mayor Ana Ruiz spoke. Tom Hunt left. [[The politician]] added more.",
        "Polish mayor Ana Ruiz spoke. [[The German politician]] added more.",
        "Former mayor Ana Ruiz spoke. [[The politician]] added more.",
        "Mayor Ana Ruiz spoke. [[A politician]] added more.",
    ],
)
def test_a_word_for_the_kind_of_office_means_nobody_else(marked: str) -> None:
    """Another trade or country, two who may be meant, somebody else in between."""
    assert one(marked).status == "unnamed"


def test_the_country_before_an_office_is_not_the_one_of_its_own_words() -> None:
    """What a president says of other authorities does not make him another country's."""
    holder = one(
        "Polish President Jan Sowa spoke. The French authorities banned it, [[the president]] said."
    )
    assert holder.actor is not None
    assert holder.actor.label == "Jan Sowa"


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("HSBC has cut jobs as the bank lost money.\n\n[[The bank]] said more.", "HSBC"),
        ("NATO met in Paris. [[The alliance]] said more.", "NATO"),
    ],
)
def test_a_body_whose_name_does_not_say_what_it_is(marked: str, label: str) -> None:
    """The noun stands for the body just named, as no other may be meant."""
    holder = one(marked)
    assert (holder.status, holder.actor and holder.actor.label) == ("resolved", label)


@pytest.mark.parametrize(
    "marked",
    [
        "HSBC met NATO in Paris. [[The bank]] said more.",
        "HSBC spoke. A Danish bank went on. [[The bank]] said more.",
        "HSBC spoke. Another big Danish bank went on. [[The bank]] said more.",
        "HSBC spoke. Then the Danish bank went on. [[The bank]] said more.",
        "The bank closed. HSBC spoke. [[The bank]] said more.",
        "The Ministry of Trade spoke. [[The bank]] said more.",
        "HSBC spoke. [[The Polish bank]] said more.",
        "HSBC spoke. [[A bank]] said more.",
    ],
)
def test_another_body_is_not_meant(marked: str) -> None:
    """Two bodies, one without a name before, one whose name says something else."""
    assert one(marked).status == "unnamed"


def test_the_only_journalist_so_far() -> None:
    """A host is a journalist, unless another one, named or not, may be meant."""
    host = "The host Ana Ruiz met Mayor Tom Hunt. The mayor spoke."
    only = one(f"{host} [[The journalist]] left.")
    assert (only.status, only.actor and only.actor.label) == ("resolved", "Ana Ruiz")
    both = "Mayor Tom Hunt met the host Ana Ruiz and the reporter Ian Roe. The mayor spoke."
    assert one(f"{both} [[The journalist]] left.").status == "unnamed"
    assert one(f"{host} [[A journalist]] asked. [[The journalist]] left.").status == "unnamed"


_MINISTER = "[[Poland's foreign minister]] left."


def test_an_office_of_the_country_that_the_sentence_is_about() -> None:
    """Who is only called foreign minister is that of the president named beside."""
    told = "Poland's president, Jan Sowa, was sad, but Foreign Minister Ana Ruiz was glad."
    for text in (f"{told} {_MINISTER}", f"{_MINISTER}\n\n{told}"):
        actor = one(text).actor
        assert actor is not None
        assert actor.label == "Ana Ruiz"


@pytest.mark.parametrize(
    "told",
    [
        "Foreign Minister Ana Ruiz was glad.",
        "Poland's president, Jan Sowa, met Foreign Minister Ana Ruiz.",
        "France's president, Luc Morel, was sad, but Foreign Minister Ana Ruiz was glad.",
        "Polish leader Jan Sowa met French leader Luc Morel, but Foreign Minister Ana Ruiz left.",
        "Polish leader Jan Sowa left. Foreign Minister Ana Ruiz met Foreign Minister Ian Roe.",
    ],
)
def test_an_office_of_another_country_or_of_none(told: str) -> None:
    """No country told, another one, two of them, two ministers."""
    assert one(f"{told} {_MINISTER}").status != "resolved"


def test_who_serves_a_president_is_not_the_president() -> None:
    """An office "of President Roe" is not Roe's, "the minister of health Roe" is."""
    for served in ("the Advisor of President Jan Sowa", "the spokesman of President Jan Sowa"):
        assert one(f"It rains, said [[{served}]].").status == "unnamed"
    assert one("It rains, said [[the minister of health Jan Sowa]].").status == "resolved"


def test_a_member_of_parliament_is_no_body() -> None:
    """Capitals alone make no name."""
    assert one("It rains, added [[the MP]].").status == "unnamed"


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("[[Gen Ana Ruiz – the navy’s most senior officer]] – said no.", "Ana Ruiz"),
        ("[[One of its poets, a spokeswoman for the fair, Ana Ruiz]] said no.", "Ana Ruiz"),
    ],
)
def test_a_name_at_either_end_of_a_description(marked: str, label: str) -> None:
    """Before a dash, or behind the comma of an apposition."""
    holder = one(marked)
    assert (holder.status, holder.actor and holder.actor.label) == ("resolved", label)


@pytest.mark.parametrize(
    "marked",
    [
        "[[An Ana Ruiz-backed candidate]] said no.",
        "[[The aides of the mayor, a town, Ana Ruiz]] said no.",
    ],
)
def test_a_name_in_a_description_is_not_always_meant(marked: str) -> None:
    """A hyphen is no dash; a list is no apposition."""
    assert one(marked).status != "resolved"


@pytest.mark.parametrize(
    ("told", "status"),
    [("[[It]] was added that it rained.", "unknown"), ("[[It]] added that it rained.", "resolved")],
)
def test_an_idle_subject_speaks_for_nobody(told: str, status: str) -> None:
    """What is said without an "it" that says it is nobody's."""
    assert one(f"NATO spoke. {told}").status == status


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("[[The authorities in Kyiv]] said no.", "Government of Ukraine"),
        ("[[The government in Moscow]] said no.", "Government of Russia"),
        ("[[Officials in Moscow]] said no.", ""),
        ("[[Some authorities in Moscow]] said no.", ""),
        ("[[The city authorities in Moscow]] said no.", ""),
        ("[[The authorities in Norda]] said no.", ""),
    ],
)
def test_a_government_by_where_it_sits(marked: str, label: str) -> None:
    """The authorities in a capital are its country's; officials, some and a city's are not."""
    holder = one(marked)
    assert (holder.actor.label if holder.status == "resolved" and holder.actor else "") == label


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("It rains, [[the Peruvian news agency Andexo]] said.", "Andexo"),
        ("It rains, according to [[the Peruvian newspaper Voz Orvena]].", "Voz Orvena"),
        ("It rains, according to [[Peruvian independent outlet]], Andexo.", "Andexo"),
    ],
)
def test_a_noun_tells_what_body_the_name_behind_it_names(marked: str, label: str) -> None:
    """Agencies and papers that nobody filed beforehand."""
    holder = one(marked)
    assert (holder.status, holder.actor and holder.actor.label) == ("resolved", label)
    assert holder.actor is not None
    assert holder.actor.kind == "organization"


@pytest.mark.parametrize(
    "marked",
    [
        "It rains, [[the Peruvian news agency]] said.",
        "It rains, [[the Peruvian news agency on Monday]] said.",
        "It rains, said [[the Peruvian news agency]], Andexo and the police.",
    ],
)
def test_a_body_without_a_name_stays_so(marked: str) -> None:
    """A day is no name, nor is the next item of a list."""
    assert one(marked).status == "unnamed"


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("[[The ferry line's]] claim that it rains was news.", "The ferry line"),
        ("[[The crews']] claim that it rains was news.", "The crews"),
        ("[[The “pilots]]” said that it rains.", "The pilots"),
        ("[[The “pilots”]] said that it rains.", "The “pilots”"),
        ("[[“The pilots”]] said that it rains.", "The pilots"),
    ],
)
def test_what_somebody_without_a_name_is_called(marked: str, label: str) -> None:
    """The words for him, without the sign of a genitive and half a pair of marks."""
    holder = one(marked)
    assert (holder.status, holder.actor and holder.actor.label) == ("unnamed", label)
