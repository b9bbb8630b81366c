"""The default extractor: readable rules over a dependency parse.

``propose`` gives candidates (who, by which cue, says what) and ``silent_cues`` the places where a
cue reports nothing: negated, hypothetical or asked. Which words are cues, and in which frames, is
in ``cues.toml``; each module holds one family of shapes.
"""

from __future__ import annotations

from extract.candidates.rules.paragraph import propose, silent_cues

__all__ = ["propose", "silent_cues"]
