"""What the words mean: the vocabulary, its value schemes and shapes, and closed namespaces.

``SAYSO.Statement`` is a term; a misspelt term raises at once. The Turtle files beside this
module are the definitions; a test keeps them and the names below equal.
"""
# ruff: noqa: N815  (terms are spelt as in the vocabulary)

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from ontology.closed import Closed

if TYPE_CHECKING:
    from rdflib import URIRef

__all__ = ["ACT", "BASE", "PREFIXES", "REL", "SAYSO", "VAL", "text"]

#: Every IRI of ours starts with this.
BASE = "https://w3id.org/sayso/"


def text(name: str) -> str:
    """A file of this package, e.g. ``"sayso.ttl"``.

    :raises FileNotFoundError: when there is none of that name.
    """
    return files("ontology").joinpath(name).read_text(encoding="utf-8")


class SAYSO(Closed):
    """Classes and properties, defined in ``sayso.ttl``."""

    _NS = BASE + "ns#"

    # classes of text and evidence
    Article: URIRef
    TextVersion: URIRef
    Mention: URIRef
    Report: URIRef
    ExtractionRun: URIRef
    # classes of what is said
    Statement: URIRef
    Proposition: URIRef
    Quantity: URIRef
    RelationType: URIRef
    # classes of what statements have in common
    Point: URIRef
    Dispute: URIRef
    Link: URIRef
    # classes of who and where
    Actor: URIRef
    Person: URIRef
    Organization: URIRef
    Government: URIRef
    Group: URIRef
    UnnamedSource: URIRef
    ArticleVoice: URIRef
    Place: URIRef
    Country: URIRef
    Office: URIRef
    Post: URIRef
    Merge: URIRef
    Likeness: URIRef
    Match: URIRef
    # classes of what a person wrote
    Fact: URIRef
    Decision: URIRef

    # text
    path: URIRef
    versionOf: URIRef
    sha256: URIRef
    rawSha256: URIRef
    encoding: URIRef
    text: URIRef
    inText: URIRef
    inArticle: URIRef
    refersTo: URIRef
    literalReferent: URIRef
    # evidence
    reports: URIRef
    contentSpan: URIRef
    start: URIRef
    end: URIRef
    cueSpan: URIRef
    sourceSpan: URIRef
    cue: URIRef
    quoteStyle: URIRef
    rule: URIRef
    confidence: URIRef
    verdict: URIRef
    # statement
    content: URIRef
    speechAct: URIRef
    polarity: URIRef
    certainty: URIRef
    proposition: URIRef
    holderReason: URIRef
    holderStatus: URIRef
    speaker: URIRef
    candidateSpeaker: URIRef
    via: URIRef
    chain: URIRef
    about: URIRef
    addressee: URIRef
    evaluation: URIRef
    timeExpression: URIRef
    earliest: URIRef
    latest: URIRef
    contradicts: URIRef
    corroborates: URIRef
    respondsTo: URIRef
    answers: URIRef
    saidAbout: URIRef
    # points and links
    onPoint: URIRef
    keptApart: URIRef
    updates: URIRef
    repeats: URIRef
    copyOf: URIRef
    linkFrom: URIRef
    linkKind: URIRef
    linkTo: URIRef
    side: URIRef
    linkReason: URIRef
    linkScore: URIRef
    linkSpan: URIRef
    # proposition and quantity
    eventStatus: URIRef
    subjectText: URIRef
    predicateText: URIRef
    objectText: URIRef
    propSubject: URIRef
    propPredicate: URIRef
    propObject: URIRef
    place: URIRef
    placeText: URIRef
    quantity: URIRef
    comparator: URIRef
    countOf: URIRef
    # actors, places, posts
    ofCountry: URIRef
    governs: URIRef
    groupOf: URIRef
    metonym: URIRef
    iso2: URIRef
    demonym: URIRef
    adjective: URIRef
    inCountry: URIRef
    role: URIRef
    office: URIRef
    former: URIRef
    evidence: URIRef
    # decisions
    decides: URIRef
    outcome: URIRef
    correctSpeaker: URIRef
    correctAct: URIRef
    correctPolarity: URIRef
    correctCertainty: URIRef
    correctHolderStatus: URIRef
    correctAbout: URIRef
    correctContent: URIRef
    textSha256: URIRef
    promotes: URIRef
    # who is who
    mergedInto: URIRef
    replaces: URIRef
    mostLike: URIRef
    between: URIRef
    mergeScore: URIRef
    mergeReason: URIRef
    mergeObjection: URIRef
    statementsTouched: URIRef
    byDecision: URIRef
    matchOf: URIRef
    matchTo: URIRef
    matchScore: URIRef
    mapping: URIRef
    overriddenBy: URIRef


