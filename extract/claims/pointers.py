"""By which words a denial means something said before: "those claims", "it", "Nonsense!"."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from extract.claims.acts import tokens_of
from extract.claims.evaluations import outcry, unjudged
from extract.claims.operators import doer_of
from extract.claims.owners import claimants, owner_of
from extract.claims.relations import named_by
from extract.claims.retorts import liar, spread, turned
from extract.records import Attribution, Part, Span
from extract.syntax.clauses import SUBJECTS
from extract.syntax.negation import denying
from extract.syntax.parse import Block, Reading
from extract.syntax.tree import child, children, following, head_of, verbal
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "Kind",
    "Pointer",
    "complement",
    "first_phrase",
    "framed",
    "pointer",
    "quoting",
]

#: What the pointing words are: a noun for an accusation, for any claim, for a mere idea or for a
#: denial; what the accused denies of itself ("involvement"); the deed ("denied the attack"); a
#: pronoun; a cry ("Nonsense!"); a verb left out ("said it had not"); who tells it ("he is lying").
Kind = Literal[
    "accusing", "saying", "idea", "denying", "own", "event", "pronoun", "cry", "ellipsis", "liar"
]

_NOUNS: tuple[Kind, ...] = ("accusing", "saying", "idea", "denying")
_WITHIN = frozenset({
    "det", "amod", "poss", "compound", "nmod", "nummod", "predet", "case", "quantmod", "advmod",
    "punct",
})  # fmt: skip
_TOLD = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_SHORT = 3  # words by which something told before is named anew
_HELPERS = frozenset({"have", "do", "be", "will", "would", "can", "could"})


class Pointer(NamedTuple):
    """Words that mean a claim told elsewhere.

    :param words: where they stand.
    :param owner: the words that say whose the claim is; empty where none do.
    :param topic: dictionary forms of the words that say what it is of ("claims *of fraud*").
    :param plural: whether several claims may be meant.
    :param noun: the noun in its dictionary form; "" for other words.
    :param beside: whether what it means stands right before: "…, *a claim* that he rejects".
    """

    kind: Kind
    words: Span
    block: Block
    owner: tuple[Token, ...] = ()
    topic: frozenset[str] = frozenset()
    plural: bool = False
    noun: str = ""
    beside: bool = False

    @property
    def bare(self) -> bool:
        """Whether it is a noun with nothing that says which: "called *reports* false"."""
        alone = sum(not t.is_punct for t in self.block.tokens(self.words)) == 1
        return bool(self.noun) and self.plural and alone and not (self.owner or self.topic)


def pointer(reading: Reading, found: Attribution, part: Part) -> Pointer | None:
    """The words by which a part means a claim that is told elsewhere; None when there are none.

    A denial that says itself what is not so ("denied that it laid mines") points at nothing. Who
    judges a thing ("called the deployment desperate") takes for granted that there is one.
    """
    pairs = [(b, t) for b, t in tokens_of(reading, part.content) if not t.is_space]
    if not pairs:
        return None
    block = pairs[0][0]
    tokens = [t for b, t in pairs if b is block]
    if part.act == "deny":
        retracted = found.cue_lemma in words("answers", "retracting")
        return None if retracted else _denied(block, found, part, tokens)
    if part.act == "assert" and (retort := _retort(block, tokens)) is not None:
        return retort
    if _judges(found, part):
        return _granted(block, tokens)
    if part.polarity == "negative":
        ways = (_groundless, _empty_clause, _ellipsis, _spared)
        return next((p for way in ways if (p := way(block, tokens)) is not None), None)
    return None


def quoting(reading: Reading, found: Attribution, part: Part) -> Pointer | None:
    """The words by which a denial that says itself what is not so names it: "*reports* that …"."""
    pairs = [(b, t) for b, t in tokens_of(reading, part.content) if not t.is_space]
    block = pairs[0][0] if pairs else None
    tokens = [t for b, t in pairs if b is block]
    top = first_phrase(unjudged(tokens, part.evaluation))
    if block is None or top is None:
        return None
    return _of_phrase(block, found, top, {t.i for t in tokens})


def _retort(block: Block, tokens: Sequence[Token]) -> Pointer | None:
    """What denies a claim without a word of denial."""
    if turned(tokens):
        return Pointer("pronoun", block.over(tokens), block)
    groundless = _groundless(block, tokens)
    if groundless is not None and groundless.kind in _NOUNS:
        return groundless
    if liar(tokens) is not None:
        return Pointer("liar", block.over(tokens), block)
    false = spread(tokens)
    if false is None:
        return None
    claim, who = false
    kind = _said(claim)
    made = _of_noun(block, kind, claim) if kind is not None else None
    owner = tuple(t for t in who.subtree if not t.is_punct)
    # what they are charges of may hang on the verb: "makes false charges *in the context of fraud*"
    behind = (t for t in tokens if t.i > claim.i and t.pos_ in _TOLD and t.pos_ != "PROPN")
    topic = frozenset(t.lemma_.lower() for t in behind)
    return made._replace(owner=owner, topic=made.topic or topic) if made else None


def _groundless(block: Block, tokens: Sequence[Token]) -> Pointer | None:
    """The case "there is no evidence *of these statements*"."""
    for noun in tokens:
        if noun.lemma_.lower() in words("answers", "grounds") and any(denying(noun)):
            claim = following(noun, "of", "for", "to", "in", "behind") or _backed(noun)
            while claim is not None and claim.lemma_.lower() in words("answers", "kinds"):
                claim = following(claim, "of")
            kind = _said(claim) or _deed(claim) if claim is not None else None
            return _of_noun(block, kind, claim) if kind is not None and claim is not None else None
    return None


def _deed(noun: Token) -> Kind | None:
    """The case "there is no evidence of *the withdrawal*": what was told, as a thing."""
    return "event" if noun.pos_ == "NOUN" and _definite(noun) else None


def _backed(ground: Token) -> Token | None:
    """The case "no evidence *to support the claim*"."""
    listed = words("answers", "backing")
    verb = next((c for c in children(ground, "acl", "relcl") if c.lemma_ in listed), None)
    return child(verb, "dobj") if verb is not None else None


def _denied(
    block: Block, found: Attribution, part: Part, tokens: Sequence[Token]
) -> Pointer | None:
    if outcry(tokens) is not None:
        return Pointer("cry", block.over(t for t in tokens if not t.is_punct), block)
    if part.proposition.predicate:
        return _empty_clause(block, tokens) or _spared(block, tokens)
    judged = (part.proposition.subject or "").lower() in words("answers", "pronouns")
    if judged and part.evaluation:  # "we now know *it* was false"
        return Pointer("pronoun", block.over(tokens), block)
    top = first_phrase(unjudged(tokens, part.evaluation))
    return _of_phrase(block, found, top, {t.i for t in tokens}) if top is not None else None


def _empty_clause(block: Block, tokens: Sequence[Token]) -> Pointer | None:
    """The case "denied that *it happened*", "denied *doing so*": what, stands elsewhere."""
    verb = head_of(tokens)
    if verb is None or not verbal(verb):
        return None
    holder = child(verb, "nsubj")
    pronoun = holder is not None and holder.lower_ in words("answers", "pronouns")
    told = children(verb, "attr", "acomp", "advmod")
    so = verb.lemma_ == "be" and any(c.lower_ in words("answers", "so") for c in told)
    empty = pronoun and (so or verb.lemma_ in words("answers", "happening"))
    objects = children(verb, "dobj", "advmod")
    done = verb.lemma_ == "do" and any(c.lower_ in words("answers", "done") for c in objects)
    return Pointer("pronoun", block.over(tokens), block) if empty or done else None


def _spared(block: Block, tokens: Sequence[Token]) -> Pointer | None:
    """The case "it does not *attack civilians*": no more than that it did no such deed."""
    verb = head_of(tokens)
    if verb is None or not verbal(verb) or verb.lemma_ not in words("answers", "sparing"):
        return None
    ends = [
        *children(verb, "dobj"),
        *(o for p in children(verb, "prep") for o in children(p, "pobj")),
    ]
    spared = words("answers", "spared")
    civil = any({o.lemma_.lower(), *(c.lower_ for c in children(o, "amod"))} & spared for o in ends)
    return Pointer("own", block.over(tokens), block) if civil else None


def framed(reading: Reading, found: Attribution, part: Part) -> Pointer | None:
    """What a statement is told to answer: "*In response to the reports*, he dismissed any link".

    What only leads in an answer makes a denial mean it; "contrary to the reports" is one by itself.
    """
    pairs = tokens_of(reading, found.cue)
    head = head_of([t for _, t in pairs])
    frames = words("answers", "contrasts")
    if part.act == "deny":
        frames |= words("answers", "frames")
    elif part.act != "assert":
        return None
    answered = _answered(head, frames) if head is not None else ()
    found_kinds = ((_said(noun), noun) for noun in answered)
    return next((_of_noun(pairs[0][0], k, n) for k, n in found_kinds if k is not None), None)


def _answered(verb: Token, frames: frozenset[str]) -> Iterator[Token]:
    """What is answered by the verb, or by what leads it in: "*responding to X*, he said"."""
    for leading in children(verb, "prep", "advcl", "advmod", "acomp", "amod"):
        noun = child(leading, "pobj") if leading.lower_ in {"in", "by"} else leading
        if noun is not None and noun.lemma_.lower() in frames:
            yield from children(noun, "dobj")
            yield from (inner for p in children(noun, "prep") if (inner := child(p, "pobj")))


def complement(noun: Token, inside: Container[int] | None = None) -> Token | None:
    """What a noun for a claim says is claimed: "reports *that he left*", "claims *of fraud*".

    :param inside: indices of the words it may be among; any when left out.
    """
    found = _complement(noun)
    return found if found is None or inside is None or found.i in inside else None


def _complement(noun: Token) -> Token | None:
    for c in noun.children:
        clause = c.i > noun.i and c.dep_ in {"acl", "ccomp", "relcl"}
        if clause and (verbal(c) or child(c, "mark") is not None) and _says_what(c):
            return c
    gerund = next((c for c in children(noun, "acl") if doer_of(c) is not None), None)
    if gerund is not None:
        return gerund
    for c in noun.children:
        if c.i > noun.i and c.dep_ == "prep" and c.lower_ in words("answers", "content"):
            inner = child(c, "pobj", "pcomp")
            if inner is not None and not claimants(c, inner):
                return inner
    return None


def _topic(head: Token, inside: Container[int] | None = None) -> frozenset[str]:
    """Dictionary forms of the words below a head that say what it is of; names only alone."""
    below = (t for t in head.subtree if inside is None or t.i in inside)
    found = [t for t in below if t.pos_ in _TOLD]
    telling = [t for t in found if t.pos_ != "PROPN"] or found
    return frozenset(t.lemma_.lower() for t in telling)


def _says_what(clause: Token) -> bool:
    """Whether a clause says what is claimed, unlike "claims that Roe made"."""
    first = clause.left_edge
    if clause.dep_ == "relcl" and first.tag_ in {"WDT", "WP"} and first.head.i == clause.i:
        other = child(clause, *SUBJECTS) not in (None, first)
        # "a report that he was considering leaving": the parse has given the verb two objects
        return other and (first.dep_ == "mark" or child(clause, "xcomp", "ccomp") is not None)
    led = any(c.lower_ in {"that", "to"} and c.dep_ in {"mark", "aux"} for c in clause.children)
    bare = child(clause, *SUBJECTS) is not None and (clause.dep_ != "relcl" or _whole(clause))
    return led or bare


def _whole(clause: Token) -> bool:
    """The case "the accusation *she was hiding ships*": nothing is left open for the noun."""
    first = clause.left_edge
    asked = first.tag_ in {"WDT", "WP", "WP$", "WRB", "IN"}
    return not asked and child(clause, "dobj", "attr", "acomp", "xcomp", "ccomp") is not None


# ---------------------------------------------------------------- what is denied


def first_phrase(tokens: Sequence[Token]) -> Token | None:
    """The head of the noun phrase that some words begin with."""
    inside = {t.i for t in tokens}
    first = next((t for t in tokens if t.is_alpha and t.dep_ not in {"mark", "cc", "prep"}), None)
    while first is not None and first.dep_ in _WITHIN and first.head.i in inside:
        if first.head.i < first.i:
            break
        first = first.head
    return first if first is not None and first.pos_ in {"NOUN", "PROPN", "PRON", "DET"} else None


def _of_phrase(
    block: Block, found: Attribution, top: Token, inside: Container[int]
) -> Pointer | None:
    if top.pos_ in {"PRON", "DET"}:
        inner = following(top, "of")  # "all *of the claims*"
        if inner is not None:
            return _of_phrase(block, found, inner, inside)
        pointing = top.lower_ in words("answers", "pronouns") and top.tag_ not in {"WDT", "IN"}
        return Pointer("pronoun", block.at(top), block, plural=_many(top)) if pointing else None
    kind = _said(top) or _done(found, top)
    return _of_noun(block, kind, top, inside) if kind is not None else None


def _of_noun(block: Block, kind: Kind, top: Token, inside: Container[int] | None = None) -> Pointer:
    content = complement(top, inside)
    topic = _topic(content, inside) if content is not None else frozenset[str]()
    topic |= {c.lemma_.lower() for c in children(top, "compound") if c.pos_ == "NOUN"}
    if kind == "event":
        topic |= {top.lemma_.lower()}
    owner = owner_of(top) if kind in _NOUNS else ()
    stretch = [t for t in top.subtree if t.i <= top.i]
    beside = any(c.lower_ in {"a", "an"} for c in children(top, "det"))
    noun = top.lemma_.lower()
    return Pointer(kind, block.over(stretch), block, owner, topic, _many(top), noun, beside)


def _said(top: Token) -> Kind | None:
    """What kind of thing somebody says a noun is."""
    lemma = top.lemma_.lower()
    kind = next((k for k in _NOUNS if lemma in words("answers", "nouns", k)), None)
    if kind is None and lemma in words("answers", "nouns", "remark") and owner_of(top):
        return "saying"
    shown = any(c.lower_ in words("answers", "showing") for c in children(top, "det", "predet"))
    return None if kind == "idea" and not shown and complement(top) is None else kind


def _done(found: Attribution, top: Token) -> Kind | None:
    """What kind of thing done a noun is, where it is denied to have been done."""
    if top.lemma_.lower() in words("answers", "own"):
        return "own"
    denied = found.cue_lemma in words("answers", "event", "cues")
    return "event" if denied and _definite(top) and top.pos_ == "NOUN" else None


def _many(top: Token) -> bool:
    return top.tag_ in {"NNS", "NNPS"} or top.lower_ in {"them", "these", "those", "all"}


def _judges(found: Attribution, part: Part) -> bool:
    """Whether a part is no more than a judgement on something."""
    judged = part.evaluation is not None and part.act == "assert"
    said = found.style != "narrated" and not part.proposition.predicate
    return judged and said and part.polarity == "positive"


def _granted(block: Block, tokens: Sequence[Token]) -> Pointer | None:
    """The case "*the deployment* as desperate": what is judged was told before."""
    top = first_phrase(tokens)
    if top is None or top.pos_ != "NOUN" or not (named_by(top.lemma_.lower()) and _definite(top)):
        return None
    words_of = [t for t in top.subtree if t.i <= top.i and not t.is_punct]
    if len(words_of) > _SHORT or complement(top) is not None:
        return None
    return Pointer("event", block.over(words_of), block, topic=frozenset({top.lemma_.lower()}))


def _definite(top: Token) -> bool:
    listed = words("answers", "event", "determiners")
    return any(c.lower_ in listed for c in children(top, "det", "predet", "amod"))


def _ellipsis(block: Block, tokens: Sequence[Token]) -> Pointer | None:
    """The case "said it *had not*": what was not done stands before."""
    top = head_of(tokens)
    if top is None or not verbal(top) or top.lemma_ not in _HELPERS:
        return None
    behind = [t for t in tokens if t.i > top.i and t.is_alpha]
    bare = all(t.dep_ == "neg" or (t.pos_ == "PART" and t.lower_ != "to") for t in behind)
    negated = any(t.dep_ == "neg" for t in top.children)
    holder = child(top, *SUBJECTS)
    pronoun = holder is not None and holder.pos_ == "PRON"
    return Pointer("ellipsis", block.over(tokens), block) if bare and negated and pronoun else None
