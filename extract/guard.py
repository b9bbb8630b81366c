from __future__ import annotations
def check(document, candidates):
    return [c for c in candidates if c.content and c.cue], ()
