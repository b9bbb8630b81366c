"""What an article shows of a name that the parser only guesses at: whether it is a body's.

The parser calls a town, a book or half a headline an organization as readily as a company. A guess
becomes an actor when its words or what stands beside it show that it is one, at any place of the
article; a name that nothing speaks for is no actor.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.entities.body_fragments import (
    front_of_name,
    headed_by_words,
    in_title,
    modifies,
    of_field,
    of_title,
    quoted,
    tail_of_name,
    word_of_body,
)
from extract.entities.evidence import (
    Run,
    appositions,
    body_nouns,
    headline,
    heard,
    name_key,
    placed,
    role,
    says,
)
from extract.entities.known_names import foreign, personal, surname
from extract.entities.listed_kinds import (
    listed_as_body,
    listed_as_other,
    listed_as_place,
    listed_thing,
)
from extract.entities.name_clusters import normal
from extract.entities.no_bodies import no_body
from extract.entities.offices import is_head
from extract.entities.other_kinds import brand, listed_body, named_by_noun, place, said_before
from extract.syntax.dictionary import noun, verb_or_adjective
from extract.syntax.tree import after, before
from extract.wordlists import commonness, kinds, table, words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["acronym", "bodies_shown", "run_key"]

_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,6}s?|[A-Z]{2,}(?:[-&/][A-Z]{2,})+|[A-Z]&[A-Z]")
_DOMAIN = re.compile(r"\w[\w.-]*\.(?:(?i:com|org|net|info|tv|news)|[a-z]{2})")
_OF = frozenset({"of", "at", "for", "with", "from", "by"})
_LINKS = frozenset({"of", "for", "on"})
_SUBJECTS = frozenset({"nsubj"})
_OF_PERSONS = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "lawyer", "attorney", "aide", "adviser", "advisor"}
)
_WHERE = frozenset({"at", "near", "outside", "inside", "in", "into", "around"})
_MOVING = frozenset({"bring", "come", "draw", "flock", "go", "return", "rush", "travel"})
_CITING = frozenset({"cite", "quote", "report", "publish", "broadcast", "air", "obtain", "release"})
#: Verbs that tell nothing of who does it.
_BEING = frozenset({"be", "become", "have", "mean", "work", "help", "make"})


def bodies_shown(
    runs: Iterable[Run], others: Mapping[str, int], doubtful: frozenset[str] = frozenset()
) -> frozenset[str]:
    """The names, as compared, of those guesses that are shown to be bodies.

    :param runs: the words of every guess of an article.
    :param others: how often the parser calls a name something else: a place, a person, a work.
    :param doubtful: letters that the article spells out without a body's noun.
    """
    found: dict[str, list[Run]] = {}
    for run in runs:
        found.setdefault(run_key(run), []).append(run)
    return frozenset(
        k
        for k, same in found.items()
        if _shown(same, others.get(k, 0)) and (k not in doubtful or any(map(_beside, same)))
    )


def acronym(run: Run) -> bool:
    """Whether a name is nothing but capital letters."""
    return _ACRONYM.fullmatch(_text(run)) is not None


def run_key(run: Run) -> str:
    """A name as it is compared."""
    return normal(_text(run))


def _text(run: Run) -> str:
    return "".join(t.text_with_ws for t in run).strip()


def _shown(same: Sequence[Run], others: int) -> bool:
    """Whether some place of the article shows that a name is a body's, and none the contrary.

    :param others: how often the parser calls the name something else.
    """
    whole = [r for r in same if not (front_of_name(r) or tail_of_name(r))]
    if not whole or no_body(whole[0]) or any(_work(r) or _of_event(r) for r in whole):
        return False
    beside = any(map(_beside, whole))
    if (known := _known(whole[0])) or _listed_other(whole, beside=beside):
        return known
    if any(map(_one_of_many, same)) or _only_written(whole, beside=beside):
        return False
    once = len(same) == 1
    named = any(_by_its_words(r) for r in whole if not headed_by_words(r, once=once))
    sited = 2 * sum(map(placed, whole)) > len(whole) and len(whole[0]) == 1 and not named
    building = whole[0][-1].lower_ in words("names", "organizations", "buildings")
    housed = (building and all(map(_venue, whole))) or (not beside and any(map(_venue, whole)))
    if sited or housed or (not beside and any(map(place, whole))):
        return False
    strong = named and (beside or len(whole[0]) == 1 or _headed_link(whole[0]))
    lone = len(whole[0]) == 1 and others > 0 and not named
    if lone or (others >= len(same) and not strong):
        return False
    return named or beside or _steady(same)


def _only_written(whole: Sequence[Run], *, beside: bool) -> bool:
    """Whether a name stands in titles only, or mostly in quotation marks and does nothing."""
    marked = 2 * sum(map(quoted, whole)) > len(whole)
    heard_of = acronym(whole[0]) or any(says(r) or heard(r) for r in whole)
    titled = all(map(in_title, whole)) and not heard_of
    return titled or (marked and not beside)


def _listed_other(whole: Sequence[Run], *, beside: bool) -> bool:
    """Whether a list knows a name as something else, and the article does not tell better.

    A place that does something or has a head is no body yet: a noun has to say that it is one.
    """
    thing = len(whole[0]) > 1 and _text(whole[0]) in kinds("things")  # "his *Oval Office*"
    if thing or listed_as_place(whole[0]):
        return not any(_explained(r) or listed_body(r) for r in whole)
    letters = acronym(whole[0]) and any(map(_does, whole))
    if acronym(whole[0]) and any(map(_of_thing, whole)):
        return not beside  # "the Heath Act, or *HTA*"
    other = listed_as_other(whole[0]) or _strange_letters(whole[0])
    return other and not (beside or letters)


def _strange_letters(run: Run) -> bool:
    """Whether letters are no body's that a list knows, nor such as many texts use."""
    text = _text(run).replace(".", "")
    common = text.lower() in commonness() and text not in words("names", "organizations", "postal")
    known = text in kinds("bodies") or common
    return acronym(run) and len(run) == 1 and not known


