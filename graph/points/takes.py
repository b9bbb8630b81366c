"""How statements stand to what they are about: each row as a take that can be compared.

A take undoes the wording (voice, synonyms, governments for countries) and keeps what must not be
mixed: who does it to whom, of what, where, when, and whether it is so, is coming or is only feared.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from extract.wordlists import table, words
from graph.points.doing import own_part
from graph.points.events import Event, deeds, event, intended
from graph.points.rows import Row, Rows
from graph.points.selves import canonical, meant_by, with_entity
from graph.points.stems import listed, stem, tokens
from graph.points.wording import EMPTY, Phrase, Wording, countries_in, phrase, worded

__all__ = ["Take", "generic", "mutual", "relations_named", "takes"]

_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|\d{4}-\d\d-(?:29|30|31)")
_REAL, _PLANNED, _FUTURE = "real", "planned", "future"
_PHASES: Mapping[str, frozenset[str]] = {
    "past": frozenset({_REAL}),
    "ongoing": frozenset({_REAL}),
    "standing": frozenset({_REAL}),
    "planned": frozenset({_PLANNED, _FUTURE}),
    "predicted": frozenset({_FUTURE}),
    "conditional": frozenset(),
}
_NAMELESS = frozenset({"voice", "unnamed", ""})
_AHEAD = frozenset({_PLANNED, _FUTURE})
_SIDES = {"positive": 1, "negative": -1}
#: Among so many words a content begins with stands the noun for a claim that it is about.
_LEADING = 3
_OUGHT = frozenset({"should", "must", "ought", "shall"})
_CLAIMING = frozenset({
    "assert", "deny", "acknowledge", "warn", "predict", "promise", "threaten", "attitude",
})  # fmt: skip


# Not frozen, as rows are not: a build makes one of each statement that it has kept.
@dataclass(slots=True, unsafe_hash=True)
class Take:
    """One statement's stance on what it is about.

    :param relation: local name of the relation type, or "".
    :param core: families of the words that carry what is said.
    :param agent, patient: who does it, and to whom or what.
    :param theme: what is sent or supplied, where a relation has one.
    :param rest: families of the words beside these.
    :param side: 1 affirms, -1 denies, 0 leaves open.
    :param phases: ``real``, ``planned``, ``future``: which of them it speaks of.
    :param times: unresolved time words, lower case.
    :param named, context: countries its words name; all that it concerns.
    :param how: in words, how it stands to the point.
    :param sure: 1 when its own words say it, less where it was inferred.
    :param nominal: whether a noun carries it, so that no tense tells its phase.
    :param printed: day its article appeared, ISO, or "".
    :param scene: who its article is about: countries and the names of holders.
    """

    row: Row
    relation: str
    core: frozenset[str]
    agent: Phrase
    patient: Phrase
    theme: str
    rest: frozenset[str]
    side: int
    phases: frozenset[str]
    times: frozenset[str]
    named: frozenset[str]
    context: frozenset[str]
    how: str = "says it"
    sure: float = 1.0
    nominal: bool = False
    printed: str = ""
    scene: frozenset[str] = frozenset()


@cache
def _themed() -> frozenset[str]:
    """The relations that are about something sent, so that only their ends are compared."""
    return _having("theme", "mover", "in", "mutual")


@cache
def _having(*fields: str) -> frozenset[str]:
    """The relations with a pattern that has one of some fields."""
    patterns = table("relations")["relation"]
    return frozenset(p["name"] for p in patterns if not p.keys().isdisjoint(fields))


@cache
def relations_named() -> Mapping[str, frozenset[str]]:
    """Stem of a noun -> the relations it can stand for."""
    found: dict[str, set[str]] = {}
    for pattern in table("relations")["relation"]:
        for noun in pattern.get("nouns", ()):
            found.setdefault(stem(noun), set()).add(pattern["name"])
    return {noun: frozenset(names) for noun, names in found.items()}


def takes(rows: Rows) -> Iterator[Take]:
    """The takes of all rows that say something of their own, in the order of the rows.

    What only points back ("the deployment claims") is left to :mod:`graph.points.back`.
    """
    scenes = _scenes(rows)
    for row in rows.rows:
        forms = rows.forms.get(row.article, {})
        yield from _takes(rows, row, forms, scenes[row.article])


def _scenes(rows: Rows) -> Mapping[str, frozenset[str]]:
    """Article -> the countries and names it is about."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows.rows:
        found[row.article].update(row.about)
        found[row.article].update(h.who for h in row.holders if h.kind not in _NAMELESS)
        found[row.article].update(rows.forms.get(row.article, {}).values())
    return {article: frozenset(names) for article, names in found.items()}


