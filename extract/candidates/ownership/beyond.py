"""The candidates of any extractor without what their content runs on into: it is no longer said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.candidates.ownership.pieces import cut
from extract.records import Candidate, Span
from extract.syntax.beyond import beyond
from extract.syntax.clauses import SUBJECTS, lost_verb, verb_group
from extract.syntax.cue_frames import cue_frames
from extract.syntax.edges import first_said, last_said, whole
from extract.syntax.occasions import setting
from extract.syntax.parse import Block, Reading
from extract.syntax.quotations import inside, spans
from extract.syntax.tree import head_of, verbal

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["within_bounds"]

_WHOLE = frozenset({"dobj", "attr", "acomp", "prt"})
_STOPS = frozenset(".?!…")


def within_bounds(reading: Reading, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates without what stands behind their content and is told by the article."""
    return [_bounded(reading, _untorn(reading, one)) for one in candidates]


def _untorn(reading: Reading, one: Candidate) -> Candidate:
    """A candidate whose last words are whole, and are its own.

    "denies *the talks* [took place]", "says they *took* [place]", "asked why he left *Roe* [said]".
    """
    block = reading.block_at(one.content[-1].start) if one.content else None
    told = block.tokens(one.content[-1]) if block is not None else []
    word = next((t for t in reversed(told) if not t.is_punct), None)
    if block is None or word is None or word.i + 1 >= len(word.doc):
        return one
    after = word.nbor(1)
    clause = _clause_of(block, word, one)
    if clause is not None:
        return _up_to(block, one, clause.right_edge)
    if after.head.i == word.i and after.dep_ in _WHOLE and not any(after.children):
        return one if _taken(block, after, one) else _up_to(block, one, after)
    if word.dep_ == "nsubj" and word.pos_ == "PROPN" and word.head.i == after.i:
        return cut(reading.text, one, [block.over(word.subtree)])
    return one


def _of_the_sentence(block: Block, one: Candidate) -> list[Span]:
    """What a sentence tells of a claim behind it: "Roe's claim that it fell *angered farmers*"."""
    noun = head_of([t for s in one.cue for t in block.tokens(s)])
    top = head_of([t for s in one.content for t in block.tokens(s)])
    if noun is None or top is None or verbal(noun) or top.head.i != noun.i or noun.i > top.i:
        return []
    own = noun.head if noun.dep_ in SUBJECTS and noun.head.i > top.i else lost_verb(noun, top)
    if own is None or not verbal(top):
        return []
    first = min(i for i in verb_group(own) if i > top.i)
    return [Span(block.at(block.doc[first]).start, max(s.end for s in one.content))]


def _up_to(block: Block, one: Candidate, word: Token) -> Candidate:
    """A candidate whose last words go on to a word, a sign at the end left out."""
    word = word.nbor(-1) if word.is_punct else word
    *before, last = one.content
    return replace(one, content=(*before, Span(last.start, block.at(word).end)))


def _clause_of(block: Block, word: Token, one: Candidate) -> Token | None:
    """The verb of a cue's clause whose subject is all that a content has of it."""
    verb = word.head
    cue = verb.head
    alone = word.dep_ in SUBJECTS and word.i < verb.i and verb.dep_ == "ccomp"
    led = alone and any(block.at(cue).within(s) for s in one.cue)
    if not led or "clause" not in (cue_frames(cue) or ()):
        return None
    parted = any(t.is_punct for t in verb.doc[word.i : verb.i])
    return None if parted or any(_taken(block, t, one) for t in verb.rights) else verb


def _taken(block: Block, word: Token, one: Candidate) -> bool:
    """Whether a word has another part in a candidate."""
    return any(block.at(word).overlaps(s) for s in (*one.source, *one.cue))


