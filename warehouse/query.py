"""Answers a user's SQL over the published warehouse, in a process of its own with limits."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from warehouse import errors
from warehouse.attach import ENVIRONMENT, lake_at
from warehouse.errors import FailedQueryError, QueryTimeoutError, WarehouseError
from warehouse.publish import require_published

MAX_BYTES = 256 * 1024**2
MEMORY_LIMIT = "1GB"
ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows; ``truncated`` where there were more than asked for."""

    table: pa.Table
    truncated: bool


def query(
    data: Path,
    sql: str,
    *,
    timeout: float = 30,
    max_rows: int = 100_000,
    memory_limit: str = MEMORY_LIMIT,
    threads: int | None = None,
) -> Answer:
    """The answer to one reading statement (SELECT, FROM, WITH, DESCRIBE, SUMMARIZE, EXPLAIN).

    ``timeout`` is in seconds. Raises ``InvalidQueryError`` for a mistake in the SQL,
    ``RefusedQueryError`` for what reaches outside the warehouse, ``QueryTimeoutError``,
    ``FailedQueryError`` for other limits, ``NothingPublishedError`` and ``CorruptWarehouseError``.
    """
    request = {
        "path": str(require_published(data)),
        "sql": sql,
        "seconds": timeout,
        "max_rows": max_rows,
        "max_bytes": MAX_BYTES,
        "memory_limit": memory_limit,
        "threads": threads or os.cpu_count() or 1,
    }
    return understood(*answered(json.dumps(request).encode(), timeout, reach(data)))


def reach(data: Path) -> dict[str, str]:
    """What of the environment the process needs: nothing, or what opens the lake."""
    return {name: os.environ[name] for name in ENVIRONMENT if name in os.environ} if lake_at(data) else {}


def answered(request: bytes, timeout: float, reach: Mapping[str, str]) -> tuple[bytes, bytes, int]:
    """What the process says on standard output and error, and its exit code; it is killed in time."""
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "warehouse.sandbox"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**reach, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "LANG": "C.UTF-8"},
        start_new_session=True,
    )
    with process:
        try:
            out, complaint = process.communicate(request, timeout)
        except BaseException as error:
            os.killpg(process.pid, signal.SIGKILL)
            if isinstance(error, subprocess.TimeoutExpired):
                raise QueryTimeoutError(
                    f"The query took longer than {timeout:g} s and was ended. Narrow it with WHERE or LIMIT, "
                    "or allow more time."
                ) from error
            raise
    return out, complaint, process.returncode


def understood(out: bytes, complaint: bytes, code: int) -> Answer:
    """The answer in what the process said; raises the error that it tells of."""
    line, _, stream = out.partition(b"\n")
    if not line:
        last = complaint.decode("utf-8", "replace").strip().rpartition("\n")[2]
        raise FailedQueryError(f"The query ended without an answer (exit {code}). {last}")
    head = json.loads(line)
    if "error" in head:
        kind = getattr(errors, head["error"], WarehouseError)
        raise kind(head["message"])
    with pa.ipc.open_stream(stream) as reader:
        return Answer(reader.read_all(), bool(head["truncated"]))
