"""Where a text names persons: the parser's guesses, cleaned, and names after titles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from extract.entities.capitals import seat_of
from extract.entities.countries import CountryWord, country_words
from extract.entities.gazetteer import fold
from extract.entities.name_clusters import PARTICLES, Gender, Spotted, generation, name_words
from extract.entities.name_tokens import forename, given, inside_longer, name_part, office_word
from extract.entities.short_names import ShortNames, surname
from extract.records import Gazetteer
from extract.syntax.parse import Block, Reading
from extract.syntax.tree import after, before
from extract.wordlists import table, words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["find_persons", "title_gender"]

_SMALL = 4  # letters of words that headlines leave small
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


def find_persons(reading: Reading, gazetteer: Gazetteer) -> list[Spotted]:
    """Every name of a person in the prose, in order, none overlapping."""
    found: list[Spotted] = []
    runs: dict[int, list[list[Token]]] = {}
    persons = [a for a in gazetteer.actors if a.kind == "person"]
    names = {n for a in persons for n in (a.label, *(m.text for m in a.names))}
    for block in reading.blocks:
        proposals = [*_entities(block), *_titled(block), *_given(block)]
        proposals += [*_known(block, names), *_shouted(block), *_speaking(block)]
        runs[block.span.start] = _kept(proposals, gazetteer)
    full = ((b.over(r).end, r) for b in reading.blocks for r in runs[b.span.start])
    countries = country_words(gazetteer)
    short = ShortNames(full, lambda word: _of_country(countries.get(word)))
    for block in reading.blocks:
        longest = _longest([*runs[block.span.start], *short.find(block)])
        for number, run in enumerate(longest):
            following = longest[number + 1 : number + 2]
            label = _printed(block.over(run).of(reading.text), run, following)
            if split := name_words(label):
                apart, headed = _owns(run, following), _headed(run)
                sex = title_gender(run[0])
                found.append(Spotted(block.over(run), split, sex, label, apart, headed))
    return found


def _of_country(word: CountryWord | None) -> bool:
    """Whether a word means a country by itself; a code ("Pak") does not."""
    return word is not None and word.kind != "code"


def _headed(run: list[Token]) -> bool:
    """Whether a name stands in a line of capitalised words, where a verb may look like a name."""
    others = [t for t in run[0].sent if t.is_alpha and t not in run]
    return all(not t.is_lower for t in others if len(t) > _SMALL or t.pos_ in {"VERB", "AUX"})


def _printed(text: str, run: list[Token], following: list[list[Token]]) -> str:
    """A name as it is told: with the surname of a couple, and without shouting."""
    name = re.sub(r"[\[\]]|\W+$", "", " ".join(text.split()))
    name += "." if generation(name) and text.endswith(".") else ""  # "Jr."
    if following and len(run) == 1 and _couple(run[0], following[0]):
        name += f" {surname(following[0])}"
    return name.title() if len(run) > 1 and name.isupper() else name


def _couple(first: Token, other: list[Token]) -> bool:
    """Whether a given name shares the surname of the next person: "Maria and Paul Ostrow"."""
    link = after(first)
    if link is None or link.lower_ not in {"and", "&"} or len(other) < 2:
        return False
    return other[0].i == first.i + 2 and given(first.text) and given(other[0].text)


def _owns(run: list[Token], following: list[list[Token]]) -> bool:
    """Whether a bare surname belongs to a relative of the next one: "Roe's son Ian Roe"."""
    ending = after(run[-1])
    if len(run) > 1 or ending is None or ending.text not in _POSSESSIVE or not following:
        return False
    (other,) = following
    near = other[0].sent == run[0].sent and other[0].i - ending.i <= 4
    return near and len(other) > 1 and other[-1].text == run[0].text


def _kept(proposals: Iterable[list[Token]], gazetteer: Gazetteer) -> list[list[Token]]:
    cleaned = (_past_country(_trim(run), gazetteer) for run in proposals)
    return [run for run in map(_whole, cleaned) if run and _personal(run, gazetteer)]


def _past_country(run: list[Token], gazetteer: Gazetteer) -> list[Token]:
    """A full name without the country it was run together with: "of Belarus Aleksei Novik"."""
    if len(run) < 3 or (previous := before(run[0])) is None or previous.lower_ != "of":
        return run
    country = country_words(gazetteer).get(run[0].text)
    return run[1:] if country is not None and country.codes else run


def _whole(run: list[Token]) -> list[Token]:
    """A full name to the end of its hyphened surname: "Pedro Sánchez Pérez-Castejón"."""
    if len(run) < 2:
        return run
    names = run[:-1] if run[-1].text == "-" else run
    dash = after(names[-1])
    second = after(dash) if dash is not None and dash.text == "-" else None
    glued = dash is not None and not (names[-1].whitespace_ or dash.whitespace_)
    if dash is None or second is None or not glued or not name_part(second):
        return names
    return [*names, dash, second]


def title_gender(first: Token) -> Gender:
    """What the title right before a name says of the gender, else empty."""
    previous = before(first)
    if previous is not None and previous.text == "." and previous.i:
        previous = before(first, 2)
    word = previous.lower_.rstrip(".") if previous is not None else ""
    titles = table("names")["titles"]
    return "male" if word in titles["male"] else "female" if word in titles["female"] else ""


def _entities(block: Block) -> Iterator[list[Token]]:
    for ent in block.doc.ents:
        if ent.label_ == "PERSON":
            yield _grown(list(ent))


def _grown(run: list[Token]) -> list[Token]:
    """A guess with the rest of the name that the parser left out."""
    first, last = before(run[0]), after(run[-1])
    known = first is not None and given(first.text)
    alone = first is not None and len(run) == 1 and not first.ent_type_ and forename(first)
    if first is not None and (known or alone):
        run = [first, *run]
    grows = last is not None and run[-1].dep_ == "compound" and run[-1].head.i >= last.i
    if run[-1].lower_ in PARTICLES and len(run) > 1:
        return _run(run[0])
    if last is not None and grows and name_part(last) and last.ent_type_ in {"", "PERSON"}:
        run = [*run, last]
    return run


def _titled(block: Block) -> Iterator[list[Token]]:
    titles = table("names")["titles"]["words"]
    for token in block.doc[:-1] if len(block.doc) else ():
        if token.text.rstrip(".") in titles and token.text[:1].isupper():
            honorific = token.text.rstrip(".") in table("names")["titles"]["honorifics"]
            following = block.doc[token.i + 1]
            run = _run(following)
            if not run and honorific and following.text[:1].isupper() and following.is_alpha:
                run = [following]
            if run:
                yield run
        elif token.text[:1].islower() and _describes(token):
            run = _run(block.doc[token.i + 1])
            if len(run) > 1 and all(t.ent_type_ != "ORG" for t in run):
                yield run


def _run_at(block: Block, at: int) -> list[Token]:
    return _run(block.doc[at]) if at < len(block.doc) else []


def _speaking(block: Block) -> Iterator[list[Token]]:
    """Two or three capitalised words that the parser has no name for and that say something."""
    for token in block.doc:
        verb = token.head
        says = verb.is_lower and verb.lemma_ in words("names", "speech", "verbs")
        if token.dep_ != "nsubj" or not says:
            continue
        run = [token]
        while (first := before(run[0])) is not None and first.dep_ == "compound" and _worded(first):
            run.insert(0, first)
        bare = first is None or first.lower_ not in {"the", "a", "an"}
        if bare and 1 < len(run) < 4 and _worded(token):
            yield run


def _worded(token: Token) -> bool:
    """Whether a word may be a person's name and the parser calls it nothing else."""
    plain = token.is_alpha and token.is_title and name_part(token)
    return plain and token.ent_type_ in {"", "PERSON"}


