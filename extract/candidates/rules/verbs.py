"""Reporting verbs with a subject: "said that X", "acknowledged X", "dismissed X as Y"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from extract import wordlists
from extract.candidates.rules.draft import Draft
from extract.candidates.rules.frames import Frame, frame
from extract.records import Shape
from extract.syntax.clauses import (
    attributive,
    finite,
    infinitive,
    passive,
    subject,
    verb_group,
)
from extract.syntax.cue_frames import cue_frames
from extract.syntax.cues import lemma
from extract.syntax.participles import handed_on, paper, told_by_paper
from extract.syntax.phrases import can_speak, names_only, noun_phrase
from extract.syntax.scene import Scene
from extract.syntax.speech_frames import name
from extract.syntax.speech_verbs import reporters
from extract.syntax.tree import before, below, child, children

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["drafts", "worded"]

_USING = frozenset({"use", "employ", "choose"})


def drafts(scene: Scene, verb: Token, frames: Mapping[str, Any]) -> Iterator[Draft]:
    """What a cue verb reports.

    :param frames: the frames of this verb that report.
    """
    found = frame(verb)
    if found is None or found.name not in frames or _sets_the_scene(verb, found):
        return
    if attributive(verb) or _hands_on(verb, found):
        return
    source = speaker(verb, found)
    if source is not None:  # marks of a quotation that the parse hangs on the name
        source = frozenset(i for i in source if not (scene.tokens[i].is_quote and i > verb.i))
        source = source - scene.dateline or source
    if source is None or any(scene.quote_of[i] >= 0 for i in source):
        return
    reputed = verb.lemma_ in wordlists.words("cues", "reputed")
    if reputed and not source and verb.dep_ in {"relcl", "acl"}:
        return  # "the man, accused of theft, left": a description
    cue = (verb_group(verb) | found.cue) - source
    content = set(found.content - source - cue)
    for other, inner in _others(scene, verb, found):
        content -= _with_link(other.head if _accompanies(other) else other)
        if child(other, "nsubj", "nsubjpass") is None and not _hands_on(other, inner):
            other_cue = verb_group(other) | inner.cue
            made = _draft(other, source, other_cue, inner.content, inner.name)
            yield made._replace(shape="second") if _second(verb, other, found) else made
    if content:
        main = _draft(verb, source, cue, frozenset(content), found.name)
        main = main._replace(shape="second") if _beside_first(verb) else main
        quoting = [name(scene, r) for r in reporters(verb, subject(verb))]
        passing = tuple(q - source if not q <= source else q for q in quoting)
        yield main._replace(source=_without(verb, source, quoting), reporters=passing)


def worded(scene: Scene, verb: Token) -> Draft | None:
    """The case "Roe *used the word* “traps” *to describe* the bins"."""
    using = verb.head if verb.head.lemma_ in _USING else verb.head.head
    names = verb.lemma_ in wordlists.words("cues", "judging") and infinitive(verb)
    if not names or using.lemma_ not in _USING or scene.unreported(verb):
        return None
    listed = wordlists.words("cues", "worded")
    between = range(using.i + 1, verb.i)
    quoted = next((q for q in scene.quotations if q.first - 1 in between), None)
    thing, head = child(verb, "dobj"), subject(using)
    if thing is None or head is None or quoted is None or not can_speak(head, using):
        return None
    if scene.tokens[quoted.first - 1].lemma_ not in listed:
        return None
    said = frozenset(range(quoted.first, quoted.last + 1)).union(below(thing))
    cue = verb_group(using) | verb_group(verb) | frozenset(range(using.i, quoted.first))
    return Draft(verb.i, noun_phrase(head), cue, said, "verb-small", "verb", frame="small")


def _without(
    verb: Token, source: frozenset[int], quoting: Sequence[frozenset[int]]
) -> frozenset[int]:
    """A speaker's name without who quotes them: "officials *cited by Novapress*"."""
    head = subject(verb)
    beside = list(children(head, "acl")) if head is not None else []
    cited = {i for c in beside for i in below(c) if any(q & frozenset(below(c)) for q in quoting)}
    return source - cited or source


