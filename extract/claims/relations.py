"""Which of the reviewed relations a claim is about, and between whom.

The word list decides (words/relations.toml): verbs with their prepositions, active and passive,
and nouns for the same deeds, alone or behind a light verb. What no pattern fits keeps its words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from extract.claims.claims import Claim
from extract.claims.parties import Scene, kernel
from extract.entities.names import Named
from extract.records import Reference
from extract.syntax.clauses import subject
from extract.syntax.parse import Block
from extract.syntax.tree import children, following, verbal
from extract.wordlists import table, words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Related", "named_by", "relation"]

_Pattern = Mapping[str, Any]
_DEEDS = frozenset({"fight", "help", "support", "assist", "serve", "reinforce"})


class Related(NamedTuple):
    """A relation that some words claim.

    :param name: the local name of the relation type.
    :param subject, object: its ends, whatever the voice; None where the words name none.
    """

    name: str
    subject: Reference | None
    object: Reference | None


def relation(block: Block, named: Named, claim: Claim) -> Related | None:
    """The relation that a claim is about; None when no pattern of the word list fits.

    Whether it is affirmed, asked or supposed is not decided here.
    """
    scene, head = Scene(block, named), _deed(claim.head)
    found = _verbal(scene, head, claim) if verbal(head) else _nominal(scene, head)
    return next((r for r in found if r is not None), None)


def _deed(head: Token) -> Token:
    """The verb below those that only say that it begins or is meant ("end up *sending*")."""
    for _ in range(3):
        below = next((c for c in children(head, "xcomp") if verbal(c) and c.i > head.i), None)
        if below is None or head.lemma_ not in words("relations", "aspect", "words"):
            return head
        head = below
    return head


@cache
def _patterns(part: str) -> Mapping[str, tuple[_Pattern, ...]]:
    """Lemma -> the patterns that hold it among their verbs or nouns."""
    found: dict[str, list[_Pattern]] = {}
    for pattern in table("relations")["relation"]:
        for lemma in pattern.get(part, ()):
            found.setdefault(lemma, []).append(pattern)
    return {lemma: tuple(listed) for lemma, listed in found.items()}


def named_by(noun: str) -> frozenset[str]:
    """The relations that a noun can stand for by itself: "the *deployment*".

    :param noun: in its dictionary form.
    """
    return frozenset(p["name"] for p in _patterns("nouns").get(noun, ()))


def _of(part: str, token: Token) -> tuple[_Pattern, ...]:
    return _patterns(part).get(token.lemma_.lower(), ())


# ---------------------------------------------------------------- verbs


class _Deed(NamedTuple):
    """A verb with its arguments, whatever the voice.

    :param agent: who does it; None in a passive without "by".
    :param target: the direct object, or the subject of a passive.
    """

    verb: Token
    agent: Token | None
    target: Token | None
    passive: bool


def _verbal(scene: Scene, head: Token, claim: Claim) -> Iterator[Related | None]:
    deed = _arguments(head, claim)
    for pattern in _of("verbs", head):
        yield _by_verb(scene, pattern, deed)
    event = deed.agent if _happens(head) else None
    for noun in (deed.target, event or _existing(head)):
        if noun is not None:
            yield from _by_light_verb(scene, deed, kernel(noun))


def _arguments(head: Token, claim: Claim) -> _Deed:
    holder = claim.subject if head.i == claim.head.i else subject(head) or claim.subject
    passive = any(children(head, "auxpass")) or (head.dep_ == "acl" and head.tag_ == "VBN")
    if passive:
        by = next((o for p in children(head, "agent") for o in children(p, "pobj")), None)
        return _Deed(head, by or following(head, "by"), holder, passive=True)
    return _Deed(head, holder, next(children(head, "dobj"), None), passive=False)


def _happens(head: Token) -> bool:
    return head.lemma_ in words("relations", "occur", "words")


def _existing(head: Token) -> Token | None:
    there = any(children(head, "expl"))
    return next(children(head, "attr", "nsubj", "dobj"), None) if there else None


def _by_verb(scene: Scene, pattern: _Pattern, deed: _Deed) -> Related | None:
    if "mover" in pattern:
        return _moving(scene, pattern, deed)
    theme = kernel(deed.target) if deed.target is not None else None
    if "theme" in pattern and (theme is None or not scene.of_kind(theme, pattern["theme"])):
        return None
    if "object" in pattern and (theme is None or theme.lemma_.lower() not in pattern["object"]):
        return None
    if not _acts(scene, deed.agent) or not _equipped(scene, pattern, deed.verb):
        return None
    if pattern.get("mutual") and (both := scene.each(deed.agent)):
        return Related(pattern["name"], both[0], both[1])
    return _closed(scene, pattern, _agent(scene, pattern, deed), _other(scene, pattern, deed))


def _acts(scene: Scene, agent: Token | None) -> bool:
    """Whether whoever is said to do it can: nobody named, a name, or a noun for a power."""
    if agent is None:
        return True
    agent = kernel(agent)
    named = agent.ent_type_ in {"PERSON", "ORG", "NORP", "GPE"} or scene.party(agent) is not None
    return named or scene.of_kind(agent, "powers", "parties", "troops")


def _equipped(scene: Scene, pattern: _Pattern, verb: Token) -> bool:
    """The case "supplied Russia *with drones*"."""
    kind = pattern.get("with")
    thing = following(verb, "with") if kind else None
    return kind is None or (thing is not None and scene.of_kind(kernel(thing), kind))


def _agent(scene: Scene, pattern: _Pattern, deed: _Deed) -> Reference | None:
    found = scene.party(deed.agent)
    if found is not None or not deed.passive or deed.target is None:
        return found
    sender = following(deed.verb, "from")
    if sender is not None and "from" not in pattern["to"]:
        return scene.place(sender)
    return scene.nation(kernel(deed.target)) if pattern.get("theme") == "troops" else None


def _other(scene: Scene, pattern: _Pattern, deed: _Deed) -> Reference | None:
    """The other end: the first of the pattern's places that names one."""
    anchors = [deed.verb, *((deed.target,) if deed.target is not None else ())]
    anchors += [c for c in children(deed.verb, "xcomp", "advcl") if c.lemma_ in _DEEDS]
    for where in pattern["to"]:
        if where == "":
            found = scene.party(deed.target)
        elif where == "theme":
            found = scene.nation(kernel(deed.target)) if deed.target is not None else None
        else:
            found = _behind(scene, pattern, anchors, where)
        if found is not None:
            body = found.kind == "actor" or not pattern.get("organization")
            return found if body else None
    dative = next(children(deed.verb, "dative"), None)
    return scene.party(dative) if dative is not None and dative.pos_ != "ADP" else None


