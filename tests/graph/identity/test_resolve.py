"""Who is who in a corpus: merges with reasons, proposals, decisions."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.identity.lore import Lore
from graph.identity.personal import compare, parse
from graph.identity.profiles import Held, Profile, dumped, loaded
from graph.identity.resolve import Resolved, common_iri, resolve
from graph.identity.rulings import Outcome, Ruling
from tests.graph.identity.made import body, described, person, profile

_FM = "foreign minister"


def _one(resolved: Resolved, *profiles: Profile) -> bool:
    return len({resolved.now(p.iri) for p in profiles}) == 1


def _relation(one: Profile, other: Profile, lore: Lore | None = None) -> str:
    resolved = resolve([p for p in (one, other) if p.article], lore or Lore())
    if _one(resolved, one, other):
        return "same"
    return "unsure" if resolved.possible else "different"


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        (person("a", "Anna Ryd", _FM, "NO"), person("b", "Anna Ryd", _FM, "NO"), "same"),
        (person("a", "Anna Ryd", _FM, "NO"), person("b", "Anna Ryd", "president", "NO"), "same"),
        (person("a", "Anna Ryd", _FM), person("b", "Anna Ryd", _FM), "same"),
        (person("a", "Anna Ryd", _FM, "NO"), person("b", "Anna Ryd", _FM, "SE"), "different"),
        (person("a", "Anna Ryd", _FM, "NO"), person("b", "Anna Ryd", "singer", "NO"), "unsure"),
        (person("a", "Anna Ryd", _FM, "NO"), person("b", "Anna Ryd"), "same"),
        (person("a", "Anna Ryd"), person("b", "Anna Ryd"), "same"),
        (person("a", "Mary Smith"), person("b", "Mary Smith"), "unsure"),
        (person("a", "Mary Smith", _FM, "NO"), person("b", "Mary Smith", _FM, "NO"), "same"),
        (person("a", "Kim Min-jun"), person("b", "Min-jun Kim"), "unsure"),
        (person("a", "Ryd"), person("b", "Ryd"), "different"),
        (person("a", "A. Ryd"), person("b", "A. Ryd"), "unsure"),
        (person("a", "Anna B. Ryd"), person("b", "Anna C. Ryd"), "different"),
        (person("a", "Kim Jong Un"), person("b", "Kim Jong-un"), "same"),
        (person("a", "Anna Ryd", "mayor of Ilfen"), person("b", "Anna Ryd", "mayor of Sund"),
         "unsure"),
        (person("a", "Ryd", _FM, "NO"), person("b", "Ryd", _FM, "NO"), "same"),
        (person("a", "Ryd", _FM, "NO"), person("b", "Ryd", _FM, "SE"), "different"),
        (person("a", "Abdullah", "king"), person("b", "Abdullah II", "king"), "different"),
        (person("a", "Francis", "pope"), person("b", "Francis", "pope"), "same"),
        (person("a", "Ryd", "mayor", "NO"), person("b", "Ryd", "mayor", "NO"), "different"),
        (person("a", "Ryd", _FM, "NO"), person("b", "Anna Ryd", _FM, "NO"), "same"),
        (person("a", "Ryd", _FM, "NO"), person("b", "Anna Ryd", _FM, "SE"), "different"),
        (person("a", "Anna Ryd", "director"), person("b", "Anna Ryd", "director"), "same"),
        (person("a", "Anna Ryd", "analyst", "", "x"), person("b", "Anna Ryd", "analyst", "", "x"),
         "same"),
        (person("a", "Anna Ryd", "analyst", "", "x"), person("b", "Anna Ryd", "analyst", "", "y"),
         "unsure"),
        (person("a", "Anna Ryd", "analyst", "GB", "x"),
         person("b", "Anna Ryd", "analyst", "GB", "y"), "unsure"),
        (person("a", "A. Ryd", _FM, "NO"), person("b", "Anna Ryd", _FM, "NO"), "same"),
        (person("a", "A. Ryd", _FM, "NO"), person("b", "Anna Ryd", "adviser", "NO"), "unsure"),
        (person("a", "Sergei Roenko", _FM, "RU"), person("b", "Serhiy Roenko", _FM), "unsure"),
        (person("a", "Sergei Roenko", _FM), person("b", "Serhiy Roenko", _FM), "same"),
        (person("a", "Sergei Roenko", _FM, "RU"), person("b", "Serhiy Roenko", _FM, "UA"),
         "different"),
        (person("a", "Bob Ryd", _FM, "NO"), person("b", "Robert Ryd", _FM, "NO"), "same"),
        (person("a", "Jan Ryd Jr.", _FM, "NO"), person("b", "Jan Ryd Sr.", _FM, "NO"), "different"),
        (body("a", "Defence Ministry", "UA"), body("b", "Ministry of Defense", "UA"), "same"),
        (body("a", "Defence Ministry", "UA"), body("b", "Defence Ministry", "PL"), "different"),
        (body("a", "Defence Ministry"), body("b", "Defence Ministry"), "different"),
        (body("a", "Foreign Ministry", "PL"), body("b", "Interior Ministry", "PL"), "different"),
        (body("a", "Council on Geostrategy"), body("b", "Council on Geostrategy"), "same"),
        (body("a", "Ministry of Industry", "KE"), body("b", "Ministry of Industry and Trade", "KE"),
         "different"),
        (body("a", "Gazprom"), body("b", "Gazprom"), "same"),
        (body("a", "Panel"), body("b", "Panel"), "different"),
        (body("a", "PAC"), body("b", "PAC"), "different"),
        (body("a", "AQ"), body("b", "AQ"), "different"),
        (body("a", "Embassy", "NO"), body("b", "Embassy", "NO"), "different"),
        (body("a", "XQZ"), body("b", "XQZ"), "same"),
        (body("a", "Springfield Police Department"), body("b", "Springfield Police Department"),
         "different"),
    ],
)  # fmt: skip
def test_two_actors_of_two_articles(one: Profile, other: Profile, relation: str) -> None:
    """Two actors are merged, left to a person, or nothing, by what the articles say of them."""
    assert _relation(one, other) == relation
    assert _relation(other, one) == relation


def test_a_described_actor_takes_its_spellings() -> None:
    """A spelling nobody listed joins the described person where something else agrees."""
    known = Lore((described("Volodymyr Zelensky", "president", "UA"),))
    one = person("a", "Wolodymyr Selenskyj", "president", "UA")
    resolved = resolve([one], known)
    assert resolved.now(one.iri) == known.described[0].iri
    (merged,) = resolved.merged
    assert merged.described
    assert merged.label == "Volodymyr Zelensky"
    other = person("a", "Volodymyr Zelensky", "president", "PL")
    assert resolve([other], known).merged == ()


def test_two_described_actors_stay_two() -> None:
    """What a person described twice is nobody's to merge but a person's."""
    lore = Lore((described("Anna Ryd", _FM, "NO"), described("Anna M. Ryd", _FM, "NO")))
    assert resolve([], lore).merged == ()
    one = person("a", "Anna Ryd", _FM, "NO")
    resolved = resolve([one], lore)
    assert resolved.now(one.iri) == one.iri
    assert {o for p in resolved.possible for o in p.objections} == {"several fit equally well"}


def test_an_article_keeps_its_persons_apart() -> None:
    """Two persons of one article are never one, however alike they look from outside."""
    found = [person("a", "Anna Ryd", _FM, "NO"), person("a", "Anna B. Ryd", _FM, "NO")]
    resolved = resolve(found, Lore())
    assert resolved.merged == ()


def test_an_initial_that_fits_two_is_nobodys() -> None:
    """An initial joins nobody when two fit."""
    found = [
        person("a", "Harold Whitman", "senator", "US"),
        person("a", "Helen Whitman", "senator", "US"),
        person("b", "H. Whitman", "senator", "US"),
    ]
    resolved = resolve(found, Lore())
    assert resolved.merged == ()
    assert len(resolved.possible) == 2


def test_an_initial_needs_the_only_one_who_may_bear_it() -> None:
    """An initial joins nobody when another may bear it of whom less is known."""
    found = [
        person("a", "Harold Whitman", "senator", "US"),
        person("a", "Helen Whitman", "senator"),
        person("b", "H. Whitman", "senator", "US"),
    ]
    resolved = resolve(found, Lore())
    assert resolved.merged == ()
    assert {o for p in resolved.possible for o in p.objections} == {"several fit equally well"}


def test_two_who_object_are_two_whoever_else_fits() -> None:
    """Who objects to each other stay two; who fits both joins neither, but the far likelier one."""
    singer = person("a", "Anna Ryd", "singer", "NO")
    ministers = [person(f"m{n}", "Anna Ryd", _FM, "NO") for n in range(3)]
    neutral = person("n", "Anna Ryd")
    resolved = resolve([singer, *ministers, neutral], Lore())
    assert _one(resolved, *ministers)
    assert not _one(resolved, singer, ministers[0])
    assert not _one(resolved, neutral, ministers[0])
    assert not _one(resolved, neutral, singer)
    many = [person(f"m{n}", "Anna Ryd", _FM, "SE") for n in range(60)]
    resolved = resolve([singer, *many, neutral], Lore())
    assert _one(resolved, neutral, *many)
    assert not _one(resolved, singer, neutral)


def test_old_titles_ages_and_genders_object() -> None:
    """A gender and a year of birth tell two apart, where they differ by more than rounding."""
    one = person("a", "Robin Vale")
    for change, relation in (
        ({"gender": "female"}, False), ({"gender": "male"}, True), ({"born": 1990}, False),
        ({"born": 1951}, True),
    ):  # fmt: skip
        seen = replace(one, gender="male", born=1950)
        other = replace(person("b", "Robin Vale"), **change)
        assert _one(resolve([seen, other], Lore()), seen, other) == relation


def test_a_headline_of_two_names_joins_nobody() -> None:
    """What a headline makes of two names is nobody of them; of one name and a word, that one."""
    two = profile("h", "Anna Ryd Meets Zoe Doe", "person")
    two = replace(two, names=(two.label, "Anna Ryd", "Zoe Doe"))
    around = replace(profile("g", "Voters Trust Anna Ryd", "person"), names=("Anna Ryd",))
    found = [two, around, person("a", "Anna Ryd"), person("b", "Zoe Doe")]
    resolved = resolve(found, Lore())
    assert _one(resolved, around, found[2])
    assert resolved.now(two.iri) == two.iri
    assert not any("Trust" in name for merged in resolved.merged for name in merged.names)


def test_a_crowd_of_initials_is_nobodys() -> None:
    """Where more bear an initial's name than are looked at, it joins none of them."""
    names = ["Ada", "Ali", "Amy", "Ann", "Abe", "Alf", "Axel", "Arno", "Aldo", "Anja", "Aino"]
    names += ["Arda", "Asta", "Avi", "Aya", "Alma", "Anton", "Arvid"]
    found = [person(f"a{n}", f"{name} Ryd", "dean", "") for n, name in enumerate(names)]
    found += [person("b", "Agnes Ryd", "senator", "US"), person("c", "A. Ryd", "senator", "US")]
    assert resolve(found, Lore()).merged == ()


