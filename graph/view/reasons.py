"""Why two statements are linked: the words of whatever stands between the two in the graph."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from graph.view.things import Columns

__all__ = ["LINKS", "reasons", "sides"]

#: How statements may be linked, as local names of the vocabulary.
LINKS = ("contradicts", "corroborates", "respondsTo", "keptApart")
#: The properties that may hold the words, the best first.
_WORDS = ("linkReason", "reason", "comment", "label")


def reasons(columns: Columns, statements: AbstractSet[str]) -> dict[str, dict[str, str]]:
    """Statement -> linked statement -> why, where the graph says so.

    A key is the other statement, after the kind of the link and a blank where the reason is of
    one kind only.

    A reason is a node that points at exactly two statements and has words of its own, whatever
    its class; the two statements themselves, which point at each other, are none.

    :param statements: the identifiers of the statements it is asked for.
    """
    links = [columns.ours(name) for name in LINKS]
    linked = {n for column in links for one, ends in column.items() for n in (one, *ends)}
    found: dict[str, dict[str, str]] = {}
    # What one of them is linked to is a statement too, be it of an article that is not at hand.
    statements = statements | linked
    for name in sorted(columns.pointing(linked & statements) - statements):
        pointed = columns.pointed(name)
        ends = sorted(pointed & statements)
        words = _words(columns, name) if len(ends) == 2 else None
        if words:
            kind = "".join(f"{k} " for k in LINKS if f"sayso:{k}" in pointed)
            one, other = ends
            found.setdefault(one, {}).setdefault(f"{kind}{other}", words)
            found.setdefault(other, {}).setdefault(f"{kind}{one}", words)
    return found


def _words(columns: Columns, name: str) -> str | None:
    texts = columns.texts(name)
    return next((texts[local] for local in _WORDS if local in texts), None)


def sides(columns: Columns) -> frozenset[tuple[str, str]]:
    """Each statement with a point that it denies."""
    ends = columns.ours("linkFrom"), columns.ours("linkTo")
    return frozenset(
        (ends[0][name][0], ends[1][name][0])
        for name, side in columns.ours("side").items()
        if side[0] == "val:negative" and name in ends[0] and name in ends[1]
    )
