"""Where a text names bodies: hand-written ones, organs of states, organizations, governments."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from extract.entities.abbreviations import names_body, spelt_out
from extract.entities.body_evidence import bodies_shown, run_key
from extract.entities.body_words import capital_runs, entities, other_entities, to_its_end
from extract.entities.capitals import find_seats, seat_of
from extract.entities.countries import country_words
from extract.entities.gazetteer import Phrases
from extract.entities.governments import governments, part, regional
from extract.entities.inner_names import own_names
from extract.entities.name_clusters import name_words, normal
from extract.entities.once import once
from extract.records import Actor, ActorMention, CountryMention, Gazetteer, Span
from extract.syntax.clauses import SUBJECTS
from extract.syntax.parse import Block, Reading
from extract.syntax.tree import head_of, modifies_next
from extract.wordlists import table, words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["find_bodies"]

_REACH = 40  # characters between a body's name and its country
_OWNS = frozenset({"'s ", "’s ", "' ", "’ "})
_OF = frozenset({" of ", " of the "})
_ORGANS = words("identity", "bodies", "organs")
_RENAMED = re.compile(
    r",? \(?(?:formerly|previously)(?: known as| called| named)? (?:the )?|"
    r",? \(?(?:now|today|once|then)(?: known as| called| named) (?:the )?|"
    r",? \(?(?:which was )?(?:renamed|rebranded)(?: as| from)? (?:the )?"
)


class _Spotted(NamedTuple):
    """Words that name a body without a hand-written entry.

    :param national: whether a word for the country is part of the name.
    """

    span: Span
    name: str
    country: str | None
    national: bool = False


def find_bodies(
    reading: Reading,
    gazetteer: Gazetteer,
    countries: Sequence[CountryMention],
    persons: Iterable[Span],
) -> list[ActorMention]:
    """Every mention of an organization, a government or a hand-written group, unsorted.

    :param countries: the country mentions of the article.
    :param persons: where persons are named; no body overlaps them.
    """
    found = [*_hand_written(reading, gazetteer), *_seated(reading, gazetteer)]
    found += _of_states(reading, gazetteer, countries)
    people = sorted(persons)
    taken = [*(m.span for m in found), *people]
    spotted = _spotted(reading, gazetteer, countries, people)
    fresh = [s for s in spotted if not any(s.span.overlaps(t) for t in taken)]
    found = [m for m in found if not any(_covers(s, m.span) for s in fresh)]
    known = {normal(m.span.of(reading.text)): m.actor for m in found if m.literal is None}
    return [*found, *_joined(reading, fresh, known)]


def _covers(spotted: _Spotted, span: Span) -> bool:
    return span.within(spotted.span) and span != spotted.span


# ---------------------------------------------------------------- known beforehand


@once
def _names(gazetteer: Gazetteer) -> Phrases[Actor]:
    entries = [
        (name, actor)
        for actor in gazetteer.actors
        if actor.kind != "person"
        for name in (actor.label, *(n.text for n in actor.names if not n.literal))
    ]
    return Phrases(entries)


def _hand_written(reading: Reading, gazetteer: Gazetteer) -> Iterator[ActorMention]:
    for block in reading.blocks:
        for span, actor in _names(gazetteer).find(reading.text, block.span):
            yield ActorMention(span, actor)


def _seated(reading: Reading, gazetteer: Gazetteer) -> Iterator[ActorMention]:
    for span, seat in find_seats(reading, gazetteer):
        yield ActorMention(span, seat.actor, seat.literal)


def _of_states(
    reading: Reading, gazetteer: Gazetteer, countries: Sequence[CountryMention]
) -> Iterator[ActorMention]:
    """Governments: "the Russian government", and countries that speak: "South Korea demanded"."""
    known = governments(gazetteer)
    for mention in countries:
        block = reading.block_at(mention.span.start)
        if block is None or mention.form == "metonym" or mention.iso2 not in known:
            continue
        name = block.tokens(mention.span)
        top = head_of(name) or name[-1]
        if part(_words(block, mention.span)) or regional(name):
            continue
        if modifies_next(top) and top.head.lower_ in table("names")["organizations"]["governments"]:
            if top.head.lower_ != "state" and not modifies_next(top.head):
                end = block.at(top.head).end
                yield ActorMention(Span(mention.span.start, end), known[mention.iso2])
        elif mention.form in {"name", "abbreviation"} and _speaks(top):
            yield ActorMention(mention.span, known[mention.iso2])


def _speaks(top: Token) -> bool:
    while top.dep_ == "conj":
        top = top.head
    verb = top.head
    if top.dep_ not in SUBJECTS or top.dep_ == "nsubjpass":
        return False
    while verb.dep_ == "xcomp" and verb.head.pos_ == "VERB":
        verb = verb.head
    return verb.lemma_ in table("names")["speech"]["verbs"]


# ---------------------------------------------------------------- found in the text


def _spotted(
    reading: Reading,
    gazetteer: Gazetteer,
    countries: Sequence[CountryMention],
    persons: Sequence[Span],
) -> list[_Spotted]:
    """The bodies found by the parse, apart from the persons whose names touch theirs."""
    found: list[tuple[int, _Spotted]] = []
    for mention in countries:
        block = reading.block_at(mention.span.start)
        if block is not None and (body := _organ(block, mention)):
            found.append((0, body))
    guessed = {
        b.span.start: [to_its_end(list(r)) for r in (*entities(b), *capital_runs(b))]
        for b in reading.blocks
    }
    others = Counter(run_key(run) for block in reading.blocks for run in other_entities(block))
    spelt = {b.span.start: list(spelt_out(b)) for b in reading.blocks}
    letters = {o.short for some in spelt.values() for o in some if not names_body(o.words)}
    guessed = own_names(guessed)
    runs = (run for some in guessed.values() for run in some)
    shown = bodies_shown(runs, others, frozenset(map(normal, letters)))
    for block in reading.blocks:
        wholes = (block.over(o.words) for o in spelt[block.span.start] if names_body(o.words))
        found += [(1, _of_country(reading.text, span, countries)) for span in wholes]
    surnames = {name_words(p.of(reading.text))[-1:] for p in persons}
    for block in reading.blocks:
        whole = [block.over(r) for r in guessed[block.span.start] if run_key(r) in shown]
        spans = (_apart(reading.text, s, persons) for s in whole)
        named = (s for s in spans if _plausible(s.of(reading.text), gazetteer))
        named = (s for s in named if not _mere_country(reading.text, s, countries))
        named = (s for s in named if not _family(reading.text, s, surnames))
        found += [(1, _of_country(reading.text, span, countries)) for span in named]
    return _longest(found)


def _apart(text: str, span: Span, persons: Sequence[Span]) -> Span:
    """A body's name up to where a person's begins: "Ministry of Trade" Ana Ruiz."""
    at = bisect_left(persons, span.start, key=lambda p: p.start)
    if at == len(persons) or persons[at].start >= span.end:
        return span
    kept = re.sub(
        r"( (of|for|on|the|and|by|&))+$", "", text[span.start : persons[at].start].rstrip()
    )
    names = table("names")["organizations"]
    body = {*names["heads"], *names["telling"], *names["alone"]}.intersection(kept.lower().split())
    acronym = kept.isupper() and " " not in kept
    return Span(span.start, span.start + (len(kept) if body or acronym else 0))


def _of_country(text: str, span: Span, countries: Sequence[CountryMention]) -> _Spotted:
    """A body with the country right before or behind its name: "Ukraine's Ministry of Defence"."""
    first = bisect_left(countries, span.start - _REACH, key=lambda m: m.span.start)
    for mention in countries[first:]:
        place = mention.span
        if place.start > span.end + _REACH:
            break
        owns = place.end < span.start and text[place.end : span.start] in _OWNS
        behind = text[span.end : place.start] if span.end < place.start else ""
        inside = place.within(span) and (
            place.start == span.start or text[: place.start].endswith((" of ", " of the "))
        )
        if inside or owns or behind in _OF:
            # A ministry without its country is any country's; a party has a name of its own.
            organ = _ORGANS.intersection(span.of(text).lower().split())
            whole = Span(min(span.start, place.start), max(span.end, place.end))
            named = whole if organ else span
            return _Spotted(named, named.of(text), mention.iso2, place.within(named))
    return _Spotted(span, span.of(text), None)


def _mere_country(text: str, span: Span, countries: Sequence[CountryMention]) -> bool:
    """Whether a name is a country's and small words: "Union of Comoros", "the Republic of X"."""
    first = bisect_left(countries, span.start, key=lambda m: m.span.start)
    inside = (m for m in countries[first:] if m.span.start < span.end)
    for mention in inside:
        if mention.span.within(span):
            rest = text[span.start : mention.span.start] + text[mention.span.end : span.end]
            if set(rest.lower().split()) <= words("names", "organizations", "states"):
                return True
    return False


