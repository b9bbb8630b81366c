"""What the words before a colon are: the label of somebody who speaks, or a heading.

In capitals both look alike: "LUND: It is full", "ENERGY: Oil fell". What the words mean, what else
the text says of them and what other labels it has decide.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from extract import wordlists
from extract.syntax.clauses import subject
from extract.syntax.dictionary import noun, verb_or_adjective
from extract.syntax.phrases import first_person
from extract.syntax.scene import Scene
from extract.syntax.speech_verbs import tells
from extract.wordlists import census, commonness, kinds

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["SIDES", "calls", "heads", "talkers"]

#: The sides of an interview, whoever they are.
SIDES = frozenset({"Q", "A", "Question", "Answer", "QUESTION", "ANSWER"})
#: A label in capitals that opens a line, and what stands behind it.
_TURN = re.compile(r"(?m)^[\"“]?([A-Z][A-Z .,'’-]+): (.*)")
#: A label of one to four names that opens a line, and how few lines with one are no talk.
_TALKER = re.compile(r"(?m)^[\"“]?((?:[A-Z][\w.’'-]* ){0,3}[A-Z][\w’'-]*[a-z]): ")
_TURNS = 2
#: Words that only somebody who speaks says.
_SPOKEN = re.compile(
    r"\?|\b(?:I|me|my|we|us|our|you|your|thanks?|please)\b|\b(?:yes|no|well)\b[,.!]", re.IGNORECASE
)
#: The letters of two who talk, each at the head of a line, and how many lines a talk has.
_INITIALS = re.compile(r"(?m)^([A-Z]{2,3}): ")
_TALK = 4
#: Rank of a word that is rather a surname: "Cooper", not "race".
_RARE = 6000
#: Characters of a title and names before a name.
_FAR = 120


def calls(scene: Scene, names: Sequence[Token]) -> bool:
    """Whether some words before a colon name who speaks behind it.

    :param names: the words, in order; at least one.
    """
    label = scene.text[scene.starts[names[0].i] : scene.ends[names[-1].i]]
    again = len(re.findall(rf"(?m)(?:^|[.!?…] )[\"“]?{re.escape(label)}: ", scene.text)) > 1
    known = again or _named(scene.text, names[-1].text)
    words = [t for t in names if t.text[0].isalpha()]
    if label in _initials(scene.text) or label in talkers(scene.text):
        return True
    if not _may_name(names, words, known=known):
        return False
    if not all(t.is_upper for t in words) or (len(words) == 1 and words[0].text in SIDES):
        return True
    return _in_capitals(scene, label, words, again=again)


@lru_cache(maxsize=8)
def talkers(text: str) -> frozenset[str]:
    """The labels of a talk that gives whole names first and surnames then: "Ana Ruiz:", "Ruiz:"."""
    found = [m[1] for m in _TALKER.finditer(text)]
    surnames = {label.rpartition(" ")[2] for label in found}
    whole = [label for label in found if _given(label.partition(" ")[0])]
    again = any(label.rpartition(" ")[2] in found for label in whole if " " in label)
    talk = again and len(surnames) > 1 and len(found) > _TURNS
    return frozenset(found if talk else ())


def heads(scene: Scene, names: Sequence[Token]) -> bool:
    """Whether a place or body only heads a report: somebody else speaks in the first sentence.

    The cases "Lima: Bakers vowed to keep prices low", "NATO: Ministers said they would meet".
    """
    if not (all(t.ent_type_ == "GPE" or not t.is_alpha for t in names) or _body(names)):
        return False
    return _reports(scene, names)


def _reports(scene: Scene, names: Sequence[Token]) -> bool:
    """Whether the first sentence behind some words lays something to anybody but its speaker."""
    said = scene.tokens[names[-1].i + 2 :]
    sentence = [t for t in said if t.sent.start == said[0].sent.start]
    speaking = (subject(t) for t in sentence if not scene.quoted(t) and tells(t))
    ours = (s for s in speaking if s is not None and s.i >= said[0].i)
    return any(not first_person(s) for s in ours)


# ---------------------------------------------------------------- labels in capitals


def _initials(text: str) -> frozenset[str]:
    """The labels of a talk between two or more whose initials alone are printed."""
    found = Counter(_INITIALS.findall(text))
    talk = len(found) > 1 and found.total() >= _TALK and min(found.values()) > 1
    return frozenset(found if talk else ())


def _in_capitals(scene: Scene, label: str, words: Sequence[Token], *, again: bool) -> bool:
    """Whether a label in capitals calls somebody: "ENERGY" may stand before any report."""
    text = scene.text
    if _office(words) or _titled(label, words[-1].text):
        return True
    labels = [other for other, _ in _TURN.findall(text)]
    if label in kinds("bodies"):
        return all(other in kinds("bodies") for other in labels)
    if _named(text, words[-1].text.title()) or _called_before(words[-1].text, label, labels):
        return True
    spoken = any(_SPOKEN.search(turn) for _, turn in _TURN.findall(text))
    told = again or any(map(_with_calling, labels)) or (spoken and not _reports(scene, words))
    name = words[-1].text
    usual = re.search(rf"\b{re.escape(name)} [a-z]", text) is not None  # it prints a name so
    return told and (usual or _rare(name) or (again and spoken))


def _office(words: Sequence[Token]) -> bool:
    """Whether a label says what somebody is, with or without his name: "THE CHAIRMAN".

    A word behind an office that is none and no name makes it a topic: "POLICE LOG", "MAYOR RACE".
    """
    if words[-1].lower_ in _callings():
        return True
    return words[0].lower_ in _callings() and _rare(words[-1].text)


def _titled(label: str, name: str) -> bool:
    """Whether a title cut short opens a label: "SEN. LUND", "MR LUND", but not "GEN Z"."""
    first, _, rest = label.partition(" ")
    titles = wordlists.words("names", "titles", "cut_short")
    if first.rstrip(".").title() not in titles or not rest or len(name) == 1:
        return False
    return first.endswith(".") or _strange(name)


def _with_calling(label: str) -> bool:
    """Whether a label gives a name and, behind a comma, what he is: "MARA LUND, HOST"."""
    _, _, behind = label.rpartition(", ")
    return behind != label and behind.lower().split(" ")[-1] in _callings()


def _called_before(name: str, label: str, labels: Sequence[str]) -> bool:
    """Whether another label gives a name with more words: "MAYOR ANA RUIZ: …", then "RUIZ: …"."""
    others = (other.split(",")[0].split() for other in labels if other != label)
    return any(len(words) > 1 and words[-1] == name for words in others)


def _rare(word: str) -> bool:
    """Whether a word is rather a name than a word of the language: "Ruiz", not "race"."""
    return _strange(word) and commonness().get(word.lower(), _RARE) >= _RARE


def _given(word: str) -> bool:
    """Whether a word is a given name by a list."""
    small = word.lower()
    named = (wordlists.words("names", "given", sex) for sex in ("male", "female"))
    counted = (census(kind) for kind in ("male", "female", "either"))
    return any(small in known or word in known for known in (*named, *counted))


def _strange(word: str) -> bool:
    """Whether a word is a surname, or none of the language."""
    small = word.lower()
    return small in census("surnames") or small not in commonness()


def _body(names: Sequence[Token]) -> bool:
    """Whether a label in capitals is a body's by a list: "WHO", not "ENERGY"."""
    return "".join(t.text_with_ws for t in names).strip() in kinds("bodies") and names[0].is_upper


