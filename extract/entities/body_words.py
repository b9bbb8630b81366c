"""Which words of a paragraph may name a body: the parser's guesses, and runs with a body's noun."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from extract.entities.known_names import known_given, surname, unheard
from extract.syntax.dictionary import noun, verb_or_adjective
from extract.syntax.parse import Block
from extract.syntax.tree import after, before
from extract.wordlists import table, words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["capital_runs", "entities", "other_entities", "stops_short", "to_its_end"]

_WITHIN = frozenset({"of", "for", "on", "in", "to", "against", "de", "at", "from", "by", "and"})
_LINKS = frozenset({"of", "on", "for", "and", "the", "in", "&", "de"})
_NUMBERED = re.compile(r"\d+(?:st|nd|rd|th)")
_ENTITY = frozenset({"ORG"})
_PERSON = ("given name", "surname")
_OWNERS = frozenset({"its", "his", "her", "their"})
_ENDINGS = frozenset({"'s", "’s", "’", "'"})


def entities(block: Block) -> Iterator[list[Token]]:
    """The parser's organizations, without article before and possessive after."""
    for ent in block.doc.ents:
        run = _opened(_bare(ent)) if ent.label_ in _ENTITY else []
        if run and not _mere_modifiers(run) and not _joined_names(run):
            yield run


def stops_short(run: Sequence[Token]) -> bool:
    """Whether a name stops before "of" where it cannot: "Fund for the Study" of Seas."""
    following = after(run[-1])
    linked = len(run) > 2 and run[-2].lower_ == "the" and noun(run[-1].text)
    return linked and following is not None and following.lower_ in {"against", "of"}


def to_its_end(run: list[Token]) -> list[Token]:
    """A guess with those who own it and the names behind an "of" that it cannot stop before."""
    run = _behind_kind(_without_person(_last_of_two(run)))
    run = _with_second_field(_from_its_start(run))
    link = after(run[-1])
    if link is None or not stops_short(run):
        return run
    rest = [link]
    while (token := after(rest[-1])) is not None and token.tag_ in {"NNP", "NNPS"}:
        rest.append(token)
    return [*run, *rest] if len(rest) > 1 else run


def _with_second_field(run: list[Token]) -> list[Token]:
    """A guess with the other field that it is for: "Centre for Trade *and Border Security*"."""
    link = after(run[-1])
    linked = any(t.lower_ in {"of", "for", "on"} for t in run[1:])
    if link is None or link.lower_ != "and" or not linked:
        return run
    rest = list(takewhile(_capital, link.doc[link.i + 1 : link.sent.end]))
    lists = words("names", "organizations", "heads") | words("names", "organizations", "telling")
    fields = all(noun(t.text) or verb_or_adjective(t.text) for t in rest)
    body = any(t.lower_ in lists for t in rest) or any(t.ent_type_ == "PERSON" for t in rest)
    return [*run, link, *rest] if rest and fields and not body else run


def _capital(token: Token) -> bool:
    return token.text[:1].isupper() and token.is_alpha and token.ent_type_ not in {"GPE", "NORP"}


def _from_its_start(run: list[Token]) -> list[Token]:
    """A guess with the many it is called after: "*Children's* Heath Hospital"."""
    link, owner = before(run[0]), before(run[0], 2)
    if link is not None and _NUMBERED.fullmatch(link.text) and run[-1].text[:1].isupper():
        return [link, *run]  # "*18th* Heath Corps"
    if link is None or owner is None:
        return run
    if link.lower_ in {"and", "&"} and known_given(run[0].text) and known_given(owner.text):
        return [owner, link, *run]  # "*Ana and* Tom Heath Foundation"
    if link.tag_ != "POS" or owner.is_sent_start:
        return run
    many = owner.tag_ in {"NNS", "NNPS"} and owner.text[:1].isupper() and noun(owner.text)
    party = owner.lower_ in words("names", "organizations", "parties")
    return [owner, link, *run] if many and not party and link.head == owner else run


