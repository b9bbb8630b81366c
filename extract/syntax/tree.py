"""Walks over a dependency tree: who is the subject, what belongs to a phrase, is it asserted."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from extract import wordlists

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "aside", "below", "child", "names_only", "noun_phrase", "object_of", "passive",
    "prepositions", "reduced", "silence", "subject", "thing", "verb_group",
]  # fmt: skip

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_GROUP = frozenset({"aux", "auxpass", "neg", "prt"})
_LOOSE_CHILDREN = frozenset({"relcl", "acl", "advcl", "ccomp", "parataxis", "cc", "conj"})
_MODALS = frozenset({"could", "would", "might", "may", "should", "can", "must", "shall", "ca"})
_DEEP = 6  # chains of shared subjects longer than this are parse errors


def child(token: Token, *deps: str) -> Token | None:
    """The first dependent with one of the given labels, or None."""
    return next((c for c in token.children if c.dep_ in deps), None)


def object_of(preposition: Token, wanted: Container[str]) -> Token | None:
    """What a preposition governs, when it is one of those wanted; else None."""
    if preposition.dep_ != "prep" or preposition.lower_ not in wanted:
        return None
    return child(preposition, "pobj", "pcomp")


def below(token: Token, skip: Callable[[Token], bool] | None = None) -> Iterator[int]:
    """Indices of a token and all that depends on it.

    :param skip: dependents for which it is true are left out with all that depends on them.
    """
    stack = [token]
    while stack:
        top = stack.pop()
        yield top.i
        stack.extend(c for c in top.children if skip is None or not skip(c))


def passive(verb: Token) -> bool:
    """Whether a verb is used in the passive voice, as a clause or as a participle."""
    if any(c.dep_ in {"nsubjpass", "auxpass"} for c in verb.children) or reduced(verb):
        return True
    return verb.tag_ == "VBN" and verb.dep_ in {"acl", "advcl"} and child(verb, "aux") is None


def reduced(verb: Token) -> bool:
    """Whether a participle was read as the main verb: "Roe, asked whether X, said Y"."""
    head = child(verb, "nsubj")
    if head is None or verb.tag_ not in {"VBD", "VBN"} or child(verb, "aux", "auxpass"):
        return False
    comma = verb.doc[verb.i - 1].text if head.i < verb.i else ""
    return comma == "," and any(_takes_over(verb, c) for c in verb.children)


def _takes_over(verb: Token, other: Token) -> bool:
    """Whether a dependent is the verb that a participle's subject belongs to."""
    if other.dep_ not in {"ccomp", "conj"} or other.tag_ not in {"VBD", "VBZ"} or other.i < verb.i:
        return False
    between = other.doc[other.i - 1].text
    return between == "," and child(other, *_SUBJECTS) is None


def subject(verb: Token) -> Token | None:
    """The word that heads the subject of a verb, its own or the one it shares; None if unknown."""
    seen = 0
    current = verb
    while seen < _DEEP:
        own = child(current, *_SUBJECTS)
        if own is not None:
            return own if _acts(own) and not aside(own, verb) else None
        patient = _made_to(current)
        if patient is not None:
            return patient
        above = _sharer(current)
        if above is None:
            return _modified(current)
        current, seen = above, seen + 1
    return None


def _acts(head: Token) -> bool:
    """Whether what stands as a subject can be somebody at all."""
    return head.dep_ != "csubj" and head.ent_type_ not in {"DATE", "TIME"}


def aside(noun: Token, verb: Token) -> bool:
    """Whether a noun stands between dashes that its verb is not between."""
    if noun.i > verb.i or noun.sent.start != verb.sent.start:
        return False
    before, between = (
        _dashes(noun.doc[noun.sent.start : noun.i]),
        _dashes(noun.doc[noun.i : verb.i]),
    )
    return before % 2 == 1 and between % 2 == 1


def _dashes(words: Iterable[Token]) -> int:
    return sum(t.text in {"—", "–", "―", "--", "-"} and _free(t) for t in words)


def _free(dash: Token) -> bool:
    """Whether a dash stands between words, not within one."""
    if dash.text in {"—", "―"}:
        return True
    return dash.i > 0 and bool(dash.whitespace_) and bool(dash.nbor(-1).whitespace_)


def _sharer(verb: Token) -> Token | None:
    """The verb whose subject is also this one's."""
    head = verb.head
    if head.i == verb.i:
        return None
    if verb.dep_ == "conj" and head.pos_ in {"VERB", "AUX"}:
        return head
    if verb.dep_ == "ccomp" and reduced(head) and _takes_over(head, verb):
        return head
    if verb.dep_ in {"advcl", "xcomp", "dep"} and head.pos_ in {"VERB", "AUX"}:
        return head if _nonfinite(verb) else None
    if verb.dep_ == "pcomp" and head.head.pos_ in {"VERB", "AUX"}:
        return head.head
    return None


