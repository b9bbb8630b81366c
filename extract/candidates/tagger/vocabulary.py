"""The word pieces of an encoder, from the tokenizer file that lies beside its weights."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tokenizers import Tokenizer

__all__ = ["FILE", "Ends", "Vocabulary"]

FILE = "tokenizer.json"
_FILLS, _UNKNOWNS = ("[PAD]", "<pad>"), ("[UNK]", "<unk>")


@dataclass(frozen=True, slots=True)
class Ends:
    """Piece numbers of a vocabulary: before a window, after it and its paragraphs, and filling."""

    start: int
    stop: int
    fill: int


class Vocabulary:
    """Cuts words into pieces, each by itself, and knows the pieces that are no words."""

    def __init__(self, folder: Path) -> None:
        """Read the tokenizer of a folder.

        :raises FileNotFoundError: the folder holds no tokenizer file.
        """
        self.path = folder / FILE
        if not self.path.is_file():
            raise FileNotFoundError(f"{self.path}: no tokenizer here; name the encoder's folder")
        self._tokenizer = Tokenizer.from_file(str(self.path))
        # Sentence encoders ship settings that cut and pad; windows have their own length.
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        start, stop = self._tokenizer.encode("").ids
        self.ends = Ends(start, stop, self._number(_FILLS))
        self.pieces = lru_cache(maxsize=200_000)(self._pieces)

    def _number(self, names: tuple[str, ...]) -> int:
        found = [self._tokenizer.token_to_id(name) for name in names]
        return next(int(n) for n in found if n is not None)

    def _pieces(self, word: str) -> tuple[int, ...]:
        ids = self._tokenizer.encode(word, add_special_tokens=False).ids
        return tuple(ids) or (self._number(_UNKNOWNS),)
