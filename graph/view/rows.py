"""The statements as rows, one for each: the columns that the page's CSV has."""

from __future__ import annotations

from collections.abc import Iterator

from graph.view.dossier import Desk
from graph.view.labels import clean
from graph.view.records import Statement, View

__all__ = ["COLUMNS", "rows"]

COLUMNS = (
    "statement", "speaker", "speaker kind", "act", "polarity", "certainty", "words", "about",
    "figures", "said", "passed on by", "disputed by", "point", "article", "outlet", "date", "file",
    "characters", "address", "confidence", "verdict",
)  # fmt: skip


def rows(view: View) -> Iterator[tuple[str | float | None, ...]]:
    """A row for each statement, in the order of the texts; columns as in :data:`COLUMNS`."""
    desk = Desk(view)
    return (_row(desk, s) for s in view.statements)


def _row(desk: Desk, s: Statement) -> tuple[str | float | None, ...]:
    article, report = desk.article(s), s.reports[0] if s.reports else None
    return (
        s.id,
        desk.speaks(s),
        "; ".join(dict.fromkeys(desk.kinds(s))),
        s.act,
        s.polarity,
        s.certainty,
        s.words,
        "; ".join(map(desk.named, (*s.about, *s.of))),
        "; ".join(q.reading for q in s.quantities),
        desk.day(s) or "undated",
        "; ".join(map(desk.named, s.via)),
        "; ".join(desk.against.get(s.id, ())),
        "; ".join(map(desk.named, s.points)),
        clean(article.title) if article else "",
        clean(article.publisher or "") if article else "",
        (article.date or "") if article else "",
        article.path if article else "",
        "; ".join(f"{a}–{b}" for r in s.reports for a, b in r.content),
        (article.url or "") if article else "",
        report.confidence if report else None,
        (report.verdict or "") if report else "",
    )
