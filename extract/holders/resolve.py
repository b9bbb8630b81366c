"""Whose words: the holder of each candidate, found by its source.

The head of the source decides: a name, an office, a pronoun, somebody without a name. What the
article leaves open stays open: an unknown or an ambiguous holder is better than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from extract.entities.name_clusters import normal
from extract.entities.names import Named
from extract.holders.descriptions import Describer, unknown
from extract.holders.interview import LETTERS, Interview
from extract.holders.pronouns import Trail, is_pronoun
from extract.records import Actor, Candidate, Holder, HolderStatus, Span, Spans
from extract.syntax.parse import Block, Reading
from extract.syntax.phrases import first_person, second_person
from extract.syntax.tree import conjuncts, head_of
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["resolve"]

_ASKING = re.compile(r"\b(ask|asks|asked|asking|wondered|inquired)\b")
_REPLYING = re.compile(r"\b(repl(y|ies|ied)|respond(s|ed)|retort(s|ed)|answer(s|ed))\b")
_RELATIVE = frozenset({"who", "which", "whom", "whose"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
_BY_NAME = frozenset({"full name", "name with office", "name"})


def resolve(reading: Reading, named: Named, candidates: Sequence[Candidate]) -> tuple[Holder, ...]:
    """The holder of each candidate, aligned with them.

    :param candidates: sorted by place; any extractor's.
    """
    speakers = _Speakers(reading, named)
    return tuple(speakers.holder(candidate) for candidate in candidates)


class _Speakers:
    def __init__(self, reading: Reading, named: Named) -> None:
        self._reading = reading
        self._id = reading.document.id
        self._describer = Describer(reading, named)
        self._interview = Interview(reading, named)
        self._trail = Trail(reading, named, self._describer.read)
        self._describer.offices.before = self._trail

    def holder(self, candidate: Candidate) -> Holder:
        """Who a candidate's words are laid to, and who passed them on."""
        text = self._reading.text
        asks = any(_ASKING.search(s.of(text)) for s in candidate.cue)
        self._trail.replies = any(_REPLYING.search(s.of(text)) for s in candidate.cue)
        holder = self._of_source(candidate.source, candidate.content, asks=asks)
        passed = (self._of_source(spans, candidate.content) for spans in candidate.reporters)
        via = tuple(h.actor for h in passed if h.actor is not None)
        return Holder(
            holder.status, holder.actor, holder.candidates, holder.mention, via, holder.reason
        )

    def _of_source(self, source: Spans, content: Spans, *, asks: bool = False) -> Holder:
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
        holder = self._of_phrase(block, phrase, content)
        self._trail.note(block.over(phrase), holder, content, asks=asks)
        return holder

    def _of_phrase(self, block: Block, phrase: list[Token], content: Spans) -> Holder:
        top = head_of(phrase) or phrase[-1]
        members = self._members(phrase, top)
        if len(members) == 1:
            phrase = members[0]
        if len(members) > 1:
            return self._together(block, phrase, members, content)
        label = phrase[0].text
        if label in LETTERS and len(phrase) == 1:
            return self._interview.holder(label, block.at(phrase[0]))
        special = self._pronoun(block, top, content)
        return special or self._describer.read(block, phrase)

    def _pronoun(self, block: Block, top: Token, content: Spans) -> Holder | None:
        word, at = top.lower_, block.at(top)
        if (first_person(top) or second_person(top)) and top.pos_ == "PRON":
            return unknown("first or second person outside a quotation", at)
        if word in _RELATIVE:
            return self._relative(block, top)
        if (
            word in words("pronouns", "pointing")
            and top.pos_ in {"PRON", "DET"}
            and not list(top.children)
        ):
            return unknown(f"“{word}” points at something said, not at a speaker", at)
        return self._trail.meaning(block, top, content) if is_pronoun(top) else None

    def _relative(self, block: Block, top: Token) -> Holder:
        """Who "who" means: the noun its clause hangs on."""
        clause = next((a for a in [top, *top.ancestors] if a.dep_ == "relcl"), None)
        if clause is None:
            return unknown(f"“{top.lower_}” hangs on no name", block.at(top))
        noun = clause.head
        if is_pronoun(noun):
            return self._trail.meaning(block, noun, ())
        inside = {t.i for t in clause.subtree}
        phrase = [t for t in noun.subtree if t.i not in inside and t.i < top.i]
        while phrase and phrase[-1].is_punct:
            phrase.pop()
        return self._describer.read(block, phrase or [noun])

    # ------------------------------------------------------------ several at once

    def _members(self, phrase: Sequence[Token], top: Token) -> list[list[Token]]:
        """The phrases that "and" joins in a source; the phrase itself when it is one."""
        chain = [t for t in conjuncts(top) if t in phrase]
        if len(chain) < 2:
            return [list(phrase)]
        members: list[list[Token]] = []
        for number, token in enumerate(chain):
            later = {t.i for other in chain[number + 1 :] for t in other.subtree}
            own = [t for t in token.subtree if t in phrase and t.i not in later]
            if token.pos_ in _NOMINAL and not _party_tag(token):
                members.append([t for t in own if not _glue(t)] or [token])
        return members

    def _together(
        self, block: Block, phrase: list[Token], members: list[list[Token]], content: Spans
    ) -> Holder:
        """All of them say it: one holder for the whole, when each of them is known."""
        each = [self._of_phrase(block, m, content) for m in members]
        span = block.over(phrase)
        one = _one_person(members, each) or _first_explained(block, members, each)
        if one is not None:
            return one
        actors = {h.actor.key: h.actor for h in each if h.actor is not None}
        if len(actors) == 1 and all(h.actor for h in each):
            return each[0]
        if any(t.lower_ in {"or", "nor"} and t.dep_ == "cc" for t in phrase) and len(actors) > 1:
            listed = tuple(actors[k] for k in sorted(actors))
            return Holder("ambiguous", None, listed, span, reason="one or the other")
        if not actors or any(h.actor is None for h in each):
            open_ = next(h for h in each if h.actor is None)
            return Holder(open_.status, None, open_.candidates, span, reason=open_.reason)
        return self._group(span, list(actors.values()))

    def _group(self, span: Span, actors: list[Actor]) -> Holder:
        label = " and ".join(a.label for a in actors)
        unnamed = all(a.kind == "unnamed" for a in actors)
        prefix = f"{self._id}#unnamed:" if unnamed else f"{self._id}#"
        key = prefix + normal(label)
        actor = Actor(key, label, "unnamed" if unnamed else "group")
        status: HolderStatus = "unnamed" if unnamed else "resolved"
        return Holder(status, actor, mention=span, reason="all of them together")


