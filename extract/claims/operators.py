"""Predicates that stand outside what is claimed: "it is unlikely to …", "there is no doubt that …".

Peeling them off leaves the claim itself; each says how sure it is and whether it is denied.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from extract.claims.dismissals import dismissed
from extract.records import Certainty, EventStatus, Polarity
from extract.syntax.clauses import complement, copula, infinitive, mark, subject
from extract.syntax.negation import negated
from extract.syntax.phrases import first_person
from extract.syntax.tree import children, following, verbal
from extract.wordlists import table, words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Operator", "doer_of", "entertained", "hanging", "peel"]

_DEEPEST = 5


class Operator(NamedTuple):
    """One predicate that was peeled off.

    :param token: the word that carries it.
    :param frame: the verb it hangs on (the copula), or the word itself.
    :param status: when the event of an infinitive takes place ("is *set* to …"), or None.
    :param rejects: whether it calls its subject untrue ("is fake news").
    """

    token: Token
    frame: Token
    certainty: Certainty
    polarity: Polarity
    status: EventStatus | None = None
    rejects: bool = False


def peel(head: Token) -> tuple[Token, tuple[Operator, ...]]:
    """The word that carries the claim itself, and the predicates around it, outermost first.

    :param head: the head of a clause or noun phrase.
    """
    found: list[Operator] = []
    for _ in range(_DEEPEST):
        step = _step(head, bool(found))
        if step is None or step[1].i == head.i:
            break
        found += [step[0]] if step[0] is not None else []
        head = step[1]
    return head, tuple(found)


def hanging(head: Token) -> Operator | None:
    """What a predicate says of a clause apart from it: "It is *unlikely*, he said, that …".

    :param head: a copula without a clause of its own; "there is" and "it is" lead in such clauses.
    """
    led = any(children(head, "expl")) or any(t.lower_ == "it" for t in children(head, "nsubj"))
    if not (led and copula(head)) or complement(head) is not None:
        return None
    for token in children(head, "acomp", "attr", "nsubj"):
        kinds = ("noun", "adjective") if token.pos_ == "NOUN" else ("adjective", "noun")
        entry = next((e for kind in kinds if (e := _entry(kind, token)) is not None), None)
        if entry is not None and token.i > head.i:
            return _made(entry, token, head)
    return None


def entertained(verb: Token) -> bool:
    """Whether in the passive a verb tells that something is believed or said: "is *thought* to"."""
    entry = _entry("passive", verb)  # "it was supposed to help" tells what it was for
    return entry is not None and entry.get("status") != "planned" and verb.lemma_ != "suppose"


_Step = tuple[Operator | None, "Token"]


def _step(head: Token, inner: bool) -> _Step | None:  # noqa: FBT001
    if not verbal(head):
        return _wrapper(head)
    for find in (_adjective, _noun, _yet, _verb, _cleft, _dismissed):
        found = find(head)
        if found is not None:
            return found
    if inner and head.tag_ in {"VB", "VBG"} and _entry("through", head):
        below = complement(head)
        return None if below is None else (None, below)
    return None


# ---------------------------------------------------------------- the word lists


@cache
def _entries() -> dict[tuple[str, str], Any]:
    found: dict[tuple[str, str], Any] = {}
    for entry in table("certainty")["operator"]:
        kinds = ("adjective", "noun") if entry["kind"] == "untrue" else (entry["kind"],)
        found |= {(kind, word): entry for kind in kinds for word in entry["words"]}
    return found


def _entry(kind: str, token: Token) -> Any:
    return _entries().get((kind, token.lemma_.lower())) or _entries().get((kind, token.lower_))


def _made(entry: Any, token: Token, frame: Token) -> Operator:
    denied = negated(frame) != (token.i != frame.i and verbal(frame) and _own_no(token, frame))
    certainty, polarity = entry["no" if denied else "yes"]
    status = cast("EventStatus | None", entry.get("status"))
    made = cast("tuple[Certainty, Polarity]", (certainty, polarity))
    return Operator(token, frame, *made, status, bool(entry.get("rejects")))


def _own_no(token: Token, frame: Token) -> bool:
    """Whether a predicate word has its own negation ("is hardly likely") beside the verb's."""
    return negated(token) and token.dep_ not in {"attr", "dobj", "nsubj"} and token.i != frame.i


