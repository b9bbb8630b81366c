"""Noun phrases of sources: where they end, what makes them definite, what stands before names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from extract.entities.known_names import known_given, surname
from extract.entities.posts import is_role
from extract.holders.place_lists import listed_places
from extract.records import Actor
from extract.syntax.phrases import thing
from extract.syntax.tree import after, before, child
from extract.wordlists import table, words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "core_of", "counted", "determiner", "is_common", "is_modifier", "is_title", "made_of_many",
    "name_behind", "named_by", "numbered", "of_somebody", "one_name", "owned", "owner",
    "same_names", "serves", "some_of", "tells", "timeless", "unprefixed",
]  # fmt: skip

_CUT = frozenset({",", "—", "–", "--", "(", ";"})
_POSSESSIVE = frozenset({"'s", "’s"})
_CUT_TAGS = frozenset({"WP", "WDT"})


def numbered(token: Token) -> bool:
    """Whether a word has the number of a paper or a thing; "the G7" is a club of states."""
    name = token.text
    club = len(name) < 4 and name[:1].isupper() and name[1:].isdigit()
    return any(c.isdigit() for c in name) and not club


def core_of(phrase: Sequence[Token], top: Token) -> list[Token]:
    """The phrase up to a relative clause, an apposition or another afterthought."""
    core, places = [], listed_places(phrase, top)
    for token in phrase:
        after_top = token.i > top.i and token.i not in places
        if after_top and (token.text in _CUT or token.tag_ in _CUT_TAGS or _clause(token)):
            break
        core.append(token)
    while core and (core[0].is_punct or core[0].tag_ == "IN") and core[0] is not top:
        core.pop(0)
    return core or [top]


def timeless(core: Sequence[Token], top: Token) -> list[Token]:
    """A description without where and when its bearer spoke: "the minister *on Monday*"."""
    for number, token in enumerate(core):
        if token.i > top.i and token.pos_ == "ADP" and token.lower_ in {"on", "in", "at", "during"}:
            where = child(token, "pobj")
            named = where is not None and where.pos_ == "PROPN" and token.lower_ in {"in", "at"}
            return list(core if named else core[:number])
    return list(core)


def unprefixed(top: Token) -> Token:
    """The office's noun, where a parse takes a prefix for the head: "the *ex*-president"."""
    over = top.lower_ in table("names")["roles"]["former"]
    dash, noun = after(top), after(top, 2)
    glued = over and dash is not None and dash.text == "-" and noun is not None
    return noun if glued and noun is not None and is_role(noun) else top


def name_behind(between: Iterable[Token]) -> bool:
    """Whether only one comma and titles stand between a description and a name.

    Nothing at all between them will do as well: "the historian Jane Roe".
    """
    listed = list(between)
    commas = [n for n, t in enumerate(listed) if t.text in _CUT]
    if not commas:
        return all(is_title(t) and t.text not in _POSSESSIVE for t in listed)
    titles = listed[commas[0] + 1 :]
    formerly = titles[:1] and titles[0].tag_ in {"JJ", "VBN", "VBD"}
    return len(commas) == 1 and all(is_title(t) for t in (titles[1:] if formerly else titles))


def named_by(words: Iterable[Token]) -> bool:
    """Whether some words before a name can only describe its bearer.

    Behind their last comma stands a noun without a preposition, nothing joined by "and".
    """
    listed = list(words)
    if listed and listed[-1].text == "," and _explains(listed[:-1]):
        return True
    commas = [n for n, t in enumerate(listed) if t.text in _CUT]
    last = listed[commas[-1] + 1 :] if commas else listed
    if not last or last[-1].dep_ == "cc" or last[-1].text in _POSSESSIVE:
        return False
    if [t.lower_ for t in last[:2]] == ["one", "of"]:  # "one of the bank's aides, Ana Ruiz"
        last = last[2:]
    return not any(t.pos_ == "ADP" or t.tag_ in {"IN", "TO"} for t in last)


def _explains(words: Sequence[Token]) -> bool:
    """Whether some words end in an apposition with an office: "…, a spokesman for the bank"."""
    commas = [n for n, t in enumerate(words) if t.text in _CUT]
    last = words[commas[-1] + 1 :] if commas else ()
    return bool(last) and last[0].lower_ in {"a", "an", "the"} and any(is_role(t) for t in last[:4])


def owner(token: Token) -> bool:
    """Whether a possessive ending follows a word."""
    doc = token.doc
    return token.i + 1 < len(doc) and doc[token.i + 1].tag_ == "POS"


