"""What keeps statements apart, what joins them, and what a link may never do."""

from __future__ import annotations

import pytest

from graph.points.derive import derived
from graph.points.rows import read
from tests.graph.points.world import links, stated, store, verdict

SENT = "North Korea has sent soldiers to Russia, an official in Seoul, Kim Dae, said."
DENIED = (
    "Russian foreign minister Igor Belov denied that North Korean troops had been sent to Russia."
)


def test_opposite_sides() -> None:
    """Who denies what another affirms contradicts it, with both named in the reason."""
    (link,) = [j for j in stated(SENT, DENIED).links if j.kind == "contradicts"]
    assert link.reason == "denies: that North Korea has sent troops to Russia"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (SENT, "France has not sent soldiers to Ukraine, minister Paul Renard said."),
        (SENT, "North Korea will not send soldiers to Russia, Igor Belov said."),
        (SENT, "Has North Korea sent soldiers to Russia, Igor Belov asked?"),
        (SENT, "Igor Belov asked whether North Korea had sent soldiers to Russia."),
        (SENT, "If North Korea sends soldiers to Russia, there will be a war, Igor Belov said."),
        (SENT, "North Korea must not send soldiers to Russia, Igor Belov said."),
        (SENT, "Igor Belov hopes that North Korea has not sent soldiers to Russia."),
        (
            "The plant was hit on Monday, Ann Kerr said.",
            "The plant was not hit on Friday, Bo Li said.",
        ),
        ("Bo Li said Ann Kerr won the prize.", "Ann Kerr said Bo Li did not win the prize."),
    ],
)
def test_no_contradiction(one: str, other: str) -> None:
    """Other parties, another phase, a question, a condition, a demand, a wish: none is a denial."""
    assert verdict(one, other) in {"unrelated", "agree"}
    assert "contradicts" not in links(one, other)


def test_one_holder_contradicts_nobody() -> None:
    """What one and the same person takes back is a change of position, no dispute."""
    one = "Minister Anna Lind said the bridge is safe."
    assert "contradicts" in links(one, "Engineer Bo Holm said the bridge is not safe.")
    assert "contradicts" not in links(one, "Minister Anna Lind said the bridge is not safe.")


def test_who_speaks_together_is_a_holder_too() -> None:
    """Against what two say together a third stands, but neither of the two."""
    both = "Ministers Anna Lind and Karl Frisch said the bridge is safe."
    assert "contradicts" in links(both, "Engineer Bo Holm said the bridge is not safe.")
    assert "contradicts" not in links(both, "Minister Karl Frisch said the bridge is not safe.")
    assert "corroborates" not in links(both, "Minister Anna Lind said the bridge is safe.")


def test_figures() -> None:
    """Figures that no number fits are a conflict; those that leave one are not."""
    killed = "At least 12,000 people were killed in the quake, minister Ali Rahimi said."
    less = "At most 8,000 people were killed in the quake, doctor Sara Noor said."
    more = "More than 15,000 people were killed in the quake, doctor Sara Noor said."
    assert verdict(killed, less) == "figure"
    assert verdict(killed, more) != "figure"


ACCUSED = "Sweden accused Norway of hiding ships."


@pytest.mark.parametrize(
    "denial",
    [
        "Norway rejected the accusations.",
        "Norway called it “fake news”.",
        "Norway denied doing so.",
    ],
)
def test_a_denial_of_what_the_text_told_before(denial: str) -> None:
    """Claim and denial beside each other are a dispute, by the words of the text alone."""
    made = stated(f"{ACCUSED}\n{denial}")
    (link,) = [j for j in made.links if j.kind == "contradicts"]
    assert "rejects" in link.reason
    (point,) = made.points
    assert sorted(point.sides) == [-1, 1]


@pytest.mark.parametrize(
    "text",
    [
        f"{ACCUSED}\nNorway did not deny the accusations.",
        f"{ACCUSED}\nNorway rejected the offer.",
        (
            "Sweden said Norway hid its ships, while Finland said Norway lost its ships.\n"
            "Norway denied the report."
        ),
        "Norway said the ships were lost.\nNorway denied it.",
    ],
)
def test_no_dispute_by_what_is_not_surely_meant(text: str) -> None:
    """Who denies nothing, himself, or one of several claims disputes nobody's."""
    assert "contradicts" not in links(text)


def test_what_points_back() -> None:
    """A denial of "the reports" means what the article told before, and answers it."""
    text = (
        "South Korean intelligence said 3,000 North Korean soldiers are in Russia. "
        "Kremlin spokesman Igor Belov dismissed the reports as “fake news”."
    )
    kinds = {(j.kind, j.one != j.other) for j in stated(text).links}
    assert ("contradicts", True) in kinds
    assert ("respondsTo", True) in kinds