def _takes(rows: Rows, row: Row, forms: Mapping[str, str], scene: frozenset[str]) -> Iterator[Take]:
    made = replace(_take(rows, row, forms), scene=scene)
    # What has no verb may point back to something that has.
    pointing = bool(row.answers) or (bool(row.subject_text) and not row.predicate_text)
    if made.relation or pointing or made.core:
        yield made


def _take(rows: Rows, row: Row, forms: Mapping[str, str]) -> Take:
    row = _with_pronoun(_meant(_cleft(row, forms)))
    below = _event(row, forms)
    deed = intended(row.predicate_text, row.object_text) if _open_deed(row, below) else None
    meant = replace(row, predicate_text=deed[0], object_text=deed[1]) if deed else row
    wording = worded(meant, forms)
    said = f"{row.subject_text} {row.object_text} {row.content}"
    named = countries_in(said, forms)
    agent, patient, theme = _ends(rows, row, wording)
    if below is not None:
        agent, patient = _of_event(rows, row, below, agent, forms)
    ends = {e for e in (agent.entity, patient.entity) if "/country/" in e}
    return Take(
        row=row,
        relation=below.relation if below is not None else row.relation,
        # A name alone ("Mr Kern") says nothing of anybody.
        core=_core(row, wording, below),
        agent=agent,
        patient=patient,
        theme=theme,
        rest=_rest(row, wording, forms, below),
        side=_side(row),
        phases=_AHEAD if deed or (below is not None and below.ahead) else _phases(row, wording),
        times=_times(row),
        named=named | ends,
        context=named | ends | row.about | _of_ends(rows, row),
        nominal=wording.nominal,
        printed=_day(rows.published.get(row.article, "")),
    )


def _day(printed: str) -> str:
    """The day of a date, ISO, or "" where it names none."""
    return printed[:10] if _DAY.match(printed) else ""


def _cleft(row: Row, forms: Mapping[str, str]) -> Row:
    """The case "it was *Norland that started* the war": Norland started it."""
    found = _WHO.match(row.object_text) if row.subject_text.lower() in {"", "it"} else None
    if found is None or row.relation or not set(tokens(row.predicate_text)) & _BEING:
        return row
    verb, _, rest = found["said"].partition(" ")
    who, country = found["who"], forms.get(found["who"].lower(), "")
    said = replace(row, subject=country, subject_text=who, object="")
    return replace(said, predicate_text=verb, object_text=rest)


_BEING = frozenset({"is", "was", "s", "be", "been"})
_NAMED = r"(?P<who>(?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3})"
_WHO = re.compile(rf"{_NAMED} (?:that|who|which) (?P<said>\w+ed\b.*|\w+ \w.*)")


def _meant(row: Row) -> Row:
    """A plan read as a clause of its own, as the noun phrase it is: "*planning* to invade …"."""
    subject = [stem(word) for word in tokens(row.subject_text)]
    if row.relation or not row.predicate_text or len(subject) != 1:
        return row
    if subject[0] not in listed("events", "ahead"):
        return row
    whole = f"{row.subject_text} to {row.predicate_text} {row.object_text}"
    return replace(row, subject_text=whole, predicate_text="", object_text="")


def _with_pronoun(row: Row) -> Row:
    """A clause whose subject was lost, with the pronoun it begins with: "*I* can and will"."""
    if row.subject_text or not row.predicate_text:
        return row
    found = [word for word in tokens(row.content) if word != "that"][:1]
    spoken = [word for word in found if word in words("points", "self")]
    return replace(row, subject_text=spoken[0]) if spoken else row


