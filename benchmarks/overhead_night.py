"""``python benchmarks/overhead_night.py DATA [prefect]``: one night, and where its processor time went.

Prints JSON. Processor seconds of this process: importing Prefect and Great Expectations, working in Great
Expectations, all together; those of the processes that read pages; and by the clock.
"""

from __future__ import annotations

import functools
import gc
import json
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

spent = {"import prefect": 0.0, "import gx": 0.0, "gx": 0.0}


def main(data: Path, under_prefect: bool) -> None:
    """Run the night and tell."""
    begun, clock = time.process_time(), time.monotonic()
    os.environ["COMMUNIQUE_DATA"] = str(data)
    from flows.nightly import nightly
    from tasks.workers import Workers

    watch()
    if under_prefect:
        with counted("import prefect"):
            from flows.deploy import night
        night(None)
    else:
        nightly()
    for crew in [found for found in gc.get_objects() if isinstance(found, Workers)]:
        crew.close()  # the processor time of a child is told when it has ended
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    told: dict[str, Any] = dict(spent) | {
        "own": time.process_time() - begun,
        "readers": children.ru_utime + children.ru_stime,
        "clock": time.monotonic() - clock,
    }
    print(json.dumps(told))


class counted:  # noqa: N801  # a context manager
    """Adds the processor time of a block to a name, less what it spends under other names."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __enter__(self) -> None:
        self.begun, self.other = time.process_time(), sum(spent.values())

    def __exit__(self, *_: object) -> None:
        inside = sum(spent.values()) - self.other
        spent[self.name] += time.process_time() - self.begun - inside


def watch() -> None:
    """Count what is spent in Great Expectations, wherever the night calls it."""
    from expectations import adapter, docs, suites

    def great_expectations(real: Callable[[], Any] = suites.great_expectations) -> Any:
        with counted("import gx"):
            return real()

    suites.great_expectations = great_expectations
    if hasattr(adapter, "great_expectations"):
        adapter.great_expectations = great_expectations
    for module, name in ((suites, "memory_context"), (suites, "run"), (docs, "build")):
        setattr(module, name, within(getattr(module, name)))


def within(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, its time counted as Great Expectations'."""

    @functools.wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        with counted("gx"):
            return function(*args, **kwargs)

    return call


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:] == ["prefect"])
