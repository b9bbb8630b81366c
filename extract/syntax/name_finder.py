"""spaCy's recogniser of names, decided for all words at once wherever nothing hangs on a choice.

The recogniser goes from word to word and chooses: no name, a name of one word, or the first, a
middle or the last word of one. spaCy asks at each word of each of 74 choices whether it is
allowed. Outside a name, what the network says of a word depends on that word alone, so that all
words are scored in one product; only words behind the first of a name are looked at one by one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IS_SPACE, SENT_START

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["NameFinder", "find_names_at_once"]

_NAME = "name_finder"

Floats = NDArray[np.float32]


class NameFinder:
    """Does what spaCy's ``ner`` does with its network, for texts in which nothing is named yet.

    :param ner: the model's own recogniser.
    """

    def __init__(self, ner: Any) -> None:
        network, moves = ner.model, ner.moves
        self._vectors, self._lower = network.get_ref("tok2vec"), network.get_ref("lower")
        self._bias: Floats = self._lower.get_param("b")
        weights: Floats = network.get_ref("upper").get_param("W")
        biases: Floats = network.get_ref("upper").get_param("b")
        choices = [moves.get_class_name(n).partition("-") for n in range(moves.n_moves)]
        free = [
            n for n, (act, _, kind) in enumerate(choices) if act == "O" or (act in "BU" and kind)
        ]
        self._free, self._free_bias = weights[free].T.copy(), biases[free]
        self._acts = [choices[n][0] for n in free]
        self._kinds = [choices[n][2] for n in free]
        at = {(act, kind): n for n, (act, _, kind) in enumerate(choices)}
        #: For each kind, going on and ending.
        self._within = {
            kind: (weights[[at["I", kind], at["L", kind]]], biases[[at["I", kind], at["L", kind]]])
            for kind in {*self._kinds} - {""}
        }

    def __call__(self, doc: Doc) -> Doc:
        """The paragraph with its names."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], **_: Any) -> Iterator[Doc]:
        """The paragraphs with their names."""
        docs = [*stream]
        if any(map(len, docs)):
            self._find(docs)
        yield from docs

    def _find(self, docs: Sequence[Doc]) -> None:
        from spacy.tokens import Span

        # word (0 stands for none) x part in the choice (this word, the name's first word, the word
        # before) x units x pieces
        parts: Floats = self._lower.predict(self._vectors.predict(docs))
        ends = _no_further(docs)
        chosen = self._chosen(parts, ends, _spaces(docs))
        low = 0
        for doc in docs:
            high = low + len(doc)
            found = self._names(parts, chosen[low:high], ends[low:high], low)
            doc.set_ents([Span(doc, a - low, b - low, label=kind) for a, b, kind in found])
            low = high

    def _chosen(self, parts: Floats, ends: NDArray[np.bool_], spaces: NDArray[np.bool_]) -> Any:
        """The best choice for each word outside a name."""
        scores = self._units(parts[1:, 0] + parts[0, 1] + parts[0, 2]) @ self._free
        scores += self._free_bias
        begins, alone = (np.array([act == a for a in self._acts]) for act in "BU")
        scores[np.ix_(ends | spaces, begins)] = -np.inf
        scores[np.ix_(spaces, alone)] = -np.inf
        return scores.argmax(1)

    def _units(self, sums: Floats) -> Floats:
        units: Floats = (sums + self._bias).max(-1)
        return units

    def _names(
        self, parts: Floats, chosen: NDArray[np.int64], ends: NDArray[np.bool_], low: int
    ) -> Iterator[tuple[int, int, str]]:
        """Start, end and kind of the names of a paragraph.

        :param low: words before the paragraph.
        """
        beyond = low
        for at in np.flatnonzero(chosen != self._acts.index("O")).tolist():
            start, choice = low + at, chosen[at]
            if start < beyond:
                continue
            kind, beyond = self._kinds[choice], start + 1
            if self._acts[choice] == "B":
                while self._goes_on(parts, start, beyond, kind) and not ends[beyond - low]:
                    beyond += 1
                beyond += 1
            yield start, beyond, kind

    def _goes_on(self, parts: Floats, start: int, at: int, kind: str) -> bool:
        """Whether a word within a name is not its last one."""
        weights, biases = self._within[kind]
        sums = parts[at + 1, 0] + parts[start + 1, 1] + parts[at, 2]
        further, last = weights @ self._units(sums) + biases
        return bool(further >= last)


def _no_further(docs: Sequence[Doc]) -> NDArray[np.bool_]:
    """Where a name cannot go on: at the last words of paragraphs and sentences."""
    starts = [
        np.append(doc.to_array([SENT_START]).reshape(-1)[1:] == 1, [True])
        for doc in docs
        if len(doc)
    ]
    return np.concatenate(starts)


def _spaces(docs: Sequence[Doc]) -> NDArray[np.bool_]:
    """Which tokens are no words; no name begins with one."""
    return np.concatenate([doc.to_array([IS_SPACE]).reshape(-1) == 1 for doc in docs if len(doc)])


def find_names_at_once(model: Language) -> None:
    """Put the finder in the place of a model's ``ner``; both find the same."""
    finder = NameFinder(model.get_pipe("ner"))
    type(model).component(_NAME, func=finder)
    model.add_pipe(_NAME, last=True)
    model.disable_pipe("ner")
