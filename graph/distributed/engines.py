"""What runs the steps of a build: processes of this machine, or the workers of a Ray cluster.

A task leaves its results in files and returns nothing, so any engine that can call a function
somewhere will do, and a task that is run twice does no harm.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from importlib.util import find_spec
from multiprocessing import get_context
from typing import Any, Protocol

from graph.errors import BuildError

__all__ = ["ENGINES", "Engine", "Processes", "Ray", "engine"]

#: How often a task is tried whose worker was lost.
_TRIES = 4

Task = Callable[[int], None]


class Engine(Protocol):
    """Runs tasks somewhere."""

    def run(self, task: Task, numbers: Sequence[int]) -> None:
        """Run a task for each number, in any order; return when all are done.

        :param task: leaves its results in files that all workers see; pickled to get there.
        :raises BuildError: when workers are lost again and again.
        """

    def close(self) -> None:
        """Let the workers go."""


class Processes:
    """Processes of this machine.

    :param workers: how many.
    """

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self._pool: ProcessPoolExecutor | None = None

    def run(self, task: Task, numbers: Sequence[int]) -> None:
        """Run a task for each number."""
        left = set(numbers)
        for _ in range(_TRIES):
            try:
                pool = self._pool = self._pool or self._started()
                waiting = {pool.submit(task, number): number for number in sorted(left)}
                for done in as_completed(waiting):
                    done.result()
                    left.discard(waiting[done])
            except BrokenProcessPool:
                self.close()
            if not left:
                return
        raise BuildError(f"workers were lost {_TRIES} times", "--engine")

    def _started(self) -> ProcessPoolExecutor:
        # Fresh processes: a fork of one with threads of other libraries can hang.
        return ProcessPoolExecutor(self.workers, get_context("spawn"))

    def close(self) -> None:
        """Let the processes go."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


class Ray:
    """The workers of a Ray cluster: the one that ``RAY_ADDRESS`` names, else one on this machine.

    Ray starts a task anew whose worker or machine was lost.

    :param workers: how many tasks run at once.
    :raises BuildError: when Ray is not installed.
    """

    def __init__(self, workers: int) -> None:
        if find_spec("ray") is None:
            raise BuildError("Ray is not installed: pip install 'sayso[ray]'", "--engine")
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
        # Workers run with what stands here, not with a copy that is sent to them.
        os.environ.setdefault("RAY_ENABLE_UV_RUN_RUNTIME_ENV", "0")
        import ray

        self._ray: Any = ray
        self.workers = workers
        if not ray.is_initialized():
            here = {} if os.environ.get("RAY_ADDRESS") else {"num_cpus": workers}
            ray.init(**here, include_dashboard=False, log_to_driver=False, configure_logging=False)

    def run(self, task: Task, numbers: Sequence[int]) -> None:
        """Run a task for each number."""
        ray, waiting = self._ray, list(numbers)
        under_way: list[Any] = []
        start = ray.remote(max_retries=_TRIES)(task_of)
        shared = ray.put(task)
        try:
            while waiting or under_way:
                while waiting and len(under_way) < 2 * self.workers:
                    under_way.append(start.remote(shared, waiting.pop(0)))
                done, under_way = ray.wait(under_way)
                ray.get(done)
        except ray.exceptions.WorkerCrashedError as error:
            raise BuildError(f"workers were lost {_TRIES} times", "--engine") from error

    def close(self) -> None:
        """Leave the cluster."""
        self._ray.shutdown()


def task_of(task: Task, number: int) -> None:
    """Run one task, in a worker."""
    task(number)


#: Name of an engine -> what starts it with so many workers.
ENGINES: dict[str, Callable[[int], Engine]] = {"processes": Processes, "ray": Ray}


def engine(name: str, workers: int) -> Engine:
    """An engine by name.

    :param workers: how many tasks run at once.
    :raises BuildError: when it is not installed.
    """
    return ENGINES[name](workers)
