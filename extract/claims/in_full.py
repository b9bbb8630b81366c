"""Texts that an article prints in full: each paragraph is said by whoever gives the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.claims.acts import Judgement, tokens_of
from extract.claims.statements import split
from extract.entities.names import Named
from extract.holders.printed import giver
from extract.records import ActorMention, Attribution, Candidate, Holder, Part, Passage, Span
from extract.stretches import Stretches
from extract.syntax.clauses import finite
from extract.syntax.leads import printed
from extract.syntax.parse import Block, Reading
from extract.syntax.tree import verbal

__all__ = ["RULE", "in_full"]

RULE = "printed-in-full"
#: How sure it is that a paragraph up to the last in the first or second person is the giver's.
_CONFIDENCE = 0.9
_SAYS = Judgement("assert", "positive", "certain", "")


def in_full(reading: Reading, named: Named, reported: Sequence[Attribution]) -> list[Attribution]:
    """What others are reported to say, with the texts that are printed in full.

    Whom the giver quotes says it through him; what he says of his own saying is left out, since
    the whole of it is his.

    :param reported: what others are reported to say.
    """
    found = list(reported)
    for passage in reading.document.passages:
        mention = giver(reading, named, passage) if passage.kind == "text" else None
        said = _paragraphs(reading, named, passage, mention) if mention is not None else []
        led = {s for one in found for s in one.content}  # by the line before it
        if mention is not None and said and said[0][1].span not in led:
            found = [*_passed_on(found, said, mention)]
            made = (_attribution(reading, named, mention, lead, b) for lead, b in said)
            found += [one for one in made if one.parts]
    return found


def _paragraphs(
    reading: Reading, named: Named, passage: Passage, mention: ActorMention
) -> list[tuple[Span, Block]]:
    """The paragraphs that are surely the giver's, each with the line that leads the text in.

    Where the giver is named, the text is signed or the page goes on behind it.
    """
    line = [b.span for b in reading.blocks if b.span.end <= passage.span.start][-1]
    signs = [m.span.start for m in named.actors if m.actor.key == mention.actor.key]
    lines = (f.span for f in reading.document.furniture if f.span.within(passage.span))
    surname = mention.actor.label.split()[-1]
    signs += [s.start for s in lines if surname in s.of(reading.text)]
    stop = min((s for s in signs if s >= passage.span.start), default=passage.span.end)
    return [(line, b) for b in printed(reading, passage) if b.span.end <= stop]


def _passed_on(
    reported: Sequence[Attribution], said: Sequence[tuple[Span, Block]], mention: ActorMention
) -> Iterator[Attribution]:
    """What is reported, that within the text through its giver."""
    whole = Stretches(b.span for _, b in said)
    for one in reported:
        if not all(whole.overlap(s) for s in one.content):
            yield one
        elif mention.actor.key not in {a.key for a in one.holder.possible}:
            via = tuple(dict.fromkeys((mention.actor, *one.holder.via)))
            yield replace(one, holder=replace(one.holder, via=via))


def _claims(reading: Reading, part: Part) -> bool:
    """Whether a part has a verb with tense or bids something; a greeting or a heading has none."""
    words = [t for _, t in tokens_of(reading, part.content)]
    return any(verbal(t) and (finite(t) or (t.tag_ == "VB" and t.dep_ == "ROOT")) for t in words)


def _attribution(
    reading: Reading, named: Named, mention: ActorMention, lead: Span, block: Block
) -> Attribution:
    candidate = Candidate((mention.span,), (lead,), (block.span,), RULE, _CONFIDENCE)
    holder = Holder(
        "resolved", mention.actor, mention=mention.span, reason="whose words are printed in full"
    )
    return Attribution(
        source=candidate.source,
        cue=candidate.cue,
        content=candidate.content,
        style="direct",
        holder=holder,
        parts=tuple(p for p in split(reading, named, candidate, _SAYS) if _claims(reading, p)),
        rule=RULE,
        confidence=_CONFIDENCE,
    )
