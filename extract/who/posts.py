"""Persons named with an office: "U.S. Defense Secretary Lloyd Austin", "X, director of Y"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.lexicon import table
from extract.reading import Block, Reading
from extract.records import Actor, ActorMention, CountryMention, PostMention, Span
from extract.who.heads import after, before, head, tokens

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["find_posts", "is_role", "role_key"]

_STOPS = frozenset(
    {",", ";", ".", ":", "—", "–", ")", "(", "“", "”", '"', "who", "which", "that", "and", "but"}
)
_OPEN_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD", "WP", "WDT", "WRB"})
_BREAKS = frozenset({",", "—", "–", "("})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_DEPTH = 14  # tokens an apposition may have


def is_role(token: Token) -> bool:
    """Whether a token is the head noun of an office, in the singular."""
    word = token.lower_.rstrip(".")
    return token.tag_ not in {"NNS", "NNPS"} and (
        word in table("names")["roles"]["heads"]
        or (word in table("names")["short"] and token.text[:1].isupper())
    )


def role_key(word: str) -> str:
    """An office's word as it is compared: "Sen." and "senator" are one."""
    plain = word.casefold().rstrip(".")
    key: str = table("names")["short"].get(plain, plain)
    return {"defence": "defense"}.get(key, key)


def find_posts(
    reading: Reading, countries: Sequence[CountryMention], actors: Sequence[ActorMention]
) -> tuple[PostMention, ...]:
    """Every place where a person is named with an office, sorted by place."""
    found: list[PostMention] = []
    for mention in actors:
        block = reading.block_at(mention.span.start)
        if mention.actor.kind == "person" and block is not None:
            near = _Near(block, mention, countries, actors)
            found += near.posts()
    return tuple(sorted(set(found), key=lambda p: (p.span, p.role)))


@dataclass(frozen=True, slots=True)
class _Near:
    """What stands around one person's name."""

    block: Block
    mention: ActorMention
    countries: Sequence[CountryMention]
    actors: Sequence[ActorMention]

    def posts(self) -> Iterator[PostMention]:
        name = list(tokens(self.block, self.mention.span))
        for phrase in (_ahead(name[0]), self._apposed(name), _behind(name)):
            if phrase and (post := self._read(phrase)):
                yield post

    def _apposed(self, name: list[Token]) -> list[Token]:
        """The office a name explains: "the foreign minister, Annalena Baerbock,"."""
        top = head(name)
        comma = before(name[0])
        if (
            top.dep_ != "appos"
            or comma is None
            or comma.text not in _BREAKS
            or not is_role(top.head)
        ):
            return []
        if any(c.dep_ == "conj" for c in top.head.children):
            return []
        start = min(t.left_edge.i for t in (top.head, *top.head.lefts))
        return list(top.doc[start : comma.i])

    def _read(self, phrase: list[Token]) -> PostMention | None:
        """The post that a phrase without the name describes, if any."""
        office = next((t for t in phrase if self._opens_office(t, phrase)), None)
        if office is None:
            return None
        front = [t for t in phrase if t.i <= office.i]
        back = [t for t in phrase if t.i > office.i]
        role = self._role(front, back)
        if not role:
            return None
        words = self.block.over(role)
        body = self._body(front) or self._body(back)
        whole = Span(
            min(self._start(phrase), self.mention.span.start),
            max(self.block.at(phrase[-1]).end, self.mention.span.end),
        )
        base = self.block.span.start
        text = self.block.text[words.start - base : words.end - base]
        country = self._country(front) or self._country(back) or (body and body.country)
        return PostMention(whole, self.mention.actor, text, body, country or None, _former(front))

    def _opens_office(self, token: Token, phrase: list[Token]) -> bool:
        """Whether a token is the last of the office's nouns: "General" in "Secretary General"."""
        if not is_role(token) or self._within(token):
            return False
        following = [t for t in phrase if t.i == token.i + 1]
        return not following or not (is_role(following[0]) and not self._within(following[0]))

    def _start(self, phrase: list[Token]) -> int:
        return self.block.at(phrase[0]).start

    def _within(self, token: Token) -> bool:
        """Whether a token belongs to a country's or a body's name."""
        span = self.block.at(token)
        inside = [m.span for m in self.actors if m.actor.kind != "person"]
        return any(span.overlaps(s) for s in (*inside, *(c.span for c in self.countries)))

    def _role(self, front: list[Token], back: list[Token]) -> list[Token]:
        """The words of the office: modifiers, head noun, and "of research" after it."""
        words = table("names")
        role: list[Token] = []
        for token in reversed(front):
            plain = token.lower_.rstrip(".")
            office = (
                is_role(token) or plain in words["roles"]["modifiers"] or token.text in {"-", "and"}
            )
            if self._within(token) or not office or plain in words["roles"]["former"]:
                break
            role.insert(0, token)
        while role and role[0].text in {"-", "and"}:
            role.pop(0)
        return role + self._of_what(back)

    def _of_what(self, back: list[Token]) -> list[Token]:
        if not back or back[0].lower_ not in {"of", "for"}:
            return []
        taken = [back[0]]
        for token in back[1:]:
            plain_noun = token.pos_ in {"NOUN", "ADJ", "PROPN"} or token.lower_ in {"and", "the"}
            if not plain_noun or self._within(token):
                break
            taken.append(token)
        if any(
            self._within(t) for t in back[len(taken) : len(taken) + 1] if taken[-1].lower_ != "of"
        ):
            pass
        while taken and taken[-1].lower_ in {"of", "for", "the", "and"}:
            taken.pop()
        return taken

    def _country(self, phrase: list[Token]) -> str | None:
        if not phrase:
            return None
        span = self.block.over(phrase)
        codes = [c.iso2 for c in self.countries if c.span.within(span)]
        return codes[0] if codes and len(set(codes)) == 1 else None

    def _body(self, phrase: list[Token]) -> Actor | None:
        if not phrase:
            return None
        span = self.block.over(phrase)
        bodies = [m.actor for m in self.actors if m.span.within(span) and m.actor.kind != "person"]
        return bodies[0] if bodies else None


