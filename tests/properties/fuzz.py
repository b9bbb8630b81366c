"""Every reader of input fed with broken files for a while: ``make fuzz``.

Files that are neither read nor refused are kept, and their number is the exit code's reason.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from graph.ask import guard
from graph.errors import FactsError, QueryError
from graph.facts.rdfio import check_terms, parse
from tests.properties.test_formats import HTML, PDFS, PROSE, check, seeds

_MARKS = (
    b"\0", b"\xff", b"<", b">", b'"', b"'", b"\r", b"\n", b"&", b"{", b"[", b",", b"=", b"---\n",
    b"From ", b"PK\x03\x04", b"\x1f\x8b", b"<!DOCTYPE x [", b"\xef\xbb\xbf", b"\xf0\x9f\x9a\x80",
    b"<table>", b"<![CDATA[", b"&#x0;", b"*a", b"&a", b"\xe2\x80\x9c",
)  # fmt: skip
_FACTS = b"""@prefix e: <http://example.org/> .
e:a e:b "x"@en , 1.5 , "2024-01-01"^^e:c ; e:d [ e:e ( 1 2 ) ] .
"""
_QUERY = b"PREFIX e: <http://example.org/> SELECT ?a { ?a e:b 'x' FILTER(?a > 1) { SELECT * {} } }"


def _facts(data: bytes, name: str) -> None:
    try:
        check_terms(parse(data, name))
    except FactsError:
        return


def _query(data: bytes, _name: str) -> None:
    try:
        guard.check(data.decode("utf-8", "replace"))
    except QueryError:
        return


def _readers() -> dict[str, tuple[tuple[bytes, ...], Callable[[bytes, str], None]]]:
    """Name of a kind -> good files of it, and what reads one or refuses it."""
    front = f"---\ntitle: A\ndate: 2024-10-24\ntags: [a, b]\n---\n\n# A\n\n> {PROSE}\n"
    texts = {".txt": PROSE.encode(), ".md": front.encode(), ".html": HTML.encode()}
    made: Mapping[str, bytes] = {**texts, **seeds()}
    found = {kind: ((data,), check) for kind, data in made.items()}
    return {
        **found,
        ".pdf": (PDFS, check),
        ".ttl": ((_FACTS,), _facts),
        ".rq": ((_QUERY,), _query),
    }


def broken(rng: random.Random, data: bytes) -> bytes:
    """A good file with bytes changed, put in, taken out, doubled or cut off."""
    out = bytearray(data)
    for _ in range(rng.randint(1, 8)):
        at = rng.randint(0, len(out))
        kind = rng.randrange(6)
        if kind == 0:
            out[at : at + 1] = rng.randbytes(1)
        elif kind == 1:
            out[at:at] = rng.choice(_MARKS) * rng.choice((1, 1, 1, 50))
        elif kind == 2:
            del out[at : at + rng.randint(1, 40)]
        elif kind == 3:
            out[at:at] = out[at : at + rng.randint(1, 200)] * rng.choice((1, 1, 20))
        elif kind == 4:
            out[at : at + 4] = rng.choice((b"\xff" * 4, b"\0" * 4, b"\x7f\xff\xff\xff"))
        elif rng.random() < 0.3:
            del out[at:]
    return bytes(out)


def _tried(kind: str, seconds: float, seed: int, kept: Path) -> Iterator[int]:
    """How many files were tried, told again with each; what went wrong is kept and shown."""
    goods, reads = _readers()[kind]
    rng = random.Random(f"{seed} {kind}")
    end, count = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        data = broken(rng, rng.choice(goods))
        count += 1
        try:
            reads(data, f"a{kind}")
        except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
            kept.mkdir(parents=True, exist_ok=True)
            file = kept / f"{seed}-{count}{kind}"
            file.write_bytes(data)
            traceback.print_exc()
            yield -1
        yield count


def main() -> None:
    """Feed each reader for some seconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0, help="for each reader")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--kinds", nargs="*", default=sorted(_readers()))
    parser.add_argument("--kept", type=Path, default=Path(tempfile.gettempdir(), "sayso-fuzz"))
    given = parser.parse_args()
    faults = 0
    for kind in given.kinds:
        told = list(_tried(kind, given.seconds, given.seed, given.kept))
        wrong = told.count(-1)
        faults += wrong
        print(f"{kind}: {max(told, default=0):,} files, {wrong} faults", flush=True)
    if faults:
        raise SystemExit(f"{faults} faults; the files are in {given.kept}")


if __name__ == "__main__":
    main()
