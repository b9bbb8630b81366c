"""Limits on what one article may take, and one build at a time in a folder."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import TypeVar

from extract.errors import InputError
from graph.errors import BuildError, SaysoError

__all__ = ["MEGABYTES", "SECONDS", "alone", "attempted", "bounded", "end_with_parent"]

_Made = TypeVar("_Made")

#: What one article may take, where nobody says otherwise: wall-clock seconds, and memory on top of
#: what the process holds.
SECONDS, MEGABYTES = 300.0, 4_000


@contextmanager
def bounded(seconds: float, megabytes: int) -> Iterator[None]:
    """Break off what takes more time or memory than it may, where the system can.

    :raises InputError: naming the limit and the option that sets it.
    """
    with _memory(megabytes), _clock(seconds):
        try:
            yield
        except MemoryError:
            told = f"takes more than {megabytes:,} MB of memory; split it or raise --article-memory"
            raise InputError(told) from None


def attempted(make: Callable[[], _Made], seconds: float, megabytes: int) -> _Made | str:
    """What is made of one article within its limits, or why it cannot be used, in one line."""
    try:
        with bounded(seconds, megabytes):
            return make()
    except SaysoError as error:
        return error.message
    except RecursionError:
        return "is nested too deeply to be read"
    except Exception as error:  # noqa: BLE001 - one article never stops the others
        told = f"gave a defect of sayso, please report it ({type(error).__name__}: {error})"
        return " ".join(told.split())


@contextmanager
def _clock(seconds: float) -> Iterator[None]:
    # A signal reaches the main thread alone; systems without it have no such limit.
    here = threading.current_thread() is threading.main_thread()
    if not here or not hasattr(signal, "setitimer"):
        yield
        return

    def rung(number: int, frame: FrameType | None) -> None:
        del number, frame
        raise InputError(f"takes more than {seconds:g} s; split it or raise --article-seconds")

    before = signal.signal(signal.SIGALRM, rung)
    # Again and again, for what is raised may be caught by one who tries another way to read.
    signal.setitimer(signal.ITIMER_REAL, seconds, 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _memory(megabytes: int) -> Iterator[None]:
    held = _held()
    if not held:
        yield
        return
    import resource

    before = resource.getrlimit(resource.RLIMIT_AS)
    most = held + megabytes * 10**6
    if before[1] != resource.RLIM_INFINITY:
        most = min(most, before[1])
    resource.setrlimit(resource.RLIMIT_AS, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


def _held() -> int:
    """The address space in use, in bytes; 0 where the system does not tell."""
    with suppress(OSError, ValueError):
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        return pages * os.sysconf("SC_PAGE_SIZE")
    return 0


def end_with_parent() -> None:
    """End this process soon after the one that started it, however that one ends."""
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Be the only build in a folder until the exit; the lock goes with the process that holds it.

    :param folder: where the lock is kept; made when missing. One that cannot be made is no lock,
        and the build will say so when it writes.
    :raises BuildError: naming the process that holds it.
    """
    try:
        import fcntl
    except ImportError:  # Windows: the last of two builds wins, as it did
        yield
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    except OSError:
        yield
        return
    try:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            holder = os.pread(file, 20, 0).decode("ascii", "replace").strip() or "unknown"
            told = f"process {holder} is building here; wait for it, or build into another folder"
            raise BuildError(told, str(folder.parent)) from None
        os.ftruncate(file, 0)
        os.pwrite(file, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(file)
