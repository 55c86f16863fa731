"""One composition for the command line and the orchestrator.

A step is a plain function. Called inside a Prefect flow run it runs as a Prefect task, with a task
run, logs and retries; called anywhere else it is just the function, at no cost.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

RETRIES, DELAYS = 3, [2.0, 10.0, 30.0]
NETWORK_ERRORS = (ConnectionError, TimeoutError)
_TASKS: dict[Callable[..., Any], Callable[[], Any]] = {}


def step(name: str, *, network: bool = False) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a function a step called ``name``; ``network`` steps are retried, on network errors only."""

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(function)
        def call(*args: P.args, **kwargs: P.kwargs) -> R:
            if not in_flow_run():
                return function(*args, **kwargs)
            whole = _whole()
            result: R = _task(function, name, network)(
                *map(whole, args), **{key: whole(value) for key, value in kwargs.items()}
            )
            return result

        _TASKS[call] = functools.partial(_task, function, name, network)
        return call

    return decorate


def task_of(call: Callable[..., Any]) -> Any:
    """The Prefect task of a step, for a task runner."""
    return _TASKS[call]()


def in_flow_run() -> bool:
    """Whether a Prefect flow run is going on here; Prefect is not imported to find out."""
    context = sys.modules.get("prefect.context")
    return context is not None and context.FlowRunContext.get() is not None


@functools.cache
def _whole() -> Any:
    """Marks an argument as one that Prefect need not look into.

    It would look for results of other tasks in every field of ten thousand captures, and once a batch.
    """
    from prefect.utilities.annotations import opaque

    return opaque


@functools.cache
def _task(function: Callable[..., Any], name: str, network: bool) -> Any:
    """The Prefect task of a step: never cached, results in memory only (tasks pass paths)."""
    from prefect import task
    from prefect.cache_policies import NO_CACHE

    return task(
        name=name,
        cache_policy=NO_CACHE,
        persist_result=False,
        retries=RETRIES if network else 0,
        retry_delay_seconds=DELAYS if network else None,
        retry_condition_fn=_is_network_error if network else None,
    )(function)


def _is_network_error(task: object, run: object, state: Any) -> bool:
    return isinstance(state.result(raise_on_failure=False), NETWORK_ERRORS)
