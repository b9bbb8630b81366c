"""How the page words the values of the model; the words themselves lie in ``words.toml``."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import NamedTuple

__all__ = ["Words", "words"]


class Words(NamedTuple):
    """Local name of a value -> its words, by scheme."""

    acts: dict[str, str]
    kinds: dict[str, str]
    certainty: dict[str, str]
    polarity: dict[str, str]
    status: dict[str, str]
    style: dict[str, str]


def words() -> Words:
    """The words of the page."""
    source = files("graph.view").joinpath("words.toml").read_text(encoding="utf-8")
    return Words(**tomllib.loads(source))
