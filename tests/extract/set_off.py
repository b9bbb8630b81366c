"""Articles with words that are set off, read from a file to statements."""

from __future__ import annotations

import hashlib

from extract import inputs
from extract.annotate import extract
from extract.inputs.files import RawFile
from extract.records import Document, Gazetteer

__all__ = ["SHIP", "page", "passages", "prose", "read", "statements"]

#: A paragraph of the article's own.
SHIP = "The ferry left the northern harbour of Sundby at noon with forty passengers on board."


def read(text: str, name: str = "a.txt") -> Document:
    """The document in a file of that name."""
    data = text.encode()
    raw = RawFile(name.rpartition(".")[0], name, data, hashlib.sha256(data).hexdigest())
    return inputs.read(raw)


def page(body: str, head: str = "") -> str:
    """A web page with an article that holds some markup between two paragraphs of its own."""
    last = "Nobody was hurt when the crane fell on the quay, the port authority wrote on Tuesday."
    return (
        f"<!DOCTYPE html><html><head><title>Crane</title>{head}</head><body><article>"
        f"<h1>Crane falls</h1><p>{SHIP}</p>{body}<p>{last}</p></article></body></html>"
    )


def prose(document: Document) -> list[str]:
    """The paragraphs of a document."""
    return [b.of(document.text) for b in document.blocks]


def passages(document: Document) -> list[tuple[str, str, str | None]]:
    """What is set off in a document: kind, words, author."""
    text = document.text
    return [
        (p.kind, p.span.of(text), p.author.of(text) if p.author else None)
        for p in document.passages
    ]


def statements(text: str, name: str = "a.txt") -> list[tuple[str, str]]:
    """Who holds what by the rules; the article's own voice is "ARTICLE", nobody is ""."""
    document = read(text, name)
    found = []
    for made in extract(document, Gazetteer(), "rules").attributions:
        actor = made.holder.actor
        who = "ARTICLE" if made.style == "narrated" else actor.label if actor else ""
        found += [(who, " … ".join(s.of(document.text) for s in p.content)) for p in made.parts]
    return found
