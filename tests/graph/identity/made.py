"""Profiles made by hand."""

from __future__ import annotations

from graph.identity.profiles import Held, Kind, Profile
from graph.iri import mint

__all__ = ["body", "described", "person", "profile"]


def profile(
    article: str | None, label: str, kind: Kind, country: str = "", *offices: Held
) -> Profile:
    """An actor of an article, or one that a person described."""
    iri = mint("actor", *((article,) if article else ()), label.casefold()).value
    countries = {c for c in (country, *(o.country for o in offices)) if c}
    return Profile(iri, kind, label, (label,), tuple(sorted(countries)), offices, article, said=1)


def person(article: str, label: str, role: str = "", country: str = "", at: str = "") -> Profile:
    """A person with at most one office."""
    held = (Held(role, at or None, country or None),) if role else ()
    return profile(article, label, "person", country, *held)


def body(article: str, label: str, country: str = "") -> Profile:
    """A body, named without its country."""
    return profile(article, label, "organization", country)


def described(label: str, role: str = "", country: str = "", *names: str) -> Profile:
    """A person that somebody described."""
    held = (Held(role, None, country or None),) if role else ()
    made = profile(None, label, "person", country, *held)
    return Profile(made.iri, "person", label, (label, *names), made.countries, held, None)
