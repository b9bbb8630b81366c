"""Which words of a paragraph may be a person's name: the parser's guesses and what they leave out.

Each function proposes runs of tokens for one reason; they may overlap, and need cleaning.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from extract.entities.countries import CountryWord
from extract.entities.evidence import behind_trade, full_name, he_follows
from extract.entities.gazetteer import Phrases
from extract.entities.known_names import foreign, surname, surname_like
from extract.entities.name_clusters import PARTICLES
from extract.entities.name_runs import describes, name_run
from extract.entities.name_tokens import (
    forename,
    given,
    inside_longer,
    name_part,
    office_word,
    title_in,
)
from extract.entities.offices import is_role
from extract.entities.offices_ahead import office_ahead
from extract.entities.shouted import half_shouted, labelled, shouted
from extract.syntax.parse import Block
from extract.syntax.tree import after, before
from extract.wordlists import commonness, table, words

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Of days and hours the parser is sure.
_SURE = frozenset({"PERSON", "NORP", "DATE", "TIME"})
_PLACES = frozenset({"FAC", "LOC", "EVENT"})

__all__ = ["couple", "means_country", "proposals"]


def proposals(
    block: Block, names: set[str], countries: Phrases[CountryWord]
) -> Iterator[list[Token]]:
    """Runs of tokens that may name a person, unsorted.

    :param names: of the hand-written persons.
    """
    yield from _entities(block)
    yield from _misread(block)
    yield from _titled(block)
    yield from _given(block, countries)
    yield from _known(block, names)
    yield from shouted(block)
    yield from half_shouted(block)
    yield from labelled(block)
    yield from _speaking(block)
    yield from _apposed(block)
    yield from _explained(block)
    yield from _behind_offices(block, countries)


def means_country(word: CountryWord | None) -> bool:
    """Whether a word means a country by itself; a code ("Pak") does not."""
    return word is not None and word.kind != "code"


def couple(first: Token, other: list[Token]) -> bool:
    """Whether a given name shares the surname of the next person: "Maria and Paul Ostrow"."""
    link = after(first)
    if link is None or link.lower_ not in {"and", "&"} or len(other) < 2:
        return False
    person = given(other[0].text) or (
        other[0].ent_type_ == "PERSON" and first.ent_type_ not in {"GPE", "LOC", "ORG"}
    )
    return other[0].i == first.i + 2 and given(first.text) and person


def _entities(block: Block) -> Iterator[list[Token]]:
    for ent in block.doc.ents:
        if ent.label_ == "PERSON":
            yield _grown(list(ent))


def _misread(block: Block) -> Iterator[list[Token]]:
    """Full names that the parser takes for a body, a place or a work: "Alton Sterling"."""
    for ent in block.doc.ents:
        run = [t for t in ent if t.text not in {"'s", "’s"}]
        sited = ent.label_ in _PLACES and run and run[-1].lower_ in words("names", "places", "ends")
        if ent.label_ in _SURE or sited or not run:
            continue
        if len(run) > 2 and behind_trade(run[1:]):
            run = run[1:]
            if len(run) < 4 and all(map(_shaped, run)) and any(map(_unheard, run)):
                yield run
        elif full_name(run) or _strange(run):
            yield run


def _strange(run: list[Token]) -> bool:
    """Whether words that nobody knows do something as persons do: "Beni Ostrov" said, voiced."""
    previous = before(run[0])
    bare = previous is None or previous.lower_ not in {"the", "a", "an"}
    shaped = foreign(run) and all(name_part(t) for t in run if len(t) > 1)
    bodies = words("names", "organizations", "heads") | words("names", "organizations", "telling")
    return shaped and bare and run[-1].ent_type_ == "ORG" and run[-1].lower_ not in bodies


def _grown(run: list[Token]) -> list[Token]:
    """A guess with the rest of the name that the parser left out."""
    first, last = before(run[0]), after(run[-1])
    known = first is not None and given(first.text)
    alone = first is not None and len(run) == 1 and not first.ent_type_ and forename(first)
    if first is not None and (known or alone):
        run = [first, *run]
    grows = last is not None and run[-1].dep_ == "compound" and run[-1].head.i >= last.i
    if run[-1].lower_ in PARTICLES and len(run) > 1:
        return name_run(run[0])
    if last is not None and grows and name_part(last) and last.ent_type_ in {"", "PERSON"}:
        run = [*run, last]
    return run


def _titled(block: Block) -> Iterator[list[Token]]:
    for token in block.doc[:-1] if len(block.doc) else ():
        text = token.text
        if title_in("words", text) and text[:1].isupper() and not _borne(token):
            honorific = title_in("honorifics", text)
            following = block.doc[token.i + 1]
            if following.text == "." and token.i + 2 < len(block.doc):
                following = block.doc[token.i + 2]
            run = name_run(following)
            capital = following.text[:1].isupper() and following.is_alpha
            if not run and honorific and capital and not following.is_stop:
                run = [following]
            if run:
                yield run
        elif text[:1].islower() and describes(token):
            run = name_run(block.doc[token.i + 1])
            if len(run) > 1 and all(t.ent_type_ != "ORG" for t in run):
                yield run


def _borne(title: Token) -> bool:
    """Whether what could be a title is the surname of the name before it: "Ana Ruth *King* Day"."""
    previous = before(title)
    named = previous is not None and previous.is_title and given(previous.text)
    return named and surname(title.text)


def _given(block: Block, countries: Phrases[CountryWord]) -> Iterator[list[Token]]:
    for token in block.doc:
        if given(token.text):
            run = name_run(token)
            plain = all(t.ent_type_ in {"", "PERSON", "NORP"} for t in run)
            name = len(run) > 1 and (plain or _mistaken(run, countries))
            alone = len(run) == 1 and not token.is_upper
            if name or (alone and (couple(token, _run_at(block, token.i + 2)) or _of_rank(token))):
                yield run


def _of_rank(name: Token) -> bool:
    """Whether an office in capitals explains a given name alone: "Ida, the *Duchess* of Norda"."""
    comma, article = after(name), after(name, 2)
    noun = after(name, 3) if article is not None and article.lower_ == "the" else article
    explained = comma is not None and comma.text == "," and noun is not None and is_role(noun)
    return explained and noun is not None and noun.text[:1].isupper()


def _run_at(block: Block, at: int) -> list[Token]:
    return name_run(block.doc[at]) if at < len(block.doc) else []


def _mistaken(run: list[Token], countries: Phrases[CountryWord]) -> bool:
    """Whether the parser took a given name and a surname for an organization."""
    (first, *rest) = run
    opens = first.ent_iob_ == "B" or _behind_body(first, countries)
    whole = all(t.ent_type_ == "ORG" for t in run) and opens
    # The given name alone for an organization, and the surname for nothing: "Oleksandr" Syrskyi.
    alone = first.ent_type_ in {"ORG", "GPE"} and all(not t.ent_type_ for t in rest)
    whole = whole or alone
    beyond = after(run[-1])
    ends = beyond is None or beyond.ent_iob_ != "I"
    words_ = [t for t in rest if t.lower_ not in PARTICLES]
    return (
        whole and ends and len(words_) == 1 and first.text not in table("names")["given"]["places"]
    )


def _behind_body(first: Token, countries: Phrases[CountryWord]) -> bool:
    """Whether a guess holds a body's or a country's name right before a person's."""
    ahead = [t for t in first.sent if t.i < first.i and t.ent_type_ == "ORG"]
    if not ahead or ahead[-1].i != first.i - 1:
        return False
    start = max((n for n, t in enumerate(ahead) if t.ent_iob_ == "B"), default=0)
    heads = table("names")["organizations"]["heads"]
    body = any(t.lower_ in heads for t in ahead[start:])
    return body or means_country(countries.get(ahead[-1].text))


