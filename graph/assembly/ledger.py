"""The ledger of a build, ``report.json``: what was used, what gave nothing, and why.

It has no clock and no absolute path, so equal inputs give equal bytes.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, get_args

from extract.keys import printed
from extract.records import Extraction, Holder, HolderStatus, Span
from graph.assembly.refused import Refused
from graph.check import Finding
from graph.curate.decisions import Match
from graph.triples import Place, sha256

__all__ = ["Ledger", "article", "decision", "lines"]

_BREAK, _FURTHER, _LAST = "\n", "\n  ", "\n "
_SHOWN = {"silent": "silent", "negated-cue": "negated", "dropped": "dropped"}


@dataclass(frozen=True, slots=True)
class Ledger:
    """What a build did with what it was given.

    :param extractor: the extractor's name.
    :param articles: as :func:`article` tells of each, sorted by id, as :func:`lines`.
    :param refused: articles and facts files that were not used, sorted by path.
    :param ignored: other files that lay among the articles.
    :param facts: path, hash and number of triples of each facts file.
    :param decisions: as :func:`decision` tells of each.
    :param counts: name of a thing -> how many there are.
    :param network: as :func:`graph.network.measures` tells.
    """

    extractor: str
    articles: tuple[str, ...] = ()
    refused: tuple[Refused, ...] = ()
    ignored: tuple[Refused, ...] = ()
    facts: tuple[Mapping[str, Any], ...] = ()
    decisions: tuple[Mapping[str, Any], ...] = ()
    findings: tuple[Finding, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    network: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> bytes:
        """The ledger as UTF-8 JSON, one line for each small thing."""
        plain = {
            "extractor": self.extractor,
            "counts": dict(self.counts),
            "network": dict(self.network),
            "findings": [f._asdict() for f in self.findings],
            "refused": [r._asdict() for r in self.refused],
            "ignored": [r._asdict() for r in self.ignored],
            "decisions": list(self.decisions),
            "facts": list(self.facts),
        }
        head = lines(plain).removesuffix("\n}")
        # Those of the articles are lines already; they only have to stand further in.
        pages = ",".join(f"\n  {page.replace(_BREAK, _FURTHER)}" for page in self.articles)
        told = f'{head},\n "articles": [{pages}{_LAST if pages else ""}]\n}}\n'
        return told.encode("utf-8", "replace")


def lines(plain: Mapping[str, Any]) -> str:
    """Plain data as JSON, one line for each small thing."""
    return json.dumps(plain, ensure_ascii=False, indent=1, allow_nan=False)


def article(extraction: Extraction, found: Sequence[Place]) -> dict[str, Any]:
    """What one article gave, and what in it gave nothing.

    :param found: the article's places.
    """
    document = extraction.document
    text = document.text
    notes: dict[str, list[dict[str, Any]]] = {name: [] for name in _SHOWN.values()}
    for note in extraction.notes:
        if note.kind in _SHOWN:
            notes[_SHOWN[note.kind]].append({**_words(note.span, text), "why": note.why})
    return {
        "id": document.id,
        "path": document.path,
        "sha256": document.raw_sha256,
        "text_sha256": sha256(text),
        "encoding": document.encoding,
        "encoding_from": document.encoding_from,
        "language": document.language,
        "metadata": {
            name: {"value": getattr(document.meta, name, None), "from": origin}
            for name, origin in sorted(document.meta.origins.items())
        },
        "counts": _counts(extraction, found),
        "repairs": [
            {**_words(r.span, text), "before": r.before, "how": r.how} for r in document.repairs
        ],
        "furniture": [{**_words(f.span, text), "kind": f.kind} for f in document.furniture],
        "foreign": [{**_words(f.span, text), "language": f.language} for f in document.foreign],
        **notes,
        "ambiguous": _ambiguous(extraction, found),
    }


def _words(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "words": span.of(text)}


def _counts(extraction: Extraction, found: Sequence[Place]) -> dict[str, int]:
    status = Counter(p.attribution.holder.status for p in found)
    return {
        "statements": status.total(),
        **{name: status[name] for name in get_args(HolderStatus)},
        "posts": len(extraction.posts),
        "quantities": sum(len(p.part.quantities) for p in found),
    }


def _ambiguous(extraction: Extraction, found: Sequence[Place]) -> list[dict[str, Any]]:
    return [
        {
            "report": place.key,
            "words": printed(extraction.document.text, place.part.content),
            "candidates": [actor.label for actor in place.attribution.holder.candidates],
            "why": place.attribution.holder.reason,
        }
        for place in found
        if place.attribution.holder.status == "ambiguous"
    ]


def decision(match: Match, there: Mapping[str, Place], text: str) -> dict[str, Any]:
    """What a decision was applied to, and what the extractor had found.

    :param there: the article's places by key.
    :param text: the article's stored text.
    """
    judged = match.decision
    return {
        "decision": judged.iri,
        "file": judged.file,
        "outcome": judged.outcome,
        "matched": match.how,
        "reports": [_before(there[key], text) for key in match.reports if key in there],
    }


def _before(place: Place, text: str) -> dict[str, Any]:
    part = place.part
    return {
        "report": place.key,
        "words": printed(text, part.content),
        "speaker": _holder(place.attribution.holder),
        "act": part.act,
        "polarity": part.polarity,
        "certainty": part.certainty,
    }


def _holder(holder: Holder) -> str | None:
    return " and ".join(actor.label for actor in holder.speakers) or None
