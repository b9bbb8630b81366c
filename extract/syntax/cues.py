"""The words of a cue: the one that reports, those it hangs on, and where it stands in the list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from extract.syntax.clauses import copula, finite, infinitive
from extract.syntax.tree import children, head_of, verbal
from extract.wordlists import table, words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "Cue",
    "entries",
    "lemma",
    "listed",
    "matched",
    "negated_entry",
    "read",
    "under_negation",
]

_UNWILLING = frozenset({"would", "’d", "'d", "will", "wo", "refuse", "refuses", "refused"})
_LONGEST = 4
_DEEPEST = 5
_MEANS = frozenset({"by", "with", "while", "after", "before"})
_PREDICATED = frozenset({"acomp", "oprd"})
_DROPPED = frozenset({"DET", "PRON", "PUNCT", "SPACE", "ADV", "NUM", "CCONJ", "PART"})
_MODIFYING = frozenset({"amod", "compound", "poss", "nummod", "npadvmod", "aux", "auxpass", "neg"})


class Cue(NamedTuple):
    """A cue, read.

    :param tokens: its words, in order.
    :param above: what it hangs on outside its own words ("*declined* to say"), outermost first.
    :param chain: from the word the others hang on down to the one that reports: "*went* on to
        *say*"; at least one.
    :param name: the reporting words in their dictionary form, e.g. "rule out".
    :param entry: what the list says of them; None for words that stand in no list.
    :param phrase: the words that were found in the list together; empty where it was one alone.
    """

    tokens: tuple[Token, ...]
    above: tuple[Token, ...]
    chain: tuple[Token, ...]
    name: str
    entry: Any
    phrase: tuple[Token, ...] = ()

    @property
    def head(self) -> Token:
        """The word that reports."""
        return self.chain[-1]

    @property
    def members(self) -> tuple[Token, ...]:
        """Everything that has to hold for the words to have been said, outermost first."""
        return (*self.above, *self.chain)


def read(tokens: Sequence[Token], beside: Sequence[Token] = ()) -> Cue | None:
    """A cue's words, read; None when they are no more than punctuation.

    :param tokens: the words of the cue, in order.
    :param beside: the word that follows it at once ("call *for* talks"), if any.
    """
    top = head_of(tokens)
    if top is None:
        return None
    chain = _kept(_chain(tokens, top))
    name, entry, phrase = _looked_up(tokens, chain[-1], beside)
    chain = _phrased(chain, phrase)
    above = tuple(reversed(list(_above(chain[0]))))
    return Cue(tuple(tokens), above, chain, name, entry, phrase)


# ---------------------------------------------------------------- from the top to the word


def _chain(tokens: Sequence[Token], top: Token) -> tuple[Token, ...]:
    """The path from the top down to the last word that can report."""
    inside = {t.i for t in tokens}
    for token in reversed(tokens):
        if token.i != top.i and _reporting(token):
            path = [token, *_within(token, inside, top)]
            if path[-1].i == top.i:
                return tuple(reversed(path))
    return (top,)


def _within(token: Token, inside: set[int], top: Token) -> Iterator[Token]:
    for step in _above(token):
        if step.i in inside:
            yield step
        if step.i not in inside or step.i == top.i:
            return


def _reporting(token: Token) -> bool:
    return token.pos_ == "VERB" or (token.pos_ == "ADJ" and token.dep_ in _PREDICATED)


def _above(token: Token) -> Iterator[Token]:
    """What a word hangs on as something that is or is not done, nearest first."""
    current = _governor(token) if _reporting(token) else None
    for _ in range(_DEEPEST):
        if current is None or current.i == token.i:
            return
        yield current
        current = _governor(current)


def _governor(token: Token) -> Token | None:
    head: Token = token.head
    if verbal(token) and finite(token) and token.dep_ in {"pcomp", "conj"}:
        return None  # it has its own tense: "in what *is* called", a parse that joins too much
    if token.dep_ == "pcomp":
        return _before(head)
    if token.dep_ == "conj" and verbal(token) and verbal(head):
        own = any(children(token, "nsubj", "nsubjpass", "aux", "auxpass"))
        return None if own else _governor(head)
    if token.dep_ == "xcomp" or (token.dep_ in {"ccomp", "acl", "relcl"} and infinitive(token)):
        return head
    if token.dep_ == "advcl" and infinitive(token):
        return next(children(head, "acomp"), head) if copula(head) else head
    noun = token.pos_ == "NOUN" and token.dep_ in {"dobj", "attr"}
    return head if noun or token.dep_ in _PREDICATED else None


def _before(prep: Token) -> Token | None:
    """What a gerund behind a preposition hangs on: "accused *of saying*", "stopped short of …".

    By what means somebody tries something is done all the same: "tried to calm them *by saying*".
    """
    if prep.lower_ in _MEANS:
        return None
    if prep.lower_ in words("acts", "withheld", "lacking"):
        return prep
    above: Token = prep.head
    return above.head if above.lower_ == "short" else above


def _kept(chain: tuple[Token, ...]) -> tuple[Token, ...]:
    """The chain down to the first word that is an act of its own ("*promised* to say")."""
    for index, token in enumerate(chain[:-1], start=1):
        found = listed(lemma(token))
        passes = token.lemma_.lower() in words("acts", "withheld", "passing") or found is None
        if not passes and not any(children(token, "auxpass")) and found["act"] != "attitude":
            return chain[:index]
    return chain


def _phrased(chain: tuple[Token, ...], phrase: tuple[Token, ...]) -> tuple[Token, ...]:
    """The chain down to the first of some words that report together ("*want* to know")."""
    places = {t.i for t in phrase}
    first = next((n for n, t in enumerate(chain, start=1) if t.i in places), len(chain))
    return chain[:first]


# ---------------------------------------------------------------- the list


@cache
def entries(name: str) -> Mapping[str, Any]:
    """The entries of a part of the list, by word.

    :param name: "cue" or "negated".
    """
    return {word: entry for entry in table("acts")[name] for word in entry["words"]}


def listed(word: str) -> Any:
    """The entry of a reporting word in its dictionary form; None for words in no list."""
    return entries("cue").get(_spelt(word, "cue"))


def negated_entry(word: str) -> Any:
    """What a reporting word says under a negation; None where it says nothing then."""
    return entries("negated").get(_spelt(word, "negated"))


def under_negation(cue: Cue) -> Any:
    """What a cue says under a negation; who *would not* rule it out has not even left it open."""
    entry = negated_entry(cue.name)
    near = {h.lower_ for m in cue.members for h in (*children(m, "aux"), m)}
    firm = entry is not None and entry.get("firm")
    return None if firm and near & _UNWILLING else entry


@lru_cache(maxsize=1 << 14)
def _spelt(word: str, name: str) -> str:
    """A word in the spelling in which it stands in a part of the list; itself when it does not."""
    return next((w for w in _spellings(word) if w in entries(name)), word)


def _spellings(word: str) -> Iterator[str]:
    """A word, then in American spelling."""
    yield word
    for british, american in (("ise", "ize"), ("our", "or")):
        if word.endswith(british):
            yield word[: -len(british)] + american


def lemma(token: Token) -> str:
    """The dictionary form; "hopes" is no form of "hop"."""
    present = token.lower_[:-1]
    known = token.tag_ == "VBZ" and present in entries("cue")
    word = present if known else str(token.lemma_.lower())
    return _spelt(str(table("acts")["aliases"].get(word, word)), "cue")


_Found = tuple[str, Any, tuple["Token", ...]]


def _looked_up(tokens: Sequence[Token], head: Token, beside: Sequence[Token]) -> _Found:
    """The cue's dictionary form, its entry and the words that were found together."""
    found = matched(tokens, head, entries("cue"), beside)
    if found is not None:
        return found[0], entries("cue")[found[0]], found[1]
    for name in _alone(tokens, head):
        entry = listed(name)
        if entry is not None:
            return _spelt(name, "cue"), entry, ()
    return lemma(head), None, ()


