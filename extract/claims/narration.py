"""What an article says in its own voice: all that nobody else is reported to say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from extract.claims.acts import Judgement, tokens_of
from extract.claims.continued import continued
from extract.claims.hearsay import nobodys
from extract.claims.others_words import around, beside, others_words
from extract.claims.rest import Rest, rest_of, taken, without_measure
from extract.claims.statements import split
from extract.claims.taken_up import taken_up
from extract.entities.names import Named
from extract.holders.voice import voice
from extract.records import (
    Attribution,
    Candidate,
    Holder,
    Note,
    Part,
    Spans,
)
from extract.stretches import Stretches
from extract.syntax.clauses import clausal, finite, mark, saying
from extract.syntax.cues import lemma, listed
from extract.syntax.parse import Reading
from extract.syntax.points_back import points_back
from extract.syntax.tree import children, head_of, runs, verbal
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["RULE", "Narration", "narrate"]

RULE = "narration"
_WHOLE, _REST = 1.0, 0.8
_VOICE = Judgement("assert", "positive", "certain", "")
_EDGES = frozenset(",;:—–-.()…•●▪◦‣·*")
_DASHES = frozenset({"-", "–", "—", "―", "--"})
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "dobj", "attr", "acomp", "prep", "oprd"})
_SHORTEST = 3
_QUESTIONS = frozenset({"how", "what", "when", "where", "who", "why"})
_LABEL = 6  # tokens of a label before its colon
_WITHHELD = "in or beside somebody else's words: not the article's own"
_POINTS = "tells only that somebody said what stands before"
_CONTINUED = "goes on with somebody else's words: not surely the article's own"


class Narration(NamedTuple):
    """What an article says itself, and what it does not though nobody is named for it.

    :param claims: in order of the text.
    :param withheld: a note for each clause that stands in somebody else's words or beside them.
    """

    claims: tuple[Attribution, ...]
    withheld: tuple[Note, ...]


def narrate(
    reading: Reading,
    named: Named,
    reported: Sequence[Attribution],
    doubted: Sequence[Candidate] = (),
) -> Narration:
    """The statements of the article's own voice.

    :param reported: what others are reported to say; those words, and the words that only lead
        them in, are nobody's own. Somebody else's words by their marks never are, whoever's.
    :param doubted: reports too unsure to be used; their words are no claim of the article's either.
    """
    holder = voice(reading.document, "the article's own words")
    said = taken(reading, (*reported, *doubted))
    others = others_words(reading)
    places = Stretches(o.span for o in others)
    pointed_at = taken_up(reading, reported)
    going_on = frozenset(continued(reading, reported))
    found: list[Attribution] = []
    withheld: list[Note] = []
    told: set[Spans] = set()
    for block in reading.blocks:
        near = around(others, places, block.span)
        laid = block.span in pointed_at
        for span, sentence in block.readable():
            idle = _CONTINUED if span in going_on else _POINTS if points_back(sentence) else ""
            if idle:
                withheld.append(Note("silent", span, idle))
                continue
            rest = rest_of(block, _unlabelled(list(sentence)), said.within(span), near)
            if rest.withheld:
                withheld.append(_note(rest))
            for content, confidence in _claims(rest):
                if laid or beside(reading.text, near, content):
                    withheld.append(Note("silent", content[0], _WITHHELD))
                else:
                    made = _attribution(reading, named, holder, (content, confidence))
                    parts, notes = _own_parts(reading, made)
                    claims = tuple(p for p in parts if p.content not in told)  # each said once
                    told.update(p.content for p in claims)
                    withheld += notes
                    found += [replace(made, parts=claims)] if claims else []
    return Narration(tuple(found), tuple(withheld))


def _unlabelled(tokens: list[Token]) -> list[Token]:
    """A sentence without the label in capitals before it: "*WEATHER:* Snow will fall"."""
    at = next((n for n, t in enumerate(tokens[: _LABEL + 1]) if t.text == ":"), 0)
    label = [t for t in tokens[:at] if t.is_alpha]
    return tokens[at + 1 :] if label and all(t.is_upper for t in label) else tokens


def _note(rest: Rest) -> Note:
    return Note(
        "silent", rest.block.over(t for t in rest.tokens if t.i in rest.withheld), _WITHHELD
    )


def _attribution(
    reading: Reading, named: Named, holder: Holder, found: tuple[Spans, float]
) -> Attribution:
    content, confidence = found
    candidate = Candidate((), (), content, RULE, confidence)
    parts = tuple(_voiced(p) for p in split(reading, named, candidate, _VOICE))
    return Attribution((), (), content, "narrated", holder, parts, RULE, confidence)


def _own_parts(reading: Reading, made: Attribution) -> tuple[tuple[Part, ...], list[Note]]:
    """The parts that the article claims, and a note for each that nobody does."""
    reasons = [nobodys([t for _, t in tokens_of(reading, p.content)]) for p in made.parts]
    notes = [
        Note("silent", p.content[0], f"no claim of the article's own: {why}")
        for p, why in zip(made.parts, reasons, strict=True)
        if why
    ]
    return tuple(p for p, why in zip(made.parts, reasons, strict=True) if not why), notes


def _voiced(part: Part) -> Part:
    """What the article says will happen is its prediction."""
    sure = part.certainty in {"certain", "probable"}
    if part.act in {"assert", "promise"} and part.proposition.status == "predicted" and sure:
        return replace(part, act="predict")
    return replace(part, act="assert") if part.act == "promise" else part


# ---------------------------------------------------------------- what is left of a sentence


def _claims(rest: Rest) -> Iterator[tuple[Spans, float]]:
    """The stretches of a sentence that claim something, each with how sure the finding is."""
    if not any(rest.said(t) for t in rest.tokens):
        top = head_of(rest.tokens)
        if _sentence(rest.tokens):
            content = _spans(rest, _trimmed(rest.tokens))
            yield content, _WHOLE if top is not None and finite(top) else _REST
        return
    if any(_aside(t, rest.tokens[0].i) and not rest.said(t) for t in rest.tokens):
        return  # "X, Roe said, which he called Y": whatever was found in it, X is Roe's
    covered: set[int] = set()
    for token in rest.tokens:
        if token.i in covered or not _claiming(rest, token):
            continue
        own = without_measure([t for t in token.subtree if _keeps(rest, t, token)])
        covered |= {t.i for t in own}
        content = _near(rest, _spans(rest, _trimmed(own)), token)
        long = sum(not t.is_punct for t in own) >= _SHORTEST
        idle = _laid_to_another(own) or _says_nothing(rest, token, own) or _hollow(token, own)
        if content and long and not idle and not _robbed(own):
            yield content, _REST


def _sentence(tokens: list[Token]) -> bool:
    """Whether a sentence claims, asks or demands anything: it has a verb, and is no headline.

    A bare "he said" beside a quotation claims nothing.
    """
    top = head_of(tokens)
    if top is not None and len(tokens) <= 2 * _SHORTEST and _says_only(top):
        return False
    if _supposes(tokens) or _laid_to_another(tokens) or _heads(tokens):
        return False
    verbs = [t for t in tokens if verbal(t)]
    closed = bool(tokens) and any(t.text in {".", "!", "?", "…"} for t in tokens[-2:])
    return any(map(finite, verbs)) or (bool(verbs) and closed and len(tokens) > _SHORTEST)


def _supposes(tokens: list[Token]) -> bool:
    """Whether a sentence opens with what is only supposed: "*Had* he said so, they would …"."""
    said = [t for t in tokens if not t.is_space]
    opens = len(said) > 1 and said[0].lower_ in words("acts", "withheld", "inverted")
    asks = any(t.text == "?" for t in said[-2:])
    return opens and not asks and said[1].pos_ in {"PROPN", "NOUN", "PRON", "DET"}


def _heads(tokens: list[Token]) -> bool:
    """Whether words before a colon only head what follows: "AT A GLANCE:", "What we know:"."""
    top = head_of(tokens)
    if top is None or tokens[-1].text != ":":
        return False
    shouted = all(t.is_upper for t in tokens if t.is_alpha)
    return shouted or mark(top) in _QUESTIONS


def _laid_to_another(tokens: Sequence[Token]) -> bool:
    """Whether a clause behind a comma lays the words before it to somebody: "X, Roe *said*".

    A verb of speech right behind a dash does, wherever its speaker stands: "X - *said* on …".
    """
    behind = (b for a, b in pairwise(tokens) if a.text in _DASHES and a.i > tokens[0].i)
    dashed = any(b.tag_ in {"VBD", "VBZ"} and _says(b) for b in behind)
    return dashed or any(_aside(t, tokens[0].i) for t in tokens)


def _aside(verb: Token, first: int) -> bool:
    holder = next(children(verb, "nsubj"), None)
    if holder is None or not _says(verb):
        return False
    edge = holder.left_edge.i
    told = any(c.i > edge for c in children(verb, *_COMPLEMENTS) if c.dep_ != "prep")
    parted = edge > first and verb.doc[edge - 1].text in {",", *_DASHES}
    return parted and holder.i < verb.i and not told


def _says_nothing(rest: Rest, verb: Token, own: Sequence[Token]) -> bool:
    """Whether all that is left of a report is that there is one: "…, the agency *has learned*"."""
    kept = {t.i for t in own}
    completed = [c for c in children(verb, *_COMPLEMENTS) if c.dep_ != "prep"]
    reports = any(c.dep_ == "ccomp" and rest.said(c) for c in completed) or _says(verb)
    return reports and not any(c.i in kept for c in completed)


def _hollow(verb: Token, own: Sequence[Token]) -> bool:
    """Whether a verb says nothing without the clause that is another's: "The visit *comes* as"."""
    kept = {t.i for t in own}
    behind = any(c.i in kept and c.i > verb.i and not c.is_punct for c in verb.children)
    return lemma(verb) in words("acts", "withheld", "hollow") and not behind


