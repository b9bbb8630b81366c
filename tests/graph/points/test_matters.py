"""One matter across articles: what the deed is, when, how sure; and what is no second voice."""

from __future__ import annotations

from itertools import combinations

import pytest

from graph.points import same
from graph.points.derive import found
from graph.points.encoder import likeness
from graph.points.events import event
from graph.points.evidence import NAMES, evidence
from graph.points.judge import chance, likeliest
from graph.points.rows import read
from graph.points.takes import takes
from tests.graph.points.world import links, stated, store, verdict


@pytest.mark.parametrize(
    ("verb", "rest", "relation", "ahead"),
    [
        ("plans", "to invade Norland", "attacks", True),
        ("was preparing", "for the invasion of Norland", "attacks", True),
        ("intends", "to launch an attack", "attacks", True),
        ("", "plans to invade", "attacks", True),
        ("carried", "out an attack on Norland", "attacks", False),
        ("had accelerated", "plans for an invasion", "attacks", True),
    ],
)
def test_the_deed_below(verb: str, rest: str, relation: str, ahead: bool) -> None:  # noqa: FBT001
    """What is meant, prepared or started is the deed, and it is still to come."""
    made = event(verb, rest)
    assert made is not None
    assert (made.relation, made.ahead) == (relation, ahead)


@pytest.mark.parametrize(
    ("verb", "rest"),
    [
        ("plans", "to open a school"), ("launched", "a campaign"), ("attacked", "the budget"),
        ("", "plans for a bridge"), ("made", "a decision"),
    ],
)  # fmt: skip
def test_no_deed(verb: str, rest: str) -> None:
    """Plans for something else, and a verb that the extraction judged already, are no such deed."""
    assert event(verb, rest) is None


PLAN = "France said on Friday that Russia was planning to invade Ukraine."
DENIAL = "Russia denied that it planned to invade Ukraine."


def test_plans_denied() -> None:
    """A plan and its denial meet, however both are worded."""
    assert verdict(PLAN, DENIAL) == "contradict"


@pytest.mark.parametrize(
    "denial",
    [
        # the denier's own deed, by its name, a pronoun, an office or nothing
        "The Kremlin said it did not intend to attack Ukraine.",
        "Russia said it would not attack Ukraine.",
        "Russian president Igor Belov denied he was planning an incursion.",
        "Russia rejects accusations of preparing an invasion.",
        "Russia denied preparing an attack on Ukraine.",
        # said by another, of the country, its capital, or of nobody
        "Russia has no intention of invading Ukraine, Igor Belov said.",
        "Moscow has no plans to attack Ukraine, Igor Belov said.",
        "There will be no invasion of Ukraine, Igor Belov said.",
        # what is done to nobody is not done to one
        "Moscow is not going to attack anyone, minister Igor Belov said.",
    ],
)
def test_who_means_to_do_it(denial: str) -> None:
    """However it is put who would do the denied deed, it is the one who is said to plan it."""
    assert verdict(PLAN, f"Russia and Ukraine trade in wheat.\n{denial}") == "contradict"


def test_whose_own_support_it_is() -> None:
    """Two who each speak of what they will do themselves contradict nobody, however it is cut."""
    one = "Minister Anna Lind said that she will support the party's nominee."
    assert verdict(one, "“I cannot and will not support my party's nominee,” Bo Holm said.") in {
        "unrelated",
        "agree",
    }
    other = "Bo Holm said that minister Anna Lind will not support the party's nominee."
    assert verdict(one, other) == "contradict"


def test_what_is_called_unlikely() -> None:
    """Who names an attack unlikely or less likely does not say that it comes."""
    said = "Russia and Ukraine trade in wheat.\nAnn Kerr warned of {} Russian attack on Ukraine."
    denial = "The Kremlin said it did not intend to attack Ukraine."
    assert verdict(said.format("a likely"), denial) == "contradict"
    assert verdict(said.format("a less likely"), denial) != "contradict"
    assert verdict(said.format("an unlikely"), denial) != "contradict"


