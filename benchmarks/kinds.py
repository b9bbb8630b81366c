"""What names name: those that people marked, against the actors that sayso makes of them.

    python -m benchmarks.kinds FOLDER…

``marks/kinds.jsonl`` holds names by article, start in the stored text and length in code points,
and whether a reader took each for a person's (``p``), a body's (``b``) or no actor's (``n``, also
where the parser cut it wrongly); no words of the articles. Marked is the first place of every name
that sayso asks itself about, in articles of two corpora; the same words in several articles were
read once. The folders hold the articles. Nobody looks at the held part while sayso is mended.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from extract import inputs
from extract.entities.names import Named, find_names
from extract.records import Document, Gazetteer, Span
from extract.syntax.parse import Reading
from graph import facts
from graph.facts.gazetteer import gazetteer

__all__ = ["Judged", "judged", "main", "markdown"]

_MARKS = Path(__file__).with_name("marks") / "kinds.jsonl"
_PARTS = ("seen", "held")
_KINDS = {"p": "persons", "b": "bodies"}


class Judged(NamedTuple):
    """A marked name and what became of it.

    :param name: its words in small letters.
    :param kind: what a reader took it for.
    :param made: the kind of the actor made of exactly these words, ``n`` where none is, empty
        where they are part of another actor's name.
    """

    name: str
    kind: str
    made: str


def judged(
    document: Document, known: Gazetteer, marks: Iterable[Sequence[int | str]]
) -> list[Judged]:
    """The marked names of one article with what is made of them.

    :param marks: start, length and kind of each.
    """
    named = find_names(Reading(document), known)
    found = []
    for start, length, kind in marks:
        span = Span(int(start), int(start) + int(length))
        found.append(Judged(span.of(document.text).lower(), str(kind), _made(named, span)))
    return found


def _made(named: Named, span: Span) -> str:
    over = [m for m in named.actors if m.span.overlaps(span)]
    same = next((m.actor.kind for m in over if m.span == span), None)
    if same is not None:
        return "p" if same == "person" else "b"
    return "" if over else "n"


def _read(folders: Sequence[Path], part: str) -> Iterator[Judged]:
    known = gazetteer(facts.load([]))
    for line in _MARKS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        path = next((p for f in folders if (p := f / row["article"]).exists()), None)
        if row["part"] == part and path is not None:
            (document,) = (d for d in inputs.load([path]) if isinstance(d, Document))
            yield from judged(document, known, row["names"])


def markdown(part: str, found: Iterable[Judged]) -> list[str]:
    """A row for each kind: how many actors are wrong and names are missed; a name counts once."""
    names = set(found)
    rows = []
    for kind, label in _KINDS.items():
        made = {j for j in names if j.made == kind}
        wrong = sum(j.kind != kind for j in made)
        there = {j for j in names if j.kind == kind}
        missed = sum(j.made == "n" for j in there)
        rows.append(f"| {part} | {label} | {len(made)} | {wrong} | {len(there)} | {missed} |")
    return rows


def main(arguments: list[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("folders", type=Path, nargs="+", help="where the marked articles lie")
    options = parser.parse_args(arguments)
    print("| part | kind | actors | of them wrong | marked names | of them missed |")
    print("|---|---|---|---|---|---|")
    for part in _PARTS:
        print("\n".join(markdown(part, _read(options.folders, part))))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
