"""Whose a paper is: "In a statement, the ministry …" makes "the statement said" the ministry's.

A paper speaks for who issued it, as the sentence that brings it up tells. Where that sentence
does not tell, or two of its kind are told of, the paper stays a source without a name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from extract.entities.capitals import seat_of
from extract.entities.governments import governments
from extract.entities.known_names import known_given
from extract.entities.listed_kinds import listed_as_other
from extract.entities.name_clusters import normal
from extract.entities.names import Named
from extract.holders.antecedents import Antecedents
from extract.records import Actor, Gazetteer, Holder, Span
from extract.syntax.clauses import SUBJECTS
from extract.syntax.cues import listed
from extract.syntax.parse import Block, Reading
from extract.syntax.quotations import inside, spans
from extract.syntax.tree import after, before, child, children, verbal
from extract.wordlists import kinds, words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Papers", "Read"]

#: Gives whom a noun phrase names or describes.
Read = Callable[[Block, Sequence["Token"]], Holder]

_NAMES = frozenset({"NNP", "NNPS"})
_JOINTS = frozenset({"-", "–", "/"})
_TELLING = frozenset({"JJ", "NN", "NNP", "VBG"})
_WORDED = 2  # words of a name that only its last word shows to be a body's
_BARE = frozenset({"the", "that", "this"})
#: Paragraphs back in which a paper was brought up, whoever else speaks: the only one, one of many.
_LATELY = (2, 1)
_GOING_ON = 3  # the same for where it last spoke


class _Told(NamedTuple):
    """A place where a paper is brought up.

    :param issuers: whose it is; empty where its sentence does not tell.
    """

    place: Span
    noun: str
    issuers: tuple[Actor, ...]


class Papers:
    """The papers of one article and who issued them.

    :param said: who was found to speak where.
    :param read: gives whom a noun phrase names or describes.
    """

    def __init__(self, reading: Reading, named: Named, said: Antecedents, read: Read) -> None:
        self._reading = reading
        self._named = named
        self._said, self._read = said, read
        self._meantime: dict[Span, Span] = {}  # where a paper is brought up -> where it last spoke
        self._asking: dict[str, Actor] = {}  # those who asked in a poll so far
        self._governments = governments(named.gazetteer)
        self._quoted = spans(reading.text, 0, len(reading.text))

    def issuers(self, block: Block, top: Token) -> tuple[Actor, ...]:
        """Whose words a paper's are, by its own words or, where its kind alone is named, before it.

        :param top: its noun.
        """
        noun = _kind(top)
        if noun not in words("names", "papers", "nouns"):
            return ()
        if not _bare(top):
            return self._named_with(block, top)
        told = [t for t in self._told(block.at(top)) if _same(noun, t.noun)]
        if not told:
            return ()
        last, here = told[-1], self._paragraph_at(block.span)
        place = self._meantime.get(last.place, last.place)
        others = {tuple(a.key for a in t.issuers) for t in told}
        lately = _GOING_ON if last.place in self._meantime else _LATELY[len(others) > 1]
        near = here - self._paragraph_at(place) <= lately
        between = self._said.speakers(place, block.at(top))
        alone = len(others) == 1 and between <= {a.key for a in last.issuers}
        if not last.issuers or not (near or alone):
            return ()
        self._meantime[last.place] = block.at(top)
        return last.issuers

    def _paragraph_at(self, place: Span) -> int:
        return next(i for i, b in enumerate(self._reading.blocks) if place.within(b.span))

    def _told(self, until: Span) -> Iterator[_Told]:
        """Where papers are brought up before a place, in order."""
        for block in self._reading.blocks:
            if block.span.start > until.start:
                return
            for token in block.doc:
                noun = _kind(token)
                place = block.at(token)
                if noun not in words("names", "papers", "nouns") or place.end > until.start:
                    continue
                if _brought_up(token) and not inside(self._quoted, place):
                    yield _Told(place, noun, self._of(block, token))

    def _of(self, block: Block, paper: Token) -> tuple[Actor, ...]:
        """Who issued a paper, by its own words or the clause that it stands in."""
        owners = [*_agents(paper), *(c for c in children(paper, "poss") if c.pos_ != "PRON")]
        owners = owners or list(_of_whom(paper))
        if not owners:
            if asked := self._pollsters(block, paper):
                return asked
            bodies = filter(None, (self._meant(block, c) for c in _before(paper)))
            if (body := next(bodies, None) or self._of_body(block, paper)) is not None:
                return (body,)
        issuing = owners or _issuing(paper)
        return _some(self._meant(block, issuing[0])) if issuing else ()

    def _named_with(self, block: Block, paper: Token) -> tuple[Actor, ...]:
        """Who issued a paper, by its own words: "a report by the Norda Bank"."""
        owners = [*_agents(paper), *(c for c in children(paper, "poss") if c.pos_ == "PROPN")]
        owners = owners or list(_of_whom(paper))
        if len(owners) == 1:
            return _some(self._meant(block, owners[0]))
        if owners:
            return ()
        return self._pollsters(block, paper) or _some(self._of_body(block, paper))

    def _pollsters(self, block: Block, paper: Token) -> tuple[Actor, ...]:
        """Those whose names stand before a poll: "the *Norda Post*-*ARX* poll"."""
        if _kind(paper) not in words("names", "papers", "polls"):
            return ()
        run = _pollsters_before(paper)
        if not run:
            return ()
        whole = block.over(run)
        known = any(m.span == whole for m in self._named.actors_in(whole))
        places = [whole] if known else _parts(self._reading.text, whole)
        body = any(t.ent_type_ == "ORG" for t in run) and not listed_as_other(run)
        sure = body and len(run) > 1
        each = [self._pollster(place, sure=sure) for place in places]
        found = tuple(actor for actor in each if actor is not None)
        self._asking.update({a.key: a for a in found})
        return found if len(found) == len(each) else ()

    def _pollster(self, place: Span, *, sure: bool) -> Actor | None:
        """The body that asks, unless its name is somebody else's.

        :param sure: whether the words show a body's name, its own or that of another beside it.
        """
        name = _without_state(place.of(self._reading.text))
        key, told = normal(name), self._named.actors_in(place)
        same = [m.actor for m in (*told, *self._named.actors) if normal(m.actor.label) == key]
        short = [a for a in self._asking.values() if key in normal(a.label).split()]
        if (actor := next(iter([*same, *short]), None)) is not None:
            return actor if actor.kind == "organization" else None
        other = bool(told) or bool(self._named.countries_in(place)) or known_given(name.split()[0])
        other = other or name in kinds("places")
        if other or not sure or seat_of(name, self._named.gazetteer):
            return None
        return Actor(f"{self._reading.document.id}#{key}", " ".join(name.split()), "organization")

    def _of_body(self, block: Block, paper: Token) -> Actor | None:
        """The body whose name stands right before a paper's noun: "the Norda Bank report".

        A country there, a town or a person is who it is about as often.
        """
        name = _name_before(paper)
        if not name:
            return None
        span = block.over(name)
        named = next((m for m in self._named.actors_in(span) if m.span == span), None)
        if named is not None:
            return named.actor if named.actor.kind == "organization" else None
        if (house := _house(span.of(self._reading.text), self._named.gazetteer)) is not None:
            return house
        lists = (words("names", "organizations", kind) for kind in ("heads", "alone"))
        if len(name) < _WORDED or not any(name[-1].lower_ in listed for listed in lists):
            return None
        found = self._read(block, name)
        body = found.actor if found.status == "resolved" else None
        return body if body is not None and body.kind == "organization" else None

    def _meant(self, block: Block, holder: Token) -> Actor | None:
        at = block.at(holder)
        found = self._said.source_at(at)
        if found is not None and found.actor is not None and found.status == "resolved":
            return found.actor
        whole = block.over(holder.subtree)
        for mention in self._named.actors_in(whole):
            if mention.span.overlaps(at):
                return mention.actor
        for country in self._named.countries_in(whole):
            if country.span.overlaps(at) and country.form in {"name", "abbreviation"}:
                return self._governments.get(country.iso2)
        name = [t for t in holder.subtree if t.i <= holder.i and t.tag_ in _NAMES]
        house = _house(block.over(name or [holder]).of(self._reading.text), self._named.gazetteer)
        if house is not None:
            return house
        named = self._read(block, list(holder.subtree)) if holder.pos_ == "NOUN" else None
        return named.actor if named is not None and named.status == "resolved" else None


def _bare(top: Token) -> bool:
    """Whether a paper, or what one found, is named by nothing but its kind."""
    told = [c for c in top.children if not (c.is_punct or _dates(c, top))]
    one = top.tag_ == "NN" or _kind(top) in words("names", "papers", "found")
    return one and len(told) == 1 and told[0].lower_ in _BARE


def _dates(word: Token, paper: Token) -> bool:
    """Whether a word only tells of which day a paper is: "the *Sunday* report"."""
    return word.i < paper.i and word.ent_type_ == "DATE" and word.tag_ in _NAMES


def _kind(paper: Token) -> str:
    """What a paper's noun calls it."""
    return "data" if paper.lower_ == "data" else paper.lemma_.casefold()


