"""What stands beside a name tells of a person's gender: "Roe, his niece,", "Roe and her son"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from extract.entities.name_clusters import Gender
from extract.entities.names import Named
from extract.records import Actor
from extract.syntax.clauses import SUBJECTS
from extract.syntax.parse import Reading
from extract.syntax.phrases import person_noun
from extract.syntax.tree import after, before, child, head_of
from extract.wordlists import table, words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["explained", "of_noun"]

_OWN: dict[str, Gender] = {"his": "male", "her": "female"}
_REACH = 4  # words of such an apposition up to its noun
_BEFORE_NOUN = frozenset({"DT", "PRP$", "JJ", "VBN", "RB"})


def explained(reading: Reading, named: Named) -> Iterator[tuple[Actor, Gender]]:
    """The persons whom a word of one gender explains, in order of the text."""
    for mention in named.actors:
        block = reading.block_at(mention.span.start)
        if mention.actor.kind != "person" or block is None:
            continue
        name = block.tokens(mention.span)
        for noun in (_behind(name[-1]), before(name[0])):
            sex = of_noun(noun) if noun is not None else ""
            if sex:
                yield mention.actor, sex
        if sex := _with_kin(name[-1]) or _by_kin(name):
            yield mention.actor, sex


def _with_kin(last: Token) -> Gender:
    """The gender of who is named together with somebody of hers: "Roe, 61, and *her* husband"."""
    comma, age = after(last), after(last, 2)
    aged = comma is not None and comma.text == "," and age is not None and age.like_num
    joint = after(last, 4) if aged else comma
    whose = after(joint) if joint is not None and joint.lower_ == "and" else None
    if whose is None or whose.tag_ != "PRP$" or last.dep_ not in SUBJECTS:
        return ""
    noun = after(whose)
    return _OWN.get(whose.lower_, "") if noun is not None and person_noun(noun) else ""


def _by_kin(name: Sequence[Token]) -> Gender:
    """What a clause behind a name tells of his or her own: "Roe, who lost *her daughter*,"."""
    top = head_of(name) or name[-1]
    clause = child(top, "relcl")
    who = child(clause, *SUBJECTS) if clause is not None else None
    if clause is None or who is None or who.lower_ != "who":
        return ""
    for token in clause.subtree:
        noun = token.head
        kin = noun.lemma_.lower() in words("names", "relatives")
        theirs = token.dep_ == "poss" and noun.head is clause and noun.dep_ in {"dobj", "attr"}
        if token.lower_ in _OWN and theirs and kin:
            return _OWN[token.lower_]
    return ""


def _behind(last: Token) -> Token | None:
    """The noun of an apposition right behind a name."""
    comma = after(last)
    if comma is None or comma.text not in {",", "(", "—", "–"}:
        return None
    token = after(comma)
    for _ in range(_REACH):
        if token is None or token.tag_ not in _BEFORE_NOUN:
            break
        token = after(token)
    opened = token is not None and token.i > comma.i + 1
    return token if opened else None


def of_noun(noun: Token) -> Gender:
    """The gender that a noun says of whom it describes ("niece"), else empty."""
    humans = table("names")["humans"]
    if noun.lower_ in humans["male"]:
        return "male"
    return "female" if noun.lower_ in humans["female"] else ""
