"""Who asks and who answers in an interview set as "Q:" and "A:", where its introduction says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from extract.entities.name_clusters import normal
from extract.entities.names import Named
from extract.records import Actor, Holder, Span
from extract.syntax.parse import Block, Reading
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["LETTERS", "Interview"]

#: The labels, and which side of the interview each stands for.
LETTERS = {
    "Q": "asks", "A": "answers", "Question": "asks", "Answer": "answers", "QUESTION": "asks",
    "ANSWER": "answers",
}  # fmt: skip

_LABEL = re.compile(rf"(?m)^(?:{'|'.join(LETTERS)}): ")
_TITLE = re.compile(
    r"\b(?i:interview with|talking to|talks to)(?: [a-z][\w-]*){0,4} "
    r"(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,2})(?=$|[,:.?!]| [a-z|–—-])"
)
_LONGEST = 3  # letters of a label that is somebody's initials
_TALKS = frozenset({"speak", "talk", "sit", "meet", "chat"})


class Interview:
    """The two sides of an article's interview.

    :param named: the names of the article.
    """

    def __init__(self, reading: Reading, named: Named) -> None:
        self._reading = reading
        self._named = named

    def holder(self, label: str, mention: Span) -> Holder:
        """Who speaks under a label; unknown where the introduction does not tell.

        :param label: a key of ``LETTERS``.
        """
        introduced = self._introduced or self._titled
        found = {a.key: a for side, a in introduced if side == LETTERS[label]}
        if len(found) == 1:
            (actor,) = found.values()
            why = f"who {LETTERS[label]} in the interview that the article introduces"
            return Holder("resolved", actor, mention=mention, reason=why)
        why = f"the article does not say who {LETTERS[label]}"
        return Holder("unknown", mention=mention, reason=why)

    def by_initials(self, label: str, mention: Span) -> Holder | None:
        """Who speaks under two or three letters: the only person with these initials, or None."""
        persons = {m.actor.key: m.actor for m in self._named.actors if m.actor.kind == "person"}
        fits = [a for a in persons.values() if label == _initials(a.label)]
        if not label.isupper() or not 1 < len(label) <= _LONGEST or len(fits) != 1:
            return None
        return Holder("resolved", fits[0], mention=mention, reason="the only one of these initials")

    @cached_property
    def _introduced(self) -> tuple[tuple[str, Actor], ...]:
        opening = _LABEL.search(self._reading.text)
        if opening is None:
            return ()
        before = [b for b in self._reading.blocks if b.span.end <= opening.start()]
        return tuple(found for block in before for found in self._sides(block))

    @cached_property
    def _titled(self) -> tuple[tuple[str, Actor], ...]:
        """Whom the article's title says to be interviewed: "Interview with mayor *Ana Ruiz*"."""
        document = self._reading.document
        found = _TITLE.search(document.meta.title or "")
        if found is None:
            return ()
        label = found["name"]
        persons = (m.actor for m in self._named.actors if m.actor.kind == "person")
        same = next((a for a in persons if normal(a.label) == normal(label)), None)
        minted = Actor(f"{document.id}#{normal(label)}", label, "person")
        return (("answers", same or minted),)

    def _sides(self, block: Block) -> Iterator[tuple[str, Actor]]:
        for token in block.doc:
            if token.lemma_ == "interview":
                yield from self._interviewed(block, token)
            elif token.lemma_ in _TALKS and token.pos_ == "VERB":
                yield from self._talk(block, token)

    def _interviewed(self, block: Block, word: Token) -> Iterator[tuple[str, Actor]]:
        """The cases "an interview with X", "Y interviewed X", "X was interviewed by Y"."""
        verb = word.pos_ == "VERB"
        asked = {"dobj", "nsubjpass"} if verb else set()
        for part in word.children:
            if part.dep_ in asked:
                yield from self._as("answers", block, part)
            elif part.dep_ == "nsubj" and verb:
                yield from self._as("asks", block, part)
            elif part.lower_ in {"with", "by"}:
                side = "answers" if part.lower_ == "with" else "asks"
                for inner in part.children:
                    yield from self._as(side, block, inner)

    def _talk(self, block: Block, verb: Token) -> Iterator[tuple[str, Actor]]:
        """The case "X spoke to our correspondent Y": the journalist asks, the other answers."""
        subjects = [c for c in verb.children if c.dep_ == "nsubj"]
        others = [
            inner
            for prep in verb.children
            if prep.lower_ in {"to", "with"}
            for inner in prep.children
            if inner.dep_ == "pobj"
        ]
        press = [p for p in (*subjects, *others) if _asks(p)]
        for part in (*subjects, *others):
            if press or part in subjects:
                yield from self._as("asks" if part in press else "answers", block, part)

    def _as(self, side: str, block: Block, top: Token) -> Iterator[tuple[str, Actor]]:
        span = block.over(top.subtree)
        found = {m.actor.key: m.actor for m in self._named.actors_in(span)}
        persons = [a for a in found.values() if a.kind == "person"]
        if len(persons) == 1:
            yield side, persons[0]


def _initials(name: str) -> str:
    """The first letters of a name of two words or more."""
    words_of = name.split()
    return "".join(word[0] for word in words_of).upper() if len(words_of) > 1 else ""


def _asks(part: Token) -> bool:
    """Whether a noun phrase names somebody of the press."""
    return any(t.lower_ in words("names", "press") for t in part.subtree)