def test_every_merge_says_why() -> None:
    """Each member has its article, its name, whom it is like, how much speaks for it and why."""
    found = [
        person("b", "Anna Ryd", _FM, "NO"),
        person("a", "Anna Ryd", "president", "NO"),
        person("c", "Anna Maria Ryd", _FM, "NO"),
    ]
    (merged,) = resolve(found, Lore(countries={"NO": "Norway"})).merged
    assert merged.label == "Anna Maria Ryd"
    assert merged.names == ("Anna Ryd",)
    first = next(m for m in merged.merges if m.score is None)
    assert first.reasons == ("the first of them",)
    rest = [m for m in merged.merges if m is not first]
    assert all(m.score and m.score >= 0.75 and "both of Norway" in m.reasons for m in rest)
    assert {m.article for m in merged.merges} == {"a", "b", "c"}


def test_old_and_new_names_join_through_who_says_both() -> None:
    """An article that gives both names of a ministry joins those that give one."""
    both = body("b", "Ministry of Works", "KE")
    both = Profile(
        both.iri, both.kind, both.label, ("Ministry of Works", "Ministry of Roads"),
        both.countries, (), "b",
    )  # fmt: skip
    found = [body("a", "Ministry of Roads", "KE"), both, body("c", "Ministry of Works", "KE")]
    assert _one(resolve(found, Lore()), *found)


