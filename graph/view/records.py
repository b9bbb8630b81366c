"""What the page shows, as plain frozen records: no RDF beyond this point.

Identifiers are compact (``actor:peskov``, ``statement:0a1b``); offsets are code points of
``Article.text``, half open; None and empty mean that the graph says nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

__all__ = [
    "Actor", "Article", "Country", "Decision", "Fact", "Likeness", "Offsets", "Post", "Quantity",
    "Report", "Statement", "View", "surest_first",
]  # fmt: skip

Offsets = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One article with its stored text.

    :param title: what it is called on the page.
    :param version: the identifier of that text.
    :param written: the graph's label for it, where that is another.
    """

    id: str
    title: str
    path: str
    text: str
    date: str | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    version: str | None = None
    written: str | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """An office somebody holds or held, in words.

    :param by_hand: whether a person wrote it down; else an article tells it.
    :param again: how many more posts tell the same.
    """

    role: str
    body: str | None
    country: str | None
    former: bool
    earliest: str | None
    latest: str | None
    by_hand: bool = False
    again: int = 0


def surest_first(posts: Sequence[Post]) -> list[Post]:
    """Each post once: what a person wrote down first, then the roles that are told most often.

    One article in hundreds may give anybody any role.
    """
    times = Counter(_office(post) for post in posts)
    same = Counter(_whole(post) for post in posts)
    once = {_whole(post): replace(post, again=same[_whole(post)] - 1) for post in posts}
    return sorted(once.values(), key=lambda p: (not p.by_hand, -times[_office(p)], _whole(p)))


def _office(post: Post) -> tuple[bool, str]:
    return post.former, post.role.casefold()


def _whole(post: Post) -> tuple[object, ...]:
    where = (post.body or "", post.country or "", post.earliest or "", post.latest or "")
    return (*_office(post), *where, post.by_hand)


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who can hold a statement.

    :param kind: ``person``, ``organization``, ``government``, ``group``, ``unnamed``, ``voice``.
    :param posts: each once, the surest first (:func:`surest_first`).
    :param article: the only article an unnamed source or a voice exists in.
    :param lang: the language tag of the label.
    """

    id: str
    label: str
    kind: str
    country: str | None = None
    names: tuple[str, ...] = ()
    posts: tuple[Post, ...] = ()
    article: str | None = None
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Country:
    """A country as a subject; it never speaks.

    :param lang: the language tag of the label.
    """

    id: str
    label: str
    iso2: str | None = None
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as printed and as read."""

    words: str
    reading: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's verdict."""

    target: str
    outcome: str
    by: str | None
    at: str | None
    why: str | None


@dataclass(frozen=True, slots=True)
class Report:
    """One place in one text: the evidence.

    :param by: the extractor with its version, or the person who wrote it by hand.
    :param hand: whether a person wrote it.
    :param verdict: the curator's, or None when nobody has judged.
    """

    id: str
    article: str
    content: Offsets
    cue: Offsets
    source: Offsets
    lemma: str | None
    style: str | None
    rule: str | None
    confidence: float | None
    by: str | None
    hand: bool
    verdict: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One speaker's one attitude, with everything the panel tells of it.

    :param holder: ``resolved``, ``unnamed``, ``voice``, ``joint``, ``unknown`` or ``ambiguous``.
    :param speaker: exactly for the first three.
    :param together: two or more who say it together, only for ``joint``.
    :param candidates: two or more, only for ``ambiguous``.
    :param about: the countries it is about.
    :param of: the actors it is about.
    :param links: kind of link (``contradicts`` …) -> identifiers of statements.
    :param reasons: identifier of a linked statement, where need be after the kind of link and a
        blank -> why the two are linked, in words.
    :param points: what it is about together with other statements, as identifiers.
    :param denies: those of these points that it denies.
    :param said: the day of speaking where the text or a person gives it (``2022-03-01``).
    :param says: how it is told where the usual verb of its act is not it.
    :param within: whether its words hold their negation themselves.
    """

    id: str
    words: str
    holder: str
    act: str
    polarity: str
    certainty: str
    speaker: str | None = None
    together: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    chain: str | None = None
    about: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    addressee: str | None = None
    evaluation: str | None = None
    status: str | None = None
    claim: str | None = None
    quantities: tuple[Quantity, ...] = ()
    times: tuple[str, ...] = ()
    earliest: str | None = None
    latest: str | None = None
    reports: tuple[Report, ...] = ()
    links: dict[str, tuple[str, ...]] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    points: tuple[str, ...] = ()
    denies: tuple[str, ...] = ()
    said: str | None = None
    says: str | None = None
    within: bool = False

    @property
    def narrated(self) -> bool:
        """Whether the article itself says it."""
        return self.holder == "voice"

    @property
    def holders(self) -> tuple[str, ...]:
        """The speakers, or the candidates, or nobody."""
        return self.speakers or self.candidates

    @property
    def speakers(self) -> tuple[str, ...]:
        """Everybody who says it, alone or together with others."""
        return (self.speaker,) if self.speaker else self.together

    @property
    def topics(self) -> tuple[str, ...]:
        """Whom it is about, as the pictures name them.

        An actor that is spoken of stands apart from the same one speaking, as ``about`` and its
        identifier; nobody is drawn as what their own words are about.
        """
        return (*self.about, *(f"about {name}" for name in self.of if name not in self.speakers))


@dataclass(frozen=True, slots=True)
class Fact:
    """A relation that a person vouches for."""

    id: str
    subject: str
    predicate: str
    object: str
    by: str | None
    source: str | None
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two actors that may be one, and were not made one.

    :param reason, objection: what speaks for it and against it, in words.
    :param score: how alike they are, as the graph gives it.
    """

    one: str
    other: str
    reason: str | None = None
    objection: str | None = None
    score: str | None = None


@dataclass(frozen=True, slots=True)
class View:
    """All of it, every list in its one order."""

    articles: tuple[Article, ...] = ()
    actors: tuple[Actor, ...] = ()
    countries: tuple[Country, ...] = ()
    statements: tuple[Statement, ...] = ()
    facts: tuple[Fact, ...] = ()
    decisions: tuple[Decision, ...] = ()
    likenesses: tuple[Likeness, ...] = ()
    labels: dict[str, str] = field(default_factory=dict)
