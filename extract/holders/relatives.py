"""Whom a relative pronoun means: the noun its clause tells of, which a parse may get wrong.

The verb tells how many they are ("lawyers for the *widow*, who *believes*"), "which" is no person
("the *letter*, forwarded by Roe, *which* says"), "who" is somebody.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from extract.holders.noun_phrases import tells
from extract.holders.together import exemplifies, plural
from extract.syntax.clauses import finite
from extract.syntax.phrases import person_noun
from extract.syntax.tree import before, child, children
from extract.wordlists import table, words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["clause_of", "noun_of"]

_MANY = frozenset({"NNS", "NNPS"})
_PLACING = frozenset({"in", "at", "on", "from", "across", "within"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_LINKING = frozenset({"pobj", "prep", "agent"})


def clause_of(pronoun: Token) -> Token:
    """The verb of the clause that a relative pronoun leads in."""
    found = next((a for a in [pronoun, *pronoun.ancestors] if a.dep_ == "relcl"), None)
    return pronoun.head if found is None else found


def noun_of(pronoun: Token) -> Token | None:
    """The noun that a relative pronoun stands for; None where it hangs on none."""
    clause = clause_of(pronoun)
    hung = clause.head if clause.dep_ == "relcl" else _doer(pronoun)
    if hung is None:
        return None
    noun = _agreeing(hung, pronoun, clause)
    if pronoun.lower_ == "which":
        return _paper(noun) or noun
    return _somebody(noun, pronoun, clause) if pronoun.lower_ == "who" else noun


# ---------------------------------------------------------------- one or many


def _agreeing(noun: Token, pronoun: Token, clause: Token) -> Token:
    """The noun of a phrase that is as many as a clause's verb: its own, else another in it.

    One body may take a plural verb, so that one gives way only to many.
    """
    if _many(noun) == plural(clause) or not _numbered(clause):
        return noun
    within = (t for t in _inner(noun) if t.i < pronoun.i)
    others = [t for t in chain(within, _above(noun)) if _many(t) == plural(clause)]
    return others[0] if others else noun


def _numbered(verb: Token) -> bool:
    """Whether a verb's form tells one from many: "says", "were"; not "said"."""
    tensed = [t for t in (*children(verb, "aux", "auxpass"), verb) if t.tag_[:2] in {"VB", "MD"}]
    first = tensed[0] if tensed else verb
    return finite(verb) and (first.tag_ in {"VBZ", "VBP"} or first.lower_ in {"was", "were"})


def _many(noun: Token) -> bool:
    return noun.tag_ in _MANY or any(children(noun, "conj"))


def _inner(noun: Token) -> Iterator[Token]:
    """The nouns that the prepositions of a noun govern, the nearest to a clause behind first."""
    for prep in reversed([*children(noun, "prep")]):
        inner = child(prep, "pobj") if prep.lower_ not in _PLACING else None
        if inner is not None:
            yield from _inner(inner)
            yield inner


def _above(noun: Token) -> Iterator[Token]:
    """The nouns that a noun's phrase stands within, the nearest first."""
    while noun.dep_ in _LINKING:
        noun = noun.head
        if noun.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}:
            yield noun


# ---------------------------------------------------------------- "which"


def _paper(noun: Token) -> Token | None:
    """The letter that "which" means where a person who only sent it stands before: else None."""
    if not (noun.ent_type_ == "PERSON" or (noun.pos_ == "NOUN" and person_noun(noun))):
        return None
    above = noun
    while above.dep_ in _LINKING or (above.tag_ == "VBN" and above.dep_ in {"acl", "advcl"}):
        told = above.dep_ == "advcl"
        above = above.head
        objects = children(above, "dobj") if told else iter((above,))
        found = [t for t in objects if t.i < noun.i and (_written(t) or _made(t, noun))]
        if found:
            return found[-1]
    return None


def _made(thing: Token, doer: Token) -> bool:
    """Whether something is by somebody: "a *dossier* compiled by Roe, which says"."""
    led = doer.head.dep_ == "agent" and doer.head.head.head == thing
    return thing.pos_ == "NOUN" and led and not person_noun(thing)


def _written(noun: Token) -> bool:
    listed = words("cues", "papers") | words("cues", "carriers")
    return noun.lemma_.casefold() in listed


# ---------------------------------------------------------------- "who"


def _doer(who: Token) -> Token | None:
    """Who does what the clause right before "who" tells, where the parse hangs it on the verb."""
    comma, verb = before(who), who.head.head
    apart = comma is not None and comma.text == "," and who.lower_ == "who"
    doer = child(verb, "nsubj") if apart and who.head.dep_ in {"ccomp", "advcl", "dep"} else None
    return doer if doer is not None and verb.i < who.i else None


def _somebody(noun: Token, who: Token, clause: Token) -> Token:
    """Whom "who" means where the parse hangs its clause on a word within an apposition.

    "Roe, the favourite for the *nomination*, who …" means Roe; without a comma a body may be it.
    """
    if (one := _example(noun, who)) is not None:
        return one
    owner = child(noun, "poss")
    if owner is not None and owner.pos_ == "PROPN" and tells(noun):
        return owner  # "Roe's *words*, who …"
    human = person_noun(noun) or noun.ent_type_ == "PERSON" or noun.pos_ == "PRON"
    body = noun.tag_ != "NN" or noun.lemma_.casefold() in table("names")["organizations"]["heads"]
    comma = before(who)
    apart = comma is not None and comma.text == ","
    if noun.dep_ == "pobj" and noun.head.lower_ in _PLACING and noun.ent_type_ in _PLACES:
        where = next((t for t in _above(noun) if _many(t) == plural(clause)), noun)
        # "a girl from *Lund* who"
        return _explained(where) if where.pos_ in {"NOUN", "PROPN"} else noun
    if human or noun.tag_ == "NNS" or (body and not apart):
        return noun
    above = noun
    while above.dep_ in {"pobj", "prep", "appos"}:
        above = above.head
        if _numbered(clause) and _many(above) and not plural(clause):
            continue
        if above.ent_type_ == "PERSON" or (above.pos_ == "NOUN" and person_noun(above)):
            return _explained(above)
    return noun


def _explained(noun: Token) -> Token:
    """The name that a noun explains, or the noun: "said *Roe*, an analyst there, who noted"."""
    named = noun.head.ent_type_ == "PERSON" or noun.head.pos_ == "PROPN"
    return noun.head if noun.dep_ == "appos" and named else noun


def _example(noun: Token, who: Token) -> Token | None:
    """Who of many is named right before "who": "critics including Jane *Roe* who wrote that …"."""
    inside = (t for c in children(noun, "prep") if c.i < who.i for t in c.subtree)
    named = next((t for t in inside if t.i == who.i - 1 and t.pos_ == "PROPN"), None)
    while named is not None and named.dep_ in {"compound", "flat"}:
        named = named.head
    return named if named is not None and exemplifies(named.head) else None
