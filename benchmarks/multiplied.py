"""A large store without a large build: a small made-up graph, many times over under other names.

    python -m benchmarks.multiplied 1000000 OUT [--base FOLDER]

Articles, statements and all that hangs on them get a name of their own each time. People are drawn:
each of the small graph stands for two thousand namesakes, of whom the first speak often and most
seldom, as in a large collection of news. Dates spread over ten years. Governments, countries and
what people wrote are there once. All is drawn from the number of the turn alone, so that the same
numbers give the same store.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
from bisect import bisect
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import accumulate
from pathlib import Path

import pyoxigraph as ox

from benchmarks import recorded
from graph import disk
from graph.ask import counted
from graph.opening import open_graph
from graph.terms import rdfs, sayso
from ontology import BASE

__all__ = ["main", "multiplied"]

_IDS = f"{BASE}id/"
#: How often the first, the second … of a person's namesakes speaks.
_SHARES = list(accumulate(n**-0.9 for n in range(1, 2001)))
#: Statements of the small graph.
_BASE = 2_500
_FIRST, _DAYS = date(2015, 1, 1), 3650
_CALLED = f'> <{rdfs.label.value}> "'
_TOKEN = re.compile(
    rf'(<{_IDS}actor/[^>]*{_CALLED}|#(?:content|text)> "|"\d{{4}}-\d\d-\d\d"'
    rf"|<{_IDS}(?:article|text|mention|report|statement|prop|quantity|point|link|merge|likeness"
    rf"|post|voice|graph|actor)/[^>]*>)"
)
_SHARED = frozenset(f"{_IDS}graph/{name}" for name in ("reference", "vocabulary"))


def multiplied(base: Path, out: Path, statements: int) -> int:
    """Write a store that holds a graph so many times that it has at least some statements.

    :param base: the outputs of a build without decisions on actors.
    :param out: where the store comes, as `sayso build` would leave it.
    :returns: how many statements it has.
    """
    shared, own, each = _read(base)
    turns = max(1, round(statements / each))
    with tempfile.TemporaryDirectory(dir=out.parent) as folder:
        files = [Path(folder, "shared.nq")]
        files[0].write_text(shared, encoding="utf-8")
        for number in range(0, turns, 20):
            files.append(Path(folder, f"{number:05d}.nq"))
            with files[-1].open("w", encoding="utf-8") as file:
                file.writelines(_turns(own, range(number, min(turns, number + 20))))
        out.mkdir(parents=True, exist_ok=True)
        disk.loaded(out, files, partial(counted.keep, statements=turns * each))
    return turns * each


def _read(base: Path) -> tuple[str, list[str], int]:
    """What is there once, the rest cut at what changes its name, and how many statements it has."""
    shared: list[ox.Quad] = []
    own: list[ox.Quad] = []
    for quad in open_graph(base):
        graph = getattr(quad.graph_name, "value", "")
        once = graph in _SHARED or graph.startswith(f"{_IDS}graph/facts")
        (shared if once else own).append(quad)
    said = sum(q.predicate == sayso.reports for q in own)
    text = _lines(sorted(own, key=str))
    known = {q.subject.value for q in shared if isinstance(q.subject, ox.NamedNode)}
    pieces = _TOKEN.split(text)
    for at in range(1, len(pieces), 2):
        if pieces[at][1:].partition(">")[0] in known:
            # Whom people wrote of is one and the same each time.
            pieces[at - 1] += pieces[at]
            pieces[at] = ""
    return _lines(shared), pieces, said


def _lines(quads: Sequence[ox.Quad]) -> str:
    return (ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"").decode()


def _turns(pieces: Sequence[str], numbers: Sequence[int]) -> Iterator[str]:
    places = {one for one in pieces[1::2] if one}
    for number in numbers:
        called = {one: _renamed(one, number) for one in places}
        made = list(pieces)
        made[1::2] = [called[one] if one else "" for one in pieces[1::2]]
        yield "".join(made)


def _renamed(token: str, number: int) -> str:
    if token.startswith("#"):
        return f"{token}{_word(number)} "
    if token.startswith('"'):
        day = _FIRST + timedelta((_number(token) + 37 * number) % _DAYS)
        return f'"{day.isoformat()}"'
    iri, called, _ = token[1:].partition(_CALLED)
    kind, _, local = iri.rstrip(">").removeprefix(_IDS).partition("/")
    name, after = "", called or ">"
    if kind == "actor" and "made-" not in local:
        # The two tokens of one person, with and without what it is called, draw alike.
        drawn = _word(_drawn(random.Random(f"{number} {local}")))
        return f"<{_IDS}actor/{local}-{drawn.lower()}{after}{f'{drawn} ' if called else ''}"
    if kind == "graph":
        head, mark, local = local.partition("article-")
        name = head + mark
        if not mark:
            return token
    return f"<{_IDS}{kind}/{name}r{number}x{local}{after}"


def _number(text: str) -> int:
    """A number of a text that is the same in every process."""
    return int.from_bytes(text.encode(), "big") % 9973


def _drawn(chance: random.Random) -> int:
    return bisect(_SHARES, chance.random() * _SHARES[-1])


def _word(number: int) -> str:
    """A made-up word for a number."""
    made = ""
    for syllables in ("KLMNPRSTVZ", "aeiou", "dgklmnrstv", "aeiou", "klmnrstvxz"):
        number, at = divmod(number, len(syllables))
        made += syllables[at]
    return made


def main(argv: Sequence[str] | None = None) -> int:
    """Write the store and print how many statements it holds."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("statements", type=int)
    parser.add_argument("out", type=Path)
    parser.add_argument("--base", type=Path, help="outputs of a build; else one is made")
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        base = args.base or Path(folder)
        if args.base is None:
            recorded.build(_BASE, base)
        print(multiplied(base, args.out, args.statements))
    return 0


if __name__ == "__main__":
    sys.exit(main())
