"""Reports whose grammar leaves no doubt that somebody says something: no second reader is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract import wordlists
from extract.records import Candidate, Spans
from extract.syntax.clauses import SUBJECTS, finite, infinitive, mark, subject
from extract.syntax.cues import listed, read
from extract.syntax.parse import Block, Reading
from extract.syntax.phrases import can_speak, first_person, thing
from extract.syntax.tree import CHARGING, child, children, head_of, verbal

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["outright", "told"]

_SILENT = frozenset({"attitude", "other"})
_OWN_OBJECTS = ("dobj", "xcomp", "attr", "oprd")
_TOPICS = frozenset({"of", "about", "against"})
_MAIN = frozenset({"ROOT", "conj", "ccomp"})
_JUDGED = ("acomp", "oprd", "attr")
_TENSED = frozenset({"VBD", "VBZ", "VBP", "VBN"})  # after a dash a tense is taken for a participle
_GAP = frozenset(" ,-–—―\"”“»’'\n\u00a0")


def outright(reading: Reading, candidate: Candidate) -> bool:
    """Whether words can only report: by their cue alone, or by how cue, source and content hang.

    "According to" reports when its source can speak.
    """
    block = reading.block_at(candidate.cue[0].start) if candidate.cue else None
    if block is None:
        return False
    cue = _tokens(block, candidate.cue)
    if not candidate.source:
        return _reputed(block, candidate, cue)
    if candidate.shape == "according":
        source = head_of(_tokens(block, candidate.source))
        return source is not None and not thing(source)
    if candidate.shape == "verb" and _names_an_act(block, candidate, cue):
        return True
    plain = _plainly(reading.text, block, candidate) or _parted(reading.text, candidate, cue)
    passing = _in_passing(block, candidate, cue)
    owned = _owns(block, candidate, cue) or _carries(block, candidate, cue)
    return plain or passing or owned or _judges(block, candidate)


def _reputed(block: Block, candidate: Candidate, cue: list[Token]) -> bool:
    """Whether a main clause tells what nobody named expects of somebody, or accuses them of.

    "*The mill is expected to close*", "*Roe is accused of theft*".
    """
    verb = head_of(cue)
    if verb is None or verb.lemma_ not in wordlists.words("cues", "reputed"):
        return False
    who, deed = child(verb, "nsubjpass"), next(filter(_deed, verb.children), None)
    whole = verb.dep_ in _MAIN and child(verb, "agent", "neg") is None
    if who is None or deed is None or who.tag_ in {"WP", "WDT"} or not whole:
        return False
    said = {t.i for t in _tokens(block, candidate.content)}
    certain = not any(c.tag_ == "MD" for c in children(verb, "aux"))
    return certain and {who.i, deed.i} <= said


def _deed(word: Token) -> bool:
    """Whether a word behind its verb says what is done: "expected *to fall*", "accused *of it*"."""
    led = word.dep_ == "xcomp" and infinitive(word)
    return word.i > word.head.i and (led or (word.dep_ == "prep" and word.lower_ in CHARGING))


def told(reading: Reading, candidate: Candidate) -> bool:
    """Whether a source is the subject of a verb that tells of words, by the list of acts.

    What reaches into other sentences than the verb's is not plain enough.
    """
    block = reading.block_at(candidate.cue[0].start) if candidate.cue else None
    cue = read(_tokens(block, candidate.cue)) if block is not None else None
    if block is None or cue is None or cue.entry is None or cue.entry["act"] in _SILENT:
        return False
    who = head_of(_tokens(block, candidate.source))
    if who is None or who.dep_ not in SUBJECTS or who.head.i != cue.head.i:
        return False
    sentence = block.sentence_at(candidate.cue[0].start)
    within = sentence is not None and all(s.within(sentence) for s in candidate.content)
    return within and cue.head.tag_ != "VB"


def _tokens(block: Block, spans: Spans) -> list[Token]:
    return [t for span in spans for t in block.tokens(span)]


def _names_an_act(block: Block, candidate: Candidate, cue: list[Token]) -> bool:
    """Whether a cue is listed as one that can only report: "denied", "called on … to"."""
    acts = wordlists.words("cues", "outright")
    head = head_of(cue)
    attribute = head is not None and head.dep_ == "amod"  # "their *stated* aims"
    if head is not None and (attribute or _tells_of_more(block, candidate, head)):
        return False
    if any(t.lemma_ in acts or _quoted_as(t) for t in cue):
        return True
    behind = [t for c in candidate.content[:1] for t in block.tokens(c)][:1]
    beside = list(block.doc[head.i + 1 : head.i + 2]) if head is not None else []
    meant = read(cue, beside or behind)
    return meant is not None and meant.name in acts


def _tells_of_more(block: Block, candidate: Candidate, verb: Token) -> bool:
    """Whether a clause behind its words has others of its own: "…, as he *warned of snow*"."""
    if candidate.content[0].start > block.at(verb).start:
        return False
    hears = verb.lemma_ in wordlists.words("cues", "addressing")
    own = [c for c in children(verb, *_OWN_OBJECTS) if c.i > verb.i]
    more = [c for c in own if not (hears and c.dep_ == "dobj" and c.pos_ != "VERB")]
    more += [c for c in children(verb, "prep") if c.lower_ in _TOPICS]
    ours = (*candidate.source, *candidate.content)
    return any(not any(block.at(c).within(s) for s in ours) for c in more)


def _quoted_as(verb: Token) -> bool:
    """The case "quoted a survivor as *saying*"."""
    link = verb.head
    told = link.head.lemma_ in {"quote", "cite", "report"}
    return verb.dep_ == "pcomp" and link.lower_ == "as" and told


def _plainly(text: str, block: Block, candidate: Candidate) -> bool:
    """Whether a verb that tells of words has its speaker for a subject, and a clause for its words.

    "Roe maintains *that it fell*", "*It fell*, said Roe", "Roe claims *to have won*".
    """
    cue = read(_tokens(block, candidate.cue))
    if cue is None or cue.entry is None or cue.phrase:
        return False
    if cue.entry["act"] in _SILENT or cue.entry["certainty"] != "certain":
        return False  # "the mails suggest that": it may be no one's words
    verb, top = cue.head, head_of(_tokens(block, candidate.content))
    who = head_of(_tokens(block, candidate.source))
    if top is None or not verbal(verb) or not finite(verb) or len(cue.members) > 1:
        return False
    if who is None or who.head.i != verb.i or not can_speak(who, verb):
        return False
    if any(children(verb, *_JUDGED)):
        return False  # "have proven wrong: that …"
    behind = who.dep_ in SUBJECTS and _behind(verb, top)
    return behind or _ahead(text, block, candidate, verb, top)


def _judges(block: Block, candidate: Candidate) -> bool:
    """Whether somebody says what something is: "Roe *calls it a trap*", "is *framed* by Roe *as*".

    The content holds both, the thing and what it is called.
    """
    cue = read(_tokens(block, candidate.cue))
    if cue is None or cue.head.lemma_ not in wordlists.words("cues", "judging"):
        return False
    verb, said = cue.head, {t.i for t in _tokens(block, candidate.content)}
    agent = child(verb, "agent")
    speaker = child(agent, "pobj") if agent is not None else subject(verb)
    who = {t.i for t in _tokens(block, candidate.source)}
    if speaker is None or speaker.i not in who or not can_speak(speaker, verb):
        return False
    if infinitive(verb) or len(cue.members) > 1:
        return False
    things = [c for c in children(verb, "dobj", "nsubjpass") if c.i in said]
    called = any(c.i in said for c in children(verb, "oprd"))
    led = (c for above in (verb, *things) for c in children(above, "prep") if c.lower_ == "as")
    return bool(things) and (called or any(c.i in said for c in led))


def _owns(block: Block, candidate: Candidate, cue: list[Token]) -> bool:
    """Whether words are said to be somebody's: "*Roe's argument is* that …", "one of *her* …"."""
    who = head_of(_tokens(block, candidate.source))
    top = head_of(_tokens(block, candidate.content))
    if who is None or top is None or first_person(who):
        return False
    led = who.dep_ == "pobj" and who.head.lower_ in {"of", "for"}
    if not (who.dep_ == "poss" or led):
        return False
    noun = owned = who.head.head if led else who.head
    while owned.dep_ == "pobj" and owned.head.lower_ == "of":
        owned = owned.head.head
    verb = owned.head
    is_it = owned.dep_ == "nsubj" and verb.lemma_ == "be" and top.head.i == verb.i
    told = noun in cue and listed(noun.lemma_.lower()) is not None
    return is_it and told and top.dep_ == "ccomp" and mark(top) == "that"


