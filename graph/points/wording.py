"""The words of a proposition as roles: what is said of whom, with the voice undone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from extract.wordlists import table
from extract.wordlists import words as wordlist
from graph.points.doing import deed, own_part
from graph.points.events import names_deed
from graph.points.rows import Row
from graph.points.stems import family, listed, names_act, stem, tokens

__all__ = ["EMPTY", "WIDER_WAR", "Phrase", "Wording", "countries_in", "phrase", "worded"]

_PREPOSITIONS = frozenset({
    "of", "in", "on", "at", "by", "for", "with", "from", "into", "to", "over", "under", "against",
    "about", "between", "among", "through", "during", "within", "upon", "after", "before", "behind",
    "as", "than", "because", "near", "inside", "outside", "across", "towards", "toward", "despite",
    "without", "amid", "around",
})  # fmt: skip
#: Prepositions that are what is said: "is *behind* the attack", "is *against* the plan".
_SAYING = frozenset({"behind", "against", "favour"})
#: Prepositions behind a deed, of whom it is done to: "the attack *on* the dam".
_SUFFERED = frozenset({"of", "on", "against", "upon", "to"})
#: The head of every phrase for a war that goes beyond its two sides.
WIDER_WAR = "wider war"
#: What its words are of that means the whole world.
WORLDWIDE = "worldwide"
#: Where what is brought about stands: "lead *to* a war", "escalate *into* a war".
_INTO = frozenset({"to", "into"})
#: Acts whose content may be a thing that they say there is, or is not.
_FROM = re.compile(r"\b(away|out|back)\s+from\b", re.IGNORECASE)
_PARTICLES = frozenset({"out", "off", "up", "down", "away", "back", "over"})
_OF_THINGS = frozenset({"deny", "acknowledge"})
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "'s", "s", "’s", "re"})
_ENDINGS = re.compile(r"'(?:s|d|ve|ll|re|m)?$")
_WORDS = re.compile(r"c:\w+|[^\W\d_]+(?:[-’'][^\W\d_]+)*|[,;—]")


class Phrase(NamedTuple):
    """A noun phrase as far as it is compared.

    :param entity: IRI of the one it names, or "".
    :param head: family of its head word, or "".
    :param rest: families of its other words.
    :param open: whether it is a pronoun that may mean anything.
    :param label: what the entity is called, for a reader.
    """

    entity: str = ""
    head: str = ""
    rest: frozenset[str] = frozenset()
    open: bool = False
    label: str = ""

    @property
    def known(self) -> bool:
        """Whether it tells anything."""
        return bool(self.entity or self.head)

    @property
    def key(self) -> str:
        """What it is looked up by."""
        return self.entity or self.head


EMPTY = Phrase()


class Wording(NamedTuple):
    """A proposition as roles.

    :param core: families of the word or words that carry what is said.
    :param agent, patient: who does it, and to whom; either may be empty.
    :param rest: families of the words beside them.
    :param nominal: whether a noun carries it ("the deployment of …"), without tense.
    """

    core: frozenset[str]
    agent: Phrase
    patient: Phrase
    rest: frozenset[str]
    nominal: bool = False


NOTHING = Wording(frozenset(), EMPTY, EMPTY, frozenset())


def countries_in(text: str, forms: Mapping[str, str]) -> frozenset[str]:
    """The countries that some words name.

    :param forms: words for countries, lower case -> IRI.
    """
    lower = text.lower()
    return frozenset(iri for words, iri in forms.items() if _found(words, lower))


def _found(words: str, lower: str) -> bool:
    at = lower.find(words)
    end = at + len(words)
    return at >= 0 and not lower[at - 1 : at].isalnum() and not lower[end : end + 1].isalnum()


def _marked(text: str, forms: Mapping[str, str]) -> list[str]:
    """Lower-case words and commas, names of countries replaced by one word each."""
    lower = text.lower()
    for words in sorted(forms, key=lambda w: (-len(w), w)):
        if _found(words, lower):
            code = forms[words].rpartition("/")[2]
            lower = re.sub(rf"(?<!\w){re.escape(words)}(?!\w)", f"c:{code}", lower)
    return [_ENDINGS.sub("", m[0].replace("’", "'")) for m in _WORDS.finditer(lower)]


def _segments(text: str, forms: Mapping[str, str]) -> Iterator[tuple[str, list[str]]]:
    """Pieces of a text between prepositions: the preposition (or "") and the words behind it."""
    leading, piece = "", list[str]()
    for word in _marked(text, forms):
        if word in _PREPOSITIONS or word in {",", ";", "—"}:
            if piece or leading:
                yield leading, piece
            leading, piece = word, []
        else:
            piece.append(word)
    if piece or leading:
        yield leading, piece


@lru_cache(maxsize=1 << 16)
def _content(word: str) -> str:
    """The family of a word that carries content, or ""."""
    if word.startswith("c:"):
        return word
    base = stem(word)
    if (
        base in listed("stop")
        or word in listed("stop")
        or base in listed("hedges")
        or len(word) < 2
    ):
        return ""
    return family(word)


def _families(words: list[str]) -> list[str]:
    return [f for f in map(_content, words) if f]


def phrase(text: str, forms: Mapping[str, str], entity: str = "") -> Phrase:
    """A noun phrase by its words.

    :param entity: IRI of what it names, where that is known.
    """
    made = EMPTY
    for _, words in _segments(text, forms):
        found = _families(words)
        made = made._replace(rest=made.rest | set(found)) if made.head else _made(found)
    pronoun = not made.head and any(True for _ in tokens(text))
    return made._replace(entity=entity, rest=made.rest - {made.head}, open=pronoun and not entity)


def _made(found: list[str]) -> Phrase:
    """The phrase of some families, the last of which is its head; a wider war is one thing."""
    if not found:
        return EMPTY
    head, rest = found[-1], frozenset(found[:-1])
    if head in listed("wars") and not rest.isdisjoint(listed("wide")):
        whole = set() if rest.isdisjoint(listed("worldwide")) else {WORLDWIDE}
        return Phrase("", WIDER_WAR, rest - listed("wide") | whole)
    return Phrase("", head, rest)


def worded(row: Row, forms: Mapping[str, str]) -> Wording:
    """The proposition of a row as roles."""
    verbs = list(tokens(row.predicate_text))
    said = [v for v in verbs if _content(v)]
    done = _done(row, forms) or _happening(row, verbs, forms)
    if done is not None:
        return done
    subject, object_text = phrase(_bare(row, row.subject_text), forms), _bare(row, row.object_text)
    linking = not said and (not verbs or _links(verbs[-1]))
    linking |= len(said) == 1 and stem(said[0]) in listed("linking")
    if linking and row.object_text:
        return _copular(object_text, subject, forms)
    if not said and row.object_text:  # "has", "does", "says": too little to go by without the rest
        said = verbs[-1:]
    if not said:
        there = not _BE.isdisjoint(verbs) and "there" in tokens(row.content)
        exists = there if verbs else row.act in _OF_THINGS
        return _nominal(subject) if exists else NOTHING
    passive = bool(_BE & set(verbs)) and not verbs[-1].endswith("ing") and len(verbs) > 1
    particle = verbs[-1] if verbs[-1] in _PARTICLES else ""
    core = _verb(said[-1], f"{particle} {object_text}")
    direct, agent, rest = _completed(_segments(object_text, forms), core)
    if passive:
        return Wording(frozenset({core}), agent, subject, rest)
    rest |= agent.rest | ({agent.head} if agent.head else frozenset())  # "by" means no agent here
    if not direct.known and core in _undergone():
        return Wording(frozenset({core}), EMPTY, subject, rest)
    return Wording(frozenset({core}), subject, direct, rest)


def _links(verb: str) -> bool:
    """Whether a verb, also a short one ("it*'s* safe"), only says what something is."""
    return verb in _BE or verb in table("points")["copulas"]


def _done(row: Row, forms: Mapping[str, str]) -> Wording | None:
    """A deed that is laid to somebody, with whose it is said to be and to whom it was done."""
    made = _deed(_bare(row, deed(row)), forms)
    if made is None:
        return None
    doer = EMPTY if own_part(row) else phrase(_bare(row, row.subject_text), forms)
    return made._replace(agent=doer, rest=made.rest | made.agent.rest | {made.agent.head} - {""})


def _happening(row: Row, verbs: list[str], forms: Mapping[str, str]) -> Wording | None:
    """A deed that a noun names, said to have happened or not: "the raid on the mill *occurred*".

    Whose deed it is that a name stands before ("Norland's raid") is left to others.
    """
    there = not _BE.isdisjoint(verbs) and "there" in tokens(row.content)
    happens = bool(verbs) and stem(verbs[-1]) in _happens()
    if row.subject or not (there or happens or (not verbs and row.act in _OF_THINGS)):
        return None
    text = _bare(row, row.subject_text)
    _, words = next(_segments(text, forms), ("", []))
    acts = bool(words) and (names_act(words[-1]) or names_deed(words[-1]))
    made = _deed(text, forms) if acts else None
    return made._replace(nominal=not happens) if made is not None and made.patient.known else None


@cache
def _happens() -> frozenset[str]:
    return frozenset(map(stem, wordlist("answers", "happening")))


def _deed(text: str, forms: Mapping[str, str]) -> Wording | None:
    """A deed that a noun names, to whom it was done and by whom: "the *raid* on the mill by …"."""
    what, patient, doer, rest = EMPTY, EMPTY, EMPTY, set[str]()
    for leading, words in _segments(text, forms):
        found = _families(words)
        if not leading and found and not what.known:
            what = _made(found)
        elif leading in _SUFFERED and found and not patient.known:
            patient = _made(found)
        elif leading == "of" and patient.known and not rest:
            patient = patient._replace(rest=patient.rest | set(found))
        elif leading == "by" and found and not doer.known:
            doer = _made(found)
        else:
            rest.update(found)
    if not what.known or what.head.startswith("c:"):
        return None
    return Wording(frozenset({what.head}), doer, patient, frozenset(rest) | what.rest)


@cache
def _undergone() -> frozenset[str]:
    return frozenset(map(family, table("points")["undergo"]))


def _completed(
    segments: Iterator[tuple[str, list[str]]], core: str
) -> tuple[Phrase, Phrase, frozenset[str]]:
    """What stands behind a verb: the direct object, who is named by "by", all other words."""
    direct, by, rest = EMPTY, EMPTY, set[str]()
    for leading, words in segments:
        found = _families(words)
        takes = not leading or (leading in _INTO and core == family("cause"))
        if takes and found and not direct.known:
            direct = _made(found)
        elif leading == "of" and direct.known and not rest:
            direct = direct._replace(rest=direct.rest | set(found))
        elif leading == "by" and found:
            by = _made(found)
        else:
            rest.update(found)
    return direct, by, frozenset(rest)


def _verb(word: str, object_text: str) -> str:
    """The family of a verb; "lead" and its like cause something only where "to" it follows."""
    leading = next(tokens(object_text), "")
    if leading not in _PARTICLES and (behind := _FROM.search(object_text)) is not None:
        leading = behind[1].lower()  # "moving troops *away* from the border"
    if stem(word) in listed("causing") and leading in _INTO:
        return family("cause")
    return family(f"{stem(word)} {leading}") if leading in _PARTICLES else family(word)


def _bare(row: Row, text: str) -> str:
    """Words without figures and times, which are compared by themselves."""
    for printed in (*(f.words for f in row.figures), *row.times):
        text = text.replace(printed, " ")
    return text


def _nominal(subject: Phrase) -> Wording:
    """What a noun phrase alone claims: that there is such a thing."""
    plain = subject.head and not subject.head.startswith("c:")
    core = frozenset({subject.head} if plain else ())
    return Wording(core, EMPTY, EMPTY, subject.rest, nominal=True)


def _copular(text: str, subject: Phrase, forms: Mapping[str, str]) -> Wording:
    """What something is said to be: the first words behind the verb carry it."""
    core, other, rest = set[str](), EMPTY, set[str]()
    for leading, words in _segments(text, forms):
        found = _families(words)
        if leading in _SAYING and not core and found:
            core, other = {family(leading)}, _made(found)
        elif not core:
            core = {f for f in found if not f.startswith("c:")}
        elif core & _saying() and not other.known:
            other = _made(found)
        else:
            rest.update(found)
    if core & _saying():  # "is against X" opposes it
        return Wording(frozenset(core), subject, other, frozenset(rest))
    return Wording(frozenset(core), EMPTY, subject, frozenset(rest))


@cache
def _saying() -> frozenset[str]:
    return frozenset(map(family, _SAYING))
