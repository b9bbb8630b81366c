"""The error tree, re-exported for this package: one tree serves text and graph alike."""

from __future__ import annotations

from extract.errors import (
    BuildError,
    ExportError,
    FactsError,
    InputError,
    LinkError,
    QueryError,
    SaysoError,
)

__all__ = [
    "BuildError", "ExportError", "FactsError", "InputError", "LinkError", "QueryError",
    "SaysoError",
]  # fmt: skip
