"""The notebook in docs/ runs from top to bottom and prints what it shows."""

from __future__ import annotations

import ast
import io
import json
import os
import warnings
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest

NOTEBOOK = Path(__file__).resolve().parents[1] / "docs/notebook.ipynb"


def _run(source: str, names: dict[str, Any]) -> str:
    """What a cell prints; names it sets stay for the next one."""
    printed = io.StringIO()
    with redirect_stdout(printed), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a plot is drawn without a screen
        exec(compile(source, NOTEBOOK.name, "exec"), names)  # noqa: S102 - our own notebook
    return printed.getvalue()


def test_the_notebook_does_what_it_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every cell runs in order; printed rows are those stored in it; a plot is drawn.

    ``SAYSO_GOLDEN=1`` writes the printed rows into the notebook instead.
    """
    pytest.importorskip("matplotlib")
    monkeypatch.setenv("MPLBACKEND", "Agg")
    monkeypatch.chdir(NOTEBOOK.parent)
    told = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    names: dict[str, Any] = {"__name__": "__main__"}
    cells = [cell for cell in told["cells"] if cell["cell_type"] == "code"]
    for cell in cells:
        source = "".join(cell["source"])
        ast.parse(source)
        printed = _run(source, names)
        shown = "".join(line for output in cell["outputs"] for line in output["text"])
        if os.environ.get("SAYSO_GOLDEN"):
            rows = printed.splitlines(keepends=True)
            stream = {"name": "stdout", "output_type": "stream", "text": rows}
            cell["outputs"] = [stream] if rows else []
        else:
            assert printed == shown
    if os.environ.get("SAYSO_GOLDEN"):
        text = json.dumps(told, indent=1, ensure_ascii=False) + "\n"
        NOTEBOOK.write_text(text, encoding="utf-8")
    assert (names["out"] / "speakers.png").read_bytes().startswith(b"\x89PNG")
