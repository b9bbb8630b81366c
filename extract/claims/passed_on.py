"""What somebody is reported to say that others said: "Roe said that *Norland claims it is safe*".

An extractor finds who speaks to the article; whom the speaker tells of speaks too, through him.
Where it has found both, the one within the other's words is heard through the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.claims.acts import judge, tokens_of
from extract.claims.rejected import stretches
from extract.claims.statements import split
from extract.entities.names import Named
from extract.holders.resolve import resolve
from extract.records import Actor, Attribution, Candidate, Holder, Note
from extract.stretches import Stretches
from extract.syntax.clauses import complement, finite, mark, verb_group
from extract.syntax.cue_frames import cue_frames
from extract.syntax.cues import lemma
from extract.syntax.negation import wrongly
from extract.syntax.not_reported import why_unreported
from extract.syntax.parse import Block, Reading
from extract.syntax.phrases import can_speak, noun_phrase
from extract.syntax.tree import child, children, conjuncts, head_of, verbal
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["RULE", "passed_on", "through"]

RULE = "passed-on"
#: How sure it is that a report within a report is one, beside the report around it.
_CONFIDENCE = 0.9
_NAMING = frozenset({"NOUN", "PROPN"})
_LED = frozenset({"", "that"})
_KNOWN = frozenset({"resolved", "joint", "unnamed"})
_OPEN = frozenset({"unknown", "ambiguous"})


def passed_on(reading: Reading, named: Named, reported: Sequence[Attribution]) -> list[Attribution]:
    """The statements that somebody is reported to lay to others, named with a verb of speech.

    Whoever reports it stands in the chain before the holder. What a pronoun names is left out, and
    what anybody is said to think, or wrongly said to have said.

    :param reported: what others are reported to say; what stands there already is left out.
    """
    cues = Stretches(s for one in reported for s in one.cue)
    found = [
        (one, candidate)
        for one in reported
        if one.holder.status in _KNOWN | _OPEN
        if not any(wrongly(t) for _, t in tokens_of(reading, one.cue))
        for candidate in _candidates(reading, one)
        if not any(cues.overlap(s) for s in candidate.cue)
    ]
    holders = resolve(reading, named, [candidate for _, candidate in found])
    made = (
        _attribution(reading, named, one, candidate, holder)
        for (one, candidate), holder in zip(found, holders, strict=True)
    )
    return [one for one in made if one is not None]


def through(reading: Reading, reported: Sequence[Attribution]) -> list[Attribution]:
    """What others are reported to say, each with those in whose words it stands in its chain.

    Nobody passes on what he says himself; a quotation with a sentence of its own is passed on by
    nobody.
    """
    placed = sorted((s, n) for n, one in enumerate(reported) for s in one.content)
    places = Stretches(s for s, _ in placed)
    made: list[Attribution] = []
    for number, one in enumerate(reported):
        near = {n for s in one.cue[:1] for _, n in placed[places.near(s)]} - {number}
        around = [o for n in sorted(near) if _within(reading, one, o := reported[n])]
        made.append(_heard(one, sorted(around, key=lambda o: -_length(o))))
    return made


def _heard(one: Attribution, tellers: Sequence[Attribution]) -> Attribution:
    own = {actor.key for actor in one.holder.possible}
    others = (t for t in tellers if not own & {a.key for a in t.holder.possible})
    told = (a for t in others for a in _by(t) if a.key not in own)
    via = tuple(dict.fromkeys((*told, *one.holder.via)))
    return one if via == one.holder.via else replace(one, holder=replace(one.holder, via=via))


def _beside(reading: Reading, one: Attribution, other: Attribution) -> bool:
    """Whether the words that report stand in one sentence."""
    block = reading.block_at(one.cue[0].start)
    sentence = block.sentence_at(one.cue[0].start) if block is not None else None
    return sentence is not None and any(s.overlaps(sentence) for s in other.cue)


def _length(one: Attribution) -> int:
    return sum(s.end - s.start for s in one.content)


def _by(teller: Attribution) -> tuple[Actor, ...]:
    return (*teller.holder.via, *teller.holder.speakers)


def _within(reading: Reading, one: Attribution, other: Attribution) -> bool:
    """Whether somebody is heard through another one, in whose words he is reported."""
    inner = _stands_in(one, other) and not _stands_in(other, one)
    if not inner or _aside(reading, one):
        return False
    return one.style != "direct" or _beside(reading, one, other)


def _stands_in(one: Attribution, other: Attribution) -> bool:
    """Whether a report with its speaker stands in the words of another, which stands by them."""
    words_of = (*one.source, *one.cue)
    within = all(any(s.within(o) for o in other.content) for s in words_of)
    return within and other.parts[0].act != "deny"


def _aside(reading: Reading, one: Attribution) -> bool:
    """Whether a clause only sets a report beside another, or describes something by it.

    "*While Roe has denied it*, …", "the deal *that Roe called* “a shame”": that may be the
    article's own remark.
    """
    verb = head_of([t for _, t in tokens_of(reading, one.cue)])
    if verb is None or not verbal(verb):
        return False
    return verb.dep_ == "relcl" or mark(verb) not in _LED


def _candidates(reading: Reading, outer: Attribution) -> Iterator[Candidate]:
    for part in outer.parts:
        pairs = [(b, t) for b, t in tokens_of(reading, part.content) if not t.is_space]
        block = pairs[0][0] if pairs else None
        tokens = [t for b, t in pairs if b is block]
        top = head_of(tokens)
        if block is None or top is None or part.act == "deny":
            continue
        for verb in conjuncts(top):
            made = _candidate(block, verb, {t.i for t in tokens}, outer)
            if made is not None:
                yield made


def _candidate(block: Block, verb: Token, inside: set[int], outer: Attribution) -> Candidate | None:
    who, clause = child(verb, "nsubj"), complement(verb) or _hung_on_noun(verb)
    if who is None or clause is None or not _speaks(verb, who) or not _told(clause):
        return None
    said = [t for t in clause.subtree if t.i in inside and t.i > verb.i]
    cue = [block.doc[i] for i in sorted(verb_group(verb))]
    if not {t.i for t in cue} <= inside or why_unreported(cue):
        return None
    source = [block.doc[i] for i in sorted(noun_phrase(who)) if i in inside and i < verb.i]
    if _spoken_to(who):
        return None
    by, told = stretches(block, source), stretches(block, said)
    if not by or not told:
        return None
    confidence = round(outer.confidence * _CONFIDENCE, 3)
    return Candidate(by, stretches(block, cue), told, RULE, confidence, shape="verb")


def _hung_on_noun(verb: Token) -> Token | None:
    """The clause that a parse hangs on a noun beside it: "told her at a meeting *that he left*"."""
    nouns = (noun for prep in children(verb, "prep") for noun in children(prep, "pobj"))
    clauses = (c for noun in nouns for c in children(noun, "relcl", "acl"))
    return next((c for c in clauses if any(m.lower_ == "that" for m in children(c, "mark"))), None)


def _speaks(verb: Token, who: Token) -> bool:
    """Whether a verb lays words to whom it names, rather than a thought: words can be quoted."""
    frames = set(cue_frames(verb) or ())
    spoken = "clause" in frames and not frames.isdisjoint({"aside", "quote"})
    if not spoken or not finite(verb) or lemma(verb) in _silent():
        return False
    return who.pos_ in _NAMING and who.text[0].isalpha() and can_speak(who, verb)


def _spoken_to(who: Token) -> bool:
    """Whether a land stands as another name of a person: "*Madam President*, Norland says"."""
    beside = (t for t in who.subtree if t.dep_ == "appos" and t.i < who.head.i)
    return any(t.ent_type_ == "GPE" != t.head.ent_type_ for t in beside)


def _silent() -> frozenset[str]:
    """Verbs of what somebody thinks or hears, and of what things come to: "the map *suggests*"."""
    implying = words("cues", "implying") - words("answers", "accusing", "outright")
    return words("cues", "minds") | words("cues", "hearing") | implying


def _told(clause: Token) -> bool:
    """Whether a clause says that something is so; it is not asked, and tells not when or why."""
    return verbal(clause) and finite(clause) and mark(clause) in _LED


def _attribution(
    reading: Reading, named: Named, outer: Attribution, candidate: Candidate, holder: Holder
) -> Attribution | None:
    judged = judge(reading, candidate)
    teller = outer.holder
    own = {actor.key for actor in teller.possible}
    if isinstance(judged, Note) or judged.act in {"attitude", "other"}:
        return None
    if holder.status not in _KNOWN or any(actor.key in own for actor in holder.possible):
        return None
    if holder.status == "unnamed" and outer.style != "indirect":
        return None  # "“People say …,” Roe said": a figure of speech, nobody's words
    return Attribution(
        source=candidate.source,
        cue=candidate.cue,
        content=candidate.content,
        style="indirect",
        holder=replace(holder, via=tuple(dict.fromkeys((*teller.via, *teller.speakers)))),
        parts=split(reading, named, candidate, judged),
        rule=candidate.rule,
        confidence=candidate.confidence,
        cue_lemma=judged.cue_lemma,
    )
