"""Whether two takes are on the same point, how surely, and why: what keeps them apart goes first.

What one names and the other leaves open fits; what both name has to agree. Of what nothing keeps
apart a judge fitted on pairs that people read says how likely it is one matter.
"""

from __future__ import annotations

from typing import NamedTuple

from extract.wordlists import table
from graph.points.encoder import likeness
from graph.points.evidence import (
    beside_meaning,
    clause,
    days_apart,
    plainly,
    says_enough,
    turned,
)
from graph.points.judge import chance, likeliest
from graph.points.stems import listed, opposed
from graph.points.takes import Take, generic, mutual
from graph.points.wording import WIDER_WAR, Phrase

__all__ = [
    "ENOUGH",
    "Match",
    "agree",
    "differ",
    "filled",
    "fits",
    "generic_words",
    "judged",
    "match",
    "narrowing",
    "overtaken",
    "spelt",
    "timely",
]

#: From this probability on two takes are on the same point.
ENOUGH = 0.55
#: Two of one side have to be as probable as this, and two opposite ones of one holder as this.
SURE, SUREST = 0.7, 0.85

#: How probable it is where one says nothing of the other's doer and deed that the other does not.
_PLAIN = 0.8
_RELATION, _ENTITY, _WORDS, _GENERIC = 0.3, 0.35, 0.25, 0.1
#: Words that any other of their kind may stand in for.
_ANY_THEME = frozenset({"weapon", "troop", "aid", "good", "supply"})
#: So many days after it was printed what is so, planned or expected may have changed.
FRESH = 45


class Match(NamedTuple):
    """Two takes on the same point.

    :param score: the probability that a reader calls it one, 0 to 1.
    :param turned: whether their words are opposites ("rigged", "fair").
    :param reason: what they share, in words.
    :param rival: whether they lay one deed to different doers.
    """

    score: float
    turned: bool
    reason: str
    rival: bool = False


def match(one: Take, other: Take, least: float = ENOUGH) -> Match | None:
    """What makes two takes one point; None when something keeps them apart.

    Sides do not count, nor does whether it is past or to come: see :func:`timely`.

    :param least: how probable it has to be.
    """
    score = _score(one, other, least) if fits(one, other) else 0.0
    return _matched(one, other, score) if score >= least else None


def judged(one: Take, other: Take) -> Match:
    """How likely two takes that fit are on one point, on which others may have brought them.

    Of one relation the ends decide; of words alone the judge.
    """
    return _matched(one, other, _score(one, other, 0.0))


def _matched(one: Take, other: Take, score: float) -> Match:
    opposite = turned(one, other)
    return Match(score, opposite, _reason(one, other, turned=opposite))


def _score(one: Take, other: Take, least: float) -> float:
    """How probable it is; 0 where it is less than what is asked.

    What a clause means is dear to find, and is asked only where it decides.
    """
    if one.relation and other.relation:
        return round(min(_RELATION + sum(_ends(one, other) or ()), 1.0), 2)
    plain = _PLAIN if plainly(one, other) else 0.0
    told = beside_meaning(one, other)
    most = likeliest(told)
    if most <= plain:
        return plain
    if most < least:
        return 0.0
    return max(chance((*told, likeness(clause(one), clause(other)))), plain)


def fits(one: Take, other: Take) -> bool:
    """Whether nothing that both say keeps two takes apart, and each says enough to be compared."""
    if _core(one, other) is None or not (says_enough(one) and says_enough(other)):
        return False
    told = _ends(one, other)
    if told is None or not _themes(one, other) or _elsewhere(one, other):
        return False
    return sum(told) > 0 or not (one.relation and other.relation)


# ---------------------------------------------------------------- what is said


def _core(one: Take, other: Take) -> tuple[str, bool] | None:
    """What both say, and whether in opposite words."""
    if one.relation and other.relation:
        return (one.relation, False) if one.relation == other.relation else None
    shared = one.core & other.core
    if shared:
        return None if differ(one.core, other.core) else (min(shared), False)
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
    if not one.head or one.head != other.head or differ(one.rest, other.rest):
        return None
    if one.head == WIDER_WAR:
        return _ENTITY
    return _GENERIC if generic(one.head) and not one.rest & other.rest else _WORDS


def differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether each has a word that the other lacks."""
    return bool(one - other) and bool(other - one)


def generic_words(word: str) -> bool:
    """Whether a word tells no deed from another."""
    return generic(word) or word in listed("light")


def _themes(one: Take, other: Take) -> bool:
    heads = {one.theme, other.theme} - {""}
    return len(heads) < 2 or bool(heads & _ANY_THEME)


def _elsewhere(one: Take, other: Take) -> bool:
    """Whether place, time or the countries named tell the two apart."""
    if differ(one.rest, other.rest) or _apart_in_time(one, other):
        return True
    # Ends that one leaves open may be those the other names, but not against its own words.
    common = {one.agent.entity} & {other.agent.entity}
    named = (one.named - common, other.named - common)
    return all(named) and named[0].isdisjoint(named[1])


def _apart_in_time(one: Take, other: Take) -> bool:
    (a, b), (c, d) = one.row.dated, other.row.dated
    if (a or b) and (c or d):
        return bool((b and c and b < c) or (d and a and d < a))
    days = [{t for t in take.times if t.split()[0] in _DAYS} for take in (one, other)]
    return bool(days[0] and days[1] and days[0].isdisjoint(days[1]))


_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})


def _reason(one: Take, other: Take, *, turned: bool) -> str:
    """What two takes have in common, for a reader."""
    about = related(one, other)
    if about:
        return f"both are about whether {about}"
    said = " and ".join(f"“{shortened(take)}”" for take in (one, other))
    return f"{said} {'cannot both be so' if turned else 'are about one thing'}"


def related(one: Take, other: Take) -> str:
    """What two takes of one relation are about, as a sentence; "" when words alone tell it."""
    if not (one.relation and other.relation):
        return ""
    ends = [_shown(a, b) for a, b in ((one.agent, other.agent), (one.patient, other.patient))]
    return sentence(one.relation, *ends, ahead="real" not in one.phases & other.phases)


def sentence(relation: str, one: str, other: str, *, ahead: bool) -> str:
    """A relation between two as a plain sentence: that it is so, or that it will be."""
    forms = table("points")["headings"].get(relation)
    if forms is None:
        return f"{one} {spelt(relation)} {other}"
    return str(forms["ahead" if ahead else "real"]).format(one, other)


def spelt(relation: str) -> str:
    """The name of a relation type in words: "deploysTroopsTo" -> "deploys troops to"."""
    return "".join(f" {c.lower()}" if c.isupper() else c for c in relation)


def _shown(one: Phrase, other: Phrase) -> str:
    return one.label or other.label or "…"


def shortened(take: Take) -> str:
    """The words of what is said, at most some sixty characters of them."""
    words = clause(take)
    return words if len(words) <= 60 else f"{words[:60].rpartition(' ')[0]} …"


# ---------------------------------------------------------------- when, and which way


def timely(one: Take, other: Take) -> bool:
    """Whether both speak of the same phase, of what is so, is planned or may come, at one time."""
    return not one.phases.isdisjoint(other.phases) and not overtaken(one, other)


def overtaken(one: Take, other: Take) -> bool:
    """Whether one was printed so long after the other that things may have changed since."""
    if not one.printed or not other.printed or all(_lasts(take) for take in (one, other)):
        return False
    return days_apart(one, other) > FRESH


def filled(one: Take, other: Take) -> bool:
    """Whether an end that only one names may be the other's: in a report of about the same days."""
    ends = ((one.agent, other.agent), (one.patient, other.patient))
    dated = one.printed and other.printed
    return not dated or all(a.known == b.known for a, b in ends) or days_apart(one, other) <= FRESH


def _lasts(take: Take) -> bool:
    """Whether it is as true or false later: what happened, and what a noun names without tense."""
    return take.row.status == "past" or (take.nominal and "real" in take.phases)


def agree(one: Take, other: Take) -> int:
    """1 when both take the same side, -1 when opposite ones, 0 when one leaves it open."""
    return one.side * other.side * (-1 if turned(one, other) else 1)


def narrowing(denial: Take, claim: Take) -> bool:
    """Whether a denial only denies something narrower: "not hit *on Monday*", "no *world* war"."""
    more = (denial.rest - claim.rest) | (denial.patient.rest - claim.patient.rest)
    return bool(more - listed("generic"))
