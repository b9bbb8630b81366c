"""Decisions are found again after edits, and never move to a statement nobody judged."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.records import Attribution, Extraction, Holder, Part, Proposition, Span
from graph.curate.anchor import Anchor
from graph.curate.decisions import Decision
from graph.curate.matching import match
from graph.iri import mint
from graph.triples import places
from tests.graph.made import document

_PEOPLE = ("Ada Kern", "Otto Lind", "Eva Dahl", "Ida Moen", "Jon Vik")
_VERBS = ("said", "told the press", "wrote", "insisted", "repeated in a letter")
_QUOTES = (
    "the northern port would stay closed until spring",
    "nobody had been asked about the new road",
    "prices will rise by a third before the harvest",
    "we will wait",
    "the bridge is safe",
    "it was “too early” to tell — and too late to change",
)
_AFTER = ("on Monday.", "after the talks in Bergen.", "when asked about it.", ".", "once more.")


@dataclass(frozen=True)
class _Said:
    """A sentence with a statement, which its number tells from all others."""

    number: int
    before: str
    quote: str
    after: str
    #: How many letters the extractor leaves out at the end of the quotation.
    cut: int = 0
    found: bool = True

    @property
    def text(self) -> str:
        return f"{self.before} {self.quote} {self.after}"


Paragraphs = tuple[_Said, ...]
Change = Callable[[str], str]


def _same(text: str) -> str:
    return text


def _extraction(article: str, said: Paragraphs, change: Change = _same) -> Extraction:
    """An article of one paragraph a sentence, as an extractor finds its statements."""
    at, parts, texts = 0, list[Attribution](), list[str]()
    for one in said:
        text = change(one.text)
        start = at + len(change(one.before + " "))
        end = start + len(change(one.quote)) - one.cut
        if one.found and end > start:
            parts.append(_attribution(Span(start, end)))
        texts.append(text)
        at += len(text) + 2
    return Extraction(document(article, "\n\n".join(texts)), "made 1", tuple(parts))


def _attribution(span: Span) -> Attribution:
    part = Part((span,), "assert", "positive", "certain", Proposition("past"))
    return Attribution((), (), (span,), "indirect", Holder("unknown"), (part,), "made", 1.0)


def _keys(extraction: Extraction, said: Paragraphs) -> dict[str, int]:
    """Report -> the number of the sentence it stands in."""
    numbers = [one.number for one in said if one.found and one.cut < len(one.quote)]
    return {p.key: n for p, n in zip(places(extraction), numbers, strict=True)}


def _decided(article: str, said: Paragraphs, number: int, outcome: str = "corrected") -> Decision:
    """A decision on one sentence, with the words around it as `sayso decide` writes them."""
    made = _extraction(article, said)
    numbers = _keys(made, said)
    key = next(k for k, n in numbers.items() if n == number)
    (place,) = (p for p in places(made) if p.key == key)
    text, (span,) = made.document.text, place.part.content
    prefix = text[max(0, span.start - 48) : span.start].rpartition("\n")[2].strip()
    suffix = text[span.end : span.end + 48].partition("\n")[0].strip()
    anchor = Anchor(span.of(text), prefix, suffix)
    iris = (mint("report", key).value,)
    return Decision(f"urn:d:{number}", outcome, iris, mint("article", article).value, anchor)


def _article(seed: int, count: int) -> Paragraphs:
    rng = random.Random(seed)  # noqa: S311 - made-up news
    return tuple(_sentence(rng, number) for number in range(count))


def _sentence(rng: random.Random, number: int) -> _Said:
    before = f"{rng.choice(_PEOPLE)} {rng.choice(_VERBS)} that"
    return _Said(number, before, rng.choice(_QUOTES), rng.choice(_AFTER))


def _alone(said: Sequence[_Said]) -> list[_Said]:
    """The sentences that stand once: nothing but their turn tells the others apart."""
    texts = [one.text for one in said]
    return [one for one in said if texts.count(one.text) == 1]


# ---------------------------------------------------------------- seven kinds of edit


def _added(said: Paragraphs) -> tuple[Paragraphs, Change]:
    first = _Said(900, "Jon Vik denied at the outset that", said[3].quote, "to anyone.")
    return (first, *said), _same


def _straight(said: Paragraphs) -> tuple[Paragraphs, Change]:
    return said, lambda text: text.translate(str.maketrans("“”‘’", "\"\"''"))


def _mojibake(said: Paragraphs) -> tuple[Paragraphs, Change]:
    return said, lambda text: text.replace("—", "ā€”")


def _spaced(said: Paragraphs) -> tuple[Paragraphs, Change]:
    return said, lambda text: text.replace(" ", "  ").replace("  that", "\r\nthat")


def _reworded(said: Paragraphs) -> tuple[Paragraphs, Change]:
    words = {"northern": "southern", "road": "railway", "harvest": "holidays"}

    def changed(one: _Said) -> _Said:
        quote = " ".join(words.get(word, word) for word in one.quote.split(" "))
        return replace(one, quote=quote)

    return tuple(map(changed, said)), _same


def _swapped(said: Paragraphs) -> tuple[Paragraphs, Change]:
    half = len(said) // 2
    return (*said[half:], *said[:half]), _same


def _cut(said: Paragraphs) -> tuple[Paragraphs, Change]:
    rng = random.Random(7)  # noqa: S311 - made-up news
    return tuple(replace(s, cut=4 if rng.random() < 0.4 else 0) for s in said), _same


_EDITS = (_added, _straight, _mojibake, _spaced, _reworded, _swapped, _cut)


@pytest.mark.parametrize("edit", _EDITS, ids=lambda e: e.__name__.strip("_"))
def test_no_decision_is_lost_or_misapplied(
    edit: Callable[[Paragraphs], tuple[Paragraphs, Change]],
) -> None:
    """After each of seven kinds of edit all decisions on 30 statements apply, to their own."""
    said = _article(11, 40)
    judged = _alone(said)[:30]
    assert len(judged) == 30
    edited, change = edit(said)
    made = _extraction("a", edited, change)
    numbers = _keys(made, edited)
    for one in judged:
        found = match(_decided("a", said, one.number), made)
        assert [numbers[key] for key in found.reports] == [one.number], (one.text, found.why)


# ---------------------------------------------------------------- what must not happen


def test_the_turn_of_equal_words_is_no_proof() -> None:
    """When the first of two equal quotations goes, its decision must not move to the second."""
    first = _Said(1, "Ada Kern said that", "we will wait", "on Monday.")
    second = _Said(2, "Otto Lind wrote that", "we will wait", "after the talks.")
    decision = _decided("a", (first, second), 1)
    found = match(decision, _extraction("a", (second,)))
    assert (found.reports, found.how) == ((), "orphaned")
    assert "beside other words" in found.why


def test_a_quotation_put_before_an_equal_one_takes_no_decision() -> None:
    """A newcomer gets the IRI that the judged one had; the decision must stay with the judged."""
    judged = _Said(1, "Ada Kern said that", "we will wait", "on Monday.")
    new = _Said(2, "Otto Lind wrote that", "we will wait", "after the talks.")
    made = _extraction("a", (new, judged))
    found = match(_decided("a", (judged,), 1), made)
    assert [_keys(made, (new, judged))[key] for key in found.reports] == [1]


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("the bridge is safe for all of us", "the bridge is not safe for all of us"),
        ("some 3,000 soldiers have left the town", "some 8,000 soldiers have left the town"),
    ],
)
def test_an_edit_that_says_something_else_is_no_edit(then: str, now: str) -> None:
    """Words edited to another number or to the contrary must be judged anew."""
    before = (_Said(1, "Ada Kern said that", then, "on Monday."),)
    after = (_Said(1, "Ada Kern said that", now, "on Monday."),)
    found = match(_decided("a", before, 1), _extraction("a", after))
    assert (found.how, found.why) == ("orphaned", "its words are not in the article")


def test_another_word_of_few_is_another_statement() -> None:
    """What the same person says of something else must not take the decision on what went."""
    before = (
        _Said(1, "Ada Kern said that", "the bakery is shut", "for now."),
        _Said(2, "Ada Kern said that", "the archive is shut", "for now."),
    )
    found = match(_decided("a", before, 1), _extraction("a", before[1:]))
    assert (found.reports, found.how) == ((), "orphaned")


def test_two_that_are_equally_like_it_are_left_to_a_person() -> None:
    """Where the words were edited and two statements are as like them, neither must be taken."""
    decision = Decision(
        "urn:d", "corrected", (), mint("article", "a").value, Anchor("the old bridge is very safe")
    )
    said = (
        _Said(1, "Ada Kern said that", "the old bridge is rather safe", "."),
        _Said(2, "Otto Lind said that", "the old bridge is rather safe", "."),
    )
    assert "more than one" in match(decision, _extraction("a", said)).why


def test_another_name_of_the_article_keeps_the_names_of_reports() -> None:
    """Of equal quotations with equal neighbours the judged one is known under another name too."""
    twice = tuple(_Said(n, "Ada Kern said that", "we will wait", ".") for n in (1, 2))
    decision = _decided("old", twice, 2)
    made = _extraction("new", twice)
    found = match(decision, made)
    assert [_keys(made, twice)[key] for key in found.reports] == [2]


def test_corrected_words_must_stand_in_the_paragraph() -> None:
    """Words to be said instead are found beside the old ones, or the decision is an orphan."""
    said = (_Said(1, "Ada Kern said that", "the bridge is safe", "once more."),)
    decision = _decided("a", said, 1)
    right = replace(decision, corrections={"words": "bridge is safe once"})
    (span,) = match(right, _extraction("a", said)).content
    assert span.of(_extraction("a", said).document.text) == "bridge is safe once"
    wrong = replace(decision, corrections={"words": "the port"})
    assert "corrected words" in match(wrong, _extraction("a", said)).why


# ---------------------------------------------------------------- random histories


def _edits() -> dict[str, Callable[[random.Random, list[_Said], int], None]]:
    def drop(rng: random.Random, said: list[_Said], _: int) -> None:
        said.pop(rng.randrange(len(said)))

    def insert(rng: random.Random, said: list[_Said], number: int) -> None:
        said.insert(rng.randrange(len(said) + 1), _sentence(rng, number))

    def shuffle(rng: random.Random, said: list[_Said], _: int) -> None:
        rng.shuffle(said)

    def change(rng: random.Random, said: list[_Said], **to: object) -> None:
        at = rng.randrange(len(said))
        said[at] = replace(said[at], **to)  # type: ignore[arg-type]

    return {
        "drop": drop,
        "insert": insert,
        "shuffle": shuffle,
        "reword": lambda rng, said, _: change(rng, said, quote=rng.choice(_QUOTES)),
        "after": lambda rng, said, _: change(rng, said, after=rng.choice(_AFTER)),
        "cut": lambda rng, said, _: change(rng, said, cut=rng.choice((0, 1, 3))),
        "miss": lambda rng, said, _: change(rng, said, found=rng.random() < 0.5),
    }


_STEPS = st.lists(st.sampled_from([*_edits(), "decide", "rename"]), min_size=2, max_size=10)


@settings(max_examples=200, deadline=None)
@given(seed=st.integers(0, 2**16), steps=_STEPS)
def test_random_histories_of_edits_and_decisions(seed: int, steps: list[str]) -> None:
    """At each rebuild a decision applies to the statement it was made on, or is an orphan.

    It must not be an orphan where its sentence and the sentence's words stand as they did.
    """
    rng = random.Random(seed)  # noqa: S311 - made-up news
    said, decided, name = list(_article(seed, 6)), dict[int, tuple[Decision, _Said]](), "a"
    for turn, step in enumerate(steps):
        if step == "rename":
            name = f"{name}b"
            decided = {n: d for n, d in decided.items() if d[1] in said}
        elif step == "decide":
            _decide_on_one(rng, name, tuple(said), decided)
        elif len(said) > 1:
            _edits()[step](rng, said, 100 + turn)
        for number, found in _rebuilt(name, tuple(said), decided):
            assert found is not None or number not in _untouched(said, decided)
            # Sentences that read alike in all that stands around the words are one and the same.
            texts = {one.number: one for one in said}
            judged = decided[number][1]
            if found is not None and found != number:
                assert _alike(texts[found], judged), (texts[found], judged)


def _alike(one: _Said, judged: _Said) -> bool:
    """Whether nothing within the words and their neighbours tells two sentences apart."""
    mine, other = one.text.split(), judged.text.split()
    return sum(word not in other for word in mine) * 3 <= len(mine)


def _decide_on_one(
    rng: random.Random,
    name: str,
    said: Paragraphs,
    decided: dict[int, tuple[Decision, _Said]],
) -> None:
    open_ = [one for one in _alone(said) if one.found and not one.cut]
    if open_:
        one = rng.choice(open_)
        decided[one.number] = _decided(name, said, one.number), one


def _rebuilt(
    name: str, said: Paragraphs, decided: dict[int, tuple[Decision, _Said]]
) -> Iterator[tuple[int, int | None]]:
    """Number of a judged sentence -> of the one its decision applies to now, or None."""
    made = _extraction(name, said)
    numbers = _keys(made, said)
    for number, (decision, _) in decided.items():
        found = match(decision, made)
        assert len(found.reports) <= 1
        assert bool(found.reports) != (found.how == "orphaned")
        assert bool(found.why) == (found.how == "orphaned")
        yield number, numbers[found.reports[0]] if found.reports else None


def _untouched(said: Sequence[_Said], decided: dict[int, tuple[Decision, _Said]]) -> set[int]:
    alone = _alone(said)
    return {n for n, (_, judged) in decided.items() if judged in alone}
