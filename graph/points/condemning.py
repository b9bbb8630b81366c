"""Disapproval said to be lacking, set against disapproval that others voice by what they do.

"The lack of condemnation" claims of everybody that nobody condemns; a demand, a summons or a harsh
word of a country's official about the same countries is condemnation voiced.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.wordlists import words
from graph.points.rows import Row, Rows, one_holder
from graph.points.stems import listed, stem, tokens
from graph.points.takes import Take
from graph.points.wording import EMPTY

__all__ = ["Voices", "lacking"]

_RELATION = "condemns"
#: How many voices about one country are looked at.
_LOOKS = 16


def lacking(takes: Sequence[Take], rows: Rows) -> list[Take]:
    """The takes by which condemnation is said to be lacking.

    :param takes: all takes.
    """
    topics = _topics(rows)
    return [_lacking(t, topics.get(t.row.article, frozenset())) for t in takes if _lacks(t.row)]


def _lacks(row: Row) -> bool:
    found = list(tokens(row.subject_text))
    nouns = {stem(w) for w in found}
    leads = next((w for w in found if w not in words("points", "back", "determiners")), "")
    return leads in words("points", "condemning", "lacking") and bool(
        nouns & listed("condemning", "nouns")
    )


def _lacking(take: Take, topic: frozenset[str]) -> Take:
    return replace(
        take, relation=_RELATION, core=frozenset({"condemn"}), agent=EMPTY, patient=EMPTY, theme="",
        rest=frozenset(), side=-1, phases=frozenset({"real"}), context=take.context | topic,
        how="takes the lack of it for granted", sure=0.8, nominal=True,
    )  # fmt: skip


def _topics(rows: Rows) -> dict[str, frozenset[str]]:
    """Article -> the countries that at least a tenth of its statements concern."""
    counts: dict[str, dict[str, int]] = {}
    totals: dict[str, int] = {}
    for row in rows.rows:
        totals[row.article] = totals.get(row.article, 0) + 1
        own = counts.setdefault(row.article, {})
        for country in row.about:
            own[country] = own.get(country, 0) + 1
    return {
        article: frozenset(c for c, n in own.items() if 10 * n >= totals[article])
        for article, own in counts.items()
    }


class Voices:
    """Disapproval that takes voice, looked up by the countries it is about.

    :param takes: of any articles, in order.
    """

    def __init__(self, takes: Sequence[Take]) -> None:
        self._by_country: defaultdict[str, list[tuple[Take, str, frozenset[str]]]]
        self._by_country = defaultdict(list)
        for take in takes:
            told = _voice(take)
            own = {take.row.of, take.agent.entity} if take.relation in _told_of() else {take.row.of}
            against = take.context - own
            if told and against:
                self._by_country[min(against)].append((take, told, against))

    def against(self, lack: Take) -> Iterator[Take]:
        """Those about nothing but what is said not to be condemned, a bounded number of them."""
        near = (entry for c in sorted(lack.context) for entry in self._by_country[c][:_LOOKS])
        for take, told, against in near:
            if against <= lack.context and not one_holder(take.row, lack.row):
                yield replace(
                    take, relation=_RELATION, side=1, how=told, sure=0.75, phases=lack.phases
                )


def _told_of() -> frozenset[str]:
    """The relations that are disapproval voiced, by whoever is their first end."""
    return words("points", "condemning", "relations")


def _voice(take: Take) -> str:
    """How a take voices disapproval, in words; "" when it does not."""
    row = take.row
    official = row.kind in {"person", "government", "organization"} and bool(row.of)
    if row.polarity != "positive" or row.certainty != "certain":
        return ""
    if take.relation in _told_of() and take.agent.entity:
        return f"tells of it ({take.relation})" if "real" in take.phases else ""
    if official and row.act == "demand" and take.relation == "withdrawsFrom":
        return "voices it by a demand"
    judged = {stem(w) for w in tokens(row.evaluation)} & listed("condemning", "evaluations")
    if official and (judged or row.cue in words("points", "condemning", "cues")):
        return f"voices it by its words (“{row.evaluation or row.cue}”)"
    return ""
