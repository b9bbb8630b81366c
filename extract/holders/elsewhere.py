"""What the other places of an article tell of a name that only speaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from extract.entities.other_kinds import named_by_noun
from extract.entities.spoken_names import SpokenName
from extract.syntax.parse import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Elsewhere"]


class Elsewhere:
    """The places of the names of one article, found by their words."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._by_word: dict[str, list[Token]] | None = None

    def told(self, name: SpokenName | None) -> SpokenName | None:
        """The same name, a body's where a noun at some place says so: "*Roe* magazine"."""
        if name is None or not any(map(named_by_noun, self._runs(name.words))):
            return name
        return name._replace(kind="organization")

    def _runs(self, name: Sequence[Token]) -> Iterator[list[Token]]:
        """Every place where the article has just these words."""
        wanted = [t.text for t in name]
        for first in self._places().get(wanted[0], ()):
            run = list(first.doc[first.i : first.i + len(wanted)])
            if [t.text for t in run] == wanted:
                yield run

    def _places(self) -> dict[str, list[Token]]:
        """Capitalised word -> where it stands; read when somebody asks."""
        if self._by_word is None:
            self._by_word = {}
            for block in self._reading.blocks:
                for token in block.doc:
                    if token.text[:1].isupper():
                        self._by_word.setdefault(token.text, []).append(token)
        return self._by_word
