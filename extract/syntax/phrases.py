"""What a parse says of a noun phrase: its words, and whether its head can speak at all."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from extract import wordlists
from extract.syntax.negation import denying
from extract.syntax.tree import below, children

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "accords",
    "can_speak",
    "first_person",
    "impersonal",
    "names_only",
    "names_source",
    "noun_phrase",
    "person_noun",
    "second_person",
    "thing",
]


def noun_phrase(head: Token) -> frozenset[int]:
    """The words of a noun phrase that names somebody: titles, appositions and short modifiers."""
    return frozenset(i for i in below(head, _outside_name))


def _outside_name(token: Token) -> bool:
    if token.dep_ in {"relcl", "acl"}:
        before = token.doc[token.left_edge.i - 1] if token.left_edge.i else None
        return token.i > token.head.i and (
            before is None or before.text in {",", "—", "–", "-", "("}
        )
    if token.dep_ in {"prep", "agent"} and token.head.pos_ in {"NOUN", "PROPN", "PRON"}:
        edge = token.left_edge.i
        return edge > 0 and token.doc[edge - 1].text in {",", "—", "–"}
    if token.dep_ in {"advmod", "npadvmod"}:  # "*a week later* her aide, Jan Falk, said"
        return token.ent_type_ in {"DATE", "TIME"} and token.i < token.head.i
    return token.dep_ in {"advcl", "parataxis", "dep", "ccomp"}


def first_person(token: Token) -> bool:
    """Whether a word means the speaker, alone or with others."""
    return token.lower_ in wordlists.words("pronouns", "first") and token.text != "US"


def second_person(token: Token) -> bool:
    """Whether a word means whoever is spoken to."""
    return token.lower_ in wordlists.words("pronouns", "second")


def impersonal(token: Token) -> bool:
    """Whether an "it" is the idle subject of a passive that tells of words: "it was added that"."""
    verb = token.head
    tells = verb.lemma_ in wordlists.words("names", "speech", "verbs")
    return token.lower_ == "it" and token.dep_ == "nsubjpass" and tells


def can_speak(head: Token, verb: Token) -> bool:
    """Whether the subject of a reporting verb may be a speaker: a person, a body, a report.

    No expletive, no reader, no pointing word, no event or quality, nobody.
    """
    word = head.lower_
    if word in wordlists.words("pronouns", "parts"):
        return any(children(head, "prep", "acl", "relcl", "amod"))
    if word == "it":
        return verb.lemma_ in wordlists.words("cues", "bodies")
    pointing = word in wordlists.words("pronouns", "pointing") or _in_need(head, verb)
    return not (pointing or second_person(head) or thing(head))


def _in_need(head: Token, verb: Token) -> bool:
    """Whether a thing only needs something, which nobody says: "*the roof* needs a beam"."""
    bodies = wordlists.words("names", "organizations", "heads")
    common = head.pos_ == "NOUN" and not person_noun(head)
    return verb.lemma_ == "need" and common and head.lemma_.lower() not in bodies


def accords(noun: Token) -> bool:
    """Whether what something goes by is no source: "according *to plan*", "to *their rank*".

    A plan, named as one, says something: "according to *the* plan".
    """
    measures, courses = (wordlists.words("cues", "accords", k) for k in ("measures", "courses"))
    lemma, bare = noun.lemma_.lower(), not any(children(noun, "det", "poss", "amod", "compound"))
    return lemma in measures or (bare and noun.tag_ == "NN" and lemma in courses)


def thing(head: Token) -> bool:
    """Whether a subject is an event, a quality or a day, which can show but not say, or nobody."""
    if head.dep_ in {"csubj", "csubjpass"} or _day(head):
        return True
    return any(denying(head)) or (head.pos_ == "NOUN" and _thing(head.lemma_.lower()))


def person_noun(noun: Token) -> bool:
    """Whether a noun means a human being or who holds an office."""
    names, lemma = wordlists.table("names"), noun.lemma_.lower()
    if lemma == "head" and _own_limb(noun):
        return False
    return lemma in names["humans"]["nouns"] or lemma in names["roles"]["heads"]


def _own_limb(noun: Token) -> bool:
    """Whether a head is what somebody shakes: "he shook *his head*", not "their head of office"."""
    owned = any(c.lower_ in {"his", "her", "my", "your"} for c in children(noun, "poss"))
    return owned and noun.dep_ in {"dobj", "pobj"} and not any(children(noun, "prep", "appos"))


def _day(head: Token) -> bool:
    """Whether a noun is a time; "the weekly" is a paper, and a name but that of a day is none."""
    if head.ent_type_ not in {"DATE", "TIME"}:
        return False
    if head.pos_ == "PROPN" and head.text.isalpha():
        named = (wordlists.words("times", kind) for kind in ("weekdays", "months", "feasts"))
        return any(head.lower_ in names for names in named)
    return head.lower_ not in wordlists.words("cues", "papers_by_time")


@cache
def _thing(lemma: str) -> bool:
    cues = wordlists.table("cues")
    if lemma in cues["bodies_all_the_same"] or lemma in cues["carriers"]:
        return False
    return lemma in cues["things"] or lemma.endswith(cues["thing_endings"])


def names_only(verb: Token, head: Token) -> bool:
    """Whether what a verb tells of only is whom words are from: "citing *two officials*"."""
    return verb.lemma_ in wordlists.words("cues", "naming") and names_source(head)


def names_source(head: Token) -> bool:
    """Whether a noun names whom words may be from: a person, a body, a report."""
    if head.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"} or head.pos_ == "PROPN":
        return True
    listed = wordlists.words("cues", "sources") | wordlists.words("cues", "providers")
    if person_noun(head):
        return True
    return head.lemma_.lower() in listed or (head.pos_ in {"PRON", "NUM"} and head.lower_ != "it")
