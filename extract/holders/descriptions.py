"""Sources that are named or described: who a noun phrase means, as far as its article tells.

Pronouns are not decided here, nor are several speakers joined by "and".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from extract.entities.capitals import seat_of
from extract.entities.governments import governments, part, regional
from extract.entities.name_clusters import normal
from extract.entities.names import Named
from extract.entities.offices import is_head, is_role
from extract.entities.offices_ahead import office_ahead
from extract.entities.spoken_names import spoken_name
from extract.holders import bodies, labels
from extract.holders.elsewhere import Elsewhere
from extract.holders.fronted import fronted
from extract.holders.handles import account
from extract.holders.in_full import in_full
from extract.holders.name_beside import name_before, name_last
from extract.holders.noun_phrases import (
    core_of,
    counted,
    determiner,
    is_common,
    made_of_many,
    name_behind,
    of_somebody,
    owned,
    same_names,
    serves,
    some_of,
    tells,
    timeless,
    unprefixed,
)
from extract.holders.offices import Asked, Offices, asked, bearer
from extract.holders.part_of_name import part_of_name, same_body, short_for, surname_bearer
from extract.holders.proper_nouns import many, misread, nobody
from extract.holders.reasons import by_name, unknown, whole_name
from extract.holders.shared_surname import shared_surname
from extract.holders.spoken import Spoken
from extract.records import Actor, ActorKind, CountryMention, Holder, Span
from extract.syntax.parse import Block, Reading
from extract.syntax.tree import head_of
from extract.wordlists import table

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Describer"]

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their"})
_PERSONAL = frozenset({"he", "she", "they", "it", "him", "her", "them", "his", "their", "its"})
_PLURAL, _OPEN = frozenset({"NNS", "NNPS"}), frozenset({"unnamed", "unknown"})


class Told(Protocol):
    """What the text so far tells of descriptions."""

    def holder(self, block: Block, core: Sequence[Token], top: Token) -> Holder | None:
        """Whom one means, or None."""


class Describer:
    """Reads the noun phrases of one article.

    :param named: the names of the article.
    :ivar offices: who its offices without names mean.
    :ivar context: tells whom a description means by what stands before it; None for nothing.
    """

    def __init__(self, reading: Reading, named: Named) -> None:
        self._id = reading.document.id
        self._text = reading.text
        self._named = named
        self._governments = governments(named.gazetteer)
        self._unnamed: dict[str, dict[int, Actor]] = {}
        self._spoken = Spoken(reading.text)
        self._elsewhere = Elsewhere(reading)
        self.offices = Offices(reading, named)
        self.context: Told | None = None

    def read(self, block: Block, phrase: Sequence[Token]) -> Holder:
        """Who a phrase means whose head is a noun or a quantity ("some")."""
        top = unprefixed(head_of(phrase) or phrase[-1])
        words = Span(block.at(phrase[0]).start, block.at(phrase[-1]).end)
        if some_of(top):
            return self._nameless(block, core_of(phrase, top), top)
        for step in (
            self._by_account,
            self._by_post,
            self._by_name,
            self._by_inner_office,
            self._by_apposition,
            self._by_name_beside,
            self._by_ambiguous_name,
            self._by_country,
        ):
            holder = step(block, top, words)
            if holder is not None:
                return holder
        core = core_of(phrase, top)
        if (told := bodies.by_words(self._named, block, core, top)) is not None:
            return self._minted(*told)
        if top.tag_ in {"NNP", "NNPS"} and not is_common(top):
            return self._by_context(block, core, top, self._by_proper_noun(block, core, top))
        # a surname that the parse takes for a common noun
        alone = top.is_title and len(core) == 1
        found = surname_bearer(self._named, self._text, block.at(top)) if alone else None
        found = found or self._spoken.again(block.over(core))
        return found or self._by_context(block, core, top, self._by_common_noun(block, core, top))

    def _by_context(self, block: Block, core: list[Token], top: Token, found: Holder) -> Holder:
        """Whom the text so far means, where the words name nobody."""
        context = self.context if found.status in _OPEN else None
        return (context.holder(block, core, top) if context else None) or found

    def nameless(self, block: Block, words: Sequence[Token], top: Token) -> Holder:
        """A source without a name, whatever names its words hold.

        :param top: the noun that says what it is.
        """
        return self._nameless(block, list(words), top)

    def described(self, block: Block, words: Sequence[Token]) -> Actor:
        """Somebody whom nobody can name, by the words for him alone."""
        top = head_of(words) or words[-1]
        holder = self._nameless(block, core_of(words, top), top)
        label = " ".join(block.over(words).of(self._text).split())
        key = f"{self._id}#unnamed:{normal(label)}@{block.at(top).start}"
        return holder.actor or Actor(key, label, "unnamed")

    # ------------------------------------------------------------ names

    def _by_name(self, block: Block, top: Token, words: Span) -> Holder | None:
        at = block.at(top)
        for mention in self._named.actors_in(words):
            if mention.span.overlaps(at):
                name = mention.span.of(self._text)
                country = any(c.span == mention.span for c in self._named.countries_in(words))
                seat = seat_of(name, self._named.gazetteer) is not None
                stands = country or seat or mention.literal is not None
                whole = not stands and whole_name(mention.actor, name)
                why = by_name(mention, name, country=country and not seat, seat=seat, whole=whole)
                return Holder(
                    "resolved", mention.actor, mention=mention.span, reason=why, by_name=whole
                )
        return None

    def _by_account(self, block: Block, top: Token, words: Span) -> Holder | None:
        return account(self._named, words.of(self._text), block.at(top))

    def _by_name_beside(self, block: Block, top: Token, words: Span) -> Holder | None:
        """A description with a name at its other end."""
        mention = name_before(self._named, block, top, words)
        if mention is not None:
            whole = whole_name(mention.actor, mention.span.of(self._text))
            why = "name before what explains it"
            return Holder(
                "resolved", mention.actor, mention=mention.span, reason=why, by_name=whole
            )
        mention = name_last(self._named, block, top, words)
        why = "name behind the office"
        actor = mention.actor if mention is not None else None
        return Holder("resolved", actor, mention=mention.span, reason=why) if mention else None

    def _by_post(self, block: Block, top: Token, words: Span) -> Holder | None:
        """A person and the office: whichever of the two the parser took for the head."""
        at = block.at(top)
        for post in self._named.posts:
            if post.span.overlaps(at) and post.span.start >= words.start - 4 and is_role(top):
                whole = post.span if words.within(post.span) else words  # a source cut short
                named = [m for m in self._named.actors_in(whole) if m.actor.key == post.person.key]
                if named and not serves(top, block.tokens(named[0].span)[0]):
                    at, why = named[0].span, "full name"
                    return Holder("resolved", post.person, mention=at, reason=why, by_name=True)
        return None

    def _by_apposition(self, block: Block, top: Token, words: Span) -> Holder | None:
        """A description with the name right behind: "Trump's running mate, Gov. Mike Pence,"."""
        if top.tag_ not in {"NN", "NNP"}:
            return None
        for mention in self._named.actors_in(words):
            first = block.tokens(mention.span)[0]
            if first.i <= top.i:
                continue
            person = mention.actor.kind == "person"
            glued = mention.span.end >= words.end - 1 and self._glued(block, top, first)
            if (person and name_behind(block.doc[top.i + 1 : first.i])) or glued:
                why = "name behind the office"
                return Holder("resolved", mention.actor, mention=mention.span, reason=why)
        return None

    def _by_inner_office(self, block: Block, top: Token, words: Span) -> Holder | None:
        """A name behind two offices, one another's: "the aide of the king of Jordan Ana Ruiz"."""
        mentions = self._named.actors_in(words)
        last = mentions[-1] if mentions else None
        if last is None or last.actor.kind != "person" or last.span.end < words.end - 1:
            return None
        first = block.tokens(last.span)[0]
        inner = office_ahead(first)
        if inner is None or not top.i < inner.i or not is_role(top):
            return None
        core = list(block.doc[inner.left_edge.i : first.i])
        if not self.offices.another(asked(self._named, block, core, inner), last.actor):
            phrase = [t for t in block.tokens(words) if t.i < first.i]
            return self._nameless(block, phrase, top)
        why = "name behind the office, the other office is another's"
        return Holder("resolved", last.actor, mention=last.span, reason=why)

    def _glued(self, block: Block, top: Token, first: Token) -> bool:
        """Whether a name ends a phrase without a comma: "the minister of Belarus Aleksei Novik"."""
        previous = block.doc[first.i - 1]
        if previous.i == top.i:
            return not is_role(top)  # "the insurer Helmar Re"; offices have their own way
        at = block.at(previous)
        country = any(c.span.overlaps(at) for c in self._named.countries_in(block.span))
        return is_role(top) and (country or previous.lower_ in {"government", "country"})

    def _by_ambiguous_name(self, block: Block, top: Token, words: Span) -> Holder | None:
        return shared_surname(self._named, block, top, words, self.offices.before)

    def _by_country(self, block: Block, top: Token, words: Span) -> Holder | None:
        """A country, a people or a capital as speaker."""
        at = block.at(top)
        for mention in self._named.countries_in(words):
            if mention.span.overlaps(at) and not part(mention.span.of(self._text)):
                regions = regional(block.tokens(mention.span))
                return None if regions else self._for_country(mention, top)
        ruling = bodies.seated(self._named, top) or bodies.sided(self._named, block, top)
        if ruling is not None:
            return Holder("resolved", ruling, mention=words, reason="the government there")
        seat = seat_of(self._text[at.start : at.end], self._named.gazetteer)
        if seat is not None and top.dep_ != "compound":
            reason = "metonym: the capital stands for its government"
            return Holder("resolved", seat.actor, mention=at, reason=reason)
        return None

    def _for_country(self, mention: CountryMention, top: Token) -> Holder | None:
        name = mention.span.of(self._text)
        if mention.form in {"name", "abbreviation", "metonym"}:
            government = self._governments.get(mention.iso2)
            reason = f"{name} as speaker means its government"
            return Holder("resolved", government, mention=mention.span, reason=reason)
        if top.tag_ not in _PLURAL and not name.endswith("s"):
            return None
        if determiner(top) in table("names")["unnamed"]["determiners"] or bodies.goes_on(top):
            return None
        return self._group(Span(mention.span.start, mention.span.end), mention.iso2)

    # ------------------------------------------------------------ other proper nouns

    def _by_proper_noun(self, block: Block, core: list[Token], top: Token) -> Holder:
        span = block.over(core)
        if nobody(core, top):
            none = unknown("words that are no phrase", span) if misread(top) else None
            return none or self._nameless(block, core, top)
        if many(self._named, self._text, block, core, top):
            return self._group(span, self._country(span))
        name = self._elsewhere.told(spoken_name(core, top, determiner(top)))
        letters = name is None and [t.lower_ for t in core[:-1]] in ([], ["the"])
        short = short_for(self._named, self._text, block.at(top)) if letters else None
        same = same_body(self._named, self._text, span)
        if (before := same or short or self._spoken.again(span)) is not None:
            return before
        span = block.over(name.words) if name is not None else span
        single = len(core) == 1 or (name is not None and name.kind == "person")
        if single and (found := part_of_name(self._named, self._text, span)):
            return found
        if name is None:
            return self._nameless(block, core, top)
        return self._minted(span, name.kind, f"name, taken for {_ARTICLE[name.kind]}")

    def _minted(self, span: Span, kind: ActorKind, reason: str, at: Span | None = None) -> Holder:
        label = re.sub(r"^(the|The) |['’]s?$", "", " ".join(span.of(self._text).split()))
        plain = re.sub(r"'s? ", " ", normal(label))
        actor = Actor(f"{self._id}#{plain}", label, kind, None, self._country(span))
        same = [m.actor for m in self._named.actors if m.actor.key == actor.key]
        if not same:
            self._spoken.note(actor)
        return Holder("resolved", (same or [actor])[0], mention=at or span, reason=reason)

    def _group(self, span: Span, country: str | None) -> Holder:
        label = " ".join(span.of(self._text).split())
        actor = Actor(f"{self._id}#{normal(label)}", label, "group", None, country)
        return Holder("resolved", actor, mention=span, reason="a group named as a whole")

    # ------------------------------------------------------------ common nouns

    def _by_common_noun(self, block: Block, core: list[Token], top: Token) -> Holder:
        lists = table("names")
        lemma = top.lemma_.casefold()
        word = determiner(top)
        vague = word in lists["unnamed"]["determiners"] or lemma in lists["unnamed"]["pronouns"]
        if vague or top.pos_ in {"PRON", "NUM", "DET"}:
            return self._nameless(block, core, top)
        span = block.over(core)
        if (name := bodies.called(core, top)) and top.tag_ not in _PLURAL:
            return self._minted(block.over(name), "organization", "a body by the noun before it")
        if top.tag_ in _PLURAL:
            return self._plural(block, core, top)
        if bodies.may_stand(lemma) and top.tag_[:2] == "NN":
            return self._body(block, core, top)
        if (is_head(top) or lemma in lists["offices"]["kinds"]) and not owned(top):
            return self._title_only(span, block, core, top)
        return self._nameless(block, core, top)

    def _plural(self, block: Block, core: list[Token], top: Token) -> Holder:
        """Many at once: a group where a name says which, else unnamed."""
        before = block.over([t for t in core if t.i <= top.i])
        named = self._named.countries_in(before) or self._named.actors_in(before)
        nameless = table("names")["unnamed"]["indefinite"]
        proper = any(t.tag_ == "NNP" and t.i < top.i for t in core)
        telling = top.lemma_.casefold() not in nameless and not tells(top)
        if (named or proper) and telling and not counted(core, top):
            return self._group(block.over(core), self._country(before))
        return self._nameless(block, core, top)

    def _body(self, block: Block, core: list[Token], top: Token) -> Holder:
        """A body by its noun: "the Trump campaign", "the ministry"."""
        span = block.over(core)
        front = block.over([t for t in core if t.i <= top.i])
        country = self._country(span)
        ruling = top.lemma_.casefold() in table("names")["organizations"]["governments"]
        whole = [c for c in self._named.countries_in(span) if not part(c.span.of(self._text))]
        if ruling and country and whole:
            government = self._governments.get(country)
            return Holder("resolved", government, mention=span, reason="government of that country")
        word, before = determiner(top), self.offices.before
        one_of_many = word in {"a", "an"} or (country and made_of_many(top))
        if fronted(self._named, block, core, top) and not one_of_many:
            return self._minted(front, "organization", "a body named by what stands before it")
        if word not in _DEFINITE:
            return self._nameless(block, core, top)
        found = bodies.only_body(bodies.Known(self._text, self._named, before), block, span, top)
        if found is None and (full := in_full(self._named, self._text, front)) is not None:
            return self._minted(full, "organization", "the body named in full before", span)
        if found is None and bodies.chamber(core, top):
            return self._minted(span, "organization", "a chamber that one country has")
        return found or self._nameless(block, core, top)

    def _title_only(self, span: Span, block: Block, core: list[Token], top: Token) -> Holder:
        """An office without a name: "the defense secretary"."""
        persons = [m for m in self._named.actors_in(span) if m.actor.kind == "person"]
        office = timeless(core, top)
        wanted = asked(self._named, block, office, top)
        if persons or (of_somebody(core, top) and not self.offices.of_state(top, wanted)):
            return self._nameless(block, core, top)
        known = self.offices.named_with(top, block.at(top))
        if known and (holders := self.offices.bearers(block, top, wanted)):
            return bearer(holders, block.over(office))
        return self._title_of_nobody(span, block, core, top, wanted)

    def _title_of_nobody(
        self, span: Span, block: Block, core: list[Token], top: Token, wanted: Asked
    ) -> Holder:
        """An office that the article names nobody with: "the politician"."""
        earlier = self._earlier(top, span)
        if len(earlier) == 1 and determiner(top) in _DEFINITE and same_names(core, earlier[0]):
            return Holder("unnamed", earlier[0], mention=span, reason="the unnamed one from before")
        lead = self.offices.of_kind(block, top, wanted) if determiner(top) in _DEFINITE else None
        if lead is not None:
            reason = "who the sentence before speaks of, by the kind of office"
            return Holder("resolved", lead, mention=span, reason=reason)
        return self._nameless(block, core, top)

    def _nameless(self, block: Block, core: list[Token], top: Token) -> Holder:
        span = block.over(core)
        label = labels.described(block, core, top, self._text)
        if not label or label.casefold() in _PERSONAL:
            return unknown("a pronoun that no name explains", span)
        earlier = self._earlier(top, span)
        if determiner(top) in {"the", "this", "that"} and len(earlier) == 1 and len(core) == 2:
            return Holder("unnamed", earlier[0], mention=span, reason="the unnamed one from before")
        key = f"{self._id}#unnamed:{normal(label)}"
        if any(t.tag_ == "PRP$" for t in core):  # "his lawyer" may be another one's each time
            key += f"@{span.start}"
        actor = Actor(key, label, "unnamed", None, self._country(span))
        self._unnamed.setdefault(top.lower_, {})[span.start] = actor
        return Holder("unnamed", actor, mention=span, reason="an unnamed source")

    def _earlier(self, top: Token, span: Span) -> list[Actor]:
        """The unnamed sources before a place that the same noun describes."""
        found = self._unnamed.get(top.lower_, {})
        return list({a.key: a for start, a in found.items() if start < span.start}.values())

    def _country(self, span: Span) -> str | None:
        codes = {c.iso2 for c in self._named.countries_in(span)}
        ruling = (m.actor for m in self._named.actors_in(span) if m.actor.kind == "government")
        codes |= {a.country for a in ruling if a.country}
        return min(codes) if len(codes) == 1 else None


_ARTICLE = {"person": "a person", "organization": "a body", "group": "a group"}
