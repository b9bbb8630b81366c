"""What a name that only speaks names: a person, a body, or nothing that could be told.

Nobody filed these names beforehand: the article shows nothing of them but that words are theirs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from extract.entities.body_evidence import acronym
from extract.entities.body_fragments import headed_by_words, in_title
from extract.entities.cut_names import behind_noun
from extract.entities.evidence import body_nouns, full_name, he_follows, heard, no_person, outlet
from extract.entities.known_names import known_given, surname, surname_like
from extract.entities.listed_kinds import listed_as_other
from extract.entities.lone_words import according_to, known_otherwise
from extract.entities.no_bodies import no_body
from extract.entities.other_kinds import brand, explained_body, named_by_noun, place, set_in_marks
from extract.entities.posts import is_role
from extract.entities.trimming import trimmed
from extract.syntax.dictionary import noun, verb_or_adjective
from extract.wordlists import commonness, table, words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["SpokenName", "spoken_name"]

_LINKS = frozenset({"of", "for", "on", "and", "&"})
_NAME = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?|-")
_PLACES = frozenset({"GPE", "LOC", "FAC", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT"})
_BODY = frozenset({"heads", "telling", "forms"})
#: What bodies do more often than those whose surname they bear.
_PUBLISHING = frozenset(
    {
        "report",
        "announce",
        "inform",
        "publish",
        "find",
        "disclose",
        "list",
        "rank",
        "poll",
        "reveal",
    }
)
#: What persons do.
_HUMAN = frozenset(
    {"say", "tell", "add", "reply", "ask", "write", "tweet", "joke", "quip", "recall", "comment",
     "insist", "argue", "think", "believe", "explain", "warn", "note", "admit", "continue"}
)  # fmt: skip


#: Words of a name that a line of capitals may have run together.
_LINE = 2


class SpokenName(NamedTuple):
    """The words that are the name, and what it names."""

    words: list[Token]
    kind: Literal["person", "organization"]


def spoken_name(core: Sequence[Token], top: Token, word: str) -> SpokenName | None:
    """What a name without any other sign names; None where its words are no name of an actor.

    :param core: the words of the phrase.
    :param top: the word that heads it.
    :param word: its article or what stands for one, in small letters; empty for none.
    """
    run = _without_article(core, top)
    if not run or not run[0].text[:1].isalnum() or no_body(run):
        return None
    if headed_by_words(run, once=True) or set_in_marks(run):
        return None
    if body := _body(run, top):
        return SpokenName(body, "organization")
    name = trimmed(_bare(run, top))
    kind = None if not name or _nobody(name) else _kind(name, core, top, word)
    return SpokenName(name, kind) if kind is not None else None


def _body(run: Sequence[Token], top: Token) -> list[Token]:
    """The words of a body's name that a noun or the shape of the phrase shows; else none."""
    whole = [t for t in run if t.i <= top.i]
    if whole and named_by_noun(whole) and all(t.text[:1].isupper() for t in whole):
        return whole
    if _firm(run, top):
        return list(run)
    return _to_end(run, top) if _by_noun(run, top) or _branch(run) else []


def _nobody(name: Sequence[Token]) -> bool:
    """Whether words are nobody's name: words of the language or of a headline, a place's."""
    ends = not name[-1].text[:1].isupper() or _human_end(name)
    line = len(name) > _LINE and in_title(name) and not known_given(name[0].text)
    return ends or line or no_body(name) or place(name) or _plain(name) or _law(name)


def _law(name: Sequence[Token]) -> bool:
    """Whether two names with a hyphen do what nobody does: "*Glass-Roe* aimed at the banks"."""
    first, last = name[0], name[-1]
    pair = [t.text for t in name[1:-1]] == ["-"] and not known_given(first.text)
    does = last.dep_ == "nsubj" and last.head.lemma_ not in _HUMAN
    return pair and does and not he_follows(last)


