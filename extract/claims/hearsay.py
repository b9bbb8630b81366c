"""What an article prints and does not claim: what somebody believes, calls on its readers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from extract.claims.deeds import arranged
from extract.claims.operators import entertained
from extract.syntax.clauses import SUBJECTS, complement, copula, mark
from extract.syntax.cues import lemma, listed
from extract.syntax.negation import called_untrue
from extract.syntax.phrases import first_person, second_person
from extract.syntax.points_back import according
from extract.syntax.speech_verbs import puts
from extract.syntax.tree import child, children, head_of, object_of, verbal
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["asides", "nobodys"]

_JUDGED = ("oprd", "attr", "acomp")
_ON_WORD = "told on somebody else's word"
_ANYBODY = frozenset({"one", "you", "nobody", "none"})


def nobodys(tokens: Sequence[Token]) -> str:
    """Why some words of the article's own clause are no claim of its own, or "" when they are.

    :param tokens: the words of one part, in order.
    """
    if according(tokens):
        return _ON_WORD
    top = head_of(tokens)
    if top is None or not verbal(top):
        return ""
    if _believed(top) or _taken_for(top) or _accused(top):
        return f"“{top.text}” by nobody named"
    if _believes(top, tokens) or _held(top) or _wants(top):
        return "what somebody else believes"
    if _told_by(top, tokens) or _accounted(top, tokens) or _reportedly(top):
        return _ON_WORD
    return "a call on the reader" if _bids(top) else ""


def asides(tokens: Iterable[Token]) -> frozenset[int]:
    """The words of clauses that only describe something, and that somebody else claims.

    "the minister, *who reportedly owns the mill*", "blasts *believed to be his work*", "the many
    *who want it back*", "a leaflet *claiming that it fell*", "the idea *that it fell*".

    :param tokens: the words of a sentence.
    """
    words_of = list(tokens)
    describing = (t for t in words_of if t.dep_ in {"relcl", "acl", "ccomp"} and verbal(t))
    told = (t for t in describing if _told_of(t))
    return frozenset(word.i for verb in told for word in verb.subtree)


def _told_of(verb: Token) -> bool:
    if verb.head.pos_ != "NOUN" and verb.dep_ == "ccomp":
        return False
    believed = _reportedly(verb) or _believed(verb) or _reduced(verb) or _wanted(verb)
    return believed or _claims(verb) or _claimed(verb)


def _wanted(verb: Token) -> bool:
    """The case "the many *who want it back*"."""
    holder = child(verb, "nsubj")
    by_them = holder is not None and holder.tag_ in {"WP", "WDT"}
    return verb.dep_ == "relcl" and by_them and _wants(verb)


def _wants(verb: Token) -> bool:
    """The case "The army *wants* jets": a wish of the one it tells of."""
    wish = verb.lemma_ in _list("wanting") and child(verb, "dobj", "xcomp", "ccomp") is not None
    holder = child(verb, *SUBJECTS)
    return wish and holder is not None and not _own(holder)


def _claims(verb: Token) -> bool:
    """The case "a leaflet *claiming that it fell*"."""
    entry, said = listed(lemma(verb)), child(verb, "ccomp")
    says = entry is not None and entry["act"] not in {"attitude", "other", "ask"}
    by_it = verb.dep_ == "acl" and verb.tag_ == "VBG"
    return says and by_it and said is not None and said.i > verb.i


def _claimed(clause: Token) -> bool:
    """The case "the idea *that it fell*"."""
    noun = clause.head.lemma_.lower()
    owner = child(clause.head, "poss")
    ours = owner is not None and first_person(owner)
    told = clause.dep_ in {"acl", "ccomp"} and mark(clause) == "that"
    return told and noun in _list("told") and not (ours or called_untrue(clause.head))


def _reduced(verb: Token) -> bool:
    """The case "blasts *believed to be* his work"."""
    bare = verb.dep_ == "acl" and verb.tag_ in {"VBN", "VBD"} and child(verb, "agent") is None
    return bare and entertained(verb) and child(verb, "xcomp") is not None


# ---------------------------------------------------------------- believed by nobody named


def _believed(verb: Token) -> bool:
    """The case "*is* widely *assumed* to be safe", "*is considered* a danger": only a belief."""
    if child(verb, "auxpass") is None or child(verb, "agent") is not None or arranged(verb):
        return False
    if verb.lemma_ in _list("deeming") and child(verb, *_JUDGED) is not None:
        return True
    return entertained(verb) and complement(verb) is not None


def _taken_for(verb: Token) -> bool:
    """The case "*is* widely *seen* as a bluff": the article only tells of a judgement."""
    passive = verb.tag_ == "VBN" and child(verb, "auxpass") is not None
    if not passive or verb.lemma_ not in words("certainty", "judged_as"):
        return False
    judged = any(object_of(prep, {"as"}) is not None for prep in children(verb, "prep"))
    return judged and child(verb, "agent") is None


def _accused(verb: Token) -> bool:
    """The case "*is accused* of taking bribes": the deed is claimed by whoever accuses."""
    passive = verb.lemma_ in _list("accusing") and child(verb, "auxpass") is not None
    return passive and child(verb, "agent") is None


# ---------------------------------------------------------------- believed by somebody


def _believes(verb: Token, tokens: Sequence[Token]) -> bool:
    """The case "The bank *expects* prices to fall": a belief of the one it tells of."""
    holder = child(verb, *SUBJECTS)
    asks = any(t.text == "?" for t in tokens[-2:])
    if verb.lemma_ not in _list("believing") or holder is None or asks or _own(holder):
        return False
    thing = child(verb, "ccomp", "dobj")  # "will worry Roe that it fell" tells of no belief
    seen = verb.lemma_ in _list("deeming") and child(verb, *_JUDGED) is not None
    return seen or (thing is not None and thing.dep_ == "ccomp" and thing.i > verb.i)


def _held(verb: Token) -> bool:
    """The case "The *fear is that* the dam breaks": a view that the article only tells of."""
    view = child(verb, "nsubj")
    if view is None or not copula(verb) or view.lemma_.lower() not in _list("views"):
        return False
    owner = child(view, "poss")
    said = child(verb, "ccomp")
    told = said is not None and said.i > verb.i and mark(said) in {"that", "whether", ""}
    return told and (owner is None or not first_person(owner))


# ---------------------------------------------------------------- on somebody's word


def _reportedly(verb: Token) -> bool:
    """The case "Ten people *reportedly* died"."""
    return any(c.lower_ in _list("adverbs") for c in children(verb, "advmod"))


def _told_by(verb: Token, tokens: Sequence[Token]) -> bool:
    """The cases "It is, *as Roe says*, a danger", "*As announced*, it starts in May"."""
    inside = (c for c in children(verb, "advcl") if c in tokens)
    return any(_vouches(c) for c in inside if mark(c) == "as")


def _vouches(clause: Token) -> bool:
    holder = child(clause, *SUBJECTS)
    if holder is not None and puts(clause):
        return not _own(holder)  # "*as Roe likes to put it*"
    entry = listed(lemma(clause))
    says = entry is not None and entry["act"] not in {"attitude", "other", "ask"}
    if not says or child(clause, "dobj", "ccomp", "xcomp", "prep") is not None:
        return False
    if child(clause, "auxpass") is not None or holder is None:
        return clause.tag_ == "VBN" and clause.lemma_ in _list("announcing")
    return lemma(clause) in _list("vouching") and not _own(holder)


def _accounted(verb: Token, tokens: Sequence[Token]) -> bool:
    """The case "*By his own account* he is rich", "*In her view* it is a danger"."""
    return any(
        noun is not None
        and _owned(noun)
        and noun.lemma_.lower() in _list(f"{prep.lower_}_accounts")
        for prep in children(verb, "prep")
        if prep.lower_ in {"by", "in"} and prep in tokens
        for noun in children(prep, "pobj")
    )


def _owned(noun: Token) -> bool:
    owner = child(noun, "poss")
    if owner is not None:
        return not first_person(owner)
    of = child(noun, "det") is not None and any(c.lower_ == "of" for c in children(noun, "prep"))
    counted = any(c.lower_ in _list("some") for c in children(noun, "det", "amod", "nummod"))
    return of or counted


def _own(holder: Token) -> bool:
    """Whether a subject is the writer, the reader or nobody."""
    nobody = any(c.lower_ == "no" for c in children(holder, "det"))
    return (
        first_person(holder) or second_person(holder) or holder.lower_ in _ANYBODY or nobody
        or (holder.lower_ == "it" and holder.dep_ == "expl")
    )  # fmt: skip


def _bids(verb: Token) -> bool:
    """An imperative: "*Subscribe* to our letter", "Don't *miss* it"."""
    helpers = {c.lower_ for c in children(verb, "aux", "auxpass")}
    return verb.tag_ == "VB" and helpers <= {"do"} and child(verb, *SUBJECTS, "expl") is None


def _list(name: str) -> frozenset[str]:
    return words("certainty", "hearsay", name)
