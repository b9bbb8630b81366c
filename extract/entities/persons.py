"""Where a text names persons: the parser's guesses, cleaned, and names after titles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from extract.entities.capitals import seat_of
from extract.entities.countries import country_words
from extract.entities.gazetteer import fold
from extract.entities.name_clusters import PARTICLES, Gender, Spotted, name_words
from extract.records import Gazetteer
from extract.syntax.heads import after, before
from extract.syntax.parse import Block, Reading
from extract.wordlists import table

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["find_persons", "title_gender"]

_NAME_TAGS = frozenset({"NNP", "NNPS"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


def find_persons(reading: Reading, gazetteer: Gazetteer) -> list[Spotted]:
    """Every name of a person in the prose, in order, none overlapping."""
    found: list[Spotted] = []
    runs: dict[int, list[list[Token]]] = {}
    persons = [a for a in gazetteer.actors if a.kind == "person"]
    names = {n for a in persons for n in (a.label, *(m.text for m in a.names))}
    for block in reading.blocks:
        proposals = [*_entities(block), *_titled(block), *_given(block), *_known(block, names)]
        runs[block.span.start] = _kept(proposals, gazetteer)
    tails = _tails(r for listed in runs.values() for r in listed)
    for block in reading.blocks:
        again = list(_surnames(block, tails))
        longest = _longest([*runs[block.span.start], *again])
        for number, run in enumerate(longest):
            span = block.over(run)
            words = name_words(span.of(reading.text))
            if words:
                label = " ".join(span.of(reading.text).split())
                apart = _owns(run, longest[number + 1 : number + 2])
                found.append(Spotted(span, words, title_gender(run[0]), label, apart))
    return found


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
    if dash is None or second is None or not glued or not _part(second):
        return names
    return [*names, dash, second]


def _tails(runs: Iterable[list[Token]]) -> frozenset[str]:
    """The surnames of the full names, with their particles."""
    tails: set[str] = set()
    for run in runs:
        words = [t.text for t in run]
        for at in range(1, len(words)):
            last = at == len(words) - 1 and len(words[at]) > 2
            if last or (words[at].lower() in PARTICLES and words[at - 1].lower() not in PARTICLES):
                tails.add(" ".join(words[at:]))
    return frozenset(tails)


def _surnames(block: Block, tails: frozenset[str]) -> Iterator[list[Token]]:
    """Bare surnames of persons whom the article names in full."""
    first = {t.split()[0].casefold() for t in tails}
    folded = {t.casefold() for t in tails}
    for token in block.doc:
        if token.lower_ in first and token.text[:1].isupper():
            for length in (4, 3, 2, 1):
                run = token.doc[token.i : token.i + length]
                if run.text.casefold() in folded and _alone(run[0], run[-1]):
                    yield _with_given(list(run))
                    break


def _with_given(run: list[Token]) -> list[Token]:
    given = table("names")["given"]
    first = before(run[0])
    if first is None:
        return run
    known = first.text in given["male"] or first.text in given["female"]
    return [first, *run] if known or _forename(first) else run


def _forename(token: Token) -> bool:
    """Whether a word right before a surname looks like another one's given name."""
    name = _part(token) and not token.is_upper and token.dep_ in {"compound", "nsubj", "appos"}
    return name and token.ent_type_ in {"", "PERSON", "ORG", "GPE"} and token.is_alpha


def _alone(first: Token, last: Token) -> bool:
    """Whether a surname stands for the person: no longer name, no office, no country."""
    previous = before(first)
    if _office(first.text) and previous is not None and previous.lower_ in {"the", "a", "an"}:
        return False
    label = not first.i and last.i + 1 < len(last.doc) and last.doc[last.i + 1].text == ":"
    within = (first.i > first.sent.start or label) and first.lower_ != first.text
    name = first.tag_ in _NAME_TAGS or bool(first.ent_type_) or within
    name = name or (first.tag_ in {"RB", "JJ", "UH", "FW"} and not first.is_stop)
    return name and not _inside_longer(first, last)


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
    given = table("names")["given"]
    first, last = before(run[0]), after(run[-1])
    known = first is not None and (first.text in given["male"] or first.text in given["female"])
    alone = first is not None and len(run) == 1 and not first.ent_type_ and _forename(first)
    if first is not None and (known or alone):
        run = [first, *run]
    grows = last is not None and run[-1].dep_ == "compound" and run[-1].head.i >= last.i
    if run[-1].lower_ in PARTICLES and len(run) > 1:
        return _run(run[0])
    if last is not None and grows and _part(last) and last.ent_type_ in {"", "PERSON"}:
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


