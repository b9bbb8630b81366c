"""Decisions found again after the text, its name or the extractor changed.

The words lead to a place in the text, their neighbours tell it from other places with the same
words, and the place leads to a report. A decision that fits nothing, or several things equally
well, is *orphaned*: better to ask a person again than to judge something nobody judged.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.keys import normalise_quote, printed, quote_key
from extract.records import Extraction, Span
from graph.curate.anchor import Anchor, Stand, beside, found, likeness, shared, stands
from graph.curate.decisions import Decision, Match
from graph.triples import Place, places

__all__ = ["match"]

#: From here on two wordings count as the same one, edited.
_ALIKE = 0.8
#: A statement of fewer words with another word of so many letters is another one, of which the
#: same speaker may have told as well.
_SHORT, _WEIGHTY = 8, 5
#: From here on a report is the one that stands at the quoted place.
_OVERLAP = 0.5
#: From here on the neighbours of some words count as those they had.
_NEAR = 0.6
#: What is better by less than this is not better.
_MARGIN = 0.05
#: Numbers and negations: words edited there say something else.
_TELLING = re.compile(
    r"\d+(?:[.,]\d+)*|\b(?:not?|never|none|nobody|nothing|neither|nor|without|cannot)\b|n['’]t\b"
)


class _Reports(NamedTuple):
    """The reports of an article, and which of them a decision names."""

    there: tuple[Place, ...]
    named: tuple[Place, ...]
    text: str


def match(decision: Decision, extraction: Extraction | None) -> Match:
    """Find what a decision applies to in its article.

    By IRI, as long as it leads to the place of the words; else by that place; else by similar
    words; else a rejection of words that stand in the text without a report holds, and anything
    else is orphaned.

    :param extraction: the article's, before any decision; None when it is not in this build.
    """
    if extraction is None:
        return _orphan(decision, "its article is not in this build")
    there = tuple(places(extraction))
    here = _Reports(there, tuple(_named(decision, there, extraction)), extraction.document.text)
    made = _matched(decision, here)
    words = (decision.corrections or {}).get("words")
    return made if words is None else _respanned(made, words, here)


def _named(decision: Decision, there: Sequence[Place], extraction: Extraction) -> Iterator[Place]:
    """The reports that a decision names, by the name that their article had then."""
    seen = Counter[str]()
    text = extraction.document.text
    for place in there:
        words = printed(text, place.part.content)
        nth = seen[normalise_quote(words)]
        seen[normalise_quote(words)] += 1
        then = quote_key(decision.article, words, nth) if decision.article else place.key
        if {place.key, then} & decision.keys:
            yield place


def _matched(decision: Decision, here: _Reports) -> Match:
    anchor = decision.anchor
    if anchor is None or (here.named and not any(_holds(anchor, p, here) for p in here.named)):
        # Nothing but the IRI tells what is meant, or the words are of a person's own choice.
        named = tuple(p.key for p in here.named)
        return Match(decision, named, "iri") if named else _orphan(decision, "it is gone")
    every = stands(anchor, here.text)
    if not every:
        return _similar(decision, anchor, here)
    best = max(stand.near for stand in every)
    if best < _NEAR:
        return _orphan(decision, "its words stand in the article, but beside other words")
    at = [stand for stand in every if stand.near >= best - _MARGIN]
    return _standing(decision, here, at)


def _holds(anchor: Anchor, place: Place, here: _Reports) -> bool:
    return normalise_quote(anchor.exact) in normalise_quote(printed(here.text, place.part.content))


def _standing(decision: Decision, here: _Reports, at: Sequence[Stand]) -> Match:
    """What stands where the words stand."""
    scored = [(max(_overlap(s.span, p) for s in at), p) for p in here.there]
    best = max((score for score, _ in scored), default=0.0)
    likely = [p for score, p in scored if score >= max(_OVERLAP, best - _MARGIN)]
    if named := [p for p in here.named if p in likely]:
        return Match(decision, tuple(p.key for p in named), "iri")
    if decision.outcome == "rejected":
        return _rejected(decision, here, at, likely)
    if not likely:
        return _orphan(decision, "its words stand in the article, but nobody says them")
    if len(likely) > 1:
        return _orphan(decision, "its words are said in more than one place; add oa:prefix")
    return Match(decision, (likely[0].key,), "words")


def _rejected(
    decision: Decision, here: _Reports, at: Sequence[Stand], likely: Sequence[Place]
) -> Match:
    """A rejection reaches the report at its place, and all that lie within its words."""
    if len(at) > 1 and decision.keys:
        return _orphan(decision, "its words stand in more than one place; add oa:prefix")
    within = [p for p in here.there if _covered(p, at)]
    keys = tuple(p.key for p in here.there if p in within or p in likely)
    return Match(decision, keys, "words" if keys else "holds")


def _covered(place: Place, at: Sequence[Stand]) -> bool:
    return any(all(span.within(stand.span) for span in place.part.content) for stand in at)


def _overlap(span: Span, place: Place) -> float:
    """How much of a stretch a report's words are, all of them or one stretch of them."""
    content = place.part.content
    return max(shared(span, content), *(shared(span, (one,)) for one in content))


def _similar(decision: Decision, anchor: Anchor, here: _Reports) -> Match:
    """The one report whose words are those of the decision, edited."""
    longest = [max(p.part.content, key=lambda s: s.end - s.start) for p in here.there]
    ratios = likeness(anchor.exact, [span.of(here.text) for span in longest])
    scored = [
        (ratio + near, place)
        for place, span, ratio in zip(here.there, longest, ratios, strict=True)
        if ratio >= _ALIKE
        and not _of_another_thing(anchor.exact, span.of(here.text))
        and (near := beside(anchor, here.text, span)) >= _NEAR
        and _telling(anchor.exact) == _telling(span.of(here.text))
    ]
    best = max((score for score, _ in scored), default=0.0)
    likely = [place for score, place in scored if score >= best - _MARGIN]
    if not likely:
        return _orphan(decision, "its words are not in the article")
    if len(likely) > 1:
        return _orphan(decision, "its words were edited, and more than one statement is like them")
    return Match(decision, (likely[0].key,), "similar")


def _of_another_thing(one: str, other: str) -> bool:
    """Whether a short statement has another word of weight than it had: "the *school* is shut"."""
    before, after = (Counter(re.findall(r"[^\W\d_]+", w.casefold())) for w in (one, other))
    if before.total() >= _SHORT:
        return False
    return all(any(len(w) >= _WEIGHTY for w in lost) for lost in (before - after, after - before))


def _telling(words: str) -> Counter[str]:
    return Counter(_TELLING.findall(words.casefold()))


def _respanned(made: Match, words: str, here: _Reports) -> Match:
    """A match with the place of the corrected words; an orphan where they are not there."""
    if len(made.reports) != 1:
        return made
    place = next(p for p in here.there if p.key == made.reports[0])
    first = min(span.start for span in place.part.content)
    start = here.text.rfind("\n", 0, first) + 1
    end = here.text.find("\n", first)
    paragraph = here.text[start : end if end >= 0 else len(here.text)]
    spans = [Span(start + s.start, start + s.end) for s in found(Anchor(words), paragraph)]
    if not spans:
        return _orphan(made.decision, "the corrected words are not in the paragraph")
    nearest = min(spans, key=lambda s: abs(s.start - first))
    return Match(made.decision, made.reports, made.how, content=(nearest,))


def _orphan(decision: Decision, why: str) -> Match:
    return Match(decision, (), "orphaned", why)
