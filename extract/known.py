"""What extraction is told beforehand: actors, countries and offices, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

__all__ = ["Actor", "ActorKind", "CountryEntry", "Gazetteer", "Holding", "Name", "Term"]

ActorKind = Literal["person", "organization", "government", "group", "unnamed", "voice"]


class Name(NamedTuple):
    """One way to name an entity.

    :param text: the name as written, e.g. ``"the Kremlin"``.
    :param literal: IRI of what the words name literally when that differs from the entity
        (the city behind "Kyiv says"); None for a plain name.
    """

    text: str
    literal: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone who can hold a statement.

    :param key: stable within a build: the IRI of a hand-written entity, else
        ``"<document id>#<normalised name>"``.
    :param label: the fullest name known.
    :param iri: set only for entities of the hand-written files.
    :param country: ISO 3166-1 alpha-2 in capitals, or None.
    :param names: other names of a hand-written entity; empty for others.
    """

    key: str
    label: str
    kind: ActorKind
    iri: str | None = None
    country: str | None = None
    names: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class CountryEntry:
    """A country and the words for it.

    :param iso2: ISO 3166-1 alpha-2 in capitals.
    :param government: IRI of its government as an actor, or None.
    """

    iso2: str
    iri: str
    label: str
    names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    government: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """An office of the hand-written files, e.g. "Defense Secretary"."""

    iri: str
    label: str
    names: tuple[str, ...] = ()


class Holding(NamedTuple):
    """An office that the hand-written files give a person.

    :param person: IRI of the person.
    :param role: the office in words.
    :param organization: IRI of the body, or None; a government is told by its country alone.
    :param country: ISO 3166-1 alpha-2 in capitals, or None.
    :param former: whether the file says it is over.
    :param office: what the kind of office is called; empty when the file names none.
    """

    person: str
    role: str
    organization: str | None = None
    country: str | None = None
    former: bool = False
    office: str = ""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Everything extraction may know beforehand, as plain data.

    :param actors: hand-written persons, organizations, governments and groups.
    :param countries: every country with its words.
    :param offices: known offices.
    :param holdings: who holds or held which office.
    """

    actors: tuple[Actor, ...] = ()
    countries: tuple[CountryEntry, ...] = ()
    offices: tuple[Term, ...] = ()
    holdings: tuple[Holding, ...] = ()
