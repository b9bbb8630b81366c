"""Two readers of one text: what the tagger found and what the rules found, as one list.

The tagger knows many more cues and complements; the rules know chains of reporters, paragraphs
that go on, and interviews. Where both say the same to the letter they are nearly always right;
where they differ, the one that is surer by the calibration is heard.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from extract.candidates.tagger import outright
from extract.candidates.tagger.calibration import READERS, Calibration, Features, Reader, log_odds
from extract.candidates.tagger.form import form
from extract.candidates.tagger.mend import mended
from extract.candidates.tagger.near import Near, alike, size
from extract.candidates.tagger.tags import Found, dedupe
from extract.document import Span, Spans
from extract.records import Candidate, Shape
from extract.syntax.parse import Reading
from extract.syntax.styles import style

__all__ = ["Place", "fused", "own", "places"]

#: The rules' confidence where they see a chain: the corpus names its links another way, so what
#: was measured there says little.
_RELAYED = 0.7
#: Characters of a content that is hardly more than a pronoun.
_WORD = 6
#: What joins a second report to the words before it.
_LINK = re.compile(r"[\s,;]*\b(and|but|or|yet|then)?[\s,;]*$")
#: Shapes that the tagger does not look for: labels, words in the next paragraph, opinions set off,
#: what is said by nobody named, and a second report that it took for words of the first. It has no
#: say in them.
_OWN: frozenset[Shape] = frozenset({
    "interview", "transcript", "headline", "trailing", "signed", "leads", "opinion", "nobody",
    "second",
})  # fmt: skip


class Place(NamedTuple):
    """One place of a text where something is said, as each reader has it.

    :param anchor: probability of the tagger's anchor; 0 where the tagger found nothing.
    :param fit: log-probability of the tagger's tags.
    :param known: whether the cue of what the tagger found is in the list of acts.
    """

    tagger: Candidate | None
    rules: Candidate | None
    anchor: float = 0.0
    fit: float = 0.0
    known: bool = True

    def features(self, reading: Reading, made: Candidate) -> Features:
        """What the confidence in a candidate rests on.

        :param reading: the article.
        :param made: one of the two found here.
        """
        one, other = self.tagger, self.rules
        both = one is not None and other is not None
        seen = form(reading, made)
        return Features(
            anchor=log_odds(self.anchor) if one is not None else 0.0,
            fit=math.log1p(-self.fit),
            rule=log_odds(_RELAYED if other.reporters else other.confidence) if other else 0.0,
            both=both,
            agree=both and _told(one) == _told(other),
            known=self.known,
            rival=one is not None and other is not None and one.source != other.source,
            finer=_finer(reading.text, self),
            length=math.log1p(seen.length),
            naming=math.log1p(seen.naming),
            clause=seen.clause,
            subject=seen.subject,
            direct=seen.direct,
        )

    def around(self) -> Place | None:
        """The tagger's report alone, where the rules see one, speaker and all, within its words.

        "*Roe fears it will fall*, an aide claims".
        """
        one, other = self.tagger, self.rules
        if one is None or other is None or not (one.source and other.source):
            return None
        told = all(_within(s, one.content) for s in (*other.source, *other.cue))
        return self._replace(rules=None) if told else None

    def read(self, reader: Reader) -> Candidate | None:
        """What one of the readers found here."""
        return self.tagger if reader == "tagger" else self.rules


def fused(
    reading: Reading, found: Iterable[Found], rules: Sequence[Candidate], calibration: Calibration
) -> Iterator[tuple[Place, Candidate]]:
    """The candidates of both readers, each thing said once, with calibrated confidence.

    Each comes with its place, that is with what either reader has there.

    :param reading: the article, in whose stored text all spans count.
    :param found: of the tagger, in any order.
    :param rules: of the rules, in any order.
    """
    made: dict[Candidate, Place] = {}
    for place in places(reading.text, found, rules):
        for said in _two(reading, place, calibration):
            made.setdefault(_heard(reading, said, calibration), said)
    near = Near()
    for one in made:
        near.add(one, one.content)
    left = (one for one in made if not (_nested(one, near) or _repeated(one, near)))
    return ((made[one], one) for one in left)


def places(text: str, found: Iterable[Found], rules: Sequence[Candidate]) -> list[Place]:
    """Everything that either reader found, by place."""
    best, told, ruled = dedupe(_apart(found)), Near(), Near()
    for rule in rules:
        ruled.add(rule, rule.content)
    for one in best:
        told.add(one, one.content)
    mates = [_mate(one, ruled, told) for one in best]
    seconds = [_seconds(one, mate, ruled) for one, mate in zip(best, mates, strict=True)]
    best = [_before(text, one, also) for one, also in zip(best, seconds, strict=True)]
    out = [_place(text, one, mate, told) for one, mate in zip(best, mates, strict=True)]
    taken = {id(mate) for mate in mates}
    free = (r for r in rules if id(r) not in taken)
    alone = (r for r in free if r.shape == "second" or not _covered(r, told))
    return out + [Place(None, rule) for rule in alone]


def _apart(found: Iterable[Found]) -> Iterator[Found]:
    """Each without what another's cue has, where it follows a clause behind what was said.

    "“*It fell*,” said Roe, *going on to say* that …"
    """
    every, near = list(found), Near()
    for one in every:
        near.add(one, one.content)
    for one in every:
        ahead = one.cue and one.content[0] < one.cue[0]
        own = tuple(s for s in one.content if not (ahead and _behind_another(one, s, near)))
        yield replace(one, content=own)


def _seconds(one: Found, mate: Candidate | None, rules: Near) -> list[Candidate]:
    """What the rules find the same speaker to report beside it: "says X *and denies Y*"."""
    content = _spans(one.content)
    if mate is None or not mate.source or not _touch(_spans(one.cue), mate.cue):
        return []
    beside = (r for r in rules.to(content) if r.shape == "second" and r.source == mate.source)
    return [r for r in beside if r is not mate and all(_within(s, content) for s in r.cue)]


def _before(text: str, one: Found, seconds: Sequence[Candidate]) -> Found:
    """What the tagger found, without what is reported beside it from a second cue on."""
    if not seconds:
        return one
    end = min(r.cue[0].start for r in seconds)
    kept = [(start, min(stop, end)) for start, stop in one.content if start < end]
    bare = [(start, start + len(_LINK.sub("", text[start:stop]))) for start, stop in kept]
    left = tuple((start, stop) for start, stop in bare if start < stop)
    return replace(one, content=left) if left else one


def _behind_another(one: Found, piece: tuple[int, int], near: Near) -> bool:
    span, last = Span(*piece), one.cue[-1][1]
    others = (o for o in near.to((span,)) if o is not one and _shares(o, span))
    return any(last <= s and e <= span.start for o in others for s, e in o.cue)


def _two(reading: Reading, place: Place, calibration: Calibration) -> Iterator[Place]:
    """The places of one where the rules surely have another report around the tagger's.

    "*Norland claims that* Belmar told its leaders that it fell": whom the tagger has heard there is
    heard through the other.
    """
    one, other = place.tagger, place.rules
    if one is None or other is None or not (one.source and _leads_around(other, one)):
        yield place
        return
    around = Place(None, other)
    points = calibration.points[style(reading, other.content)]
    sure = calibration.confidence("rules", around.features(reading, other))
    if sure >= points["precise"] or (sure >= points["told"] and outright.told(reading, other)):
        yield around
    yield place


def _leads_around(other: Candidate, one: Candidate) -> bool:
    """Whether a report stands ahead of words that have another report, speaker and all."""
    ahead = bool(other.source and other.cue) and other.cue[-1].end <= other.content[0].start
    return ahead and all(_within(s, other.content) for s in (*one.source, *one.cue))


def _heard(reading: Reading, place: Place, calibration: Calibration) -> Candidate:
    """The surer reading of a place."""
    ruled = place.rules
    if ruled is not None and own(ruled) and not (place.tagger and ruled.shape == "second"):
        return ruled
    readers = ("rules",) if _finer(reading.text, place) else READERS
    weighed = [
        (calibration.confidence(reader, place.features(reading, made)), made)
        for reader in readers
        if (made := place.read(reader)) is not None
    ]
    sure, chosen = max(weighed, key=lambda pair: pair[0])
    return replace(chosen, confidence=sure)


def _finer(text: str, place: Place) -> bool:
    """Whether the rules see more: who is quoted there, a whole name, more than a pronoun.

    Or a full stop that ends no sentence: "16 lbs. since".
    """
    one, other = place.tagger, place.rules
    if one is None or other is None:
        return False
    beside = one.cue if one.source else (*one.cue, *one.content)
    torn = any(s.overlaps(c) for s in other.source for c in beside)
    scant = size(one.content) < _WORD and all(_within(s, other.content) for s in one.content)
    # "Roe said [Falk's claim that X is false]": a noun's report inside is no finer reading
    nested = other.shape in {"noun", "nobody"}
    last = one.content[-1].end
    cut = text[last : last + 1] == "." and any(s.start < last < s.end - 1 for s in other.content)
    return torn or scant or cut or (_holds(one, other.cue) and not nested)


def _within(span: Span, spans: Spans) -> bool:
    return any(span.within(s) for s in spans)


def own(made: Candidate) -> bool:
    """Whether the rules alone decide on a candidate: labels, and words in the next paragraph."""
    return made.shape in _OWN


def _place(text: str, one: Found, rule: Candidate | None, told: Near) -> Place:
    cue = _spans(one.cue)
    source = mended(text, _spans(one.source), (*cue, *_spans(one.content)))
    content = mended(text, _spans(one.content), (*source, *cue))
    made = Candidate(source, cue, content, "tagger", 0.0, shape="tagged")
    if rule is not None and rule.reporters:
        # Who passes the words on is no second speaker.
        made = replace(rule, rule=f"tagger+{rule.rule}", shape="together")
    elif rule is not None:
        made = replace(
            made,
            content=_with_beyond(made, rule, one, told),
            rule=f"tagger+{rule.rule}",
            shape="together",
        )
        if not source and not any(s.overlaps(c) for s in rule.source for c in (*cue, *content)):
            made = replace(made, source=rule.source)
    return Place(made, rule, one.probability, one.fit, one.known)


def _with_beyond(made: Candidate, rule: Candidate, one: Found, told: Near) -> Spans:
    """The content, with what the rules add to it that no other cue has."""
    spoken = (*made.content, *made.cue, *made.source, *rule.cue)
    start, end = min(s.start for s in spoken), max(s.end for s in spoken)
    more = [s for s in rule.content if s.start > end or s.end < start]
    free = [s for s in more if all(o is one or not _shares(o, s) for o in told.to((s,)))]
    return tuple(sorted((*made.content, *free)))


def _shares(other: Found, span: Span) -> bool:
    """Whether something else has words of a span, with a cue beside it: within, it is nested."""
    if not other.likely or any(s.within(span) for s in _spans(other.cue)):
        return False
    return any(span.overlaps(s) for s in _spans(other.content))


def _mate(one: Found, rules: Near, told: Near) -> Candidate | None:
    """What the rules found in the same place, the most alike of several."""
    near = [r for r in rules.to(one.content) if alike(one.content, r.content)]
    near = [r for r in near if not _of_another(r, one, told)]
    return min(near, key=lambda r: (r.source != one.source, r.content, r.cue), default=None)


def _of_another(rule: Candidate, one: Found, told: Near) -> bool:
    """Whether it is another report of one speaker: "says it fell *and insists* …"."""
    if _touch(rule.cue, _spans(one.cue)) or rule.source != _spans(one.source):
        return False
    others = (o for o in told.to(rule.content) if o is not one and alike(o.content, rule.content))
    return any(_touch(rule.cue, _spans(o.cue)) for o in others)


def _covered(rule: Candidate, told: Near) -> bool:
    return any(alike(rule.content, other.content) for other in told.to(rule.content))


def _nested(one: Candidate, every: Near) -> bool:
    """Whether an attribution lies inside what somebody else surely says."""
    return any(
        other is not one
        and (other.confidence >= one.confidence or own(other))
        and _holds(other, one.cue)
        for other in every.to(one.cue)
    )


def _repeated(one: Candidate, every: Near) -> bool:
    """Whether a surer candidate lays words of the same content to the same cue.

    A reader's whole sentence and the other's first clause of it are one thing said.
    """
    return any(
        other is not one
        and _touch(one.cue, other.cue)
        and _touch(one.content, other.content)
        and _rank(other) < _rank(one)
        for other in every.to(one.content)
    )


def _rank(one: Candidate) -> tuple[object, ...]:
    """The order in which candidates for the same words are heard."""
    return (not own(one), -one.confidence, one.content, one.source, one.cue, one.rule)


def _touch(some: Spans, others: Spans) -> bool:
    return any(a.overlaps(b) for a in some for b in others)


def _holds(other: Candidate, cue: Spans) -> bool:
    return bool(cue) and all(_within(s, other.content) for s in cue)


def _told(made: Candidate | None) -> tuple[Spans, Spans] | None:
    return (made.source, made.content) if made is not None else None


def _spans(pairs: Iterable[tuple[int, int]]) -> Spans:
    return tuple(Span(start, end) for start, end in pairs)
