"""What the words mean: the vocabulary, its value schemes and shapes, and closed namespaces.

``SAYSO.Statement`` is a term; a misspelt term raises at once. The Turtle files beside this
module are the definitions; a test keeps them and the names below equal.
"""

from __future__ import annotations

from importlib.resources import files

__all__ = ["BASE", "text"]

#: Every IRI of ours starts with this.
BASE = "https://w3id.org/sayso/"


def text(name: str) -> str:
    """A file of this package, e.g. ``"sayso.ttl"``.

    :raises FileNotFoundError: when there is none of that name.
    """
    return files("ontology").joinpath(name).read_text(encoding="utf-8")
