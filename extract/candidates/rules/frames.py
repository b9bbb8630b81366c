"""The frames of a verb: which complement holds what is said, and where it reaches.

A frame is a name from the cue list: ``clause`` ("said that X"), ``aside`` ("X, he said, Y"),
``to`` ("vowed to X"), ``object-to`` ("urged Y to X"), ``ing`` ("denied doing X"), ``np``
("acknowledged X"), ``as`` ("dismissed X as Y"), ``small`` ("called X Y"), ``passive`` and
``passive-as``, ``passive-to``, ``passive-clause``, and one for each preposition ("about").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract import wordlists
from extract.candidates.rules.asides import as_told, parenthesis, stands_for_all
from extract.candidates.rules.draft import Frame
from extract.syntax.clauses import (
    SUBJECTS,
    finite,
    infinitive,
    passive,
    prepositions,
    quoted_by,
    reduced,
    saying,
)
from extract.syntax.cue_frames import cue_frames
from extract.syntax.tree import CHARGING, before, below, child, children

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

__all__ = ["Frame", "frame"]

_TAIL = frozenset({"prep", "advcl", "npadvmod", "advmod", "conj", "cc", "dobj", "acl", "relcl"})
_COMPLEMENTS = frozenset({"dobj", "ccomp", "xcomp", "oprd", "attr", "acomp"})
_OUTRIGHT = _COMPLEMENTS - {"dobj"}  # "was heard telling *an aide*"
_OUTER = frozenset({"ccomp", "parataxis", "advcl", "conj", "cc", "punct", "dep"})
_COMMAS = frozenset({",", "—", "–", "--", "-", "(", ")"})


def frame(verb: Token) -> Frame | None:
    """The frame a verb is used in, or None when it has no complement that could be content."""
    if saying(verb) is not None:
        return None  # "quoted Roe as saying": Roe speaks
    if passive(verb) and as_told(verb) is None and (found := _passive(verb)) is not None:
        return found
    if _hears(verb):
        return _heard(verb)
    if passive(verb):
        return parenthesis(verb) if as_told(verb) is not None else None
    found = _active(verb)
    if found is not None and any(_relative(verb, i) for i in found.content):
        return None  # "which he said has grown": the sentence around it holds the content
    return found


def _active(verb: Token) -> Frame | None:
    return (
        _made_clear(verb)
        or _clear_as_said(verb)
        or _clause(verb)
        or _called_on(verb)
        or _gapped(verb)
        or _raised(verb)
        or _quoted(verb)
        or _object(verb)
        or parenthesis(verb)
        or _wish(verb)
        or _preposition(verb)
    )


def _relative(verb: Token, index: int) -> bool:
    """Whether a word is the relative pronoun right before a verb's own subject."""
    if index >= verb.i or verb.doc[index].tag_ not in {"WDT", "WP"}:
        return False
    head = child(verb, "nsubj")
    return head is None or head.left_edge.i - index <= 1


def _hears(verb: Token) -> bool:
    """Whether the subject of a verb is told: "*jurors were told*", "*the court heard*"."""
    if passive(verb):
        return verb.lemma_ in wordlists.words("cues", "always_to_somebody")
    hears = verb.lemma_ in wordlists.words("cues", "hearing")
    return hears and "clause" not in (cue_frames(verb) or ())


def _heard(verb: Token) -> Frame | None:
    """Words beside a clause that only says who hears them: "It fell, *jurors were told*"."""
    said, who = child(verb, "ccomp"), child(verb, "nsubj", "nsubjpass")
    comma = before(who.left_edge) if who is not None else None
    if said is None or comma is None or said.i > verb.i or comma.text not in _COMMAS:
        return parenthesis(verb)
    return Frame("aside", frozenset(i for i in below(said) if i < comma.i))


def _quoted(verb: Token) -> Frame | None:
    """Words before who quotes somebody: "*It fell*, the paper quoted Roe as saying".

    The parse may only join the two: "*It fell*, Roe was quoted by the paper as saying".
    """
    quoting = quoted_by(verb) or _overheard(verb)
    if quoting is None or any(c.dep_ in _OUTRIGHT for c in verb.children):
        return None
    said = child(quoting, "ccomp")
    if said is not None and said.i < quoting.i:
        return Frame("aside", frozenset(below(said)))
    who = child(quoting, *SUBJECTS)
    spliced = who is not None and quoting.dep_ == "conj" and finite(quoting.head)
    comma = before(who.left_edge) if spliced and who is not None else None
    if comma is None or comma.text != ",":
        return None
    return Frame("aside", frozenset(t.i for t in quoting.head.subtree if t.i < comma.i))