def _event(row: Row, forms: Mapping[str, str]) -> Event | None:
    """The deed below what only means, prepares or starts it, where the extraction named none."""
    if row.relation:
        return None
    rest = row.object_text if row.predicate_text else row.subject_text
    found = event(row.predicate_text, rest)
    if found is None or not found.land:
        return found
    return found if phrase(found.object_text, forms).head.startswith("c:") else None


def _open_deed(row: Row, below: Event | None) -> bool:
    """Whether a clause may only mean a deed that stands in no list."""
    return below is None and not row.relation and bool(row.predicate_text)


def _of_event(
    rows: Rows, row: Row, below: Event, agent: Phrase, forms: Mapping[str, str]
) -> tuple[Phrase, Phrase]:
    """Who does the deed, and to whom; who denies "plans to invade" denies them of himself."""
    patient = phrase(below.object_text, forms)
    country = next((forms[w] for w in forms if w in below.object_text.lower()), "")
    patient = with_entity(rows, patient._replace(head="", rest=frozenset()), country)
    first = row.subject or agent.entity
    if not row.predicate_text and row.act == "deny":
        first = row.speaker
    return with_entity(rows, Phrase(open=agent.open), _state(rows, row, first, country)), patient


def _state(rows: Rows, row: Row, actor: str, other: str) -> str:
    """The country that does such a deed: by name, by an organ, or who speaks for himself for it.

    Whose deed another person plans is left open.
    """
    own = row.kind == "person" and actor == row.speaker
    country = rows.countries.get(actor, "") if own else canonical(rows, actor)
    return country if "/country/" in country and country != other else ""


def _core(row: Row, wording: Wording, below: Event | None) -> frozenset[str]:
    """The words that carry what is said; a name alone ("Mr Kern") says nothing of anybody."""
    if below is not None:
        return frozenset({below.relation})
    return frozenset() if wording.nominal and row.subject else wording.core


def _rest(
    row: Row, wording: Wording, forms: Mapping[str, str], below: Event | None
) -> frozenset[str]:
    """The words beside the ends; of a relation about something sent the place alone."""
    if row.relation in _themed():
        return frozenset()
    if below is not None or row.relation:
        told = {*wording.rest, *_placed(row, forms)} - deeds()
        return frozenset(w for w in told if not w.startswith("c:"))
    return wording.rest | _placed(row, forms)


def _placed(row: Row, forms: Mapping[str, str]) -> frozenset[str]:
    place = phrase(row.place_text, forms) if row.place_text and not row.relation else EMPTY
    return frozenset({place.head} | place.rest) - {""}


def _side(row: Row) -> int:
    claims = row.act in _CLAIMING and row.certainty != "uncommitted"
    wishes = row.act == "attitude" and row.cue in words("points", "wishes", "cues")
    ought = not _OUGHT.isdisjoint(tokens(row.predicate_text))
    open_ = wishes or ought or not claims or _belittles(row) or _doubted(row) or _judged(row)
    return 0 if open_ else _SIDES.get(row.polarity, 0)


def _doubted(row: Row) -> bool:
    """Whether a noun phrase names what it calls less likely than not: "the *unlikely* attack"."""
    named = " ".join(() if row.predicate_text else tokens(row.subject_text))
    return any(f" {word} " in f" {named} " for word in words("points", "doubted"))


def _judged(row: Row) -> bool:
    """Whether a claim of others is only judged: "ridiculed the notion that …", "of false reports".

    Who denies it stands against it; of all others it is not known. Nor does who praises or scolds
    a thing say that there is one, or none.
    """
    if row.act == "attitude" and row.evaluation and not (row.predicate_text or row.object_text):
        return True
    first = [stem(word) for word in tokens(row.content)][:_LEADING]
    at = next((n for n, word in enumerate(first) if word in listed("back", "said")), None)
    if at is None or row.act == "deny":
        return False
    untrue = not listed("back", "false").isdisjoint(first[:at])
    return untrue or bool(row.evaluation) or row.act in {"warn", "attitude"}


