"""A made-up press of any size: seeded articles, and what a reader who errs nowhere takes of them.

Every word is made up; persons are fictitious, countries are real. Article ``n`` depends on the seed
and ``n`` alone, so any part of a corpus can be made by itself. Who speaks follows a Zipf law: few
are in the news every day, most once. An event is told by several outlets in words of their own,
with a speaker or a figure more or less; some articles print another one almost whole.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from extract.offsets import OffsetMap
from extract.records import (
    Actor,
    ActorMention,
    Attribution,
    CountryMention,
    Document,
    EventStatus,
    Extraction,
    Furniture,
    Holder,
    Metadata,
    Part,
    PostMention,
    Proposition,
    Quantity,
    QuoteStyle,
    Reference,
    Span,
)

__all__ = ["articles", "extraction", "lines", "text", "write"]

_GIVEN = (
    "Anna Boris Clara David Elena Frank Greta Hugo Irina Jonas Karin Leon Maria Nils Olga Paul "
    "Rita Sven Tamar Ugo Vera Wim Xenia Yann Zora Amal Bento Chidi Dalia Emre Farah Goran Hana "
    "Idris Jun Kofi Leila Marek Noor Otto Priya Rami Sana Tomas Uma Viktor Yusuf Zofia"
).split()
_SYLLABLES = (
    "ba be bo da de do fa fe fo ga ge go ha he ho ka ke ko la le lo ma me mo na ne no pa pe po ra "
    "re ro sa se so ta te to va ve vo za ze zo"
).split()
_ENDS = "n r s k l ski man berg sen ova ez ini".split()
_COUNTRIES = (
    ("FR", "France", "French"), ("DE", "Germany", "German"), ("PL", "Poland", "Polish"),
    ("UA", "Ukraine", "Ukrainian"), ("RU", "Russia", "Russian"), ("BY", "Belarus", "Belarusian"),
    ("JP", "Japan", "Japanese"), ("BR", "Brazil", "Brazilian"), ("CA", "Canada", "Canadian"),
    ("EG", "Egypt", "Egyptian"), ("KE", "Kenya", "Kenyan"), ("NO", "Norway", "Norwegian"),
    ("IN", "India", "Indian"), ("MX", "Mexico", "Mexican"), ("TR", "Turkey", "Turkish"),
    ("ES", "Spain", "Spanish"), ("IT", "Italy", "Italian"), ("SE", "Sweden", "Swedish"),
    ("CN", "China", "Chinese"), ("VN", "Vietnam", "Vietnamese"),
)  # fmt: skip
_ROLES = (
    "Foreign Minister", "Defense Minister", "Interior Minister", "President", "Prime Minister",
    "Finance Minister", "ambassador", "spokesman",
)  # fmt: skip
_THINGS = (
    "bridge reactor budget pipeline harbor dam refinery hospital railway airport factory mine "
    "tunnel ferry grid depot warehouse laboratory shipyard stadium"
).split()
_MOVED = "soldiers tanks drones advisers missiles trucks".split()
_CUES = (("said", "say"), ("stated", "state"), ("added", "add"), ("told reporters", "tell"))
_UNNAMED = ("officials", "analysts", "two diplomats", "experts", "residents")
_OUTLETS = ("Courier", "Herald", "Observer", "Gazette", "Tribune", "Dispatch", "Post", "Record")
_VOICE_REASON = "the article's own words"
#: On average so many articles tell one event; one in so many prints another almost whole.
_TOLD, _COPIED = 5, 12
_EVENTS_A_DAY = 60
_PARAGRAPH = 3
_FIRST_DAY = date(2020, 1, 1)
_SENTENCES = (21, 34)
#: The law of Zipf and Mandelbrot: its exponent less one, and how many share the top.
_SKEW, _TOP, _MOST = 0.7, 20, 5_000_000


class _Person(NamedTuple):
    name: str
    last: str
    role: str
    country: tuple[str, str, str]


def _zipf(rng: random.Random) -> int:
    """A rank: the first is met in three of a hundred draws, one in ten is beyond the 500th."""
    drawn = 1.0 - rng.random()
    return min(_MOST, int(_TOP * (drawn ** (-1 / _SKEW) - 1)))


def _person(rank: int) -> _Person:
    rng = random.Random(f"person {rank}")
    last = "".join(rng.choice(_SYLLABLES) for _ in range(rng.randrange(2, 4))) + rng.choice(_ENDS)
    given = rng.choice(_GIVEN)
    last = last.capitalize()
    return _Person(f"{given} {last}", last, rng.choice(_ROLES), rng.choice(_COUNTRIES))


def _place(rng: random.Random) -> str:
    return ("".join(rng.choice(_SYLLABLES) for _ in range(3)) + rng.choice("nvkt")).capitalize()


class _Claim(NamedTuple):
    """What may be said in an event: subject, predicate, rest, and what of it is known.

    :param number: the figure that stands first in the subject, or None.
    """

    subject: str
    predicate: str
    rest: str
    status: EventStatus
    relation: str | None = None
    one: str | None = None
    other: str | None = None
    number: int | None = None
    unit: str | None = None


class _Event(NamedTuple):
    day: date
    place: str
    one: tuple[str, str, str]
    other: tuple[str, str, str]
    speakers: tuple[_Person, ...]
    claims: tuple[_Claim, ...]


def _event(seed: int, number: int) -> _Event:
    rng = random.Random(f"{seed} event {number}")
    one, other = rng.sample(_COUNTRIES, 2)
    places = [_place(rng) for _ in range(4)]
    speakers = tuple({p.name: p for p in (_person(_zipf(rng)) for _ in range(6))}.values())
    made = tuple(_claims(rng, one, other, places))
    day = _FIRST_DAY + timedelta(days=number // _EVENTS_A_DAY)
    return _Event(day, places[0], one, other, speakers, made)


def _claims(
    rng: random.Random,
    one: tuple[str, str, str],
    other: tuple[str, str, str],
    places: Sequence[str],
) -> Iterator[_Claim]:
    count = rng.randrange(2, 90) * 500
    moved = rng.choice(_MOVED)
    yield _Claim(
        f"{count:,} {one[2]} {moved}", "were sent", f"to {other[1]} near {places[0]}", "past",
        "deploysTroopsTo", one[0], other[0], count, f"{one[2]} {moved}",
    )  # fmt: skip
    yield _Claim(one[1], "attacked", f"{other[1]} at {places[1]}", "past", "attacks", one[0],
                 other[0])  # fmt: skip
    yield _Claim(other[1], "will sanction", f"{one[1]} over {places[0]}", "planned", "sanctions",
                 one=other[0], other=one[0])  # fmt: skip
    for thing, place in rng.sample([(t, p) for t in _THINGS for p in places], 28):
        kind = rng.randrange(4)
        told = ("was damaged", "was closed", "will be rebuilt", "is safe")[kind]
        status: EventStatus = ("past", "past", "planned", "standing")[kind]
        predicate, _, rest = told.rpartition(" ")
        yield _Claim(f"the {thing} of {place}", predicate, f"{rest} on {_weekday(rng)}", status)
    for place in places:
        hurt = rng.randrange(2, 400)
        yield _Claim(f"{hurt:,} people", "were hurt", f"in {place}", "past", number=hurt,
                     unit="people")  # fmt: skip
        yield _Claim(f"the talks in {place}", "may end", "without a result", "predicted")


def _weekday(rng: random.Random) -> str:
    return rng.choice(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"))


# ---------------------------------------------------------------- one article


@dataclass
class _Page:
    """An article while it is written: its words, and the records of what is written."""

    id: str
    title: str
    parts: list[str] = field(default_factory=list)
    at: int = 0
    attributions: list[Attribution] = field(default_factory=list)
    actors: list[ActorMention] = field(default_factory=list)
    countries: list[CountryMention] = field(default_factory=list)
    posts: list[PostMention] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    blocks: list[Span] = field(default_factory=list)
    known: dict[str, Actor] = field(default_factory=dict)

    def add(self, words: str) -> Span:
        """Write words down; where they stand."""
        start = self.at
        self.parts.append(words)
        self.at += len(words)
        return Span(start, self.at)

    @property
    def voice(self) -> Actor:
        """The article itself."""
        return Actor(f"{self.id}#voice", f"narrator of {self.title}", "voice")

    def person(self, who: _Person) -> tuple[Span, Span, Actor]:
        """Name a person, in full for the first time; the phrase, the name and the actor."""
        key = f"{self.id}#{who.name.lower()}"
        first = key not in self.known
        actor = self.known.setdefault(key, Actor(key, who.name, "person", None, who.country[0]))
        start = self.at
        if first:
            self.countries.append(
                CountryMention(self.add(who.country[2]), who.country[0], "adjective")
            )
            self.add(f" {who.role} ")
        name = self.add(who.name if first else who.last)
        phrase = Span(start, self.at)
        self.actors.append(ActorMention(name, actor))
        if first:
            self.posts.append(PostMention(phrase, actor, who.role, None, who.country[0], False))
        return phrase, name, actor

    def claim(self, said: _Claim, negated: bool) -> tuple[Span, Part]:  # noqa: FBT001
        """Write a claim down, with its countries and its figure."""
        start = self.at
        first = not self.parts or self.parts[-1] in {" ", "\n\n"}
        subject = self.add(_capital(said.subject) if first else said.subject)
        self.add(f" {said.predicate} {said.rest}")
        whole = Span(start, self.at)
        self.countries += self._named(whole)
        about = tuple(sorted({code for code in (said.one, said.other) if code}))
        part = Part(
            (whole,), "deny" if negated else "assert", "negative" if negated else "positive",
            "possible" if said.status == "predicted" else "certain",
            Proposition(
                said.status, self.parts[-2], said.predicate, said.rest,
                Reference("country", said.one) if said.one else None,
                Reference("country", said.other) if said.other else None, said.relation,
            ),
            about, self._figure(subject, said),
        )  # fmt: skip
        return whole, part

    def _named(self, whole: Span) -> Iterator[CountryMention]:
        words = "".join(self.parts[-2:])
        for code, name, adjective in _COUNTRIES:
            for form, found in (("name", name), ("adjective", adjective)):
                at = words.find(found)
                end = at + len(found)
                if at >= 0 and not words[end : end + 1].isalpha():
                    span = Span(whole.start + at, whole.start + end)
                    yield CountryMention(span, code, "name" if form == "name" else "adjective")

    def _figure(self, subject: Span, said: _Claim) -> tuple[Quantity, ...]:
        if said.number is None:
            return ()
        span = Span(subject.start, subject.start + len(f"{said.number:,}"))
        made = Quantity(span, float(said.number), None, None, False, "exactly", said.unit)
        self.quantities.append(made)
        return (made,)

    def attribute(
        self, holder: Holder, said: tuple[Span, Part], source: Span | None = None,
        cue: Span | None = None, lemma: str = "",
    ) -> None:  # fmt: skip
        """Note who says what; without a source the article itself does."""
        content, part = said
        style: QuoteStyle = "indirect" if source else "narrated"
        self.attributions.append(
            Attribution(
                (source,) if source else (), (cue,) if cue else (), (content,), style, holder,
                (part,), "narration" if style == "narrated" else "verb-clause",
                1.0 if style == "narrated" else 0.95, lemma,
            )
        )  # fmt: skip


def extraction(number: int, seed: int = 1) -> Extraction:
    """Article ``number`` as a reader who errs nowhere would take it down."""
    rng = random.Random(f"{seed} article {number}")
    event = _event(seed, number // _TOLD)
    told = random.Random(f"{seed} words {number - _copies(number, rng)}")
    title = f"{event.one[1]} and {event.other[1]} at odds over {event.place}"
    page = _Page(f"made-{number:08d}", title)
    heading = page.add(title)
    page.add("\n\n")
    _body(page, event, told)
    made = "".join(page.parts)
    outlet = f"The {_place(random.Random(number % 400))} {rng.choice(_OUTLETS)}"
    document = Document(
        page.id, f"{page.id}.txt", hashlib.sha256(made.encode()).hexdigest(), "utf-8", made, made,
        OffsetMap.identity(len(made)),
        Metadata(
            title, event.day.isoformat(), None, outlet, f"https://example.org/{number}", "en",
            {"title": "record", "date": "record", "outlet": "record", "url": "record"},
        ),
        (Furniture(heading, "title"),), tuple(page.blocks),
    )  # fmt: skip
    return Extraction(
        document, "made", tuple(page.attributions), tuple(sorted(set(page.countries))),
        tuple(page.actors), tuple(page.posts), tuple(page.quantities),
    )  # fmt: skip


def _copies(number: int, rng: random.Random) -> bool:
    """Whether an article prints the one before it, which is of the same event and no copy."""
    copied = rng.randrange(_COPIED) == 0
    return copied and number % _TOLD == _TOLD - 1


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _body(page: _Page, event: _Event, rng: random.Random) -> None:
    cast = event.speakers[: rng.randrange(3, 6)]
    chosen = rng.sample(event.claims, rng.randrange(*_SENTENCES))
    for first in range(0, len(chosen), _PARAGRAPH):
        start = page.at
        for turn, said in enumerate(chosen[first : first + _PARAGRAPH]):
            if turn:
                page.add(" ")
            _sentence(page, said, cast, rng)
        page.blocks.append(Span(start, page.at))
        page.add("\n\n")


def _sentence(page: _Page, said: _Claim, cast: Sequence[_Person], rng: random.Random) -> None:
    turn = rng.random()
    if turn < 0.25:
        content, part = page.claim(said, negated=False)
        holder = Holder("voice", page.voice, reason=_VOICE_REASON)
        page.attribute(holder, (content, part))
    elif turn < 0.4:
        who = rng.choice(_UNNAMED)
        source = page.add(_capital(who))
        key = f"{page.id}#{who}"
        holder = Holder("unnamed", page.known.setdefault(key, Actor(key, who, "unnamed")))
        _saying(page, holder, source, said, rng, denies=False)
    else:
        source, name, actor = page.person(rng.choice(cast))
        holder = Holder("resolved", actor, mention=name, reason="full name", by_name=True)
        _saying(page, holder, source, said, rng, denies=rng.random() < 0.15)
    page.add(".")


def _saying(
    page: _Page, holder: Holder, source: Span, said: _Claim, rng: random.Random, *, denies: bool
) -> None:
    words, lemma = ("denied", "deny") if denies else rng.choice(_CUES)
    page.add(" ")
    cue = page.add(words)
    page.add(" ")
    start = page.at
    page.add("that ")
    content, part = page.claim(said, denies)
    page.attribute(holder, (Span(start, content.end), part), source, cue, lemma)


# ---------------------------------------------------------------- many


def articles(count: int, seed: int = 1, start: int = 0) -> Iterator[Extraction]:
    """Articles one after the other."""
    return (extraction(number, seed) for number in range(start, start + count))


def text(number: int, seed: int = 1) -> str:
    """The words of an article, title first."""
    return extraction(number, seed).document.text


def lines(count: int, seed: int = 1, start: int = 0) -> Iterator[str]:
    """Articles as JSON lines: id, title, date, outlet, url, text."""
    for made in articles(count, seed, start):
        document, meta = made.document, made.document.meta
        body = document.text.partition("\n\n")[2]
        told = {"id": document.id, "title": meta.title, "date": meta.date, "outlet": meta.outlet,
                "url": meta.url, "text": body}  # fmt: skip
        yield json.dumps(told, ensure_ascii=False)


def write(file: Path, count: int, seed: int = 1, start: int = 0) -> None:
    """Write articles as JSON lines."""
    with file.open("w", encoding="utf-8") as out:
        out.writelines(f"{line}\n" for line in lines(count, seed, start))