def _describes(token: Token) -> bool:
    """Whether a small word right before a name says what a person is: "councillor"."""
    names = table("names")
    word = token.lower_
    return word in names["roles"]["heads"] or word in names["humans"]["nouns"]


def _given(block: Block) -> Iterator[list[Token]]:
    given = table("names")["given"]
    for token in block.doc:
        if token.text in given["male"] or token.text in given["female"]:
            run = _run(token)
            plain = all(t.ent_type_ in {"", "PERSON", "NORP"} for t in run)
            if len(run) > 1 and (plain or _mistaken(run, given["places"])):
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
        if len(run) == length and run.text in names and not _inside_longer(run[0], run[-1]):
            yield list(run)
            return


def _inside_longer(first: Token, last: Token) -> bool:
    """Whether a capitalised name goes on before or after: "Igor Putin", "Putin Street"."""
    previous, following = before(first), after(last)
    left = previous is not None and _part(previous) and previous.dep_ == "compound"
    left = left and previous is not None and previous.ent_type_ == "PERSON"
    left = left and not (previous is not None and _forename(previous))
    right = following is not None and _part(following) and last.dep_ == "compound"
    return left or (
        right
        and following is not None
        and following.lower_ not in table("names")["organizations"]["heads"]
    )


def _run(token: Token) -> list[Token]:
    """The capitalised words from a token on, at most four, particles between them included."""
    run: list[Token] = []
    for following in token.doc[token.i : min(token.i + 6, token.sent.end)]:
        particle = bool(run) and (following.lower_ in PARTICLES or _hyphenated(following))
        initial = bool(re.fullmatch(r"[A-Z]\.?", following.text)) and bool(run)
        if not (_part(following) or particle or initial) or len(run) == 4:
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


def _part(token: Token) -> bool:
    """Whether a token may be a word of a person's name."""
    word = token.text
    return token.tag_ in _NAME_TAGS and word[:1].isupper() and (len(word) > 1) and not _office(word)


def _office(word: str) -> bool:
    names = table("names")
    plain = word.rstrip(".")
    lists = (names["roles"]["heads"], names["roles"]["modifiers"], names["organizations"]["heads"])
    return plain in names["titles"]["words"] or any(plain.lower() in words for words in lists)


def _trim(run: list[Token]) -> list[Token]:
    """A guess without titles, offices and adjectives before it, and endings after it."""
    if len(run) == 1 and title_gender(run[0]) and _honoured(run[0]):
        return run
    while run and _no_name(run[0]):
        if run[0].lower_ in PARTICLES and len(run) > 1 and not _office(run[1].text):
            break
        run = run[1:]
    for at, token in enumerate(run):
        if token.text in {",", "(", ";", ":", "—", "–", "/", "and"} or token.text in _POSSESSIVE:
            run = run[:at]
            break
    while run and not (run[-1].text[:1].isupper() or _hyphenated(run[-1])):
        run = run[:-1]
    return run


def _honoured(first: Token) -> bool:
    """Whether "Mr." or its like stands before."""
    previous = before(first)
    honorifics = table("names")["titles"]["honorifics"]
    return previous is not None and previous.text.rstrip(".") in honorifics


def _no_name(token: Token) -> bool:
    return not token.text[:1].isupper() or _office(token.text) or token.ent_type_ == "NORP"


def _personal(run: list[Token], gazetteer: Gazetteer) -> bool:
    """Whether a cleaned guess can be a person at all."""
    words = " ".join(t.text for t in run)
    names = table("names")
    if fold(words) in names["organizations"]["never"] or not any(c.islower() for c in words):
        return False
    if any(t.lower_ in names["organizations"]["heads"] for t in run[1:]):
        return False
    if any(c.isdigit() for c in words) or seat_of(words, gazetteer) is not None:
        return False
    country = country_words(gazetteer).get(words)
    return country is None or (
        bool(country.codes) and words in table("countries")["persons"]["words"] and _titled_run(run)
    )


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
