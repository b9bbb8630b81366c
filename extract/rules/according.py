"""``according to X`` before, in and after what X says, also beside another reporting verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract import lexicon
from extract.rules.scene import Draft, Scene
from extract.rules.tree import below, child, noun_phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["merge"]

_SAYING = frozenset({"verb-clause", "quote-before", "quote-after", "quote-split"})
_CLAUSES = frozenset({"ROOT", "conj", "ccomp", "advcl", "relcl", "parataxis"})


def merge(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """The drafts together with those of "according to".

    Where one stands in the clause of a reporting verb, the two become one: a report or a poll
    passes on what the source says; a person is the source of what the report passes on.
    """
    made = list(drafts)
    for token in scene.tokens:
        if token.lower_ == "according" and not scene.quoted(token):
            found = _draft(scene, token)
            if found is not None:
                made = _joined(scene, found, made)
    return made


def _draft(scene: Scene, according: Token) -> Draft | None:
    to = next((c for c in according.children if c.lower_ == "to"), None)
    inner = child(to, "pobj") if to is not None else None
    if to is None or inner is None or scene.quoted(inner):
        return None
    phrase = set(below(according))
    source = noun_phrase(inner)
    content = _content(scene, according, phrase)
    if not content:
        return None
    cue = frozenset({according.i, to.i})
    return Draft(according.i, source, cue, frozenset(content), "according")


def _clause(according: Token) -> Token:
    """The verb of the clause that "according to" speaks of."""
    clause = according.head
    while clause.dep_ not in _CLAUSES and clause.head.i != clause.i:
        clause = clause.head
    return clause


def _content(scene: Scene, according: Token, phrase: set[int]) -> set[int]:
    clause = _clause(according)
    first = according.left_edge.i == according.sent.start
    whole = set(below(clause, None if first else _own_clause))
    whole -= phrase
    return {i for i in whole if not scene.tokens[i].is_space}


def _own_clause(token: Token) -> bool:
    """Whether a dependent is a clause of its own, coordinated with the one above it."""
    if token.dep_ == "conj" and token.head.pos_ in {"VERB", "AUX"}:
        return child(token, "nsubj", "nsubjpass") is not None
    return False


def _joined(scene: Scene, found: Draft, drafts: list[Draft]) -> list[Draft]:
    for number, other in enumerate(drafts):
        if other.source and other.rule in _SAYING and _beside(scene, found, other):
            return [*drafts[:number], _pair(scene, found, other), *drafts[number + 1 :]]
    return [*drafts, found]


def _beside(scene: Scene, found: Draft, other: Draft) -> bool:
    """Whether "according to" speaks of the same words as a reporting verb."""
    according = scene.tokens[found.verb]
    if other.verb == _clause(according).i:
        return True
    if found.verb not in other.content:
        return False
    # at the end of the sentence and behind a comma it speaks of all of it
    ends = max(found.source) + 2 >= according.sent.end
    return ends and scene.tokens[found.verb - 1].text == ","


def _pair(scene: Scene, found: Draft, other: Draft) -> Draft:
    content = other.content - frozenset(below(scene.tokens[found.verb]))
    if _passes_on(scene, other):
        return found._replace(content=content, rule="according-report", reporters=(other.source,))
    return other._replace(content=content, rule="according-speaker", reporters=(found.source,))


def _passes_on(scene: Scene, draft: Draft) -> bool:
    carriers = lexicon.words("cues", "carriers")
    return any(scene.tokens[i].lemma_.lower() in carriers for i in draft.source)
