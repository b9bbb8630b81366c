"""Whom a pronoun may mean: the persons and bodies that a sentence names, by prominence.

Who is only spoken about within a quotation is nobody's antecedent outside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from extract.entities.name_clusters import Gender, gender_of, name_words
from extract.entities.names import Named
from extract.holders.genders import explained
from extract.holders.one_verb import other_subject
from extract.holders.prominence import (
    Rank,
    hangs_on_noun,
    hears,
    how_named,
    outcome,
    owned,
    owned_rank,
    paper,
    rank_of,
    source_rank,
)
from extract.holders.together import plural
from extract.records import Actor, ActorMention, Holder, Span
from extract.syntax.clauses import SUBJECTS
from extract.syntax.dialogue import spoken
from extract.syntax.negation import denying
from extract.syntax.parse import Block, Reading
from extract.syntax.phrases import person_noun, thing
from extract.syntax.quotations import inside
from extract.syntax.tree import child, children, conjuncts, head_of
from extract.wordlists import table

if TYPE_CHECKING:
    from spacy.tokens import Span as SpacySpan
    from spacy.tokens import Token

__all__ = ["Antecedent", "Antecedents"]

_STRETCH = 512  # characters of text whose sources are looked up together
_NOUNS = frozenset({"NOUN", "PROPN"})
_OBJECTS = frozenset({"dobj", "pobj", "dative", "iobj"})


class Antecedent(NamedTuple):
    """Somebody a pronoun may mean.

    :param actors: one, several when the words are ambiguous themselves, none for somebody whom
        nobody can name.
    :param named: as the source of something said, as a subject, or at all.
    :param together: whether all the actors are meant: "Roe and Falk".
    :param nested: whether the words only tell of another noun: "an aide to *Roe*".
    :param printed: whether the words are for a paper that speaks for somebody: "the poll".
    """

    span: Span
    actors: tuple[Actor, ...]
    rank: Rank
    named: Literal["source", "subject", "named"]
    gender: Gender = ""
    many: bool = False
    human: bool = True
    together: bool = False
    nested: bool = False
    printed: bool = False


class Antecedents:
    """The antecedents of one article, sentence by sentence.

    :param read: gives the holder that a noun phrase names or describes.
    :ivar genders: key of an actor -> what the text tells so far.
    :ivar meant: place of a pronoun that is a subject -> whom it was found to mean.
    :ivar quoted: what is spoken in the article, in quotation marks or behind dashes.
    """

    def __init__(
        self, reading: Reading, named: Named, read: Callable[[Block, Sequence[Token]], Holder]
    ) -> None:
        self._named = named
        self._read = read
        self.genders = dict(named.genders)
        for actor, sex in explained(reading, named):
            self.genders.setdefault(actor.key, sex)
        for actor in (m.actor for m in named.actors if m.actor.kind == "person"):
            if sex := gender_of(name_words(actor.label)):  # "Roe" alone, whose entry is "Jan Roe"
                self.genders.setdefault(actor.key, sex)
        self.quoted = spoken(reading)
        self._served = _served(named)
        self.meant: dict[int, tuple[Holder, Gender]] = {}
        self._sources: dict[Span, Holder] = {}
        self._near: dict[int, dict[Span, None]] = {}
        self._askers: set[Span] = set()

    def note(self, span: Span, holder: Holder, *, asks: bool = False) -> None:
        """Remember who was found to be the source at a place.

        :param asks: whether the words were a question, after which somebody else may speak.
        """
        self._sources[span] = holder
        self._near.setdefault(span.start // _STRETCH, {})[span] = None
        if asks:
            self._askers.add(span)

    def source_at(self, place: Span) -> Holder | None:
        """Who was found to be the source at a place, or None."""
        near = self._near.get(place.start // _STRETCH, {})
        return next((self._sources[s] for s in near if place.within(s)), None)

    def bodies(self) -> Iterator[ActorMention]:
        """The bodies that were found to speak so far, with the words that name them."""
        for holder in self._sources.values():
            actor, place = holder.actor, holder.mention
            if actor is not None and place and actor.kind in {"organization", "government"}:
                yield ActorMention(place, actor)

    def speakers(self, start: Span, end: Span) -> frozenset[str]:
        """The keys of whoever was found to speak between two places, by name."""
        between = ((s, h) for s, h in self._sources.items() if start.end <= s.start < end.start)
        return frozenset(a.key for _, h in between for a in h.possible if a.kind != "unnamed")

    def heard(self, place: Span, key: str) -> int:
        """How often somebody alone was found to speak before a place."""
        before = (h for s, h in self._sources.items() if s.end <= place.start)
        return sum(h.actor is not None and h.actor.key == key for h in before)

    def of(self, block: Block, sent: SpacySpan) -> list[Antecedent]:
        """The antecedents of a sentence, those within quotations left out."""
        span = block.over(sent)
        found = [*self._from_sources(block, span), *self._from_names(block, span)]
        found += self._described(block, sent, found)
        found += self._together(block, sent, found)
        return [a for a in found if not inside(self.quoted, a.span)]

    def _from_sources(self, block: Block, span: Span) -> Iterator[Antecedent]:
        stretches = range(span.start // _STRETCH, span.end // _STRETCH + 1)
        for place in (p for n in stretches for p in self._near.get(n, ())):
            holder = self._sources[place]
            if place.within(span):
                actors, named = holder.possible, block.tokens(place)
                top = head_of(named) or named[-1]
                if (not actors and not _some_speaker(top)) or any(denying(top)):
                    continue
                many = top.tag_ in {"NNS", "NNPS"} or any(c.dep_ == "conj" for c in top.children)
                many = many or (top.pos_ == "PROPN" and top.dep_ in SUBJECTS and plural(top.head))
                many = many or (top.lower_ == "they" and {a.kind for a in actors} == {"unnamed"})
                sex = self._gender(actors, top)
                rank = Rank.INNER if place in self._askers else source_rank(top)
                all_of_them = holder.status == "joint"
                yield Antecedent(
                    place, actors, rank, "source", sex, many, _human(top), all_of_them,
                    printed=paper(top),
                )  # fmt: skip

    def _from_names(self, block: Block, span: Span) -> Iterator[Antecedent]:
        for mention in self._named.actors_in(span):
            yield self._named_at(block, mention.span, (mention.actor,))
        for name in self._named.ambiguous:
            if name.span.within(span):
                yield self._named_at(block, name.span, name.actors)
        for country in self._named.countries_in(span):
            if country.form in {"name", "abbreviation"}:
                holder = self._read(block, block.tokens(country.span))
                if holder.status == "resolved" and holder.actor:
                    yield self._named_at(block, country.span, (holder.actor,))

    def _named_at(self, block: Block, span: Span, actors: tuple[Actor, ...]) -> Antecedent:
        named = block.tokens(span)
        top = head_of(named) or named[-1]
        asks = any(span.within(a) for a in self._askers)
        rank = max(rank_of(top), Rank.INNER) if asks else rank_of(top)
        rank = Rank.OWNER if span in self._served else rank
        sex = self._gender(actors, top)
        return Antecedent(span, actors, rank, how_named(top), sex, nested=hangs_on_noun(top))

    def _described(
        self, block: Block, sent: SpacySpan, found: Sequence[Antecedent]
    ) -> Iterator[Antecedent]:
        """Persons without a name: pronouns met before, "a witness", "the minister"."""
        for token in sent:
            at = block.at(token)
            subject = token.dep_ in SUBJECTS
            if not (subject or token.dep_ in _OBJECTS) or any(at.overlaps(a.span) for a in found):
                continue
            if subject and at.start in self.meant:
                holder, sex = self.meant[at.start]
            elif _describes(token, subject=subject):
                holder = self._read(block, list(token.subtree))
                sex = self._gender(holder.possible, token)
            else:
                continue
            actors = () if _beside_itself(block, token, holder, found) else holder.possible
            actors = () if _of_stranger(block, token, found) or outcome(token) else actors
            if actors or token.pos_ != "PRON":
                many, rank = token.tag_ in {"NNS", "NNPS"}, owned_rank(token)
                below = owned(token) and token.head.dep_ == "advcl"
                human = not paper(token)
                yield Antecedent(at, actors, rank, how_named(token), sex, many, human, nested=below)

    def _together(
        self, block: Block, sent: SpacySpan, found: Sequence[Antecedent]
    ) -> Iterator[Antecedent]:
        """The subjects joined by "and", for "they": all of them, or some whom nobody can name."""
        for top in sent:
            members = list(conjuncts(top)) if top.dep_ in SUBJECTS else []
            either = any(c.lower_ in {"or", "nor"} for m in members for c in children(m, "cc"))
            if len(members) < 2 or either:
                continue
            span, places = block.over(members), [block.at(t) for t in members]
            if any(a.together and a.span.overlaps(span) for a in found):
                continue
            each = [next((a for a in found if a.span.overlaps(p)), None) for p in places]
            named = [a.actors[0] for a in each if a is not None and len(a.actors) == 1]
            whole = len(named) == len(places) and all(m.kind != "unnamed" for m in named)
            if any(each):
                actors = tuple(named) if whole else ()
                yield Antecedent(
                    span, actors, rank_of(top), "subject", "", many=True, together=whole
                )

    def _gender(self, actors: Sequence[Actor], top: Token) -> Gender:
        humans = table("names")["humans"]
        known = {self.genders.get(a.key, "") for a in actors}
        if len(known) == 1 and (only := known.pop()):
            return only
        word = top.lower_
        return "male" if word in humans["male"] else "female" if word in humans["female"] else ""


def _served(named: Named) -> frozenset[Span]:
    """Where a person is named only to tell another one's office: "Roe, the aide of *Jan Falk*"."""
    inside = ((post, m) for post in named.posts for m in named.actors_in(post.span))
    return frozenset(
        m.span for post, m in inside if m.actor.kind == "person" and m.actor.key != post.person.key
    )


