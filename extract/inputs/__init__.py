"""Files to documents: the one door through which articles come in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from extract.errors import InputError
from extract.inputs import files
from extract.inputs.files import CAP, Listing, RawFile, Refusal
from extract.inputs.many import Asked, opened
from extract.records import Document

__all__ = ["Asked", "documents", "load", "opened", "read"]


def load(paths: Sequence[Path], cap: int = CAP) -> Iterator[Document | Refusal]:
    """The articles among some files and folders, sorted by id; then what was refused.

    :param paths: files and folders, in any order.
    :param cap: the largest text allowed, in bytes.
    """
    with opened(files.find(paths, cap), cap=cap) as listing:
        yield from documents(listing, cap)


def documents(
    listing: Listing, cap: int = CAP, encoding: str | None = None
) -> Iterator[Document | Refusal]:
    """The articles of a listing, in its order; then what was refused.

    :param listing: one whose files that hold several articles were opened.
    :param encoding: as :func:`read` takes it.
    """
    for found in listing:
        try:
            yield read(files.read(found, cap), encoding)
        except InputError as error:
            yield Refusal(files.place(found), error.message)
    yield from listing.refused


def read(raw: RawFile, encoding: str | None = None) -> Document:
    """The document in a file's bytes.

    :param encoding: what the user says of files that are not UTF-8 and bear no mark, or None.
    :raises InputError: naming the file, when there is no readable article in it.
    """
    # What reads every kind of file takes longer to load than a listing without a new one does.
    from extract.inputs.reading import document

    where = files.shown(raw.path)
    try:
        return document(raw, encoding)
    except InputError as error:
        if error.where is None:
            error = InputError(error.message, where)
        raise error from None
