"""A graph on the loopback interface: the page at ``/``, SPARQL 1.1 Protocol at ``/sparql``.

It only reads, unless it is told to take decisions from its own page. Every query runs in a worker
process that is stopped at the limits; nobody but this machine is listened to, and a page of
another site gets no answer.
"""

from __future__ import annotations

from graph.serve.editing import Editing
from graph.serve.server import Limits, Server
from graph.serve.serving import drawn

__all__ = ["Editing", "Limits", "Server", "drawn"]
