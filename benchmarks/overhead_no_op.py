"""``python benchmarks/overhead_no_op.py KIND``: seconds of a task that does nothing, on two warm workers."""

from __future__ import annotations

import sys
import time

from prefect import flow

from tasks.fan import each, fanned
from tasks.step import step

TASKS = 100


@step("nothing")
def nothing(number: int) -> int:
    """Give the number back."""
    return number


@flow(name="nothing", persist_result=False)
def many(kind: str) -> float:
    """Seconds for each of many."""
    with fanned(kind, 2):  # type: ignore[arg-type]  # a word of the command line
        list(each(nothing, range(4), lambda number: (number,)))
        begun = time.monotonic()
        list(each(nothing, range(TASKS), lambda number: (number,)))
        return (time.monotonic() - begun) / TASKS


if __name__ == "__main__":
    print(many(sys.argv[1]))
