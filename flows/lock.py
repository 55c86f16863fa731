"""Two runs at once are one run: the second is told who holds the lock."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from flows.errors import LockedError


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
        holder.write_text(json.dumps(told), encoding="utf-8")
        yield
    finally:
        holder.unlink(missing_ok=True)
        guard.release()


def _told(holder: Path) -> str:
    try:
        told = json.loads(holder.read_text(encoding="utf-8"))
        return f"{told['run_id']}, process {told['pid']}, since {told['since']}"
    except (OSError, ValueError, KeyError):
        return "its name is not known yet"
