"""Splitting what somebody says into parts: one attitude to one proposition each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extract.claims.about import addressee, answering
from extract.claims.acts import Judgement, tokens_of
from extract.claims.certainty import weakest
from extract.claims.claims import Claim, claim
from extract.claims.evaluations import outcry
from extract.claims.operators import Operator, hanging
from extract.claims.pieces import Piece, pieces
from extract.claims.polarity import compose
from extract.claims.propositions import describe, reference
from extract.claims.quantities import find as find_quantities
from extract.claims.times import find as find_times
from extract.entities.names import Named
from extract.records import (
    Act,
    Attribution,
    Candidate,
    Certainty,
    Part,
    Polarity,
    Proposition,
    Reference,
    Spans,
    TimePhrase,
)
from extract.syntax.clauses import mark
from extract.syntax.cues import lemma, listed
from extract.syntax.parse import Block, Reading
from extract.syntax.phrases import first_person
from extract.syntax.tree import before, children, verbal
from extract.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["main", "split"]

_QUOTES = frozenset('“”"‘«„')


def split(
    reading: Reading, named: Named, candidate: Candidate, judgement: Judgement
) -> tuple[Part, ...]:
    """The parts of a candidate's content, in order of the text; at least one.

    :param candidate: the spans of any extractor; source and cue may be empty (narration).
    :param judgement: what the cue says.
    """
    if judgement.evaluation is not None and (judgement.evaluated or judgement.inherited):
        return (_evaluated(reading, named, candidate, judgement),)
    parts = []
    for piece, over in _rejoined(pieces(reading, candidate), candidate):
        found = claim(piece.tokens, piece.head, reported=bool(candidate.cue), over=over)
        if found is not None:
            found = _cried(reading, candidate, piece, found)
            own = _besides(piece) or _by_itself(reading, candidate, piece)
            made = (candidate, own or judgement)
            parts.append(_part(reading, named, made, (piece, found)))
    return tuple(parts) or (_wordless(reading, candidate, judgement),)


def _besides(piece: Piece) -> Judgement | None:
    """What the verb says that leads a part in by itself; None where the cue does."""
    entry = listed(lemma(piece.told)) if piece.told is not None else None
    if entry is None or piece.told is None:
        return None
    return Judgement(entry["act"], entry["polarity"], entry["certainty"], lemma(piece.told))


def _rejoined(
    found: Sequence[Piece], candidate: Candidate
) -> Iterator[tuple[Piece, Operator | None]]:
    """The pieces, a predicate together with its clause where the cue stands between.

    "*It is unlikely*, he said, *that the mill will close*" is one statement.
    """
    ahead: Piece | None = None
    for piece in found:
        over = hanging(ahead.head) if ahead is not None and candidate.cue else None
        if ahead is not None and over is not None and _led_by_that(piece):
            tokens, content = [*ahead.tokens, *piece.tokens], (*ahead.content, *piece.content)
            yield piece._replace(tokens=tokens, content=content), over
            ahead = None
            continue
        if ahead is not None:
            yield ahead, _turned(ahead)
        ahead = piece
    if ahead is not None:
        yield ahead, _turned(ahead)


def _led_by_that(piece: Piece) -> bool:
    """Whether a clause begins with "that", which may stand right before the piece."""
    first = min(piece.tokens, key=lambda t: t.i)
    ahead = before(first)
    return first.lower_ == "that" or (ahead is not None and ahead.lower_ == "that")


def _turned(piece: Piece) -> Operator | None:
    """The same where the parse hangs the predicate on the verb of its clause."""
    ahead = (c for c in children(piece.head, "ccomp") if c.i < piece.head.i)
    return next(map(hanging, ahead), None) if mark(piece.head) == "that" else None


def _by_itself(reading: Reading, candidate: Candidate, piece: Piece) -> Judgement | None:
    """What a sentence of its own says behind what its cue leads in: "disagreed with him. *“…”*"."""
    block = reading.block_at(candidate.cue[0].start) if candidate.cue else None
    own = block.sentence_at(candidate.cue[0].start) if block is not None else None
    if own is None or not candidate.content[0].within(own) or not piece.content:
        return None
    behind = piece.content[0].start >= own.end and candidate.content[0].end < piece.content[0].start
    unquoted = candidate.content[0].of(reading.text)[:1] not in _QUOTES
    return Judgement("assert", "positive", "certain", "say") if behind and unquoted else None


def main(attribution: Attribution, text: str) -> Part:
    """The part that carries the main clause: the first that no "although" or "with" leads in.

    :param text: the stored text.
    """
    for part in attribution.parts:
        start = part.content[0].start
        before = text[max(0, start - 16) : start].lower().split()
        if not before or before[-1].strip(",") not in words("parts", "side"):
            return part
    return attribution.parts[0]


# ---------------------------------------------------------------- making the parts


def _part(
    reading: Reading,
    named: Named,
    said: tuple[Candidate, Judgement],
    found: tuple[Piece, Claim],
) -> Part:
    candidate, judgement = said
    piece, weighed = found
    content = piece.content
    act, polarity, certainty = _stance(judgement, weighed)
    status = "planned" if act in {"demand", "promise", "threaten"} else weighed.status
    if act == "predict" and status in {"standing", "planned", "ongoing"}:
        status = "predicted"
    weighed = weighed._replace(status=status)
    rejected = weighed.rejected.text if weighed.rejected is not None else judgement.evaluation
    return Part(
        content=content,
        act=act,
        polarity=polarity,
        certainty=certainty,
        proposition=describe(piece.block, named, weighed, piece.tokens),
        quantities=tuple(q for s in content for q in find_quantities(reading, s, named)),
        times=_times(reading, candidate, content),
        evaluation=rejected,
        addressee=_addressee(named, candidate, reading, (act, piece.block, weighed)),
    )


def _stance(judgement: Judgement, weighed: Claim) -> tuple[Act, Polarity, Certainty]:
    """The act, polarity and certainty of a part: the cue's, as its content refines them."""
    act = judgement.act
    if weighed.question and act in {"assert", "other", "ask"}:
        asked: Act = "ask" if judgement.act == "ask" or _open(weighed) else act
        return asked, "underspecified", "uncommitted"
    if weighed.question and act == "deny":  # "raised doubts about whether": that it is so
        return act, "negative", weakest([judgement.certainty, "possible"])
    if act == "assert" and weighed.demanded:
        act = "demand"
    elif act == "assert" and weighed.rejected is not None and weighed.polarity == "negative":
        act = "deny"
    elif act == "assert" and _promised(weighed):
        act = "promise"
    polarity = compose(judgement.polarity, weighed.polarity)
    if act == "attitude" and _judged_by_cue(judgement) and weighed.head.i != weighed.top.i:
        polarity = judgement.polarity  # "denounced *the claim* that it was not so"
    if act == "deny" and polarity == "positive":
        act = "assert"  # who denies that it is not so says that it is
    return act, polarity, weakest([judgement.certainty, weighed.certainty])


