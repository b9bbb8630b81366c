"""What the commands that read articles are told of them: options, and standard input as a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, TypeVar

import click

from extract.inputs.files import CAP as ARTICLE
from graph.assembly.bounded import MEGABYTES, SECONDS
from graph.cli.common import seconds
from graph.errors import InputError
from graph.facts import CAP as FACTS

__all__ = ["STDIN", "from_stdin", "limits_options", "sources_options"]

STDIN = Path("-")
#: More than any machine has, less than any machine cannot count.
_MOST_MEGABYTES, _MOST_BYTES = 10_000_000, 10_000_000_000
_Command = TypeVar("_Command", bound=Callable[..., Any])


def sources_options(command: _Command) -> _Command:
    """The options that say what the inputs are."""
    columns = click.option(
        "--columns",
        metavar="FIELD=NAME,…",
        callback=_columns,
        default="",
        help="Which columns of tables (.csv .tsv .json .jsonl .parquet) are text, title, date, "
        "author, outlet, url, language and id, e.g. text=body,title=headline; of two for one field "
        "(text=body,text=story) the first that a file has. "
        "[default: by common names]",
    )
    urls = click.option(
        "--urls",
        type=click.Path(path_type=Path, dir_okay=False, exists=True),
        metavar="FILE",
        help="A .csv or .tsv with the columns path, url, outlet, date of saved pages. Metadata "
        "only: nothing is fetched.",
    )
    kind = click.option(
        "--stdin-kind",
        metavar="KIND",
        callback=_kind,
        help="What standard input (-) is, e.g. csv or eml. [default: what its first bytes leave no "
        "doubt about, else text]",
    )
    encoding = click.option(
        "--encoding",
        metavar="NAME",
        callback=_encoding,
        help="What files are in that are not UTF-8 and bear no byte order mark, e.g. windows-1250. "
        "[default: what they declare, or what their bytes leave no doubt about]",
    )
    return columns(urls(kind(encoding(command))))


def limits_options(command: _Command) -> _Command:
    """The options that say what one article and one facts file may take."""
    time = click.option(
        "--article-seconds",
        type=seconds(1.0),
        default=SECONDS,
        show_default=True,
        metavar="SECONDS",
        help="What one article, or one large facts file, may take to be read; it is named and left "
        "out beyond that.",
    )
    memory = click.option(
        "--article-memory",
        type=click.IntRange(100, _MOST_MEGABYTES),
        default=MEGABYTES,
        show_default=True,
        metavar="MB",
        help="What one of them may take in memory, on top of what sayso itself holds.",
    )
    size = click.option(
        "--article-bytes",
        type=click.IntRange(1, _MOST_BYTES),
        default=ARTICLE,
        show_default=True,
        metavar="BYTES",
        help="How large a text may be; documents and mail ten times that, files of many more.",
    )
    facts = click.option(
        "--facts-bytes",
        type=click.IntRange(1, _MOST_BYTES),
        default=FACTS,
        show_default=True,
        metavar="BYTES",
        help="How large a facts file may be.",
    )
    return time(memory(size(facts(command))))


@contextmanager
def from_stdin(
    paths: Sequence[Path], stdin: BinaryIO, told: str | None = None
) -> Iterator[tuple[Path, ...]]:
    """The paths, with a file of what standard input gives in place of ``-``, until the exit.

    :param stdin: read only when asked for.
    :param told: what kind of file it is, None to go by its bytes.
    :raises InputError: when it is too large.
    """
    from extract.inputs.files import CAP
    from extract.inputs.kinds import largest, looks

    if STDIN not in paths:
        yield tuple(paths)
        return
    data = stdin.read(largest(".zip", CAP) + 1)
    found = told or looks(data) or ".txt"
    if len(data) > largest(found, CAP):
        limit = f"is larger than {largest(found, CAP):,} bytes; save it and split it"
        raise InputError(limit, "standard input")
    with TemporaryDirectory(prefix="sayso-") as folder:
        file = Path(folder) / f"stdin{found}"
        file.write_bytes(data)
        yield tuple(file if path == STDIN else path for path in paths)


def _encoding(
    context: click.Context,  # noqa: ARG001
    option: click.Parameter,  # noqa: ARG001
    name: str | None,
) -> str | None:
    from extract.inputs.decode import codec

    if name is not None and codec(name) is None:
        raise click.BadParameter(f"{name!r} is no encoding of texts; try windows-1252 or utf-16-le")
    return name


def _kind(
    context: click.Context,  # noqa: ARG001
    option: click.Parameter,  # noqa: ARG001
    name: str | None,
) -> str | None:
    from extract.inputs.kinds import READ

    if name is None:
        return None
    found = f".{name.lower().lstrip('.')}"
    if found not in READ:
        raise click.BadParameter(f"{name!r} is not read; there are {' '.join(READ)}")
    return found


def _columns(
    context: click.Context,  # noqa: ARG001
    option: click.Parameter,  # noqa: ARG001
    told: str,
) -> tuple[tuple[str, str], ...]:
    from extract.inputs.many.columns import COLUMNS

    pairs = [pair.partition("=") for pair in told.split(",") if pair.strip()]
    for field, _, name in pairs:
        if field.strip() not in COLUMNS or not name.strip():
            wanted = f"FIELD=NAME with a field of {', '.join(COLUMNS)}"
            raise click.BadParameter(f"{field.strip()!r}: wanted {wanted}; e.g. text=body")
    return tuple((field.strip(), name.strip()) for field, _, name in pairs)
