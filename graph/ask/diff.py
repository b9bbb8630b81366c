"""What changed between two builds: statements that came, went or read otherwise, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

import pyoxigraph as ox

from graph.ask.disputes import found as disputes_of
from graph.ask.lookup import compact
from graph.iri import mint, normalise_quote
from graph.model.reading import statements
from graph.model.source import Columns
from graph.order import ordered
from graph.points.rows import Row, read
from graph.terms import sayso

__all__ = ["Change", "Difference", "Reason", "difference"]

Kind = Literal["added", "gone", "changed"]
Reason = Literal[
    "article added", "article removed", "article renamed", "text", "extractor", "decision",
    "facts", "reading",
]  # fmt: skip

#: From this share of equal characters on, two quotations of one article are one that was edited.
_EDITED = 0.6
_FACTS = str(mint("graph", "facts")).removesuffix(">") + "-"
#: So many left-over statements of one article are compared with each other at most.
_MOST = 200


class Change(NamedTuple):
    """One statement that differs between two builds.

    :param statement: id of the statement, in the later build where it is there.
    :param article: the article's path, in the later build where it is there.
    :param who, content: speaker and words as they are now, or as they were when gone.
    :param fields: name of what changed -> (before, after); empty unless ``changed``.
    :param why: the first of the reasons that apply, see :data:`Reason`.
    """

    kind: Kind
    statement: str
    article: str
    who: str
    content: str
    fields: Mapping[str, tuple[str, str]]
    why: Reason


class Difference(NamedTuple):
    """All that changed between two builds.

    :param statements: by article, then by place in the text.
    :param articles: what happened to an article -> the paths, sorted.
    :param disputes: ``added`` and ``gone``: the points that are disputed in one build alone.
    :param counts: how many statements the earlier and the later build hold.
    """

    statements: tuple[Change, ...]
    articles: Mapping[str, tuple[str, ...]]
    disputes: Mapping[str, tuple[str, ...]]
    counts: tuple[int, int]

    def __bool__(self) -> bool:
        return bool(self.statements or any(self.articles.values()) or any(self.disputes.values()))


class _Build:
    """One build, as far as it is compared."""

    def __init__(self, store: ox.Store) -> None:
        rows = read(store)
        self.labels = rows.labels
        self.rows: defaultdict[str, list[Row]] = defaultdict(list)
        for row in rows.rows:
            self.rows[row.article].append(row)
        columns = Columns(store)
        pairs = columns.first(sayso.path)
        self.paths = {i: pairs.get(i, compact(i)) for i in (*rows.texts, *self.rows)}
        versions = columns.first(sayso.versionOf)
        hashes = columns.first(sayso.sha256)
        self.texts = {versions[t]: hashes.get(t, "") for t in versions}
        reports = {s.id: s.reports for s in statements(columns) if s.reports}
        self.runs = {s: "" if some[0].hand else some[0].by for s, some in reports.items()}
        self.verdicts = {s: max(r.verdict for r in some) for s, some in reports.items()}
        self.written = _written(store)
        self.disputes = {d.label for d in disputes_of(store)}

    def fields(self, row: Row) -> dict[str, str]:
        """What a reader sees of a statement, by name."""
        about = sorted(self.labels.get(one, compact(one)) for one in row.about)
        return {
            "speaker": row.who,
            "act": row.act,
            "polarity": row.polarity,
            "certainty": row.certainty,
            "about": ", ".join(about),
            "words": row.content,
            "verdict": self.verdicts.get(row.id, ""),
        }


def _written(store: ox.Store) -> tuple[str, ...]:
    """All that people wrote: the quads of the graphs of the facts files."""
    graphs = (g for g in store.named_graphs() if str(g).startswith(_FACTS))
    return tuple(
        str(quad)
        for graph in sorted(graphs, key=str)
        for quad in ordered(store.quads_for_pattern(None, None, None, graph))
    )


def difference(old: ox.Store, new: ox.Store) -> Difference:
    """What differs between an earlier and a later build.

    A statement is found again by its id, else by its words in the same article, be it renamed,
    else by words of the same article that are mostly the same.
    """
    was, now = _Build(old), _Build(new)
    twins = _twins(was, now)
    renamed = {b: a for a, b in twins.items() if a != b}
    changes = list(_changes(was, now, twins))
    gone = {a for a in was.paths if a not in twins}
    came = {b for b in now.paths if b not in set(twins.values())}
    edited = {b for a, b in twins.items() if was.texts.get(a) != now.texts.get(b)}
    articles = {
        "added": _paths(now, came),
        "removed": _paths(was, gone),
        "renamed": tuple(sorted(f"{was.paths[a]} -> {now.paths[b]}" for b, a in renamed.items())),
        "edited": _paths(now, edited),
    }
    disputes = {
        "added": tuple(sorted(now.disputes - was.disputes)),
        "gone": tuple(sorted(was.disputes - now.disputes)),
    }
    counts = (sum(map(len, was.rows.values())), sum(map(len, now.rows.values())))
    return Difference(tuple(changes), articles, disputes, counts)


def _paths(build: _Build, articles: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(build.paths[a] for a in articles))


def _twins(was: _Build, now: _Build) -> dict[str, str]:
    """Article -> the same one in the later build: of the same IRI, else of the same text."""
    twins = {a: a for a in was.paths if a in now.paths}
    by_text = {now.texts.get(b, ""): b for b in sorted(now.paths) if b not in twins}
    for article in sorted(was.paths):
        other = by_text.pop(was.texts.get(article) or "-", None) if article not in twins else None
        if other is not None:
            twins[article] = other
    return twins


# ---------------------------------------------------------------- statements


def _changes(was: _Build, now: _Build, twins: Mapping[str, str]) -> Iterator[Change]:
    back = {b: a for a, b in twins.items()}
    order: list[tuple[str, str | None, str | None]] = [
        (now.paths[b], back.get(b), b) for b in now.paths
    ]
    order += [(was.paths[a], a, None) for a in was.paths if a not in twins]
    for _, old, new in sorted(order, key=lambda item: (item[0], item[1] or "", item[2] or "")):
        before = was.rows.get(old, []) if old else []
        after = now.rows.get(new, []) if new else []
        yield from _of_article(was, now, before, after)


def _of_article(
    was: _Build, now: _Build, before: Sequence[Row], after: Sequence[Row]
) -> Iterator[Change]:
    paired = _paired(before, after)
    old = {pair[0].id for pair in paired}
    new = {pair[1].id: pair[0] for pair in paired}
    for row in after:
        if row.id in new:
            yield from _compared(was, now, new[row.id], row)
        else:
            yield _whole(was, now, row, "added")
    for row in before:
        if row.id not in old:
            yield _whole(was, now, row, "gone")


def _paired(before: Sequence[Row], after: Sequence[Row]) -> list[tuple[Row, Row]]:
    """The same statements of one article: by id, by words, by nearly the same words."""
    ids = {row.id: row for row in after}
    pairs = [(row, ids[row.id]) for row in before if row.id in ids]
    taken = {id(row) for pair in pairs for row in pair}
    waiting: defaultdict[str, list[Row]] = defaultdict(list)
    for row in reversed([r for r in after if id(r) not in taken]):
        waiting[normalise_quote(row.content)].append(row)
    pairs += [
        (row, same.pop())
        for row in before
        if id(row) not in taken and (same := waiting[normalise_quote(row.content)])
    ]
    taken = {id(row) for pair in pairs for row in pair}
    pairs += _edited(
        [r for r in before if id(r) not in taken], [r for r in after if id(r) not in taken]
    )
    return pairs


def _edited(before: Sequence[Row], after: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    """Pairs of statements whose words are mostly the same, the nearest first."""
    scored: list[tuple[float, int, int]] = []
    for i, one in enumerate(before[:_MOST]):
        matcher = SequenceMatcher(b=one.content, autojunk=False)
        for j, other in enumerate(after[:_MOST]):
            matcher.set_seq1(other.content)
            if matcher.real_quick_ratio() >= _EDITED and matcher.quick_ratio() >= _EDITED:
                scored.append((-matcher.ratio(), i, j))
    used: set[tuple[str, int]] = set()
    for score, i, j in sorted(scored):
        if -score >= _EDITED and not used & {("old", i), ("new", j)}:
            used |= {("old", i), ("new", j)}
            yield before[i], after[j]


def _compared(was: _Build, now: _Build, one: Row, other: Row) -> Iterator[Change]:
    before, after = was.fields(one), now.fields(other)
    changed = {n: (before[n], after[n]) for n in before if before[n] != after[n]}
    if changed:
        why = _why(was, now, (one, other), changed)
        path = now.paths[other.article]
        yield Change("changed", compact(other.id), path, other.who, other.content, changed, why)


def _whole(was: _Build, now: _Build, row: Row, kind: Literal["added", "gone"]) -> Change:
    here, there = (now, was) if kind == "added" else (was, now)
    text = here.texts.get(row.article)
    if row.article in there.paths:
        edited = text != there.texts.get(row.article)
        why: Reason = "text" if edited else _reread(was, now, row.article)
    elif text and text in there.texts.values():
        why = "article renamed"
    else:
        why = "article added" if kind == "added" else "article removed"
    return Change(kind, compact(row.id), here.paths[row.article], row.who, row.content, {}, why)


def _why(
    was: _Build, now: _Build, rows: tuple[Row, Row], changed: Mapping[str, tuple[str, str]]
) -> Reason:
    one, other = rows
    if "verdict" in changed:
        return "decision"
    if was.texts.get(one.article) != now.texts.get(other.article):
        return "text"
    return _reread(was, now, other.article)


def _reread(was: _Build, now: _Build, article: str) -> Reason:
    """Why the same text gives other statements: another extractor, other facts, or sayso itself."""
    runs = [{b.runs.get(r.id, "") for r in b.rows.get(article, ())} for b in (was, now)]
    if all(runs) and runs[0] != runs[1]:
        return "extractor"
    return "facts" if was.written != now.written else "reading"
