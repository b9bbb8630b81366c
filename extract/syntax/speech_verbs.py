"""Which verbs tell of words, and which nouns name somebody who can speak."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from extract import wordlists
from extract.syntax.clauses import SUBJECTS, mark, passive, quoted_by, saying, subject, verb_group
from extract.syntax.cue_frames import cue_frames
from extract.syntax.phrases import thing
from extract.syntax.tree import child, children, following

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "agent", "day", "heard", "minds", "person", "puts", "quoter", "reporters", "speaks",
    "taken_for_noun", "tells",
]  # fmt: skip


_LIKING = frozenset({"like", "love"})


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


def puts(verb: Token) -> frozenset[int]:
    """The words by which somebody says how they put something: "*puts it*", "*likes to put it*"."""
    behind = (c for c in children(verb, "xcomp") if c.i > verb.i and verb.lemma_ in _LIKING)
    putting = next(behind, verb)
    it = child(putting, "dobj")
    if it is None or it.lower_ != "it" or putting.lemma_ not in {"put", "phrase"}:
        return frozenset()
    return frozenset({verb.i, it.i, *verb_group(putting)})


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
    """Whether a subject hears or is asked: "“…,” Roe was told", "“…,” the court heard"."""
    if verb.lemma_ in wordlists.words("cues", "hearing") and not passive(verb):
        return True
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


# ---------------------------------------------------------------- who quotes somebody


def agent(verb: Token) -> Token | None:
    """Who does it, by the words behind a passive: "was told *by Roe*"."""
    by = child(verb, "agent")
    return child(by, "pobj") if by is not None else None


def reporters(verb: Token, head: Token | None) -> Iterator[Token]:
    """The words that head the name of who quotes a speaker.

    "*B* quoted Roe as saying", "Roe was quoted *by B* as saying", "said Roe, quoted *by B*",
    "said Roe, who was quoted *by B*", "said Roe, as quoted *by B*", "said in remarks carried
    *by B*", "*A* cited *B* as quoting Roe as saying".

    :param verb: the word that carries the cue.
    :param head: the word that heads the speaker's name, if anybody is named.
    :returns: the outermost first.
    """
    named = (head, *children(head, "appos")) if head is not None else ()
    beside = [c for noun in named for c in children(noun, "acl", "relcl")]
    led = (c for c in children(verb, "advcl") if mark(c) == "as" and child(c, *SUBJECTS) is None)
    found = (quoter(c) for c in (*_quoting(verb), verb, *beside, *led))
    told = dict.fromkeys((*found, *_carriers(verb)))
    return (quoter for quoter in told if quoter is not None)


def _quoting(verb: Token) -> list[Token]:
    """The verbs that quote somebody as doing something, the outermost first."""
    found: list[Token] = []
    quoting = quoted_by(verb)
    while quoting is not None and quoting not in found:
        found.insert(0, quoting)
        quoting = quoted_by(quoting)
    return found


def _carriers(verb: Token) -> Iterator[Token]:
    """Who prints or sends what somebody says there: "said in an interview aired *by B*"."""
    where = (following(v, "in") for v in (verb, saying(verb)) if v is not None)
    printing = wordlists.words("cues", "sending") | wordlists.words("cues", "naming")
    for told in (noun for noun in where if noun is not None):
        sent = (c for c in children(told, "acl") if c.lemma_ in printing)
        yield from (by for c in sent if (by := agent(c)) is not None)


def quoter(naming: Token) -> Token | None:
    """Who quotes somebody by a verb that tells of that; None where it tells of something else."""
    if naming.lemma_ not in wordlists.words("cues", "naming"):
        return None
    said = saying(naming)
    if said is not None and not passive(naming):
        return subject(naming)
    behind = (following(said, "by") or agent(said)) if said is not None else None
    return agent(naming) or behind or _paper(naming)


def _paper(naming: Token) -> Token | None:
    """The paper that somebody is quoted in: "was cited *in the Daily Tarn* as saying"."""
    within = (child(p, "pobj") for p in children(naming, "prep") if p.lower_ == "in")
    named = next(within, None) if saying(naming) is not None else None
    if named is None or named.pos_ != "PROPN" or named.ent_type_ in {"GPE", "LOC", "DATE"}:
        return None
    return named
