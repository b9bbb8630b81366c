"""Names that say themselves that no body bears them: events, laws, rooms, offices, parties."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.entities.body_fragments import modifies, word_of_body
from extract.entities.known_names import known_given
from extract.syntax.dictionary import noun, verb_or_adjective
from extract.wordlists import kinds, table, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    Run = Sequence[Token]

__all__ = ["no_body"]

_LINKS = frozenset({"of", "for", "on"})
_OF_PERSONS = frozenset({"administration", "campaign", "regime", "team"})
_NUMERAL = re.compile("[IVX]{2,}")
#: The end of a sentence and the start of the next: "NHRA.He".
_SENTENCES = re.compile(r"\w{2}\.[A-Z][a-z]")
_CHAMBERS = frozenset({"house", "senate", "congress"})


def no_body(run: Run) -> bool:
    """Whether a name says itself that it is no body's: an event, a law, a room, an office."""
    lists = table("names")["organizations"]
    small = [t.lower_ for t in run]
    text = _text(run)
    link = next((n for n, word in enumerate(small) if n and word in _LINKS), len(small))
    head = small[link - 1]
    thing = head in lists["things"] or (small[-1] in lists["things"] and head not in lists["heads"])
    if _glued(run) or _poll(run) or _vague(run) or _cut(run):
        return True
    letters = text.lower().replace(".", "") in lists["letters"] or _NUMERAL.fullmatch(text)
    if any(says_so(run) for says_so in (_shouted_word, _told_to, _humans, _of_law, _pointed_at)):
        return True
    if thing or letters or "v." in small or text in _states() or _rank(run) or _titled(run):
        return True
    return head in table("names")["roles"]["heads"] or _of_party(run) or _of_two(run)


def _of_two(run: Run) -> bool:
    """Whether two persons' staffs are named at once: "*Roe and Ruiz* administration"."""
    at = next((n for n, t in enumerate(run) if t.lower_ == "and"), 0)
    field = noun(run[at - 1].text) or verb_or_adjective(run[at - 1].text)  # "Heath and Drug"
    return at > 0 and run[-1].lower_ in _OF_PERSONS and not field


def _shouted_word(run: Run) -> bool:
    """Whether a name is a word that somebody shouts, or a title in letters: "NEVER", "VP"."""
    word = run[0].text
    if len(run) > 1 or not word.isupper() or word in kinds("bodies"):
        return False
    return run[0].is_stop or verb_or_adjective(word) or word in words("names", "titles", "words")


def _humans(run: Run) -> bool:
    """Whether one word is the plural of what persons are: "*Rabbis* vow"."""
    word = run[0].lower_.removesuffix("s")
    roles = words("names", "roles", "heads") | words("names", "humans", "nouns")
    roles |= words("names", "roles", "trades")
    return len(run) == 1 and run[0].lower_ != word and word in roles


def _pointed_at(run: Run) -> bool:
    """Whether a headline points at one of many: "*This* Orvena News Panel"."""
    return len(run) > 1 and run[0].lower_ in {"this", "that", "these", "those"}


def _of_law(run: Run) -> bool:
    """Whether a name opens with the number of a law: "*Title V* Civil Service"."""
    parts = {"title", "section", "article", "chapter", "clause"}
    numbered = len(run) > 1 and re.fullmatch(r"[IVXL]+|\d+", run[1].text) is not None
    return numbered and run[0].lower_ in parts


def _told_to(run: Run) -> bool:
    """Whether a name tells somebody to do something, as shows and slogans do: "Meet the Heaths"."""
    return len(run) > 2 and run[1].lower_ in {"the", "a"} and verb_or_adjective(run[0].text)


def _cut(run: Run) -> bool:
    """Whether a name stops at a small word: a headline's, "Heath Spells News *For*"."""
    return len(run) > 1 and (run[-1].tag_ == "IN" or run[-1].lower_ in {"for", "of", "with", "to"})


def _rank(run: Run) -> bool:
    """Whether a name ends in a title written short: "Army *Capt*"."""
    return len(run) > 1 and run[-1].text.rstrip(".") in words("names", "titles", "cut_short")


def _titled(run: Run) -> bool:
    """Whether an office and one name are a person: "Patriarch *Dwight*"."""
    if len(run) != len(("office", "name")) or run[0].lower_ not in words("names", "roles", "heads"):
        return False
    name = run[1].text
    return known_given(name) or not (noun(name) or verb_or_adjective(name) or word_of_body(run[1]))


def _glued(run: Run) -> bool:
    """Whether a word is the end of a sentence and the start of the next: "ForeignHe"."""
    parts = re.findall("[A-Z][a-z]+", run[0].text)
    if any(_SENTENCES.search(t.text) for t in run):
        return True
    glued = len(run) == 1 and len(parts) > 1 and "".join(parts) == run[0].text
    return glued and parts[-1].lower() in words("names", "glued")


def _poll(run: Run) -> bool:
    """Whether several outlets made a poll together: "the Post-ABC poll"."""
    joined = any(t.text in {"-", "/"} or "/" in t.text for t in run)
    polled = modifies(run) and run[-1].head.lemma_ in {"poll", "survey"}
    return joined and (polled or "/" in _text(run))


def _vague(run: Run) -> bool:
    """Whether a small noun and a people may mean one of many: "the Danish ministry"."""
    nouns = {"ministry", "department", "office", "agency", "service"}
    return len(run) == 2 and run[0].tag_ == "JJ" and run[1].is_lower and run[1].text in nouns


def _states() -> frozenset[str]:
    """States of the United States and their abbreviations."""
    return words("countries", "traps", "us_states")


def _of_party(run: Run) -> bool:
    """Whether a name means the members of a party: "House Democrats", "Democratic Senate"."""
    names = table("names")["organizations"]
    sides = {*names["parties"], *(word.removesuffix("s") for word in names["parties"])}
    people = run[-1].lower_ in names["parties"] or run[-1].lower_ in {"democrat", "republican"}
    chamber = run[-1].lower_ in _CHAMBERS and modifies(run)
    sided = len(run) > 1 and (run[-2].lower_ in sides or run[-2].lower_ in {"democratic", "gop"})
    opened = run[0].lower_ in sides or run[0].lower_ in {"democratic", "gop"}
    of_side = len(run) > 1 and opened and run[-1].lower_ in _CHAMBERS  # "a Democratic Senate"
    event = len(run) == 2 and run[-1].lower_ == "caucus" and run[0].text in _states()
    return people or event or of_side or (sided and chamber)


def _text(run: Run) -> str:
    return "".join(t.text_with_ws for t in run).strip()