def _bounded(reading: Reading, one: Candidate) -> Candidate:
    block = reading.block_at(one.cue[0].start) if one.cue else None
    if block is None:
        return one
    quoted = spans(reading.text, block.span.start, block.span.end)
    told = (block.tokens(s) for s in one.content)
    free = ([t for t in said if not inside(quoted, block.at(t))] for said in told)
    cue = [t for s in one.cue for t in block.tokens(s)]
    ends = ((a, b) for said in free for a, b in beyond(said, cue))
    apart = [Span(block.at(a).start, block.at(b).end) for a, b in ends]
    apart = [p for p in apart if not any(c.start >= p.start for c in one.cue)]
    apart += _behind_quoted(reading.text, one, quoted)
    one = cut(reading.text, one, apart) if apart else one
    one = _edged(reading, block, _unset(block, one, cue), cue)
    told_of = _of_the_sentence(block, one)
    one = cut(reading.text, one, told_of) if told_of else one
    begins = _own_part(reading, block, one)
    behind = (Span(max(s.start, begins), s.end) for s in one.content if s.end > begins)
    return replace(one, content=tuple(behind))


def _unset(block: Block, one: Candidate, cue: Sequence[Token]) -> Candidate:
    """The candidate without a clause ahead of its cue that is told beside what is said."""
    clauses = (c for v in cue for c in v.children if setting(v, c))
    apart = [block.over([c.left_edge, c.right_edge]) for c in clauses]
    kept = tuple(s for s in one.content if not any(s.overlaps(a) for a in apart))
    return replace(one, content=kept) if kept else one


def _edged(reading: Reading, block: Block, one: Candidate, cue: Sequence[Token]) -> Candidate:
    """The candidate whose content begins and ends where a phrase of its sentence does."""
    quoted = spans(reading.text, block.span.start, block.span.end)
    content: list[Span] = []
    for span in one.content:
        said = block.tokens(span) if cue and span.within(block.span) else []
        start, end = span
        if said and start >= one.cue[-1].end and not inside(quoted, Span(start, start + 1)):
            first = first_said(said, cue)
            start = block.at(first).start if first.i > said[0].i else start
        torn = bool(said) and block.at(said[-1]).end > end  # two words glued: "in Oslo.The mill"
        if said and not torn and not inside(quoted, Span(end - 1, end)):
            last = last_said(said, cue)
            longer = whole(last, cue) if last.i == said[-1].i else last
            reached = Span(end, max(end, block.at(longer).end))
            taken = (*one.source, *one.cue, *quoted, *one.content)
            free = not any(reached.overlaps(p) for p in taken)
            end = block.at(longer).end if longer.i != said[-1].i and free else end
        content.append(Span(start, end) if start < end else span)
    return replace(one, content=tuple(content))


def _behind_quoted(text: str, one: Candidate, quoted: Sequence[Span]) -> Iterator[Span]:
    """The sentences without marks right behind a quotation that a cue leads in: the article's.

    'Roe replied: "Not at forty-five." *She is forty-five.*'
    """
    ends = [q.end for q in quoted if q.start >= one.cue[-1].end and text[q.end - 2] in _STOPS]
    for said in one.content:
        begins = said.start
        for end in (e for e in ends if e < said.end and (begins <= e or text[e:begins].isspace())):
            start = max(end, said.start)
            stop = min((q.start for q in quoted if q.start >= start), default=said.end)
            words = text[start : min(stop, said.end)].strip()
            if words[:1].isupper():
                yield Span(start, min(stop, said.end))


def _own_part(reading: Reading, block: Block, one: Candidate) -> int:
    """Where the part of a sentence begins that a clause within that part tells, else 0.

    The case "Roe was careful: *prices*, he noted, *were open*".
    """
    frame = min(s.start for s in (*one.source, *one.cue))
    sentence = block.sentence_at(frame)
    if sentence is None or sentence.start >= frame or not any(s.start > frame for s in one.content):
        return 0
    quoted = spans(reading.text, sentence.start, sentence.end)
    ahead = block.tokens(Span(sentence.start, frame))
    stops = [t.i for t in ahead if t.text in {":", ";"} and not inside(quoted, block.at(t))]
    own = (t for t in ahead if t.i > stops[-1] and t.is_alpha) if stops else iter(())
    first = next(own, None)
    return block.at(first).start if first is not None else 0