def _some_speaker(top: Token) -> bool:
    """Whether a source that means nobody known is a person all the same: "the head of it"."""
    return top.tag_ == "NN" and person_noun(top)


def _describes(token: Token, *, subject: bool) -> bool:
    """Whether a word is somebody without a name, "a witness", "the Belgian", or a paper."""
    if any(denying(token)):
        return False
    if subject and token.tag_ == "NN" and paper(token):
        return True
    if token.pos_ == "PROPN":
        definite = any(c.lower_ == "the" for c in token.children)
        adherents = subject and token.ent_type_ == "NORP"
        return adherents and (token.tag_ == "NNPS" or (definite and token.tag_ == "NNP"))
    return token.pos_ == "NOUN" and (_person_subject(token) if subject else _object(token))


def _beside_itself(block: Block, token: Token, holder: Holder, found: Sequence[Antecedent]) -> bool:
    """Whether words that seem to mean somebody have that very one for their verb's subject.

    "*Roe* met the *general*": he is another one.
    """
    subject = other_subject(token)
    place = block.at(subject) if subject is not None else None
    beside = (a for a in found if place is not None and a.span.overlaps(place))
    return any(m in a.actors for a in beside for m in holder.possible)


def _of_stranger(block: Block, token: Token, found: Sequence[Antecedent]) -> bool:
    """Whether somebody in a clause below belongs to a main subject whom nobody can name.

    "The *baker* has run it since *his father* died": the next "he" may be either.
    """
    if not owned(token) or token.head.dep_ != "advcl":
        return False
    main = child(token.head.head, *SUBJECTS)
    if main is None or main.pos_ not in _NOUNS or thing(main):
        return False
    near = (a for a in found if a.span.overlaps(block.at(main)))
    return not any(m.kind in {"person", "unnamed"} for a in near for m in a.actors)


