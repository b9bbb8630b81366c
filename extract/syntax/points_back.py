"""Sentences that lay what stands before them to somebody: "*Roe said this* on Monday"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from extract.syntax.clauses import SUBJECTS, verb_group
from extract.syntax.cues import lemma, listed
from extract.syntax.phrases import noun_phrase
from extract.syntax.tails import tail
from extract.syntax.tree import child, children, object_of, verbal
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Span as SpacySpan
    from spacy.tokens import Token

__all__ = ["POINTING", "PointsBack", "according", "points_back"]

#: Words that stand for what was just told.
POINTING = frozenset({"this", "that", "it", "so"})
_IS = frozenset({"is", "was", "’s", "'s"})
_STANDING = frozenset({"assert", "warn", "acknowledge", "predict", "threaten", "promise"})
_NO_NAME = frozenset({"VERB", "AUX", "PRON", "SCONJ", "CCONJ"})
_MADE = frozenset({"make", "issue", "give", "release", "publish"})


class PointsBack(NamedTuple):
    """Who is laid the words that stand before a sentence, as token indices of its paragraph.

    :param source: the words that name the speaker or the paper.
    :param cue: the words that report.
    :param reporters: who passes it on: "…, *Novapress* reports".
    :param named: whether the speaker's own clause points ("Roe said this"), so that the sentence
        before may as well be about something else.
    :param plain: whether its verb tells no more than that it was said, and not why: "explained
        this by the strike".
    """

    source: frozenset[int]
    cue: frozenset[int]
    reporters: tuple[frozenset[int], ...] = ()
    named: bool = False
    plain: bool = False


def points_back(sentence: SpacySpan) -> PointsBack | None:
    """What a sentence says of the words before it, or None when it does not point at them.

    "Roe said this", "this was announced by Roe", "it is stated in the report", "that's according
    to Roe", "the statement was made by Roe". Not "Roe said this: …", which points ahead.
    """
    if ":" in {t.text for t in sentence}:
        return None
    found = _according(sentence)
    if found is None:
        laid = ((t, _laid(t)) for t in sentence if _leads(t))
        found = next((_passed_on(verb, made) for verb, made in laid if made is not None), None)
    closing = tail(sentence) if found is not None and not found.reporters else None
    if found is None or closing is None or closing.cue & found.cue:
        return found
    return found._replace(source=found.source - closing.source, reporters=(closing.source,))


def according(sentence: Iterable[Token]) -> bool:
    """Whether a sentence opens as "*That’s according to* the mayor", whatever its parse.

    :param sentence: its words, in order.
    """
    opening = [t.lower_ for t in sentence if not t.is_space][:3]
    return (
        len(opening) == 3
        and opening[0] in POINTING
        and opening[1] in _IS
        and opening[2] == "according"
    )


def _according(sentence: SpacySpan) -> PointsBack | None:
    if not according(sentence):
        return None
    word = next(t for t in sentence if t.lower_ == "according")
    to = next((c for c in children(word, "prep") if c.lower_ == "to"), None)
    holder = child(to, "pobj") if to is not None else None
    if to is None or holder is None:
        return None
    made = PointsBack(_bare(holder) | _up_to(holder), frozenset({word.i, to.i}))
    top = word if verbal(word) else word.head
    return _passed_on(top, made)


def _up_to(head: Token) -> frozenset[int]:
    """The words that a hyphen joins to a name's first one: "*ex-minister Jan Roe*"."""
    words_of: list[int] = []
    hyphen = head.i + 1 < len(head.doc) and head.nbor(1).text == "-"
    for token in head.doc[head.i + 1 : head.sent.end] if hyphen else ():
        if token.text != "-" and (token.is_punct or token.pos_ in _NO_NAME):
            break
        words_of.append(token.i)
    return frozenset(words_of)


def _leads(verb: Token) -> bool:
    """Whether a verb is the main one, or the one before "…, the agency reports"."""
    above = verb.head
    return above.i == verb.i or (verb.dep_ == "ccomp" and above.head.i == above.i > verb.i)


def _laid(verb: Token) -> PointsBack | None:
    """To whom a main verb lays what was just told."""
    head = child(verb, *SUBJECTS)
    if head is None or head.tag_ == "WP" or _to_come(verb) or _tells_itself(verb):
        return None
    if head.dep_ == "nsubjpass" and _told_of(head, verb):
        holder = _maker(verb)
        return PointsBack(_bare(holder), verb_group(verb)) if holder is not None else None
    told = [t for t in (*children(verb, "dobj", "advmod"), *_topics(verb)) if t.i > verb.i]
    told += _fronted(verb, head)
    if _says(verb) and head.lower_ not in POINTING and any(map(_points, told)):
        cue = verb_group(verb) - {t.i for t in told} - {t.head.i for t in told if t.head != verb}
        return PointsBack(_bare(head), cue, named=True, plain=verb.lemma_ in _plain())
    return None


