"""Somebody else's reader in a process of its own, with a clock and a limit on memory."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from extract.errors import InputError

__all__ = ["MEMORY", "SECONDS", "run"]

#: What one file may take, wall-clock seconds and bytes.
SECONDS = 60.0
MEMORY = 1 << 30


def run(program: Path, data: bytes, seconds: float = SECONDS, memory: int = MEMORY) -> Any:
    """What a program makes of some bytes; it ends with its file, whatever that does to it.

    :param program: a Python file that reads the bytes from standard input, takes the limit on
        memory as its argument, and writes JSON; ``{"refused": why}`` when they cannot be used.
    :raises InputError: when it says so, breaks, or takes more than it may.
    """
    # Without its own folder on the path, where names like those of the library lie.
    command = [sys.executable, "-P", str(program), str(memory)]
    try:
        done = subprocess.run(  # noqa: S603 - a file of this package, no shell
            command, input=data, capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        told = f"takes more than {seconds:g} s to read; print it to a new file or save it as text"
        raise InputError(told) from None
    except OSError as error:
        raise InputError(f"cannot be read here ({error.strerror})") from None
    try:
        found = json.loads(done.stdout)
    except ValueError:
        told = "makes its reader break off; print it to a new file or save it as text"
        raise InputError(told) from None
    if "refused" in found:
        raise InputError(found["refused"])
    return found