def _belittles(row: Row) -> bool:
    """Whether a thing is only called something: "dismissed the invasion *as a dispute*".

    Of a claim ("the reports as fake news") that denies it.
    """
    if row.act != "deny" or row.predicate_text or " as " not in f" {row.content} ":
        return False
    said = {stem(word) for word in tokens(row.content)}
    return said.isdisjoint(listed("back", "said") | listed("back", "false"))


def _phases(row: Row, wording: Wording) -> frozenset[str]:
    if wording.nominal and row.status not in {"predicted", "conditional"}:
        return _untensed(row)
    if "can" in tokens(row.predicate_text) and row.polarity == "positive":
        return _AHEAD
    return _PHASES.get(row.status, frozenset({_REAL}))


def _untensed(row: Row) -> frozenset[str]:
    """The phases of what a noun names: denied, it is not nor will be; feared, it may come."""
    if row.polarity == "negative":
        return frozenset({_REAL, _PLANNED})
    return frozenset({_REAL}) if row.certainty == "certain" else _AHEAD


def _times(row: Row) -> frozenset[str]:
    inside = (t.lower().removeprefix("on ") for t in row.times if t in row.content)
    return frozenset(inside)


def _of_ends(rows: Rows, row: Row) -> frozenset[str]:
    """The countries of the persons that the words name as ends."""
    found = (rows.countries.get(end, "") for end in (row.subject, row.object))
    return frozenset(found) - {""}


# ---------------------------------------------------------------- ends


def _ends(rows: Rows, row: Row, wording: Wording) -> tuple[Phrase, Phrase, str]:
    agent, patient = meant_by(rows, row, wording.agent), wording.patient
    if not row.relation and own_part(row):
        speaker = canonical(rows, row.speaker)
        return with_entity(rows, EMPTY, speaker) if speaker else Phrase(open=True), patient, ""
    if not row.relation:
        first, second = (canonical(rows, e) for e in (row.subject, row.object))
        if wording.agent == EMPTY:  # a passive: the grammatical subject undergoes it
            patient = meant_by(rows, row, patient) if patient.open else patient
            return meant_by(rows, row, agent), with_entity(rows, patient, first), ""
        return with_entity(rows, agent, first), with_entity(rows, _anybody(patient), second), ""
    ends = [canonical(rows, e) for e in (row.subject, row.object)]
    if row.relation in _themed():
        theme = patient.head if row.relation in _having("theme") else ""
        first = ends[0] or _implied(rows, row, agent, ends[1])
        return (
            with_entity(rows, Phrase(open=agent.open), first),
            with_entity(rows, EMPTY, ends[1]),
            theme,
        )
    if not row.predicate_text and not ends[0]:
        # "Norland denied *planning to invade*": the noun is no doer, who denies it is.
        doer = _state(rows, row, row.speaker if row.act == "deny" else "", ends[1])
        return with_entity(rows, EMPTY, doer), with_entity(rows, patient, ends[1]), ""
    if row.relation in words("points", "events", "relations") and not ends[0]:
        ends[0] = _state(rows, row, agent.entity, ends[1])
    return with_entity(rows, agent, ends[0]), with_entity(rows, _anybody(patient), ends[1]), ""


def _anybody(patient: Phrase) -> Phrase:
    """Nobody in particular where "anyone" stands: whoever may be meant is among them."""
    return EMPTY if patient.head in listed("events", "anybody") else patient


def _implied(rows: Rows, row: Row, agent: Phrase, other: str) -> str:
    """Who is meant where nobody is named: "Eritrea denied *any involvement*"."""
    if agent.entity:
        return agent.entity
    own = row.act == "deny" or row.relation in _having("mutual")
    foreign = not words("points", "doing", "others").isdisjoint(tokens(row.subject_text))
    clause = row.predicate_text and row.relation not in _having("mutual")
    if not own or foreign or clause or row.style == "narrated":
        return ""
    # A person speaks for nobody else: the country he belongs to is no end of what he says.
    speaker = "" if row.kind == "person" else canonical(rows, row.speaker)
    return speaker if speaker != other else ""


def mutual() -> frozenset[str]:
    """The relations whose ends may change places."""
    return _having("mutual")


def generic(head: str) -> bool:
    """Whether a head word is too general to tell one thing from another."""
    return head in listed("generic")