def _judged_by_cue(judgement: Judgement) -> bool:
    """The case "*denounced* the claim": the cue itself is for or against what it names."""
    return judgement.evaluation is not None and judgement.evaluated is None


def _cried(reading: Reading, candidate: Candidate, piece: Piece, weighed: Claim) -> Claim:
    """The case "“Nonsense,” he said": a whole answer that denies what was asked or told."""
    word = outcry(piece.tokens)
    if word is None or not candidate.cue:
        return weighed
    quoted = candidate.content[0].of(reading.text)[:1] in _QUOTES
    ahead, own = before(piece.tokens[0]), {t.i for t in piece.tokens}
    behind = (t for t in word.sent if t.i > piece.tokens[0].i and t.is_alpha)
    alone = (ahead is None or ahead.text == ":") and all(t.i in own for t in behind)
    return weighed._replace(rejected=word, polarity="negative") if quoted or alone else weighed


def _open(weighed: Claim) -> bool:
    """Whether the words are a question themselves, not one put in a clause ("whether …")."""
    if not verbal(weighed.top):
        return True
    return {mark(weighed.top), mark(weighed.head)}.isdisjoint({"whether", "if"})


def _promised(weighed: Claim) -> bool:
    """The case "We will support …": the speaker's own future deed."""
    holder = weighed.subject
    own = holder is not None and first_person(holder)
    helpers = {c.lower_ for c in children(weighed.head, "aux")}
    deed = weighed.head.lemma_ not in {"be", "have", "see", "know", "need", "find", "die", "lose"}
    return own and deed and bool(helpers & {"will", "shall", "’ll", "'ll", "wo"})


