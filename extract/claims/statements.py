"""Splitting what somebody says into parts: one attitude to one proposition each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from extract.claims.about import about, addressee, answering
from extract.claims.acts import Judgement, tokens_of
from extract.claims.certainty import weakest
from extract.claims.claims import Claim, claim
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
    Span,
    Spans,
    TimePhrase,
)
from extract.syntax.clauses import clausal, finite, mark
from extract.syntax.parse import Block, Reading
from extract.syntax.phrases import first_person
from extract.syntax.tree import children, head_of, runs, verbal
from extract.wordlists import table, words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["main", "split"]

_LOOSE = frozenset(" \t\n,;:—–")


class _Piece(NamedTuple):
    """The words of one part within one sentence, and the one they hang on."""

    block: Block
    tokens: list[Token]
    head: Token | None = None


def split(
    reading: Reading, named: Named, candidate: Candidate, judgement: Judgement
) -> tuple[Part, ...]:
    """The parts of a candidate's content, in order of the text; at least one.

    :param candidate: the spans of any extractor; source and cue may be empty (narration).
    :param judgement: what the cue says.
    """
    if judgement.evaluation is not None and (judgement.evaluated or judgement.inherited):
        return (_evaluated(reading, named, candidate, judgement),)
    pieces = list(_pieces(reading, candidate))
    several = len(pieces) > 1
    parts = []
    for piece in pieces:
        found = claim(piece.tokens, piece.head, reported=bool(candidate.cue))
        content = _content(piece, candidate.content) if several else candidate.content
        if found is not None and content:
            made = _part(reading, named, (candidate, judgement), (piece, found, content))
            parts.append(made)
    parts.sort(key=lambda p: p.content)
    return tuple(parts) or (_wordless(reading, named, candidate, judgement),)


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


# ---------------------------------------------------------------- cutting the content


def _pieces(reading: Reading, candidate: Candidate) -> Iterator[_Piece]:
    for block, tokens in _sentences(reading, candidate.content):
        heads = _heads(tokens)
        cut = {h.i for h in heads}
        for head in heads:
            own = [t for t in tokens if _belongs(t, head, cut, heads[0].i)]
            if any(t.is_alpha or t.like_num for t in own):
                yield _Piece(block, own, head)


def _sentences(reading: Reading, spans: Spans) -> Iterator[tuple[Block, list[Token]]]:
    """The tokens of some spans, sentence by sentence."""
    last: tuple[Block, list[Token]] | None = None
    for block, token in tokens_of(reading, spans):
        if last is not None and (last[0] is not block or last[1][-1].sent != token.sent):
            yield last
            last = None
        last = last or (block, [])
        last[1].append(token)
    if last is not None:
        yield last


def _heads(tokens: list[Token]) -> list[Token]:
    """The heads of the parts of one sentence, the main one first."""
    top = head_of(tokens)
    if top is None:
        return []
    inside = {t.i for t in tokens}
    heads = [top]
    for token in tokens:
        if token.i not in {h.i for h in heads} and _splits(token, heads, inside):
            heads.append(_carrier(token))
    return heads


def _splits(token: Token, heads: list[Token], inside: set[int]) -> bool:
    above = token.head
    if above.i not in inside and verbal(token):
        return clausal(token) and token.dep_ != "relcl"
    if above.i not in {h.i for h in heads}:
        return False
    if token.dep_ == "advcl":
        return clausal(token) and mark(token) in words("parts", "concessive")
    if token.dep_ == "conj" and verbal(token):
        return _coordinate(token, inside)
    if token.dep_ in {"ccomp", "parataxis", "advcl"} and token.i < above.i and clausal(token):
        between = token.doc[token.i : above.i]
        return any(t.text in {";", ","} for t in between)
    return token.dep_ == "prep" and _absolute(token, above)


def _coordinate(token: Token, inside: set[int]) -> bool:
    """A finite clause beside another, with a subject of its own or of some length."""
    own = [t for t in token.subtree if t.i in inside and not t.is_punct]
    if clausal(token):
        return True
    shared = any(children(token.head, "aux")) and not any(children(token, "aux", "auxpass"))
    modal = any(children(token, "aux"))
    long = modal or len(own) >= table("parts")["shortest"]
    return finite(token) and not shared and long


def _absolute(token: Token, above: Token) -> bool:
    """The case ", with an estimated 3,000 already stationed there": a claim beside the main one."""
    if token.lower_ != "with" or token.i < above.i or token.nbor(-1).text != ",":
        return False
    noun = next(children(token, "pobj"), None)
    return noun is not None and any(
        c.tag_ in {"VBN", "VBG"} and c.i > noun.i for c in children(noun, "acl")
    )


def _carrier(token: Token) -> Token:
    if token.dep_ != "prep":
        return token
    noun = next(children(token, "pobj"))
    return next(c for c in children(noun, "acl") if c.i > noun.i)


def _belongs(token: Token, head: Token, cut: set[int], top: int) -> bool:
    """Whether the nearest part head above a token is this one."""
    return _owner(token, cut, top) == head.i


def _owner(token: Token, cut: set[int], top: int) -> int:
    current = token
    if token.dep_ == "prep" and token.lower_ == "with":
        current = next(children(token, "pobj"), token)
    while current.i not in cut:
        noun = next((c for c in children(current, "acl") if c.i in cut), None)
        if noun is not None and current.dep_ == "pobj":
            return int(noun.i)
        if current.head.i == current.i:
            return top
        current = current.head
    return int(current.i)


def _content(piece: _Piece, whole: Spans) -> Spans:
    """The stretches of a part, without the words that join it to the others."""
    tokens = _trimmed(piece.tokens)
    spans = [piece.block.over(r) for r in runs(tokens) if any(not t.is_punct for t in r)]
    return tuple(cut for span in spans for limit in whole if (cut := _within(span, limit)))


def _trimmed(tokens: list[Token]) -> list[Token]:
    joints = words("parts", "joints")
    while tokens and (tokens[0].text in _LOOSE or _joint(tokens[0], joints)):
        tokens = tokens[1:]
    while tokens and (tokens[-1].text in _LOOSE or _joint(tokens[-1], joints, closing=True)):
        tokens = tokens[:-1]
    return tokens


def _joint(token: Token, joints: frozenset[str], *, closing: bool = False) -> bool:
    joins = token.dep_ in {"cc", "mark", "prep"} or (token.dep_ == "advmod" and token.i == 0)
    return token.lower_ in joints and (joins or (not closing and token.lower_ == "even"))


def _within(span: Span, limit: Span) -> Span | None:
    start, end = max(span.start, limit.start), min(span.end, limit.end)
    return Span(start, end) if start < end else None


# ---------------------------------------------------------------- making the parts


def _part(
    reading: Reading,
    named: Named,
    said: tuple[Candidate, Judgement],
    found: tuple[_Piece, Claim, Spans],
) -> Part:
    candidate, judgement = said
    piece, weighed, content = found
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
        about=about(reading, named, candidate, content),
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
    if act == "assert" and weighed.demanded:
        act = "demand"
    elif act == "assert" and weighed.rejected is not None and weighed.polarity == "negative":
        act = "deny"
    elif act == "assert" and _promised(weighed):
        act = "promise"
    polarity = compose(judgement.polarity, weighed.polarity)
    if act == "deny" and polarity == "positive":
        act = "assert"  # who denies that it is not so says that it is
    return act, polarity, weakest([judgement.certainty, weighed.certainty])


def _open(weighed: Claim) -> bool:
    """Whether the words are a question themselves, not one put in a clause ("whether …")."""
    return mark(weighed.top) not in {"whether", "if"} and weighed.top.i == weighed.head.i


def _promised(weighed: Claim) -> bool:
    """The case "We will support …": the speaker's own future deed."""
    holder = weighed.subject
    own = holder is not None and first_person(holder)
    helpers = {c.lower_ for c in children(weighed.head, "aux")}
    deed = weighed.head.lemma_ not in {"be", "have", "see", "know", "need", "find", "die", "lose"}
    return own and deed and bool(helpers & {"will", "shall", "’ll", "'ll", "wo"})


def _addressee(
    named: Named, candidate: Candidate, reading: Reading, made: tuple[Act, Block, Claim]
) -> str | None:
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
        return _wordless(reading, named, candidate, judgement)
    part = _part(
        reading,
        named,
        (candidate, judgement),
        (_Piece(pairs[0][0], tokens), found, candidate.content),
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


def _wordless(reading: Reading, named: Named, candidate: Candidate, judgement: Judgement) -> Part:
    """The one part of a content without any word to hang a claim on."""
    content = candidate.content
    return Part(
        content=content,
        act=judgement.act,
        polarity=judgement.polarity,
        certainty=judgement.certainty,
        proposition=Proposition("standing", content[0].of(reading.text)),
        about=about(reading, named, candidate, content),
        evaluation=judgement.evaluation,
    )