def _family(text: str, span: Span, surnames: Container[tuple[str, ...]]) -> bool:
    """Whether a name means those who bear a surname of the article: "the *Roes*"."""
    article = text[: span.start].endswith(("The ", "the "))
    name = span.of(text)
    return article and any((one,) in surnames for one in (name[:-1], name.removesuffix("es")))


def _organ(block: Block, mention: CountryMention) -> _Spotted | None:
    """A body named by a country's word and what follows: "South Korean intelligence"."""
    name = block.tokens(mention.span)
    top = head_of(name) or name[-1]
    noun = top.head
    if mention.form == "metonym" or not modifies_next(top) or noun.i - top.i > 5:
        return None
    between = [t for t in block.doc[top.i + 1 : noun.i] if t.text not in {"'s", "’s"}]
    if not all(t.pos_ in {"ADJ", "NOUN", "PROPN"} and t.is_alpha for t in between):
        return None
    names = table("names")["organizations"]
    if not _fields(between) or (not between and noun.text in _bare_nouns()):
        return None
    capital = noun.text[:1].isupper() and noun.lower_ in names["heads"]
    if noun.tag_ == "NNS" or (modifies_next(noun) and not capital):
        return None
    if not (capital or noun.lower_ in names["organs"]):
        return None
    span = Span(mention.span.start, block.at(noun).end)
    return _Spotted(span, _words(block, span), mention.iso2, national=True)


