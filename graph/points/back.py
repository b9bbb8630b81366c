"""What points back: "the deployment claims", "the connection" mean something said before.

Within one article, the nearest earlier statement that fits gives the ends; where none fits, none
is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.wordlists import words
from graph.points.rows import Row, one_holder
from graph.points.stems import listed, stem, tokens
from graph.points.takes import Take, relations_named

__all__ = ["resolved"]

#: How many takes back the words are looked for.
_REACH = 24
_BACK, _GRANTED = 0.85, 0.8


def resolved(takes: Sequence[Take]) -> Iterator[Take]:
    """The takes, those that point back filled in from what they mean; in the same order.

    :param takes: in the order of the articles and of the places in them.
    """
    before: list[Take] = []
    for take in takes:
        if before and before[-1].row.article != take.row.article:
            before = []
        made = _filled(take, before)
        before.append(made)
        yield made


def _filled(take: Take, before: Sequence[Take]) -> Take:
    granted = _grants(take.row)
    if take.relation:
        return _granting(take) if granted else take
    noun = _pointer(take.row)
    denies = take.row.act == "deny" and take.side < 0
    if not noun or not (denies or granted):
        return take
    named = relations_named().get(noun, frozenset())
    if not named and not (denies and noun in listed("back", "said")):
        return take
    found = next((t for t in reversed(before[-_REACH:]) if _meant(t, take, named)), None)
    if found is None:
        return take
    how = f"means what “{_short(found.row.content)}” says"
    sure = _BACK * found.sure
    filled = replace(
        take, relation=found.relation, core=found.core, agent=found.agent, patient=found.patient,
        theme=found.theme, rest=frozenset(), phases=take.phases, named=found.named,
        context=take.context | found.named, how=how, sure=sure, nominal=True,
    )  # fmt: skip
    return _granting(filled) if granted else filled


def _grants(row: Row) -> bool:
    """Whether a judgement is laid on something that is taken for given: "the deployment as …"."""
    judged = bool(row.evaluation) or row.cue in words("points", "condemning", "cues")
    return judged and row.act == "assert" and not row.predicate_text and row.style != "narrated"


def _granting(take: Take) -> Take:
    side = 1 if take.row.polarity == "positive" else take.side
    return replace(take, side=side, how="takes it for granted in judging it", sure=_GRANTED)


def _pointer(row: Row) -> str:
    """The noun by which words point back: "*the deployment* claims" -> "deployment"; else ""."""
    found = list(tokens(row.subject_text))
    if row.predicate_text or not found or len(found) > 4:
        return ""
    nouns = [stem(w) for w in found if w not in words("points", "back", "determiners")]
    if len(nouns) == 2 and nouns[1] in listed("back", "said"):
        return nouns[0] if nouns[0] in relations_named() else ""
    definite = found[0] in words("points", "back", "determiners")
    return nouns[0] if len(nouns) == 1 and (definite or nouns[0] in relations_named()) else ""


def _meant(earlier: Take, take: Take, named: frozenset[str]) -> bool:
    """Whether an earlier take may be what the words mean."""
    row = earlier.row
    told = earlier.side > 0 or (row.act == "other" and row.style != "narrated")
    fits = (
        earlier.relation in named if named else bool(earlier.relation) and row.style != "narrated"
    )
    other = not one_holder(row, take.row)
    near = not take.context or not take.context.isdisjoint(earlier.context)
    return told and fits and other and near


def _short(words_of: str) -> str:
    return words_of if len(words_of) <= 80 else f"{words_of[:80].rpartition(' ')[0]} …"
