"""What sorts of things there are: the classes of the vocabulary and the words for them."""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

from graph.terms import sayso

__all__ = ["ACTORS", "CLASSES", "KINDS", "NAMED"]

#: Kind of an actor -> its class.
CLASSES: Mapping[str, ox.NamedNode] = {
    "person": sayso.Person,
    "organization": sayso.Organization,
    "government": sayso.Government,
    "group": sayso.Group,
    "unnamed": sayso.UnnamedSource,
    "voice": sayso.ArticleVoice,
}
#: Class of an actor -> its kind.
ACTORS: Mapping[ox.NamedNode, str] = {class_: kind for kind, class_ in CLASSES.items()}
#: The kinds of actors who are somebody by name.
NAMED = ("person", "organization", "government", "group")
#: Class -> kind, of whatever a statement may lead to.
KINDS: Mapping[ox.NamedNode, str] = {**ACTORS, sayso.Country: "country"}
