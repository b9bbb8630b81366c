"""The addresses of the server, what each answers, and how refusals are told."""

from __future__ import annotations

import asyncio
import html
import re
from collections.abc import Awaitable, Callable
from typing import NamedTuple, TypeVar

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from graph.ask.listings import Turn
from graph.ask.resource import UnknownError
from graph.errors import QueryError, SaysoError
from graph.serve import description, editor, pages, vocabulary
from graph.serve.editing import MAX_DECISION, TOKEN, Editing
from graph.serve.protocol import MOST_BODY, RefusedError, Sent, question
from graph.serve.results import HTML, ROWS, TRIPLES, chosen
from graph.serve.serving import Serving
from graph.serve.tasks import Asked, Described, Looked
from graph.serve.watch import HOST, Guard
from graph.serve.workers import BusyError, StoppedError, Task
from ontology import BASE

__all__ = ["application"]

#: Seconds a client may take to send what it posts.
_PATIENCE = 10.0
_READ = ("GET", "HEAD")
_OWN_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
_TEXT = "text/plain; charset=utf-8"
_Found = TypeVar("_Found")


class Site(NamedTuple):
    """What the server is made of.

    :param serving: the graph and its page as they are now.
    :param editing: takes decisions; None where nothing is written.
    :param port: tells the port, which is known only once it is taken.
    :param origins: other sites whose pages may ask, e.g. ``https://notebook.example``.
    """

    serving: Serving
    editing: Editing | None
    port: Callable[[], int]
    origins: tuple[str, ...]


def application(of: Site) -> Starlette:
    """The server as an ASGI application."""
    site = _Answers(of)
    every = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"]
    routes = [
        Route(path, _told(answer), methods=every)
        for path, answer in (
            ("/", site.page), ("/index.html", site.page), ("/sparql", site.sparql),
            ("/sparql/", site.sparql), ("/id/{name:path}", site.thing), ("/ns", site.words),
            ("/act", site.words), ("/val", site.words), ("/rel", site.words),
            ("/assets/{name}", site.asset), ("/openapi.json", site.openapi),
            ("/decide", site.decide),
            ("/{rest:path}", site.nothing),
        )
    ]  # fmt: skip
    cors = Middleware(
        CORSMiddleware,
        allow_origins=list(of.origins),
        allow_methods=["GET", "POST"],
        allow_headers=["Accept", "Content-Type"],
        expose_headers=["X-Sayso-Rows-Left-Out"],
    )
    between = [
        Middleware(Guard, ports=of.port, origins=of.origins),
        *([cors] if of.origins else []),
    ]
    return Starlette(routes=routes, middleware=between)


_Answering = Callable[[Request], Awaitable[Response]]


def _told(answer: _Answering) -> _Answering:
    """An answer whose refusals become responses."""

    async def answered(request: Request) -> Response:
        try:
            return await answer(request)
        except RefusedError as refused:
            return _refusal(request, refused)
        except (BusyError, SaysoError) as error:
            status = next(status for kind, status in _STATUSES if isinstance(error, kind))
            later = _LATER if status == _BUSY else {}
            why = str(error) or "all workers are busy"
            return _refusal(request, RefusedError(status, why, **later))

    return answered


_BUSY = 503
#: Of several that fit, the first holds.
_STATUSES: tuple[tuple[type[Exception], int], ...] = (
    (BusyError, _BUSY), (StoppedError, _BUSY), (UnknownError, 404), (QueryError, 400),
    (SaysoError, 409),
)  # fmt: skip
_LATER = {"Retry-After": "5"}


def _refusal(request: Request, refused: RefusedError) -> Response:
    headers = {"Vary": "Accept", **refused.headers}
    if refused.status in (411, 413, 415, 408):
        headers["Connection"] = "close"
    if _html(request) and not request.url.path.startswith("/sparql"):
        body, kind = pages.refusal(refused.status, refused.why), "text/html; charset=utf-8"
    else:
        body, kind = f"{refused.why}\n".encode("utf-8", "replace"), _TEXT
    return Response(body, refused.status, headers, kind)


def _html(request: Request) -> bool:
    """Whether a client would rather have a page than data."""
    return chosen(_accepted(request), TRIPLES | HTML) == HTML["text/html"]


def _accepted(request: Request) -> str:
    return ",".join(request.headers.getlist("Accept"))