def _behind(
    scene: Scene, pattern: _Pattern, anchors: Sequence[Token], preposition: str
) -> Reference | None:
    first = anchors[0].i  # what stands before the deed belongs to something else
    for anchor in anchors:
        for prep in children(anchor, "prep", "dative"):
            if prep.lower_ == preposition and prep.i > first:
                noun = next(children(prep, "pobj"), None)
                found = _end(scene, pattern, noun) if noun is not None else None
                if found is not None:
                    return found
    return None


def _end(scene: Scene, pattern: _Pattern, noun: Token) -> Reference | None:
    if "in" in pattern:
        return scene.within(noun) if scene.of_kind(noun, pattern["in"]) else None
    return scene.place(noun) or scene.party(noun)


def _moving(scene: Scene, pattern: _Pattern, deed: _Deed) -> Related | None:
    """The case "*North Korean troops* are in Russia", also "stationed there"."""
    mover = deed.target if deed.passive else deed.agent
    if mover is None:
        return None
    mover = scene.elided(kernel(mover), pattern["mover"])
    if not scene.of_kind(mover, pattern["mover"]):
        return None
    where = _other(scene, pattern, deed._replace(target=None if deed.passive else deed.target))
    aside = next((c for c in deed.verb.children if c.lower_ == "there"), None)
    if where is None and aside is not None:
        where = scene.place(aside)
    return _closed(scene, pattern, scene.nation(mover), where)


# ---------------------------------------------------------------- nouns


def _nominal(scene: Scene, noun: Token) -> Iterator[Related | None]:
    for pattern in _of("nouns", noun):
        yield _by_noun(scene, pattern, noun, None)
    for pattern in table("relations")["relation"]:
        if "things" in pattern and scene.of_kind(noun, pattern["things"]):
            anchors = [noun, noun.head, noun.head.head]
            where = (_behind(scene, pattern, anchors, to) for to in pattern["to"])
            yield _closed(scene, pattern, scene.nation(noun), next((w for w in where if w), None))


