"""Who is who: cost among made-up actors by number, and how whole the actors of a folder are.

    python -m benchmarks.identity [--most 1000000]
    python -m benchmarks.identity FOLDER [--cache FOLDER] [--facts FOLDER] [--jobs 1]

Of the made-up names half are borne by many (256 names in all), half by few. For a folder of
articles it measures the split: person speakers beyond one for each first and last name, over all
person speakers of a full name. It lists the names split most and, to be read for wrong merges,
every node of two different names, the persons who do things of different kinds in different
articles, and those of names that many bear whom nothing but the name joined; and the pairs left to
a person. A cache of an earlier build by the same code saves the extraction.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from benchmarks.memory import peak
from benchmarks.synthetic import FIRST, LAST
from extract.inputs import files
from graph.assembly.articles import Articles
from graph.assembly.setting import Setting
from graph.assembly.shard import Shard
from graph.facts import gazetteer, load
from graph.identity.commonness import bearers_of
from graph.identity.lore import Lore, lore
from graph.identity.personal import parse
from graph.identity.persons import fields_of, trades
from graph.identity.profiles import Held, Profile
from graph.identity.resolve import Resolved, resolve
from graph.identity.spelling import plain
from graph.iri import mint

__all__ = [
    "Cost", "Split", "audit", "by_name_alone", "cost", "main", "markdown", "profiles", "split",
    "unlike",
]  # fmt: skip

_COUNTRIES = ("FR", "DE", "PL", "UA", "RU", "BY", "JP", "BR", "CA", "EG", "KE", "NO")
_ROLES = ("Foreign Minister", "President", "Prime Minister", "analyst", "professor", "singer", "")
_SHOWN = 25
#: Persons of the largest made-up corpus.
MOST = 1_000_000
#: Seconds of the clock for all made-up corpora together.
BUDGET = 3600.0
#: Bearers of a name from which on it is told that nothing else joined two.
_MANY = 30
_FREE = "nothing speaks against it"
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})


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
        found.append(Profile(iri, "person", name, (name,), countries, held, article, said=1))
        if number % 4 == 0:
            body = mint("actor", article, "defence ministry").value
            names = ("Defence Ministry",)
            found.append(
                Profile(body, "organization", names[0], names, (country,), (), article, said=1)
            )
    return found


class Cost(NamedTuple):
    """What it cost to tell who is who.

    :param actors: how many profiles there were.
    :param seconds: CPU seconds, the profiles made already.
    :param peak: memory of the process in MiB, profiles included.
    """

    actors: int
    seconds: float
    peak: float
    merged: int
    left: int


def cost(persons: int) -> Cost:
    """What so many made-up persons, and a body for every four of them, cost this process."""
    made = profiles(persons)
    gc.disable()  # as the build does
    start = time.process_time()
    done = resolve(made, Lore())
    spent = time.process_time() - start
    return Cost(len(made), spent, peak(), len(done.merged), len(done.possible))


def markdown(most: int = MOST, budget: float = BUDGET) -> str:
    """The cost of 1,000 persons, then of ten times as many until the most is reached.

    :param budget: seconds for all sizes together; a size that does not end in what is left of it
        is told as such, and no larger one is tried.
    """
    lines = [
        "| actors | CPU s | growth | µs an actor | peak MiB | merged nodes | left to a person |",
        "|---" * 7 + "|",
    ]
    count, before, until = 1000, 0.0, time.monotonic() + budget
    while count <= most:
        told = _in_a_process_of_its_own(count, until - time.monotonic())
        if isinstance(told, str):
            lines.append(f"| {count:,} persons | {told} {'| – ' * 5}|")
            break
        growth = f"{told.seconds / before:.1f} ×" if before else "–"
        cells = (
            f"{told.actors:,}", f"{told.seconds:.2f}", growth,
            f"{1e6 * told.seconds / told.actors:.0f}", f"{told.peak:,.0f}",
            f"{told.merged:,}", f"{told.left:,}",
        )  # fmt: skip
        lines.append(f"| {' | '.join(cells)} |")
        count, before = count * 10, told.seconds
    return "\n".join(lines)


def _in_a_process_of_its_own(persons: int, seconds: float) -> Cost | str:
    """The cost measured apart, so that no memory of what was measured before counts.

    :param seconds: how long it may take.
    :returns: the cost, or in words that there is none.
    """
    command = [sys.executable, "-m", "benchmarks.identity", "--persons", str(persons)]
    try:
        told = subprocess.run(
            command, check=True, capture_output=True, text=True, timeout=max(seconds, 0.0)
        )
    except subprocess.TimeoutExpired:
        return f"did not end within {max(seconds, 0.0):,.0f} s"
    except subprocess.CalledProcessError as error:
        return f"ended with status {error.returncode}"
    return Cost(*json.loads(told.stdout))


# ---------------------------------------------------------------- a folder of articles


class Split(NamedTuple):
    """How whole the persons of a corpus are.

    :param speakers: person nodes of a full name that say something.
    :param extra: those beyond one for each first and last name.
    :param most: how many nodes a name has, where there are several, the most first.
    """

    speakers: int
    extra: int
    most: tuple[tuple[int, str], ...]

    @property
    def share(self) -> float:
        """The extra ones over all."""
        return self.extra / self.speakers if self.speakers else 0.0


def split(found: Iterable[Profile], resolved: Resolved) -> Split:
    """The split of the persons who speak."""
    labels = {merged.iri: merged.label for merged in resolved.merged}
    nodes: dict[str, set[str]] = {}
    for profile in found:
        if profile.kind == "person" and profile.said:
            node = resolved.now(profile.iri)
            if name := _first_and_last(labels.get(node, profile.label)):
                nodes.setdefault(name, set()).add(node)
    several = sorted((-len(each), name) for name, each in nodes.items() if len(each) > 1)
    speakers = sum(map(len, nodes.values()))
    return Split(speakers, speakers - len(nodes), tuple((-n, name) for n, name in several))


def _first_and_last(label: str) -> str:
    """The first and the last word of a full name; empty for one word."""
    listed = [w for w in map(plain, label.replace(".", " ").split()) if w]
    while listed and listed[-1] in _GENERATIONS:
        listed.pop()
    return f"{listed[0]} {listed[-1]}" if len(listed) > 1 else ""


def audit(found: Iterable[Profile], resolved: Resolved) -> Iterator[str]:
    """Every node whose articles call it by two different first and last names."""
    called: dict[str, Counter[str]] = {}
    for profile in found:
        called.setdefault(resolved.now(profile.iri), Counter())[profile.label] += 1
    for node in sorted(called):
        names = {_first_and_last(label) or plain(label) for label in called[node]}
        if len(names) > 1:
            told = (f"{label} ({n})" for label, n in called[node].most_common())
            yield f"{node.rpartition('/')[2]}: {', '.join(told)}"


def unlike(found: Iterable[Profile], resolved: Resolved) -> Iterator[str]:
    """Every person whose offices in two articles have neither a trade nor a field in common."""
    told: dict[str, Counter[frozenset[tuple[str, str]]]] = {}
    for profile in found:
        printed = frozenset(("", held.role) for held in profile.offices)
        if profile.kind == "person" and printed:
            told.setdefault(resolved.now(profile.iri), Counter())[printed] += 1
    for node, offices in sorted(told.items()):
        if any(_apart(one, other) for one, other in combinations(offices, 2)):
            listed = (", ".join(sorted(role for _, role in each)) for each in offices)
            yield f"{node.rpartition('/')[2]}: {'; '.join(listed)}"


def _apart(one: frozenset[tuple[str, str]], other: frozenset[tuple[str, str]]) -> bool:
    fields = [fields_of(one), fields_of(other)]
    return all(fields) and fields[0].isdisjoint(fields[1]) and trades(one).isdisjoint(trades(other))


def by_name_alone(resolved: Resolved, least: int = _MANY) -> Iterator[str]:
    """Every person joined without anything that agrees, of a name that many bear, those of the
    commonest names first.

    :param least: how many bear it in the country that the census counts.
    """
    rows = []
    for merged in resolved.merged:
        name = parse(merged.label)
        borne = bearers_of(name) if name else 0
        alone = [m.article for m in merged.merges if _FREE in m.reasons]
        if merged.kind == "person" and borne >= least and alone:
            rows.append((-borne, f"{borne} {merged.label}, {len(merged.merges)} articles: {alone}"))
    yield from (row for _, row in sorted(rows))


def _of_folder(folder: Path, facts: Path, cache: Path | None, jobs: int) -> str:
    written = load([facts])
    known = gazetteer.gazetteer(written)
    with tempfile.TemporaryDirectory() as made:
        digest = gazetteer.digest(known)
        setting = Setting(known, digest, "tagger", cache or Path(made))
        taken = Articles(setting, jobs).take(files.find([folder]).found)
        shards = [each.made for each in taken if isinstance(each.made, Shard)]
    found = [profile for shard in shards for profile in shard.profiles]
    people = lore(known)
    return "\n".join(_told([*found, *people.described], resolve(found, people)))


def _told(found: Sequence[Profile], resolved: Resolved) -> Iterator[str]:
    persons = {resolved.now(p.iri) for p in found if p.kind == "person" and not p.by_hand}
    whole, rows = split(found, resolved), resolved.possible
    yield f"person speakers of a full name {whole.speakers}, beyond one a name {whole.extra}"
    yield f"split {whole.share:.2%}"
    yield f"persons {len(persons)}, rows for a person {len(rows)}"
    yield "\n# names split most"
    yield from (f"{n} {name}" for n, name in whole.most[:_SHOWN])
    yield "\n# nodes of two different names"
    yield from audit(found, resolved)
    yield "\n# persons who do things of different kinds"
    yield from unlike(found, resolved)
    yield "\n# joined by a name that many bear alone"
    yield from by_name_alone(resolved)
    yield "\n# left to a person"
    labels = {p.iri: p.label for p in found} | {m.iri: m.label for m in resolved.merged}
    yield from (_row(row.one, row.other, row.touched, row.reasons, labels) for row in rows)


def _row(
    one: str, other: str, touched: int, reasons: Sequence[str], labels: Mapping[str, str]
) -> str:
    names = " | ".join(labels.get(iri, iri) for iri in (one, other))
    return f"{touched} {names}: {'; '.join(reasons)}"


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--facts", type=Path, default=Path("data/facts"))
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--most", type=int, default=MOST)
    parser.add_argument("--persons", type=int, help="the cost of just so many, as JSON")
    args = parser.parse_args(argv)
    if args.persons:
        print(json.dumps(cost(args.persons)))
    elif args.folder is None:
        print(markdown(args.most))
    else:
        print(_of_folder(args.folder, args.facts, args.cache, args.jobs))
    return 0


if __name__ == "__main__":
    sys.exit(main())