def _alone(tokens: Sequence[Token], head: Token) -> Iterator[str]:
    """Single words to look a cue up by, the likeliest first."""
    others = [t for t in tokens if t.i != head.i]
    if head.lemma_.lower() in words("acts", "light", "verbs"):
        yield from (w for t in others if t.pos_ in {"ADJ", "NOUN", "VERB"} for w in _forms(t))
    yield from _forms(head)
    told = (t for t in others if t.pos_ in {"VERB", "NOUN", "ADJ", "ADV"})
    yield from (t.lemma_.lower() for t in told if t.dep_ not in {"amod", "npadvmod"})


def _forms(token: Token) -> Iterator[str]:
    """A participle that may have become an adjective ("is concerned") first as it stands."""
    described = token.pos_ == "ADJ" or token.dep_ in _PREDICATED
    passive = any(children(token, "auxpass")) and not any(children(token, "agent"))
    if described or (token.tag_ == "VBN" and passive):
        yield token.lower_
    yield from (lemma(token), token.lower_)


def matched(
    tokens: Sequence[Token], head: Token, listing: Mapping[str, Any], beside: Sequence[Token] = ()
) -> tuple[str, tuple[Token, ...]] | None:
    """The longest listed phrase that the reporting word has a part in, and its words.

    :param listing: phrases; their words are dictionary forms, without articles, pronouns,
        adverbs and adjectives, or the whole as it is written.
    """
    bare = [t for t in tokens if _counts(t) or t.i == head.i]
    objects = {t.i for c in children(head, "dobj", "dative") for t in c.subtree}
    around = [t for t in bare if t.i not in objects]
    stretches = [
        (stretch, place)
        for stretch in (tokens, [*bare, *beside], [*around, *beside])
        if (place := next((n for n, t in enumerate(stretch) if t.i == head.i), None)) is not None
    ]
    for size in range(_LONGEST, 1, -1):
        for stretch, place in stretches:
            for found in _holding(stretch, size, place):
                name = _wording(found, listing, whole=stretch is tokens)
                if name is not None:
                    return name, found
    return _particled(tokens, head, listing, beside)


