"""The words of offices: which noun is one, and which words belong to it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from extract.syntax.tree import after, before
from extract.wordlists import table

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "POSSESSIVE", "is_head", "is_rank", "is_role", "leads_on", "modifies", "not_yet", "of_office",
    "role_key",
]  # fmt: skip

POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_YET = frozenset({"elect", "designate"})


def is_role(token: Token) -> bool:
    """Whether a token is the head noun of an office, in the singular."""
    word = token.lower_.rstrip(".")
    listed = word in table("names")["roles"]["heads"]
    listed = listed or (word in table("names")["short"] and token.text[:1].isupper())
    return listed and token.tag_ not in {"NNS", "NNPS"} and not _hyphened(token)


def is_head(token: Token) -> bool:
    """Whether a token is the head noun of an office or of a trade ("singer"), in the singular."""
    trade = token.lower_ in table("names")["roles"]["trades"]
    singular = token.tag_ not in {"NNS", "NNPS"}
    return is_role(token) or (trade and singular and not _hyphened(token))


def _hyphened(token: Token) -> bool:
    """Whether a word is half of another: "front-*runner*", "*general*-election", no deputy."""
    for dash, other in ((before(token), before(token, 2)), (after(token), after(token, 2))):
        glued = dash is not None and dash.text == "-" and other is not None
        if glued and other is not None and other.lower_ not in _halves():
            return True
    return False


@cache
def _halves() -> frozenset[str]:
    """What may stand at the other end of a hyphen: "deputy-*governor*", "president-*elect*"."""
    roles = table("names")["roles"]
    lists = ("heads", "modifiers", "lesser", "former")
    return _YET.union(*(roles[name] for name in lists))


def role_key(word: str) -> str:
    """An office's word as it is compared: "Sen." and "senator" are one."""
    plain = word.casefold().rstrip(".")
    key: str = table("names")["short"].get(plain, plain)
    return {"defence": "defense"}.get(key, key)


def is_rank(token: Token) -> bool:
    """Whether a token is a title written short, or its full stop: "Maj." before "Gen."."""
    if token.text == ".":
        previous = before(token)
        return previous is not None and is_rank(previous)
    word = token.text.rstrip(".")
    return word.lower() in table("names")["short"] and word[:1].isupper() and len(word) < 5


def modifies(token: Token) -> bool:
    """Whether a token before a name may belong to its office."""
    word = token.lower_.rstrip(".")
    roles = table("names")["roles"]
    if word == "under":
        following = after(token)
        return following is not None and following.lower_ == "secretary"
    known = word in roles["modifiers"] or word in roles["former"] or word in _YET
    if token.text in POSSESSIVE or token.text == "-" or known or is_head(token) or is_rank(token):
        return True
    return token.pos_ in {"PROPN", "ADJ"} and token.text[:1].isupper()


def of_office(token: Token) -> bool:
    """Whether an office with "of" ends here: "State" in "Secretary of State"."""
    link, noun = before(token), before(token, 2)
    return link is not None and link.lower_ == "of" and noun is not None and is_role(noun)


def not_yet(token: Token) -> bool:
    """Whether an office that is to come ends here: "elect" in "President-elect"."""
    dash, noun = before(token), before(token, 2)
    joined = dash is not None and dash.text == "-" and noun is not None and is_role(noun)
    return joined and token.lower_ in _YET


def leads_on(token: Token) -> bool:
    """Whether another head noun follows an office's noun: "deputy" in "deputy prime minister"."""
    following = after(token)
    if following is not None and following.text == "-" and not token.whitespace_:
        following = after(following)  # "Secretary-General"
    while following is not None and following.lower_ in table("names")["roles"]["modifiers"]:
        if is_role(following):
            return True
        following = after(following)
    if is_rank(token) and following is not None and following.text == ".":
        following = after(following)
    ranks = is_rank(token) or following is None or not is_rank(following)
    return following is not None and is_role(following) and ranks
