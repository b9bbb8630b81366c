"""Which claim of the article a denial means: "X accused Y of fraud. Y rejected *the charges*."

The text says it by a noun with its owner and topic, by a pronoun or by a mere cry. The claim that
fits best is taken, the nearest of those that fit equally; where two are equally near, each is
marked as one of several. Where none fits, none is taken. Nobody denies what he says himself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from extract.claims.kinship import akin
from extract.claims.pointers import Pointer, framed, quoting
from extract.claims.relations import named_by
from extract.claims.told import Told, all_within, innermost, one_side, own_names, quotes, told
from extract.entities.names import Named
from extract.records import Answer, Attribution, Holder, Pointing, Spans
from extract.syntax.parse import Reading
from extract.wordlists import table

__all__ = ["answered"]

_CLAIMING = frozenset({"assert", "warn", "predict", "attitude", "acknowledge", "threaten"})
#: Sentences back in which a claim about the speaker, or with the same words, is still meant.
_REACH = 15
#: Sentences back in which any claim is.
_NEAR = 2
#: Sentences at the head of an article that may point at what is told further on, and how far.
_LEAD, _AHEAD = 5, 15
_SURE = {"quotes": 0.95, "owner": 0.9, "accused": 0.9, "words": 0.85, "nearest": 0.75, "same": 0.8}
_MOST = 3
_OPEN = frozenset({"it", "they", "he", "she"})
_NAMING = frozenset({"NOUN", "PROPN", "ADJ"})
#: One word in so many of those that say what is meant has to be a claim's own.
_SHARE = 3


class _Found(NamedTuple):
    """The claims that a denial means, and what shows it."""

    claims: tuple[Told, ...]
    pointing: Pointing


def answered(
    reading: Reading, named: Named, found: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """The same attributions, each denial with the claims of the article that it means.

    :param found: everything the article reports or tells itself, in the order of the text.
    """
    finder = _Finder(reading, named, told(reading, found))
    made = finder.all()
    if not made:
        return tuple(found)
    return tuple(
        replace(
            one,
            parts=tuple(
                replace(part, answers=made.get((number, index), ()))
                for index, part in enumerate(one.parts)
            ),
        )
        for number, one in enumerate(found)
    )


class _Finder:
    """Looks for what denials mean.

    :param all_told: everything told, in the order of the text.
    """

    def __init__(self, reading: Reading, named: Named, all_told: Sequence[Told]) -> None:
        self._reading = reading
        self._named = named
        self._told = all_told
        self._answers: dict[tuple[int, int], tuple[Answer, ...]] = {}

    def all(self) -> dict[tuple[int, int], tuple[Answer, ...]]:
        """Part -> what it answers; only parts that answer anything."""
        for one in self._told:
            if one.attribution.cue or one.pointer is not None:
                made = self._of(one)
                if made:
                    self._answers[one.at] = made
        return self._answers

    def _of(self, one: Told) -> tuple[Answer, ...]:
        quoted = tuple(t for t in self._told if quotes(one, t))
        if quoted:
            made = _made(_Found(quoted, "quotes"), quoted[0].part.content)
            named = any(a.kind != "unnamed" for t in quoted for a in t.holder.speakers)
            return made if named else (*made, *self._told_before(one, quoted))
        found = (self._by(one, p, self._told) for p in self._pointers(one))
        return next(filter(None, found), ())

    def _told_before(self, one: Told, quoted: Sequence[Told]) -> Iterator[Answer]:
        """Where nobody is named for what is quoted: who said it in so many words of his own."""
        pointer = quoting(self._reading, one.attribution, one.part)
        if pointer is not None:
            others = [t for t in self._told if t not in quoted]
            yield from (a for a in self._by(one, pointer, others) if a.strength >= _SURE["words"])

    def _pointers(self, one: Told) -> Iterator[Pointer]:
        """By what a denial may mean a claim, the plainest first."""
        frame = framed(self._reading, one.attribution, one.part)
        vague = one.pointer is None or one.pointer.kind not in {"accusing", "saying", "denying"}
        pointers = (frame, one.pointer) if vague else (one.pointer, frame)
        return (p for p in pointers if p is not None)

    def _by(self, one: Told, pointer: Pointer, among: Sequence[Told]) -> tuple[Answer, ...]:
        spans = (pointer.words,)
        vague = pointer.kind in {"pronoun", "cry"} or pointer.bare
        if vague and (same := self._as_before(one, spans)):
            return same
        search = _Search(self._named, one, pointer, among)
        claims = [t for t in among if search.possible(t)]
        earlier = [t for t in claims if search.before(t)]
        found = search.chosen(earlier)
        if found is None and one.place.sentence < _LEAD:
            found = search.ahead([t for t in claims if not search.before(t)])
        if found is None and not (pointer.owner or pointer.topic):
            return self._as_before(one, spans)
        return _made(found, spans) if found is not None else ()

    def _as_before(self, one: Told, spans: Spans) -> tuple[Answer, ...]:
        return tuple(
            Answer(a.attribution, a.part, spans, "same", min(a.strength, _SURE["same"]))
            for a in self._same(one)
        )

    def _same(self, one: Told) -> tuple[Answer, ...]:
        """What the same holder denies right before, in this sentence or the one before."""
        for other in reversed(self._told):
            near = 0 <= one.place.sentence - other.place.sentence <= 1
            earlier = near and other.place.start < one.place.start
            if earlier and other.at in self._answers and one_side(self._named, one, other):
                return self._answers[other.at]
        return ()


def _made(found: _Found, spans: Spans) -> tuple[Answer, ...]:
    sure = _SURE.get(found.pointing, 0.5)
    return tuple(Answer(*t.at, spans, found.pointing, sure) for t in found.claims)


# ---------------------------------------------------------------- looking for a claim


class _Search:
    """One denial that points at a claim, asked which of some claims it means."""

    def __init__(
        self, named: Named, one: Told, pointer: Pointer, all_told: Sequence[Told] = ()
    ) -> None:
        self._named, self._all = named, all_told
        self._one, self._pointer = one, pointer
        self._own = own_names(named, one.holder)
        self._owners, self._owner_words = self._owning()

    def possible(self, other: Told) -> bool:
        """Whether something told is a claim of somebody else."""
        if other.at == self._one.at or other.pointer is not None:
            return self._pointer.kind == "denying" and other.part.act == "deny"
        apart = self._one.holders.isdisjoint(other.holders) and not self._beside(other)
        return apart and self._claims(other)

    def _beside(self, other: Told) -> bool:
        """Whether whoever denies it says it in one breath, also where nobody is named for it."""
        mine, theirs = self._one.attribution, other.attribution
        return bool(mine.cue) and (mine.cue, mine.source) == (theirs.cue, theirs.source)

    def _passed_on(self, other: Told) -> bool:
        """Whether whoever denies it has just told himself that somebody else claims it."""
        own = (t for t in self._all if self._near(t, _NEAR) and t.at[0] != other.at[0])
        return any(
            (t.holders & self._one.holders or self._beside(t))
            and all_within(other.part.content, t.part.content)
            for t in own
        )

    def _claims(self, other: Told) -> bool:
        if other.attribution.style == "narrated" and self._pointer.kind != "event":
            return False
        denying = other.part.act == "deny" and self._pointer.kind in {"denying", "saying"}
        asked = other.part.act == "ask" and self._pointer.kind in {"pronoun", "cry"}
        return (other.part.act in _CLAIMING and other.says) or denying or asked

    def before(self, other: Told) -> bool:
        """Whether a claim is told before; by a noun also one of the same sentence."""
        if self._pointer.noun:
            return other.place.sentence <= self._one.place.sentence
        return other.place < self._one.place

    # ------------------------------------------------------------ what fits

    def chosen(self, claims: Sequence[Told]) -> _Found | None:
        """Which of the claims told before is meant, if any."""
        for pointing, fits in self._tiers():
            fitting = [t for t in claims if fits(t)]
            if fitting:
                return self._nearest(self._likest(fitting), pointing)
        return None

    def ahead(self, claims: Sequence[Told]) -> _Found | None:
        """Which of the claims told further on a lead means; only by owner, topic or accusation."""
        limit = self._one.place.sentence + _AHEAD
        for pointing, fits in self._firm_tiers():
            fitting = [t for t in claims if t.place.sentence <= limit and fits(t)]
            if fitting:
                first = min(t.place.sentence for t in fitting)
                return self._of_sentence(
                    [t for t in fitting if t.place.sentence == first], pointing
                )
        return None

    _Tiers = Iterator[tuple[Pointing, Callable[[Told], bool]]]

    def _tiers(self) -> _Tiers:
        """What a claim has to be, the surest first, and what then shows that it is meant."""
        kind = self._pointer.kind
        if kind in {"pronoun", "cry", "ellipsis"}:
            yield "accused", lambda t: self._near(t, 1) and self._of_denier(t)
            yield "accused", lambda t: self._near(t, 1) and self._about(t)
            yield "nearest", lambda t: self._near(t, _NEAR) and self._passed_on(t)
            yield "nearest", lambda t: self._near(t, 1)
        elif self._named_otherwise():
            yield from self._named_tiers()
        elif self._pointer.beside:
            yield "nearest", lambda t: self._near(t, 0) and self._open(t)
            yield "nearest", lambda t: self._near(t, 1) and self._open(t)
        elif kind == "liar":
            who = self._one.subject
            yield (
                "owner",
                lambda t: self._near(t, _NEAR) and who in own_names(self._named, t.holder),
            )
            yield "nearest", lambda t: self._near(t, 1) and not who
        elif kind == "idea":
            yield "nearest", lambda t: self._near(t, 1)
        elif kind == "own":
            yield "accused", lambda t: self._near(t, _NEAR) and t.accuses and self._about(t)
            yield "accused", lambda t: self._within(t) and t.outright and self._of_denier(t)
        else:
            yield "accused", lambda t: self._near(t, _NEAR) and self._of_denier(t)
            yield "words", lambda t: self._near(t, _NEAR) and self._passed_on(t)
            yield "accused", lambda t: self._near(t, 1) and self._about(t) and self._kind(t)
            yield from self._firm_tiers()
            yield "nearest", lambda t: self._near(t, 1) and self._open(t)
            yield "nearest", lambda t: self._near(t, _NEAR) and self._open(t)

    def _named_tiers(self) -> _Tiers:
        """By whose claim it is, or by the words that say what it is of."""
        pointing: Pointing = "owner" if self._has_owner() else "words"
        yield pointing, lambda t: self._within(t) and self._named_so(t)

    def _firm_tiers(self) -> _Tiers:
        """What is meant even from afar."""
        if self._named_otherwise():
            yield from self._named_tiers()
        elif self._pointer.kind in {"accusing", "saying"} and not self._pointer.beside:
            yield "accused", lambda t: self._within(t) and self._called(t) and self._about(t)
            yield "accused", lambda t: self._within(t) and t.outright and self._of_denier(t)
            yield "words", lambda t: self._near(t, _REACH // 2) and self._called(t)

    def _named_so(self, other: Told) -> bool:
        if not self._owned(other) or not self._topical(other):
            return False
        both = self._has_owner() and self._shared(other) > 0
        return both or self._kind(other)

    def _named_otherwise(self) -> bool:
        """Whether an owner or a topic is named, so that a claim without it is not meant."""
        return self._has_owner() or bool(self._pointer.topic)

    def _near(self, other: Told, sentences: int) -> bool:
        return self._one.place.sentence - other.place.sentence <= sentences

    def _within(self, other: Told) -> bool:
        return self._one.place.sentence - other.place.sentence <= _REACH

    def _kind(self, other: Told) -> bool:
        """Whether a claim is of the kind that the noun says: an accusation accuses."""
        if self._pointer.kind == "own":
            return other.accuses and self._about(other)
        if self._pointer.kind != "accusing" or other.outright:
            return True
        affirmed = other.part.polarity == "positive"
        return affirmed and (other.accuses or self._about(other))

    def _open(self, other: Told) -> bool:
        """Whether a claim says of somebody it names by a pronoun alone that they do something."""
        subject = (other.part.proposition.subject or "").lower()
        return self._kind(other) or subject in _OPEN

    def _called(self, other: Told) -> bool:
        """Whether a claim is told by words that its noun names: "claimed", then "the claim"."""
        cues = table("answers")["named"].get(self._pointer.noun, ())
        by = {w for a in other.holder.via for w in a.label.lower().split()}
        return other.attribution.cue_lemma in cues or any(c in by or f"{c}s" in by for c in cues)

    def _about(self, other: Told) -> bool:
        """Whether a claim is about whoever denies it."""
        return not self._own.isdisjoint(other.concerns)

    def _of_denier(self, other: Told) -> bool:
        """Whether a claim says that whoever denies it does or is something."""
        accused = other.accuses and not self._own.isdisjoint(other.concerns)
        return accused or other.subject in self._own

    def _topical(self, other: Told) -> bool:
        """Whether a claim has the words that say what is meant, or tells of such a deed."""
        topic, relation = self._pointer.topic, other.part.proposition.relation
        if not topic or self._shared(other) * _SHARE >= len(topic):
            return True
        return relation is not None and any(relation in named_by(word) for word in topic)

    def _shared(self, other: Told) -> int:
        topic = self._pointer.topic
        return sum(any(akin(one, word) for word in other.words) for one in topic)

    def _likest(self, fitting: Sequence[Told]) -> Sequence[Told]:
        """Those with most of the words that say what is meant."""
        most = max(map(self._shared, fitting))
        return [t for t in fitting if self._shared(t) == most]

    # ------------------------------------------------------------ whose it is

    def _has_owner(self) -> bool:
        return bool(self._pointer.owner)

    def _owning(self) -> tuple[frozenset[str], frozenset[str]]:
        tokens = self._pointer.owner
        if not tokens:
            return frozenset(), frozenset()
        span = self._pointer.block.over(tokens)
        found = {m.actor.key for m in self._named.actors_in(span)}
        found |= {m.iso2 for m in self._named.countries_in(span)}
        return frozenset(found), frozenset(t.lemma_.lower() for t in tokens if t.pos_ in _NAMING)

    def _owned(self, other: Told) -> bool:
        if not self._has_owner():
            return True
        holder = other.holder
        names = own_names(self._named, holder) | {a.country for a in holder.possible}
        if not self._owners.isdisjoint(n for n in names if n):
            return True
        called = {w for a in holder.possible for w in a.label.lower().split()}
        # "the minister's claim" is that of whom the article calls a minister
        called |= {w for role in self._roles(holder) for w in role.lower().split()}
        return any(word in called or f"{word}s" in called for word in self._owner_words)

    def _roles(self, holder: Holder) -> Iterator[str]:
        people = {a.key for a in holder.possible}
        return (p.role for p in self._named.posts if p.person.key in people and not p.former)

    # ------------------------------------------------------------ which of several

    def _whole(self, other: Told) -> bool:
        """Whether the article's own "this" may mean all that somebody has just said one by one."""
        if self._one.attribution.style != "narrated" or self._pointer.kind != "pronoun":
            return False
        before = (t for t in self._all if t.at != other.at and t.holders == other.holders)
        return any(0 <= other.place.sentence - t.place.sentence <= _NEAR for t in before)

    def _nearest(self, fitting: Sequence[Told], pointing: Pointing) -> _Found:
        last = max(t.place.sentence for t in fitting)
        return self._of_sentence([t for t in fitting if t.place.sentence == last], pointing)

    def _of_sentence(self, fitting: Sequence[Told], pointing: Pointing) -> _Found:
        """Of the claims of one sentence the one that accuses; all of one holder; or either."""
        accusing = [t for t in fitting if t.accuses]
        fitting = accusing or list(fitting)
        if self._whole(fitting[-1]):
            return _Found(tuple(fitting[-1:]), "one")
        if len({t.attribution.content for t in fitting}) == 1 or self._pointer.plural:
            return _Found(tuple(fitting[:_MOST]), pointing)
        inner = innermost(fitting)
        if len({t.at[0] for t in inner}) == 1:
            return _Found(tuple(inner[:_MOST]), pointing)
        return _Found(tuple(inner[:_MOST]), "one")
