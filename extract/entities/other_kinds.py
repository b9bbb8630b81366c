"""What an article shows of a name that is no person's: a place's, a body's, a thing's.

The parser calls a town, a newspaper or a tank a person when its name looks like one. One place of
the article that says what is named is enough, unless another gives it an office or a title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from extract.entities.gazetteer import fold
from extract.entities.known_names import known_given, surname, unheard
from extract.entities.name_clusters import PARTICLES
from extract.entities.name_tokens import given, office_word
from extract.entities.offices_ahead import office_ahead
from extract.syntax.dictionary import noun, verb_or_adjective
from extract.syntax.tree import after, before
from extract.wordlists import census, commonness, words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "another_kind",
    "brand",
    "explained_body",
    "explaining_nouns",
    "front",
    "listed_body",
    "named_by_noun",
    "named_thing",
    "office_goes_on",
    "ordinary",
    "place",
    "said_before",
    "set_in_marks",
    "sited",
    "thing_between",
]

_NEAR = frozenset({"near", "outside", "around", "across", "throughout"})
_WITHIN = frozenset({"in", "at", "near", "outside", "inside", "throughout"})
#: Words before "in" and "at" that have a person behind them.
_FELT = frozenset(
    {"confidence", "faith", "trust", "interest", "belief", "hope", "believe", "look", "point"}
)
_WHO_DOES = ("er", "or")  # "developer": a person as well as a company
#: A noun this far in front among the words of English is hardly a name by itself.
_COMMON = 5_000
_BEING = frozenset({"be", "become", "remain"})
_CALLED = frozenset({"called", "dubbed", "entitled", "named", "titled"})
_PUBLISHING = frozenset({"report", "publish", "disclose"})
#: Names of a row that are looked at.
_ROW = 24
#: A capital within a word, as brands have: "CrowdStrike", and no "McCain".
_BRAND = re.compile(r"(?!Mac|Mc|De|Di|Du|La|Le|Van|Fitz|O['’])[A-Z][a-z]+[A-Z]\w+")
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z])")


def another_kind(run: Sequence[Token]) -> bool:
    """Whether what stands beside a name says that it is a place's, a body's or a thing's."""
    return any(shows(run) for shows in (place, _in_state, explained_body, _model, _titles))


def brand(word: str) -> bool:
    """Whether a word is written as brands are, and is not the end and the start of sentences."""
    if _BRAND.fullmatch(word) is None:
        return False
    tail = _GLUED.split(word)[-1]
    return tail.lower() not in words("names", "glued")


def ordinary(word: str) -> bool:
    """Whether a word is a frequent noun and no given name: "Law", "Message", not "Reagan"."""
    frequent = commonness().get(word.lower(), _COMMON) < _COMMON
    return frequent and noun(word) and not given(word)


# ---------------------------------------------------------------- places


def place(run: Sequence[Token]) -> bool:
    """Whether a name is a place's: "the town of X", "near X", "the X district"."""
    previous, following = before(run[0]), after(run[-1])
    if previous is not None and previous.lower_ in _NEAR and run[-1].dep_ == "pobj":
        return True
    if previous is not None and previous.lower_ == "of":
        previous = before(run[0], 2)
        if previous is not None and previous.lower_ == "out":
            return True
    elif office_ahead(run[0]) is not None:  # "the governor of the coastal region Ana Ruiz"
        return False
    sites = words("names", "places", "nouns")
    if _street(run):
        return True
    named = previous is not None and previous.is_lower and previous.lemma_.lower() in sites
    glued = run[-1].dep_ == "compound" and following is not None and following.is_lower
    behind = glued and following is not None and following.lemma_.lower() in sites
    return named or (behind and not given(run[0].text))


def _street(run: Sequence[Token]) -> bool:
    """The case "the corner of *X* and Y Streets"."""
    joined = [t for t in run[-1].children if t.dep_ == "conj"]
    sites = words("names", "places", "nouns")
    plural = (t for t in joined if t.tag_ == "NNPS" and t.text[:1].isupper())
    return any(t.lower_.removesuffix("s") in sites for t in plural)


def _in_state(run: Sequence[Token]) -> bool:
    """Whether a state of the United States follows, as behind a town: "X, Fla."."""
    comma, state = after(run[-1]), after(run[-1], 2)
    if comma is None or comma.text != "," or state is None:
        return False
    beyond = after(state)
    ends = beyond is None or not beyond.text[:1].isupper()  # "Ana Ruiz, Ohio Gov. Jan Roe"
    return ends and state.text.rstrip(".") in words("countries", "traps", "us_states")


def sited(run: Sequence[Token]) -> bool:
    """Whether something is in or at what a noun ends the name of: "in *Ana Hill*"."""
    link = run[-1].head
    ends = words("names", "places", "ends") | words("names", "places", "nouns")
    ended = run[-1].lower_ in ends or run[0].lower_ in words("names", "places", "openings")
    within = run[-1].dep_ == "pobj" and link.lower_ in _WITHIN
    felt = link.head.lower_ in _FELT or link.head.lemma_ in _FELT
    return len(run) > 1 and ended and within and not felt


