"""Seeded news-like articles for the benchmarks: same seed, same texts.

Every text is made up; persons are fictitious. An article has 24 to 35 sentences of reported
speech, narration, figures and unnamed sources over real country names.
"""

from __future__ import annotations

import random
from pathlib import Path

__all__ = ["article", "write"]

FIRST = "Anna Boris Clara David Elena Frank Greta Hugo Irina Jonas Karin Leon Maria Nils Olga Paul".split()
LAST = "Adler Brandt Castell Dorn Ekman Falk Grohl Hansen Ivers Jansen Kolar Lund Moreau Novak Orlov Petri".split()
COUNTRIES = (
    "France Germany Poland Ukraine Russia Belarus Japan Brazil Canada Egypt Kenya Norway".split()
)
ADJECTIVES = "French German Polish Ukrainian Russian Belarusian Japanese Brazilian Canadian Egyptian Kenyan Norwegian".split()
ROLES = ["Foreign Minister", "Defense Minister", "Interior Minister", "President", "Prime Minister"]
UNNAMED = ["experts", "officials", "analysts", "some critics", "two diplomats"]
TOPICS = [
    "the pipeline",
    "the sanctions",
    "the troop movements",
    "the grain deal",
    "the border closure",
]

FRAMES = [
    "{who} said on {day} that {adj} forces had reached {place}.",
    "{who} warned that {topic} could lead to a wider crisis in {place}.",
    "“We will not accept {topic},” {last} said.",
    "{who} denied that {country} had any part in {topic}.",
    "According to {who}, around {n} soldiers have been sent to {country}.",
    "{last} dismissed the reports about {topic} as “pure invention,” and added that {country} would respond.",
    "{unnamed} believe that {topic} is unlikely to change the situation in {country}.",
    "{country} demanded the return of {n} prisoners from {place}.",
    "Recent reports indicate that up to {n} tonnes of grain were lost, according to {adj} intelligence.",
    "{last} acknowledged the presence of {adj} advisers but noted that it was unclear how long they would stay.",
    "The talks in {place} ended without a result.",
    "Prices for fuel rose by {pct} percent in {country} within a week.",
    "If {topic} continues, {country} may lose its most important market.",
    "The {adj} ambassador was summoned on {day}.",
]
DAYS = "Monday Tuesday Wednesday Thursday Friday".split()


def _sentence(rng: random.Random, cast: list[tuple[str, str]]) -> str:
    full, last = rng.choice(cast)
    at, other = rng.randrange(len(COUNTRIES)), rng.randrange(len(COUNTRIES))
    made = rng.choice(FRAMES).format(
        who=full, last=last, country=COUNTRIES[at], adj=ADJECTIVES[at], place=COUNTRIES[other],
        topic=rng.choice(TOPICS), day=rng.choice(DAYS), unnamed=rng.choice(UNNAMED),
        n=f"{rng.randrange(2, 90) * 500:,}", pct=rng.randrange(2, 40),
    )  # fmt: skip
    return made[0].upper() + made[1:]


def article(seed: int) -> str:
    """The text of article number ``seed``."""
    rng = random.Random(seed)
    cast, opening = [], []
    for last in rng.sample(LAST, 4):
        at = rng.randrange(len(COUNTRIES))
        first, role = rng.choice(FIRST), rng.choice(ROLES)
        cast.append((f"{ADJECTIVES[at]} {role} {first} {last}", last))
        opening.append(f"{ADJECTIVES[at]} {role} {first} {last} spoke in {COUNTRIES[at]}.")
    body = [_sentence(rng, cast) for _ in range(rng.randrange(24, 36))]
    size = 3
    paragraphs = [" ".join(body[i : i + size]) for i in range(0, len(body), size)]
    title = f"{rng.choice(COUNTRIES)} and {rng.choice(COUNTRIES)} at Odds Over {rng.choice(TOPICS).title()}"
    return "\n\n".join([title, " ".join(opening), *paragraphs]) + "\n"


def write(folder: Path, count: int) -> None:
    """Write articles 0 to ``count - 1`` into a folder, one ``.txt`` file each."""
    folder.mkdir(parents=True, exist_ok=True)
    for seed in range(count):
        (folder / f"made-{seed:05d}.txt").write_text(article(seed), encoding="utf-8")
