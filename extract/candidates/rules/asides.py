"""Clauses that report the sentence they stand in: "X, he said, Y"; "as he noted, X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.candidates.rules.draft import Frame
from extract.syntax.as_reported import joined_behind
from extract.syntax.clauses import SUBJECTS, finite, mark
from extract.syntax.cues import listed
from extract.syntax.occasions import occasion
from extract.syntax.tree import before, below, child, children

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["as_told", "parenthesis", "stands_for_all"]

_COMPLEMENTS = frozenset({"dobj", "ccomp", "xcomp", "oprd", "attr", "acomp"})
_OUTER = frozenset({"ccomp", "parataxis", "advcl", "conj", "cc", "punct", "dep"})
_COMMAS = frozenset({",", "—", "–", "--", "-", "(", ")"})
_MAY = frozenset({"can", "could", "may", "might"})


def parenthesis(verb: Token) -> Frame | None:
    """A reporting clause between commas or at the end: "X, he said, Y"; "as he noted, X"."""
    head = child(verb, "nsubj", "nsubjpass") or as_told(verb)
    if head is None or verb.tag_ in {"VB", "VBG"} or _part_of_it(verb):
        return None
    it = next((c for c in verb.children if stands_for_all(verb, c)), None)
    if any(c.dep_ in _COMPLEMENTS and c is not it for c in verb.children):
        return None
    chunk = set(below(verb, lambda t: t.head.i == verb.i and t.dep_ in _OUTER)) | set(below(head))
    first, last = min(chunk), max(chunk)
    sent = verb.sent
    if last - first >= len(chunk) + 2 or not _set_off(verb, first, last):
        return None
    content = {t.i for t in sent if not first <= t.i <= last and not t.is_space}
    apart = (
        c
        for c in verb.children
        if _answered(c, head) or as_told(c) is not None or occasion(verb, c)
    )
    own = joined_behind(verb.head) if mark(verb) == "as" and verb.dep_ == "advcl" else []
    content.difference_update(*map(below, apart), *map(_to_end, own))
    words = [i for i in content if verb.doc[i].is_alpha]
    cue = frozenset({it.i} if it is not None else ())
    return Frame("aside", frozenset(content), cue) if len(words) > 2 else None


def _part_of_it(verb: Token) -> bool:
    """Whether somebody wants a deed that a sentence calls possible, not that: "as Roe proposes".

    "One may well debate a tax on yachts, *as Roe proposes*".
    """
    entry = listed(verb.lemma_.lower())
    wants = entry is not None and entry["act"] in {"demand", "promise"}
    led = wants and verb.dep_ == "advcl" and mark(verb) == "as"
    return led and any(c.lower_ in _MAY for c in children(verb.head, "aux"))


def _to_end(clause: Token) -> range:
    """A clause joined to another, to the end of its sentence."""
    first = clause.left_edge
    link = before(first)
    return range(first.i - (link is not None and link.dep_ == "cc"), clause.sent.end)


def stands_for_all(verb: Token, patient: Token) -> bool:
    """Whether an "it" is the sentence around a clause: "as Roe put *it*", "as he made *clear*"."""
    it = patient.dep_ == "dobj" and patient.lower_ == "it"
    clear = verb.lemma_ == "make" and patient.lower_ in {"clear", "plain"}
    return (it or clear) and mark(verb) == "as"


def as_told(verb: Token) -> Token | None:
    """Who tells it, in the case "*As told by Roe*, it fell": a participle without a subject."""
    by = child(verb, "agent")
    bare = verb.dep_ == "advcl" and mark(verb) == "as" and child(verb, *SUBJECTS) is None
    return child(by, "pobj") if bare and by is not None else None


def _answered(clause: Token, head: Token) -> bool:
    """Whether a clause before a speaker tells what the speaker does: "*Asked why*, Roe said"."""
    fronted = clause.dep_ == "advcl" and clause.i < head.i
    return fronted and not finite(clause) and child(clause, *SUBJECTS) is None


def _set_off(verb: Token, first: int, last: int) -> bool:
    """Whether a stretch stands between commas, or at an edge of its sentence and one comma."""
    doc, sent = verb.doc, verb.sent
    before = doc[first - 1].text if first > sent.start else ""
    while last + 1 < sent.end and doc[last + 1].is_quote:
        last += 1
    after = doc[last + 1].text if last + 1 < sent.end else ""
    if before == "":
        return after == "," and doc[first].lower_ == "as"
    return before in _COMMAS and (after in _COMMAS or after in {".", ":", ""})
