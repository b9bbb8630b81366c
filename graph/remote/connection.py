"""Talking to another store over HTTP: credentials, patience, and errors in one line."""

from __future__ import annotations

import os
from collections.abc import Generator, Mapping
from types import TracebackType
from typing import Self
from urllib.parse import urlencode, urlsplit, urlunsplit

import httpx

from graph import web
from graph.errors import LinkError

__all__ = ["Connection"]

#: Where user and password, or a token, are looked for; never on the command line, which others see.
USER, PASSWORD, TOKEN = "SAYSO_STORE_USER", "SAYSO_STORE_PASSWORD", "SAYSO_STORE_TOKEN"
_TRIES = 3
_UNAUTHORIZED, _MANY, _UNAVAILABLE = 401, 429, 503


class Connection:
    """A line to one store; used as a context manager.

    :param timeout: how long to wait for each answer, in seconds.
    :param secrets: where credentials are looked for; the environment when nothing is given.
    :param transport: what carries the requests; httpx' own when nothing is given.
    """

    def __init__(
        self,
        timeout: float,
        secrets: Mapping[str, str] | None = None,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        found = os.environ if secrets is None else secrets
        headers = {}
        if token := found.get(TOKEN):
            headers["Authorization"] = f"Bearer {token}"
        auth: httpx.Auth | None = None
        if not token and (user := found.get(USER)):
            auth = _Wanted(user, found.get(PASSWORD, ""))
        self._client = web.client(timeout, headers, auth=auth, transport=transport, proxies=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._client.close()

    def send(
        self,
        method: str,
        url: str,
        body: bytes | None = None,
        *,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        """One request, tried again while the store says it is busy.

        :param params: put behind the address.
        :raises LinkError: when the store cannot be reached; what it answers is for the caller.
        """
        _checked(url)
        for left in reversed(range(_TRIES)):
            try:
                answer = self._client.request(
                    method, url, content=body, params=params, headers=headers
                )
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                raise LinkError(f"cannot be reached: {web.why(error)}", shown(url)) from None
            if answer.status_code not in (_MANY, _UNAVAILABLE) or not left:
                return answer
        raise AssertionError  # the last try returns

    def ask(self, url: str, query: str, accept: str) -> httpx.Response:
        """Post a query as a form, which every endpoint takes.

        :param accept: the format of the answer.
        :raises LinkError: when the store cannot be reached.
        """
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": accept}
        return self.send("POST", url, urlencode({"query": query}).encode(), headers=headers)

    def expect(self, answer: httpx.Response, what: str) -> None:
        """Pass an answer that says it went well.

        :param what: what was tried, for the message.
        :raises LinkError: with what the store says, cut to a line.
        """
        if not answer.is_success:
            told = " ".join(answer.text.split())[:160]
            status = f"{answer.status_code} {answer.reason_phrase}".strip()
            raise LinkError(f"{what}: answers {status}: {told}", shown(str(answer.url)))


class _Wanted(httpx.Auth):
    """User and password in the way a store asks for: nothing is sent before it asks."""

    def __init__(self, user: str, password: str) -> None:
        self._basic = httpx.BasicAuth(user, password)
        self._digest = httpx.DigestAuth(user, password)
        self._known: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """One request: as it is, and again with what the answer asks for."""
        if self._known is not None:
            yield from self._known.auth_flow(request)
            return
        answer = yield request
        asked = answer.headers.get("WWW-Authenticate", "").lower()
        if answer.status_code == _UNAUTHORIZED and asked:
            self._known = self._digest if "digest" in asked else self._basic
            yield from self._known.auth_flow(request)


def _checked(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise LinkError("a store is an address that begins with http:// or https://", url)
    if parts.username or parts.password:
        raise LinkError(f"put user and password into {USER} and {PASSWORD}, not here", shown(url))


def shown(url: str) -> str:
    """An address without what stands behind ``?`` and without credentials."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment=""))
