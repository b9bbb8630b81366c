"""The article itself as who says something: its author, where he says "I" or "we"."""

from __future__ import annotations

from extract.records import Actor, Document, Holder, Span

__all__ = ["voice"]


def voice(document: Document, reason: str, mention: Span | None = None) -> Holder:
    """The holder of what an article says itself.

    :param mention: the words that name it, if any do.
    """
    label = f"narrator of {document.meta.title or document.id}"
    actor = Actor(key=f"{document.id}#voice", label=label, kind="voice")
    return Holder("voice", actor, mention=mention, reason=reason)
