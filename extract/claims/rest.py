"""What is left of a sentence that holds words of others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from extract.claims.acts import tokens_of
from extract.claims.hearsay import asides
from extract.claims.others_words import OthersWords
from extract.records import Attribution, Candidate, Span
from extract.stretches import Stretches
from extract.syntax.clauses import clausal
from extract.syntax.parse import Block, Reading
from extract.syntax.tree import head_of, verbal

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Rest", "Taken", "rest_of", "taken", "without_measure"]

_OUTER = frozenset({"relcl", "advcl", "conj", "parataxis"})


class Taken(NamedTuple):
    """The words of what others are reported to say.

    :param said: sources, cues and contents.
    :param shared: those that also have a part in the article's own clause: "*Russia’s strategy*,
        described as …, seems …", "Fears prompted *Seoul* to demand …".
    """

    said: Stretches
    shared: Stretches

    def within(self, sentence: Span) -> Taken:
        """What of it stands in a sentence."""
        return Taken(Stretches(self.said.at(sentence)), Stretches(self.shared.at(sentence)))


class Rest(NamedTuple):
    """A sentence and what of it belongs to others.

    :param withheld: indices of the words of its clauses that somebody else's words stand in, where
        nobody is reported to say these.
    :param marked: indices of all words that are somebody else's by their marks or by a clause that
        describes something on somebody's word.
    """

    block: Block
    tokens: list[Token]
    taken: Taken
    marked: frozenset[int]
    withheld: frozenset[int]

    def said(self, token: Token) -> bool:
        """Whether a word is not, or not only, the article's own."""
        place = self.block.at(token)
        others = token.i in self.marked or token.i in self.withheld
        return others or self.taken.said.overlap(place)

    def free(self, token: Token) -> bool:
        """Whether a word has a part in what the article says itself."""
        if token.i in self.marked or token.i in self.withheld:
            return False
        place = self.block.at(token)
        return not self.said(token) or self.taken.shared.overlap(place)


def rest_of(block: Block, tokens: list[Token], taken: Taken, others: Sequence[OthersWords]) -> Rest:
    """A sentence with what of it belongs to others.

    :param tokens: its words.
    :param taken: what others are reported to say in it.
    :param others: the stretches near it that are somebody else's by their marks.
    """
    places = [block.at(t) for t in tokens]
    quoted = Stretches(o.span for o in others)
    marked = {t.i for t, place in zip(tokens, places, strict=True) if quoted.overlap(place)}
    told = asides(tokens)
    # words that somebody is reported to say have their clause in the report
    free = {
        t.i
        for t, place in zip(tokens, places, strict=True)
        if t.i in marked and not taken.said.overlap(place)
    }
    if not free:
        return Rest(block, tokens, taken, told | marked, frozenset())
    # the parse hangs marks anywhere
    heads = {_clause(t).i for t in tokens if t.i in free and not t.is_punct}
    withheld = frozenset(t.i for t in tokens if _clause(t).i in heads)
    return Rest(block, tokens, taken, told | marked, withheld)


def _clause(token: Token) -> Token:
    """The head of the clause that a word stands in, with all that completes that clause."""
    current = token
    while current.head.i != current.i and not (current.dep_ in _OUTER and clausal(current)):
        current = current.head
    return current


def taken(reading: Reading, reported: Iterable[Attribution | Candidate]) -> Taken:
    """All words of some reports: sources, cues and contents."""
    spans = {s for a in reported for s in (*a.source, *a.cue, *a.content)}
    said = Stretches(spans)
    return Taken(said, Stretches(s for s in spans if _shared(reading, s, said)))


def _shared(reading: Reading, span: Span, said: Stretches) -> bool:
    """Whether a noun phrase hangs on a verb that nobody is reported to say."""
    pairs = tokens_of(reading, (span,))
    head = head_of([t for _, t in pairs])
    if head is None or head.pos_ not in {"NOUN", "PROPN", "PRON"}:
        return False
    above = pairs[0][0].at(head.head)
    own = verbal(head.head) and head.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"}
    return own and not said.overlap(above)


def without_measure(own: list[Token]) -> list[Token]:
    """A clause without the measure of one that is not its own: "It fell *hours* [after …]"."""
    last = own[-1] if own and own[-1].i + 1 < len(own[-1].doc) else None
    if last is None or last.dep_ != "npadvmod" or last.nbor(1).dep_ not in {"mark", "prep"}:
        return own
    return [t for t in own if t not in {*last.subtree}]
