"""Whose words: the holder of each candidate, found by its source.

The head of the source decides: a name, an office, a pronoun, somebody without a name. What the
article leaves open stays open: an unknown or an ambiguous holder is better than a wrong one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extract.coreference import Trail, is_pronoun
from extract.descriptions import Describer, unknown
from extract.heads import conjuncts, head, tokens
from extract.identity import normal
from extract.names import Named
from extract.reading import Block, Reading
from extract.records import Actor, Candidate, Holder, HolderStatus, Span, Spans

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["resolve"]

_FIRST_PERSON = frozenset({"i", "me", "my", "mine", "we", "us", "our", "you", "your", "myself"})
_RELATIVE = frozenset({"who", "which", "whom", "whose"})
_POINTING = frozenset({"this", "that", "these", "what", "there"})


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
        self._trail = Trail(reading, named, self._describer.read)

    def holder(self, candidate: Candidate) -> Holder:
        """Who a candidate's words are laid to, and who passed them on."""
        holder = self._of_source(candidate.source, candidate.content)
        passed = (self._of_source(spans, candidate.content) for spans in candidate.reporters)
        via = tuple(h.actor for h in passed if h.actor is not None)
        return Holder(
            holder.status, holder.actor, holder.candidates, holder.mention, via, holder.reason
        )

    def _of_source(self, source: Spans, content: Spans) -> Holder:
        if not source:
            return unknown("no speaker named")
        block = self._reading.block_at(source[0].start)
        if block is None:
            return unknown("the source stands outside the prose", source[0])
        phrase = [t for s in source for t in tokens(block, s) if _inside(block, s)]
        phrase = [t for t in phrase if not t.is_space]
        if not any(t.is_alpha or t.like_num for t in phrase):
            return unknown("the source has no words", source[0])
        holder = self._of_phrase(block, phrase, content)
        self._trail.note(block.over(phrase), holder)
        return holder

    def _of_phrase(self, block: Block, phrase: list[Token], content: Spans) -> Holder:
        top = head(phrase)
        members = self._members(phrase, top)
        if len(members) > 1:
            return self._together(block, phrase, members, content)
        special = self._pronoun(block, top, content)
        return special or self._describer.read(block, phrase)

    def _pronoun(self, block: Block, top: Token, content: Spans) -> Holder | None:
        word, at = top.lower_, block.at(top)
        if word in _FIRST_PERSON and top.pos_ == "PRON":
            return unknown("first or second person outside a quotation", at)
        if word in _RELATIVE:
            return self._relative(block, top)
        if word in _POINTING and top.pos_ in {"PRON", "DET"} and not list(top.children):
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
        for token, following in zip(chain, [*chain[1:], None], strict=True):
            later = {t.i for t in following.subtree} if following is not None else set()
            own = [t for t in token.subtree if t in phrase and t.i not in later]
            members.append([t for t in own if not (t.is_punct or t.dep_ == "cc")] or [token])
        return members

    def _together(
        self, block: Block, phrase: list[Token], members: list[list[Token]], content: Spans
    ) -> Holder:
        """All of them say it: one holder for the whole, when each of them is known."""
        each = [self._of_phrase(block, m, content) for m in members]
        span = block.over(phrase)
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


def _inside(block: Block, span: Span) -> bool:
    return block.span.start <= span.start and span.end <= block.span.end
