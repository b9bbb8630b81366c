"""Words of speech that only name a deed: a visa denied, a deal agreed, a ship given a name."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from extract.syntax.clauses import SUBJECTS, infinitive
from extract.syntax.cues import Cue, listed
from extract.syntax.phrases import person_noun, thing
from extract.syntax.speech_verbs import puts
from extract.syntax.tree import child, children, head_of, verbal
from extract.wordlists import table, words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["arranged", "deed", "deed_nouns", "somebody"]

#: What a letter or post that somebody passes on may do.
_TELLING = frozenset(
    {"alleging", "claiming", "saying", "said", "says", "claimed", "claims", "which", "that"}
)
_GIVEN = frozenset({"the", "any", "all"})  # "denied *the* loan of buses": that there was one


def deed(cue: Cue, entry: Any, content: Sequence[Token], *, spoken_by: bool) -> str:
    """Why a cue with its content tells of no words but of a deed, or "" when it tells of words.

    :param entry: what the list says of the cue; None for words in no list.
    :param content: the words of the content, in order.
    :param spoken_by: whether the candidate names a source.
    """
    top = head_of(content)
    if top is None or entry is None:
        return ""
    # "denied *inmates* access": a plural is easily read as a verb
    clause = verbal(top) and (child(top, *SUBJECTS) is not None or top.tag_ not in {"VBZ", "VBP"})
    clause = clause and not _goods(top)
    if not clause and _withheld(cue, content):
        return f"withheld: {cue.head.text} means kept from"
    printed = "another one's words" if _passes_on(cue, content) else ""
    printed = printed or ("a wording" if _wording(cue, content) else "")
    printed = printed or ("a name" if _named(cue, content, spoken_by=spoken_by) else "")
    if printed or not verbal(top):
        printed = printed or _done_with(cue, content, top)
        return f"{printed}: {cue.head.text}" if printed else _heard_by(cue, top)
    return _planned(cue, top, spoken_by=spoken_by)


def _done_with(cue: Cue, content: Sequence[Token], top: Token) -> str:
    """What is done with a thing by a cue that says nothing of it, or ""."""
    agreed = cue.name in words("acts", "deeds", "agreed") and _thing(top)
    done = agreed or _shown(cue, top) or _put_aside(cue, content) or _only_mentioned(cue, content)
    return "a deed" if done else ""


def _wording(cue: Cue, content: Sequence[Token]) -> bool:
    """The case "as Roe *likes to put it*": only how somebody says what stands beside it."""
    words_of = puts(cue.head)
    return bool(words_of) and all(t.i in words_of for t in content if t.is_alpha)


def _heard_by(cue: Cue, top: Token) -> str:
    return f"whom it was said to: {top.text}" if _hearer(cue, top) else ""


@cache
def deed_nouns() -> frozenset[str]:
    """The nouns that name a deed and nothing else."""
    path = files("extract").joinpath("words", "derived.json")
    made = frozenset(json.loads(path.read_text(encoding="utf-8"))["deeds"])
    return made.union(*(p.get("nouns", ()) for p in table("relations")["relation"]))


def _planned(cue: Cue, top: Token, *, spoken_by: bool) -> str:
    """The cases "tried *to save it*" and "are expected *to meet*": a deed, and no words."""
    if not spoken_by and arranged(cue.head):
        return f"an agenda: {cue.head.text}"
    tried = cue.name in words("acts", "deeds", "attempts") and infinitive(top)
    return f"an attempt: {cue.head.text}" if tried else ""


def arranged(verb: Token) -> bool:
    """Whether somebody is expected to do what is arranged beforehand: "are expected to *meet*"."""
    done = child(verb, "xcomp")
    told = verb.lemma_ == "expect" and child(verb, "auxpass") is not None
    if not told or child(verb, "agent", "neg") is not None or done is None or not infinitive(done):
        return False
    opinion = any(c.lower_ in {"widely", "generally"} for c in children(verb, "advmod"))
    return done.lemma_ in words("certainty", "hearsay", "arranged") and not opinion


def _withheld(cue: Cue, content: Sequence[Token]) -> bool:
    """The case "denied reporters *access*", "denying *food* to the town": nothing is said."""
    clause = content[0].lower_ == "that"  # "denied that members", of which a line is all there is
    if cue.name not in words("acts", "deeds", "withholding") or clause:
        return False
    inside = {t.i for t in content}
    before = list(takewhile(lambda t: t.pos_ not in {"ADP", "SCONJ"}, content))
    if any(t.lemma_.lower() in words("certainty", "sayings") for t in before):
        return False
    goods = [t for t in before if _goods(t)]
    if any(_for_somebody(t) or not any(c.lower_ in _GIVEN for c in t.children) for t in goods):
        return True
    things = [t for t in children(cue.head, "dobj", "npadvmod", "oprd") if t.i in inside]
    if not things:
        return False
    receivers = [*(t for t in children(cue.head, "dative") if t.i in inside), *things[1:]]
    to = [p for p in children(cue.head, "prep") if p.lower_ == "to" and p.i in inside]
    # bare goods: "denied *sacks* to the poor", not "denied the sale of arms to them"
    bare = not any(things[0].children) and not thing(things[0])
    given = bare and things[0].lemma_.lower() not in words("acts", "deeds", "moves")
    kept = _person(things[0]) or _for_somebody(things[0])  # "denied *the striker* from close range"
    return kept or bool(receivers) or (given and any(child(p, "pobj") for p in to))


def _goods(word: Token) -> bool:
    """Whether a word means what is kept from somebody: "denied the hikers *shelter*"."""
    listed = word.lemma_.lower() in words("acts", "deeds", "goods")
    return listed and (not verbal(word) or (word.tag_ == "VB" and not any(children(word, "aux"))))


def _person(noun: Token) -> bool:
    """Whether a noun is somebody; a name without an article is, a clause may deny "the Deluge"."""
    bare = noun.pos_ == "PROPN" and not any(children(noun, "det", "poss", "prep"))
    trade = noun.lemma_.lower() in words("names", "roles", "trades")
    return bare or (noun.pos_ == "NOUN" and (trade or person_noun(noun)))


def _for_somebody(goods: Token) -> bool:
    """Whether who is kept from something was read as part of it: "denied *the family* entry"."""
    ahead = next(children(goods, "det", "poss"), goods).i
    first = next(children(goods, "compound", "nmod"), goods)
    groups = words("names", "organizations", "heads") | words("acts", "deeds", "groups")
    many = first.tag_ == "NNS" or first.lemma_.lower() in groups or _person(first)
    named = first.pos_ == "PROPN" and first.i < ahead < goods.i  # "denied *Norda* the win"
    return first.i < goods.i and (named or (ahead < first.i and many))


def _shown(cue: Cue, top: Token) -> bool:
    """The case "posted *a video*": what it says does not stand there."""
    shown = top.lemma_.lower() in words("acts", "deeds", "shown")
    sends = cue.name in words("acts", "deeds", "showing")
    told = any(map(verbal, top.subtree))
    return shown and sends and not told and not any(t.is_quote for t in top.subtree)


def _put_aside(cue: Cue, content: Sequence[Token]) -> bool:
    """The case "*put* the contracts *on hold*": what is done with them; not "put it at $9m"."""
    top, inside = head_of(content), {t.i for t in content}
    led = [*children(cue.head, "prep", "prt"), *(t for t in content if t.dep_ == "prep")]
    where = {t.lower_ for t in led if t.i in inside}
    blames = top is not None and listed(top.lemma_.lower()) is not None  # "put the *blame* on Roe"
    return cue.name == "put" and "at" not in where and not blames and bool(where & _aside())


def _aside() -> frozenset[str]:
    return words("acts", "deeds", "aside")


def _only_mentioned(cue: Cue, content: Sequence[Token]) -> bool:
    """The case "referred to *the envoy* with a gesture": nothing is said of somebody."""
    top = head_of(content)
    if cue.name != "refer to" or top is None or not somebody(top):
        return False
    return not any(t.is_quote or t.lower_ == "as" for t in content)


def somebody(noun: Token) -> bool:
    """Whether a noun means a person, a body or a country, by its kind or its name."""
    named = noun.pos_ == "PROPN" and noun.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"}
    return named or _person(noun) or noun.lemma_.lower() in words("acts", "deeds", "groups")


def _passes_on(cue: Cue, content: Sequence[Token]) -> bool:
    """The case "retweeted *a video* alleging that it fell": the words are the video's."""
    passing = words("cues", "passing_on") - words("cues", "authoring")
    noun = next((t for t in content if t.pos_ == "NOUN"), None)
    shown = words("cues", "papers") | words("cues", "enumerated") | words("acts", "deeds", "shown")
    if cue.name not in passing or noun is None or noun.lemma_.lower() not in shown:
        return False
    own = child(noun, "poss")
    return (own is None or own.tag_ != "PRP$") and any(t.lower_ in _TELLING for t in content)


