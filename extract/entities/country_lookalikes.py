"""What only looks like a country in its place: companies, papers, streets, dishes, languages.

Each rule asks one question of one place and the few words around it; the lists are data.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from extract.entities.country_words import Site
from extract.wordlists import table, words

__all__ = ["looks_only", "states", "town"]

_HYPHENS = frozenset("-–‑")
_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*|\S+\.(?:com|org|net|gov|edu|co|info)(?:[./]\S*)?")
#: "in French and" before "English"
_IN = re.compile(r"\b(?:[Ii]n|into) (?:[A-Z]\w+(?:, and |, | and | or ))+$")
#: between "spoke" and a word for a country these turn to persons
_WITH = frozenset({"with", "to", "about", "at", "against", "of", "for", "by", "on", "from"})
_RUN = 7  # pieces of a company's name that are looked at


def looks_only(site: Site) -> bool:
    """Whether the words right around show that no country is meant."""
    return any(test(site) for test in _TESTS)


# ---------------------------------------------------------------- companies and papers


def _company(site: Site) -> bool:
    """Whether the word opens a company's or a newspaper's name: "Turkish Airlines"."""
    follows, beyond = site.right(), site.right(2)
    loose = follows in words("countries", "traps", "loosely") and not site.line.headed
    if loose and not beyond[:1].isupper():
        return True
    if follows in words("countries", "traps", "followed_by"):
        return beyond not in words("countries", "traps", "unless")
    if site.left() == "of":
        return False
    run = list(_run(site))
    public = words("countries", "traps", "public")
    return not public.intersection(run) and not _companies().isdisjoint(run)


def _run(site: Site) -> Iterator[str]:
    """The capitalised words that go on from the word."""
    for place in range(1, _RUN):
        piece = site.right(place)
        if not (piece[:1].isupper() or piece in {"&", "plc"}):
            return
        yield piece


def _companies() -> frozenset[str]:
    return words("countries", "traps", "companies")


def _preceded(site: Site) -> bool:
    """Whether the word before makes it a company or a place: "Air Malta", "Gulf of Oman"."""
    before = site.left()
    if before in words("countries", "traps", "preceded_by"):
        return site.word.form == "name"
    if before != "of":
        return False
    if site.left(2) in words("countries", "traps", "before_of"):
        return True
    return site.left(2) == "Bank" and _commercial(site)


def _commercial(site: Site) -> bool:
    """Whether a bank of a country is a company and not its central bank."""
    if site.left(3) in words("countries", "traps", "before_bank"):
        return True
    listed = site.text in words("countries", "traps", "banks")
    return listed and site.left(3) not in words("countries", "traps", "central")


def _paper(site: Site) -> bool:
    """Whether it is a newspaper called by a people: "told The Australian"."""
    named = site.text in words("countries", "traps", "papers") and site.left() == "The"
    inside = named and not site.line.headed and not site.line.opens(site.first - 1)
    return inside and not site.right()[:1].isupper()


def _address(site: Site) -> bool:
    """Whether the word stands in a handle or an address."""
    ahead = site.ahead()
    if ahead[-1:] in {"@", "_"} or site.glued() == "_":
        return True
    if ahead[-1:].isspace() and site.glued() not in {".", "@", "/"}:
        return False
    start = max(ahead.rfind(" "), ahead.rfind("\t"), ahead.rfind("(")) + 1
    around = re.match(r"\S*", ahead[start:] + site.text + site.behind())
    return around is not None and _ADDRESS.fullmatch(around[0].rstrip('.,;:)”"')) is not None


# ---------------------------------------------------------------- places


def _other_place(site: Site) -> bool:
    """Whether the word is part of another place's name: "Brazil Street", "Irish Sea"."""
    follows = site.right().capitalize() if site.text.isupper() else site.right()
    if follows not in words("countries", "traps", "places"):
        return False
    if site.line.headed or site.word.form == "abbreviation":
        return follows not in words("countries", "traps", "bound_places")
    return site.word.form == "name" or follows not in words("countries", "traps", "plain_places")


@cache
def states() -> re.Pattern[str]:
    """What stands behind a town: a comma, one of the states, and the end of a phrase."""
    names = "|".join(re.escape(s) for s in table("countries")["traps"]["us_states"])
    return re.compile(
        rf",\s(?:{names})(?!\w)(?! (?:and|or|&) )\.?(?=[,.;:)—–\"”]|\s+[a-z—–(]|\s*$)"
    )


