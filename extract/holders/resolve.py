"""Whose words: the holder of each candidate, found by its source.

The head of the source decides: a name, an office, a pronoun, somebody without a name. What the
article leaves open stays open: an unknown or an ambiguous holder is better than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from extract.entities.governments import government_of, governments
from extract.entities.name_clusters import normal
from extract.entities.names import Named
from extract.entities.posts import is_role
from extract.holders.context import Context
from extract.holders.descriptions import Describer
from extract.holders.first_person import FirstPerson
from extract.holders.interview import LETTERS, Interview
from extract.holders.noun_phrases import tells
from extract.holders.pronouns import Trail, is_pronoun
from extract.holders.reasons import unknown
from extract.holders.relatives import clause_of, noun_of
from extract.holders.same_words import same_words
from extract.holders.together import (
    examples,
    introduced,
    joined,
    one_or_other,
    plural,
    several_governments,
    shared_names,
    shared_noun,
    whole_list,
)
from extract.records import Actor, Candidate, Holder, Span, Spans
from extract.syntax import quotations
from extract.syntax.expletives import expletive
from extract.syntax.parse import Block, Reading
from extract.syntax.phrases import first_person, impersonal, second_person
from extract.syntax.tree import after, before, head_of, verbal
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["resolve"]

_ASKING = re.compile(r"\b(ask|asks|asked|asking|wondered|inquired)\b")
_REPLYING = re.compile(r"\b(repl(y|ies|ied)|respond(s|ed)|retort(s|ed)|answer(s|ed))\b")
_RELATIVE = frozenset({"who", "which", "whom", "whose"})
_TOGETHER = "all of them together"


def resolve(reading: Reading, named: Named, candidates: Sequence[Candidate]) -> tuple[Holder, ...]:
    """The holder of each candidate, aligned with them.

    :param candidates: sorted by place; any extractor's.
    """
    speakers = _Speakers(reading, named)
    return same_words(reading.text, [speakers.holder(candidate) for candidate in candidates])


class _Part(NamedTuple):
    """One of several who say something together, with the words for this one."""

    actor: Actor
    words: Span


class _Speakers:
    def __init__(self, reading: Reading, named: Named) -> None:
        self._reading = reading
        self._id = reading.document.id
        self._named = named
        self._describer = Describer(reading, named)
        self._interview = Interview(reading, named)
        self._labelled = False
        self._first = FirstPerson(reading, named)
        self._trail = Trail(reading, named, self._describer.read)
        self._describer.offices.before = self._trail
        self._context = Context(
            reading, named, self._describer.offices, self._trail, self._describer.read
        )

    def holder(self, candidate: Candidate) -> Holder:
        """Who a candidate's words are laid to, and who passed them on."""
        text = self._reading.text
        asks = any(_ASKING.search(s.of(text)) for s in candidate.cue)
        self._trail.content = candidate.content
        # the label of a turn never means who spoke under another one
        self._labelled = candidate.shape == "transcript"
        self._describer.context = None if self._labelled else self._context
        self._trail.replies = any(_REPLYING.search(s.of(text)) for s in candidate.cue)
        holder = self._of_source(candidate.source, candidate.content, asks=asks)
        if holder.status == "voice" and self._first.quoted(candidate.content):
            holder = unknown("quoted by who tells the article", holder.mention)
        self._first.note(candidate.content, holder)
        passed = (self._of_source(s, candidate.content, speaks=False) for s in candidate.reporters)
        said = {actor.key for actor in holder.possible}  # who says it passes nothing on
        via = (a for h in passed for a in h.speakers if a.key not in said)
        return replace(holder, via=tuple(dict.fromkeys(via)))

    def _of_source(
        self, source: Spans, content: Spans, *, asks: bool = False, speaks: bool = True
    ) -> Holder:
        """Whom some words name; who only passes words on (``speaks``) is no antecedent."""
        source = tuple(s for s in source if s.start < s.end)
        if not source:
            return unknown("no speaker named")
        block = self._reading.block_at(source[0].start)
        if block is None:
            return unknown("the source stands outside the prose", source[0])
        here = [s for s in source if _inside(block, s)]
        worded = [s for s in here if any(c.isalnum() for c in s.of(self._reading.text))]
        by_place = {t.i: t for s in worded for t in block.tokens(s) if not t.is_space}
        phrase = [by_place[i] for i in sorted(by_place)]
        if not any(c.isalnum() for t in phrase for c in t.text):
            return unknown("the source has no words", source[0])
        holder = self._of_phrase(block, self._untitled(block, phrase), content)
        if speaks:
            self._trail.note(block.over(phrase), holder, content, asks=asks)
        return holder

    def _untitled(self, block: Block, phrase: list[Token]) -> list[Token]:
        """The phrase without a title that is a clause: "Ana Roe, author of “*It Is Late*”"."""
        quoted = quotations.spans(self._reading.text, block.span.start, block.span.end)
        apart = [t for t in phrase if quotations.inside(quoted, block.at(t))]
        rest = [t for t in phrase if t not in apart]
        worded = any(t.is_alpha for t in rest) and any(map(verbal, apart))
        return rest if worded else phrase

    def _of_phrase(self, block: Block, phrase: list[Token], content: Spans) -> Holder:
        top = head_of(phrase) or phrase[-1]
        noun = shared_noun(phrase, top)
        named = self._beside_group(block, phrase, content)
        if noun is not None and named is None:
            return self._describer.nameless(block, phrase, noun)
        named = named or self._of_introduced(block, phrase, top, content)
        if named is not None:
            return named
        members = joined(phrase, top)
        if len(members) > 1:
            return self._together(block, phrase, members, content)
        if members:
            (phrase,) = members
        several = self._several(block, phrase, top, content)
        if several is not None:
            return several
        special = self._side(block, phrase) or self._pronoun(block, top, content)
        return special or self._describer.read(block, phrase)

    def _side(self, block: Block, phrase: list[Token]) -> Holder | None:
        """Who speaks under a label of an interview: "Q", or the letters of a name."""
        label, at = phrase[0].text, block.at(phrase[0])
        if len(phrase) > 1:
            return None
        if label in LETTERS:
            return self._interview.holder(label, at)
        return self._interview.by_initials(label, at) if self._labelled else None

    def _pronoun(self, block: Block, top: Token, content: Spans) -> Holder | None:
        word, at = top.lower_, block.at(top)
        if first_person(top) and top.pos_ == "PRON":
            return self._first.meaning(block, top)
        if second_person(top) and top.pos_ == "PRON":
            return unknown("second person outside a quotation", at)
        if word in _RELATIVE and not _letters(block, top):
            return self._relative(block, top, content)
        if (
            word in words("pronouns", "pointing")
            and top.pos_ in {"PRON", "DET"}
            and not list(top.children)
        ):
            return unknown(f"“{word}” points at something said, not at a speaker", at)
        if impersonal(top) or (expletive(top) and top.head.lemma_ in {"seem", "appear"}):
            return unknown(f"“{word}” stands for nobody", at)
        return self._trail.meaning(block, top, content) if is_pronoun(top) else None

    def _relative(self, block: Block, top: Token, content: Spans) -> Holder:
        """Who "who" means: the noun its clause hangs on.

        Of several it is all of them where the verb is plural, else the last, whom it means anyway.
        """
        noun, clause = noun_of(top), clause_of(top)
        if noun is None:
            return unknown(f"“{top.lower_}” hangs on no name", block.at(top))
        if is_pronoun(noun):
            return self._trail.meaning(block, noun, ())
        if top.lower_ == "which" and _shows(clause) and not (_named(noun) or tells(noun)):
            return unknown("“which” may be all that is told before it", block.at(top))
        inside = {t.i for t in clause.subtree}
        several = [t for t in whole_list(noun) if t.i < top.i] or [noun]
        meant = several[0] if plural(clause) else several[-1]
        phrase = [t for t in meant.subtree if t.i not in inside and t.i < top.i]
        while phrase and phrase[-1].is_punct:
            phrase.pop()
        if len(several) > 1 and phrase:
            return self._of_phrase(block, phrase, content)
        found = self._describer.read(block, phrase or [noun])
        return found if found.status != "unnamed" else self._explained(block, meant) or found

    def _explained(self, block: Block, noun: Token) -> Holder | None:
        """The person whom a noun explains: "Roe, a *miller* who …"."""
        name = noun.head if noun.dep_ == "appos" and noun.head.pos_ == "PROPN" else None
        if name is None or noun.tag_ not in {"NN", "NNP"} or name.i > noun.i:
            return None
        words = [t for t in name.subtree if t.i <= name.i]
        found = self._describer.read(block, words)
        person = found.actor is not None and found.actor.kind == "person"
        return found if found.status == "resolved" and person else None

    # ------------------------------------------------------------ several at once

    def _beside_group(self, block: Block, phrase: list[Token], content: Spans) -> Holder | None:
        """A person and many beside him, whose noun is not his: "Mayor Roe and city officials".

        The parse hangs the name below their noun.
        """
        at = next((n for n, t in enumerate(phrase) if t.lower_ == "and"), 0)
        first, other = phrase[:at], phrase[at + 1 :]
        if not first or not other or other[-1] not in first[-1].ancestors:
            return None
        persons = [m for m in self._named.actors_in(block.over(first)) if m.actor.kind == "person"]
        names = any(m.span.end == block.over(first).end for m in persons)
        theirs = any(m.actor.kind == "person" for m in self._named.actors_in(block.over(other)))
        if not names or theirs or other[-1].tag_ != "NNS" or any(t.tag_ == "POS" for t in other):
            return None
        each = [
            self._of_phrase(block, first, content),
            self._describer.nameless(block, other, other[-1]),
        ]
        if each[0].status != "resolved":
            return None
        return _joint(block.over(phrase), self._parts(block, [first, other], each), _TOGETHER)

    def _several(
        self, block: Block, phrase: list[Token], top: Token, content: Spans
    ) -> Holder | None:
        """Those a phrase of many names, all of whom are meant; None when it names nobody."""
        return (
            self._of_shared_name(block, phrase, top)
            or self._of_governments(block, phrase, top)
            or self._of_examples(block, phrase, top, content)
        )

    def _of_governments(self, block: Block, phrase: list[Token], top: Token) -> Holder | None:
        """The governments that a phrase names by their countries."""
        if not several_governments(phrase, top):
            return None
        span = block.over(phrase)
        mentions = {c.iso2: c for c in reversed(self._named.countries_in(span))}
        found = sorted(mentions.values(), key=lambda c: c.span)
        ruling = governments(self._named.gazetteer)
        each = [_Part(ruling[c.iso2], c.span) for c in found if c.iso2 in ruling]
        return _joint(span, each, _TOGETHER) if len(each) > 1 else None

    def _of_shared_name(self, block: Block, phrase: list[Token], top: Token) -> Holder | None:
        """The governments of countries named at once: "North and South Korea"."""
        names, ruling = shared_names(top), self._named.gazetteer
        found = [(block.over(w), government_of(name, ruling)) for w, name in names]
        each = [_Part(government, place) for place, government in found if government is not None]
        last = names[-1][0][0] if names else top
        cut = any(
            m.span.start == block.at(last).start
            for m in self._named.actors_in(block.over(phrase))
            if m.actor.kind == "organization"
        )
        # "North and South Sudan", "Northern and Southern Railways": not the one alone
        if 0 < len(each) < len(names) or (names and not each and cut):
            return self._nameless(block.over(phrase))
        reason = "all of them together: each country means its government"
        return _joint(block.over(phrase), each, reason) if each else None

    def _of_introduced(
        self, block: Block, phrase: list[Token], top: Token, content: Spans
    ) -> Holder | None:
        """Those named behind what all of them are."""
        names = introduced(phrase, top)
        each = [self._of_phrase(block, m, content) for m in names]
        if not names or any(h.status != "resolved" for h in each):
            return None
        return _joint(block.over(phrase), self._parts(block, names, each), _TOGETHER)

    def _of_examples(
        self, block: Block, phrase: list[Token], top: Token, content: Spans
    ) -> Holder | None:
        """Those named as examples, and the many they stand for."""
        some = examples(phrase, top)
        if some is None:
            return None
        read = [(m, self._of_phrase(block, m, content)) for m in some.named]
        named = [(m, h) for m, h in read if h.status == "resolved"]
        if not named:
            return None
        every = [*named, (some.all, self._describer.read(block, some.all))]
        parts = self._parts(block, [m for m, _ in every], [h for _, h in every])
        return _joint(block.over(phrase), parts, "named as examples of those who say it")

    def _together(
        self, block: Block, phrase: list[Token], members: list[list[Token]], content: Spans
    ) -> Holder:
        """All of them say it, each findable as a speaker; who has no name is described."""
        each = [self._of_phrase(block, m, content) for m in members]
        span = block.over(phrase)
        one = _one_person(members, each) or _first_explained(members, each)
        if one is not None:
            return one
        actors = {a.key: a for h in each for a in h.speakers}
        open_ = next((h for h in each if not h.speakers), None)
        if len(actors) == 1 and open_ is None:
            return each[0]
        if one_or_other(phrase) and open_ is None:
            listed = tuple(actors[key] for key in sorted(actors))
            return Holder("ambiguous", None, listed, span, reason="one or the other")
        named = any(h.status in {"resolved", "joint"} for h in each)
        if open_ is not None and (one_or_other(phrase) or not named):
            return Holder(open_.status, None, open_.candidates, span, reason=open_.reason)
        if not named:
            return self._nameless(span)
        return _joint(span, self._parts(block, members, each), _TOGETHER)

    def _parts(
        self, block: Block, members: Sequence[list[Token]], each: Sequence[Holder]
    ) -> list[_Part]:
        """Who some phrases mean, each once; whom nobody can tell is described by the words.

        :param each: what each phrase was found to mean.
        """
        found: dict[str, _Part] = {}
        for member, holder in zip(members, each, strict=True):
            own = holder.words or (holder.mention or block.over(member),)
            speakers = holder.speakers or (self._describer.described(block, member),)
            for number, actor in enumerate(speakers):
                found.setdefault(actor.key, _Part(actor, own[min(number, len(own) - 1)]))
        return list(found.values())

    def _nameless(self, span: Span) -> Holder:
        """Several without a name are one unnamed source, described by all their words."""
        label = " ".join(span.of(self._reading.text).split())
        actor = Actor(f"{self._id}#unnamed:{normal(label)}", label, "unnamed")
        return Holder("unnamed", actor, mention=span, reason=_TOGETHER)


