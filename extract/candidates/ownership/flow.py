"""Whose words a quotation without a clause of its own are: the speaker's right before it.

Nobody goes on speaking past another speaker, nor past a sentence that is about somebody else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Literal, NamedTuple

from extract import wordlists
from extract.candidates.ownership.pieces import cut, joined, shares
from extract.candidates.ownership.voices import Utterance, follows, runs_on
from extract.records import Candidate, Span
from extract.syntax.clauses import passive
from extract.syntax.cue_frames import cue_frames
from extract.syntax.cues import listed, read
from extract.syntax.parse import Reading
from extract.syntax.phrases import first_person
from extract.syntax.quotations import closed
from extract.syntax.scene import Scene, scenes
from extract.syntax.speech_frames import STOPS
from extract.syntax.speech_verbs import person

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["followed"]

#: What the words between two utterances say of who speaks the second.
Between = Literal["same", "unsure", "other"]

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_BESIDE = frozenset({"relcl", "acl", "advcl"})
_WORDS = 2  # a thing is called by, where nobody is quoted
_SMALL = 3  # letters of a word that a title may print small
_SAME = frozenset({"he", "she", "i", "who"})
_PAGE = attrgetter("page")


class _Report(NamedTuple):
    """What somebody is reported to say, as far as it stands in one paragraph.

    :param last: index of the last token of its source, cue and content.
    :param cue: index of the last token of its cue; None where that stands elsewhere.
    :param number: the place of the candidate in the list.
    """

    last: int
    cue: int | None
    number: int


def followed(
    reading: Reading,
    candidates: Iterable[Candidate],
    spoken: Sequence[Utterance],
    *,
    onward: bool,
) -> list[Candidate]:
    """The candidates once what stands alone goes on with the speaker before it, or with nobody.

    :param spoken: all utterances of the article, in order.
    :param onward: whether paragraphs that are one quotation do, too.
    """
    flow = _Flow(reading, list(candidates), spoken)
    for number, one in enumerate(spoken):
        if one.voice is None:
            flow.settle(number, one)
    if onward:
        flow.continue_pages()
    return flow.candidates


class _Flow:
    """The candidates of an article while its utterances are settled one after the other."""

    def __init__(
        self, reading: Reading, candidates: list[Candidate], spoken: Sequence[Utterance]
    ) -> None:
        self.reading = reading
        self.pages = scenes(reading)
        self.candidates = candidates
        self.spoken = spoken

    def settle(self, number: int, one: Utterance) -> None:
        """Give an utterance without a clause of its own to the speaker before it, if any."""
        before = self.spoken[number - 1] if number else None
        held = self._held(one)
        if before is not None and not held and runs_on(self.reading, before, one):
            for place, candidate in enumerate(self.candidates):
                if shares(candidate, before.place):
                    self.candidates[place] = joined(candidate, one.content)
            return
        reports = self._reports(one.page)
        holders = [r for r in reports if shares(self.candidates[r.number], one.place)]
        for report in holders:
            self._release(reports, report, one)
        ahead = [r for r in reports if r.last < one.first]
        if ahead and not holders and _alone(self.pages[one.page], one):
            self._go_on(self._main(ahead, one.page), one)

    def continue_pages(self) -> None:
        """Lay paragraphs that are one quotation to the speaker right before them."""
        for page, group in groupby(sorted(self.spoken, key=_PAGE), key=_PAGE):
            said = list(group)
            if not page or any(u.voice is not None for u in said):
                continue
            if not any(map(self._held, said)):
                self._continue(page, said)

    def _held(self, one: Utterance) -> bool:
        """Whether a candidate has an utterance; words without a cue are nobody's."""
        return any(shares(c, one.place) for c in self.candidates if c.cue)

    def _continue(self, page: int, said: Sequence[Utterance]) -> None:
        scene, before = self.pages[page], self.pages[page - 1]
        if not _wholly(scene, said) or not follows(self.reading.document, before, scene):
            return
        reports = self._reports(page - 1)
        last = self._main(reports, page - 1) if reports else None
        if last is None or not all(_sentences(scene, u) for u in said):
            return
        if not (self._spoke(page - 1, last, said[0]) or self._told(page, last, said[0])):
            return
        if self._between(before, last, len(before.tokens)) != "same":
            return
        speaker = self.candidates[last.number]
        content = tuple(s for u in said for s in u.content)
        if speaker.shape == "continued":
            self.candidates[last.number] = joined(speaker, content)
        else:
            confidence = float(wordlists.table("cues")["confidence"][_CONTINUED])
            more = Candidate(
                speaker.source, speaker.cue, content, _CONTINUED, confidence, speaker.reporters,
                shape="continued",
            )  # fmt: skip
            self.candidates.append(more)

    def _spoke(self, page: int, report: _Report, more: Utterance) -> bool:
        """Whether a report is of an utterance set off as some more words are, by somebody named."""
        one = self.candidates[report.number]
        told = any(c.isalpha() for s in one.cue for c in s.of(self.reading.text))
        said = [u for u in self.spoken if u.page == page and shares(one, u.place)]
        nested = any(c.within(u.place) for c in one.cue for u in said)
        alike = any(self._alike(u, more) for u in said)
        return told and alike and not (nested or one.unsure)

    def _told(self, page: int, report: _Report, more: Utterance) -> bool:
        """Whether a paragraph quotes what the one before it told in other words: "Roe said so."

        Not where another speaker may be named behind it, in the clause of the next quotation.
        """
        one, before = self.candidates[report.number], self.pages[page - 1]
        quoted = any(u.page == page - 1 and _clause(before, u) for u in self.spoken)
        awaited = any(u.page == page + 1 and u.first == 0 and u.voice for u in self.spoken)
        if quoted or awaited or more.dashed or one.unsure or one.shape not in _REPORTED:
            return False
        named = [before.tokens[i] for s in one.source for i in _indices(before, s)]
        several = any(t.dep_ == "conj" for t in named)  # one quotation is of one of them
        cue = self._cue(report, page - 1)
        onward = any("quote" in (cue_frames(t) or ()) for t in cue) or _denies(cue)
        onward = onward or (_views(cue) and any(map(_one, named)) and self._on_it(one, more))
        return onward and not several

    def _on_it(self, one: Candidate, more: Utterance) -> bool:
        """Whether a quotation says "we" or "I", or a word that tells something of a report."""
        said = self._tokens(more.place)
        words = {t.lemma_.lower() for s in one.content for t in self._tokens(s) if _telling(t)}
        return any(first_person(t) or (_telling(t) and t.lemma_.lower() in words) for t in said)

    def _tokens(self, span: Span) -> list[Token]:
        block = self.reading.block_at(span.start)
        return block.tokens(span) if block is not None else []

    def _alike(self, one: Utterance, other: Utterance) -> bool:
        """Whether two utterances are set off alike; keyboards mix straight and curly marks."""
        signs = {self._sign(one), self._sign(other)}
        both = signs <= {"“", '"'} and closed(other.place.of(self.reading.text))
        return len(signs) == 1 or both

    def _sign(self, one: Utterance) -> str:
        """What sets an utterance off: the mark that opens it, or dashes."""
        return "dash" if one.dashed else self.reading.text[one.place.start]

    def _reports(self, page: int) -> list[_Report]:
        """The reports of a paragraph, by where they end."""
        scene = self.pages[page]
        found = []
        for number, one in enumerate(self.candidates):
            near = [s for s in (*one.cue, *one.content) if s.overlaps(scene.block.span)]
            if near and one.source:
                last = max(max(_indices(scene, s), default=-1) for s in (*near, *one.source))
                cue = max((i for s in one.cue for i in _indices(scene, s)), default=None)
                found.append(_Report(last, cue, number))
        return sorted(found, key=lambda r: (r.last, -r.number))

    def _go_on(self, report: _Report, one: Utterance) -> None:
        if self._between(self.pages[one.page], report, one.first) == "same":
            made = joined(self.candidates[report.number], one.content)
            self.candidates[report.number] = made

    def _main(self, reports: Sequence[_Report], page: int) -> _Report:
        """The last report, or the one whose verb it hangs on: "“…,” Roe *said*, citing X. “…”"."""
        last = reports[-1]
        over = self._above(last, page)
        for report in reversed(reports[:-1]):
            if any(t.i in over for t in self._cue(report, page)):
                return report._replace(last=last.last)
        return last

    def _above(self, report: _Report, page: int) -> set[int]:
        """The verbs that a report only goes with."""
        return {above.i for t in self._cue(report, page) for above in _over(t)}

    def _cue(self, report: _Report, page: int) -> list[Token]:
        """The words of a report's cue that stand in a paragraph."""
        scene, cue = self.pages[page], self.candidates[report.number].cue
        return [scene.tokens[i] for span in cue for i in _indices(scene, span)]

    def _release(self, reports: Sequence[_Report], holder: _Report, one: Utterance) -> None:
        """Take an utterance from a candidate whose cue is past another speaker."""
        if holder.cue is None or holder.cue > one.first:
            return
        scene, mine = self.pages[one.page], self.candidates[holder.number]
        ours = {t.i for t in self._cue(holder, one.page)}
        others = (r for r in reports if r.cue is not None and holder.cue < r.cue < one.first)
        others = (r for r in others if ours.isdisjoint(self._above(r, one.page)))
        past = any(self._apart(self.candidates[r.number], mine) for r in others)
        inside = [i for s in mine.content for i in _indices(scene, s) if i < one.first]
        last = holder._replace(last=max([holder.cue, *inside]))
        if past or self._between(scene, last, one.first) == "other":
            self.candidates[holder.number] = cut(self.reading.text, mine, [one.place])

    def _apart(self, other: Candidate, mine: Candidate) -> bool:
        """Whether another candidate is somebody else's beside this one."""
        left, right = self._words(other), self._words(mine)
        nested = all(any(c.within(s) for s in mine.content) for c in other.cue)
        return not (nested or left == right or _may_be(left, right) or _may_be(right, left))

    def _between(self, scene: Scene, report: _Report, stop: int) -> Between:
        return _between(scene, report.last + 1, stop, self._words(self.candidates[report.number]))

    def _words(self, one: Candidate) -> list[str]:
        return [s.of(self.reading.text) for s in one.source]