def _draft(
    verb: Token,
    source: frozenset[int],
    cue: frozenset[int],
    content: frozenset[int],
    frame: str,
) -> Draft:
    shape: Shape = "nobody" if frame == "aside" and not source else "verb"
    return Draft(verb.i, source, cue, content, f"verb-{frame}", shape, frame=frame)


def _hands_on(verb: Token, found: Frame) -> bool:
    """Whether all that a verb has is whom words are from, or a paper that it only passes on."""
    named = child(verb, "dobj") if found.name == "np" else None
    return named is not None and (names_only(verb, named) or _passes_on(verb, named))


def _passes_on(verb: Token, paper: Token) -> bool:
    """Whether a verb only passes on what a letter or post says: "shared a post claiming that"."""
    own = verb.lemma_ in wordlists.words("cues", "authoring")
    return (not own and told_by_paper(paper) is not None) or handed_on(verb, paper)


def _sets_the_scene(verb: Token, found: Frame) -> bool:
    """The cases "Commenting on X, she said …" and "asked to comment on X": nothing said yet."""
    telling = wordlists.words("cues", "telling")
    if found.name == "passive-to":
        asked = child(verb, "xcomp")
        return asked is not None and asked.lemma_ in telling
    return verb.lemma_ in telling and verb.tag_ == "VBG" and verb.dep_ == "advcl"


def _others(scene: Scene, verb: Token, found: Frame) -> Iterator[tuple[Token, Frame]]:
    """Reporting verbs that the parse hangs into this one's content though they stand beside it.

    "said that X, adding that Y", "said that X and warned that Y", "said X, while Z said Y".
    """
    for index in sorted(found.content):
        token = scene.tokens[index]
        if scene.quoted(token) or index < verb.i or not cue_frames(token):
            continue
        beside = _participle(scene, token) or _second(verb, token, found) or _accompanies(token)
        if beside or _rival(scene, verb, token):
            inner = frame(token)
            if inner is not None and inner.name in (cue_frames(token) or ()):
                yield token, inner


def _rival(scene: Scene, verb: Token, token: Token) -> bool:
    """Whether a verb with a subject of its own reports beside, not within, a content."""
    if child(token, "nsubj") is None or token.tag_ != verb.tag_:
        return False
    edge = token.left_edge.i
    first, before = scene.tokens[edge], scene.tokens[edge - 1] if edge else None
    if token.dep_ == "advcl":
        return first.lower_ in {"while", "whereas"}
    return token.dep_ == "conj" and before is not None and before.lower_ in _LINKS


_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_LINKS = frozenset({"and", "but", "yet", "while", ";"})


def _participle(scene: Scene, token: Token) -> bool:
    """Whether a participle stands behind a comma, beside the clause before it."""
    if token.tag_ != "VBG" or token.dep_ not in {"advcl", "acl"} or child(token, "nsubj", "aux"):
        return False
    if lemma(token) in wordlists.words("cues", "minds"):
        return False  # of whom the reported clause tells
    edge = token.left_edge.i
    return edge > 0 and scene.tokens[edge - 1].text == ","


def _accompanies(token: Token) -> bool:
    """Whether somebody else's report only goes with a clause: "…, *with Roe writing* that …"."""
    led = token.dep_ == "pcomp" and token.head.lower_ == "with" and token.tag_ == "VBG"
    comma = before(token.head) if led else None
    return child(token, "nsubj") is not None and comma is not None and comma.text == ","


