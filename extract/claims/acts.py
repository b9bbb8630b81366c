"""What a speaker does with the reporting words: assert, deny, demand, and so on."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from extract.claims.certainty import adverbs, weakest
from extract.claims.deeds import deed, deed_nouns, somebody
from extract.claims.evaluations import evaluation, rejects
from extract.records import Act, Candidate, Certainty, Note, NoteKind, Polarity, Span, Spans
from extract.syntax.clauses import finite, infinitive, mark
from extract.syntax.cues import Cue, lemma, listed, negated_entry, read
from extract.syntax.negation import negations
from extract.syntax.not_reported import report
from extract.syntax.parse import Block, Reading
from extract.syntax.refusals import telling
from extract.syntax.tree import children, head_of, verbal
from extract.wordlists import table, words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Judgement", "judge", "tokens_of"]

_MARKS = frozenset("“”\"‘’'«»„")
_ENDS = frozenset(",.!?…")
_CLAUSES = ("acl", "relcl", "ccomp", "appos")
_LONGEST_NAME = 6  # words of what is named; more may hold the judgement
_WHETHER = frozenset({"whether", "if"})
_QUESTIONS = _WHETHER | {"how", "why", "what", "who", "when", "where", "which"}


class Judgement(NamedTuple):
    """What the cue, apart from the content, says about an attribution.

    :param polarity: whether the speaker stands by the content.
    :param certainty: the surest that the content can be presented.
    :param cue_lemma: the reporting word in its dictionary form, e.g. "rule out".
    :param evaluation: judging words as printed ("fake news"), or None.
    :param evaluated: where they stand, with the "as" that leads them in, when within the content.
    :param inherited: the words judged, where they stand outside the content ("strategy,
        described as …").
    """

    act: Act
    polarity: Polarity
    certainty: Certainty
    cue_lemma: str
    evaluation: str | None = None
    evaluated: Span | None = None
    inherited: Span | None = None


def tokens_of(reading: Reading, spans: Spans) -> list[tuple[Block, Token]]:
    """The tokens of some spans with their paragraphs, in order of the text."""
    return [(b, t) for s in spans for b in reading.blocks_over(s) for t in b.tokens(s)]


def judge(reading: Reading, candidate: Candidate) -> Judgement | Note:
    """The act, polarity and certainty of a candidate, or a note why its cue says nothing.

    :param candidate: the spans of any extractor; only its words and their parse are used.
    """
    tokens = [t for _, t in tokens_of(reading, candidate.cue)]
    content = [t for _, t in tokens_of(reading, candidate.content)]
    cue = read(tokens, _beside(tokens, content))
    if cue is None:
        return Judgement("assert", "positive", "certain", "")
    said = _Said(reading, candidate, cue, content)
    entry, why = report(cue, None if cue.entry else _unlisted(said), content)
    if why:
        return _note(said, why)
    done = deed(cue, entry, content, spoken_by=bool(candidate.source))
    return _note(said, done, "dropped") if done else _weighed(said, entry)


class _Said(NamedTuple):
    """A candidate with its cue as read, and the words of its content."""

    reading: Reading
    candidate: Candidate
    cue: Cue
    content: list[Token]

    def quoted(self) -> bool:
        """Whether the content is a clause that is quoted from its first letter to its last."""
        first, last = self.candidate.content[0], self.candidate.content[-1]
        opened = first.of(self.reading.text).lstrip()[:1] in _MARKS
        closed = last.of(self.reading.text).rstrip(",.;: ")[-1:] in _MARKS
        return opened and closed and any(map(verbal, self.content))

    def questions(self) -> bool:
        """Whether the content is one quoted question."""
        last = self.candidate.content[-1].of(self.reading.text).rstrip("".join(_MARKS))
        return self.quoted() and last.endswith("?")

    def set_out(self) -> bool:
        """Whether the content is a clause of its own behind a colon: "disagreed: *it fell*"."""
        top = head_of(self.content)
        own = top is not None and verbal(top) and finite(top) and not mark(top)
        between = self.reading.text[self.cue_start() : self.candidate.content[0].start]
        return own and between.rstrip(' “”"‘’«»').endswith(":")

    def cue_start(self) -> int:
        """Where the cue begins, in the stored text."""
        return self.candidate.cue[0].start

    def spoken(self) -> bool:
        """Whether the content is quoted as it was spoken, with the mark that ends it inside."""
        first, last = self.candidate.content[0], self.candidate.content[-1]
        ended = last.of(self.reading.text).rstrip("".join(_MARKS))
        return first.of(self.reading.text)[:1] in _MARKS and ended[-1:] in _ENDS


def _note(said: _Said, why: str, kind: NoteKind = "negated-cue") -> Note:
    printed = " ".join(t.text for t in said.cue.tokens)
    told = f"“{printed}” reports no statement ({why})"
    return Note(kind, said.candidate.cue[0], told)


def _beside(cue: list[Token], content: list[Token]) -> list[Token]:
    """The first word of the content where it follows the cue at once ("call *for* talks")."""
    if not cue or not content or cue[-1].doc is not content[0].doc:
        return []
    return content[:1] if 0 < content[0].i - cue[-1].i <= 2 else []


# ---------------------------------------------------------------- cues in no list


def _unlisted(said: _Said) -> Any:
    """What a cue in no list says, by its shape and that of its content."""
    shapes, head, verb = table("acts")["unlisted"], said.cue.head, head_of(said.content)
    if said.quoted() or verb is None:
        return listed("say")
    light = head.lemma_.lower() in words("acts", "light", "carriers")
    carried = listed(lemma(verb)) if light and verb.pos_ == "NOUN" else None
    if carried is not None or head.pos_ == "ADJ":
        return carried or shapes["adjective"]  # "expressed *concern*", "is livid"
    if verb.tag_ == "VB" and infinitive(verb):
        bidden = any(children(head, "dobj")) or any(children(verb, "nsubj"))
        return shapes["bidding" if bidden else "infinitive"]
    if verbal(verb) and finite(verb):
        return listed("say")
    judged = evaluation(said.reading, said.candidate, head) is not None
    return shapes["judging" if judged else "topic"]


# ---------------------------------------------------------------- the cue with its content


def _weighed(said: _Said, entry: Any) -> Judgement | Note:
    cue = said.cue
    if cue.name in words("acts", "withheld", "refusals"):
        meant = read(said.content)
        firm = meant is not None and (negated_entry(meant.name) or {}).get("firm")
        if meant is not None and not firm and telling(meant):
            return _note(said, f"withheld: {cue.head.text}")
    entry = _by_content(said, entry)
    act, polarity, certainty = entry["act"], entry["polarity"], entry["certainty"]
    found = evaluation(said.reading, said.candidate, cue.head) if entry.get("evaluates") else None
    if found is not None and act in {"assert", "attitude"} and rejects(found, said.content):
        act, polarity = "deny", "negative"
    if found is None and act == "deny" and _turned_away(said):
        act = "attitude"
    if found is None and entry.get("judges") and _taken_as_it_is(said):
        act, polarity = "attitude", entry["judges"]
    if found is None and _judges_nothing(said, entry):
        return _note(said, "it says nothing of what it names", "dropped")
    certainty = weakest([certainty, *_hedges(cue)])
    printed = found.words if found else (cue.head.text if entry.get("judges") else None)
    evaluated, inherited = (found.span, found.target) if found else (None, None)
    return Judgement(act, polarity, certainty, cue.name, printed, evaluated, inherited)


def _turned_away(said: _Said) -> bool:
    """The case "brushed off *her critics*": somebody is no claim that may be denied."""
    top = head_of(said.content)
    return said.cue.name in words("acts", "refused", "cues") and top is not None and somebody(top)


def _taken_as_it_is(said: _Said) -> bool:
    """The case "criticised *the mayor*": only the judgement is told, no deed and no clause."""
    top = head_of(said.content)
    if top is None or verbal(top):
        return False
    word = top.lemma_.lower()
    if word in words("acts", "content", "facts") and any(map(verbal, children(top, *_CLAUSES))):
        return False  # "the fact that it fell": that it did is told as well
    lacking = word in words("certainty", "negation", "nouns")  # "the failure to act"
    return word in _fears_and_claims() or not (lacking or word in deed_nouns())


def _judges_nothing(said: _Said, entry: Any) -> bool:
    """The case "described the *bridge*": what it was called does not stand there."""
    top = head_of(said.content)
    if not entry.get("names") or top is None or verbal(top) or said.spoken():
        return False
    spoken = [t for t in said.content if not t.is_punct]
    told = any(verbal(t) or t.is_quote for t in said.content)  # "the bridge that fell"
    return len(spoken) <= _LONGEST_NAME and spoken[-1].pos_ != "ADJ" and not told


def _hedges(cue: Cue) -> Iterator[Certainty]:
    """How sure it is that it was said: "reportedly told", "appeared to confirm"."""
    yield from adverbs(cue.tokens)
    yield from adverbs(c for m in cue.members for c in children(m, "advmod"))
    for upper, lower in pairwise(cue.members):
        seems = upper.lemma_ in words("acts", "withheld", "impressions")
        passive = any(children(upper, "auxpass")) or upper.lemma_ in {"appear", "seem"}
        if infinitive(lower) and seems and passive:
            yield "probable"


def _by_content(said: _Said, entry: Any) -> Any:
    """The entry of a cue as its content refines it."""
    verb = head_of(said.content)
    if entry["polarity"] == "negative" and (said.quoted() or said.set_out()):
        return listed("say")  # who scoffs or disagrees in words of his own stands by these words
    if verb is None or (said.quoted() and entry["act"] == "promise"):
        return entry
    if _refuses(said.cue.name, verb):
        return listed("oppose")
    told_of = said.cue.name == "say" and any(children(said.cue.head, "auxpass"))
    if _asks_for(said.cue.name, verb) and not told_of:  # not "was said to be"
        return listed("demand")
    return listed(_turned(said, entry, verb)) or entry


def _refuses(name: str, top: Token) -> bool:
    """The case "rejected *the bill*": that is to be done, and nobody said that it is so."""
    refused = name in words("acts", "refused", "cues")
    return refused and not verbal(top) and lemma(top) in words("acts", "refused", "things")


def _turned(said: _Said, entry: Any, verb: Token) -> str:
    """A word for what the content makes of an act, or ""."""
    act, clause = entry["act"], verbal(verb) and finite(verb)
    asked = mark(verb) in _WHETHER and entry["polarity"] != "negative"
    if entry.get("belittles"):
        return "cast doubt" if clause or verb.lemma_.lower() in _fears_and_claims() else ""
    told = said.quoted() or said.spoken() or (clause and mark(verb) not in _QUESTIONS)
    if act == "other" and told:
        return "say"  # "mentioned that …"
    if act in {"demand", "attitude"} and asked:
        return "ask" if act == "demand" else "weigh"
    if act == "demand" and said.questions():
        return "ask"  # "pressed: “Who has the key?”"
    hostile = act == "promise" and entry["polarity"] == "positive" and _hostile(verb)
    return "threaten" if hostile else ""


@cache
def _fears_and_claims() -> frozenset[str]:
    wrappers = table("certainty")["wrappers"]
    return frozenset(word for level in wrappers.values() for word in level)


def _hostile(verb: Token) -> bool:
    """The case "vowed revenge": a promise that is a threat."""
    deeds = words("acts", "content", "hostile")
    hostile = lemma(verb) in deeds or any(lemma(t) in deeds for t in children(verb, "dobj"))
    return hostile and not any(negations(verb))


def _asks_for(name: str, verb: Token) -> bool:
    """Whether the content is something to be done: "told Iran *to leave*", "insists it *stop*"."""
    if not verbal(verb) or mark(verb) in _QUESTIONS:
        return False
    helpers = {c.lower_ for c in children(verb, "aux", "auxpass")}
    if verb.tag_ == "VB" and helpers == {"to"}:
        return name in words("acts", "content", "infinitive_demands")
    holder = next(children(verb, "nsubj", "nsubjpass"), None)
    bare = helpers <= {"be"} and holder is not None and (verb.tag_ == "VB" or "be" in helpers)
    # "that they act" may as well be told; "that he act" and "that they be heard" may not
    plain = holder is not None and holder.tag_ in {"NNS", "NNPS"} and verb.lower_ != "be"
    return bare and not (plain and not helpers) and name in words("acts", "content", "subjunctive")
