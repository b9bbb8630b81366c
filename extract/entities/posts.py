"""Persons named with an office: "U.S. Defense Secretary Lloyd Austin", "X, director of Y"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from extract.entities.offices import (
    POSSESSIVE,
    is_head,
    is_rank,
    is_role,
    leads_on,
    modifies,
    not_yet,
    of_office,
    role_key,
)
from extract.entities.offices_ahead import of_another, of_office_ahead, office_ahead, sought
from extract.entities.predicative import predicate
from extract.entities.tenure import over, tenure
from extract.records import Actor, ActorMention, CountryMention, PostMention, Span, TimePhrase
from extract.syntax import quotations
from extract.syntax.parse import Block, Reading
from extract.syntax.tree import after, before, head_of, runs
from extract.wordlists import table

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["find_posts", "is_role", "role_key"]

_STOPS = frozenset(
    {",", ";", ".", ":", "—", "–", ")", "(", "“", "”", '"', "who", "which", "that", "and", "but"}
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OPEN_TAGS = _FINITE | {"WP", "WDT", "WRB"}
_BREAKS = frozenset({",", "—", "–", "("})
_OF = frozenset({"of", "for", "at", "to"})
_DEPTH = 14  # tokens an apposition may have


def find_posts(
    reading: Reading, countries: Sequence[CountryMention], actors: Sequence[ActorMention]
) -> tuple[PostMention, ...]:
    """Every place where a person is named with an office, sorted by place.

    :param countries, actors: sorted by place.
    """
    found: list[PostMention] = []
    quoted = quotations.spans(reading.text, 0, len(reading.text))
    for mention in actors:
        block = reading.block_at(mention.span.start)
        if mention.actor.kind == "person" and block is not None:
            told = not quotations.inside(quoted, mention.span)
            near = _Near(reading, block, mention, _within(countries, block), _within(actors, block))
            found += near.posts(told=told)
    return tuple(sorted(set(found), key=lambda p: (p.span, p.role)))


_Mention = TypeVar("_Mention", CountryMention, ActorMention)


class _Phrase(NamedTuple):
    """Words that may describe an office.

    :param rest: what follows the office's noun to the end of its clause, for time words.
    :param former: whether a verb says that it is over.
    :param entering: whether a verb tells how it began.
    :param ahead: whether the words stand before the name.
    """

    words: list[Token]
    rest: list[Token]
    former: bool = False
    entering: bool = False
    ahead: bool = False


def _within(mentions: Sequence[_Mention], block: Block) -> Sequence[_Mention]:
    """The mentions that begin in a paragraph."""
    first = bisect_left(mentions, block.span.start, key=lambda m: m.span.start)
    last = bisect_left(mentions, block.span.end, key=lambda m: m.span.start)
    return mentions[first:last]


@dataclass(frozen=True, slots=True)
class _Near:
    """What stands around one person's name, within its paragraph."""

    reading: Reading
    block: Block
    mention: ActorMention
    countries: Sequence[CountryMention]
    actors: Sequence[ActorMention]

    def posts(self, *, told: bool) -> Iterator[PostMention]:
        """The offices that the words around the name give the person.

        :param told: whether the article says it itself, so that a verb tells an office too.
        """
        name = self.block.tokens(self.mention.span)
        ahead = _ahead(name[0]) or self._across(name[0])
        phrases = [ahead, self._apposed(name), _behind(name)]
        found = predicate(head_of(name) or name[-1]) if told else None
        if found is not None:
            phrases.append(_Phrase(found.phrase, found.rest, found.former, found.entering))
        for phrase in phrases:
            if phrase is not None and phrase.words and (post := self._read(phrase)):
                yield post

    def _apposed(self, name: list[Token]) -> _Phrase | None:
        """The office a name explains: "the foreign minister, Annalena Baerbock,"."""
        top = head_of(name) or name[-1]
        comma = before(_first_title(name[0]))
        breaks = comma is not None and comma.text in _BREAKS
        office = _explained(top) if top.dep_ == "appos" else None
        if office is None or comma is None or not breaks:
            return None
        if any(c.dep_ == "conj" for c in office.children):
            return None
        start = min(t.left_edge.i for t in (office, *office.lefts))
        return _Phrase(list(top.doc[start : comma.i]), [], ahead=True)

    def _across(self, first: Token) -> _Phrase | None:
        """The office before its field or body: "the head of the Ministry of Trade Ana Ruiz"."""
        office = self._before_body(first) or office_ahead(first)
        if office is None or of_another(office):
            return None
        if self._names_other(office, first):
            return None
        start = min(t.left_edge.i for t in (office, *office.lefts))
        start -= 2 * _glued_former(office.doc[start])
        return _Phrase(list(office.doc[start : first.i]), [], ahead=True)

    def _names_other(self, office: Token, first: Token) -> bool:
        """Whether another person stands between an office and a name, and owns nothing there."""
        span = self.block.over(first.doc[office.i : first.i])
        others = [m for m in self.actors if m.actor.kind == "person" and m.span.within(span)]
        ends = (after(self.block.tokens(m.span)[-1]) for m in others)
        return any(end is None or end.text not in POSSESSIVE for end in ends)

    def _before_body(self, first: Token) -> Token | None:
        """The office's noun before a body or a country that a name follows."""
        near = before(first)
        named = [*(m.span for m in self.actors), *(m.span for m in self.countries)]
        at = self.block.at(near) if near is not None else None
        span = max((s for s in named if at is not None and s.end == at.end), default=None)
        if span is None:
            return None
        link = before(self.block.tokens(span)[0])
        while link is not None and link.lower_ in {"the", "a", "an"}:
            link = before(link)
        office = before(link) if link is not None and link.lower_ in _OF else None
        return office if office is not None and is_head(office) else None

    def _read(self, phrase: _Phrase) -> PostMention | None:
        """The post that a phrase without the name describes, if any."""
        office = next((t for t in phrase.words if self._opens_office(t)), None)
        if office is None:
            return None
        front = [t for t in phrase.words if t.i <= office.i]
        back = [t for t in phrase.words if t.i > office.i]
        role = self._role(front, back)
        if not role:
            return None
        body = self._body(front) or self._body(back)
        country = self._country(front) or self._country(back) or (body and body.country)
        behind = _of_country(self.block, self.mention) if phrase.ahead and not country else []
        time = self._time(phrase)
        return PostMention(
            self._whole(phrase, behind, time),
            self.mention.actor,
            self._words(role),
            body,
            country or self._country(behind),
            phrase.former or _former(front) or over(self.reading, time),
            time,
        )

    def _words(self, role: list[Token]) -> str:
        """The words of an office as printed, without a country between them."""
        base = self.block.span.start
        parts = [self.block.over(part) for part in runs(role)]
        return " ".join(self.block.text[p.start - base : p.end - base] for p in parts)

    def _time(self, phrase: _Phrase) -> TimePhrase | None:
        if phrase.ahead:
            return None
        span = self.block.over((*phrase.words, *phrase.rest))
        return tenure(self.reading, span, entering=phrase.entering)

    def _whole(self, phrase: _Phrase, behind: list[Token], time: TimePhrase | None) -> Span:
        spans = [self.block.over((*phrase.words, *behind)), self.mention.span]
        spans += [time.span] if time is not None else []
        return Span(min(s.start for s in spans), max(s.end for s in spans))

    def _opens_office(self, token: Token) -> bool:
        """Whether a token is the last of the office's nouns: "General" in "Secretary General"."""
        return is_head(token) and not self._in_name(token) and not leads_on(token)

    def _in_name(self, token: Token) -> bool:
        """Whether a token belongs to a country's or a body's name."""
        span = self.block.at(token)
        inside = [m.span for m in self.actors if m.actor.kind != "person"]
        return any(span.overlaps(s) for s in (*inside, *(c.span for c in self.countries)))

    def _in_country(self, token: Token) -> bool:
        span = self.block.at(token)
        return any(span.overlaps(c.span) for c in self.countries)

    def _role(self, front: list[Token], back: list[Token]) -> list[Token]:
        """The words of the office: modifiers, head noun, and "of research" after it."""
        words = table("names")
        role: list[Token] = []
        for token in reversed(front):
            plain = token.lower_.rstrip(".")
            office = is_head(token) or is_rank(token) or plain in words["roles"]["modifiers"]
            office = office or token.text in {"-", "and"}
            if self._in_name(token) or not office or plain in words["roles"]["former"]:
                break
            role.insert(0, token)
        while role and role[0].text in {"-", "and"}:
            role.pop(0)
        if len(back) > 1 and not_yet(back[1]):
            return [*role, *back[:2]]
        return role + self._of_what(back)

    def _of_what(self, back: list[Token]) -> list[Token]:
        if not back or back[0].lower_ not in {"of", "for"}:
            return []
        taken = [back[0]]
        for number, token in enumerate(back[1:], 1):
            if self._goes_before(token, back[number + 1 :]):
                continue
            plain_noun = token.pos_ in {"NOUN", "ADJ", "PROPN"} or token.lower_ in {"and", "the"}
            if not plain_noun or self._in_name(token) or token.ent_type_ == "DATE":
                break
            taken.append(token)
        while taken and taken[-1].lower_ in {"of", "for", "the", "and"}:
            taken.pop()
        return taken

    def _goes_before(self, token: Token, behind: list[Token]) -> bool:
        """Whether a name says whose something is: "of *Polish* trade", "of the *UN* office"."""
        if token.tag_ == "JJ" and self._in_country(token):
            return True
        noun = next((t for t in behind if not self._in_name(t)), None)
        common = noun is not None and noun.pos_ in {"NOUN", "ADJ"} and noun.text.islower()
        return self._in_name(token) and common

    def _country(self, phrase: list[Token]) -> str | None:
        if not phrase:
            return None
        span = self.block.over(phrase)
        inside = (c for c in self.countries if c.span.within(span))
        codes = [c.iso2 for c in inside if not (c.form == "name" and self._told_of(c))]
        return codes[0] if codes and len(set(codes)) == 1 else None

    def _told_of(self, country: CountryMention) -> bool:
        """Whether an office deals with what is told of a country: "a *Norda* war reporter"."""
        noun = after(self.block.tokens(country.span)[-1])
        plain = noun is not None and noun.tag_ == "NN" and not is_head(noun)
        listed = noun is not None and noun.lower_ in table("names")["roles"]["modifiers"]
        leads = noun is not None and (behind := after(noun)) is not None and is_head(behind)
        return plain and leads and not listed

    def _body(self, phrase: list[Token]) -> Actor | None:
        if not phrase:
            return None
        span = self.block.over(phrase)
        bodies = [m.actor for m in self.actors if m.span.within(span) and m.actor.kind != "person"]
        return bodies[0] if bodies else None