def _robbed(own: Sequence[Token]) -> bool:
    """Whether a clause has lost its "not" or its "if …" to somebody's words: it claims no such."""
    kept = {t.i for t in own}
    lost = [c for t in own for c in t.children if c.i not in kept]
    conditions = {mark(c) for c in lost if c.dep_ == "advcl"}
    denied = any(c.dep_ == "neg" for c in lost)
    return denied or bool(conditions & words("certainty", "status", "conditional_marks"))


def _says_only(verb: Token) -> bool:
    """Whether a verb of saying stands without anything said."""
    return _says(verb) and not any(children(verb, *_COMPLEMENTS))


def _says(verb: Token) -> bool:
    """Whether a word is a verb that tells of words."""
    entry = listed(lemma(verb))
    says = entry is not None and entry["act"] not in {"attitude", "other"}
    return says and lemma(verb) not in words("acts", "content", "deeds") and verbal(verb)


def _claiming(rest: Rest, token: Token) -> bool:
    """Whether a word heads a clause of the article's own within a sentence that reports."""
    if not rest.free(token) or _torn(token) or saying(token) is not None:
        return False
    if token.dep_ == "advcl" and (token.head.i in rest.withheld or _occasion(token)):
        return False  # "As it turned out, …": it says nothing without its clause
    if _may_be_said(rest, token):
        return False
    if not clausal(token):
        return _meanwhile(rest, token)
    holders = children(token, "nsubj", "nsubjpass", "csubj", "expl")
    if not any(rest.free(h) for h in holders) or _leads_in(rest, token) or _told(rest, token):
        return False
    return mark(token) not in words("certainty", "status", "conditional_marks") | {"whether"}