def _kind(
    name: Sequence[Token], core: Sequence[Token], top: Token, word: str
) -> Literal["person", "organization"] | None:
    """What a name of no body's noun names, by its shape and its article."""
    lettered = len(name) == 1 and (acronym(name) or brand(name[0].text))
    if (lettered and not _of_kind(top)) or explained_body(name):
        return "organization"
    if len(name) == 1 and word != "the" and not outlet(name):
        return _single(top, whole=len(core) == 1)
    if top.head.lemma_ in _PUBLISHING and top.dep_ == "nsubj" and not known_given(name[0].text):
        return "organization"
    if word == "the" or outlet(name):
        return None if top.ent_type_ in _PLACES or listed_as_other(name) else "organization"
    if _person(name):
        return "person"
    return "organization" if top.ent_type_ == "ORG" or len(name) > 1 else None


def _of_kind(top: Token) -> bool:
    """Whether letters only add what some things are called: "missiles, or *XRD*"."""
    joined = top.dep_ in {"conj", "appos"} and top.head.is_lower and top.head.tag_[:2] == "NN"
    return joined and not is_role(top.head) and top.head.lemma_ not in body_nouns()


def _single(top: Token, *, whole: bool) -> Literal["person", "organization"] | None:
    """What one word names by itself: nothing, where nothing else tells.

    :param whole: whether the word is all there is of the phrase.
    """
    word = top.text
    if top.lower_ in words("names", "organizations", "famous"):
        return "organization"
    worded = (noun(word) or verb_or_adjective(word)) and not surname(word)
    # "Open Skies *Matter*" is the end of a longer name.
    if known_otherwise(top) or behind_noun([top]) or (not whole and (worded or _owned(top))):
        return None
    body = top.ent_type_ == "ORG"
    if _of_bodies(top):
        taken = top.ent_type_ in {"ORG", "PERSON"} and whole and top.tag_ == "NNP"
        told = taken or not (noun(word) or verb_or_adjective(word))
        return "organization" if told else None
    if (
        body
        and not surname(word)
        and any(c.dep_ == "poss" and c.ent_type_ == "GPE" for c in top.lefts)
    ):
        return "organization"  # "Germany's *Helmar*"
    if body and (word.isupper() or not _human(top)):
        return "organization" if word.isupper() else _common(top)
    person = (body or (_person([top]) and not worded)) and not word.isupper()
    return "person" if person and (_human(top) or _talks(top)) else None


def _owned(top: Token) -> bool:
    """Whether a noun is somebody's and no surname: "Ana's *List*"."""
    owner = next((c for c in top.lefts if c.dep_ == "poss"), None)
    called = owner is not None and owner.text[:1].isupper() and known_given(owner.text)
    return called and noun(top.text)


def _of_bodies(top: Token) -> bool:
    """Whether a word is heard or published as bodies are: "according to X", "X reported"."""
    told = top.dep_ == "pobj" and heard([top]) and top.ent_type_ == "ORG"
    other = according_to(top) and not (known_given(top.text) or he_follows(top))
    return told or other or top.head.lemma_ in _PUBLISHING


def _human(top: Token) -> bool:
    """Whether a word is named and does what persons are and do."""
    human = top.head.lemma_ in _HUMAN or top.dep_ != "nsubj" or not surname(top.text)
    # Whom a text names by a word that is like no surname, it has named in full before.
    return he_follows(top) or (human and (surname_like(top.text) or known_given(top.text)))


def _talks(top: Token) -> bool:
    """Whether a word that is none of the language does what persons do, and no place does it."""
    worded = noun(top.text) or verb_or_adjective(top.text)
    taken = top.ent_type_ in {"", "PERSON"} and top.tag_ == "NNP"
    return top.dep_ == "nsubj" and taken and not worded and top.head.lemma_ in _HUMAN


def _common(top: Token) -> Literal["organization"] | None:
    """A body, where the word is one that many texts use and no surname."""
    famous = top.lower_ in commonness() and not surname(top.text)
    return "organization" if famous else None


