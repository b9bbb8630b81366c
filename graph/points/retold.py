"""What is told again, word for word or in other words: no second voice.

One holder says a thing twice, or two papers tell of one day in nearly the same words. Only
statements of one holder, one article or neighbouring days that share words are compared, each with
the next few in a fixed order, so the cost grows with their number.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from anyascii import anyascii

from graph.points.encoder import likeness
from graph.points.evidence import clause, day_of, days_apart, turned
from graph.points.joined import LINKS, Joined
from graph.points.memory import UNASKED, Memory, each, tallied
from graph.points.repeats import order
from graph.points.rows import one_holder
from graph.points.same import overtaken, timely
from graph.points.stems import family, listed, tokens
from graph.points.takes import Take, generic

__all__ = [
    "candidates", "counted", "enough", "in_words", "likelihood", "linked", "retold", "shelves",
]  # fmt: skip

#: As alike as this are two tellings of one thing by one holder, and in one article by nobody known.
_ALIKE, _ALIKER = 0.84, 0.9
#: As alike are those of two papers: the likelier of clause and whole, and the other of them.
_RETOLD, _BESIDE = 0.86, 0.7
#: Shorter clauses are alike by chance.
_FEWEST = 4
#: So many telling words two share at least, and one in so many of the shorter one's.
_SHARED, _PART = 2, 2
#: So many letters of a name may be shared by chance.
_INITIAL = 2
#: What the name of a shelf for a day ends in.
_DAY = " day"


def retold(
    takes: Sequence[Take], repeated: Mapping[str, str], memory: Memory | None = None
) -> Iterator[Joined]:
    """The links from what is told again to its first telling.

    :param takes: of any articles, copies too.
    :param repeated: statement -> the first one in exactly its words.
    :param memory: knows what earlier builds found, where there is one.
    """
    yield from in_words(repeated)
    held = candidates(takes, repeated)
    first_of: dict[str, str] = {}

    def likely(one: int, other: int) -> Any:
        if held[other].row.id in first_of:
            return UNASKED
        return likelihood(held[one], held[other]) or None

    telling = list(map(_telling, held))
    shared = _sharing(held, telling)
    worth = [(a, b) for a, b, count in shared if _enough(telling[a], telling[b], count)]
    near = np.array(worth, np.int64).reshape(-1, 2)
    told = each(near, likely) if memory is None else memory.each(held, near, likely)
    for one, other, found in told:
        yield from linked(first_of, held[one].row.id, held[other].row.id, found)


def in_words(repeated: Mapping[str, str]) -> Iterator[Joined]:
    """The links of what is told again word for word.

    :param repeated: as :func:`retold` takes it.
    """
    for later, first in repeated.items():
        yield Joined("repeats", later, first, "tells it in the same words", 1.0)


def candidates(takes: Iterable[Take], repeated: Container[str]) -> list[Take]:
    """The takes that may tell one another again in other words, what was printed first first."""
    held = [t for t in takes if t.row.id not in repeated and shelves(t)]
    held.sort(key=order)
    return held


def linked(first_of: dict[str, str], earlier: str, later: str, likely: float) -> Iterator[Joined]:
    """The link from a statement to the first telling of an earlier one, if it tells the same again.

    :param first_of: statement -> its first telling, of the pairs before in the order of the takes;
        takes note of this one.
    :param likely: as :func:`likelihood` tells.
    """
    if likely and later not in first_of:
        first_of[later] = first_of.get(earlier, earlier)
        why = "tells the same again in other words"
        yield Joined("repeats", later, first_of[later], why, likely)


# ---------------------------------------------------------------- pairs worth a look


def shelves(take: Take) -> frozenset[str]:
    """What a take is looked up by: its article, what each of its holders is called, its days.

    What an article says itself is told by no other of its own, only by other papers.
    """
    days = {f"{day}{_DAY}" for day in _days(take)}
    if take.row.kind == "voice":
        return frozenset(days)
    return frozenset({take.row.article, *(h.who.lower() for h in take.row.holders), *days})


def _days(take: Take) -> tuple[int, ...]:
    """The day on which it was printed and the one after, as numbers: neighbours share one."""
    return (day_of(take), day_of(take) + 1) if take.printed else ()


def counted(
    held: Sequence[Take], wanted: Callable[[str], bool] | None = None
) -> Counter[tuple[int, int]]:
    """How many telling words two share, on each shelf anew, where each is near the other.

    :param held: as :func:`candidates` gives them.
    :param wanted: which shelves to look at, where not at all of them; the counts of disjoint sets
        of shelves add up to those of their union.
    """
    return Counter(_windows(held, list(map(_telling, held)), wanted))


def _sharing(
    held: Sequence[Take], telling: Sequence[frozenset[str]]
) -> Iterator[tuple[int, int, int]]:
    """The pairs that share enough to be looked at, in order, each with how many words it shares."""
    # Millions of pairs, of which few matter: as numbers they cost a tenth of the memory.
    size = len(held)
    pairs = array("q", (one * size + other for one, other in _windows(held, telling)))
    found, counts = tallied(np.asarray(pairs, dtype=np.int64))
    often = counts >= _SHARED
    for pair, count in zip(found[often].tolist(), counts[often].tolist(), strict=True):
        yield *divmod(pair, size), count


def _windows(
    held: Sequence[Take],
    telling: Sequence[frozenset[str]],
    wanted: Callable[[str], bool] | None = None,
) -> Iterator[tuple[int, int]]:
    """Each take of a block with the next few; of one day only with those of other papers."""
    articles = [take.row.article for take in held]
    for shelf, block in _blocks(held, telling, wanted):
        for at, one in enumerate(block):
            for other in block[at + 1 : at + 1 + LINKS]:
                if not shelf.endswith(_DAY) or articles[one] != articles[other]:
                    yield one, other


def _blocks(
    held: Sequence[Take],
    telling: Sequence[frozenset[str]],
    wanted: Callable[[str], bool] | None = None,
) -> Iterator[tuple[str, Sequence[int]]]:
    """The takes that share a word on a shelf, as indices in order."""
    blocks: defaultdict[tuple[str, str], array[int]] = defaultdict(lambda: array("q"))
    for index, take in enumerate(held):
        found = {shelf for shelf in shelves(take) if wanted is None or wanted(shelf)}
        if take.row.kind != "voice":
            # Two nodes may have one name, and one node several.
            found |= {h.id for h in take.row.holders if h.who.lower() in found}
        for shelf in found:
            for word in telling[index]:
                blocks[shelf, word].append(index)
    return ((shelf, block) for (shelf, _), block in blocks.items() if len(block) > 1)


def enough(one: Take, other: Take, count: int) -> bool:
    """Whether two share so many telling words that they are worth comparing."""
    return _enough(_telling(one), _telling(other), count)


def _enough(one: frozenset[str], other: frozenset[str], count: int) -> bool:
    return count >= max(_SHARED, min(len(one), len(other)) / _PART)


def _telling(take: Take) -> frozenset[str]:
    """Families of the words of a clause that tell one thing from another."""
    return _telling_of(clause(take))


@lru_cache(maxsize=1 << 16)
def _telling_of(said: str) -> frozenset[str]:
    found = {family(word) for word in tokens(said) if word not in listed("stop")}
    return frozenset(w for w in found - listed("stop") - listed("light") if not generic(w))


def likelihood(one: Take, other: Take) -> float:
    """How likely two are one thing told twice; 0 where anything tells them apart."""
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
    if not _one_teller(one, other):
        beside = likeness(*whole) if alike >= _BESIDE else 0.0
        return max(alike, beside) if max(alike, beside) >= asked and beside >= _BESIDE else 0.0
    if alike < asked and one.row.article == other.row.article:
        alike = likeness(*whole)
    return alike if alike >= asked else 0.0


def _asked(one: Take, other: Take) -> float:
    """How alike two have to be; 0 where they are two voices."""
    here = one.row.article == other.row.article
    if here and "voice" in {one.row.kind, other.row.kind}:
        return 0.0
    if one_holder(one.row, other.row):
        return _ALIKE
    both = _named(one) and _named(other)
    if here or not _retellable(one, other):
        return _ALIKER if here and not both else 0.0
    if both:
        return _ALIKER if _spelt_otherwise(one, other) else 0.0
    return _RETOLD


def _one_teller(one: Take, other: Take) -> bool:
    return one.row.article == other.row.article or one_holder(one.row, other.row)


def _retellable(one: Take, other: Take) -> bool:
    """Whether two papers may tell one thing: of one phase, at about one day, in common words."""
    if not (one.printed and other.printed) or days_apart(one, other) > 1 or not timely(one, other):
        return False
    if one.row.polarity != other.row.polarity or not (one.side or one.row.act == other.row.act):
        return False
    these, those = _telling(one), _telling(other)
    return _enough(these, those, len(these & those))


def _spelt_otherwise(one: Take, other: Take) -> bool:
    """Whether two persons share a name: one, most likely, whom two papers spell apart."""
    if not one.row.kind == other.row.kind == "person":
        return False
    return not _plain(one.row.who).isdisjoint(_plain(other.row.who))


def _plain(who: str) -> set[str]:
    return {word for word in anyascii(who).casefold().split() if len(word) > _INITIAL}


def _named(take: Take) -> bool:
    return any(h.kind not in {"unnamed", "voice"} for h in take.row.holders)


def _counted(one: Take, other: Take) -> bool:
    """Whether one number of both is the same, where both give any."""
    these, those = ({(f.value, f.low, f.high) for f in t.row.figures} for t in (one, other))
    return not these or not those or not these.isdisjoint(those)
