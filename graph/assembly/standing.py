"""Whether the outputs that stand in a folder are those that a build would give now.

What a build depends on is hashed into one key: the bytes and names of articles and facts, how it
is done, and sayso itself. The key is kept beside the cache with the hash of each output; where
both are as they were, there is nothing to do. Losing the file costs one build, no more.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from extract.errors import SaysoError
from extract.inputs import files
from extract.inputs.files import Found
from graph import disk
from graph.assembly.cache import code_digest, key_of
from graph.assembly.refused import Refused
from graph.check import Finding
from graph.errors import ExportError
from graph.writer import write

__all__ = ["Standing", "inputs_key", "keep", "standing"]

_NAME = "standing.json"
#: Two changes of a file within so many nanoseconds may bear one stamp.
_TICK = 100_000_000


class Standing(NamedTuple):
    """What the last build told of the outputs that still stand.

    :param counts: name of a thing -> how many there are in the graph.
    """

    counts: Mapping[str, int]
    refused: tuple[Refused, ...]
    findings: tuple[Finding, ...]


def inputs_key(listing: Iterable[Found], told: Sequence[str], cap: int = files.CAP) -> str:
    """A key over all that a build depends on.

    :param listing: the articles to read.
    :param told: whatever else it depends on, in an order of its own.
    :param cap: how large a text may be, in bytes.
    """
    # The same two hashes as the cache's keys, so that no file of the packages is hashed twice.
    code = (code_digest("extract"), code_digest("graph", "ontology"))
    return key_of(*code, *told, *(part for found in listing for part in _article(found, cap)))


def _article(found: Found, cap: int) -> Iterator[str]:
    yield found.id
    try:
        raw = files.read(found, cap)
    except SaysoError as error:
        yield f"refused {found.name} {error.message}"
    else:
        yield f"{raw.path} {raw.sha256} {raw.kind} {json.dumps(raw.told)}"


def standing(cache: Path, out: Path, key: str) -> Standing | None:
    """What stands in a folder of outputs, if a build with that key made it and nothing touched it.

    :param cache: the folder that earlier builds keep things in.
    :param out: the folder of the outputs.
    """
    try:
        kept = json.loads((cache / _NAME).read_bytes())
        if kept["key"] != key or not _stand(out, kept["outputs"]):
            return None
        if disk.CURRENT in kept["outputs"] and disk.state(out) != "whole":
            return None
        refused = tuple(Refused(*one) for one in kept["refused"])
        findings = tuple(Finding(*one) for one in kept["findings"])
        return Standing(kept["counts"], refused, findings)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def keep(cache: Path, key: str, out: Path, outputs: Iterable[str], told: Standing) -> None:
    """Remember what a build made; a disk that refuses costs a build, no more.

    :param out: the folder of the outputs.
    :param outputs: the names of the files that it wrote there.
    """
    with suppress(ExportError, OSError):
        found = {name: _told(out / name) for name in outputs}
        kept = {"key": key, "outputs": found, **told._asdict()}
        write(cache / _NAME, json.dumps(kept).encode(), durable=False)


def _stand(out: Path, kept: Mapping[str, Sequence[Any]]) -> bool:
    """Whether all files are as they were: by their stamps, else by their hashes."""
    files = ((out / name, digest, stamp) for name, (digest, stamp) in kept.items())
    return all(stamp == _stamp(path) or digest == _hash(path) for path, digest, stamp in files)


def _told(path: Path) -> list[Any]:
    """A file's hash, and its stamp where it is old enough for a later change to make another."""
    stamp = _stamp(path)
    return [_hash(path), stamp if time.time_ns() - max(stamp[1:]) > _TICK else None]


def _stamp(path: Path) -> list[int]:
    found = path.stat()
    return [found.st_size, found.st_mtime_ns, found.st_ctime_ns]


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