def _last_of_two(run: list[Token]) -> list[Token]:
    """A body alone behind the name of another one and a comma: "Roe, *Heath Partners*"."""
    comma = next((n for n, t in enumerate(run) if t.text == ","), 0)
    names = table("names")["organizations"]
    listed = {*names["heads"], *names["telling"], *names["forms"]}
    worded = [not listed.isdisjoint(t.lower_ for t in part) for part in (run[:comma], run[comma:])]
    alone = comma and not worded[0] and worded[1] and len(run) > comma + 2
    return run[comma + 1 :] if alone else run


def _behind_kind(run: list[Token]) -> list[Token]:
    """A name without the letters before it that say what it is: "super *PAC* Heath Action"."""
    previous = before(run[0]) if len(run) > len(_PERSON) else None
    kind = run[0].is_upper and run[0].lower_ in words("names", "organizations", "kinds")
    described = previous is not None and previous.is_lower and previous.tag_ == "JJ"
    return run[1:] if kind and described else run


def _without_person(run: list[Token]) -> list[Token]:
    """A guess without the person run together with it.

    "House of Heaths *Ana Ruiz*" has a name behind a body's noun, "*Ana Ruiz* of Heath Watch" one
    before "of".
    """
    names = words("names", "organizations", "heads") | words("names", "organizations", "telling")
    link = next((n for n, t in enumerate(run) if t.lower_ == "of"), 0)
    if link == len(_PERSON) and _called(run[:link]) and any(t.lower_ in names for t in run[link:]):
        return run[link + 1 :]
    beyond = after(run[-1])
    if beyond is not None and run[-1].ent_iob_ == "I" and _called([run[-1], beyond]):
        return run[:-1] if any(t.lower_ in names for t in run[:-1]) else run
    headed = any(t.lower_ in names for t in run[: -len(_PERSON)])
    person = _called(run[-len(_PERSON) :]) or _behind_many(run)
    person = person and run[-1].lower_ not in names
    linked = len(run) > len(_PERSON) and run[-len(_PERSON) - 1].lower_ in _LINKS
    return run[: -len(_PERSON)] if headed and person and not linked else run


def _behind_many(run: Sequence[Token]) -> bool:
    """Whether a given name and a surname stand behind a plural: "Army *Rangers* Ana Woods"."""
    (first, last) = run[-len(_PERSON) :] if len(run) > len(_PERSON) else (run[0], run[0])
    many = run[-len(_PERSON) - 1].lower_.endswith("s") if first is not last else False
    return many and known_given(first.text) and surname(last.text)


def _called(pair: Sequence[Token]) -> bool:
    """Whether two words are a given name and a surname, or two that nobody knows."""
    if len(pair) != len(_PERSON) or not all(t.is_alpha and t.is_title for t in pair):
        return False
    first, last = (t.text for t in pair)
    if known_given(first):
        return unheard(last) or (surname(last) and not noun(last))
    return unheard(first) and unheard(last)


def other_entities(block: Block) -> Iterator[list[Token]]:
    """What the parser calls a place, a person, a work: anything but an organization."""
    runs = (_bare(ent) for ent in block.doc.ents if ent.label_ not in _ENTITY)
    return (run for run in runs if run)


def _bare(entity: Iterable[Token]) -> list[Token]:
    """The words of a guess without article, brackets and what follows a possessive."""
    run = _owner(list(entity))
    while run and (run[0].lower_ in {"the", "a", "an"} or not run[0].text[:1].isalnum()):
        run = run[1:]
    run = run[: next((i for i, t in enumerate(run) if i and _breaks(t)), len(run))]
    while len(run) > 1 and run[0].lower_ in _OWNERS:  # "*Its* Heath Initiative"
        run = run[1:]
    run = _before_many(run)
    while run and (_no_end(run[-1]) or run[-1].lower_ in _LINKS):
        run = run[:-1]
    return run