def _explained(name: Token) -> Token | None:
    """The office that a name explains, if the parse hangs it on where one holds it or not."""
    noun = name.head
    while not is_head(noun) and noun.dep_ == "pobj" and noun.head.dep_ == "prep":
        noun = noun.head.head
    return noun if is_head(noun) else None


def _first_title(first: Token) -> Token:
    """The first of the titles right before a name: "*General* Sir Ana Roe"."""
    titles = table("names")["titles"]["words"]
    while (previous := before(first)) is not None and (
        is_rank(previous) or (previous.text.rstrip(".") in titles and previous.text[:1].isupper())
    ):
        first = previous
    return first


def _glued_former(first: Token) -> bool:
    """Whether a prefix says that an office is over: "*ex*-president"."""
    dash, word = before(first), before(first, 2)
    prefixed = dash is not None and dash.text == "-" and word is not None
    return prefixed and word is not None and word.lower_ in table("names")["roles"]["former"]


def _former(front: Sequence[Token]) -> bool:
    words = table("names")["roles"]["former"]
    return any(t.lower_ in words and t.lower_ != "late" for t in front)


def _of_country(block: Block, mention: ActorMention) -> list[Token]:
    """The words "of Poland" right behind a name."""
    link = after(block.tokens(mention.span)[-1])
    if link is None or link.lower_ != "of":
        return []
    place = after(link)
    return [link, *(t for t in place.subtree if t.i <= place.i)] if place is not None else []


