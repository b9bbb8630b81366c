"""Statements that mean another one of their article: "rejected *those claims*".

Which statement is meant the article's graph says (``sayso:answers``). A denial stands on the other
side of the very point that statement is on; who judges a thing ("the deployment as desperate")
takes for granted that it is so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extract.wordlists import words
from graph.points.groups import Pair
from graph.points.joined import Joined
from graph.points.rows import Meant, Row, one_holder
from graph.points.same import Match
from graph.points.stems import stem, tokens
from graph.points.takes import Take
from graph.points.wording import Phrase

__all__ = ["SURE", "answering", "pointing", "resolved", "told"]

#: From here on a link that the text makes is relied on; one of several that may be meant is below.
SURE = 0.6
_GRANTED = 0.8
#: What somebody is said to do is meant by these, as families.
_ACCUSING = frozenset(map(stem, words("answers", "nouns", "accusing")))


def resolved(takes: Sequence[Take]) -> Iterator[Take]:
    """The takes, those that mean another one filled in from it; in the same order.

    :param takes: of any articles.
    """
    known = {take.row.id: take for take in takes}
    known |= _accused(takes, known)
    for take in (known[t.row.id] for t in takes):
        filled = _filled(take, known)
        yield _granting(filled) if _grants(take.row) else filled


def _accused(takes: Sequence[Take], known: Mapping[str, Take]) -> dict[str, Take]:
    """The claims of what "it" or "they" do that somebody rejects as accusations: of himself."""
    found: dict[str, Take] = {}
    for take in takes:
        row = take.row
        accused = row.of if row.kind == "government" else row.speaker
        if row.act != "deny" or not accused or _ACCUSING.isdisjoint(map(stem, tokens(row.content))):
            continue
        for meant in row.answers:
            claim = known.get(meant.id)
            open_ = claim is not None and claim.agent.open and claim.side > 0
            if claim is not None and open_ and claim.row.holders and meant.sure >= SURE:
                agent = Phrase(accused, label=row.who)
                found[meant.id] = replace(claim, agent=agent, how="as whoever rejects it takes it")
    return found


def _filled(take: Take, known: Mapping[str, Take]) -> Take:
    sure = [m for m in take.row.answers if m.sure >= SURE and m.id in known]
    if not sure:
        return take
    meant, found = sure[0], known[sure[0].id]
    side = -found.side or -1
    if _grants(take.row):
        side = found.side
    return replace(
        take, relation=found.relation, core=found.core, agent=found.agent, patient=found.patient,
        theme=found.theme, rest=found.rest, side=side,
        phases=_phases([known[m.id] for m in sure]),
        named=found.named, context=take.context | found.context, how=meant.reason,
        sure=min(take.sure, meant.sure), nominal=found.nominal,
    )  # fmt: skip


def _phases(meant: Sequence[Take]) -> frozenset[str]:
    """What is denied to be so, where any of it is said to be; else what is to come."""
    real = [t.phases for t in meant if "real" in t.phases]
    return frozenset().union(*(real or [t.phases for t in meant]))


def answering(takes: Sequence[Take]) -> list[Pair]:
    """The pairs of a denial and what it means: one point by the words of the text.

    :param takes: as :func:`resolved` gives them.
    """
    return [
        Pair(min(one, other), max(one, other), Match(means.sure, False, means.reason))
        for one, other, means in pointing(takes)
    ]


def told(takes: Sequence[Take]) -> Iterator[Joined]:
    """The links that the text itself makes: a denial answers what it means, and contradicts it.

    :param takes: as :func:`resolved` gives them, none of them of a copy.
    """
    answered = list(pointing(takes))
    of_somebody = {one for one, other, _ in answered if takes[other].row.holders}
    for one, other, meant in answered:
        first, second = takes[one].row, takes[other].row
        if one_holder(first, second):
            continue
        if one in of_somebody and not second.holders and not second.predicate_text:
            continue  # a name for what somebody whom the article names has claimed
        if takes[one].row.act == "deny":
            yield Joined("respondsTo", first.id, second.id, meant.reason, meant.sure)
        if takes[one].side * takes[other].side < 0:
            yield Joined("contradicts", first.id, second.id, meant.reason, meant.sure)


def pointing(takes: Sequence[Take]) -> Iterator[tuple[int, int, Meant]]:
    """Each denial with each take that it surely means, as indices."""
    places = {take.row.id: index for index, take in enumerate(takes)}
    for index, take in enumerate(takes):
        for meant in take.row.answers:
            if meant.sure >= SURE and meant.id in places:
                yield index, places[meant.id], meant


# ---------------------------------------------------------------- what is taken for granted


def _grants(row: Row) -> bool:
    """Whether a judgement is laid on something that is taken for given: "the deployment as …"."""
    judged = bool(row.evaluation) or row.cue in words("points", "condemning", "cues")
    if not judged or row.act != "assert" or row.predicate_text or row.style == "narrated":
        return False
    return words("answers", "opposite").isdisjoint(tokens(row.subject_text))


def _granting(take: Take) -> Take:
    if not take.relation:
        return take
    side = 1 if take.row.polarity == "positive" else take.side
    return replace(take, side=side, how="takes it for granted in judging it", sure=_GRANTED)
