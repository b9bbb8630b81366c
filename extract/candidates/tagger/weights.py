"""The tagger that comes with sayso, loaded once."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from extract.candidates.tagger.calibration import Calibration
from extract.candidates.tagger.files import FOLDER, THREADS, checked
from extract.candidates.tagger.onnx_model import Network

__all__ = ["calibration", "network"]


@cache
def _folder() -> Path:
    # Hashing some 25 MB is not done for each thing that is read from there.
    return checked(FOLDER)


@cache
def network() -> Network:
    """The shipped tagger.

    :raises BuildError: a file of it is missing or damaged.
    """
    told = os.environ.get(THREADS, "1")
    return Network(_folder(), int(told) if told.isdecimal() and int(told) else 1)


@cache
def calibration() -> Calibration:
    """How sure the shipped tagger's finds are.

    :raises BuildError: a file of the tagger is missing or damaged.
    """
    return Calibration.load(_folder())
