"""How prominent a sentence makes somebody, by the grammar of the words for him."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Literal

from extract.syntax.clauses import SUBJECTS
from extract.syntax.phrases import person_noun
from extract.syntax.tree import child
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "Rank",
    "hangs_on_noun",
    "hears",
    "how_named",
    "outcome",
    "owned",
    "owned_rank",
    "paper",
    "rank_of",
    "shows",
    "source_rank",
]

_NOUNS = frozenset({"NOUN", "PROPN"})
_SPEAKING = frozenset({"explain", "put", "say", "speak", "suggest", "talk", "write"})
_LEADING_IN = frozenset(
    {"although", "though", "while", "whereas", "after", "before", "when", "because", "since", "if",
     "unless", "until", "once"}
)  # fmt: skip


class Rank(IntEnum):
    """How prominent a sentence makes somebody."""

    REPORTER = 0
    SUBJECT = 1
    INNER = 2  # subject of a clause within another
    OBJECT = 3
    HEARER = 4
    OWNER = 5


def source_rank(top: Token) -> Rank:
    """How prominent a source is: "who" and "Roe's" stand behind the subject of their sentence."""
    if top.tag_ in {"WP", "WDT"} or (top.dep_ in SUBJECTS and _led_in(top.head)):
        return Rank.INNER
    if top.dep_ == "pobj" and top.head.dep_ == "agent":
        # "asked by a reporter, Roe laughed": Roe is who the next "he" means
        beside = top.head.head.dep_ in {"advcl", "acl"}
        return Rank.OBJECT if beside else Rank.SUBJECT
    return Rank.SUBJECT if top.dep_ == "poss" else Rank.REPORTER


def _led_in(verb: Token) -> bool:
    """Whether a clause only leads to another: "although Roe has tweeted about it, …"."""
    return verb.dep_ == "advcl" and any(
        c.i < verb.i and c.dep_ in {"mark", "advmod"} and c.lower_ in _LEADING_IN
        for c in verb.children
    )


def owned_rank(top: Token) -> Rank:
    """The rank of a noun; whom somebody just named owns ("his doctor") stands behind the owner."""
    return max(rank_of(top), Rank.INNER) if owned(top) else rank_of(top)


def owned(top: Token) -> bool:
    """Whether a noun is one of somebody just named: "his doctor"."""
    return top.pos_ == "NOUN" and any(c.tag_ == "PRP$" for c in top.lefts)


def rank_of(top: Token) -> Rank:
    """How prominent the parse makes a noun."""
    while top.dep_ in {"conj", "appos"}:
        top = top.head
    if top.dep_ in {"poss", "compound", "nmod", "amod"}:
        return Rank.OWNER
    if top.dep_ == "pobj" and top.head.dep_ == "agent" and _doer(top.head.head):
        return Rank.SUBJECT
    if top.dep_ not in SUBJECTS:
        return Rank.HEARER if hears(top) else Rank.OBJECT
    verb = top.head
    if verb.dep_ == "ccomp" and shows(verb.head):
        return Rank.SUBJECT
    if verb.dep_ in {"ccomp", "advcl", "relcl", "acl", "csubj"} and not _inverted(verb):
        return Rank.INNER
    return Rank.REPORTER if verb.lemma_ in words("names", "speech", "verbs") else Rank.SUBJECT


def paper(top: Token) -> bool:
    """Whether a noun is something printed or found out, which stands for no people: "the poll"."""
    listed = words("names", "papers", "nouns") | words("cues", "papers") | {"paper"}
    return top.pos_ == "NOUN" and top.lemma_.lower() in listed


def outcome(top: Token) -> bool:
    """Whether a noun is only what was found out: "the result" shows something, but tells nothing.

    Where it is found to be a source, it is one all the same.
    """
    return top.pos_ == "NOUN" and top.lemma_.lower() in words("names", "papers", "found")


def shows(verb: Token) -> bool:
    """Whether a paper tells what a verb's clause says: the text is about who that is about."""
    who = child(verb, *SUBJECTS)
    return who is not None and paper(who)


def _doer(verb: Token) -> bool:
    """Whether who does it is the one that a passive clause is about: "the plan was read by Roe"."""
    subject = child(verb, "nsubjpass")
    led = verb.dep_ in {"advcl", "acl", "relcl"}
    return not led and subject is not None and subject.pos_ == "NOUN" and not person_noun(subject)


def hangs_on_noun(top: Token) -> bool:
    """Whether a name stands behind the preposition of a noun: "ties to *Roe*"."""
    while top.dep_ in {"conj", "appos"}:
        top = top.head
    return top.dep_ == "pobj" and top.head.dep_ == "prep" and top.head.head.pos_ in _NOUNS


def hears(top: Token) -> bool:
    """Whether somebody is told something; who is asked may be the one who answers."""
    verb = top.head
    if top.dep_ == "pobj" and verb.lower_ == "to":
        return verb.head.lemma_ in _SPEAKING
    told = words("cues", "addressing") - {"ask"}
    return top.dep_ in {"dobj", "dative", "iobj"} and verb.lemma_ in told


def _inverted(verb: Token) -> bool:
    """Whether the parser hung the reporting verb below the words it reports."""
    return verb.dep_ == "ccomp" and verb.lemma_ in {"say", "add", "tell"} and verb.head.i < verb.i


def how_named(top: Token) -> Literal["subject", "named"]:
    """Whether a noun is a subject, of a clause below the main one too, or named at all."""
    return "subject" if rank_of(top) <= Rank.INNER else "named"