def _bare_nouns() -> frozenset[str]:
    """Nouns that with a country alone name a state, or one of several: "a Danish ministry"."""
    states = words("names", "organizations", "states")
    return states | {word.title() for word in states} | {"ministry"}


def _fields(words_: Iterable[Token]) -> bool:
    """Whether the words within a body's name are such as names have: "defence", not "first".

    Of "Latvia's first embassy" there are several.
    """
    fields = words("names", "roles", "modifiers") - {"first", "second", "top", "longtime"}
    return all(t.text[:1].isupper() or t.lower_ in fields or t.tag_ == "NN" for t in words_)


def _words(block: Block, span: Span) -> str:
    base = block.span.start
    return block.text[span.start - base : span.end - base]


def _plausible(name: str, gazetteer: Gazetteer) -> bool:
    plain = normal(name)
    never = table("names")["organizations"]["never"]
    offices = table("names")["roles"]
    words = plain.split()
    if not words or plain in never or not name[:1].isupper() or not any(c.isalpha() for c in name):
        return False
    if words[-1] in offices["heads"] and len(words) < 4:
        return False
    bodies = table("names")["organizations"]
    if len(words) == 1 and words[0] in bodies["heads"] and words[0] not in bodies["alone"]:
        return False
    country = country_words(gazetteer).get(name)
    placed = country is not None and country.codes  # "New York Times" is a trap: of no country
    return not placed and seat_of(name, gazetteer) is None


