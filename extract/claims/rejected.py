"""Denials that hang on what is told: "fraud, *which he denies*", "the claim *is disputed by* Roe".

An extractor may see no more of what is denied than the pronoun, which says nothing by itself. What
is denied are the words before it: those of a claim that somebody else makes there, or the noun.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.records import Candidate, Span, Spans
from extract.syntax.clauses import SUBJECTS, finite, verb_group
from extract.syntax.not_reported import why_unreported
from extract.syntax.parse import Block, Reading
from extract.syntax.phrases import can_speak, noun_phrase
from extract.syntax.quotations import inside, spans
from extract.syntax.tree import below, child, children, runs
from extract.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

__all__ = ["RULE", "rejected", "stretches"]

RULE = "denied-before"
_CONFIDENCE = 0.75


def rejected(reading: Reading, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, and the denials of what stands right before them that none stands for yet.

    Who denies in a relative clause says it, not who claims what it hangs on: such a clause is cut
    from the claim.

    :param found: the candidates of any extractor, checked.
    """
    kept, added = list(found), list[Candidate]()
    for block, verb in _rejecting(reading, found):
        told = _plain(block, verb)
        if told is not None:
            added.append(told)
            continue
        beside = _beside(block, verb, kept)
        if beside is not None:
            added.append(beside)
            kept = [_without(reading.text, c, _clause(block, verb)) for c in kept]
            continue
        made = _relative(block, verb, kept) or _passive(block, verb)
        if made is not None:
            added.append(made)
            clause = Span(made.content[-1].end, block.at(verb.right_edge).end)
            kept = [_without(reading.text, c, clause) for c in kept]
    return [*kept, *added]


def _rejecting(reading: Reading, found: Sequence[Candidate]) -> Iterator[tuple[Block, Token]]:
    """The verbs of rejecting that are no cue yet, outside quotations."""
    listed = words("cues", "rejecting")
    quoted = spans(reading.text, 0, len(reading.text))
    for block in reading.blocks:
        for verb in block.doc:
            if verb.lemma_ in listed and _free(block.at(verb), quoted, found):
                yield block, verb


def _without(text: str, claim: Candidate, clause: Span) -> Candidate:
    """A claim without the clause that denies it."""
    if not any(clause.overlaps(span) for span in claim.content):
        return claim
    cut = (
        piece
        for s in claim.content
        for piece in (
            Span(s.start, min(s.end, clause.start)),
            Span(max(s.start, clause.end), s.end),
        )
        if piece.start < piece.end and any(c.isalnum() for c in piece.of(text))
    )
    return replace(claim, content=tuple(cut) or claim.content)


def _free(at: Span, quoted: Sequence[Span], found: Sequence[Candidate]) -> bool:
    """Whether a word is the article's own, and no cue already."""
    return not inside(quoted, at) and not any(at.within(s) for c in found for s in c.cue)


def _relative(block: Block, verb: Token, found: Sequence[Candidate]) -> Candidate | None:
    """The case "accused of fraud, which he denies", "a claim that he rejects"."""
    noun, who = verb.head, _denier(verb)
    if verb.dep_ not in {"relcl", "acl"} or who is None or not _gap(verb):
        return None
    named = _claim(noun) or noun.lemma_.lower() in words("acts", "refused", "things")
    content = () if named else _claimed(block, verb, found)
    said = below(noun, lambda t: t.i == verb.i or t.i > verb.i)
    return _made(
        block, verb, who, content or stretches(block, (block.doc[i] for i in sorted(said)))
    )


def _denier(verb: Token) -> Token | None:
    """Who rejects it; "it" is the accused: "*Norland* is accused of fraud, which it denies"."""
    who = child(verb, "nsubj")
    if who is None or who.lower_ != "it":
        return who
    charges = (t for t in verb.ancestors if t.lemma_ in words("answers", "accusing", "outright"))
    return next((a for t in charges if (a := child(t, "nsubjpass")) is not None), who)


def _gap(verb: Token) -> bool:
    """Whether what a relative clause rejects is what it hangs on."""
    which = child(verb, "dobj")
    if which is not None:
        return which.tag_ == "WDT"
    return _claim(verb.head) and child(verb, "ccomp", "xcomp") is None


