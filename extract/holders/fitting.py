"""Which of those whom a sentence names a pronoun may mean, by form, gender, number and syntax."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extract.entities.name_clusters import Gender
from extract.holders.antecedents import Antecedent
from extract.holders.prominence import Rank
from extract.syntax import cues
from extract.syntax.clauses import SUBJECTS, mark
from extract.syntax.parse import Block
from extract.syntax.phrases import person_noun
from extract.syntax.tree import child, children, head_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "HUMAN", "MANY", "THING", "announced", "beside", "beside_text", "faces_other", "fits", "judged",
    "of_known_gender", "of_own_sentence", "owner_of_all", "perhaps_thing", "rivals",
    "somebody", "surely_meant", "was_asked", "within_text",
]  # fmt: skip

HUMAN: dict[str, Gender] = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
}  # fmt: skip
MANY = frozenset({"they", "them", "their", "themselves"})
THING = frozenset({"it", "its", "itself"})
_BELOW = frozenset({"advcl", "relcl", "acl"})


#: What leads in a clause that tells why somebody was praised or blamed.
_REASONS = frozenset({"after", "because", "when", "since", "as", "for"})
#: How a clause or a phrase with one hangs on the verb that it stands ahead of.
_AHEAD = frozenset({"advcl", "prep"})


def faces_other(pronoun: Token) -> bool:
    """Whether a pronoun's verb has another one for somebody of the other gender: "he told her"."""
    sex = HUMAN.get(pronoun.lower_)
    if sex is None or pronoun.dep_ not in SUBJECTS:
        return False
    beside = [c for c in pronoun.head.children if c.dep_ in {"dobj", "dative", "iobj"}]
    behind = [p for c in pronoun.head.children if c.dep_ == "prep" for p in c.children]
    other = {HUMAN.get(c.lower_, sex) for c in (*beside, *behind)}
    return bool(other - {sex})


def of_known_gender(fitting: Sequence[Antecedent]) -> list[Antecedent]:
    """Those known to be of a pronoun's gender; of "he told her" any other may be either of them."""
    known = [a for a in fitting if a.gender]
    return known or [fitting[0]._replace(actors=())]


def _at_heart(block: Block, antecedent: Antecedent) -> bool:
    """Whether a sentence without a person for its subject is about somebody all the same.

    "*Roe's* speech came as he …", "Riots drove *Roe* out after he …".
    """
    top = head_of(block.tokens(antecedent.span))
    if top is None:
        return False
    if antecedent.rank == Rank.OBJECT:
        return top.dep_ == "dobj"
    owned = top.head if top.dep_ == "poss" else None
    return owned is not None and owned.dep_ in SUBJECTS and not person_noun(owned)


def of_own_sentence(
    block: Block, fitting: Sequence[Antecedent], pronoun: Token
) -> tuple[list[Antecedent], list[Antecedent]]:
    """The subjects of a pronoun's own sentence; without any, who may be meant all the same."""
    human = pronoun.lower_ in HUMAN
    subjects = [a for a in fitting if a.rank <= Rank.INNER]
    hearts = [a for a in fitting if human and _at_heart(block, a)]
    aimed = judged(block, pronoun, fitting) if human and subjects else []
    best = min((a.rank for a in subjects), default=Rank.INNER)
    return [*subjects, *(a._replace(rank=best) for a in aimed)], [] if subjects else hearts


def perhaps_thing(antecedent: Antecedent) -> bool:
    """Whether a subject taken for a person shows nothing of one: "Helmar Re"."""
    persons = {a.kind for a in antecedent.actors} == {"person"}
    return persons and antecedent.rank <= Rank.SUBJECT and not antecedent.gender