# ---------------------------------------------------------------- bodies


@cache
def explaining_nouns() -> frozenset[str]:
    """Nouns that say of a name that it is a body's, and none that a person may be as well."""
    lists = (words("names", "organizations", name) for name in ("kinds", "standing_for"))
    papers = ("paper", "newspaper")
    return frozenset(w for some in lists for w in some if w in papers or not w.endswith(_WHO_DOES))


def explained_body(run: Sequence[Token]) -> bool:
    """Whether a noun, a row of bodies or what it does says that a name is a body's."""
    shown = (named_by_noun, _among_bodies, _publishes, _employs)
    return any(shows(run) for shows in shown)


def named_by_noun(run: Sequence[Token]) -> bool:
    """Whether a noun says that a name is a body's: "the daily X", "the X agency", "X is a bank"."""
    previous, following = before(run[0]), after(run[-1])
    if previous is not None and previous.text[:1].isupper() and previous.dep_ != "ROOT":
        previous = before(run[0], 2)  # "the broadsheet *Die* X"
    if previous is not None and previous.text in {'"', "“", "„", "'", "‘"}:
        previous = before(previous)
    if _known_as(run):
        return True
    told = previous is not None and (_explains(previous) or _the_many(previous))
    ahead = told and _tied(run[-1]) and not _called_already(previous)
    behind = following is not None and run[-1].head == following
    behind = behind and following is not None and (_explains(following) or _of_many(following))
    worded = len(run) == 1 and ordinary(run[0].text)  # "the *Television* channel X"
    behind = behind and not (worded or _said_so(run, following))
    return ahead or behind or any(shows(run) for shows in (_apposed, _is_body, listed_body))


def _called_already(noun: Token | None) -> bool:
    """Whether a noun has its name before it: "the “Dawn” *party* Ana Roe"."""
    mark = before(noun) if noun is not None else None
    return mark is not None and mark.is_quote


def _said_so(run: Sequence[Token], following: Token | None) -> bool:
    """Whether a name and its noun are somebody's words: the “pro-Heath faction”."""
    opening, closing = before(run[0]), after(following) if following is not None else None
    return all(t is not None and t.is_quote for t in (opening, closing))


def _known_as(run: Sequence[Token]) -> bool:
    """The case "a group known as X": a noun for a body, and what it is called."""
    link = before(run[0])
    told = before(link) if link is not None and link.lower_ == "as" else link
    known = told is not None and told.lemma_ in {"know", "call", "name"} and told.tag_ == "VBN"
    noun_ = before(told) if known and told is not None else None
    return noun_ is not None and (_explains(noun_) or _of_many(noun_))


def _explains(token: Token) -> bool:
    told = token.is_lower and token.tag_ in {"NN", "NNS"}
    letters = token.is_upper and len(token) > 1  # "a super *PAC*"
    return (told or letters) and token.lemma_.lower() in explaining_nouns()


def _of_many(token: Token) -> bool:
    """Whether a noun is one for a body of many: "group", "movement"."""
    return token.is_lower and token.lemma_.lower() in words("names", "organizations", "many")


def _the_many(token: Token) -> bool:
    """Whether a name follows "the group", which names it; "a group Ana Ruiz leads" does not."""
    return _of_many(token) and not any(c.lower_ in {"a", "an"} for c in token.children)


def _tied(last: Token) -> bool:
    """Whether a name belongs to the noun right before it: not in "the network Ana Ruiz built"."""
    return not (last.dep_ == "nsubj" and last.head.dep_ in {"relcl", "acl", "ccomp"})


def _apposed(run: Sequence[Token]) -> bool:
    """The case "X, an insurer," and "the insurer, X"."""
    beside = [c for c in run[-1].children if c.dep_ == "appos"]
    return any(map(_explains, beside))


def _is_body(run: Sequence[Token]) -> bool:
    """The case "X is one of the companies": what a verb of being says of it."""
    verb = run[-1].head
    if run[-1].dep_ != "nsubj" or verb.lemma_ not in _BEING:
        return False
    told = [c for c in verb.children if c.dep_ == "attr"]
    parts = [o for t in told if t.lower_ == "one" for p in t.children for o in p.children]
    return any(map(_explains, (*told, *parts)))


def listed_body(run: Sequence[Token]) -> bool:
    """Whether a name is an example of bodies: "companies such as Y and X", "banks like X"."""
    first = run[-1]
    while first.dep_ == "conj":
        first = first.head
    link = first.head
    if first.dep_ != "pobj" or link.lower_ not in {"as", "like", "including"}:
        return False
    said = before(link)
    if said is not None and link.lower_ == "as":
        said = before(link, 2) if said.lower_ == "such" else None
    if said is not None and said.text == ",":
        said = before(said)
    return said is not None and said.tag_ == "NNS" and (_explains(said) or _of_many(said))