class ACT(Closed):
    """What a speaker does by saying it, defined in ``values.ttl``."""

    _NS = BASE + "act#"

    SpeechAct: URIRef  # the scheme

    acknowledge: URIRef
    ask: URIRef
    attitude: URIRef
    demand: URIRef
    deny: URIRef
    other: URIRef
    predict: URIRef
    promise: URIRef
    threaten: URIRef
    warn: URIRef

    _extras = ("assert",)  # a Python keyword: write ACT["assert"]


class VAL(Closed):
    """Value schemes and their values, defined in ``values.ttl``."""

    _NS = BASE + "val#"

    # how sure the speaker presents it
    Certainty: URIRef
    certain: URIRef
    probable: URIRef
    possible: URIRef
    uncommitted: URIRef
    # affirmed or negated
    Polarity: URIRef
    positive: URIRef
    negative: URIRef
    underspecified: URIRef
    # where the content stands in time
    EventStatus: URIRef
    past: URIRef
    ongoing: URIRef
    planned: URIRef
    predicted: URIRef
    conditional: URIRef
    standing: URIRef
    # how a printed number bounds the true one
    Comparator: URIRef
    exactly: URIRef
    about: URIRef
    atLeast: URIRef
    atMost: URIRef
    moreThan: URIRef
    lessThan: URIRef
    between: URIRef
    orderOf: URIRef
    # how the words are quoted
    QuoteStyle: URIRef
    direct: URIRef
    indirect: URIRef
    mixed: URIRef
    narrated: URIRef
    # how far the holder is known
    HolderStatus: URIRef
    resolved: URIRef
    joint: URIRef
    unnamed: URIRef
    voice: URIRef
    unknown: URIRef
    ambiguous: URIRef
    # what a person decided
    Outcome: URIRef
    accepted: URIRef
    rejected: URIRef
    corrected: URIRef
    promoted: URIRef
    same: URIRef
    different: URIRef
    unsure: URIRef


class REL(Closed):
    """Relation types of propositions and facts, defined in ``values.ttl``."""

    _NS = BASE + "rel#"

    Relation: URIRef  # the scheme

    accuses: URIRef
    alliedWith: URIRef
    assuresSecurityOf: URIRef
    attacks: URIRef
    bordersOn: URIRef
    coerces: URIRef
    concedesTo: URIRef
    condemns: URIRef
    controls: URIRef
    demandsFrom: URIRef
    deploysTroopsTo: URIRef
    givesAidTo: URIRef
    involvedIn: URIRef
    locatedIn: URIRef
    memberOf: URIRef
    mobilizesAgainst: URIRef
    negotiatesWith: URIRef
    partnersWith: URIRef
    praises: URIRef
    protestsAgainst: URIRef
    recognizes: URIRef
    rejects: URIRef
    sanctions: URIRef
    suppliesArmsTo: URIRef
    summons: URIRef
    supportsMilitarily: URIRef
    threatens: URIRef
    tradesWith: URIRef
    trains: URIRef
    visits: URIRef
    withdrawsFrom: URIRef


#: The kinds of things that get an IRI below ``BASE + "id/"``; each is also a prefix.
_KINDS = (
    "article", "text", "mention", "report", "statement", "prop", "quantity", "actor", "country",
    "place", "post", "office", "decision", "fact", "run", "voice", "point", "link", "graph",
    "merge", "likeness", "match",
)  # fmt: skip

#: Prefix -> IRI, for everything we read, write and query; sorted by what is ours first.
PREFIXES: dict[str, str] = {
    "sayso": BASE + "ns#",
    "act": BASE + "act#",
    "val": BASE + "val#",
    "rel": BASE + "rel#",
    **{kind: f"{BASE}id/{kind}/" for kind in _KINDS},
    "dcterms": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
