"""How the page says who says it: nothing that the words do not say, and no negation twice.

The words of a statement are shown as they were said. Where they deny by themselves ("will not
open") the verb before them stays bare; where the reporting word denies ("refused") that word itself
stands before them; only before words that affirm stands a "not".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from extract.wordlists import table
from graph.view.labels import clean
from graph.view.words import words as page_words

__all__ = ["Telling", "negation", "telling"]

#: Acts that no plain verb names: there the article's own reporting word says it best.
_OWN_WORD = frozenset({"attitude", "other"})
_LONGEST = 22
#: How far before a reporting word its own negation may stand ("did not really believe").
_BEFORE = 24
_ENDINGS = "(?:s|es|ed|d|ing)?"


class Telling(NamedTuple):
    """How a statement is told.

    :param says: the words between its speaker and its words; None for the usual verb of its act.
    :param within: whether its words hold the negation themselves.
    """

    says: str | None = None
    within: bool = False


@cache
def negation() -> tuple[str, str]:
    """Patterns of what denies, for Python and for the page alike: the plain words, then others.

    The second is for words in which the first finds nothing.
    """
    lists = table("certainty")["negation"]
    plain = {w for kind in ("adverbs", "determiners", "pronouns") for w in lists[kind]}
    plain = {w for w in plain if w.isalpha()} | {"cannot", "without"}
    harmless = "|".join(lists["harmless"])
    first = rf"(?<!\w)(?:{_any(plain)})(?!\w)(?! (?:{harmless})(?!\w)| ?\d)|n['’]t(?!\w)"
    operators = [o for o in table("certainty")["operator"] if o["yes"][1] == "negative"]
    others = {word for operator in operators for word in operator["words"]}
    return first, rf"(?<!\w)(?:{_any(others | set(lists['nouns']))}){_ENDINGS}(?!\w)"


def _any(found: Iterable[str]) -> str:
    # A hyphen needs no escape, and a browser's patterns allow none.
    longest_first = sorted(found, key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace("\\-", "-") for w in longest_first)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(p, re.IGNORECASE) for p in negation())


@cache
def _charging() -> frozenset[str]:
    return frozenset(table("parts")["charges"])


@cache
def _denying() -> frozenset[str]:
    """Reporting words that deny what they report, apart from those of a denial."""
    cues: Any = table("acts")["cue"]
    return frozenset(w for c in cues if c.get("polarity") == "negative" for w in c["words"])


def telling(
    act: str, polarity: str, said: str, cue: str, lemma: str | None, before: str
) -> Telling:
    """How a statement is told.

    :param act, polarity: local names.
    :param said: its words.
    :param cue: the reporting words as printed, "" where there are none.
    :param lemma: their entry in the word list.
    :param before: what stands before them in the text, the words themselves left out.
    """
    printed = clean(cue).lower()
    # Words from two places ("in … opinion") are no label.
    short = printed if 0 < len(printed) <= _LONGEST and "…" not in printed else None
    if act == "deny" or polarity != "negative":
        # After "says" stands what is so; after a charge ("accused") stands whom it is against.
        own = act in _OWN_WORD or lemma in _charging()
        return Telling(short if own and act != "deny" else None)
    verb = page_words().acts.get(act, clean(act))
    if lemma in _denying() or _patterns()[0].search(cue):
        return Telling(short or f"{verb} · not")
    if not _denied(before) and any(p.search(said) for p in _patterns()):
        return Telling(short if act in _OWN_WORD else None, within=True)
    return Telling(f"{verb} · not")


def _denied(before: str) -> bool:
    """Whether the reporting word is denied from outside: "did not really believe"."""
    near = re.split(r"[,;:.!?\"“”–]| - ", before[-_BEFORE:])[-1]
    return bool(_patterns()[0].search(near))
