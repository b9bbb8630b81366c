"""Who is meant where the article calls somebody by the same words, before it says whom or after.

"“We will pay,” the mayor of Norda said. … Ann Roe … “Soon,” the mayor of Norda added": where one
place tells who is called so, and no other place another one, the others mean her too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.records import Actor, Holder

__all__ = ["same_words"]

_WHY = "whom the same words mean elsewhere in the article"


def same_words(text: str, holders: Sequence[Holder]) -> tuple[Holder, ...]:
    """The holders, those told by a definite description taken for whom it means elsewhere.

    :param text: the article's, from which the mentions are.
    :param holders: those of one article, in any order; given back in the same.
    """
    told = _told(text, holders)
    return tuple(_meant(text, holder, told) for holder in holders) if told else tuple(holders)


def _told(text: str, holders: Sequence[Holder]) -> dict[str, Actor]:
    """Description -> the one person whom it was found to mean."""
    found: dict[str, set[Actor]] = {}
    for holder in holders:
        if holder.status in {"resolved", "joint", "ambiguous"}:
            found.setdefault(_mention(text, holder), set()).update(holder.possible)
    one = {words: next(iter(who)) for words, who in found.items() if words and len(who) == 1}
    return {w: who for w, who in one.items() if who.kind == "person" and not _brought_up(text, w)}


def _brought_up(text: str, words: str) -> bool:
    """Whether the article also brings up somebody of the kind without a name: "an official"."""
    noun = re.escape(words.rpartition(" ")[2])
    found = re.search(rf"\b(an?|another|one)( [\w-]+){{0,3}} {noun}\b", text, re.IGNORECASE)
    return found is not None


def _meant(text: str, holder: Holder, told: Mapping[str, Actor]) -> Holder:
    if holder.status not in {"unnamed", "unknown"}:
        return holder
    # a pronoun that means somebody who is described has him for its actor
    words = _definite(holder.actor.label) if holder.actor is not None else _mention(text, holder)
    who = told.get(words)
    return holder if who is None else replace(holder, status="resolved", actor=who, reason=_WHY)


def _mention(text: str, holder: Holder) -> str:
    return _definite(holder.mention.of(text)) if holder.mention else ""


def _definite(words: str) -> str:
    """Words that begin with "the", in one form; empty for all others."""
    found = " ".join(words.casefold().split())
    return found if found.startswith("the ") else ""