def _does(run: Run) -> bool:
    """Whether a name does or has something, or is told it: many letters mean two things."""
    last = run[-1]
    does = last.dep_ in _SUBJECTS and last.head.pos_ == "VERB" and last.head.lemma_ not in _BEING
    return does or last.dep_ == "poss" or heard(run)


# ---------------------------------------------------------------- what is none


def _work(run: Run) -> bool:
    """Whether a small word before a name says that it is a work: "the film X", "a show named X"."""
    previous = said_before(run)
    while previous is not None and (previous.is_quote or previous.text == ","):
        previous = before(previous)
    small = previous is not None and previous.is_lower and previous.tag_ in {"NN", "NNS"}
    return (
        small
        and previous is not None
        and previous.lemma_ in words("names", "organizations", "works")
    )


def _of_event(run: Run) -> bool:
    """Whether an event or a treaty is called after a name: "the Treaty of *Brest Orvena*"."""
    link, noun_ = before(run[0]), before(run[0], 2)
    things = words("names", "organizations", "things")
    linked = link is not None and link.lower_ == "of" and noun_ is not None
    return linked and noun_ is not None and noun_.text[:1].isupper() and noun_.lower_ in things


def _venue(run: Run) -> bool:
    """Whether a house is only where something is: "a dinner at the Heath Convention Center"."""
    link = run[-1].head
    housed = run[-1].lower_ in words("names", "organizations", "venues")
    following = after(run[-1])
    part = following is not None and following.lemma_.lower() in {"tower", "site", "building"}
    moved = link.lower_ == "to" and link.head.lemma_ in _MOVING
    within = housed and run[-1].dep_ == "pobj" and (link.lower_ in _WHERE or moved)
    return within or (part and modifies(run))


# ---------------------------------------------------------------- what stands beside it


def _beside(run: Run) -> bool:
    if headline(run) or personal(run):
        return False
    if any(shows(run) for shows in (_staffed, _explained, named_by_noun, _according, _cited)):
        return True
    if foreign(run) and not _articled(run):
        return False
    return _speaks(run) if len(run) == 1 else says(run) or heard(run) or _acts(run)


