"""Cutting a content into parts that each say by themselves what their sentence says of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from extract.claims.acts import tokens_of
from extract.claims.status import conditional
from extract.records import Candidate, Span, Spans
from extract.syntax.clauses import SUBJECTS, clausal, finite, mark, subject
from extract.syntax.cues import lemma, listed
from extract.syntax.parse import Block, Reading
from extract.syntax.tree import child, children, head_of, runs, verbal
from extract.wordlists import table, words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Piece", "pieces"]

_LOOSE = frozenset(" \t\n,;:—–")
_LEADING = frozenset({"DET", "CCONJ", "SCONJ"})
_RELATIVE = frozenset({"that", "which", "who", "what", "whoever", "whatever"})
_BEFORE = frozenset(" \t\n,;:—–”»")
_BEHIND = frozenset(" \t\n,;:—–“«„")
_SETTLED = frozenset({"prt", "advmod", "cc", "conj", "punct", "neg", "aux", "auxpass"})
_CHARGES = frozenset({"of", "for", "with"})


class Piece(NamedTuple):
    """The words of one part within one sentence, and the one they hang on.

    :param content: where they stand, within the candidate's content, without the words that join
        them to the others; a subject that the part shares comes first.
    :param told: the reporting verb of the speaker's that leads the part in, where it is another
        than the cue: "says it is safe and *alleges* it is old"; else None.
    """

    block: Block
    tokens: list[Token]
    head: Token
    content: Spans
    told: Token | None = None


def pieces(reading: Reading, candidate: Candidate) -> list[Piece]:
    """The parts of a content, in order of the words they hang on.

    An if-clause is no part, nor is half of an "or", a verb without the object it shares, or what
    holds under a condition that stands with another part.
    """
    cue = [t for _, t in tokens_of(reading, candidate.cue)]
    sentences = list(_sentences(reading, candidate.content))
    found = [p for b, t in sentences for p in _of_sentence(b, t, cue)]
    if len(found) == 1 and found[0].told is None and len(found[0].tokens) == len(sentences[-1][1]):
        content = _whole(reading, found[0], candidate)
        return [found[0]._replace(content=content)]
    made = (p._replace(content=_content(p, candidate.content)) for p in found)
    return sorted((p for p in made if p.content), key=lambda p: (p.block.span, p.head.i))


def _sentences(reading: Reading, spans: Spans) -> Iterator[tuple[Block, list[Token]]]:
    """The tokens of some spans, sentence by sentence."""
    last: tuple[Block, list[Token]] | None = None
    for block, token in tokens_of(reading, spans):
        if last is not None and (last[0] is not block or _parted(last[1][-1], token)):
            yield last
            last = None
        last = last or (block, [])
        last[1].append(token)
    if last is not None:
        yield last


def _parted(token: Token, later: Token) -> bool:
    """Whether a sentence begins between two words of one paragraph."""
    return any(token.doc[n].is_sent_start for n in range(token.i + 1, later.i + 1))


def _of_sentence(block: Block, tokens: list[Token], cue: Sequence[Token]) -> Iterator[Piece]:
    heads = _heads(tokens, cue)
    cut = {h.i for h in heads}
    for head in heads:
        own = [t for t in tokens if _owner(t, cut, heads[0].i) == head.i]
        if not any((t.is_alpha or t.like_num) and not _tag(t) for t in own):
            continue
        charge = _bare_charge(own)
        shared = _shared_subject(head, tokens) if head is not heads[0] else []
        said = _said_besides(head, cue)
        if said is not None:
            inner = {t.i for t in said.subtree}
            yield Piece(block, [t for t in own if t.i in inner], said, (), head)
        else:
            own = [t for t in own if charge is None or t.i >= charge.left_edge.i]
            own = [*shared, *(t for t in own if t not in shared)]
            yield Piece(block, own, charge or head, ())


def _tag(token: Token) -> bool:
    """Whether a word only says what a post belongs to: "#storm"."""
    return token.i > 0 and token.nbor(-1).text == "#"


# ---------------------------------------------------------------- where a sentence is cut


def _heads(tokens: list[Token], cue: Sequence[Token]) -> list[Token]:
    """The heads of the parts of one sentence, the main one first."""
    top = head_of(tokens)
    if top is None:
        return []
    inside = {t.i for t in tokens}
    heads = [top]
    for token in tokens:
        if token.i not in {h.i for h in heads} and _splits(token, heads, inside, cue):
            heads.append(_carrier(token))
    return heads


def _splits(token: Token, heads: list[Token], inside: set[int], cue: Sequence[Token]) -> bool:
    above = token.head
    conceding = mark(token) in words("parts", "concessive") and not _even(token)
    if above.i not in inside and verbal(token):
        return clausal(token) and token.dep_ != "relcl" and (token.dep_ != "advcl" or conceding)
    if above.i not in {h.i for h in heads}:
        return False
    if token.dep_ == "advcl":
        return clausal(token) and conceding
    if token.dep_ == "conj" and verbal(token):
        return _coordinate(token, inside, cue)
    if token.dep_ in {"ccomp", "parataxis"} and token.i < above.i and clausal(token):
        return any(t.text in {";", ","} for t in token.doc[token.i : above.i])
    return token.dep_ == "prep" and _absolute(token, above)


def _even(token: Token) -> bool:
    """The case "*even* though he is crude": said only for what it does not hinder."""
    return any(c.lower_ == "even" for c in token.children)


def _coordinate(token: Token, inside: set[int], cue: Sequence[Token]) -> bool:
    """A finite clause beside another, with a subject of its own or of some length."""
    first: Token = token.head
    alternative = any(c.lower_ in {"or", "nor"} for c in children(first, "cc"))
    if alternative or conditional(first) or conditional(token):
        return False
    if clausal(token):
        return True
    if _whose_report(token) and _said_besides(token, cue) is None:
        return False
    own = [t for t in token.subtree if t.i in inside and not t.is_punct]
    shared = any(children(first, "aux")) and not any(children(token, "aux", "auxpass"))
    long = any(children(token, "aux")) or len(own) >= table("parts")["shortest"]
    return finite(token) and not shared and long and not _object_to_come(first, token)


def _object_to_come(first: Token, second: Token) -> bool:
    """The case "*destroyed* and jammed 12 drones": the first verb has no words of its own."""
    behind = [c for c in first.children if first.i < c.i and c.i != second.i]
    return all(c.dep_ in _SETTLED for c in behind) and not any(children(first, "auxpass"))


def _absolute(token: Token, above: Token) -> bool:
    """The case ", with an estimated 3,000 already stationed there": a claim beside the main one."""
    if token.lower_ != "with" or token.i < above.i or token.nbor(-1).text != ",":
        return False
    noun = child(token, "pobj")
    return noun is not None and any(
        c.tag_ in {"VBN", "VBG"} and c.i > noun.i for c in children(noun, "acl")
    )


def _carrier(token: Token) -> Token:
    if token.dep_ != "prep":
        return token
    noun = next(children(token, "pobj"))
    return next(c for c in children(noun, "acl") if c.i > noun.i)


def _owner(token: Token, cut: set[int], top: int) -> int:
    """The nearest part head above a token."""
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


# ---------------------------------------------------------------- what a part takes along


def _shared_subject(head: Token, tokens: list[Token]) -> list[Token]:
    """The subject that a coordinate verb shares with the clause before it."""
    if head.dep_ != "conj" or not verbal(head) or _own_subject(head):
        return []
    holder = subject(head)
    if holder is None or holder.i > head.i or holder.lower_ in _RELATIVE:
        return []
    phrase = {t.i for t in holder.subtree}
    return [t for t in tokens if t.i in phrase and t.i < head.i]


def _whose_report(verb: Token) -> bool:
    """Whether a verb reports, so that it may be the speaker's as well as a subject's before it."""
    entry = listed(lemma(verb))
    if entry is None or entry["act"] in {"attitude", "other"} or _own_subject(verb):
        return False
    return lemma(verb) not in words("acts", "content", "deeds") and child(verb, "auxpass") is None


def _own_subject(head: Token) -> bool:
    """Whether a verb has a subject, its own or, by a slip of the parse, its auxiliary's."""
    return any(child(t, *SUBJECTS) for t in (head, *children(head, "aux", "auxpass")))


