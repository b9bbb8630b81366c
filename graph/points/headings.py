"""What a point is called: one plain sentence of what is at issue, in words that were printed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extract.wordlists import words
from graph.points.rows import Row
from graph.points.same import sentence
from graph.points.stems import tokens
from graph.points.takes import Take

__all__ = ["heading"]

_MARKS = str.maketrans("", "", '“”"„«»')
_LEAD = re.compile(r"^(?:that|if|as|when|because|and|but|while|since|whether)\s+", re.IGNORECASE)
_LAID = re.compile(r"(?P<who>[^,]{3,60}?) (?:of (?=\w+ing\b)|as )(?P<what>.+)")
_BESIDE = re.compile(r",\s+(?:which|who|whom)\b")
#: So long a heading may be, in characters.
_LONG = 120
#: Subjects that a name can stand for as they are.
_THIRD = frozenset({"he", "she", "it"})


def heading(labels: Mapping[str, str], held: Sequence[Take]) -> str:
    """The sentence that some affirm and others deny.

    :param labels: IRI -> what an actor or a country is called.
    :param held: the takes on the point.
    """
    agents = {t.agent.entity for t in held} - {""}
    patients = {t.patient.entity for t in held} - {""}
    relation = held[0].relation
    if relation and len(agents) == len(patients) == 1:
        ends = [labels.get(e) or e.rpartition("/")[2] for e in (agents.pop(), patients.pop())]
        return _related(relation, ends, held)
    best = min(held, key=_plainness)
    return _sentence(labels, best)


def _related(relation: str, ends: Sequence[str], held: Sequence[Take]) -> str:
    told = [t for t in held if t.side > 0] or held
    real = sum("real" in t.phases for t in told)
    return sentence(relation, *ends, ahead=2 * real <= len(told))


def _plainness(take: Take) -> tuple[bool, bool, bool, bool, int, str]:
    """Plainest first: affirmed, with a verb, said by its own words, of somebody named, short."""
    row = take.row
    named = take.agent.known or take.patient.known
    spoken = _pronoun(row.subject_text) and not take.agent.entity
    return (
        take.side < 1, not row.predicate_text, take.sure < 1, spoken or not named,
        len(row.content), row.id,
    )  # fmt: skip


def _pronoun(text: str) -> bool:
    found = list(tokens(text))
    return bool(found) and all(word in words("points", "self") for word in found)


def _sentence(labels: Mapping[str, str], take: Take) -> str:
    row = take.row
    said, name = row.content.translate(_MARKS), labels.get(take.agent.entity, "")
    spoken = _pronoun(row.subject_text)
    third = spoken and row.subject_text.lower() in _THIRD
    if third and name:
        said = re.sub(rf"\b{re.escape(row.subject_text)}\b", name, said, count=1)
    said = _LEAD.sub("", _charged(row) or _unwrapped(said, row)).strip()
    verbs = row.predicate_text.split()
    said = _verbed(said) if not verbs or (len(verbs) == 1 and verbs[0].endswith("ing")) else said
    said = said if len(said) <= _LONG else f"{said[:_LONG].rpartition(' ')[0]} …"
    # Whom "we" and "it" mean only whoever says it can tell.
    if spoken and not (third and name) and (name or row.kind not in {"voice", ""}):
        return f"{name or row.who}: {said}"
    return said[:1].upper() + said[1:]


def _charged(row: Row) -> str:
    """What somebody is accused of without a verb, as a sentence; "" for other statements."""
    if row.predicate_text or not row.object_text or row.cue not in words("parts", "charges"):
        return ""
    laid = "blamed for" if row.cue == "blame" else "accused of"
    who, what = row.subject_text, _BESIDE.split(row.object_text)[0].translate(_MARKS)
    return f"{who} {'are' if ' and ' in who else 'is'} {laid} {what}" if who else ""


def _unwrapped(said: str, row: Row) -> str:
    """The words from the subject on, where others lead in that it is so: "has seen signs that"."""
    before, found, _ = said.partition(row.subject_text) if row.subject_text else (said, "", "")
    wrapped = found and row.predicate_text and before.endswith(" that ")
    return (said[len(before) :] if wrapped else said).strip(" ,.;:…-–—'")


def _verbed(said: str) -> str:
    """What was laid on somebody as a sentence: "Norland *of planning* …", "the two *as* one"."""
    found = _LAID.match(said)
    if found is None:
        return said
    many = " and " in f" {found['who']} " or found["who"].endswith("s")
    return f"{found['who']} {'are' if many else 'is'} {found['what']}"