def _second(verb: Token, token: Token, found: Frame) -> bool:
    """Whether a conjunct repeats the frame of the reporting verb rather than its content's.

    Its form tells: "says the brakes failed and *blames* the crew". Where the form leaves it open,
    only what it says with "that" does.
    """
    if token.dep_ != "conj" or _form(token) != _form(verb) or _form(verb) not in _FINITE:
        return False
    if found.name not in {"clause", "to"} or child(token, "nsubj", "nsubjpass", "aux") is not None:
        return False
    if _of_other_form(token, token.head):
        return True
    clause = child(token, "ccomp")
    return found.name == "clause" and clause is not None and child(clause, "mark") is not None


def _beside_first(verb: Token) -> bool:
    """Whether a verb repeats the frame of the one it is joined with, and says so by its form."""
    first = verb.head
    inner = child(first, "ccomp") if cue_frames(first) else None
    clause = child(verb, "ccomp")
    if verb.dep_ != "conj" or inner is None or clause is None or not first.i < inner.i < verb.i:
        return False
    if _form(verb) != _form(first) or child(verb, "nsubj", "nsubjpass", "aux") is not None:
        return False
    plain = child(clause, "mark") is not None and child(inner, "mark") is not None
    return plain or _of_other_form(verb, inner)


def _form(verb: Token) -> str:
    """The tag of a verb; without an auxiliary a base form or a participle has tense."""
    bare = child(verb, "aux", "auxpass") is None
    return {"VB": "VBP", "VBN": "VBD"}.get(verb.tag_, verb.tag_) if bare else verb.tag_


def _of_other_form(token: Token, inner: Token) -> bool:
    """Whether a verb cannot share the subject or the tense of the verb it may be joined with."""
    holder = subject(inner)
    if infinitive(inner):
        return holder is None
    if any(c.tag_ == "MD" for c in children(inner, "aux")):
        return _form(token) in {"VBZ", "VBD"}  # "says it will close *and insists* …"
    if holder is None or not finite(inner):
        return False
    if _form(token) != "VBD":
        several = holder.tag_ in {"NNS", "NNPS"} or holder.lower_ in {"they", "we", "you"}
        several = several or any(children(holder, "conj"))
        return several != (_form(token) == "VBP") and holder.lower_ not in {"i", "who", "which"}
    # "has left and said": perhaps "has said"
    helper = next(children(inner, "aux", "auxpass"), None)
    return (helper is None or helper.lemma_ == "do") and (helper or inner).tag_ in {"VBZ", "VBP"}


def _with_link(token: Token) -> set[int]:
    cut = set(below(token))
    before = token.left_edge.i - 1
    if before >= 0 and token.doc[before].dep_ == "cc":
        cut.add(before)
    return cut


def speaker(verb: Token, found: Frame) -> frozenset[int] | None:
    """The words that name who speaks; empty when nobody is named, None when it is no speaker."""
    if found.name.startswith("passive") or (found.name == "aside" and passive(verb)):
        agent = child(verb, "agent")
        inner = child(agent, "pobj") if agent is not None else None
        return frozenset() if inner is None else noun_phrase(inner)
    head = subject(verb)
    pointed = head is not None and verb.dep_ == "relcl" and head.tag_ in {"WDT", "WP"}
    if head is None or head.i in found.content or (found.name in {"to", "aside"} and pointed):
        return None
    if head.lower_ == "i":
        return None  # what the writer thinks is the article's own; "we" may be others
    if not (_which_speaks(verb) if pointed and head.tag_ == "WDT" else can_speak(head, verb)):
        return None
    if found.name == "aside" and verb.lemma_ in wordlists.words("cues", "hearing"):
        return frozenset()  # "It fell, *the court heard*": by nobody named
    told = paper(verb) is not None  # the letter's phrase holds the words that it says
    return noun_phrase(head).difference(below(verb) if told else ())


def _which_speaks(verb: Token) -> bool:
    """Whether "which" is somebody: "a body *which* warned"; a letter's words are its writer's."""
    written = verb.head.lemma_ in wordlists.words("cues", "papers")
    return not written and can_speak(verb.head, verb)
