"""What a format says beside its words, and words on their way out of one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extract.inputs.changes import Change, Cleaned, changed, moved
from extract.inputs.clean import clean
from extract.inputs.metadata import Value
from extract.offsets import OffsetMap
from extract.records import Furniture, FurnitureKind, Passage, PassageKind, Span

__all__ = ["Composer", "Told", "Written", "cleaned"]


class Told(NamedTuple):
    """What a file's markup says beside its words."""

    values: tuple[Value, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    passages: tuple[Passage, ...] = ()

    def after(self, step: OffsetMap) -> Told:
        """The same after a further change to the text; what was dropped is left out.

        :param step: from the newest text to the one that the spans count in.
        """
        furniture = (f._replace(span=Span(*step.to_new(*f.span))) for f in self.furniture)
        passages = (_moved(p, step) for p in self.passages)
        return Told(
            self.values,
            tuple(f for f in furniture if f.span.start < f.span.end),
            tuple(p for p in passages if p.span.start < p.span.end),
        )

    def beside(self, more: Told) -> Told:
        """The same with what else is found in the same text, where nothing is told yet."""
        known = [f.span for f in self.furniture] + [p.span for p in self.passages]
        furniture = (f for f in more.furniture if not any(f.span.overlaps(k) for k in known))
        passages = (p for p in more.passages if not any(p.span.overlaps(k) for k in known))
        return Told(
            (*self.values, *more.values),
            tuple(sorted([*self.furniture, *furniture])),
            tuple(sorted([*self.passages, *passages], key=lambda p: p.span)),
        )


class Written(NamedTuple):
    """The words of a document, as its format gives them in the order of reading.

    :param text: all of them.
    :param told: what the format says of them, by place in that text.
    :param changes: what is to be dropped or joined, by place in that text.
    :param wrapped: whether lines may have been broken by a program: joined where they tell.
    """

    text: str
    told: Told = Told()
    changes: tuple[Change, ...] = ()
    wrapped: bool = False


class Composer:
    """Puts paragraphs together, a blank line between them, and keeps what each is."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.at = 0
        self.furniture: list[Furniture] = []
        self.passages: list[Passage] = []

    def add(
        self,
        words: str,
        kind: FurnitureKind | None = None,
        off: PassageKind | None = None,
    ) -> None:
        """Add a paragraph.

        :param kind: what it is, when no prose.
        :param off: how it is set off; neighbours that are set off alike are one passage.
        """
        if not words.strip():
            return
        gap = "\n\n" if self.out else ""
        start = self.at + len(gap)
        self.out += [gap, words]
        self.at = start + len(words)
        if kind is not None:
            self.furniture.append(Furniture(Span(start, self.at), kind))
        elif off is not None:
            last = self.passages[-1] if self.passages else None
            joins = last is not None and last.kind == off and last.span.end + len(gap) == start
            begin = self.passages.pop().span.start if joins else start
            self.passages.append(Passage(Span(begin, self.at), off))

    def written(self, values: Iterable[Value] = ()) -> Written:
        """All paragraphs."""
        told = Told(tuple(values), tuple(self.furniture), tuple(self.passages))
        return Written("".join(self.out), told)


def cleaned(text: str, changes: Sequence[Change] = ()) -> Cleaned:
    """A text with some changes made, then cleaned; its offsets lead to the text as it was."""
    first = Cleaned(text, OffsetMap.identity(len(text)), (), text)
    first, _ = changed(first, changes)
    then = clean(first.text)
    repairs = sorted((*moved(first.repairs, then.offsets), *then.repairs), key=lambda r: r.span)
    return Cleaned(then.text, then.offsets.after(first.offsets), tuple(repairs), text)


def _moved(passage: Passage, step: OffsetMap) -> Passage:
    author = Span(*step.to_new(*passage.author)) if passage.author else None
    author = author if author and author.start < author.end else None
    return passage._replace(span=Span(*step.to_new(*passage.span)), author=author)
