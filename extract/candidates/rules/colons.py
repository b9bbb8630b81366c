"""Speakers set off by a colon: "Trump: …", "Q: …", "…: report"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from extract import wordlists
from extract.candidates.rules.draft import Draft
from extract.records import Shape
from extract.syntax.clauses import subject
from extract.syntax.phrases import first_person
from extract.syntax.scene import Scene
from extract.syntax.speech_verbs import tells

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["drafts"]

_LABEL = 8  # a speaker's label has no more tokens than this
#: the sides of an interview, whoever they are
_SIDES = frozenset({"Q", "A", "Question", "Answer"})
_MARKS = frozenset({'"', "“"})
#: what stands behind a label in capitals, and what only somebody who speaks says
_TURN = re.compile(r"(?m)^[\"“]?[A-Z][A-Z .'’-]+: (.+)")
#: Characters of a title and names before a name.
_FAR = 120
_SPOKEN = re.compile(
    r"\?|\b(?:I|me|my|we|us|our|you|your|yes|no|well|thanks?|please)\b", re.IGNORECASE
)


def drafts(scene: Scene) -> Iterator[Draft]:
    """What a paragraph lays to somebody by a colon alone."""
    found = _label(scene) or _trailing(scene)
    if found is not None:
        yield found


def _label(scene: Scene) -> Draft | None:
    colon = next((i for i, t in enumerate(scene.tokens[: _LABEL + 1]) if t.text == ":"), 0)
    # A page that quotes a transcript opens each turn with a mark before the label.
    start = int(bool(scene.tokens) and scene.tokens[0].text in _MARKS)
    names = scene.tokens[start:colon]
    content = frozenset(range(colon + 1, len(scene.tokens)))
    if not names or len(content) < 2 or not _label_of(scene, names) or _dateline(scene, names):
        return None
    shape = _shape([t for t in names if t.is_alpha])
    if scene.quote_of[colon] >= 0 and not (start and shape == "transcript"):
        return None
    source, cue = frozenset(range(start, colon)), frozenset({colon})
    return Draft(colon, source, cue, content, f"colon-{shape}", shape)


def _dateline(scene: Scene, names: list[Token]) -> bool:
    """Whether a place only tells where it was written: somebody else speaks in the first sentence.

    The case "Lima: Bakers vowed to keep prices low".
    """
    if not all(t.ent_type_ == "GPE" or not t.is_alpha for t in names):
        return False
    said = scene.tokens[names[-1].i + 2 :]
    sentence = [t for t in said if t.sent.start == said[0].sent.start]
    speaking = (subject(t) for t in sentence if not scene.quoted(t) and tells(t))
    ours = (s for s in speaking if s is not None and s.i >= said[0].i)
    return any(not first_person(s) for s in ours)


def _label_of(scene: Scene, names: list[Token]) -> bool:
    label = re.escape(scene.text[scene.starts[names[0].i] : scene.ends[names[-1].i]])
    again = len(re.findall(rf"(?m)^[\"“]?{label}: ", scene.text)) > 1
    known = again or _named(scene.text, names[-1].text)
    return _names(names, known=known) and (again or _calls(scene, names))


def _calls(scene: Scene, names: list[Token]) -> bool:
    """Whether a label calls somebody; one in capitals may be a heading: "ENERGY: Oil fell"."""
    words = [t for t in names if t.is_alpha]
    if not all(t.is_upper for t in words) or any(t.lower_ in _callings() for t in words):
        return True
    if len(words) == 1 and words[0].text in _SIDES:
        return True
    turns = _TURN.findall(scene.text)
    return any(map(_SPOKEN.search, turns)) or _named(scene.text, words[-1].text.title())


@cache
def _callings() -> frozenset[str]:
    """Words in a label that say what somebody is."""
    paths = (("roles", "heads"), ("titles", "male"), ("titles", "female"), ("humans", "nouns"))
    known = frozenset[str]().union(*(wordlists.words("names", *path) for path in paths))
    return known | wordlists.words("names", "press") | wordlists.words("cues", "sources")


def _named(text: str, name: str) -> bool:
    """Whether a text names somebody so elsewhere: behind a given name or a title, or speaking."""
    plain = re.escape(name)
    if re.search(rf"\b{plain} (?:said|says|told)\b", text):
        return True
    places = (found.start() for found in re.finditer(rf"(?<= ){plain}\b", text))
    return any(_before().search(text, max(0, at - _FAR), at) for at in places)


@cache
def _before() -> re.Pattern[str]:
    """What stands before a name: a given name or a title, and names between."""
    words = wordlists.table("names")
    listed = (*words["given"]["male"], *words["given"]["female"], *words["titles"]["words"])
    known = "|".join(rf"{re.escape(word)}\.?" for word in listed)
    return re.compile(rf"\b(?:{known}) (?:[A-Z]\w+ ){{0,2}}\Z")


def _shape(words: list[Token]) -> Shape:
    """What kind of label some words are: of an interview, a transcript or a headline."""
    if len(words) == 1 and words[0].text in _SIDES:
        return "interview"
    capitals = any(t.is_upper and len(t) > 1 for t in words)
    tidy = all(t.is_upper or t.is_title for t in words)
    return "transcript" if capitals and tidy else "headline"


def _names(tokens: list[Token], *, known: bool) -> bool:
    """Whether some words before a colon name a speaker.

    :param known: whether another paragraph opens with the same label, or names somebody so.
    """
    words = [t for t in tokens if t.is_alpha]
    if not words or any(t.lower_ in wordlists.words("cues", "labels") for t in words):
        return False
    if all(t.lower_ in wordlists.words("cues", "sources") for t in words):
        return True
    if len(words) == 1 and words[0].text in _SIDES:
        return True
    proper = any(t.pos_ == "PROPN" or (t.is_upper and len(t) > 2) for t in words)
    return all(_name(t) for t in tokens) and (proper or known)


def _name(token: Token) -> bool:
    if token.is_alpha:
        named = token.text[0].isupper() and token.pos_ in {"PROPN", "NOUN", "ADJ"}
        # the parser knows little of words in capitals
        shouted = token.is_upper and len(token) > 2
        return named or shouted or token.lower_ in {"of", "the", "de", "van", "and"}
    return token.text in {".", ",", "-", "’s", "'s", "(", ")"} or token.pos_ == "PROPN"


def _trailing(scene: Scene) -> Draft | None:
    """A headline that ends in its source: "…: report"."""
    size = len(scene.tokens)
    colon = next(
        (i for i in range(size - 2, max(0, size - 5), -1) if scene.tokens[i].text == ":"), 0
    )
    names = scene.tokens[colon + 1 :]
    if colon < 4 or scene.quote_of[colon] >= 0 or not names or names[-1].is_punct:
        return None
    if not all(t.lower_ in wordlists.words("cues", "sources") for t in names):
        return None
    return Draft(
        colon, frozenset(range(colon + 1, size)), frozenset({colon}), frozenset(range(colon)),
        "colon-trailing", "trailing",
    )  # fmt: skip