def _in_passing(block: Block, candidate: Candidate, cue: list[Token]) -> bool:
    """Whether a clause only says who tells what the rest says: "*As Roe put it*, it fell"."""
    verb, top = head_of(cue), head_of(_tokens(block, candidate.content))
    if verb is None or top is None or verb.dep_ != "advcl" or mark(verb) != "as":
        return False
    own = [c for c in children(verb, *_OWN_OBJECTS, "ccomp") if c.lower_ not in {"it", "clear"}]
    own += [c for c in children(verb, "prep") if c.lower_ in _TOPICS]
    found = read(cue)
    says = found is not None and found.entry is not None and found.entry["act"] not in _SILENT
    return says and not own and verb.head.i == top.i and verbal(top)


def _carries(block: Block, candidate: Candidate, cue: list[Token]) -> bool:
    """Whether somebody is the subject of a verb that carries what is said, up to its "that".

    "Roe *voiced doubts that* …", "Roe *came to the conclusion that* …".
    """
    who, top = head_of(_tokens(block, candidate.source)), head_of(_tokens(block, candidate.content))
    verb = head_of(cue)
    if who is None or top is None or verb is None or candidate.shape != "noun":
        return False
    owner = subject(verb) if verbal(verb) and finite(verb) else None
    told = owner is not None and owner.i == who.i and can_speak(who, verb)
    return told and mark(top) == "that" and top.head in cue and listed(top.head.lemma_) is not None


def _parted(text: str, candidate: Candidate, cue: list[Token]) -> bool:
    """Whether a reporting clause stands right behind words set off: "It fell - *said Roe*"."""
    verb = head_of(cue)
    tensed = verb is not None and verb.tag_ in _TENSED
    return tensed and candidate.shape == "quotation" and _follows(text, candidate)


def _behind(verb: Token, top: Token) -> bool:
    """Whether a clause behind a verb can only be what it says: "that …", "to have …"."""
    if top.head.i != verb.i or top.i < verb.i or not verbal(top):
        return False
    past = infinitive(top) and any(c.lower_ == "have" for c in top.children if c.dep_ == "aux")
    return past or (finite(top) and mark(top) == "that")


def _ahead(text: str, block: Block, candidate: Candidate, verb: Token, top: Token) -> bool:
    """Whether a clause stands right behind a sentence of its own: "It fell, *said Roe*"."""
    if not _follows(text, candidate):
        return False
    if _tells_of_more(block, candidate, verb):
        return False
    return verbal(top) and finite(top) and not mark(top)


def _follows(text: str, candidate: Candidate) -> bool:
    """Whether source and cue stand right behind the content."""
    first = min(s.start for s in (*candidate.source, *candidate.cue))
    last = candidate.content[-1].end
    return last <= first and set(text[last:first]) <= _GAP