# ---------------------------------------------------------------- decisions


def _ruling(outcome: Outcome, one: str, other: str, when: str = "1") -> Ruling:
    return Ruling(when, f"d{when}", outcome, one, other)


def test_decisions_win() -> None:
    """Same joins what nothing joins, different and unsure keep apart what everything joins."""
    one, other = person("a", "Anna Ryd", _FM, "NO"), person("b", "Zoe Doe", "singer", "SE")
    resolved = resolve([one, other], Lore(), [_ruling("same", one.iri, other.iri)])
    assert _one(resolved, one, other)
    assert {m.decision for m in resolved.merged[0].merges} == {None, "d1"}
    twin = person("b", "Anna Ryd", _FM, "NO")
    assert _one(resolve([one, twin], Lore()), one, twin)
    for outcome in ("different", "unsure"):
        resolved = resolve([one, twin], Lore(), [_ruling(outcome, one.iri, twin.iri)])
        assert not _one(resolved, one, twin)
        assert [p.decision for p in resolved.possible] == (["d1"] if outcome == "unsure" else [])


def test_a_doubt_keeps_what_speaks_for_it_and_against() -> None:
    """Who was unsure is asked again with the evidence of the first time, and told of the doubt."""
    one, other = person("a", "Anna Ryd", _FM, "NO"), person("b", "Anna Ryd", "singer", "NO")
    (open_,) = resolve([one, other], Lore()).possible
    (doubted,) = resolve([one, other], Lore(), [_ruling("unsure", one.iri, other.iri)]).possible
    assert open_.reasons
    assert open_.objections
    assert doubted.reasons == (*open_.reasons, "a person is unsure")
    assert (doubted.objections, doubted.score) == (open_.objections, open_.score)


