"""Disputes for people to read in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from graph.ask.disputes import SIDES, Conflict, Dispute, Holding

__all__ = ["shown"]

#: So many statements of one side are shown.
_SHOWN = 12


def shown(disputes: Sequence[Dispute]) -> Text:
    """Disputes one below the other, ending in a line break; styles show on a terminal only."""
    text = Text()
    for number, dispute in enumerate(disputes, 1):
        text.append(f"{number}. {dispute.label}\n", "bold")
        disputed = dispute.disputed
        for side in SIDES:
            held = [h for h in dispute.holdings if h.side == side and h.id in disputed]
            _append(text, f"{side}: {', '.join(dict.fromkeys(h.who for h in held))}", held)
        _append(text, "also on this point", [h for h in dispute.holdings if h.id not in disputed])
        text.append("  why\n", "italic")
        for line in _why(dispute):
            text.append(f"    {line}\n")
        if dispute.apart:
            text.append("  kept apart\n", "italic")
            for line in sorted({c.reason for c in dispute.apart}):
                text.append(f"    {line}\n")
        text.append("\n")
    count = len(disputes)
    text.append(f"{count} dispute{'' if count == 1 else 's'}\n" if count else "no disputes found\n")
    return text


def _append(text: Text, title: str, holdings: Sequence[Holding]) -> None:
    if not holdings:
        return
    text.append(f"  {title}\n", "italic")
    for holding in holdings[:_SHOWN]:
        day = f" ({holding.printed})" if holding.printed else ""
        text.append(f"    {holding.who}{day}", "bold").append(f": {holding.content}\n")
        text.append(f"      {'; '.join(_details(holding))}\n", "dim")
    if len(holdings) > _SHOWN:
        text.append(f"    and {len(holdings) - _SHOWN} more; --format csv has all\n", "dim")


def _details(holding: Holding) -> Iterator[str]:
    yield f"{holding.act}, {holding.certainty}"
    if holding.when:
        yield holding.when
    yield holding.article
    if holding.copies:
        yield f"repeated in {len(holding.copies)}: {', '.join(holding.copies)}"
    yield holding.id


def _why(dispute: Dispute) -> Iterator[str]:
    """Who is against whom for which reason; the same reason is told once for each holder."""
    names = {h.id: h.who for h in dispute.holdings}
    told: dict[tuple[str, str], list[Conflict]] = {}
    for conflict in dispute.conflicts:
        who = names.get(conflict.one, conflict.one)
        told.setdefault((who, conflict.reason), []).append(conflict)
    for (who, reason), conflicts in sorted(told.items()):
        others = list(dict.fromkeys(names.get(c.other, c.other) for c in conflicts))
        scores = sorted({c.score for c in conflicts if c.score})
        sure = (
            f" ({scores[0]})"
            if len(scores) == 1
            else f" ({scores[0]}–{scores[-1]})"
            if scores
            else ""
        )
        yield f"{who} against {', '.join(others)}: {reason}{sure}"
