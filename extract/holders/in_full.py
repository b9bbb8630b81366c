"""Bodies whose whole name stands before a short one: "the Lund Post editorial board"."""

from __future__ import annotations

import re

from extract.entities.names import Named
from extract.records import Span
from extract.wordlists import words

__all__ = ["in_full"]

_WORD = r"[A-Z][\w.&’'-]*\w"
_ONE = r"(?:an?|another|one)"
_TOLD = r"(?: (?!the\b)[\w-]+){0,2}"  # what tells which: "a *big Danish* bank"
_LINK = r"(?: (?:of|for|and|the|de))*"


def in_full(named: Named, text: str, place: Span) -> Span | None:
    """Where a body is named in full before a place that calls it short, or None.

    Only where the words before it are one name, and no person's: "the *Post* editorial board" and
    "the *Herald's* editorial board" leave it open, and everybody has a campaign. A word that opens
    a sentence is no name, nor is a people ("the *Danish* bank"); another body of that kind without
    a name ("a bank") may be meant as well.

    :param place: the short name, with its article.
    """
    short = re.sub(r"^the ", "", " ".join(place.of(text).split()), flags=re.IGNORECASE)
    papers = words("names", "papers", "nouns") | words("cues", "papers")
    if not short.islower() or short.rpartition(" ")[2] in papers:
        return None
    told = text[: place.start]
    if re.search(rf"\b{_ONE}{_TOLD} {re.escape(short)}\b", told, re.IGNORECASE):
        return None
    named_so = re.compile(
        rf"(?:\b[Tt]he )?(?P<name>{_WORD}(?:{_LINK} {_WORD})*)(?:['’]s|['’])? {re.escape(short)}\b"
    )
    found = [*named_so.finditer(text, 0, place.start)]
    if len({m["name"].casefold() for m in found}) != 1:
        return None
    name = Span(*found[-1].span("name"))
    owner = (m.actor for m in named.actors if m.span.overlaps(name))
    if named.countries_in(name):  # "the British weekly" is no name
        return None
    begun = text[: name.start].rstrip()[-1:]
    opens = not (begun.isalpha() or begun == ",")
    people = any(name.within(c.span) for c in named.countries_in(name))
    if opens or people or any(a.kind == "person" for a in owner):
        return None
    return Span(name.start, found[-1].end())
