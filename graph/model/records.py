"""A statement with its evidence as typed records, as every reader of the graph gets them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from graph.model.wording import claim

__all__ = ["Link", "Offsets", "Post", "Quantity", "Ref", "Report", "Statement"]

#: Start and end of stretches of a text in code points, half open, sorted.
Offsets = tuple[tuple[int, int], ...]


class Ref(NamedTuple):
    """What a statement leads to.

    :param kind: ``country``, or the kind of an actor (:mod:`graph.model.kinds`); "" where the
        graph does not describe it.
    """

    id: str
    kind: str

    @property
    def is_country(self) -> bool:
        """Whether it is a country, which is spoken of and never speaks."""
        return self.kind == "country"


class Link(NamedTuple):
    """What ties two nodes, with the words that say why; all as written in the graph.

    :param id: IRI of the node that tells of it.
    :param kind: local name of the property that joins the two.
    :param one, other: IRIs.
    :param side: how the one stands to the other where that is a point, as a local name; else "".
    """

    id: str
    kind: str
    one: str
    other: str
    reason: str
    score: str
    side: str = ""


class Quantity(NamedTuple):
    """A number that a statement gives, as written in the graph; "" where there is none.

    :param words: as printed.
    :param comparator: local name of the comparator.
    :param unit: what is counted.
    """

    id: str
    words: str
    value: str
    low: str
    high: str
    comparator: str
    unit: str


@dataclass(frozen=True, slots=True)
class Report:
    """One place in one text that reports a statement; "" where something is not told.

    :param text, article: IRIs.
    :param content, cue, source: where the words, the reporting words and the words that name the
        source stand.
    :param reason: how the holder was found, in words.
    :param by: IRI of the person who wrote it, else of the run that read its text.
    :param hand: whether a person wrote it.
    """

    id: str
    text: str
    article: str
    content: Offsets
    cue: Offsets
    source: Offsets
    lemma: str
    style: str
    rule: str
    confidence: str
    reason: str
    by: str
    hand: bool
    verdict: str

    @property
    def start(self) -> int:
        """Where its words begin; 0 where they stand nowhere."""
        return self.content[0][0] if self.content else 0


@dataclass(frozen=True, slots=True)
class Statement:
    """One holder's one attitude to one claim; "" where something is not told, values local names.

    :param holder: the holder's status.
    :param speakers: those who hold it, alone or together.
    :param candidates: those of whom one holds it.
    :param via: those who passed it on.
    :param chain: the way from the article to the holder, where somebody passed it on.
    :param shared: IRI of the proposition that says what is claimed for several statements.
    :param label: what that proposition is called.
    :param status: where the claim stands in time.
    :param subject, object: what the ends of the claim name, or None.
    :param reports: sorted by IRI.
    """

    id: str
    content: str
    act: str
    polarity: str
    certainty: str
    holder: str
    speakers: tuple[Ref, ...]
    candidates: tuple[Ref, ...]
    via: tuple[Ref, ...]
    chain: str
    about: tuple[Ref, ...]
    addressee: str
    evaluation: str
    times: tuple[str, ...]
    earliest: str
    latest: str
    shared: str
    label: str
    status: str
    subject_text: str
    predicate_text: str
    object_text: str
    place_text: str
    subject: Ref | None
    relation: str
    object: Ref | None
    quantities: tuple[Quantity, ...]
    reports: tuple[Report, ...]

    @property
    def articles(self) -> tuple[str, ...]:
        """IRIs of the articles that report it, sorted."""
        return tuple(sorted({report.article for report in self.reports if report.article}))

    @property
    def claim(self) -> str:
        """What is claimed, in words."""
        words = (self.subject_text, self.predicate_text, self.object_text)
        return self.label or claim(*words, self.content)


@dataclass(frozen=True, slots=True)
class Post:
    """One person's holding of an office; "" where something is not told.

    :param holder, office, body, country: IRIs.
    :param former: None where nobody says.
    :param evidence: IRIs of the mentions it was read from.
    :param by: IRI of the person who wrote it down.
    :param source: where that person has it from, in words.
    """

    id: str
    holder: str
    role: str
    office: str
    body: str
    country: str
    former: bool | None
    earliest: str
    latest: str
    evidence: tuple[str, ...]
    by: str
    source: str
