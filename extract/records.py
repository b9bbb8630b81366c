"""The records that flow through extraction: plain, frozen, without RDF.

Reading gives a :class:`Document`; an extractor proposes :class:`Candidate` spans; annotation
turns each into an :class:`Attribution` (holder, act, chain, parts); all of one article together
is an :class:`Extraction`. Offsets everywhere count Unicode code points of ``Document.text``
unless a name says otherwise, and every span is half open: ``text[start:end]`` are its words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from extract.document import (
    Document,
    EncodingFrom,
    Foreign,
    Furniture,
    FurnitureKind,
    Metadata,
    Passage,
    PassageKind,
    Repair,
    Span,
    Spans,
)
from extract.known import Actor, ActorKind, CountryEntry, Gazetteer, Holding, Name, Term

__all__ = [
    "Act", "Actor", "ActorKind", "ActorMention", "Answer", "Attribution", "Candidate", "Certainty",
    "Comparator", "CountryEntry", "CountryForm", "CountryMention", "Document", "EncodingFrom",
    "EventStatus", "Extraction", "Foreign", "Furniture", "FurnitureKind", "Gazetteer", "Holder",
    "HolderStatus", "Holding", "Metadata", "Name", "Note", "NoteKind", "Part", "Passage",
    "PassageKind", "Pointing", "Polarity", "PostMention", "Proposition", "Quantity", "QuoteStyle",
    "Reference", "Repair", "Shape", "Span", "Spans", "Term", "TimePhrase",
]  # fmt: skip

# ---------------------------------------------------------------- what a text says

QuoteStyle = Literal["direct", "indirect", "mixed", "narrated"]
Act = Literal[
    "assert", "deny", "demand", "promise", "threaten", "predict", "ask", "acknowledge", "warn",
    "attitude", "other",
]  # fmt: skip
Polarity = Literal["positive", "negative", "underspecified"]
Certainty = Literal["certain", "probable", "possible", "uncommitted"]
EventStatus = Literal["past", "ongoing", "planned", "predicted", "conditional", "standing"]
HolderStatus = Literal["resolved", "joint", "unnamed", "voice", "unknown", "ambiguous"]
Comparator = Literal[
    "exactly", "about", "atLeast", "atMost", "moreThan", "lessThan", "between", "orderOf"
]
CountryForm = Literal["name", "demonym", "adjective", "abbreviation", "metonym", "organ"]


#: How words show that somebody says something, for those who judge a candidate: a verb, a noun (or
#: one without an owner, ``nobody``), an adjective; "according to" or "in X's opinion"; a clause
#: beside a quotation, or one that the quotation is ``continued`` from; a line that ``leads`` in, a
#: name ``signed`` below; a label of an ``interview``, ``transcript`` or ``headline``, a source that
#: is ``trailing`` behind a colon; what a tagger found alone (``tagged``) or with a rule.
Shape = Literal[
    "verb", "noun", "nobody", "adjective", "according", "opinion", "quotation", "continued",
    "leads", "signed", "interview", "transcript", "headline", "trailing", "tagged", "together",
    "second", "other",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Candidate:
    """Spans an extractor proposes: who, by which words, says what. Nothing else is decided here.

    PolNeAR conventions: source = the noun phrase naming the speaker with title and apposition;
    cue = the whole verb group or phrase; content = what is said, quotation marks and "that"
    included, without the final full stop. Each may be discontinuous; source may be empty.

    :param rule: the rule or model that proposed it, for a reader.
    :param confidence: the extractor's own, 0 to 1.
    :param reporters: sources that pass the content on ("Recent reports indicate …, according to
        X": X is the source, "Recent reports" a reporter), outermost first.
    :param unsure: whether it stays below what the extractor itself asks for: it is told in the
        ledger and used for nothing else.
    :param shape: how the words show it; ``other`` says nothing of it.
    """

    source: Spans
    cue: Spans
    content: Spans
    rule: str
    confidence: float
    reporters: tuple[Spans, ...] = ()
    unsure: bool = False
    shape: Shape = "other"


@dataclass(frozen=True, slots=True)
class Holder:
    """Who a statement is laid to.

    :param status: ``resolved`` one named actor; ``joint`` two or more actors who say it together,
        at least one of them named; ``unnamed`` an indefinite source ("experts"); ``voice`` the
        article itself; ``unknown`` nobody named (agentless passive); ``ambiguous`` two or more
        candidates and no actor.
    :param actor: the holder for resolved, unnamed and voice; None otherwise.
    :param candidates: two or more for ambiguous, else empty.
    :param mention: the words that name the holder (pronoun, name, title), or None.
    :param via: who passed it on between the article and the holder, outermost first.
    :param reason: how the holder was found, in words for a reader.
    :param together: all who say it for joint, in the order of the text; else empty. Who has no
        name is among them as an unnamed actor.
    :param words: the words that name each of these, in the same order; empty for a pronoun.
    :param by_name: whether the words give the actor's whole name.
    """

    status: HolderStatus
    actor: Actor | None = None
    candidates: tuple[Actor, ...] = ()
    mention: Span | None = None
    via: tuple[Actor, ...] = ()
    reason: str = ""
    together: tuple[Actor, ...] = ()
    words: Spans = ()
    by_name: bool = False

    @property
    def speakers(self) -> tuple[Actor, ...]:
        """Everybody the words are laid to: the one actor, or all who say it together."""
        return (self.actor,) if self.actor is not None else self.together

    @property
    def possible(self) -> tuple[Actor, ...]:
        """Everybody the words may be laid to: the speakers, or the candidates."""
        return self.speakers or self.candidates


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as printed, with what is counted.

    :param span: number with comparator words, e.g. "an estimated 3,000".
    :param value: the number, or None when only bounds are known.
    :param low, high: bounds, inclusive; None when open.
    :param approximate: whether the words say so ("around", "some", "an estimated").
    :param unit: what is counted ("North Korean troops"), a physical unit, or None.
    """

    span: Span
    value: float | None
    low: float | None
    high: float | None
    approximate: bool
    comparator: Comparator
    unit: str | None


@dataclass(frozen=True, slots=True)
class TimePhrase:
    """Time words as printed; resolved only against a known publication date.

    :param earliest, latest: ISO dates, or None when nothing resolves them.
    """

    span: Span
    earliest: str | None = None
    latest: str | None = None


class Reference(NamedTuple):
    """What words name.

    :param key: ISO2 of a country in capitals, or the key of an actor.
    """

    kind: Literal["country", "actor"]
    key: str


@dataclass(frozen=True, slots=True)
class Proposition:
    """What is claimed, apart from who claims it. Affirmative: negation lives in the polarity.

    :param subject, object: the words, as printed; None when the content has no clause.
    :param predicate: the verb group's words without negation, or None.
    :param subject_ref, object_ref: what those words name; with a relation, its two ends, whatever
        the voice.
    :param relation: local name of the relation type the words claim, or None.
    :param place: where it is said to be, in the words of the text, or None.
    :param place_ref: ISO2 of the country that the place is.
    """

    status: EventStatus
    subject: str | None = None
    predicate: str | None = None
    object: str | None = None
    subject_ref: Reference | None = None
    object_ref: Reference | None = None
    relation: str | None = None
    place: str | None = None
    place_ref: str | None = None


#: What shows which claim a denial means: it ``quotes`` the claim, says whose it is (``owner``), is
#: the denial of whom the claim is about (``accused``) or uses its words (``words``); else the claim
#: is the ``nearest`` before it, the one that the ``same`` holder denies beside it, or ``one`` of
#: several that fit equally well.
Pointing = Literal["quotes", "owner", "accused", "words", "nearest", "same", "one"]


class Answer(NamedTuple):
    """A claim of the same article that a part denies by pointing at it: "rejected those claims".

    :param attribution, part: where the claim stands among the article's attributions.
    :param words: the words that point at it, or that quote it.
    :param strength: how surely it is meant, 0 to 1; at most one half for one of several.
    """

    attribution: int
    part: int
    words: Spans
    pointing: Pointing
    strength: float


@dataclass(frozen=True, slots=True)
class Part:
    """One attitude to one proposition; an attribution has one or more.

    :param content: the words of this part, within the attribution's content.
    :param about: ISO2 codes of the countries the words concern, sorted.
    :param actors: the words in it that name an actor, or surely mean one, in order.
    :param evaluation: judging words as printed ("fake news", "desperate").
    :param answers: the claims of the article that it denies, as far as its words point at them.
    """

    content: Spans
    act: Act
    polarity: Polarity
    certainty: Certainty
    proposition: Proposition
    about: tuple[str, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    times: tuple[TimePhrase, ...] = ()
    evaluation: str | None = None
    addressee: Reference | None = None
    actors: tuple[ActorMention, ...] = ()
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """One place in one text where somebody is reported to say something.

    :param source, cue, content: as in :class:`Candidate`; empty source and cue for narration.
    :param parts: at least one; each becomes a statement of the graph.
    """

    source: Spans
    cue: Spans
    content: Spans
    style: QuoteStyle
    holder: Holder
    parts: tuple[Part, ...]
    rule: str
    confidence: float
    cue_lemma: str = ""


class CountryMention(NamedTuple):
    """Words that name a country.

    :param form: how it is named; ``metonym`` stands for its government, ``organ`` within a name
        of a state organ.
    """

    span: Span
    iso2: str
    form: CountryForm


class ActorMention(NamedTuple):
    """Words that name an actor.

    :param literal: IRI of what the words name literally when that differs, else None.
    """

    span: Span
    actor: Actor
    literal: str | None = None


class PostMention(NamedTuple):
    """A person named with an office: "U.S. Defense Secretary Lloyd Austin".

    :param span: the whole phrase.
    :param role: the office's words, e.g. "Defense Secretary".
    :param organization: actor of the body, when named.
    :param country: ISO2, when named.
    :param former: whether the words say the person no longer holds it.
    :param time: since when or until when, as printed, with the days where they are plain.
    """

    span: Span
    person: Actor
    role: str
    organization: Actor | None
    country: str | None
    former: bool
    time: TimePhrase | None = None


NoteKind = Literal["silent", "negated-cue", "dropped", "repaired", "furniture", "ambiguous"]


class Note(NamedTuple):
    """A line of the ledger: what gave nothing, and why.

    ``silent`` a sentence without any statement; ``negated-cue`` words like "declined to comment";
    ``dropped`` a candidate that failed a check; ``ambiguous`` more than one possible speaker.
    """

    kind: NoteKind
    span: Span
    why: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one article gave. Lists are sorted by place in the text.

    :param attributions: reported speech and narration (style ``narrated``).
    """

    document: Document
    extractor: str
    attributions: tuple[Attribution, ...] = ()
    countries: tuple[CountryMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    posts: tuple[PostMention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    notes: tuple[Note, ...] = ()

    def reported(self) -> Iterator[Attribution]:
        """The attributions to somebody else than the article's own voice."""
        return (a for a in self.attributions if a.style != "narrated")
