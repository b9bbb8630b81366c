"""Where a text names persons: the parser's guesses, cleaned, and names after titles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from extract.entities import known_names
from extract.entities.capitals import seat_of
from extract.entities.countries import country_words
from extract.entities.evidence import behind_trade, name_key
from extract.entities.gazetteer import fold
from extract.entities.headline_names import own_names, within_words
from extract.entities.known_names import known_given
from extract.entities.name_clusters import PARTICLES, Gender, Spotted, generation, name_words
from extract.entities.name_runs import hyphenated
from extract.entities.name_tokens import given, name_part, office_word, title_in
from extract.entities.person_votes import persons_shown
from extract.entities.person_words import couple, means_country, proposals
from extract.entities.short_names import ShortNames, surname
from extract.entities.shouted import plain_words
from extract.entities.trimming import trimmed
from extract.records import CountryMention, Gazetteer
from extract.syntax.parse import Block, Reading
from extract.syntax.tree import after, before, letters, verbal
from extract.wordlists import kinds, table, words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["find_persons", "title_gender"]

_SMALL = 4  # letters of words that headlines leave small
_LONGEST = 4  # words of a name in capitals, and more
_LETTERS = 5  # of the longest acronym that a name runs into
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_PEOPLE = ("an", "er", "ite", "ish", "ese")  # ends of words for those of a place or a faith
_NICKNAME = re.compile(r" [“”\"'‘]\w+[“”\"'’](?= )")  # between a given name and a surname


def find_persons(
    reading: Reading, gazetteer: Gazetteer, lands: Iterable[CountryMention]
) -> list[Spotted]:
    """Every name of a person in the prose, in order, none overlapping.

    :param lands: the countries that the article names.
    """
    found: list[Spotted] = []
    runs: dict[int, list[list[Token]]] = {}
    persons = [a for a in gazetteer.actors if a.kind == "person"]
    names = {n for a in persons for n in (a.label, *(m.text for m in a.names))}
    countries, meant = country_words(gazetteer), {c.span.start: c.span.end for c in lands}
    for block in reading.blocks:
        proposed = (_cleaned(run, block, meant) for run in proposals(block, names, countries))
        runs[block.span.start] = _kept(proposed, gazetteer)
    own = own_names(run for some in runs.values() for run in some)
    runs = {at: [r for run in some if (r := within_words(run, own))] for at, some in runs.items()}
    shown = persons_shown((r for some in runs.values() for r in some), _of_schools(reading))
    runs = {at: [r for r in some if _shown(r, shown, names)] for at, some in runs.items()}
    full = ((b.over(r).end, r) for b in reading.blocks for r in runs[b.span.start])
    called = _called(run for some in runs.values() for run in some)
    short = ShortNames(full, lambda word: means_country(countries.get(word)))
    for block in reading.blocks:
        longest = _longest([*runs[block.span.start], *short.find(block)])
        for number, run in enumerate(longest):
            following = longest[number + 1 : number + 2]
            label = _printed(block.over(run).of(reading.text), run, following)
            if len(run) == 1 and _of_another(label, called):
                continue
            if split := name_words(label):
                apart, headed = _owns(run, following), _headed(run)
                sex, span = title_gender(run[0]), block.over([*run, *_generation(run)])
                found.append(Spotted(span, split, sex, label, apart, headed))
    return found


def _of_schools(reading: Reading) -> frozenset[str]:
    """The names, as compared, that open those of schools: "*Ana Ford* High School"."""
    ends = words("names", "organizations", "schools")
    guesses = (list(ent) for block in reading.blocks for ent in block.doc.ents)
    within = ((g[:n], g[n]) for g in guesses for n in range(2, len(g)) if g[-1].lower_ in ends)
    return frozenset(name_key(front) for front, behind in within if behind.lower_ in ends)


def _called(runs: Iterable[list[Token]]) -> dict[str, set[str]]:
    """The surnames, in small letters, that the article gives with each given name."""
    found: dict[str, set[str]] = {}
    for run in runs:
        if len(run) > 1:
            found.setdefault(run[0].lower_, set()).add(run[-1].lower_)
    return found


def _of_another(label: str, called: Mapping[str, set[str]]) -> bool:
    """Whether a couple's surname was lent to somebody the article gives another one.

    "Ana and Tom Roe" are the Roes, unless an Ana Ruiz is in the article: then it may be her.
    """
    first, _, last = label.lower().rpartition(" ")
    return first in called and last not in called[first]


def _shown(run: list[Token], shown: frozenset[str], names: set[str]) -> bool:
    """Whether a guess is more than that: at some place something says that it is a person."""
    return name_key(run) in shown or " ".join(t.text for t in run) in names


def _headed(run: list[Token]) -> bool:
    """Whether a name stands in a line of capitalised words, where a verb may look like a name."""
    telling = (t for t in letters(run[0].sent).small if len(t) > _SMALL or verbal(t))
    return all(t in run for t in telling)


def _printed(text: str, run: list[Token], following: list[list[Token]]) -> str:
    """A name as it is told: with the surname of a couple, and without shouting."""
    name = _NICKNAME.sub("", " ".join(text.split()))
    name = re.sub(r"[\[\]]|‘s$|<.*|\W+$", "", name)
    name += "." if generation(name) and text.endswith(".") else ""  # "Jr."
    name += f" {behind[-1].text}" if (behind := _generation(run)) else ""
    if following and len(run) == 1 and couple(run[0], following[0]):
        name += f" {surname(following[0])}"
    shouted = name.isupper() and (len(run) > 1 or _titled_run(run, "cut_short"))
    return name.title() if shouted else name


def _generation(run: list[Token]) -> list[Token]:
    """A comma and a generation behind a full name: "Ana Roe*, Jr.*"."""
    comma, ending = after(run[-1]), after(run[-1], 2)
    if len(run) < 2 or comma is None or ending is None or comma.text != ",":
        return []
    told = ending.text.rstrip(".") in {"Jr", "Sr"} and generation(f"{run[0].text} {ending.text}")
    return [comma, ending] if told else []


def _owns(run: list[Token], following: list[list[Token]]) -> bool:
    """Whether a bare surname belongs to a relative of the next one: "Roe's son Ian Roe"."""
    ending = after(run[-1])
    if len(run) > 1 or ending is None or ending.text not in _POSSESSIVE or not following:
        return False
    (other,) = following
    near = other[0].sent == run[0].sent and other[0].i - ending.i <= 4
    return near and len(other) > 1 and other[-1].text == run[0].text


def _kept(cleaned: Iterable[list[Token]], gazetteer: Gazetteer) -> list[list[Token]]:
    return [run for run in map(_whole, cleaned) if run and _personal(run, gazetteer)]


def _cleaned(run: list[Token], block: Block, meant: Mapping[int, int]) -> list[Token]:
    """A guess without what stands around the name.

    The name of a country before it is part of it where no country is meant ("*India* Warren"),
    and none where one is: "of Belarus *Aleksei Novik*".

    :param meant: where the words that mean a country start -> where they end.
    """
    land = meant.get(block.over(run[:1]).start, 0) if run else 0
    run = [t for t in run if block.over([t]).start >= land] or run
    kept = trimmed(_trim(run))
    first = before(kept[0]) if kept else None
    if first is None or first not in run or block.over([first]).start in meant:
        return kept
    borne = first.text in words("countries", "persons", "words")
    return [first, *kept] if borne else kept


def _whole(run: list[Token]) -> list[Token]:
    """A full name to the end of its hyphened surname: "Pedro Sánchez Pérez-Castejón"."""
    run = _over_nickname(run)
    if len(run) < 2:
        return run
    names = run[:-1] if run[-1].text == "-" else run
    dash = after(names[-1])
    second = after(dash) if dash is not None and dash.text == "-" else None
    glued = dash is not None and not (names[-1].whitespace_ or dash.whitespace_)
    if dash is None or second is None or not glued or not name_part(second):
        return names
    return [*names, dash, second]


def _over_nickname(run: list[Token]) -> list[Token]:
    """A given name with the surname behind what friends call its bearer: "Ana “Ace” *Roe*"."""
    if not run or not known_given(run[-1].text):
        return run
    opening, nickname, closing, last = (after(run[-1], n) for n in range(1, 5))
    marked = opening is not None and closing is not None and opening.is_quote and closing.is_quote
    named = nickname is not None and nickname.is_title and last is not None and name_part(last)
    if not (marked and named and opening is not None and not opening.whitespace_):
        return run
    return [*run, *run[-1].doc[run[-1].i + 1 : run[-1].i + 5]]


def title_gender(first: Token) -> Gender:
    """What the title right before a name says of the gender, else empty."""
    previous = before(first)
    if previous is not None and previous.text == "." and previous.i:
        previous = before(first, 2)
    word = previous.lower_.rstrip(".") if previous is not None else ""
    titles = table("names")["titles"]
    return "male" if word in titles["male"] else "female" if word in titles["female"] else ""


def _trim(run: list[Token]) -> list[Token]:
    """A guess without titles, offices and adjectives before it, and endings after it."""
    if len(run) == 1 and title_gender(run[0]) and _honoured(run[0]):
        return run
    while run and _opens_no_name(run) and not _behind_title(run):
        if run[0].lower_ in PARTICLES and len(run) > 1 and not office_word(run[1].text):
            break
        run = run[1:]
    shouted = all(t.is_upper or t.text == "-" for t in run)
    while len(run) > 2 and not shouted and _letters(run[0]) and name_part(run[1]):
        run = run[1:]
    run = run[: next((n for n, t in enumerate(run) if _ends_name(run, n, t)), len(run))]
    ending = next((n for n, t in enumerate(run) if _ends_sentence(t)), len(run))
    run = run[: ending + 1]
    while run and not (run[-1].text[:1].isupper() or hyphenated(run[-1])):
        run = run[:-1]
    return run


def _ends_sentence(token: Token) -> bool:
    """Whether a full stop is glued to a word that is no title or initial: "Roe.- I"."""
    bare = token.text.rstrip(".-–—")
    known = bare in table("names")["titles"]["suffixes"] or office_word(bare)
    return token.text != bare and len(bare) > 3 and not known


def _ends_name(run: list[Token], at: int, token: Token) -> bool:
    """Whether a name stops before a token: a mark, an ending, an adjective made of the name."""
    dash = token.text == "-" and at > 0
    apart = dash and run[at - 1].whitespace_ == " " == token.whitespace_
    mark = token.text in {",", "(", ";", ":", "—", "–", "/", "and"} or token.text in _POSSESSIVE
    small = at > 0 and token.is_lower and token.tag_ == "IN" and token.lower_ not in PARTICLES
    return mark or apart or small or _odd(token) or (dash and _describing(after(token)))


def _opens_no_name(run: list[Token]) -> bool:
    """Whether the first word is none of the name: an office, a trade, one of a people."""
    return _no_name(run[0]) or behind_trade(run[1:]) or _one_of_people(run)


def _one_of_people(run: list[Token]) -> bool:
    """Whether a word says of whom somebody is one: "fellow *Kentuckian* Ana Roe"."""
    (first, *rest) = run
    called = len(rest) > 1 or (bool(rest) and known_given(rest[0].text))
    nobodys = not (known_given(first.text) or known_names.surname(first.text))
    one = first.text.removesuffix("s")
    # Gods are in the list, too, and many are called after them: "Indra Devi Roe".
    return (
        called
        and nobodys
        and one in kinds("people")
        and one.endswith(_PEOPLE)
        and len(one) > _SMALL
    )


def _letters(token: Token) -> bool:
    """Whether a word is a body's letters run together with a name: "*HRA* Ana Ruiz"."""
    return token.is_upper and token.is_alpha and 1 < len(token) <= _LETTERS