def _known(block: Block, names: set[str]) -> Iterator[list[Token]]:
    """Names of hand-written persons, as far as no longer name covers them."""
    firsts = {n.split()[0] for n in names}
    for token in block.doc if firsts else ():
        text = token.text
        if text in firsts or ("-" in text and text.split("-")[0] in firsts):
            yield from _exactly(token, names)


def _exactly(token: Token, names: set[str]) -> Iterator[list[Token]]:
    doc = token.doc
    for length in (5, 4, 3, 2, 1):
        run = doc[token.i : token.i + length]
        if len(run) == length and run.text in names and not inside_longer(run[0], run[-1]):
            yield list(run)
            return


def _speaking(block: Block) -> Iterator[list[Token]]:
    """One to three capitalised words that the parser has no person for and that say something."""
    for token in block.doc:
        if token.dep_ != "nsubj":
            continue
        verb = token.head
        if not verb.is_lower or verb.lemma_ not in words("names", "speech", "verbs"):
            continue
        run = [token]
        while (first := before(run[0])) is not None and first.dep_ == "compound" and _worded(first):
            run.insert(0, first)
        if run == [token] and _surname_like(token) and (first is None or first.is_punct):
            yield run
        bare = first is None or first.lower_ not in {"the", "a", "an"}
        if bare and 1 < len(run) < 4 and _worded(token):
            yield run


def _surname_like(token: Token) -> bool:
    """Whether a single word that says something is a name nobody knows: no company's, so far."""
    human = token.head.lemma_ in {"say", "add", "reply"}
    shaped = token.is_alpha and token.is_title and name_part(token)
    following = after(token)
    whole = token.ent_iob_ == "B" and (following is None or following.ent_iob_ != "I")
    unheard = token.lower_ not in commonness()
    previous = before(token)
    quoted = previous is not None and previous.is_quote  # bodies speak in quotations seldom
    named = quoted or surname_like(token.text) or he_follows(token)
    return human and shaped and whole and token.ent_type_ == "ORG" and unheard and named


def _worded(token: Token) -> bool:
    """Whether a word may be a person's name and the parser calls it nothing else."""
    plain = token.is_alpha and token.is_title and name_part(token)
    return plain and token.ent_type_ in {"", "PERSON"}


