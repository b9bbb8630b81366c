"""What a denial repeats as somebody else's claim: "dismissed *reports that the mill has closed*".

Who denies it says that somebody said it, as does who tells that "there are reports" of it. That is
a statement of its own, by whoever is named for it, or by the reports themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from extract.claims.acts import Judgement, tokens_of
from extract.claims.evaluations import unjudged
from extract.claims.operators import doer_of
from extract.claims.owners import owner_of
from extract.claims.pointers import complement, first_phrase
from extract.claims.statements import split
from extract.entities.names import Named
from extract.holders.resolve import resolve
from extract.records import Attribution, Candidate, Certainty, Holder, Part, Span, Spans
from extract.syntax.cues import lemma, listed
from extract.syntax.negation import negations
from extract.syntax.parse import Block, Reading
from extract.syntax.styles import style
from extract.syntax.tree import children, head_of, runs, verbal
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["RULE", "quoted_claims"]

RULE = "denied-claim"
_PHRASE = frozenset({"ADP", "DET", "NOUN", "PROPN", "NUM", "ADJ"})


class _Quoted(NamedTuple):
    """A noun for a claim, and the head of the words that say what is claimed."""

    block: Block
    noun: Token
    claim: Token
    tokens: Sequence[Token]


def quoted_claims(
    reading: Reading, named: Named, reported: Sequence[Attribution]
) -> list[Attribution]:
    """The claims that others' words repeat, each laid to whoever is named for it.

    :param reported: what others are reported to say; a claim that stands there already is left out.
    """
    return [
        made
        for one in reported
        for part in one.parts
        if (quoted := _quoted(reading, part)) is not None
        if not any(_stands(quoted, other) for other in reported)
        if (made := _attribution(reading, named, one, quoted)) is not None
    ]


def _stands(quoted: _Quoted, other: Attribution) -> bool:
    """Whether some words are already reported, by the noun for them."""
    at = quoted.block.at(quoted.noun)
    return any(at.within(span) for span in other.cue)


def _quoted(reading: Reading, part: Part) -> _Quoted | None:
    pairs = tokens_of(reading, part.content)
    block = pairs[0][0] if pairs else None
    tokens = [t for b, t in pairs if b is block and not t.is_space]
    noun = first_phrase(tokens) if part.act == "deny" else _there(tokens)
    claim = complement(noun) if noun is not None else None
    if block is None or noun is None or claim is None or not _claims(noun, claim):
        return None
    doer = doer_of(claim)
    said = {t.i for top in (claim, *((doer,) if doer is not None else ())) for t in top.subtree}
    kept = [t for t in tokens if t.i in said]
    kept = unjudged(_with_tail(kept, tokens), part.evaluation)
    return _Quoted(block, noun, claim, kept) if claim in kept else None


def _there(tokens: Sequence[Token]) -> Token | None:
    """The case "there were *accusations* that it was sold": what somebody says to be about."""
    verb = head_of(tokens)
    if verb is None or not any(children(verb, "expl")) or any(negations(verb)):
        return None
    return next(children(verb, "attr", "nsubj"), None)


def _with_tail(said: list[Token], tokens: Sequence[Token]) -> list[Token]:
    """What is claimed, with the phrases behind it that the parse has hung elsewhere."""
    last = said[-1].i if said else len(tokens)
    tail = list(takewhile(lambda t: t.pos_ in _PHRASE, (t for t in tokens if t.i > last)))
    led = bool(tail) and tail[0].pos_ == "ADP" and tail[0].lower_ != "as"
    return [*said, *tail] if led else said


def _claims(noun: Token, claim: Token) -> bool:
    """Whether a noun with what follows it says that something is so."""
    word = noun.lemma_.lower()
    if doer_of(claim) is not None:
        return word in words("answers", "quoted", "of")
    if claim.dep_ in {"acl", "ccomp", "relcl"}:
        return word in words("answers", "quoted", "clause")
    deed = verbal(claim) or any(children(claim, "acl"))
    return claim.head.lower_ == "of" and (deed or word in words("answers", "quoted", "of"))


def _attribution(
    reading: Reading, named: Named, outer: Attribution, quoted: _Quoted
) -> Attribution | None:
    candidate = _candidate(outer, quoted)
    if candidate is None:
        return None
    (holder,) = resolve(reading, named, [candidate])
    if _one_of(holder, outer.holder):
        return None
    name = lemma(quoted.noun)
    entry = listed(name) or {}
    sure: Certainty = entry["certainty"] if entry.get("act") == "assert" else "certain"
    judgement = Judgement("assert", "positive", sure, name)
    return Attribution(
        source=candidate.source,
        cue=candidate.cue,
        content=candidate.content,
        style=style(reading, candidate.content),
        holder=holder,
        parts=split(reading, named, candidate, judgement),
        rule=RULE,
        confidence=candidate.confidence,
        cue_lemma=name,
    )


def _one_of(holder: Holder, outer: Holder) -> bool:
    keys = {actor.key for actor in outer.possible}
    return any(actor.key in keys for actor in holder.possible)


def _candidate(outer: Attribution, quoted: _Quoted) -> Candidate | None:
    block, noun = quoted.block, quoted.noun
    if any(c.pos_ == "PRON" for c in children(noun, "poss")):
        return None  # "his claim that": whose is not looked for here
    owner = [t for t in owner_of(noun) if t not in quoted.tokens]
    adjective = bool(owner) and all(t.pos_ == "ADJ" for t in owner)
    source = _spans(block, _named_phrase(owner)) if not adjective else ()
    cue: Spans = (block.at(noun),)
    said = list(quoted.tokens)
    speaking = noun.lemma_.lower() in words("answers", "quoted", "speaking")
    if adjective or (speaking and not source):  # "Swedish claims": whose of Sweden is not said
        link = said[0] if said[0].lower_ == "that" else said[0].nbor(-1)
        said = said[1:] if said[0] is link else said
        near = [t for t in noun.subtree if t.i <= noun.i and t.dep_ not in {"punct", "cc"}]
        source, cue = _spans(block, near), (block.at(link),)
    content = _spans(block, said)
    return Candidate(source, cue, content, RULE, outer.confidence, shape="noun") if said else None


def _named_phrase(owner: Sequence[Token]) -> list[Token]:
    """From the first to the last word of an owner, without the "'s"."""
    if not owner:
        return []
    doc = owner[0].doc
    stretch = doc[owner[0].i : owner[-1].i + 1]
    return [t for t in stretch if t.tag_ != "POS"]


def _spans(block: Block, tokens: Sequence[Token]) -> Spans:
    found = (block.over(r) for r in runs(tokens) if any(not t.is_punct for t in r))
    return tuple(Span(s.start, s.end) for s in found)