def _without_article(core: Sequence[Token], top: Token) -> list[Token]:
    """A phrase from its first capital or figure on, behind quotation marks within it.

    Behind a comma stands a name that what is before it explains: "Ana Roe's fund, *Heath*".
    """
    quoted = max(
        (n for n, t in enumerate(core) if not t.text[:1].isalnum() and t.is_quote), default=-1
    )
    kept = core[quoted + 1 :]
    commas = (n for n, t in enumerate(kept[:-1]) if t.text == "," and t.i < top.i)
    behind = kept[max(commas, default=-1) + 1 :]
    kept = behind if behind and behind[0].text[:1].isupper() else kept
    at = next((n for n, t in enumerate(kept) if not t.text[:1].islower()), len(kept))
    return list(kept[at:])


def _human_end(name: Sequence[Token]) -> bool:
    """Whether several words end in a noun for what persons are: "GOP *Figure*"."""
    humans = words("names", "humans", "nouns") | words("names", "unnamed", "nouns")
    last = name[-1]
    return len(name) > 1 and last.lower_ in humans and not known_given(name[0].text)


def _firm(run: Sequence[Token], top: Token) -> bool:
    """Whether two single names joined by "and" are one source: "Procter and Gamble"."""
    behind = [t for t in run if t.i > top.i]
    return len(behind) == 2 and behind[0].lower_ in {"and", "&"} and behind[1].text[:1].isupper()


def _by_noun(run: Sequence[Token], top: Token) -> bool:
    """Whether the word that heads a name is a body's noun or ends a company's name."""
    lists = table("names")["organizations"]
    capital = top.text[:1].isupper() and len(run) > 1
    return capital and any(top.lower_.rstrip(".") in lists[name] for name in _BODY)


def _branch(run: Sequence[Token]) -> bool:
    """Whether a name opens as those of one body's branches do: "Amnesty Norda"."""
    opener = run[0].lower_ in words("names", "organizations", "branches")
    return opener and len(run) > 1 and all(t.tag_ == "NNP" for t in run)


def _to_end(run: Sequence[Token], top: Token) -> list[Token]:
    """A body's name with what "of" and "for" add in capitals, and without other afterthoughts."""
    kept = [t for t in run if t.i <= top.i]
    for token in (t for t in run if t.i > top.i):
        if not (token.text[:1].isupper() or token.lower_ in {*_LINKS, "the"}):
            break
        kept.append(token)
    while kept[-1].i > top.i and not kept[-1].text[:1].isupper():
        kept.pop()
    return kept


def _bare(run: Sequence[Token], top: Token) -> list[Token]:
    """A name up to its head, without titles, adjectives and owners before it."""
    titles = words("names", "titles", "words")
    kept: list[Token] = []
    for token in (t for t in run if t.i <= top.i):
        titled = token.text.rstrip(".") in titles or is_role(token)
        inner = token.tag_ == "POS" and token.ent_iob_ == "I" and token.ent_type_ == "ORG"
        if inner and top.ent_type_ == "ORG" and top.i == token.i + 1:  # "*Ana's* List"
            kept.append(token)
            continue
        article = token.tag_ == "DT" and token.lower_ in {"the", "a", "an", "this", "that"}
        described = article or token.tag_ in {"JJ", "POS"} or token.ent_type_ in {"GPE", "NORP"}
        described = described or (token.is_lower and token.tag_ == "NN")  # "the *daily* Die Orve"
        kept = [] if token is not top and (titled or described) else [*kept, token]
    return kept or [top]


def _plain(name: Sequence[Token]) -> bool:
    """Whether all words are of the language and nobody's name: "Exit", "new Detail".

    Several words tagged as names are one: "Open Skies".
    """
    if len(name) > 1 and all(t.tag_ in {"NNP", "NNPS"} for t in name):
        return False
    named = any(known_given(t.text) or surname(t.text) for t in name)
    worded = all(
        t.lower_ in commonness() and (noun(t.text) or verb_or_adjective(t.text)) for t in name
    )
    return worded and not named


def _person(name: Sequence[Token]) -> bool:
    """Whether words look like a person's name: a given name, a surname, or words nobody knows."""
    if no_person(name) or not all(map(_NAME.fullmatch, (t.text for t in name))):
        return False
    if full_name(name) or known_given(name[0].text) or surname(name[-1].text):
        return True
    unheard = all(t.lower_ not in commonness() for t in name if t.is_alpha)
    return unheard or name[-1].ent_type_ in {"", "PERSON"}