def _before_many(run: list[Token]) -> list[Token]:
    """A body's name without the front of the next one: "Heath Union *and Students*" for Peace."""
    link = next((n for n, t in enumerate(run) if n and t.lower_ == "and"), len(run))
    following = after(run[-1]) if run else None
    rest = run[link + 1 :]
    cut = following is not None and following.lower_ in {"for", "of", "against"}
    many = len(rest) == 1 and rest[0].tag_ in {"NNS", "NNPS"}
    bodies = words("names", "organizations", "heads")
    return run[:link] if cut and many and run[link - 1].lower_ in bodies else run


def _dates(run: Sequence[Token]) -> bool:
    """Whether a month before a name says when: "*October* Heath News", not "March for Heaths"."""
    return (
        run[0].is_title and run[0].lower_ in words("times", "months") and run[1].text[:1].isupper()
    )


def _no_end(token: Token) -> bool:
    """Whether a token ends no name: a mark but a full stop, a small pronoun."""
    return (token.is_punct and token.text != ".") or (token.is_lower and token.tag_ == "PRP")


def _breaks(token: Token) -> bool:
    """Whether no name goes on behind a token: a bracket, a colon, a dash between blanks."""
    previous = token.doc[token.i - 1] if token.i else token
    dash = token.text in {"-", "–", "—"} and bool(previous.whitespace_)
    if token.is_lower and token.pos_ == "ADP" and token.lower_ not in _WITHIN:
        return True  # "Heath Cafe *with* young people"
    return token.text in {"(", ":", ";"} or token.is_quote or dash


def _owner(run: list[Token]) -> list[Token]:
    """A guess up to its possessive, unless a body's noun stands behind it: "Labor's Party"."""
    names = table("names")["organizations"]
    at = next((i for i, t in enumerate(run) if i and t.text in _ENDINGS), len(run))
    behind = {t.lower_.removesuffix("s") for t in run[at:]} | {t.lower_ for t in run[at:]}
    body = not behind.isdisjoint({*names["heads"], *names["telling"]})
    return run if body else run[:at]


def _mere_modifiers(run: Sequence[Token]) -> bool:
    """Whether a guess is only the front of an office: "British Defense" Secretary."""
    names = table("names")
    following = run[-1].doc[run[-1].i + 1] if run[-1].i + 1 < len(run[-1].doc) else None
    office = following is not None and following.lower_.rstrip(".") in names["roles"]["heads"]
    heads = names["organizations"]["heads"]
    bare = run[-1].lower_ in names["roles"]["modifiers"] or run[-1].ent_type_ == "NORP"
    return (office and bare and run[-1].lower_ not in heads) or run[-1].lower_ in {
        "secretary", "minister", "president", "leader",
    }  # fmt: skip


def _joined_names(run: Sequence[Token]) -> bool:
    """Whether a guess is two names with "and" between them, none of them a body's."""
    heads = table("names")["organizations"]["heads"]
    joined = any(t.lower_ == "and" for t in run)
    return joined and not any(t.lower_ in heads for t in run)


def capital_runs(block: Block) -> Iterator[list[Token]]:
    """Capitalised runs with a body's noun: "Council on Geostrategy", "Foreign Ministry"."""
    heads = table("names")["organizations"]["heads"]
    at = 0
    while at < len(block.doc):
        whole = _run(block.doc[at])
        run = _before_office(_opened(_whole_noun(whole))) if len(whole) > 1 else whole
        nouns = [t for t in run if t.lower_ in heads and t.text[:1].isupper()]
        if len(run) > 1 and nouns and (nouns[-1] is run[-1] or nouns[0].i < run[-1].i):
            yield run
        at += max(len(whole), 1)


