"""``according to X`` and ``in X's opinion`` beside what X says, also beside a reporting verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract import wordlists
from extract.candidates.rules.draft import Draft
from extract.syntax.as_reported import joined_behind
from extract.syntax.attached import attached, quoted_in
from extract.syntax.clauses import finite
from extract.syntax.phrases import accords, noun_phrase
from extract.syntax.scene import Scene
from extract.syntax.tree import below, child, children

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["merge"]

_LED = frozenset({"in", "by", "from"})
_APART = frozenset({",", "-", "–", "—"})
_CLAUSES = frozenset({"ROOT", "conj", "ccomp", "advcl", "relcl", "parataxis"})


def merge(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """The drafts together with those of "according to".

    Where one stands in the clause of a reporting verb, the two become one: a report or a poll
    passes on what the source says; a person is the source of what the report passes on.
    """
    made = list(drafts)
    for token in scene.tokens:
        if token.lower_ == "according" and not scene.quoted(token):
            found = _draft(scene, token)
            if found is not None:
                made = _joined(scene, found, made)
        elif token.lower_ in _LED and token.dep_ == "prep" and not scene.quoted(token):
            found = _opinion(scene, token)
            if found is not None and all(d.verb != found.verb for d in made):
                made.append(found)
    return made


def _opinion(scene: Scene, prep: Token) -> Draft | None:
    """What "in her opinion" or "from the point of view of the minister" says, set off by commas."""
    phrase = set(below(prep))
    noun = _view(prep)
    if noun is None:
        return None
    of = next((c for c in noun.children if c.lower_ == "of"), None)
    if child(noun, "det", "poss") is None and noun.tag_ != "NNS":
        return None  # "in view of the storm"
    holder = child(noun, "poss") or (child(of, "pobj") if of is not None else None)
    if holder is None or not _set_off(scene, prep, max(phrase)):
        return None
    source = noun_phrase(holder) - {c.i for c in holder.children if c.dep_ == "case"}
    content = _content(scene, prep, phrase)
    cue = frozenset(phrase - set(below(holder)))
    return (
        Draft(prep.i, source, cue, frozenset(content), "according-opinion", "opinion")
        if content
        else None
    )


def _view(prep: Token) -> Token | None:
    """The noun for somebody's view: "in her *opinion*", "from his point of *view*"."""
    noun = child(prep, "pobj")
    if noun is None or prep.lower_ != "from":
        listed = wordlists.words("cues", "opinions")
        return noun if noun is not None and noun.lemma_.lower() in listed else None
    return noun if noun.lemma_.lower() in wordlists.words("cues", "standpoints") else None


def _set_off(scene: Scene, prep: Token, last: int) -> bool:
    """Whether a phrase opens or closes its sentence, with a comma to the rest.

    Or stands between two marks in a clause of its own: "The mill, *in his view*, is safe".
    """
    sent = prep.sent
    before = scene.tokens[prep.i - 1].text if prep.i > sent.start else ""
    after = scene.tokens[last + 1].text if last + 1 < sent.end else ""
    if before in _APART and before == after and finite(prep.head):
        return _behind_subject(scene, prep)
    if prep.i == sent.start:
        return last + 1 < sent.end and scene.tokens[last + 1].text == ","
    return last + 2 >= sent.end and scene.tokens[prep.i - 1].text == ","


def _behind_subject(scene: Scene, prep: Token) -> bool:
    """Whether a phrase stands right behind a subject, which is not the one whose view it may be."""
    who = child(prep.head, "nsubj", "nsubjpass")
    if who is None or who.pos_ in {"PROPN", "PRON"}:
        return False
    between = scene.tokens[who.right_edge.i + 1 : prep.i - 1]
    return who.i < prep.i and all(t.pos_ in {"AUX", "ADV"} for t in between)


