"""What is refused: a deed that will not be done, or words that will not be said."""

from __future__ import annotations

from typing import Any

from extract.syntax.cues import Cue, lemma, listed, negated_entry
from extract.wordlists import words

__all__ = ["refused", "telling"]


def refused(cue: Cue) -> Any:
    """The refusal in "refused to *hand over*": a deed that will not be done, not silence."""
    refusals = words("acts", "withheld", "refusals")
    refusing = any(t.lemma_.lower() in refusals for t in cue.chain[:-1])
    deed = refusing and negated_entry(cue.name) is None and not telling(cue)
    return listed("refuse") if deed else None


def telling(cue: Cue) -> bool:
    """Whether what is refused is to say something ("declined *to comment*"), not to do it."""
    head, entry = lemma(cue.head), cue.entry
    if {head, cue.name} & words("acts", "content", "deeds"):
        return False
    if head in words("acts", "content", "telling_alone"):
        return True
    if head in words("acts", "content", "tellings"):
        things = (t.lemma_.lower() for t in cue.head.subtree)
        return not words("acts", "content", "told_things").isdisjoint(things)
    told = {"assert", "deny", "acknowledge", "predict", "ask", "warn", "other"}
    return entry is not None and entry["act"] in told