@cache
def _callings() -> frozenset[str]:
    """Words in a label that say what somebody is."""
    paths = (("roles", "heads"), ("titles", "male"), ("titles", "female"), ("humans", "nouns"))
    known = frozenset[str]().union(*(wordlists.words("names", *path) for path in paths))
    return known | wordlists.words("names", "press") | wordlists.words("cues", "sources")


# ---------------------------------------------------------------- any label


def _named(text: str, name: str) -> bool:
    """Whether a text names somebody so elsewhere: behind a given name or a title, or speaking."""
    plain = re.escape(name)
    if re.search(rf"\b{plain} (?:said|says|told)\b", text):
        return True
    if _strange(name) and re.search(rf"[a-z,] [A-Z][a-z]+ {plain}\b", text):
        return True  # behind what may be a given name that no list has
    places = (found.start() for found in re.finditer(rf"(?<= ){plain}\b", text))
    return any(_before().search(text, max(0, at - _FAR), at) for at in places)


@cache
def _before() -> re.Pattern[str]:
    """What stands before a name: a given name or a title, and names between."""
    words = wordlists.table("names")
    listed = (*words["given"]["male"], *words["given"]["female"], *words["titles"]["words"])
    known = "|".join(rf"{re.escape(word)}\.?" for word in listed)
    return re.compile(rf"\b(?:{known}) (?:[A-Z]\w+ ){{0,2}}\Z")


def _may_name(tokens: Sequence[Token], words: Sequence[Token], *, known: bool) -> bool:
    """Whether some words before a colon may name a speaker.

    :param words: those of letters.
    :param known: whether another paragraph opens with the same label, or names somebody so.
    """
    listed = any(t.lower_ in wordlists.words("cues", "labels") for t in words)
    if not words or (listed and not _body(tokens)):
        return False
    if all(t.lower_ in wordlists.words("cues", "sources") for t in words):
        return True
    if len(words) == 1 and words[0].text in SIDES:
        return True
    if any(map(_deed, words[1:-1])):
        return False
    proper = any(t.pos_ == "PROPN" or (t.is_upper and len(t) > 2) for t in words)
    return all(_name(t) for t in tokens) and (proper or known)


def _deed(token: Token) -> bool:
    """Whether a word between others is a verb and nothing else: "Roe *Debunks* Falk:"."""
    small = token.lower_
    singular = small.endswith("s") and not small.endswith("ss")
    return singular and verb_or_adjective(small) and not noun(small)


def _name(token: Token) -> bool:
    if token.is_alpha:
        named = token.text[0].isupper() and token.pos_ in {"PROPN", "NOUN", "ADJ"}
        # the parser knows little of words in capitals
        shouted = token.is_upper and len(token) > 2
        return named or shouted or token.lower_ in {"of", "the", "de", "van", "and"}
    return token.text in {".", ",", "-", "’s", "'s", "(", ")"} or token.pos_ == "PROPN"
