"""A made-up newsroom: 150 articles of invented outlets with realistic names, dates and disputes.

The same seed gives the same articles. What the tests look for is planted once, the rest is noise.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from graph.view import View
from graph.view.records import (
    Actor,
    Article,
    Country,
    Likeness,
    Post,
    Quantity,
    Report,
    Statement,
)

__all__ = ["newsroom"]

#: Who says, with which word, what, as which act, and what else the statement holds.
_Said = tuple[Actor, str, str, str, dict[str, Any]]
_Told = tuple[str, str, str, str | None, dict[str, Any]]
_Span = tuple[int, int]

_FIRST = (
    "Ana", "Boris", "Carla", "Dario", "Edita", "Falk", "Gesa", "Henrik", "Ilse", "Jaro", "Katja",
    "Luca", "Mira", "Nils", "Oona",
)  # fmt: skip
_LAST = (
    "Adamic", "Brandl", "Corvin", "Dorner", "Eklund", "Farago", "Grimm", "Haas", "Ilves", "Jurić",
    "Kovar", "Lund", "Marek",
)  # fmt: skip
_ROLES = ("transport minister", "mayor", "spokesperson", "opposition leader", "harbour chief")
_BODIES = ("Ferry Workers’ Union", "River Authority", "Norden Bank", "Coast Guard", "Rail Council")
_OUTLETS = ("The Coastal Herald", "Inland Post", "Nordhaven Times")
_COUNTRIES = ("Norway", "Estonia", "Portugal", "Chile", "Kenya", "Japan", "Canada", "Austria")
_CLAIMS = (
    "the bridge over the sound will open in autumn",
    "the ferry to {country} carries more people than before",
    "the ministry of {country} has paid for the new harbour",
    "prices for tickets will rise by {n} percent",
    "the new line does not stop in the old town",
    "nobody has asked the people of {country}",
    "the tunnel may be flooded again",
)
_ACTS = (("said that", "assert"),) * 5 + (("denied that", "deny"), ("warned that", "warn"))
_OWN = ("The harbour lay quiet on that day.", "Talks in the town hall went on until the night.")


@dataclass
class _Maker:
    """One article after another; what was made so far."""

    dice: random.Random
    people: list[Actor]
    articles: list[Article] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    noise: int = 18

    def article(self, number: int, planted: list[_Said]) -> None:
        day = date(2026, 1, 5) + timedelta(days=number)
        name, text = f"article:n{number}", ""
        noise = [self._noise() for _ in range(self.noise)]
        for who, cue, words, act, more in [*planted, *noise]:
            source = (len(text), len(text) + len(who.label))
            verb = (source[1] + 1, source[1] + 1 + len(cue))
            content = (verb[1] + 1, verb[1] + 1 + len(words))
            text += f"{who.label} {cue} {words}.\n"
            self._state(name, (content, verb, source), (who.id, words, act, cue, more))
        for words in _OWN:
            content = (len(text), len(text) + len(words))
            text += f"{words}\n"
            self._state(
                name, (content, None, None), (f"voice:n{number}", words, "assert", None, {})
            )
        self.people.append(Actor(f"voice:n{number}", f"Article {number}", "voice", article=name))
        outlet = _OUTLETS[number % 3]
        self.articles.append(
            Article(
                name, f"{outlet.split()[-1]} report {number}", f"n{number:03}.txt", text,
                date=day.isoformat(), publisher=outlet, version=f"text:n{number}",
            )
        )  # fmt: skip

    def _noise(self) -> _Said:
        who = self.people[min(int(self.dice.paretovariate(0.8)) - 1, 59)]
        cue, act = self.dice.choice(_ACTS)
        at = self.dice.randrange(len(_COUNTRIES))
        words = self.dice.choice(_CLAIMS).format(
            country=_COUNTRIES[at], n=self.dice.randrange(2, 60)
        )
        more: dict[str, Any] = {"about": (f"country:{at}",) if _COUNTRIES[at] in words else ()}
        denies = "does not" in words or "nobody" in words
        more |= {"polarity": "negative", "within": True} if denies and act != "deny" else {}
        more |= {"certainty": "possible"} if "may" in words else {}
        return who, cue, words, act, more

    def _state(
        self, article: str, spans: tuple[_Span, _Span | None, _Span | None], said: _Told
    ) -> None:
        number = len(self.statements)
        content, verb, source = spans
        who, words, act, cue, more = said
        found = (cue, "indirect", "verb", 0.9, "made up")
        report = Report(
            f"report:{number:016x}", article, (content,), (verb,) if verb else (),
            (source,) if source else (), *found, hand=False,
        )  # fmt: skip
        given: dict[str, Any] = {
            "polarity": "negative" if act == "deny" else "positive",
            "certainty": "certain", "speaker": who, "reports": (report,),
            "holder": "resolved" if cue else "voice",
        } | more  # fmt: skip
        self.statements.append(
            Statement(id=f"statement:{number:016x}", words=words, act=act, **given)
        )


def _people(dice: random.Random) -> list[Actor]:
    names = sorted({f"{dice.choice(_FIRST)} {dice.choice(_LAST)}" for _ in range(90)})
    dice.shuffle(names)
    made = []
    for i, name in enumerate(n for n in names if n not in {"Ana Kovar", "Nils Lund"}):
        at = dice.randrange(len(_COUNTRIES))
        post = Post(
            dice.choice(_ROLES), None, _COUNTRIES[at], former=False, earliest=None, latest=None
        )
        made.append(Actor(f"actor:p{i}", name, "person", country=_COUNTRIES[at], posts=(post,)))
    made[5:5] = [Actor(f"actor:b{i}", name, "organization") for i, name in enumerate(_BODIES)]
    return made[:60]


def _claim(words: str, act: str = "assert", **more: Any) -> tuple[str, str, str, dict[str, Any]]:
    cue = {"assert": "said that", "deny": "denied that"}[act]
    return cue, words, act, more


#: Number of the article -> who says what in it, beside the noise.
_PLANTED: dict[int, tuple[str, tuple[str, str, str, dict[str, Any]]]] = {
    20: ("actor:lund", _claim("cracks were found in the pillars of the Sound Bridge",
                              points=("point:bridge",), about=("country:0",))),
    24: ("actor:kovar", _claim("there are any cracks in the Sound Bridge", "deny",
                               points=("point:bridge",), denies=("point:bridge",),
                               about=("country:0",))),
    40: ("actor:guard", _claim("at least 40 boats were lost in the storm of January",
                               points=("point:storm",), certainty="probable",
                               quantities=(Quantity("at least 40", "at least 40 boats"),))),
    41: ("actor:kovar", _claim("12 boats were lost in the storm of January",
                               points=("point:storm",), quantities=(Quantity("12", "12 boats"),))),
    70: ("actor:kovar-2", _claim("the choir sings in spring")),
    75: ("actor:kovar", _claim("the Sound Bridge is watched day and night")),
}  # fmt: skip
_AGAINST = ((24, 20), (41, 40))


def _cast() -> list[Actor]:
    def post(role: str, body: str | None, country: str | None) -> tuple[Post, ...]:
        return (Post(role, body, country, former=False, earliest=None, latest=None),)

    return [
        Actor("actor:kovar", "Ana Kovar", "person", names=("A. Kovar",),
              posts=post("transport minister", None, "Norway")),
        Actor("actor:kovar-2", "Ana Kovar", "person"),
        Actor("actor:lund", "Nils Lund", "person",
              posts=post("chief engineer", "Sound Bridge Company", None)),
        Actor("actor:guard", "Sound Rescue Service", "organization"),
    ]  # fmt: skip


def newsroom(articles: int = 150, noise: int = 18) -> View:
    """The records of it: a dispute on a bridge, two figures for one storm, two Ana Kovars.

    :param noise: statements of others in each article.
    """
    dice = random.Random(7)  # noqa: S311 - noise, no secret
    cast = _cast()
    by_id = {actor.id: actor for actor in cast}
    maker = _Maker(dice, _people(dice), noise=noise)
    for number in range(articles):
        found = _PLANTED.get(number)
        maker.article(number, [(by_id[found[0]], *found[1])] if found else [])
    said = {s.words: s for s in maker.statements}
    for ends in _AGAINST:
        one, other = (said[_PLANTED[number][1][1]] for number in ends)
        why = {f"contradicts {other.id}": "one denies what the other says"}
        linked = replace(one, links={"contradicts": (other.id,)}, reasons=why)
        maker.statements[maker.statements.index(one)] = linked
    alike = ("the same full name", "one is a minister, the other leads a choir", "0.5")
    return View(
        articles=tuple(maker.articles),
        actors=(*maker.people, *cast),
        countries=tuple(Country(f"country:{i}", name) for i, name in enumerate(_COUNTRIES)),
        statements=tuple(maker.statements),
        likenesses=(Likeness("actor:kovar", "actor:kovar-2", *alike),),
        labels={
            "point:bridge": "cracks in the Sound Bridge",
            "point:storm": "boats lost in the storm of January",
        },
    )
