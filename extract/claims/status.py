"""When the event of a claim takes place, by tense, auxiliaries and conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.records import EventStatus
from extract.syntax.clauses import mark, subject
from extract.syntax.tree import child, children, verbal
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["conditional", "deontic", "status"]

_PERFECT = frozenset({"have", "has", "had", "having", "’ve", "'ve"})
_MAYBE = frozenset({"may", "might", "could"})
_ANYBODY = frozenset({"one", "it", "that", "this", "there"})
_WOULD = frozenset({"would", "’d", "'d"})


def status(head: Token, *, reported: bool) -> EventStatus:
    """When the event of a predicate or noun takes place.

    :param head: the word that carries the claim.
    :param reported: whether past tense may only be the reporter's ("said the war was over").
    """
    if conditional(head):
        return "conditional"
    if not verbal(head):
        return _noun(head)
    helpers = {c.lower_ for c in children(head, "aux", "auxpass")}
    if helpers & _list("future") or (helpers & _WOULD and "have" not in helpers):
        return _future(head, helpers, reported=reported)
    if helpers & _MAYBE:
        return _possible(head, helpers, reported=reported)
    if helpers & _list("deontic") or head.lemma_ in _list("planned_verbs"):
        return "planned"
    return _tensed(head, helpers, reported=reported)


def conditional(head: Token) -> bool:
    """Whether a claim holds only under a condition that its sentence names."""
    for clause in children(head, "advcl"):
        marks = [c for c in clause.children if c.lower_ in _list("conditional_marks")]
        led = any(c.dep_ == "mark" or c.i == clause.left_edge.i for c in marks)
        hedged = any(c.lower_ in _list("hedged_conditions") for c in children(clause, "advmod"))
        if marks and led and not hedged:
            return True
    return False


def deontic(head: Token) -> bool:
    """Whether a predicate says what has to be done: "must withdraw", "needs to act".

    "We will have to see", "I must admit" and "has yet to act" ask nothing of anybody.
    """
    helpers = {c.lower_ for c in children(head, "aux")}
    if helpers & _list("deontic"):
        return _demanding(head) and not _stands(head) and "have" not in helpers
    spared = child(head, "neg") is not None  # "it does not have to be so"
    if head.lemma_ not in _list("deontic_verbs") or helpers & _MAYBE or spared:
        return False
    below = next(children(head, "xcomp"), None)
    if below is None or below.i < head.i or mark(below) != "" or not _demanding(below):
        return False
    if _stands(below):
        return False
    return not any(t.lower_ == "yet" for t in head.doc[head.i : below.i])


def _stands(head: Token) -> bool:
    """Whether a predicate says how something has to be, not what has to be done: "be tall".

    How "we", "you" or somebody named have to behave is asked of them: "be *careful*".
    """
    behaving = any(c.lemma_.lower() in _list("conduct") for c in children(head, "acomp"))
    doer = subject(head)
    behaving = behaving and doer is not None and doer.lower_ not in _ANYBODY
    return head.lemma_ == "be" and not behaving and not any(children(head, "auxpass"))


def _demanding(head: Token) -> bool:
    acted_on = child(head, "auxpass", "dobj") is not None
    return acted_on or head.lemma_.lower() not in _list("undemanding")


def _list(name: str) -> frozenset[str]:
    return words("certainty", "status", name)


def _future(head: Token, helpers: set[str], *, reported: bool) -> EventStatus:
    """The case "would" is a condition, unless it only stands for "will" in reported speech."""
    if not helpers & _WOULD:
        return "predicted"
    holder = subject(head)
    supposed = holder is not None and any(
        c.lower_ in {"such", "any", "a", "an"} for c in children(holder, "predet", "det", "amod")
    )
    return "conditional" if supposed or not reported else "predicted"


def _possible(head: Token, helpers: set[str], *, reported: bool) -> EventStatus:
    """The case "could not be reached" is past, unless "could" only stands for "can" or "will"."""
    unable = "could" in helpers and not reported and child(head, "neg") is not None
    if "have" in helpers or unable:
        return "past"
    if head.tag_ == "VBG":
        return "planned" if head.lemma_ in _list("motion") else "ongoing"
    return "predicted"


def _tensed(head: Token, helpers: set[str], *, reported: bool) -> EventStatus:
    if helpers & _PERFECT and head.tag_ in {"VBN", "VBD"}:
        return "past"
    if head.tag_ == "VBG" and helpers - {"to"}:
        return _progressive(head, helpers, reported=reported)
    if head.tag_ == "VB" and helpers <= {"to"}:
        return "planned"
    if head.tag_ == "VBG":
        return "ongoing"
    settled = any(c.lower_ in _list("ongoing_adverbs") for c in children(head, "advmod"))
    if settled or head.lemma_ in _list("ongoing_verbs") or "being" in helpers:
        return "ongoing"
    return _simple(head, reported=reported)


def _simple(head: Token, *, reported: bool) -> EventStatus:
    tags = {head.tag_, *(c.tag_ for c in children(head, "aux", "auxpass"))}
    if "VBD" in tags:
        backshifted = reported and head.lemma_ in {"be", "have"} and head.tag_ == "VBD"
        return "standing" if backshifted else "past"
    return "past" if head.tag_ == "VBN" and not tags & {"VBZ", "VBP"} else "standing"


def _progressive(head: Token, helpers: set[str], *, reported: bool) -> EventStatus:
    goes = head.lemma_ == "go" and any(children(head, "xcomp"))
    if goes:
        return "predicted"
    if head.lemma_ in _list("motion") | _list("planned_verbs"):
        return "planned"
    return "past" if helpers & {"was", "were"} and not reported else "ongoing"


def _noun(head: Token) -> EventStatus:
    near = {c.lower_ for c in children(head, "amod")}
    for clause in children(head, "relcl"):
        if {c.lower_ for c in children(clause, "aux")} & (_MAYBE | _list("future") | _WOULD):
            return "predicted"
    if near & _list("past_adjectives"):
        return "past"
    if near & _list("predicted_adjectives"):
        return "predicted"
    return "planned" if head.lemma_.lower() in _list("planned_nouns") else "ongoing"