def _occasion(clause: Token) -> bool:
    """Whether a clause only tells when: "*as he left the hall*", "*before she finished*"."""
    return mark(clause) in words("certainty", "hearsay", "occasions")


def _may_be_said(rest: Rest, token: Token) -> bool:
    """Whether a clause may as well be said as told: "Roe says X lost, *and Y is pleased*".

    "As" behind somebody's words leads in what makes no sense without them.
    """
    verb = token.head
    if token.dep_ == "advcl" and token.i > verb.i and mark(token) == "as":
        return rest.said(verb)
    if token.dep_ != "conj" or not rest.said(verb) or not _says(verb) or _says(token):
        return False
    behind = (c for c in children(verb, "ccomp") if verb.i < c.i < token.i)
    return any(rest.said(c) and finite(c) for c in behind)


def _torn(token: Token) -> bool:
    """Whether a clause only completes words that do not claim it: "… of telling them *it fell*"."""
    first = token
    while first.dep_ == "conj" and first.head.i < first.i and verbal(first.head):
        first = first.head
    behind = first.dep_ in {"ccomp", "csubj", "csubjpass"} and first.i > first.head.i
    return behind or first.dep_ in {"relcl", "acl", "pcomp"}


def _meanwhile(rest: Rest, token: Token) -> bool:
    """The case "X said …, *while exploring* …": what the speaker does besides."""
    beside = token.dep_ == "advcl" and token.tag_ == "VBG" and mark(token) == "while"
    return beside and rest.said(token.head) and verbal(token.head)


