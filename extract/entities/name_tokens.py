"""Which words can belong to a person's name, and where a name goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.syntax.tree import after, before
from extract.wordlists import table, words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "forename", "given", "inside_longer", "name_part", "office_word", "proper", "title_in",
    "trade_word",
]  # fmt: skip

_NAME_TAGS = frozenset({"NNP", "NNPS"})


def proper(token: Token) -> bool:
    """Whether the parse takes a token for a name."""
    return token.tag_ in _NAME_TAGS


def name_part(token: Token) -> bool:
    """Whether a token may be a word of a person's name."""
    word = token.text
    return proper(token) and word[:1].isupper() and len(word) > 1 and not office_word(word)


def office_word(word: str) -> bool:
    """Whether a word is one of titles, offices and bodies."""
    plain = word.rstrip(".")
    small = plain.lower()
    return (
        title_in("words", plain)
        or small in words("names", "roles", "heads")
        or small in words("names", "roles", "modifiers")
        or small in words("names", "organizations", "heads")
    )


def title_in(listed: str, word: str) -> bool:
    """Whether a word stands in a list of titles, as it is printed there or in capitals: "SEN."."""
    plain = word.rstrip(".")
    titles = words("names", "titles", listed)
    return plain in titles or (plain.isupper() and len(plain) > 1 and plain.title() in titles)


def trade_word(token: Token) -> bool:
    """Whether a word in capitals before a name is what somebody does: "*Goalkeeper* Ana Ruiz"."""
    roles = table("names")["roles"]
    return token.is_title and (token.lower_ in roles["trades"] or token.lower_ in _humans())


def _humans() -> frozenset[str]:
    return words("names", "humans", "nouns")


def given(word: str) -> bool:
    """Whether a word is a given name of the list."""
    return word in words("names", "given", "male") or word in words("names", "given", "female")


def forename(token: Token) -> bool:
    """Whether a word right before a surname looks like another one's given name."""
    name = name_part(token) and not token.is_upper
    name = name and token.dep_ in {"compound", "nsubj", "appos"}
    return name and token.ent_type_ in {"", "PERSON", "ORG", "GPE"} and token.is_alpha


def inside_longer(first: Token, last: Token) -> bool:
    """Whether a capitalised name goes on before or after: "Igor Putin", "Putin Street"."""
    previous, following = before(first), after(last)
    left = previous is not None and name_part(previous) and previous.dep_ == "compound"
    left = left and previous is not None and previous.ent_type_ == "PERSON"
    left = left and not (previous is not None and forename(previous))
    right = following is not None and name_part(following) and last.dep_ == "compound"
    return left or (
        right
        and following is not None
        and following.lower_ not in table("names")["organizations"]["heads"]
    )
