"""The clause that says whose words stand beside it: "…," *said Roe*; *Roe said:* "…".

Structure decides, not the verb: where a clause stands in the place of a reporting clause, its
subject speaks. Words that plainly tell of speech may stand a little farther from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import dropwhile, takewhile
from typing import TYPE_CHECKING

from extract import wordlists
from extract.syntax.clauses import passive, saying, subject, verb_group
from extract.syntax.not_reported import why_unreported
from extract.syntax.phrases import can_speak, noun_phrase
from extract.syntax.quoted_names import quoted_name
from extract.syntax.scene import Scene
from extract.syntax.speech_frame import SpeechFrame
from extract.syntax.speech_verbs import (
    agent,
    day,
    heard,
    person,
    puts,
    quoter,
    reporters,
    speaks,
    taken_for_noun,
    tells,
)
from extract.syntax.tails import passes_on, tail
from extract.syntax.tree import below, child

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "LINKS", "STOPS", "SpeechFrame", "behind", "clause_frame", "name", "named_behind",
    "phrase_head",
]  # fmt: skip

#: Signs that part a quotation from its reporting clause.
LINKS = frozenset({",", ":", "—", "–", "―", "-", "--"})
_BARS = frozenset({"—", "–", "―", "--"})
STOPS = frozenset({".", "?", "!", ";", "…"})
_SHORTEST = 3  # tokens of what describes a name, commas included
_FAR = 40  # tokens of the stretch behind a quotation that is looked at
_NEAR = 14  # tokens between a subject and its verb
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NAMING = frozenset({"PROPN", "NOUN", "PRON"})
_PRONOUNS = frozenset({"how", "what", "all"})  # "was *how* Roe put it"
_NOBODY = frozenset({"which", "there", "what", "this", "that", "these", "those", "you", "it"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MISREAD = frozenset({"dobj", "npadvmod", "attr", "oprd"})  # for a subject behind its verb
_OBJECTS = frozenset({"dobj", "attr", "acomp", "oprd", "ccomp", "xcomp"})


def behind(scene: Scene, start: int) -> SpeechFrame | None:
    """The reporting clause that opens right behind a quotation or a dash, or None.

    :param start: index of the first token that is no part of what is said.
    """
    first = _word(scene, start)
    if first is None:
        return None
    found = _summed_up(scene, first) or _answer(scene, first)
    found = found or _inverted(scene, first) or _plain(scene, first)
    found = _from(scene, found, first) if found is not None else None
    return _passed_on(scene, found) if found is not None else None


def named_behind(scene: Scene, start: int) -> SpeechFrame | None:
    """The same, where the clause only says what the words are: "“…” *was the verdict of Roe*"."""
    first = _word(scene, start)
    return None if first is None else _summed_up(scene, first) or _answer(scene, first)


def _from(scene: Scene, found: SpeechFrame, first: int) -> SpeechFrame | None:
    """A frame without what the parse hangs on it from before a word: that is said."""
    source = frozenset(i for i in found.source if i >= first)
    cue = frozenset(i for i in found.cue if i >= first)
    if found.source and not source:
        return None
    group = [scene.tokens[i] for i in sorted(verb_group(scene.tokens[found.verb])) if i >= first]
    why = why_unreported(group, lambda t: t.i < first or scene.quoted(t))
    return found._replace(source=source, cue=cue, silent=why)


def clause_frame(
    scene: Scene, verb: Token, head: Token | None, first: int = 0
) -> SpeechFrame | None:
    """The frame that a verb makes with who speaks in it; None where that is no speaker.

    :param head: the word that heads the speaker's name; None for nobody named.
    :param first: index that the name does not begin before.
    """
    said = saying(verb)
    if said is not None and not passive(verb):  # "B quoted Roe as saying"
        return _quoting(scene, verb, said)
    if head is not None and (scene.quoted(head) or not _speaks(verb, head)):
        return None
    by = agent(verb)
    active = first and by is None and verb.lemma_ in wordlists.words("cues", "addressing")
    if heard(verb) and not active:  # "- assured Roe" is no passive
        head = by
    source = name(scene, head, first) if head is not None else frozenset()
    cue = _unquoted(scene, verb_group(verb)) - source
    if not cue or (head is not None and not source):
        return None
    passing = tuple(name(scene, r) for r in reporters(verb, head))
    source = source.difference(scene.dateline, *passing) or source
    return SpeechFrame(verb.i, source, cue, scene.unreported(verb), passing)


def _quoting(scene: Scene, verb: Token, said: Token) -> SpeechFrame | None:
    """The frame of whom a verb quotes: "B quoted *Roe as saying*"."""
    while (onward := saying(said)) is not None:
        verb, said = said, onward
    head = child(verb, "dobj")
    if head is None or scene.quoted(head) or not can_speak(head, said):
        return None
    source = name(scene, head) - frozenset(below(said.head))
    cue = _unquoted(scene, verb_group(verb) | {said.head.i, said.i}) - source
    passing = tuple(name(scene, r) for r in reporters(said, head))
    if not source or not cue:
        return None
    return SpeechFrame(verb.i, source, cue, scene.unreported(verb), passing)


def _speaks(verb: Token, head: Token) -> bool:
    """Whether a subject can speak; "it" can where the clause stands beside what is said."""
    it = head.lower_ == "it" and head.i < verb.i
    return can_speak(head, verb) or (it and tells(verb) and not passive(verb))


def _unquoted(scene: Scene, indices: Iterable[int]) -> frozenset[int]:
    return frozenset(i for i in indices if scene.quote_of[i] < 0)


def name(scene: Scene, head: Token, first: int = 0) -> frozenset[int]:
    """The words that name a speaker, up to a quotation or dash behind them."""
    quoting = (c for c in head.children if quoter(c) is not None)
    words = noun_phrase(head).difference(*(below(c) for c in quoting))
    stop = len(scene.tokens)
    bars = (t.i for t in scene.tokens[head.i :] if t.text in _BARS or scene.quoted(t))
    stop = next(bars, stop)
    kept = sorted(_unquoted(scene, (i for i in words if first <= i < stop)))
    while kept and (scene.tokens[kept[-1]].is_punct or scene.tokens[kept[-1]].is_space):
        kept.pop()
    return frozenset(kept)


def _word(scene: Scene, start: int) -> int | None:
    """The first word behind a quotation within its sentence, links passed over."""
    for index in range(start, min(start + 4, len(scene.tokens))):
        token = scene.tokens[index]
        if scene.quote_of[index] >= 0 or "\n" in token.text:
            return None
        if not (token.is_space or token.text in LINKS):
            return None if token.is_punct else index
    return None


def _stretch(scene: Scene, first: int) -> Iterator[Token]:
    """The tokens from one on, to the end of its sentence or the next quotation."""
    for token in scene.tokens[first : first + _FAR]:
        if scene.quote_of[token.i] >= 0 or token.text in STOPS or "\n" in token.text:
            return
        yield token


# ---------------------------------------------------------------- "said Roe"


def _inverted(scene: Scene, first: int) -> SpeechFrame | None:
    """The clause that opens with its verb: "said Roe", "points out the owner, who …"."""
    verb = scene.tokens[first]
    finite = verb.pos_ in {"VERB", "AUX"} and verb.tag_ in {*_FINITE, "VBN"}
    clause = any(t.lower_ == "that" for t in verb.doc[verb.i + 1 : verb.i + 2])
    if not (finite or taken_for_noun(verb)) or verb.is_title or clause:
        return None
    printed = quoted_name(scene, verb)
    if printed:
        return SpeechFrame(verb.i, printed, _unquoted(scene, verb_group(verb)) - printed)
    own = next((c for c in verb.children if c.dep_ in _SUBJECTS and c.i > verb.i), None)
    head = own or _follower(scene, verb)
    if head is None or scene.quoted(head) or not can_speak(head, verb):
        return None
    if not (tells(verb) or person(head)):
        return None
    return clause_frame(scene, verb, head, verb.i + 1)


def _follower(scene: Scene, verb: Token) -> Token | None:
    """The head of the name that stands behind a verb, past its particle and a time."""
    words = list(_stretch(scene, verb.i + 1))
    words = list(dropwhile(lambda t: _passed(t, verb), words))
    found = phrase_head(words) or _called(words)
    named = (c for c in verb.children if c.i > verb.i and c.dep_ in _MISREAD and person(c))
    return found if found is not None else next(named, None)


def _called(words: list[Token]) -> Token | None:
    """The head of a name behind one word for what somebody is: "confesses *patient Mira Tolk*".

    The parse takes such a word for a verb.
    """
    names = list(takewhile(lambda t: t.pos_ == "PROPN", words[1:]))
    calling = bool(names) and words[0].is_alpha and words[0].is_lower
    ends = len(words) == len(names) + 1 or words[len(names) + 1].is_punct if names else False
    return names[-1] if calling and ends else None


def _passed(token: Token, verb: Token) -> bool:
    """Whether a word between a verb and its subject is a particle or a time, no name."""
    if token.dep_ in {"prt", "advmod"} and token.head.i == verb.i:
        return True
    leads = token.dep_ == "prep" and any(day(c) for c in token.children)
    return day(token) or leads


def phrase_head(words: list[Token]) -> Token | None:
    """The head of the noun phrase that some words open with, even where the parse tears it."""
    if not words:
        return None
    best: Token | None = None
    for token in words[:_NEAR]:
        if token.pos_ in _NAMING and token.left_edge.i <= words[0].i:
            best = token
    first = words[0]
    return best or (first if first.pos_ in _NAMING or first.is_title else None)


# ---------------------------------------------------------------- "Roe said"


def _plain(scene: Scene, first: int) -> SpeechFrame | None:
    """The clause that opens with its subject, "as" passed over: "as Roe, a critic, puts it"."""
    led = scene.tokens[first].lower_ in {"as", "so"}
    first += led
    for verb in _stretch(scene, first):
        misread = _misread(verb, first)
        if verb.pos_ not in {"VERB", "AUX"} or not (_tensed(verb) or misread):
            continue
        head = subject(verb) if not misread else None
        if head is None or not first <= head.i < verb.i or head.left_edge.i > first:
            head = _torn(scene, first, verb)
        if head is None:
            continue
        if not (tells(verb) or puts(verb) or _alone(scene, verb, head)):
            return None
        more = _tells_more(scene, verb) or _tells_something(scene, verb)
        if more and saying(verb) is None:
            return None
        made = clause_frame(scene, verb, head)
        if made is None:
            return None
        it = {c.i for c in verb.children if c.dep_ == "dobj" and c.lower_ == "it"}
        return made._replace(cue=made.cue | it | puts(verb))
    return _read_as_noun(scene, first)


def _read_as_noun(scene: Scene, first: int) -> SpeechFrame | None:
    """The clause whose verb ends its sentence and was read as a noun: "the portal *wonders*"."""
    stretch = list(_stretch(scene, first))
    if len(stretch) < 2 or stretch[0].pos_ not in {"DET", "PROPN"}:
        return None
    *words, last = stretch
    nominal = all(t.pos_ in {"DET", "ADJ", "NOUN", "PROPN"} and t.tag_ != "NNS" for t in words)
    if not nominal or last.tag_ != "NNS" or not speaks(last):
        return None
    return SpeechFrame(last.i, frozenset(t.i for t in words), frozenset({last.i}))


def _tensed(verb: Token) -> bool:
    return verb.tag_ in _FINITE or child(verb, "aux", "auxpass") is not None


def _misread(verb: Token, first: int) -> bool:
    """Whether a participle behind a name may be its verb: "Roe *regretted* on Monday"."""
    behind_it = verb.dep_ == "acl" and first <= verb.head.i < verb.i and tells(verb)
    return behind_it and verb.tag_ == "VBN" and agent(verb) is None and not heard(verb)


def _torn(scene: Scene, first: int, verb: Token) -> Token | None:
    """The head of a name before a verb that the parse has not made its subject.

    What describes it may stand between two commas: "Roe, a friend of hers, said".
    """
    words = scene.tokens[first : verb.i]
    if not words or len(words) > _NEAR or not tells(verb):
        return None
    named = list(takewhile(lambda t: t.text != ",", words))
    described = words[len(named) :]
    if described and (described[-1].text != "," or len(described) < _SHORTEST):
        return None
    if any(t.pos_ in {"VERB", "AUX", "SCONJ"} or t.text in _BARS for t in words):
        return None
    return phrase_head(named)


def _alone(scene: Scene, verb: Token, head: Token) -> bool:
    """Whether a verb in no list has no object, so that it can only speak: "he smiled"."""
    if not person(head) or child(verb, "aux", "auxpass") is not None or verb.lemma_ == "be":
        return False
    return not any(c.dep_ in _OBJECTS and not scene.quoted(c) for c in verb.children)


def _tells_more(scene: Scene, verb: Token) -> bool:
    """Whether a clause has something of its own to tell: no word of it stands for the quotation."""
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i), None)
    if clause is None or scene.quoted(clause) or scene.quote_of[verb.i - 1] >= 0:
        return False
    closing = tail(verb.sent)
    if closing is not None and clause.i in closing.cue:
        return False  # "Roe said, *Novapress reports*"
    own = child(clause, *_SUBJECTS)
    return (own is not None and own.i > verb.i) or clause.right_edge.i - clause.left_edge.i >= 3


def _tells_something(scene: Scene, verb: Token) -> bool:
    """Whether a verb has a thing for its object, not the quotation: "she added the words"."""
    if verb.lemma_ == "say" or verb.lemma_ in wordlists.words("cues", "addressing"):
        return False
    patient = child(verb, "dobj")
    if patient is None or patient.i < verb.i or scene.quoted(patient):
        return False
    return patient.pos_ == "NOUN" and not day(patient)


# ---------------------------------------------------------------- "was how Roe summed it up"


def _summed_up(scene: Scene, first: int) -> SpeechFrame | None:
    """The case "“…,” was how Roe summed it up": the quotation is what somebody did in words.

    Or "“…” was all that Roe would say", "- It fell - this is how it was explained by Roe".
    """
    words = list(_stretch(scene, first))
    pointing = bool(words) and words[0].lower_ in {"this", "that"}
    words = words[1:] if pointing else words
    if len(words) < 4 or words[0].lemma_ != "be" or words[1].lower_ not in _PRONOUNS:
        return None
    verb = next((t for t in words[2:] if t.pos_ == "VERB" and _tensed(t)), None)
    told_of = verb is not None and passive(verb)
    head = None if verb is None else agent(verb) if told_of else subject(verb)
    if verb is None or head is None or not (told_of or words[1].i < head.i < verb.i):
        return None
    made = clause_frame(scene, verb, head)
    if made is None:
        return None
    last = max(t.i for t in verb.subtree if t.i <= words[-1].i)
    source = frozenset(i for i in made.source if i >= words[2].i)
    cue = frozenset(i for i in range(first, last + 1) if scene.quote_of[i] < 0)
    return made._replace(source=source, cue=(made.cue | cue) - source)


def _answer(scene: Scene, first: int) -> SpeechFrame | None:
    """The case "“…” was the verdict of Roe", "“…” came the reply from Roe"."""
    words = list(_stretch(scene, first))
    sayings = wordlists.words("cues", "sayings")
    noun = next((t for t in words[1:_NEAR] if t.lemma_.lower() in sayings), None)
    if noun is None or words[0].lemma_ not in {"be", "come"}:
        return None
    if noun.left_edge.i != words[1].i or noun.pos_ not in _NAMING:
        return None
    prep = next((t for t in words if t.i > noun.i and t.lower_ in {"of", "from", "by"}), None)
    of = prep if prep is not None and prep.i <= noun.i + 1 else None
    head = child(noun, "poss") or (child(of, "pobj") if of is not None else None)
    if head is None or scene.quoted(head) or not can_speak(head, words[0]):
        return None
    source = name(scene, head)
    end = noun.i if head.i < noun.i or prep is None else prep.i
    cue = frozenset(range(words[0].i, end + 1)) - source
    return SpeechFrame(words[0].i, source, cue) if source else None


def _passed_on(scene: Scene, found: SpeechFrame) -> SpeechFrame:
    """A frame with the second one behind it: "Roe told media, *Novapress reported*"."""
    verb = scene.tokens[found.verb]
    for token in _stretch(scene, found.last + 1):
        behind = token.i + 1
        apart = token.text == "," and behind < len(scene.tokens)
        outer = _plain(scene, behind) if apart else None
        if outer is not None and outer.verb != verb.i and _passes(scene, outer, behind):
            return found._replace(reporters=(outer.source,))
    closing = tail(verb.sent)
    if closing is not None and closing.first > found.last:
        return found._replace(reporters=(closing.source,))
    return found


def _passes(scene: Scene, outer: SpeechFrame, first: int) -> bool:
    """Whether a clause passes words on and has none of its own: not "as Falk shouted: “…”"."""
    own = scene.tokens[outer.last + 1 : outer.last + 3]
    verb, who = scene.tokens[outer.verb], [scene.tokens[i] for i in sorted(outer.source)]
    passing = passes_on(verb, who) if scene.tokens[first].lower_ == "as" else tells(verb)
    return passing and not any(t.text == ":" or scene.quoted(t) for t in own)
