"""Sources of several at once: which phrases of one name a speaker each.

"Roe and Falk", "both Roe and Falk", "ministers Roe and Falk", "banks such as Helmar and Norda",
"North and South Korea". Who each of them is, is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from extract.entities.posts import is_role
from extract.holders.place_lists import listed_places
from extract.syntax.clauses import SUBJECTS
from extract.syntax.tree import before, child, children, conjuncts
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "Examples", "examples", "exemplifies", "introduced", "joined", "one_or_other", "plural",
    "several_governments", "shared_names", "shared_noun", "whole_list",
]  # fmt: skip

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
_PLURAL = frozenset({"NNS", "NNPS"})
_OPENING = frozenset({"both", "either", "neither"})
_LEFT = ("nmod", "amod", "compound")


class Examples(NamedTuple):
    """A phrase that names some of those it means: "other banks such as Helmar and Norda".

    :param all: the words for all of them.
    :param named: the words of each example.
    """

    all: list[Token]
    named: list[list[Token]]


def joined(phrase: Sequence[Token], top: Token) -> list[list[Token]]:
    """The phrases that "and" or "or" joins in a source; the source itself when it is one phrase."""
    heads = _heads_in(phrase, top)
    return list(_split(phrase, heads)) if len(heads) > 1 else [list(phrase)]


def shared_noun(phrase: Sequence[Token], top: Token) -> Token | None:
    """The noun that two joined names may both go before, so that neither speaks; else None.

    "Roe and Falk's lawyers" may be the lawyers of both, "NATO and Norda officials" are.
    """
    heads = _heads_in(phrase, top)
    if len(heads) < 2:
        return None
    last = phrase[-1]
    inside = {t.i for head in heads for t in head.subtree}
    if last.pos_ == "NOUN" and last.i not in inside:
        return last
    return heads[1] if len(heads) == 2 and _owned_by_both(*heads) else None


def _owned_by_both(first: Token, second: Token) -> bool:
    owner, joint = child(second, "poss"), before(second.left_edge)
    aside = joint is not None and (comma := before(joint)) is not None and comma.is_punct
    names = first.pos_ == "PROPN" and owner is not None and owner.pos_ == "PROPN"
    known = any(children(second, "appos")) or any(children(first, "poss"))
    return names and second.pos_ == "NOUN" and not aside and not known


def _heads_in(phrase: Sequence[Token], top: Token) -> list[Token]:
    places = listed_places(phrase, top)
    found = {t.i: t for t in _heads(phrase, top) if t in phrase and t.i not in places}
    heads = [found[i] for i in sorted(found) if not _named_office(found[i])]
    if _one_name(heads):
        return heads[:1]
    if len(heads) > 2 and _offices_of(heads[0], heads[1:]):
        heads = heads[1:]
    return heads[:1] + [t for t in heads[1:] if not _left_out(t)]


def _one_name(heads: Sequence[Token]) -> bool:
    """Whether "and" stands within the name of one body: "Norda & Sons"."""
    within = heads[0].doc[heads[0].i + 1 : heads[-1].i + 1] if len(heads) > 1 else ()
    return bool(within) and all(t.ent_iob_ == "I" and t.ent_type_ == "ORG" for t in within)


def _offices_of(first: Token, names: Sequence[Token]) -> bool:
    """Whether offices stand before the names of those who hold them: "the mayors, Roe and Falk"."""
    comma = before(names[0].left_edge)
    named = all(t.pos_ == "PROPN" for t in names)
    return _offices(first) and named and comma is not None and comma.is_punct


def _offices(token: Token) -> bool:
    """Whether it is an office that several hold."""
    roles = words("names", "roles", "heads")
    return token.tag_ in _PLURAL and {token.lemma_.casefold(), token.lower_[:-1]} & roles != set()


def _left_out(token: Token) -> bool:
    """Whether it is said of somebody that he is not among them: "Roe, but not Falk"."""
    edge = token.left_edge
    near = [before(edge), edge]
    return any(children(token, "neg")) or any(t is not None and t.lower_ == "not" for t in near)


def _named_office(token: Token) -> bool:
    """Whether it is the name of who holds the office before it: "the mayor, Ana Roe, and …"."""
    return token.dep_ == "appos" and token.pos_ == "PROPN" and is_role(token.head)


def _heads(phrase: Sequence[Token], top: Token) -> Iterator[Token]:
    """The head of each joined phrase, also where the parser makes two subjects of them."""
    for token in conjuncts(top):
        yield token
        if any(children(token, "conj")):  # "Roe, Falk, and others": no name explains a name
            yield from (c for c in children(token, "appos") if _name(token) and _name(c))
        for prep in children(token, "prep"):
            other = child(prep, "pobj") if _along(prep) else None
            if other is not None:
                yield other
    for token in phrase:
        beside = token.head == top.head and token.i > top.i and token != top
        if beside and {token.dep_, top.dep_} <= SUBJECTS and _and_before(token):
            yield token


def _and_before(token: Token) -> bool:
    joint = before(token.left_edge)
    return joint is not None and joint.dep_ == "cc"


def _name(token: Token) -> bool:
    place = token.ent_type_ in {"GPE", "LOC", "NORP"}
    return token.pos_ == "PROPN" and not place and not is_role(token) and not child(token, "det")


def _along(prep: Token) -> bool:
    """Whether it joins like "and": "together with", "along with", "alongside"."""
    front = before(prep)
    along = front is not None and front.lower_ in {"together", "along"}
    return prep.lower_ == "alongside" or (prep.lower_ == "with" and along)


def _split(phrase: Sequence[Token], heads: Sequence[Token]) -> Iterator[list[Token]]:
    every = {t.i: t for head in heads for t in head.subtree if t in phrase}
    for number, token in enumerate(heads):
        later = {t.i for other in heads[number + 1 :] for t in other.subtree}
        first = min(later, default=len(token.doc))
        own = [t for t in token.subtree if t in phrase and t.i not in later and t.i < first]
        if not later:  # what explains the last may hang on the first: "a mayor and an aide, *Roe*"
            more = [t for i, t in sorted(every.items()) if i > token.right_edge.i]
            own += more if any(t.is_alpha for t in more) else []
        bare = _bare(own) or [token]
        if token.pos_ in _NOMINAL and not _party_tag(bare):
            yield bare


def _bare(own: Sequence[Token]) -> list[Token]:
    """A joined phrase without what joins it to the others."""
    kept = [t for t in own if t.dep_ != "cc" and t.text not in {",", ";"}]
    while kept and (_along(kept[-1]) or kept[-1].lower_ in {"together", "along"}):
        kept.pop()
    return kept[1:] if kept[:1] and kept[0].lower_ in _OPENING and kept[1:] else kept


def _party_tag(words: Iterable[Token]) -> bool:
    """Whether it is only a party and a state: "R-Tenn."."""
    return re.fullmatch(r"[RDI]([-–]\w+\.?)?", "".join(t.text for t in words)) is not None


def whole_list(noun: Token) -> list[Token]:
    """The heads of all that a noun is joined with, itself among them, in order."""
    first = noun
    while first.dep_ == "conj":
        first = first.head
    return sorted({t.i: t for t in (*conjuncts(first), noun)}.values(), key=lambda t: t.i)


def plural(verb: Token) -> bool:
    """Whether a verb's form shows that several do it: "who *have* said", "who say"."""
    group = [verb, *children(verb, "aux", "auxpass")]
    return any(t.tag_ == "VBP" or t.lower_ in {"were", "have"} for t in group)


