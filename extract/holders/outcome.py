"""What is told of a pronoun once it is known whom it may mean."""

from __future__ import annotations

from collections.abc import Iterable

from extract.holders.antecedents import Antecedent
from extract.records import Holder, HolderStatus, Span

__all__ = ["ONLY_LINES", "WHERE", "decided"]

WHERE = ("the same sentence", "the sentence before", "an earlier sentence")
ONLY_LINES = len(WHERE)  # what several sentences tell together


def decided(at: Span, word: str, found: Iterable[Antecedent], distance: int) -> Holder:
    """The holder that those make whom a pronoun may mean: one, several, all of them or nobody.

    :param distance: how far back they were found, as a place in ``WHERE``.
    """
    listed = list(found)
    where = (*WHERE, "the lines before")[distance]
    actors = {actor.key: actor for one in reversed(listed) for actor in one.actors}
    chosen = tuple(actors[key] for key in sorted(actors))
    nameless = not all(one.actors for one in listed)
    joint = next((one for one in listed if one.together and {*one.actors} >= {*chosen}), None)
    if joint is not None:
        reason = f"“{word}” means all of them, named together in {where}"
        return Holder("joint", mention=at, reason=reason, together=joint.actors)
    if len(chosen) > 1:
        reason = f"“{word}” fits more than one in {where}"
        return Holder("ambiguous", None, chosen, at, reason=reason)
    if nameless:
        may = "may be" if chosen else "stands for"
        return Holder("unknown", mention=at, reason=f"“{word}” {may} somebody without a name")
    status: HolderStatus = "unnamed" if chosen[0].kind == "unnamed" else "resolved"
    how = "the one named in" if listed[0].named == "named" else f"{listed[0].named} of"
    return Holder(status, chosen[0], mention=at, reason=f"pronoun, {how} {where}")