def _plain() -> frozenset[str]:
    return words("parts", "pointing", "reported") | words("parts", "pointing", "informing")


def _topics(verb: Token) -> Iterator[Token]:
    """What a verb that needs no hearer tells of: "the ministry *informed about it*"."""
    if verb.lemma_ in words("parts", "pointing", "informing"):
        about = (object_of(prep, {"about", "of"}) for prep in children(verb, "prep"))
        yield from (thing for thing in about if thing is not None)


def _fronted(verb: Token, head: Token) -> list[Token]:
    """The pointing word in "*About this* said the mayor", as some translations have it."""
    first = verb.doc[verb.sent.start]
    about = first.lower_ == "about" and first.head == verb and head.i > verb.i
    return list(children(first, "pobj")) if about else []


def _tells_itself(verb: Token) -> bool:
    """Whether a verb has words of its own: "said *that it fell*", "called it *a scandal*"."""
    called = any(prep.lower_ == "as" for prep in children(verb, "prep"))
    more = children(verb, "ccomp", "xcomp", "neg", "oprd", "acomp", "attr")
    return called or any(not _aside(c, verb) for c in more)


def _to_come(verb: Token) -> bool:
    return any(c.tag_ == "MD" for c in children(verb, "aux"))


def _aside(clause: Token, verb: Token) -> bool:
    """Whether a clause hung on a verb only says who passes it on: "…, *Novapress reports*"."""
    who = child(clause, *SUBJECTS)
    if who is None or clause.i < verb.i or not _says(clause):
        return False
    told = any(c.i > clause.i and not c.is_punct for c in clause.children)
    return not told and clause.doc[who.left_edge.i - 1].text == ","


def _told_of(head: Token, verb: Token) -> bool:
    """Whether a passive tells of what was just said: "*this was announced*", "the statement was
    made".
    """
    if head.lower_ == "it":  # "it was declared in May" is as likely to be about a war
        return verb.lemma_ in words("parts", "pointing", "reported")
    if head.lower_ in POINTING:
        return _says(verb)
    statement = head.lemma_.lower() in words("parts", "pointing", "statements")
    known = any(c.lower_ in words("parts", "pointing", "known") for c in head.children)
    return statement and known and verb.lemma_ in _MADE


def _maker(verb: Token) -> Token | None:
    """Who or which paper said what a passive tells of: "by *Roe*", "in the *report*"."""
    agent = child(verb, "agent")
    if agent is not None:
        return child(agent, "pobj")
    papers = words("cues", "papers") | words("cues", "carriers")
    places = (object_of(prep, {"in"}) for prep in children(verb, "prep"))
    return next((t for t in places if t is not None and t.lemma_.lower() in papers), None)


def _points(word: Token) -> bool:
    return word.lower_ in POINTING and not any(word.children)


def _says(verb: Token) -> bool:
    """Whether a verb stands by words: who "denied this" does not."""
    entry = listed(lemma(verb))
    stands = entry is not None and entry["polarity"] == "positive"
    whole = child(verb, "prt") is None  # "ruled this out"
    return stands and whole and entry["act"] in _STANDING and verbal(verb)


def _passed_on(verb: Token, made: PointsBack) -> PointsBack:
    """With who passes it on: "…, Novapress reports", "according to Novapress"."""
    return made._replace(reporters=tuple(_bare(head) for head in _reporters(verb)))


def _reporters(verb: Token) -> Iterator[Token]:
    above = verb.head
    outer = child(above, *SUBJECTS) if above.i != verb.i and _says(above) else None
    if outer is not None:
        yield outer
    behind = (c for c in children(verb, "ccomp") if _aside(c, verb))
    yield from (who for c in behind if (who := child(c, *SUBJECTS)) is not None)
    for word in children(verb, "prep"):
        to = child(word, "prep") if word.lower_ == "according" else None
        holder = child(to, "pobj") if to is not None else None
        if holder is not None:
            yield holder


def _bare(head: Token) -> frozenset[int]:
    """The words of a name without what a clause adds to it."""
    added = {t.i for c in head.subtree if c.dep_ in {"relcl", "acl"} for t in c.subtree}
    words_of = sorted(noun_phrase(head) - added)
    while head.doc[words_of[-1]].is_punct:
        words_of.pop()
    return frozenset(words_of)