def _addressee(
    named: Named, candidate: Candidate, reading: Reading, made: tuple[Act, Block, Claim]
) -> Reference | None:
    act, block, weighed = made
    if act not in words("parts", "addressed"):
        return None
    told = addressee(reading, named, candidate)
    if told is None and act == "demand":
        named_one = reference(block, named, weighed.subject)
        told = answering(named, named_one) if named_one else None
    return told


def _times(reading: Reading, candidate: Candidate, content: Spans) -> tuple[TimePhrase, ...]:
    """The times within the words, else those that its sentence gives beside them."""
    inner = tuple(t for s in content for t in find_times(reading, s))
    if inner or not candidate.cue:
        return inner
    block = reading.block_at(candidate.cue[0].start)
    if block is None:
        return ()
    taken = (*candidate.content, *candidate.source)
    sentence = next((s for s, _ in block.sentences() if candidate.cue[0].overlaps(s)), block.span)
    beside = find_times(reading, sentence)
    return tuple(t for t in beside if not any(t.span.overlaps(s) for s in taken))


def _evaluated(reading: Reading, named: Named, candidate: Candidate, judgement: Judgement) -> Part:
    """One part: the thing judged, and the judgement on it."""
    apart = judgement.evaluated
    target = judgement.inherited or candidate.content[0]
    pairs = tokens_of(reading, candidate.content if judgement.inherited is None else (target,))
    if apart is not None and judgement.inherited is None:
        pairs = [(b, t) for b, t in pairs if not b.at(t).overlaps(apart)]
        pairs = [p for p in pairs if p[0].at(p[1]).start < apart.start] or pairs
    tokens = [t for _, t in pairs]
    found = claim(tokens) if tokens else None
    if found is None:
        return _wordless(reading, candidate, judgement)
    if apart is not None and found.rejected is not None:
        word = pairs[0][0].at(found.rejected)
        if word.overlaps(apart):  # the judgement has counted it
            found = found._replace(rejected=None, polarity=compose(found.polarity, "negative"))
    part = _part(
        reading,
        named,
        (candidate, judgement),
        (Piece(pairs[0][0], tokens, found.top, candidate.content), found),
    )
    return part if judgement.polarity == "negative" else _characterised(part, judgement)


def _characterised(part: Part, judgement: Judgement) -> Part:
    """The case "the deployment as desperate": what it is said to be stands as the object."""
    words_of = part.proposition
    made = Proposition(
        status="standing",
        subject=words_of.subject,
        predicate=words_of.predicate,
        object=words_of.object or judgement.evaluation,
        subject_ref=words_of.subject_ref,
    )
    return replace(part, proposition=made)


def _wordless(reading: Reading, candidate: Candidate, judgement: Judgement) -> Part:
    """The one part of a content without any word to hang a claim on."""
    content = candidate.content
    return Part(
        content=content,
        act=judgement.act,
        polarity=judgement.polarity,
        certainty=judgement.certainty,
        proposition=Proposition("standing", content[0].of(reading.text)),
        evaluation=judgement.evaluation,
    )
