"""Does jobs that a page could hang, crash or bloat, in a process that may die.

The parent (``tasks.workers``) starts it with the number of its end of a pipe and with the limits, and sends
pickled jobs; answers are bytes, so that nothing which hostile input may have taken over is ever unpickled.
Each job has so many seconds of processor time: the kernel ends the process
when they are over, in Python and in C alike. Memory is capped by the kernel too.
"""

from __future__ import annotations

import gc
import resource
import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

READY = b""
"""Said once, before the first answer."""
DONE, REFUSED, BROKE, MEMORY = b"d", b"r", b"b", b"m"
"""First byte of an answer: a result; unreadable input; a defect of ours; more memory than allowed."""

Work = Callable[[Any, Any], bytes]


class RefusedError(Exception):
    """What a job raises for input that cannot be read; the message says why."""


def main() -> None:
    """Do jobs until the parent hangs up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's business
    parent = Connection(int(sys.argv[1]))
    seconds, megabytes = float(sys.argv[2]), int(sys.argv[3])
    limited = settled = False
    shared: dict[int, Any] = {}
    parent.send_bytes(READY)
    try:
        while True:
            key, told = parent.recv()
            if key is not None:
                shared[key] = told
                continue
            if not limited:  # not before: what jobs import is not theirs to pay
                _limit_memory(megabytes)
                limited = True
            work, item, key = told
            if not _answered(parent, work, item, shared[key], seconds):
                return
            if (
                not settled
            ):  # modules and words that the first job loaded stay: no use in looking at them again
                gc.freeze()
                settled = True
    except (EOFError, ConnectionError):
        return


def _answered(parent: Connection, work: Work, item: Any, shared: Any, seconds: float) -> bool:
    """Do one job; False where the process is of no more use."""
    signal.setitimer(signal.ITIMER_PROF, seconds)  # its signal ends the process
    answer = _result(work, item, shared)
    signal.setitimer(signal.ITIMER_PROF, 0)
    parent.send_bytes(answer)
    return answer[:1] != MEMORY


def _result(work: Work, item: Any, shared: Any) -> bytes:
    try:
        return DONE + work(item, shared)
    except MemoryError:
        return MEMORY
    except RefusedError as error:
        return REFUSED + str(error).encode("utf-8", "replace")
    except Exception as error:  # a defect that one page shows must not stop the others
        return BROKE + f"{type(error).__name__}: {error}".encode("utf-8", "replace")[:2000]


def _limit_memory(megabytes: int) -> None:
    """So much more address space than now; where the system knows no such limit, none."""
    statm = Path("/proc/self/statm")
    now = int(statm.read_text(encoding="ascii").split()[0]) * resource.getpagesize() if statm.exists() else 0
    most = now + megabytes * 1_000_000
    try:
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ValueError, OSError):
        return
