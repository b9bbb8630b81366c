"""The graph as tools for an assistant (Model Context Protocol): every answer can be cited.

What is found comes with its words, the article, the offsets and the statement's IRI. Nothing can
be changed, and the answers are bounded in size.
"""

from __future__ import annotations
