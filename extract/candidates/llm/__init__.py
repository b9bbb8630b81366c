"""An optional reader: what a language model answered about an article, as candidates.

A build never calls a model. `sayso llm` asks one beforehand and keeps its answers in a folder;
the extractor ``llm`` reads them there, so that a build is the same every time and needs no
network. Whatever a model says, only words that stand in the article become candidates.
"""

from __future__ import annotations

from extract.candidates.llm.answers import fingerprint, ready
from extract.candidates.llm.propose import propose

__all__ = ["fingerprint", "propose", "ready"]
