"""One step over many batches: here, one after the other, or side by side on a task runner of Prefect's.

Which one is a setting; no step knows of it. Steps may run twice, since their files are named by content or
written whole, so that a worker that dies costs a retry.
"""

from __future__ import annotations

import inspect
import logging
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, TypeVar

from config.settings import Runner
from tasks.step import in_flow_run, task_of

R = TypeVar("R")
T = TypeVar("T")
APART: frozenset[Runner] = frozenset({"processes", "dask", "ray"})
"""Whose workers are processes of their own."""
RETRIES = 3
log = logging.getLogger("communique")


class FanError(RuntimeError):
    """The task runner that the settings name is not to be had here."""


@dataclass(slots=True)
class _Job:
    """A call that was handed out: its future, and the runner that has it."""

    step: Callable[..., Any]
    call: tuple[object, ...]
    runner: Any
    future: Any


class _Hands:
    """A task runner that is started when there is work, and anew where its processes are gone."""

    def __init__(self, kind: Runner, workers: int, cluster: str | None) -> None:
        self.kind, self.workers, self._cluster = kind, workers or os.cpu_count() or 1, cluster
        self._runner: Any = None

    def give(self, step: Callable[..., Any], call: tuple[object, ...]) -> _Job:
        """Hand out a call."""
        if self._runner is None:
            self._runner = _runner(self.kind, self.workers, self._cluster).__enter__()
        named = inspect.signature(step).bind(*call).arguments
        return _Job(step, call, self._runner, self._runner.submit(task_of(step), parameters=named))

    def result(self, job: _Job) -> Any:
        """What a call gave. Dask and Ray give the work of a dead worker to another; a pool is made anew."""
        for _ in range(RETRIES):
            try:
                return job.future.result()
            except BrokenExecutor:
                log.warning("a process of the pool died; its batches are given to another")
                if job.runner is self._runner:
                    self.close()
                job = self.give(job.step, job.call)
        return job.future.result()

    def close(self) -> None:
        """End the runner and what it started."""
        runner, self._runner = self._runner, None
        if runner is not None:
            runner.__exit__(None, None, None)


_hands: ContextVar[_Hands | None] = ContextVar("hands", default=None)


@contextmanager
def fanned(kind: Runner, workers: int = 0, cluster: str | None = None) -> Iterator[None]:
    """Inside a Prefect flow run, :func:`each` in the block hands batches to so many workers.

    ``workers`` 0 is one a core. ``cluster`` is the address of a Dask or Ray cluster that runs already; by
    default one is started here and ended with the block. Outside a flow run everything is done here.
    """
    if kind == "here" or not in_flow_run():
        if kind != "here":
            log.info("runner: %s counts in runs under Prefect; this one reads here", kind)
        yield
        return
    hands = _Hands(kind, workers, cluster)
    token = _hands.set(hands)
    try:
        yield
    finally:
        _hands.reset(token)
        hands.close()


def apart() -> bool:
    """Whether batches are handed to other processes, which share the machine's cores already."""
    hands = _hands.get()
    return hands is not None and hands.kind in APART


def each(
    step: Callable[..., R], items: Iterable[T], call: Callable[[T], tuple[object, ...]]
) -> Iterator[tuple[T, R]]:
    """Every item with what ``step(*call(item))`` gives, in order; raises what a call raises.

    ``items`` is read as there is room for more: a call for each worker is out, and one more.
    """
    hands = _hands.get()
    if hands is None:
        yield from ((item, step(*call(item))) for item in items)
        return
    out: deque[tuple[T, _Job]] = deque()
    for item in items:
        out.append((item, hands.give(step, call(item))))
        if len(out) > hands.workers:
            yield _next(hands, out)
    while out:
        yield _next(hands, out)


def _next(hands: _Hands, out: deque[tuple[T, _Job]]) -> tuple[T, Any]:
    item, job = out.popleft()
    return item, hands.result(job)


def _runner(kind: Runner, workers: int, cluster: str | None) -> Any:
    """A task runner, not started yet; raises :class:`FanError` where its package is not installed."""
    try:
        return _MADE[kind](workers, cluster)
    except ImportError as error:
        raise FanError(
            f"runner: {kind} needs the extra {kind!r}, which is not installed ({error}). "
            f"Install communique[{kind}], or choose another runner"
        ) from error


def _threads(workers: int, cluster: str | None) -> Any:
    from prefect.task_runners import ThreadPoolTaskRunner

    return ThreadPoolTaskRunner(max_workers=workers)


def _processes(workers: int, cluster: str | None) -> Any:
    from prefect.task_runners import ProcessPoolTaskRunner

    return ProcessPoolTaskRunner(max_workers=workers)


def _dask(workers: int, cluster: str | None) -> Any:
    from prefect_dask.task_runners import DaskTaskRunner

    logging.getLogger("distributed").setLevel(logging.WARNING)  # it tells of every connection
    if cluster:
        return DaskTaskRunner(address=cluster)
    local = {"n_workers": workers, "threads_per_worker": 1, "dashboard_address": "127.0.0.1:0"}
    return DaskTaskRunner(cluster_kwargs=local)


def _ray(workers: int, cluster: str | None) -> Any:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing here phones home
    from prefect_ray.task_runners import RayTaskRunner

    local = {"num_cpus": workers, "include_dashboard": False, "_node_ip_address": "127.0.0.1"}
    return RayTaskRunner(address=cluster, init_kwargs={} if cluster else local)


_MADE: dict[Runner, Callable[[int, str | None], Any]] = {
    "threads": _threads,
    "processes": _processes,
    "dask": _dask,
    "ray": _ray,
}
