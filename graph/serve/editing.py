"""Who may write a decision through the server: the page it has given out itself, nobody else."""

from __future__ import annotations

import hmac
import secrets
import threading
from collections.abc import Callable, Collection

__all__ = ["MAX_DECISION", "TOKEN", "Editing"]

#: The header in which the page gives its token back.
TOKEN = "X-Sayso-Token"  # noqa: S105 - the name of a header
MAX_DECISION = 64_000


class Editing:
    """Decisions written one after the other, for who has the token of this start.

    :param write: takes a decision as JSON, writes it, and tells in a line what was done.
    """

    def __init__(self, write: Callable[[str], str]) -> None:
        self._write = write
        self._one_at_a_time = threading.Lock()
        self.token = secrets.token_urlsafe(32)

    def objection(self, origin: str | None, token: str | None, own: Collection[str]) -> str:
        """Why a request is not from our own page, or nothing.

        :param origin, token: as its headers have them.
        :param own: what the page's own origin may be called.
        """
        if origin not in own:
            return "only the page of this server writes decisions; use `sayso decide`"
        given = (token or "").encode("utf-8", "replace")
        if not hmac.compare_digest(given, self.token.encode()):
            return "this page is of an earlier start of the server; load it again"
        return ""

    def written(self, asked: str) -> str:
        """Write one decision; tell in a line what was done."""
        with self._one_at_a_time:
            return self._write(asked)