def _made_to(verb: Token) -> Token | None:
    """Who does it, where another verb tells of them: "led Y to say", "quoted Y as saying"."""
    prep = verb.head
    if verb.dep_ == "pcomp" and prep.lower_ == "as":
        quoted = prep.head if prep.head.pos_ == "VERB" else prep.head.head
        return child(quoted, "dobj") if not passive(quoted) else child(quoted, "nsubjpass")
    if verb.dep_ != "xcomp" or not _infinitive(verb):
        return None
    patient = child(verb.head, "dobj")
    return patient if patient is not None and patient.i < verb.i else None


def _nonfinite(verb: Token) -> bool:
    return verb.tag_ in {"VBG", "VBN", "VB"}


def _modified(verb: Token) -> Token | None:
    """The noun that a participle modifies ("a voter saying …"), or who issued it."""
    noun = verb.head
    if verb.dep_ != "acl" or verb.tag_ not in {"VBG", "VBD", "VBZ"} or noun.pos_ not in _NOMINAL:
        return None
    if noun.dep_ == "dobj" and noun.lemma_ in wordlists.words("cues", "papers"):
        issuer = child(noun.head, "nsubj")
        return issuer if issuer is not None else noun
    return noun


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
    return token.dep_ in {"advcl", "parataxis", "dep", "ccomp"}


def thing(head: Token) -> bool:
    """Whether a noun names an event or quality, which can show but cannot say, or nobody."""
    if head.lower_ in {"nobody", "none", "nothing"} or any(c.lower_ == "no" for c in head.children):
        return True
    if head.pos_ != "NOUN":
        return False
    return _thing(head.lemma_.lower())


@cache
def _thing(lemma: str) -> bool:
    cues = wordlists.table("cues")
    if lemma in cues["bodies_all_the_same"] or lemma in cues["carriers"]:
        return False
    return lemma in cues["things"] or lemma.endswith(cues["thing_endings"])


def names_only(verb: Token, head: Token) -> bool:
    """Whether what a verb tells of only is whom words are from: "citing *two officials*"."""
    return verb.lemma_ in wordlists.words("cues", "naming") and _names_source(head)


def _names_source(head: Token) -> bool:
    """Whether a noun names whom words may be from: a person, a body, a report."""
    if head.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"} or head.pos_ == "PROPN":
        return True
    listed = wordlists.words("cues", "sources") | wordlists.words("cues", "providers")
    return head.lemma_.lower() in listed or (head.pos_ in {"PRON", "NUM"} and head.lower_ != "it")


def verb_group(verb: Token) -> frozenset[int]:
    """The verb with its auxiliaries, negation, particle and the adverbs between them."""
    parts = {verb.i} | {c.i for c in verb.children if c.dep_ in _GROUP}
    for adverb in verb.children:
        if adverb.dep_ == "advmod" and not list(adverb.children) and _near(adverb, parts):
            parts.add(adverb.i)
    return frozenset(parts)


def _near(adverb: Token, parts: set[int]) -> bool:
    return min(parts) - 1 <= adverb.i <= max(parts) + 1 and adverb.tag_ != "WRB"


def prepositions(verb: Token) -> Iterator[Token]:
    """The prepositions that depend on a verb, in order."""
    return (c for c in verb.children if c.dep_ in {"prep", "agent"} and c.i > verb.i)


def silence(verb: Token, apart: Callable[[Token], bool] | None = None) -> str | None:
    """Why a cue reports nothing said (negated, hypothetical, asked), or None when it does.

    :param apart: words for which it is true are somebody else's and silence nothing.
    """
    for word in verb.children:
        if apart is not None and apart(word):
            continue
        if word.dep_ == "neg":
            return "negated"
        if word.dep_ == "aux" and word.lower_ in _MODALS:
            return "hypothetical"
        if word.dep_ == "mark" and word.lower_ in {"if", "whether", "unless"}:
            return "hypothetical"
    return _silent_above(verb)


def _silent_above(verb: Token) -> str | None:
    head = verb.head
    if verb.dep_ == "pcomp" and head.lower_ == "without":
        return "negated"
    if verb.dep_ == "xcomp" and head.i != verb.i:
        return _raised_silence(verb, head)
    if _infinitive(verb) and verb.dep_ in {"ccomp", "advcl", "acl", "relcl"}:
        # "prompted Seoul to demand", "went on to say": done, where the verb above brings it about
        brought = verb.dep_ in {"ccomp", "advcl"} and head.lemma_ in wordlists.words(
            "cues", "implicatives"
        )
        return None if brought else "not done"
    if verb.dep_ == "conj" and head.pos_ in {"VERB", "AUX"} and child(verb, *_SUBJECTS) is None:
        return _shared_silence(verb, head)
    return None


def _raised_silence(verb: Token, head: Token) -> str | None:
    """What the verb above an infinitive or gerund says of its being done."""
    if head.lemma_ in wordlists.words("cues", "refusals"):
        return "refused"
    if _infinitive(verb) and head.lemma_ not in wordlists.words("cues", "implicatives"):
        return "not done"
    return silence(head)


def _shared_silence(verb: Token, head: Token) -> str | None:
    """A conjunct shares what stands before its first verb, unless it brings its own auxiliary."""
    if verb.tag_ == "VB":
        return silence(head)
    return None


def _infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
