"""Write extract/words/kinds.json: what kind of thing a name of WordNet names, by its file of nouns.

Run by hand when WordNet changes: ``python data/make_kinds.py FILE``, where FILE is ``data.noun``
of WordNet 3.0 (Debian's package ``wordnet-base``). Same file, same bytes. A name is a noun that
WordNet writes with a capital. Names of plants and animals are left out, and those of several kinds
go to none, but for bodies, whose seats and laws are called like them, and for places, whose name
people bear.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path

from wordnet import Sense, above, senses

TARGET = Path(__file__).resolve().parent.parent / "extract" / "words" / "kinds.json"
#: Numbers of the files that nouns are in.
_ANIMAL, _ARTIFACT, _GROUP, _PLACE, _OBJECT, _PERSON, _PLANT, _TIME = 5, 6, 14, 15, 17, 18, 20, 28
_SITES = frozenset({_PLACE, _OBJECT})
#: What a body is a kind of, and what has members but says nothing.
_BODIES = frozenset({"organization", "legislature", "terrorist_organization", "court"})
_CREEDS = frozenset({"religion", "denomination"})
#: Buildings whose name is that of those who are in them.
_HOUSES = frozenset(
    {"university", "college", "school", "hospital", "library", "museum", "exchange"}
)


def _above(sense: Sense, known: Mapping[str, Sense]) -> frozenset[str]:
    """Names of what a meaning is a kind of, at any remove."""
    return frozenset(known[at].words[0] for at in above(sense, known))


def _body(sense: Sense, known: Mapping[str, Sense]) -> bool:
    """Whether a meaning is a body that can say something."""
    seen = _above(sense, known)
    return sense.file == _GROUP and not _BODIES.isdisjoint(seen) and _CREEDS.isdisjoint(seen)


def _kind(meant: list[Sense], known: Mapping[str, Sense]) -> str | None:
    """The one kind that all meanings of a name are of."""
    files = {s.file for s in meant}
    if any(_body(s, known) for s in meant) and files.isdisjoint({*_SITES, _PERSON, _TIME}):
        return "bodies"
    # That somebody bears a place's name makes it no less a place's.
    borne = {_PERSON} if all(s.one for s in meant if s.file == _PERSON) else set()
    members = {_GROUP} if not any(_body(s, known) for s in meant) else set()
    if files <= {*_SITES, _ARTIFACT, *borne, *members} and not files.isdisjoint(_SITES):
        return "places"
    if files == {_PERSON}:
        return None if borne else "people"
    if any(not _HOUSES.isdisjoint(_above(s, known)) for s in meant):
        return None
    return "things" if files.isdisjoint({*_SITES, _GROUP, _PERSON, _PLANT, _ANIMAL}) else None


def main(path: Path) -> int:
    """Write the names of each kind, sorted."""
    known = dict(senses(path))
    plain = {word for sense in known.values() for word in sense.words if word.islower()}
    meant: dict[str, list[Sense]] = {}
    for sense in known.values():
        for word in sense.words:
            if not word.islower() and any(c.isalpha() for c in word):
                meant.setdefault(word.replace("_", " "), []).append(sense)
    lists: dict[str, list[str]] = {"bodies": [], "people": [], "places": [], "things": []}
    for name in sorted(meant):
        # "The Navy" is no more a name than "the navy"; what is written small is told by the text.
        common = not plain.isdisjoint({name.lower(), name.lower().removesuffix("s")})
        if (kind := _kind(meant[name], known)) and not (kind == "bodies" and common):
            lists[kind].append(name)
    joined = {kind: "|".join(names) for kind, names in lists.items()}
    TARGET.write_text(json.dumps(joined, indent=0) + "\n", encoding="ascii")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
