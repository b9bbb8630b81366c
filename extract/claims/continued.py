"""Sentences that go on with what somebody is reported to say, though no cue leads them in again.

"The mill would close, Roe said. *The workers would be told in May.*" Nothing but its surroundings
tells such a sentence from the article's own word, so it counts as continued only on evidence: the
same speaker's words behind it too, a "would" that nothing else explains, or a word that joins it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from extract.claims.status import deontic
from extract.records import Attribution, Span, Spans
from extract.stretches import Stretches
from extract.syntax.clauses import SUBJECTS, mark
from extract.syntax.parse import Reading
from extract.syntax.phrases import first_person
from extract.syntax.tree import child, children, head_of
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Span as SpacySpan
    from spacy.tokens import Token

__all__ = ["continued"]

_BLAND = frozenset({"attitude", "other", "ask"})
_WOULD = frozenset({"would", "’d", "'d"})
_POINTING = frozenset({"this", "that", "these", "those", "it", "such"})


class _Sentence(NamedTuple):
    """A sentence and what somebody is reported to say in it.

    :param block: number of its paragraph.
    """

    block: int
    span: Span
    words: SpacySpan
    told: tuple[Attribution, ...]


def continued(reading: Reading, reported: Sequence[Attribution]) -> Spans:
    """The sentences without any report that go on with the report right before, in order.

    :param reported: what others are reported to say.
    """
    listed_ones = tuple(_sentences(reading, reported))
    behind = (*listed_ones[2:], None)
    bids = not _opinion(listed_ones)
    return tuple(
        sentence.span
        for (before, sentence), after in zip(pairwise(listed_ones), behind, strict=False)
        if before.block == sentence.block
        and not sentence.told
        and _goes_on(before, sentence, after, bids=bids)
    )


def _sentences(reading: Reading, reported: Sequence[Attribution]) -> Iterator[_Sentence]:
    placed = sorted(((s, n) for n, a in enumerate(reported) for s in a.content))
    places = Stretches(s for s, _ in placed)
    for number, block in enumerate(reading.blocks):
        for span, sentence in block.sentences():
            near = {n for s, n in placed[places.near(span)] if s.overlaps(span)}
            yield _Sentence(number, span, sentence, tuple(reported[n] for n in sorted(near)))


def _opinion(sentences: Iterable[_Sentence]) -> bool:
    """Whether somebody writes an article in the first person, who may demand things as well."""
    own = (t for s in sentences if not s.told for t in s.words)
    return any(first_person(t) for t in own)


def _goes_on(
    before: _Sentence, sentence: _Sentence, after: _Sentence | None, *, bids: bool
) -> bool:
    led = [a for a in before.told if _leads(a, before.span)]
    top = head_of(sentence.words)
    if not led or top is None or _of_the_speaker(top, led):
        return False
    words_of = [t for t in sentence.words if not t.is_punct and not t.is_space]
    framed = after is not None and _speaks_again(led, after)
    if _past(top):
        return framed and words_of[0].lower_ in _list("joining")
    return framed or _joined(words_of) or _shifted(top) or (bids and _bids(top))


def _bids(top: Token) -> bool:
    """Whether a sentence says what has to be done, and not by whom: "All *must be heard*"."""
    return child(top, "auxpass") is not None and child(top, "agent") is None and deontic(top)


def _leads(told: Attribution, sentence: Span) -> bool:
    """Whether a sentence says itself who claims what it reports."""
    framed = bool(told.source) and any(s.overlaps(sentence) for s in (*told.cue, *told.source))
    return framed and told.parts[0].act not in _BLAND


def _speaks_again(led: Sequence[Attribution], after: _Sentence) -> bool:
    """Whether the next sentence gives the same speaker's words, or a quotation of nobody named."""
    speakers = {actor.key for a in led for actor in a.holder.speakers}
    again = {actor.key for a in after.told for actor in a.holder.speakers}
    lost = any(a.style == "direct" and not a.holder.speakers for a in after.told)
    adds = any(a.cue_lemma in _list("adding") and _pronoun(a, after) for a in after.told)
    return bool(speakers & again) or lost or adds


def _pronoun(told: Attribution, sentence: _Sentence) -> bool:
    """Whether a report names its speaker by a pronoun that opens its sentence."""
    first = sentence.words[0]
    opens = bool(told.source) and told.source[0].start == sentence.span.start
    return (
        opens and first.pos_ == "PRON" and told.source[0].end - told.source[0].start == len(first)
    )


def _of_the_speaker(top: Token, led: Sequence[Attribution]) -> bool:
    """Whether a sentence tells of the one who spoke: "*He* is on a tour of the region"."""
    holder = child(top, *SUBJECTS)
    if holder is None:
        return False
    speakers = [s for a in led for s in a.holder.speakers]
    if holder.lower_ in {"he", "she"}:
        before = holder.doc[holder.sent.start : holder.i]
        return any(s.kind == "person" for s in speakers) and all(t.pos_ != "PROPN" for t in before)
    return holder.lower_ in {w for s in speakers for w in s.label.lower().split()}


def _past(top: Token) -> bool:
    tags = {top.tag_, *(c.tag_ for c in children(top, "aux", "auxpass"))}
    return "VBD" in tags


def _joined(words_of: Sequence[Token]) -> bool:
    """Whether a sentence opens with a word that joins it to the one before: "*Moreover*, …"."""
    opening = [t.lower_ for t in words_of[:4]]
    return any(" ".join(opening[:n]) in _list("continuing") for n in (1, 2, 3, 4))


def _shifted(top: Token) -> bool:
    """Whether "would" stands for "will" in words that are reported, for want of a condition."""
    helpers = {c.lower_ for c in children(top, "aux")}
    holder = child(top, *SUBJECTS)
    if not helpers & _WOULD or "have" in helpers or holder is None:
        return False
    points = holder.lower_ in _POINTING or any(
        c.lower_ in {"this", "that"} for c in children(holder, "det")
    )
    conditional = any(
        mark(c) in words("certainty", "status", "conditional_marks") for c in children(top, "advcl")
    )
    return not points and not conditional


def _list(name: str) -> frozenset[str]:
    return words("parts", "continued", name)