@pytest.mark.parametrize(
    "other",
    [
        # another doer, one the words do not name, another end
        "Norway said it would not attack Ukraine.",
        "“We have no plans to attack Ukraine,” Russian minister Igor Belov said.",
        "Russia said it would not attack Norway.",
        "Director Igor Belov denied he was planning an incursion.",
        # what a denial names besides its doer is another end, even where one end is open
        "Russia has no plans for an attack in Norway, Igor Belov said.",
    ],
)
def test_who_else_means_to_do_it(other: str) -> None:
    """Another's plan, or a plan against another, is not what is denied."""
    made = f"Russia, Norway and Ukraine trade in wheat.\n{other}"
    assert verdict(PLAN, made) != "contradict"


def test_who_denies_a_plan_denies_his_own() -> None:
    """Without a subject a denied deed is the denier's, where that is a state."""
    assert (
        verdict(PLAN, "The Russian government denied planning to invade Ukraine.") == "contradict"
    )
    assert verdict(PLAN, "The Polish government denied planning to invade Ukraine.") == "unrelated"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (PLAN, "Russia has not invaded Poland, Igor Belov said."),
        ("Russia invaded Georgia, Ann Kerr said.", DENIAL),
        (PLAN, "Russia should not invade Ukraine, Igor Belov said."),
    ],
)  # fmt: skip
def test_other_object_and_other_phase(one: str, other: str) -> None:
    """Another victim, a deed done against one planned, what ought not to be: none is a denial."""
    assert "contradicts" not in links(one, other)


def _dated(one: str, other: str, *days: str) -> set[str]:
    made = found(read(store([one, other], days)))
    return {link.kind for link in made.links}


def test_time_passes() -> None:
    """What was denied as a plan is no denial of what is said to be planned a year later."""
    assert "contradicts" in _dated(PLAN, DENIAL, "2030-02-01", "2030-02-03")
    assert "contradicts" not in _dated(PLAN, DENIAL, "2030-02-01", "2031-02-03")


def test_later_figures_update() -> None:
    """A figure of a later day brings the earlier one up to date; of one day they are a conflict."""
    first = "The ministry said 300 soldiers died in the battle of Orlo."
    later = "The rebels said 450 soldiers died in the battle of Orlo."
    assert "contradicts" in _dated(first, later, "2030-02-01", "2030-02-01")
    kinds = _dated(first, later, "2030-02-01", "2030-02-04")
    assert "updates" in kinds
    assert "contradicts" not in kinds


def test_a_speakers_country_is_no_end() -> None:
    """Who says "we" speaks for nobody the words do not name."""
    one = "“We have not attacked Norway,” Swedish minister Karl Berg said."
    other = "Sweden has attacked Norway, Ann Kerr said."
    assert "contradicts" not in links(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“It's good,” Ann Kerr said.", "“It's good,” Bo Li said."),
        ("“They are scared,” Ann Kerr said.", "“They are not scared,” Bo Li said."),
        ("Ann Kerr praised the mayor's comments.", "Bo Li dismissed the mayor's comments."),
    ],
)
def test_too_little_to_check(one: str, other: str) -> None:
    """What could be said of anything, and a thing without a deed, make no point."""
    assert stated(one, other).points == ()


def test_repeated_words_are_one_telling() -> None:
    """The same sentence in two articles by two sources makes no point of its own."""
    one = "The bridge at Orlo will be closed for repairs in May, Ann Kerr said."
    other = "The bridge at Orlo will be closed for repairs in May, Bo Li said."
    assert stated(one, other).points == ()


def test_belittling_is_no_denial() -> None:
    """Who calls an attack a skirmish does not deny it; who calls the reports fake does."""
    told = "Norway has attacked Sweden, Ann Kerr said."
    assert "contradicts" not in links(
        told, "Bo Li dismissed Norway's attack on Sweden as a skirmish."
    )


def test_the_judge() -> None:
    """Its score is a probability, the same either way round, and higher the more two share."""
    texts = [
        "The dam at Orlo was damaged, Ann Kerr said.",
        "The dam at Orlo was harmed, Bo Li said.",
    ]
    one, other = (t for t in takes(read(store(texts))) if t.row.predicate_text)
    assert evidence(one, other) == evidence(other, one)
    assert len(evidence(one, other)) == len(NAMES)
    near, far = chance(evidence(one, other)), chance([0.0] * len(NAMES))
    assert 0 <= far < near <= 1