def _one_person(members: list[list[Token]], each: list[Holder]) -> Holder | None:
    """One person with two offices: "the former first lady and senator"."""
    tops = [head_of(m) or m[-1] for m in members]
    singular = all(t.tag_ in {"NN", "NNP"} for t in tops) and tops[0].tag_ == "NN"
    open_ends = all(not any(c.dep_ in {"det", "poss"} for c in t.lefts) for t in tops[1:])
    if not (singular and open_ends):
        return None
    return next((h for h in each if h.status == "resolved" and h.reason in _BY_NAME), each[0])


def _first_explained(block: Block, members: list[list[Token]], each: list[Holder]) -> Holder | None:
    """A name explained by a pair of nouns: "China, its ally and lifeline,"."""
    last = members[0][-1]
    following = block.doc[last.i + 1] if last.i + 1 < len(block.doc) else None
    comma = following is not None and following.text == ","
    named = each[0].status == "resolved" and (head_of(members[0]) or last).pos_ == "PROPN"
    rest = all(h.status != "resolved" for h in each[1:])
    return each[0] if comma and named and rest else None


def _party_tag(token: Token) -> bool:
    """Whether it is only a party and a state: "R-Tenn."."""
    return re.fullmatch(r"[RDI]|[RDI]-\w+\.?", token.text) is not None


def _glue(token: Token) -> bool:
    return token.dep_ == "cc" or token.text in {",", ";"}


def _inside(block: Block, span: Span) -> bool:
    return block.span.start <= span.start < span.end <= block.span.end