def _person_subject(noun: Token) -> bool:
    """Whether a subject is a person, or the many whom its sentence goes on with as "they"."""
    many = noun.tag_ == "NNS" and noun.head.pos_ in {"VERB", "AUX"}
    below = (t for t in noun.head.subtree if t.i > noun.i) if many else ()
    going_on = any(t.lower_ == "they" and t.dep_ in SUBJECTS for t in below)
    return going_on or person_noun(noun)


def _object(noun: Token) -> bool:
    """Whether an object is one person at whom a verb is aimed, or a man or a woman."""
    aimed = noun.dep_ == "dobj" or (noun.dep_ == "pobj" and hears(noun))
    return _sexed(noun) or (aimed and noun.tag_ == "NN" and person_noun(noun))


def _sexed(noun: Token) -> bool:
    """Whether a noun means a man or a woman."""
    humans = table("names")["humans"]
    return noun.lower_ in humans["male"] or noun.lower_ in humans["female"]


def _human(top: Token) -> bool:
    """Whether a noun or what explains it is a person; a bare capital is a name not recognized."""
    lemma = top.lemma_.casefold()
    if lemma in {"it", "its", "itself"}:
        return False
    return (
        person_noun(top)
        or any(map(person_noun, _explaining(top)))
        or top.pos_ in {"PROPN", "PRON"}
        or (top.is_title and not any(c.dep_ in {"det", "poss"} for c in top.children))
        or (lemma[-2:] in {"er", "or"} and lemma not in {"paper", "newspaper", "letter", "order"})
    )


def _explaining(top: Token) -> Iterator[Token]:
    """What explains a noun or whose it is: "the word of Roe, the *minister*,"."""
    yield from children(top, "appos")
    for prep in children(top, "prep"):
        for inner in children(prep, "pobj"):
            yield from children(inner, "appos")
