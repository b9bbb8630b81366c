"""Statements that meet, found block by block: each step sees the takes that share its keys.

What decides inside a block are the functions of :mod:`graph.points`; what is done here is to bring
together what has to be compared. Every step gives what the whole corpus at once would.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from graph.distributed.known import loaded
from graph.distributed.lines import lines, ordered
from graph.distributed.work import Work
from graph.export.packages import parquet_of
from graph.points import back, derive, groups, matters, repeats, retold, tallies
from graph.points.copies import Copy, alike
from graph.points.groups import Pair
from graph.points.joined import Joined, place
from graph.points.links import between
from graph.points.rows import read
from graph.points.same import Match
from graph.points.takes import Take, takes
from graph.points.written import Point, quads
from graph.tabular import statement_rows, statement_table
from graph.terms import sayso
from graph.writer import write

__all__ = [
    "against", "compared", "concluded", "grouped", "joined", "meeting", "opposed", "partly",
    "routed", "tabled", "taken", "worded", "written",
]  # fmt: skip


class _Near(NamedTuple):
    """Two statements on one point, in the order of their places."""

    one: str
    other: str
    found: Match


class _Again(NamedTuple):
    """Two statements that may be one told twice; ``before`` and ``after`` put pairs in order."""

    before: repeats.Order
    after: repeats.Order
    likely: float


class _Own(NamedTuple):
    """A chunk's takes that are nobody else's, and the ends they name."""

    takes: list[Take]
    labels: Mapping[str, str]


# ---------------------------------------------------------------- chunk by chunk, part by part


def taken(work: Work, chunk: int) -> None:
    """Read the takes of a chunk, and send the wording of each to where equal ones meet."""
    store = loaded(work, chunk)
    rows = read(store)
    everything = list(back.resolved(list(takes(rows))))
    ends = {e.entity for t in everything for e in (t.agent, t.patient)} - {""}
    labels = {iri: rows.labels[iri] for iri in ends if iri in rows.labels}
    work.put("takes", chunk, _Own(everything, labels))
    work.put("rows", chunk, statement_rows(store))
    copied = work.get("copied")

    def told() -> Iterator[tuple[int, tuple[int, bool, repeats.Order, str, str]]]:
        for take in everything:
            if (key := repeats.wording(take)) is not None:
                words = f"{key[0]} {key[1]}"
                own = take.row.article not in copied
                found = chunk, own, repeats.order(take), words, take.row.id
                yield work.part(words), found

    work.send("wordings", chunk, told())


def worded(work: Work, part: int) -> None:
    """Which statements only tell again, word for word, what another tells."""
    received = list(work.received("wordings", part))
    homes = {statement: chunk for chunk, *_, statement in received}
    every = repeats.firsts((order, words, s) for _, _, order, words, s in received)
    own = repeats.firsts((order, words, s) for _, mine, order, words, s in received if mine)
    sent = chain(
        ((homes[s], (False, s, first)) for s, first in every.items()),
        ((homes[s], (True, s, first)) for s, first in own.items()),
    )
    work.send("repeated", part, sent)


def compared(work: Work, chunk: int) -> None:
    """Send each take to the blocks in which it is compared; tell what its article alone tells."""
    every: _Own = work.get("takes", chunk)
    copied = work.get("copied")
    received = list(work.received("repeated", chunk))
    repeated = {s: first for own, s, first in received if not own}
    twice = {s for own, s, _ in received if own}
    made = [t for t in every.takes if t.row.article not in copied and t.row.id not in twice]
    work.put("made", chunk, _Own(made, every.labels))
    near = [_Near(made[p.one].row.id, made[p.other].row.id, p.found) for p in back.answering(made)]
    work.put("answering", chunk, near)
    links = (*matters.between_some(back.told(made), made), *retold.in_words(repeated))
    _send_links(work, chunk, links)
    work.send("blocks", chunk, ((p, t) for t in made for p in _parts(work, groups.keys(t))))
    shelved = ((tallies.shelf(t), t) for t in made)
    work.send("figures", chunk, ((work.part(*s), t) for s, t in shelved if s is not None))
    held = retold.candidates(every.takes, repeated)
    work.send("holders", chunk, ((p, t) for t in held for p in _shelf_parts(work, t)))


def _parts(work: Work, keys: Iterable[tuple[str, ...]]) -> list[int]:
    return sorted({work.part(*key) for key in keys})


def _shelf_parts(work: Work, take: Take) -> list[int]:
    return _parts(work, ((shelf,) for shelf in retold.shelves(take)))


def meeting(work: Work, part: int) -> None:
    """Compare the takes of a part's blocks."""
    held: list[Take] = sorted(work.received("blocks", part), key=place)
    found = groups.pairs(held, lambda key: work.part(*key) == part)
    near = [_Near(held[p.one].row.id, held[p.other].row.id, p.found) for p in found]
    work.put("near", part, near)
    _send_links(work, work.chunks + 1 + part, tallies.apart(work.received("figures", part)))
    held = sorted(work.received("holders", part), key=repeats.order)
    counted = retold.counted(held, lambda shelf: work.part(shelf) == part)
    again, open_ = list[_Again](), list[tuple[int, tuple[Take, Take, int]]]()
    for (at, other), count in counted.items():
        one, two = held[at], held[other]
        shared = {work.part(shelf) for shelf in retold.shelves(one) & retold.shelves(two)}
        if shared == {part}:
            again += _told_again(one, two, count)
        else:
            open_.append((work.part(one.row.id, two.row.id), (one, two, count)))
    work.put("again", part, again)
    work.send("partly", part, open_)


