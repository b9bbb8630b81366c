"""Whom a surname means that several persons of an article bear: "Ana Roe spoke. *Roe* added …"."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from extract.entities.names import AmbiguousName, Named
from extract.holders.offices import Before
from extract.records import Actor, Holder, Span
from extract.syntax.parse import Block

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["shared_surname"]

_NEAR = 300  # characters before the last bearer named within which another one makes it open


def shared_surname(
    named: Named, block: Block, top: Token, words: Span, before: Before | None
) -> Holder | None:
    """Who is called by a name that several bear, all of them where it stays open; None for none.

    :param top: the name's last word.
    :param words: the phrase that it heads.
    :param before: tells what the text before is about; None for nothing.
    """
    at = block.at(top)
    name = next((n for n in named.ambiguous if n.span.overlaps(at) and n.span.within(words)), None)
    if name is None:
        return None
    who = _gone_on(named, name, block, top, before)
    if who is None:
        why = f"{len(name.actors)} persons of the article bear this name"
        return Holder("ambiguous", None, name.actors, name.span, reason=why)
    why = "who has just been spoken of, of those who bear this name"
    return Holder("resolved", who, mention=name.span, reason=why)


def _gone_on(
    named: Named, name: AmbiguousName, block: Block, top: Token, before: Before | None
) -> Actor | None:
    """Which of its bearers the sentence before has for its subject, or None.

    A sentence that has named one of them ahead leaves it open ("Ana Roe said *Roe* had lied"), so
    does another one who was named just before.
    """
    who = before.leading(block, top) if before is not None else None
    bearers = {a.key for a in name.actors}
    own = Span(block.at(top.sent[0]).start, name.span.start)
    if who is None or who.key not in bearers or _any(named, own, bearers):
        return None
    starts = (m.span.start for m in named.actors if m.actor.key == who.key)
    last = max((n for n in starts if n < name.span.start), default=0)
    near = Span(max(0, last - _NEAR), name.span.start)
    return None if _any(named, near, bearers - {who.key}) else who


def _any(named: Named, span: Span, keys: AbstractSet[str]) -> bool:
    return any(m.actor.key in keys for m in named.actors_in(span))
