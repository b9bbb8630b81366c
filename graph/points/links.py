"""What statements on one point are to each other: opposed, of one mind, answers.

Of many that could be linked each is linked to the nearest few; who is on which side of the point
stands with the point itself, so nothing is lost. No link says who is right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from graph.points.evidence import turned
from graph.points.figures import differing
from graph.points.joined import LINKS, Joined, joined, place, two_minds
from graph.points.repeats import again
from graph.points.rivals import blamed
from graph.points.rows import one_holder
from graph.points.same import (
    Match,
    agree,
    filled,
    fits,
    judged,
    match,
    narrowing,
    related,
    shortened,
)
from graph.points.takes import Take
from graph.points.tallies import conflicts

__all__ = ["between"]

#: How many takes on either side are looked at for links.
_LOOKS = 24
_ANSWERS = 4
_HEDGED = {"probable": "likely", "possible": "possible"}


def between(takes: Sequence[Take]) -> Iterator[Joined]:
    """The links among the takes of one point.

    :param takes: in any order, none of them a copy or a repetition.
    """
    own = sorted(takes, key=place)
    yield from blamed(own)
    yield from _denials(own)
    yield from _opposites(own)
    yield from conflicts(own)
    yield from _corroborations(own)
    yield from _responses(own)


# ---------------------------------------------------------------- opposite sides


def _denials(takes: Sequence[Take]) -> Iterator[Joined]:
    for at, one in enumerate(takes):
        if one.side < 0:
            found = (_denied(one, other) for other in _nearest(takes, at))
            yield from islice((f for f in found if f is not None), LINKS)


def _nearest(takes: Sequence[Take], at: int) -> Iterator[Take]:
    """The takes around one, those of the same article first, then those beside it in order."""
    near = range(max(0, at - _LOOKS), min(len(takes), at + _LOOKS + 1))
    here = takes[at].row.article
    order = sorted(near, key=lambda i: (takes[i].row.article != here, abs(i - at), i))
    return (takes[i] for i in order if i != at)


def _denied(one: Take, other: Take) -> Joined | None:
    if other.side <= 0 or not two_minds(one, other) or not fits(one, other):
        return None
    if agree(one, other) >= 0 or narrowing(one, other):
        return None
    if one.row.article != other.row.article and not filled(one, other):
        return None  # a chain of others brought them onto one point
    found = judged(one, other)
    return joined("contradicts", one, other, _why(one, other, found), found)


def _opposites(takes: Sequence[Take]) -> Iterator[Joined]:
    """Takes that affirm what cannot both be so: "was rigged", "was fair"."""
    held = [t for t in takes if t.side > 0 and not t.relation]
    for at, one in enumerate(held):
        for other in held[at + 1 : at + 1 + LINKS]:
            asked = turned(one, other) and two_minds(one, other)
            found = match(one, other) if asked else None
            if found is not None:
                yield joined("contradicts", one, other, _why(one, other, found), found)


def _why(one: Take, other: Take, found: Match) -> str:
    """Why two contradict each other, in a line; ``one`` is the one that denies, if any does."""
    if found.turned:
        return found.reason
    about = related(one, other)
    denied = f"that {about}" if about else f"“{shortened(other)}”"
    parts = [f"{'denies' if one.row.act == 'deny' else 'says it is not so'}: {denied}"]
    if other.row.certainty in _HEDGED:
        parts.append(f"the other calls it {_HEDGED[other.row.certainty]}")
    both = (("first", one), ("second", other))
    parts += [f"the {name} {take.how}" for name, take in both if take.sure < 1]
    return "; ".join(parts)


# ---------------------------------------------------------------- the same side, and answers


def _corroborations(takes: Sequence[Take]) -> Iterator[Joined]:
    for side in (1, -1):
        held = [t for t in takes if t.side == side and _counts(t)]
        for at, one in enumerate(held):
            for other in held[at + 1 : at + 1 + LINKS]:
                asked = two_minds(one, other) and not turned(one, other) and _backs(one, other)
                found = match(one, other) if asked else None
                if found is not None:
                    why = f"the same side by another holder: {found.reason}"
                    yield joined("corroborates", one, other, why, found)


def _backs(one: Take, other: Take) -> bool:
    """Whether two of one side are two tellings, and their figures fit."""
    return not differing(one.row.figures, other.row.figures) and not again(one, other)


def _counts(take: Take) -> bool:
    """Whether a take can back another: its own words by a holder who is not the text itself."""
    said = bool(take.row.predicate_text or take.relation)
    return said and bool(take.row.holders) and take.row.kind != "voice" and take.sure == 1


def _responses(takes: Sequence[Take]) -> Iterator[Joined]:
    """A denial answers what others said before it in its article."""
    for at, one in enumerate(takes):
        if one.side < 0 and one.row.act == "deny":
            found = (other for other in _nearest(takes, at) if _answered(one, other))
            for other in islice(found, _ANSWERS):
                why = "denies what was said before" + (f": {one.how}" if one.sure < 1 else "")
                score = round(min(one.sure, other.sure), 2)
                yield Joined("respondsTo", one.row.id, other.row.id, why, score)


def _answered(one: Take, other: Take) -> bool:
    mentioned = other.side > 0 or other.row.act == "other"
    earlier = other.row.article == one.row.article and other.row.start < one.row.start
    held = not one_holder(one.row, other.row) and other.row.kind != "voice"
    return mentioned and earlier and held