def _apposed(block: Block) -> Iterator[list[Token]]:
    """Names between commas that explain somebody: "the president, Ana Ruiz," "her dad, Al"."""
    for token in block.doc:
        if token.dep_ != "appos" or not name_part(token) or token.is_upper:
            continue
        run = _compound(token)
        comma, noun = before(run[0]), before(run[0], 2)
        close = comma is not None and comma.text == "," and noun is not None and noun == token.head
        beyond = after(token)
        ends = beyond is None or beyond.is_punct
        if close and ends and noun is not None and describes(noun) and _human(noun, run):
            yield run


def _explained(block: Block) -> Iterator[list[Token]]:
    """Two or three words that an apposition explains: "Beni Ostrow, a retired *admiral*"."""
    for token in block.doc:
        if token.dep_ != "appos" or token.tag_ != "NN" or not describes(token):
            continue
        run, comma = _compound(token.head), after(token.head)
        bare = comma is not None and comma.text == "," and token.left_edge.i == comma.i + 1
        # no "in *Heath Valley*, a worker wrote"
        bare = bare and (run[-1].dep_ != "pobj" or run[-1].head.lower_ == "by")
        told = token.left_edge.lower_ in {"a", "an", "the"} and 1 < len(run) < 4
        named = all(map(_shaped, run)) and not all(t.ent_type_ == "PERSON" for t in run)
        if bare and told and named and _human(token, run) and any(map(_unheard, run)):
            yield run


def _unheard(token: Token) -> bool:
    """Whether a word is no common one of the language."""
    return token.lower_ not in commonness()


def _behind_offices(block: Block, countries: Phrases[CountryWord]) -> Iterator[list[Token]]:
    """Two or three words behind an office of a place: "the governor of Florida *Beni Ostrow*"."""
    for token in block.doc:
        if not _shaped(token):
            continue
        second = after(token)
        if second is None or not _shaped(second):
            continue
        previous = before(token)
        opens = previous is not None and (not name_part(previous) or bool(previous.ent_type_))
        if not opens:
            continue
        run = [token, *takewhile(_shaped, token.doc[token.i + 1 : token.sent.end])]
        office = office_ahead(token) if len(run) < 4 and _by_names(run, countries) else None
        if office is not None and is_role(office):
            yield run


def _shaped(token: Token) -> bool:
    """Whether a word looks like one of a name, a given name whatever the parser makes of it."""
    named = name_part(token) or (given(token.text) and not token.is_sent_start)
    return token.is_alpha and token.is_title and named


def _by_names(run: list[Token], countries: Phrases[CountryWord]) -> bool:
    """Whether some words that the parser knows nothing of, or takes for a body's, are a person's.

    One of them must be no common word: "Grain Exchange" is nobody.
    """
    beyond = after(run[-1])
    if beyond is not None and (beyond.text[:1].isupper() or beyond.ent_iob_ == "I"):
        return False
    odd = any(t.ent_type_ not in {"", "PERSON"} for t in run)
    known = given(run[0].text) and _mistaken(run, countries)
    if odd and not (known or _of_place(run, countries) or _misjudged(run)):
        return False
    known = given(run[0].text) or all(t.ent_type_ == "PERSON" for t in run)
    return known or any(t.lower_ not in commonness() for t in run)


def _of_place(run: list[Token], countries: Phrases[CountryWord]) -> bool:
    """Whether the parser ran a country and a name together: "Poland Beni Ostrow"."""
    place = before(run[0])
    glued = place is not None and place.ent_iob_ == "B" and all(t.ent_iob_ == "I" for t in run)
    return place is not None and glued and means_country(countries.get(place.text))


def _misjudged(run: list[Token]) -> bool:
    """Whether the parser takes nothing but a name, or a body and it, for a body: words unheard."""
    whole = run[0].ent_iob_ == "B" and all(t.ent_iob_ == "I" for t in run[1:])
    previous = before(run[0])
    inside = previous is not None and all(t.ent_iob_ == "I" for t in run)
    glued = previous is not None and inside and (previous.is_quote or office_word(previous.text))
    unheard = [t.lower_ not in commonness() for t in run]
    return (whole or glued or _plural_of(previous)) and (any(unheard) or surname(run[-1].text))


def _plural_of(token: Token | None) -> bool:
    """Whether a body's name may end in a word: "Ministry of Foreign *Affairs* Ana Ruiz"."""
    return token is not None and token.tag_ in {"NNPS", "NNP"} and token.ent_type_ == "ORG"


def _human(noun: Token, run: Sequence[Token]) -> bool:
    """Whether a name that explains a noun is a person's and not a body's: "the owner, Roe Ltd"."""
    return noun.lower_ not in words("names", "roles", "of_bodies") or given(run[0].text)


def _compound(last: Token) -> list[Token]:
    """A name and the words of the same right before it."""
    run = [last]
    while (first := before(run[0])) is not None and first.dep_ == "compound" and name_part(first):
        run.insert(0, first)
    return run
