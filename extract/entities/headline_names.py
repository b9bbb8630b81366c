"""Persons' names that a headline ran together with its words, told by the article's own names.

"Quits Ana Ruiz Panel" holds a name that the article gives by itself; "Hail Ruiz" holds but the
surname of one. What is left over in both is words of the language and no part of a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from extract.entities.evidence import headline, name_key
from extract.entities.known_names import known_given, surname, unheard
from extract.entities.name_clusters import PARTICLES, generation
from extract.syntax.dictionary import noun, verb_or_adjective
from extract.syntax.tree import after, before

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["OwnNames", "own_names", "within_words"]

#: Words of a name that needs no other to be known for one.
_PLAIN = range(2, 4)


class OwnNames(NamedTuple):
    """The full names an article gives by themselves, and the words that may stand for one.

    :param whole: full names, in small letters.
    :param parts: their given names and surnames, in small letters.
    """

    whole: frozenset[str]
    parts: frozenset[str]


def own_names(runs: Iterable[Sequence[Token]]) -> OwnNames:
    """The names among an article's guesses that are nothing but a name.

    :param runs: the words of every guess.
    """
    plain = [r for r in runs if _plain(r)]
    parts = {t.lower_ for r in plain for t in (r[0], r[-1])}
    return OwnNames(frozenset(map(name_key, plain)), frozenset(parts))


def _plain(run: Sequence[Token]) -> bool:
    """Whether words are a given name and a surname, as far as lists and the parser tell."""
    if len(run) not in _PLAIN or headline(run) or not all(t.text[:1].isupper() for t in run):
        return False
    last, beyond = run[-1], after(run[-1])
    if beyond is not None and beyond.text[:1].isupper() and beyond.tag_ in {"NNP", "NNPS"}:
        return False
    named = surname(last.text) or unheard(last.text) or _whole_person(run)
    return known_given(run[0].text) and named and not generation(last.text)


def _whole_person(run: Sequence[Token]) -> bool:
    """Whether the parser takes just these words for a person's name."""
    beyond = after(run[-1])
    inside = all(t.ent_type_ == "PERSON" for t in run) and run[0].ent_iob_ == "B"
    return inside and len(run[-1]) > 1 and (beyond is None or beyond.ent_iob_ != "I")


def within_words(run: list[Token], own: OwnNames) -> list[Token]:
    """A guess cut to the full name within it, where nothing but words is around that.

    :returns: no words where they hold but a part of a name, which is found by itself.
    """
    if len(run) < 2 or name_key(run) in own.whole:
        return run
    if len(run) in _PLAIN and known_given(run[0].text) and not (headline(run) or len(run[-1]) == 1):
        return run
    for length in range(len(run) - 1, 1, -1):
        for at in range(len(run) - length + 1):
            part = run[at : at + length]
            if name_key(part) in own.whole and _only_words(run, part, own):
                return part
    alone = [t for t in (run[-1], run[0]) if t.lower_ in own.parts]
    return [] if any(_only_words(run, [t], own) for t in alone) else run


def _only_words(run: Sequence[Token], part: Sequence[Token], own: OwnNames) -> bool:
    """Whether all that a guess holds beside a part of it is words of a headline."""
    sides = (before(run[0]), after(run[-1]))
    listed = all(t is not None and t.text == "," for t in sides)  # in a row of names
    shouted = headline(run) and not listed
    ahead = [t for t in run if t.i < part[0].i]
    behind = [t for t in run if t.i > part[-1].i]
    if any(generation(t.text) or t.lower_ in PARTICLES for t in behind):
        return False
    any_word = shouted and (len(part) > 1 or run[0] in part or not known_given(run[0].text))
    if any_word and len(part) > 1:  # "Ruiz Sees *Ana Roe*"
        ahead, behind = ([t for t in ts if t.lower_ not in own.parts] for ts in (ahead, behind))
    return all(_word(t, shouted=any_word) for t in ahead) and all(
        _word(t, shouted=any_word) or (len(t) == 1 and len(part) > 1) for t in behind
    )


def _word(token: Token, *, shouted: bool) -> bool:
    """Whether a token is a word of the language and nobody's name.

    :param shouted: whether a word may be a surname, too: in a line of capitals that tells nothing.
    """
    if known_given(token.text):
        return False
    bare = token.text.strip("‘’'“”\"")
    worded = token.is_punct or token.is_stop or noun(bare) or verb_or_adjective(bare)
    people = token.ent_type_ == "NORP"
    verb = token.tag_[:2] in {"VB", "RB"}
    return people or token.tag_[:2] == "RB" or (worded and (shouted or verb or not surname(bare)))
