"""The clause that says whose words stand beside it: "…," *said Roe*; *Roe said:* "…".

Structure decides, not the verb: where a clause stands in the place of a reporting clause, its
subject speaks. Words that plainly tell of speech may stand a little farther from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import dropwhile
from typing import TYPE_CHECKING, NamedTuple

from extract import wordlists
from extract.syntax.clauses import passive, subject, verb_group
from extract.syntax.cue_frames import cue_frames
from extract.syntax.not_reported import why_unreported
from extract.syntax.phrases import can_speak, noun_phrase
from extract.syntax.scene import Scene
from extract.syntax.tree import below, child

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["SpeechFrame", "behind", "clause_frame", "tells"]

#: Signs that part a quotation from its reporting clause.
LINKS = frozenset({",", ":", "—", "–", "―", "-", "--"})
_BARS = frozenset({"—", "–", "―", "--"})
STOPS = frozenset({".", "?", "!", ";", "…"})
_FAR = 40  # tokens of the stretch behind a quotation that is looked at
_NEAR = 14  # tokens between a subject and its verb
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NAMING = frozenset({"PROPN", "NOUN", "PRON"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MISREAD = frozenset({"dobj", "npadvmod", "attr", "oprd"})  # for a subject behind its verb
_OBJECTS = frozenset({"dobj", "attr", "acomp", "oprd", "ccomp", "xcomp"})


class SpeechFrame(NamedTuple):
    """Who speaks and the words that say so, as token indices of one paragraph.

    :param verb: the word that carries the cue.
    :param source: the words that name the speaker; empty where it is nobody named.
    :param silent: why nothing was said or "".
    :param reporters: who passes the words on, the nearest to the page first.
    """

    verb: int
    source: frozenset[int]
    cue: frozenset[int]
    silent: str = ""
    reporters: tuple[frozenset[int], ...] = ()

    @property
    def first(self) -> int:
        """The first of its words."""
        return min(self.source | self.cue)

    @property
    def last(self) -> int:
        """The last of its words."""
        return max(self.source | self.cue)


def behind(scene: Scene, start: int) -> SpeechFrame | None:
    """The reporting clause that opens right behind a quotation or a dash, or None.

    :param start: index of the first token that is no part of what is said.
    """
    first = _word(scene, start)
    if first is None:
        return None
    found = _summed_up(scene, first) or _inverted(scene, first) or _plain(scene, first)
    found = _from(scene, found, first) if found is not None else None
    return _passed_on(scene, found) if found is not None else None


def _from(scene: Scene, found: SpeechFrame, first: int) -> SpeechFrame | None:
    """A frame without what the parse hangs on it from before a word: that is said."""
    source = frozenset(i for i in found.source if i >= first)
    cue = frozenset(i for i in found.cue if i >= first)
    if found.source and not source:
        return None
    group = [scene.tokens[i] for i in sorted(verb_group(scene.tokens[found.verb]))]
    why = why_unreported(group, lambda t: t.i < first or scene.quoted(t))
    return found._replace(source=source, cue=cue, silent=why)


def tells(verb: Token) -> bool:
    """Whether a verb is one of speech, by the lists of cues and acts."""
    if verb.pos_ not in {"VERB", "AUX"}:
        return _taken_for_noun(verb)
    frames = cue_frames(verb) or ()
    if "quote" in frames or "clause" in frames:
        return True
    particle = child(verb, "prt")
    lemma = verb.lemma_.lower()
    return (f"{lemma} {particle.lower_}" if particle is not None else lemma) in _spoken()


def minds(verb: Token) -> bool:
    """Whether a verb is one of a state of mind, which words may show: "“…,” he regretted"."""
    return verb.pos_ == "VERB" and verb.lemma_.lower() in _listed("attitude")


@cache
def _listed(*acts: str) -> frozenset[str]:
    """The words of the list of acts under some acts."""
    entries = (e for e in wordlists.table("acts")["cue"] if e["act"] in acts)
    return frozenset(w for e in entries for w in e["words"])


@cache
def _spoken() -> frozenset[str]:
    """The verbs of the list of acts that tell of words, not of a mind or a deed."""
    acts = {e["act"] for e in wordlists.table("acts")["cue"]} - {"attitude", "other"}
    listed = _listed(*sorted(acts))
    light = {"be", "have", "do", "make", "give", "take", "get", "go", "hold", "carry", "lie"}
    return frozenset(listed - light - wordlists.words("acts", "content", "deeds"))


def clause_frame(
    scene: Scene, verb: Token, head: Token | None, first: int = 0
) -> SpeechFrame | None:
    """The frame that a verb makes with who speaks in it; None where that is no speaker.

    :param head: the word that heads the speaker's name; None for nobody named.
    :param first: index that the name does not begin before.
    """
    if head is not None and (scene.quoted(head) or not can_speak(head, verb)):
        return None
    if heard(verb):
        head = _agent(verb)
    source = _name(scene, head, first) if head is not None else frozenset()
    cue = _unquoted(scene, verb_group(verb)) - source
    if not cue or (head is not None and not source):
        return None
    passing = tuple(_name(scene, r) for r in _reporters(verb, head))
    source = source.difference(scene.dateline, *passing) or source
    return SpeechFrame(verb.i, source, cue, scene.unreported(verb), passing)


def _unquoted(scene: Scene, indices: Iterable[int]) -> frozenset[int]:
    return frozenset(i for i in indices if scene.quote_of[i] < 0)


def _name(scene: Scene, head: Token, first: int = 0) -> frozenset[int]:
    """The words that name a speaker, up to a quotation or dash behind them."""
    quoting = (c for c in head.children if _names_reporter(c))
    words = noun_phrase(head).difference(*(below(c) for c in quoting))
    stop = len(scene.tokens)
    bars = (t.i for t in scene.tokens[head.i :] if t.text in _BARS or scene.quoted(t))
    stop = next(bars, stop)
    kept = sorted(_unquoted(scene, (i for i in words if first <= i < stop)))
    while kept and (scene.tokens[kept[-1]].is_punct or scene.tokens[kept[-1]].is_space):
        kept.pop()
    return frozenset(kept)


def _agent(verb: Token) -> Token | None:
    by = child(verb, "agent")
    return child(by, "pobj") if by is not None else None


def _reporters(verb: Token, head: Token | None) -> Iterator[Token]:
    """Who quotes the speaker: "was quoted *by B* as saying", "said Roe, quoted *by B*"."""
    above = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ == "as" else None
    beside = head.children if head is not None else ()
    for naming in (verb, above, *(c for c in beside if c.dep_ == "acl")):
        agent = _agent(naming) if naming is not None and _names_reporter(naming) else None
        if agent is not None:
            yield agent


def _names_reporter(verb: Token) -> bool:
    """Whether a passive tells who quotes somebody."""
    listed = wordlists.words("cues", "naming")
    return verb.lemma_ in listed and verb.tag_ == "VBN" and _agent(verb) is not None


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
    if not (finite or _taken_for_noun(verb)) or verb.is_title:
        return None
    own = next((c for c in verb.children if c.dep_ in _SUBJECTS and c.i > verb.i), None)
    head = own or _follower(scene, verb)
    if head is None or scene.quoted(head) or not can_speak(head, verb):
        return None
    if not (tells(verb) or _person(head)):
        return None
    return clause_frame(scene, verb, head, verb.i + 1)


def _taken_for_noun(verb: Token) -> bool:
    """Whether a verb before a name was read as a noun: "*notes* Mira Tolk"."""
    named = verb.i + 1 < len(verb.doc) and verb.nbor(1).pos_ == "PROPN"
    return verb.tag_ == "NNS" and named and verb.lemma_.lower() in _spoken()


def _follower(scene: Scene, verb: Token) -> Token | None:
    """The head of the name that stands behind a verb, past its particle and a time."""
    words = list(_stretch(scene, verb.i + 1))
    found = phrase_head(list(dropwhile(lambda t: _passed(t, verb), words)))
    named = (c for c in verb.children if c.i > verb.i and c.dep_ in _MISREAD and _person(c))
    return found if found is not None else next(named, None)


def _passed(token: Token, verb: Token) -> bool:
    """Whether a word between a verb and its subject is a particle or a time, no name."""
    if token.dep_ in {"prt", "advmod"} and token.head.i == verb.i:
        return True
    leads = token.dep_ == "prep" and any(_day(c) for c in token.children)
    return _day(token) or leads


def _day(token: Token) -> bool:
    days = wordlists.words("times", "weekdays") | wordlists.words("times", "months")
    return token.lower_ in days or (token.ent_type_ in {"DATE", "TIME"} and token.pos_ != "PROPN")


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


def _person(head: Token) -> bool:
    """Whether a noun plainly names somebody."""
    if head.pos_ == "PROPN":
        return head.ent_type_ not in {"DATE", "TIME", "MONEY", "PERCENT"}
    if head.pos_ == "PRON":
        return head.lower_ in {"he", "she", "they", "we", "i"}
    named = child(head, "det", "poss", "compound", "amod") is not None or head.is_title
    return head.pos_ == "NOUN" and named


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
        if not (tells(verb) or _put(verb) or _alone(scene, verb, head)) or _tells_more(scene, verb):
            return None
        made = clause_frame(scene, verb, head)
        if made is None:
            return None
        it = {c.i for c in verb.children if c.dep_ == "dobj" and c.lower_ == "it"}
        return made._replace(cue=made.cue | it)
    return None


def _tensed(verb: Token) -> bool:
    return verb.tag_ in _FINITE or child(verb, "aux", "auxpass") is not None


def _misread(verb: Token, first: int) -> bool:
    """Whether a participle behind a name may be its verb: "Roe *regretted* on Monday"."""
    behind_it = verb.dep_ == "acl" and first <= verb.head.i < verb.i and tells(verb)
    return behind_it and verb.tag_ == "VBN" and _agent(verb) is None and not heard(verb)


def _torn(scene: Scene, first: int, verb: Token) -> Token | None:
    """The head of a name right before a verb that the parse has not made its subject."""
    words = scene.tokens[first : verb.i]
    if not words or len(words) > _NEAR or not tells(verb):
        return None
    if any(t.pos_ in {"VERB", "AUX", "SCONJ"} or t.text in LINKS for t in words):
        return None
    return phrase_head(list(words))


def _put(verb: Token) -> bool:
    """The case "puts it": the words are how somebody says something."""
    patient = child(verb, "dobj")
    return patient is not None and patient.lower_ == "it" and verb.lemma_ in {"put", "phrase"}


def _alone(scene: Scene, verb: Token, head: Token) -> bool:
    """Whether a verb in no list has no object, so that it can only speak: "he smiled"."""
    if not _person(head) or child(verb, "aux", "auxpass") is not None or verb.lemma_ == "be":
        return False
    return not any(c.dep_ in _OBJECTS and not scene.quoted(c) for c in verb.children)


def _tells_more(scene: Scene, verb: Token) -> bool:
    """Whether a clause has something of its own to tell: no word of it stands for the quotation."""
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i), None)
    if clause is None or scene.quoted(clause) or scene.quote_of[verb.i - 1] >= 0:
        return False
    own = child(clause, *_SUBJECTS)
    return (own is not None and own.i > verb.i) or clause.right_edge.i - clause.left_edge.i >= 3


# ---------------------------------------------------------------- "was how Roe summed it up"


def _summed_up(scene: Scene, first: int) -> SpeechFrame | None:
    """The case "“…,” was how Roe summed it up": the quotation is what somebody did in words."""
    words = list(_stretch(scene, first))
    if len(words) < 4 or words[0].lemma_ != "be" or words[1].lower_ not in {"how", "what"}:
        return None
    verb = next((t for t in words[2:] if t.pos_ == "VERB" and _tensed(t)), None)
    head = subject(verb) if verb is not None else None
    if verb is None or head is None or not words[1].i < head.i < verb.i:
        return None
    made = clause_frame(scene, verb, head)
    if made is None:
        return None
    more = {c.i for c in verb.children if c.dep_ in {"dobj", "prt"} and c.i < verb.i + 4}
    return made._replace(cue=made.cue | more)


# ---------------------------------------------------------------- "A told media, B reported"


def _passed_on(scene: Scene, found: SpeechFrame) -> SpeechFrame:
    """A frame with the second one behind it, whose subject passes the words on."""
    verb = scene.tokens[found.verb]
    for token in _stretch(scene, found.last + 1):
        if token.text != ",":
            continue
        outer = _plain(scene, token.i + 1) if token.i + 1 < len(scene.tokens) else None
        if outer is not None and outer.verb != verb.i and tells(scene.tokens[outer.verb]):
            return found._replace(reporters=(outer.source,))
    return found


def heard(verb: Token) -> bool:
    """Whether the subject of a passive hears or is asked: "“…,” Roe was told"."""
    listed = wordlists.words("cues", "heard") - {"say", "report"}
    return passive(verb) and (verb.dep_ in {"acl", "advcl"} or verb.lemma_ in listed)