def _overheard(verb: Token) -> Token | None:
    """The verb by which somebody is heard to speak: "Roe was *heard* saying"."""
    above = verb.head
    heard = verb.dep_ == "xcomp" and above.lemma_ in wordlists.words("cues", "hearing")
    return above if heard and verb.tag_ == "VBG" and passive(above) else None


def _wish(verb: Token) -> Frame | None:
    """Wishes, of which the parse makes a clause: "called for X to do Y"."""
    for c in verb.children:
        if c.i > verb.i and c.dep_ in {"advcl", "ccomp", "xcomp"} and infinitive(c):
            mark = next((m for m in c.children if m.lower_ == "for"), None)
            if mark is not None:
                return Frame("for", frozenset(below(c)) - {mark.i}, frozenset({mark.i}))
    return None


def _clause(verb: Token) -> Frame | None:
    clauses = [c for c in verb.children if _finite_clause(c) and not _apart(verb, c)]
    if not clauses:
        return None
    clause = next((c for c in clauses if c.i > verb.i and child(c, "mark") is not None), clauses[0])
    mark = child(clause, "mark")
    if mark is not None and mark.lower_ == "for" and infinitive(clause):
        return None
    content = set(below(clause))
    addressee = child(verb, "dobj", "dative")
    if addressee is not None and addressee.i < clause.i:
        content -= set(below(addressee))
    if clause.i > verb.i:
        content |= _extension(verb, clause)
    return Frame("clause", frozenset(content))


def _apart(verb: Token, clause: Token) -> bool:
    """Whether a clause before a verb is no content of it: "X disputes that; Y said …"."""
    if clause.i > verb.i:
        told = clause.tag_ in {"VBD", "VBZ"} and child(clause, "nsubj") is None
        return told and reduced(verb)
    between = [t.text for t in verb.doc[clause.right_edge.i : verb.i]]
    if ":" not in between:
        return ";" in between
    who = child(verb, *SUBJECTS)  # of another clause: "It pays: *she* said so"
    colon = verb.i - between[::-1].index(":")
    more = any(t.is_alpha for t in verb.sent if t.i > verb.i)
    return verb.tag_ in {"VBP", "VB"} or (who is not None and who.i >= colon and more)


def _finite_clause(token: Token) -> bool:
    if token.dep_ == "ccomp":
        return not (
            token.tag_ == "VB" and child(token, "nsubj", "nsubjpass") is None and infinitive(token)
        )
    # "writing online that …", of which the parse makes an adverbial
    led = token.left_edge
    return token.dep_ == "advcl" and led.lower_ == "that" and led.dep_ == "mark" and _tells(token)


def _tells(clause: Token) -> bool:
    """Whether a clause has a subject and tense, and no "so" before its "that"."""
    first = clause.left_edge
    so = first.i > 0 and first.nbor(-1).lower_ in {"so", "such"}
    return not so and finite(clause) and child(clause, "nsubj", "nsubjpass") is not None


def _made_clear(verb: Token) -> Frame | None:
    """The case "made it *clear* that X": the parse hangs the clause on the adjective."""
    hung = children(verb, "ccomp", "oprd", "acomp")
    clear = next((c for c in hung if c.lower_ == "clear"), None)
    told = child(clear, "advcl", "ccomp", "csubj") if clear is not None else None
    if clear is None or told is None or told.i < clear.i or not _tells(told):
        return None
    return Frame("clause", frozenset(below(told)), frozenset(below(clear)) - set(below(told)))


def _clear_as_said(verb: Token) -> Frame | None:
    """The case "It fell, *as Roe made clear*"."""
    clear = any(stands_for_all(verb, c) and c.dep_ != "dobj" for c in verb.children)
    return parenthesis(verb) if clear else None


def _called_on(verb: Token) -> Frame | None:
    """The case "called *on Y to do X*", where the parse hangs the deed on no object."""
    prep = next((c for c in prepositions(verb) if c.lower_ in {"on", "upon"}), None)
    bidden = child(prep, "pobj") if prep is not None else None
    deed = next((c for c in children(verb, "advcl", "xcomp") if infinitive(c)), None)
    if verb.lemma_ != "call" or prep is None or bidden is None or deed is None:
        return None
    words = frozenset(below(bidden)) | frozenset(below(deed))
    return Frame("to", words, frozenset({prep.i})) if deed.i > bidden.i else None


def _extension(verb: Token, clause: Token) -> set[int]:
    """What follows the clause within its sentence and is only by its label the verb's own."""
    more: set[int] = set()
    for c in verb.children:
        if c.i > clause.i and c.dep_ in {"prep", "advcl", "npadvmod", "acl"} and _joined(c):
            more |= set(below(c))
    return more


