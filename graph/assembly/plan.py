"""What a build is asked for, what it starts from, and what it tells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from extract.candidates import registry
from extract.inputs import files
from extract.inputs.files import Found
from graph.assembly.bounded import MEGABYTES, SECONDS
from graph.assembly.outputs import OUTPUTS
from graph.assembly.refused import Refused
from graph.assembly.setting import Setting
from graph.check import Finding
from graph.facts import CAP, Facts

__all__ = ["BuildResult", "Given", "Plan", "Progress"]

Progress = Callable[[int, int, str], None]


class Plan(NamedTuple):
    """How to build.

    :param extractor: name of an extractor.
    :param jobs: how many processes may extract at once.
    :param sparql: whether the page carries the engine of its SPARQL drawer (1.9 MB).
    :param encoding: what articles are in that are not UTF-8 and bear no mark; None to go by them.
    :param columns: field and column, where tables of articles call them otherwise than usual.
    :param urls: a list of the addresses of saved pages; None for none.
    :param store: whether to keep the graph as a store, which questions open at once.
    :param ttl: whether to write it as text too, ``graph.ttl`` and ``graph.trig``.
    :param article_seconds, article_memory: what one article may take, and one large facts file;
        wall clock and MB.
    :param article_bytes: how large a text may be; files of other kinds some times that.
    :param facts_bytes: how large a facts file may be.
    """

    extractor: str = registry.DEFAULT
    jobs: int = 1
    sparql: bool = False
    encoding: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
    urls: Path | None = None
    store: bool = True
    ttl: bool = True
    article_seconds: float = SECONDS
    article_memory: int = MEGABYTES
    article_bytes: int = files.CAP
    facts_bytes: int = CAP


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build did; only this holds times, never a file.

    :param out: the folder of the outputs.
    :param counts: name of a thing -> how many there are in the graph.
    :param refused: files that were not used, each with its reason.
    :param findings: what in the graph a person should look at.
    :param fresh: how many articles were extracted, the others came from the cache.
    :param changed: how many outputs are not as they were before.
    :param seconds: stage -> CPU seconds, those of finished child processes included.
    """

    out: Path
    counts: Mapping[str, int]
    refused: tuple[Refused, ...] = ()
    findings: tuple[Finding, ...] = ()
    fresh: int = 0
    changed: int = 0
    seconds: Mapping[str, float] = field(default_factory=dict)

    @property
    def outputs(self) -> tuple[Path, ...]:
        """The files of the outputs."""
        return tuple(self.out / name for name in OUTPUTS if (self.out / name).exists())


class Given(NamedTuple):
    """What a build starts from.

    :param refused, ignored: files that are not read, as the ledger names them.
    :param key: a hash over all of it.
    """

    setting: Setting
    articles: tuple[Found, ...]
    refused: tuple[Refused, ...]
    ignored: tuple[Refused, ...]
    facts: Facts
    key: str
