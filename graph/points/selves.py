"""Whom words mean: the holder of a statement by a pronoun, a country by what acts for it."""

from __future__ import annotations

from extract.wordlists import words
from graph.points.rows import Row, Rows
from graph.points.stems import listed, stem, tokens
from graph.points.wording import Phrase, countries_in, phrase

__all__ = ["canonical", "meant_by", "with_entity"]

#: Acts of a body whose "it" is the body, those whose "they" is, too, and whose "he" is another.
_OF_ITS = frozenset({"assert", "attitude"})
_OF_SELF = frozenset({"deny", "promise", "threaten", "acknowledge"})
_OF_OTHERS = frozenset({"warn", "ask", "demand", "predict", "attitude"})
#: Words of an organization's name that make it an organ of its state.
_ORGANS = frozenset({
    "army", "military", "navy", "force", "government", "ministry", "state", "air", "guard",
    "cabinet",
})  # fmt: skip


def with_entity(rows: Rows, words_of: Phrase, entity: str) -> Phrase:
    """The same words as a phrase for an actor or a country; unchanged where it is ""."""
    if not entity:
        return words_of
    return words_of._replace(entity=entity, open=False, label=rows.labels.get(entity, ""))


def canonical(rows: Rows, entity: str) -> str:
    """A government, an army or a ministry stands for its country."""
    country = rows.countries.get(entity, "")
    if not country:
        return entity
    organ = entity in rows.governments
    organ = organ or not _ORGANS.isdisjoint(map(stem, tokens(rows.labels.get(entity, ""))))
    return country if organ else entity


def meant_by(rows: Rows, row: Row, agent: Phrase) -> Phrase:
    """The case "he said *he* would resign": the speaker, where the words do not say otherwise."""
    spoken = set(tokens(row.subject_text)) & words("points", "self")
    if row.style == "narrated" or not spoken or row.kind in {"voice", ""}:
        return agent
    if not agent.open:
        return _of_speaker(rows, row, agent)
    if not spoken & _own_words(row):
        return agent
    name = phrase(rows.labels.get(row.speaker, "") or row.who, {})
    if row.kind == "unnamed":  # "the rebels said *they* had left"
        return with_entity(rows, name, _side_of(rows, row, name))
    entity = canonical(rows, row.speaker)
    return name._replace(entity=entity, open=False, label=rows.labels.get(entity, ""))


def _side_of(rows: Rows, row: Row, name: Phrase) -> str:
    """The country for which "the Norlandic *side*" speaks; "" for others."""
    named = countries_in(row.who, rows.forms.get(row.article, {}))
    return next(iter(named)) if len(named) == 1 and name.head in listed("doing", "speaking") else ""


def _own_words(row: Row) -> frozenset[str]:
    """The pronouns by which a holder means himself; in words that are quoted "he" is another."""
    person = row.kind == "person"
    own = {"i", "my"} if person else {"we", "our", "i", "my"}
    if row.style != "direct":
        if row.act in _OF_SELF or (person and row.act not in _OF_OTHERS):
            own |= {"he", "she", "his", "her"} if person else {"it", "its", "they", "their"}
        elif row.act in _OF_ITS and row.style == "indirect":  # "Norland said *it* would act"
            several = row.kind == "unnamed" and row.who.lower().endswith("s")
            own |= set() if several else {"it", "its"}  # "experts said *it* was late"
            own |= set() if row.kind == "government" else {"they", "their"}
    return frozenset(own)


def _of_speaker(rows: Rows, row: Row, agent: Phrase) -> Phrase:
    """The case "Norland said *its* soldiers had left": soldiers of Norland."""
    first = next(tokens(row.subject_text), "")
    country = canonical(rows, row.speaker)
    if first not in {"its", "our"} or first not in _own_words(row) or "/country/" not in country:
        return agent
    return agent._replace(rest=agent.rest | {f"c:{country.rpartition('/')[2]}"})
