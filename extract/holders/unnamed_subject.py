"""A pronoun that means nobody with a name: the described subject of the sentence before.

"The villagers met the mayor. *They* said …", "The company lost its appeal. *It* said …".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.holders.bodies import may_stand
from extract.records import Holder
from extract.syntax.clauses import SUBJECTS
from extract.syntax.parse import Block
from extract.syntax.phrases import person_noun
from extract.wordlists import table

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["or_described"]

_PEOPLE = ("ers", "ors", "ists", "ians", "men", "women", "people", "ees")  # of nouns for many


def or_described(
    found: Holder, block: Block, pronoun: Token, read: Callable[[Block, Sequence[Token]], Holder]
) -> Holder:
    """Whom a pronoun was found to mean; of nobody, whom the sentence before describes, if anybody.

    :param read: gives the holder that a noun phrase names or describes.
    """
    if found.status != "unknown" or found.candidates or pronoun.lower_ not in {"they", "it"}:
        return found
    subject = _subject_before(pronoun)
    if subject is None or not _fits(subject, pronoun.lower_):
        return found
    holder = read(block, [t for t in subject.subtree if not t.is_space])
    if holder.status != "unnamed":
        return found
    return replace(holder, mention=found.mention, reason="pronoun, subject of the sentence before")


def _subject_before(pronoun: Token) -> Token | None:
    """The subject of the main clause of the sentence before, in the same paragraph."""
    first = pronoun.sent.start
    if not first:
        return None
    verb = next((t for t in pronoun.doc[first - 1].sent if t.dep_ == "ROOT"), None)
    own = (t for t in pronoun.sent if t.i < pronoun.i and t.dep_ in SUBJECTS)
    if verb is None or any(t.pos_ in {"NOUN", "PROPN"} for t in own):
        return None
    return next((c for c in verb.lefts if c.dep_ in SUBJECTS and c.pos_ == "NOUN"), None)


def _fits(noun: Token, word: str) -> bool:
    """Whether many people are "they" and a body or a paper is "it"."""
    if word == "it":
        return noun.tag_ == "NN" and may_stand(noun.lemma_.casefold())
    nouns = table("names")["unnamed"]["nouns"]
    human = person_noun(noun) or noun.lemma_.casefold() in nouns or noun.lower_.endswith(_PEOPLE)
    return noun.tag_ == "NNS" and human
