"""The form of a candidate, as its confidence rests on it."""

from __future__ import annotations

from extract.candidates.tagger.form import Form, form
from extract.document import Span
from extract.records import Candidate, Document, Metadata
from extract.syntax.parse import Reading


def _shape(text: str, source: str, cue: str, content: str) -> Form:
    document = Document(
        id="a", path="a.txt", raw_sha256="", encoding="utf-8", source=text, text=text,
        offsets=None, meta=Metadata(), blocks=(Span(0, len(text)),),
    )  # fmt: skip

    def at(words: str) -> tuple[Span, ...]:
        start = text.index(words)
        return (Span(start, start + len(words)),) if words else ()

    made = Candidate(at(source), at(cue), at(content), "tagger", 0.5)
    return form(Reading(document), made)


def test_a_clause_of_a_subject() -> None:
    """Who says it is the subject of the cue, what is said a clause in the reporter's words."""
    text = "The old mayor said that the bridge is safe."
    made = _shape(text, "The old mayor", "said", "that the bridge is safe")
    assert made == Form(length=5, naming=3, clause=True, subject=True, direct=False)


def test_a_thing_of_nobody() -> None:
    """A thing is no clause, and what stands behind "by" or nowhere is no subject."""
    text = "The plan was criticised by Rosa Varga."
    made = _shape(text, "Rosa Varga", "criticised", "The plan")
    assert (made.clause, made.subject, made.naming) == (False, False, 2)
    assert _shape(text, "", "criticised", "The plan").subject is False


def test_quoted_words() -> None:
    """A content in quotation marks is direct, one with words outside of them is not."""
    text = "“The bridge is safe,” said Rosa Varga."
    assert _shape(text, "Rosa Varga", "said", "“The bridge is safe,”").direct
    text = "Rosa Varga said the bridge is “safe”."
    assert not _shape(text, "Rosa Varga", "said", "the bridge is “safe”").direct
