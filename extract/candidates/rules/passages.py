"""Words that the layout gives to somebody: signed quotations, posts, what a line leads in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extract import wordlists
from extract.candidates.rules.draft import Draft
from extract.records import Candidate, Passage, Span, Spans
from extract.syntax import quotations
from extract.syntax.leads import Lead, announced, leads, led
from extract.syntax.parse import Reading
from extract.syntax.scene import Scene
from extract.syntax.speech_verbs import tells

__all__ = ["led_in", "signed"]

_NAME = re.compile(
    r"(?:^|[\"”“»])\s*(?P<dash>—|–|―|--?|~)\s*"
    r"(?P<whole>(?P<name>(?:[a-z-]+ )?[A-Z][^\"“”„«»\n,]*?[\w.)])(?:,[^\"“”„«»\n]*?)?)[\s.]*$"
)
#: A name below a quotation that no dash leads in, with what he is: "Jane Roe, farmer".
_BELOW = re.compile(r"(?P<name>[A-Z][^\"“”„«»\n,.:;!?]*\w),[^\"“”„«»\n.:;!?]*")
_NEXT = 3  # characters in which an empty line shows behind a paragraph
_BRACKETED = re.compile(
    r"[\"”»]\s*(?P<dash>\()"
    r"(?P<whole>(?P<name>[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|[a-z]{2,3})){1,5})"
    r"(?:, [^()\"“”„«»\n]*)?)\)[\s.]*$"
)
_QUOTES = frozenset('"“”„«»')
_LONGEST = 16  # tokens of a name with its role
_NO_NAME = frozenset({"DET", "PRON", "ADP", "SCONJ", "CCONJ", "ADV"})
_POINTER = 2  # words that only point to what follows: "the following"
_CUE = re.compile(r"(?:[—–―-]+|[A-Za-z ]*[A-Za-z])\s*$")
_KEY = re.compile(r"\b(\w+)\s*=\s*\"@?$")
_NEAR = 40  # characters before an author's name
_BEHIND = re.compile(r"\s*(\(?@[\w.]+\)?)")


def signed(reading: Reading, scenes: Sequence[Scene]) -> Iterator[Candidate]:
    """The posts and quotations with a name behind or below them.

    :param scenes: the paragraphs of the reading, in order.
    """
    for passage in reading.document.passages:
        if passage.author is not None:
            yield from _signed(reading, passage, passage.author)
    for number, scene in enumerate(scenes):
        yield from _signature(scenes[number - 1] if number else None, scene)


def led_in(
    reading: Reading, scenes: Sequence[Scene], drafts: Sequence[Sequence[Draft]]
) -> Iterator[tuple[int, int, Candidate]]:
    """What a line lays to somebody that stands behind it.

    Each comes with the number of the line's paragraph and of the word that carries its cue.

    :param scenes: the paragraphs of the reading, in order.
    :param drafts: of each scene, in the same order.
    """
    authors = [p.span for p in reading.document.passages if p.author is not None]
    for lead in leads(reading):
        if lead.told or not lead.source or _says(scenes[lead.number], drafts[lead.number], lead):
            continue
        spans = led(reading, lead)
        if any(s.overlaps(a) for a in authors for s in spans) or not announced(reading, lead):
            continue
        if spans:
            yield lead.number, lead.verb, _led(reading, scenes[lead.number], lead, spans)


def _says(scene: Scene, drafts: Sequence[Draft], lead: Lead) -> bool:
    """Whether the line itself tells what was said: its words, not a mere "this"."""
    said = (d.content for d in drafts if d.verb == lead.verb)
    return any(sum(scene.tokens[i].is_alpha for i in words) > _POINTER for words in said)


def _signed(reading: Reading, passage: Passage, author: Span) -> Iterator[Candidate]:
    cue = _signing(reading, passage.span, author)
    content = tuple(
        Span(max(b.span.start, passage.span.start), min(b.span.end, passage.span.end))
        for b in reading.blocks
        if b.span.overlaps(passage.span)
    )
    if cue is not None and content:
        yield Candidate(
            (author,), (cue,), _bare(reading.text, content), "passage-signed",
            _confidence("passage-signed"), shape="signed",
        )  # fmt: skip


def _signing(reading: Reading, said: Span, author: Span) -> Span | None:
    """What makes a name a signature: signs or words before it, a handle behind it, its key."""
    block = reading.block_at(author.start)
    if block is None:
        return None
    start = max(block.span.start, said.end if said.end <= author.start else block.span.start)
    found = _CUE.search(reading.text[start : author.start])
    if found is not None:
        words = found[0].rstrip()
        return Span(start + found.start(), start + found.start() + len(words))
    behind = _BEHIND.match(reading.text, author.end)
    if behind is not None:
        return Span(*behind.span(1))
    first = max(0, author.start - _NEAR)
    key = _KEY.search(reading.text[first : author.start])  # of an element: author="Roe"
    return Span(first + key.start(1), first + key.end(1)) if key is not None else None


def _signature(before: Scene | None, scene: Scene) -> Iterator[Candidate]:
    """A quotation with its speaker's name behind a dash, in its line or the next: "“…” — Roe".

    In its line a whole name may stand in brackets, too: "“…” (Jane Roe)".
    """
    found = _NAME.search(scene.block.text) or _BRACKETED.search(scene.block.text)
    if found is None:
        if before is not None:
            yield from _below(before, scene)
        return
    at = scene.block.span.start
    places = map(found.span, ("dash", "whole", "name"))
    dash, whole, name = (Span(at + start, at + end) for start, end in places)
    if found.start():
        said = _whole(scene, dash.start)
    else:
        said = _whole(before, before.block.span.end) if before is not None else None
    noted = found["dash"] == "(" and not _somebody(scene, name)
    if said is not None and _names(scene, whole) and not noted:
        sure = _confidence("signature")
        yield Candidate((name,), (dash,), (said,), "signature", sure, shape="signed")


def _below(before: Scene, scene: Scene) -> Iterator[Candidate]:
    """A quotation with its speaker's name in the line right below it, and a gap behind that."""
    text, line = scene.text, scene.block.span
    found = _BELOW.fullmatch(scene.block.text)
    near = "\n" in text[before.block.span.end : line.start] and not _gap(before, line.start)
    ends = not text[line.end :].strip() or "\n\n" in text[line.end : line.end + _NEXT]
    said = _whole(before, before.block.span.end) if found is not None and near and ends else None
    if found is None or said is None or not _names(scene, line) or not _person(scene):
        return
    name = Span(line.start, line.start + found.end("name"))
    comma, sure = Span(name.end, name.end + 1), _confidence("signature")
    yield Candidate((name,), (comma,), (said,), "signature", sure, shape="signed")


