"""Those whom nobody filed beforehand and who speak by a name all the same, found again by it."""

from __future__ import annotations

from extract.entities.name_clusters import normal
from extract.records import Actor, Holder, Span

__all__ = ["Spoken"]


class Spoken:
    """Who has spoken in one article by a name that its sentence alone tells, in order.

    :param text: the stored text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._by_last: dict[str, dict[str, Actor]] = {}

    def note(self, actor: Actor) -> None:
        """Remember somebody by the last word of the name."""
        self._by_last.setdefault(normal(actor.label).split()[-1], {})[actor.key] = actor

    def again(self, span: Span) -> Holder | None:
        """Who alone is called by one word, which is the name or its end: "Ana Ruiz", "Ruiz"."""
        word = span.of(self._text)
        known = self._by_last.get(normal(word), {}) if word[:1].isupper() else {}
        fitting = [a for a in known.values() if a.kind == "person" or a.label == word]
        if len(known) != 1 or not fitting:
            return None
        return Holder("resolved", fitting[0], mention=span, reason="who has spoken by that name")
