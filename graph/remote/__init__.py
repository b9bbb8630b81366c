"""Other stores: putting a built graph into one, and asking one.

A connection is opened only when a person runs `sayso push` or `sayso query --endpoint`, and only to
the address that is named.
"""

from __future__ import annotations
