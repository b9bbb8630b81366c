"""How sure a candidate is: logistic curves over what two readers say, fitted on marked texts."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from extract.records import QuoteStyle

__all__ = ["FILE", "KINDS", "READERS", "Calibration", "Features", "Reader", "log_odds"]

FILE = "calibration.json"

#: Whose spans a candidate has.
Reader = Literal["tagger", "rules"]
READERS: tuple[Reader, ...] = ("tagger", "rules")

#: How the words of a candidate are told: each kind is let through from points of its own.
KINDS: tuple[QuoteStyle, ...] = ("direct", "mixed", "indirect")

_NEAR_0, _NEAR_1 = 1e-3, 1 - 1e-3


class Features(NamedTuple):
    """What the confidence of a candidate is reckoned from.

    :param anchor: log-odds of the tagger's anchor; 0 where the tagger found nothing.
    :param fit: logarithm of 1 plus how improbable the tagger's tags are; 0 for certain ones.
    :param rule: log-odds of the rules' confidence; 0 where they found nothing.
    :param both: whether both readers found something in the same place.
    :param agree: whether both found the same source and content to the letter.
    :param known: whether the cue of what the tagger found is in the list of acts.
    :param rival: whether both found a source, and not the same.
    :param finer: whether the rules see more there, so that they alone are heard.
    :param length: logarithm of 1 plus the words of the content.
    :param naming: logarithm of 1 plus the words of the source.
    :param clause: whether the content is a finite clause.
    :param subject: whether the source is the subject of the cue.
    :param direct: whether the content is quoted from its first letter to its last.
    """

    anchor: float
    fit: float
    rule: float
    both: bool
    agree: bool
    known: bool
    rival: bool = False
    finer: bool = False
    length: float = 0.0
    naming: float = 0.0
    clause: bool = False
    subject: bool = False
    direct: bool = False


def log_odds(chance: float) -> float:
    """The logarithm of a probability's odds, bounded."""
    held = min(max(chance, _NEAR_0), _NEAR_1)
    return math.log(held / (1 - held))


@dataclass(frozen=True, slots=True)
class Calibration:
    """A fitted curve for each reader's candidates, and where on it they are let through.

    :param curves: bias and weights, one for each feature, in their order.
    :param points: the least confidence that is let through, by operating point, of each kind.
    """

    curves: Mapping[Reader, Sequence[float]]
    points: Mapping[QuoteStyle, Mapping[str, float]]

    def confidence(self, reader: Reader, features: Features) -> float:
        """The share of such candidates that have the right source and content, in hundredths."""
        bias, *weights = self.curves[reader]
        total = bias + sum(w * f for w, f in zip(weights, features, strict=True))
        return round(1 / (1 + math.exp(-total)), 2)

    @classmethod
    def load(cls, folder: Path) -> Calibration:
        """Read a calibration.

        :param folder: where a tagger lies.
        :raises OSError, ValueError: there is none, or it is damaged.
        """
        held = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return cls(held["curves"], held["points"])