def one_or_other(phrase: Iterable[Token]) -> bool:
    """Whether "or" joins the phrases of a source: then one of them is meant."""
    return any(t.lower_ in {"or", "nor"} and t.dep_ == "cc" for t in phrase)


def introduced(phrase: Sequence[Token], top: Token) -> list[list[Token]]:
    """The names behind what all of them are: "the ministers Ana Roe and Jon Falk"; else none.

    Two of them may be two things: "her father and her aunt, *Jon and Ana Roe*".
    """
    if pair := _pair(phrase):
        return pair
    behind = (c for c in children(top, "appos") if c.i > top.i and c in phrase)
    first = next(behind, None) or _name_beside(phrase, top)
    if top.tag_ not in _PLURAL or first is None or first.pos_ != "PROPN":
        return []
    heads = [t for t in conjuncts(first) if t in phrase]
    return list(_split(phrase, heads)) if len(heads) > 1 else []


def _pair(phrase: Sequence[Token]) -> list[list[Token]]:
    """Two names behind a comma that explain two nouns for one each; else none."""
    comma = next((n for n, t in enumerate(phrase) if t.text == ","), len(phrase))
    nouns = [t for t in phrase[:comma] if t.dep_ not in {"compound", "poss"}]
    kinds = [t.tag_ for t in nouns if t.pos_ in {"NOUN", "PROPN"}]
    joint = [n for n, t in enumerate(phrase) if t.lower_ == "and"]
    if kinds != ["NN", "NN"] or len(joint) != 2 or not joint[0] < comma < joint[1]:
        return []
    names = [list(phrase[comma + 1 : joint[1]]), list(phrase[joint[1] + 1 :])]
    named = all(name and all(t.pos_ == "PROPN" for t in name) for name in names)
    return names if named else []


def _name_beside(phrase: Sequence[Token], top: Token) -> Token | None:
    """A name right behind an office that the parser makes a subject of its own: "Mayors Roe …"."""
    beside = (t for t in phrase if t.head == top.head and t.left_edge.i == top.i + 1)
    return next((t for t in beside if _offices(top) and t.dep_ in SUBJECTS), None)


def examples(phrase: Sequence[Token], top: Token) -> Examples | None:
    """The examples behind "such as" or "including", when a phrase of many has some."""
    if top.tag_ not in _PLURAL:
        return None
    for prep in children(top, "prep"):
        first = child(prep, "pobj")
        if prep not in phrase or first is None or not exemplifies(prep):
            continue
        heads = [t for t in conjuncts(first) if t in phrase]
        start = prep.i - 1 if prep.lower_ == "as" else prep.i
        general = [t for t in phrase if t.i < start and t.text not in {",", "("}]
        return Examples(general, list(_split(phrase, heads))) if general else None
    return None


def exemplifies(prep: Token) -> bool:
    """Whether examples follow: "including", "such as"."""
    such = before(prep)
    return prep.lower_ == "including" or (
        prep.lower_ == "as" and such is not None and such.lower_ == "such"
    )


def several_governments(phrase: Sequence[Token], top: Token) -> bool:
    """Whether a phrase means governments, each by its country: "the French and German ones"."""
    ruling = words("names", "organizations", "governments")
    some = any(t.lower_ in words("names", "unnamed", "determiners") for t in phrase)
    return top.tag_ in _PLURAL and top.lemma_.casefold() in ruling and not some


def shared_names(top: Token) -> list[tuple[list[Token], str]]:
    """The names that share their last word, with their words: "North and South Korea".

    Empty for any other word.
    """
    for first in children(top, *_LEFT):
        fronts = [t for t in conjuncts(first) if t.i < top.i]
        if len(fronts) > 1 and any(children(t, "cc") for t in fronts):
            words = [[t] for t in fronts[:-1]] + [[fronts[-1], top]]
            return [(w, f"{t.text} {top.text}") for w, t in zip(words, fronts, strict=True)]
    return []
