"""Which claim of its article a denial denies, as links between the two statements."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from extract.records import Answer, Pointing
from graph.iri import mint
from graph.terms import decimal, rdf, sayso, words
from graph.triples.sheet import Sheet
from graph.triples.statements import Place, Verdict

__all__ = ["write_answers"]

_WHY: Mapping[Pointing, str] = {
    "quotes": "rejects what it quotes",
    "owner": "rejects the claim of whom it names",
    "accused": "rejects what is said of the speaker",
    "words": "rejects a claim by its words",
    "nearest": "rejects the claim before it",
    "same": "rejects what the same speaker rejects beside it",
    "one": "rejects one of several claims that it may mean",
}


def write_answers(sheet: Sheet, written: Sequence[Place], decided: Mapping[str, Verdict]) -> None:
    """The links from denials to the claims they deny.

    :param written: the places whose statements stand; a link to any other is left out.
    :param decided: report key -> what a person decided; what is no denial then answers nothing.
    """
    keys = {place.at: place.key for place in written}
    for place in written:
        fixed = decided.get(place.key)
        if fixed is not None and (fixed.act or "deny") != "deny":
            continue
        for answer in place.part.answers:
            key = keys.get((answer.attribution, answer.part))
            if key is not None:
                _write(sheet, place.key, key, answer)


def _write(sheet: Sheet, one: str, other: str, answer: Answer) -> None:
    first, second, add = mint("statement", one), mint("statement", other), sheet.add
    told = f"{first.value}\nanswers\n{second.value}"
    link = mint("link", hashlib.sha256(told.encode()).hexdigest()[:16])
    printed = " … ".join(span.of(sheet.document.text) for span in answer.words)
    add(first, sayso.answers, second)
    add(link, rdf.type, sayso.Link)
    add(link, sayso.linkFrom, first)
    add(link, sayso.linkKind, sayso.answers)
    add(link, sayso.linkTo, second)
    add(link, sayso.linkReason, words(f"{_WHY[answer.pointing]}: “{printed}”"))
    add(link, sayso.linkScore, decimal(answer.strength))
    for span in answer.words:
        add(link, sayso.linkSpan, sheet.mention(span))