# ---------------------------------------------------------------- "is unlikely", "is a lie"


def _adjective(head: Token) -> _Step | None:
    for token in children(head, "acomp", "attr", "oprd", "advmod"):
        entry = _entry("adjective", token) if token.pos_ in {"ADJ", "ADV", "VERB"} else None
        if entry is None or token.i < head.i or (token.dep_ == "advmod" and not copula(head)):
            continue
        return _predicated(entry, token, head)
    return None


def _predicated(entry: Any, token: Token, head: Token) -> _Step | None:
    """An operator over its complement, or over its subject where it stands alone."""
    below = complement(token, head)
    if below is not None and below.dep_ == "advcl":
        below = below if infinitive(below) or mark(below) == "that" else None
    compared = any(c.lower_ in {"more", "less"} for c in children(token, "advmod"))
    if below is None and (entry.get("needs_complement") or compared):
        return None
    below = below or subject(head)
    return None if below is None else (_made(entry, token, head), below)


def _noun(head: Token) -> _Step | None:
    for token in children(head, "attr", "acomp", "oprd", "nsubj", "dobj"):
        entry = _entry("noun", token) if token.pos_ != "ADJ" else None
        if entry is None or not _copular(token, head) or not _qualified(entry, token):
            continue
        below = complement(token) or (complement(head) if _foretells(token, head) else None)
        below = below or following(token, "of", "for")
        existential = any(children(head, "expl"))
        if below is None and not existential and not entry.get("needs_complement"):
            below = subject(head) if token.dep_ in {"attr", "acomp"} else None
        if below is not None and below.i != token.i:
            return _made(entry, token, head), below
    return None


def _foretells(token: Token, head: Token) -> bool:
    """The case "the lie is *that* …", "*it* is a lie *that* …"."""
    if token.dep_ == "nsubj":
        return True
    holder = next(children(head, "nsubj"), None)
    return holder is not None and holder.lower_ == "it" and holder.i < head.i


def _copular(token: Token, head: Token) -> bool:
    if token.dep_ == "nsubj":
        return copula(head) and complement(head) is not None and token.i < head.i
    held = head.lemma_ in words("certainty", "informing", "having")
    have = held and token.dep_ == "dobj" and _entry("noun", token) is not None
    told = complement(token) or (following(token, "of", "for") if negated(token) else None)
    return copula(head) or (have and told is not None)


def _qualified(entry: Any, token: Token) -> bool:
    needed = entry.get("only_with")
    return not needed or any(c.lower_ in needed for c in token.children)


def _dismissed(head: Token) -> _Step | None:
    """The case "the accusations were *speculation*", "the story was *made up*"."""
    found = dismissed(head)
    if found is None:
        return None
    word, said = found
    polarity: Polarity = "positive" if negated(head) else "negative"
    return Operator(word, head, "certain", polarity, rejects=True), said


def _cleft(head: Token) -> _Step | None:
    """The case "what he will not *do* is *leave*": he will not leave."""
    doing = next((c for c in children(head, "csubj", "nsubj") if c.lemma_ == "do"), None)
    if doing is None or head.lemma_ != "be" or not any(children(doing, "dobj")):
        return None
    what = any(c.lower_ in {"what", "all"} for c in children(doing, "dobj"))
    below = next((c for c in head.children if c.i > head.i and verbal(c)), None)
    if below is None or not what:
        return None
    polarity: Polarity = "negative" if negated(doing) != negated(head) else "positive"
    return Operator(doing, doing, "certain", polarity, "predicted"), below


# ---------------------------------------------------------------- "is expected to", "I think"


