"""Jobs that a worker may meet, each as bad as it is named."""

from __future__ import annotations

import os
import signal
import time

from tasks.worker import RefusedError

HELD: list[bytearray] = []


def work(item: str, shared: str) -> bytes:
    """Do what ``item`` says; ``shared`` is what all jobs of a batch know."""
    {"loop": loop, "sleep": sleep, "hog": hog, "crash": crash, "refuse": refuse, "break": broken}.get(
        item, nothing
    )()
    return f"{shared} {item}".encode()


def nothing() -> None:
    """A job as it should be."""


def loop() -> None:
    """Never comes back, and is always busy."""
    while True:
        pass


def sleep() -> None:
    """Never comes back, and is never busy."""
    time.sleep(3600)


def hog() -> None:
    """Takes all the memory that there is."""
    while True:
        HELD.append(bytearray(10_000_000))


def crash() -> None:
    """Dies as C code does that reads where it must not."""
    os.kill(os.getpid(), signal.SIGSEGV)


def refuse() -> None:
    """Input that cannot be read."""
    raise RefusedError("no page")


def broken() -> None:
    """A defect of ours."""
    raise KeyError("x")
