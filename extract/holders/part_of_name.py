"""One word that is part of a name of the article: a surname, a body's first word or its letters."""

from __future__ import annotations

from collections.abc import Callable

from extract.entities.name_clusters import normal
from extract.entities.names import Named
from extract.records import ActorMention, Holder, Span
from extract.syntax.dictionary import noun, verb_or_adjective

__all__ = ["family", "initials", "part_of_name", "same_body", "short_for", "surname_bearer"]


def part_of_name(named: Named, text: str, span: Span) -> Holder | None:
    """Who is called by a part of the name, or None.

    :param text: the stored text.
    :param span: the words, without an article.
    """
    return surname_bearer(named, text, span) or _first_word(named, text, span)


def surname_bearer(named: Named, text: str, span: Span) -> Holder | None:
    """The persons of the article whose surname the words are."""
    wanted = normal(span.of(text))
    bearers = {
        m.actor.key: m.actor
        for m in named.actors
        if m.actor.kind == "person" and wanted in _surnames(m, text)
    }
    found = tuple(bearers[key] for key in sorted(bearers))
    if len(found) > 1:
        reason = f"{len(found)} persons of the article bear this name"
        return Holder("ambiguous", None, found, span, reason=reason)
    reason = f"surname of {found[0].label}" if found else ""
    return Holder("resolved", found[0], mention=span, reason=reason) if found else None


def family(named: Named, text: str, words: Span) -> bool:
    """Whether words mean those who bear the surname of somebody of the article: "the Roes"."""
    shown = words.of(text)
    name = normal(shown)
    if not shown.lower().startswith("the ") or " " in name or not name.endswith("s"):
        return False
    surnames = {s for m in named.actors if m.actor.kind == "person" for s in _surnames(m, text)}
    return name not in surnames and not surnames.isdisjoint({name[:-1], name.removesuffix("es")})


def _surnames(mention: ActorMention, text: str) -> set[str]:
    """The last words of a person's name, as the article calls him and as it is spelt here."""
    here = normal(mention.span.of(text)).split()
    called = normal(mention.actor.label).split()
    return {*called[-1:], *(here[-1:] if len(here) > 1 else ())}


def _first_word(named: Named, text: str, span: Span) -> Holder | None:
    """The one body named before whose name begins with the word: "Arro", of Arro Foods.

    A word of the language begins names of many bodies, and means none by itself.
    """
    shown = span.of(text)
    word = normal(shown)
    if " " in word or noun(shown) or verb_or_adjective(shown):
        return None
    return _one_body(named, span, lambda label: normal(label).startswith(f"{word} "))


def same_body(named: Named, text: str, span: Span) -> Holder | None:
    """The one body of the article that has exactly these words for its name, or None."""
    name = normal(span.of(text))
    called = {m.actor.key: m.actor for m in named.actors if normal(m.actor.label) == name}
    if len(called) != 1 or {a.kind for a in called.values()} != {"organization"}:
        return None
    (body,) = called.values()
    return Holder("resolved", body, mention=span, reason="named elsewhere in the article")


def short_for(named: Named, text: str, span: Span) -> Holder | None:
    """The one body named before whose initials some letters are: "the NHR", of Norda Heath Review.

    :param text: the stored text.
    :param span: the letters, without an article.
    """
    letters = span.of(text)
    if not (letters.isalpha() and letters.isupper() and len(letters) > 1):
        return None
    return _one_body(named, span, lambda label: initials(label) == letters)


def initials(label: str) -> str:
    """The capitals that the words of a body's name begin with."""
    return "".join(word[0] for word in label.split() if word[0].isupper())


def _one_body(named: Named, span: Span, fits: Callable[[str], bool]) -> Holder | None:
    """The one body named before a place whose label fits."""
    bodies = {
        m.actor.key: m.actor
        for m in named.actors
        if m.actor.kind == "organization" and m.span.end <= span.start and fits(m.actor.label)
    }
    if len(bodies) != 1:
        return None
    (body,) = bodies.values()
    return Holder("resolved", body, mention=span, reason=f"short for {body.label}")
