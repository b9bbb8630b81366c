"""What is told again, word for word or in other words: no second voice.

One holder says a thing twice, or two papers tell of one day in nearly the same words. Only
statements of one holder, one article or neighbouring days that share words are compared, each with
the next few in a fixed order, so the cost grows with their number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from anyascii import anyascii

from graph.points.encoder import likeness
from graph.points.evidence import clause, day_of, days_apart, turned
from graph.points.joined import LINKS, Joined
from graph.points.memory import UNASKED, Memory, each
from graph.points.numbers import (
    Lists,
    Numbers,
    Pairs,
    in_lists,
    number,
    paired,
    products,
    tallied,
    windows,
)
from graph.points.repeats import order
from graph.points.rows import one_holder
from graph.points.same import overtaken, timely
from graph.points.stems import family, listed, tokens
from graph.points.takes import Take, generic

__all__ = [
    "candidates", "counted", "enough", "in_other_words", "in_words", "likelihood", "linked",
    "retold", "shelved", "shelves", "telling", "worth",
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
#: So many words on shelves are looked at together.
_AT_ONCE = 1 << 21


def retold(takes: Sequence[Take], repeated: Mapping[str, str]) -> Iterator[Joined]:
    """The links from what is told again to its first telling.

    :param takes: of any articles, copies too.
    :param repeated: statement -> the first one in exactly its words.
    """
    yield from in_words(repeated)
    held = candidates(takes, repeated)
    shelves_ = in_lists(map(shelved, held))
    words_ = in_lists(map(telling, held))
    yield from in_other_words(held, worth(shelves_, words_, _articles(held)))


def in_other_words(
    takes: Sequence[Take], worth: Pairs, memory: Memory | None = None
) -> Iterator[Joined]:
    """The links of what is told again in other words.

    :param worth: the pairs to compare, as :func:`worth` puts them in order.
    :param memory: knows what earlier builds found, where there is one.
    """
    first_of: dict[str, str] = {}

    def likely(one: int, other: int) -> Any:
        if takes[other].row.id in first_of:
            return UNASKED
        found = likelihood(takes[one], takes[other])
        return [takes[one].row.id, takes[other].row.id, found] if found else None

    for *_, told in each(worth, likely, memory):
        yield from linked(first_of, *told)


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


def shelved(take: Take, wanted: Callable[[str], bool] | None = None) -> list[int]:
    """Hashes of what a take is looked up by; those of days are odd, all others even.

    :param wanted: which shelves to look at, where not at all of them.
    """
    found = {shelf for shelf in shelves(take) if wanted is None or wanted(shelf)}
    if take.row.kind != "voice":
        # Two nodes may have one name, and one node several.
        found |= {h.id for h in take.row.holders if h.who.lower() in found}
    return [number(shelf) & ~1 | shelf.endswith(_DAY) for shelf in sorted(found)]


def telling(take: Take) -> list[int]:
    """Hashes of the words that tell what a take says from other things."""
    return list(map(number, sorted(_telling(take))))


def counted(
    held: Sequence[Take], wanted: Callable[[str], bool] | None = None
) -> Counter[tuple[int, int]]:
    """How many telling words two share, on each shelf anew, where each is near the other.

    :param held: as :func:`candidates` gives them.
    :param wanted: which shelves to look at, where not at all of them; the counts of disjoint sets
        of shelves add up to those of their union.
    """
    shelves_ = in_lists(shelved(take, wanted) for take in held)
    found, counts = _counted_words(shelves_, in_lists(map(telling, held)), _articles(held))
    pairs = zip(found.tolist(), counts.tolist(), strict=True)
    return Counter({divmod(pair, len(held)): count for pair, count in pairs})


def worth(shelves: Lists, words: Lists, articles: Numbers) -> Pairs:
    """The pairs that share so many telling words that they are worth comparing, in order.

    :param shelves, words: of each take, as :func:`shelved` and :func:`telling` give them.
    :param articles: a number for the article of each.
    """
    found, counts = _counted_words(shelves, words, articles)
    pairs: Pairs = np.stack(np.divmod(found, max(len(articles), 1)), axis=1)
    fewest = np.minimum(words.counts[pairs[:, 0]], words.counts[pairs[:, 1]])
    return pairs[counts >= np.maximum(_SHARED, fewest / _PART)]


def _counted_words(shelves: Lists, words: Lists, articles: Numbers) -> tuple[Numbers, Numbers]:
    """How many words two share: the first of two times their number plus the other, and how many.

    Of one day only those of other papers are near each other.
    """
    size, some = len(articles), -(-int(shelves.counts @ words.counts) // _AT_ONCE)
    told: list[tuple[Numbers, Numbers]] = []
    for part in range(some):
        on = shelves.only(shelves.flat // np.uint64(2) % np.uint64(some) == part)
        told.append(tallied(paired(_near(on, words, articles), size)))
    return _added(told)


def _near(shelves: Lists, words: Lists, articles: Numbers) -> Iterator[tuple[Numbers, Numbers]]:
    """Each take with the next few that share a word on a shelf, for each word anew."""
    whose, at, keys = products(shelves, words)
    days = shelves.flat[at] % np.uint64(2) == 1
    for before, after in windows(keys, LINKS):
        one, other = whose[before], whose[after]
        met = (articles[one] != articles[other]) | ~days[before]
        yield one[met], other[met]


def _added(told: Sequence[tuple[Numbers, Numbers]]) -> tuple[Numbers, Numbers]:
    """Counts of several parts, put together."""
    if len(told) == 1:
        return told[0]
    pairs = np.concatenate([np.empty(0, np.int64), *(some for some, _ in told)])
    counts = np.concatenate([np.empty(0, np.int64), *(each for _, each in told)])
    order = np.argsort(pairs, kind="stable")
    found, many = tallied(pairs)
    return found, np.add.reduceat(counts[order], np.cumsum(many) - many) if len(found) else many


def _articles(held: Sequence[Take]) -> Numbers:
    numbers: dict[str, int] = {}
    told = [numbers.setdefault(take.row.article, len(numbers)) for take in held]
    return np.array(told, dtype=np.int64)


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
