"""An explanation for people to read: marked words on a terminal, ``[[ ]]`` in a pipe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.text import Text

from graph.ask.context import Passage
from graph.ask.explain import Evidence, Explanation

__all__ = ["shown"]

_MARK = "bold underline"


def shown(why: Explanation, *, marks: bool) -> Text:
    """An explanation as text, ending in a line break.

    :param marks: whether the words stand in ``[[ ]]`` rather than in bold.
    """
    text = Text()
    text.append(why.content, "bold").append(f"\n{why.id}\n\n")
    _table(text, _facts(why))
    for evidence in why.evidence:
        text.append(f"\nevidence  {evidence.report}\n", "bold")
        _append_passage(text, evidence.passage, marks=marks)
        _table(text, _place(evidence))
    if why.decisions:
        text.append("\ndecisions\n", "bold")
    for d in why.decisions:
        text.append(f"  {d.outcome} by {d.by or 'somebody'} on {d.when or '?'}: {d.why}  {d.id}\n")
    if why.related:
        text.append("\nrelated statements\n", "bold")
    for r in why.related:
        text.append(f"  {r.link}: {r.who}: {r.content}  {r.id}\n")
    return text


def _facts(why: Explanation) -> Iterator[tuple[str, str]]:
    verdicts = sorted({e.verdict for e in why.evidence if e.verdict})
    confidences = sorted({e.confidence for e in why.evidence if e.confidence})
    joint = why.holder.status == "joint"
    holder = (" and " if joint else " or ").join(why.holder.names) or "nobody named"
    yield "holder", f"{holder}: {why.holder.status}; {why.holder.found}"
    yield "chain", why.chain
    yield "act", why.act
    yield "polarity", why.polarity
    yield "certainty", f"{why.certainty} (how sure the speaker is)"
    yield "confidence", f"{', '.join(confidences) or 'none'} (how sure the extractor is)"
    yield "verdict", f"{', '.join(verdicts) or 'none yet'} (what a curator decided)"
    yield from why.fields


def _place(evidence: Evidence) -> Iterator[tuple[str, str]]:
    places = ", ".join(f"{span.start}-{span.end}" for span in evidence.spans)
    yield "article", f"{evidence.article}  {evidence.file}, characters {places} of the stored text"
    yield "source", evidence.source or "none"
    yield "cue", evidence.cue or "none"
    yield "quoted", evidence.style
    yield "found by", " / ".join(filter(None, (evidence.extractor, evidence.rule)))


def _table(text: Text, lines: Iterable[tuple[str, str]]) -> None:
    for name, value in lines:
        text.append(f"  {name:<13}", "dim").append(f"{value}\n")


def _append_passage(text: Text, passage: Passage, *, marks: bool) -> None:
    text.append("  ")
    if passage.before:
        text.append(f"{passage.before} ", "dim")
    for words, marked in passage.pieces:
        if marked and marks:
            text.append(f"[[{words}]]")
        else:
            text.append(words, _MARK if marked else "")
    if passage.after:
        text.append(f" {passage.after}", "dim")
    text.append("\n")
