"""What is spoken in an article, and by whom where a clause beside it says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.candidates.ownership.beside import beside
from extract.records import Document, Span, Spans
from extract.syntax.dashes import DashSpeech
from extract.syntax.dialogue import Turn, dialogue
from extract.syntax.parse import Reading
from extract.syntax.quotations import closed
from extract.syntax.scene import Scene, scenes
from extract.syntax.speech_frames import SpeechFrame

__all__ = ["Utterance", "Voice", "follows", "runs_on", "utterances"]


class Voice(NamedTuple):
    """Who speaks, and the words that say so.

    :param page: number of the paragraph that says so.
    :param verb: index of the token that carries the cue there.
    :param reporters: who passes the words on.
    :param rule: the shape by which it is known, e.g. ``"quote-before"``.
    :param silent: whether the clause says that nothing was said.
    :param plain: whether the clause alone is enough to lay the words to it.
    :param again: whether the clause leaves its subject out: who has just spoken speaks on.
    """

    page: int
    verb: int
    source: Spans
    cue: Spans
    reporters: tuple[Spans, ...]
    rule: str
    silent: bool = False
    plain: bool = True
    again: bool = False


class Utterance(NamedTuple):
    """Words that somebody speaks, in one paragraph.

    :param page: number of the paragraph.
    :param first, last: indices of its first and last token.
    :param place: where it stands in the stored text.
    :param content: its words with those of its sentence that are said with it.
    :param voice: who speaks by a clause beside it; None where there is none.
    :param dashed: whether dashes set it off, not marks.
    """

    page: int
    first: int
    last: int
    place: Span
    content: Spans
    voice: Voice | None
    dashed: bool = False


def utterances(reading: Reading) -> list[Utterance]:
    """Everything that is spoken in an article, by quotation marks and by dashes, in order."""
    found: list[Utterance] = []
    pages, turns = scenes(reading), dialogue(reading)
    for page, scene in enumerate(pages):
        dashes = [t for t in turns if t.page == page]
        made = [_dashed(pages, turn) for turn in dashes]
        made += [q for q in _quoted(page, scene) if not any(_holds(d.speech, q) for d in dashes)]
        found.extend(sorted(made, key=lambda u: (u.first, u.last)))
    return _linked(reading, _again(pages, found))


# ---------------------------------------------------------------- from one paragraph to the next


def _linked(reading: Reading, spoken: Sequence[Utterance]) -> list[Utterance]:
    """The utterances, those that go on from or into the next paragraph with the voice of that."""
    made = list(spoken)
    links = [n for n in range(1, len(made)) if runs_on(reading, made[n - 1], made[n])]
    for n in links:
        made[n] = _voiced(made[n], made[n - 1])
    pages = scenes(reading)
    for n in reversed(links):
        if not _in_clause(pages[made[n - 1].page], made[n - 1]):
            made[n - 1] = _voiced(made[n - 1], made[n])
    return made


def _again(pages: Sequence[Scene], spoken: Sequence[Utterance]) -> list[Utterance]:
    """The utterances, those whose clause leaves its subject out with who has just spoken."""
    made: list[Utterance] = []
    for one in spoken:
        before = made[-1].voice if made else None
        if one.voice is not None and one.voice.again and before is not None and before.source:
            near = made[-1].page >= one.page - 1
            if near and not _turned(pages[one.page], before, one):
                made.append(one._replace(voice=one.voice._replace(source=before.source)))
                continue
        made.append(one)
    return made


def _turned(scene: Scene, before: Voice, one: Utterance) -> bool:
    """Whether a person is named in a paragraph before an utterance, behind who spoke last."""
    named = max(s.end for s in before.source)
    between = scene.tokens[: one.first]
    return any(t.ent_type_ == "PERSON" and scene.starts[t.i] >= named for t in between)


def _in_clause(scene: Scene, one: Utterance) -> bool:
    """Whether words lead on to a quotation without a sign: they tell whose it is, nobody behind."""
    return one.first > 0 and scene.tokens[one.first - 1].is_alpha


def _voiced(one: Utterance, other: Utterance) -> Utterance:
    return one if one.voice is not None else one._replace(voice=other.voice)


def runs_on(reading: Reading, before: Utterance, after: Utterance) -> bool:
    """Whether a quotation that no mark closes goes on at the head of the next paragraph."""
    pages = scenes(reading)
    if after.page != before.page + 1 or after.first > 0:
        return False
    if not follows(reading.document, pages[before.page], pages[after.page]):
        return False
    text = reading.text
    open_ = before.place.end == pages[before.page].block.span.end
    sign = text[before.place.start]
    return open_ and text[after.place.start] == sign and not closed(before.place.of(text))


def follows(document: Document, before: Scene, after: Scene) -> bool:
    """Whether no heading stands between two paragraphs."""
    gap = Span(before.block.span.end, after.block.span.start)
    headings = {"heading", "title"}
    return not any(f.kind in headings and f.span.overlaps(gap) for f in document.furniture)


# ---------------------------------------------------------------- in one paragraph


def _holds(speech: DashSpeech, quoted: Utterance) -> bool:
    return speech.first <= quoted.last and quoted.first <= speech.last


def _dashed(pages: Sequence[Scene], turn: Turn) -> Utterance:
    scene, (first, last, frame) = pages[turn.page], turn.speech
    voice = _voice(turn.told, pages[turn.told], frame, "dash") if frame is not None else None
    place = Span(scene.starts[first], scene.ends[last])
    content = scene.spans(range(first, last + 1))
    return Utterance(turn.page, first, last, place, content, voice, dashed=True)


def _quoted(page: int, scene: Scene) -> Iterator[Utterance]:
    owned = beside(scene)
    sides: dict[int, set[str]] = {}
    for one in owned.values():
        sides.setdefault(one.frame.verb, set()).add(one.side)
    for number, quotation in enumerate(scene.quotations):
        found = owned.get(number)
        if found is None and not scene.spoken(quotation):
            continue
        said = frozenset(range(quotation.first, quotation.last + 1))
        voice = None
        if found is not None:
            shape = "split" if len(sides[found.frame.verb]) > 1 else found.side
            voice = _voice(page, scene, found.frame, f"quote-{shape}")._replace(plain=found.plain)
            said = found.said
        content = scene.content(said)
        yield Utterance(page, quotation.first, quotation.last, quotation.span, content, voice)


def _voice(page: int, scene: Scene, frame: SpeechFrame, rule: str) -> Voice:
    passing = tuple(scene.spans(r) for r in frame.reporters)
    source, cue = scene.spans(frame.source), scene.spans(frame.cue)
    named = source if frame.source else ()
    return Voice(
        page, frame.verb, named, cue, passing, rule, bool(frame.silent), again=frame.again
    )  # fmt: skip
