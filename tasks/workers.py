"""Work on hostile input, done in processes that may die: the work goes on with another.

Processes live on between batches. One that takes too long, takes too much memory or crashes is killed and
replaced; its item gets an answer that says why, and the other items of the batch are not touched.
"""

from __future__ import annotations

import atexit
import os
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from tasks.worker import DONE, MEMORY, READY, REFUSED, Work

GRACE = 6
"""Wall time allowed for one job, as a multiple of its processor time: other work runs here too."""
START = 120.0
"""Wall seconds allowed for a process to start."""
_ENVIRONMENT = {"PYTHONWARNINGS": "ignore", "OPENBLAS_NUM_THREADS": "1"}
_MAIN = "from tasks.worker import main; main()"  # not -m: that would make two modules of one
ITEMS_FOR_ANOTHER = 10
"""A further process is started for so many items; for fewer its start would cost more than it saves."""


class WorkersError(RuntimeError):
    """Processes cannot be started here; nothing can be parsed."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one job may take: seconds of processor time, megabytes beyond the bare process."""

    seconds: float = 20.0
    megabytes: int = 1000
    processes: int = 0

    @property
    def most(self) -> int:
        """How many processes at most; 0 asks for one a core."""
        return self.processes or os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one item: ``result``, or why there is none; a ``defect`` is a fault of ours."""

    result: bytes | None
    why: str = ""
    defect: bool = False


@dataclass(slots=True)
class _Process:
    """One worker, what it is at (the item's number), and until when."""

    popen: subprocess.Popen[bytes]
    pipe: Connection
    known: list[Any] = field(default_factory=list)
    ready: bool = False
    item: int | None = None
    until: float = 0.0

    def give(self, work: Work, item: Any, shared: Any) -> None:
        """Send a job; what jobs share is sent once. Raises ``ConnectionError`` where the process is gone."""
        key = next((n for n, known in enumerate(self.known) if known is shared), len(self.known))
        if key == len(self.known):
            self.pipe.send((key, shared))
            self.known.append(shared)
        self.pipe.send((None, (work, item, key)))

    def end(self, patience: float = 0.0) -> int:
        """Kill it, and give its exit status: its own where it ends by itself within ``patience`` seconds."""
        with suppress(subprocess.TimeoutExpired):
            self.popen.wait(patience)
        self.pipe.close()
        self.popen.kill()
        return self.popen.wait()


class Workers:
    """A handful of processes for :meth:`map`; one map at a time."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._processes: list[_Process] = []
        self._lock = threading.Lock()

    @property
    def _patience(self) -> float:
        return GRACE * self._limits.seconds

    def start(self) -> None:
        """Begin to start the first process, so that it is there when there is work."""
        with self._lock:
            if not self._processes:
                self._processes.append(self._begun())

    def map(self, work: Work, items: Sequence[Any], shared: Any = None) -> Iterator[Answer]:
        """``work(item, shared)`` for every item, in order; ``work`` is a function of a module."""
        with self._lock:
            waiting = deque(range(len(items)))
            answers: dict[int, Answer] = {}
            try:
                for number in range(len(items)):
                    while number not in answers:
                        self._hand_out(work, items, waiting, shared)
                        self._collect(answers)
                    yield answers.pop(number)
            finally:
                for process in [p for p in self._processes if p.item is not None]:
                    self._drop(process)

    def close(self) -> None:
        """End all processes."""
        while self._processes:
            self._drop(self._processes[0])

    def _hand_out(self, work: Work, items: Sequence[Any], waiting: deque[int], shared: Any) -> None:
        """Give every idle process an item; start processes as there is work for them."""
        wanted = min(self._limits.most, 1 + len(items) // ITEMS_FOR_ANOTHER, len(waiting))
        while len(self._processes) < wanted:
            self._processes.append(self._begun())
        for process in [p for p in self._processes if p.item is None][: len(waiting)]:
            number = waiting.popleft()
            try:
                process.give(work, items[number], shared)
            except ConnectionError:  # it died while idle
                self._drop(process)
                waiting.appendleft(number)
            else:
                process.item = number
                process.until = time.monotonic() + (self._patience if process.ready else START)

    def _collect(self, answers: dict[int, Answer]) -> None:
        """Wait for the next answer or the next deadline."""
        busy = {process.pipe: process for process in self._processes if process.item is not None}
        left = min((process.until for process in busy.values()), default=0.0) - time.monotonic()
        ready = {id(pipe) for pipe in wait(list(busy), max(0.0, left))}
        for pipe, process in busy.items():
            number = process.item
            if number is not None and (id(pipe) in ready or process.until <= time.monotonic()):
                answer = self._answer(process, id(pipe) in ready)
                answers |= {number: answer} if answer is not None else {}

    def _answer(self, process: _Process, has_answered: bool) -> Answer | None:
        """What a process says, or what its silence means; None where it only says that it has started."""
        if not has_answered:
            self._drop(process)
            return Answer(None, f"it took more than {self._patience:g} s; given up")
        try:
            raw = process.pipe.recv_bytes()
        except (EOFError, ConnectionError):
            return Answer(None, self._cause(process, self._drop(process, patience=5.0)))
        if raw == READY:
            process.ready = True
            process.until = time.monotonic() + self._patience
            return None
        process.item = None
        return self._meaning(process, raw)

    def _meaning(self, process: _Process, raw: bytes) -> Answer:
        if raw[:1] == MEMORY:
            self._drop(process)
            return Answer(None, f"it took more than {self._limits.megabytes:,} MB of memory; given up")
        if raw[:1] == DONE:
            return Answer(raw[1:])
        return Answer(None, raw[1:].decode("utf-8", "replace"), defect=raw[:1] != REFUSED)

    def _cause(self, process: _Process, status: int) -> str:
        """Why a process ended, from its exit status; one that could not even start is the end of the run."""
        if not process.ready:
            raise WorkersError(
                f"a process that parses pages could not start (status {status}): what it printed says why"
            )
        if status == -signal.SIGPROF:
            return f"it took more than {self._limits.seconds:g} s of processor time; given up"
        name = signal.Signals(-status).name if status < 0 else f"status {status}"
        return f"the process that read it ended ({name}); given up"

    def _begun(self) -> _Process:
        ours, theirs = Pipe()
        told = (str(theirs.fileno()), str(self._limits.seconds), str(self._limits.megabytes))
        with theirs:
            popen = subprocess.Popen(  # noqa: S603  # our own interpreter and module
                [sys.executable, "-P", "-c", _MAIN, *told],
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, pass_fds=(theirs.fileno(),),
                env=_ENVIRONMENT | {"PYTHONPATH": _places()},
            )  # fmt: skip
        return _Process(popen, ours)

    def _drop(self, process: _Process, patience: float = 0.0) -> int:
        self._processes.remove(process)
        return process.end(patience)


def _places() -> str:
    """Where modules are looked for here; the empty name, which ``python -c`` has, is the folder one is in."""
    return os.pathsep.join(place or str(Path.cwd()) for place in sys.path)


@cache
def workers(limits: Limits) -> Workers:
    """The processes of this process for those limits; they end with it."""
    found = Workers(limits)
    atexit.register(found.close)
    return found
