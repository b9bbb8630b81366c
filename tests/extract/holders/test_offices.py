"""Offices without a name: who is meant, and when nobody is."""

from __future__ import annotations

import pytest

from tests.extract.world import holders, one


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("Polish President Jan Sowa spoke. [[The Polish leader]] left.", "Jan Sowa"),
        ("British Prime Minister Ana Ruiz spoke. [[The premier]] left.", "Ana Ruiz"),
        ("German Foreign Minister Ida Kern spoke. [[Germany's top diplomat]] left.", "Ida Kern"),
        ("Chinese spokesman Bo Lin spoke. [[China's official representative]] left.", "Bo Lin"),
        ("NATO Secretary-General Nils Berg spoke. [[The NATO chief]] left.", "Nils Berg"),
        ("Polish Ambassador to Germany Jan Sowa spoke. [[The ambassador]] left.", "Jan Sowa"),
        ("Former French President Luc Morel spoke. [[The former French president]] left.",
         "Luc Morel"),
        ("Putin met guests. [[The Russian president]] left.", "Vladimir Putin"),
        ("Polish President Jan Sowa spoke. [[The dictator]] left.", "Jan Sowa"),
        ("The head of Polish diplomacy Jan Sowa spoke. [[Poland’s Secretary of State]] left.",
         "Jan Sowa"),
        ("The head of the French Ministry of Defence Bruno Morel spoke. [[The minister]] left.",
         "Bruno Morel"),
        ("President Jan Sowa met President Luc Morel.\n\nMorel was glad. [[The president]] left.",
         "Luc Morel"),
        (("The president of the Norda Union, Ana Ruiz, spoke. "
         "[[The president of the Norda Union]] left."), "Ana Ruiz"),
        ("Ex-President of Poland (1995–2005) Jan Sowa spoke. [[The former Polish leader]] left.",
         "Jan Sowa"),
        ("Ex-President of Poland Jan Sowa spoke. [[The ex-president of Poland]] left.", "Jan Sowa"),
        ("[[Ex-President of Poland]] (1995–2005) Jan Sowa spoke.", "Jan Sowa"),
        ("Polish Foreign Minister Jan Sowa spoke. [[The head of Poland’s Foreign Ministry]] left.",
         "Jan Sowa"),
        ("The head of French diplomacy Luc Morel spoke. [[The French minister]] left.",
         "Luc Morel"),
        ("German Defence Minister Ida Kern spoke. [[The head of Germany’s Defence Ministry]] left.",
         "Ida Kern"),
        ("British Prime Minister Ana Ruiz spoke. [[The head of the British government]] left.",
         "Ana Ruiz"),
        ("Peruvian Defence Minister Ana Ruiz spoke. [[The Citadel chief]] left.", "Ana Ruiz"),
        # an office that is the world's
        ("Pope Luc Morel spoke. Tom Hunt ate. [[The Peruvian pontiff]] left.", "Luc Morel"),
        ("Pope Luc Morel spoke. Tom Hunt ate. [[The head of the Catholic Church]] left.",
         "Luc Morel"),
        # whose field stands before its noun or behind
        (("The director of the US national intelligence Ana Ruiz spoke. Tom Hunt ate. "
         "[[The US national intelligence director]] left."), "Ana Ruiz"),
        (("The head of the NATO human rights office, Ana Ruiz, spoke. Tom Hunt ate. "
         "[[The head of the NATO human rights office]] left."), "Ana Ruiz"),
        ("President Jan Sowa spoke. Tom Hunt ate. [[The head of state on the recording]] left.",
         "Jan Sowa"),
        # as headlines have it, by a body's letters
        ("Polish President Jan Sowa sat. Putin ate. [[President of Poland]]: “No.”", "Jan Sowa"),
        (("The chairwoman of the Norda Heath Council, Ana Ruiz, spoke. The NHC met. Putin sat. "
         "[[The head of the NHC]] left."), "Ana Ruiz"),
        # of one trade nobody else has been named
        ("Ana Ruiz, a reporter, spoke. Putin sat. [[The Peruvian journalist]] left.",
         "Ana Ruiz"),
    ],
)  # fmt: skip
def test_an_office_means_its_bearer(marked: str, label: str) -> None:
    """Another word for the office, the country's leader, the head of a body: who is named."""
    holder = one(marked)
    assert (holder.status, holder.actor and holder.actor.label) == ("resolved", label)