def partly(work: Work, part: int) -> None:
    """Decide on the pairs whose common words were counted in several parts."""
    counts: defaultdict[tuple[str, str], int] = defaultdict(int)
    known: dict[str, Take] = {}
    for one, other, count in work.received("partly", part):
        counts[one.row.id, other.row.id] += count
        known.update({one.row.id: one, other.row.id: other})
    found = [a for (x, y), n in sorted(counts.items()) for a in _told_again(known[x], known[y], n)]
    work.put("again", work.parts + part, found)


def _told_again(one: Take, other: Take, count: int) -> Iterator[_Again]:
    if retold.enough(one, other, count) and (likely := retold.likelihood(one, other)):
        yield _Again(repeats.order(one), repeats.order(other), likely)


# ---------------------------------------------------------------- what the whole has to know


def against(work: Work, sketches: Mapping[str, tuple[int, ...]], dates: Mapping[str, str]) -> None:
    """Find the copies among all articles; every step that follows knows them."""
    found = alike(sketches, dates)
    work.put("copied", 0, {copy.article: copy.original for copy in found})
    work.put("copies", 0, found)


def joined(work: Work) -> None:
    """Put the pairs of all blocks together: which of them a chain joins belongs in one part."""
    sources = (("near", range(work.parts)), ("answering", work.all_chunks))
    near = {pair for name, numbers in sources for n in numbers for pair in work.get(name, n)}
    home = matters.components((pair.one, pair.other) for pair in near)
    parts = {statement: work.part(first) for statement, first in home.items()}
    work.put("homes", 0, parts)
    work.send("pairs", 0, ((parts[pair.one], pair) for pair in sorted(near)))
    again = {a for n in range(2 * work.parts) for a in work.get("again", n)}
    _send_links(work, work.chunks + 1 + 2 * work.parts, _retold(sorted(again)))


def _retold(again: Sequence[_Again]) -> Iterator[Joined]:
    first_of: dict[str, str] = {}
    for one in again:
        yield from retold.linked(first_of, one.before[-1], one.after[-1], one.likely)


# ---------------------------------------------------------------- points and links


def routed(work: Work, chunk: int) -> None:
    """Send the takes that are on some point to where it is made."""
    own: _Own = work.get("made", chunk)
    homes: Mapping[str, int] = work.get("homes")

    def labelled(take: Take) -> tuple[Take, dict[str, str]]:
        ends = (take.agent.entity, take.patient.entity)
        return take, {e: own.labels[e] for e in ends if e in own.labels}

    sent = ((homes[t.row.id], (chunk, *labelled(t))) for t in own.takes if t.row.id in homes)
    work.send("members", chunk, sent)


def grouped(work: Work, part: int) -> None:
    """Make the points of a part, with the links among their takes."""
    received = sorted(work.received("members", part), key=lambda told: place(told[1]))
    made = [take for _, take, _ in received]
    labels = {iri: label for *_, ends in received for iri, label in ends.items()}
    at = {take.row.id: index for index, take in enumerate(made)}
    near = [Pair(at[p.one], at[p.other], p.found) for p in work.received("pairs", part)]
    found = list(matters.on_points(labels, made, near))
    points = [point for point, _ in found]
    work.put("points", part, points)
    links = (link for _, held in found for link in between(held))
    _send_links(work, work.chunks + 1 + work.parts + part, links)
    homes = {take.row.id: chunk for chunk, take, _ in received}
    told = ((homes[s], (s, p.node.value)) for p in points for s in p.statements)
    work.send("on", part, told)


def _send_links(work: Work, number: int, links: Iterable[Joined]) -> None:
    sent = ((work.part(*sorted((j.one, j.other))), j) for j in links)
    work.send("links", number, sent)


def opposed(work: Work, part: int) -> None:
    """Keep each link once; tell which statements contradict each other."""
    links = list(derive.once(list(work.received("links", part))))
    work.put("kept", part, links)
    homes: Mapping[str, int] = work.get("homes")
    found = ((j.one, j.other) for j in links if j.kind == "contradicts")
    # Two on one point are of one part; others make no dispute of it.
    inside = ((homes[a], (a, b)) for a, b in found if a in homes and homes[a] == homes.get(b))
    work.send("opposed", part, inside)


def written(work: Work, part: int) -> None:
    """Write the points and links of a part as a shard."""
    points: list[Point] = work.get("points", part)
    links: list[Joined] = work.get("kept", part)
    copies: list[Copy] = work.get("copies") if part == 0 else []
    found = (
        *quads((), links, copies),
        *quads(points, (), (), work.received("opposed", part)),
    )
    file = work.folder / "shards" / f"points-{part:06d}.nq"
    data = ordered(lines(found))
    write(file, data, durable=False)
    told = {
        "points": len(points), "links": len(links), "quads": data.count(b"\n"),
        "disputes": sum(q.object == sayso.Dispute for q in found),
    }  # fmt: skip
    work.put("counted", part, told)


def concluded(work: Work, part: int) -> None:
    """Write what follows from the chunks, each thing once, as a shard."""
    file = work.folder / "shards" / f"derived-{part:06d}.nq"
    data = ordered(work.received("derived", part))
    write(file, data, durable=False)
    work.put("counted", work.parts + part, {"quads": data.count(b"\n")})


def tabled(work: Work, chunk: int) -> None:
    """Write the statements of a chunk as a table, with the points they are on."""
    points: defaultdict[str, list[str]] = defaultdict(list)
    for statement, point in work.received("on", chunk):
        points[statement].append(point)
    file = work.folder / "shards" / f"statements-{chunk:06d}.parquet"
    rows = (
        (*row[:-1], " ".join(sorted(points[str(row[0])])) or None)
        for row in work.get("rows", chunk)
    )
    write(file, parquet_of(statement_table(rows)), durable=False)
