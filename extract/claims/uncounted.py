"""Numbers that count nothing: dates, times, names, ages, scores, turns of phrase."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.claims.figures import Figure
from extract.wordlists import table, words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["counts"]

_NAMES = frozenset(
    {"PERSON", "ORG", "PRODUCT", "FAC", "EVENT", "LAW", "WORK_OF_ART", "GPE", "LOC", "NORP"}
)
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_LINKS = frozenset({"and", "or", ",", "(", ")", "to", "&", "-", "–"})
_BACK = 8  # words between a name's noun and the last of its numbers
_DAY = 24


def counts(figure: Figure, tokens: list[Token], unit: str | None) -> bool:
    """Whether a figure counts something.

    :param tokens: the words of its numbers; at least one.
    :param unit: what the words behind it say is counted.
    """
    before = tokens[0].nbor(-1) if tokens[0].i else None
    after = tokens[-1].nbor(1) if tokens[-1].i + 1 < len(tokens[-1].doc) else None
    if unit is None and (figure.joint == "in" or figure.numbers[0].style == "share"):
        return False
    if figure.numbers[0].style in {"vague", "share"}:
        return not _part_of_name(figure, before, unit)
    if figure.joint == "in" and tokens[0].dep_ == "dobj" and _verb_stands(before):
        return False  # "killed two in three attacks"
    if figure.percent or any(n.sign for n in figure.numbers):
        return True
    if figure.joint and not _spread(figure, tokens, unit):
        return False
    return not (
        _dated(figure, tokens, before, after)
        or _named(tokens, before, after)
        or _pointing(figure, tokens, before, after)
        or _age(tokens, before, after)
        or _abbreviated(figure, after, unit)
        or _listed(figure, tokens)
    )


def _verb_stands(before: Token | None) -> bool:
    return before is not None and before.pos_ == "VERB"


def _part_of_name(figure: Figure, before: Token | None, unit: str | None) -> bool:
    """The case "the first half of the year", "test scores", "half the time"."""
    if before is None:
        return False
    if figure.numbers[0].style == "share":
        return before.pos_ in {"ADJ", "PROPN", "NUM"} or before.tag_ in {"DT", "PRP$", "POS"}
    said = before.nbor(1).lower_
    idle = unit is None and said in words("quantities", "idle_alone")
    return idle or (said == "scores" and before.tag_ in {"NN", "NNP", "JJ", "PRP$"})


def _spread(figure: Figure, tokens: list[Token], unit: str | None) -> bool:
    """Whether two numbers are a range, and no score, vote or hours."""
    if unit is not None or any(n.scale > 1 for n in figure.numbers) or figure.joint == "in":
        return True
    if figure.joint == "-":
        return False
    if figure.joint == "from":
        return (figure.low or 0) > _DAY or (figure.high or 0) > _DAY
    near = tokens[0].doc[max(0, tokens[0].i - 4) : tokens[0].i]
    return not any(t.lemma_.lower() in words("quantities", "skip", "scores") for t in near)


# ---------------------------------------------------------------- dates and times


def _dated(figure: Figure, tokens: list[Token], before: Token | None, after: Token | None) -> bool:
    near = {t.lower_.rstrip(".") for t in (before, after) if t is not None and t.pos_ == "PROPN"}
    if near & words("quantities", "skip", "months"):
        return True
    if after is not None and after.lower_ in words("quantities", "skip", "after"):
        return True
    ahead = before.lower_ if before is not None else ""
    counted = after is not None and after.tag_ in {"NNS", "NNPS"}
    if any(_CLOCK.fullmatch(n.digits) and n.scale == 1 for n in figure.numbers):
        return ahead == "at" or (ahead in words("quantities", "skip", "times") and not counted)
    if any(_YEAR.fullmatch(n.digits) and n.scale == 1 for n in figure.numbers):
        dated = ahead in words("quantities", "skip", "years") or ahead in _pointers()
        return dated or not counted or any(t.ent_type_ == "DATE" for t in tokens)
    return False


def _pointers() -> frozenset[str]:
    return words("quantities", "skip", "pointing")


def _age(tokens: list[Token], before: Token | None, after: Token | None) -> bool:
    """Whether a number is an age: "Lukashenko, 70, said", "younger than 40", "aged 40 to 64"."""
    if before is None:
        return False
    ahead = [t.lower_ for t in before.doc[max(0, before.i - 1) : before.i + 1]]
    if ahead[-1] == "than" and ahead[0] in {"older", "younger"}:
        return True
    if ahead[-1] in {"of", "between", "from"} and ahead[0] in {"age", "ages", "aged"}:
        return True
    opened = {",": {",", "."}, "(": {")"}}.get(before.text)
    if opened is None or len(tokens) != 1 or before.i == 0:
        return False
    return before.nbor(-1).text[:1].isupper() and after is not None and after.text in opened


# ---------------------------------------------------------------- names


def _named(tokens: list[Token], before: Token | None, after: Token | None) -> bool:
    first = tokens[0]
    if first.text[:1].isupper() and not first.is_sent_start:
        return True
    if first.ent_type_ in _NAMES and first.ent_iob_ == "I" and first.text[:1].isdigit():
        return True
    counted = after is not None and after.pos_ in {"NOUN", "ADJ", "PROPN"}
    if before is not None and before.pos_ == "PROPN" and before.whitespace_ and not counted:
        return before.ent_type_ not in {"GPE", "LOC", "NORP", "DATE"}
    return _naming(_leader(first))


def _leader(number: Token) -> Token | None:
    """The word before a row of numbers: "*resolutions* 1718 (2006) and 2270"."""
    passed = False
    for back in range(1, min(_BACK, number.i + 1)):
        word = number.nbor(-back)
        if not (word.like_num or word.lower_ in _LINKS):
            return word if passed or back == 1 else None
        passed |= word.like_num
    return None


def _naming(word: Token | None) -> bool:
    """Whether a noun's numbers are names or dates: "Article 5", "flights 12 and 14"."""
    if word is None:
        return False
    naming = words("quantities", "skip", "before") - _pointers()
    naming |= words("quantities", "skip", "months") if word.pos_ == "PROPN" else frozenset()
    return bool({word.lower_, word.lemma_.lower(), word.lower_.removesuffix("s")} & naming)


# ---------------------------------------------------------------- turns of phrase


def _pointing(
    figure: Figure, tokens: list[Token], before: Token | None, after: Token | None
) -> bool:
    """The case "the *two* countries", "*one* day", "*one* of the allies"."""
    if figure.numbers[0].style != "words":
        return False
    printed = tokens[0].lower_ if len(tokens) == 1 else ""
    small = printed in table("quantities")["numbers"]
    if small and before is not None and before.lower_ in _pointers():
        return True
    if printed not in {"one", "two"}:
        return False
    if printed == "one" and (after is None or after.pos_ not in {"NOUN", "ADJ"}):
        return True
    return after is not None and after.lemma_.lower() in words("quantities", "skip", "turns")


def _abbreviated(figure: Figure, after: Token | None, unit: str | None) -> bool:
    """The case "2m wide": metres as well as millions, unless something plural is counted."""
    short = [n for n in figure.numbers if n.scale > 1 and n.short]
    return bool(short) and (unit is None or after is None or after.tag_ in {"NN", "NNP"})


def _listed(figure: Figure, tokens: list[Token]) -> bool:
    """Whether a number only opens an item of a list: "1. The bridge"."""
    first = tokens[0]
    behind = first.doc.text[figure.core[1] : figure.core[1] + 1]
    return first.is_sent_start is not False and behind in {".", ")"} and first.i == 0
