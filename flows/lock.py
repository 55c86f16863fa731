"""Two runs at once are one run: the second is told who holds the lock."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from flows.errors import LockedError
from warehouse.folder import write_whole

TRIES = 100


@contextmanager
def lock(data: Path, run_id: str, name: str = "run") -> Iterator[None]:
    """Hold the data folder for one run (or one of what else ``name`` says); raises :class:`LockedError`.

    The lock is the operating system's, so that it ends with the process that holds it, however
    that ends. The file beside it only tells people who it is.
    """
    holder = data / f"{name}.holder.json"
    guard = FileLock(data / f"{name}.lock", timeout=0)
    try:
        guard.acquire()
    except Timeout:
        raise LockedError(
            f"another {name} is at work here: {_told(holder)}. Wait for it, or end that process"
        ) from None
    try:
        told = {
            "run_id": run_id,
            "pid": os.getpid(),
            "since": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        write_whole(holder, json.dumps(told).encode())
        yield
    finally:
        holder.unlink(missing_ok=True)
        guard.release()


def _told(holder: Path) -> str:
    """Who holds the lock; one that has just got it is given a moment to leave its name."""
    for _ in range(TRIES):
        try:
            told = json.loads(holder.read_bytes())
            if _alive(int(told["pid"])):
                return f"{told['run_id']}, process {told['pid']}, since {told['since']}"
        except (OSError, ValueError, KeyError, TypeError):
            pass
        time.sleep(0.02)
    return "its name is not known yet"


def _alive(pid: int) -> bool:
    """Whether there is such a process; a dead one's name may stand where another has just got the lock."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