def _brought_up(paper: Token) -> bool:
    """Whether a noun brings up a paper: "Resolution 12" is known by its number."""
    number = after(paper)
    numbered = number is not None and number.like_num
    return paper.pos_ != "VERB" and not _bare(paper) and not numbered


def _same(noun: str, other: str) -> bool:
    """Whether two nouns may mean one paper: a resolution is a document, a survey a poll."""
    inquiries = words("names", "papers", "inquiries")
    asked = noun in inquiries | words("names", "papers", "found")
    return (
        noun == other or noun in words("names", "papers", "any") or (asked and other in inquiries)
    )


def _agents(paper: Token) -> Iterator[Token]:
    """By whom a paper is: "a report by X", "published by X", "adopted in May by X"."""
    for prep in children(paper, "prep"):
        if prep.lower_ in {"by", "from"}:
            yield from children(prep, "pobj")
    for deed in paper.subtree:
        alone = (dash := before(deed)) is None or dash.text != "-"  # not "co-written"
        if deed.dep_ == "acl" and alone and deed.lemma_ in words("names", "papers", "issuing"):
            yield from _doers(deed)
    if paper.dep_ == "nsubjpass" and paper.head.lemma_ in words("names", "papers", "issuing"):
        yield from _doers(paper.head)


def _doers(deed: Token) -> Iterator[Token]:
    for by in children(deed, "agent", "prep"):
        if by.lower_ == "by":
            yield from children(by, "pobj")