def _longest(found: Iterable[tuple[int, _Spotted]]) -> list[_Spotted]:
    chosen: list[_Spotted] = []
    order = sorted(found, key=lambda f: (-(f[1].span.end - f[1].span.start), f[0], f[1].span))
    for _, body in order:
        if not any(body.span.overlaps(c.span) for c in chosen):
            chosen.append(body)
    return sorted(chosen, key=lambda b: b.span)


# ---------------------------------------------------------------- one body, several names


def _joined(
    reading: Reading, spotted: Sequence[_Spotted], known: Mapping[str, Actor]
) -> Iterator[ActorMention]:
    """The bodies as actors: a shorter name joins the one longer name that ends in it.

    It is short for one named before, and has no country of its own: "the Committee" may be the
    Heath Committee, the Heathland Army is not the Free Heathland Army, nor the Heath Party the Real
    Heath Party.

    :param known: the names of the article that mean hand-written bodies.
    """
    full: dict[str, Actor] = {}
    first: dict[str, Span] = {}
    for body in sorted(spotted, key=lambda b: b.span):
        first.setdefault(normal(body.name), body.span)
    for body in sorted(spotted, key=lambda b: (-len(normal(b.name).split()), b.span)):
        key = normal(body.name)
        named = (*known.items(), *full.items()) if not body.national else ()
        longer = {n: a for n, a in named if n.endswith(" " + key) and not _contrasts(n, key)}
        longer = {n: a for n, a in longer.items() if n not in first or first[n] < first[key]}
        owner = next(iter(longer.values())) if len(longer) == 1 and " " in key else None
        owner = owner or Actor(
            f"{reading.document.id}#{key}", _label(body.name), "organization", None, body.country
        )
        full.setdefault(key, owner)
    full.update(_renamed(reading.text, spotted, full))
    short = _acronyms(reading.text, spotted)
    for body in spotted:
        key = normal(body.name)
        yield ActorMention(body.span, full[short.get(key, key)])
    for acronym, key in short.items():
        for block in reading.blocks:
            for place in Phrases([(acronym.upper(), key)]).find(reading.text, block.span):
                if not any(place.span.overlaps(b.span) for b in spotted):
                    yield ActorMention(place.span, full[key])


def _contrasts(longer: str, shorter: str) -> bool:
    """Whether the words that a longer name has more set it against the shorter: "Real", "New"."""
    ahead = longer.removesuffix(shorter).split()
    return all(word in words("names", "organizations", "contrasting") for word in ahead)


def _renamed(
    text: str, spotted: Sequence[_Spotted], full: Mapping[str, Actor]
) -> Iterator[tuple[str, Actor]]:
    """Names that the article says are an older or a newer one: "X, formerly the Y"."""
    for one, other in pairwise(spotted):
        if _RENAMED.fullmatch(text[one.span.end : other.span.start]):
            yield normal(other.name), full[normal(one.name)]


def _label(name: str) -> str:
    return " ".join(name.split())


def _acronyms(text: str, spotted: Sequence[_Spotted]) -> dict[str, str]:
    """Acronyms that the article explains: "Organization for Migration (IOM)"."""
    short: dict[str, str] = {}
    for body in spotted:
        shown = re.match(r" \(([A-Z][A-Za-z]{1,7})\)", text[body.span.end : body.span.end + 12])
        if shown and _initials(body.name, shown[1]):
            short.setdefault(normal(shown[1]), normal(body.name))
    return short


def _initials(name: str, acronym: str) -> bool:
    initials = "".join(w[0] for w in re.findall(r"\w+", name))
    capitals = "".join(c for c in initials if c.isupper())
    return acronym.upper() in {initials.upper(), capitals}