def test_a_doubt_that_is_settled_is_none() -> None:
    """A later "different" takes the pair off the list; a later "unsure" puts it there."""
    one, twin = person("a", "Anna Ryd", _FM, "NO"), person("b", "Anna Ryd", _FM, "NO")
    for outcomes, open_ in ((("unsure", "different"), []), (("different", "unsure"), ["d2"])):
        said = [
            _ruling(outcome, one.iri, twin.iri, str(n))  # type: ignore[arg-type]
            for n, outcome in enumerate(outcomes, 1)
        ]
        resolved = resolve([one, twin], Lore(), said)
        assert not _one(resolved, one, twin)
        assert [p.decision for p in resolved.possible] == open_


def test_a_decision_on_a_group_outlives_the_group() -> None:
    """A decision that names a group by its IRI holds when the group has grown or shrunk."""
    a, b = person("a", "Anna Ryd", _FM, "NO"), person("b", "Anna Ryd", _FM, "NO")
    other = person("c", "Zoe Doe", "singer", "SE")
    group = resolve([a, b], Lore()).now(a.iri)
    assert group == common_iri(a)
    ruling = _ruling("same", group, other.iri)
    assert _one(resolve([a, b, other], Lore(), [ruling]), a, b, other)
    assert _one(resolve([a, other], Lore(), [ruling]), a, other)
    assert resolve([b, other], Lore(), [ruling]).ruled.lost == {"d1": group}


def test_whom_a_person_keeps_apart_others_do_not_decide() -> None:
    """When two of one name are decided to be two, a third that fits both is left open."""
    found = [person(article, "Anna Ryd", _FM, "NO") for article in "abc"]
    ruling = _ruling("different", found[0].iri, found[1].iri)
    resolved = resolve(found, Lore(), [ruling])
    assert resolved.merged == ()
    assert len(resolved.possible) == 2


def test_the_later_decision_holds() -> None:
    """Of decisions against each other the latest holds and the other is told."""
    a, b = person("a", "Anna Ryd"), person("b", "Anna Ryd")
    same, different = _ruling("same", a.iri, b.iri, "1"), _ruling("different", a.iri, b.iri, "2")
    resolved = resolve([a, b], Lore(), [same, different])
    assert not _one(resolved, a, b)
    assert resolved.ruled.overruled == {"d1": "d2"}
    resolved = resolve([a, b], Lore(), [different._replace(when="0"), same])
    assert _one(resolved, a, b)
    assert resolved.ruled.overruled == {"d2": "d1"}


def test_kinds_may_be_joined_by_a_person_alone() -> None:
    """A government and a body are one only by decision."""
    government = described("Government of Norway")
    government = Profile(government.iri, "government", "Government of Norway", ())
    found = body("a", "Norwegian authorities", "NO")
    lore = Lore((government,))
    assert resolve([found], lore).merged == ()
    resolved = resolve([found], lore, [_ruling("same", government.iri, found.iri)])
    assert resolved.now(found.iri) == government.iri


# ---------------------------------------------------------------- whatever comes

_PERSONS = st.builds(
    person,
    st.sampled_from(["a", "b", "c", "d", "e"]),
    st.sampled_from(
        ["Anna Ryd", "A. Ryd", "Anna B. Ryd", "Anna C. Ryd", "Ana Ryd", "Ryd Anna", "Anna Ryd Jr."]
    ),
    st.sampled_from(["", _FM, "singer", "analyst", "president"]),
    st.sampled_from(["", "NO", "SE"]),
    st.sampled_from(["", "x", "y"]),
)
_BODIES = st.builds(
    body,
    st.sampled_from(["a", "b", "c"]),
    st.sampled_from(["Defence Ministry", "Ministry of Defense", "Kiel Institute", "Gazprom"]),
    st.sampled_from(["", "NO", "SE"]),
)
_FOUND = st.lists(st.one_of(_PERSONS, _BODIES), max_size=12).map(
    lambda listed: list({p.iri: p for p in listed}.values())
)
_PAIRS = st.lists(
    st.tuples(
        st.sampled_from(["same", "different", "unsure"]), st.integers(0, 11), st.integers(0, 11)
    ),
    max_size=4,
)


