"""What a parse says of a clause: its subject, its voice and tense, what leads it in, its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from extract import wordlists
from extract.syntax.cue_frames import cue_frames
from extract.syntax.outcomes import outcome_doer
from extract.syntax.participles import contested, modified, perceived
from extract.syntax.tree import CHARGING, charged, child, children, gerund, verbal

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "SUBJECTS", "aside", "attributive", "clausal", "complement", "copula", "finite",
    "governor", "has_to_say", "infinitive", "lost_verb", "main_verb", "mark", "opens", "passive",
    "prepositions",
    "quoted_by", "reduced", "reported_by", "saying", "subject", "verb_group",
]  # fmt: skip

#: How the parse labels a subject, whatever the voice.
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_NOMINAL_PHRASE = frozenset({"DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM"})
_COMPLEMENTS = ("ccomp", "xcomp", "csubj", "pcomp", "acl", "relcl", "advcl")
_QUESTION_WORDS = frozenset({"WDT", "WP", "WP$", "WRB"})
_GROUP = frozenset({"aux", "auxpass", "neg", "prt"})
_SHORT_BE = frozenset({"’s", "'s", "’re", "'re", "’m", "'m"})
_TENSED = frozenset({"VBZ", "VBP", "VBD", "MD"})
_BEFORE_PARTICIPLE = frozenset(
    {
        "having",
        "been",
        "being",
        "when",
        "if",
        "once",
        "although",
        "though",
        "while",
        "after",
        "also",
    }
)
_DEEP = 6  # chains of shared subjects longer than this are parse errors


# ---------------------------------------------------------------- who does it


def subject(verb: Token) -> Token | None:
    """The word that heads the subject of a verb: its own, else whose it is by the verbs above.

    None where the parse shows none. Whether it can speak or act at all is not asked.
    """
    current = verb
    for _ in range(_DEEP):
        own = child(current, *SUBJECTS)
        if own is not None and aside(own, verb):
            current = _beyond(current, verb)
            continue
        if own is not None:
            return own
        if child(current, "expl") is not None:
            return None  # "there is much to suggest that …": nobody does
        given = outcome_doer(current) or _made_to(current) or _charged(current)
        given = given or modified(current) or _given_away(current)
        if given is not None:
            return given
        above = _sharer(current)
        if above is None:
            return None
        current = above
    return None


def _given_away(verb: Token) -> Token | None:
    """The subject that a parse hangs on the participle before it: "Speaking in May, *Roe* said".

    A participle that opens a sentence has no subject behind it.
    """
    for clause in children(verb, "advcl"):
        own = child(clause, *SUBJECTS) if clause.tag_ == "VBG" else None
        if own is not None and clause.i < own.i < verb.i:
            return own
    return None


def _beyond(word: Token, verb: Token) -> Token:
    """What a clause hangs on that stands between dashes which a verb is not between."""
    while aside(word, verb) and word.head.i != word.i:
        word = word.head
    return word


def governor(clause: Token) -> Token | None:
    """What a verb's clause is the complement of; None where it is none.

    A parse may turn the two round: "I *hope* in May Roe says, “…”".
    """
    before = (c for c in children(clause, "ccomp") if c.i < clause.i)
    turned = (c for c in before if not any(t.is_punct for t in clause.doc[c.i : clause.i]))
    own = clause.head if clause.dep_ in {"ccomp", "csubj", "acl"} else None
    return next(turned, own)


def has_to_say(verb: Token) -> bool:
    """Whether a verb is that of "has *this* to say": what follows is said."""
    pointed = any(c.lower_ == "this" for c in children(verb, "nsubj", "dobj"))
    return verb.lemma_ == "say" and verb.head.lemma_ == "have" and infinitive(verb) and pointed


def aside(noun: Token, verb: Token) -> bool:
    """Whether a noun stands between dashes that its verb is not between."""
    if noun.i > verb.i or _dashes(noun.doc[noun.i : verb.i]) % 2 == 0:
        return False
    start = noun.sent.start
    return start == verb.sent.start and _dashes(noun.doc[start : noun.i]) % 2 == 1


def _dashes(words: Iterable[Token]) -> int:
    return sum(t.text in {"—", "–", "―", "--", "-"} and _free(t) for t in words)


def _free(dash: Token) -> bool:
    """Whether a dash stands between words, not within one."""
    if dash.text in {"—", "―"}:
        return True
    return dash.i > 0 and bool(dash.whitespace_) and bool(dash.nbor(-1).whitespace_)


def _sharer(verb: Token) -> Token | None:
    """The verb whose subject is also this one's."""
    head = verb.head
    if head.i == verb.i:
        return None
    if verb.dep_ == "conj" and verbal(head):
        return head
    if verb.dep_ == "ccomp" and reduced(head) and _takes_over(head, verb):
        return head
    if verb.dep_ in {"advcl", "xcomp", "dep"} and verbal(head):
        shared = _nonfinite(verb) and not (contested(verb) or _bids(verb))
        return (perceived(head, verb) or head) if shared else None
    return head.head if verb.dep_ == "pcomp" and verbal(head.head) else None