def _told(rest: Rest, token: Token) -> bool:
    """Whether a clause only points out who said it: "*It was Roe* who said that …"."""
    cleft = token.lemma_ == "be" and any(t.lower_ == "it" for t in children(token, "nsubj"))
    named = [n for a in children(token, "attr") for n in (a, *children(a, "conj"))]
    return cleft and any(rest.said(c) for n in named for c in children(n, "relcl"))


def _leads_in(rest: Rest, token: Token) -> bool:
    """Whether a clause only leads in what is reported: "Recent reports indicate that …"."""
    other = any(rest.said(c) for c in children(token, "conj"))
    if other and any(c.lower_ in {"or", "nor"} for c in children(token, "cc")):
        return True  # "neither confirmed nor denied that …"
    complements = [c for c in token.children if c.dep_ in _COMPLEMENTS and c.i > token.i]
    carried = [c for c in complements if rest.said(c)]
    return bool(carried) and all(rest.said(c) or c.dep_ == "prep" for c in complements)


def _keeps(rest: Rest, token: Token, head: Token) -> bool:
    """Whether a word below a head is the article's own and hangs on its own words."""
    current = token
    while current.i != head.i:
        if not rest.free(current):
            return False
        current = current.head
    return rest.free(token)


def _trimmed(tokens: list[Token]) -> list[Token]:
    while tokens and (tokens[0].text in _EDGES or tokens[0].is_space or _joint(tokens[0])):
        tokens = tokens[1:]
    while tokens and (tokens[-1].text in _EDGES or tokens[-1].is_space or _dangling(tokens[-1])):
        if tokens[-1].text == ")" and any(t.text == "(" for t in tokens):
            break
        tokens = tokens[:-1]
    return tokens


def _dangling(token: Token) -> bool:
    """Whether a word leads on to others: "tried to calm them *by*", cut before "saying"."""
    leads = token.is_alpha and token.dep_ in {"prep", "agent"}  # a score "2-1" leads on to nothing
    return _joint(token) or (leads and any(token.children))


def _joint(token: Token) -> bool:
    return token.dep_ in {"cc", "mark"} and token.lower_ in words("parts", "joints")


def _near(rest: Rest, spans: Spans, head: Token) -> Spans:
    """Without what follows a reported content behind the clause: it may as well belong there."""
    place = rest.block.at(head)
    last = max((s.end for s in spans if s.start <= place.start), default=place.end)
    return tuple(s for s in spans if s.start <= last or not _divided(rest, last, s.start))


def _divided(rest: Rest, start: int, end: int) -> bool:
    return any(start <= s.start and s.end <= end for s in rest.taken.said)


def _spans(rest: Rest, tokens: list[Token]) -> Spans:
    """Tokens as the fewest stretches; a stretch of punctuation alone is dropped."""
    cut = [_trimmed(run) for run in runs(tokens)]
    return tuple(rest.block.over(r) for r in cut if any(not t.is_punct for t in r))
