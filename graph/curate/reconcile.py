"""Asking an outside catalogue for entries of a name, by the W3C Reconciliation Service API 0.2.

It opens a connection only when a person runs `sayso link`. The service's own
"match" flag is not read: a service sets it for the only candidate there is, right or wrong.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import unquote, urlencode, urlsplit, urlunsplit

import httpx

from graph import web
from graph.errors import LinkError

__all__ = ["Candidate", "Query", "Service", "connect"]

_VERSION = "0.2"
_CAP = 10_000_000  # bytes of an answer


class Query(NamedTuple):
    """A name to look up.

    :param type: the catalogue's id of the kind of entry, or empty for any.
    :param limit: how many candidates at most.
    :param properties: what else is known of it: id of a property in the catalogue, and value.
    """

    name: str
    type: str = ""
    limit: int = 3
    properties: tuple[tuple[str, str], ...] = ()


class Candidate(NamedTuple):
    """An entry that the service proposes.

    :param iri: of the entry.
    :param score: on the service's own scale.
    """

    iri: str
    name: str
    description: str
    score: float


@dataclass(frozen=True, slots=True)
class Service:
    """A service that has told who it is.

    :param url: its endpoint, without user and password.
    :param name: what it calls itself.
    """

    url: str
    name: str
    _space: str
    _view: str
    _asking: _Asking

    def candidates(self, queries: Sequence[Query]) -> list[list[Candidate]]:
        """What the service proposes for each name, asked all at once; the best first.

        :raises LinkError: when there is no answer, or one that is none.
        """
        asked = {f"q{n}": _plain(query) for n, query in enumerate(queries)}
        form = urlencode({"queries": json.dumps(asked)}).encode()
        answer = self._asking.answer(form)
        return [
            list(self._candidates(answer.get(f"q{n}"), query)) for n, query in enumerate(queries)
        ]

    def _candidates(self, answer: object, query: Query) -> Iterator[Candidate]:
        found = answer.get("result") if isinstance(answer, Mapping) else None
        if not isinstance(found, list):
            raise LinkError(f"no result for {query.name!r}: {str(answer)[:80]}", self.url)
        made = [c for one in found if (c := self._candidate(one)) is not None]
        yield from sorted(made, key=lambda c: (-c.score, c.iri))[: query.limit]

    def _candidate(self, plain: object) -> Candidate | None:
        """One candidate; None when it has no id."""
        if not isinstance(plain, Mapping) or not plain.get("id"):
            return None
        score = plain.get("score")
        return Candidate(
            self._iri(str(plain["id"])),
            str(plain.get("name") or ""),
            str(plain.get("description") or ""),
            float(score) if isinstance(score, int | float) else 0.0,
        )

    def _iri(self, key: str) -> str:
        if key.startswith(("http://", "https://")):
            return key
        if self._space.endswith(("/", "#", "=", ":")) or "{{id}}" not in self._view:
            return f"{self._space}{key}"
        return self._view.replace("{{id}}", key)


def connect(url: str, timeout: float) -> Service:
    """Ask a service who it is.

    :param url: its endpoint, http or https; user and password in it are sent as Basic
        authentication and told to nobody.
    :param timeout: how long to wait for each answer, in seconds.
    :raises LinkError: when it is no reconciliation service of the version we speak.
    """
    asking = _asking(url, timeout)
    manifest = asking.answer()
    space, versions = manifest.get("identifierSpace"), manifest.get("versions", [_VERSION])
    if not isinstance(space, str) or not isinstance(versions, list):
        raise LinkError("names no identifierSpace; is it a reconciliation service?", asking.url)
    if _VERSION not in versions:
        told = ", ".join(map(str, versions))
        raise LinkError(f"speaks version {told} of the API, not {_VERSION}", asking.url)
    view = manifest.get("view")
    template = str(view.get("url")) if isinstance(view, Mapping) else ""
    return Service(asking.url, str(manifest.get("name") or asking.url), space, template, asking)


def _asking(url: str, timeout: float) -> _Asking:
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        parts, host = urlsplit(""), None
    if parts.scheme not in {"http", "https"} or not host:
        raise LinkError("a service is an address that begins with http:// or https://", url)
    secret, _, netloc = parts.netloc.rpartition("@")
    headers = {"Accept": "application/json"}
    if secret:
        headers["Authorization"] = f"Basic {b64encode(unquote(secret).encode()).decode()}"
    return _Asking(urlunsplit(parts._replace(netloc=netloc)), timeout, headers)


def _plain(query: Query) -> dict[str, Any]:
    typed = {"type": query.type} if query.type else {}
    told = [{"pid": pid, "v": value} for pid, value in query.properties]
    known = {"properties": told} if told else {}
    return {"query": query.name, **typed, "limit": query.limit, **known}


class _Asking(NamedTuple):
    """How an endpoint is asked."""

    url: str
    timeout: float
    headers: Mapping[str, str]

    def answer(self, form: bytes | None = None) -> Mapping[str, Any]:
        """The JSON object that it gives.

        :param form: what to post, or None to get.
        """
        data = self._fetched(form)
        try:
            plain = json.loads(data)
        except ValueError:
            plain = None
        if not isinstance(plain, dict):
            raise LinkError("answers with something that is no JSON object", self.url)
        return plain

    def _fetched(self, form: bytes | None) -> bytes:
        headers = dict(self.headers)
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            with web.client(self.timeout, headers) as asking:
                answer = web.fetched(asking, self.url, form, _CAP)
        except web.TooLarge:
            raise LinkError(f"answers with more than {_CAP // 10**6} MB", self.url) from None
        except httpx.TimeoutException:
            raise LinkError(f"no answer within {self.timeout:g} seconds", self.url) from None
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise LinkError(f"cannot be reached: {web.why(error)}", self.url) from None
        if not httpx.codes.is_success(answer.status):
            moved = f"; it has moved to {answer.moved}" if answer.moved else ""
            raise LinkError(f"answers {answer.status} {answer.reason}{moved}", self.url)
        return answer.body