@pytest.mark.parametrize(
    ("marked", "status"),
    [
        ("President Jan Sowa spoke. [[The French president]] left.", "unnamed"),
        ("Polish President Jan Sowa spoke. [[The former Polish president]] left.", "unnamed"),
        ("Polish Ambassador to Germany Jan Sowa spoke. [[The German ambassador]] left.", "unnamed"),
        ("Putin met guests. [[The Russian foreign minister]] left.", "unnamed"),
        ("NATO Secretary-General Nils Berg spoke. [[The UN chief]] left.", "unnamed"),
        ("NATO spokesman Nils Berg spoke. [[The spokeswoman]] left.", "unnamed"),
        ("Polish President Jan Sowa spoke. [[The NATO president]] left.", "unnamed"),
        ("President Jan Sowa met President Luc Morel. [[The president]] left.", "ambiguous"),
        (
            "Polish Foreign Minister Jan Sowa spoke. [[The head of Peru’s Foreign Ministry]] left.",
            "unnamed",
        ),
        (
            "British Prime Minister Ana Ruiz spoke. Tom Hunt left. [[The British minister]] left.",
            "unnamed",
        ),
        ("Polish Defence Minister Ana Ruiz spoke. [[The Citadel chief]] left.", "unnamed"),
        ("Peruvian Foreign Minister Ana Ruiz spoke. [[The Citadel chief]] left.", "unnamed"),
        (
            "British Prime Minister Ana Ruiz spoke. [[The head of the Polish government]] left.",
            "unnamed",
        ),
        ("Zelensky sat. Putin ate. [[A president of Ukraine]] left.", "unnamed"),
        (
            (
                "The chairwoman of the Norda Heath Council, Ana Ruiz, sat. The NHB met. Putin ate. "
                "[[The head of the NHB]] left."
            ),
            "unnamed",
        ),
        (
            "Chancellor Ida Kern spoke. Putin sat. [[The head of the French government]] left.",
            "unnamed",
        ),
        # a chancellor may keep a country's purse as well
        (
            "Chancellor Ida Kern spoke. Putin sat. [[The head of the German government]] left.",
            "unnamed",
        ),
        (
            "Pope Luc Morel spoke. Putin sat. [[The head of the Lutheran Church]] left.",
            "unnamed",
        ),
        (
            (
                "The head of the NATO human rights office, Ana Ruiz, spoke. Putin sat. "
                "[[The head of the NATO climate office]] left."
            ),
            "unnamed",
        ),
        (
            "Ana Ruiz, a British reporter, spoke. Putin sat. [[The Peruvian journalist]] left.",
            "unnamed",
        ),
    ],
)
def test_no_office_means_somebody_else(marked: str, status: str) -> None:
    """Another country, another body, another time, another gender, or two who may be meant."""
    assert one(marked).status == status


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("[[the author of the study, the nurse and writer Ana Ruiz]] left.", "Ana Ruiz"),
        ("[[Poland's ambassador to Peru Jan Sowa]] left.", "Jan Sowa"),
        ("“Yes,” said [[Marta’s uncle, Benno]].", "Benno"),
        ("The firm's owner, Nord Trans, is large. [[Its owner, Nord Trans]], left.", "Nord Trans"),
        ("[[Poland's president, Zdzislaw Wrona]], left.", "Zdzislaw Wrona"),
        ("[[one of NATO representatives Jan Sowa]] left.", "Jan Sowa"),
        (
            (
                "[[The leader of the Union Party in the House of Representatives Hakeem Brill]] "
                "in a talk said that Putin left."
            ),
            "Hakeem Brill",
        ),
        ("[[The top American spy chief, DNI Ana Ruiz,]] left.", "Ana Ruiz"),
    ],
)
def test_a_name_behind_its_description(marked: str, label: str) -> None:
    """Whom a description explains is named behind it."""
    holder = one(marked)
    assert (holder.status, holder.actor and holder.actor.label) == ("resolved", label)


@pytest.mark.parametrize(
    "marked",
    [
        "[[a friend of Ana Ruiz]] left.",
        "[[the lawyer for Senator Ana Ruiz]] left.",
        "[[one of the friends of Ana Ruiz]] left.",
    ],
)
def test_whose_friend_it_is_has_not_spoken(marked: str) -> None:
    """A name behind a preposition is not who speaks."""
    assert one(marked).status == "unnamed"


def test_whose_army_it_is() -> None:
    """A body's bare noun is not another country's body than the sentence is about."""
    before = "The Russian military fled. "
    assert one(before + "On Monday [[the military]] left.").status == "resolved"
    assert one(before + "Ukraine said no, but [[the military]] left.").status == "unnamed"


def test_whose_president_it_is() -> None:
    """A bare office is not held by another country's bearer than the sentence is about."""
    before = "Russian President Ivan Roe met guests. "
    assert one(before + "On Monday [[the president]] left.").status == "resolved"
    assert one(before + "Poland said no, and [[the president]] left.").status == "unnamed"


def test_a_body_is_called_by_the_last_word_of_its_name() -> None:
    """Only one body named before, and only by that word alone."""
    before = "“It rains,” [[Orvel Palace]] said. "
    assert holders(before + "[[The palace]] left.")[-1][1].status == "resolved"
    for later in ("[[A palace]] left.", "[[The old palace]] left.", "[[The palaces]] left."):
        assert holders(before + later)[-1][1].status == "unnamed"
    report = "[[The NATO report]] said so. "
    assert holders(report + "[[The report]] left.")[-1][1].reason == "who issued the paper"
    two = before + "“It snows,” [[Tolven Palace]] said. [[The palace]] left."
    assert holders(two)[-1][1].status == "unnamed"