def is_title(token: Token) -> bool:
    """Whether a token before a name is a title, an office or a place's name."""
    titles = table("names")["titles"]["words"]
    titled = token.text.rstrip(".") in titles or is_role(token) or is_modifier(token)
    letters = (
        token.text.isalpha() and token.text.isupper() and len(token.text) > 1
    )  # "the chief, *DNI* Roe"
    return (
        titled
        or letters
        or token.ent_type_ in {"GPE", "NORP", "ORG"}
        or token.text in {"'s", "’s", "."}
    )


def _clause(token: Token) -> bool:
    if token.text == "-":
        return False  # the parse has no word for a hyphen: "an e-mailed note"
    return token.dep_ in {"relcl", "acl"} and token.tag_ in {"VBD", "VBZ", "VBP"}


def is_common(top: Token) -> bool:
    """Whether a word tagged as a name is an office or a body's noun in capitals."""
    names = table("names")
    word = top.lower_
    nouns = names["unnamed"]["nouns"]
    listed = word in nouns or word.removesuffix("s") in nouns
    return listed or is_role(top) or word in names["organizations"]["heads"]


def determiner(top: Token) -> str:
    """The word that makes a noun definite or not; empty for none."""
    prefix = before(top, 2)
    glued = prefix is not None and unprefixed(prefix) == top
    for word in (*(prefix.lefts if glued and prefix is not None else ()), *top.lefts):
        if word.dep_ in {"det", "poss", "nummod", "predet"} or word.lower_ in _QUANTITIES:
            return "his" if word.dep_ == "poss" else word.lower_
    return ""


_QUANTITIES = frozenset({"many", "several", "few", "some", "most", "other", "certain"})


def same_names(core: Iterable[Token], source: Actor) -> bool:
    """Whether a description tells nothing that an unnamed source's description does not.

    "The minister" may be "the British minister" from before, "the Danish minister" is not.
    """
    known = set(source.label.casefold().split())
    return all(t.lower_ in known for t in core if t.pos_ in {"PROPN", "NOUN", "ADJ"})


def some_of(top: Token) -> bool:
    """Whether only some of a group are meant: "some NATO countries" are not the group."""
    few = table("names")["unnamed"]["determiners"]
    return top.tag_ in {"NNS", "NNPS"} and any(c.lower_ in few for c in top.lefts)


def is_modifier(token: Token) -> bool:
    """Whether a word goes before an office's noun: "foreign"."""
    return token.lower_ in table("names")["roles"]["modifiers"]


def serves(top: Token, first: Token) -> bool:
    """Whether an office is one with a bearer of another: "the adviser *of President Roe*".

    :param first: the first word of the name.
    """
    title = first
    while title.i - 1 > top.i and is_role(title.nbor(-1)) and title.nbor(-1).is_title:
        title = title.nbor(-1)
    link = title.nbor(-1) if title.i > 0 else title
    return title is not first and link.i > top.i and link.lower_ in {"of", "to", "for"}


def owned(top: Token) -> bool:
    """Whether somebody else owns the person: "Trump's lawyer", "his aide"."""
    return any(c.dep_ == "poss" and c.ent_type_ not in {"GPE", "NORP"} for c in top.lefts)


def of_somebody(core: Iterable[Token], top: Token) -> bool:
    """Whether it is "a spokesman for X": an office of somebody, itself without a name."""
    bare = determiner(top) in {"", "a", "an"}
    return bare and any(t.lower_ in {"for", "of", "to", "from"} for t in core if t.i > top.i)


def tells(top: Token) -> bool:
    """Whether a noun is what is told or done, and no group of those who tell: "remarks"."""
    forms = {top.lemma_.casefold(), top.lower_, top.lower_.removesuffix("s")}
    return not forms.isdisjoint(words("names", "unnamed", "tellings")) or thing(top)


def one_name(core: Sequence[Token], top: Token) -> bool:
    """Whether a plural is one name: "Ana Rivers", "the Centers for Study"."""
    alone = determiner(top) != "the" and surname(top.text)
    called = len(core) == 1 or known_given(core[0].text) or len(core[0].text.rstrip(".")) == 1
    body = top.lower_.removesuffix("s") in words("names", "organizations", "heads")
    return (alone and called) or (body and top.text[:1].isupper())


def counted(core: Sequence[Token], top: Token) -> bool:
    """Whether a phrase means a number of some: "only two Heathens", "more Heath members"."""
    ahead = [t for t in core if t.i < top.i]
    return any(t.tag_ == "CD" or t.lower_ in {"more", "fewer", "half"} for t in ahead)


def made_of_many(top: Token) -> bool:
    """Whether a noun means no body but what some people make up: "a *network* of agents"."""
    links = [c for c in top.children if c.dep_ == "prep" and c.lower_ == "of"]
    return any(o.tag_ == "NNS" for link in links for o in link.children if o.dep_ == "pobj")