WIRE = (
    "{lead} The ministry said 300 soldiers died in the battle near the river on Monday. General "
    "Omar Haddad denied that the town had been lost and said that fresh units were on the way. "
    "Aid groups said the road to the north was cut and that food was running short in two camps."
)


def test_copies_count_once() -> None:
    """An article printed twice is a copy; nothing in the copy backs or contradicts anything."""
    first, second = WIRE.format(lead=""), WIRE.format(lead="By our reporter.")
    made = stated(first, second)
    assert [(c.article[-2:], c.original[-2:]) for c in made.copies] == [("a1", "a0")]
    assert made.copies[0].share > 0.6
    ids = {iri for iri, row in made.rows.items() if row.article.endswith("a1")}
    told = {j.kind for j in made.links if j.one in ids or j.other in ids}
    assert told == {"repeats"}


def test_what_stands_in_another_is_a_copy() -> None:
    """An article whose sentences all stand in a longer one is its copy; the longer one is none."""
    story = " ".join(
        f"In week {n} the council of {town} heard {n * 7} people on the {thing} that {town} wants."
        for n, (town, thing) in enumerate(
            [
                (t, w)
                for t in ("Orlo", "Brann", "Tove", "Kest")
                for w in ("bridge", "dam", "school", "park")
            ]
        )
    )
    brief = story[: len(story) // 2].rpartition(".")[0] + "."
    made = stated(story, brief)
    assert [(c.article[-2:], c.original[-2:]) for c in made.copies] == [("a1", "a0")]
    assert stated(brief, story).copies == ()


def test_another_article_is_no_copy() -> None:
    """Articles on the same matter in other words are no copies."""
    assert (
        stated(WIRE.format(lead=""), f"{SENT} {DENIED} It rained in the capital all day.").copies
        == ()
    )


def test_order_does_not_matter() -> None:
    """Articles read in any order give the same points and links."""
    texts = [
        SENT,
        DENIED,
        "U.S. officials confirmed the presence of North Korean troops in Russia.",
    ]
    quads = [str(q) for q in derived(store(texts))]
    other = store(texts)
    shuffled = sorted(other, key=lambda q: str(q)[::-1])
    other.clear()
    other.extend(shuffled)
    assert [str(q) for q in derived(other)] == quads
    assert quads


def test_removal_leaves_no_trace() -> None:
    """Two articles give what they gave before a third came and went."""
    before = [str(q) for q in derived(store([SENT, DENIED]))]
    both = store([SENT, DENIED, "Rwanda has soldiers in Mozambique, Ann Kerr said."])
    gone = [g for g in both.named_graphs() if str(g).endswith("article-a2>")]
    for graph in gone:
        both.remove_graph(graph)
    assert [str(q) for q in derived(both)] == before


def test_a_wider_war_is_no_world_war() -> None:
    """Who calls a world war unlikely has not said that no other country will be drawn in."""
    fear = "The situation in Ukraine could escalate into a {} war, minister Anna Lind warned."
    doubt = "The situation in Ukraine is unlikely to escalate into a {} war, envoy Bo Holm said."
    for feared, doubted in (("world", "third world"), ("world", "wider"), ("wider", "wider")):
        assert "contradicts" in links(fear.format(feared), doubt.format(doubted))
    assert "contradicts" not in links(fear.format("wider"), doubt.format("third world"))


def test_a_chain_fills_no_end_of_another_year() -> None:
    """What is denied of no place in particular is not what was told of one town a year before.

    A report that names no place either brings both onto one point.
    """
    town = "Russia attacked the town of Hollin, mayor Bo Holm said."
    some = "Russia attacked, minister Anna Lind said."
    denial = "The Russian government denied Russian aggression."

    def against(denied: str) -> set[str]:
        made = stated(town, some, denial, dates=("2022-05-01", "2022-05-02", denied))
        (point,) = made.points
        who = {one: made.rows[one].who for one in point.statements}
        assert len(who) == 3
        return {who[j.other] for j in made.links if j.kind == "contradicts"}

    assert against("2022-05-04") == {"Bo Holm", "Anna Lind"}
    assert against("2023-07-12") == {"Anna Lind"}


def test_an_accuser_who_is_named_stands_alone() -> None:
    """A name for what somebody claimed before is nobody else's claim."""
    accused = "Judge Ann Kerr accused Norland of torturing prisoners. "
    rejected = "Norland denied allegations of torture in Hollin prison."

    def against(text: str) -> list[str]:
        rows = {row.id: row.who for row in read(store([text])).rows}
        return [rows[j.other] for j in stated(text).links if j.kind == "contradicts"]

    assert against(rejected) == ["(unknown)"]
    assert against(accused + rejected) == ["Ann Kerr"]
