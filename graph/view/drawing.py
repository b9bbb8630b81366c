"""The records as a picture: which node and which line stands for what, how, and where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from graph.view import layout
from graph.view.labels import clean, ends, width, wrap
from graph.view.records import Actor, Country, Post, Statement, View
from graph.view.words import Words, words

if TYPE_CHECKING:
    from graph.view.network import SaysoNetwork

__all__ = ["CARD", "FEW", "draw", "title"]

#: Up to this many statements every one of them is drawn at the start.
FEW = 300

_UNKNOWN, _AMBIGUOUS = "unknown", "ambiguous"
_NAME, _ROLE, _WORDS = 13.0, 11.0, 12.5
_NAME_ROOM, _COUNTRY_ROOM, _TAG_ROOM = 150.0, 104.0, 106.0
_WORDS_ROOM = layout.CARD_WIDTH - _TAG_ROOM - 12.0
_NAME_LINE, _ROLE_LINE, _WORDS_LINE = 16.0, 14.0, 16.0

#: Where the bands stand: middle of the speakers' marks, left edge and width of the statements,
#: middle of the countries' marks.
CARD = (0.0, layout.CARD_X, layout.CARD_WIDTH, layout.COUNTRY_X)

_Node = dict[str, Any]
_Dashes = list[float] | bool

#: Line patterns in pixels: drawn, gap, … ; None is a solid line.
_DENIED: _Dashes = [9, 5]
_HEDGED: _Dashes = [1.5, 4]
_DENIED_HEDGED: _Dashes = [9, 4, 1.5, 4]
_CANDIDATE: _Dashes = [2, 6]
_VIA: _Dashes = [1.5, 7]
_DISPUTE: _Dashes = [4, 3]


@cache
def _words() -> Words:
    return words()


def is_denied(s: Statement) -> bool:
    """Whether the speaker says that it is not so."""
    return s.act == "deny" or s.polarity == "negative"


def is_hedged(s: Statement) -> bool:
    """Whether the speaker says it is only likely or possible."""
    return s.certainty in ("probable", "possible")


def _dashes(s: Statement) -> _Dashes:
    if is_denied(s):
        return _DENIED_HEDGED if is_hedged(s) else _DENIED
    return _HEDGED if is_hedged(s) else False


# ---------------------------------------------------------------- nodes


def _role(actor: Actor) -> str:
    texts = [(p.former, text) for p in _surest(actor.posts) for text in _worded(p)]
    if texts:
        # The one that says most and still fits, of a post held before one no longer held.
        fits = [(former, -len(t), t) for former, t in texts if width(t, _ROLE) <= _NAME_ROOM]
        return min(fits)[-1] if fits else min((former, len(t), t) for former, t in texts)[-1]
    return "" if actor.kind == "person" else _words().kinds[actor.kind].lower()


def _surest(posts: Sequence[Post]) -> Sequence[Post]:
    """Those that a person wrote down, else those of the role that is told most often."""
    return [p for p in posts if _as_sure(p, posts[0])]


def _as_sure(post: Post, first: Post) -> bool:
    same = (post.former, post.role.casefold()) == (first.former, first.role.casefold())
    return post.by_hand if first.by_hand else same


def _worded(post: Post) -> tuple[str, str]:
    """A post with its body or country, and without."""
    role = f"former {post.role}" if post.former else post.role
    body = post.body or post.country
    return (f"{role}, {body}" if body and body.casefold() not in role.casefold() else role), role


def _speaker(name: str, kind: str, role: str) -> _Node:
    lines = wrap(name, _NAME_ROOM, _NAME, 2)
    sub = wrap(role, _NAME_ROOM, _ROLE, 1) if role else ()
    height = max(26.0, len(lines) * _NAME_LINE + len(sub) * _ROLE_LINE + 4)
    return {"kind": "actor", "look": kind, "lines": lines, "sub": sub, "h": height, "x": 0.0}


def _actor(actor: Actor) -> _Node:
    return _speaker(actor.label, actor.kind, _role(actor))


def _country(country: Country) -> _Node:
    return _topic(country.label)


def _topic(label: str) -> _Node:
    lines = wrap(label, _COUNTRY_ROOM, _NAME, 2)
    height = max(26.0, len(lines) * _NAME_LINE + 6)
    return {"kind": "country", "lines": lines, "sub": (), "h": height, "x": layout.COUNTRY_X}


def _spoken_of(actors: Iterable[Actor]) -> dict[str, _Node]:
    """Actors as what statements are about: to the right, apart from the same ones speaking."""
    return {f"about {a.id}": {**_topic(a.label), "look": a.kind} for a in actors}


def _tag(s: Statement) -> str:
    return s.says or _words().acts.get(s.act, clean(s.act))


def _statement(s: Statement) -> _Node:
    lines = wrap(s.words, _WORDS_ROOM, _WORDS, 2)
    return {
        "kind": "statement",
        "tag": _tag(s),
        "ends": ends(s.words, lines),
        "deny": is_denied(s),
        "hedge": is_hedged(s),
        "h": max(1, len(lines)) * _WORDS_LINE + 13.0,
        "x": layout.CARD_X + layout.CARD_WIDTH / 2,
    }


def _pseudo(statements: Sequence[Statement]) -> dict[str, _Node]:
    """Stand-ins that the picture needs and the graph does not hold."""
    kinds = _words().kinds
    unknown = any(s.holder == _UNKNOWN for s in statements)
    return (
        {_UNKNOWN: _speaker(kinds[_UNKNOWN], _UNKNOWN, "the text names nobody")} if unknown else {}
    )


def _nodes(view: View, statements: Sequence[Statement]) -> dict[str, _Node]:
    nodes = {a.id: _actor(a) for a in view.actors}
    nodes |= {c.id: _country(c) for c in view.countries} | _spoken_of(view.actors)
    nodes |= {s.id: _statement(s) for s in statements}
    return nodes | _pseudo(statements)


# ---------------------------------------------------------------- the three bands


def draw(view: View) -> SaysoNetwork:
    """Every statement with its speakers and whom it is about; the article's own voice stands below.

    :param view: what was read from the store.
    """
    # pyvis takes longer to load than a large page, which draws nothing ahead, takes to make.
    from graph.view.network import SaysoNetwork

    network = SaysoNetwork()
    nodes = _nodes(view, view.statements)
    reported = [s for s in view.statements if not s.narrated]
    narrated = [s for s in view.statements if s.narrated]
    boxes = _boxes(reported, narrated, nodes)
    for name in sorted(boxes, key=lambda n: (nodes[n]["x"], boxes[n].y, n)):
        _place(network, name, nodes[name], boxes[name].y)
    for s in view.statements:
        _lines(network, s)
    _disputes(network, view.statements)
    return network


def _boxes(
    reported: Sequence[Statement], narrated: Sequence[Statement], nodes: Mapping[str, _Node]
) -> dict[str, layout.Box]:
    heights = {name: float(node["h"]) for name, node in nodes.items()}
    boxes = layout.arrange(reported, heights)
    below = layout.arrange(narrated, heights)
    down = max((b.y + b.height / 2 for b in boxes.values()), default=-40.0) + 40
    shift = down - min((b.y - b.height / 2 for b in below.values()), default=0.0)
    for name, box in below.items():
        boxes.setdefault(name, layout.Box(box.y + shift, box.height))
    return boxes


def _place(network: SaysoNetwork, name: str, node: _Node, y: float) -> None:
    network.add_node(name, **node, y=round(y, 1))


def _lines(network: SaysoNetwork, s: Statement) -> None:
    looks = {"deny": is_denied(s), "hedge": is_hedged(s)}
    many = s.holder == _AMBIGUOUS
    for holder in layout.holders(s):
        kind, dashes = ("candidate", _CANDIDATE) if many else ("says", _dashes(s))
        label = {"label": "?"} if many else {}
        _line(network, holder, s.id, kind, dashes=dashes, **looks, **label)
    for topic in s.topics:
        if topic in network.node_map:
            _line(network, s.id, topic, "about", dashes=_dashes(s), **looks)
    for name in s.via:
        _line(network, name, s.id, "via", dashes=_VIA, **looks)


def _disputes(network: SaysoNetwork, statements: Sequence[Statement]) -> None:
    """One bow for each pair that contradicts itself, whichever of the two says so."""
    found = {tuple(sorted((s.id, o))) for s in statements for o in s.links.get("contradicts", ())}
    for pair in sorted(found):
        if all(name in network.node_map for name in pair):
            # From the upper one to the lower one, so that it bows away from the statements.
            upper, lower = sorted(pair, key=lambda name: network.node_map[name]["y"])
            _line(network, upper, lower, "dispute", dashes=_DISPUTE)


def _line(network: SaysoNetwork, source: str, to: str, kind: str, **looks: Any) -> None:
    network.add_edge(source, to, kind=kind, **looks)


def title(view: View) -> str:
    """What the page is called."""
    return clean(view.articles[0].title) if len(view.articles) == 1 else "Who said what"