# ---------------------------------------------------------------- the phrases


def _ahead(first: Token) -> _Phrase | None:
    """The words right before a name that may be its office."""
    nearest = before(first)
    if nearest is None or not (is_head(nearest) or of_office(nearest) or not_yet(nearest)):
        return None
    run: list[Token] = []
    at: Token | None = nearest
    while at is not None and len(run) < _DEPTH and (modifies(at) or _of_joins(at, run)):
        run.insert(0, at)
        at = before(at)
    if at is not None and (sought(at) or (run and of_office(nearest) and of_office_ahead(run[0]))):
        return None
    ranks = len(run)
    while ranks and is_rank(run[ranks - 1]):
        ranks -= 1
    office = any(is_head(t) for t in run[:ranks])
    return _Phrase(run[:ranks] if office else run, [], ahead=True)


def _of_joins(token: Token, run: Sequence[Token]) -> bool:
    previous = before(token)
    return token.lower_ == "of" and bool(run) and previous is not None and is_role(previous)


def _behind(name: Sequence[Token]) -> _Phrase | None:
    """The apposition after a name: from the comma to the next stop."""
    comma = after(name[-1])
    if comma is None or comma.text not in _BREAKS:
        return None
    run: list[Token] = []
    at = after(comma)
    while at is not None and len(run) < _DEPTH and not _stops(at, run):
        run.append(at)
        at = after(at)
    if not _is_office(run) or _goes_on(run, at) or _acts(at, name[0]):
        return None
    return _Phrase(run, [])