def _hearer(cue: Cue, top: Token) -> bool:
    """The case "apologised to *its clients*": no words, only who hears them."""
    to = top.head
    led = top.dep_ == "pobj" and to.lower_ == "to" and to.i in {t.i for t in cue.tokens}
    hears = to.head.lemma_.lower() in words("acts", "deeds", "hearing")
    return led and hears and not any(verbal(t) or t.is_quote for t in top.subtree)


def _thing(top: Token) -> bool:
    return top.pos_ == "NOUN" and not any(t.is_quote for t in top.subtree)


def _named(cue: Cue, content: Sequence[Token], *, spoken_by: bool) -> bool:
    """The cases "a tug *named* “Rose”", "*titled* his book “Rose”": a thing is given its name.

    Or "a plan *called* “Green Valley”", where the words in quotation marks are a title.
    """
    if cue.name in words("acts", "deeds", "naming") and not spoken_by:
        return not verbal(head_of(content) or cue.head)
    told_of = cue.name in words("acts", "deeds", "calling") and cue.head.dep_ in {"acl", "relcl"}
    titles = cue.name in words("acts", "deeds", "titling")
    return (titles or told_of) and _name_in_quotes(content)


def _name_in_quotes(content: Sequence[Token]) -> bool:
    marks = [n for n, t in enumerate(content) if t.is_quote]
    if len(marks) < 2:
        return False
    inner = [t for t in content[marks[0] + 1 : marks[-1]] if t.is_alpha]
    said = [t for t in inner if t.pos_ not in {"ADP", "DET", "CCONJ", "PART", "PRON"}]
    return bool(said) and all(t.text[:1].isupper() for t in said)
