"""Who is who among made-up actors: CPU seconds by number, written to standard output.

    python -m benchmarks.identity [--most 100000]

Half of the names are borne by many (256 names in all), half by few.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Sequence

from benchmarks.synthetic import FIRST, LAST
from graph.identity.lore import Lore
from graph.identity.profiles import Held, Profile
from graph.identity.resolve import resolve
from graph.iri import mint

__all__ = ["main", "markdown", "profiles"]

_COUNTRIES = ("FR", "DE", "PL", "UA", "RU", "BY", "JP", "BR", "CA", "EG", "KE", "NO")
_ROLES = ("Foreign Minister", "President", "Prime Minister", "analyst", "professor", "singer", "")


def profiles(count: int) -> list[Profile]:
    """Made-up persons, four an article, and a ministry in each article."""
    rng = random.Random(1)
    found: list[Profile] = []
    for number in range(count):
        article = f"a{number // 4:06}"
        ending = "" if number % 2 else f"-{rng.choice(LAST)}{rng.choice(LAST).lower()}"
        name = f"{rng.choice(FIRST)} {rng.choice(LAST)}{ending}"
        role, country = rng.choice(_ROLES), rng.choice(_COUNTRIES)
        held = (Held(role, None, country),) if role else ()
        iri = mint("actor", article, f"{name} {number}").value
        countries = (country,) if role else ()
        found.append(Profile(iri, "person", name, (name,), countries, held, article))
        if number % 4 == 0:
            body = mint("actor", article, "defence ministry").value
            names = ("Defence Ministry",)
            found.append(Profile(body, "organization", names[0], names, (country,), (), article))
    return found


def markdown(most: int = 100_000) -> str:
    """CPU seconds for 1,000 persons, then ten times as many until the most is reached."""
    lines = ["| actors | CPU s | µs an actor | merged nodes | left to a person |", "|---" * 5 + "|"]
    count = 1000
    while count <= most:
        made = profiles(count)
        start = time.process_time()
        done = resolve(made, Lore())
        spent = time.process_time() - start
        cells = (
            f"{len(made):,}", f"{spent:.2f}", f"{1e6 * spent / len(made):.0f}",
            f"{len(done.merged):,}", f"{len(done.possible):,}",
        )  # fmt: skip
        lines.append(f"| {' | '.join(cells)} |")
        count *= 10
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--most", type=int, default=100_000)
    print(markdown(parser.parse_args(argv).most))
    return 0


if __name__ == "__main__":
    sys.exit(main())