def _bids(verb: Token) -> bool:
    """Whether a bare verb opens what stands behind a colon: "all of it: *Find* out who"."""
    sign = verb.nbor(-1) if verb.i else verb
    return verb.tag_ == "VB" and verb.dep_ == "dep" and sign.text in {":", ";", "—", "–"}


def _nonfinite(verb: Token) -> bool:
    return verb.tag_ in {"VBG", "VBN", "VB"}


def attributive(verb: Token) -> bool:
    """Whether a participle only tells of a noun, whatever the parse: "Norda's *stated* aims"."""
    owner = verb.nbor(-1) if verb.i > verb.sent.start else verb
    return verb.dep_ == "amod" or (owner.tag_ == "POS" and verb.tag_ in {"VBN", "VBD"})


def _made_to(verb: Token) -> Token | None:
    """Who does it, where another verb tells of them: "led Y to say", "quoted Y as saying"."""
    quoted = quoted_by(verb)
    if quoted is not None:
        return child(quoted, "dobj") if not passive(quoted) else child(quoted, "nsubjpass")
    means = verb.head.lemma_ in wordlists.words("cues", "by_means")  # "used the visit to say"
    if verb.dep_ != "xcomp" or not infinitive(verb) or means:
        return None
    patient = child(verb.head, "dobj")
    return patient if patient is not None and patient.i < verb.i else None


def quoted_by(verb: Token) -> Token | None:
    """The verb that quotes somebody as doing something, or None: "*quoted* Roe as saying"."""
    prep = verb.head
    if verb.dep_ != "pcomp" or prep.lower_ != "as":
        return None
    above: Token = prep.head if verbal(prep.head) else prep.head.head
    return above if verbal(above) else None


def saying(verb: Token) -> Token | None:
    """What somebody is quoted as doing with words, or None: "quoted Roe as *saying*"."""
    patient = child(verb, "dobj", "nsubjpass")
    near = (*verb.children, *(patient.children if patient is not None else ()))
    led = (child(p, "pcomp") for p in near if p.dep_ == "prep" and p.lower_ == "as")
    said = next((c for c in led if c is not None and (c.tag_ == "VBG" or _having(c))), None)
    if said is None or "clause" in (cue_frames(said) or ()):
        return said
    onward = said.lemma_ in wordlists.words("cues", "naming") and saying(said) is not None
    return said if onward else None  # "cited Novapress as *quoting* Roe as saying"


def _having(verb: Token) -> bool:
    """The case "as *having* said"."""
    return any(c.lower_ == "having" for c in children(verb, "aux"))


def _charged(deed: Token) -> Token | None:
    """Who is accused of a deed or blamed for it."""
    prep = deed.head
    if deed.dep_ != "pcomp" or prep.lower_ not in CHARGING:
        return None
    if verbal(prep.head):
        return child(prep.head, "dobj")
    accused: Token = prep.head
    while accused.dep_ in {"conj", "appos"}:
        accused = accused.head
    return accused if charged(accused) else None


# ---------------------------------------------------------------- voice, tense, form


def passive(verb: Token) -> bool:
    """Whether a verb is used in the passive voice, as a clause or as a participle."""
    if any(children(verb, "nsubjpass", "auxpass")) or reduced(verb):
        return True
    if verb.dep_ == "conj" and child(verb, "aux", *SUBJECTS) is None and _untold(verb):
        return verbal(verb.head) and passive(verb.head)  # "was arrested and told that"
    return verb.tag_ == "VBN" and verb.dep_ in {"acl", "advcl"} and child(verb, "aux") is None


def _untold(verb: Token) -> bool:
    """Whether a verb is a participle, or must name its hearer and does not: "and told that"."""
    hearer = child(verb, "dobj", "dative", "iobj")
    telling = verb.tag_ == "VBD" and verb.lemma_ in wordlists.words("cues", "always_to_somebody")
    return verb.tag_ == "VBN" or (telling and hearer is None)


def reduced(verb: Token) -> bool:
    """Whether a participle was read as the main verb: "Roe, asked whether X, said Y"."""
    return main_verb(verb) is not None


def main_verb(verb: Token) -> Token | None:
    """The verb of a sentence whose main verb a participle was taken for, or None."""
    head = child(verb, "nsubj")
    if head is None or verb.tag_ not in {"VBD", "VBN"} or child(verb, "aux", "auxpass"):
        return None
    comma = verb.doc[verb.i - 1].text if head.i < verb.i else ""
    told = (c for clause in children(verb, "ccomp") for c in children(clause, "conj"))
    below = (c for c in (*verb.children, *told) if _takes_over(verb, c))
    turned = verb.head if verb.dep_ == "ccomp" and _without_subject(verb.head, verb) else None
    return next(below, turned) if comma == "," else None


