"""Which countries and actors words concern, and to whom they are addressed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.claims.acts import tokens_of
from extract.claims.propositions import reference
from extract.claims.shown import shown
from extract.entities.names import Named
from extract.holders.mentioned import mentioned
from extract.records import ActorMention, Attribution, Candidate, Reference, Span, Spans
from extract.syntax.clauses import infinitive
from extract.syntax.expletives import expletive
from extract.syntax.parse import Reading
from extract.syntax.phrases import person_noun
from extract.syntax.tree import children, head_of, verbal
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["addressee", "answering", "concerning"]

_SENTENCES_BACK = 3
_SPOKEN_OF = frozenset({"person", "organization", "government", "group"})


def concerning(
    reading: Reading, named: Named, found: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """The same attributions, each part with the countries and the actors that its words concern.

    :param found: everything the article reports or tells itself, with its holders.
    """
    pronouns = mentioned(reading, named, found)
    named = replace(named, actors=shown(reading, named, found))
    return tuple(
        replace(
            one,
            parts=tuple(
                replace(
                    part,
                    about=_countries_of(reading, named, one, part.content),
                    actors=_actors_of(named, pronouns, one, part.content),
                )
                for part in one.parts
            ),
        )
        for one in found
    )


# ---------------------------------------------------------------- actors


def _actors_of(
    named: Named, pronouns: Sequence[ActorMention], found: Attribution, content: Spans
) -> tuple[ActorMention, ...]:
    """The words that name an actor, and the pronouns that surely mean one, in order.

    Not the speaker's name beside the words, and no body that only says which office somebody
    holds. "I" and "we" make nothing be about the speaker.
    """
    return tuple(
        sorted(
            mention
            for span in content
            for mention in (*named.actors_in(span), *_in(pronouns, span))
            if mention.actor.kind in _SPOKEN_OF
            and not any(mention.span.overlaps(s) for s in (*found.source, *found.cue))
            and not _in_title(named, mention)
        )
    )


def _in(mentions: Sequence[ActorMention], span: Span) -> Sequence[ActorMention]:
    first = bisect_left(mentions, span.start, key=lambda m: m.span.start)
    last = bisect_left(mentions, span.end, key=lambda m: m.span.start)
    return mentions[first:last]


def _in_title(named: Named, mention: ActorMention) -> bool:
    """The case "Falk of the Ranger Office": the office is told of nobody but Falk."""
    return any(
        mention.span.within(p.span) and mention.actor.key != p.person.key
        for p in named.posts_over(mention.span)
    )


# ---------------------------------------------------------------- countries


def _countries_of(
    reading: Reading, named: Named, found: Attribution, content: Spans
) -> tuple[str, ...]:
    """ISO2 codes of the countries that some words concern, sorted.

    They are those the words name. Only where they name none and point back ("it", "such a move",
    "the deployment"), the nearest words before them that name one decide.

    :param content: the words, within the attribution's content.
    """
    own = {m.iso2 for s in content for m in named.countries_in(s)}
    if own or not _points_back(reading, found, content):
        return tuple(sorted(own))
    for stretch in _before(reading, found, content):
        countries = _countries(named, found, stretch)
        if countries:
            return tuple(sorted(countries))
    return ()


def _countries(named: Named, found: Attribution, stretch: Span) -> set[str]:
    """Countries in a stretch, except those that only say where a speaker holds office."""
    apart = [*found.source, *(p.span for p in named.posts)]
    mentions = named.countries_in(stretch)
    return {m.iso2 for m in mentions if not any(m.span.overlaps(s) for s in apart)}


def _points_back(reading: Reading, found: Attribution, content: Spans) -> bool:
    """A pronoun, "such a move"; "the" only in a content without a verb ("the deployment").

    No pronoun that may mean the speaker, or nothing.
    """
    tokens = [t for _, t in tokens_of(reading, content)]
    own = _for_speaker(reading, found)
    if any(_demonstrative(t) or (_pronoun(t) and t.lower_ not in own) for t in tokens):
        return True
    verbless = not any(verbal(t) and t.dep_ not in {"amod", "compound"} for t in tokens)
    return verbless and (_bare(tokens) or any(t.lower_ == "the" for t in tokens[:2]))


def _for_speaker(reading: Reading, found: Attribution) -> frozenset[str]:
    """The pronouns of things and of many that may mean who speaks: none of one person's."""
    holder = found.holder
    known = [a.kind for a in holder.possible]
    if set(known) - {"unnamed"}:
        bodies = set(known) - {"person", "voice"}
        return words("parts", "things") if bodies else frozenset()
    head = head_of([t for _, t in tokens_of(reading, found.source)])
    if head is None:
        return frozenset()
    if person_noun(head):
        return words("parts", "many") if head.tag_ == "NNS" else frozenset()
    return words("parts", "things")


def _pronoun(token: Token) -> bool:
    points = token.pos_ in {"PRON", "ADV"} and token.lower_ in words("parts", "pronouns")
    return points and token.dep_ != "mark" and token.tag_ != "WDT" and not expletive(token)


def _demonstrative(token: Token) -> bool:
    points = token.dep_ in {"det", "predet", "amod"}
    return points and token.lower_ in words("parts", "demonstratives")


def _bare(tokens: list[Token]) -> bool:
    """The case "deployment claims": nouns about something the text has named before."""
    return bool(tokens) and all(t.pos_ in {"NOUN", "PUNCT"} for t in tokens)


def _before(reading: Reading, found: Attribution, content: Spans) -> Iterator[Span]:
    """Stretches to look back into, nearest first.

    A pronoun or "such a …" looks into what is said before it first, then into its own sentence and
    the one before; an "it" or a "they" no further than what is said, when that names any thing.
    A definite noun ("the deployment") means something of an earlier sentence. A paragraph's first
    sentence looks into the paragraph before, never further.
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
    near = _near(tokens)
    if near and found.content[0].start < start:
        yield Span(found.content[0].start, start)
    if near and _names_thing(reading, found, content):
        return
    back = 1 if near else _SENTENCES_BACK
    if earlier and near:
        yield Span(earlier[-1].start, start)
    if len(earlier) > 1:
        yield from reversed(earlier[:-1][-back:])
    elif number:
        previous = [s for s, _ in reading.blocks[number - 1].sentences()]
        yield from reversed(previous[-back:])
    if earlier and not near:
        yield Span(earlier[-1].start, start)


def _names_thing(reading: Reading, found: Attribution, content: Spans) -> bool:
    """Whether what is said names something before the "it" or "they" that alone points back."""
    for block, token in tokens_of(reading, found.content):
        if block.at(token).start >= content[0].start and (_pronoun(token) or _demonstrative(token)):
            return False
        if token.pos_ in {"NOUN", "PROPN"} and token.ent_type_ not in {"DATE", "TIME"}:
            return _only_third([t for _, t in tokens_of(reading, content)])
    return False


def _only_third(tokens: list[Token]) -> bool:
    pointing = [t for t in tokens if _pronoun(t) or _demonstrative(t)]
    return all(t.lower_ in words("parts", "things") for t in pointing)


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
