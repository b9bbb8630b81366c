"""The bearers of one full name: what each shows, and which of them are one person.

The weights are log-odds: what agrees, what objects, and how many articles name a person already.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.identity.bodies import ACRONYM, kin, one_body
from graph.identity.commonness import bearers_of
from graph.identity.grouping import MERGED_FROM
from graph.identity.personal import Word, middle, middles_agree
from graph.identity.persons import PersonRules, Traits, fields_of, trades, two_places
from graph.identity.profiles import Profile

__all__ = ["OPENED", "Bearer", "Group", "Weighed", "Weigher", "bearer_of"]

#: That two bearers of a full name are one, when nothing else is known, by how many people of a
#: country bear it: of a name that many bear a text may name several, and something has to agree.
_PRIOR, _PRIORS = 3.0, ((1000, -0.5), (30, 0.3))
#: From so many on, two who do nothing alike are hardly one.
_CROWD = 1000
#: What agrees, and what objects.
_COUNTRY, _OFFICE, _BODY, _WORK, _COMPANY = 1.0, 2.0, 3.0, 1.0, 1.0
_FAR, _NEAR = 3.5, 2.0
#: How many bearers that show a thing count for it at most; more are one source copied.
_WITNESSES = 4
#: From so many bearers on, a country that one of them alone shows is outweighed.
_MANY = 20
#: How much likelier one of several groups must be (20 : 1).
_CLEARLY = 3.0
#: The smallest share of a group's bearers whose word on its country or field counts.
_HEARD = 0.1
#: Names of bodies a bearer's are compared with one by one.
_COMPARED = 64
#: Groups of one name; who would open a further one is left alone.
_MOST = 48
_SAME, _FREE = "the same full name", "nothing speaks against it"

_COUNTED = (
    "countries", "offices", "bodies", "called", "seats", "places", "fields", "gender", "born",
    "printed",
)  # fmt: skip

_NOTHING: Counter[Hashable] = Counter()


class Bearer(NamedTuple):
    """A unit and what it shows.

    :param iri: its first member's.
    :param middles: what stands between given name and surname, each as a name gives it.
    :param company: the persons named beside it, as names are compared.
    """

    iri: str
    unit: tuple[Profile, ...]
    traits: Traits
    middles: frozenset[tuple[Word, ...]]
    company: frozenset[str] = frozenset()

    @property
    def shown(self) -> tuple[Hashable, ...]:
        """All that tells it from other bearers."""
        t = self.traits
        work = (t.offices, t.common, t.called, t.seats, t.places, t.fields)
        return t.countries, *work, t.gender, t.born, self.middles

    @property
    def neutral(self) -> bool:
        """Whether it shows nothing but the name."""
        return not any(self.shown)


class Weighed(NamedTuple):
    """What speaks for a bearer belonging to a group.

    :param odds: log-odds; None where it cannot.
    :param objected: whether something objects that is far from usual.
    """

    odds: float | None
    reasons: tuple[str, ...] = ()
    objected: bool = False

    @property
    def score(self) -> float:
        """As a probability."""
        return 0.0 if self.odds is None else round(1 / (1 + math.exp(-self.odds)), 3)

    @property
    def merges(self) -> bool:
        """Whether it is enough, an objection clearly outweighed."""
        least = _CLEARLY if self.objected else 0.0
        return self.score >= MERGED_FROM and (self.odds or 0.0) >= least


@dataclass(slots=True, eq=False)
class Group:
    """Bearers taken for one person, and how many of them show what."""

    bearers: list[tuple[Bearer, Weighed]] = field(default_factory=list)
    iris: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    middles: set[tuple[Word, ...]] = field(default_factory=set)
    counted: dict[str, Counter[Hashable]] = field(default_factory=dict)
    showing: Counter[str] = field(default_factory=Counter)
    known: dict[str, tuple[int, frozenset[str]]] = field(default_factory=dict)
    trades: set[str] = field(default_factory=set)
    company: set[str] = field(default_factory=set)

    def take(self, bearer: Bearer, weighed: Weighed) -> None:
        """Put a bearer in."""
        self.bearers.append((bearer, weighed))
        self.iris |= {p.iri for p in bearer.unit}
        self.articles |= {p.article for p in bearer.unit if p.article}
        self.middles |= bearer.middles
        self.company |= bearer.company
        self.trades |= trades(bearer.traits.printed)
        for name in _COUNTED:
            values = getattr(bearer.traits, name)
            self.counted.setdefault(name, Counter()).update(values)
            self.showing[name] += bool(values)
        self.showing["telling"] += bool(bearer.traits.countries and bearer.traits.offices)

    def heard(self, name: str) -> frozenset[str]:
        """What its bearers show, without what but a few do."""
        counted = self.counted.get(name, _NOTHING)
        showing = self.showing[name]
        known = self.known.get(name)
        if known is None or known[0] != showing:
            values = (str(value) for value, n in counted.items() if n >= _HEARD * showing)
            known = self.known[name] = showing, frozenset(values)
        return known[1]


#: How who opened a group, and is not its first by IRI, came to that one.
OPENED = Weighed(_PRIOR, (_SAME, _FREE))


def bearer_of(unit: Sequence[Profile], rules: PersonRules) -> Bearer:
    """What a unit shows."""
    listed = tuple(sorted(unit, key=lambda p: (not p.by_hand, p.iri)))
    traits = rules.together([rules.traits(p) for p in listed])
    middles = frozenset(m for name in traits.names if name.spelt_out and (m := middle(name)))
    company = frozenset(name for p in listed for name in p.company)
    return Bearer(listed[0].iri, listed, traits, middles, company)


class Weigher:
    """Puts the bearers of one name into groups."""

    def __init__(self, rules: PersonRules, apart: Mapping[str, frozenset[str]]) -> None:
        self._rules = rules
        self._apart = apart
        self._prior = _PRIOR
        self._borne = self._named = 0

    def groups(self, named: Sequence[Bearer]) -> list[Group]:
        """The groups of two and more; who is in none of them is left alone.

        :param named: sorted.
        """
        self._borne = borne = max(bearers_of(name) for b in named for name in b.traits.names)
        self._prior = next((prior for least, prior in _PRIORS if borne >= least), _PRIOR)
        self._named = len(named)
        counted = Counter(b.shown for b in named)
        showing = [b for b in named if not b.neutral]
        showing.sort(key=lambda b: (-counted[b.shown], -self._rules.weight(b.traits), b.iri))
        groups = self._opened(showing, counted)
        loose: list[Bearer] = []
        if len(groups) > 1:
            groups, loose = self._anchored(groups, counted)
        neutral = [b for b in named if b.neutral]
        self._neutral_first(groups, neutral)
        for bearer in (*loose, *neutral):
            self._place(bearer, groups, counted)
        return [group for group in groups if len(group.bearers) > 1]

    def _neutral_first(self, groups: list[Group], neutral: list[Bearer]) -> None:
        """Open a group for those that show nothing, where nobody shows more."""
        if groups or not neutral:
            return
        groups.append(Group())
        met = Counter(name for b in neutral for name in b.company)
        first = max(neutral, key=lambda b: max((met[name] for name in b.company), default=0))
        if any(met[name] > 1 for name in first.company):
            groups[0].take(first, Weighed(_PRIOR))
            neutral.remove(first)

    def _opened(
        self, showing: Sequence[Bearer], counted: Mapping[tuple[Hashable, ...], int]
    ) -> list[Group]:
        """Groups of those that show something, each opened by one that fits no earlier one."""
        groups: list[Group] = []
        last: tuple[Bearer, Group] | None = None
        for bearer in showing:
            taken = last[1] if last and self._follows(bearer, *last, counted) else None
            taken = taken or self._place(bearer, groups, counted, clearly=False)
            if taken is None and len(groups) < _MOST:
                taken = Group()
                groups.append(taken)
                taken.take(bearer, Weighed(_PRIOR))
            last = (bearer, taken) if taken else None
        return groups

    def _follows(
        self,
        bearer: Bearer,
        before: Bearer,
        group: Group,
        counted: Mapping[tuple[Hashable, ...], int],
    ) -> bool:
        """Put a bearer where the one before it went that shows the same, when nothing objects.

        What made that group the likeliest has only grown, the others are as they were.
        """
        if bearer[2:] != before[2:]:
            return False
        weighed = self._weigh(bearer, group, counted)
        if not weighed.merges or weighed.objected or len(weighed.reasons) < 2:
            return False
        group.take(bearer, weighed)
        return True

    def _anchored(
        self, groups: Sequence[Group], counted: Mapping[tuple[Hashable, ...], int]
    ) -> tuple[list[Group], list[Bearer]]:
        """The groups without those that fit another one as well, and these."""
        kept: list[Group] = []
        loose: list[Bearer] = []
        for group in groups:
            others = [g for g in groups if g is not group]
            left = Group()
            fitting: dict[object, list[Group]] = {}
            for bearer, weighed in group.bearers:
                if left.bearers and self._fits(bearer, others, counted, fitting):
                    loose.append(bearer)
                else:
                    left.take(bearer, weighed)
            kept.append(left)
        return kept, loose

    def _fits(
        self,
        bearer: Bearer,
        groups: Sequence[Group],
        counted: Mapping[tuple[Hashable, ...], int],
        fitting: dict[object, list[Group]],
    ) -> bool:
        """Whether a bearer fits one of some groups.

        :param fitting: what a bearer shows -> the groups that fit it, articles and decisions apart.
        """
        shown = bearer[2:]
        if shown not in fitting:
            bare = bearer._replace(unit=())
            fitting[shown] = [g for g in groups if self._weigh(bare, g, counted).merges]
        return any(not self._kept_out(bearer, group) for group in fitting[shown])

    def _place(
        self,
        bearer: Bearer,
        groups: Sequence[Group],
        counted: Mapping[tuple[Hashable, ...], int],
        *,
        clearly: bool = True,
    ) -> Group | None:
        """Put a bearer into the likeliest group, if it is likely, and clearly so where asked.

        :returns: the group; None when none took it.
        """
        found = [(self._weigh(bearer, group, counted), group) for group in groups]
        able = [(w, g) for w, g in found if w.odds is not None]
        if not able:
            return None
        (best, group), *rest = sorted(able, key=lambda f: (-(f[0].odds or 0.0), _opener(f[1])))
        near = any((best.odds or 0.0) - (w.odds or 0.0) < _CLEARLY for w, _ in rest)
        if not best.merges or (clearly and near):
            return None
        group.take(bearer, best)
        return group

    def _weigh(
        self, bearer: Bearer, group: Group, counted: Mapping[tuple[Hashable, ...], int]
    ) -> Weighed:
        """What speaks for a bearer being of a group, how often the corpus names it included."""
        if self._excluded(bearer, group):
            return Weighed(None)
        alike = max(1, min(counted[bearer.shown], len(group.bearers), _WITNESSES))
        agreed = tuple(self._agreeing(bearer, group))
        against = tuple(self._against(bearer, group))
        if self._borne >= _CROWD and not agreed and self._unlike(bearer, group):
            against += (("nothing alike in what they do", _NEAR),)
        # A name that many articles give is somebody's whom all know, be it one that many bear.
        known = len(group.bearers) if self._prior == _PRIOR else self._named
        odds = self._prior + math.log(max(1, known))
        odds += sum(weight for _, weight in agreed)
        odds -= sum(weight * (alike if weight == _FAR else 1) for _, weight in against)
        told = tuple(why for why, _ in agreed) or (() if against else (_FREE,))
        outweighed = tuple(f"outweighed: {why}" for why, _ in against)
        far = any(weight == _FAR for _, weight in against)
        return Weighed(odds, (_SAME, *told, *outweighed), far)

    def _excluded(self, bearer: Bearer, group: Group) -> bool:
        """Whether the two cannot be one, whatever else."""
        traits = bearer.traits
        if self._kept_out(bearer, group):
            return True
        if not all(middles_agree(a, b) for a in bearer.middles for b in group.middles):
            return True
        born = group.counted.get("born", _NOTHING)
        if any(abs(int(str(a)) - b) > 1 for a in born for b in traits.born):
            return True
        genders = group.heard("gender")
        if genders and traits.gender and not genders & traits.gender:
            return True
        return self._two_states(bearer, group)

    def _kept_out(self, bearer: Bearer, group: Group) -> bool:
        """Whether an article or a person says that the two are not one."""
        if any(p.article in group.articles for p in bearer.unit):
            return True
        return any(self._apart.get(p.iri, frozenset()) & group.iris for p in bearer.unit)

    def _two_states(self, bearer: Bearer, group: Group) -> bool:
        """Whether both hold an office of a state, and the states are two.

        Of somebody whom many articles name, one may give a country that is not his own.
        """
        traits, countries = bearer.traits, group.heard("countries")
        if not (traits.countries and countries) or countries & traits.countries:
            return False
        offices = bool(traits.offices and group.showing["telling"])
        return offices or len(group.bearers) < _MANY

    def _agreeing(self, bearer: Bearer, group: Group) -> Iterator[tuple[str, float]]:
        traits = bearer.traits
        if both := sorted(traits.countries & group.heard("countries")):
            yield f"both of {' and '.join(map(self._rules.country, both))}", _COUNTRY
        if offices := traits.offices & group.counted.get("offices", _NOTHING).keys():
            printed = self._rules.worded(frozenset(map(str, offices)), traits)
            yield f"both “{printed}”", _OFFICE
        elif work := trades(traits.printed) & group.trades:
            yield f"both “{'”, “'.join(sorted(work))}”, as many are", _WORK
        if self._one_body(traits, group):
            yield "both of one body", _BODY
        if beside := sorted(bearer.company & group.company):
            yield f"both named beside {beside[0]}", _COMPANY * min(len(beside), _WITNESSES // 2)

    def _against(self, bearer: Bearer, group: Group) -> Iterator[tuple[str, float]]:
        traits = bearer.traits
        countries, fields = group.heard("countries"), group.heard("fields")
        if traits.countries and countries and not traits.countries & countries:
            yield "two countries", _FAR
        if self._one_body(traits, group):
            return
        if traits.fields and fields and not traits.fields & fields:
            worded = sorted((", ".join(sorted(traits.fields)), ", ".join(sorted(fields))))
            near = self._rules.near_fields(traits.fields, fields)
            yield f"two fields of work: {' and '.join(worded)}", _NEAR if near else _FAR
        offices = traits.offices & group.counted.get("offices", _NOTHING).keys()
        seats = group.counted.get("seats", _NOTHING)
        if _spelt(traits.seats) and _spelt(seats) and not offices:
            yield "two bodies", _NEAR if kin(traits.seats, map(str, seats)) else _FAR
        if two_places(traits.places, frozenset(group.counted.get("places", ()))):  # type: ignore[arg-type]
            yield "one office of two places", _FAR

    def _unlike(self, bearer: Bearer, group: Group) -> bool:
        """Whether both do or did something, and not even the field of it is one."""
        own = bearer.traits.printed
        theirs = frozenset(group.counted.get("printed", _NOTHING))
        return bool(own and theirs) and fields_of(own).isdisjoint(fields_of(theirs))

    def _one_body(self, traits: Traits, group: Group) -> bool:
        bodies, called = (group.counted.get(name, _NOTHING) for name in ("bodies", "called"))
        if not bodies.keys().isdisjoint(traits.bodies):
            return True
        return not called.keys().isdisjoint(traits.called) or (
            len(called) < _COMPARED and one_body(traits.called, map(str, called))
        )


def _spelt(bodies: Iterable[Hashable]) -> bool:
    """Whether the name of one of some bodies is more than an acronym."""
    return any(not str(name).startswith(ACRONYM) for name in bodies)


def _opener(group: Group) -> str:
    return group.bearers[0][0].iri if group.bearers else ""