def _without_subject(main: Token, verb: Token) -> bool:
    """Whether a verb behind a clause and a comma has that clause's subject alone."""
    behind = verb.i < main.i and main.nbor(-1).text == ","
    return behind and child(main, *SUBJECTS) is None


def opens(verb: Token) -> bool:
    """Whether a past participle opens its sentence, however it was read: "*Warned* that …, Roe".

    Whoever stands behind its clause is whom it happened to.
    """
    ahead = verb.doc[verb.sent.start : verb.i]
    led = all(t.lower_ in _BEFORE_PARTICIPLE or t.is_punct for t in ahead)
    own = child(verb, *SUBJECTS)
    return verb.tag_ in {"VBN", "VBD"} and led and (own is None or own.i > verb.i)


def _takes_over(verb: Token, other: Token) -> bool:
    """Whether a dependent is the verb that a participle's subject belongs to."""
    plain = other.tag_ in {"VBD", "VBZ", "VBN"} and child(other, "aux", "auxpass") is None
    if other.dep_ not in {"ccomp", "conj"} or not plain or other.i < verb.i:
        return False
    between = other.doc[other.i - 1].text
    return between == "," and child(other, *SUBJECTS) is None


def infinitive(verb: Token) -> bool:
    """Whether "to" leads a verb in."""
    return any(c.lower_ == "to" for c in children(verb, "aux"))


def finite(verb: Token) -> bool:
    """Whether a predicate has tense, by its own form or an auxiliary's."""
    if gerund(verb) and verb.tag_ != "VBG":  # "of *having said*", read as a past
        return False
    return verb.tag_ in _TENSED or any(c.tag_ in _TENSED for c in children(verb, "aux", "auxpass"))


def copula(verb: Token) -> bool:
    """Whether a verb only links a subject to what it is."""
    return verb.lemma_ in {"be", "remain", "seem", "appear"} or verb.lower_ in _SHORT_BE


# ---------------------------------------------------------------- clauses and their parts


def clausal(verb: Token) -> bool:
    """Whether a word heads a finite clause with a subject of its own."""
    return verbal(verb) and finite(verb) and child(verb, *SUBJECTS) is not None


def mark(verb: Token) -> str:
    """The word that leads a clause in ("although", "whether", "how"), lower case, or ""."""
    for word in children(verb, "mark", "advmod", "attr", "dobj", "nsubj", "nsubjpass", "pobj"):
        if word.i < verb.i and (word.dep_ == "mark" or word.tag_ in _QUESTION_WORDS):
            return str(word.lower_)
    return ""


def complement(*heads: Token) -> Token | None:
    """The clause that completes one of some words, searched in order: a verb to the right."""
    found = (c for head in heads for c in children(head, *_COMPLEMENTS) if c.i > head.i)
    return next((c for c in found if verbal(c)), None)


def lost_verb(noun: Token, clause: Token) -> Token | None:
    """The sentence's own verb, where a parse has read it as a word of the clause before it.

    "Brill's denial that reserves were sold *angered* farmers": what hangs on nothing is a noun, so
    a form in "-ed" behind the clause's verb has to be the one the noun is the subject of.
    :param clause: the verb of a clause that hangs on the noun.
    """
    if noun.dep_ != "ROOT" or verbal(noun):
        return None
    behind = [t for t in noun.subtree if t.i > clause.i and t.lower_.endswith("ed")]
    formed = [t for t in behind if t.tag_ in {"JJ", "VBN", "VBD"} and t.dep_ != "conj"]
    led = (t for t in formed if t.nbor(-1).pos_ not in {"DET", "ADP", "ADV", "AUX", "CCONJ"})
    return next(
        (t for t in led if t.i + 1 < len(t.doc) and t.nbor(1).pos_ in _NOMINAL_PHRASE), None
    )


def verb_group(verb: Token) -> frozenset[int]:
    """The verb with its auxiliaries, negation, particle and the adverbs between them."""
    parts = {verb.i} | {c.i for c in verb.children if c.dep_ in _GROUP}
    for adverb in children(verb, "advmod"):
        if not list(adverb.children) and _near(adverb, parts):
            parts.add(adverb.i)
    return frozenset(parts)


def _near(adverb: Token, parts: set[int]) -> bool:
    return min(parts) - 1 <= adverb.i <= max(parts) + 1 and adverb.tag_ != "WRB"


def prepositions(verb: Token) -> Iterator[Token]:
    """The prepositions that depend on a verb, in order."""
    return (c for c in children(verb, "prep", "agent") if c.i > verb.i)


def reported_by(source: Token) -> set[int]:
    """The words of its own sentence that a source reports: "*Prices fell*, the minister said"."""
    verb = source.head
    if source.dep_ not in SUBJECTS or verb.lemma_ not in wordlists.words(
        "names", "speech", "verbs"
    ):
        return set()
    found = {t.i for said in children(verb, "ccomp") for t in said.subtree}
    if verb.dep_ in {"ccomp", "parataxis"}:  # the parse may hang the verb below what it reports
        found |= {t.i for t in source.sent} - {t.i for t in verb.subtree}
    return found
