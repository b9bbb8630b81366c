"""A decision as a page sends it, written by the functions that the command line writes with."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import pyoxigraph as ox

from graph.curate.decide import CORRECTABLE, OUTCOMES, Outcome, Verdict, decide
from graph.curate.sameness import RELATIONS, Relation, Sameness, judge
from graph.curate.writing import THE_CURATOR
from graph.errors import QueryError

__all__ = ["take"]

_FIELDS = frozenset({"target", "outcome", "other", "about", "new", "why", "by", *CORRECTABLE})
#: Nobody types more than this into one field.
_LONGEST = 2000


def take(store: ox.Store, asked: str, file: Path) -> str:
    """Write the decision that a JSON object asks for; tell in a line what was done.

    :param asked: ``target`` (a report, or an actor), ``outcome``, and what
        :class:`~graph.curate.decide.Verdict` or :class:`~graph.curate.sameness.Sameness` hold.
    :param file: the facts file to append to.
    :raises QueryError: when it is no such object, or asks for what no decision can say.
    :raises FactsError: when the file is broken, so that nothing can be added safely.
    """
    given = _read(asked)
    outcome, by = given.get("outcome", ""), given.get("by") or THE_CURATOR
    if outcome in RELATIONS:
        said = Sameness(given.get("target", ""), cast("Relation", outcome),
                        given.get("other", ""), given.get("why", ""), by)  # fmt: skip
        judged = judge(store, said, file)
        return _told(judged.decision, " and ".join(judged.names), file, new=judged.new)
    if outcome not in OUTCOMES:
        raise QueryError(f"no outcome {outcome!r}; there are {', '.join((*OUTCOMES, *RELATIONS))}")
    fixed = {name: given[name] for name in CORRECTABLE if name != "about" and given.get(name)}
    verdict = Verdict(cast("Outcome", outcome), fixed, given.get("why", ""), by,
                      tuple(given.get("about", ())), given.get("new"))  # fmt: skip
    done = decide(store, given.get("target", ""), verdict, file)
    return _told(done.decision, f"“{done.words}”", file, new=done.new)


def _told(decision: str, about: str, file: Path, *, new: bool) -> str:
    if not new:
        return f"{file} says so already: {decision}"
    return f"{decision} on {about} written to {file}; `sayso build` applies it"


def _read(asked: str) -> Mapping[str, Any]:
    try:
        given = json.loads(asked)
    except (ValueError, RecursionError):
        raise QueryError("the decision is no JSON") from None
    if not isinstance(given, dict) or given.keys() - _FIELDS:
        raise QueryError(f"a decision is an object with {', '.join(sorted(_FIELDS))}")
    for name, value in given.items():
        words = value if name == "about" and isinstance(value, list) else [value]
        if not all(isinstance(word, str) and len(word) <= _LONGEST for word in words):
            raise QueryError(f"{name} is to be words, at most {_LONGEST:,} characters")
    return given
