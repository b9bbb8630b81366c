"""Who is found to say something in a short text."""

from __future__ import annotations

from extract.annotate import extract
from extract.records import Attribution, Gazetteer
from tests.extract.marked import document

__all__ = ["sayers"]

_NOBODY = frozenset({"unknown", "ambiguous"})


def sayers(text: str, words: str) -> set[str]:
    """Who says what holds some words: labels, "the article", and empty for nobody alone."""
    made = extract(document(text), Gazetteer(), "tagger").attributions
    return {
        _who(a) for a in made for p in a.parts if words in " … ".join(s.of(text) for s in p.content)
    }


def _who(made: Attribution) -> str:
    if made.style == "narrated":
        return "the article"
    actor = made.holder.actor
    return "" if made.holder.status in _NOBODY or actor is None else actor.label
