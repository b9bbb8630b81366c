"""What one stretch of words claims: its head, how sure, affirmed or denied, and when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from extract.claims.certainty import hedges, weakest
from extract.claims.operators import Operator, doer_of, peel
from extract.claims.polarity import compose
from extract.claims.status import conditional, deontic, status
from extract.records import Certainty, EventStatus, Polarity
from extract.syntax.clauses import infinitive, mark, subject
from extract.syntax.expletives import expletive
from extract.syntax.negation import negations
from extract.syntax.tree import children, following, head_of, verbal
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Claim", "claim"]

_WHETHER = frozenset({"whether", "if"})


class Claim(NamedTuple):
    """What is claimed, with everything around it already weighed.

    :param top: the head before anything was peeled off.
    :param head: the word that carries the claim: a predicate, or the noun of a noun phrase.
    :param subject: the head of its subject, or None.
    :param negations: the words of the claim that deny it; they stand outside the proposition.
    :param question: whether it is asked, directly or after "whether".
    :param demanded: whether it says what has to be done.
    :param rejected: the words that call it untrue, or None.
    """

    top: Token
    head: Token
    subject: Token | None
    certainty: Certainty
    polarity: Polarity
    status: EventStatus
    negations: tuple[Token, ...] = ()
    question: bool = False
    demanded: bool = False
    rejected: Token | None = None


def claim(
    tokens: Sequence[Token],
    top: Token | None = None,
    *,
    reported: bool = True,
    over: Operator | None = None,
) -> Claim | None:
    """What some words of one sentence claim; None when they hold no word to hang a claim on.

    :param tokens: the words, in order.
    :param top: the word the others hang on, where the caller knows it.
    :param reported: whether they are reported rather than the article's own.
    :param over: a predicate that stands apart from its clause: "*It is unlikely*, he said, that …".
    """
    top = top or head_of(tokens)
    if top is None:
        return None
    head, operators = peel(top)
    if head.i not in {t.i for t in tokens} and top in tokens:
        head, operators = top, ()  # "a claim", not "a claim *that he rejects*"
    head, lacking = _lacking(head)
    denied = [*negations(head), *lacking] if head.i != top.i or not operators else []
    denied = [t for t in denied if t.i <= tokens[-1].i]  # "that it fell" shocked *nobody*
    operators = (over, *operators) if over is not None else operators
    question = _asked(top, tokens) or (mark(head) in _WHETHER and head.dep_ == "ccomp")
    return Claim(
        top=top,
        head=head,
        subject=_subject(head, top, operators),
        certainty="uncommitted" if question else _certainty(head, operators),
        polarity="underspecified" if question else _polarity(denied, operators),
        status=_status(head, operators, reported=reported),
        negations=tuple(denied),
        question=question,
        demanded=_demanded(top, head, tokens),
        rejected=next((o.token for o in operators if o.rejects), None),
    )


def _lacking(head: Token) -> tuple[Token, tuple[Token, ...]]:
    """The case "the lack of progress": where a noun phrase is the claim, it denies progress."""
    if verbal(head) or head.lemma_.lower() not in words("certainty", "negation", "nouns"):
        return head, ()
    inner = following(head, "of")
    if inner is None:
        inner = next((c for c in children(head, "acl", "relcl") if verbal(c)), None)
    return (inner, (head, *negations(head))) if inner is not None else (head, ())


def _polarity(denied: list[Token], operators: Sequence[Operator]) -> Polarity:
    own: Polarity = "negative" if len(denied) % 2 else "positive"
    return compose(*(o.polarity for o in operators), own)


def _certainty(head: Token, operators: Sequence[Operator]) -> Certainty:
    frames = [h for o in operators if o.frame.i != head.i for h in hedges(o.frame)]
    return weakest([*(o.certainty for o in operators), *frames, *hedges(head)])


def _status(head: Token, operators: Sequence[Operator], *, reported: bool) -> EventStatus:
    if conditional(head) or any(conditional(o.frame) for o in operators if verbal(o.frame)):
        return "conditional"
    told = next((o.status for o in operators if o.status), None)
    found = status(head, reported=reported)
    if infinitive(head) and operators:
        perfect = any(c.lower_ == "have" for c in children(head, "aux"))
        past = perfect or operators[-1].token.lemma_ in {"fail", "neglect"}
        told_past = not reported and operators[-1].frame.tag_ == "VBD"
        return "past" if past or (told_past and told is None) else (told or "predicted")
    return told if told == "planned" and found in {"standing", "ongoing"} else found


def _subject(head: Token, top: Token, operators: Sequence[Operator]) -> Token | None:
    if not verbal(head) or (_bare(head) and head.dep_ in {"ROOT", "advcl"}):
        return None
    found = doer_of(head) or subject(head)
    if found is None and operators:
        found = subject(operators[-1].frame if verbal(operators[-1].frame) else top)
    return None if found is None or expletive(found) else found  # "*it* is a shame that …"


def _asked(top: Token, tokens: Sequence[Token]) -> bool:
    last = next((t for t in reversed(tokens) if t.text not in {'"', "”", "’", "'"}), None)
    if last is not None and last.text == "?":
        return True
    return verbal(top) and (mark(top) in _WHETHER and top.dep_ in {"ccomp", "pcomp", "ROOT"})


def _demanded(top: Token, head: Token, tokens: Sequence[Token]) -> bool:
    described = (c for n in children(top, "attr") for c in children(n, "relcl"))
    if any(verbal(t) and deontic(t) for t in (top, head, *described)):
        holder = subject(head)
        return holder is None or holder.lower_ != "i"
    ahead = [t for t in tokens if t.i < top.i and not t.is_punct]
    bidden = {t.i for c in children(top, "advcl") if _bare(c) for t in c.subtree}  # "*sit*, stay"
    others = [t for t in ahead if t.i not in bidden]
    first = top.dep_ in {"advcl", "xcomp"} and not ahead and mark(top) == ""
    return _bare(top) and len(others) <= 1 and (first or top.dep_ in {"ROOT", "ccomp"})


def _bare(verb: Token) -> bool:
    """Whether a verb stands as in a command, without subject and auxiliary."""
    return verb.tag_ == "VB" and not any(children(verb, "aux", "nsubj", "nsubjpass", "expl"))
