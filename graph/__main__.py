"""`python -m graph` and the console script `sayso`."""

from __future__ import annotations

from graph.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