def _by_light_verb(scene: Scene, deed: _Deed, noun: Token) -> Iterator[Related | None]:
    """A noun for a deed, with a verb that says no more than that it is done or happens."""
    for pattern in _of("nouns", noun):
        light = deed.verb.lemma_ in pattern.get("light", ())
        target = deed.target is not None and kernel(deed.target).i == noun.i
        there = any(children(deed.verb, "expl")) or _happens(deed.verb)
        if (light and target) or (not target and there):
            yield _by_noun(scene, pattern, noun, deed if target else None)


def _by_noun(scene: Scene, pattern: _Pattern, noun: Token, deed: _Deed | None) -> Related | None:
    theme = _theme(scene, pattern, noun)
    if ("theme" in pattern and theme is None) or not _qualified(pattern, noun):
        return None
    above = deed.verb if deed is not None else noun.head
    anchors = [noun, *((theme,) if theme is not None else ()), above]
    found = (_behind(scene, pattern, anchors, where) for where in pattern["to"])
    other = next((f for f in found if f is not None), None)
    if other is None and noun.lemma_.lower() in pattern.get("of", ()):
        other = scene.party(following(noun, "of"))
    agent = scene.party(deed.agent) if deed is not None else None
    if pattern.get("mutual"):
        both = scene.each(following(noun, "between"))
        both = both or (scene.each(deed.agent) if deed is not None and other is None else [])
        if both:
            return Related(pattern["name"], both[0], both[1])
    return _closed(scene, pattern, agent or _doer(scene, pattern, noun, theme), other)


def _theme(scene: Scene, pattern: _Pattern, noun: Token) -> Token | None:
    """The troops of "deployment *of troops*" and "*troop* deployment"."""
    kind = pattern.get("theme")
    if kind is None:
        return None
    inner = following(noun, "of")
    near = [*children(noun, "compound", "amod"), *((kernel(inner),) if inner is not None else ())]
    return next((t for t in near if scene.of_kind(t, kind)), None)


def _qualified(pattern: _Pattern, noun: Token) -> bool:
    needed = pattern.get("qualified")
    return not needed or any(c.lower_ in needed for c in children(noun, "amod", "compound"))


def _doer(scene: Scene, pattern: _Pattern, noun: Token, theme: Token | None) -> Reference | None:
    """Who does what a noun names: "by X", "X's", "Israeli …", "of Korean troops", "from X"."""
    for preposition in ("by", "from"):
        behind = following(noun, preposition) or (theme and following(theme, preposition))
        if behind and preposition not in pattern["to"]:
            return scene.party(behind) or scene.place(behind)
    owner = next(children(noun, "poss"), None)
    if owner is not None:
        return scene.party(owner)
    left = [c for c in children(noun, "amod", "compound", "nmod") if c is not theme]
    found = {m.iso2 for c in left for m in scene.named.countries_in(scene.block.at(c))}
    found |= {m.iso2 for m in _adjectives(scene, noun)}
    if len(found) == 1:
        return Reference("country", found.pop())
    if theme is not None:
        return scene.nation(theme)
    inner = following(noun, "of") if noun.lemma_.lower() not in pattern.get("of", ()) else None
    return scene.party(inner)


def _adjectives(scene: Scene, noun: Token) -> Iterator[Any]:
    """Country words of more than one token before a noun ("*South Korean* involvement")."""
    if noun.left_edge.i < noun.i:
        for country in scene.named.countries_in(scene.block.over([noun.left_edge, noun])):
            if country.span.end <= scene.block.at(noun).start:
                yield country


def _closed(
    scene: Scene, pattern: _Pattern, agent: Reference | None, other: Reference | None
) -> Related | None:
    """The relation, when the ends that the pattern asks for are named."""
    there = {"subject": agent, "object": other, "both": agent and other, "either": agent or other}
    if there[pattern["needs"]] is None or (agent is not None and agent == other):
        return None
    if not all(scene.may_end(end, pattern.get("ends", "")) for end in (agent, other) if end):
        return None
    return Related(pattern["name"], agent, other)
