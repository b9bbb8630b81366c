"""Which verbs tell of words, and which nouns name somebody who can speak."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from extract import wordlists
from extract.syntax.clauses import passive
from extract.syntax.cue_frames import cue_frames
from extract.syntax.phrases import thing
from extract.syntax.tree import child

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["day", "heard", "minds", "person", "speaks", "taken_for_noun", "tells"]


def tells(verb: Token) -> bool:
    """Whether a verb is one of speech, by the lists of cues and acts."""
    if verb.pos_ not in {"VERB", "AUX"}:
        return taken_for_noun(verb)
    frames = cue_frames(verb) or ()
    if "quote" in frames or "clause" in frames:
        return True
    particle = child(verb, "prt")
    lemma = verb.lemma_.lower()
    return (f"{lemma} {particle.lower_}" if particle is not None else lemma) in _spoken()


def minds(verb: Token) -> bool:
    """Whether a verb is one of a state of mind, which words may show: "“…,” he regretted"."""
    return verb.pos_ == "VERB" and verb.lemma_.lower() in _listed("attitude")


@cache
def _listed(*acts: str) -> frozenset[str]:
    """The words of the list of acts under some acts."""
    entries = (e for e in wordlists.table("acts")["cue"] if e["act"] in acts)
    return frozenset(w for e in entries for w in e["words"])


@cache
def _spoken() -> frozenset[str]:
    """The verbs of the list of acts that tell of words, not of a mind or a deed."""
    acts = {e["act"] for e in wordlists.table("acts")["cue"]} - {"attitude", "other"}
    listed = _listed(*sorted(acts))
    light = {"be", "have", "do", "make", "give", "take", "get", "go", "hold", "carry", "lie"}
    return frozenset(listed - light - wordlists.words("acts", "content", "deeds"))


def taken_for_noun(verb: Token) -> bool:
    """Whether a verb before a name was read as a noun: "*notes* Mira Tolk"."""
    named = verb.i + 1 < len(verb.doc) and verb.nbor(1).pos_ == "PROPN"
    return verb.tag_ == "NNS" and named and speaks(verb)


def speaks(word: Token) -> bool:
    """Whether a word, were it a verb, would be one of speech: "wonders"."""
    return word.lemma_.lower() in _spoken()


def heard(verb: Token) -> bool:
    """Whether the subject of a passive hears or is asked: "“…,” Roe was told"."""
    listed = wordlists.words("cues", "heard") - {"say", "report"}
    return passive(verb) and (verb.dep_ in {"acl", "advcl"} or verb.lemma_ in listed)


def person(head: Token, *, possessive: bool = False) -> bool:
    """Whether a noun plainly names somebody.

    :param possessive: whether it stands before what is somebody's.
    """
    if head.pos_ == "PROPN":
        return head.ent_type_ not in {"DATE", "TIME", "MONEY", "PERCENT"} and not day(head)
    if head.pos_ == "PRON":
        owners = {"his", "her", "their"} if possessive else {"he", "she", "they", "we", "i"}
        return head.lower_ in owners
    if thing(head):
        return False
    named = child(head, "det", "poss", "compound", "amod") is not None or head.is_title
    return head.pos_ == "NOUN" and named


def day(token: Token) -> bool:
    """Whether a word tells when, not who."""
    days = wordlists.words("times", "weekdays") | wordlists.words("times", "months")
    return token.lower_ in days or (token.ent_type_ in {"DATE", "TIME"} and token.pos_ != "PROPN")
