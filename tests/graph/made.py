"""Extractions made by hand, for tests that need no reading and no parsing."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from extract.records import (
    Actor,
    ActorMention,
    Attribution,
    CountryMention,
    Document,
    Extraction,
    Holder,
    Metadata,
    Note,
    Part,
    Proposition,
    Quantity,
    Span,
)

__all__ = [
    "PESKOV", "ZELENSKY", "Line", "actor", "document", "extraction", "many", "plain", "renamed",
]  # fmt: skip

ZELENSKY = Actor(
    "https://w3id.org/sayso/id/actor/zelensky",
    "Volodymyr Zelensky",
    "person",
    "https://w3id.org/sayso/id/actor/zelensky",
    "UA",
)
PESKOV = Actor(
    "https://w3id.org/sayso/id/actor/peskov",
    "Dmitry Peskov",
    "person",
    "https://w3id.org/sayso/id/actor/peskov",
    "RU",
)


def actor(article: str, label: str, kind: Any = "person", country: str | None = None) -> Actor:
    """An actor found in an article."""
    return Actor(f"{article}#{label.casefold()}", label, kind, None, country)


@dataclass(frozen=True)
class Line:
    """One sentence: who, by which word, says what."""

    source: str
    cue: str
    content: str
    speaker: Actor | None = None
    about: tuple[str, ...] = ()
    act: Any = "assert"
    polarity: Any = "positive"
    quantity: str | None = None
    via: tuple[Actor, ...] = ()
    holder: Holder | None = None
    extra: dict[str, Any] = field(default_factory=dict)


def document(name: str, text: str, **meta: Any) -> Document:
    """A document of plain text."""
    raw = hashlib.sha256(text.encode()).hexdigest()
    spans = tuple(_lines(text))
    return Document(
        name, f"{name}.txt", raw, "utf-8", text, text, None, Metadata(**meta), (), spans
    )


def _lines(text: str) -> Iterable[Span]:
    at = 0
    for line in text.split("\n"):
        if line:
            yield Span(at, at + len(line))
        at += len(line) + 1


def extraction(name: str, lines: Sequence[Line], tail: str = "", **meta: Any) -> Extraction:
    """An article whose sentences are the given lines, and what it gives."""
    text = "".join(f"{line.source} {line.cue} {line.content}.\n" for line in lines) + tail
    at, found, named = 0, [], []
    for line in lines:
        source = Span(at, at + len(line.source))
        cue = Span(source.end + 1, source.end + 1 + len(line.cue))
        content = Span(cue.end + 1, cue.end + 1 + len(line.content))
        at = content.end + 2
        found.append(_attribution(line, source, cue, content))
        if line.speaker is not None:
            named.append(ActorMention(source, line.speaker))
    return Extraction(
        document(name, text, **meta),
        "rules 1",
        tuple(found),
        _countries(text),
        tuple(named),
        notes=(Note("silent", Span(0, 1), "no cue"),),
    )


def _countries(text: str) -> tuple[CountryMention, ...]:
    at = text.find("Ukraine")
    return (CountryMention(Span(at, at + 7), "UA", "name"),) if at >= 0 else ()


def _attribution(line: Line, source: Span, cue: Span, content: Span) -> Attribution:
    status: Any = "unknown" if line.speaker is None else "resolved"
    if line.speaker is not None and line.speaker.kind in {"unnamed", "voice"}:
        status = line.speaker.kind
    holder = line.holder or Holder(status, line.speaker, (), source, line.via)
    quantities: tuple[Quantity, ...] = ()
    if line.quantity:
        at = content.start + line.content.index(line.quantity)
        span = Span(at, at + len(line.quantity))
        value = float(line.quantity.replace(",", ""))
        quantities = (Quantity(span, value, None, None, False, "exactly", "troops"),)
    said = Proposition("standing", "the words", "are", "said", line.extra.get("ref"))
    part = Part((content,), line.act, line.polarity, "certain", said, line.about, quantities)
    part = replace(part, actors=line.extra.get("actors", ()))
    return Attribution(
        (source,), (cue,), (content,), "indirect", holder, (part,), "verb", 0.9, "say"
    )


def many(count: int, statements: int = 25) -> list[Extraction]:
    """Synthetic articles, all different, each with that many statements."""
    made = []
    for n in range(count):
        name = f"{n:05d}_made"
        lines = [_line(name, n, i) for i in range(statements)]
        made.append(extraction(name, lines, title=f"Article {n}", date="2024-10-24"))
    return made


def _line(name: str, n: int, i: int) -> Line:
    who = actor(name, f"Speaker {(n * 7 + i) % 11}", "person", "UA")
    about = (("UA", "RU", "KP")[i % 3],)
    return Line(
        who.label, "said", f"that {n * 100 + i} troops were near place {i} in Ukraine", who, about,
        polarity=("positive", "negative")[i % 2], quantity=str(n * 100 + i),
    )  # fmt: skip


def plain(document: Document, _setting: object) -> Extraction:
    """What an extractor for tests finds: lines like "Ada Kern said that …."."""
    lines = [
        Line(m[1], m[2], m[3], actor(document.id, m[1]), ("UA",) if "Ukraine" in m[3] else ())
        for m in re.finditer(r"^(\w+ \w+) (said|denied) (.+)\.$", document.text, re.MULTILINE)
    ]
    found: list[Attribution] = []
    at = 0
    for line in lines:
        at = document.text.index(f"{line.source} {line.cue} {line.content}", at)
        source = Span(at, at + len(line.source))
        cue = Span(source.end + 1, source.end + 1 + len(line.cue))
        found.append(
            _attribution(line, source, cue, Span(cue.end + 1, cue.end + 1 + len(line.content)))
        )
    named = tuple(ActorMention(a.source[0], a.holder.actor) for a in found if a.holder.actor)
    return Extraction(document, "rules 1", tuple(found), _countries(document.text), named)


def renamed(made: Extraction, name: str) -> Extraction:
    """The same extraction under another article id."""
    return replace(made, document=replace(made.document, id=name, path=f"{name}.txt"))
