"""The proposition of a claim in words: subject, predicate, object, without the negation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from extract.claims.claims import Claim
from extract.claims.deeds import deed_nouns
from extract.claims.parties import Scene, reference
from extract.claims.relations import relation
from extract.entities.names import Named
from extract.records import EventStatus, Proposition
from extract.syntax.clauses import copula, passive
from extract.syntax.cues import lemma
from extract.syntax.negation import negations
from extract.syntax.parse import Block
from extract.syntax.tree import charged, child, children, conjuncts, deeds, following, verbal
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["describe", "reference"]

_GROUP = ("aux", "auxpass", "prt")
_OBJECTS = frozenset({
    "dobj", "attr", "acomp", "prep", "xcomp", "ccomp", "oprd", "dative", "agent", "npadvmod",
    "pcomp",
})  # fmt: skip
_WHOLE = {"ca": "can", "wo": "will", "sha": "shall"}
_PLACED = frozenset({"in", "at", "near", "inside", "outside", "around", "on"})
_CHARGING = frozenset({"of", "for", "with"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_EDGES = " ,;:—–-“”\"'‘’."


class _Frame(NamedTuple):
    """Where words are looked for: a paragraph, its names, and the tokens a part consists of."""

    block: Block
    named: Named
    inside: frozenset[int]


def describe(block: Block, named: Named, claim: Claim, tokens: Sequence[Token]) -> Proposition:
    """The proposition that a claim is about, in the words of the text.

    :param tokens: the words of the part; subject and object are cut to them, except for a subject
        that the part shares with the clause before it.
    """
    frame = _Frame(block, named, frozenset(t.i for t in tokens))
    made = _worded(frame, claim)
    found = relation(block, named, claim)
    if found is not None:
        made = replace(
            made, relation=found.name, subject_ref=found.subject, object_ref=found.object
        )
    where = _place(frame, claim)
    if where is None:
        return made
    there = Scene(block, named).place(where)
    country = there.key if there is not None and there.kind == "country" else None
    return replace(made, place=_phrase(frame, where.subtree, claim), place_ref=country)


def _worded(frame: _Frame, claim: Claim) -> Proposition:
    if not verbal(claim.head):
        return _nominal(frame, claim)
    thing = _existing(claim.head)
    if thing is not None:
        there = _phrase(frame, _own(thing, thing.subtree), claim)
        named = reference(frame.block, frame.named, thing)
        return Proposition(claim.status, there, _predicate(claim.head), None, named)
    return _clause(frame, claim)


def _place(frame: _Frame, claim: Claim) -> Token | None:
    """The name of a place behind "in", "at" or "near", on the claim's head or on an end of it."""
    near = [claim.head, *children(claim.head, "dobj", "attr", "nsubj", "nsubjpass")]
    for anchor in near:
        for prep in children(anchor, "prep"):
            noun = next(children(prep, "pobj"), None) if prep.lower_ in _PLACED else None
            if noun is not None and noun.i in frame.inside and noun.ent_type_ in _PLACES:
                return noun
    return None


# ---------------------------------------------------------------- clauses


def _clause(frame: _Frame, claim: Claim) -> Proposition:
    holder = claim.subject
    parts = _objects(frame, claim)
    target = next((t for t in parts if t.dep_ in {"dobj", "attr", "dative"}), None)
    if target is None:
        pobjs = (o for p in parts if p.dep_ in {"prep", "agent"} for o in children(p, "pobj"))
        target = next(pobjs, None)
    return Proposition(
        status=claim.status,
        subject=_subject(frame, claim),
        predicate=_predicate(claim.head),
        object=_object(frame, claim, parts),
        subject_ref=reference(frame.block, frame.named, holder),
        object_ref=reference(frame.block, frame.named, target),
    )


def _subject(frame: _Frame, claim: Claim) -> str | None:
    holder = claim.subject
    if holder is None:
        return None
    if holder.lower_ in words("certainty", "negation", "pronouns"):
        inner = following(holder, "of")
        return _phrase(frame, inner.subtree, claim) if inner is not None else None
    return _phrase(frame, _own(holder, holder.subtree), claim, shared=True)


def _own(noun: Token, subtree: Iterable[Token]) -> list[Token]:
    """A noun phrase without the clause that hangs on it and without what follows a comma."""
    kept: list[Token] = []
    cut = [c for c in children(noun, "acl", "relcl") if c.i > noun.i]
    cut += [d.head for accused in conjuncts(noun) if charged(noun) for d in deeds(accused)]
    last = min((c.left_edge.i for c in cut), default=len(noun.doc))
    for token in subtree:
        if token.i >= last or (token.i > noun.i and token.text in {",", "—", "–", ";"}):
            break
        kept.append(token)
    return kept


def _predicate(head: Token) -> str:
    group = [head, *children(head, *_GROUP)]
    if head.dep_ == "conj" and len(group) == 1 and head.tag_ in {"VB", "VBN", "VBG"}:
        group += children(head.head, "aux", "auxpass")
    shown = [t for t in sorted(group, key=lambda t: t.i) if t.lower_ != "to"]
    return " ".join(_WHOLE.get(t.lower_, t.text) for t in shown)


def _objects(frame: _Frame, claim: Claim) -> list[Token]:
    return [
        c
        for verb in _completing(claim.head)
        for c in verb.children
        if c.i > verb.i and c.i in frame.inside and _completes(frame, c)
    ]


