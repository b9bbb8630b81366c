"""Cost of finding what statements have in common, at growing numbers of statements.

    python -m benchmarks.points

The statements are made up: some claim relations between countries, some say in words what things
are or do, with figures, denials and words that point back. A tenth of them crowd on a few points,
so that blocks are large. The words are few on purpose: every block is full from the first size on,
which is the worst case. Times are CPU seconds of this process.
"""

from __future__ import annotations

import gc
import random
import time
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from graph.points import groups
from graph.points.derive import found, stock
from graph.points.rows import Figure, Row, Rows, Speaker

__all__ = ["SIZES", "Measured", "made_rows", "markdown", "measure"]

SIZES = (1_000, 10_000, 100_000)
_ID = "https://w3id.org/sayso/id/"
_CODES = "fr de pl ua ru by jp br".split()
_RELATIONS = "deploysTroopsTo attacks sanctions".split()
_THINGS = "bridge reactor budget".split()
_SAID = ["is safe", "was damaged", "will be closed"]
_PER_ARTICLE = 25


class Measured(NamedTuple):
    """What one size cost.

    :param seconds: CPU seconds.
    :param compared: how many pairs of takes were compared.
    """

    statements: int
    seconds: float
    compared: int
    points: int
    links: int


def _rows(size: int, seed: int = 7) -> Iterator[Row]:
    rng = random.Random(seed)
    for number in range(size):
        article = f"{_ID}article/{number // _PER_ARTICLE:07d}"
        crowded = rng.random() < 0.1
        yield _row(rng, number, article, crowded=crowded, spread=max(2, size // 50))


def _row(rng: random.Random, number: int, article: str, *, crowded: bool, spread: int) -> Row:
    codes = _CODES[:2] if crowded else _CODES
    one, other = (f"{_ID}country/{c}" for c in rng.sample(codes, 2))
    related = rng.random() < 0.3
    thing = f"{rng.choice(_THINGS)} {'' if crowded else f'of place{_word(rng.randrange(spread))}'}"
    verb, _, rest = rng.choice(_SAID).partition(" ")
    denies = rng.random() < 0.2
    figure = Figure(float(rng.randrange(1, 90) * 100), None, None, "exactly", "people", "some")
    speaker = rng.randrange(1, max(2, spread))
    who = Speaker(f"{_ID}actor/{speaker}", f"Speaker {_word(speaker)}", "person")
    return Row(
        id=f"{_ID}statement/{number:08d}",
        article=article,
        start=number % _PER_ARTICLE * 100,
        holders=(who,),
        speaker=who.id,
        who=who.who,
        kind=who.kind,
        of=rng.choice((one, "")),
        content="the words",
        subject_text=f"the {thing}",
        predicate_text=verb,
        object_text=rest,
        place_text="",
        relation=rng.choice(_RELATIONS) if related else "",
        subject=one if related else "",
        object=other if related else "",
        about=frozenset((one, other)),
        figures=(figure,) if rng.random() < 0.2 else (),
        act="deny" if denies else "assert",
        polarity="negative" if denies else "positive",
        certainty=rng.choice(("certain", "probable", "possible")),
        status=rng.choice(("past", "ongoing", "standing", "planned", "predicted")),
        cue="say",
        style="indirect",
        evaluation="",
        times=(),
        dated=("", ""),
    )


def _word(number: int) -> str:
    """A made-up word for a number: letters alone, so that it counts as a word."""
    letters = ""
    while number or not letters:
        number, digit = divmod(number, 20)
        letters += "bcdfghjklmnpqrstvwxz"[digit] + "a"
    return letters


def made_rows(size: int) -> Rows:
    """So many made-up statements, with texts for the articles they stand in."""
    rows = tuple(_rows(size))
    texts = {row.article: " ".join(_word(n + i) for i in range(60)) for n, row in enumerate(rows)}
    return Rows(rows, texts, {}, {}, frozenset(), {}, {})


def measure(size: int) -> Measured:
    """Find the points of that many made-up statements."""
    whole = made_rows(size)
    gc.disable()  # as the build does
    began = time.process_time()
    made = found(whole)
    seconds = time.process_time() - began
    gc.enable()
    traits = stock(whole).traits
    compared = len(groups.near(traits.keys, traits.order, np.arange(len(traits.ids))))
    return Measured(size, seconds, compared, len(made.points), len(made.links))


def markdown(sizes: Iterable[int] = SIZES) -> str:
    """The cost at each size, and how it grew from the size before, as a table."""
    lines = [
        "| statements | CPU s | growth | µs a statement | compared with, each | points | links |",
        "|---|---|---|---|---|---|---|",
    ]
    before: Measured | None = None
    for one in map(measure, sizes):
        growth = f"{one.seconds / before.seconds:.1f} ×" if before is not None else "–"
        each = 1e6 * one.seconds / one.statements
        lines.append(
            f"| {one.statements:,} | {one.seconds:.2f} | {growth} | {each:,.0f} "
            f"| {one.compared / one.statements:.1f} | {one.points:,} | {one.links:,} |"
        )
        before = one
    return "\n".join(lines)


if __name__ == "__main__":
    print(markdown())
