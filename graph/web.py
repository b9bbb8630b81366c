"""Asking an address on the web, one way for all of sayso: bounded, and going nowhere else.

Nothing here is called but by a command that a person runs to ask somebody outside.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import NamedTuple

import httpx

__all__ = ["AGENT", "Answer", "TooLarge", "client", "fetched", "why"]

AGENT = "sayso (https://w3id.org/sayso/)"


class Answer(NamedTuple):
    """What came back.

    :param reason: the words beside the status.
    :param moved: the address that a redirect names, or empty.
    """

    status: int
    reason: str
    moved: str
    body: bytes


class TooLarge(ValueError):  # noqa: N818 - a value that was sent
    """An answer of more bytes than anybody wants."""


def client(
    timeout: float,
    headers: Mapping[str, str] | None = None,
    *,
    auth: httpx.Auth | None = None,
    transport: httpx.BaseTransport | None = None,
    proxies: bool = True,
) -> httpx.Client:
    """A client that follows no address to another, so that a secret goes nowhere else.

    :param timeout: how long to wait for each piece of an answer, in seconds.
    :param transport: what carries the requests; httpx' own when nothing is given.
    :param proxies: whether the proxies of the environment are used.
    """
    return httpx.Client(
        headers={"User-Agent": AGENT, **(headers or {})},
        auth=auth,
        timeout=timeout,
        follow_redirects=False,
        trust_env=proxies,
        transport=transport,
    )


def fetched(
    asking: httpx.Client, url: str, body: bytes | None, most: int, seconds: float | None = None
) -> Answer:
    """The answer to a request; one that trickles in or never ends is broken off.

    :param body: what to post, or None to get.
    :param most: the largest answer that is read, in bytes.
    :param seconds: for the whole answer; None for as long as it goes on coming.
    :raises TooLarge: when there is more.
    :raises httpx.HTTPError: when there is no answer, or none in time.
    """
    until = None if seconds is None else time.monotonic() + seconds
    found = bytearray()
    # As it is: what is small on the line may be endless unpacked.
    plain = {"Accept-Encoding": "identity"}
    method = "GET" if body is None else "POST"
    with asking.stream(method, url, content=body, headers=plain) as answer:
        for chunk in answer.iter_raw():
            found += chunk
            if len(found) > most:
                raise TooLarge(f"is larger than {most:,} bytes")
            if until is not None and time.monotonic() > until:
                raise httpx.ReadTimeout("took too long", request=answer.request)
        moved = answer.headers.get("Location", "") if answer.is_redirect else ""
        return Answer(answer.status_code, answer.reason_phrase, moved, bytes(found))


def why(error: httpx.HTTPError | httpx.InvalidURL) -> str:
    """What went wrong, in words."""
    return str(error) or type(error).__name__
