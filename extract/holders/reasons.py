"""How words led to who is meant, or to nobody, in words for a reader."""

from __future__ import annotations

from extract.records import Actor, ActorMention, Holder, Span

__all__ = ["by_name", "unknown", "whole_name"]


def whole_name(actor: Actor, words: str) -> bool:
    """Whether some words are an actor's whole name, not only a surname."""
    return actor.kind != "person" or " " not in actor.label or " " in words


def by_name(mention: ActorMention, words: str, *, country: bool, seat: bool, whole: bool) -> str:
    """In words, how a name led to its actor."""
    if country:
        return f"{words} as speaker means its government"
    if mention.literal is not None or seat:
        return "metonym: the place stands for its government"
    label = mention.actor.label
    if mention.actor.kind != "person" or " " not in label:
        return "name"
    return "full name" if whole else f"surname of {label}"


def unknown(reason: str, mention: Span | None = None) -> Holder:
    """A holder nobody can name, and why."""
    return Holder("unknown", mention=mention, reason=reason)