def test_clauses_are_read_only_where_it_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether two are one point is the same as if every clause were read; fewer are."""
    texts = [
        "The dam at Orlo was damaged, Ann Kerr said.",
        "The dam at Orlo was harmed, Bo Li said.",
        "The dam at Orlo is old, Cy Dahl said.",
        "The weir at Tarn was harmed by boys, Di Moe said.",
    ]
    made = [t for t in takes(read(store(texts))) if t.row.predicate_text]
    asked: list[str] = []

    def heard(first: str, second: str) -> float:
        asked.extend((first, second))
        return likeness(first, second)

    monkeypatch.setattr(same, "likeness", heard)
    pairs = [(a, b) for a, b in combinations(made, 2) if same.fits(a, b)]
    assert pairs
    for one, other in pairs:
        told = chance(evidence(one, other))
        assert told <= likeliest(evidence(one, other)[:-1])
        for least in (0.3, same.ENOUGH, 0.99):
            found = same.match(one, other, least)
            assert (found is not None) == (same.judged(one, other).score >= least)
    asked.clear()
    assert all(same.match(one, other, 1.01) is None for one, other in pairs)
    assert asked == []


def test_meaning() -> None:
    """Clauses of one meaning in other words are more alike than clauses of one frame."""
    said = "the army will leave the town"
    assert likeness(said, "troops are to withdraw from the city") > likeness(
        said, "the choir will leave the stage"
    )
    assert likeness(said, said) == pytest.approx(1, abs=0.01)
    assert likeness(said, " ") == 0


@pytest.mark.parametrize("claimed", ["was not safe", "was unsafe", "was safe"])
def test_who_rejects_a_claim_is_on_the_other_side_of_it(claimed: str) -> None:
    """Whoever makes a claim affirms the point, whoever rejects it denies, be it negated or not."""
    made = stated(
        f"Pia Holm claimed on Monday that the ferry {claimed}. "
        "Ada Kern, the mayor of Oslo, rejected Holm's claim."
    )
    (point,) = made.points
    who = (made.rows[one].who for one in point.statements)
    assert dict(zip(who, point.sides, strict=True)) == {"Pia Holm": 1, "Ada Kern": -1}
    assert point.label == f"The ferry {claimed}"


# ---------------------------------------------------------------- deeds that nouns name

_BOMBED = "Minister Anna Lind said that Norland bombed the hospital in Hollin."


@pytest.mark.parametrize(
    "denial",
    [
        "The bombing of the hospital in Hollin never happened, Bo Holm said.",
        "The shelling of the hospital in Hollin did not happen, Bo Holm said.",
        "There was no bombing of the hospital in Hollin, Bo Holm said.",
        "The bombing of the hospital in Hollin was a hoax, Bo Holm said.",
        "Bo Holm called the bombing of the hospital a fabrication.",
    ],
)
def test_a_deed_that_never_happened(denial: str) -> None:
    """Who says that a deed did not happen contradicts who says that somebody did it."""
    assert "contradicts" in links(f"{_BOMBED} {denial}")


@pytest.mark.parametrize(
    "other",
    [
        "The bombing of the school in Hollin never happened, Bo Holm said.",
        "The bombing of the hospital in Orlo never happened, Bo Holm said.",
        "The bombing of the hospital in Hollin happened, Bo Holm said.",
        "The bombing of the hospital in Hollin should never have happened, Bo Holm said.",
        "Bo Holm called the bombing of the hospital a crime.",
        "The rebuilding of the hospital in Hollin never happened, Bo Holm said.",
    ],
)
def test_another_deed_never_happened(other: str) -> None:
    """Another place, another deed, a wish or a judgement: none denies it."""
    assert "contradicts" not in links(_BOMBED, other)
    assert "contradicts" not in links(f"{_BOMBED} {other}")


@pytest.mark.parametrize(
    "judged",
    [
        "Envoy Bo Holm ridiculed the notion that the mill had closed.",
        "Envoy Bo Holm warned against rumours that the mill had closed.",
        "Envoy Bo Holm complained about false reports that the mill had closed.",
    ],
)
def test_a_claim_that_is_judged_is_not_backed(judged: str) -> None:
    """Who judges what others claim does not say that it is so."""
    assert not links(f"Minister Anna Lind said that the mill had not closed. {judged}")
    assert "contradicts" in links(
        "Minister Anna Lind said that the mill had not closed. Bo Holm said the mill had closed."
    )


def test_what_is_only_judged_is_not_denied() -> None:
    """Who scolds the use of something does not say that it was not used."""
    judged = "Envoy Bo Holm deplored the use of gas in Oslo."
    assert not links(f"Minister Anna Lind said that gas was used in Oslo. {judged}")
    denied = "Envoy Bo Holm denied the use of gas in Oslo."
    assert "contradicts" in links(f"Minister Anna Lind said that gas was used in Oslo. {denied}")


# ---------------------------------------------------------------- told again

TOLD = "Minister Anna Lind said on Friday that the old bridge in Oslo is safe for heavy lorries."


@pytest.mark.parametrize(
    "again",
    [
        "Minister Anna Lind said on Friday that the old bridge in Oslo is safe for heavy lorries.",
        "The old bridge in Oslo is safe for the heavy lorries, minister Anna Lind repeated.",
    ],
)
def test_told_again(again: str) -> None:
    """Who says the same again, in the same words or in others, repeats it; nobody is backed."""
    (link,) = [j for j in stated(TOLD, f"It rained.\n{again}").links if j.kind == "repeats"]
    assert link.one != link.other
    assert "corroborates" not in links(TOLD, again)


@pytest.mark.parametrize(
    "other",
    [
        "Engineer Bo Holm denied that the old bridge in Oslo is safe for heavy lorries.",
        "Minister Anna Lind said on Friday that the old bridge in Oslo is not safe for lorries.",
        "Engineer Bo Holm said the old bridge in Oslo is safe for heavy lorries of any kind.",
        "Minister Anna Lind said on Friday that the new ferry from Oslo is late on most days.",
    ],
)
def test_not_told_again(other: str) -> None:
    """A change of mind, another's word and another thing repeat nothing."""
    assert "repeats" not in links(TOLD, other)


