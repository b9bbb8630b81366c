"""Bodies without a name: "the council", "the bank"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from extract.entities.capitals import seat_of
from extract.entities.evidence import body_nouns, heard
from extract.entities.governments import governments, part
from extract.entities.known_names import known_given
from extract.entities.name_clusters import normal
from extract.entities.names import Named
from extract.holders.noun_phrases import counted, determiner, is_common, made_of_many, owner
from extract.holders.offices import Before
from extract.holders.whose_country import country_here
from extract.records import Actor, ActorKind, ActorMention, Holder, Span
from extract.syntax.clauses import SUBJECTS
from extract.syntax.parse import Block
from extract.syntax.phrases import person_noun
from extract.syntax.tree import after, before, child, head_of
from extract.wordlists import table, words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "ByWords", "Known", "by_words", "called", "called_short", "chamber", "goes_on", "may_stand",
    "only_body", "seated", "sided",
]  # fmt: skip


_NAME = 60  # characters around a word in which a name that it is part of stands


class Known(NamedTuple):
    """What an article tells of its bodies.

    :param before: tells what the text before a word is about; None for nothing.
    """

    text: str
    named: Named
    before: Before | None


def only_body(known: Known, block: Block, span: Span, top: Token) -> Holder | None:
    """The body that a bare noun with "the" means, several when it may be any of them, or None.

    :param span: where the phrase stands.
    :param top: its noun.
    """
    told = [c for c in top.children if c.dep_ in {"amod", "compound"}]
    theirs = {block.at(t): c.iso2 for c in known.named.countries_in(span) for t in told
              if block.at(t).overlaps(c.span)}  # fmt: skip
    kind = frozenset(t.lower_ for t in told if block.at(t) not in theirs)
    if determiner(top) != "the" or len(set(theirs.values())) > 1:
        return None
    actors = tuple(a for a in _of_noun(known, block, span, top) if kind <= _called(a))
    if theirs:
        actors = tuple(a for a in actors if a.country in theirs.values())
    noun = top.lemma_.casefold()
    lead = known.before.leading(block, top) if known.before and len(actors) != 1 else None
    if lead is not None and lead.kind == "organization" and {noun, *kind} <= _called(lead):
        return Holder("resolved", lead, mention=span, reason=f"the {noun} that has just spoken")
    if len(actors) == 1:
        return Holder("resolved", actors[0], mention=span, reason=f"the only {noun} named before")
    if actors:
        reason = f"more than one {noun} is named before"
        return Holder("ambiguous", None, actors, span, reason=reason)
    body = _just_named(known, block, span, top) if not kind else None
    if body is None:
        return None
    return Holder("resolved", body, mention=span, reason=f"the body just named, as the {noun}")


def may_stand(noun: str) -> bool:
    """Whether a noun may mean a body: by being part of its name, or in place of it."""
    return noun in words("names", "organizations", "heads") | _standing()


def _standing() -> frozenset[str]:
    """Nouns that stand for a body named before: "the bank", "the carrier", "the group"."""
    lists = ("standing_for", "kinds", "any")
    return frozenset[str]().union(*(words("names", "organizations", name) for name in lists))


def seated(named: Named, top: Token) -> Actor | None:
    """The government that a noun for one means by its capital: "the authorities in Riyadh"."""
    ruling = words("names", "organizations", "governments")
    place = child(inner, "pobj") if (inner := child(top, "prep")) is not None else None
    bare = all(c.dep_ in {"det", "prep"} for c in top.children)
    if place is None or inner is None or inner.lower_ != "in" or not bare:
        return None
    if ruling.isdisjoint({top.lower_, top.lemma_.casefold()}) or determiner(top) not in {"", "the"}:
        return None
    seat = seat_of(place.text, named.gazetteer)
    return seat.actor if seat is not None else None


def sided(named: Named, block: Block, top: Token) -> Actor | None:
    """The government that is one side of a matter: "the Ukrainian side", not one of a river."""
    told = [c for c in top.children if c.dep_ not in {"det", "punct"}]
    bare = len(told) == 1 and determiner(top) == "the" and top.tag_ == "NN"
    if top.lower_ not in words("names", "organizations", "sides") or not bare:
        return None
    theirs = [c for c in named.countries_in(block.over(told)) if not part(c.span.of(block.text))]
    return governments(named.gazetteer).get(theirs[0].iso2) if theirs else None


class ByWords(NamedTuple):
    """A body or a group that a noun phrase names by its words.

    :param name: where its name stands.
    :param why: how the words name it, for a reader.
    """

    name: Span
    kind: ActorKind
    why: str


def by_words(named: Named, block: Block, core: Sequence[Token], top: Token) -> ByWords | None:
    """The body or group that a noun phrase names without a name of its own, or None."""
    whole = block.over(core)
    ways: tuple[tuple[Span | None, ActorKind, str], ...] = (
        (_of_office(named, block, core, top), "organization", "a body named by whose it is"),
        (_reporting(named, block, core, top), "organization", "whose correspondent reports"),
        (
            whole if _voices(named, block, core, top) else None,
            "group",
            "people of a body that publishes their findings",
        ),
        (whole if _members(core, top) else None, "group", "all who take part in what is named"),
        (whole if _states_at_once(core) else None, "group", "many states told of as one"),
        (
            block.at(top) if _quoted_name(core, top) else None,
            "organization",
            "a name in quotation marks",
        ),
    )
    return next((ByWords(name, kind, why) for name, kind, why in ways if name is not None), None)


def _of_office(named: Named, block: Block, core: Sequence[Token], top: Token) -> Span | None:
    """Where a body is named whose words say whose it is; None where they do not.

    By a name behind "of" ("the command of Norda's fleet"), or by an office of a country ("the
    Danish *ombudsman's* office") or what it has one of ("the Danish *central bank*").
    """
    lists = table("names")["organizations"]
    noun, front = top.lemma_.casefold(), [t for t in core if t.i <= top.i]
    body = noun in lists["heads"] and noun not in lists["governments"]
    if not body or core[0].lower_ != "the" or top.tag_ not in {"NN", "NNP"}:
        return None
    if any(t.tag_ == "NNP" for t in front if t.i < top.i) or made_of_many(top):
        return None  # called by what stands before it
    behind = [t for t in core if t.i > top.i]
    whom = child(behind[0], "pobj") if behind and behind[0].lower_ == "of" else None
    whose = [t for t in behind if whom is not None and t.i <= whom.i]
    if whose and (_proper(whose) or _of_body(named, block, whose)):
        return block.over([*front, *behind])
    theirs = named.countries_in(block.over(front))
    kind = " ".join(
        t.lower_ for t in front[1:] if not any(block.at(t).overlaps(c.span) for c in theirs)
    )
    if theirs and kind in words("names", "organizations", "national"):
        return block.over(front)
    people = any(person_noun(t) and t.tag_ == "NN" and owner(t) for t in front)
    return block.over(front) if people and theirs else None


def _reporting(named: Named, block: Block, core: Sequence[Token], top: Token) -> Span | None:
    """Where the agency is named whose correspondent reports: "an *Orvel* correspondent reports".

    Not where he is: "a Moscow correspondent"; what he says or tells is his own.
    """
    press = top.lemma_.casefold() in words("names", "organizations", "reporters")
    reports = top.dep_ == "nsubj" and top.head.lemma_ in {"report", "inform"}
    reports = reports or (top.dep_ == "pobj" and heard([top]))
    name = [t for t in core if t.i < top.i and t.tag_ == "NNP"]
    beside = bool(name) and name[-1].i == top.i - 1 and name[0].i == top.i - len(name)
    if not (press and reports and beside) or determiner(top) not in {"a", "an", "the", ""}:
        return None
    span = block.over(name)
    somewhere = any(t.ent_type_ in {"GPE", "LOC", "FAC", "DATE", "PERSON"} for t in name)
    seat = seat_of(" ".join(t.text for t in name), named.gazetteer) is not None
    return None if somewhere or seat or named.countries_in(span) else span


def _voices(named: Named, block: Block, core: Sequence[Token], top: Token) -> bool:
    """Whether some people are a named body's, whose findings they publish: "NATO analysts"."""
    listed = top.lemma_.casefold() in words("names", "organizations", "voices")
    if not listed or top.tag_ != "NNS" or counted(core, top):
        return False
    link = next((t for t in core if t.i == top.i + 1 and t.lower_ in {"at", "of", "from"}), None)
    places = [t for t in core if t.i < top.i or (link is not None and t.i > link.i)]
    named_there = named.actors_in(block.over(places)) if places else ()
    return any(m.actor.kind == "organization" for m in named_there)


def _members(core: Sequence[Token], top: Token) -> bool:
    """Whether all are meant who take part in something with a name: "the members of NATO"."""
    listed = top.lemma_.casefold() in words("names", "organizations", "members")
    behind = [t for t in core if t.i > top.i]
    linked = bool(behind) and behind[0].lower_ in {"in", "of", "at", "to"} and _proper(behind)
    bare = [t.lower_ for t in core if t.i < top.i] == ["the"]
    return listed and top.tag_ == "NNS" and linked and bare


def _proper(run: Iterable[Token]) -> bool:
    """Whether some words hold a name, other than a day's."""
    names = (t for t in run if t.tag_ in {"NNP", "NNPS"} and t.text[:1].isupper())
    return any(t.ent_type_ != "DATE" for t in names)


def _of_body(named: Named, block: Block, run: Sequence[Token]) -> bool:
    """Whether some words name an organ of a state: "of the *Polish parliament*"."""
    return any(m.actor.kind == "organization" for m in named.actors_in(block.over(run)))


def _quoted_name(core: Sequence[Token], top: Token) -> bool:
    """Whether a word in capitals stands alone in quotation marks as papers do: "“Economist”"."""
    first, last = before(top), after(top)
    marked = first is not None and first.is_quote and last is not None and last.is_quote
    alone = all(t is top or t.is_quote for t in core)
    paper = top.ent_type_ in {"ORG", "WORK_OF_ART"} or is_common(top)
    paper = paper and (heard([top]) or _says(top))
    return marked and alone and paper and top.is_title and top.tag_ in {"NNP", "NN"}


def _says(top: Token) -> bool:
    """Whether a word is the subject of a verb of speech: no show "follows" a king."""
    return top.dep_ in SUBJECTS and top.head.lemma_.lower() in words("names", "speech", "verbs")


def chamber(core: Sequence[Token], top: Token) -> bool:
    """Whether a noun in capitals is a chamber's name: "the House", not "the house"."""
    bare = determiner(top) == "the" and len(core) == 2
    return bare and top.is_title and top.lower_ in words("names", "organizations", "chambers")


def _states_at_once(core: Sequence[Token]) -> bool:
    """Whether words name many states that are told of as one: "the West"."""
    plain = " ".join(t.text for t in core).removeprefix("The ").removeprefix("the ")
    return plain in words("names", "organizations", "worlds")


def _of_noun(known: Known, block: Block, span: Span, top: Token) -> tuple[Actor, ...]:
    """The bodies so far whose names have a noun, and of no other country; sorted by key."""
    noun = top.lemma_.casefold()
    said = known.before.said.bodies() if known.before else ()
    spoke = (m for m in said if m.actor.country is not None)  # everybody has a campaign
    so_far = {
        m.actor.key: m.actor
        for m in (*known.named.actors, *spoke)
        if m.actor.kind in {"organization", "government"}
        and m.span.start < span.start
        and noun in _called(m.actor)
    }
    here = country_here(known.named, block, top)
    here = here or (known.before.country(block, top) if known.before else None)
    ours = [a for a in so_far.values() if a.country == here]
    ours = ours or [a for a in so_far.values() if a.country is None or here is None]
    return tuple(sorted(ours, key=lambda a: a.key))


def _called(body: Actor) -> frozenset[str]:
    """The words of all names of a body."""
    names = (body.label, *(n.text for n in body.names if n.literal is None))
    return frozenset(word for name in names for word in normal(name).replace("’s", "").split())


def _just_named(known: Known, block: Block, span: Span, top: Token) -> Actor | None:
    """The body just spoken of, where its name does not say what it is: "HSBC", "the bank".

    None where the noun came before any body, or came with "a" for one without a name.
    """
    noun, heads = top.lemma_.casefold(), words("names", "organizations", "heads")
    anything = noun in words("names", "organizations", "any")
    if known.before is None or noun not in _standing():
        return None
    told = known.text[: span.end]
    if anything and _of_others(known, span, noun):
        return None
    if re.search(rf"\b(an?|another|one)( [\w-]+)? {noun}\b", told, re.IGNORECASE):
        return None
    first = re.search(rf"\bthe {noun}\b", told, re.IGNORECASE)
    until = first.start() if first else span.start
    bodies = {
        m.actor.key: m.actor
        for m in (*known.named.actors, *known.before.said.bodies())
        if m.actor.kind == "organization"
        and m.span.start < until
        and (anything or heads.isdisjoint(normal(m.actor.label).split()))
    }
    near = known.before.nearest(block, top, bodies.values())
    return (
        near or _owner_told_of(known, block, top, bodies) or _only_firm(known, noun, until, bodies)
    )


def _only_firm(known: Known, noun: str, until: int, bodies: Mapping[str, Actor]) -> Actor | None:
    """The one body named so far, where its name alone is a firm's: "Norda Ltd", "the firm"."""
    if len(bodies) != 1 or noun not in words("names", "organizations", "firms"):
        return None
    (only,) = bodies.values()
    forms = "|".join(sorted(words("names", "organizations", "legal")))
    told = [m.span() for m in re.finditer(rf"\b(?:{forms})\b", known.text[:until], re.IGNORECASE)]
    ours = [m.span for m in known.named.actors if m.actor.key == only.key]
    return only if told and all(any(s <= a < e for s, e in ours) for a, _ in told) else None


def _of_others(known: Known, span: Span, noun: str) -> bool:
    """Whether a noun for anything has come for somebody else: "a *group* of voters"."""
    for found in re.finditer(rf"\b{noun}s?\b", known.text[: span.start], re.IGNORECASE):
        around = known.named.actors_in(Span(found.start() - _NAME, found.end() + _NAME))
        name = any(m.span.start < found.end() and found.start() < m.span.end for m in around)
        bare = known.text[: found.start()].casefold().endswith("the ")
        if not (name or bare) or known.text[found.end() :].startswith(" of"):
            return True
    return False


def _owner_told_of(
    known: Known, block: Block, top: Token, bodies: Mapping[str, Actor]
) -> Actor | None:
    """The body whose things the nearest sentence of the paragraph is about: "*Norda's* sales".

    :param bodies: key -> body, of those that may be meant.
    """
    for sent in reversed([s for s in block.doc.sents if s.start <= top.i]):
        told = known.named.actors_in(block.over([t for t in sent if t.i < top.i] or [top]))
        ours = [m for m in told if m.actor.key in bodies]
        if not ours:
            continue
        owner = head_of(block.tokens(ours[0].span))
        owns = owner is not None and owner.dep_ == "poss" and owner.head.dep_ in SUBJECTS
        alone = len({m.actor.key for m in ours}) == 1
        return bodies[ours[0].actor.key] if owns and alone else None
    return None


def called(core: Sequence[Token], top: Token) -> list[Token]:
    """The name right behind a noun that says what body it names: "the news agency *Norda Press*".

    A comma may stand between them. Empty for none; a person's name is not the body's.
    """
    if top.lemma_.casefold() not in body_nouns() or not top.is_lower or core[-1].i < top.i:
        return []
    name = [t for t in core if t.i > top.i] or _explained(top)
    proper = all(t.tag_ == "NNP" and t.text[:1].isupper() for t in name)
    person = any(known_given(t.text) and not t.text.isupper() for t in name)
    dated = any(t.ent_type_ == "DATE" for t in name)
    return name if proper and not (person or dated) else []


def _explained(top: Token) -> list[Token]:
    """The name between commas behind a noun: "the outlet, *Norda Press*,"."""
    comma = after(top)
    at = after(comma) if comma is not None and comma.text == "," else None
    name: list[Token] = []
    while at is not None and at.tag_ == "NNP":
        name.append(at)
        at = after(at)
    return name if at is None or at.text in {",", "."} else []


def called_short(
    known: Known, speaking: Iterable[ActorMention], span: Span, top: Token
) -> Actor | None:
    """The one body named before whose name a noun with "the" ends, or None.

    "Orvel Palace said …. The *palace* …": whatever kind of thing the noun is otherwise.

    :param speaking: the bodies that have spoken so far.
    :param span: where the phrase stands.
    """
    noun = top.lower_
    bare = determiner(top) == "the" and len(list(top.children)) == 1
    if top.lemma_.casefold() in words("names", "organizations", "heads"):
        return None  # only_body decides
    if not bare or top.tag_ not in {"NN", "NNP"} or person_noun(top):
        return None
    before = [m for m in (*known.named.actors, *speaking) if m.span.end <= span.start]
    bodies = (m.actor for m in before if m.actor.kind in {"organization", "government"})
    named = {a.key: a for a in bodies if a.label.casefold().endswith(f" {noun}")}
    return next(iter(named.values())) if len(named) == 1 else None


def goes_on(top: Token) -> bool:
    """Whether a people opens a longer name: "*Heathlanders* for Progress"."""
    link = next((c for c in top.children if c.dep_ == "prep" and c.lower_ == "for"), None)
    return link is not None and any(c.text[:1].isupper() for c in link.children)