def _describing(token: Token | None) -> bool:
    """Whether a word behind a hyphen makes a name an adjective: "Ana Ruiz-*backed*"."""
    return token is not None and token.is_lower and token.tag_ in {"VBN", "VBD", "VBG", "JJ"}


def _odd(token: Token) -> bool:
    """Whether a token holds marks that no name has: "Roe</p", "“Tig", "Roe.-The", "RoeSHARE"."""
    glued = r"[a-z][A-Z]\w*[a-z][A-Z]|[a-z]{2}[A-Z]{2}"  # what a page has run together
    return re.search(rf"[<>@#“”\"|…=]|\w[a-zA-Z]\.-?[A-Z]|{glued}", token.text) is not None


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
    called = _brief(run) and _titled_run(run, "cut_short")
    shouted = name.isupper() and not called and (len(run) == 1 or not _shouted_name(run))
    if fold(name) in names["organizations"]["never"] or shouted:
        return False
    if any(t.lower_ in names["organizations"]["heads"] for t in run[1:]):
        return False
    if any(c.isdigit() for c in name) or seat_of(name, gazetteer) is not None:
        return False
    country = country_words(gazetteer).get(name)
    if country is None or not country.codes:  # "America Ferrera" is a trap: of no country
        return True
    return name in table("countries")["persons"]["words"] and _titled_run(run)


def _brief(run: list[Token]) -> bool:
    """Whether a name has three words at most, those that a hyphen joins as two."""
    return sum(t.text != "-" for t in run) < _LONGEST


def _shouted_name(run: list[Token]) -> bool:
    """Whether a name all in capitals stands in a sentence that is not, or before a colon."""
    sentence = run[0].sent
    small = any(t not in run for t in letters(sentence).small) or sentence[-1].text == ":"
    return plain_words(run) and small and _brief(run)


def _titled_run(run: list[Token], listed: str = "words") -> bool:
    """Whether a title of a list stands right before a name, with or without its full stop."""
    previous = before(run[0])
    if previous is not None and previous.text == ".":
        previous = before(run[0], 2)
    return previous is not None and title_in(listed, previous.text)


def _longest(runs: Iterable[list[Token]]) -> list[list[Token]]:
    """Runs in order, of overlapping ones the longest."""
    chosen: list[list[Token]] = []
    taken: set[int] = set()
    for run in sorted(runs, key=lambda r: (-len(r), r[0].i)):
        places = range(run[0].i, run[-1].i + 1)
        if taken.isdisjoint(places):
            taken.update(places)
            chosen.append(run)
    return sorted(chosen, key=lambda r: r[0].i)