def fits(antecedent: Antecedent, word: str) -> bool:
    """Whether somebody can be meant at all, by gender, number and how prominent he is."""
    kinds = {a.kind for a in antecedent.actors}
    if word in HUMAN:
        nameless = kinds <= {"unnamed"} and antecedent.human and not antecedent.many
        person = (bool(kinds) and kinds <= {"person"}) or nameless
        return person and not antecedent.together and antecedent.gender in {"", HUMAN[word]}
    if antecedent.rank > Rank.SUBJECT:
        return False
    if antecedent.together:
        return word in MANY
    if word in MANY:
        many = antecedent.many or kinds <= {"group", "organization", "government"}
        return many and not antecedent.printed
    if kinds <= {"unnamed"}:
        return not antecedent.many and not antecedent.human
    return not antecedent.many and kinds <= {"group", "organization", "government"}


def within_text(pronoun: Token) -> bool:
    """Whether "it" may be what its clause tells of: "a page where *it* says …".

    Who is told of in another sentence is not meant then.
    """
    verb = pronoun.head
    if pronoun.lower_ not in THING or pronoun.dep_ not in SUBJECTS or verb.dep_ != "relcl":
        return False
    inner = (c for p in children(verb, "prep") for c in children(p, "pobj"))
    led = [t for t in (*verb.lefts, *inner) if t.i < pronoun.i and t.lower_ in {"where", "which"}]
    place = any(t.lower_ == "where" or t.dep_ == "pobj" for t in led)
    return place and not person_noun(verb.head)


def beside_text(pronoun: Token, fitting: Sequence[Antecedent]) -> list[Antecedent]:
    """Those with a name, where "it" may be a text: "the video came after a verse where *it* …"."""
    text = within_text(pronoun)
    return [a for a in fitting if not text or {m.kind for m in a.actors} - {"unnamed"}]


def rivals(fitting: Sequence[Antecedent], best: Rank, word: str) -> list[Antecedent]:
    """The most prominent ones, and with a person of unknown gender those known to fit.

    Whom another noun's preposition names is no rival: "Ruiz has ties to *Roe*. He …".
    """
    first = [a for a in fitting if a.rank == best]
    if word in HUMAN and any(not a.gender for a in first):
        others = (a for a in fitting if best < a.rank < Rank.HEARER and a.gender)
        first += [a for a in others if not a.nested]
    return first


def owner_of_all(block: Block, pronoun: Token, antecedent: Antecedent) -> bool:
    """Whether a clause below the main one goes on with whom the main subject belongs to.

    "*Roe's* words came in a talk where he …".
    """
    top = head_of(block.tokens(antecedent.span))
    owned = top.head if top is not None and top.dep_ == "poss" else None
    if owned is None or owned.dep_ not in SUBJECTS or person_noun(owned):
        return False
    clauses = [a for a in pronoun.ancestors if a.dep_ in _BELOW]
    between = pronoun.doc[owned.i + 1 : pronoun.i]
    others = any(t.ent_type_ == "PERSON" or (t.pos_ == "NOUN" and person_noun(t)) for t in between)
    return not others and any(owned.head in c.ancestors for c in clauses)


def beside(pronoun: Token) -> Token | None:
    """Who does something where a clause tells what he did there, if not the main subject.

    "Roe left as *Falk* visited the town, where he …".
    """
    told = next((a for a in pronoun.ancestors if a.dep_ == "relcl"), None)
    if told is None or not any(t.lower_ in {"where", "when"} for t in told.lefts):
        return None
    deed = next((a for a in told.ancestors if a.dep_ in {"advcl", "ccomp", "relcl"}), None)
    subject = child(deed, *SUBJECTS) if deed is not None else None
    return subject if subject is not None and subject.pos_ != "PRON" else None


