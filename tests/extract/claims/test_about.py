"""Which countries and actors words concern, and whom they address."""

from __future__ import annotations

from extract.claims.about import concerning
from extract.entities.names import find_names
from extract.records import Actor, Attribution, Holder, Reference
from tests.extract.marked import candidate, named, parts, reading
from tests.extract.world import WORLD

HE = Holder("resolved", Actor("made#roe", "Tim Roe", "person"))
BODY = Holder("resolved", Actor("made#office", "the Ranger Office", "organization"))


def about(
    text: str, source: str, content: str, holder: Holder = HE, cue: str = "said"
) -> tuple[str, ...]:
    """The countries that one part of what somebody says concerns."""
    (found,) = concerning(reading(text), named(text), [_said(text, source, cue, content, holder)])
    (part,) = found.parts
    return part.about


def actors(text: str, source: str, content: str, holder: Holder = HE) -> list[tuple[str, str]]:
    """The words of one part that mean an actor, with whom."""
    read = reading(text)
    said = _said(text, source, "said", content, holder)
    (found,) = concerning(read, find_names(read, WORLD), [said])
    return [(m.span.of(text), m.actor.label) for part in found.parts for m in part.actors]


def _said(text: str, source: str, cue: str, content: str, holder: Holder) -> Attribution:
    marked, made = candidate(text, source, cue, content), parts(text, source, cue, content)
    spans = marked.source, marked.cue, marked.content
    return Attribution(*spans, "indirect", holder, made, "by hand", 1.0)


# ---------------------------------------------------------------- countries


def test_named_countries_only() -> None:
    """Words that name a country concern just that one, whatever stood before."""
    assert about(
        "Iran fired. He said that Israel had stopped it.", "He", "that Israel had stopped it"
    ) == ("IL",)


def test_pointing_back() -> None:
    """A pronoun takes the countries of the nearest words that name one."""
    text = "Iran fired. Russia left. He said that they would return."
    assert about(text, "He", "that they would return") == ("RU",)


def test_pointing_back_not_far() -> None:
    """What only an earlier sentence than the one before names is not what a pronoun means."""
    text = "Russia left. Prices rose. He said that they would return."
    assert about(text, "He", "that they would return") == ()


def test_pronoun_that_may_mean_the_speaker() -> None:
    """A body that says "it" may mean itself, so its words are about no country named before."""
    text = "Iran fired. The Ranger Office said it would close."
    assert about(text, "The Ranger Office", "it would close", BODY) == ()
    assert about(text, "The Ranger Office", "it would close") == ("IR",)
    text = "Iran fired. The Ranger Office said that this was wrong."
    assert about(text, "The Ranger Office", "that this was wrong", BODY) == ("IR",)


def test_pronoun_of_a_person() -> None:
    """A "he" is no country, and what it says is about none."""
    text = "Iran fired. Roe said he was tired."
    assert about(text, "Roe", "he was tired") == ()


def test_pronoun_that_means_nothing() -> None:
    """The weather is no country's because one was named before."""
    text = "Iran fired. Roe said it was raining."
    assert about(text, "Roe", "it was raining") == ()
    text = "Iran fired. Roe said it was likely that prices rose."
    assert about(text, "Roe", "it was likely that prices rose") == ()


def test_pronoun_of_what_is_said() -> None:
    """A pronoun behind a noun of the same words means that, not what stood before them."""
    text = "Iran fired. Roe said the roof leaked because it was old."
    assert about(text, "Roe", "the roof leaked because it was old") == ()


def test_demonstrative_behind_a_noun() -> None:
    """A "this" or "such a move" means what was told before, whatever else the words name."""
    text = "Iran fired. Roe said the risk was that this would spread."
    assert about(text, "Roe", "the risk was that this would spread") == ("IR",)
    text = "Iran fired. Roe said that such a move would bring trouble."
    assert about(text, "Roe", "that such a move would bring trouble") == ("IR",)


def test_several_persons_are_no_it() -> None:
    """Witnesses may be "they", not "it"."""
    text = "Iran fired. Witnesses said it was wrong."
    witnesses = Holder("unnamed", Actor("made#unnamed:w", "Witnesses", "unnamed"))
    assert about(text, "Witnesses", "it was wrong", witnesses) == ("IR",)
    text = "Iran fired. Witnesses said they had left."
    assert about(text, "Witnesses", "they had left", witnesses) == ()


def test_definite_noun_means_an_earlier_sentence() -> None:
    """A noun with "the" is what an earlier sentence told, not what stands beside it."""
    text = "Iran sent troops. In Israel he denied the deployment."
    assert about(text, "he", "the deployment", cue="denied") == ("IR",)


def test_source_is_no_topic() -> None:
    """The country in a speaker's title is not what his words concern."""
    text = "Russia fired. The Ukraine envoy said it was wrong."
    assert about(text, "The Ukraine envoy", "it was wrong") == ("RU",)


def test_nothing_points_back() -> None:
    """Words that neither name a country nor point back concern none."""
    assert about("Iran fired. He said that prices rose.", "He", "that prices rose") == ()


# ---------------------------------------------------------------- actors


def test_actors_that_are_named() -> None:
    """Whom the words name they are about, each with the place of its words."""
    text = "Roe said that Putin had met Ana Ruiz at NATO."
    assert actors(text, "Roe", "that Putin had met Ana Ruiz at NATO") == [
        ("Putin", "Vladimir Putin"), ("Ana Ruiz", "Ana Ruiz"), ("NATO", "NATO"),
    ]  # fmt: skip


def test_actors_outside_the_words() -> None:
    """The speaker beside the words, and who is named elsewhere, are not what they are about."""
    text = "Putin left. Ana Ruiz said that prices rose."
    assert actors(text, "Ana Ruiz", "that prices rose") == []


def test_body_that_only_titles_somebody() -> None:
    """The body of an office says who somebody is; it is not spoken of itself."""
    text = "Roe said that Ana Ruiz, director of the Harbour Institute, had left."
    told = actors(text, "Roe", "that Ana Ruiz, director of the Harbour Institute, had left")
    assert told == [("Ana Ruiz", "Ana Ruiz")]
    text = "Roe said that the Harbour Institute had closed."
    told = actors(text, "Roe", "that the Harbour Institute had closed")
    assert told == [("Harbour Institute", "Harbour Institute")]


def test_country_that_acts() -> None:
    """A country's name means the country, not its government as well."""
    text = "Roe said that Belarus announced a ban."
    assert actors(text, "Roe", "that Belarus announced a ban") == []


def test_pronoun_of_an_actor() -> None:
    """A "he" that surely means one person makes the words about that person."""
    text = "Mr Otto Lind came. Mrs Ruiz said that he had lied."
    assert actors(text, "Mrs Ruiz", "that he had lied", Holder("unknown")) == [("he", "Otto Lind")]


def test_speaker_in_the_first_person() -> None:
    """Who says "I" speaks, and is not spoken of."""
    text = "“I will stay,” Otto Lind said."
    assert actors(text, "Otto Lind", "“I will stay,”") == []


# ---------------------------------------------------------------- addressees


def test_addressee() -> None:
    """A demand is addressed to whom its cue or the subject of its content names."""
    text = "Paris urged Algeria to release him."
    (part,) = parts(text, "Paris", "urged", "Algeria to release him")
    assert part.addressee == Reference("country", "DZ")
    text = "He said Russia must withdraw."
    (part,) = parts(text, "He", "said", "Russia must withdraw")
    assert part.addressee == Reference("country", "RU")
    text = "He said Russia withdrew."
    (part,) = parts(text, "He", "said", "Russia withdrew")
    assert part.addressee is None
