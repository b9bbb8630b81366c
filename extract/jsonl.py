"""One article as one line of JSON: the stable interface for other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from extract.claims.statements import main
from extract.errors import InputError
from extract.keys import BASE, article_iri, normalise_quote, printed, quote_key
from extract.records import (
    ActorMention,
    Answer,
    Attribution,
    CountryMention,
    Extraction,
    Part,
    Quantity,
    Span,
    Spans,
)

__all__ = ["row"]

_Place = Callable[[Span], tuple[int, int]]
_Ids = Mapping[tuple[int, int], str]


def row(extraction: Extraction, source_offsets: bool = False, base: str = BASE) -> dict[str, Any]:  # noqa: FBT001, FBT002
    """An article with its attributions and mentions, ready for ``json.dumps``.

    An attribution's act, polarity and certainty are those of the part with its main clause, and
    its id is the local name of that part's report in the graph.

    :param source_offsets: offsets into the decoded input file, which then is the text, instead of
        into the stored text.
    :param base: what every IRI of the graph starts with.
    :raises InputError: when offsets into the input are wanted of a file that has none (HTML).
    """
    document = extraction.document
    if source_offsets and document.offsets is None:
        raise InputError(
            "this format has no offsets into its source; leave them out", document.path
        )
    ids = _ids(extraction, base)
    shown = _Row(extraction, _placing(extraction, source_offsets=source_offsets), ids)
    furniture = [list(shown.place(f.span)) for f in document.furniture]
    return {
        "doc": document.id,
        "text": document.source if source_offsets else document.text,
        "attributions": [shown.reported(i, a) for i, a in _styled(extraction, narrated=False)],
        "countries": [shown.country(m) for m in extraction.countries],
        "actors": [shown.actor(m) for m in extraction.actors],
        "quantities": [shown.quantity(q) for q in extraction.quantities],
        "furniture": furniture,
        "narration": [n for i, a in _styled(extraction, narrated=True) for n in shown.told(i, a)],
        "language": document.language,
        "foreign": [list(shown.place(f.span)) for f in document.foreign],
    }


def _styled(extraction: Extraction, *, narrated: bool) -> Iterable[tuple[int, Attribution]]:
    numbered = enumerate(extraction.attributions)
    return ((i, a) for i, a in numbered if (a.style == "narrated") == narrated)


def _placing(extraction: Extraction, *, source_offsets: bool) -> _Place:
    offsets = extraction.document.offsets if source_offsets else None
    if offsets is None:
        return lambda span: (span.start, span.end)
    return lambda span: offsets.to_old(*span)


def _ids(extraction: Extraction, base: str) -> _Ids:
    """Attribution and part number -> key; equal words are counted over the whole article."""
    article, seen = article_iri(extraction.document.id, base), dict[str, int]()
    ids: dict[tuple[int, int], str] = {}
    for number, attribution in enumerate(extraction.attributions):
        for index, part in enumerate(attribution.parts):
            words = printed(extraction.document.text, part.content)
            same = normalise_quote(words)
            ids[number, index] = quote_key(article, words, seen.get(same, 0))
            seen[same] = seen.get(same, 0) + 1
    return ids


class _Row:
    """The pieces of one row.

    :param place: where a span of the stored text stands in the text of the row.
    :param ids: the keys of the parts.
    """

    def __init__(self, extraction: Extraction, place: _Place, ids: _Ids) -> None:
        self.document = extraction.document
        self.place = place
        self.ids = ids

    def reported(self, number: int, found: Attribution) -> dict[str, Any]:
        """An attribution to somebody else than the article."""
        part = main(found, self.document.text)
        holder = found.holder
        return {
            "id": self.ids[number, found.parts.index(part)],
            "source": self._spans(found.source),
            "cue": self._spans(found.cue),
            "content": self._spans(found.content),
            "speaker": " and ".join(actor.label for actor in holder.speakers) or None,
            "speaker_iri": holder.actor.iri if holder.actor else None,
            "speakers": [{"label": a.label, "iri": a.iri} for a in holder.speakers],
            "candidates": [actor.label for actor in holder.candidates],
            "via": " > ".join(actor.label for actor in holder.via) or None,
            "kind": found.style,
            "act": part.act,
            "polarity": part.polarity,
            "certainty": part.certainty,
            "about_countries": sorted({c for p in found.parts for c in p.about}),
            "about_actors": sorted({m.actor.label for p in found.parts for m in p.actors}),
            "confidence": found.confidence,
            "parts": [self._part(p) for p in found.parts],
        }

    def told(self, number: int, found: Attribution) -> Iterable[dict[str, Any]]:
        """What the article says itself, part by part."""
        for index, part in enumerate(found.parts):
            yield {"id": self.ids[number, index], **self._part(part)}

    def country(self, mention: CountryMention) -> dict[str, Any]:
        """Words that name a country."""
        start, end = self.place(mention.span)
        return {"start": start, "end": end, "iso2": mention.iso2}

    def actor(self, mention: ActorMention) -> dict[str, Any]:
        """Words that name an actor."""
        start, end = self.place(mention.span)
        actor = mention.actor
        return {"start": start, "end": end, "label": actor.label, "iri": actor.iri}

    def quantity(self, found: Quantity) -> dict[str, Any]:
        """A number as printed and as read."""
        start, end = self.place(found.span)
        return {
            "start": start,
            "end": end,
            "value": found.value,
            "low": found.low,
            "high": found.high,
            "approx": found.approximate,
            "unit": found.unit,
        }

    def _part(self, part: Part) -> dict[str, Any]:
        return {
            "content": self._spans(part.content),
            "act": part.act,
            "polarity": part.polarity,
            "certainty": part.certainty,
            "about_countries": list(part.about),
            "about_actors": [self.actor(m) for m in part.actors],
            "quantities": [self.quantity(q) for q in part.quantities],
            "answers": [self._answer(a) for a in part.answers],
        }

    def _answer(self, found: Answer) -> dict[str, Any]:
        """The claim that a denial means, by its id, and the words that say so."""
        return {
            "id": self.ids[found.attribution, found.part],
            "words": self._spans(found.words),
            "pointing": found.pointing,
            "strength": found.strength,
        }

    def _spans(self, spans: Spans) -> list[list[int]]:
        return [list(self.place(span)) for span in spans]