def _letters(block: Block, word: Token) -> bool:
    """Whether a word is a body's letters: "WHO", in a text that is not all in capitals."""
    return len(word) > 1 and word.is_upper and not block.text.isupper()


def _shows(verb: Token) -> bool:
    """Whether a verb is done by things and events as well: "…, which *showed* that"."""
    return verb.lemma_ not in words("names", "speech", "verbs")


def _named(noun: Token) -> bool:
    """Whether a noun names a body, or one of its kind: "the firm"."""
    bodies = words("names", "organizations", "heads")
    return noun.pos_ == "PROPN" or noun.lemma_.casefold() in bodies


def _joint(span: Span, each: Sequence[_Part], reason: str) -> Holder:
    """Several who say it together; one who is named twice says it alone."""
    if len(each) == 1:
        return Holder("resolved", each[0].actor, mention=span, reason=reason)
    actors, words = tuple(p.actor for p in each), tuple(p.words for p in each)
    return Holder("joint", mention=span, reason=reason, together=actors, words=words)


def _one_person(members: list[list[Token]], each: list[Holder]) -> Holder | None:
    """One person with two offices: "the former first lady and senator"."""
    tops = [head_of(m) or m[-1] for m in members]
    singular = all(t.tag_ in {"NN", "NNP"} for t in tops) and tops[0].tag_ == "NN"
    open_ends = all(not any(c.dep_ in {"det", "poss"} for c in t.lefts) for t in tops[1:])
    offices = all(any(t.tag_ == "NN" or is_role(t) for t in m) for m in members[1:])
    if not (singular and open_ends and offices):
        return None
    named = [h for h in each if h.by_name] or [h for h in each if h.status == "resolved"]
    return next(iter(named), each[0])


def _first_explained(members: list[list[Token]], each: list[Holder]) -> Holder | None:
    """A name explained by a pair of nouns: "China, its ally and lifeline,".

    In "Roe, head of the bank, and two aides" a comma ends the explanation before "and".
    """
    name, behind = head_of(members[0]), members[-1][0]
    comma = name is not None and (mark := after(name)) is not None and mark.text == ","
    mark = before(behind, 2)
    ended = mark is not None and mark.text == ","
    named = name is not None and name.pos_ == "PROPN" and each[0].status == "resolved"
    rest = all(h.status != "resolved" for h in each[1:])
    return each[0] if comma and not ended and named and rest else None


def _inside(block: Block, span: Span) -> bool:
    return block.span.start <= span.start < span.end <= block.span.end