def _articled(run: Run) -> bool:
    previous = before(run[0])
    return previous is not None and previous.lower_ == "the"


def _speaks(run: Run) -> bool:
    """Whether one word says something as a body does: it reports, has an article, is well known.

    A word that nobody knows and that only says something is a surname more often.
    """
    previous = before(run[0])
    article = previous is not None and previous.lower_ == "the"
    famous = run[0].lower_ in commonness() and not verb_or_adjective(run[0].text)
    famous = famous and not surname(run[0].text)
    reports = says(run) and run[0].head.lemma_ in {"report", "announce"}
    return reports or ((says(run) or heard(run)) and (article or famous))


def _according(run: Run) -> bool:
    """The case "according to X"."""
    return run[-1].dep_ == "pobj" and heard(run)


def _cited(run: Run) -> bool:
    """The cases "cited by X", "reported by X"."""
    last = run[-1]
    by = last.dep_ == "pobj" and last.head.dep_ == "agent"
    return by and last.head.head.lemma_ in _CITING


def _staffed(run: Run) -> bool:
    """Whether somebody works there: "an analyst at X", "X's spokesman", "X reporter Ana Ruiz"."""
    last = run[-1]
    if last.dep_ == "pobj" and last.head.lower_ in _OF and _works(last.head.head):
        return not (of_title(run, last.head.head) or of_field(run, last.head.head))
    ahead = last.dep_ in {"poss", "compound", "nmod"} and last.head.i > last.i
    # A person has a spokesman and a lawyer, too.
    own = last.dep_ == "poss" and len(run) == 1 and last.head.lemma_ in _OF_PERSONS
    lemma = last.head.lemma_.lower()
    said = lemma in words("names", "unnamed", "tellings") and _plain(run[0])  # "exit polls"
    field = of_field(run, last.head)
    opens = run[0].is_sent_start is True and verb_or_adjective(run[0].text)  # "*Digital* experts"
    plain = field or ((said or opens) and len(run) == 1)
    return ahead and _works(last.head) and not (own or plain)


def _plain(token: Token) -> bool:
    """Whether a word that opens a sentence is an ordinary noun: "*Exit* polls"."""
    return token.is_sent_start is True and noun(token.text) and not token.is_upper


def _works(token: Token) -> bool:
    """Whether a word says what somebody is and no place has: "analyst", not "resident"."""
    working = role(token) or is_head(token)
    return working and token.lemma_.lower() not in words("names", "organizations", "of_places")


def _explained(run: Run) -> bool:
    """Whether a noun beside a name says that it is a body: "the drug maker X", "X, a company"."""
    explaining = appositions(run)
    previous = before(run[0])
    explaining += [previous] if previous is not None and previous.tag_ == "NN" else []
    return any(t.is_lower and t.lemma_.lower() in body_nouns() for t in explaining)


def _acts(run: Run) -> bool:
    """Whether a name that is no ordinary word does something or owns something."""
    last = run[-1]
    one = any(c.lower_ in {"a", "an"} or c.tag_ == "CD" for c in last.children)  # "a 2015 *X Jet*"
    if placed(run) or one or not _name(run):
        return False
    does = last.dep_ in _SUBJECTS and last.head.pos_ == "VERB"
    return does or (last.dep_ == "pobj" and last.head.dep_ == "agent")


def _name(run: Run) -> bool:
    """Whether the words of a guess are names and none of them a plural or an ordinary word."""
    return all(t.tag_ == "NNP" and not t.is_stop for t in run) and not headline(run)


def _steady(same: Sequence[Run]) -> bool:
    """Whether the parser takes a name for a body again and again, and nothing speaks against it."""
    return len(same) > 1 and all(
        len(r) > 1 and _name(r) and not (placed(r) or personal(r) or modifies(r)) for r in same
    )


# ---------------------------------------------------------------- what its words say


def _known(run: Run) -> bool:
    """Whether a name is a body's that has no noun of its own: "Hamas"."""
    return listed_as_body(run) or name_key(run) in words("names", "organizations", "alone")


