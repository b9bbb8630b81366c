"""Who "I" and "we" are outside marked quotations: whoever speaks the words they stand in.

Words laid to somebody hold his own "I". A text printed in full is whose speech or letter the
lines before it call it. An article told by an "I" is its author's where the by-line names one,
a letter its signer's.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from extract.entities.name_clusters import normal
from extract.entities.names import Named
from extract.holders.printed import giver
from extract.holders.reasons import unknown
from extract.holders.voice import voice
from extract.records import Actor, ActorMention, Holder, Span, Spans
from extract.syntax import quotations
from extract.syntax.clauses import SUBJECTS
from extract.syntax.parse import Block, Reading
from extract.syntax.phrases import second_person
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["FirstPerson"]

_LINES = 3  # at the end of a letter: its signature, with an office
_SHORT = 8  # words of a line that signs
_DASHED = re.compile(r"(?:^|\s)[-–—>](?:\s|$)")
_LABEL = re.compile(r"[\"“]?[A-Z][\w.'’-]*( [A-Z][\w.'’-]*){0,3}: ")
_NAME = re.compile(r"[A-Z][\w.'’-]*( [A-Z][\w.'’-]*){1,3}")


class FirstPerson:
    """The first persons of one article, read in the order of the text."""

    def __init__(self, reading: Reading, named: Named) -> None:
        self._reading = reading
        self._named = named
        self._told: list[tuple[Spans, Holder]] = []

    def note(self, content: Spans, holder: Holder) -> None:
        """Remember whose some words are."""
        if holder.status in {"resolved", "joint", "unnamed"}:
            self._told.append((content, holder))

    def meaning(self, block: Block, pronoun: Token) -> Holder:
        """Who an "I" or a "we" is; unknown where nothing tells."""
        at = block.at(pronoun)
        return (
            self._speaking(at)
            or self._in_full(at)
            or self._author(at)
            or self._teller(pronoun, at)
            or unknown("first or second person outside a quotation", at)
        )

    def _speaking(self, at: Span) -> Holder | None:
        """Who says the words around a place, the innermost ones."""
        around = [(c, h) for c, h in self._told if any(at.within(s) for s in c)]
        if not around:
            return None
        _, holder = min(around, key=lambda one: sum(s.end - s.start for s in one[0]))
        return Holder(
            holder.status, holder.actor, mention=at, together=holder.together,
            reason="who speaks the words it stands in",
        )  # fmt: skip

    def _in_full(self, at: Span) -> Holder | None:
        """Whose text is printed in full around a place."""
        passage = next((p for p in self._reading.document.passages if at.within(p.span)), None)
        found = giver(self._reading, self._named, passage) if passage is not None else None
        why = "whose words are printed in full"
        return Holder("resolved", found.actor, mention=at, reason=why) if found else None

    def _author(self, at: Span) -> Holder | None:
        """Who writes an article that an "I" tells, as far as it names one alone."""
        if not self._personal or self._apart(at):
            return None
        for author, why in (
            (self._by_line(), "the author of the article"),
            (self._signer(), "who signs the article"),
        ):
            if author is not None:
                return Holder("resolved", author, mention=at, reason=why)
        return None

    def _teller(self, pronoun: Token, at: Span) -> Holder | None:
        """The article, where its "I" stands in nobody else's words and nobody asks "you"."""
        if pronoun.lower_ not in {"i", "we", "my", "our"} or self._apart(at) or self._asked:
            return None
        ours = [self._subjects(b, "i", "we") for b in self._reading.blocks]
        if sum(any(map(self._self, places)) for places in ours) < 2:
            return None  # one alone may be anybody's lost words
        if _DASHED.search(pronoun.sent.text):
            return None  # speech without marks may stand before or behind a dash
        return voice(self._reading.document, "who tells the article", at)

    @cached_property
    def _asked(self) -> bool:
        """Whether several talk: a paragraph asks "you" something, or two open with a label."""
        if sum(_LABEL.match(b.text) is not None for b in self._reading.blocks) > 1:
            return True
        own = (b for b in self._reading.blocks if b.text.rstrip().endswith("?"))
        asked = (b.at(t) for b in own for t in b.doc if second_person(t))
        return any(not self._apart(at) for at in asked)

    def _by_line(self) -> Actor | None:
        """The one person of the by-line."""
        name = self._reading.document.meta.author or ""
        bodily = words("names", "organizations", "heads")
        if not _NAME.fullmatch(name) or not bodily.isdisjoint(normal(name).split()):
            return None
        key = f"{self._reading.document.id}#{normal(name)}"
        persons = (m.actor for m in self._named.actors if m.actor.kind == "person")
        known = next((a for a in persons if normal(a.label) == normal(name)), None)
        return known or Actor(key, name, "person")

    def _signer(self) -> Actor | None:
        """The one person whose name opens a line of its own at the end."""
        signed = [m.actor for b in self._reading.blocks[-_LINES:] for m in self._signing(b)]
        return signed[0] if len(signed) == 1 else None

    def _signing(self, block: Block) -> list[ActorMention]:
        """The persons of a line that is nothing but a name and an office; none of another one."""
        own = [t for t in block.doc if t.is_alpha]
        clause = any(t.pos_ in {"VERB", "AUX"} for t in own)
        named = [m for m in self._named.actors_in(block.span) if m.actor.kind == "person"]
        opens = bool(named and own) and named[0].span.start <= block.at(own[0]).start
        return named if opens and not clause and len(own) <= _SHORT else []

    @cached_property
    def _personal(self) -> bool:
        """Whether an "I" tells the article, in more than one paragraph and beside no other."""
        own = [b for b in self._reading.blocks if any(map(self._self, self._subjects(b, "i")))]
        return len(own) > 1

    def _subjects(self, block: Block, *words: str) -> list[Span]:
        """Where one of some words is a subject."""
        return [block.at(t) for t in block.doc if t.lower_ in words and t.dep_ in SUBJECTS]

    def quoted(self, content: Spans) -> bool:
        """Whether words stand in marks, at least in part: they are never the article's own."""
        return any(map(self._apart, content))

    def _self(self, at: Span) -> bool:
        return not self._apart(at)

    def _apart(self, at: Span) -> bool:
        """Whether a place stands in somebody else's words, or may."""
        return any(at.overlaps(s) for s in self._others)

    @cached_property
    def _others(self) -> Spans:
        text, document = self._reading.text, self._reading.document
        whole = (0, len(text))
        set_off = tuple(p.span for p in document.passages if p.kind != "list")
        return (*quotations.spans(text, *whole), *quotations.perhaps(text, *whole), *set_off)
