from __future__ import annotations
def drafts(scene,token=None): return ()
def merge(scene,drafts): return drafts
