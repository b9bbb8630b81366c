"""Which countries words concern, and to whom they are addressed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.claims.acts import tokens_of
from extract.claims.propositions import reference
from extract.entities.names import Named
from extract.records import Candidate, Reference, Span, Spans
from extract.syntax.clauses import infinitive
from extract.syntax.parse import Reading
from extract.syntax.tree import children, head_of, verbal
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["about", "addressee", "answering"]

_SENTENCES_BACK = 3


def about(reading: Reading, named: Named, candidate: Candidate, content: Spans) -> tuple[str, ...]:
    """ISO2 codes of the countries that some words concern, sorted.

    They are those the words name. Only where they name none and point back ("it", "such a move",
    "the deployment"), the nearest words before them that name one decide.

    :param content: the words, within the candidate's content.
    """
    own = {m.iso2 for s in content for m in named.countries_in(s)}
    if own or not _points_back(reading, content):
        return tuple(sorted(own))
    for stretch in _before(reading, candidate, content):
        found = _countries(named, candidate, stretch)
        if found:
            return tuple(sorted(found))
    return ()


def _countries(named: Named, candidate: Candidate, stretch: Span) -> set[str]:
    """Countries in a stretch, except those that only say where a speaker holds office."""
    apart = [*candidate.source, *(p.span for p in named.posts)]
    mentions = named.countries_in(stretch)
    return {m.iso2 for m in mentions if not any(m.span.overlaps(s) for s in apart)}


def _points_back(reading: Reading, content: Spans) -> bool:
    """A pronoun, "such a move"; "the" only in a content without a verb ("the deployment")."""
    tokens = [t for _, t in tokens_of(reading, content)]
    if any(_pronoun(t) or _demonstrative(t) for t in tokens):
        return True
    verbless = not any(verbal(t) and t.dep_ not in {"amod", "compound"} for t in tokens)
    return verbless and (_bare(tokens) or any(t.lower_ == "the" for t in tokens[:2]))


def _pronoun(token: Token) -> bool:
    points = token.pos_ in {"PRON", "ADV"} and token.lower_ in words("parts", "pronouns")
    return points and token.dep_ not in {"expl", "mark"} and token.tag_ != "WDT"


def _demonstrative(token: Token) -> bool:
    points = token.dep_ in {"det", "predet", "amod"}
    return points and token.lower_ in words("parts", "demonstratives")


def _bare(tokens: list[Token]) -> bool:
    """The case "deployment claims": nouns about something the text has named before."""
    return bool(tokens) and all(t.pos_ in {"NOUN", "PUNCT"} for t in tokens)


def _before(reading: Reading, candidate: Candidate, content: Spans) -> Iterator[Span]:
    """Stretches to look back into, nearest first.

    A pronoun or "such a …" looks into its own sentence first; a definite noun ("the deployment")
    means something of an earlier sentence. A paragraph's first sentence looks into the paragraph
    before, never further.
    """
    start = content[0].start
    number = next(
        (i for i, b in enumerate(reading.blocks) if b.span.start <= start < b.span.end), None
    )
    if number is None:
        return
    block = reading.blocks[number]
    earlier = [s for s, _ in block.sentences() if s.start < start]
    tokens = [t for _, t in tokens_of(reading, content)]
    if earlier and _near(tokens):
        yield from (Span(s.start, start) for s in candidate.content[:1] if s.start < start)
        yield Span(earlier[-1].start, start)
    if len(earlier) > 1:
        yield from reversed(earlier[:-1][-_SENTENCES_BACK:])
    elif number:
        previous = [s for s, _ in reading.blocks[number - 1].sentences()]
        yield from reversed(previous[-_SENTENCES_BACK:])
    if earlier and not _near(tokens):
        yield Span(earlier[-1].start, start)


def _near(tokens: list[Token]) -> bool:
    return any(_pronoun(t) or t.lower_ == "such" for t in tokens)


def addressee(reading: Reading, named: Named, candidate: Candidate) -> Reference | None:
    """Whom a cue turns to; None when unnamed.

    "urged *Russia* to withdraw", "called on *Israel* to stop", "warned *Kyiv* that …".
    """
    pairs = tokens_of(reading, candidate.cue)
    head = head_of([t for _, t in pairs])
    if head is None:
        return None
    block = pairs[0][0]
    found = (reference(block, named, t) for t in _turned_to(head))
    return next((answering(named, r) for r in found if r), None)


def answering(named: Named, ref: Reference) -> Reference:
    """The government for a country that has one; any other reference unchanged.

    A country is addressed through its government.
    """
    if ref.kind == "actor":
        return ref
    states = (c.government for c in named.gazetteer.countries if c.iso2 == ref.key)
    government = next(states, None)
    return Reference("actor", government) if government else ref


def _turned_to(head: Token) -> Iterator[Token]:
    yield from children(head, "dobj", "dative")
    for prep in children(head, "prep"):
        if prep.lower_ in words("parts", "toward"):
            yield from children(prep, "pobj")
    for clause in children(head, "ccomp", "xcomp"):
        yield from children(clause, "nsubj") if infinitive(clause) else ()
