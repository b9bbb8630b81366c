"""The errors a user can meet, as one tree.

::

    SaysoError                  a person can mend it; one line: what, where, what to do
    |- InputError               an article that cannot be used (file named)
    |- FactsError               a facts file that cannot be used (file and line named)
    |- QueryError               a query that cannot be answered
    |- LinkError                an outside catalogue that does not answer
    |- ExportError              an output that cannot be written
    `- BuildError               the build as a whole cannot go on

Programming mistakes stay ordinary Python exceptions and show their traceback.
"""

from __future__ import annotations

__all__ = [
    "BuildError", "ExportError", "FactsError", "InputError", "LinkError", "QueryError",
    "SaysoError",
]  # fmt: skip


class SaysoError(Exception):
    """A problem a person can mend, told in one line.

    :param message: what was wanted, what was found, what to do; no line breaks.
    :param where: the file (and line) it is about, as the user named it, or None.
    """

    def __init__(self, message: str, where: str | None = None) -> None:
        self.message = " ".join(message.split())
        self.where = where
        super().__init__(str(self))

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message


class InputError(SaysoError):
    """An article that cannot be used."""


class FactsError(SaysoError):
    """A facts file that cannot be used."""


class QueryError(SaysoError):
    """A query that cannot be answered."""


class LinkError(SaysoError):
    """A service of an outside catalogue that does not answer as it should."""


class ExportError(SaysoError):
    """An output that cannot be written."""


class BuildError(SaysoError):
    """The build as a whole cannot go on."""
