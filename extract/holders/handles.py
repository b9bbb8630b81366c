"""Whom the name of an account means: "JaneRoe", "@realJaneRoe", "SenRoe"."""

from __future__ import annotations

import re

from extract.entities.name_clusters import name_words, normal
from extract.entities.names import Named
from extract.records import Holder, Span
from extract.wordlists import table, words

__all__ = ["account"]

_HANDLE = re.compile(r"@?[A-Za-z][A-Za-z0-9_]+")
_PART = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+")


def account(named: Named, handle: str, at: Span) -> Holder | None:
    """The one person of the article whose full name a handle is, or whose title and surname.

    What else stands in it says at most what he is: "NotJaneRoe" is somebody else.

    :param handle: the words in question: one that holds capitals, with or without its sign.
    :param at: where they stand.
    """
    shaped = _HANDLE.fullmatch(handle) and any(c.isupper() for c in handle.lstrip("@")[1:])
    parts = [p.casefold() for p in _PART.findall(handle)] if shaped else []
    persons = {m.actor.key: m.actor for m in named.actors if m.actor.kind == "person"}
    meant = [a for a in persons.values() if parts and _names(a.label, parts)]
    if len(meant) != 1:
        return None
    return Holder("resolved", meant[0], mention=at, reason="whose account it is")


def _names(label: str, parts: list[str]) -> bool:
    called = [normal(w).replace("'", "").replace("-", "") for w in name_words(label)]
    letters = "".join(parts)
    for name in {"".join(called), called[0] + called[-1]} if len(called) > 1 else set():
        before, _, behind = letters.partition(name)
        if name in letters and {before, behind} <= _beside():
            return True
    title, surname = "".join(parts[:-1]), parts[-1]
    return bool(called) and surname == called[-1] and title in _beside() - {""}


def _beside() -> frozenset[str]:
    """What may stand before or behind a name without making it another's."""
    titles = {re.sub(r"[ .]", "", w).casefold() for w in words("names", "titles", "words")}
    return frozenset({"", *table("names")["handles"]["beside"], *titles})