def _gap(before: Scene, start: int) -> bool:
    """Whether an empty line parts two paragraphs."""
    return "\n\n" in before.text[before.block.span.end : start]


def _person(scene: Scene) -> bool:
    """Whether a line opens with a person's name."""
    words = [t for t in scene.tokens if t.is_alpha]
    if len(words) < 2 or not words[1].text[0].isupper():
        return False
    first = words[0]
    listed = any(first.text in wordlists.words("names", "given", s) for s in ("male", "female"))
    known = any(first.lower_ in wordlists.census(s) for s in ("male", "female", "either"))
    return listed or known or first.ent_type_ == "PERSON"


def _whole(scene: Scene, end: int) -> Span | None:
    """The quotation from the start of a paragraph up to a place, whichever marks it has."""
    span = Span(scene.block.span.start, end)
    words = span.of(scene.text).rstrip()
    marked = len(words) > 2 and words[0] in _QUOTES and words[-1] in _QUOTES
    between = (t for t in scene.tokens if not scene.quoted(t) and scene.block.at(t).within(span))
    if not marked or (len(scene.quotations) > 1 and any(tells(t) for t in between)):
        return None  # "“It fell,” he said. “It did.” — Roe"
    return Span(span.start, span.start + len(words))


def _names(scene: Scene, name: Span) -> bool:
    """Whether some words behind a dash are a name and no clause."""
    words = [scene.tokens[i] for i in scene.within(*name)]
    clause = any(t.pos_ in {"VERB", "AUX"} for t in words)
    return 0 < len(words) <= _LONGEST and words[0].pos_ not in _NO_NAME and not clause


def _somebody(scene: Scene, name: Span) -> bool:
    """Whether words in brackets are somebody's name, with a given name or a title that is known."""
    words = [scene.tokens[i] for i in scene.within(*name)]
    titles = {w.lower() for w in wordlists.words("names", "titles", "words")}
    known = (t.lower_ in titles or t.lower_ in wordlists.given_names() for t in words[:-1])
    return any(known) and not any(t.lower_ in wordlists.words("cues", "labels") for t in words)


def _led(reading: Reading, scene: Scene, lead: Lead, spans: Spans) -> Candidate:
    quoted = lead.kind == "verb" and quotations.spans(reading.text, *spans[0])[:1] == spans[:1]
    rule = "quote-next" if quoted else "passage-led"
    source, cue = scene.spans(lead.source), scene.spans(lead.cue)
    said = _bare(reading.text, spans)
    return Candidate(source, cue, said, rule, _confidence(rule), shape="leads")


def _bare(text: str, spans: Spans) -> Spans:
    """The words of some items without the marks that open them."""
    bare = []
    for span in spans:
        mark = _mark().match(text, *span)
        bare.append(Span(mark.end() if mark is not None else span.start, span.end))
    return tuple(bare)


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(wordlists.table("passages")["list"]["mark"])


def _confidence(rule: str) -> float:
    return float(wordlists.table("cues")["confidence"][rule])
