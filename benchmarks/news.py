"""Right words in the right mouth on real news: statements marked by reading, against a system.

The articles are read from where they lie; ``marks/news.jsonl`` holds offsets only. The held part
of the marked articles was never looked at while sayso was mended; the second part was marked later
than the two others, before anybody saw what sayso makes of it, and then looked at. Three parts were
marked by other readers, who had not seen what sayso makes of anything: the tagger learns from the
taught part, the tuned part may be looked at, and the fresh one is never listed.

    python -m benchmarks.news --news DIR [--list PART]
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal, NamedTuple

from benchmarks.marked_news import Mark, Place, read, word_places
from benchmarks.polnear import mapped
from benchmarks.systems import OURS, has_textacy, textacy_quotations
from extract.annotate import extract
from extract.candidates.registry import DEFAULT
from extract.records import Attribution, Document, Gazetteer, Holder, Spans
from graph import facts
from graph.facts.gazetteer import gazetteer

__all__ = ["Said", "judged", "known", "markdown", "measure", "placed", "said"]

#: Share of the words of a mark and of a statement that must be common.
_LEAST = 0.5
_ROUNDS = 2_000
_PARTS = ("seen", "held", "second", "tuned", "fresh")
_OPEN = ("seen", "second", "taught", "tuned")  # may be looked at

Verdict = Literal["right", "vague", "another", "missed"]


@dataclass(frozen=True, slots=True)
class Said:
    """One statement of a system.

    :param labels: what each speaker is called; empty when nobody is named.
    :param mention: the words that name the speaker at that place.
    :param vague: whether the speaker has no name: described, unknown or one of several.
    :param own: whether it is the article's own claim.
    :param aliases: how else the hand-written files spell the full names of persons who speak.
    """

    words: frozenset[Place]
    labels: tuple[str, ...]
    mention: str
    vague: bool
    own: bool = False
    aliases: tuple[str, ...] = ()


class Tally(NamedTuple):
    """What became of one article.

    :param marks: verdict of every mark that is beyond doubt.
    :param told: verdict of every statement of the system that meets a mark.
    :param own: how many of the article's own claims are somebody's marked words.
    :param worded: how many marks that are left vague have a speaker described in the very words
        that the reader held for a name ("Western intelligence").
    """

    marks: Counter[Verdict]
    told: Counter[Verdict]
    own: int
    worded: int = 0


Speaks = Callable[[Document], list[Said]]


# ---------------------------------------------------------------- the systems


def known() -> Gazetteer:
    """What the sample facts tell extraction beforehand, as in a build of the sample project."""
    return gazetteer(facts.load([Path("data/facts")]))


def _ours(extractor: str, told: Gazetteer, document: Document) -> list[Said]:
    made = extract(document, told, extractor)
    every = (piece for a in made.attributions for piece in _pieces(a))
    return [said(document, a, content) for a, content in every]


def _pieces(one: Attribution) -> Iterator[tuple[Attribution, Spans]]:
    """What is reported counts once a cue; the article's own claims each count."""
    if one.style == "narrated":
        yield from ((one, part.content) for part in one.parts)
    else:
        yield one, one.content


def said(document: Document, one: Attribution, content: Spans) -> Said:
    """One attribution of ours as a statement to be judged.

    :param content: its words, or those of one of its parts.
    """
    holder = one.holder
    labels = _labels(holder)
    mention = holder.mention.of(document.text) if holder.mention else ""
    return Said(
        words=placed(document, content),
        labels=labels,
        mention=mention,
        vague=holder.status not in {"resolved", "joint"},
        own=one.style == "narrated",
        aliases=tuple(_aliases(holder)),
    )


def _aliases(holder: Holder) -> Iterator[str]:
    """Full names only: a surname alone would fit "the aide of Roe" as well."""
    for actor in holder.speakers:
        if actor.kind == "person":
            yield from (name.text for name in actor.names if " " in name.text)


def _labels(holder: Holder) -> tuple[str, ...]:
    return tuple(actor.label for actor in holder.speakers)


def placed(document: Document, spans: Spans) -> frozenset[Place]:
    """The words of some spans, as marks count them: in offsets of the file."""
    places = mapped(document, spans)
    return frozenset(w for start, end in places for w in word_places(document.source, start, end))


def _quoted(document: Document) -> list[Said]:
    """The direct quotations of textacy, the speaker as it is printed beside them."""
    found = textacy_quotations(document)
    return [
        Said(placed(document, content), (), source[0].of(document.text) if source else "",
             vague=not source)
        for source, _, content, _ in found
    ]  # fmt: skip


