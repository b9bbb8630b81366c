"""How a name led to its actor, in words for a reader."""

from __future__ import annotations

from extract.records import Actor, ActorMention

__all__ = ["by_name", "whole_name"]


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