def _draft(scene: Scene, according: Token) -> Draft | None:
    to = next((c for c in according.children if c.lower_ == "to"), None)
    inner = child(to, "pobj") if to is not None else None
    if to is None or inner is None or scene.quoted(inner):
        return None
    if _own_paper(inner) or accords(inner):
        return None
    source = noun_phrase(inner)
    beside = attached(scene.tokens[max(source)])
    phrase = {*below(according), *(t.i for t in beside)}
    content = _content(scene, according, phrase)
    if not content:
        return None
    cue = frozenset({according.i, to.i})
    quoting = quoted_in([*children(inner, "acl", "relcl"), *beside])
    passing = (noun_phrase(quoting),) if quoting is not None else ()
    source = source.difference(*passing) or source
    said = frozenset(content)
    return Draft(according.i, source, cue, said, "according", "according", passing)


def _own_paper(noun: Token) -> bool:
    """The case "according to *our conclusions*": who speaks tells of what he found himself."""
    owner = child(noun, "poss")
    found = noun.lemma_.lower() in wordlists.words("names", "papers", "nouns")
    return found and owner is not None and owner.lower_ in {"my", "our"}


def _clause(according: Token) -> Token:
    """The verb of the clause that "according to" speaks of."""
    clause = according.head
    while clause.dep_ not in _CLAUSES and clause.head.i != clause.i:
        clause = clause.head
    return clause


def _content(scene: Scene, according: Token, phrase: set[int]) -> set[int]:
    ends = _ends(scene, according, phrase)
    clause = _whole_clause(according, ends=ends)
    first = according.left_edge.i == according.sent.start
    whole = set(below(clause, None if first or ends else _own_clause))
    whole -= phrase
    return {i for i in whole if not scene.tokens[i].is_space}


def _ends(scene: Scene, according: Token, phrase: set[int]) -> bool:
    """Whether it ends its sentence behind a comma, and so speaks of all of it."""
    return max(phrase) + 2 >= according.sent.end and scene.tokens[according.i - 1].text == ","


def _whole_clause(according: Token, *, ends: bool) -> Token:
    """The verb of the clause that it speaks of: of several joined ones the first, at the end."""
    clause = _clause(according)
    while ends and clause.dep_ == "conj" and clause.head.pos_ in {"VERB", "AUX"}:
        if clause in joined_behind(clause.head):
            break
        clause = clause.head
    return clause


def _own_clause(token: Token) -> bool:
    """Whether a dependent is a clause of its own, coordinated with the one above it."""
    if token.dep_ == "conj" and token.head.pos_ in {"VERB", "AUX"}:
        return child(token, "nsubj", "nsubjpass") is not None
    return False


def _joined(scene: Scene, found: Draft, drafts: list[Draft]) -> list[Draft]:
    for number, other in enumerate(drafts):
        if other.source and _says(other) and _beside(scene, found, other):
            return [*drafts[:number], _pair(scene, found, other), *drafts[number + 1 :]]
    return [*drafts, found]


def _says(draft: Draft) -> bool:
    """Whether a draft is of a verb with a clause, or of a clause beside a quotation."""
    return draft.shape == "quotation" or draft.frame == "clause"


def _beside(scene: Scene, found: Draft, other: Draft) -> bool:
    """Whether "according to" speaks of the same words as a reporting verb."""
    according = scene.tokens[found.verb]
    ends = _ends(scene, according, set(below(according)))
    if other.verb == _whole_clause(according, ends=ends).i:
        return True
    if found.verb not in other.content:
        return False
    # at the end of the sentence and behind a comma it speaks of all of it
    ends = max(found.source) + 2 >= according.sent.end
    return ends and scene.tokens[found.verb - 1].text == ","


def _pair(scene: Scene, found: Draft, other: Draft) -> Draft:
    content = other.content - frozenset(below(scene.tokens[found.verb]))
    if _passes_on(scene, other):
        return found._replace(content=content, rule="according-report", reporters=(other.source,))
    return other._replace(
        content=content, rule="according-speaker", shape="according", reporters=(found.source,)
    )


def _passes_on(scene: Scene, draft: Draft) -> bool:
    carriers = wordlists.words("cues", "carriers")
    return any(scene.tokens[i].lemma_.lower() in carriers for i in draft.source)