def _systems(told: Gazetteer) -> dict[str, Speaks]:
    found: dict[str, Speaks] = {name: partial(_ours, name, told) for name in OURS}
    return {**found, "textacy": _quoted} if has_textacy() else found


# ---------------------------------------------------------------- judging


def judged(marked: Sequence[Mark], said: Sequence[Said]) -> Tally:
    """What became of the marks of an article, and of the statements that meet one.

    A statement meets the mark it is most alike, when they share half of the words of the shorter
    one: a quotation that holds another one's words meets the mark of the quotation. A mark is
    right as well when its words stand within a longer statement of the same speaker.
    """
    met = [(one, found) for one in said if (found := _met(marked, one)) is not None]
    reported = [(one, mark) for one, mark in met if not one.own]
    best = [(mark, _best(mark, reported)) for mark in marked if not mark.doubt]
    marks: Counter[Verdict] = Counter(verdict for _, verdict in best)
    told: Counter[Verdict] = Counter(_verdict(mark, one) for one, mark in reported)
    worded = sum(v == "vague" and _worded(mark, reported) for mark, v in best)
    return Tally(marks, told, len(met) - len(reported), worded)


def _worded(mark: Mark, met: Sequence[tuple[Said, Mark]]) -> bool:
    """Whether the speaker is described in the very words of a name that the reader gave."""
    names = {_key(name) for name in mark.speakers}
    return any(other is mark and _key(one.mention) in names for one, other in met)


def _best(mark: Mark, met: Sequence[tuple[Said, Mark]]) -> Verdict:
    verdicts = [
        verdict
        for one, other in met
        if _meets(mark, one) and ((verdict := _verdict(mark, one)) == "right" or other is mark)
    ]
    return min(verdicts, key=_ORDER.index, default="missed")


_ORDER: tuple[Verdict, ...] = ("right", "vague", "another", "missed")


def _met(marked: Sequence[Mark], one: Said) -> Mark | None:
    """The mark that a statement is most alike, or None when it meets none."""
    near = [mark for mark in marked if _meets(mark, one)]
    return max(near, key=lambda mark: _alike(mark, one), default=None)


def _meets(mark: Mark, one: Said) -> bool:
    common = len(mark.words & one.words)
    return common >= _LEAST * max(1, min(len(mark.words), len(one.words)))


def _alike(mark: Mark, one: Said) -> float:
    return 2 * len(mark.words & one.words) / (len(mark.words) + len(one.words))


def _verdict(mark: Mark, one: Said) -> Verdict:
    if not mark.speakers:
        # nobody is named: a name is right only when it is the words at this place
        return "right" if one.vague or _same((mark.source,), one) else "another"
    if not one.vague and _same(mark.names, one):
        return "right"
    if one.vague:
        return "vague"
    return "another"


def _same(names: Sequence[str], one: Said) -> bool:
    """Whether a statement's speaker is called one of some names.

    A pronoun says nothing: then the label alone decides. A label of several words must share its
    last word or a whole name; the mention counts when it is one of the names to the letter.
    """
    named = [_key(name) for name in names]
    labels = [_key(label) for label in (*one.labels, *one.aliases)]
    if any(_agree(label, name) for label in labels for name in named):
        return True
    mention = _key(one.mention)
    return bool(mention) and mention not in _PRONOUNS and mention in named


def _agree(label: str, name: str) -> bool:
    if not label or not name:
        return False
    ours, theirs = label.split(), name.split()
    return set(ours) <= set(theirs) or set(theirs) <= set(ours) or ours[-1] == theirs[-1]


_PRONOUNS = frozenset({"he", "she", "they", "it", "who", "i", "we", "which", "that"})
_LOOSE = re.compile(r"^(the|a|an|government of the|government of) ")


def _key(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c for c in plain if c.isalnum() or c.isspace() or c in "-'’")
    short = " ".join(letters.replace("’s", "").replace("'s", "").split())
    return _LOOSE.sub("", short)


# ---------------------------------------------------------------- the table


def measure(folder: Path, told: Gazetteer) -> dict[str, dict[str, list[Tally]]]:
    """The tallies of every system, article by article, of each part."""
    out: dict[str, dict[str, list[Tally]]] = {}
    for part in _PARTS:
        marked = list(read(folder, part))
        out[part] = {
            name: [judged(marks, speaks(document)) for document, marks in marked]
            for name, speaks in _systems(told).items()
        }
    return out