def _counts(token: Token) -> bool:
    """Whether a word may have a part in a listed phrase that leaves out the lesser words."""
    if token.lower_ in words("acts", "light", "particles"):
        return True
    return token.pos_ not in _DROPPED and token.dep_ not in _MODIFYING


def _holding(tokens: Sequence[Token], size: int, place: int) -> Iterator[tuple[Token, ...]]:
    """The stretches of a length that hold the word at a place."""
    for at in range(max(0, place - size + 1), min(place, len(tokens) - size) + 1):
        yield tuple(tokens[at : at + size])


def _wording(tokens: Sequence[Token], listing: Mapping[str, Any], *, whole: bool) -> str | None:
    """The listed phrase that some words are; those written out in full only as they stand."""
    lower = [t.lower_ for t in tokens]
    lemmas = [lemma(t) for t in tokens]
    forms = [lower, [lemmas[0], *lower[1:]], *([] if whole else [lemmas])]
    return next((name for f in forms if (name := " ".join(f)) in listing), None)


def _particled(
    tokens: Sequence[Token], head: Token, listing: Mapping[str, Any], beside: Sequence[Token]
) -> tuple[str, tuple[Token, ...]] | None:
    """A verb with its particle or preposition, wherever that stands: "called on Monday *for*"."""
    for word in (*_near(tokens, head), *beside):
        name = f"{lemma(head)} {word.lower_}"
        if name in listing:
            return name, (head, word)
    return None


def _near(tokens: Sequence[Token], head: Token) -> Iterator[Token]:
    """Particles and prepositions of a verb that no object parts from it, nor time words fill."""
    places = {t.i for t in tokens}
    objects = (c.i for c in children(head, "dobj", "oprd", "ccomp", "xcomp", "attr"))
    end = min(objects, default=len(head.doc))
    for word in children(head, "prt", "prep"):
        timed = any(c.ent_type_ in {"DATE", "TIME"} for c in children(word, "pobj"))
        if word.dep_ == "prt" or word.i in places or (word.i < end and not timed):
            yield word
