"""Lines that belong to other stories: in capitals, headlines without an article, lists of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.inputs.lines import Line, ended, several, stopped
from extract.inputs.patterns import guarded, has, patterns
from extract.wordlists import table
from extract.wordlists import words as wordlist

__all__ = ["below", "headline", "labels", "opens", "shouted", "shouts", "teaser"]

_WORD = re.compile(r"\S+")
_QUOTES = '"“”«»„'


def shouted(words: str) -> bool:
    """Whether a line is in capitals: a link or a heading, where other lines are not.

    Somebody's words in capitals, in quotation marks or behind a name, are none.
    """
    told = table("furniture")["stray"]
    quoted = words[0] in _QUOTES and words.rstrip(".")[-1] in _QUOTES
    if len(words.split()) < told["words"] or quoted or guarded(words):
        return False
    enough: bool = _share(words) >= told["capitals"]
    return enough and sum(map(str.isupper, words)) >= told["letters"]


def shouts(every: Sequence[Line]) -> bool:
    """Whether a text is in capitals as a whole, so that they tell nothing."""
    return _share("".join(line.words for line in every)) >= 0.5


def opens(words: str) -> bool:
    """Whether headlines of other stories stand below a line: "Related:", "Read more"."""
    return any(p.fullmatch(words) for p in patterns("stray", "opening"))


def labels(words: str) -> bool:
    """Whether a line is a link with its label: "MORE: …", "Also read | …"."""
    return has("guard", "labels", words)


def below(line: Line) -> bool:
    """Whether a line may be a headline in a list of other stories: no sentence with its stop."""
    brief = len(line.words) <= table("furniture")["stray"]["longest"]
    return brief and not (stopped(line.words) or several(line.words) or guarded(line.words))


def headline(words: str, *, listed: bool = False) -> bool:
    """Whether a line that stands alone is a headline by its grammar: no stop, no small words.

    :param listed: whether it stands beside a link, where fewer signs are asked for.
    """
    told = table("furniture")["stray"]
    short = len(words.split()) < told["shortest"] or len(words) > told["longest"]
    if short or ended(words) or several(words) or guarded(words) or not words[0].isalnum():
        return False
    return not has("stray", "pronouns" if listed else "plain", words)


def teaser(words: str) -> int:
    """How many characters of a line name another story before telling of it, 0 without any.

    A heading of a list, a headline in title case, then the first words of that story: "Related
    News Crane Falls on Quay The owner said …". The story's own first word is not the headline's.
    """
    label = patterns("teaser", "label")[0].match(words)
    if label is None:
        return 0
    starts: list[int] = []
    for word in _WORD.finditer(words, label.end()):
        if word[0][-1] in "?!" and starts:
            return word.end()
        if word[0][0].islower() and word[0].lower() not in wordlist("furniture", "teaser", "small"):
            return starts[-1] if len(starts) > 1 else label.end()
        if not word[0][0].islower():
            starts.append(word.start())
    return len(words)


def _share(words: str) -> float:
    upper, lower = sum(map(str.isupper, words)), sum(map(str.islower, words))
    return upper / (upper + lower) if upper else 0.0