def _whole_noun(run: list[Token]) -> list[Token]:
    """A run without the adjective of a noun that is no part of it: "Heath Union *of Ukrainian*"."""
    if len(run) < 3 or run[-1].tag_ != "JJ" or run[-2].lower_ not in _LINKS:
        return run
    following = run[-1].doc[run[-1].i + 1 : run[-1].i + 2].text
    return run[:-2] if following.islower() else run


def _opened(run: list[Token]) -> list[Token]:
    """A run without what opens a sentence or a headline: "*Follow* Orvena News", "*Top* Party"."""
    names = words("names", "roles", "former") | words("names", "organizations", "openers")
    heads = words("names", "organizations", "heads")
    run = run[1:] if len(run) > 1 and _dates(run) else run
    while run and (run[0].tag_[:2] in {"IN", "VB", "MD", "RB"} or run[0].lower_ in names):
        if not any(t.lower_ in heads for t in run[1:]):
            break
        run = run[1:]
    chamber = len(run) > 1 and " ".join(t.lower_ for t in run[1:]) in _alone()
    return run[1:] if chamber and run[0].is_sent_start and noun(run[0].text) else run


def _alone() -> frozenset[str]:
    """Words that name a body without any other: "*Battleground* Senate" races."""
    return words("names", "organizations", "alone")


def _before_office(run: list[Token]) -> list[Token]:
    """A run without the office of a body and its holder: "European Commission" President X."""
    names = table("names")
    body = False
    for at, token in enumerate(run):
        linked = at > 0 and run[at - 1].lower_ in _LINKS
        if body and not linked and token.lower_ in names["roles"]["heads"]:
            return run[:at]
        body = body or token.lower_ in names["organizations"]["heads"]
    return run


def _run(first: Token) -> list[Token]:
    if not first.text[:1].isupper():
        return []
    run: list[Token] = []
    for token in first.doc[first.i : first.sent.end]:
        link = token.lower_ in _LINKS and bool(run)
        if run and _hyphen(token):
            run.append(token)
            continue
        if not (token.text[:1].isupper() and token.is_alpha and not token.is_stop) and not link:
            break
        if link and not _linkable(run, token):
            break
        run.append(token)
    while run and run[-1].lower_ in _LINKS:
        run.pop()
    return run


def _hyphen(token: Token) -> bool:
    """Whether a hyphen ties two words of a name: "American-Orvenian"."""
    previous, ahead = token.doc[token.i - 1], token.doc[token.i + 1 : token.i + 2]
    glued = token.text == "-" and not (previous.whitespace_ or token.whitespace_)
    return glued and len(ahead) == 1 and ahead[0].text[:1].isupper()


def _linkable(run: Sequence[Token], link: Token) -> bool:
    """Whether a small word joins words of one name: a body's noun stands before it."""
    heads = table("names")["organizations"]["heads"]
    last = [t for t in run if t.lower_ not in _LINKS][-1]
    following = link.doc[link.i + 1] if link.i + 1 < len(link.doc) else None
    capital = following is not None and following.text[:1].isupper()
    if _dated(link):
        return False
    if link.lower_ in {"and", "&"}:
        joins = any(t.lower_ in {"of", "for", "on"} for t in run)
        return joins and capital and verb_or_adjective(run[-1].text)
    article = (
        link.lower_ in {"of", "for", "on"} and following is not None and following.lower_ == "the"
    )
    if run[-1].lower_ in {"of", "for", "on"}:
        return link.lower_ == "the" and capital
    told = words("names", "organizations", "on_something")
    if link.lower_ == "on" and last.lower_ not in told:
        return False
    return last.lower_ in heads and link.lower_ in {"of", "on", "for"} and (capital or article)


def _dated(link: Token) -> bool:
    """Whether a day or a month follows a small word: "told Orvena News *on* the Friday"."""
    ahead = link.doc[link.i + 1 : link.i + 3]
    return link.lower_ in {"on", "in"} and any(t.ent_type_ in {"DATE", "TIME"} for t in ahead)
