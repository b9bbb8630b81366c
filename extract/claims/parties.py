"""Whom a noun phrase stands for when it acts or is acted on: a country, an actor, or its soldiers.

"North Korean troops", "the Turkish army" and "Egypt's president" act for a country that only a
modifier names; a pronoun of possession points back to the subject of its clause.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from extract.entities.names import Named
from extract.records import Reference, Span
from extract.syntax.clauses import subject
from extract.syntax.parse import Block
from extract.syntax.tree import children, following
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Scene", "reference"]

_AMOUNTS = frozenset({
    "thousand", "hundred", "dozen", "ten", "number", "score", "lot", "group", "some", "million",
    "kind", "part",
})  # fmt: skip
_THEIRS = frozenset({"its", "their", "his", "her", "our"})


def reference(block: Block, named: Named, head: Token | None) -> Reference | None:
    """The country or the actor that a noun phrase names by its head.

    :param head: the head noun; modifiers do not count ("*North Korean* troops" name no country),
        and several names at once ("Israel and Lebanon") name no single one.
    """
    if head is None or any(children(head, "conj")):
        return None
    return _named(block, named, head)


def _named(block: Block, named: Named, head: Token) -> Reference | None:
    if head.pos_ not in {"PROPN", "NOUN", "PRON"}:
        return None
    place = block.at(head)
    span = Span(block.at(head.left_edge if head.left_edge.i <= head.i else head).start, place.end)
    for country in named.countries_in(span):
        if place.within(country.span) and country.form in {"name", "abbreviation"}:
            return Reference("country", country.iso2)
    wide = block.over(head.subtree)
    keys = (m.actor.key for m in named.actors_in(wide) if place.within(m.span))
    return next((Reference("actor", key) for key in keys), None)


class Scene(NamedTuple):
    """A paragraph and the names in it, asked for the parties of a deed.

    :param block: the paragraph.
    :param named: the article's names.
    """

    block: Block
    named: Named

    def party(self, noun: Token | None) -> Reference | None:
        """Whom a noun stands for, by its own name or as the organ of a country; None if unclear."""
        if noun is None:
            return None
        noun = kernel(noun)
        direct = reference(self.block, self.named, noun)
        if direct is not None or any(children(noun, "conj")):
            return direct
        return self.nation(noun) if self.of_kind(noun, "powers", "troops", "envoys") else None

    def each(self, noun: Token | None) -> list[Reference]:
        """The two parties of "X and Y"; empty when there are more or fewer, or one is unclear."""
        if noun is None:
            return []
        both = [noun, *children(noun, "conj")]
        found = [_named(self.block, self.named, n) for n in both]
        return [f for f in found if f] if len(both) == 2 and all(found) else []

    def nation(self, noun: Token) -> Reference | None:
        """The one country whose a thing is: "*Russian* ambassador", "soldiers *from Libya*"."""
        owner = next((c for c in children(noun, "poss") if c.lower_ in _THEIRS), None)
        if owner is not None:
            return self._owner(noun)
        left = self.block.at(noun.left_edge if noun.left_edge.i < noun.i else noun)
        stretch = Span(left.start, self.block.at(noun).end)
        found = {Reference("country", c.iso2) for c in self.named.countries_in(stretch)}
        if not found:
            behind = (following(noun, "of"), following(noun, "from"))
            refs = (reference(self.block, self.named, b) for b in behind)
            found = {r for r in refs if r is not None and r.kind == "country"}
        return found.pop() if len(found) == 1 else None

    def _owner(self, noun: Token) -> Reference | None:
        """Whose "its troops" are: the subject's of the clause, unless they are the subject."""
        verb = noun.head
        for _ in range(4):
            if verb.pos_ in {"VERB", "AUX"} or verb.head.i == verb.i:
                break
            verb = verb.head
        holder = subject(verb)
        return None if holder is None or holder.i == noun.i else self.party(holder)

    def may_end(self, end: Reference, kinds: str) -> bool:
        """Whether a relation may end there.

        :param kinds: ``countries``, ``bodies`` (countries and actors that are no persons), or "".
        """
        if not kinds or end.kind == "country":
            return True
        actor = next((m.actor for m in self.named.actors if m.actor.key == end.key), None)
        kind = actor.kind if actor is not None else ""
        return kind == "government" or (kinds == "bodies" and kind != "person")

    def within(self, noun: Token) -> Reference | None:
        """The one country that a phrase names anywhere: "the war in *Ukraine*"."""
        found = {c.iso2 for c in self.named.countries_in(self.block.over(noun.subtree))}
        return Reference("country", found.pop()) if len(found) == 1 else None

    def of_kind(self, noun: Token, *kinds: str) -> bool:
        """Whether a noun is of one of the kinds of relations.toml."""
        return any(noun.lemma_.lower() in words("relations", "kinds", kind) for kind in kinds)

    def elided(self, number: Token, kind: str) -> Token:
        """The noun left out behind a number: "10,000 troops …, with *3,000* already there"."""
        if number.pos_ != "NUM":
            return number
        before = (t for t in reversed(number.doc[number.sent.start : number.i]))
        return next((t for t in before if self.of_kind(t, kind)), number)

    def place(self, noun: Token) -> Reference | None:
        """What stands behind "in X"; "there" means the place named last before it."""
        if noun.lower_ in {"there", "here"}:
            return next(self._earlier(noun), None)
        return reference(self.block, self.named, noun)

    def _earlier(self, noun: Token) -> Iterator[Reference]:
        for token in reversed(noun.doc[noun.sent.start : noun.i]):
            if token.dep_ == "pobj":
                found = reference(self.block, self.named, token)
                if found is not None and found.kind == "country":
                    yield found


def kernel(noun: Token) -> Token:
    """What an amount is of: "thousands of *soldiers*"."""
    if noun.lemma_.lower() in _AMOUNTS or noun.pos_ == "NUM":
        return following(noun, "of") or noun
    return noun
