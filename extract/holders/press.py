"""Which paper or station is meant by its kind: "he told *Le Jour* … the newspaper reported".

Whoever talks to one says whom: the only body that somebody of the article told something.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.entities.name_clusters import normal
from extract.holders.bodies import Known
from extract.holders.noun_phrases import determiner
from extract.records import Actor, Span
from extract.syntax.parse import Block
from extract.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["told_to"]

_TOLD = re.compile(
    r"\b(?:(?:told|telling)|interview(?:ed)? (?:with|to|for|by|published (?:by|in))) "
    r"(?:the )?(?:[a-z]+ ){0,2}$"
)
_AHEAD = 60  # characters before a name in which it is said that somebody told it


def told_to(known: Known, block: Block, span: Span, top: Token) -> Actor | None:
    """The only body before that somebody told something, for a noun of the press, or None.

    :param span: where the noun's phrase stands.
    :param top: the noun.
    """
    listed = top.lemma_.casefold() in words("names", "organizations", "press")
    if not listed or top.tag_ != "NN" or determiner(top) not in {"the", "this"}:
        return None
    inner = [c for c in top.children if c.dep_ in {"amod", "compound", "prep", "relcl", "poss"}]
    theirs = [c.span for c in known.named.countries_in(span)]
    if not all(any(block.at(c).overlaps(s) for s in theirs) for c in inner):
        return None
    heads = words("names", "organizations", "heads")
    before = (m for m in known.named.actors if m.span.end <= span.start)
    heard = [
        m
        for m in before
        if m.actor.kind == "organization"
        and heads.isdisjoint(normal(m.actor.label).split())
        and _TOLD.search(known.text[max(0, m.span.start - _AHEAD) : m.span.start])
    ]
    if len({m.actor.key for m in heard}) != 1:
        return None
    last = heard[-1]
    said = known.before.said.bodies() if known.before is not None else ()
    since = (m.actor for m in said if m.span.start > last.span.end)
    others = any(a.kind == "organization" and a.key != last.actor.key for a in since)
    return None if others else last.actor
