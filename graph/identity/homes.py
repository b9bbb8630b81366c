"""Whose organ of state an article means by a name that several states give theirs: "the Senate".

Few states have a Congress, and of these an article mostly is about one. What names a country in it
(the words for countries, its dateline, the states of a federation) tells which; where that is
divided, or a lesser state's organ of that name is about, nothing is told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from extract.records import ActorMention, Extraction, Span
from extract.wordlists import table, words
from graph.identity.body_names import body_name

__all__ = ["home", "homes"]

#: How often an article names the country at least, and its part of all that have such an organ;
#: and the same where every state has one.
_FEW, _EVERY = (2, 0.8), (3, 0.8)
_ANY = "*"
#: What a dateline counts.
_DATELINE = 4
#: Letters at the start of an article in which its dateline stands.
_HEAD = 600
_LINE = re.compile(
    r"^(?P<town>[A-Z][A-Za-z.]+(?: [A-Z][A-Za-z.]+){0,2})(?:, [A-Z][\w. ]{1,20})?"
    r" ?(?:\([^)\n]{2,30}\) ?)?(?:[—–]|--?) ?(?=\S)",
    re.MULTILINE,
)
_LESSER = re.compile(r"\b(?:[Ss]tatehouse|[Ss]tate (?:lawmaker|legislat|senat|rep\.)|provincial)")
_FEDERATION = "US"
#: Letters of names of states that are cut short: "Wash".
_CUT_SHORT = 4


def homes(extraction: Extraction) -> Counter[str]:
    """How much in an article speaks of each country, by its ISO 3166-1 alpha-2 code."""
    text = extraction.document.text
    found = Counter(mention.iso2 for mention in extraction.countries)
    found[_FEDERATION] += len(_states().findall(text))
    for line in _LINE.finditer(text, 0, _HEAD):
        town = line["town"].title() if line["town"].isupper() else line["town"]
        code = table("countries")["capitals"].get(town)
        if code is not None:
            found[code] += _DATELINE
    return found


def home(name: str, mentions: Sequence[Span], extraction: Extraction) -> str | None:
    """The country whose organ a bare name means in an article, or None.

    :param name: as the article prints it, without a country.
    :param mentions: where it stands, sorted.
    """
    having = _having().get(body_name(name).key)
    if having is None or _lesser(name, mentions, extraction):
        return None
    every = _ANY in having
    if len(having) == 1 and not every:
        return having[0]
    votes = {c: n for c, n in homes(extraction).items() if n and (every or c in having)}
    if not votes:
        return None
    most = max(votes, key=lambda code: (votes[code], code))
    least, part = _EVERY if every else _FEW
    return most if votes[most] >= max(least, part * sum(votes.values())) else None


def _lesser(name: str, mentions: Sequence[Span], extraction: Extraction) -> bool:
    """Whether the article is about an organ of that name that is no whole country's."""
    text = extraction.document.text
    if any(text[max(0, s.start - 6) : s.start].lower() == "state " for s in mentions):
        return True
    return _LESSER.search(text) is not None or any(_longer(name, extraction.actors, text))


def _longer(name: str, actors: Iterable[ActorMention], text: str) -> Iterable[bool]:
    """For each body named so with a word before: whether that is a lesser state's."""
    ending = f" {name.casefold()}"
    for mention in actors:
        printed = mention.span.of(text).casefold()
        if mention.actor.kind == "organization" and printed.endswith(ending):
            yield mention.actor.country is None


@cache
def _having() -> Mapping[str, tuple[str, ...]]:
    return {body_name(name).key: tuple(of) for name, of in table("identity")["organs"].items()}


@cache
def _states() -> re.Pattern[str]:
    own = words("countries", "traps", "us_states") - words("countries", "traps", "canadian")
    long = sorted(name for name in own if len(name) > _CUT_SHORT)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, long))})(?!\w)")
