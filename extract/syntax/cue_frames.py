"""Which words are reporting verbs, and in which frames."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from extract import wordlists

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["cue_frames"]


@cache
def _table() -> Mapping[str, Any]:
    cues = wordlists.table("cues")
    verbs: Mapping[str, Any] = cues["verbs"]
    return {**verbs, **{alias: verbs[lemma] for alias, lemma in cues["aliases"].items()}}


@cache
def _phrasal() -> Mapping[str, Mapping[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for words, frames in wordlists.table("cues")["phrasal"].items():
        lemma, particle = words.split()
        found.setdefault(lemma, {})[particle] = frames
    return found


def cue_frames(token: Token) -> Mapping[str, Any] | None:
    """The frames in which a word is a reporting verb, or None when it is none."""
    if token.pos_ not in {"VERB", "AUX"}:
        return None
    lemma = token.lemma_.lower()
    found = _table().get(lemma)
    particles = _phrasal().get(lemma)
    if particles is None:
        return found
    near = token.doc[token.i + 1 : token.i + 3]
    return next((particles[t.lower_] for t in near if t.lower_ in particles), found)
