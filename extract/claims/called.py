"""What somebody calls a thing, told in passing: "drills against what *he called “threats”*".

Whatever the sentence around says, and whoever says it, the words in the marks are of who is named
in the clause.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from extract.claims.acts import judge
from extract.claims.rejected import stretches
from extract.claims.statements import split
from extract.entities.names import Named
from extract.holders.resolve import resolve
from extract.records import Attribution, Candidate, Holder, Note
from extract.stretches import Stretches
from extract.syntax.clauses import verb_group
from extract.syntax.cue_frames import cue_frames
from extract.syntax.not_reported import why_unreported
from extract.syntax.parse import Reading
from extract.syntax.phrases import noun_phrase
from extract.syntax.scene import Quotation, Scene, scenes
from extract.syntax.styles import style
from extract.syntax.tree import child, children, object_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["RULE", "called"]

RULE = "called-in-passing"
_CONFIDENCE = 0.85
_CLAUSES = frozenset({"relcl", "ccomp", "pcomp", "acl"})
_GAPS = frozenset({"what", "which", "that", "whom", "who"})
_SPEAKERS = frozenset({"he", "she", "they", "it"})
_KNOWN = frozenset({"resolved", "joint"})


def called(reading: Reading, named: Named, reported: Sequence[Attribution]) -> list[Attribution]:
    """What is called something in marks by somebody named, in a clause about something else.

    :param reported: what others are reported to say; a clause that reports there already is
        left out.
    """
    cues = Stretches(s for one in reported for s in one.cue)
    found = [
        candidate
        for scene in scenes(reading)
        for candidate in _candidates(scene)
        if not any(cues.overlap(s) for s in candidate.cue)
    ]
    holders = resolve(reading, named, found)
    made = []
    for candidate, holder in zip(found, holders, strict=True):
        judged = judge(reading, candidate)
        again = any(_holds(one, candidate, holder) for one in reported)
        if isinstance(judged, Note) or holder.status not in _KNOWN or again:
            continue
        # to "call" somebody's words a lie denies them, and demands nothing
        told = judged._replace(act="assert") if judged.act == "demand" else judged
        parts = split(reading, named, candidate, told)
        made.append(
            Attribution(
                candidate.source, candidate.cue, candidate.content,
                style(reading, candidate.content), holder, parts, RULE, _CONFIDENCE,
                judged.cue_lemma,
            )
        )  # fmt: skip
    return made


def _holds(one: Attribution, candidate: Candidate, holder: Holder) -> bool:
    """Whether somebody is already reported to say the same among other words."""
    inside = all(any(c.within(s) for s in one.content) for c in candidate.content)
    return inside and one.holder.speakers == holder.speakers


def _candidates(scene: Scene) -> Iterator[Candidate]:
    for verb in scene.tokens:
        who = child(verb, "nsubj") if verb.dep_ in _CLAUSES and not scene.quoted(verb) else None
        if who is None or not _passing(verb, who) or scene.quoted(who):
            continue
        judged = _judged(verb)
        quotation = _marked(scene, judged) if judged is not None else None
        cue = [scene.tokens[i] for i in sorted(verb_group(verb))]
        if judged is None or quotation is None or why_unreported(cue):
            continue
        said = scene.tokens[min(judged.left_edge.i, quotation.first) : quotation.last + 1]
        source = [scene.tokens[i] for i in sorted(noun_phrase(who)) if i < verb.i]
        by, told = stretches(scene.block, source), stretches(scene.block, cue)
        yield Candidate(by, told, (scene.block.over(said),), RULE, _CONFIDENCE, shape="verb")


def _passing(verb: Token, who: Token) -> bool:
    """Whether a clause says what somebody calls the thing that it hangs on."""
    named = who.pos_ == "PROPN" or who.lower_ in _SPEAKERS or any(children(who, "appos"))
    # "Roe said *that* Falk called it so" tells of all of it
    gap = any(t.lower_ in _GAPS and t.i < who.i and t.dep_ != "mark" for t in verb.children)
    return named and gap and who.i < verb.i


def _judged(verb: Token) -> Token | None:
    """The head of what a thing is called, or described as."""
    frames = cue_frames(verb) or ()
    said = next((c for c in children(verb, "oprd", "dobj", "attr", "acomp") if c.i > verb.i), None)
    if "small" in frames and said is not None:
        return said
    led = (object_of(p, {"as"}) for p in children(verb, "prep")) if "as" in frames else ()
    return next((o for o in led if o is not None), None)


def _marked(scene: Scene, judged: Token) -> Quotation | None:
    """The quotation that a thing is called, or that ends it; the title of a thing is none."""
    for index in range(judged.left_edge.i, judged.right_edge.i + 1):
        if scene.quote_of[index] >= 0:
            quotation = scene.quotations[scene.quote_of[index]]
            inside = scene.tokens[quotation.first : quotation.last + 1]
            names = [t for t in inside if t.is_alpha]
            return None if all(t.is_title for t in names) else quotation
    return None
