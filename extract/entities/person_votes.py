"""Which guesses of an article are persons: what all places of a name tell together.

One place that shows a person is enough, unless another shows something else: a place, a body, a
work. An office or a title outweighs what else a name may look like.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extract.entities.evidence import (
    Run,
    apposed,
    behind_office,
    he_follows,
    headline,
    name_key,
    officed,
    person,
    says,
    takes_part,
    titled,
    trade,
)
from extract.entities.known_names import known_given, surname
from extract.entities.other_kinds import another_kind, front, named_by_noun, named_thing, sited
from extract.wordlists import kinds

__all__ = ["persons_shown"]

#: How often the parser may err about one name.
_STEADY = 2


def persons_shown(runs: Iterable[Run], schools: frozenset[str] = frozenset()) -> frozenset[str]:
    """The names, in small letters, of those guesses that are shown to be persons.

    :param runs: the words of every guess of an article.
    :param schools: the names, likewise, that open those of schools and the like.
    """
    found: dict[str, list[Run]] = {}
    for run in runs:
        found.setdefault(name_key(run), []).append(run)
    surnames = {r[-1].lower_ for some in found.values() for r in some if _called_in_full(r)}
    return frozenset(
        k
        for k, s in found.items()
        if _shown(s) and not _named_after(s, surnames) and not (k in schools and _only_there(s))
    )


def _only_there(same: Sequence[Run]) -> bool:
    """Whether nobody of a name does or is anything: "at *Ana Ford*", "the *Ana Ford* shooter"."""
    does = (officed(r) or says(r) or r[-1].dep_ in {"nsubj", "nsubjpass"} for r in same)
    return not any(does)


def _called_in_full(run: Run) -> bool:
    return len(run) > 1 and known_given(run[0].text) and surname(run[-1].text)


def _named_after(same: Sequence[Run], surnames: set[str]) -> bool:
    """Whether a name opens with the surname of somebody in the article, and does nothing itself.

    "*Roe Turnberry*" is called after Ana Roe.
    """
    first, last = same[0][0], same[0][-1]
    opens = first.lower_ in surnames - {last.lower_}
    whole = known_given(first.text) and surname(last.text)
    acts = any(officed(r) or says(r) or takes_part(r) or he_follows(r[-1]) for r in same)
    return opens and not (whole or acts)


def _shown(same: Sequence[Run]) -> bool:
    """Whether some place of the article shows a person, and none something else.

    An office or a title outweighs what else a name may look like.
    """
    if not any(map(person, same)) or all(front(r) and not headline(r) for r in same):
        return False
    if _always_body(same):
        return False
    other = any(map(another_kind, same)) or _sited(same) or _of_things(same)
    plain = [r for r in same if not named_thing(r)]
    if not other or any(titled(r) or trade(r) or apposed(r) for r in plain):
        return True
    return any(map(behind_office, same)) and not any(map(named_by_noun, same))


def _always_body(same: Sequence[Run]) -> bool:
    """Whether the parser takes words that nobody knows for a body's again and again."""
    strange = len(same) > _STEADY and not (known_given(same[0][0].text) or any(map(officed, same)))
    said = 2 * sum(he_follows(r[-1]) for r in same) > len(same)
    return strange and not said and all(r[0].ent_type_ == "ORG" for r in same)


def _of_things(same: Sequence[Run]) -> bool:
    """Whether a whole name is a thing's, and nobody of that name says anything: "Hail Mary"."""
    name = " ".join(t.text for t in same[0])
    return " " in name and name in kinds("things") and not any(map(says, same))


def _sited(same: Sequence[Run]) -> bool:
    """Whether a name of a noun's is only where something is: "in *Ana Hill*", "at Ana Park"."""
    return all(map(sited, same)) and not any(he_follows(r[-1]) for r in same)