def _rulings(found: list[Profile], pairs: list[tuple[Outcome, int, int]]) -> list[Ruling]:
    return [
        Ruling(str(n), f"d{n}", outcome, found[a % len(found)].iri, found[b % len(found)].iri)
        for n, (outcome, a, b) in enumerate(pairs)
        if found
    ]


@given(_FOUND, _PAIRS, st.randoms(use_true_random=False))
def test_order_does_not_matter(
    found: list[Profile], pairs: list[tuple[Outcome, int, int]], rng: random.Random
) -> None:
    """The same actors and decisions in another order give the same groups, reasons and pairs."""
    rulings = _rulings(found, pairs)
    one = resolve(found, Lore(), rulings)
    rng.shuffle(found)
    rng.shuffle(rulings)
    assert resolve(found, Lore(), rulings) == one


@given(_FOUND)
def test_no_group_holds_two_who_cannot_be_one(found: list[Profile]) -> None:
    """Within a group no two differ in country, name or article."""
    resolved = resolve(found, Lore())
    by_iri = {p.iri: p for p in found}
    for merged in resolved.merged:
        members = [by_iri[m.was] for m in merged.merges]
        for one, other in combinations(members, 2):
            assert not (one.countries and other.countries) or set(one.countries) & set(
                other.countries
            )
            if merged.kind == "person":
                assert one.article != other.article
                a, b = parse(one.label), parse(other.label)
                assert a is not None
                assert b is not None
                likeness = compare(a, b)
                assert likeness is None or likeness.score


@given(_FOUND, _PAIRS)
def test_different_is_never_one(
    found: list[Profile], pairs: list[tuple[Outcome, int, int]]
) -> None:
    """No group holds two whom the standing decisions keep apart; all standing "same" are one."""
    rulings = _rulings(found, pairs)
    resolved = resolve(found, Lore(), rulings)
    for ruling in rulings:
        if ruling.one != ruling.other and ruling.iri not in resolved.ruled.overruled:
            one = resolved.now(ruling.one) == resolved.now(ruling.other)
            assert one == (ruling.outcome == "same")


@given(_FOUND)
def test_an_unrelated_article_changes_nothing(found: list[Profile]) -> None:
    """Actors of other names leave every group, IRI and reason as it was."""
    others = [person("0", "Zoe Doe", _FM, "NO"), body("zz", "Zoo Foundation", "NO")]
    before, after = resolve(found, Lore()), resolve([*found, *others], Lore())
    assert after.merged == before.merged
    assert after.possible == before.possible


@given(_FOUND)
def test_profiles_outlive_json(found: list[Profile]) -> None:
    """What the cache keeps of the actors gives the same actors."""
    assert loaded(dumped(found)) == tuple(found)


def test_work_grows_with_the_number_of_actors() -> None:
    """A name in thousands of articles is compared with few groups, whatever its offices."""
    roles = [_FM, "president", "singer", "analyst", ""]
    countries = ["NO", "SE", "DK", "FI", ""]
    counted: list[int] = []
    for count in (500, 1000):
        found = [
            person(f"{n:05}", "Anna Ryd", roles[n % 5], countries[n % 25 // 5])
            for n in range(count)
        ]
        counted.append(len(resolve(found, Lore()).possible))
    assert counted[1] <= 2.2 * counted[0]


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        (
            person("a", "Ada Brillane", _FM, "NO"),
            person("b", "Ada Brillane-Orne", _FM, "NO"),
            "same",
        ),
        (person("a", "Ada Brillane"), person("b", "Ada Brillane-Orne"), "different"),
        (
            person("a", "Ada Brillane-Orne", _FM, "NO"),
            person("b", "Ada Orne", _FM, "NO"),
            "different",
        ),
    ],
)
def test_a_further_surname_behind_a_hyphen(one: Profile, other: Profile, relation: str) -> None:
    """Who marries keeps a node, where country and office agree."""
    resolved = resolve([one, other], Lore())
    assert (resolved.now(one.iri) == resolved.now(other.iri)) is (relation == "same")


def test_a_countys_sheriff_is_of_his_county() -> None:
    """The sheriffs of two counties are two, however rare their name."""
    found = [
        replace(person(a, "Ivo Brillane"), offices=(Held("County Sheriff", place=place),))
        for a, place in (("a", "Orvena County"), ("b", "Heath County"), ("c", "Heath County"))
    ]
    resolved = resolve(found, Lore())
    assert len({resolved.now(p.iri) for p in found}) == 2