def _shouted(block: Block) -> Iterator[list[Token]]:
    """Names all in capitals within a sentence that is not: "ANA RUIZ, the mayor,"."""
    at = 0
    while at < len(block.doc):
        run = [t for t in _run(block.doc[at]) if t.is_upper and len(t) > 2]
        comma = after(run[-1]) if run else None
        name = len(run) > 1 and comma is not None and comma.text == "," and _plain_words(run)
        if name and (given(run[0].text.title()) or _office_follows(run[-1])):
            yield run
        at += max(len(run), 1)


def _office_follows(last: Token) -> bool:
    """Whether an apposition with an office opens behind a name and a comma."""
    nouns = (after(last, n) for n in range(2, 8))
    ahead = list(takewhile(lambda t: t is not None and t.pos_ not in {"VERB", "AUX"}, nouns))
    return any(t is not None and t.is_lower and _describes(t) for t in ahead)


def _plain_words(run: list[Token]) -> bool:
    """Whether no word of some capitals is a body's."""
    heads = table("names")["organizations"]["heads"]
    return all(t.is_alpha and t.lower_ not in heads for t in run)


def _describes(token: Token) -> bool:
    """Whether a small word right before a name says what a person is: "councillor"."""
    names = table("names")
    word = token.lower_
    return word in names["roles"]["heads"] or word in names["humans"]["nouns"]


def _given(block: Block) -> Iterator[list[Token]]:
    places = table("names")["given"]["places"]
    for token in block.doc:
        if given(token.text):
            run = _run(token)
            plain = all(t.ent_type_ in {"", "PERSON", "NORP"} for t in run)
            name = len(run) > 1 and (plain or _mistaken(run, places))
            if name or (len(run) == 1 and _couple(token, _run_at(block, token.i + 2))):
                yield run


def _mistaken(run: list[Token], places: Sequence[str]) -> bool:
    """Whether the parser took a given name and a surname for an organization."""
    (first, *rest) = run
    whole = all(t.ent_type_ == "ORG" for t in run) and first.ent_iob_ == "B"
    # The given name alone for an organization, and the surname for nothing: "Oleksandr" Syrskyi.
    whole = whole or (first.ent_type_ == "ORG" and all(not t.ent_type_ for t in rest))
    beyond = after(run[-1])
    ends = beyond is None or beyond.ent_iob_ != "I"
    return whole and ends and len(rest) == 1 and first.text not in places


