"""Whose a participle is that hangs on a clause or a noun: "…, *saying* that", "a post *claiming*".

The subject of its clause, mostly; not where somebody else's deed or paper stands nearer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract import wordlists
from extract.syntax.phrases import names_source, person_noun
from extract.syntax.tree import child, children, following, verbal

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["contested", "handed_on", "modified", "nearer", "paper", "perceived", "told_by_paper"]

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_QUESTION_WORDS = frozenset({"WDT", "WP", "WP$", "WRB"})


def contested(verb: Token) -> bool:
    """Whether a participle that gives reasons stands nearer to another one who had them.

    The case "asked for it after Norway's ban, citing worries": the worries may be Norway's. So are
    the hopes in "said that Norway had waited, hoping for help". In "watched Roe leaving, saying
    that" either says it, as in "found a letter of Roe's, saying that".
    """
    head = verb.head
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or not verbal(head):
        return False
    found = child(head, "dobj") if head.lemma_ in wordlists.words("cues", "finding") else None
    if found is not None and (_written(found) or found.lemma_ in _records()):
        return True
    if head.lemma_ in wordlists.words("cues", "watching"):
        return any(_doing(t) for t in head.doc[head.i + 1 : verb.left_edge.i])
    told = child(head, "ccomp")
    if verb.lemma_ in wordlists.words("cues", "minds") and told is not None:
        return head.i < told.i < verb.i
    if verb.lemma_ not in wordlists.words("cues", "reasons"):
        return False
    behind = (c for c in children(head, "prep") if head.i < c.i < verb.i)
    nouns = (child(c, "pobj") for c in behind)
    return any(noun is not None and _done_by(noun) for noun in nouns)


def _doing(deed: Token) -> bool:
    """Whether a word tells what somebody is seen or heard to do: "saw the boy *running*"."""
    before = deed.dep_ in {"ccomp", "xcomp"} and deed.tag_ in {"VB", "VBG"}
    if before:
        plain = not any(c.lower_ == "to" for c in children(deed, "aux"))
        who = child(deed, "nsubj") or child(deed.head, "dobj")
        return plain and who is not None and who.i < deed.i and _somebody(who)
    gerund = deed.lower_.endswith("ing") and deed.tag_ in {"VBG", "NN"}
    who = deed.head if deed.dep_ == "acl" else child(deed, "compound")
    return gerund and who is not None and _somebody(who)


def _somebody(noun: Token) -> bool:
    """Whether a word seems to mean a person: a name, a pronoun, a noun for one who acts."""
    if noun.pos_ in {"PROPN", "PRON"}:
        return noun.lower_ not in {"it", "this", "that", "there"}
    return person_noun(noun) or noun.lemma_.endswith(("er", "or", "ist", "man", "ian"))


def _done_by(noun: Token) -> bool:
    """Whether a noun is a deed that is laid to a name: "Norway's ban", "the ban by Norway"."""
    owners = [*children(noun, "poss"), following(noun, "of", "by")]
    return any(t is not None and t.pos_ == "PROPN" for t in owners)


def perceived(head: Token, verb: Token) -> Token | None:
    """The nearer deed of somebody else: "recalls him *apologizing*, saying it was late"."""
    between = (c for c in children(head, "ccomp", "xcomp") if head.i < c.i < verb.i)
    deed = next((c for c in between if c.tag_ == "VBG" and child(c, "nsubj")), None)
    return deed if deed is not None else _told_within(head, verb)


def _told_within(head: Token, verb: Token) -> Token | None:
    """The verb of a clause that tells whose words they are: "lies that Roe *spreads*, implying"."""
    if verb.lemma_ not in wordlists.words("cues", "implying"):
        return None
    for told in head.doc[head.i + 1 : verb.i]:
        who = child(told, "nsubj") if told.dep_ == "relcl" else None
        ends = told.right_edge.i == verb.i - 2 and verb.nbor(-1).text == ","
        if who is not None and ends:
            return told if who.tag_ not in _QUESTION_WORDS else None
    return None


def nearer(verb: Token) -> Token | None:
    """Who a participle is of though another verb's subject stands before, or None.

    Whoever issued the paper that tells it, the paper itself, or whose deed is told.
    """
    if paper(verb) is not None:
        return modified(verb)
    deed = perceived(verb.head, verb) if verb.dep_ == "advcl" and verb.tag_ == "VBG" else None
    return child(deed, "nsubj") if deed is not None else None


def modified(verb: Token) -> Token | None:
    """The noun that a participle modifies ("a voter saying …"), or who issued it."""
    noun = paper(verb)
    if noun is not None:
        above = noun.head
        issues = noun.dep_ == "dobj" and above.lemma_ in wordlists.words("cues", "authoring")
        issuer = child(above, "nsubj") if issues and not _from_another(noun, verb) else None
        return issuer if issuer is not None else noun
    modified = verb.dep_ == "acl" and verb.head.pos_ in _NOMINAL
    return verb.head if modified else None


def _from_another(noun: Token, verb: Token) -> bool:
    """Whether a paper is somebody else's: "published a letter *from the union* saying"."""
    led = (t for t in noun.doc[noun.i + 1 : verb.i] if t.lower_ in {"from", "by"})
    named = [t for p in led if (t := child(p, "pobj")) is not None and t.ent_type_ != "GPE"]
    bodies = wordlists.words("names", "organizations", "heads")
    return any(
        t.head.lower_ == "by" or names_source(t) or person_noun(t) or t.lemma_.lower() in bodies
        for t in named
    )


