"""What says when or where something was written, before the words of a paragraph.

A dateline with its date, agency or dash is known by its form. A place with a colon alone looks
like a speaker: it is known by who speaks behind it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extract.inputs.lines import Line
from extract.inputs.patterns import has, patterns
from extract.wordlists import census, given_names, kinds, table, words

__all__ = ["dateline", "inner", "label", "stamp"]

_HEAD = 160
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]?")
_PARTS = re.compile(r"[^\W\d_][\w.'’]*")
_LABEL = re.compile(r"(?m)^[\"“]?(?:[A-Z][A-Z.'’-]*(?: [A-Z][A-Z.'’-]*){0,4}): ")
_SHORT = 4  # letters of a lone word in capitals that is rather a body's


def dateline(line: str) -> int:
    """How many characters a dateline at the start of a line takes, 0 without one."""
    never: tuple[str, ...] = table("furniture")["dateline"]["never"]
    for pattern in patterns("dateline", "patterns"):
        match = pattern.match(line[:_HEAD])
        if match and match[0].split()[0].strip(",—–-").upper() not in never:
            return len(match[0].rstrip())
    return 0


def stamp(line: str) -> int:
    """How many characters a time of the clock takes that an entry opens with, 0 without one."""
    match = patterns("stamp", "leading")[0].match(line)
    return len(match[0].rstrip()) if match else 0


def inner(line: str) -> list[tuple[int, int]]:
    """Where further datelines stand within a paragraph that begins with one."""
    found = patterns("dateline", "inner")[0].finditer(line)
    return [(m.start(), len(line[: m.end()].rstrip())) for m in found]


def label(every: Sequence[Line], number: int, *, opens: bool) -> int:
    """How many characters a label takes that is nobody's: of a place or of what follows.

    The case "TARN BAY: Nobody was hurt, the mayor said". Behind it somebody else is told to speak,
    no "I" or "we" does, and it does not come again.

    :param every: the lines of the text.
    :param opens: whether the text's prose begins with this line, as a place's name may that nobody
        has listed.
    """
    line = every[number].words
    match = patterns("dateline", "label")[0].match(line)
    if match is None:
        return 0
    names = [n.strip(".") for n in _PARTS.findall(match["label"])]
    if names[-1].lower() in words("cues", "checked"):
        return 0  # "CLAIM: …": what follows is checked
    heads = words("furniture", "dateline", "asking").intersection(map(str.lower, names[:-1]))
    if heads and line[: match.end("label")].isupper():
        return match.end("label") + 1
    rest = _QUOTED.sub(" ", line[match.end() :])
    told = has("dateline", "told", rest) and not has("dateline", "spoken", rest)
    others = [ln.words for n, ln in enumerate(every) if n != number]
    again = any(ln.startswith(f"{match['label']}:") or _LABEL.match(ln) for ln in others)
    if not told or again:
        return 0
    known = {" ".join(map(_title, names)), match["label"]} & kinds("places")
    place = known or (opens and _like_place(match["label"], names))
    return match.end("label") + 1 if place and (known or not _person(names, [*others, rest])) else 0


def _title(name: str) -> str:
    return name.title() if name.isupper() else name


def _like_place(label: str, names: Sequence[str]) -> bool:
    """Whether words may name a place that nobody has listed."""
    if not label.isupper():
        return names[0].lower() in words("names", "places", "openings")
    surname = label.lower() in census("surnames")
    return len(names) > 1 or not (len(label) <= _SHORT or surname)


def _person(names: Sequence[str], texts: Sequence[str]) -> bool:
    """Whether words name somebody: by a given name, a title or a calling, or by what is told."""
    if not _called().isdisjoint(map(str.lower, names)) or names[0].lower() in given_names():
        return True
    last = rf"(?i:\b{re.escape(names[-1])})"
    told = re.compile(
        rf"[A-Z][\w.]* {last}\b|{last} (?:said|says|told|was|is|has|had|added|wrote)\b"
        if len(names) == 1
        else rf"{last} (?:said|says|told|has|had|added|wrote)\b"
    )
    return any(told.search(text) for text in texts)


@cache
def _called() -> frozenset[str]:
    """Titles, and words that say what somebody is, in small letters."""
    paths = ("titles", "words"), ("roles", "heads"), ("humans", "nouns"), ("unnamed", "nouns")
    found = {w.lower() for path in (*paths, ("press",)) for w in words("names", *path)}
    return words("cues", "sources") | words("names", "organizations", "heads") | frozenset(found)
