"""Headings that quote what their article tells below: "“A blow to all”" above who says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extract.claims.acts import Judgement, tokens_of
from extract.claims.statements import split
from extract.entities.names import Named
from extract.records import Attribution, Candidate, Span
from extract.stretches import Stretches
from extract.syntax.parse import Reading
from extract.syntax.scene import Scene, scenes

__all__ = ["RULE", "headlined"]

RULE = "heading-repeats"
_CONFIDENCE = 0.8
_SAYS = Judgement("assert", "positive", "certain", "")
_LONGEST = 20  # words of a heading
_SMALL = 2  # letters of a word that tells little
_FEWEST = 2  # words that tell something, in a heading that can be known again
_SHARE = 0.75  # of these words that must come again
_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
_ENDS = frozenset(".?!…:;,")
_CLOSING = "\"”“»’' \u00a0"


def headlined(
    reading: Reading, named: Named, reported: Sequence[Attribution]
) -> Iterator[Attribution]:
    """The statements of headings that are quotations, of whoever says the same below.

    Nobody's where no one speaker is named for the words below, or two are.

    :param reported: what others are reported to say.
    """
    taken = Stretches(s for one in reported for s in (*one.content, *one.source, *one.cue))
    for scene in scenes(reading):
        for quoted in _quoted(scene):
            words = [*_words(reading, (quoted,))]
            if len(words) < _FEWEST or taken.overlap(quoted):
                continue
            behind = (o for o in reported if o.content[0].start > quoted.end)
            below = [o for o in behind if _repeats(reading, words, o)]
            holders = {o.holder.actor.key if o.holder.actor else "" for o in below}
            if len(holders) == 1 and below[0].holder.status == "resolved":
                yield _made(reading, named, below[0], quoted)


def _quoted(scene: Scene) -> Iterator[Span]:
    """The quotation of a paragraph that is a heading: no mark ends it, within it or behind."""
    words = scene.block.text.rstrip(_CLOSING)
    if len(scene.quotations) != 1 or words[-1:] in _ENDS or len(words.split()) > _LONGEST:
        return
    (quotation,) = scene.quotations
    if scene.last_sign(quotation) not in _ENDS:
        yield quotation.span


def _repeats(reading: Reading, words: Sequence[frozenset[str]], below: Attribution) -> bool:
    """Whether most words of a heading come again in what somebody is reported to say."""
    said = frozenset[str]().union(*_words(reading, below.content))
    return sum(not w.isdisjoint(said) for w in words) >= _SHARE * len(words)


def _words(reading: Reading, spans: Iterable[Span]) -> Iterator[frozenset[str]]:
    """The words that tell something, each as printed and as a dictionary has it."""
    for _, token in tokens_of(reading, tuple(spans)):
        if token.pos_ in _TELLING and token.is_alpha and len(token) > _SMALL:
            yield frozenset({token.lower_, token.lemma_.lower()})


def _made(reading: Reading, named: Named, below: Attribution, quoted: Span) -> Attribution:
    candidate = Candidate(below.source, below.cue, (quoted,), RULE, _CONFIDENCE)
    return Attribution(
        source=candidate.source,
        cue=candidate.cue,
        content=candidate.content,
        style="direct",
        holder=below.holder,
        parts=split(reading, named, candidate, _SAYS),
        rule=RULE,
        confidence=round(_CONFIDENCE * below.confidence, 3),
        cue_lemma=below.cue_lemma,
    )