def _claimed(block: Block, verb: Token, found: Sequence[Candidate]) -> Spans:
    """The words before a relative clause of a claim that it hangs on."""
    noun, end = block.at(verb.head), block.at(verb.left_edge).start
    over = [c for c in found if any(noun.within(s) for s in c.content)]
    said = [s for c in over[-1:] for s in c.content if s.start < end]
    text = block.text
    cut = (_before(text, block.span.start, Span(s.start, min(s.end, end))) for s in said)
    return tuple(s for s in cut if s.start < s.end)


def _before(text: str, offset: int, span: Span) -> Span:
    """A stretch without what stands loose at its end.

    :param offset: where the paragraph's text begins in the stored text.
    """
    end = span.end
    while end > span.start and text[end - offset - 1] in " ,—–-":
        end -= 1
    return Span(span.start, end)


def _passive(block: Block, verb: Token) -> Candidate | None:
    """The case "the claim is disputed by Roe"."""
    noun, by = child(verb, "nsubjpass"), child(verb, "agent")
    who = child(by, "pobj") if by is not None else None
    if noun is None or who is None or not _claim(noun):
        return None
    return _made(block, verb, who, stretches(block, sorted(noun.subtree, key=lambda t: t.i)))


def _plain(block: Block, verb: Token) -> Candidate | None:
    """The case "Roe challenged *this statement*, saying …", of which a cue behind it says more."""
    noun, who = child(verb, "dobj"), child(verb, "nsubj")
    if verb.dep_ not in {"ROOT", "conj"} or noun is None or who is None or not _claim(noun):
        return None
    shown = any(c.lower_ in words("answers", "showing") for c in children(noun, "det", "predet"))
    return _made(block, verb, who, stretches(block, sorted(noun.subtree))) if shown else None


def _beside(block: Block, verb: Token, found: Sequence[Candidate]) -> Candidate | None:
    """The case "Roe accused them of fraud and *denied planning it*", which are two reports."""
    at, said = block.at(verb.head), child(verb, "xcomp", "ccomp", "dobj")
    if verb.dep_ != "conj" or child(verb, *SUBJECTS) or said is None or said.i < verb.i:
        return None
    listed = words("answers", "own")
    named = _claim(said) or said.lemma_.lower() in listed
    if said.dep_ == "dobj" and not named and said.tag_ != "VBG":
        return None
    # the parse may hang it on what is told: "accused them of *lying* and denied it"
    below = verb.head.tag_ == "VBG" and finite(verb)
    first = next(
        (c for c in found if any(at.within(s) for s in (*c.cue, *(c.content if below else ())))),
        None,
    )
    cue = [block.doc[i] for i in sorted(verb_group(verb))]
    if first is None or not first.source or why_unreported(cue):
        return None
    content = stretches(block, block.doc[said.left_edge.i : verb.right_edge.i + 1])
    return Candidate(first.source, stretches(block, cue), content, RULE, _CONFIDENCE, shape="verb")


def _clause(block: Block, verb: Token) -> Span:
    """A verb with all that hangs on it, and the word that joins it to the verb before."""
    first = min(verb_group(verb))
    first -= block.doc[first - 1].dep_ == "cc"
    return Span(block.at(block.doc[first]).start, block.at(verb.right_edge).end)


def _claim(noun: Token) -> bool:
    kinds = words("answers", "nouns")
    return any(noun.lemma_.lower() in words("answers", "nouns", kind) for kind in kinds)


def _made(block: Block, verb: Token, who: Token, content: Spans) -> Candidate | None:
    cue = [block.doc[i] for i in sorted(verb_group(verb))]
    if not content or not can_speak(who, verb) or why_unreported(cue):
        return None
    source = stretches(block, (block.doc[i] for i in sorted(noun_phrase(who))))
    return Candidate(source, stretches(block, cue), content, RULE, _CONFIDENCE, shape="verb")


def stretches(block: Block, tokens: Iterable[Token]) -> Spans:
    """Where some words stand, one stretch for each run of them, without marks at its ends."""
    kept = (_trimmed(run) for run in runs(list(tokens)))
    return tuple(block.over(run) for run in kept if run)


def _trimmed(run: list[Token]) -> list[Token]:
    while run and run[-1].is_punct:
        run = run[:-1]
    while run and run[0].is_punct:
        run = run[1:]
    return run
