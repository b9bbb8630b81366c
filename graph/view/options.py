"""How vis-network is to draw."""

from __future__ import annotations

from typing import Any

__all__ = ["OPTIONS"]

#: Nothing moves by itself, and vis-network's own keys and tooltips stay off: the page has its own.
OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "edges": {"smooth": {"enabled": True, "type": "cubicBezier", "forceDirection": "horizontal",
                         "roundness": 0.5}, "selectionWidth": 0, "hoverWidth": 0, "chosen": False},
    "interaction": {"dragNodes": False, "hover": False, "keyboard": False, "selectable": False,
                    "tooltipDelay": 3600000, "zoomView": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "nodes": {"chosen": False, "physics": False},
    "physics": {"enabled": False},
}  # fmt: skip