_CONTINUED = "quote-continued"
#: Shapes of reports in other words by a verb.
_REPORTED = frozenset({"verb", "tagged", "together"})


def _over(verb: Token) -> list[Token]:
    """What a report only goes with: "Roe said, *citing* X", "wrote in a note *seen* by Falk"."""
    if verb.tag_ == "VBG" and verb.dep_ in _BESIDE:
        return [verb.head]
    told = verb.dep_ in {"relcl", "acl"} and passive(verb)
    return [a for a in verb.ancestors if a.pos_ in {"VERB", "AUX"}][:1] if told else []


def _denies(cue: Sequence[Token]) -> bool:
    """Whether a cue rejects what was said: whoever does goes on to say why."""
    found = read(cue)
    entry = listed(found.name) if found is not None else None
    return entry is not None and entry["act"] == "deny"


def _views(cue: Sequence[Token]) -> bool:
    """Whether a cue tells what somebody believes, or what he calls something."""
    found = read(cue)
    entry = listed(found.name) if found is not None else None
    frames = {f for t in cue for f in (cue_frames(t) or ())}
    return entry is not None and entry["act"] != "ask" and not frames.isdisjoint({"as", "clause"})


def _one(token: Token) -> bool:
    """Whether a word names somebody or some body, not a kind of people."""
    return token.tag_ == "NNP" or token.lower_ in {"he", "she"}


