"""The source of what the tagger found, made whole by the parse."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from extract import wordlists
from extract.candidates.tagger.bounds import bounded
from extract.candidates.tagger.near import Near, alike
from extract.candidates.tagger.tags import Found, Spans
from extract.document import Span
from extract.syntax import quotations
from extract.syntax.clauses import SUBJECTS, aside, finite, opens, passive, saying, subject
from extract.syntax.parse import Block, Reading
from extract.syntax.participles import contested, handed_on, nearer, paper, told_by_paper
from extract.syntax.phrases import names_only, noun_phrase, person_noun, thing
from extract.syntax.speech_verbs import agent, day
from extract.syntax.tree import after, below, child, children, conjuncts, head_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["sourced"]

#: What a noun phrase opens with: alone it is no speaker.
_OPENING = frozenset({"the", "a", "an", "his", "her", "its", "their", "my", "our"})


def sourced(reading: Reading, found: Iterable[Found]) -> list[Found]:
    """The finds, each with a whole noun phrase for a source where the parse has one.

    A source of "The" alone grows to the phrase it opens; a cue without source is given the subject
    of its verb ("Trump went on, comparing …"). Who is asked or told has said nothing, and what one
    comments on is not what one says.
    """
    made = [one for one in (_mended(reading, one) for one in found) if one is not None]
    near = Near()
    for one in made:
        near.add(one, one.content)
    parted = (_parted(reading, one, near) for one in made)
    return [one for one in parted if one.content]


def _parted(reading: Reading, one: Found, near: Near) -> Found:
    """The find without pieces from another sentence whose own cue has them."""
    if len(one.content) < 2 or not one.cue:
        return one
    kept = [p for p in one.content if not any(_has(reading, o, one, p) for o in near.to((p,)))]
    return replace(one, content=tuple(kept)) if kept else one


def _has(reading: Reading, other: Found, one: Found, piece: tuple[int, int]) -> bool:
    """Whether another find, rather there than not, lays a piece to a cue of its own sentence."""
    if other is one or not other.likely or not other.cue:
        return False
    block = reading.block_at(piece[0])
    own = block.sentence_at(piece[0]) if block is not None else None
    if own is None or not alike((piece,), other.content):
        return False
    return own.start <= other.cue[0][0] < own.end and not own.start <= one.cue[0][0] < own.end


def _mended(reading: Reading, one: Found) -> Found | None:
    block = reading.block_at(one.cue[0][0]) if one.cue else None
    if block is None:
        return replace(one, known=False)
    words = [t for s in one.cue for t in block.tokens(Span(*s))]
    verbs = [t for t in words if t.pos_ in {"VERB", "AUX"}]
    if _topic(verbs, reading, one) or _only_quoting(block, verbs, one) or _no_clause(block, one):
        return None
    one = replace(one, content=bounded(reading, block, words, one), source=_nearest(block, one))
    one = replace(one, source=tuple(_placeless(block, piece) for piece in one.source))
    if _names_only(block, verbs, one):
        return None
    if _beside(block, verbs, one):
        one = replace(one, source=())
    given = one.source
    one = _of_clause(block, verbs, one)
    one = _relayed(block, verbs, one) or _corrected(block, verbs, one)
    refused = bool(given) and not one.source
    hears = _hears(block, verbs, one)
    one = replace(one, source=()) if hears else one
    grows = any(map(agent, verbs)) if hears else not refused
    made = _grown(reading, block, one) if grows else one
    return replace(made, known=_listed(words))


def _relayed(block: Block, verbs: Sequence[Token], one: Found) -> Found | None:
    """The find of what a letter or post says that somebody only received, shared or leaked."""
    for verb in verbs:
        noun = child(verb, "dobj")
        telling = told_by_paper(noun) if noun is not None else None
        telling = telling or _tells(verb)
        held = (paper(telling) or telling.head) if telling is not None else None
        if telling is None or held is None:
            continue
        if held.head.lemma_ in wordlists.words("cues", "authoring"):
            continue
        end = block.at(telling).end
        said = [(max(s, end + 1), e) for s, e in one.content if e > end + 1]
        words = [block.doc[i] for i in noun_phrase(held) if i < telling.i]
        source, cue = block.over(words), block.at(telling)
        if said and words:
            ends = (source.start, source.end), (cue.start, cue.end)
            return replace(one, source=(ends[0],), cue=(ends[1],), content=tuple(said))
    return None


def _tells(verb: Token) -> Token | None:
    """The verb itself where it says what a paper tells."""
    return verb if paper(verb) is not None and child(verb, "ccomp") is not None else None


def _corrected(block: Block, verbs: Sequence[Token], one: Found) -> Found:
    """The find with whom the parse shows to speak in place of who only stands before.

    Who shares a letter has not written it; of several joined by "and" none speaks alone.
    """
    if not verbs or not one.source:
        return one
    verb = verbs[-1]
    if contested(verb):
        return replace(one, source=())
    head = nearer(verb) or subject(verb)
    if head is None or thing(head):
        return one
    whole = noun_phrase(head)
    given = {t.i for s in one.source for t in block.tokens(Span(*s))}
    joined = list(conjuncts(head))
    torn = given < whole and any(t.i not in given for t in joined)
    torn = torn and any(c.dep_ == "cc" for t in joined for c in t.children)
    torn = torn or (given < whole and _unnamed(head, given))
    other = given.isdisjoint(whole) and (nearer(verb) is not None or _elsewhere(verb, given))
    source = block.over(block.doc[i] for i in whole)
    two = whole < given and _of_two(head, verb, [block.doc[i] for i in given - whole])
    wrong = (torn or other or two) and not _crosses(source, one)
    return replace(one, source=((source.start, source.end),)) if wrong else one


def _unnamed(head: Token, given: Container[int]) -> bool:
    """Whether a source is only what explains a name, or what the name beside it explains.

    "Roe, *a painter*, denied", "*the foreman*, Falk, denied". Without a comma behind it, it is a
    speaker by itself: "after talks with Roe, *the painter* denied".
    """
    beside = list(children(head, "appos"))
    told = next((t for t in beside if t.i in given), None)
    if head.pos_ == "PROPN" and told is not None:
        behind = after(told.right_edge)
        closed = told.right_edge.is_punct or (behind is not None and behind.is_punct)
        return head.i not in given and closed
    return head.i in given and any(t.pos_ == "PROPN" and t.i not in given for t in beside)


def _elsewhere(verb: Token, given: Collection[int]) -> bool:
    """Whether a source is the subject of another clause, where the cue has a subject of its own.

    "*Roe* wrote “…”, and a week later her aide, Jan Falk, posted “…”".
    """
    own = child(verb, "nsubj")
    if own is None or own.pos_ not in {"NOUN", "PROPN"} or passive(verb):
        return False
    heads = (verb.doc[i] for i in given)
    return any(t.dep_ in SUBJECTS and t.head.i != verb.i for t in heads)


def _of_two(head: Token, verb: Token, more: Sequence[Token]) -> bool:
    """Whether a source holds the subject of another clause too: "*Roe, but Falk* told …".

    :param more: its words beside those of the verb's own subject.
    """
    joined = any(t.dep_ == "cc" for t in more)
    others = (t for t in more if t.dep_ in SUBJECTS and t.head.i != verb.i)
    return any(t.i < head.left_edge.i or joined for t in others)


def _listed(words: Iterable[Token]) -> bool:
    """Whether a word of a cue reports, by the list of acts."""
    return any(t.lemma_.lower() in _acts() or t.text in {":", "—", "―"} for t in words)


@cache
def _acts() -> frozenset[str]:
    """The single words of the list of acts, those aside that mostly help others."""
    listed = {w for entry in wordlists.table("acts")["cue"] for w in entry["words"] if " " not in w}
    return frozenset(listed - {"be", "have", "do", "make", "give", "take", "get", "go"})


def _topic(verbs: list[Token], reading: Reading, one: Found) -> bool:
    """Whether what is marked as content is only what somebody was asked or spoke about."""
    if not verbs:
        return False
    words = " ".join(reading.text[s:e].lower() for s, e in one.cue).split()
    return " ".join([verbs[0].lemma_.lower(), *words[1:]]) in wordlists.words("cues", "topics")


def _only_quoting(block: Block, verbs: Sequence[Token], one: Found) -> bool:
    """Whether a content is no more than how somebody is quoted: "he was quoted *as saying*"."""
    said = next((s for v in verbs if (s := saying(v)) is not None), None)
    if said is None or child(said, "ccomp", "dobj") is not None:
        return False
    named = (noun_phrase(t) for v in verbs for t in children(v, *SUBJECTS, "dobj"))
    ours = frozenset(below(said.head)).union(*named)
    tokens = [t for s in one.content for t in block.tokens(Span(*s))]
    return all(t.i in ours or t.is_punct for t in tokens)


def _no_clause(block: Block, one: Found) -> bool:
    """Whether a content is only what happened to its speaker: "*Told that it fell*, Roe sighed"."""
    words = [t for s in one.content for t in block.tokens(Span(*s))]
    top = head_of(words)
    return top is not None and not words[0].is_quote and opens(top)


def _nearest(block: Block, one: Found) -> Spans:
    """The source or, where a verb or colon parts two pieces of it, the one beside the cue."""
    pieces = sorted(one.source)
    if len(pieces) < 2:
        return one.source
    gap = block.tokens(Span(pieces[0][1], pieces[-1][0]))
    if not any(t.pos_ in {"VERB", "AUX"} or t.text == ":" for t in gap):
        return one.source
    start = one.cue[0][0]
    return (min(pieces, key=lambda piece: min(abs(piece[0] - start), abs(piece[1] - start))),)


def _placeless(block: Block, piece: tuple[int, int]) -> tuple[int, int]:
    """A source without where it speaks: "*In Lima* the council said"."""
    words = block.tokens(Span(*piece))
    if not words or words[0].dep_ != "prep" or words[0].head in words:
        return piece
    where = {t.i for t in words[0].subtree}
    rest = [t for t in words if t.i not in where and not t.is_punct]
    who = next((t for t in rest if t.dep_ in SUBJECTS), None)
    if who is None or rest[0].i < words[0].right_edge.i:
        return piece
    return block.at(rest[0]).start, piece[1]


def _names_only(block: Block, verbs: list[Token], one: Found) -> bool:
    """Whether a content only names whom the words are from: "citing officials", "echoing Roe".

    Whatever else it has is another verb's: "*reported*, citing officials, *that it fell*".
    """
    pieces = [block.tokens(Span(*piece)) for piece in one.content]
    tops = [next((t for t in words if t.head not in words), None) for words in pieces]
    if not tops or tops[0] is None or any(t is None or t.head in verbs for t in tops[1:]):
        return False
    first = tops[0]
    return any(names_only(v, first) or handed_on(v, first) for v in verbs)


def _hears(block: Block, verbs: list[Token], one: Found) -> bool:
    """Whether the source, or who would be taken for it, is told or asked, not telling."""
    for verb in verbs:
        if verb.lemma_ in wordlists.words("cues", "hearing") and not passive(verb):
            return True
        if opens(verb) and _behind_content(one):
            return True
        patient = subject(verb) or _modified(verb)
        if patient is None or verb.lemma_ not in wordlists.words("cues", "heard"):
            continue
        ours = not one.source or any(block.at(patient).overlaps(Span(*s)) for s in one.source)
        if ours and (passive(verb) or _apart(patient, verb)):
            return True
    return False


def _behind_content(one: Found) -> bool:
    """Whether a source stands behind the words, or nowhere."""
    return not one.source or not one.content or one.source[0] > one.content[-1]


def _beside(block: Block, verbs: list[Token], one: Found) -> bool:
    """Whether the source stands in an aside of the sentence, and the cue does not."""
    named = [t for s in one.source for t in block.tokens(Span(*s))]
    return bool(verbs) and bool(named) and all(aside(t, verbs[-1]) for t in named)


def _of_clause(block: Block, verbs: list[Token], one: Found) -> Found:
    """The find of a source that is a whole clause: its subject may be the speaker, nobody else.

    "*Roe heard Falk* say that it fell, shouting that all was lost".
    """
    words = [t for s in one.source for t in block.tokens(Span(*s))]
    top = head_of(words)
    who = child(top, "nsubj") if top is not None and finite(top) else None
    if top is None or who is None or not verbs or any(t.is_punct for t in words):
        return one
    others = [t for t in words if t.i > top.i and t.dep_ in {"dobj", "nsubj"}]
    if not others or top.is_title or who not in words or who.tag_ in {"WP", "WDT"}:
        return one
    named = [t for t in words if t.i in noun_phrase(who)] if subject(verbs[-1]) == who else []
    place = block.over(named) if named else None
    return replace(one, source=((place.start, place.end),) if place is not None else ())


def _apart(noun: Token, verb: Token) -> bool:
    """Whether one comma stands between: "Roe, asked whether X, said Y", read as an active verb."""
    between = [t.text for t in verb.doc[noun.i + 1 : verb.i]]
    return between[-1:] == [","] and between.count(",") == 1


def _modified(verb: Token) -> Token | None:
    """The noun behind which a participle stands: "Roe, asked whether"."""
    return verb.head if verb.dep_ == "acl" else None


def _grown(reading: Reading, block: Block, one: Found) -> Found:
    given = [reading.text[s:e].lower() for s, e in one.source]
    if given and not all(w in _OPENING for w in given):
        return _with_name(block, one)
    head = _head(block, one)
    if head is None or _taken(reading, block, head, one):
        return one
    words = [block.doc[i] for i in sorted(noun_phrase(head))]
    said = min((s for s, _ in one.content), default=block.span.end)
    if block.at(head).end <= said:  # a parse may hang what engineers warn of on "engineers"
        words = [t for t in words if block.at(t).end <= said]
    words = words[: 1 + max(n for n, t in enumerate(words) if not t.is_punct)]
    source = block.over(words)
    if _crosses(source, one):
        return one
    return _with_name(block, replace(one, source=((source.start, source.end),)))


def _with_name(block: Block, one: Found) -> Found:
    """The find with the name right behind its source, or the rest of a name that it cuts.

    "Told by *the insurer* Norda that", "in May *Ana* Roe said".
    """
    start, end = one.source[-1]
    last = block.tokens(Span(start, end))[-1:]
    behind = block.doc[last[0].i + 1 :] if last and last[0].tag_ in {"NN", "NNP"} else ()
    name = list(takewhile(lambda t: t.tag_ == "NNP" and not day(t), behind))
    another = any(t.dep_ in SUBJECTS or t.ent_type_ == "GPE" for t in name)
    if not name or (another and last[0].tag_ == "NN"):
        return one
    whole = Span(start, block.at(name[-1]).end)
    return (
        one if _crosses(whole, one) else replace(one, source=(*one.source[:-1], (start, whole.end)))
    )


def _head(block: Block, one: Found) -> Token | None:
    """The word that heads the phrase the source opens, or the subject of the cue."""
    if one.source:
        opening = block.tokens(Span(*one.source[-1]))[-1:]
        owned = [t for t in opening if t.dep_ == "poss" and person_noun(t.head)]
        return next((t.head for t in opening if t.dep_ == "det" or t in owned), None)
    verbs = [t for s in one.cue for t in block.tokens(Span(*s)) if t.pos_ == "VERB"]
    if not verbs:
        return None
    head = agent(verbs[-1]) if passive(verbs[-1]) else subject(verbs[-1])
    return head if head is None or not thing(head) else None


def _taken(reading: Reading, block: Block, head: Token, one: Found) -> bool:
    """Whether a word is no speaker: quoted, or part of the cue or of what is said."""
    at = block.at(head)
    if quotations.inside(quotations.spans(reading.text, 0, len(reading.text)), at):
        return True
    return _crosses(at, one)


def _crosses(span: Span, one: Found) -> bool:
    """Whether a span shares a character with the cue or with what is said."""
    return any(span.overlaps(Span(*other)) for other in (*one.content, *one.cue))