def _among_bodies(run: Sequence[Token]) -> bool:
    """Whether a name stands in a row of bodies, as the parser takes them, and of no person."""
    first = run[-1]
    while first.dep_ == "conj":
        first = first.head
    row = [first]
    while (joined := [c for c in row[-1].children if c.dep_ == "conj"]) and len(row) < _ROW:
        row.append(joined[0])
    others = [t for t in row if t not in run]
    bodies = [t for t in others if t.ent_type_ == "ORG"]
    return (
        run[-1] in row
        and len(bodies) > 1
        and len(bodies) * 2 > len(others)
        and not any(t.ent_type_ == "PERSON" and given(t.doc[t.left_edge.i].text) for t in others)
    )


def _publishes(run: Sequence[Token]) -> bool:
    """Whether one word reports or publishes, as papers do."""
    verb = run[-1].head
    subject = run[-1].dep_ == "nsubj" and len(run) == 1 and verb.lemma_ in _PUBLISHING
    return subject and not (given(run[0].text) or fold(run[0].text) in census("surnames"))


def _employs(run: Sequence[Token]) -> bool:
    """Whether a name stands before those who work at a body, and at no person's."""
    staff = run[-1].head
    ahead = run[-1].dep_ in {"compound", "nmod", "poss"} and staff.i > run[-1].i
    return ahead and staff.lemma_.lower() in words("names", "organizations", "employees")


# ---------------------------------------------------------------- things


def _model(run: Sequence[Token]) -> bool:
    """Whether a single word is a make of things: "the *Leopard* 2 tank", "*Bradley* tanks"."""
    if len(run) > 1 or given(run[0].text):
        return False
    following = after(run[-1])
    counted = following is not None and re.fullmatch(r"\d|I{2,3}|IV", following.text) is not None
    return counted and run[0].dep_ in {"compound", "nmod"} and noun(run[0].text)


def _titles(run: Sequence[Token]) -> bool:
    """The case "her book *Ana Money*", not "during the show *Ana Ruiz* laughed"."""
    noun_, link = said_before(run), run[-1].head
    if noun_ is None or not named_thing(run):
        return False
    called = link == before(run[0]) and link.tag_ == "VBN" and link.head == noun_
    return noun_.head in run or link == noun_ or called


def set_in_marks(run: Sequence[Token]) -> bool:
    """Whether a name stands alone in quotation marks, or a word with others, as titles do."""
    opening, closing = before(run[0]), after(run[-1])
    while len(run) == 1 and opening is not None and opening.is_title and opening.whitespace_:
        opening = before(opening)  # “Opening *Belle*”
    if closing is not None and closing.text in {",", "."}:
        closing = after(closing)
    opens = opening is not None and not opening.whitespace_
    return opens and all(t is not None and t.is_quote for t in (opening, closing))


def thing_between(run: Sequence[Token]) -> bool:
    """Whether a common noun that is nobody's name stands before another one: "Ana *Air* Lines"."""
    if len(run[0]) == 1 or run[0].text.endswith(".") or not noun(run[-1].text):
        return False
    inside = [t.text for t in run[1:-1] if t.is_alpha and len(t) > 2 and t.is_title]
    nobodys = (w for w in inside if noun(w) and not (surname(w) or known_given(w) or unheard(w)))
    return any(w.lower() not in PARTICLES for w in nobodys)


def named_thing(run: Sequence[Token]) -> bool:
    """Whether a small noun right before a name is of what people's names are given to.

    "the restaurant *Sylvia*", "the novel *Ana Ruiz*", "a dog called *Ana*".
    """
    previous = said_before(run)
    small = previous is not None and previous.is_lower and previous.tag_ in {"NN", "NNS"}
    return small and previous is not None and previous.lemma_ in words("names", "namable")


def said_before(run: Sequence[Token]) -> Token | None:
    """The word before a name, over "called" and its like: "a *program* called SweepIt"."""
    previous = before(run[0])
    called = previous is not None and previous.lower_ in _CALLED and previous.tag_ == "VBN"
    return before(run[0], 2) if called else previous


def front(run: Sequence[Token]) -> bool:
    """Whether a name opens a longer one of ordinary words: "*Ana Ruiz* Memorial"."""
    following = after(run[-1])
    owned = following is not None and following.tag_ == "POS" and ordinary(run[-1].text)
    if following is not None and owned:
        following = after(following)
    goes_on = following is not None and following.tag_ in {"NNP", "NNPS"}
    goes_on = goes_on and following is not None and following.text[:1].isupper()
    if following is None or not goes_on or office_word(following.text):
        return False
    worded = noun(following.text) or verb_or_adjective(following.text)
    return worded and not following.is_upper and (owned or run[-1].dep_ == "compound")


def office_goes_on(run: Sequence[Token]) -> bool:
    """Whether an ordinary word stands within an office: "Chief *Petty* Officer"."""
    following, last = after(run[-1]), run[-1].text
    goes_on = following is not None and following.text[:1].isupper() and office_word(following.text)
    nobodys = noun(last) and not (surname(last) or known_given(last) or unheard(last))
    return goes_on and (noun(last) if len(run) == 1 else nobodys)  # "Ruiz *Finance* Director"