class _Answers:
    """What each address answers."""

    def __init__(self, site: Site) -> None:
        self._serving, self._editing, self._port = site.serving, site.editing, site.port

    async def page(self, request: Request) -> Response:
        """The page of the whole graph."""
        _only_read(request)
        page = await run_in_threadpool(self._serving.page)
        return Response(page, headers=_policy(page), media_type="text/html; charset=utf-8")

    async def sparql(self, request: Request) -> Response:
        """SPARQL 1.1 Protocol; for a browser that asks nothing, the editor."""
        if request.method not in ("GET", "HEAD", "POST"):
            raise RefusedError(405, "ask with GET or POST", Allow="GET, HEAD, POST")
        posted = request.method == "POST"
        address = request.url.query
        if not posted and (not address or _html(request)):
            return self._unasked(request)
        body = await _body(request, MOST_BODY, "a query") if posted else b""
        asking = question(Sent(posted, _sent_as(request), address, body))
        accept = _accepted(request)
        rows, triples = chosen(accept, ROWS), chosen(accept, TRIPLES)
        answer = await self._found(Asked(asking.text, rows, triples, asking.dataset))
        if not answer.kind:
            known = ", ".join((*ROWS, *TRIPLES))
            raise RefusedError(406, f"no format that you accept; known are {known}")
        left_out = {"X-Sayso-Rows-Left-Out": str(answer.left_out)} if answer.left_out else {}
        return Response(answer.body, headers={"Vary": "Accept", **left_out}, media_type=answer.kind)

    def _unasked(self, request: Request) -> Response:
        kind = chosen(_accepted(request), TRIPLES | HTML)
        if kind == HTML["text/html"]:
            # A query in the address is what a shared link holds: the editor shows and asks it.
            return Response(editor.page(), headers=editor.HEADERS, media_type=kind)
        if kind is None:
            raise RefusedError(406, "give a query, as ?query=SELECT…, or take text/turtle")
        address = str(request.url.replace(query="", path="/sparql"))
        return _negotiated(description.service(address, kind), kind)

    async def thing(self, request: Request) -> Response:
        """One node of the graph: a page, or triples."""
        _only_read(request)
        iri = BASE + "id/" + request.path_params["name"]
        kind = _wanted(request)
        if kind == HTML["text/html"]:
            found = await self._found(Looked(iri, _turn(request)))
            return _negotiated(pages.resource(found), kind)
        told = await self._found(Described(iri, kind))
        return _negotiated(told.body, kind)

    async def words(self, request: Request) -> Response:
        """The vocabulary: one page, or triples."""
        _only_read(request)
        kind = _wanted(request)
        if kind != HTML["text/html"]:
            return _negotiated(await run_in_threadpool(vocabulary.data, kind), kind)
        return _negotiated(await run_in_threadpool(pages.vocabulary), kind)

    async def asset(self, request: Request) -> Response:
        """A script or style of the editor and the pages."""
        _only_read(request)
        found = pages.asset(request.path_params["name"])
        if found is None:
            raise RefusedError(404, "there is no such file")
        return Response(
            found.body, headers={"Cache-Control": "max-age=3600"}, media_type=found.kind
        )

    async def openapi(self, request: Request) -> Response:
        """The addresses as an OpenAPI description."""
        _only_read(request)
        return Response(description.openapi(), media_type="application/json")

    async def decide(self, request: Request) -> Response:
        """A decision from our own page: posted as JSON, with the token of this start."""
        editing = self._editing
        if editing is None:
            return await self.nothing(request)
        if request.method != "POST":
            raise RefusedError(405, "decisions are posted", Allow="POST")
        own = {f"http://{host}:{self._port()}" for host in (HOST, "localhost")}
        given = request.headers
        if why := editing.objection(given.get("Origin"), given.get(TOKEN), own):
            raise RefusedError(403, why)
        if _sent_as(request) != "application/json":
            raise RefusedError(415, "post the decision as application/json")
        body = await _body(request, MAX_DECISION, "a decision")
        try:
            asked = body.decode("utf-8")
        except UnicodeDecodeError:
            raise RefusedError(400, "a decision is UTF-8") from None
        told = await run_in_threadpool(editing.written, asked)
        return Response(f"{told}\n".encode("utf-8", "replace"), media_type=_TEXT)

    async def nothing(self, request: Request) -> Response:  # noqa: ARG002
        """Every other address."""
        raise RefusedError(
            404, "there is the page at /, SPARQL at /sparql, things at /id/… and the words at /ns"
        )

    async def _found(self, task: Task[_Found]) -> _Found:
        workers = await run_in_threadpool(self._serving.workers)
        return await run_in_threadpool(workers.answer, task)


#: What ``?as=`` may say, for links.
_AS = {
    "ttl": TRIPLES["text/turtle"],
    "nt": TRIPLES["application/n-triples"],
    "jsonld": TRIPLES["application/ld+json"],
    "rdf": TRIPLES["application/rdf+xml"],
    "html": HTML["text/html"],
}


def _wanted(request: Request) -> str:
    """The format of a thing: by its address, else by the Accept header."""
    named = request.query_params.get("as")
    kind = _AS.get(named) if named is not None else chosen(_accepted(request), HTML | TRIPLES)
    if kind is None:
        known = ", ".join(("text/html", *TRIPLES))
        raise RefusedError(406, f"known are {known}, or ?as= with one of {', '.join(_AS)}")
    return kind


def _turn(request: Request) -> Turn | None:
    """The page of a listing that the address asks for."""
    name, page = (request.query_params.get(key) for key in ("list", "page"))
    if page is None:
        return None
    if name is None or not re.fullmatch(r"[1-9][0-9]{0,6}", page):
        raise RefusedError(400, "a page is ?list=says&page=2: the name of a list, and a number")
    return Turn(name, int(page))


def _negotiated(body: bytes, kind: str) -> Response:
    headers = {"Vary": "Accept"}
    if kind == HTML["text/html"]:
        headers["Content-Security-Policy"] = pages.POLICY
    return Response(body, headers=headers, media_type=kind)


def _policy(page: bytes) -> dict[str, str]:
    """The policy that a page gives itself as a header too, which holds before any of it is read."""
    found = _OWN_POLICY.search(page)
    own = html.unescape(found[1].decode("ascii", "ignore")) if found else "default-src 'none'"
    return {"Content-Security-Policy": f"{own}; frame-ancestors 'none'"}


def _only_read(request: Request) -> None:
    if request.method not in _READ:
        raise RefusedError(405, "this is only read", Allow="GET, HEAD")


def _sent_as(request: Request) -> str:
    """The media type of what is posted."""
    return (request.headers.get("Content-Type") or "").partition(";")[0].strip().lower()


async def _body(request: Request, most: int, what: str) -> bytes:
    length = request.headers.get("Content-Length") or ""
    if not (length.isascii() and length.isdigit()):
        raise RefusedError(411, f"say how long {what} is")
    if int(length) > most:
        raise RefusedError(413, f"{what} may have at most {most:,} bytes")
    try:
        async with asyncio.timeout(_PATIENCE):
            return await request.body()
    except TimeoutError:
        raise RefusedError(408, f"{what} did not come") from None
