"""The picture: who is linked to what, in which pattern."""

from __future__ import annotations

from typing import Any

import pytest

from graph.view import View
from graph.view.drawing import draw
from graph.view.network import SaysoNetwork
from graph.view.records import Actor, Country, Post, Statement, surest_first


def _edges(network: SaysoNetwork, kind: str) -> list[dict[str, Any]]:
    return [e for e in network.edges if e["kind"] == kind]


def test_every_statement_hangs_on_its_holders(view: View) -> None:
    """Speakers by a line, candidates by a dotted one each, the unknown by a stand-in."""
    network = draw(view)
    says = {(e["from"], e["to"]) for e in _edges(network, "says")}
    for s in view.statements:
        if s.speaker:
            assert (s.speaker, s.id) in says
        elif s.candidates:
            dotted = [e for e in _edges(network, "candidate") if e["to"] == s.id]
            assert sorted(e["from"] for e in dotted) == sorted(s.candidates)
            assert all(e["label"] == "?" and e["dashes"] for e in dotted)
        else:
            assert ("unknown", s.id) in says


def test_who_speaks_together_has_a_line_each() -> None:
    """Two who say it together each have their line, and neither is a mere candidate."""
    actors = tuple(Actor(f"actor:{n}", n, "person") for n in ("Ada", "Otto"))
    said = Statement(
        "statement:1", "it rains", "joint", "assert", "positive", "certain",
        together=tuple(a.id for a in actors), about=("country:xx",),
    )  # fmt: skip
    view = View((), actors, (Country("country:xx", "Xland"),), (said,))
    assert [e["from"] for e in _edges(draw(view), "says")] == ["actor:Ada", "actor:Otto"]
    assert _edges(draw(view), "candidate") == []


def test_denials_have_a_pattern_of_their_own(view: View) -> None:
    """A denial's dashes are those of no line that denies nothing."""
    lines = draw(view).edges
    denied = {str(e["dashes"]) for e in lines if e.get("deny")}
    other = {str(e["dashes"]) for e in lines if not e.get("deny") and e["kind"] != "dispute"}
    assert denied
    assert not denied & other


def test_the_articles_own_voice_stands_below(view: View) -> None:
    """Switching the voice on moves nothing that was there before."""
    network = draw(view)
    reported = [network.node_map[s.id]["y"] for s in view.statements if not s.narrated]
    own = [network.node_map[s.id]["y"] for s in view.statements if s.narrated]
    assert max(reported) < min(own)


def test_one_bow_for_each_contradiction(view: View) -> None:
    """A pair that contradicts itself is drawn once."""
    assert len(_edges(draw(view), "dispute")) == 1


def test_who_is_spoken_of_stands_to_the_right() -> None:
    """An actor that somebody speaks of has a mark of its own there, be it a speaker as well."""
    people = tuple(Actor(f"actor:{n}", n, "person") for n in ("kern", "lind"))
    said = [
        Statement("statement:1", "w", "resolved", "assert", "positive", "certain",
                  speaker="actor:kern", of=("actor:kern", "actor:lind")),
        Statement("statement:2", "v", "resolved", "assert", "positive", "certain",
                  speaker="actor:lind"),
    ]  # fmt: skip
    made = View(actors=people, statements=tuple(said))
    network = draw(made)
    assert [(e["from"], e["to"]) for e in _edges(network, "about")] == [
        ("statement:1", "about actor:lind")
    ]
    spoken_of, speaking = (network.node_map[n] for n in ("about actor:lind", "actor:lind"))
    assert (spoken_of["kind"], spoken_of["look"]) == ("country", "person")
    assert spoken_of["x"] > speaking["x"]


def test_an_edge_needs_both_its_ends() -> None:
    """A line to a node that is not there is refused, and pyvis' own page too."""
    network = SaysoNetwork()
    network.add_node("a")
    network.add_node("a")
    assert len(network.nodes) == 1
    with pytest.raises(KeyError, match="no node 'b'"):
        network.add_edge("a", "b")
    with pytest.raises(NotImplementedError, match="not safe"):
        network.generate_html()


def _post(role: str, *, by_hand: bool = False, former: bool = False) -> Post:
    return Post(role, None, None, former, None, None, by_hand)


def _below(*posts: Post) -> list[str]:
    """What stands below a speaker's name."""
    roe = Actor("actor:roe", "Tim Roe", "person", posts=tuple(surest_first(posts)))
    said = Statement(
        id="statement:1", words="it rains", act="assert", polarity="positive", certainty="certain",
        holder="resolved", speaker=roe.id,
    )  # fmt: skip
    drawn = draw(View(actors=(roe,), statements=(said,)))
    return [n["sub"][0] for n in drawn.nodes if n["id"] == roe.id]


def test_below_a_name_stands_the_surest_role() -> None:
    """What a person wrote down, else the role told most often; never one slip in many articles."""
    often = [_post("mayor"), _post("Mayor"), _post("honorary dean of the old university")]
    assert _below(*often) in (["mayor"], ["Mayor"])
    assert _below(*often, _post("governor", by_hand=True)) == ["governor"]