def _stops(token: Token, run: Sequence[Token]) -> bool:
    """Whether an apposition ends before a token; "and" in "between 2005 and 2021" is no end."""
    if token.lower_ == "and" and run and run[-1].like_num:
        return False
    return token.lower_ in _STOPS or token.tag_ in _OPEN_TAGS


def _is_office(run: Sequence[Token]) -> bool:
    """Whether an apposition describes an office: its noun stands before any preposition."""
    for token in run:
        if is_head(token):
            following = after(token)
            if following is not None and is_head(following) and following in run:
                continue
            named = following is not None and following.ent_type_ == "PERSON"
            return not named
        if token.pos_ in {"ADP", "VERB", "AUX", "SCONJ"}:
            return False
    return False


def _acts(stop: Token | None, first: Token) -> bool:
    """Whether the words are who does what follows: "After the talks with Roe, the mayor *said* …".

    The parse takes them for an apposition all the same; a comma behind them would make them one.

    :param first: the first word of the name.
    """
    opening = first.doc[first.sent.start : first.i]
    if stop is None or stop.tag_ not in _FINITE or not opening:
        return False
    comma = before(_first_title(first))
    apart = comma is not None and comma.text == ","  # "In May, Roe, the mayor said …"
    led_in = opening[0].pos_ in {"ADP", "SCONJ"}
    return led_in and (not apart or any(map(is_head, opening)))


def _goes_on(run: Sequence[Token], stop: Token | None) -> bool:
    """Whether the words are the next item of a list and no apposition: "X, editor Y and Z"."""
    ends = is_head(run[-1]) or of_office(run[-1])
    return stop is not None and stop.lower_ == "and" and not ends
