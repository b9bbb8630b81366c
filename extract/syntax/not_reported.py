"""Whether a cue reports anything: not when denied, refused, only possible, meant or supposed.

The one answer to that question, for the rules, for what any extractor finds and for the ledger.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from extract.syntax.clauses import (
    SUBJECTS,
    copula,
    finite,
    governor,
    has_to_say,
    infinitive,
    subject,
)
from extract.syntax.conditions import conditional
from extract.syntax.cues import Cue, lemma, listed, matched, read, under_negation
from extract.syntax.negation import denying, misquoting, negations
from extract.syntax.outcomes import outcome
from extract.syntax.phrases import first_person
from extract.syntax.refusals import refused
from extract.syntax.tree import child, children, gerund, verbal
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Report", "report", "why_unreported"]

#: acts whose infinitive is still to come: "vowed to tell", "wants him to admit"
_STANDING_OVER = frozenset({"attitude", "demand", "promise", "threaten", "predict", "ask"})
_SHORT = 7  # words of a request that may be for anonymity alone


class Report(NamedTuple):
    """What is left of a cue once what denies or withholds it is counted.

    :param entry: what the list of acts says of it, as a negation leaves it; None for words in no
        list.
    :param why: why it reports no statement, with the word that says so; "" when it does.
    """

    entry: Any
    why: str


def report(
    cue: Cue,
    unlisted: Any = None,
    content: Collection[Token] = (),
    apart: Callable[[Token], bool] | None = None,
) -> Report:
    """Whether a cue reports a statement.

    :param unlisted: the entry of a cue that stands in no list, by its shape; None where unknown.
    :param content: the words of what was said, where they are known.
    :param apart: words for which it is true belong to what somebody says and tell nothing of the
        saying; the content, when left out.
    """
    told = apart or (lambda token: token in content)
    entry = cue.entry or unlisted
    against = _against(cue, told)
    if len(against) % 2:
        entry = refused(cue) or under_negation(cue)
        if entry is None:
            return Report(None, f"negated: {against[-1].text}")
    return Report(entry, _withheld(cue, entry, content, told))


def why_unreported(tokens: Iterable[Token], apart: Callable[[Token], bool] | None = None) -> str:
    """Why the words of a cue report no statement, or "" when they do.

    :param tokens: the words of the cue, in order.
    :param apart: words for which it is true are said by somebody and tell nothing of the saying.
    """
    cue = read(list(tokens))
    if cue is None:
        return ""
    # "refused to *endorse*": what is reported there is the refusal
    keeping = next((m for m in cue.above if _reverses(m) or _lacks(m)), None)
    found = report(cue, apart=apart)
    return found.why or (f"negated: {keeping.text}" if keeping is not None else "")


def _against(cue: Cue, told: Callable[[Token], bool]) -> list[Token]:
    """The words that deny that something was said; an even number of them denies nothing."""
    found = [m for m in cue.members if m.i != cue.head.i and (_reverses(m) or _lacks(m))]
    found += [t for m in cue.members for t in _denials(m)]
    return [t for t in (*found, *_none_of_it(cue)) if not told(t)]


def _withheld(
    cue: Cue, entry: Any, content: Collection[Token], told: Callable[[Token], bool]
) -> str:
    """Why a cue that nothing denies reports no statement, or ""."""
    meant = _unsaid(cue) or _nobody(cue, told) or _nothing(content)
    meant = meant or _governed(cue) or _embedded(cue) or _general(cue)
    mind = entry is not None and entry["act"] == "attitude"
    firm = entry is not None and entry.get("firm", False)
    helpers = [(m, h) for m in cue.members for h in _helpers(m) if not told(h)]
    possible = "" if firm else _possible(cue, helpers) or _foretold(cue, helpers, mind=mind)
    guessed = _guessed(cue, helpers, mind=mind)
    return meant or possible or guessed or conditional(cue.members) or _asked(cue)


def _list(name: str) -> frozenset[str]:
    return words("acts", "withheld", name)


# ---------------------------------------------------------------- "did not", "nobody", "without"


def _denials(member: Token) -> Iterator[Token]:
    for token in negations(member):
        beside = token.pos_ != "NOUN" and token.dep_ in {"advmod", "preconj", "cc"}
        if token.dep_ == "neg" or beside:  # "don’t" may be tagged as if it held a noun
            yield token


def _reverses(member: Token) -> bool:
    """The case "*failed* to say": under a negation it was said."""
    return bool({member.lemma_.lower(), member.lower_} & _list("reversing"))


def _lacks(member: Token) -> bool:
    """The case "*without* saying"."""
    return member.lower_ in _list("lacking") and not verbal(member)


def _nobody(cue: Cue, told: Callable[[Token], bool]) -> str:
    """Why nobody holds it: "nobody", "no official", "neither side"; not "No 10"."""
    holders = (c for m in cue.members for c in children(m, "nsubj", "nsubjpass"))
    found = (t for h in holders if not told(h) for t in denying(h))
    return next((f"negated: {t.text}" for t in found), "")


def _nothing(content: Collection[Token]) -> str:
    """The case "said *nothing*", "said *little*", "asked *not to be named*"."""
    words = [t for t in content if t.is_alpha]
    words = words[1:] if len(words) == 2 and words[0].pos_ == "ADP" else words  # "to nothing"
    quoted = any(t.is_quote for t in content)  # "“No,” she said"
    if len(words) == 1 and not quoted and words[0].lower_ in _list("none"):
        return f"negated: {words[0].text}"
    # "who asked not to be named": how the words came, none themselves
    hidden = [t.lower_ for t in words][:3] == ["not", "to", "be"] and len(words) < _SHORT
    return "withheld: anonymity" if hidden and words[3:4] and _names(words[3]) else ""


def _names(verb: Token) -> bool:
    return verb.lemma_ in {"name", "identify", "quote"}


def _none_of_it(cue: Cue) -> Iterator[Token]:
    """The case "made *no* mention of", "*any* suggestion that"; not "nothing but praise"."""
    together = {t.i for t in cue.phrase}
    for token in cue.tokens:
        only = token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "but"
        if token.lower_ not in _list("none") or token.i in together or only:
            continue
        if token.dep_ == "dobj" or (token.dep_ in {"det", "amod"} and token.head.i > token.i):
            yield token
    if not verbal(cue.head):
        listing = _list("none") | _list("supposed")
        near = children(cue.head, "det", "amod")
        yield from (t for t in near if t.lower_ in listing and t not in cue.tokens)


# ---------------------------------------------------------------- "is expected to say"


def _unsaid(cue: Cue) -> str:
    """The case "dodged questions about": the cue itself says that nothing was said."""
    listing = _silences()
    alone = any(w in listing for w in (lemma(cue.head), cue.head.lower_, cue.name))
    silent = matched(cue.tokens, cue.head, listing) is not None or (alone and not cue.phrase)
    return f"withheld: {cue.head.text}" if silent else ""


@cache
def _silences() -> Mapping[str, None]:
    return dict.fromkeys(_list("silences") | _list("unsaying"))


def _governed(cue: Cue) -> str:
    """The case "is *expected* to announce": what an infinitive hangs on keeps it from being."""
    together = {t.i for t in cue.phrase}
    for upper, lower in pairwise(cue.members):
        said = upper.i in together or _stressed(upper, lower) or outcome(lower) is not None
        if misquoting(upper) or (not said and _hypothetical(upper, lower)):
            return f"withheld: {upper.text}"
    return ""


def _general(cue: Cue) -> str:
    """The case "*To say* so is wrong": what saying it would be, not that somebody did."""
    verb = cue.head
    while verb.dep_ == "conj" and verbal(verb.head):
        verb = verb.head
    fronted = verb.dep_ == "csubj" or (verb.dep_ == "advcl" and copula(verb.head))
    general = fronted and verb.i < verb.head.i and infinitive(verb) and verb.tag_ == "VB"
    return f"only spoken of: to {verb.text}" if general else ""


def _stressed(upper: Token, lower: Token) -> bool:
    """The case "sought to *highlight* it": who tried to do this with words has said them."""
    tried = upper.lemma_ in words("acts", "deeds", "attempts")
    tried = tried and upper.tag_ != "VB"  # "will try to highlight it"
    return tried and lemma(lower) in words("acts", "deeds", "stressing")


def _hypothetical(upper: Token, lower: Token) -> bool:
    if not infinitive(lower):
        accused = upper.lemma_ == "accuse" and lower.dep_ == "pcomp"
        return accused or (gerund(lower) and upper.lemma_ in _list("weighing"))
    if lower.dep_ == "advcl" and verbal(upper) and not copula(upper):
        return not _leads_on(upper)
    if lower.dep_ in {"acl", "relcl"} and not verbal(upper):
        return not _ranked(upper)  # "the authority to say", not "the first official to say"
    if upper.lemma_ == "have":
        pending = upper.tag_ not in {"VBD", "VBN"} or _yet(lower)
        return pending and not has_to_say(lower)
    if upper.lemma_ == "be":  # "is to announce", not "was the first to announce"
        return not any(children(upper, "attr", "acomp", "prep"))
    return _keeps_from(upper)


def _keeps_from(upper: Token) -> bool:
    """Whether what an infinitive hangs on leaves open that it is done."""
    lemmas = {upper.lemma_.lower(), upper.lower_}
    if lemmas & _list("habits") and not any(h.lower_ in _list("would") for h in _helpers(upper)):
        return False  # "likes to say"
    going = upper.lower_ == "going" and not any(children(upper, "prt"))
    if going or lemmas & _list("governors"):
        return True
    if lemmas & (_list("leading") | _list("reversing") | _list("passing")):
        return False
    found = listed(lemma(upper))  # not "too early to say", "waded in to say"
    return found is None or found["act"] in _STANDING_OVER


def _leads_on(upper: Token) -> bool:
    """The case "*took* to the streets to demand": what it was done for was done with it."""
    to_come = _list("modals") | _list("will") | _list("would")
    if any(h.lower_ in to_come for h in _helpers(upper)):
        return False
    return upper.lemma_.lower() in _list("leading") | _list("passing")


def _ranked(noun: Token) -> bool:
    """The case "the *first* to say", "the *latest* official to say": it was done."""
    near = (noun, *children(noun, "amod", "advmod"))
    return any(t.tag_ == "JJS" or t.lower_ in _list("ranks") for t in near)


def _yet(verb: Token) -> bool:
    """The case "has *yet* to say"."""
    to = next(c for c in children(verb, "aux") if c.lower_ == "to")
    return to.i > 0 and to.nbor(-1).lower_ == "yet"


def _embedded(cue: Cue) -> str:
    """The case "it is possible that he believes", "they denied that he had promised"."""
    top = cue.members[0]
    over = governor(top)
    if over is None or over.i > top.i or not verbal(top):
        return ""
    if any(t.is_quote for t in top.doc[over.i : top.i]) or _relative(top):
        return ""
    for word in (over, *children(over, "acomp", "attr", "oprd")):
        if lemma(word) in _list("supposing"):
            return f"only possible: {word.text}"
    found = listed(lemma(over)) if verbal(over) else None
    return f"withheld: {over.text}" if found is not None and found["act"] == "deny" else ""


def _relative(verb: Token) -> bool:
    """Whether a clause tells of the noun before it: "fears *that* he described as absurd"."""
    return any(c.tag_ in {"WDT", "WP"} for c in children(verb, "dobj", "nsubj", "nsubjpass"))


# ---------------------------------------------------------------- "could say", "will feel"


_Helpers = list[tuple["Token", "Token"]]


def _possible(cue: Cue, helpers: _Helpers) -> str:
    for member, helper in helpers:
        if helper.lower_ in _list("modals") and not _performed(cue, member, helper):
            return f"only possible: {helper.text}"
    return ""


def _foretold(cue: Cue, helpers: _Helpers, *, mind: bool) -> str:
    """A state of mind to come, and words that would be said; words that will be said stand."""
    listing = _list("would") | (_list("will") if mind else frozenset())
    for member, helper in helpers:
        told = helper.lower_ in _list("would") and _told(cue, member)
        if helper.lower_ in listing and not (told or _present_mind(member)):
            return f"only foretold: {helper.text}"
    return ""


def _helpers(member: Token) -> Iterator[Token]:
    """The auxiliaries of a verb, those it shares with the verb before it included."""
    yield from children(member, "aux")
    own = any(children(member, "aux", "auxpass", "nsubj", "nsubjpass"))
    if member.dep_ == "conj" and verbal(member.head) and not (own or finite(member)):
        yield from children(member.head, "aux")


def _performed(cue: Cue, member: Token, helper: Token) -> bool:
    """The case "can reveal": done in these words; "I must admit"; "could be heard saying"."""
    if _first_person(member) or (member.lemma_ in {"hear", "see"} and member.i != cue.head.i):
        return True
    return helper.lower_ == "can" and lemma(cue.head) in _list("performed")


def _told(cue: Cue, member: Token) -> bool:
    """The case "would later tell", "would only say", "all that he would say": it was said."""
    if member.dep_ == "relcl" and member.head.lower_ == "all":
        return True
    went = member.lemma_ == "go" and member.i != cue.head.i and any(children(member, "prt"))
    return went or any(t.lower_ in _list("told") for t in _around(cue))


def _present_mind(member: Token) -> bool:
    """The case "would like to": a wish of today; "I would say"."""
    polite = {lemma(member), *(c.lower_ for c in children(member, "advmod"))}
    return _first_person(member) or bool(polite & _list("polite"))


def _first_person(member: Token) -> bool:
    holder = subject(member)
    return holder is not None and first_person(holder)


def _around(cue: Cue) -> Iterator[Token]:
    """The words of a cue, and the adverbs that stand apart from it: "would say *only* that"."""
    yield from cue.tokens
    yield from cue.head.doc[cue.head.i + 1 : cue.head.i + 2]
    yield from (c for m in cue.members for c in children(m, "advmod"))


def _guessed(cue: Cue, helpers: _Helpers, *, mind: bool) -> str:
    """The case "potentially seeking to", a guess at a mind; "will probably claim"."""
    will = any(h.lower_ in _list("will") for _, h in helpers)
    if not (mind or will):
        return ""
    guesses = _list("guesses") | (_list("odds") if will else frozenset())
    found = next((t for t in _around(cue) if t.lower_ in guesses), None)
    return f"only guessed: {found.text}" if found is not None else ""


# ---------------------------------------------------------------- "did he say"


def _asked(cue: Cue) -> str:
    """The case "Did the minister say that …?": the article asks whether, or what, was said."""
    top = cue.members[0]
    last = next((t for t in reversed(top.sent) if not (t.is_space or t.is_quote)), top)
    if top.dep_ != "ROOT" or not verbal(top) or last.text != "?":
        return ""
    holder = child(top, *SUBJECTS)
    turned = holder is not None and any(h.i < holder.i for h in children(top, "aux", "auxpass"))
    return "only asked" if turned or (holder is not None and holder.tag_ == "WP") else ""