def town(site: Site) -> bool:
    """Whether a U.S. state follows: "Peru, Indiana"."""
    return site.word.form == "name" and states().match(site.behind()) is not None


def _continental(site: Site) -> bool:
    """Whether "American" is said of a continent or of a people of its own: "Latin American"."""
    if not site.text.startswith("America"):
        return False
    before = site.left(2) if site.left() in _HYPHENS else site.left()
    return before in words("countries", "traps", "continents")


# ---------------------------------------------------------------- things and persons of a kind


def _thing(site: Site) -> bool:
    """Whether it is a dish, an animal or a thing with a name of its own: "French fries"."""
    things = table("countries")["things"].get(site.text.capitalize(), ())
    follows = site.right()
    return bool(things) and (follows in things or follows.lower() in things)


def _verb(site: Site) -> bool:
    """Whether "Polish" tells somebody to make something shine."""
    return site.text == "Polish" and site.left().lower() in {"nail", "shoe", "furniture"}


def _name_of_one(site: Site) -> bool:
    """Whether a word for one of a people is rather a name: "Finn waits tables"."""
    if site.text not in words("countries", "persons", "lone"):
        return False
    before = site.left().lower()
    if before == "old" or before in words("countries", "persons", "determiners"):
        return False
    return not (site.left().islower() and site.left(2).lower() in {"a", "an", "the"})


def _airline(site: Site) -> bool:
    """Whether "Emirates" is the airline or the stadium: only "the Emirates" is the country."""
    if site.text != "Emirates":
        return False
    return site.left().lower() != "the" or "Arsenal" in site.line.text or site.left(2) == "at"


def _money(site: Site) -> bool:
    """Whether the letters are part of a currency's sign: "US$", "U.S $3"."""
    return site.word.form == "abbreviation" and site.right() == "$"


def _shouted(site: Site) -> bool:
    """Whether "US" within a line all in capitals may be "us"."""
    if site.text != "US" or any(c.islower() for c in site.sentence):
        return False
    leads = site.opens or site.left() in {"THE", "IN", "AND", "-", "V", "VS"}
    return not (leads and site.right() not in {"", "."})


# ---------------------------------------------------------------- forms that need company


def _bare_prefix(site: Site) -> bool:
    """Whether a combining form joins nothing: "Sino" without a hyphen, "Anglo-Saxon"."""
    if site.word.kind != "joined":
        return False
    joined = site.glued() in _HYPHENS and site.glued() != ""
    return not joined or site.right(2) in words("countries", "combined", "never")


def _measure(site: Site) -> bool:
    """Whether letters are a unit or a word all in capitals: "16 GB", "CAR BOMB"."""
    shouted = not any(c.islower() for c in site.sentence)
    return site.word.kind == "code" and (site.left()[-1:].isdigit() or shouted)


def _english(site: Site) -> bool:
    """Whether "English" is the language: the country only before words for its people and life."""
    if site.text not in {"English", "ENGLISH"}:
        return False
    if site.glued() in _HYPHENS:
        return site.right(2) not in {"born", "based", "owned"}
    heads = words("countries", "english", "heads")
    return site.right().lower() not in heads and site.right(2).lower() not in heads


# ---------------------------------------------------------------- languages


def _speech(site: Site) -> bool:
    """Whether the word names a language."""
    if site.text not in words("countries", "languages", "words"):
        return False
    if site.glued() in _HYPHENS and site.right(2).lower() in words(
        "countries", "languages", "joined"
    ):
        return True
    return site.right().lower() in words("countries", "languages", "nouns") or _spoken(site)


def _spoken(site: Site) -> bool:
    """Whether nothing follows that it could describe, and a verb or "in" stands before."""
    follows = site.right()
    if follows.isalpha() and follows not in words("countries", "languages", "after"):
        return False
    if site.glued() in _HYPHENS:
        return False
    before = site.left().lower()
    if before in words("countries", "languages", "before") or _IN.search(site.ahead()):
        return True
    clause = re.split(r"[.;:!?()“”\"]", site.ahead()[-70:])[-1].lower().replace(",", " ").split()
    verbs = words("countries", "languages", "verbs")
    since = next((n for n, w in enumerate(reversed(clause)) if w in verbs), None)
    return since is not None and _WITH.isdisjoint(clause[len(clause) - since :])


_TESTS: tuple[Callable[[Site], bool], ...] = (
    _thing, _company, _preceded, _other_place, _paper, _address, town, _continental, _verb,
    _name_of_one, _airline, _money, _shouted, _bare_prefix, _measure, _english, _speech,
)  # fmt: skip