def _telling(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN", "VERB", "ADJ"} and len(token) > _SMALL


def _clause(scene: Scene, one: Utterance) -> bool:
    """Whether an utterance is more than a word or two in quotation marks."""
    spoken = scene.tokens[one.first : one.last + 1]
    return sum(t.is_alpha for t in spoken) > _WORDS


def _indices(scene: Scene, span: tuple[int, int]) -> range:
    return scene.within(*span)


def _wholly(scene: Scene, said: Sequence[Utterance]) -> bool:
    """Whether a paragraph has no words but what is spoken."""
    spoken = {i for u in said for i in range(u.first, u.last + 1)}
    return all(t.i in spoken for t in scene.tokens if t.is_alpha)


def _sentences(scene: Scene, one: Utterance) -> bool:
    """Whether an utterance is made of sentences; a heading is not, nor what leads on elsewhere."""
    words = [t for t in scene.tokens[one.first : one.last + 1] if t.is_alpha]
    long = [t for t in words if len(t) > _SMALL]
    titled = len(long) > 1 and all(t.is_title or t.is_upper for t in long)
    last = one.place.of(scene.text).rstrip("\"”“»’'` \u00a0")[-1:]
    behind = scene.text[one.place.end : one.place.end + 1]  # the stop outside the marks
    return (last in {*".?!…"} or behind in {*".?!"}) and not titled


def _alone(scene: Scene, one: Utterance) -> bool:
    """Whether an utterance begins a sentence of its own."""
    for index in range(one.first - 1, -1, -1):
        token = scene.tokens[index]
        if scene.quote_of[index] >= 0:
            return scene.last_sign(scene.quotations[scene.quote_of[index]]) in {*".?!,…"}
        if token.text in STOPS or "\n" in token.text:
            return True
        if not token.is_space and not token.is_punct:
            return False
    return True


# ---------------------------------------------------------------- who is spoken of between


def _between(scene: Scene, start: int, stop: int, source: Iterable[str]) -> Between:
    """What the words between two tokens say of who speaks behind them.

    ``same``: they only end the sentence before; ``unsure``: a sentence stands between;
    ``other``: it is about somebody else.

    :param start, stop: the first and the token behind the last of these words.
    :param source: the words that name the speaker before them.
    """
    names = _names(source)
    found: Between = "same"
    ended = False
    for token in scene.tokens[start:stop]:
        if scene.quote_of[token.i] >= 0:
            continue
        ended = ended or token.text in STOPS
        for head in (c for c in token.children if c.dep_ in _SUBJECTS and start <= c.i < stop):
            others = person(head) and head.lower_ not in _SAME and not _named(head, names)
            if others and (ended or token.dep_ not in _BESIDE):
                return "other"
            found = "unsure" if ended else found
    return found


def _may_be(source: Iterable[str], other: Iterable[str]) -> bool:
    """Whether who is named by some words may be somebody named before: "he", or part of a name."""
    words = {w.lower() for span in source for w in span.split()}
    return bool(words) and (words <= _SAME or bool(words & _names(other)))


def _names(source: Iterable[str]) -> set[str]:
    return {w.lower() for words in source for w in words.split() if w[:1].isupper()}


def _named(head: Token, names: set[str]) -> bool:
    return bool(names) and any(t.lower_ in names for t in (head, *head.children))
