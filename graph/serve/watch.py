"""Who may ask: this machine under its own names, and no page of another site."""

from __future__ import annotations

from collections.abc import Callable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["HOST", "Guard"]

HOST = "127.0.0.1"
_SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Server": "sayso",
}


class Guard:
    """Refuses requests under other names or from other sites, and makes every answer safe to show.

    A page of another site may reach this port under a name of its own, which its browser puts into
    ``Host``; and a browser says in ``Sec-Fetch-Site`` which site's page asks.

    :param ports: tells the port of the server.
    :param origins: other sites whose pages may ask.
    """

    def __init__(self, app: ASGIApp, ports: Callable[[], int], origins: tuple[str, ...]) -> None:
        self._app, self._ports, self._origins = app, ports, frozenset(origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, as ASGI has it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def safe(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _SAFE.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        refusal = self._refusal(Headers(scope=scope))
        await (refusal or self._app)(scope, receive, safe)

    def _refusal(self, headers: Headers) -> PlainTextResponse | None:
        names = {f"{host}:{self._ports()}" for host in (HOST, "localhost")}
        if headers.get("Host", "") not in names:
            return PlainTextResponse(f"this server answers to {HOST} and localhost only\n", 421)
        foreign = headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin")
        if foreign and headers.get("Origin") not in self._origins:
            return PlainTextResponse("pages of other sites get no answer\n", 403)
        return None