_BRIDGE = "Engineers closed the old bridge in Oslo to heavy lorries after cracks were found."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            _BRIDGE,
            "The old bridge in Oslo was closed to heavy lorries after engineers found cracks.",
        ),
        (_BRIDGE, f"The police said that {_BRIDGE.replace('Engineers', 'the engineers')}"),
        (
            "Mariya Zakharova said that the old bridge in Oslo is safe for heavy lorries.",
            "The old bridge in Oslo is safe for the heavy lorries, Mariya Zacharowa said.",
        ),
    ],
)
def test_two_papers_tell_of_one_day(one: str, other: str) -> None:
    """Nearly the same words on the same or the next day, of whom nobody else is named, are one."""
    assert "repeats" in _dated(one, other, "2030-02-01", "2030-02-01")
    assert "repeats" in _dated(one, other, "2030-02-01", "2030-02-02")
    assert "repeats" not in _dated(one, other, "2030-02-01", "2030-02-04")
    assert "repeats" not in _dated(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (TOLD, TOLD.replace("Minister Anna Lind", "Engineer Bo Holm").replace("lorries", "cars")),
        (
            "Norland's government said on Friday that the old bridge in Oslo is safe for lorries.",
            "Estia's government said Friday that the old bridge in Oslo is safe for the lorries.",
        ),
        (_BRIDGE, _BRIDGE.replace("closed", "did not close")),
        (_BRIDGE, _BRIDGE.replace("closed", "will close")),
        (_BRIDGE, _BRIDGE.replace("old bridge", "new harbour").replace("cracks", "bombs")),
    ],
)
def test_two_papers_tell_of_two_things(one: str, other: str) -> None:
    """Two known voices, another polarity, phase or thing: nothing is told again."""
    assert "repeats" not in _dated(one, other, "2030-02-01", "2030-02-01")


def test_other_numbers_are_not_told_again() -> None:
    """Who gives another number says another thing, however alike the words."""
    one = "Minister Anna Lind said 40 old bridges in Oslo are safe for heavy lorries."
    assert "repeats" in links(one, "It rained.\n" + one.replace(" said", " told us"))
    assert "repeats" not in links(one, one.replace("40", "75"))
