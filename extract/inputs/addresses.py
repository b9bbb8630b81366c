"""Where saved pages come from, as a list says: addresses, outlets and dates; nothing is fetched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from extract.errors import InputError
from extract.inputs import files
from extract.inputs.dates import day
from extract.inputs.decode import decode
from extract.inputs.files import CAP, Found, Listing, Refusal
from extract.inputs.many.columns import Row, fields, said
from extract.inputs.many.held import Asked, Unread, listed
from extract.inputs.many.tables import table_rows
from extract.inputs.metadata import FIELDS, Value, normal

__all__ = ["addressed"]

_ORIGIN = "list of addresses"


def addressed(listing: Listing, path: Path, asked: Asked | None = None) -> Listing:
    """The articles with what a list tells of them, before what they say themselves.

    :param path: a table with the columns ``path`` (or ``file``) and any of ``url``, ``outlet``,
        ``date``, ``title``, ``author``, ``language``; a path is that below the folder of the
        articles, or its last part where only one article has it.
    :raises InputError: when the list cannot be used; naming the line.
    """
    where = files.shown(path)
    try:
        told = _told(path, asked or Asked())
    except InputError as error:
        raise InputError(error.message, where) from None
    known = _by_name(listing)
    values: dict[str, tuple[Value, ...]] = {}
    missing: list[str] = []
    for name, values_told in told.items():
        article = known.get(name) or known.get(PurePosixPath(name).name)
        if article is None:
            missing.append(files.shown(name))
        else:
            values[article] = values_told
    found = tuple(f._replace(told=(*values.get(f.id, ()), *f.told)) for f in listing)
    if not missing:
        return Listing(found, listing.refused, listing.ignored)
    reason = (
        f"names what is no article here, or several ({listed(sorted(missing))}); mend the paths"
    )
    return Listing(found, (*listing.refused, Refusal(path, reason)), listing.ignored)


def _told(path: Path, asked: Asked) -> Mapping[str, tuple[Value, ...]]:
    with files.opened(path) as file:
        text = decode(file.read(100 * CAP), told=asked.encoding).text
    faults: list[Unread] = []
    told: dict[str, tuple[Value, ...]] = {}
    for row in table_rows(text, Asked(), faults.append):
        places = fields(tuple(row.cells), ())
        if "path" not in places:
            raise InputError("has no column named path or file, which says whose address it is")
        name = str(row.cells[places["path"]]).strip().replace("\\", "/").removeprefix("./")
        if name in told:
            raise InputError(f"{row.place}: names {files.shown(name)!r} again; keep one line of it")
        told[name] = tuple(_values(row, places))
    if faults:
        raise InputError(faults[0].reason)
    return told


def _values(row: Row, places: Mapping[str, str]) -> Iterator[Value]:
    for field in FIELDS:
        words = said(row, places, field)
        plain = (day(words) or "") if field == "date" else words
        if words and normal(field, plain) is None:
            wanted = {"date": "a date, e.g. 2024-10-24", "url": "an http or https address"}
            raise InputError(f"{row.place}: {words[:80]!r} is not {wanted.get(field, 'of use')}")
        if words:
            yield Value(field, plain, _ORIGIN)


def _by_name(listing: Listing) -> Mapping[str, str]:
    """Path, id, or the last part of the path where it is one article's -> the article's id."""
    last: dict[str, set[str]] = defaultdict(set)
    for found in listing:
        last[PurePosixPath(found.name).name].add(found.id)
    known = {name: next(iter(ids)) for name, ids in last.items() if len(ids) == 1}
    known |= {found.id: found.id for found in listing}
    return known | {found.name: found.id for found in listing} | _files(listing)


def _files(listing: Listing) -> dict[str, str]:
    """Absolute paths of files, for lists made elsewhere on the same disk."""

    def whole(found: Found) -> str:
        return found.path.absolute().as_posix()

    return {whole(found): found.id for found in listing if found.inside is None}