def told_by_paper(noun: Token) -> Token | None:
    """The verb that says what a letter, post or statement tells: "a post *claiming* that"."""
    if _read_as_noun(noun) is not None:
        return noun
    if noun.lemma_.lower() not in wordlists.words("cues", "papers"):
        return None
    for verb in children(noun, "acl", "relcl"):
        which = child(verb, "nsubj")
        itself = verb.tag_ == "VBG" or (which is not None and which.tag_ == "WDT")
        if itself and verb.i > noun.i and child(verb, "ccomp") is not None:
            return verb
    return None


def handed_on(verb: Token, noun: Token) -> bool:
    """Whether a verb only passes on what another one claims: "retweeted *a fan's claim* that"."""
    owner = child(noun, "poss")
    claims = noun.lemma_.lower() in wordlists.words("cues", "enumerated")
    passing = verb.lemma_.lower() in wordlists.words("cues", "passing_on")
    return passing and claims and owner is not None and owner.tag_ != "PRP$"


def paper(verb: Token) -> Token | None:
    """The letter, post or statement right before a participle that tells what it says."""
    noun = verb.head
    if (misread := _read_as_noun(verb)) is not None:
        return misread
    if verb.dep_ in {"advcl", "xcomp"} and verb.tag_ == "VBG" and verb.i > verb.sent.start:
        noun = _carrying(verb.nbor(-1))  # "shared a post claiming", hung on the verb
    elif verb.dep_ != "acl":
        return None
    elif verb.i == noun.i + 1:
        noun = _carrying(noun)
    return noun if _written(noun) and noun.i < verb.i else None


def _read_as_noun(word: Token) -> Token | None:
    """The paper before a participle that the parse takes for a noun: "a *video* alleging that"."""
    before = (
        child(word, "compound") if word.pos_ == "NOUN" and word.lower_.endswith("ing") else None
    )
    told = before is not None and child(word, "ccomp", "acl") is not None
    return before if told and before is not None and _written(before) else None


def _written(noun: Token) -> bool:
    listed = wordlists.words("cues", "papers")
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in listed


def _records() -> frozenset[str]:
    return wordlists.words("cues", "records")


def _carrying(noun: Token) -> Token:
    """What the prepositions before a participle hang on: "a *post* on the web claiming"."""
    while noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.i < noun.i:
        if _written(noun):
            return noun
        above: Token = noun.head.head
        noun = (child(above, "dobj") or above) if verbal(above) else above
    return noun