def _by_its_words(run: Run) -> bool:
    """Whether a name itself says that it is a body's."""
    lists = table("names")["organizations"]
    text = _text(run)
    formed = len(run) > 1 and run[-1].lower_.rstrip(".") in lists["forms"]  # no "*Media* titan"
    if formed or _DOMAIN.fullmatch(text):
        return True
    if len(run) == 1 and brand(text):
        many = run[0].tag_ == "NNPS" or run[0].text.endswith(("ys", "ads"))
        return not (_counted(run) or many)  # "her LumiPad"
    if _ACRONYM.fullmatch(text):
        return not (_shouted(run) or _of_thing(run) or _counted(run))
    headed = [t for t in run if t.lower_ in lists["heads"] or t.lower_ in lists["telling"]]
    whole = bool(headed) and (headed[-1] is run[-1] or _headed_link(run)) and not _other_head(run)
    whole = whole and not any(t.tag_[:2] == "VB" for t in run)
    plain = not headline(run) and not _trails_off(run) and not _other_head(run)
    return bool(headed) and len(run) > 1 and (whole or plain)


def _trails_off(run: Run) -> bool:
    """Whether a common word that is no part of a name ends it: "Orvena Post *Fact*"."""
    last = run[-1]
    common = noun(last.text) or verb_or_adjective(last.text)
    named = surname(last.text) and not listed_thing(run)  # "Brill Center *Christmas*" tree
    return common and not word_of_body(last) and not named


def _headed_link(run: Run) -> bool:
    """Whether a body's noun and a small word open a name's end: "Institute *for* ..."."""
    heads = words("names", "organizations", "heads")
    return any(a.lower_ in heads and b.lower_ in _LINKS for a, b in pairwise(run))


def _other_head(run: Run) -> bool:
    """Whether a name's noun stands before "of" and is no body's: "State of the *Union*"."""
    link = next((n for n, t in enumerate(run) if n and t.lower_ == "of"), 0)
    return bool(link) and noun(run[link - 1].text) and not any(map(word_of_body, run[:link]))


def _shouted(run: Run) -> bool:
    """Whether a word beside an acronym is all in capitals, too: "NOT WRONG, JUST *TOO* EARLY"."""
    near = (before(run[0]), after(run[-1]))
    return any(t is not None and t.is_upper and len(t) > 1 for t in near)


def _counted(run: Run) -> bool:
    """Whether letters that nobody knows are used as a noun: "FPV drones", "a single GP"."""
    top = run[-1]
    describes = modifies(run) and top.head.is_lower and not role(top.head)
    described = any(c.tag_ in {"JJ", "CD", "PRP$"} or c.lower_ in {"a", "an"} for c in top.children)
    owned = any(c.dep_ == "poss" for c in top.children)
    known = top.lower_ in commonness() or noun(top.text)
    kind = describes and top.head.lemma_ in {"program", "programme", "bill", "act", "plan", "law"}
    return kind or (describes and not known) or (described and not modifies(run)) or owned


def _one_of_many(run: Run) -> bool:
    """Whether letters are a noun for one of many: "a super *PAC*", where no list knows a body."""
    if not acronym(run) or len(run) > 1 or _text(run) in kinds("bodies"):
        return False
    beside = [c for c in run[0].children if c.i < run[0].i and c.is_lower]
    nouns = (c for c in beside if c.tag_ in {"NN", "JJ"} and c.lemma_.lower() not in body_nouns())
    said = any(not role(c) and c.dep_ in {"compound", "amod"} for c in nouns)
    return said or any(c.lower_ in {"a", "an"} for c in beside)


def _of_thing(run: Run) -> bool:
    """Whether an acronym is short for a thing: "the Water Bill (WB)", "the program, or WP"."""
    opening, told = before(run[0]), before(run[0], 2)
    if opening is not None and opening.text == "or" and told is not None and told.text == ",":
        told = before(told)
    elif opening is None or opening.text != "(":
        return False
    if told is None:
        return False
    return told.lower_ in words("names", "organizations", "things") or (
        told.is_lower and told.lower_ not in words("names", "organizations", "heads")
    )
