"""Pronouns as sources: who "he", "she", "they" or "it" is, as far as the text before tells.

The nearest sentence before that names somebody who fits decides, its reporting subject first.
Two who fit equally leave the pronoun ambiguous; a paragraph about another one leaves it open.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from extract.entities.names import Named
from extract.holders.antecedents import Antecedent, Antecedents
from extract.holders.fitting import (
    HUMAN,
    MANY,
    THING,
    announced,
    beside_text,
    faces_other,
    fits,
    of_known_gender,
    of_own_sentence,
    perhaps_thing,
    rivals,
    somebody,
    surely_meant,
    was_asked,
    within_text,
)
from extract.holders.one_verb import heard_by, other_subject
from extract.holders.outcome import ONLY_LINES, WHERE, decided
from extract.holders.prominence import Rank
from extract.holders.unnamed_subject import or_described
from extract.records import Actor, Holder, Span, Spans
from extract.syntax.clauses import SUBJECTS, reported_by
from extract.syntax.parse import Block, Reading
from extract.syntax.quotations import inside
from extract.syntax.tree import head_of

if TYPE_CHECKING:
    from spacy.tokens import Span as SpacySpan
    from spacy.tokens import Token

__all__ = ["Trail", "is_pronoun"]

_BACK = 12  # sentences of a paragraph that a pronoun looks back over
_NOBODY = 2  # paragraphs that name nobody, which a man or a woman is looked for beyond
_QUOTED = 3  # paragraphs of nothing but quotations that are no gap


def is_pronoun(token: Token) -> bool:
    """Whether a token is a pronoun of the third person that stands for somebody."""
    return token.lower_ in HUMAN or token.lower_ in MANY or token.lower_ in THING


class Trail:
    """What the pronouns of one article mean, read in the order of the text.

    :param read: gives the holder that a noun phrase names or describes.
    :ivar replies: whether the words in question answer somebody: who spoke just before or was
        spoken to may then be the one who answers.
    :ivar content: what is said by whoever is looked for; it does not tell who that is.
    :ivar said: who was found to speak where.
    """

    def __init__(
        self, reading: Reading, named: Named, read: Callable[[Block, Sequence[Token]], Holder]
    ) -> None:
        self._reading = reading
        self._named, self._read = named, read
        self._found = Antecedents(reading, named, read)
        self.said = self._found
        self._said: list[tuple[Spans, frozenset[str]]] = []
        self.replies = False
        self.content: Spans = ()
        self._looking = False
        self._pending = list(self._subjects())

    def note(self, span: Span, holder: Holder, content: Spans, *, asks: bool = False) -> None:
        """Remember who was found to be the source at a place.

        :param content: what is said there.
        :param asks: whether the words were a question, after which somebody else may speak.
        """
        self._found.note(span, holder, asks=asks)
        self._said.append((content, frozenset(a.key for a in holder.possible)))

    def meaning(self, block: Block, pronoun: Token, content: Sequence[Span]) -> Holder:
        """Who a pronoun means.

        :param content: what is said; nobody named in it alone is the one who says it.
        """
        at = block.at(pronoun)
        replies, self.replies = self.replies, False
        while self._pending and self._pending[0][2].start < at.start:
            before, token, place = self._pending.pop(0)
            holder = self._learnt(token, self._search(before, token, ()))
            self._found.meant[place.start] = holder, HUMAN[token.lower_]
        self.replies = replies
        found = self._learnt(pronoun, self._search(block, pronoun, content))
        if within_text(pronoun):
            return found
        return or_described(found, block, pronoun, self._read)

    def nearest(self, block: Block, token: Token, actors: Collection[Actor]) -> Actor | None:
        """Which of some actors the text just before a word speaks of, or None.

        The nearest sentence that names any of them decides, and only when one is its subject and
        it names no other.
        """
        if self._looking:  # an office on the way back asks for its own bearer
            return None
        self._looking = True
        try:
            return self._nearest(block, token, {a.key for a in actors})
        finally:
            self._looking = False

    def _nearest(self, block: Block, token: Token, keys: Collection[str]) -> Actor | None:
        for listed in self._told(block, token):
            alone = [a for a in listed if not a.together]
            found = [a for a in alone if any(m.key in keys for m in a.actors)]
            if found:
                subject = min(found, key=lambda a: a.rank)
                meant = {m.key for a in found for m in a.actors}
                about = subject.rank <= Rank.SUBJECT and len(meant) == 1
                return subject.actors[0] if about else None
        return None

    def leading(self, block: Block, token: Token) -> Actor | None:
        """Whom alone the nearest sentence before a word has for its subject, or None.

        A sentence without a person or body for a subject is passed over, one about somebody
        without a name is not.
        """
        if self._looking:
            return None
        self._looking = True
        try:
            return self._leading(block, token)
        finally:
            self._looking = False

    def heard(self, place: Span, person: Actor) -> int:
        """How often a person was found to speak before a place."""
        return self._found.heard(place, person.key)

    def _leading(self, block: Block, token: Token) -> Actor | None:
        for listed in self._told(block, token):
            leads = [a for a in listed if a.rank <= Rank.SUBJECT]
            if leads:
                meant = {m.key: m for a in leads for m in a.actors}
                named = all(len(a.actors) == 1 and a.actors[0].kind != "unnamed" for a in leads)
                return next(iter(meant.values())) if named and len(meant) == 1 else None
        return None

    def _told(self, block: Block, token: Token) -> Iterator[list[Antecedent]]:
        """Who is named in the sentences back from a word, without what its verb reports."""
        at, said, other = block.at(token), reported_by(token), other_subject(token)
        another = block.over(list(other.subtree)) if other is not None else at
        for distance, listed in self._sentences(block, token):
            others = (*self.content, another)
            found = [a for a in listed if a.span.end <= at.start]
            found = [a for a in found if not any(map(a.span.overlaps, others))]
            if not distance:
                found = [
                    a for a in found if not said.intersection(t.i for t in block.tokens(a.span))
                ]
            yield found

    def country(self, block: Block, token: Token) -> str | None:
        """The country whose people or bodies the text just before a word is about, or None.

        The nearest sentence with a subject of a known country decides, unless it has two.
        """
        if self._looking:
            return None
        self._looking = True
        try:
            return self._country(block, token)
        finally:
            self._looking = False

    def country_beside(self, place: Span) -> str | None:
        """The one country of whoever else its sentence names before a subject, or None."""
        block = self._reading.block_at(place.start)
        top = head_of(block.tokens(place)) if block is not None else None
        if block is None or top is None or top.dep_ not in SUBJECTS or self._looking:
            return None
        self._looking = True
        try:
            listed = self._found.of(block, top.sent)
        finally:
            self._looking = False
        ahead = (a for a in listed if a.span.end <= place.start and a.rank < Rank.OWNER)
        # "the war in Ukraine" makes nobody a Ukrainian
        acting = (m for a in ahead for m in a.actors if m.kind == "person" or a.rank <= Rank.INNER)
        codes = {m.country for m in acting if m.country}
        return min(codes) if len(codes) == 1 else None

    def _country(self, block: Block, token: Token) -> str | None:
        for listed in self._told(block, token):
            about = (a for a in listed if a.rank <= Rank.INNER)
            codes = {m.country for a in about for m in a.actors if m.country}
            if codes:
                return min(codes) if len(codes) == 1 else None
        return None

    def _learnt(self, pronoun: Token, holder: Holder) -> Holder:
        """Whom "she" has meant is no "he" further down."""
        sex = HUMAN.get(pronoun.lower_)
        if sex and holder.status == "resolved" and holder.actor is not None:
            self._found.genders.setdefault(holder.actor.key, sex)
        return holder

    def _subjects(self) -> Iterator[tuple[Block, Token, Span]]:
        """The pronouns of persons that are subjects or own one outside quotations, in order."""
        for block in self._reading.blocks:
            for token in block.doc:
                owner = token.dep_ == "poss" and token.is_sent_start
                if token.lower_ in HUMAN and (owner or token.dep_ in SUBJECTS):
                    place = block.at(token)
                    if not inside(self._found.quoted, place):
                        yield block, token, place

    # ------------------------------------------------------------ the search

    def _search(self, block: Block, pronoun: Token, content: Sequence[Span]) -> Holder:
        at, word = block.at(pronoun), pronoun.lower_
        if inside(self._found.quoted, at):
            return self._within_quotation(block, pronoun, content)
        weak, behind = list[Antecedent](), list[Antecedent]()
        told = {m.key for m in self._heard_by(block, pronoun)}
        for distance, listed in self._sentences(block, pronoun):
            fitting = self._fitting(listed, at, word, content)
            fitting = [a for a in fitting if told.isdisjoint(m.key for m in a.actors)]
            fitting = beside_text(pronoun, fitting)
            asked = self._questioned(block, fitting) if content and distance else []
            sure = asked if distance else surely_meant(block, pronoun, fitting, listed)
            if sure:
                return decided(at, word, sure, distance)
            if not distance:
                behind = self._announced(block, pronoun, listed)
                fitting, weak = of_own_sentence(block, fitting, pronoun)
            if not fitting:
                near = not distance and within_text(pronoun)
                if near or (word in THING and any(map(perhaps_thing, listed))):
                    break  # the nearest subject may be a body that looks like a person
                continue
            fitting = of_known_gender(fitting) if faces_other(pronoun) else fitting
            best = min(a.rank for a in fitting)
            if best <= Rank.SUBJECT or (weak and best <= Rank.INNER):
                chosen = self._not_told([*weak, *self._chosen(fitting, best, word)], content)
                return decided(at, word, [*chosen, *(behind if distance else ())], distance)
            if weak:
                break
            weak = fitting if word in HUMAN else []
        if weak:
            return decided(at, word, self._not_told(weak, content), ONLY_LINES)
        return Holder("unknown", mention=at, reason=f"nobody near that “{word}” fits")

    def _questioned(self, here: Block, fitting: list[Antecedent]) -> list[Antecedent]:
        """Of those whom a sentence names, the one who was asked: what is said next answers."""
        own = [(a, b) for a in fitting if (b := self._reading.block_at(a.span.start))]
        return [a for a, b in own if was_asked(b, a, apart=b.span != here.span)]

    def _announced(
        self, block: Block, pronoun: Token, listed: Iterable[Antecedent]
    ) -> list[Antecedent]:
        """Who of a pronoun's own sentence is named behind it and may be meant all the same."""
        subject = announced(pronoun) if pronoun.lower_ in HUMAN else None
        if subject is None:
            return []
        place, word = block.at(subject), pronoun.lower_
        possible = (self._of_gender(a, word) for a in listed if a.span.overlaps(place))
        return [a for a in possible if fits(a, word) and a.rank <= Rank.SUBJECT]

    def _heard_by(self, block: Block, pronoun: Token) -> Iterator[Actor]:
        """Whom a pronoun's verb is aimed at: "*she* told the senator" is not the senator."""
        for noun in heard_by(pronoun) if pronoun.lower_ in HUMAN else ():
            yield from self._read(block, list(noun.subtree)).possible

    def _within_quotation(self, block: Block, pronoun: Token, content: Sequence[Span]) -> Holder:
        """Whom a speaker calls "he": not the speaker, and only the one person who is left."""
        at, word = block.at(pronoun), pronoun.lower_
        speaking = {k for said, keys in self._said if any(at.within(s) for s in said) for k in keys}
        found = [
            a
            for _, listed in self._sentences(block, pronoun)
            for a in self._fitting(listed, at, word, content)
            if a.rank < Rank.OWNER and speaking.isdisjoint(m.key for m in a.actors)
        ]
        meant = {a.actors for a in found}
        if len(meant) == 1:
            return decided(at, word, found, ONLY_LINES)
        why = "more than one near" if meant else "nobody near"
        return Holder("unknown", mention=at, reason=f"“{word}” within a quotation: {why}")

    def _fitting(
        self, listed: Iterable[Antecedent], at: Span, word: str, content: Sequence[Span]
    ) -> list[Antecedent]:
        """Who of a sentence can be meant at all."""
        possible = (self._of_gender(a, word) for a in listed)
        found = [
            a
            for a in possible
            if fits(a, word) and a.span.end <= at.start and not any(map(a.span.overlaps, content))
            if a.rank != Rank.HEARER or self.replies
        ]
        told = {a.actors for a in found if self._told_by(a, found)}
        return [a for a in found if a.actors not in told]

    def _told_by(self, one: Antecedent, found: Sequence[Antecedent]) -> bool:
        """Whether somebody as prominent as a speaker is only told of in what that one says."""
        speakers = (m for a in found if a.named == "source" for m in a.actors)
        keys = {m.key for m in speakers if m.kind == "person"}
        own = {m.key for m in one.actors}
        return one.rank <= Rank.SUBJECT and any(
            keys & said and not own & said and any(one.span.within(s) for s in content)
            for content, said in self._said
        )

    def _chosen(self, fitting: Sequence[Antecedent], best: Rank, word: str) -> Sequence[Antecedent]:
        """Who of a sentence a pronoun may mean; who answers may be any of them."""
        if self.replies:
            return [a for a in fitting if a.rank < Rank.OWNER and not self._within(a, fitting)]
        return rivals(fitting, best, word)

    def _within(self, one: Antecedent, found: Sequence[Antecedent]) -> bool:
        """Whether somebody is only told of in what another one of a sentence says."""
        speakers = {m.key for a in found if a.named == "source" for m in a.actors}
        told = (s for content, said in self._said if speakers & said for s in content)
        return one.named != "source" and any(one.span.within(s) for s in told)

    def _not_told(
        self, found: Sequence[Antecedent], content: Sequence[Span]
    ) -> Sequence[Antecedent]:
        """Of several, those whom the words do not call by name: hardly anybody does so himself."""
        if len({m.key for a in found for m in a.actors}) < 2:
            return found
        told = {m.actor.key for span in content for m in self._named.actors_in(span)}
        others = [a._replace(actors=tuple(m for m in a.actors if m.key not in told)) for a in found]
        left = [a for a, b in zip(others, found, strict=True) if a.actors or not b.actors]
        return left if any(a.actors for a in left) else found

    def _of_gender(self, antecedent: Antecedent, word: str) -> Antecedent:
        """Of several persons of one name, those the pronoun can mean."""
        sex = HUMAN.get(word)
        if sex is None or len(antecedent.actors) < 2:
            return antecedent
        known = self._found.genders
        fitting = tuple(a for a in antecedent.actors if known.get(a.key, sex) == sex)
        return antecedent._replace(actors=fitting or antecedent.actors)

    def _sentences(self, block: Block, pronoun: Token) -> Iterator[tuple[int, list[Antecedent]]]:
        """The sentences back from a pronoun with how far each is: 0 is its own.

        They end with the paragraph before; one of nothing but a quotation does not count, and for
        a man or a woman one that names nobody, beyond which only who speaks is looked for.
        """
        blocks = self._reading.blocks
        index = next(i for i, b in enumerate(blocks) if b.span == block.span)
        distance, passed, anybody = 0, 0, pronoun.lower_ not in HUMAN
        for number in range(index, max(index - 2 - _QUOTED, -1), -1):
            sents = list(blocks[number].doc.sents)
            if number == index:
                sents = [s for s in sents if s.start <= pronoun.i]
            for sent in reversed(sents[-_BACK:]):
                listed = self._found.of(blocks[number], sent)
                near = [a for a in listed if not passed or a.named == "source"]
                yield min(distance, len(WHERE) - 1), near
                distance += 1
                named = any(somebody(a, pronoun) for a in listed) and number != index
                anybody = anybody or named or self._strange(blocks[number], sent)
            if number != index and not self._only_quoted(blocks[number]):
                passed += 1
                if anybody or passed > _NOBODY:
                    return

    def _strange(self, block: Block, sent: SpacySpan) -> bool:
        """Whether a sentence has a name for its subject that names nobody known."""
        at = block.over(sent)
        known = [m.span for m in self._named.actors_in(at)]
        known += [c.span for c in self._named.countries_in(at)]
        names = (block.at(t) for t in sent if t.dep_ in SUBJECTS and t.pos_ == "PROPN")
        own = (n for n in names if not inside(self._found.quoted, n))
        return any(not any(n.overlaps(k) for k in known) for n in own)

    def _only_quoted(self, block: Block) -> bool:
        """Whether a paragraph is one quotation from end to end."""
        text = block.text
        start = block.span.start + len(text) - len(text.lstrip())
        return inside(self._found.quoted, Span(start, block.span.start + len(text.rstrip())))
