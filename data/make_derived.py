"""Write extract/words/derived.json: the verbs of nouns for deeds, and opposite adjectives.

Run by hand when WordNet changes: ``python data/make_derived.py DIR``, where DIR holds
``data.noun``, ``data.verb`` and ``data.adj`` of WordNet 3.0 (Debian's package ``wordnet-base``).
Same files, same bytes. Of several verbs the one spelt most like the noun is taken; another word
("theft", "thieve") is left out. Opposites are adjectives of which one says "not" before the other
("unsafe"): of others, as of two opposite verbs, both may be so.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path

from wordnet import senses

TARGET = Path(__file__).resolve().parent.parent / "extract" / "words" / "derived.json"
#: Numbers of the files that nouns for deeds and for what happens are in.
_DEEDS = frozenset({4, 11})
#: Shorter words mean too many things, and so many letters a noun shares with its verb.
_SHORTEST, _ALIKE = 4, 3
_NOT = ("un", "in", "im", "il", "ir", "non", "dis", "a")


def deeds(folder: Path) -> dict[str, str]:
    """Noun for a deed -> the one verb that it is made from."""
    verbs, found = dict(senses(folder / "data.verb")), defaultdict[str, set[str]](set)
    for _, sense in senses(folder / "data.noun"):
        if sense.file not in _DEEDS:
            continue
        for sign, at, part, own, other in sense.links:
            if (sign, part) == ("+", "v") and own and other:
                found[sense.words[own - 1].lower()].add(verbs[at].words[other - 1].lower())
    best = {
        noun: min(made, key=lambda v: (-_alike(noun, v), v.replace("z", " ")))
        for noun, made in found.items()
    }
    return {
        noun: verb
        for noun, verb in sorted(best.items())
        if noun != verb and _one(noun) and verb.isalpha() and _alike(noun, verb) >= _ALIKE
    }


def _alike(noun: str, verb: str) -> int:
    """How many letters two words begin with in common."""
    return next(
        (n for n, (a, b) in enumerate(zip(noun, verb, strict=False)) if a != b),
        min(len(noun), len(verb)),
    )


def opposites(folder: Path) -> list[list[str]]:
    """Pairs of opposite adjectives, each once."""
    known = dict(senses(folder / "data.adj"))
    found = {
        tuple(sorted((sense.words[own - 1].lower(), known[at].words[other - 1].lower())))
        for sense in known.values()
        for sign, at, part, own, other in sense.links
        if (sign, part) == ("!", "a") and own and other
    }
    return [list(pair) for pair in sorted(found) if all(map(_one, pair)) and _negated(*pair)]


def _negated(one: str, other: str) -> bool:
    """Whether one of two words only says "not" before the other."""
    return any(f"{no}{a}" == b for no in _NOT for a, b in ((one, other), (other, one)))


def _one(word: str) -> bool:
    return word.isalpha() and len(word) >= _SHORTEST


def main(argv: list[str]) -> None:
    """Write the file from WordNet's, whose folder is named."""
    folder = Path(argv[1])
    made = {"deeds": deeds(folder), "opposites": opposites(folder)}
    TARGET.write_text(json.dumps(made, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv)
