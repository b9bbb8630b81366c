"""A call to any endpoint that speaks OpenAI's chat completions, a local one first of all."""

from __future__ import annotations

import ipaddress
import json
import time
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import httpx

from extract.candidates.llm.answers import rows
from extract.candidates.llm.pieces import Piece, messages, schema
from extract.errors import BuildError
from graph import web

__all__ = ["Endpoint", "NoAnswer", "ask", "checked"]

#: The largest answer that is read, in bytes.
_LARGEST = 1_000_000
#: Seconds before the second and the third try.
_PAUSES = (0.5, 2.0)
_PASSING = frozenset({408, 409, 425, 429, 500, 502, 503, 504})
_FORMATS: tuple[dict[str, Any], ...] = (
    {"type": "json_schema", "json_schema": {"name": "marked", "strict": True, "schema": schema()}},
    {"type": "json_object"},
)


class NoAnswer(Exception):  # noqa: N818 - what came is no answer
    """What a model sent cannot be used, in words for a person."""


class Endpoint(NamedTuple):
    """Where to ask, and how long to wait.

    :param url: the base address, such as ``http://localhost:11434/v1``.
    :param key: a secret for the endpoint, or empty.
    :param seconds: for one call.
    :param pauses: seconds before each further try.
    """

    url: str
    model: str
    key: str = ""
    seconds: float = 120.0
    pauses: tuple[float, ...] = _PAUSES


def checked(endpoint: Endpoint) -> Endpoint:
    """The endpoint, if a call to it is safe.

    :raises BuildError: when the address is none, or would carry the key in the clear.
    """
    parts = urlsplit(endpoint.url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
        raise BuildError("give a base address such as http://localhost:11434/v1", endpoint.url)
    if endpoint.key and parts.scheme == "http" and not _here(parts.hostname):
        raise BuildError("a key is sent over https only, or to this machine", endpoint.url)
    return endpoint._replace(url=endpoint.url.rstrip("/"))


def _here(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def ask(endpoint: Endpoint, piece: Piece) -> str:
    """What a model answers about a piece, as it sent it; it can be read with ``rows``.

    Tried again when the endpoint is busy, breaks off or sends what cannot be read; asked for any
    JSON where the endpoint does not know how to keep to a schema. Addresses are never followed on.

    :raises NoAnswer: when there is none that can be used.
    """
    forms, why = list(_FORMATS), ""
    for pause in (0.0, *endpoint.pauses):
        time.sleep(pause)
        try:
            sent = _sent(endpoint, piece, forms[0])
            if not httpx.codes.is_success(sent.status):
                why = f"HTTP {sent.status}"
                if sent.status in (400, 422) and len(forms) > 1:
                    forms.pop(0)
                elif sent.status not in _PASSING:
                    break
                continue
            answer = _content(sent.body)
            rows(answer)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            why = f"{type(error).__name__}: {error}"[:200]
        except ValueError as error:
            why = f"the answer {error}"
        else:
            return answer
    raise NoAnswer(why)


def _sent(endpoint: Endpoint, piece: Piece, form: dict[str, Any]) -> web.Answer:
    body = {
        "model": endpoint.model,
        "messages": messages(piece),
        "temperature": 0,
        "seed": 0,
        "stream": False,
        "response_format": form,
    }
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if endpoint.key:
        headers["Authorization"] = f"Bearer {endpoint.key}"
    with web.client(endpoint.seconds, headers) as asking:
        url, data = f"{endpoint.url}/chat/completions", json.dumps(body).encode()
        return web.fetched(asking, url, data, _LARGEST, endpoint.seconds)


def _content(data: bytes) -> str:
    try:
        content = json.loads(data)["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        raise ValueError("is not what an endpoint of this kind sends") from None
    if not isinstance(content, str):
        raise ValueError("holds no text")  # noqa: TRY004 - a value that was sent
    # Some models wrap JSON in a fence, whatever they are asked for.
    return content.strip().removeprefix("```json").removeprefix("```").removesuffix("```").strip()
