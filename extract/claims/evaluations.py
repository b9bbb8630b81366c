"""Judging words within a content: "the connection as “fake news”", "the claims “rubbish”"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from extract.records import Candidate, Span
from extract.syntax.clauses import subject
from extract.syntax.negation import untrue
from extract.syntax.parse import Block, Reading
from extract.syntax.tree import children, verbal
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Evaluation", "evaluation", "outcry", "rejects", "unjudged"]

_QUOTES = frozenset("“”\"'‘’«»„")
_OPENING = frozenset('“"‘«„')
_LONGEST_CRY = 6
_BOTH = 2
_BESIDE = frozenset({"ADJ", "ADV", "DET", "INTJ", "CCONJ", "PART"})
_TURNING = frozenset({"not", "no", "never", "neither", "nor"})
_SMALL = frozenset({"oprd", "ccomp", "xcomp", "acomp", "npadvmod"})
_LEADING_IN = frozenset({"as", "a", "an", "the", "be", "being", "is", "was", "were", "are"})
_EDGES = "“”\"'‘’«»„,.;: "


class Evaluation(NamedTuple):
    """Judging words.

    :param words: as printed, without quotation marks.
    :param span: where they stand, with a leading "as".
    :param target: the words judged, when they stand outside the content; else None.
    """

    words: str
    span: Span
    target: Span | None = None


def rejects(judged: Evaluation, content: Iterable[Token]) -> bool:
    """Whether judging words call the thing itself untrue, or dismiss what somebody said of it.

    :param content: the words of the content they stand in.
    """
    printed = judged.words.lower()
    bare = {w.strip(_EDGES) for part in (printed, printed.replace("-", " ")) for w in part.split()}
    if bare & (untrue() | words("acts", "evaluation", "rejecting")):
        return True
    said = any(t.lemma_.lower() in words("certainty", "sayings") for t in content)
    return said and not bare.isdisjoint(words("acts", "evaluation", "dismissing"))


def outcry(tokens: Sequence[Token]) -> Token | None:
    """The word that denies in an answer that is no more than a denial: "Nonsense!", "Lies"."""
    said = [t for t in tokens if not (t.is_punct or t.is_space)]
    if not said or len(said) > _LONGEST_CRY:
        return None
    if " ".join(t.lower_ for t in said) in words("acts", "evaluation", "outcries"):
        return said[0]
    against = untrue() | words("acts", "evaluation", "rejecting")
    denying = [t for t in said if {t.lower_, t.lemma_.lower()} & against]
    others = [t for t in said if t not in denying and t.lower_ != "news"]
    plain = all(t.pos_ in _BESIDE and t.lower_ not in _TURNING for t in others)
    return denying[0] if denying and plain else None


def unjudged(tokens: Sequence[Token], judging: str | None) -> list[Token]:
    """The words of a content before those that judge them: "the claims *as nonsense*".

    :param judging: the judging words as printed, or None.
    """
    printed = (judging or "").lower().split()
    lower = [t.lower_ for t in tokens]
    size = len(printed)
    at = next((i for i in range(1, len(lower)) if size and lower[i : i + size] == printed), None)
    kept = list(tokens[:at])
    while at is not None and kept and (kept[-1].is_punct or kept[-1].lower_ in _LEADING_IN):
        kept.pop()
    return kept


def evaluation(reading: Reading, candidate: Candidate, cue: Token) -> Evaluation | None:
    """The judging words that a cue of description lays on something; None when there are none.

    :param cue: the verb of the cue.
    """
    block = reading.block_at(candidate.content[0].start)
    if block is None or block.doc is not cue.doc:
        return None
    own = block.sentence_at(candidate.cue[0].start) or block.span
    near = [s for s in candidate.content if s.within(own)] or candidate.content
    tokens = [t for s in near for t in block.tokens(s)]
    ways = (
        _after_as(tokens),
        _quoted_tail(tokens),
        _quoted_last(tokens, cue),
        _small_clause(tokens, cue),
    )
    for found in (*ways, _last_word(tokens, cue)):
        if any(t.pos_ not in {"PUNCT", "ADP", "DET"} and t.lower_ != "as" for t in found):
            return _made(block, tokens, found, cue)
    return None


def _made(block: Block, tokens: list[Token], found: list[Token], cue: Token) -> Evaluation:
    span = block.over(found)
    inner = found[1:] if found[0].lower_ == "as" else found
    printed = " ".join(block.doc[inner[0].i : inner[-1].i + 1].text.split())
    covered = {t.i for t in found}
    rest = [t for t in tokens if t.i not in covered and not t.is_punct]
    target = None if rest else _outside(block, cue)
    return Evaluation(_unquoted(printed), span, target)


def _unquoted(printed: str) -> str:
    """Judging words without quotation marks, articles and edge punctuation."""
    bare = "".join(c for c in printed if c not in '“”"«»„').strip(_EDGES)
    for article in ("a ", "an ", "the "):
        if bare.lower().startswith(article):
            return bare[len(article) :]
    return bare


def _outside(block: Block, cue: Token) -> Span | None:
    """The noun phrase that a passive cue describes: "*Russia’s strategy*, described as …"."""
    passive = cue.dep_ == "acl" or any(children(cue, "auxpass"))
    noun = subject(cue) if passive else None
    if noun is None or verbal(noun):
        return None
    inner = [t for t in noun.subtree if t.i <= noun.i]
    return block.over(inner)


def _after_as(tokens: list[Token]) -> list[Token]:
    """From "as" to the end of its phrase: the first comma outside quotation marks, or the end."""
    at = next((i for i, t in enumerate(tokens) if t.lower_ == "as" and _leads(tokens, i)), None)
    if at is None:
        return _whole(tokens)
    return _phrase(tokens[at:])


def _leads(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    alone = all(t.lower_ != "as" for t in tokens[at + 1 : at + 4])
    well = at + 1 < len(tokens) and tokens[at + 1].lower_ in {"well", "soon", "long", "if"}
    return token.dep_ in {"prep", "mark", "advmod"} and not well and alone


def _phrase(tokens: list[Token]) -> list[Token]:
    quoted = False
    for index, token in enumerate(tokens):
        if token.text in _QUOTES:
            quoted = not quoted
        elif token.text in {",", ";", "—", "–"} and not quoted and index > 1:
            return tokens[:index]
    return tokens


def _whole(tokens: list[Token]) -> list[Token]:
    """All of a content that follows "described as": its "as" belongs to the cue."""
    first = next((t for t in tokens if not t.is_punct), None)
    if first is None or first.i == 0:
        return []
    before = next((t for t in reversed(first.doc[: first.i]) if not t.is_punct), None)
    return tokens if before is not None and before.lower_ == "as" else []


def _quoted_tail(tokens: list[Token]) -> list[Token]:
    """The quotation that ends a content after unquoted words: "the claims “rubbish”"."""
    marks = [i for i, t in enumerate(tokens) if t.text in _QUOTES]
    if len(marks) < 2 or marks[0] == 0 or tokens[marks[0]].text not in _OPENING:
        return []
    tail = tokens[marks[-1] + 1 :]
    verbs = any(verbal(t) for t in tokens[: marks[0]])
    return [] if verbs or any(not t.is_punct for t in tail) else tokens[marks[0] :]


def _small_clause(tokens: list[Token], cue: Token) -> list[Token]:
    """The case "called the claims *false*": the predicate of a clause without a verb."""
    inside = {t.i for t in tokens}
    objects = [c.i for c in children(cue, "dobj") if c.i in inside]
    for token in tokens:
        small = token.dep_ in _SMALL and token.head.i == cue.i and not token.ent_type_
        second = token.i in objects[1:] or (token.i in objects and _glued(token))
        if not (small or second) or verbal(token):
            continue
        judged = max((c.right_edge.i for c in children(token, "nsubj", "nmod")), default=-1)
        words_of = [t for t in token.subtree if t.i in inside and t.i > judged]
        return _phrase(words_of) if len(words_of) < len(inside) else []
    return []


def _last_word(tokens: list[Token], cue: Token) -> list[Token]:
    """The case "called the allegations of Roe *absurd*", read as a name: the word tells it."""
    spoken = [t for t in tokens if not t.is_punct]
    if not _judges(spoken[:-1], cue):
        return []
    return spoken[-1:] if spoken[-1].lower_ in _against() else []


def _quoted_last(tokens: list[Token], cue: Token) -> list[Token]:
    """The case "called claims that Roe had left *“a lie”*": read as a part of what was claimed.

    The quotation may stand right behind the words that are taken for the content.
    """
    if not tokens:
        return []
    doc, end = cue.doc, tokens[-1].i + 1
    if end < len(doc) and doc[end].text in _OPENING:
        end = next((t.i + 1 for t in doc[end + 1 :] if t.text in _QUOTES), end)
    marks = [t.i for t in doc[tokens[0].i : end] if t.text in _QUOTES]
    if len(marks) < _BOTH or doc[marks[-2]].text not in _OPENING:
        return []
    before = [t for t in doc[tokens[0].i : marks[-2]] if not t.is_punct]
    if not _judges(before, cue):
        return []
    quoted = list(doc[marks[-2] : marks[-1] + 1])
    return quoted if any({t.lower_, t.lemma_.lower()} & _against() for t in quoted) else []


def _judges(before: list[Token], cue: Token) -> bool:
    """Whether a verb calls something that somebody said by the word that follows.

    That word is none of the claim's own ("described claims that they spread *lies*") nor what
    somebody else calls something there ("denounced claims that Roe called the vote *false*").

    :param before: the words of the content before it.
    """
    judging = words("cues", "judging")
    said = any(t.lemma_.lower() in words("certainty", "sayings") for t in before)
    if not said or cue.lemma_ not in judging or before[-1].pos_ in {"AUX", "ADP"}:
        return False
    if before[-1].pos_ == "VERB" and cue.lemma_ not in words("acts", "deeds", "calling"):
        return False
    return not any(t.pos_ == "VERB" and t.lemma_ in judging for t in before)


def _against() -> frozenset[str]:
    judging = words("acts", "evaluation", "rejecting") | words("acts", "evaluation", "dismissing")
    return untrue() | judging


def _glued(token: Token) -> bool:
    """The case "called *the allegations* dirty tricks", read as one noun phrase."""
    judged = next(children(token, "nmod"), None)
    return judged is not None and any(judged.i < c.i < token.i for c in token.children)
