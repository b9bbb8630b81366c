"""Words that are not written into the graph because they follow from what is."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["chain", "claim"]


def chain(via: Iterable[str], holder: str) -> str:
    """Through whom words came into an article, outermost first: ``article > reports > Ada Kern``.

    :param via: who passed them on, by name.
    :param holder: who holds them, by name; "" for the article itself.
    """
    return " > ".join(("article", *via, *((holder,) if holder else ())))


def claim(subject: str, predicate: str, value: str, content: str) -> str:
    """What a statement claims, worded as a clause; its whole words where they are none.

    :param subject, predicate, value: the parts of the clause as printed, "" where there is none.
    :param content: the words of the statement.
    """
    return " ".join(filter(None, (subject, predicate, value))) if predicate else content
