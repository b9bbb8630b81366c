"""What a speaker does with the reporting words: assert, deny, demand, and so on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from extract.lexicon import table, words
from extract.reading import Block, Reading
from extract.records import Act, Candidate, Certainty, Note, Polarity, Span, Spans
from extract.what.clauses import children, mark, root, verbal
from extract.what.evaluations import evaluation, rejects
from extract.what.polarity import negations

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Judgement", "judge", "tokens_of"]


class Judgement(NamedTuple):
    """What the cue, apart from the content, says about an attribution.

    :param polarity: whether the speaker stands by the content.
    :param certainty: the surest that the content can be presented.
    :param cue_lemma: the reporting word in its dictionary form, e.g. "rule out".
    :param evaluation: judging words as printed ("fake news"), or None.
    :param evaluated: where they stand, with the "as" that leads them in, when within the content.
    :param inherited: the words judged, where they stand outside the content ("strategy,
        described as …").
    """

    act: Act
    polarity: Polarity
    certainty: Certainty
    cue_lemma: str
    evaluation: str | None = None
    evaluated: Span | None = None
    inherited: Span | None = None


def tokens_of(reading: Reading, spans: Spans) -> list[tuple[Block, Token]]:
    """The tokens of some spans with their paragraphs, in order of the text."""
    return [(b, t) for s in spans for b in _blocks(reading, s) for t in _tokens(b, s)]


def _tokens(block: Block, span: Span) -> Iterator[Token]:
    """The tokens in a span, found without a walk over the whole paragraph."""
    first = max(0, span.start - block.span.start)
    last = min(block.span.end, span.end) - block.span.start
    near = block.doc.char_span(first, last, alignment_mode="expand") if first < last else None
    return (t for t in near or () if t.idx < last and first < t.idx + len(t))


def _blocks(reading: Reading, span: Span) -> Iterator[Block]:
    return (b for b in reading.blocks if b.span.overlaps(span))


def judge(reading: Reading, candidate: Candidate) -> Judgement | Note:
    """The act, polarity and certainty of a candidate, or a note why its cue says nothing.

    :param candidate: the spans of any extractor; only its words and their parse are used.
    """
    pairs = tokens_of(reading, candidate.cue)
    tokens = [t for _, t in pairs]
    head = root(tokens)
    if head is None:
        return Judgement("assert", "positive", "certain", "")
    lemma, entry = _looked_up(tokens, head, _beside(reading, candidate, head))
    denied = [
        t for t in negations(head) if t.pos_ != "NOUN" and t.dep_ in {"neg", "advmod", "preconj"}
    ]
    if len(denied) % 2:
        entry = _negated(lemma)
    why = _withheld(head) if entry is not None else f"negated: {denied[-1].text}"
    if entry is None or why:
        return Note(
            "negated-cue", candidate.cue[0], f"“{_printed(tokens)}” reports no statement ({why})"
        )
    return _weighed(reading, candidate, (head, lemma, entry))


def _printed(tokens: list[Token]) -> str:
    return " ".join(t.text for t in tokens)


# ---------------------------------------------------------------- the cue in the list


@cache
def _entries(name: str) -> dict[str, Any]:
    return {word: entry for entry in table("acts")[name] for word in entry["words"]}


def _looked_up(tokens: list[Token], head: Token, beside: list[str]) -> tuple[str, Any]:
    """The cue's dictionary form and its entry; an unlisted cue asserts."""
    entries = _entries("cue")
    for name in _names(tokens, head, beside):
        if name in entries:
            return name, entries[name]
    return _lemma(head), entries["say"]


def _lemma(head: Token) -> str:
    """The dictionary form; "hopes" is no form of "hop"."""
    present = head.lower_[:-1]
    known = head.tag_ == "VBZ" and present in _entries("cue")
    return present if known else str(head.lemma_.lower())


def _names(tokens: list[Token], head: Token, beside: list[str]) -> Iterator[str]:
    """Forms to look a cue up by, longest first."""
    lower = [t.lower_ for t in tokens]
    for size in range(min(4, len(lower)), 1, -1):
        yield from (" ".join(lower[i : i + size]) for i in range(len(lower) - size + 1))
    lemma = _lemma(head)
    particles = [c.lower_ for c in head.children if c.dep_ in {"prt", "prep"}]
    yield from (f"{lemma} {word}" for word in [*particles, *beside])
    if head.lemma_ in {
        "be",
        "have",
        "remain",
        "become",
        "feel",
        "seem",
        "give",
        "make",
        "issue",
        "express",
    }:
        yield from (
            t.lemma_.lower() for t in tokens if t.pos_ in {"ADJ", "NOUN", "VERB"} and t != head
        )
    yield lemma
    yield head.lower_
    yield from (t.lemma_.lower() for t in tokens if t.pos_ in {"VERB", "NOUN", "ADJ", "ADV"})


def _beside(reading: Reading, candidate: Candidate, head: Token) -> list[str]:
    """The first word of the content where it follows the verb at once ("call *for* talks")."""
    content = tokens_of(reading, candidate.content[:1])
    first = content[0][1] if content else None
    near = first is not None and first.doc is head.doc and 0 < first.i - head.i <= 2
    return [first.lower_] if near and first is not None else []


def _negated(lemma: str) -> Any:
    return _entries("negated").get(lemma)


def _withheld(head: Token) -> str:
    """Why a cue did not take place, or "" when it did."""
    if not verbal(head):
        return ""
    for helper in children(head, "aux"):
        if helper.lower_ in words("acts", "withheld", "modals"):
            return f"only possible: {helper.text}"
    above = head.head
    infinitive = head.dep_ == "xcomp" and any(c.lower_ == "to" for c in children(head, "aux"))
    if infinitive and above.lemma_.lower() in words("acts", "withheld", "governors"):
        return f"withheld: {above.text}"
    clause = head if head.dep_ == "advcl" else None
    if clause is not None and mark(clause) in words("acts", "withheld", "conditions"):
        return f"conditional: {mark(clause)}"
    return ""


# ---------------------------------------------------------------- the cue with its content


def _weighed(
    reading: Reading, candidate: Candidate, cue: tuple[Token, str, Any]
) -> Judgement | Note:
    head, lemma, entry = cue
    act, polarity, certainty = entry["act"], entry["polarity"], entry["certainty"]
    found = evaluation(reading, candidate, head) if entry.get("evaluates") else None
    if found is not None and act == "assert" and rejects(found.words):
        act, polarity = "deny", "negative"
    content = [t for _, t in tokens_of(reading, candidate.content)]
    if lemma in words("acts", "withheld", "refusals") and _telling(content):
        told = f"“{head.text}” reports no statement (withheld: {head.text})"
        return Note("negated-cue", candidate.cue[0], told)
    told_of = lemma == "say" and any(children(head, "auxpass"))  # "was said to be"
    if _asks_for(lemma, content) and not told_of:
        act, polarity, certainty = "demand", "positive", "certain"
    printed = found.words if found else (head.text if entry.get("judges") else None)
    evaluated, inherited = (found.span, found.target) if found else (None, None)
    return Judgement(act, polarity, certainty, lemma, printed, evaluated, inherited)


def _telling(content: Iterable[Token]) -> bool:
    """Whether what is refused is to say something ("declined *to comment*"), not to do it."""
    verb = root(content)
    listed = _entries("cue") if verb is not None else {}
    return verb is not None and verb.lemma_.lower() in (*listed, "give", "provide", "elaborate")


def _asks_for(lemma: str, content: Iterable[Token]) -> bool:
    """Whether the content is something to be done: "told Iran *to leave*", "insists it *stop*"."""
    verb = root(content)
    if verb is None or not verbal(verb):
        return False
    asked = mark(verb) in {"whether", "if", "how", "why", "what", "who", "when", "where", "which"}
    helpers = {c.lower_ for c in children(verb, "aux", "auxpass")}
    if (
        verb.tag_ == "VB"
        and helpers == {"to"}
        and lemma in words("acts", "content", "infinitive_demands")
    ):
        return not asked and lemma not in {"want", "expect"}
    bare = verb.tag_ == "VB" and helpers <= {"be"} and any(children(verb, "nsubj", "nsubjpass"))
    return bare and not asked and lemma in words("acts", "content", "subjunctive")