def _before(paper: Token) -> Iterator[Token]:
    """The names before a paper's noun: "the UN report"."""
    return (c for c in children(paper, "compound", "nmod") if c.tag_ == "NNP")


def _of_whom(paper: Token) -> Iterator[Token]:
    """Whose a paper is: "the statement of the *Ministry*", not "a study of the *Army*"."""
    about = words("names", "papers", "inquiries") - {"report"}
    if paper.tag_ == "NN" and _kind(paper) not in about:
        for of in children(paper, "prep"):
            if of.lower_ == "of":
                yield from (c for c in children(of, "pobj") if c.pos_ == "PROPN")


def _name_before(paper: Token) -> list[Token]:
    """The name right before a paper's noun, without a day: "the *Norda Bank* Sunday report"."""
    name: list[Token] = []
    at = before(paper)
    while at is not None and at.ent_type_ == "DATE":
        at = before(at)
    while at is not None and at.tag_ in _NAMES and at.ent_type_ != "DATE":
        name.insert(0, at)
        at = before(at)
    joined = at is not None and (at.text in {*_JOINTS, "&", "'s", "’s"} or at.dep_ == "cc")
    return [] if joined else name


def _pollsters_before(paper: Token) -> list[Token]:
    """The names before a poll, with what joins them: "a new *Norda Post*/*ARX* tracking poll"."""
    at = before(paper)
    while at is not None and (at.is_lower or at.ent_type_ == "DATE") and at.tag_ in _TELLING:
        at = before(at)
    run: list[Token] = []
    while at is not None and (at.tag_ in _NAMES or (at.text in _JOINTS and run)):
        run.insert(0, at)
        at = before(at)
    return run if run and run[0].tag_ in _NAMES else []


def _parts(text: str, whole: Span) -> list[Span]:
    """The names that strokes join."""
    found = re.finditer(r"[^/–-]*[^/–\s-]", whole.of(text))
    places = ((whole.start + m.start(), whole.start + m.end(), m[0]) for m in found)
    return [Span(start + len(n) - len(n.lstrip()), end) for start, end, n in places]


def _without_state(name: str) -> str:
    """A pollster's name without the state it asked in: "Norda Post *Ohio*"."""
    states = words("countries", "traps", "us_states")
    return next((name.removesuffix(f" {s}") for s in states if name.endswith(f" {s}")), name)


def _some(actor: Actor | None) -> tuple[Actor, ...]:
    return () if actor is None else (actor,)


def _house(name: str, gazetteer: Gazetteer) -> Actor | None:
    """The government or body that a name means by its building: "the White House"."""
    seat = seat_of(name, gazetteer)
    return seat.actor if seat is not None and not seat.city else None


def _reports(verb: Token) -> bool:
    """Whether a verb tells what somebody says: "reiterates", "underscores"."""
    entry = listed(verb.lemma_)
    return entry is not None and entry.get("act") not in {None, "attitude", "other"}


def _issuing(paper: Token) -> Sequence[Token]:
    """Who issues a paper, or speaks in it, by the verb of its clause."""
    verb = paper.head
    if paper.dep_ == "pobj" and verb.lower_ == "in" and verb.dep_ == "prep":
        verb = verb.head
        fit = verb.lemma_ in words("names", "speech", "verbs") or _reports(verb)
    else:
        fit = paper.dep_ == "dobj" and verb.lemma_ in words("names", "papers", "issuing")
    if not fit or not verbal(verb):
        return ()
    subject = child(verb, *(SUBJECTS - {"nsubjpass"}))
    while subject is None and verb.dep_ == "conj" and verbal(verb.head):
        verb = verb.head
        subject = child(verb, *(SUBJECTS - {"nsubjpass"}))
    return (subject,) if subject is not None else ()
