"""A process that has loaded everything and forks a child for each run, so that hundreds cost minutes.

Each child is a process of its own: it calls the command line as a user would, and may be killed anywhere.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MODULES = "flows.nightly", "flows.cli", "expectations.validate", "great_expectations", "warehouse.report"
Job = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended: its exit status (negative: the signal), seconds, steps begun, what it printed."""

    status: int
    seconds: float
    steps: int
    said: str


class Warm:
    """Runs in children of a process that is warm."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def run(self, root: Path, data: Path, **how: Any) -> Ended:
        """One ``communique run``: ``after`` seconds or at the ``step``-th step it is killed; ``size`` is the
        largest file that it may write."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps({"root": str(root), "data": str(data)} | how) + "\n")
        self._process.stdin.flush()
        return Ended(**json.loads(self._process.stdout.readline()))


@contextmanager
def warm(place: Path) -> Iterator[Warm]:
    """The warm process, for as long as the block runs."""
    command = [sys.executable, __file__, str(place)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield Warm(process)
        assert process.stdin
        process.stdin.close()


def serve(place: Path) -> None:
    """Read jobs from the input, one a line; tell how each ended."""
    for name in MODULES:
        with suppress(ModuleNotFoundError):
            __import__(name)
    for line in sys.stdin:
        job, begun = json.loads(line), time.monotonic()
        (place / "steps").write_bytes(b"")
        child = os.fork()
        if child == 0:
            _child(place, job)
        if "after" in job:
            time.sleep(job["after"])
            os.kill(child, signal.SIGKILL)  # it is not waited for yet, so its number is still its own
        _, status = os.waitpid(child, 0)
        told = {
            "status": os.waitstatus_to_exitcode(status),
            "seconds": time.monotonic() - begun,
            "steps": (place / "steps").stat().st_size,
            "said": (place / "said").read_text(encoding="utf-8", errors="replace"),
        }
        print(json.dumps(told), flush=True)


def _child(place: Path, job: Job) -> None:
    """Become the run; never returns."""
    said = os.open(place / "said", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for stream in (1, 2):
        os.dup2(said, stream)
    code = 70
    try:
        code = _run(place, job)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _run(place: Path, job: Job) -> int:
    import tasks.step
    from flows.cli import main

    steps = os.open(place / "steps", os.O_WRONLY | os.O_APPEND)
    begun = 0

    def at_step() -> bool:
        """In place of the question each step asks first."""
        nonlocal begun
        os.write(steps, b".")
        begun += 1
        if begun == job.get("step"):
            os.kill(os.getpid(), signal.SIGKILL)
        return False

    tasks.step.in_flow_run = at_step
    os.environ["COMMUNIQUE_ROOT"] = job["root"]
    if "size" in job:
        resource.setrlimit(resource.RLIMIT_FSIZE, (job["size"], job["size"]))
    sys.argv = ["communique", "run", "--data", job["data"], "--date", "2026-11-20"]
    try:
        main()
    except SystemExit as end:
        return int(end.code or 0)
    return 0


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
