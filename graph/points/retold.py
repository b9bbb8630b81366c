"""What is told again, word for word or by its own holder in other words: no second voice.

Only statements of one holder or one article that share words are compared, each with the next few
in a fixed order, so the cost grows with their number.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from graph.points.encoder import likeness
from graph.points.evidence import clause, turned
from graph.points.joined import LINKS, Joined
from graph.points.repeats import order
from graph.points.rows import one_holder
from graph.points.same import overtaken
from graph.points.stems import family, listed, tokens
from graph.points.takes import Take, generic

__all__ = ["retold"]

#: As alike as this are two tellings of one thing by one holder, and in one article by nobody known.
_ALIKE, _ALIKER = 0.84, 0.9
#: Shorter clauses are alike by chance.
_FEWEST = 4
#: So many telling words two share at least, and one in so many of the shorter one's.
_SHARED, _PART = 2, 2


def retold(takes: Sequence[Take], repeated: Mapping[str, str]) -> Iterator[Joined]:
    """The links from what is told again to its first telling.

    :param takes: of any articles, copies too.
    :param repeated: statement -> the first one in exactly its words.
    """
    for later, first in repeated.items():
        yield Joined("repeats", later, first, "tells it in the same words", 1.0)
    held = [t for t in takes if t.row.id not in repeated and t.row.kind != "voice"]
    held.sort(key=order)
    first_of: dict[int, int] = {}
    for one, other in sorted(_near(held)):
        likely = _again(held[one], held[other]) if other not in first_of else 0.0
        if likely:
            first_of[other] = first_of.get(one, one)
            ends = held[other].row.id, held[first_of[other]].row.id
            yield Joined("repeats", *ends, "tells the same again in other words", likely)


def _near(held: Sequence[Take]) -> Iterator[tuple[int, int]]:
    """The pairs of one holder or one article that share some telling words, the earlier first."""
    blocks: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    telling = [_telling(take) for take in held]
    for index, (take, words) in enumerate(zip(held, telling, strict=True)):
        names = {name for h in take.row.holders for name in (h.id, h.who.lower())}
        for shelf in (take.row.article, *names):
            for word in words:
                blocks[shelf, word].append(index)
    shared: Counter[tuple[int, int]] = Counter()
    for block in blocks.values():
        for at, one in enumerate(block):
            shared.update((one, other) for other in block[at + 1 : at + 1 + LINKS])
    return (
        (one, other)
        for (one, other), count in shared.items()
        if count >= max(_SHARED, min(len(telling[one]), len(telling[other])) / _PART)
    )


def _telling(take: Take) -> frozenset[str]:
    """Families of the words of a clause that tell one thing from another."""
    found = {family(word) for word in tokens(clause(take)) if word not in listed("stop")}
    return frozenset(w for w in found - listed("stop") - listed("light") if not generic(w))


def _again(one: Take, other: Take) -> float:
    """How likely two of one holder are one thing told twice; 0 where anything tells them apart."""
    asked = _asked(one, other)
    if not asked or one.side != other.side or overtaken(one, other):
        return 0.0
    if turned(one, other) or not _counted(one, other):
        return 0.0
    ends = ((one.agent, other.agent), (one.patient, other.patient))
    if any(a.entity and b.entity and a.entity != b.entity for a, b in ends):
        return 0.0
    said, whole = (clause(one), clause(other)), (one.row.content, other.row.content)
    if any(sum(1 for _ in tokens(text)) < _FEWEST for text in said):
        return 0.0
    alike = likeness(*said)
    if alike < asked and one.row.article == other.row.article:
        alike = likeness(*whole)
    return alike if alike >= asked else 0.0


def _asked(one: Take, other: Take) -> float:
    """How alike two have to be; 0 where they are two voices."""
    if one_holder(one.row, other.row):
        return _ALIKE
    here = one.row.article == other.row.article
    return _ALIKER if here and not (_named(one) and _named(other)) else 0.0


def _named(take: Take) -> bool:
    return any(h.kind not in {"unnamed", "voice"} for h in take.row.holders)


def _counted(one: Take, other: Take) -> bool:
    """Whether one number of both is the same, where both give any."""
    these, those = ({(f.value, f.low, f.high) for f in t.row.figures} for t in (one, other))
    return not these or not those or not these.isdisjoint(those)
