"""Who a description without a name means by what stands around it: whose paper, who just spoke."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extract.entities.names import Named
from extract.holders.bodies import Known, called_short
from extract.holders.both import Both
from extract.holders.going_on import GoingOn
from extract.holders.introduced_next import IntroducedNext
from extract.holders.noun_phrases import timeless
from extract.holders.offices import Offices, asked
from extract.holders.papers import Papers, Read
from extract.holders.press import told_to
from extract.holders.pronouns import Trail
from extract.records import Holder
from extract.syntax.parse import Block, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Context"]


class Context:
    """What the text so far tells of descriptions that name nobody.

    :param trail: who was found to speak so far.
    :param read: gives whom a noun phrase names or describes.
    """

    def __init__(
        self, reading: Reading, named: Named, offices: Offices, trail: Trail, read: Read
    ) -> None:
        self._named = named
        self._said = trail.said
        self._known = Known(reading.text, named, trail)
        self._papers = Papers(reading, named, trail.said, read)
        self._next = IntroducedNext(reading, named)
        self._both = Both(reading, named, offices, trail.said)
        self._going_on = GoingOn(reading.text, named, offices, trail)

    def holder(self, block: Block, core: Sequence[Token], top: Token) -> Holder | None:
        """Whom a description means, or None.

        :param core: the description without what follows as an afterthought.
        :param top: its noun.
        """
        core = timeless(core, top)
        span = block.over(core)
        pair = self._both.meant(block, core, top)
        if pair:
            why = "the two whom the text before names together"
            return Holder("joint", mention=span, reason=why, together=pair)
        issuers, why = self._papers.issuers(block, top), "who issued the paper"
        if len(issuers) > 1:
            return Holder("joint", mention=span, reason=why, together=issuers)
        if issuers:
            return Holder("resolved", issuers[0], mention=span, reason=why)
        body = called_short(self._known, [*self._said.bodies()], span, top)
        if body is not None:
            why = "the one body named before whose name ends so"
            return Holder("resolved", body, mention=span, reason=why)
        paper = told_to(self._known, block, span, top)
        if paper is not None:
            why = "the one paper or station that was told something"
            return Holder("resolved", paper, mention=span, reason=why)
        wanted = asked(self._named, block, core, top)
        why = "who has just spoken, by what he is"
        who = self._going_on.meant(block, core, top, wanted)
        if who is None:
            why = "who is introduced right after, by the kind of office"
            who = self._next.meant(block, top, wanted)
        return Holder("resolved", who, mention=span, reason=why) if who is not None else None
