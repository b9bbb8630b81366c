"""Whom a description goes on with that the article never gave him: "Roe spoke. The scholar left."

A text that has just made somebody speak calls him next by what he is. Nobody else of the article
may fit, nothing the article or a file tells of him may speak against it, and the sentence must
not turn to another one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from extract.entities.name_clusters import Gender
from extract.entities.names import Named
from extract.entities.posts import is_role
from extract.holders.offices import Asked, Before, Offices
from extract.records import Actor, Span
from extract.syntax.parse import Block
from extract.syntax.tree import children
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["GoingOn"]

_AGE = re.compile(r"\d+-year-old")
_ENDS = ".?!\n"
_LED = 40  # characters behind a country's name in which a word for its leader may stand
_MAIN = 3  # times somebody is named or speaks before one named once in passing is no rival
_LEADING_IN = 8  # words before a source in which a sentence may turn to another one


class GoingOn:
    """The descriptions of one article that go on with who has just spoken.

    :param offices: the offices of the article.
    :param before: tells what the text before a word is about.
    """

    def __init__(self, text: str, named: Named, offices: Offices, before: Before) -> None:
        self._text = text
        self._named = named
        self._offices = offices
        self._genders = dict(named.genders)
        self._before = before
        self._called: list[tuple[str, frozenset[str], Actor]] = []

    def meant(self, block: Block, core: Sequence[Token], top: Token, wanted: Asked) -> Actor | None:
        """Whom a description means, or None.

        :param core: the description without what follows as an afterthought.
        :param top: its noun.
        :param wanted: what it asks for.
        """
        found = self._meant(block, core, top, wanted)
        call = frozenset(t.lower_ for t in core if t.i <= top.i)
        if found is not None:
            self._called.append((top.lower_, call, found))
            if wanted.countries and _office(top, wanted):
                self._offices.learn(block.over(core), top, wanted, found)
            return found
        return self._called_before(block, top, call)

    def _called_before(self, block: Block, top: Token, call: frozenset[str]) -> Actor | None:
        """Who was called so, or by more, unless somebody else has spoken since."""
        told = [(words_, who) for noun, words_, who in self._called if noun == top.lower_]
        if len({who.key for _, who in told}) != 1 or not any(call <= words_ for words_, _ in told):
            return None
        who, lead = told[-1][1], self._before.leading(block, top)
        return None if lead is not None and lead.kind == "person" and lead.key != who.key else who

    def _meant(
        self, block: Block, core: Sequence[Token], top: Token, wanted: Asked
    ) -> Actor | None:
        at = block.at(top)
        if not _describes(core, top) or (_turns(core) and not _adds(top)):
            return None
        plain = not (wanted.countries or wanted.bodies)
        if plain and self._introduced(top, at):
            return None
        lead = self._before.leading(block, top)
        if lead is None or lead.kind != "person" or not self._fits(lead, top, wanted):
            return None
        named = list(self._persons(at))
        others = {a.key: a for a in named if self._may_be(a, top, wanted)}
        if _office(top, wanted):
            times = Counter(a.key for a in named)
            main = max(times[lead.key], self._before.heard(at, lead)) >= _MAIN
            rivals = {k for k in others if times[k] > 1 or not main}
            alone = _adds(top) or rivals <= {lead.key}
            return None if not alone or self._taken(wanted, lead) else lead
        if not self._offices.makes(lead, top) and self._made(others.values(), top):
            return None
        near = self._before.nearest(block, top, [lead, *others.values()])
        return lead if near is not None and near.key == lead.key else None

    def _made(self, persons: Iterable[Actor], top: Token) -> bool:
        return any(self._offices.makes(p, top) for p in persons)

    def _taken(self, wanted: Asked, person: Actor) -> bool:
        """Whether an office that says whose it is belongs to somebody else."""
        told = bool(wanted.countries or wanted.bodies)
        return told and self._offices.another(wanted, person)

    def _may_be(self, person: Actor, top: Token, wanted: Asked) -> bool:
        """Whether a description may mean a person, by what is told of him or for want of it."""
        country = self._offices.country(person)
        if wanted.countries and country is not None and country not in wanted.countries:
            return False
        return self._offices.makes(person, top) or self._fits(person, top, wanted)

    def _introduced(self, top: Token, at: Span) -> bool:
        """Whether the same noun has come before for somebody without a name: "an expert"."""
        before = rf"\b(an?|another|one)( [\w-]+){{0,3}} {re.escape(top.text)}\b"
        return re.search(before, self._text[: at.start], re.IGNORECASE) is not None

    def _persons(self, at: Span) -> Iterator[Actor]:
        """The persons named before a place."""
        for mention in self._named.actors:
            if mention.actor.kind == "person" and mention.span.end <= at.start:
                yield mention.actor

    def _fits(self, person: Actor, top: Token, wanted: Asked) -> bool:
        """Whether nothing told of a person speaks against what a description asks for."""
        sex: Gender = self._genders.get(person.key, "")
        if wanted.gender and sex not in {"", wanted.gender}:
            return False
        country = self._offices.country(person)
        if wanted.countries and country is not None and country not in wanted.countries:
            return False
        made = not is_role(top) or self._offices.makes(person, top, now=True)
        if _aged(top) or (made and not _office(top, wanted)):
            return True
        if wanted.former:
            return not self._offices.still(person, wanted)
        leads = self._offices.leads_somewhere(person, wanted) and self._beside(person, wanted)
        if leads or self._offices.told_more(person, top, wanted):
            return True
        held = {p.role.casefold() for p in self._offices.held_by(person)}
        known = person.iri is not None  # a file would tell of the office
        return not known and held <= words("names", "going-on", "ranks")

    def _beside(self, person: Actor, wanted: Asked) -> bool:
        """Whether sentences name a person beside the country asked for, and no leader of it too."""
        places = [m.span for m in self._named.actors if m.actor.key == person.key]
        near = [c for s in places for c in self._named.countries_in(_sentence(self._text, s))]
        ours = [c.span for c in near if c.iso2 in wanted.countries]
        behind = {w for s in ours for w in re.findall(r"\w+", self._text[s.end : s.end + _LED])[:2]}
        return bool(ours) and words("names", "offices", "leaders").isdisjoint(behind)


def _sentence(text: str, place: Span) -> Span:
    """The words around a place, up to the nearest marks that may end a sentence."""
    start = max(text.rfind(mark, 0, place.start) for mark in _ENDS)
    ends = (text.find(mark, place.end) for mark in _ENDS)
    return Span(start + 1, min((e for e in ends if e >= 0), default=len(text)))


def _aged(top: Token) -> bool:
    """Whether a word tells nothing of somebody but the age: "the 61-year-*old*"."""
    return top.lower_ == "old" or _AGE.fullmatch(top.lower_) is not None


def _describes(core: Sequence[Token], top: Token) -> bool:
    """Whether some words say of one person what he is, and are no office that serves another."""
    noun = top.lemma_.casefold()
    listed = words("names", "going-on", "offices") | words("names", "going-on", "epithets")
    principal = noun in listed or _AGE.fullmatch("".join(t.text for t in core[1:])) is not None
    # the parse may hang "the" on the verb, which it takes for another noun
    ahead = [*top.lefts, *(core[:1] if top.dep_ in {"compound", "amod"} else ())]
    definite = any(c.lower_ == "the" and c.dep_ == "det" for c in ahead)
    definite = definite or _named_of(top)
    behind = [t for t in core if t.i > top.i]
    alone = top.dep_ != "conj" and not any(children(top, "conj"))
    told = alone and (not behind or (behind[0].lower_ == "of" and not _some_body(behind)))
    return principal and definite and told and top.tag_ in {"NN", "NNP", "JJ"} and _foremost(top)


def _some_body(behind: Sequence[Token]) -> bool:
    """Whether an office is of a body that nobody knows: "the head *of a bank*"."""
    return len(behind) > 1 and behind[1].lower_ in {"a", "an", "one", "another"}


def _named_of(top: Token) -> bool:
    """Whether a name alone makes a noun definite: "Norda’s mayor", "CIA boss"."""
    owners = [c for c in top.lefts if c.dep_ in {"det", "poss", "compound", "nmod", "predet"}]
    return bool(owners) and all(c.pos_ == "PROPN" for c in owners)


def _office(top: Token, wanted: Asked) -> bool:
    """Whether a noun names an office that one alone holds, not a kind of people."""
    noun = top.lemma_.casefold()
    return noun in words("names", "going-on", "offices") and not (wanted.former and wanted.words)


def _foremost(top: Token) -> bool:
    """Whether a noun stands in the main clause or names whose words they are."""
    if top.dep_ == "pobj":
        return top.head.lower_ in {"to", "by"} and top.head.dep_ in {"prep", "agent"}
    return not any(a.dep_ in {"advcl", "relcl", "acl"} for a in top.ancestors)


def _adds(top: Token) -> bool:
    """Whether a verb says that the same one goes on: "But, the minister *added*, …"."""
    return top.dep_ in {"nsubj", "dobj"} and top.head.lemma_ in {"add", "continue", "conclude"}


def _turns(core: Sequence[Token]) -> bool:
    """Whether a sentence turns to somebody else: "Meanwhile, the minister said …"."""
    first = core[0]
    opening = [t.lower_ for t in first.sent if t.i < first.i][:_LEADING_IN]
    return not words("names", "going-on", "turns").isdisjoint(opening)