class _Share(NamedTuple):
    name: str
    part: Callable[[Tally], int]
    whole: Callable[[Tally], int]


_SHARES = (
    _Share("found with the right speaker", lambda t: t.marks["right"], lambda t: t.marks.total()),
    _Share("– found, speaker left vague", lambda t: t.marks["vague"], lambda t: t.marks.total()),
    _Share("– – of these, by the very words that the reader held for a name", lambda t: t.worded,
           lambda t: t.marks.total()),
    _Share("– found, another speaker", lambda t: t.marks["another"], lambda t: t.marks.total()),
    _Share("– missed", lambda t: t.marks["missed"], lambda t: t.marks.total()),
    _Share("**wrong mouth**, of statements that meet a mark", lambda t: t.told["another"],
           lambda t: t.told.total()),
    _Share("vague, of statements that meet a mark", lambda t: t.told["vague"],
           lambda t: t.told.total()),
)  # fmt: skip


def markdown(measured: Mapping[str, Mapping[str, Sequence[Tally]]]) -> str:
    """A measurement as Markdown: shares in percent with their 95 % intervals over articles."""
    lines: list[str] = []
    for part, systems in measured.items():
        names = list(systems)
        first = systems[names[0]]
        count = sum(t.marks.total() for t in first)
        lines += [f"{part.capitalize()} part: {count} statements in {len(first)} articles", ""]
        lines += ["| | " + " | ".join(names) + " |", "|---" * (len(names) + 1) + "|"]
        for share in _SHARES:
            cells = " | ".join(_cell(systems[n], share) for n in names)
            lines.append(f"| {share.name} | {cells} |")
        own = " | ".join(str(sum(t.own for t in systems[n])) for n in names)
        lines += [f"| own claims of the article that are somebody's | {own} |", ""]
    return "\n".join(lines).rstrip()


def _cell(tallies: Sequence[Tally], share: _Share) -> str:
    rng = random.Random(1)
    drawn = (rng.choices(tallies, k=len(tallies)) for _ in range(_ROUNDS))
    spread = sorted(_percent(some, share) for some in drawn)
    low, high = spread[int(0.025 * _ROUNDS)], spread[int(0.975 * _ROUNDS) - 1]
    return f"{_percent(tallies, share):.1f} ({low:.0f} to {high:.0f})"


def _percent(tallies: Sequence[Tally], share: _Share) -> float:
    return 100 * sum(map(share.part, tallies)) / max(1, sum(map(share.whole, tallies)))


def main(argv: Sequence[str] | None = None) -> int:
    """Measure from the command line; prints the tables."""
    parser = argparse.ArgumentParser(description="Measure who-said-what on marked news.")
    parser.add_argument("--news", type=Path, required=True, help="folder of the articles")
    parser.add_argument("--list", choices=_OPEN, help="print what is not right in a part")
    asked = parser.parse_args(argv)
    if asked.list:
        sys.stdout.writelines(_listed(asked.news, asked.list, known()))
    else:
        print(markdown(measure(asked.news, known())))
    return 0


def _listed(folder: Path, part: str, told: Gazetteer) -> Iterator[str]:
    """Every mark that is not right and every wrong mouth of a part that may be looked at."""
    for document, marks in read(folder, part):
        said = _ours(DEFAULT, told, document)
        met = [(one, found) for one in said if (found := _met(marks, one)) is not None]
        reported = [pair for pair in met if not pair[0].own]
        for mark in marks:
            heard = [one for one, other in reported if other is mark]
            verdict = _best(mark, reported)
            if verdict != "right" and not mark.doubt:
                names = " / ".join(dict.fromkeys(mark.names)) or "nobody"
                others = "; ".join(map(_heard, heard))
                words = _line(document, mark.words)
                yield f"{document.id}: {verdict}: {names} [{others}]: {words}\n"
        for one, _ in met:
            if one.own:
                yield f"{document.id}: own claim: {_line(document, one.words)}\n"


def _heard(one: Said) -> str:
    return f"{', '.join(one.labels) or '-'} by “{one.mention}”{' (vague)' if one.vague else ''}"


def _line(document: Document, words: frozenset[Place]) -> str:
    return document.source[min(words)[0] : max(words)[1]] if words else ""


if __name__ == "__main__":
    sys.exit(main())
