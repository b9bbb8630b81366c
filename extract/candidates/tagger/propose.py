"""Candidates of one article: windows through the network, together with the rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extract.candidates import rules
from extract.candidates.ownership import settled
from extract.candidates.tagger import weights
from extract.candidates.tagger.astray import astray
from extract.candidates.tagger.calibration import Calibration
from extract.candidates.tagger.form import form
from extract.candidates.tagger.fuse import Place, fused, own
from extract.candidates.tagger.hearers import unheard
from extract.candidates.tagger.onnx_model import Network
from extract.candidates.tagger.outright import outright, told
from extract.candidates.tagger.speaker_spans import sourced
from extract.candidates.tagger.tags import Found
from extract.candidates.tagger.windows import windows
from extract.records import Candidate, Gazetteer
from extract.syntax.parse import Reading
from extract.syntax.styles import style

__all__ = ["FLOOR", "by_rules", "found", "propose", "propose_wide"]

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
    ruled = by_rules(reading, gazetteer)
    for place, candidate in fused(reading, found(reading, network), ruled, calibration):
        points = calibration.points[style(reading, candidate.content)]
        sure, least = candidate.confidence, points[point]
        if candidate.shape == "tagged" and astray(reading, candidate):
            yield replace(candidate, unsure=True)
            continue
        if sure >= least or own(candidate) or (sure >= points["told"] and told(reading, candidate)):
            yield candidate
            continue
        readings = (place.rules, candidate)
        plain = next((r for r in readings if r is not None and outright(reading, r)), None)
        around = place.around()
        if plain is not None:
            yield replace(plain, confidence=candidate.confidence)
        elif around is not None and (outer := _outer(reading, around, calibration, point)):
            yield outer
        else:
            yield replace(candidate, unsure=True)


def _outer(
    reading: Reading, place: Place, calibration: Calibration, point: str
) -> Candidate | None:
    """The clause that the tagger surely has around a report that is too unsure, if any."""
    made = place.tagger
    if made is None or not form(reading, made).clause:
        return None
    sure = calibration.confidence("tagger", place.features(reading, made))
    least = calibration.points[style(reading, made.content)][point]
    return replace(made, confidence=sure) if sure >= least else None


def by_rules(reading: Reading, gazetteer: Gazetteer) -> list[Candidate]:
    """What the rules find in an article, each utterance with one speaker at most."""
    return settled(reading, rules.propose(reading, gazetteer), onward=False)


def found(reading: Reading, network: Network) -> list[Found]:
    """What the tagger finds in the prose of an article: whole sources, without who hears it."""
    return [unheard(reading, one) for one in sourced(reading, _raw(reading, network))]


def _raw(reading: Reading, network: Network) -> Iterator[Found]:
    vocabulary = network.vocabulary
    cut = windows(
        reading.text, reading.document.blocks, vocabulary.pieces,
        (vocabulary.ends.stop,), network.shape,
    )  # fmt: skip
    for window in cut:
        yield from network.find(window, FLOOR)
