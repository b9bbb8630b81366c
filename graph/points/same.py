"""Whether two takes are on the same point, how surely, and why: ends first, then words.

What one names and the other leaves open fits; what both name has to agree. A match by words alone
needs something that tells it from other things of the kind.
"""

from __future__ import annotations

from typing import NamedTuple

from graph.points.stems import listed, opposed
from graph.points.takes import Take, generic, mutual
from graph.points.wording import WIDER_WAR, Phrase

__all__ = ["ENOUGH", "Match", "agree", "match", "narrowing", "spelt", "timely"]

#: From this score on two takes are on the same point.
ENOUGH = 0.5

_CORE, _ENTITY, _WORDS, _GENERIC, _REST = 0.3, 0.35, 0.25, 0.1, 0.15
#: Two nouns that claim that there is something are the same with all their other words in common.
_ALL = 0.99
#: Words that any other of their kind may stand in for.
_ANY_THEME = frozenset({"weapon", "troop", "aid", "good", "supply"})


class Match(NamedTuple):
    """Two takes on the same point.

    :param score: 0 to 1.
    :param turned: whether their words are opposites ("rigged", "fair").
    :param reason: what they share, in words.
    """

    score: float
    turned: bool
    reason: str


def match(one: Take, other: Take) -> Match | None:
    """What makes two takes one point; None when something keeps them apart.

    Sides do not count, nor does whether it is past or to come: see :func:`timely`.
    """
    core = _core(one, other)
    told = _ends(one, other) if core is not None else None
    if core is None or told is None or not _themes(one, other) or _elsewhere(one, other):
        return None
    _, turned = core
    related = bool(one.relation and other.relation)
    if not (sum(told) > 0 if related else _worded(one, other, told)):
        return None
    weight = 2 * _REST if one.nominal and other.nominal else _REST
    score = min(_CORE + sum(told) + weight * _overlap(one.rest, other.rest), 1.0)
    return Match(score, turned, _reason(one, other, turned=turned)) if score >= ENOUGH else None


# ---------------------------------------------------------------- what is said


def _core(one: Take, other: Take) -> tuple[str, bool] | None:
    """What both say, and whether in opposite words."""
    if one.relation and other.relation:
        return (one.relation, False) if one.relation == other.relation else None
    shared = one.core & other.core
    if shared:
        return None if _differ(one.core, other.core) else (min(shared), False)
    pairs = sorted((a, b) for a in one.core for b in other.core if opposed(a, b))
    return (f"{pairs[0][0]} or {pairs[0][1]}", True) if pairs else None


# ---------------------------------------------------------------- of whom


def _ends(one: Take, other: Take) -> list[float] | None:
    """How much both ends speak for one point; of a mutual relation either may stand first."""
    pairs = [((one.agent, other.agent), (one.patient, other.patient))]
    if one.relation in mutual() and other.relation:
        pairs.append(((one.agent, other.patient), (one.patient, other.agent)))
    for first, second in pairs:
        found = [_end(*first), _end(*second)]
        told = [f for f in found if f is not None]
        if len(told) == 2 and (sum(told) > 0 or len(pairs) == 1):
            return told
    return None


def _end(one: Phrase, other: Phrase) -> float | None:
    """How much two ends speak for one point: nothing where one is open, None where they differ."""
    if not one.known or not other.known:
        return 0.0
    if one.entity and other.entity:
        if one.entity == other.entity:
            return _ENTITY
        return None if "/country/" in one.entity + other.entity else _names(one, other)
    return _names(one, other)


def _names(one: Phrase, other: Phrase) -> float | None:
    if not one.head or one.head != other.head or _differ(one.rest, other.rest):
        return None
    if one.head == WIDER_WAR:
        return _ENTITY
    return _GENERIC if generic(one.head) and not one.rest & other.rest else _WORDS


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether each has a word that the other lacks."""
    return bool(one - other) and bool(other - one)


def _themes(one: Take, other: Take) -> bool:
    heads = {one.theme, other.theme} - {""}
    return len(heads) < 2 or bool(heads & _ANY_THEME)


def _elsewhere(one: Take, other: Take) -> bool:
    """Whether place, time or the countries named tell the two apart."""
    if _differ(one.rest, other.rest) or _apart_in_time(one, other):
        return True
    # Ends that one leaves open may be those the other names, but not against its own words.
    return bool(one.named and other.named and one.named.isdisjoint(other.named))


def _apart_in_time(one: Take, other: Take) -> bool:
    (a, b), (c, d) = one.row.dated, other.row.dated
    if (a or b) and (c or d):
        return bool((b and c and b < c) or (d and a and d < a))
    days = [{t for t in take.times if t.split()[0] in _DAYS} for take in (one, other)]
    return bool(days[0] and days[1] and days[0].isdisjoint(days[1]))


_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    both = one | other
    return len(one & other) / len(both) if both else 0.0


def _worded(one: Take, other: Take, ends: list[float]) -> bool:
    """Whether a match by words has enough in common that is not said of a hundred other things."""
    if one.patient.known != other.patient.known or _differ(*_beside(one, other)):
        return False
    if not one.core.isdisjoint(listed("light")) and not one.nominal:
        return min(ends) > _GENERIC
    return max(ends) > _GENERIC or _overlap(one.rest, other.rest) >= _ALL


def _beside(one: Take, other: Take) -> tuple[frozenset[str], frozenset[str]]:
    """All words of two takes but those that carry what is said, and ends that one leaves open."""
    both = one.agent.known and other.agent.known
    found = []
    for take in (one, other):
        agent = take.agent.rest if both else frozenset[str]()
        found.append((take.rest | agent | take.patient.rest) - listed("generic"))
    return found[0], found[1]


def _reason(one: Take, other: Take, *, turned: bool) -> str:
    """What two takes have in common, for a reader."""
    if one.relation and other.relation:
        ends = [_shown(a, b) for a, b in ((one.agent, other.agent), (one.patient, other.patient))]
        return f"both are about “{ends[0]} {spelt(one.relation)} {ends[1]}”"
    said = " and ".join(f"“{_clause(take)}”" for take in (one, other))
    return f"{said} {'are opposites' if turned else 'say the same'}"


def spelt(relation: str) -> str:
    """The name of a relation type in words: "deploysTroopsTo" -> "deploys troops to"."""
    return "".join(f" {c.lower()}" if c.isupper() else c for c in relation)


def _shown(one: Phrase, other: Phrase) -> str:
    return one.label or other.label or one.head or other.head or "…"


def _clause(take: Take) -> str:
    row = take.row
    words = " ".join(filter(None, (row.predicate_text, row.object_text))) or row.subject_text
    return words if len(words) <= 60 else f"{words[:60].rpartition(' ')[0]} …"


# ---------------------------------------------------------------- when, and which way


def timely(one: Take, other: Take) -> bool:
    """Whether both speak of the same phase: of what is so, is planned, or may come."""
    return not one.phases.isdisjoint(other.phases)


def agree(one: Take, other: Take, found: Match) -> int:
    """1 when both take the same side, -1 when opposite ones, 0 when one leaves it open."""
    return one.side * other.side * (-1 if found.turned else 1)


def narrowing(denial: Take, claim: Take) -> bool:
    """Whether a denial only denies something narrower: "was not hit *on Monday*"."""
    return bool(denial.rest - claim.rest - listed("generic"))
