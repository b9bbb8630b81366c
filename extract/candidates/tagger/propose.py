"""Candidates of one article: windows through the network, together with the rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from extract import wordlists
from extract.candidates import rules
from extract.candidates.ownership import settled
from extract.candidates.tagger import weights
from extract.candidates.tagger.fuse import fused, own
from extract.candidates.tagger.onnx_model import Network
from extract.candidates.tagger.speaker_spans import sourced
from extract.candidates.tagger.tags import Found
from extract.candidates.tagger.windows import windows
from extract.records import Candidate, Gazetteer
from extract.syntax.parse import Reading
from extract.syntax.phrases import thing
from extract.syntax.tree import head_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["FLOOR", "by_rules", "found", "outright", "propose", "propose_wide"]

#: Probability from which a word is looked at as an anchor.
FLOOR = 0.2


def propose(reading: Reading, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Propose who says what, sure where that is right nine times in ten, in no order."""
    return _sure(reading, gazetteer, "precise")


def propose_wide(reading: Reading, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Propose who says what, sure where finding more and erring less balance, in no order."""
    return _sure(reading, gazetteer, "wide")


def _sure(reading: Reading, gazetteer: Gazetteer, point: str) -> Iterator[Candidate]:
    network, calibration = weights.network(), weights.calibration()
    least = calibration.points[point]
    ruled = by_rules(reading, gazetteer)
    kept = {id(r) for r in ruled if outright(reading, r)}
    for place, candidate in fused(reading, found(reading, network), ruled, calibration):
        if candidate.confidence >= least or own(candidate):
            yield candidate
        elif place.rules is not None and id(place.rules) in kept:
            yield replace(place.rules, confidence=candidate.confidence)
        else:
            yield replace(candidate, unsure=True)


def by_rules(reading: Reading, gazetteer: Gazetteer) -> list[Candidate]:
    """What the rules find in an article, each utterance with one speaker at most."""
    return settled(reading, rules.propose(reading, gazetteer), onward=False)


def outright(reading: Reading, candidate: Candidate) -> bool:
    """Whether the rules found words there that can only report: "denied", "was quoted as saying".

    "According to" reports when its source can speak.
    """
    block = reading.block_at(candidate.cue[0].start) if candidate.cue else None
    if block is None or not candidate.source:
        return False
    cue = [t for span in candidate.cue for t in block.tokens(span)]
    if candidate.shape == "according":
        source = head_of([t for s in candidate.source for t in block.tokens(s)])
        return source is not None and not thing(source)
    listed = wordlists.words("cues", "outright")
    return candidate.shape == "verb" and any(t.lemma_ in listed or _quoted_as(t) for t in cue)


def _quoted_as(verb: Token) -> bool:
    """The case "quoted a survivor as *saying*"."""
    link = verb.head
    return verb.dep_ == "pcomp" and link.lower_ == "as" and link.head.lemma_ in {"quote", "cite"}


def found(reading: Reading, network: Network) -> list[Found]:
    """What the tagger finds in the prose of an article, with whole sources."""
    return sourced(reading, _raw(reading, network))


def _raw(reading: Reading, network: Network) -> Iterator[Found]:
    vocabulary = network.vocabulary
    cut = windows(
        reading.text, reading.document.blocks, vocabulary.pieces,
        (vocabulary.ends.stop,), network.shape,
    )  # fmt: skip
    for window in cut:
        yield from network.find(window, FLOOR)