def _verb(head: Token) -> _Step | None:
    below = complement(head)
    if below is None:
        return None
    if any(children(head, "auxpass")):
        entry, wanted = _entry("passive", head), {"xcomp", "ccomp", "advcl"}
    elif below.dep_ == "xcomp" and _entry("raising", head) and _tensed(head):
        entry, wanted = _entry("raising", head), {"xcomp"}
    else:
        entry, wanted = _own(head), {"ccomp"}
    if entry is None or below.dep_ not in wanted or not _fits(entry, head, below):
        return None
    return _made(entry, head, head), (complement(below) or below) if _seen(entry) else below


def _yet(head: Token) -> _Step | None:
    """The case "has *yet* to sign": it has not been done."""
    below = next((c for c in children(head, "xcomp", "ccomp") if infinitive(c)), None)
    if head.lemma_ not in {"have", "be", "remain"} or below is None or below.i < head.i:
        return None
    if copula(head) and below.lemma_ == "come":
        return None  # "the worst *is yet to come*"
    word = next((t for t in head.doc[head.i + 1 : below.i] if t.lower_ == "yet"), None)
    return None if word is None else (Operator(word, head, "certain", "negative", "past"), below)


def _tensed(head: Token) -> bool:
    """Whether a verb is more than a gerund ("*failing* to act is a risk" claims no failure)."""
    return head.tag_ != "VBG" or any(children(head, "aux"))


def _seen(entry: Any) -> bool:
    return "only_with" in entry


def _fits(entry: Any, head: Token, below: Token) -> bool:
    if below.dep_ in {"xcomp", "advcl"} and not infinitive(below) and head.lemma_ != "look":
        return False
    return not _seen(entry) or below.lemma_ in entry["only_with"]


def _own(head: Token) -> Any:
    """The case "I think …", "the data shows …", which the speaker goes by; nobody else's mind."""
    holder = subject(head)
    if holder is None:
        return None
    if first_person(holder):
        return _entry("own", head)
    return _entry("shown", head) if _informs(holder) else None


def _informs(holder: Token) -> bool:
    """The case "our *information* indicates that", "none of the *data* shows that"."""
    nobody = holder.lower_ in words("certainty", "negation", "pronouns")
    noun = (following(holder, "of") or holder) if nobody else holder
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in words("certainty", "informing", "nouns")


# ---------------------------------------------------------------- "any notion of …"


def _wrapper(noun: Token) -> _Step | None:
    level = _wrappers().get(noun.lemma_.lower())
    if level is None:
        return None
    below = complement(noun)
    if below is None or not (_leads(below) or doer_of(below) is not None):
        below = _inner(following(noun, "of", "about"))
    if below is None or below.i == noun.i:
        return None
    if not negated(noun):
        return Operator(noun, noun, level, "positive"), below
    entry = _entry("noun", noun)  # "no evidence that" leaves more room than "no suggestion that"
    return Operator(noun, noun, entry["no"][0] if entry else level, "negative"), below


def doer_of(verb: Token) -> Token | None:
    """Who does it in "reports of *Roe* leaving", where the parse hangs the verb on the noun."""
    noun: Token = verb.head
    if verb.dep_ != "acl" or verb.tag_ != "VBG" or noun.lemma_.lower() not in _wrappers():
        return None
    inner = following(noun, "of", "about")
    beside = inner is not None and not verbal(inner) and inner.right_edge.i == verb.left_edge.i - 1
    return inner if beside else None


def _leads(below: Token) -> bool:
    """Whether a clause says what the noun is about, unlike a relative clause."""
    if below.dep_ in {"relcl", "acl"}:
        return any(c.lower_ in {"that", "to"} and c.dep_ in {"mark", "aux"} for c in below.children)
    return below.dep_ != "advcl"


@cache
def _wrappers() -> dict[str, Certainty]:
    lists = table("certainty")["wrappers"]
    return {word: cast("Certainty", level) for level in lists for word in lists[level]}


def _inner(noun: Token | None) -> Token | None:
    """The case "reports of personnel being deployed": a participle makes the noun a clause."""
    if noun is None:
        return None
    for verb in children(noun, "acl"):
        if verb.tag_ == "VBG" or any(c.lower_ == "being" for c in verb.children):
            return verb
    return noun
