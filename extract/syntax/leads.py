"""Lines that lead in words to come: "Roe said this:", "The union's demands:", "And from Roe:".

Whose the words behind the colon are, the line says; the article does not say them itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from extract import wordlists
from extract.records import FurnitureKind, Passage, Span, Spans
from extract.syntax import quotations
from extract.syntax.clauses import has_to_say, passive, subject, verb_group
from extract.syntax.cue_frames import cue_frames
from extract.syntax.not_reported import why_unreported
from extract.syntax.phrases import can_speak, first_person, noun_phrase, second_person
from extract.syntax.tree import below, child

if TYPE_CHECKING:
    from spacy.tokens import Token

    from extract.syntax.parse import Block, Reading

__all__ = ["Lead", "announced", "leads", "led", "printed", "set_off"]

_FAR = 25  # tokens between a cue and the colon that ends its paragraph
_CLOSE = 5  # words of the close of a letter
_NAME = 12  # tokens of a line that is a name
_STOPS = frozenset({".", "?", "!", "…"})
_CLOSING = "\"”“»’' \u00a0"
_SIGNS: frozenset[FurnitureKind] = frozenset({"byline", "credit"})
_CORE = frozenset({"ROOT", "nsubj", "nsubjpass", "attr", "dobj", "conj", "appos"})
_OPENING = frozenset({"and", "from", "then", "here", "also", "this"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_MAKERS = frozenset({"by", "from"})
_BACK = frozenset({"they", "these"})
_FOLLOW = ["as", "follows"]
_POINTERS = frozenset({"following", "this", "these", "words"})


class Lead(NamedTuple):
    """A paragraph that ends in a colon and says whose the words behind it are.

    :param number: of the paragraph in the reading.
    :param kind: ``verb`` a verb of speech, ``noun`` a noun that names what was said, ``name`` a
        name alone.
    :param source: indices of the words that name the speaker; empty where nobody is named.
    :param cue: indices of the words that lead in.
    :param verb: index of the word that carries the cue.
    :param told: whether the line already tells what was said, and the rest only adds to it.
    """

    number: int
    kind: Literal["verb", "noun", "name"]
    source: frozenset[int]
    cue: frozenset[int]
    verb: int
    told: bool = False


@lru_cache(maxsize=1)
def leads(reading: Reading) -> tuple[Lead, ...]:
    """The paragraphs of an article that lead in the words of the next ones, in order."""
    found = (_lead(reading, n) for n in range(len(reading.blocks) - 1))
    return tuple(lead for lead in found if lead is not None)


def led(reading: Reading, lead: Lead) -> Spans:
    """What a line leads in: a quotation, what is set off behind it, or the next paragraph.

    A name alone leads in only what is marked as somebody's words, a noun only that or a list.
    """
    following = reading.blocks[lead.number + 1]
    passage = _passage(reading, following.span)
    if passage is not None:
        if passage.kind == "text":
            return tuple(b.span for b in printed(reading, passage))
        own = passage.kind == "list" and lead.kind == "name"
        return () if own else _within(reading, passage.span)
    quoted = _quoted(reading, lead.number + 1)
    if quoted or lead.kind != "verb":
        return quoted
    return () if lead.told else (following.span,)


def printed(reading: Reading, passage: Passage) -> list[Block]:
    """The paragraphs of a text printed in full that are surely of it, headings left out.

    The page may go on behind the text: where nobody is spoken to any more, and behind a line that
    signs it. What stands before the close of a letter is all of it.
    """
    signed = [f.span for f in reading.document.furniture if f.kind in _SIGNS]
    quoted = quotations.spans(reading.text, 0, len(reading.text))
    found: list[Block] = []
    for block in (b for b in reading.blocks if b.span.within(passage.span)):
        if found and any(found[0].span.end <= s.start < block.span.start for s in signed):
            break
        if found and _closes(block):
            return found
        if block.text.rstrip(_CLOSING)[-1:] in _STOPS:
            found.append(block)
    spoken = [n for n, b in enumerate(found, 1) if _addresses(b, quoted)]
    return found[: max(spoken, default=0)]


def _closes(block: Block) -> bool:
    """Whether a line closes a letter: "Yours in faith,"."""
    told = [t.lower_ for t in block.doc if t.is_alpha]
    brief = 0 < len(told) <= _CLOSE and block.text.rstrip().endswith(",")
    return brief and not wordlists.words("cues", "closing").isdisjoint(told)


def _addresses(block: Block, quoted: Spans) -> bool:
    """Whether a paragraph calls out, or says "I", "we" or "you" in words of its own."""
    if block.text.rstrip(_CLOSING).endswith("!"):
        return True
    own = (t for t in block.doc if not quotations.inside(quoted, block.at(t)))
    return any(first_person(t) or second_person(t) for t in own)


def announced(reading: Reading, lead: Lead) -> bool:
    """Whether what a line leads in is surely its speaker's.

    A plain paragraph behind "Roe wrote:" may be the article's own again where a post was lost: in
    the first or second person it is the speaker's, else nobody's.
    """
    following = reading.blocks[lead.number + 1]
    if _passage(reading, following.span) or _quoted(reading, lead.number + 1):
        return True
    return any(first_person(t) or second_person(t) for t in following.doc)


def set_off(reading: Reading) -> Spans:
    """What the layout gives to somebody else than the article, with the lines that lead it in."""
    document = reading.document
    found = [p.span for p in document.passages if p.kind != "list"]
    signed = (p.author for p in document.passages if p.author is not None)
    found += [b.span for s in signed if (b := reading.block_at(s.start)) is not None]
    for lead in leads(reading):
        spans = led(reading, lead)
        if spans:
            found += [*spans, _sentence(reading.blocks[lead.number])]
    return tuple(sorted(found))


def _sentence(block: Block) -> Span:
    *_, (span, _) = block.sentences()
    return span


def _passage(reading: Reading, span: Span) -> Passage | None:
    """The passage that a paragraph opens."""
    every = reading.document.passages
    return next((p for p in every if p.span.start == span.start), None)


def _within(reading: Reading, span: Span) -> Spans:
    """The paragraphs of a stretch, cut to it."""
    near = (b.span for b in reading.blocks if b.span.overlaps(span))
    return tuple(Span(max(b.start, span.start), min(b.end, span.end)) for b in near)


def _quoted(reading: Reading, number: int) -> Spans:
    """The quotation that makes up a paragraph, with the paragraphs that it runs on in."""
    found: list[Span] = []
    for block in reading.blocks[number:]:
        first = next(iter(quotations.spans(reading.text, *block.span)), None)
        if first is None or first.start - block.span.start > 1:
            break
        if not found and 2 * (first.end - first.start) < block.span.end - block.span.start:
            break
        found.append(first)
        if not quotations.odd_marks(first.of(reading.text)) or first.end != block.span.end:
            break
    return tuple(found)


# ---------------------------------------------------------------- who speaks


def _lead(reading: Reading, number: int) -> Lead | None:
    block = reading.blocks[number]
    last = len(block.doc) - 1
    if last < 1 or block.doc[last].text != ":":
        return None
    tokens = list(_sentence_up_to(block, last))
    quoted = quotations.spans(reading.text, *block.span)
    if any(quotations.inside(quoted, block.at(t)) for t in tokens[-2:]):
        return None
    if tokens and _only_points(tokens) and tokens[0].i > 1:
        tokens = list(_sentence_up_to(block, tokens[0].i - 1))
    noun = _noun(number, tokens)
    named = noun if noun is not None and any(_names(block.doc[i]) for i in noun.source) else None
    owned = named or _made_by(number, tokens)
    laid = owned or _verb(number, tokens) or _according(number, tokens)
    return laid or noun or _name(number, list(block.doc))


def _names(token: Token) -> bool:
    return token.pos_ != "PRON"


def _sentence_up_to(block: Block, last: int) -> Iterator[Token]:
    """The words of a sentence before a place, the nearest of a long one."""
    first = next((i + 1 for i in range(last - 1, -1, -1) if block.doc[i].text in _STOPS), 0)
    yield from block.doc[max(first, last - 2 * _FAR) : last]


def _only_points(tokens: list[Token]) -> bool:
    """Whether a sentence only says that what the one before names comes now: "They are:"."""
    said = [t.lower_ for t in tokens if not t.is_space]
    return len(said) > 1 and said[0] in _BACK and said[1] == "are" and said[2:] in ([], _FOLLOW)


def _verb(number: int, tokens: list[Token]) -> Lead | None:
    """The case "Roe said:", "Roe made this statement:"."""
    for token in reversed(tokens[-_FAR:]):
        verb = _teller(token)
        head = _subject(verb, tokens) if verb is not None else None
        if verb is None or head is None or passive(verb) or _unreported(verb):
            continue
        if first_person(head) or not can_speak(head, verb):
            return None
        source = _phrase(head)
        carried = frozenset(below(token)) if token.i != verb.i else frozenset[int]()
        cue = (verb_group(verb) | carried) - source
        return Lead(number, "verb", source, cue, verb.i, token.i == verb.i and _tells(verb, tokens))
    return None


def _according(number: int, tokens: list[Token]) -> Lead | None:
    """The case "According to Roe:"; behind a clause of its own the line tells what is said."""
    for token in tokens[-_FAR:]:
        to = child(token, "prep") if token.lower_ == "according" else None
        head = child(to, "pobj") if to is not None else None
        if to is None or head is None or not can_speak(head, token):
            continue
        told = any(t.pos_ in {"VERB", "AUX"} and t.i < token.i for t in tokens)
        cue = frozenset({token.i, to.i})
        return Lead(number, "verb", _phrase(head), cue, token.i, told)
    return None


def _unreported(verb: Token) -> bool:
    return bool(why_unreported([verb.doc[i] for i in sorted(verb_group(verb))]))


def _phrase(head: Token) -> frozenset[int]:
    """The words that name a speaker, without the sign of a genitive at their end."""
    return frozenset(i for i in noun_phrase(head) if head.doc[i].lower_ not in _POSSESSIVE)


def _subject(verb: Token, tokens: list[Token]) -> Token | None:
    """Who says it; never "the following", which a parse may take for the subject."""
    head = subject(verb)
    if head is None or head.lower_ not in _POINTERS or head.i < verb.i:
        return head
    before = [t for t in tokens if t.dep_ == "nsubj" and t.i < verb.i]
    return before[0] if len(before) == 1 else None


def _teller(token: Token) -> Token | None:
    """The verb of a reporting clause: "said", or "made" in "made the following comment".

    Or "had" in "had this to say".
    """
    if has_to_say(token):
        return token.head
    frames = cue_frames(token)
    if frames is not None and ("quote" in frames or "clause" in frames):
        return token
    verb = token.head
    issues = token.dep_ == "dobj" and verb.lemma_ in wordlists.words("cues", "issuing")
    # who has three reasons may not have told them
    return verb if issues and _speech(token, told=verb.lemma_ != "have") else None


def _speech(token: Token, *, told: bool = False) -> bool:
    """Whether a noun names words of somebody.

    :param told: whether somebody tells them, whosever they are: "gave two reasons".
    """
    listed = wordlists.words("cues", "enumerated") | wordlists.words("cues", "papers")
    if told or child(token, "poss") is not None:
        listed |= wordlists.words("cues", "enumerated_owned")
    return token.pos_ == "NOUN" and token.lemma_.lower() in listed


def _tells(verb: Token, tokens: list[Token]) -> bool:
    """Whether a verb has its complement already: "Officials said there were two reasons:"."""
    last = tokens[-1].i
    clauses = (c for c in verb.children if c.dep_ in {"ccomp", "xcomp"} and c.i > verb.i)
    return any(c.i <= last for c in clauses)


def _noun(number: int, tokens: list[Token]) -> Lead | None:
    """The case "The union's demands:", "The demands of the union are as follows:"."""
    noun = next((t for t in tokens if _enumerated(t)), None)
    if noun is None:
        return None
    owner = _owner(noun)
    source = _phrase(owner) if owner is not None else frozenset[int]()
    return Lead(number, "noun", source, frozenset({noun.i}), noun.i)


def _made_by(number: int, tokens: list[Token]) -> Lead | None:
    """The case "It rated this statement by Roe in June:": the words nearest the colon lead in."""
    for noun in tokens[-_NAME:-2]:
        by = noun.nbor(1)
        maker = child(by, "pobj") if by.lower_ in _MAKERS and _speech(noun) else None
        if maker is not None and maker.pos_ == "PROPN" and can_speak(maker, noun):
            return Lead(number, "noun", _phrase(maker), frozenset({noun.i, by.i}), noun.i)
    return None


def _owner(noun: Token) -> Token | None:
    """Whose a noun is: "*Roe's* demands", "the demands of *Roe*"."""
    owner = child(noun, "poss")
    of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    return child(of, "pobj") if owner is None and of is not None else owner


def _enumerated(token: Token) -> bool:
    """Whether a noun names what somebody says in items; some do only where it is told whose."""
    lemma = token.lemma_.lower()
    if token.pos_ != "NOUN" or lemma not in wordlists.words("cues", "enumerated"):
        owner = _owner(token) if lemma in wordlists.words("cues", "enumerated_owned") else None
        if token.pos_ != "NOUN" or owner is None or not can_speak(owner, token):
            return False
    counted = token.dep_ == "pobj" and token.head.lower_ == "of"  # "a number of claims"
    return token.dep_ in _CORE or (counted and token.head.head.dep_ in _CORE)


def _name(number: int, tokens: list[Token]) -> Lead | None:
    """The case "And from Mayor Roe:", "Jane Roe, the mayor:"."""
    words = [t for t in tokens[:-1] if t.lower_ not in _OPENING and not t.is_punct]
    if not words or len(words) > _NAME or any(t.pos_ in {"VERB", "AUX", "ADP"} for t in words[:1]):
        return None
    labels = wordlists.words("cues", "labels")
    if any(t.pos_ in {"VERB", "AUX"} or t.lower_ in labels for t in words):
        return None
    if any(t.ent_type_ in {"DATE", "TIME"} for t in words):
        return None
    if not any(t.pos_ == "PROPN" for t in words):
        return None
    source = frozenset(range(words[0].i, words[-1].i + 1))
    return Lead(number, "name", source, frozenset({len(tokens) - 1}), len(tokens) - 1)