def _said_besides(head: Token, cue: Sequence[Token]) -> Token | None:
    """What the speaker is reported to say by a second verb that the parse gave to the content.

    "The suit says Dorn was hurt and *alleges* the league did nothing": the verbs of saying agree in
    tense, the first clause does not.
    """
    if head.dep_ != "conj" or _own_subject(head) or not finite(head):
        return None
    said = next((c for c in children(head, "ccomp") if clausal(c) and c.i > head.i), None)
    first: Token = head.head
    tensed = {t.tag_ for t in (first, *children(first, "aux", "auxpass"))}
    if said is None or listed(lemma(head)) is None or head.tag_ in tensed:
        return None
    return said if any(t.tag_ == head.tag_ and verbal(t) for t in cue) else None


def _bare_charge(tokens: Sequence[Token]) -> Token | None:
    """What a pronoun is accused of: "accused him of *fraud*"; None when it is nothing."""
    prep = next((t for t in tokens if t.dep_ == "prep" and t.lower_ in _CHARGES), None)
    if prep is None or lemma(prep.head) not in words("parts", "charges") or prep.head in tokens:
        return None  # "mocked those who had accused him of fraud": another one's charge
    accused = child(prep.head, "dobj")
    return child(prep, "pobj") if accused is not None and accused.pos_ == "PRON" else None


# ---------------------------------------------------------------- where a part stands


def _whole(reading: Reading, piece: Piece, candidate: Candidate) -> Spans:
    """The content of one part alone, without what hangs over its edges."""
    tokens = list(piece.tokens)
    while len(tokens) > 1 and tokens[-1].pos_ in _LEADING and tokens[-1].head.i > tokens[-1].i:
        tokens.pop()
    torn = len(tokens) < len(piece.tokens)
    end = piece.block.at(tokens[-1]).end if torn else candidate.content[-1].end
    limit = Span(candidate.content[0].start, end)
    spans = (inner for s in candidate.content if (inner := _within(s, limit)))
    found = tuple(e for s in spans if (e := _edged(reading.text, s)))
    return found or candidate.content


def _edged(text: str, span: Span) -> Span | None:
    """A stretch without the commas, dashes and half quotation marks at its edges."""
    start, end = span
    while start < end and text[start] in _BEFORE:
        start += 1
    while start < end and text[end - 1] in _BEHIND:
        end -= 1
    return Span(start, end) if start < end else None


def _content(piece: Piece, whole: Spans) -> Spans:
    """The stretches of a part, without the words that join it to the others."""
    trimmed = (_trimmed(r) for r in runs(piece.tokens))
    spans = [piece.block.over(r) for r in trimmed if any(not t.is_punct for t in r)]
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
