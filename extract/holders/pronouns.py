"""Pronouns as sources: who "he", "she", "they" or "it" is, as far as two paragraphs tell.

The nearest sentence before that names somebody who fits decides, its reporting subject first.
Who is only spoken about within a quotation is nobody's antecedent outside it. Two who fit
equally well leave the pronoun ambiguous; a gap of a paragraph leaves it open.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from extract.entities.name_clusters import Gender
from extract.entities.names import Named
from extract.holders.genders import explained
from extract.records import Actor, Holder, HolderStatus, Span
from extract.syntax.clauses import SUBJECTS
from extract.syntax.parse import Block, Reading
from extract.syntax.quotations import inside, spans
from extract.syntax.tree import head_of
from extract.wordlists import table

if TYPE_CHECKING:
    from spacy.tokens import Span as SpacySpan
    from spacy.tokens import Token

__all__ = ["Trail", "is_pronoun"]

_HUMAN: dict[str, Gender] = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
}  # fmt: skip
_MANY = frozenset({"they", "them", "their", "themselves"})
_THING = frozenset({"it", "its", "itself"})
_BACK = 12  # sentences of a paragraph that a pronoun looks back over
_STRETCH = 512  # characters of text whose sources are looked up together
_SAME = "the same sentence"
_SUBJECT, _OTHER_SUBJECT, _INNER_SUBJECT, _OBJECT, _OWNER = range(5)


class _Antecedent(NamedTuple):
    """Somebody a pronoun may mean.

    :param actors: one, or several when the words are ambiguous themselves.
    :param rank: 0 for the subject of a reporting verb, up to 4 for an owner ("X's").
    :param what: how it is named, for the reason.
    """

    span: Span
    actors: tuple[Actor, ...]
    rank: int
    what: str
    gender: Gender = ""
    many: bool = False
    human: bool = True


def is_pronoun(token: Token) -> bool:
    """Whether a token is a pronoun of the third person that stands for somebody."""
    return token.lower_ in _HUMAN or token.lower_ in _MANY or token.lower_ in _THING


class Trail:
    """The antecedents of one article, in order, and what its pronouns mean.

    :param read: gives the holder that a noun phrase names or describes.
    :ivar replies: whether the words in question answer somebody: who spoke just before or was
        spoken to may then be the one who answers.
    """

    def __init__(
        self, reading: Reading, named: Named, read: Callable[[Block, Sequence[Token]], Holder]
    ) -> None:
        self._reading = reading
        self._named = named
        self._read = read
        self._genders = dict(named.genders)
        for actor, sex in explained(reading, named):
            self._genders.setdefault(actor.key, sex)
        self._quotes = spans(reading.text, 0, len(reading.text))
        self._sources: dict[Span, Holder] = {}
        self._near: dict[int, dict[Span, None]] = {}
        self._askers: set[Span] = set()
        self.replies = False
        self._looking = False
        self._meant: dict[int, Holder] = {}
        self._pending = list(self._subjects())

    def note(self, span: Span, holder: Holder, *, asks: bool = False) -> None:
        """Remember who was found to be the source at a place.

        :param asks: whether the words were a question, after which somebody else may speak.
        """
        self._sources[span] = holder
        self._near.setdefault(span.start // _STRETCH, {})[span] = None
        if asks:
            self._askers.add(span)

    def meaning(self, block: Block, pronoun: Token, content: Sequence[Span]) -> Holder:
        """Who a pronoun means.

        :param content: what is said; nobody named in it alone is the one who says it.
        """
        at = block.at(pronoun)
        replies, self.replies = self.replies, False
        while self._pending and self._pending[0][2].start < at.start:
            before, token, place = self._pending.pop(0)
            self._meant[place.start] = self._learnt(token, self._search(before, token, ()))
        self.replies = replies
        return self._learnt(pronoun, self._search(block, pronoun, content))

    def nearest(self, block: Block, token: Token, actors: Collection[Actor]) -> Actor | None:
        """Which of some actors the text just before a word speaks of, or None.

        The nearest sentence that names any of them decides, and only when one is its subject and
        it names no other.
        """
        if self._looking:  # an office on the way back asks for its own bearer
            return None
        self._looking = True
        try:
            return self._nearest(block, token, actors)
        finally:
            self._looking = False

    def _nearest(self, block: Block, token: Token, actors: Collection[Actor]) -> Actor | None:
        at, keys = block.at(token), {a.key for a in actors}
        for _, listed in self._sentences(block, token):
            found = [a for a in listed if a.span.end <= at.start]
            found = [a for a in found if not keys.isdisjoint(m.key for m in a.actors)]
            if found:
                subject = min(found, key=lambda a: a.rank)
                meant = {m.key: m for a in found for m in a.actors}
                about = subject.rank <= _OTHER_SUBJECT and len(meant) == 1
                return subject.actors[0] if about else None
        return None

    def _learnt(self, pronoun: Token, holder: Holder) -> Holder:
        """Whom "she" has meant is no "he" further down."""
        sex = _HUMAN.get(pronoun.lower_)
        if sex and holder.status == "resolved" and holder.actor is not None:
            self._genders.setdefault(holder.actor.key, sex)
        return holder

    def _subjects(self) -> Iterator[tuple[Block, Token, Span]]:
        """The pronouns of persons that are subjects outside quotations, in order."""
        for block in self._reading.blocks:
            for token in block.doc:
                if token.lower_ in _HUMAN and token.dep_ in SUBJECTS:
                    place = block.at(token)
                    if not inside(self._quotes, place):
                        yield block, token, place

    # ------------------------------------------------------------ the search

    def _search(self, block: Block, pronoun: Token, content: Sequence[Span]) -> Holder:
        at = block.at(pronoun)
        word = pronoun.lower_
        weak: list[_Antecedent] = []
        for where, listed in self._sentences(block, pronoun):
            possible = [self._of_gender(a, word) for a in listed]
            fitting = [a for a in possible if _fits(a, word) and a.span.end <= at.start]
            fitting = [a for a in fitting if not any(a.span.overlaps(c) for c in content)]
            fitting = [
                a for a in fitting if a.rank <= _INNER_SUBJECT or where != "the same sentence"
            ]
            if not fitting:
                if word in _THING and any(map(_perhaps_thing, listed)):
                    break  # the nearest subject may be a body that looks like a person
                continue
            best = min(a.rank for a in fitting)
            if best <= _OTHER_SUBJECT or (weak and best <= _INNER_SUBJECT):
                return _decide(at, word, [*weak, *self._chosen(fitting, best, word)], where)
            if weak:
                break
            weak = fitting if word in _HUMAN else []
        if weak:
            return _decide(at, word, weak, "the lines before")
        return Holder("unknown", mention=at, reason=f"nobody near that “{word}” fits")

    def _chosen(
        self, fitting: Sequence[_Antecedent], best: int, word: str
    ) -> Sequence[_Antecedent]:
        """Who of a sentence a pronoun may mean; who answers may be any of them."""
        if self.replies:
            return [a for a in fitting if a.rank < _OWNER]
        return _rivals(fitting, best, word)

    def _of_gender(self, antecedent: _Antecedent, word: str) -> _Antecedent:
        """Of several persons of one name, those the pronoun can mean."""
        sex = _HUMAN.get(word)
        if sex is None or len(antecedent.actors) < 2:
            return antecedent
        fitting = tuple(a for a in antecedent.actors if self._genders.get(a.key, sex) == sex)
        return antecedent._replace(actors=fitting or antecedent.actors)

    def _sentences(self, block: Block, pronoun: Token) -> Iterator[tuple[str, list[_Antecedent]]]:
        """The sentences back from a pronoun, through the paragraph before at most."""
        blocks = self._reading.blocks
        index = next(i for i, b in enumerate(blocks) if b.span == block.span)
        where = _SAME
        for number in (index, index - 1):
            if number < 0:
                return
            sents = list(blocks[number].doc.sents)
            if number == index:
                sents = [s for s in sents if s.start <= pronoun.i]
            for sent in reversed(sents[-_BACK:]):
                yield where, self._antecedents(blocks[number], sent)
                where = (
                    "the sentence before" if where == "the same sentence" else "an earlier sentence"
                )

    # ------------------------------------------------------------ antecedents

    def _antecedents(self, block: Block, sent: SpacySpan) -> list[_Antecedent]:
        span = block.over(sent)
        found = [*self._from_sources(block, span), *self._from_names(block, span)]
        found += self._from_subjects(block, sent, found)
        return [a for a in found if not inside(self._quotes, a.span)]

    def _from_sources(self, block: Block, span: Span) -> Iterator[_Antecedent]:
        stretches = range(span.start // _STRETCH, span.end // _STRETCH + 1)
        for place in (p for n in stretches for p in self._near.get(n, ())):
            if place.within(span) and (actors := _actors(self._sources[place])):
                named = block.tokens(place)
                top = head_of(named) or named[-1]
                many = top.tag_ in {"NNS", "NNPS"} or any(c.dep_ == "conj" for c in top.children)
                sex = self._gender(actors, top)
                rank = _INNER_SUBJECT if place in self._askers else _source_rank(top)
                yield _Antecedent(place, actors, rank, "source", sex, many, _human(top))

    def _from_names(self, block: Block, span: Span) -> Iterator[_Antecedent]:
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

    def _named_at(self, block: Block, span: Span, actors: tuple[Actor, ...]) -> _Antecedent:
        named = block.tokens(span)
        top = head_of(named) or named[-1]
        asks = any(span.within(a) for a in self._askers)
        rank = max(_rank(top), _INNER_SUBJECT) if asks else _rank(top)
        return _Antecedent(span, actors, rank, _what(top), self._gender(actors, top))

    def _from_subjects(
        self, block: Block, sent: SpacySpan, found: Sequence[_Antecedent]
    ) -> Iterator[_Antecedent]:
        """Subjects without a name: pronouns met before, "a witness", "the minister"."""
        humans = table("names")["humans"]["nouns"], table("names")["roles"]["heads"]
        for token in sent:
            at = block.at(token)
            if token.dep_ not in SUBJECTS or any(at.overlaps(a.span) for a in found):
                continue
            if at.start in self._meant:
                holder = self._meant[at.start]
                sex = _HUMAN[token.lower_]
            elif token.pos_ == "NOUN" and any(token.lemma_.lower() in h for h in humans):
                holder = self._read(block, list(token.subtree))
                sex = self._gender((), token)
            else:
                continue
            many = token.tag_ == "NNS"
            actors = _actors(holder) or _anybody(at, token, holder)
            if actors:
                yield _Antecedent(at, actors, _rank(token), _what(token), sex, many)

    def _gender(self, actors: Sequence[Actor], top: Token) -> Gender:
        humans = table("names")["humans"]
        known = {self._genders.get(a.key, "") for a in actors}
        if len(known) == 1 and (only := known.pop()):
            return only
        word = top.lower_
        return "male" if word in humans["male"] else "female" if word in humans["female"] else ""


def _anybody(at: Span, token: Token, holder: Holder) -> tuple[Actor, ...]:
    """A stand-in for a subject that nobody can name, so that no one else takes its place."""
    if holder.status != "unknown" or token.pos_ == "PRON":
        return ()
    return (Actor(f"?{at.start}", token.text, "unnamed"),)


def _source_rank(top: Token) -> int:
    """How prominent a source is: "who" and "Roe's" stand behind the subject of their sentence."""
    if top.tag_ in {"WP", "WDT"}:
        return _INNER_SUBJECT
    if top.dep_ == "pobj" and top.head.dep_ == "agent":
        # "asked by a reporter, Roe laughed": Roe is who the next "he" means
        beside = top.head.head.dep_ in {"advcl", "acl"}
        return _OBJECT if beside else _OTHER_SUBJECT
    return _OTHER_SUBJECT if top.dep_ == "poss" else _SUBJECT


def _perhaps_thing(antecedent: _Antecedent) -> bool:
    """Whether a subject taken for a person shows nothing of one: "Helmar Re"."""
    persons = {a.kind for a in antecedent.actors} == {"person"}
    return persons and antecedent.rank <= _OTHER_SUBJECT and not antecedent.gender


def _actors(holder: Holder) -> tuple[Actor, ...]:
    return (holder.actor,) if holder.actor is not None else holder.candidates


def _human(top: Token) -> bool:
    """Whether a noun means a person; a capital without an article is a name the tagger missed."""
    names = table("names")
    lemma = top.lemma_.casefold()
    listed = lemma in names["humans"]["nouns"] or lemma in names["roles"]["heads"]
    return (
        listed
        or top.pos_ in {"PROPN", "PRON"}
        or (top.is_title and not any(c.dep_ in {"det", "poss"} for c in top.children))
        or (lemma[-2:] in {"er", "or"} and lemma not in {"paper", "newspaper", "letter", "order"})
    )


def _rank(top: Token) -> int:
    """How prominent the parse makes a noun."""
    while top.dep_ in {"conj", "appos"}:
        top = top.head
    if top.dep_ in {"poss", "compound", "nmod", "amod"}:
        return _OWNER
    if top.dep_ not in SUBJECTS:
        return _OBJECT
    verb = top.head
    if verb.dep_ in {"ccomp", "advcl", "relcl", "acl", "csubj"} and not _inverted(verb):
        return _INNER_SUBJECT
    return _SUBJECT if verb.lemma_ in table("names")["speech"]["verbs"] else _OTHER_SUBJECT


def _inverted(verb: Token) -> bool:
    """Whether the parser hung the reporting verb below the words it reports."""
    return verb.dep_ == "ccomp" and verb.lemma_ in {"say", "add", "tell"} and verb.head.i < verb.i


def _what(top: Token) -> str:
    return "subject" if _rank(top) <= _INNER_SUBJECT else "named"


def _fits(antecedent: _Antecedent, word: str) -> bool:
    kinds = {a.kind for a in antecedent.actors}
    if word in _HUMAN:
        nameless = kinds <= {"unnamed"} and antecedent.human and not antecedent.many
        person = kinds <= {"person"} or nameless
        return person and antecedent.gender in {"", _HUMAN[word]}
    if antecedent.rank > _OTHER_SUBJECT:
        return False
    if word in _MANY:
        return antecedent.many or kinds <= {"group", "organization", "government"}
    if kinds <= {"unnamed"}:
        return not antecedent.many and not antecedent.human
    return not antecedent.many and kinds <= {"organization", "government"}


def _rivals(fitting: Sequence[_Antecedent], best: int, word: str) -> list[_Antecedent]:
    """The most prominent ones, and with a person of unknown gender those known to fit."""
    first = [a for a in fitting if a.rank == best]
    if word in _HUMAN and any(not a.gender for a in first):
        first += [a for a in fitting if a.rank > best and a.gender and a.rank < _OWNER]
    return first


def _decide(at: Span, word: str, found: Iterable[_Antecedent], where: str) -> Holder:
    listed = list(found)
    actors: dict[str, Actor] = {}
    for one in listed:
        for actor in one.actors:
            actors.setdefault(actor.key, actor)
    chosen = tuple(actors[key] for key in sorted(actors))
    if len(chosen) > 1:
        real = tuple(a for a in chosen if not a.key.startswith("?"))
        if len(real) > 1:
            return Holder(
                "ambiguous", None, real, at, reason=f"“{word}” fits more than one in {where}"
            )
        return Holder("unknown", mention=at, reason=f"“{word}” may be somebody without a name")
    if chosen[0].key.startswith("?"):
        return Holder("unknown", mention=at, reason=f"“{word}” stands for somebody without a name")
    status: HolderStatus = "unnamed" if chosen[0].kind == "unnamed" else "resolved"
    reason = (
        f"pronoun, {listed[0].what} of {where}"
        if listed[0].what != "named"
        else (f"pronoun, the one named in {where}")
    )
    return Holder(status, chosen[0], mention=at, reason=reason)
