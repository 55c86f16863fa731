"""Over all company releases: does memory stay flat, and do two processes do twice the work of one?"""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from texts import release_of
from timing import resident_mb

from config.words import load_lexicon
from press.figures import read_figures
from press.lexicon import Lexicon

WARM = 200
"""Releases read before memory is first looked at: by then every word list and pattern is built."""


@cache
def lexicon() -> Lexicon:
    """The words, loaded once in each process."""
    return load_lexicon()


@dataclass(frozen=True)
class Memory:
    """Resident megabytes after the first releases, after all, and the most in between."""

    releases: int
    figures: int
    warm: float
    end: float
    most: float


def read_all(paths: Sequence[Path]) -> Memory:
    """Parse and read ``paths`` one after the other, keeping nothing."""
    figures, seen = 0, [resident_mb()]
    warm = 0.0
    for number, path in enumerate(paths, start=1):
        figures += len(read_figures(release_of(path), lexicon()).figures)
        if number % 20 == 0:
            seen.append(resident_mb())
        if number == WARM:
            warm = resident_mb()
    return Memory(len(paths), figures, warm, resident_mb(), max(seen))


def memory(paths: Sequence[Path]) -> Memory:
    """The memory of a fresh process that reads all of ``paths``."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(read_all, paths).result()


@dataclass(frozen=True)
class Scaling:
    """Wall seconds of one and of two processes on the same releases, and processor seconds per process.

    ``by_wall`` is what was seen; ``by_processor`` is what two free cores give: twice the processor time
    of one process alone, over that of both side by side.
    """

    one_wall: float
    two_wall: float
    one_processor: float
    two_processor: float

    @property
    def by_wall(self) -> float:
        """How many times faster two processes were done."""
        return self.one_wall / self.two_wall

    @property
    def by_processor(self) -> float:
        """How many times faster they are if nobody else uses the machine."""
        return 2 * self.one_processor / self.two_processor


def scaling(paths: Sequence[Path], repeats: int) -> Scaling:
    """One process against two on ``paths``, in turn, medians of ``repeats``."""
    context = get_context("spawn")
    with ProcessPoolExecutor(1, context) as single, ProcessPoolExecutor(2, context) as double:
        for pool, workers in ((single, 1), (double, 2)):
            _run(pool, paths[:WARM], workers)
        runs = [(_run(single, paths, 1), _run(double, paths, 2)) for _ in range(repeats)]
    ones, twos = zip(*runs, strict=True)
    return Scaling(_median(ones, 0), _median(twos, 0), _median(ones, 1), _median(twos, 1))


def _median(runs: Sequence[tuple[float, float]], place: int) -> float:
    return statistics.median(run[place] for run in runs)


def _run(pool: ProcessPoolExecutor, paths: Sequence[Path], workers: int) -> tuple[float, float]:
    start = time.perf_counter()
    parts = [paths[worker::workers] for worker in range(workers)]
    processor = sum(pool.map(_processor_seconds, parts))
    return time.perf_counter() - start, processor


def _processor_seconds(paths: Sequence[Path]) -> float:
    start = time.process_time()
    read_all(paths)
    return time.process_time() - start