def _known(block: Block, names: set[str]) -> Iterator[list[Token]]:
    """Names of hand-written persons, as far as no longer name covers them."""
    firsts = {n.split()[0] for n in names}
    for token in block.doc:
        if token.text in firsts or token.text.split("-")[0] in firsts:
            yield from _exactly(token, names)


def _exactly(token: Token, names: set[str]) -> Iterator[list[Token]]:
    doc = token.doc
    for length in (5, 4, 3, 2, 1):
        run = doc[token.i : token.i + length]
        if len(run) == length and run.text in names and not inside_longer(run[0], run[-1]):
            yield list(run)
            return


def _run(token: Token) -> list[Token]:
    """The capitalised words from a token on, at most four, particles between them included."""
    run: list[Token] = []
    for following in token.doc[token.i : min(token.i + 6, token.sent.end)]:
        particle = bool(run) and (following.lower_ in PARTICLES or _hyphenated(following))
        initial = bool(re.fullmatch(r"[A-Z]\.?", following.text)) and bool(run)
        if not (name_part(following) or particle or initial) or len(run) == 4:
            break
        run.append(following)
    while run and run[-1].lower_ in PARTICLES:
        run.pop()
    return run


def _hyphenated(token: Token) -> bool:
    """Whether a token goes on within a hyphened word: "Ki-moon"."""
    previous = before(token)
    glued = previous is not None and not previous.whitespace_
    return glued and (token.text == "-" or (previous is not None and previous.text == "-"))


def _trim(run: list[Token]) -> list[Token]:
    """A guess without titles, offices and adjectives before it, and endings after it."""
    if len(run) == 1 and title_gender(run[0]) and _honoured(run[0]):
        return run
    while run and _no_name(run[0]) and not _behind_title(run):
        if run[0].lower_ in PARTICLES and len(run) > 1 and not office_word(run[1].text):
            break
        run = run[1:]
    for at, token in enumerate(run):
        if token.text in {",", "(", ";", ":", "—", "–", "/", "and"} or token.text in _POSSESSIVE:
            run = run[:at]
            break
        if _ends_sentence(token):
            run = run[: at + 1]
            break
    while run and not (run[-1].text[:1].isupper() or _hyphenated(run[-1])):
        run = run[:-1]
    return run


def _ends_sentence(token: Token) -> bool:
    """Whether a full stop is glued to a word that is no title or initial: "Roe.- I"."""
    bare = token.text.rstrip(".-–—")
    known = bare in table("names")["titles"]["suffixes"] or office_word(bare)
    return token.text != bare and len(bare) > 3 and not known


def _behind_title(run: list[Token]) -> bool:
    """Whether what the parser takes for a people is a name: "President *Han* Min Seok"."""
    first, previous = run[0], before(run[0])
    people = first.ent_type_ == "NORP" and first.ent_iob_ == "B" and name_part(first)
    title = previous is not None and previous.text[:1].isupper() and office_word(previous.text)
    return people and title and len(run) > 1


def _honoured(first: Token) -> bool:
    """Whether "Mr." or its like stands before."""
    previous = before(first)
    honorifics = table("names")["titles"]["honorifics"]
    return previous is not None and previous.text.rstrip(".") in honorifics


def _no_name(token: Token) -> bool:
    people = token.ent_type_ == "NORP" and not given(token.text)
    return not token.text[:1].isupper() or office_word(token.text) or people


def _personal(run: list[Token], gazetteer: Gazetteer) -> bool:
    """Whether a cleaned guess can be a person at all."""
    name = " ".join(t.text for t in run)
    names = table("names")
    shouted = name.isupper() and (len(run) == 1 or not _shouted_name(run))
    if fold(name) in names["organizations"]["never"] or shouted:
        return False
    if any(t.lower_ in names["organizations"]["heads"] for t in run[1:]):
        return False
    if any(c.isdigit() for c in name) or seat_of(name, gazetteer) is not None:
        return False
    country = country_words(gazetteer).get(name)
    return country is None or (
        bool(country.codes) and name in table("countries")["persons"]["words"] and _titled_run(run)
    )


def _shouted_name(run: list[Token]) -> bool:
    """Whether a name all in capitals stands in a sentence that is not."""
    others = [t for t in run[0].sent if t.is_alpha and t not in run]
    return _plain_words(run) and any(t.is_lower for t in others) and len(run) < 4


def _titled_run(run: list[Token]) -> bool:
    previous = before(run[0])
    return previous is not None and previous.text.rstrip(".") in table("names")["titles"]["words"]


def _longest(runs: Iterable[list[Token]]) -> list[list[Token]]:
    """Runs in order, of overlapping ones the longest."""
    chosen: list[list[Token]] = []
    for run in sorted(runs, key=lambda r: (-len(r), r[0].i)):
        if all(run[-1].i < c[0].i or c[-1].i < run[0].i for c in chosen):
            chosen.append(run)
    return sorted(chosen, key=lambda r: r[0].i)
