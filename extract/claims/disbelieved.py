"""What somebody calls untrue in passing: "must stop spreading *unfounded accusations that …*".

A report may be of something else, and yet whoever speaks denies the claim that an adjective there
calls untrue. That is a denial of its own, by the same holder.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from extract.claims.acts import Judgement, tokens_of
from extract.claims.dismissals import names_claim
from extract.claims.owners import owner_of
from extract.claims.pointers import complement
from extract.claims.rejected import stretches
from extract.claims.retorts import spread
from extract.claims.statements import split
from extract.entities.names import Named
from extract.records import Attribution, Candidate
from extract.stretches import Stretches
from extract.syntax.negation import untrue
from extract.syntax.parse import Block, Reading
from extract.syntax.styles import style
from extract.syntax.tree import children, head_of
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["RULE", "disbelieved"]

RULE = "called-untrue"
_CONFIDENCE = 0.9
#: Of other acts the adjective may be the article's own: "supports the false claim that …".
_OWN_WORDS = frozenset({"assert", "demand", "warn", "predict", "threaten"})


def disbelieved(
    reading: Reading, named: Named, reported: Sequence[Attribution]
) -> list[Attribution]:
    """The denials that an adjective alone tells of, within what somebody is reported to say.

    :param reported: what others are reported to say; what is denied there already is left out.
    """
    denied = Stretches(
        s for one in reported for part in one.parts if part.act == "deny" for s in part.content
    )
    made = (
        _attribution(reading, named, one, found)
        for one in reported
        if one.holder.speakers
        for part in one.parts
        if part.act in _OWN_WORDS and part.polarity != "negative"
        for found in _found(tokens_of(reading, part.content))
        if not denied.overlap(found[0].at(found[1]))
    )
    return list({(one.cue, one.content): one for one in made}.values())


def _found(pairs: Sequence[tuple[Block, Token]]) -> Iterator[tuple[Block, Token, Token]]:
    """The nouns for a claim that an adjective calls untrue and that say what of, or whose."""
    inside = {t.i for _, t in pairs}
    top = head_of([t for _, t in pairs])  # the claim itself: named by whoever reports it
    retort = spread([t for _, t in pairs])  # "Roe makes false claims of fraud": whose they are
    for block, noun in pairs:
        if noun == top or (retort is not None and noun == retort[0]):
            continue
        word = next((c for c in children(noun, "amod") if c.lower_ in untrue()), None)
        if word is None or word.i not in inside or not names_claim(noun):
            continue
        said = complement(noun)
        shown = any(c.lower_ in words("answers", "showing") for c in children(noun, "det"))
        owned = bool(owner_of(noun)) and noun.lemma_ not in words("answers", "nouns", "idea")
        if (said is not None and said.i in inside) or shown or owned:
            yield block, noun, word


def _attribution(
    reading: Reading, named: Named, outer: Attribution, found: tuple[Block, Token, Token]
) -> Attribution:
    block, noun, word = found
    inside = {t.i for _, t in tokens_of(reading, outer.content)}
    said = [t for t in noun.subtree if t.i in inside and t.i > word.i]
    content = stretches(block, said)
    confidence = round(outer.confidence * _CONFIDENCE, 3)
    candidate = Candidate(outer.source, (block.at(word),), content, RULE, confidence)
    judgement = Judgement("deny", "negative", "certain", word.lower_)
    return Attribution(
        source=candidate.source,
        cue=candidate.cue,
        content=candidate.content,
        style=style(reading, candidate.content),
        holder=outer.holder,
        parts=split(reading, named, candidate, judgement),
        rule=RULE,
        confidence=confidence,
        cue_lemma=word.lower_,
    )
