"""Characters that look like others or like nothing: written so that words and names are whole.

"Kel\N{SOFT HYPHEN}let" is Kellet to every reader, "ﬁnance" is finance; no program should see two
names there. What a reader sees differently (quotation marks, dashes, accents) stays.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from extract.inputs.changes import Change

__all__ = ["characters", "note_marks"]

# Signs that are not seen. Beside letters of other scripts some of them mean something.
_UNSEEN = "\u180e\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_NEAR = "\x00-\u024f\u2010-\u2027\u2030-\u205e"
_KINDS = {
    # After these letters it is half of another, wrongly decoded.
    "soft": r"(?<![ÃÂ])\xad+(?:[ \t]*\n[ \t]*(?=[^\W\d_]))?",
    "ligature": "[\ufb00-\ufb06]",
    "glued": '(?<=[.!?…”’"])\u200b+(?=[“‘"]?[A-Z])',
    "unseen": f"(?<=[{_NEAR}])[{_UNSEEN}]+|[{_UNSEEN}]+(?![^{_NEAR}])",
    "blank": "[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+",
    "wide": "(?:[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]|(?<=[!-~\uff01-\uff5e])[\uff01-\uff5e])+",
    "styled": "[\U0001d400-\U0001d7ff]+",
    "accent": r"[^\W\d_][\u0300-\u036f]+",
    "hyphen": "[\u2010\u2011]",
}
_HOW = {
    "soft": "soft hyphens dropped",
    "ligature": "ligatures written out",
    "glued": "invisible signs dropped",
    "unseen": "invisible signs dropped",
    "blank": "no-break and narrow spaces read as spaces",
    "wide": "full-width forms narrowed",
    "styled": "styled letters read as plain ones",
    "accent": "accents joined to their letters",
    "hyphen": "hyphens read as plain ones",
}
_ANY = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _KINDS.items()))

# Note marks stand on the heel of a word or sentence; "[sic]" and "[the mayor]" are words, "m²" a
# unit, "[2014]" a year, and what stands apart may be anything.
_STOP = r"[.,;:!?…”’\"'»)\]]"
_NOTE = re.compile(
    rf"(?<=[\w.,;:!?…”’\"'»)\]])(?:\[(?:\^?\d{{1,3}}(?:[,–-]\s?\d{{1,3}})*"
    rf"|[a-c]|(?:note|nb|n) \d{{1,2}}|citation needed)\](?![a-z]))+"
    rf"|(?:(?<={_STOP})|(?<=[a-zA-Z]{{4}}))[¹²³⁰⁴-⁹]{{1,3}}(?!\w)"
)


def characters(text: str) -> Iterator[Change]:
    """What is to be written otherwise so that equal words are equal, sorted.

    :param text: line ends folded.
    """
    if text.isascii():
        return
    for match in _ANY.finditer(text):
        kind = match.lastgroup or ""
        yield Change(*match.span(), _plain(kind, match[0]), _HOW[kind])


def note_marks(text: str) -> Iterator[Change]:
    """The marks of foot and end notes that stick to words: "three provinces.[1]", sorted."""
    for match in _NOTE.finditer(text):
        yield Change(*match.span(), "", "note marks taken out")


def _plain(kind: str, found: str) -> str:
    if kind in {"soft", "unseen"}:
        return ""
    if kind == "glued":
        return " "
    if kind == "blank":
        return " " * len(found)
    if kind == "hyphen":
        return "-"
    if kind == "accent":
        return unicodedata.normalize("NFC", found)
    return unicodedata.normalize("NFKC", found)