def _former(front: Sequence[Token]) -> bool:
    words = table("names")["roles"]["former"]
    return any(t.lower_ in words and t.lower_ != "late" for t in front)


def _ahead(first: Token) -> list[Token]:
    """The words right before a name that may be its office."""
    nearest = before(first)
    if nearest is None or not (is_role(nearest) or _of_office(nearest)):
        return []
    run: list[Token] = []
    at: Token | None = nearest
    while at is not None and len(run) < _DEPTH and (_modifies(at) or _of_joins(at, run)):
        run.insert(0, at)
        at = before(at)
    return run


def _modifies(token: Token) -> bool:
    word = token.lower_.rstrip(".")
    known = (
        word in table("names")["roles"]["modifiers"] or word in table("names")["roles"]["former"]
    )
    if token.text in _POSSESSIVE or token.text == "-" or known or is_role(token):
        return True
    return token.pos_ in {"PROPN", "ADJ"} and token.text[:1].isupper()


def _of_office(token: Token) -> bool:
    """Whether an office with "of" ends here: "State" in "Secretary of State"."""
    link, noun = before(token), before(token, 2)
    return link is not None and link.lower_ == "of" and noun is not None and is_role(noun)


def _of_joins(token: Token, run: Sequence[Token]) -> bool:
    previous = before(token)
    return token.lower_ == "of" and bool(run) and previous is not None and is_role(previous)


def _behind(name: Sequence[Token]) -> list[Token]:
    """The apposition after a name: from the comma to the next stop."""
    comma = after(name[-1])
    if comma is None or comma.text not in _BREAKS:
        return []
    run: list[Token] = []
    at = after(comma)
    while (
        at is not None
        and len(run) < _DEPTH
        and at.lower_ not in _STOPS
        and at.tag_ not in _OPEN_TAGS
    ):
        run.append(at)
        at = after(at)
    return run if _is_office(run) and not _goes_on(run, at) else []


def _is_office(run: Sequence[Token]) -> bool:
    """Whether an apposition describes an office: its noun stands before any preposition."""
    for token in run:
        if is_role(token):
            following = after(token)
            if following is not None and is_role(following) and following in run:
                continue
            named = following is not None and following.ent_type_ == "PERSON"
            return not named
        if token.pos_ in {"ADP", "VERB", "AUX", "SCONJ"}:
            return False
    return False


def _goes_on(run: Sequence[Token], stop: Token | None) -> bool:
    """Whether the words are the next item of a list and no apposition: "X, editor Y and Z"."""
    return stop is not None and stop.lower_ == "and" and not is_role(run[-1])
