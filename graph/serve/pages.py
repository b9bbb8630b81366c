"""What people see behind an address: one node, the vocabulary, a refusal."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from http import HTTPStatus
from importlib.resources import files
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined

from graph.ask.lookup import expand
from graph.ask.resource import Resource
from graph.serve import vocabulary as words
from ontology import BASE

__all__ = ["POLICY", "Asset", "asset", "environment", "refusal", "resource", "vocabulary"]

#: Nothing but this server's own style; no script at all.
POLICY = (
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
_KINDS = {"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8"}
_ASSETS = {
    "pages.css": "assets", "editor.js": "assets",
    "yasgui.min.js": "vendor", "yasgui.min.css": "vendor",
}  # fmt: skip
#: The files of ``vendor/`` as they were reviewed.
_SHA256 = {
    "yasgui.min.js": "602f048662a039c7da65e9058dfc842d4b59f7271d7851a558c84f031485ae75",
    "yasgui.min.css": "085b94556b97f9928981bdedb6848fd11ad4d8d950e821f0d698c58ca538fc55",
}


class Asset(NamedTuple):
    """A script or style.

    :param kind: its content type.
    """

    kind: str
    body: bytes


@lru_cache(maxsize=len(_ASSETS))
def asset(name: str) -> Asset | None:
    """A script or style that the pages ask for, or None when there is none of that name.

    :raises ValueError: when a file of others is not the one that was reviewed.
    """
    if name not in _ASSETS:
        return None
    body = files("graph.serve").joinpath(_ASSETS[name], name).read_bytes()
    if name in _SHA256 and hashlib.sha256(body).hexdigest() != _SHA256[name]:
        raise ValueError(f"graph/serve/vendor/{name} is not the file that was reviewed")
    return Asset(_KINDS[name.rpartition(".")[2]], body)


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates of this room; every text is escaped."""
    made = Environment(
        loader=PackageLoader("graph.serve"), autoescape=True, undefined=StrictUndefined
    )
    made.filters |= {"local": _local, "ours": _ours, "shortened": _shortened, "words": _spelt}
    return made


def _rendered(name: str, **given: object) -> bytes:
    text = environment().get_template(name).render(**given)
    return text.encode("utf-8", "replace")


def resource(found: Resource) -> bytes:
    """The page of one node."""
    return _rendered("resource.html.j2", found=found, address=_local(found.iri))


def vocabulary() -> bytes:
    """The page of all terms."""
    groups = words.groups()
    anchors = {term.name: term.anchor for group in groups for term in group.terms}
    return _rendered("vocabulary.html.j2", groups=groups, anchors=anchors)


def refusal(status: int, why: str) -> bytes:
    """The page of a request that gets no answer.

    :param why: one line.
    """
    return _rendered("refusal.html.j2", status=status, title=HTTPStatus(status).phrase, why=why)


def _local(name: str) -> str:
    """Where this server shows a node of ours; another's own address."""
    node = expand(name)
    iri = node.value if node else name
    if _ours(iri):
        return "/" + iri.removeprefix(BASE)
    # An address of any other kind could run when it is followed.
    return iri if re.match(r"https?://", iri) else "#main"


def _ours(iri: str) -> bool:
    return iri.startswith(BASE)


def _shortened(text: str, most: int = 80) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _spelt(kind: str) -> str:
    """A class name as words, ``TextVersion`` as ``text version``."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kind).lower()