def _joined(token: Token) -> bool:
    edge = token.left_edge.i
    return edge > 0 and token.doc[edge - 1].text not in {",", "—", "–", ";"}


def _raised(verb: Token) -> Frame | None:
    """Infinitives, gerunds and small clauses."""
    below_verb = next((c for c in verb.children if c.dep_ in {"xcomp", "oprd", "ccomp"}), None)
    if below_verb is None or below_verb.i < verb.i:
        return None
    patient = child(verb, "dobj")
    content = set(below(below_verb))
    if below_verb.pos_ in {"VERB", "AUX"} and infinitive(below_verb):
        if patient is None or patient.i < verb.i:
            return Frame("to", frozenset(content))
        return Frame("object-to", frozenset(content | set(below(patient))))
    if below_verb.tag_ == "VBG" and patient is None:
        return Frame("ing", frozenset(content))
    if patient is not None and patient.i < below_verb.i:
        content |= set(below(patient))
    return Frame("small", frozenset(content))


def _object(verb: Token) -> Frame | None:
    patient = child(verb, "dobj")
    if patient is None or patient.i < verb.i or stands_for_all(verb, patient):
        return None
    content = set(below(patient))
    judged = _judgement(verb, patient)
    if judged is not None:
        return Frame("small", frozenset(content | set(below(judged))))
    name = "np"
    for prep in verb.children:
        if prep.dep_ != "prep" or prep.i < patient.i:
            continue
        if prep.lower_ == "as":
            name = "as"
            content |= set(below(prep))
        elif prep.lower_ not in wordlists.words("cues", "about_time") and _joined(prep):
            content |= set(below(prep))
    if name == "np" and any(c.lower_ == "as" and c.dep_ == "prep" for c in patient.children):
        name = "as"
    return Frame(name, frozenset(content))


def _gapped(verb: Token) -> Frame | None:
    """What a relative clause rejects: "a charge the group denied", "…, which she calls absurd"."""
    noun = verb.head
    if verb.dep_ != "relcl" or noun.pos_ != "NOUN" or child(verb, "nsubj") is None:
        return None
    patient = child(verb, "dobj")
    judged = child(verb, "oprd") if "small" in (cue_frames(verb) or ()) else None
    rejects = verb.lemma_ in wordlists.words("cues", "rejecting") or judged is not None
    if not rejects or (patient is not None and patient.tag_ != "WDT"):
        return None
    content = set(below(noun, lambda t: t.i == verb.i or t.i > verb.i))
    content -= {c.i for c in noun.children if c.is_punct}
    content |= set(below(judged)) if judged is not None else set()
    return Frame("small" if judged is not None else "np", frozenset(content))


def _judgement(verb: Token, patient: Token) -> Token | None:
    """What a naming verb calls its object, where the parse has missed that it does."""
    if "small" not in (cue_frames(verb) or ()):
        return None
    for word in (*verb.children, *patient.children):
        if word.i > patient.i and word.dep_ in {"dobj", "appos"}:
            before = verb.doc[word.left_edge.i - 1].text
            return word if before not in {",", "—", "–", "("} else None
    return None


def _preposition(verb: Token) -> Frame | None:
    for prep in prepositions(verb):
        inner = child(prep, "pobj", "pcomp")
        if inner is not None and prep.dep_ == "prep" and inner.i > prep.i:
            return Frame(prep.lower_, frozenset(below(inner)), frozenset({prep.i}))
    return None


def _passive(verb: Token) -> Frame | None:
    content: set[int] = set()
    patient = child(verb, "nsubjpass")
    # "It is said that X", "the jury was told that X": the clause alone is what is said
    whole = any(c.dep_ == "ccomp" and child(c, "mark") is not None for c in _rest(verb))
    whole = whole or verb.lemma_.lower() in wordlists.words("cues", "addressing")
    if patient is not None and not whole:
        content |= set(below(patient))
    elif verb.dep_ == "acl":
        content |= set(below(verb.head, lambda t: t.i > verb.head.i))
    name = "passive"
    for c in _rest(verb):
        name = "passive-as" if c.lower_ == "as" else "passive-to" if c.dep_ == "xcomp" else name
        if c.dep_ == "ccomp":
            name = "passive-clause"
        content |= set(below(c))
    return Frame(name, frozenset(content)) if content else None


def _rest(verb: Token) -> Iterator[Token]:
    accuses = verb.lemma_ in wordlists.words("answers", "accusing", "outright")
    for c in verb.children:
        complement = c.dep_ in {"xcomp", "oprd", "ccomp"} and not _apart(verb, c)
        charge = accuses and c.dep_ == "prep" and c.lower_ in CHARGING
        if c.i > verb.i and (complement or charge or c.lower_ == "as"):
            yield c