def surely_meant(
    block: Block, pronoun: Token, fitting: Sequence[Antecedent], listed: Sequence[Antecedent]
) -> Sequence[Antecedent]:
    """Who of a pronoun's own sentence is surely meant by where its clause hangs.

    :param fitting: those of the sentence who fit the pronoun.
    :param listed: all of them.
    """
    if pronoun.lower_ in THING:
        return _aimed_at(block, pronoun, listed)
    if pronoun.lower_ not in HUMAN:
        return ()
    doer = beside(pronoun)
    if doer is not None and (near := [a for a in fitting if a.span.overlaps(block.at(doer))]):
        return near
    prominent = any(a.rank <= Rank.INNER for a in fitting)
    return [] if prominent else [a for a in fitting if owner_of_all(block, pronoun, a)]


def _aimed_at(block: Block, pronoun: Token, listed: Sequence[Antecedent]) -> list[Antecedent]:
    """The body that a person does something to, where the clause below goes on with "it".

    "Roe attacked *NATO* after it had said so".
    """
    clause = pronoun.head
    if clause.dep_ != "advcl" or pronoun.dep_ not in SUBJECTS or clause.i < clause.head.i:
        return []
    doer, aim = child(clause.head, *SUBJECTS), child(clause.head, "dobj")
    if doer is None or aim is None:
        return []
    ours = [a for a in listed if a.span.overlaps(block.at(doer))]
    person = any({m.kind for m in a.actors} == {"person"} for a in ours)
    near = [a for a in listed if a.span.overlaps(block.at(aim)) and not a.many]
    bodies = [a for a in near if {m.kind for m in a.actors} in ({"organization"}, {"government"})]
    return bodies if person else []


def judged(block: Block, pronoun: Token, fitting: Sequence[Antecedent]) -> list[Antecedent]:
    """Who else a clause may tell of that gives the reason for a judgement, or nobody.

    "Roe praised *Falk* after *he* spoke": Roe or Falk.
    """
    clause = next((a for a in pronoun.ancestors if a.dep_ == "advcl"), None)
    subject = child(clause, *SUBJECTS) if clause is not None else None
    if clause is None or subject is None or subject.i != pronoun.i:
        return []
    verb, because = clause.head, mark(clause)
    entry = cues.listed(verb.lemma_.lower())
    if because not in _REASONS or entry is None or not entry.get("evaluates"):
        return []
    aims = [c for c in (verb, *children(verb, "prep")) for c in children(c, "dobj", "pobj")]
    places = [block.at(c) for c in aims if verb.i < c.i < clause.i]
    return [a for a in fitting if any(a.span.overlaps(p) for p in places)]


def announced(pronoun: Token) -> Token | None:
    """The main subject behind a clause ahead of it that holds a pronoun, if there is one.

    "When *he* arrived, Roe said …": he may well be Roe.
    """
    for clause in (pronoun, *pronoun.ancestors):
        main = clause.head
        if main is not clause and clause.dep_ in _AHEAD and clause.i < main.i:
            subject = child(main, *SUBJECTS)
            behind = subject is not None and subject.i > pronoun.i
            return subject if behind and subject is not None else None
    return None


def was_asked(block: Block, antecedent: Antecedent, *, apart: bool) -> bool:
    """Whether a sentence is about somebody to whom a question is put: "*Roe* was asked if …".

    :param apart: whether a new paragraph answers, so that who asks will not go on: "A asked *Roe*".
    """
    top = head_of(block.tokens(antecedent.span))
    put = top is not None and apart and top.dep_ in {"dobj", "dative"}
    verb = top.head if top is not None and (put or top.dep_ == "nsubjpass") else None
    asked = verb is not None and verb.lemma_ == "ask"
    while verb is not None and verb.dep_ == "conj":
        verb = verb.head
    return asked and verb is not None and verb.dep_ == "ROOT"


def somebody(antecedent: Antecedent, pronoun: Token) -> bool:
    """Whether an antecedent may be a person, named or not, who speaks or is of that gender."""
    kinds = {a.kind for a in antecedent.actors}
    human = "person" in kinds or (kinds <= {"unnamed"} and antecedent.human)
    fits_ = antecedent.gender in {"", HUMAN.get(pronoun.lower_, "")}
    return human and (fits_ or antecedent.named == "source")
