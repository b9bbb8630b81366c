"""The default extractor: readable rules over a dependency parse.

``propose`` gives candidates (who, by which cue, says what). Which words are cues, and in which
frames, is in ``cues.toml``; each module holds one family of shapes.
"""

from __future__ import annotations

from extract.candidates.rules.paragraph import propose

__all__ = ["propose"]