def _completing(head: Token) -> tuple[Token, ...]:
    """A verb, or the one that it shares its complement with: "is not and never *was* a threat"."""
    bare = copula(head) and not any(children(head, *_OBJECTS))
    second = next((c for c in children(head, "conj") if c.lemma_ == head.lemma_), None)
    return (second,) if bare and second is not None else (head,)


def _completes(frame: _Frame, token: Token) -> bool:
    if token.dep_ == "prep":
        return any(c.i in frame.inside for c in token.children)
    return token.dep_ in _OBJECTS or token.lower_ in {"there", "here"}


def _object(frame: _Frame, claim: Claim, parts: list[Token]) -> str | None:
    if not parts:
        return None
    last = max(p.right_edge.i for p in parts)
    first = min(p.left_edge.i for p in parts)
    doc = claim.head.doc
    stretch = [t for t in doc[first : last + 1] if t.i in frame.inside]
    return _phrase(frame, stretch, claim)


# ---------------------------------------------------------------- noun phrases


def _existing(head: Token) -> Token | None:
    """What "there is" says to exist."""
    if not any(children(head, "expl")):
        return None
    return next(children(head, "attr", "dobj", "nsubj"), None)


def _nominal(frame: _Frame, claim: Claim) -> Proposition:
    tokens = [t for t in claim.head.subtree if t.i in frame.inside]
    tokens = tokens or list(_own(claim.head, claim.head.subtree))
    ref = reference(frame.block, frame.named, claim.head)
    status: EventStatus = claim.status
    charge = _charge(claim.head)
    if charge is not None and charge.i in frame.inside:
        before = (t for t in tokens if t.i < charge.head.i)
        owner = _phrase(frame, before, claim)
        deed = _phrase(frame, charge.subtree, claim)
        return Proposition(status, owner, None, deed, subject_ref=ref)
    blamed = _phrase(frame, tokens, claim)
    return _taken_for_done(frame, claim, blamed) or Proposition(status, blamed, subject_ref=ref)


def _taken_for_done(frame: _Frame, claim: Claim, blamed: str | None) -> Proposition | None:
    """What somebody is blamed for, told right before: "a fire, *for which* Roe accused Norland".

    Or "when the mill *was set on fire*, Roe blamed Norland": who is blamed did it.
    """
    verb = claim.head.head
    if claim.head.dep_ not in {"dobj", "nsubjpass"} or lemma(verb) not in words("parts", "charges"):
        return None
    ref = reference(frame.block, frame.named, claim.head)
    noun = _outermost(verb.head)
    if verb.dep_ == "relcl" and _for_which(verb) and noun.lemma_.lower() in deed_nouns():
        deed = [t for t in noun.subtree if t.i < verb.left_edge.i]
        told = _phrase(frame, deed, claim, shared=True)
        return Proposition("past", blamed, None, told, subject_ref=ref)
    done = next((c for c in children(verb, "advcl") if c.i < verb.i and passive(c)), None)
    thing = child(done, "nsubjpass") if done is not None else None
    if done is None or thing is None or child(done, "agent") is not None or any(negations(done)):
        return None
    group = sorted((done, *children(done, "prt")), key=lambda t: t.i)
    told = _phrase(frame, _own(thing, thing.subtree), claim, shared=True)
    of = reference(frame.block, frame.named, thing)
    said = " ".join(t.text for t in group)
    return Proposition("past", blamed, said, told, subject_ref=ref, object_ref=of)


def _outermost(noun: Token) -> Token:
    """The noun that a noun phrase is of: "the *fire* at the mill"."""
    while noun.dep_ == "pobj" and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head
    return noun


def _for_which(verb: Token) -> bool:
    """Whether a relative clause begins with what somebody is charged *for*."""
    preps = (c for c in children(verb, "prep") if c.lower_ in _CHARGING and c.i < verb.i)
    return any(o.tag_ in {"WDT", "WP"} for p in preps for o in children(p, "pobj"))


def _charge(accused: Token) -> Token | None:
    """What somebody is accused of, where no verb says it: "accused Norway of *fraud*"."""
    verb = accused.head
    if accused.dep_ not in {"dobj", "nsubjpass"} or lemma(verb) not in words("parts", "charges"):
        return None
    own = [t for t in accused.subtree if t.i > accused.i]
    within = [t for t in own if t.lower_ in _CHARGING and t.dep_ == "prep"]
    # "the mayor *of* Oslo of fraud": the first belongs to the mayor
    named = accused.pos_ in {"PROPN", "PRON"} or len(within) > 1
    behind = [p for p in children(verb, "prep") if p.i > accused.i and p.lower_ in _CHARGING]
    found = behind or (within[-1:] if named else [])
    return next(children(found[0], "pobj"), None) if found else None


def _phrase(
    frame: _Frame, tokens: Iterable[Token], claim: Claim, *, shared: bool = False
) -> str | None:
    """Words as printed, in one stretch, without negations and edge punctuation."""
    denied = {t.i for t in claim.negations}
    kept = [t for t in tokens if t.i not in denied and not t.is_space]
    if not shared and not any(t.i in frame.inside for t in kept):
        return None
    while kept and (kept[0].is_punct or kept[0].lower_ in {"any", "neither"}):
        kept = kept[1:]
    run = kept[:1]
    for token in kept[1:]:
        if token.i != run[-1].i + 1 and run[-1].i + 1 not in denied:
            break
        run.append(token)
    printed = "".join(t.text_with_ws for t in run)
    return " ".join(printed.split()).strip(_EDGES) or None
